"""Where a bazaar was, and sheets that may be versions of each other: asked, not guessed."""

import pytest

from lapak.domain.bazaars.models import Bazaar
from lapak.domain.places.actions import ensure_regions
from lapak.domain.sources.models import Question
from tests.intake.by_hand import ROWS, Office, listed, stall

pytestmark = pytest.mark.django_db
FILE = "bazar/Daftar.xlsx"
UNKNOWN = {"title": "BAZAR MURAH", "place": "Lapangan Entah Di Mana"}


@pytest.fixture
def office():
    ensure_regions("31.73")
    return Office()


def test_a_place_that_nobody_knows_is_asked_about_once_a_bazaar(office):
    office.take(FILE, listed(*ROWS[:2], **UNKNOWN))
    office.take("bazar/lanjutan.xlsx", listed(ROWS[2], **UNKNOWN))
    assert office.counts()[0] == 1
    assert office.kinds(needs_answer=True) == ["place_unknown"]
    assert Bazaar.objects.get().district is None

    office.decide((FILE, "", 1, "", "set", "district=31.73.04"))
    assert office.kinds(needs_answer=True, answered=False) == []
    assert Bazaar.objects.get().district_id == "31.73.04"


def test_a_place_that_is_outside_the_city_needs_no_question(office):
    office.take(FILE, listed(*ROWS, title="BAZAR MURAH", place="Balai Kota DKI Jakarta"))  # fmt: skip
    assert office.kinds() == []


def test_a_person_may_leave_a_bazaar_outside(office):
    office.take(FILE, listed(*ROWS, **UNKNOWN))
    office.decide((FILE, "", 1, "place_unknown", "keep", ""))
    assert office.kinds(needs_answer=True, answered=False) == []


OTHER = [stall(n, *row[1:3], row[4] + 50_000) for n, row in enumerate(ROWS, 1)]


def test_sheets_of_the_same_people_with_other_amounts_are_added_and_asked_about(office):
    office.take(FILE, listed(*ROWS, name="Kesatu"), listed(*OTHER, name="Kedua"))
    assert office.counts() == (1, 3, 3_150_000)
    asked = Question.objects.get(needs_answer=True)
    assert (asked.kind, asked.sheet) == ("sheets_added", "Kedua")

    office.decide((FILE, "Kesatu", 1, "", "drop", ""))
    assert office.counts() == (1, 3, 1_650_000)
    assert office.kinds(needs_answer=True) == []


@pytest.mark.parametrize(
    "tabs", [("Hari 1", "Hari 2"), ("Sabtu", "Minggu"), ("Pagi", "Sore"), ("Tunai", "QRIS")]
)  # fmt: skip
def test_sheets_that_tell_parts_of_a_bazaar_are_added_without_a_question(office, tabs):
    sheets = [listed(*rows, name=tab) for tab, rows in zip(tabs, (ROWS, OTHER), strict=True)]  # fmt: skip
    office.take(FILE, *sheets)
    assert office.counts() == (1, 3, 3_150_000)
    assert office.kinds(needs_answer=True) == []


def test_sheets_of_other_people_are_parts_of_a_bazaar_without_a_question(office):
    office.take(FILE, listed(*ROWS[:2], name="Kuliner"), listed(ROWS[2], name="Lain"))
    assert office.kinds(needs_answer=True) == []
