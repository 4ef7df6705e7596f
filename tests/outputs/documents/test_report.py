"""The yearly report: what stands in it is what the ledger says, in each kind of file."""

from datetime import date

import pytest

from lapak.domain.journal.actions import write
from lapak.domain.places.actions import ensure_regions
from lapak.domain.places.models import District
from lapak.figures.ledger import ledger
from lapak.outputs.documents.report import (
    KINDS,
    report_contents,
    report_file,
    report_name,
    written,
)
from tests.figures.made import random_year
from tests.figures.office import YEAR, Office
from tests.outputs.documents.readings import links, opened
from tests.outputs.documents.report_readings import (
    books,
    expected,
    labels,
    pdf_text,
    read_excel,
    read_pdf,
    read_word,
    worked_out,
)


@pytest.fixture
def city(db, time_machine):
    time_machine.move_to("2024-01-08T17:30:00Z", tick=False)
    ensure_regions("31.73")
    write("places.told", District.objects.earliest("code"), by="Ratna")


@pytest.mark.parametrize(("seed", "lang"), [(3, "id"), (8, "en"), (8, "id")])
def test_each_kind_of_file_tells_the_numbers_of_the_ledger(city, seed, lang):
    random_year(seed)
    told = report_contents(YEAR, lang)
    right = expected(ledger(YEAR), lang)
    read = {
        "pdf": read_pdf(written(told, "pdf"), labels(right), lang),
        "docx": read_word(written(told, "docx"), lang),
        "xlsx": read_excel(written(told, "xlsx"), lang),
    }
    for kind, one in read.items():
        for what, numbers in vars(right).items():
            found = getattr(one, what)
            keys = {*found, *numbers}
            wrong = {k for k in keys if found.get(k) != numbers.get(k)}
            assert {k: (found.get(k), numbers.get(k)) for k in wrong} == {}, kind


def test_a_figure_of_one_and_a_figure_of_zero_are_told_as_such(city):
    office = Office()
    bazaar = office.bazaar(date(YEAR, 3, 11), "31.73.01", "kecamatan")
    office.sold(office.took_part(bazaar, office.business("31.73.02")), 500_000)
    right = expected(ledger(YEAR))
    text = pdf_text(report_file(YEAR, "id", "pdf"))
    assert "Keikutsertaan luring . . ." in text
    assert "1 kali" in text
    assert "1 time\n" in pdf_text(report_file(YEAR, "en", "pdf"))
    assert "0 kunjungan" in text
    for kind, read in (("docx", read_word), ("xlsx", read_excel)):
        assert read(report_file(YEAR, "id", kind)).figures == right.figures


def test_a_year_with_nothing_in_it_has_a_report_that_says_so(city):
    told = report_contents(2019, "id")
    assert told.chapters == ()
    assert told.made.ledger["offline_turnover"].value == 0
    text = pdf_text(written(told, "pdf"))
    assert "belum mencatat usaha yang ikut bazar" in text
    assert "Belum ada angka yang bisa dirinci." in text
    assert "Tidak ada pertanyaan yang terbuka tentang angka tahun ini." in text
    assert "Tidak ada bazar yang tercatat pada tahun ini." in text
    assert read_word(written(told, "docx")).figures == dict.fromkeys(
        told.made.ledger, 0
    )
    assert read_excel(written(told, "xlsx")).parts == {}


def test_an_office_that_did_nothing_at_all_has_one_too(db):
    for kind in KINDS:
        assert len(report_file(YEAR, "id", kind)) > 10_000
    assert "Belum ada data yang dicatat." in pdf_text(report_file(YEAR, "id", "pdf"))


def test_half_a_year_says_that_it_is_not_over(city, time_machine):
    time_machine.move_to("2023-06-30T05:00:00Z", tick=False)
    write("places.told", District.objects.earliest("code"), by="Ratna")
    Office().bazaar(date(YEAR, 3, 11))
    told = " ".join(pdf_text(report_file(YEAR, "id", "pdf")).split())
    assert "Tahun 2023 belum selesai; angka ini menurut data per 30 Juni 2023." in told


def test_open_questions_stand_beside_the_figures_and_by_kind(city):
    office = Office()
    table = office.table()
    bazaar = office.bazaar(date(YEAR, 3, 11))
    office.sold(office.took_part(bazaar, office.business(), table), 500_000, 5_000_000)
    office.question(table.file, at_stake=450_000)
    office.question(table.file, "turnover_missing", row=3)
    office.question(table.file, "turnover_missing", row=4)
    told = report_contents(YEAR, "id")
    line = told.line("offline_turnover")
    assert line.notes == (
        ("Seperti tertulis di daftar, sebelum keputusan orang", "Rp5.000.000"),
        ("3 pertanyaan terbuka bisa mengubahnya", "± Rp1.450.000"),
    )
    assert [
        (one.number, [could for _, could in one.changes]) for one in told.asked
    ] == [
        (2, ["± Rp1.000.000"]),
        (1, ["± Rp450.000"]),
    ]
    text = " ".join(pdf_text(written(told, "pdf")).split())
    assert "Omset dibiarkan kosong: omsetnya belum diketahui, bukan nol. 2" in text
    assert "Masih ada 3 pertanyaan terbuka" in text
    asked = [
        ("Omset dibiarkan kosong: omsetnya belum diketahui, bukan nol.", "2",
         "Omset bazar luring: ± Rp1.000.000"),
        ("Omset ini mungkin kelebihan satu nol.", "1", "Omset bazar luring: ± Rp450.000"),
    ]  # fmt: skip
    word = opened(written(told, "docx"))
    (table,) = [one for one in word.tables if "Yang ditanyakan" in one.cell(0, 0).text]
    assert [tuple(c.text for c in row.cells) for row in table.rows][1:] == asked
    assert ("Omset bazar luring", line.address) in links(word)
    book, _ = books(written(told, "xlsx"))
    *rows, total = list(book["Pertanyaan terbuka"].iter_rows(min_row=4))
    assert [(r[0].value, str(r[1].value), r[2].value) for r in rows] == asked
    assert worked_out(total[1]) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_facts_make_the_same_file_on_another_day(city, kind, time_machine):
    random_year(5)
    first = report_file(YEAR, "id", kind)
    time_machine.move_to("2031-05-05T05:05:05Z", tick=False)
    assert report_file(YEAR, "id", kind) == first


def test_rules_stand_there_word_for_word(city):
    told = report_contents(YEAR, "en")
    text = " ".join(pdf_text(written(told, "pdf")).split())
    for number, rule in enumerate(told.rules, start=1):
        assert f"{number}. {rule}" in text


def test_names_of_bazaars_show_no_nik_and_no_letter_breaks_the_file(city):
    strange = "\u0b9a \U0001f389 漢字 ﷺ \x01 <b>& =1+1"
    bazaar = Office().bazaar(date(YEAR, 3, 11))
    bazaar.name = f"Bazar 3173051234567890 {strange}"
    bazaar.place = "+62 @SUM(1)"
    bazaar.save()
    for lang in ("id", "en"):
        assert "3173051234567890" not in pdf_text(report_file(YEAR, lang, "pdf"))
        assert read_word(report_file(YEAR, lang, "docx"), lang).annex["offline"]
        assert read_excel(report_file(YEAR, lang, "xlsx"), lang).annex["offline"]
    assert "<b>& =1+1" in " ".join(pdf_text(report_file(YEAR, "id", "pdf")).split())


def test_a_file_is_called_by_what_it_is_and_its_year():
    assert report_name(2023, "id", "pdf") == "laporan-2023.pdf"
    assert report_name(2023, "en", "xlsx") == "report-2023.xlsx"
