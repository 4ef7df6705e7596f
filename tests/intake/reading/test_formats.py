"""Workbooks as Excel, LibreOffice and others write them, cell by cell."""

import datetime
import io
from pathlib import Path

import openpyxl
import xlsxwriter
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from lapak.intake.reading.content import tell
from lapak.intake.reading.wire import assemble
from lapak.intake.reading.workbook import Sheet, Workbook
from tests.intake.reading.hostile import NS, ODS_CELL, sheet_xml, write_ods, write_xlsx

# a cell knows no time zone
MOMENT = datetime.datetime(2023, 5, 6, 10, 30)  # noqa: DTZ001
FIRST_DAY = datetime.datetime(1900, 3, 1)  # noqa: DTZ001 - 29 February 1900 is Excel's own
LAST_DAY = datetime.datetime(2100, 1, 1)  # noqa: DTZ001


def read(content: bytes) -> Workbook:
    return assemble(tell(content))


def saved(book: openpyxl.Workbook | xlwt.Workbook) -> Workbook:
    out = io.BytesIO()
    book.save(out)
    return read(out.getvalue())


def only_sheet(path: Path) -> Sheet:
    (sheet,) = read(path.read_bytes()).sheets
    return sheet


def test_cells_keep_their_kind_and_their_place():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["B3"] = " 0812 "
    sheet["C3"] = 3173037004749120
    sheet["D3"] = 1.5
    sheet["E3"] = True
    sheet["F3"] = datetime.date(2023, 5, 6)
    sheet["G3"] = MOMENT
    sheet["H3"] = datetime.time(9, 15)
    sheet["I3"] = 0.25
    sheet["I3"].number_format = "0%"
    sheet["J3"] = datetime.timedelta(hours=30)
    sheet["K3"] = datetime.timedelta(hours=3)
    sheet["B3"].comment = Comment("jangan dibaca", "x")

    workbook = saved(book)

    row = workbook.sheets[0].rows[2]
    assert workbook.format == "xlsx"
    assert workbook.sheets[0].rows[:2] == [[], []]
    assert row == [
        None,
        " 0812 ",
        3173037004749120,
        1.5,
        True,
        datetime.date(2023, 5, 6),
        MOMENT,
        datetime.time(9, 15),
        0.25,
        1.25,
        datetime.time(3, 0),
    ]
    assert type(row[2]) is int
    assert type(row[5]) is datetime.date


def test_amounts_in_rupiah_formats_are_no_dates():
    book = openpyxl.Workbook()
    formats = [
        '"Rp"#,##0',
        "[$Rp-421]#,##0",
        '0" hari"',
        'General "dus"',
        '_("Rp"* #,##0_)',
    ]
    for column, form in enumerate(formats, start=1):
        book.active.cell(1, column, 45000).number_format = form

    assert saved(book).sheets[0].rows == [[45000] * 5]


def test_a_formula_gives_what_excel_last_saw_and_nothing_when_it_saw_nothing(tmp_path):
    cells = (
        '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c>'
        '<c r="C1" t="str"><f>D1</f><v> teks </v></c>'
    )
    path = write_xlsx(tmp_path / "a.xlsx", sheet_xml(f'<row r="1">{cells}</row>'))

    assert only_sheet(path).rows == [[2, None, " teks "]]


def test_an_error_is_told_as_text_even_below_all_values(tmp_path):
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="C1" t="e"><f>X</f><v>#REF!</v></c></row>'
        '<row r="4"><c t="e" s="0" r="B4"><v>#N/A</v></c></row>'
    )
    path = write_xlsx(tmp_path / "a.xlsx", sheet_xml(rows))

    assert only_sheet(path).rows == [[1, None, "#REF!"], [], [], [None, "#N/A"]]


def test_errors_of_an_old_xls_are_told_as_text():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Daftar")
    sheet.write(0, 0, "x")
    sheet.row(1).set_cell_error(2, "#DIV/0!")

    assert saved(book).sheets[0].rows == [["x"], [None, None, "#DIV/0!"]]


def test_a_number_that_is_none_is_told_as_text(tmp_path):
    cells = '<c r="A1"><v>1e400</v></c><c r="B1"><v>1e300</v></c>'
    path = write_xlsx(tmp_path / "a.xlsx", sheet_xml(f'<row r="1">{cells}</row>'))

    assert only_sheet(path).rows == [["inf", 1e300]]


def test_a_dimension_that_lies_changes_nothing(tmp_path):
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="C9"><v>2</v></c></row>'
    )
    for lie in ("A1", "A1:XFD1048576"):
        xml = sheet_xml(rows, f'<dimension ref="{lie}"/>')

        sheet = only_sheet(write_xlsx(tmp_path / "a.xlsx", xml))

        assert sheet.rows == [[1], *[[]] * 7, [None, None, 2]]


def test_sheets_with_a_namespace_prefix_are_read(tmp_path):
    xml = (
        f'<x:worksheet xmlns:x="{NS}"><x:cols><x:col min="2" max="3" hidden="1"/></x:cols>'
        '<x:sheetData><x:row hidden="1" r="2"><x:c r="C2"><x:v>1</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )

    sheet = only_sheet(write_xlsx(tmp_path / "a.xlsx", xml))

    assert sheet.rows == [[], [None, None, 1]]
    assert sheet.hidden_rows == {2}
    assert sheet.hidden_columns == {2, 3}


def test_cells_and_rows_without_an_address_follow_one_another(tmp_path):
    rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row hidden="true"><c><v>3</v></c></row>'

    sheet = only_sheet(write_xlsx(tmp_path / "a.xlsx", sheet_xml(rows)))

    assert sheet.rows == [[1, 2], [3]]
    assert sheet.hidden_rows == {2}


def test_a_row_without_height_is_hidden_and_a_low_one_is_not(tmp_path):
    row = '<row r="{0}" ht="{1}" customHeight="1"><c r="A{0}"><v>{0}</v></c></row>'
    rows = row.format(1, "0") + row.format(2, "0.75") + row.format(3, "0.0")

    sheet = only_sheet(write_xlsx(tmp_path / "a.xlsx", sheet_xml(rows)))

    assert sheet.hidden_rows == {1, 3}


def test_dates_of_an_old_macintosh_are_right():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = datetime.date(2023, 5, 6)

    assert saved(book).sheets[0].rows == [[datetime.date(2023, 5, 6)]]


def test_hidden_sheets_rows_columns_and_merges_of_xlsx_are_told():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Hadir & <Tamu>"
    for row in range(1, 9):
        sheet.cell(row, 1, row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.merge_cells("B7:D8")
    book.create_sheet("draf").sheet_state = "hidden"
    book.create_sheet("rahasia").sheet_state = "veryHidden"
    book.create_sheet("kosong")

    first, *others = saved(book).sheets

    assert first.name == "Hadir & <Tamu>"
    assert first.hidden_rows == {3}
    assert first.hidden_columns == {3}
    assert first.merges == [(7, 2, 8, 4)]
    assert [(s.name, s.hidden) for s in others] == [
        ("draf", True),
        ("rahasia", True),
        ("kosong", False),
    ]
    assert others[2].rows == []


def test_hidden_sheets_rows_columns_and_merges_of_xls_are_told():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Daftar")
    for row in range(8):
        sheet.write(row, 1, 3173037004749120 + row)
    sheet.row(2).hidden = True
    sheet.col(3).hidden = True
    sheet.write_merge(9, 10, 1, 2, "gabung")
    sheet.write(
        12, 1, datetime.date(2023, 5, 6), xlwt.easyxf(num_format_str="DD/MM/YYYY")
    )
    draft = book.add_sheet("draf")
    draft.visibility = 1
    draft.row(0).hidden = True

    workbook = saved(book)

    first, second = workbook.sheets
    assert workbook.format == "xls"
    assert first.rows[7] == [None, 3173037004749127]
    assert first.rows[12] == [None, datetime.date(2023, 5, 6)]
    assert first.hidden_rows == {3}
    assert first.hidden_columns == {4}
    assert first.merges == [(10, 2, 11, 3)]
    assert (second.hidden, second.hidden_rows) == (True, {1})


def test_an_ods_with_a_million_empty_rows_below_is_read(tmp_path):
    rest = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    rows = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/>'
        '<table:table-row table:number-rows-repeated="2" table:visibility="filter">'
        + ODS_CELL.format("")
        + "</table:table-row><table:table-row><table:table-cell/>"
        '<table:table-cell office:value-type="float" office:value="3173037004749120"'
        ' table:number-columns-spanned="2" table:number-rows-spanned="2">'
        "<office:annotation><dc:date>2023</dc:date><text:p>catatan</text:p>"
        "</office:annotation><text:p>3,17E+15</text:p></table:table-cell>"
        "<table:covered-table-cell/>"
        '<table:table-cell office:value-type="date" office:date-value="2023-05-06"/>'
        "</table:table-row>"
    )

    workbook = read(write_ods(tmp_path / "a.ods", rows + rest).read_bytes())

    (sheet,) = workbook.sheets
    assert workbook.format == "ods"
    assert sheet.rows == [
        ["x"],
        ["x"],
        [None, 3173037004749120, None, datetime.date(2023, 5, 6)],
    ]
    assert sheet.hidden_rows == {1, 2}
    assert sheet.hidden_columns == {3}
    assert sheet.merges == [(3, 2, 4, 3)]


cells = st.one_of(
    st.none(),
    st.integers(-(10**15), 10**15),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda f: round(f, 3)),
    st.booleans(),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=9),
    st.datetimes(FIRST_DAY, LAST_DAY).map(lambda d: d.replace(microsecond=0)),
    st.dates(FIRST_DAY.date(), LAST_DAY.date()),
)


@given(
    table=st.lists(st.lists(cells, max_size=6), max_size=9),
    top=st.integers(0, 5),
    left=st.integers(0, 40),
)
def test_a_table_written_as_xlsx_is_read_back_the_same(table, top, left):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
    for row, values in enumerate(table, start=top):
        for column, value in enumerate(values, start=left):
            write_cell(sheet, row, column, value, (day, moment))
    book.close()

    (read_back,) = read(out.getvalue()).sheets

    assert read_back.rows == expected(table, top, left)


def write_cell(sheet, row, column, value, formats):
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    elif isinstance(value, datetime.date):
        form = formats[isinstance(value, datetime.datetime)]
        sheet.write_datetime(row, column, value, form)
    elif value is not None:
        sheet.write(row, column, value)


def expected(table, top, left):
    rows = [[] for _ in range(top)]
    for values in table:
        row = [None] * left + [as_read(value) for value in values]
        while row and row[-1] is None:
            row.pop()
        rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def as_read(value):
    if value == "":
        return None
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date()
    return value
