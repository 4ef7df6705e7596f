"""Which edition a curated product is of, and when the editions were."""

from datetime import date

import pytest

from lapak.intake.curation.editions import number_in, number_of
from tests.intake.test_curation import HEADER, read, sheet, told


def test_the_edition_may_stand_in_the_sheets_name_or_the_title_or_a_line_of_its_own():
    header = ["No", "Nama Usaha", "Nama Produk", "SKU"]
    first = sheet([header, [1, "Dapur Sari", "Abon", "A"]], name="Edisi 1")
    second = sheet(
        [["HASIL KURASI EDISI KE-2"], header, [1, "Dapur Sari", "Abon", "A"]],
        name="Juni",
    )
    third = sheet(
        [
            header,
            ["EDISI III"],
            [1, "Dapur Sari", "Abon", "A"],
            ["Edisi 4"],
            [1, "Kue Rina", "Bolu", "B"],
        ],
        name="Data",
    )
    tables = read(first, second, third).tables

    assert [[row.edition for row in t.curated] for t in tables] == [[1], [2], [3, 4]]


def test_a_sheet_of_editions_tells_their_days():
    editions = sheet(
        [
            ["Edisi", "Nama", "Mulai", "Selesai"],
            [1, "Jumat Beli Lokal Edisi 1", date(2023, 3, 17), date(2023, 3, 19)],
        ],
        name="Edisi",
    )
    found = read(
        sheet([HEADER, [1, 1, "Dapur Sari", "Sari", None, "Abon", None]]), editions
    )

    assert [table.sheet for table in found.tables] == ["Kurasi", "Edisi"]
    (edition,) = found.tables[1].editions
    assert (edition.number, edition.name) == (1, "Jumat Beli Lokal Edisi 1")
    assert (edition.opens, edition.closes) == (date(2023, 3, 17), date(2023, 3, 19))


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            ["No", "Edisi", "Tanggal Pelaksanaan"],
            [1, "Edisi 2", "16 s.d. 18 Juni 2023"],
        ),
        (["No", "Batch", "Periode"], [1, "Batch II", "16-18 Juni 2023"]),
        (
            ["Edisi ke", "Tanggal Mulai", "Tanggal Selesai"],
            [2, "16/06/2023", "18/06/2023"],
        ),
        (["Edisi", "Dibuka", "Ditutup"], ["JBL 2", "16 Juni 2023", "18 Juni 2023"]),
    ],
)
def test_days_of_an_edition_in_other_dresses(header, row):
    found = read(
        sheet([HEADER, [1, 2, "Dapur Sari", "Sari", None, "Abon", None]]),
        sheet([header, row], name="Jadwal"),
    )

    (edition,) = found.tables[1].editions
    assert (edition.number, edition.opens, edition.closes) == (
        2,
        date(2023, 6, 16),
        date(2023, 6, 18),
    )


def test_days_in_a_title_make_an_edition_too():
    rows = [
        ["KURASI JUMAT BELI LOKAL EDISI 3"],
        ["15 - 17 September 2023"],
        *[HEADER, [1, None, "Dapur Sari", "Sari", None, "Abon", None]],
    ]
    (table,) = read(sheet(rows)).tables

    assert [(e.number, e.opens, e.closes) for e in table.editions] == [
        (3, date(2023, 9, 15), date(2023, 9, 17))
    ]
    assert table.curated[0].edition == 3


def test_an_edition_told_by_its_month_or_name_is_found_among_the_dated_ones():
    editions = sheet(
        [
            ["Edisi", "Mulai", "Selesai"],
            ["Jumat Berkah", "17/03/2023", "19/03/2023"],
            ["Jumat Ceria", "16/06/2023", "18/06/2023"],
        ],
        name="Jadwal Edisi",
    )
    rows = [
        HEADER,
        [1, "Juni 2023", "A", "B", None, "Abon", None],
        [2, "Jumat Berkah", "A", "B", None, "Bolu", None],
    ]
    found = read(sheet(rows), editions)

    assert [row.edition for row in found.tables[0].curated] == [2, 1]


def test_an_edition_nobody_knows_is_asked_about():
    found = read(sheet([HEADER, [1, "susulan", "A", "B", None, "Abon", None]]))

    assert found.tables[0].curated[0].edition is None
    assert [(r.kind, r.needs_answer) for r in found.remarks] == [
        ("edition_unknown", True),
        ("edition_unknown", False),
    ]


def test_days_of_an_edition_that_cannot_be_read_are_asked_about():
    found = read(
        sheet([HEADER, [1, 1, "A", "B", None, "Abon", None]]),
        sheet(
            [["Edisi", "Mulai", "Selesai"], [1, "menyusul", "menyusul"]], name="Edisi"
        ),
    )

    assert [(r.kind, r.row, r.table) for r in found.remarks] == [
        ("edition_unreadable", 2, 1)
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Edisi 2", 2), ("JUMAT BELI LOKAL EDISI KE-3 TAHUN 2023", 3), ("JBL Batch IV", 4), ("edisi kedua", 2),
        ("Jumat Beli Lokal 17 Maret 2023", None), ("Hasil Kurasi JBL 2023", None), ("Kurasi", None),
    ],
)  # fmt: skip
def test_the_number_of_an_edition_in_words(text, number):
    assert number_in(text) == number


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (1, 1),
        (2.0, 2),
        ("3", 3),
        ("IV", 4),
        ("ke-2", 2),
        ("Pertama", 1),
        (None, None),
        (2.5, None),
        (True, None),
        ("susulan", None),
    ],
)
def test_the_number_of_an_edition_in_its_cell(cell, number):
    assert number_of(cell) == number


def test_a_product_may_be_for_all_editions():
    found = read(
        sheet(
            [
                HEADER,
                [1, "Semua edisi", "A", "B", None, "Abon", None],
                [2, 1, "A", "B", None, "Bolu", None],
            ]
        )
    )

    assert [row.edition for row in found.tables[0].curated] == [None, 1]
    assert found.remarks == []


def test_products_and_editions_may_stand_on_one_sheet():
    rows = [
        ["KURASI JBL"], HEADER, [1, 1, "Dapur Sari", "Sari", None, "Abon", "Lolos"], [],
        ["Edisi", "Mulai", "Selesai"], [1, "17/03/2023", "19/03/2023"],
    ]  # fmt: skip
    products, editions = read(sheet(rows)).tables

    assert told(products.curated) == [(1, "Dapur Sari", "Abon")]
    assert [(e.number, e.closes) for e in editions.editions] == [(1, date(2023, 3, 19))]


def test_lists_of_several_editions_below_each_other():
    header = ["No", "Nama Usaha", "Nama Produk"]
    rows = [
        ["KURASI EDISI 1"],
        header,
        [1, "A", "Abon"],
        [],
        ["KURASI EDISI 2"],
        header,
        [1, "A", "Abon"],
    ]
    tables = read(sheet(rows)).tables

    assert [[row.edition for row in t.curated] for t in tables] == [[1], [2]]


def test_a_schedule_of_editions_alone_is_enough():
    found = read(
        sheet([["Edisi", "Tanggal"], [1, "17-19 Maret 2023"]], name="Jadwal"),
        path="jadwal.xlsx",
    )

    assert [e.opens for e in found.tables[0].editions] == [date(2023, 3, 17)]

    found = read(
        sheet(
            [
                ["No", "Edisi", "Tanggal"],
                [1, "JBL 1", "17-19 Maret 2023"],
                [2, "JBL 2", "-"],
            ],
            name="Jadwal",
        ),
        path="jadwal.xlsx",
    )
    assert [e.number for e in found.tables[0].editions] == [1]
    assert [r.kind for r in found.remarks] == ["edition_unreadable"]


def test_an_edition_that_closes_before_it_opens_is_asked_about():
    found = read(
        sheet([HEADER, [1, 1, "A", "B", None, "Abon", None]]),
        sheet(
            [["Edisi", "Mulai", "Selesai"], [1, "19/03/2023", "17/03/2023"]],
            name="Edisi",
        ),
    )

    assert found.tables[1].editions == []
    assert [r.kind for r in found.remarks] == ["edition_unreadable"]


def test_an_edition_told_by_one_of_its_days():
    found = read(
        sheet([HEADER, [1, "17 Maret 2023", "A", "B", None, "Abon", None]]),
        sheet(
            [["Edisi", "Mulai", "Selesai"], [4, "17/03/2023", "19/03/2023"]],
            name="Edisi",
        ),
    )

    assert found.tables[0].curated[0].edition == 4


def test_a_schedule_may_repeat_its_header_and_carry_a_signature():
    header = ["Edisi", "Mulai", "Selesai"]
    rows = [
        header,
        [1, "17/03/2023", "19/03/2023"],
        header,
        [2, "16/06/2023", "18/06/2023"],
        ["Mengetahui"],
    ]
    empty = sheet([HEADER], name="Kosong")
    found = read(empty, sheet(rows, name="Jadwal"))

    assert [t.curated for t in found.tables] == [[], []]
    assert [e.number for e in found.tables[1].editions] == [1, 2]
    assert found.remarks == []


def test_a_dash_for_an_edition_leaves_it_to_the_rows_above():
    (table,) = read(
        sheet(
            [
                HEADER,
                [1, 2, "A", "B", None, "Abon", None],
                [2, "-", "A", "B", None, "Bolu", None],
            ]
        )
    ).tables

    assert [row.edition for row in table.curated] == [2, 2]
