"""Damaged files: whatever is changed in a good one, it is read or refused."""

import io
import random

import openpyxl
import pytest
import xlwt

from lapak.intake.reading.reader import Reader
from lapak.intake.reading.refusal import Refused
from lapak.intake.reading.workbook import Workbook
from tests.intake.reading.hostile import ODS_CELL, write_ods


def xlsx() -> bytes:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    for row in range(1, 30):
        book.active.append([row, f"Warung {row}", row * 1500])
    book.save(out)
    return out.getvalue()


def xls() -> bytes:
    out = io.BytesIO()
    book = xlwt.Workbook()
    sheet = book.add_sheet("Daftar")
    for row in range(30):
        sheet.write(row, 0, f"Warung {row}")
        sheet.write(row, 1, row * 1500)
    sheet.row(3).hidden = True
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_a_damaged_file_is_read_or_refused_and_never_more(
    kind, tmp_path, reader: Reader
):
    if kind == "ods":
        row = f"<table:table-row>{ODS_CELL.format('')}</table:table-row>"
        good = write_ods(tmp_path / "a.ods", row * 30).read_bytes()
    else:
        good = {"xlsx": xlsx, "xls": xls}[kind]()
    dice = random.Random(f"rusak {kind}")
    outcomes = [type(reader.read_bytes(good, kind))]

    for _ in range(120):
        bad = bytearray(good)
        for _ in range(dice.choice([1, 3, 20])):
            bad[dice.randrange(len(bad))] = dice.choice([0, 1, 0x7F, 0x80, 0xFF])
        if dice.random() < 0.2:
            del bad[dice.randrange(len(bad)) :]
        try:
            outcomes.append(type(reader.read_bytes(bytes(bad), kind)))
        except Refused as refused:
            outcomes.append(refused.code)

    assert outcomes[0] is Workbook
    assert "damaged" in outcomes
    assert not {"no_reader", "time"} & set(outcomes)
