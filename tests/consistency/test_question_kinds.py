"""Whatever the intake asks or notes, figures know what it could move."""

import ast
import re
from pathlib import Path

import lapak
from lapak.figures.question_kinds import QUESTION_KINDS

INTAKE = Path(lapak.__file__).parent / "intake"
# Names of fields and columns that remarks are made with, beside their kind.
COLUMNS = {
    "column", "date", "detail", "district", "edition", "finding", "kind", "nik",
    "verdict", "ward_district",
}  # fmt: skip


def words_of_remarks():
    """Every literal word handed to something that makes a remark, with its place."""
    for path in sorted(INTAKE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            made_by = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if "remark" not in made_by.lower():
                continue
            for argument in node.args:
                for part in ast.walk(argument):
                    said = getattr(part, "value", None)
                    if isinstance(said, str) and re.fullmatch(
                        r"[a-z]+[a-z0-9_]*", said
                    ):
                        yield f"{path.name}:{node.lineno}", said


def test_every_remark_is_of_a_kind_that_figures_know():
    made = list(words_of_remarks())

    assert len(made) > 25
    unknown = [
        one for one in made if one[1] not in QUESTION_KINDS and one[1] not in COLUMNS
    ]
    assert unknown == []
