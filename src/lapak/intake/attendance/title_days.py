"""Days of a bazaar that no one line tells: in pieces, run together, or doubtful."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from lapak.intake.cells.dates import Days, find_days
from lapak.intake.cells.day_words import month_of
from lapak.intake.cells.text import Cell, clean, plain
from lapak.shared.dates import span

# 'Tgl: 2 - 3', whose month stands in another cell
BARE = re.compile(
    r"^(?:(?:hari|tgl|tanggal|pelaksanaan|waktu|dilaksanakan)\b[\s/&.]*)+[:\s]*"
    r"(?P<days>\d{1,2}(?:\s*(?:-|–|—|,|&|dan|s\.?/?d\.?|sampai(?: dengan)?)\s*\d{1,2})*)\.?$",
    re.IGNORECASE,
)
MONTH = re.compile(r"^(?:bulan|bln)\b[\s.:]*(?P<month>[a-z]{3,9})\b", re.IGNORECASE)
YEAR = re.compile(r"\b(20[0-9]{2})\b")
RUN = re.compile(r"(?<![0-9])([0-9]{8}|[0-9]{6})(?![0-9])")
# what a line begins with that tells only when a bazaar ends
ENDS = re.compile(
    r"(?:s d|sd|sampai(?: dengan)?|hingga|(?:tanggal |tgl |hari |waktu )?(?:selesai|akhir|berakhir|penutupan|ditutup))\b"
)
LONGEST = 31  # days; a longer bazaar is likelier a slip


def days_in_pieces(
    lines: Iterable[Sequence[Cell]], titles: Sequence[str], year: int | None
) -> Days | None:
    """The days of `Tgl: 2 - 3` and `Bulan: Desember` in cells or lines of their own.

    `titles`: names of sheet and file, where the month or the year may stand instead.
    """
    bare = month = ""
    years: list[str] = []
    for cells in lines:
        texts = [clean(cell) for cell in cells]
        for text in (*texts, " ".join(texts)):
            found = BARE.match(text)
            bare = bare or (found["days"] if found else "")
            named = MONTH.match(text)
            month = month or (
                named["month"] if named and month_of(named["month"].lower()) else ""
            )
            years += YEAR.findall(text)
    if not bare:
        return None
    for title in titles:
        words = plain(title).split()
        month = month or next((w for w in words if len(w) > 2 and month_of(w)), "")
        years += YEAR.findall(title)
    told = years[0] if years else ""
    return find_days(f"{bare} {month} {told}", year=year) if month else None


def run_apart(title: str) -> str:
    """A file's name such as `Bazar Tambora 251123`, its day marked as one."""
    return RUN.sub(r" tgl \1", title)


def until(begun: Days | None, days: Days | None, line: str) -> Days | None:
    """The days to the one that `s/d | 6 November` or `Tanggal selesai : 6 November` tells.

    `begun`: what a line above tells; None where this line is no end of it.
    """
    if begun is None or days is None or not ENDS.match(plain(line)):
        return None
    length = (days.closes - begun.opens).days
    single = begun.opens == begun.closes and days.opens == days.closes
    if not single or not 0 < length < LONGEST:
        return None
    every = tuple(begun.opens + timedelta(days=n) for n in range(length + 1))
    return replace(begun, closes=days.closes, days=every)


def between(cells: Sequence[Cell], year: int | None) -> Days | None:
    """The days of `Tanggal mulai | 6 Mei | Tanggal selesai | 7 Mei`, all in one row."""
    for at, cell in enumerate(cells):
        if at and isinstance(cell, str) and ENDS.match(plain(cell)):
            begun = find_days(list(cells[:at]), year=year)
            ended = find_days(list(cells[at:]), year=year)
            return until(begun, ended, cell)
    return None


def doubt_of(days: Days | None, written: str) -> str:
    """Why days may be others than they were read as, as a sentence; '' = no doubt."""
    if days is None:
        return ""
    told = span(days.opens, days.closes)
    if days.or_else:
        other = span(*days.or_else)
        return (
            f"Tanggal “{written[:60]}” bisa berarti {told} atau {other}. Lapak memakai {told}."
            " Benar? Kalau tidak, betulkan tanggalnya di halaman berkas."
        )
    if (days.closes - days.opens).days >= LONGEST:
        return (
            f"Bazar ini tertulis {(days.closes - days.opens).days + 1} hari: {told}."
            " Benar? Kalau tidak, betulkan tanggalnya di halaman berkas."
        )
    if days.weekday_conflict:
        return (
            f"Nama hari di “{written[:60]}” bukan hari dari {told}."
            " Benar tanggalnya? Kalau tidak, betulkan di halaman berkas."
        )
    return ""
