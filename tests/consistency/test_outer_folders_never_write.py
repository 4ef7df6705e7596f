"""Pages, the API, jobs, figures and outputs change nothing themselves."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OUTER = [
    path
    for folder in ("web", "api", "jobs", "figures", "outputs")
    for path in sorted((ROOT / "src" / "lapak" / folder).rglob("*.py"))
]
WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update",
    "get_or_create", "update_or_create",
}  # fmt: skip


def written(tree):
    return {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    } & WRITES


@pytest.mark.parametrize("path", OUTER, ids=lambda path: str(path.relative_to(ROOT)))
def test_it_writes_nothing(path):
    assert written(ast.parse(path.read_text())) == set()


def test_a_write_would_be_seen():
    assert written(ast.parse("def f(x):\n    x.objects.create(a=1)")) == {"create"}
