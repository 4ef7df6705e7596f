"""The files can be opened, and hold what the truth says of them."""

import re
from random import Random

from tests.demo.cells import amount, everything


def same(written: object, read: object) -> bool:
    """A CSV keeps numbers as text; a workbook keeps whole numbers as floats."""
    if isinstance(written, int):
        return str(read).removesuffix(".0") == str(written) or read == float(written)
    return written == read


def test_the_files_hold_the_cells_that_the_truth_names(made):
    folder, truth = made
    sheets = everything(folder)
    for row in Random(0).sample(truth.rows, 200):
        grid = sheets[row.file, row.sheet]
        assert row.cells
        for column, value in row.cells:
            assert same(value, grid[row.row - 1][column - 1]), row


def test_what_can_be_read_in_a_row_is_what_the_truth_calls_written(made):
    folder, truth = made
    sheets = everything(folder)
    tables = {(t.file, t.sheet, t.bazaar): t for t in truth.tables}
    for row in truth.rows:
        table = tables[row.file, row.sheet, row.bazaar]
        cells = sheets[row.file, row.sheet][row.row - 1]
        keys = [k for k in table.columns if k == "turnover" or k.startswith("day")]
        read = [amount(cells[table.columns[key] - 1]) for key in keys]
        known = [n * table.unit for n in read if n is not None]
        assert (sum(known) if known else None) == row.written, row
        if "total" in table.columns and known:
            assert amount(cells[table.columns["total"] - 1]) * table.unit == row.written


def below(other, table) -> bool:
    here = (other.file, other.sheet) == (table.file, table.sheet)
    return here and other.header_row > table.first_row + table.data_rows


def test_a_right_total_is_the_sum_of_its_rows_and_a_wrong_one_is_told(made):
    folder, truth = made
    sheets = everything(folder)
    told = {
        (i.file, i.sheet, i.bazaar) for i in truth.issues if i.kind == "total_mismatch"
    }
    words = ("JUMLAH", "Total", "Jumlah Total", "TOTAL OMZET", "Jml")
    seen = 0
    for table in truth.tables:
        where = (table.file, table.sheet, table.bazaar)
        rows = [r for r in truth.rows if (r.file, r.sheet, r.bazaar) == where]
        left, last = min(table.columns.values()), max(table.columns.values())
        end = min(
            (t.header_row - 1 for t in truth.tables if below(t, table)), default=None
        )
        for cells in sheets[where[:2]][max(r.row for r in rows) : end]:
            if not set(words) & set(cells[left - 1 : last]):
                continue
            keys = [k for k in table.columns if k == "turnover" or k.startswith("day")]
            keys = ["total"] if "total" in table.columns else keys
            said = (
                sum(amount(cells[table.columns[key] - 1]) for key in keys) * table.unit
            )
            right = said == sum(row.written or 0 for row in rows)
            assert right == (where not in told)
            seen += 1
            break
    assert seen


def test_plain_numbers_in_a_csv_add_up_to_what_can_be_read(made):
    _, truth = made
    plain = [row for row in truth.rows if not row.sheet]
    assert plain
    for row in plain:
        numbers = [value for _, value in row.cells if isinstance(value, int)]
        assert sum(numbers) == (row.written or 0)


def test_every_list_stands_where_the_truth_says(made):
    folder, truth = made
    sheets = everything(folder)
    for table in truth.tables:
        grid = sheets[table.file, table.sheet]
        headings = [*grid[table.header_row - 1], *grid[table.first_row - 2]]
        assert any(headings)
        rows = [
            row
            for row in truth.rows
            if (row.file, row.sheet, row.bazaar)
            == (table.file, table.sheet, table.bazaar)
        ]
        assert table.data_rows == len(rows)
        assert min(row.row for row in rows) >= table.first_row


def test_visits_stand_where_the_truth_says(made):
    folder, truth = made
    sheets = everything(folder)
    days = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
    for visit in truth.visit_rows:
        year, month, day = visit.date.split("-")
        cells = [str(cell) for cell in sheets[visit.file, visit.sheet][visit.row - 1]]
        numeric = [form.replace("%d", day).replace("%m", month) for form in days]
        forms = [visit.date, *(form.replace("%Y", year) for form in numeric)]
        in_words = any(
            re.match(rf"{int(day)} [A-Z][a-z]+ {year}$", cell) for cell in cells
        )
        assert in_words or set(forms) & set(cells)


def test_every_error_stands_in_a_row_that_was_written(made):
    folder, truth = made
    sheets = everything(folder)
    for issue in truth.issues:
        grid = sheets[issue.file, issue.sheet]
        assert 1 <= issue.row <= len(grid)
        assert issue.must_report or not issue.needs_person


def test_nobody_real_can_be_hit(made):
    folder, truth = made
    phones = [str(business["phone"]) for business in truth.businesses]
    assert all(phone[4:8] == "0000" for phone in phones)
    serials = 0
    for grid in everything(folder).values():
        for cell in (cell for row in grid for cell in row):
            digits = re.sub(r"[\s'.-]", "", str(cell).removesuffix(".0"))
            if re.fullmatch(r"(31|32|33)\d{13,15}", digits):
                assert int(digits[-4:]) >= 9001, cell
                serials += 1
                continue
            for phone in re.findall(
                r"(?<!\d)(?:\(?\+?62\)?|0)[\s.-]?8\d\d[\s.-]?\d{4}[\s.-]?\d{4}\b",
                str(cell),
            ):
                plain = re.sub(r"\D", "", phone)
                assert plain[-8:-4] == "0000", cell
    assert serials > 200
