"""CSV in every dress that offices and shops give it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.intake.reading.content import tell
from lapak.intake.reading.delimited import text_of
from lapak.intake.reading.refusal import Refused
from lapak.intake.reading.wire import assemble

TABLE = [["No", "Nama Usaha", "Omset"], ["1", "Warung Bu Siti, Jl. A", "1.500,00"]]


def rows_of(content: bytes) -> list[list[object]]:
    workbook = assemble(tell(content))
    assert workbook.format == "csv"
    (sheet,) = workbook.sheets
    assert (sheet.name, sheet.hidden) == ("", False)
    return sheet.rows


def as_csv(table: list[list[str]], delimiter: str, end: str = "\r\n") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(table)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_every_delimiter_in_every_encoding(delimiter, encoding):
    table = [*TABLE, ["2", "Café Ñandú", "‘kutip’"]]

    assert rows_of(as_csv(table, delimiter).encode(encoding)) == table


def test_utf16_from_the_other_end_with_its_mark():
    assert rows_of("\ufeffa;b\n1;2\n".encode("utf-16-be")) == [["a", "b"], ["1", "2"]]


def test_blank_records_count():
    content = b"Judul\r\n\r\nNo;Nama\r\n;\r\n1;Bu Siti\r\n\r\n;\r\n"

    assert rows_of(content) == [["Judul"], [], ["No", "Nama"], [], ["1", "Bu Siti"]]


def test_cells_stay_as_written():
    assert rows_of(b"0812 ;  x;3,57801E+15;-;\n") == [
        ["0812 ", "  x", "3,57801E+15", "-"]
    ]


def test_a_line_break_within_quotes_is_part_of_the_cell():
    content = b'a;"satu\r\ndua";c\r\n1;2;3\r\n'

    assert rows_of(content) == [["a", "satu\r\ndua", "c"], ["1", "2", "3"]]


def test_quotes_inside_a_name_do_no_harm():
    assert rows_of(b'1;Toko "Maju" Jaya\n2;x"y\n3;z\n')[1] == ["2", 'x"y']


def test_a_title_above_a_wide_table_does_not_hide_the_delimiter():
    content = b"Daftar, hadir, peserta\nBazar, Juni\n" + b"a;b, c;d;e\n" * 5

    assert rows_of(content)[2] == ["a", "b, c", "d", "e"]


def test_the_hint_of_excel_is_obeyed_and_not_shown():
    assert rows_of(b"sep=|\r\na;b|c\r\n") == [["a;b", "c"]]


def test_one_column_needs_no_delimiter():
    assert rows_of(b"Nama\nBu Siti\nPak Budi\n") == [
        ["Nama"],
        ["Bu Siti"],
        ["Pak Budi"],
    ]


def test_old_line_breaks_and_the_old_end_mark_are_read():
    assert rows_of(b"a;b\r1;2\r\x1a") == [["a", "b"], ["1", "2"]]


def test_a_byte_without_meaning_in_cp1252_does_not_stop_the_file():
    assert rows_of(b"a;caf\xe9\n1;x\x81\n") == [["a", "café"], ["1", "x\ufffd"]]


@pytest.mark.parametrize("content", [b"\xff\xfea", b"a\x00b", b"\x01\x02"])
def test_what_is_not_text_is_not_guessed(content):
    assert text_of(content) is None


def test_a_quote_that_stays_open_names_its_row():
    with pytest.raises(Refused) as refused:
        rows_of(b'a;b\n\n1;"x\n2;y\n3;z\n')

    assert refused.value.details == {"row": 3}


words = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cs", "Cc"],
        exclude_characters=";,|\t\r\n\"'=\ufeff\u2028\u2029",
    ),
    min_size=1,
    max_size=12,
).filter(str.strip)


@given(
    table=st.lists(st.tuples(words, words, words), min_size=2, max_size=12),
    delimiter=st.sampled_from([";", ",", "\t", "|"]),
    encoding=st.sampled_from(["utf-8-sig", "utf-16"]),
)
def test_a_table_written_as_csv_is_read_back_the_same(table, delimiter, encoding):
    rows = [["No", "Nama", "Alamat"], *map(list, table)]

    assert rows_of(as_csv(rows, delimiter).encode(encoding)) == rows
