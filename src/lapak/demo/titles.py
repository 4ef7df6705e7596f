"""The lines above a list that say which event it is, where and when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from lapak.demo.bazaars import Bazaar
from lapak.demo.dates import in_words, weekday, written
from lapak.demo.sheets import Value

Lines = list[list[Value]]

_HEADS = (
    "ABSENSI PESERTA BAZAR",
    "Laporan Omzet Peserta",
    "DAFTAR PESERTA & OMZET",
    "Data Peserta Bazar UMKM",
    "REKAPITULASI PENJUALAN PESERTA",
    "Absen Tenant",
)
_AGENCY = (
    "PEMERINTAH PROVINSI DKI JAKARTA",
    "SUDIN PPKUKM JAKARTA BARAT",
    "Jl. Contoh Raya No. 1, Jakarta Barat",
)


@dataclass(frozen=True, slots=True)
class Said:
    """The facts that a title tells."""

    head: str
    event: str
    place: str
    when: str
    days: tuple[date, ...]
    part: str


def _labelled(said: Said, random: Random) -> Lines:
    place = random.choice(("Tempat : ", "Lokasi: ", "Bertempat di ", "Tmpt: "))
    when = random.choice(("Hari/Tgl : ", "Tanggal: ", "Waktu : ", "Pada tanggal "))
    return [
        [said.head],
        [said.event.upper() if random.random() < 0.4 else said.event],
        [place + said.place],
        [when + said.when],
    ]


def _place_and_date_together(said: Said, random: Random) -> Lines:
    glue = random.choice((", ", " / ", " - ", " | "))
    label = random.choice(("", "Tempat/Waktu : ", "Lokasi & tanggal: "))
    return [
        [_AGENCY[1]],
        [said.head],
        [said.event],
        [f"{label}{said.place}{glue}{said.when}"],
    ]


def _event_and_date_together(said: Said, random: Random) -> Lines:
    glue = random.choice((" tanggal ", ", ", " - "))
    return [[f"{said.head} {said.event}{glue}{said.when}"], [said.place]]


def _cells(said: Said, random: Random) -> Lines:
    first, last = said.days[0], said.days[-1]
    when: list[Value] = [first] if first == last else [first, "s.d.", last]
    if random.random() < 0.5:
        return [
            [said.head],
            ["Kegiatan", ":", said.event],
            ["Lokasi", ":", said.place],
            ["Tanggal", ":", *when],
        ]
    return [["Nama Kegiatan", said.event], ["Tempat", said.place], ["Tgl", *when]]


def _letterhead(said: Said, random: Random) -> Lines:
    return [
        [_AGENCY[0]],
        [_AGENCY[1]],
        [_AGENCY[2]],
        [],
        [f"{said.head} {said.event}".upper()],
        [f"Tempat: {said.place}"],
        [f"{random.choice(('Tanggal', 'Pelaksanaan'))}: {said.when}"],
    ]


def _sentence(said: Said, random: Random) -> Lines:
    place = random.choice(("bertempat di", "di"))
    return [
        [said.head],
        [said.event],
        [f"Dilaksanakan {said.when} {place} {said.place}"],
    ]


def _brackets(said: Said, random: Random) -> Lines:
    return [[said.event], [f"{said.place} ({said.when})"]]


_FORMS: tuple[Callable[[Said, Random], Lines], ...] = (
    _labelled,
    _labelled,
    _place_and_date_together,
    _event_and_date_together,
    _cells,
    _letterhead,
    _sentence,
    _brackets,
)


def title(bazaar: Bazaar, random: Random, *, part: str = "") -> Lines:
    """The lines above a list of the whole event (or of one part of it)."""
    said = _said(bazaar, bazaar.days, random, part)
    lines = random.choice(_FORMS)(said, random)
    return [*lines, [f"Kelompok: {part}"]] if part else lines


def day_title(
    bazaar: Bazaar, days: Sequence[date], random: Random, *, whole: bool
) -> Lines:
    """The lines above a list of one day; `whole` tells the event's days as well."""
    day, number = days[0], bazaar.days.index(days[0]) + 1
    lines: Lines = [
        [random.choice(_HEADS)],
        [bazaar.name],
        [f"Lokasi: {bazaar.place.text}"],
    ]
    if whole:
        lines.append([f"Pelaksanaan: {written(bazaar.days, random)}"])
    lines.append([f"Hari ke-{number}: {weekday(day)}, {in_words(day)}"])
    return lines


def _said(bazaar: Bazaar, days: tuple[date, ...], random: Random, part: str) -> Said:
    return Said(
        head=random.choice(_HEADS),
        event=bazaar.name,
        place=bazaar.place.text,
        when=written(days, random),
        days=days,
        part=part,
    )
