"""A whole year of messy files: every figure as the truth tells it."""

import csv
import io
from collections import defaultdict

import pytest
from django.utils import timezone

from lapak.domain.places.actions import ensure_regions
from lapak.domain.sources.models import FileState, Question, SourceFile
from lapak.figures.ledger import ledger
from lapak.intake.deciding import COLUMNS, apply, read_table
from lapak.intake.finding import find_files
from lapak.intake.reading.reader import Reader
from lapak.intake.take_in import Desk, office_places, take_back, take_in
from tests.intake.year_files import ROOT, needs_year, truth

pytestmark = [pytest.mark.slow, pytest.mark.django_db, needs_year]
FOLDERS = ("bazar", "online", "pengawasan")
ABOUT = {
    "offline_businesses_distinct",
    "online_businesses_distinct",
    "facilitated_businesses_distinct",
}


@pytest.fixture
def office():
    ensure_regions("31.73")


def take_in_all():
    with Reader() as reader:
        desk = Desk(reader)
        reads = [desk.read(path) for path in find_files([ROOT / f for f in FOLDERS])]
        return take_in(reads, by="uji", now=timezone.now())


def decisions(told):
    """What a person decides, as the truth's corrections say it."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    lines = {tuple(line["latest"]): line for line in told["order_lines"]}
    names = {business["id"]: business["name"] for business in told["businesses"]}
    for issue in told["issues"]:
        if issue["file"].startswith("varian"):
            continue
        where = [
            issue["file"],
            issue["sheet"],
            issue["row"],
            issue["kind"],
            issue["why"],
        ]
        for verb, value in (issue["correction"] or {}).items():
            words = " ".join(value) if isinstance(value, list) else value
            table.writerow([*where, verb, "" if value is True else words])
        if issue["kind"] == "product_unknown":
            line = lines[issue["file"], issue["row"]]
            table.writerow([*where, "attribute", names[line["business"]]])
    return out.getvalue().encode()


def near(key, breakdown):
    return key in ABOUT or (breakdown == "home_district" and "distinct" in key)


def differences(told):
    """Every value and breakdown that is not as the truth tells it."""
    figures = told["figures"]
    found = {}
    for key, figure in ledger(2023).items():
        if key in figures:
            allowed = figures[key] * 0.01 if key in ABOUT else 0
            if abs(figure.value - figures[key]) > allowed:
                found[key] = (figure.value, figures[key])
        for name, values in figure.breakdowns.items():
            short = key.replace("_held", "").replace(
                "businesses_distinct", "businesses"
            )
            right = figures.get(f"{key}_by_{name}") or figures.get(f"{short}_by_{name}")
            if right is None:
                continue
            for part in {*values, *right}:
                mine, theirs = values.get(part, 0), right.get(part, 0)
                if abs(mine - theirs) > (
                    max(theirs * 0.01, 1) if near(key, name) else 0
                ):
                    found[key, name, part] = (mine, theirs)
    return found


def asked():
    """(file, sheet, row) → kinds, as shown to people; the only sheet is ''."""
    found = defaultdict(set)
    questions = Question.objects.filter(file__state=FileState.TAKEN_IN, answered=False)
    for question in questions.select_related("file"):
        name = question.file.path.split(f"{ROOT.name}/")[1]
        sheet = "" if name.startswith("online") else question.sheet
        found[name, sheet, question.row].add(question.kind)
    return found


def test_the_year_comes_out_exactly_after_a_persons_answers(office):
    told = truth()
    take_in_all()

    questions = asked()
    issues = [i for i in told["issues"] if not i["file"].startswith("varian")]
    places = {
        (i["file"], "" if i["file"].startswith("online") else i["sheet"], i["row"])
        for i in issues
    }
    missing = [
        i
        for i in issues
        if i["must_report"]
        and i["kind"]
        not in questions[
            i["file"], "" if i["file"].startswith("online") else i["sheet"], i["row"]
        ]
    ]
    needless = [
        place for place, kinds in questions.items() if kinds and place not in places
    ]
    rows = sum(SourceFile.objects.values_list("rows", flat=True))
    applied = apply(
        read_table(decisions(told)),
        by="uji",
        now=timezone.now(),
        places=office_places(),
    )

    assert missing == []
    assert len(needless) <= rows * 0.02
    assert applied.homeless == []
    assert differences(told) == {}


def test_taking_in_again_changes_nothing_and_taking_back_leaves_no_trace(office):
    take_in_all()
    before = {key: (f.value, f.breakdowns) for key, f in ledger(2023).items()}

    again = take_in_all()
    assert not any(again.changes.values())

    revised = SourceFile.objects.get(path__contains="3-5 Juni 2023 REVISI")
    take_back(revised, by="uji")
    without = ledger(2023)
    assert (
        without["offline_participations"].value != before["offline_participations"][0]
    )
    assert without["offline_bazaars_held"].value == before["offline_bazaars_held"][0]

    take_in_all()
    after = {key: (f.value, f.breakdowns) for key, f in ledger(2023).items()}
    assert after == before
