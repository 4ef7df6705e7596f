"""Columns, units and header rows that people explain: by decisions, for any version."""

import openpyxl
import pytest
from django.utils import timezone

from lapak.domain.bazaars.models import Bazaar
from lapak.domain.journal.models import Entry
from lapak.domain.places.actions import ensure_regions
from lapak.domain.registry.models import Business, Mention
from lapak.domain.sales.models import DailySales
from lapak.domain.sources.actions import learn_header
from lapak.domain.sources.models import Decision, Question, SourceFile, SourceTable
from lapak.figures.ledger import ledger
from lapak.intake.deciding import apply
from lapak.intake.known import learnt_headers, office_places
from lapak.intake.reading.reader import Reader
from lapak.intake.settling.answers import Said
from lapak.intake.take_in import Desk, take_back, take_in
from lapak.jobs import decisions
from tests.jobs.test_intake import run

pytestmark = pytest.mark.django_db
TITLES = [
    ["BAZAR UMKM KEC. TAMBORA"],
    ["Tempat: Halaman Kantor Kecamatan Tambora"],
    ["Tanggal: 3 Mei 2025"],
    [],
]
HEAD = ["No", "Nama Usaha", "Nama Pemilik", "Setoran", "Bathi"]
ROWS = [
    [1, "Dapur Melati", "Siti Aminah", 10000, 450000],
    [2, "Kopi Kenanga", "Budi Hartono", 20000, 850000],
    [3, "Batik Cempaka", "Rina Wati", 30000, 200000],
]
SMALL = [[*row[:4], row[4] // 10] for row in ROWS]
ODD_HEAD = ["Urutan", "Jeneng", "Sing Nduwe", "Setoran", "Bathi"]


@pytest.fixture(autouse=True)
def regions():
    ensure_regions("31.73")


def a_book(path, head=HEAD, rows=ROWS, titles=TITLES):
    path.parent.mkdir(exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Hadir"
    for row in [*titles, head, *rows]:
        sheet.append(row)
    book.save(path)
    return path


def taken(*paths):
    with Reader() as reader:
        desk = Desk(reader)
        reads = [desk.read(path) for path in paths]
    return take_in(reads, by="ratna", now=timezone.now())


def said(*values, file="hadir.xlsx", sheet="", row=5, verb="set"):
    lines = [(n, Said(n, file, sheet, row, "", verb, v)) for n, v in enumerate(values)]
    return apply(lines, by="ratna", now=timezone.now(), places=office_places())


def turnover(year=2025):
    return ledger(year)["offline_turnover"].value


def test_a_column_that_is_explained_is_read_anew(tmp_path):
    taken(a_book(tmp_path / "hadir.xlsx"))
    assert turnover() == 0
    businesses = set(Business.objects.values_list("pk", "name"))

    applied = said("column:E=turnover")

    assert (applied.made, applied.homeless) == (1, [])
    assert turnover() == 1_500_000
    assert set(Business.objects.values_list("pk", "name")) == businesses
    assert set(DailySales.objects.values_list("column", flat=True)) == {5}
    entry = Entry.objects.get(verb="file.read_anew")
    assert entry.after["columns"] == (
        "Hadir baris 5: A nomor, B usaha, C pemilik, E omset; rupiah"
    )
    assert "E omset" not in entry.before["columns"]


def test_saying_it_twice_changes_nothing(tmp_path):
    taken(a_book(tmp_path / "hadir.xlsx"))
    said("column:E=turnover", "unit=ribuan")
    rows = set(DailySales.objects.values_list("pk", "turnover"))

    again = said("column:E=turnover", "unit=ribuan")

    assert again.made == 0
    assert not any(again.changes.values())
    assert set(DailySales.objects.values_list("pk", "turnover")) == rows


@pytest.mark.parametrize(
    ("unit", "sum_"),
    [("ribuan", 150_000_000), ("juta", 150_000_000_000), ("rupiah", 150_000)],
)
def test_the_unit_of_amounts_is_corrected(tmp_path, unit, sum_):
    taken(a_book(tmp_path / "hadir.xlsx", head=[*HEAD[:4], "Omset"], rows=SMALL))
    assert turnover() == 150_000

    said(f"unit={unit}")

    assert turnover() == sum_
    assert SourceTable.objects.get().unit == sum_ // 150_000


def test_a_guessed_unit_is_answered_by_telling_it(tmp_path):
    rows = [[n, f"Usaha {n}", f"Orang {n}", "", 100 + n] for n in range(1, 7)]
    taken(a_book(tmp_path / "hadir.xlsx", head=[*HEAD[:4], "Omset"], rows=rows))
    assert turnover() == 621_000
    assert Question.objects.filter(kind="unit_guessed").exists()

    said("unit=rupiah")

    assert turnover() == 621
    assert not Question.objects.filter(kind="unit_guessed").exists()


def test_a_sheet_without_a_known_table_is_read_by_its_marked_header(tmp_path):
    taken(a_book(tmp_path / "hadir.xlsx", head=ODD_HEAD))
    assert SourceFile.objects.get().kind == "unknown"

    said("header=1", "column:B=business", "column:C=owner", "column:E=turnover")

    file = SourceFile.objects.get()
    assert (file.kind, file.rows) == ("attendance", 3)
    assert turnover() == 1_500_000
    assert ledger(2025)["offline_bazaars_held"].value == 1
    assert not Question.objects.filter(kind="kind_unknown").exists()


def test_an_explanation_holds_for_the_same_file_again(tmp_path):
    path = a_book(tmp_path / "hadir.xlsx", head=ODD_HEAD)
    taken(path)
    said("column:B=business", "column:E=turnover")
    before = set(Mention.objects.values_list("pk", flat=True))

    outcome = taken(path)

    assert not any(outcome.changes.values())
    assert set(Mention.objects.values_list("pk", flat=True)) == before
    assert turnover() == 1_500_000


def test_it_holds_for_a_newer_version_in_which_rows_and_columns_moved(tmp_path):
    taken(a_book(tmp_path / "hadir.xlsx", head=ODD_HEAD, rows=SMALL))
    said("column:B=business", "column:C=owner", "column:E=turnover", "unit=ribuan")
    assert turnover() == 150_000_000

    head = ["Urutan", "Lapak ke", "Jeneng", "Sing Nduwe", "Setoran", "Bathi"]
    rows = [[r[0], "", *r[1:]] for r in SMALL] + [
        [4, "", "Jamu Anggrek", "Dewi", 1, 50_000]
    ]
    newer = a_book(
        tmp_path / "hadir.xlsx", head=head, rows=rows, titles=[["Laporan"], *TITLES]
    )
    taken(newer)

    states = dict(SourceFile.objects.values_list("state", "kind"))
    assert states == {"replaced": "attendance", "taken_in": "attendance"}
    assert turnover() == 200_000_000


def test_it_is_taken_back_with_its_file_and_comes_again_with_it(tmp_path):
    path = a_book(tmp_path / "hadir.xlsx")
    taken(path)
    said("column:E=turnover")

    take_back(SourceFile.objects.get(), by="ratna")
    assert turnover() == 0
    taken(path)
    assert turnover() == 1_500_000


def test_what_was_explained_while_a_file_was_taken_back_holds_when_it_comes_again(
    tmp_path,
):
    path = a_book(tmp_path / "hadir.xlsx")
    taken(path)
    said("column:E=turnover")
    take_back(SourceFile.objects.get(), by="ratna")
    Decision.objects.all().delete()

    taken(path)

    assert turnover() == 0


def test_a_column_is_given_back_to_what_lapak_reads(tmp_path):
    taken(a_book(tmp_path / "hadir.xlsx", head=[*HEAD[:4], "Omset"]))
    said("column:E=other", "unit=juta")
    assert turnover() == 0

    said("column:E=lapak", "unit=lapak")

    assert turnover() == 1_500_000


def test_two_columns_cannot_both_be_the_business_the_last_word_holds(tmp_path):
    taken(a_book(tmp_path / "hadir.xlsx", head=[*HEAD[:4], "Omset"]))

    said("column:C=business", "column:B=owner")

    names = set(Mention.objects.values_list("business_written", "owner_written"))
    assert ("Siti Aminah", "Dapur Melati") in names


def test_amounts_of_days_are_told_by_their_number(tmp_path):
    titles = [*TITLES[:2], ["Tanggal: 3-4 Mei 2025"], []]
    taken(a_book(tmp_path / "hadir.xlsx", titles=titles))

    said("column:D=day 1", "column:E=hari ke-2")

    days = DailySales.objects.values_list("day", "turnover").order_by("day", "turnover")
    assert [str(day) for day, _ in days] == ["2025-05-03"] * 3 + ["2025-05-04"] * 3
    assert turnover() == 1_560_000


def test_a_header_that_comes_again_in_the_middle_follows_the_first(tmp_path):
    rows = [*ROWS, [], HEAD, [4, "Jamu Anggrek", "Dewi Sari", 5, 50000]]
    taken(a_book(tmp_path / "hadir.xlsx", rows=rows))

    said("column:E=turnover")

    assert SourceTable.objects.count() == 1
    assert turnover() == 1_550_000


def test_a_learnt_header_makes_a_list_known_that_was_not(tmp_path):
    for text, meaning in (
        ("jeneng", "business"),
        ("sing nduwe", "owner"),
        ("bathi", "turnover"),
    ):
        learn_header("attendance", text, meaning, by="ratna")

    taken(a_book(tmp_path / "hadir.xlsx", head=ODD_HEAD))

    assert SourceFile.objects.get().kind == "attendance"
    assert turnover() == 1_500_000


def test_a_table_of_decisions_explains_and_corrects_too(tmp_path):
    taken(a_book(tmp_path / "hadir.xlsx"))
    answers = tmp_path / "jawaban.csv"
    answers.write_text(
        "file,sheet,row,kind,question,decision,value\n"
        "hadir.xlsx,,5,,,set,column:E=omset\n"
        "hadir.xlsx,Hadir,5,,,set,unit=rupiah\n"
        "hadir.xlsx,,1,,,set,name=Bazar Lain\n"
        "hadir.xlsx,,5,,,set,column:D=untung\n"
    )

    assert run(decisions, "apply", answers) == 1
    assert turnover() == 1_500_000
    assert Bazaar.objects.get().name == "Bazar Lain"
    assert Decision.objects.count() == 3
    assert run(decisions, "apply", answers) == 1
    assert Decision.objects.count() == 3


def test_a_header_that_is_explained_again_means_the_last_thing_said():
    learn_header("attendance", "bathi", "owner", by="ratna")
    learn_header("attendance", "bathi", "turnover", by="ratna")

    assert learnt_headers() == {"bathi": "turnover"}
    last = Entry.objects.latest("number")
    assert (last.before["meaning"], last.after["meaning"]) == ("owner", "turnover")


def test_an_undated_list_counts_once_it_is_joined_to_a_bazaar(tmp_path):
    head = [*HEAD[:4], "Omset"]
    undated = [["DAFTAR PESERTA"], []]
    other = [[1, "Roti Mawar", "Umi Kalsum", 1, 70_000]]
    taken(
        a_book(tmp_path / "hadir.xlsx", head=head),
        a_book(tmp_path / "polos.xlsx", head=head, rows=other, titles=undated),
    )
    assert turnover() == 1_500_000

    said("bazaar=entah", file="polos.xlsx", row=3)
    assert turnover() == 1_500_000
    assert Question.objects.filter(kind="bazaar_undated", answered=False).exists()

    said(f"bazaar={Bazaar.objects.get().key}", file="polos.xlsx", row=3)
    assert turnover() == 1_570_000
    assert not Question.objects.filter(kind="bazaar_undated").exists()


def test_a_list_of_the_next_day_that_is_joined_makes_the_bazaar_longer(tmp_path):
    head = [*HEAD[:4], "Omset"]
    next_day = [["PESTA RAKYAT KALIDERES"], ["Tanggal: 4 Mei 2025"], []]
    other = [[1, "Roti Mawar", "Umi Kalsum", 1, 70_000]]
    taken(
        a_book(tmp_path / "hadir.xlsx", head=head),
        a_book(tmp_path / "esok.xlsx", head=head, rows=other, titles=next_day),
    )

    said(
        f"bazaar={Bazaar.objects.get(opens='2025-05-03').key}", file="esok.xlsx", row=4
    )

    bazaar = Bazaar.objects.get(held=True)
    assert (str(bazaar.opens), str(bazaar.closes)) == ("2025-05-03", "2025-05-04")
