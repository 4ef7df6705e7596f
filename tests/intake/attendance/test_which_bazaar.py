"""Which bazaar a list is of: its titles, districts and days, and what called it off."""

from datetime import date

import pytest

from lapak.intake.attendance.understand import understand
from lapak.intake.reading.workbook import Sheet, Workbook
from tests.intake.attendance.test_names_and_rows import (
    PLACES,
    TITLES,
    read,
)


def test_lists_for_groups_under_one_title_share_its_bazaar():
    header = ["No", "Nama Usaha", "Omset"]
    told = read(["Kelompok A"], header, [1, "Dapur X", 50_000], ["Mengetahui"], ["Kelompok B"], [*header, "Ket"], [1, "Toko Y", 60_000])  # fmt: skip
    first, second = (table.event for table in told.tables)
    assert (first.name, first.opens) == (second.name, second.opens)


def test_a_title_of_days_over_both_lists_holds_for_both():
    told = read(
        ["BAZAR A", None, None, None, "BAZAR B"],
        ["No", "Nama Usaha", "Omset", None, "No", "Nama Usaha", "Omset"],
        [1, "Dapur X", 50_000, None, 1, "Toko Y", 60_000],
        titles=[["LAPORAN HARIAN", None, None, "tanggal 8 April 2023"]],
    )
    assert [t.event.opens for t in told.tables] == [date(2023, 4, 8)] * 2


@pytest.mark.parametrize(
    ("line", "name", "place"),
    [
        ("BAZAR MURAH WARGA di Lapangan Kapuk", "BAZAR MURAH WARGA", "Lapangan Kapuk"),
        ("BAZAR di Lapangan Kapuk", "BAZAR di Lapangan Kapuk", ""),
        ("Pesta Rakyat di Hari Jadi", "Pesta Rakyat di Hari Jadi", ""),
    ],
)
def test_a_title_that_tells_name_and_place_is_cut_where_the_place_begins(line, name, place):  # fmt: skip
    told = read(["No", "Nama Usaha", "Omset"], [1, "Dapur X", 50_000], titles=[[line], ["8 April 2023"]])  # fmt: skip
    event = told.tables[0].event
    assert (event.name, event.place) == (name, place)


def test_a_second_event_line_under_the_name_is_not_the_place():
    told = read(["No", "Nama Usaha", "Omset"], [1, "Dapur X", 50_000], titles=[["BAZAR MURAH"], ["Tahap kedua"], ["Lapangan Kapuk"], ["RPTRA Tomang"], ["Sesi pagi"], ["Kecamatan Tambora"]])  # fmt: skip
    event = told.tables[0].event
    assert (event.name, event.place) == ("BAZAR MURAH", "Lapangan Kapuk")


def in_two_districts(title):
    """A list in two parts, each under the name of its district."""
    head = ["No", "Nama Usaha", "Omset"]
    parts = [["KECAMATAN CENGKARENG"], head, [1, "Dapur X", 50_000], [], ["KECAMATAN KALIDERES"], head, [1, "Toko Y", 60_000]]  # fmt: skip
    return read(*parts, titles=[[title], ["9-10 September 2023"]])


def test_a_line_that_is_nothing_but_a_district_tells_where_each_table_is():
    told = in_two_districts("BAZAR SERENTAK 2 KECAMATAN")
    assert [t.event.district for t in told.tables] == ["31.73.01", "31.73.06"]


def test_districts_over_the_parts_of_one_bazaar_only_group_its_stalls():
    told = in_two_districts("BAZAR RAMADHAN TINGKAT KOTA")
    assert [len(t.attendance) for t in told.tables] == [2]


def test_a_line_of_a_district_tells_of_the_table_beside_another_too():
    told = read(
        ["KECAMATAN CENGKARENG", None, None, None, "KECAMATAN KALIDERES"],
        ["No", "Nama Usaha", "Omset", None, "No", "Nama Usaha", "Omset"],
        [1, "Dapur X", 50_000, None, 1, "Toko Y", 60_000],
        titles=[["BAZAR SERENTAK 2 KECAMATAN"], ["9-10 September 2023"]],
    )
    assert [t.event.district for t in told.tables] == ["31.73.01", "31.73.06"]
    assert len({t.event.name for t in told.tables}) == 1


def test_a_sheet_named_by_a_district_and_its_days_tells_where_the_bazaar_is():
    rows = [["BAZAR UMKM TINGKAT KECAMATAN"], ["No", "Nama Usaha", "Omset"], [1, "Dapur X", 50_000]]  # fmt: skip
    sheets = [Sheet(name, hidden=False, rows=rows, merges=[]) for name in ("Tambora 8-9 Juli", "Kb. Jeruk 8-9 Juli")]  # fmt: skip
    told = understand(Workbook("xlsx", sheets), "Bazar 2023.xlsx", places=PLACES, year=2023)  # fmt: skip
    assert [t.event.district for t in told.tables] == ["31.73.04", "31.73.05"]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Bazar HUT DKI Jakarta ke-496 Kec. Tambora", "kecamatan"),
        ("Bazar Hari Jadi Kota Jakarta Kelurahan Angke", "kelurahan"),
        ("Pameran Provinsi DKI Jakarta", "provinsi"),
    ],
)
def test_the_birthday_of_the_city_does_not_make_a_bazaar_the_provinces(name, level):
    told = read(["No", "Nama Usaha", "Omset"], [1, "Dapur X", 50_000], titles=[[name], ["22 Juni 2023"]])  # fmt: skip
    assert told.tables[0].event.level == level


@pytest.mark.parametrize(
    ("line", "cancelled"),
    [
        ("DIBATALKAN KARENA HUJAN", True),
        ("Kegiatan ditiadakan", True),
        ("Catatan: hari ketiga dibatalkan karena hujan", False),
        ("Hari ke-2 batal", False),
        ("2 UMKM batal", False),
    ],
)
def test_one_day_or_one_stall_that_was_cancelled_does_not_cancel_the_bazaar(
    line, cancelled
):
    told = read(["No", "Nama Usaha", "Omset"], [1, "Dapur X", 50_000], titles=[*TITLES, [line]])  # fmt: skip
    assert told.tables[0].event.cancelled is cancelled


def test_bazaars_held_together_are_those_of_their_districts():
    told = read(
        ["KEC. CENGKARENG"],
        ["No", "Nama Usaha", "Omset"],
        [1, "Dapur X", 50_000],
        [],
        ["KEC. KALIDERES"],
        ["No", "Nama Usaha", "Omset"],
        [1, "Toko Y", 60_000],
        titles=[["BAZAR SERENTAK"], ["9-10 September 2023"]],
    )
    events = [(t.event.district, t.event.level) for t in told.tables]
    assert events == [("31.73.01", "kecamatan"), ("31.73.06", "kecamatan")]
