"""The numbers of a yearly report, read back out of its file as its reader would."""

import io
import re
from dataclasses import dataclass, field
from functools import lru_cache

import docx
import openpyxl
import pypdf
from django.utils.translation import override
from docx.table import Table
from docx.text.paragraph import Paragraph

from lapak.figures.definitions import BREAKDOWNS, DEFINITIONS
from lapak.outputs.naming import key_name

BY = {"id": "Per", "en": "By"}
SUM = {"id": "Jumlah", "en": "Sum"}


@dataclass
class Read:
    """`figures` by key; `parts` and their `sums` by (key, breakdown); `annex`: rows and
    sums (times, rupiah) of bazaars and editions."""

    figures: dict = field(default_factory=dict)
    parts: dict = field(default_factory=dict)
    sums: dict = field(default_factory=dict)
    annex: dict = field(default_factory=dict)


def number(text):
    """The whole number in a value as it is written: Rp1.250.000, 1,250, 12 kali."""
    return int(re.sub(r"[.,Rp]", "", text.split()[0]))


def expected(ledger, lang="id"):
    """What a report must tell of a ledger (figures, or what `--json` prints of them)."""
    told = Read()
    with override(lang):
        for key, figure in ledger.items():
            value, parts = _plain(figure)
            told.figures[key] = value
            for name, numbers in parts.items():
                if numbers:
                    named = {key_name(name, one): n for one, n in numbers.items()}
                    told.parts[key, name] = named
                    told.sums[key, name] = sum(numbers.values())
    for name in ("offline", "online"):
        told.annex[name] = (
            told.figures[f"{name}_bazaars_held"],
            told.figures[f"{name}_participations"],
            told.figures[f"{name}_turnover"],
        )
    return told


def _plain(figure):
    if isinstance(figure, dict):
        parts = {k[3:]: v for k, v in figure.items() if k.startswith("by_")}
        return figure["value"], parts
    return figure.value, figure.breakdowns


def _named(lang):
    """Keys of figures and of breakdowns by what they are called."""
    figures = {one.name.told(lang): key for key, one in DEFINITIONS.items()}
    titles = {f"{BY[lang]} {w.told(lang)}": name for name, w in BREAKDOWNS.items()}
    return figures, titles


def labels(told):
    """All names of parts that are told, so that a line of a table is known as one."""
    return {label for parts in told.parts.values() for label in parts}


# --- PDF ---------------------------------------------------------------------------


@lru_cache(maxsize=8)
def pdf_text(content):
    """Text of the pages, one after another, without what stands at their foot."""
    pages = [p.extract_text() for p in pypdf.PdfReader(io.BytesIO(content)).pages]
    return "\n".join(page.rpartition("\n")[0] for page in pages)


def read_pdf(content, known, lang="id"):
    """`known`: names of parts, by which a line of a table is told from a chart's."""
    figures, titles = _named(lang)
    read, key, name = Read(), None, None
    for line in pdf_text(content).splitlines():
        entry = re.fullmatch(r"(.+?) ?(?:\. ){3,}\.? ?(\S.*)", line)
        if entry and entry[1] in figures:
            assert figures[entry[1]] not in read.figures, "a figure stands there twice"
            read.figures[figures[entry[1]]] = number(entry[2])
        words, _, last = line.rpartition(" ")
        chapter = next((f for f in figures if re.fullmatch(re.escape(f) + r" (Rp)?[\d.,]+.*", line)), None)  # fmt: skip
        title = max(
            (t for t in titles if line.startswith(t + " ")), key=len, default=""
        )
        if chapter and not entry:
            key, name = figures[chapter], None
            assert number(line.removeprefix(chapter + " ")) == read.figures[key]
        elif title:
            name = titles[title]
        elif key and name and words in known:
            read.parts.setdefault((key, name), {})[words] = number(last)
        elif key and name and words == SUM[lang]:
            read.sums[key, name] = number(last)
            name = None
    _annex_of_pdf(read, pdf_text(content), lang)
    return read


def _annex_of_pdf(read, text, lang):
    where = {"id": ("\nBazar luring\n", "\nEdisi bazar daring\n"),
             "en": ("\nOffline bazaars\n", "\nEditions of the online bazaar\n")}[lang]  # fmt: skip
    for name, title in zip(("offline", "online"), where, strict=True):
        _, there, after = text.rpartition(title)
        end = re.search(rf"\n{SUM[lang]} (\S+) (\S+)(?:\n|$)", after) if there else None
        if end:
            rows = len(re.findall(r"Rp[\d.,]+", after[: end.start()]))  # one a row
            read.annex[name] = (rows, number(end[1]), number(end[2]))


# --- Word --------------------------------------------------------------------------


def read_word(content, lang="id"):
    figures, titles = _named(lang)
    read, key, name, part = Read(), None, None, ""
    body = docx.Document(io.BytesIO(content))
    for one in body.iter_inner_content():
        if isinstance(one, Paragraph):
            words = _words(one._p)
            if one.style.name == "Heading 1":
                part, key = words, None
            if one.style.name == "Heading 2":
                key = figures.get(words.partition(":")[0])
                part = words if key is None else part
            if one.style.name == "Heading 3":
                name = titles[words.partition(" (")[0]]
        elif isinstance(one, Table):
            rows = [[_words(cell._tc) for cell in row.cells] for row in one.rows][1:]
            _table_of_word(read, rows, (key, name), figures, part, lang)
    return read


def _table_of_word(read, rows, about, figures, part, lang):
    if about[0]:
        *rows, (total, summed) = rows
        assert total == SUM[lang]
        read.parts[about] = {label: number(value) for label, value in rows}
        read.sums[about] = number(summed)
    elif len(rows[0]) == 4:
        for name, value, *_ in rows:
            assert figures[name] not in read.figures
            read.figures[figures[name]] = number(value)
    elif rows[-1][1] == SUM[lang]:
        *rows, total = rows
        online = len(total) == 5
        told = (len(rows), number(total[-2]), number(total[-1]))
        read.annex["online" if online else "offline"] = told
        assert sum(number(row[-2]) for row in rows) == told[1]
        assert sum(number(row[-1]) for row in rows) == told[2]


def _words(element):
    """Text with that of links in it."""
    pieces = element.iter("{*}t", "{*}br")
    return "".join(t.text or "" if t.tag.endswith("}t") else "\n" for t in pieces)


# --- Excel -------------------------------------------------------------------------

SHEETS = {
    "id": {"Per bulan": "month", "Per kecamatan": "district",
           "Per kecamatan asal": "home_district", "Per tingkat": "level",
           "Per edisi": "edition", "Per jenis temuan": "type"},
    "en": {"By month": "month", "By district": "district",
           "By home district": "home_district", "By level": "level",
           "By edition": "edition", "By type of finding": "type"},
}  # fmt: skip
ANNEX = {"id": ("Daftar bazar", "Bazar daring"), "en": ("Bazaars", "Online bazaar")}
FIGURES = {"id": "Angka", "en": "Figures"}


def books(content):
    """The workbook with its formulas, and with what they made."""
    return tuple(
        openpyxl.load_workbook(io.BytesIO(content), data_only=only)
        for only in (False, True)
    )


def read_excel(content, lang="id"):
    """Formulas are worked out from the cells that they name, never believed."""
    figures, _ = _named(lang)
    book, made = books(content)
    read = Read()
    for row in book[FIGURES[lang]].iter_rows(min_row=4):
        read.figures[figures[row[1].value]] = worked_out(row[2])
    for sheet, name in SHEETS[lang].items():
        if sheet in book.sheetnames:
            _matrix(read, book[sheet], name, figures, lang)
    for name, sheet in zip(("offline", "online"), ANNEX[lang], strict=True):
        if sheet in book.sheetnames:
            *rows, total = list(book[sheet].iter_rows(min_row=4))
            at = (7, 8) if name == "offline" else (4, 5)
            assert total[1].value == SUM[lang]
            read.annex[name] = (len(rows), *(worked_out(total[one]) for one in at))
    for cell in formulas(book):
        known = made[cell.parent.title][cell.coordinate]
        assert known.value == worked_out(cell)
    return read


def formulas(book):
    """All cells that hold one."""
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    return [cell for cell in cells if cell.data_type == "f"]


def _matrix(read, sheet, name, figures, lang):
    heads, *rows, total = list(sheet.iter_rows(min_row=3))
    assert total[0].value == SUM[lang]
    for at in range(1, len(heads)):
        key = figures[heads[at].value.rpartition(" (")[0]]
        told = {row[0].value: row[at].value for row in rows}
        read.parts[key, name] = {label: n for label, n in told.items() if n}
        read.sums[key, name] = worked_out(total[at])


def worked_out(cell):
    """What a cell holds; of a formula what the cells that it names add up to."""
    if cell.data_type != "f":
        return cell.value
    sheet = cell.parent
    if summed := re.fullmatch(r"=SUM\((\w+:\w+)\)", cell.value):
        return sum(one.value for row in sheet[summed[1]] for one in row)
    return sum(sheet[one].value for one in re.findall(r"[A-Z]+\d+", cell.value))
