"""Rows that repeat each other, businesses that turn out to be one, lists told apart."""

from dataclasses import replace

import pytest

from lapak.domain.bazaars.models import Attendance, Bazaar
from lapak.domain.journal.models import Entry
from lapak.domain.places.actions import ensure_regions
from lapak.domain.registry.models import Business
from lapak.domain.sources.models import Question, SourceFile
from lapak.intake.byhand import HandRow, beginning, enter
from tests.intake.by_hand import NOW, ROWS, Office, listed, stall
from tests.intake.settling.test_copied_sheets import AMOUNTS, a_book
from tests.intake.settling.test_explained import (
    HEAD,
    TITLES,
    said,
    taken,
    turnover,
)
from tests.intake.settling.test_explained import (
    ROWS as STALLS,
)
from tests.intake.settling.test_explained import a_book as a_list

pytestmark = pytest.mark.django_db
HEADER = ["No", "Nama Usaha", "Nama Pemilik", "No HP", "Kecamatan", "Omset"]
ONE, OTHER = "081211110001", "081211110002"
LATER = {"title": "BAZAR LAIN", "days": "3 Mei 2023"}


@pytest.fixture(autouse=True)
def office():
    ensure_regions("31.73")
    return Office()


def with_phones(*rows, **more):
    """A sheet whose rows tell phone and district; they start at row 5."""
    sheet = listed(**more)
    sheet.rows[3:] = [HEADER, *([n, *row] for n, row in enumerate(rows, start=1))]
    return sheet


def outcomes():
    return list(Attendance.objects.order_by("pk").values_list("outcome", flat=True))


# --- repeats ----------------------------------------------------------------------------


def test_a_row_that_repeats_a_repeat_counts_once_too_and_is_asked_about(office):
    office.take(
        "a.xlsx",
        with_phones(
            ["Dapur Sari", "Sari", ONE, "Tambora", 400_000],
            ["Dapur Sari", "Sari", f"{ONE} / {OTHER}", "Tambora", 400_000],
            ["Dapur Sari", "Sari", OTHER, "Tambora", 400_000],
        ),
    )

    assert outcomes() == ["took_part", "repeated", "repeated"]
    assert office.counts() == (1, 1, 400_000)
    asked = Question.objects.filter(kind="duplicate_row", needs_answer=True)
    assert sorted(asked.values_list("row", flat=True)) == [6, 7]


def by_hand(*rows):
    bazaar = Bazaar.objects.get(held=True)
    hand = replace(beginning(bazaar), rows=rows)
    return enter(hand, by="ratna", now=NOW, bazaar=bazaar)


SARI = HandRow("Dapur Sari", "Sari", nik="3173040101800001", turnover="400000")


def test_a_row_by_hand_that_counts_after_all_is_asked_about_once(office):
    office.take("a.xlsx", listed(*ROWS))
    file = by_hand(SARI, SARI)
    assert office.counts() == (1, 3, 1_500_000)
    rows = sorted(Question.objects.filter(file=file, kind="duplicate_row").values_list("row", flat=True))  # fmt: skip
    assert len(rows) == 2

    told = office.decide((file.path, "", rows[1], "duplicate_row", "count", ""))

    assert told.homeless == []
    asked = Question.objects.filter(file=file, kind="duplicate_row").order_by("row")
    assert list(asked.values_list("row", "answered")) == [(rows[0], False), (rows[1], True)]  # fmt: skip
    assert office.counts() == (1, 3, 1_900_000)


def test_a_business_in_the_lists_of_two_days_counts_on_both_beside_rows_by_hand(office):
    for day in (1, 2):
        days = f"Hari ke-{day}: {7 + day} April 2023"
        office.take(f"{day}.xlsx", listed(*ROWS, days=days))
    by_hand(HandRow("Es Teh Nia", "Nia", turnover="50000"))

    assert office.counts() == (1, 4, 3_050_000)
    assert office.kinds(kind="duplicate_row") == []


# --- one business after all ----------------------------------------------------------------


def joins():
    """Business and the older one that it is now, as the books and the journal say."""
    told = Entry.objects.filter(verb="business.joined").values_list("after", flat=True)
    aliases = Business.objects.exclude(alias_of=None).values_list("pk", "alias_of")
    assert [after["alias_of"] for after in told] == [root for _, root in aliases]
    return list(aliases)


def test_a_list_that_shows_two_businesses_to_be_one_joins_them_under_the_older_id(office):  # fmt: skip
    office.take("a.xlsx", with_phones(["Dapur Sari", "Sari Wulandari", ONE, "Tambora", 400_000]))  # fmt: skip
    office.take("b.xlsx", with_phones(["Dapur Sari", "Ahmad", OTHER, "Tambora", 500_000], **LATER))  # fmt: skip
    older, younger = Business.objects.order_by("pk").values_list("pk", flat=True)
    assert (office.value("offline_businesses_distinct"), joins()) == (2, [])

    office.take(
        "c.xlsx",
        with_phones(
            ["Dapur Sari", "Sari Wulandari / Ahmad", f"{ONE}/{OTHER}", "Tambora", 600_000],
            title="BAZAR MERDEKA",
            days="17 Agustus 2023",
        ),
    )  # fmt: skip

    assert joins() == [(younger, older)]
    assert office.value("offline_businesses_distinct") == 1
    assert office.counts() == (3, 3, 1_500_000)


def test_a_district_put_right_joins_a_business_with_the_one_that_it_is(office):
    office.take("a.xlsx", with_phones(["Dapur Sari", "Sari", None, "Tambora", 400_000]))
    office.take("b.xlsx", with_phones(["Dapur Sari", "Sari", None, "Taman Sari", 500_000], **LATER))  # fmt: skip
    older, younger = Business.objects.order_by("pk").values_list("pk", flat=True)

    told = office.decide(("b.xlsx", "", 5, "", "set_district", "31.73.04"))

    assert (told.homeless, joins()) == ([], [(younger, older)])
    assert office.value("offline_businesses_distinct") == 1


# --- lists ------------------------------------------------------------------------------------


def test_a_bazaar_split_in_two_of_which_one_keeps_its_name_and_place(office):
    office.take("a.xlsx", listed(*ROWS[:2], place=""))
    office.take("b.xlsx", listed(stall(8, "Roti Eko", "Eko", 200_000)))
    assert office.counts() == (1, 3, 1_100_000)

    told = office.decide(("b.xlsx", "", 4, "", "set", "split=1"))

    assert told.homeless == []
    assert office.counts() == (2, 3, 1_100_000)
    places = Bazaar.objects.filter(held=True).values_list("place", flat=True)
    assert sorted(places) == ["", "RPTRA Tambora"]


def test_a_list_that_came_again_with_other_days_counts_after_all_where_a_person_says_so(
    tmp_path,
):
    taken(
        a_book(tmp_path / "bazar.xlsx", Hadir=AMOUNTS),
        a_book(tmp_path / "bazar REVISI.xlsx", days="14 Oktober 2025", Hadir=AMOUNTS),
    )
    assert turnover() == 1_000_000

    told = said("", file="bazar.xlsx", row=1, verb="count")

    assert told.homeless == []
    assert turnover() == 2_000_000
    assert not Question.objects.filter(kind="superseded", answered=False).exists()


@pytest.mark.parametrize("titles", [TITLES, TITLES[:-1]], ids=["in place", "moved up"])
def test_what_was_said_of_a_table_holds_where_its_header_is_written_otherwise(
    tmp_path, titles
):
    path = a_list(tmp_path / "hadir.xlsx", head=[*HEAD[:4], "Omset"])
    taken(path)
    assert said("name=Bazar Lain").homeless == []

    head = ["No", "Nama UMKM", "Pemilik", "Setoran", "Omset (Rp)"]
    taken(a_list(path, head=head, titles=titles, rows=STALLS))

    assert SourceFile.objects.filter(state="taken_in").count() == 1
    assert Bazaar.objects.get(held=True).name == "Bazar Lain"
    assert turnover() == 1_500_000
