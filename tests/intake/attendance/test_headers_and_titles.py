"""Groups over columns, columns without a header, titles between two tables."""

from datetime import date

from tests.intake.attendance.test_names_and_rows import meanings, names, read, sold


def test_a_group_over_the_amounts_says_nothing_of_the_columns_before_it():
    told = read(
        [None, None, "Omset", None],
        ["No", "Nama Usaha", "Hari 1", "Hari 2"],
        [1, "Dapur X", 50_000, 60_000],
        merges=[(3, 3, 3, 4)],
    )
    assert meanings(told) == ["number", "business", "day", "day"]
    assert sold(told) == [[50_000, 60_000]]


def test_a_column_without_a_header_is_no_column_of_the_table():
    told = read(["No", None, "Nama Usaha", "Omset"], [1, "x", "Dapur X", 50_000])
    columns = told.tables[0].columns
    assert [(c.index, c.meaning) for c in columns] == [
        (1, "number"), (3, "business"), (4, "turnover"),
    ]  # fmt: skip
    assert (names(told), sold(told)) == ([("Dapur X", "")], [[50_000]])


def test_a_row_with_a_long_number_is_no_header_though_the_number_has_invisible_marks():
    told = read(
        ["No", "Nama Usaha", "Nama Pemilik", "No HP", "Omset"],
        [
            "1",
            "Nama Toko Baik",
            "Pemilik Sari",
            "0812\u200b3456\u200b7890",
            "Omset 50rb",
        ],
    )
    assert names(told) == [("Nama Toko Baik", "Pemilik Sari")]
    assert sold(told) == [[50_000]]


def test_a_header_without_stalls_gives_its_titles_to_the_table_below():
    told = read(
        ["No", "Nama Usaha", "Omset"],
        [None],
        ["No", "Nama Pemilik", "Nama Usaha", "NIK", "Omset"],
        [1, "Sari", "Dapur Sari", "", 50_000],
    )
    (table,) = told.tables
    assert names(told) == [("Dapur Sari", "Sari")]
    assert table.event.opens == date(2023, 4, 8)


def test_a_header_without_stalls_says_nothing_of_a_table_with_titles_of_its_own():
    told = read(
        ["No", "Nama Usaha", "Omset"],
        ["BAZAR MURAH KEC. CENGKARENG, 3 Mei 2023"],
        ["No", "Nama Pemilik", "Nama Usaha", "NIK", "Omset"],
        [1, "Sari", "Dapur Sari", "", 50_000],
    )
    (table,) = told.tables
    assert table.event.opens == date(2023, 5, 3)


def test_stalls_beside_an_empty_list_are_read_where_they_stand():
    told = read(
        ["No", "Nama Usaha", "Omset"],
        *([None, None, None, n, f"Dapur {name}", 50_000]
          for n, name in enumerate(("Sari", "Ani", "Budi", "Wati"), start=1)),
    )  # fmt: skip
    assert [name for name, _ in names(told)] == [
        "Dapur Sari", "Dapur Ani", "Dapur Budi", "Dapur Wati",
    ]  # fmt: skip


def test_titles_between_two_tables_with_the_same_header_begin_another_bazaar():
    header = ["No", "Nama Usaha", "Omset"]
    told = read(
        header,
        [1, "Dapur X", 50_000],
        [],
        ["BAZAR LEBARAN KEC. TAMBORA"],
        ["Tanggal : 3 Mei 2023"],
        header,
        [1, "Dapur Y", 70_000],
    )
    opened = [table.event.opens for table in told.tables]
    assert opened == [date(2023, 4, 8), date(2023, 5, 3)]
    assert [len(table.attendance) for table in told.tables] == [1, 1]


def test_the_same_header_again_without_titles_goes_on_with_the_table():
    header = ["No", "Nama Usaha", "Omset"]
    told = read(header, [1, "Dapur X", 50_000], header, [2, "Dapur Y", 70_000])
    assert [len(table.attendance) for table in told.tables] == [2]


def test_a_loose_word_that_a_person_explained_is_no_turnover():
    rows = (["No", "Nama Usaha", "Pemilik", "Hasil"], [1, "Dapur X", "Ani", 50_000])
    assert meanings(read(*rows))[-1] == "turnover"
    assert meanings(read(*rows, learnt={"hasil": "note"}))[-1] == "note"
