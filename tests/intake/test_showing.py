"""Rows as written beside as understood, of every kind of file."""

from datetime import date, datetime, time

import pytest

from lapak.demo.year import write_year
from lapak.domain.places.rules import gazetteer
from lapak.intake.cells.niks import read_nik
from lapak.intake.leftover import rows_left_over
from lapak.intake.reading.reader import Reader
from lapak.intake.reading.refusal import Refused
from lapak.intake.reading.workbook import Sheet, Workbook
from lapak.intake.recognise import understand
from lapak.intake.showing import CellShown, covered, rows_shown
from lapak.intake.told import (
    AmountTold,
    AttendanceRow,
    ColumnTold,
    CuratedRow,
    FileTold,
    LineRow,
    MentionTold,
    NikTold,
    TableTold,
    VisitRow,
)

PLACES = gazetteer("31.73", ())


def shown(cells, table):
    """The one row of a table (its row 2), by header: as written, as understood."""
    columns = tuple(ColumnTold(n, f"{m}?", m) for n, m in enumerate(cells, start=1))
    sheet = Sheet("S", False, [[], list(cells.values())])
    told = FileTold("x", [TableTold("x", "S", 1, 2, 2, columns, **table)])
    (row,) = rows_shown(Workbook("xlsx", [sheet]), told, PLACES)
    return row, {c.header.rstrip("?"): (c.written, c.understood) for c in row.cells}


def test_an_attendance_row_tells_names_places_and_amounts():
    mention = MentionTold(
        business="Dapur Ani", owner="Ani", nik=NikTold("3173045203809001", state="whole"),
        phones=("+6281200000001",), ward="31.73.05.1001", district="31.73.05",
    )  # fmt: skip
    cells = {
        "number": 1, "business": "Dapur Ani", "nik": "3173045203809001",
        "phone": "0812 0000 0001", "ward": "Kb Jeruk", "turnover": "1,25 jt",
        "sign": "ani", "presence": "hadir", "note": None,
    }  # fmt: skip
    amounts = (AmountTold(6, "1,25 jt", "amount", 1_250_000),)

    row, told = shown(cells, {"attendance": [AttendanceRow(2, mention, amounts)]})

    assert (row.name, row.row, row.sheet, row.table) == ("Dapur Ani", 2, "S", 0)
    assert told == {
        "business": ("Dapur Ani", ""),
        "nik": ("3173••••••••••••", "16 angka, utuh"),
        "phone": ("0812 0000 0001", "+6281200000001"),
        "ward": ("Kb Jeruk", "Kebon Jeruk, Kebon Jeruk"),
        "turnover": ("1,25 jt", "Rp1.250.000"),
        "presence": ("hadir", ""),
    }
    assert row.cells[-2] == CellShown("F2", "turnover?", "1,25 jt", "Rp1.250.000")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("nothing", "ikut, tidak ada penjualan"),
        ("unreadable", "tidak terbaca"),
        ("blank", "belum diketahui"),
    ],
)
def test_an_amount_that_is_none_says_what_it_is(said, words):
    row = AttendanceRow(2, MentionTold("X"), (AmountTold(2, "?", said, None),))

    _, told = shown({"business": "X", "turnover": None}, {"attendance": [row]})

    assert told["turnover"] == ("", words)


def test_somebody_who_did_not_come_is_said_to_be_absent():
    row = AttendanceRow(2, MentionTold("X"), absent=True)

    _, told = shown({"business": "X", "note": "tidak hadir"}, {"attendance": [row]})

    assert told["note"] == ("tidak hadir", "tidak ikut")


@pytest.mark.parametrize(("edition", "words"), [(3, ""), (None, "belum diketahui")])
def test_a_curated_product_tells_its_edition_and_verdict(edition, words):
    row = CuratedRow(2, MentionTold("X"), edition, "A-1", "Keripik", accepted=False)

    named, told = shown(
        {"edition": 3, "product": "Keripik", "verdict": "TL"}, {"curated": [row]}
    )

    assert named.name == "Keripik"
    assert told["edition"] == ("3", words)
    assert told["verdict"] == ("TL", "tidak diterima")


def test_an_order_line_shows_how_its_turnover_is_worked_out():
    paid = datetime.combine(date(2025, 5, 3), time(9, 30))
    line = LineRow(2, "INV/1", "1", "Keripik", "A-1", "final", "Selesai", paid, 3, 1, 15_000, 30_000)  # fmt: skip

    _, told = shown({"status": "Selesai", "paid_at": "2025-05-03"}, {"lines": [line]})

    assert told["status"] == ("Selesai", "selesai")
    assert told["paid_at"][1] == "03/05/2025 09:30"
    assert told["Dihitung"] == ("", "2 × Rp15.000")


@pytest.mark.parametrize(
    ("day", "words"), [(date(2025, 5, 3), "03/05/2025"), (None, "belum diketahui")]
)
def test_a_visit_tells_its_outlet_day_and_findings(day, words):
    visit = VisitRow(
        2, "Toko Jaya", "Jl. Kopi 1", "neighbourhood_shop", "", "31.73.05", day, "3/5",
        "Budi", ("HET",) if day else (),
    )  # fmt: skip

    _, told = shown(
        {"outlet": "Toko Jaya", "kind": "tk", "date": "3/5", "finding": "x"},
        {"visits": [visit]},
    )

    assert told["kind"] == ("tk", "toko kelontong")
    assert told["date"] == ("3/5", words)
    assert told["finding"] == ("x", "HET" if day else "tidak ada temuan")


def test_a_row_below_the_cells_that_there_are_is_empty():
    row = AttendanceRow(9, MentionTold("X"), (AmountTold(1, "", "blank", None),))

    _, told = shown({"turnover": "1"}, {"attendance": [row]})

    assert told == {"turnover": ("", "belum diketahui")}


@pytest.mark.parametrize(
    ("cell", "meaning", "text"),
    [
        ("3173045203809001", "", "3173••••••••••••"),
        (3173045203809001, "nik", "3173••••••••••••"),
        ("3,17305E+15", "nik", "3,17•••••••"),
        ("317304", "nik", "3173••"),
        ("081234567890", "phone", "081234567890"),
        ("3173045203809001", "phone", "3173••••••••••••"),
        (None, "nik", ""),
    ],
)
def test_a_nik_is_covered_wherever_it_stands(cell, meaning, text):
    assert covered(cell, meaning) == text


def left_over(*rows, **table):
    columns = (
        ColumnTold(1, "No", "number"),
        ColumnTold(2, "Nama Usaha", "business"),
        ColumnTold(3, "No. HP WA", "phone"),
        ColumnTold(4, "Omset", "turnover"),
    )
    read = [AttendanceRow(2, MentionTold("X")), AttendanceRow(9, MentionTold("Y"))]
    told = TableTold("attendance", "S", 1, 2, 9, columns, attendance=read, **table)
    sheet = Sheet("S", False, [[], [], *map(list, rows)])
    book = Workbook("xlsx", [sheet])
    return [(r.row, r.value) for r in rows_left_over(book, FileTold("x", [told]))]


def test_a_row_without_a_name_is_told():
    found = left_over([3, None, "0812", 450000], [4, None, None, None])

    assert found == [(3, "0812 · 450000")]


def test_what_is_no_entry_is_no_loss():
    assert left_over(["KULINER"], [None, "Jumlah", None, 9], ["No", "Nama Usaha", "HP", "Omset"]) == []  # fmt: skip
    assert left_over([1, "2", "3", "4"], [None, "(2)", "(3)"]) == []
    assert left_over([1, None, "ttd", "lunas"], total_row=3) == []


def test_a_table_without_rows_loses_none():
    columns = (ColumnTold(1, "A", "business"), ColumnTold(2, "B", "turnover"))
    told = FileTold("x", [TableTold("attendance", "S", 1, 2, 3, columns)])
    book = Workbook("xlsx", [Sheet("S", False, [["A", "B"], ["x", "y"]])])

    assert list(rows_left_over(book, told)) == []


@pytest.mark.slow
def test_a_made_up_year_shows_each_row_and_no_nik(tmp_path):
    write_year(tmp_path, year=2024, seed=5, dirt="heavy")
    kinds = set()
    with Reader() as reader:
        for path in sorted(p for p in tmp_path.rglob("*") if p.is_file()):
            try:
                book = reader.read(path)
            except Refused:
                continue
            told = understand(book, str(path), places=PLACES)
            kinds.add(told.kind)
            rows = list(rows_shown(book, told, PLACES))
            expected = sum(
                len(t.attendance) + len(t.curated) + len(t.lines) + len(t.visits)
                for t in told.tables
            )
            assert len(rows) == expected
            written = [c.written for row in rows for c in row.cells]
            assert all(read_nik(w).state not in ("whole", "destroyed") for w in written)
    assert {"attendance", "marketplace_export", "curation", "monitoring"} <= kinds


@pytest.mark.parametrize("meaning", ["sku", "sku_id", "order"])
def test_a_number_of_a_product_or_an_order_is_no_nik(meaning):
    assert covered("1729384756102938", meaning) == "1729384756102938"


@pytest.mark.parametrize("meaning", ["other", "", "note", "nik"])
def test_what_may_be_a_nik_in_any_other_column_is_masked(meaning):
    assert covered("3173040101809001", meaning) == "3173••••••••••••"
