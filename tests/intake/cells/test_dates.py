from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lapak.intake.cells.dates import (
    WIB,
    day_number,
    find_days,
    read_date,
    read_datetime,
)
from lapak.intake.cells.day_words import month_of

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
DATES = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("text", "opens", "closes", "count"),
    [
        ("7 Oktober 2023 - 8 Oktober 2023", "2023-10-07", "2023-10-08", 2),
        ("Sabtu–Minggu, 7–8 Oktober 2023", "2023-10-07", "2023-10-08", 2),
        ("Sabtu 7 Oktober 2023 Minggu 8 Oktober 2023", "2023-10-07", "2023-10-08", 2),
        ("17 s/d 18 November 2023", "2023-11-17", "2023-11-18", 2),
        ("17 sampai dengan 19 Nop 2023", "2023-11-17", "2023-11-19", 3),
        ("30 September - 1 Oktober 2023", "2023-09-30", "2023-10-01", 2),
        ("30 Des 2023 s.d. 1 Januari 2024", "2023-12-30", "2024-01-01", 3),
        ("30 Des s.d. 1 Januari 2024", "2023-12-30", "2024-01-01", 3),
        ("30 Des 2023 s.d. 1 Januari", "2023-12-30", "2024-01-01", 3),
        ("15, 16 dan 17 September 2023", "2023-09-15", "2023-09-17", 3),
        ("7-8 dan 14-15 Okt 2023", "2023-10-07", "2023-10-15", 4),
        ("tgl 3 & 4 Mei '25", "2025-05-03", "2025-05-04", 2),
        ("3 & 4 Mei 25", "2025-05-03", "2025-05-04", 2),
        ("03/05/2025 s.d. 04/05/2025", "2025-05-03", "2025-05-04", 2),
        ("04/11 - 05/11/2023", "2023-11-04", "2023-11-05", 2),
        ("30.09 s/d 01.10.2023", "2023-09-30", "2023-10-01", 2),
        ("30-09 s/d 01-10-2023", "2023-09-30", "2023-10-01", 2),
        ("4/5 & 6/11/2023", "2023-11-04", "2023-11-06", 3),
        ("4 - 6 X 2023", "2023-10-04", "2023-10-06", 3),
        ("4-5/XI/2023", "2023-11-04", "2023-11-05", 2),
        ("4 (Sabtu) dan 5 (Minggu) November 2023", "2023-11-04", "2023-11-05", 2),
        ("Sabtu (4/11/23) dan Minggu (5/11/23)", "2023-11-04", "2023-11-05", 2),
        ("Bazar 2 hari, 30-31 Oktober 2023", "2023-10-30", "2023-10-31", 2),
        ("29-30/04/2023", "2023-04-29", "2023-04-30", 2),
        ("5-6-7 Mei 2023", "2023-05-05", "2023-05-07", 3),
        ("2023-05-06", "2023-05-06", "2023-05-06", 1),
        ("22.04.2023", "2023-04-22", "2023-04-22", 1),
        ("01-04-2023", "2023-04-01", "2023-04-01", 1),
        ("01-04-23", "2023-04-01", "2023-04-01", 1),
        ("05/25/2023", "2023-05-25", "2023-05-25", 1),
        ("7th October 2023", "2023-10-07", "2023-10-07", 1),
        ("7 Agustsu 2023", "2023-08-07", "2023-08-07", 1),
        ("1 Peb 2023", "2023-02-01", "2023-02-01", 1),
        ("Jum'at, 6 Oktober 2023 pukul 08.00 s.d. 17.00 WIB", "2023-10-06", "2023-10-06", 1),
        ("Lapangan RW 05 Tomang, 7 Mei 2023, 120 peserta", "2023-05-07", "2023-05-07", 1),
        ("Hari ke-2 (Minggu, 8 Oktober 2023)", "2023-10-08", "2023-10-08", 1),
        ("Bazar UMKM (12-13 Agustus 2023)", "2023-08-12", "2023-08-13", 2),
    ],
)  # fmt: skip
def test_the_days_of_a_title_are_found(text, opens, closes, count):
    found = find_days(text)

    assert found is not None
    assert (str(found.opens), str(found.closes), len(found.days)) == (
        opens,
        closes,
        count,
    )
    assert not found.weekday_conflict


@pytest.mark.parametrize(
    "text",
    ["", "-", "Minggu ke-2 Mei 2023", "Minggu II Mei 2023", "Mei 2023", "2023", "7", "RW 05",
     "31 Februari 2023", "5 Jumi 2023", "7 Okt", "8 - 7 Oktober 2023", "Rp 1.250.000",
     "99/99/2023", "1 Januari 2020 - 1 Januari 2023", "29 Februari", "Agus 7", "7-99 Mei 2023",
     "- 2023", "29 Feb 2024 - 28 Feb"],
)  # fmt: skip
def test_what_tells_no_day_gives_none(text):
    assert find_days(text) is None


def test_cells_side_by_side_are_read_together():
    three = (date(2023, 3, 3), date(2023, 3, 4), date(2023, 3, 5))

    with_word = find_days(["Tanggal", three[0], "s.d.", three[2]])
    without = find_days([None, datetime(2023, 3, 3), three[2]])  # noqa: DTZ001
    each = find_days(three)

    assert with_word is not None
    assert with_word.days == three
    assert with_word == without == each


def test_a_missing_year_is_the_one_given():
    found = find_days("30 Des - 2 Jan", year=2023)

    assert found is not None
    assert (found.opens, found.closes) == (date(2023, 12, 30), date(2024, 1, 2))
    assert read_date("07/10", year=2023) == date(2023, 10, 7)
    assert read_date("07/10") is None
    assert read_date("Omset 7 Okt", year=2023) == date(2023, 10, 7)
    assert find_days("28 Feb - 29 Feb", year=2023) is None
    assert find_days("30 Des - 29 Feb", year=2022) is None
    assert find_days("29 Feb - 1 Jan 2025") is None


def test_a_weekday_that_is_not_that_of_its_date_conflicts():
    wrong_first = find_days("Jumat - Minggu, 7 - 8 Oktober 2023")
    wrong_last = find_days("Sabtu - Senin, 7 - 8 Oktober 2023")

    assert wrong_first is not None
    assert wrong_first.weekday_conflict
    assert wrong_last is not None
    assert wrong_last.weekday_conflict


def test_excel_day_numbers_are_read_when_asked():
    assert read_date(45000, serial=True) == date(2023, 3, 15)
    assert read_date(45000.5, serial=True) == date(2023, 3, 15)
    assert read_date(45000) is None
    assert read_date(850.5, serial=True) is None
    assert read_date(7, serial=True) is None
    assert read_date(True) is None


def test_several_days_are_no_one_date():
    assert read_date("7-8 Oktober 2023") is None
    assert read_date(date(2023, 10, 7)) == date(2023, 10, 7)
    assert read_date(datetime(2023, 10, 7, 9)) == date(2023, 10, 7)  # noqa: DTZ001


def test_months_are_known_by_name_short_name_and_one_slip():
    assert [month_of(name) for name in ("agt", "ags", "pebruari", "oktobr")] == [
        8,
        8,
        2,
        10,
    ]
    assert [month_of(name) for name in ("jumi", "bazar", "xyz")] == [0, 0, 0]


WAYS = (
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1][:3].upper()} {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} '{d.year % 100}",
    lambda d: f"{d:%d/%m/%Y}",
    lambda d: f"{d.day}-{d.month}-{d.year}",
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: f"{d:%d/%m/%y}",
    lambda d: d.isoformat(),
    lambda d: d,
)


@given(DATES, st.sampled_from(WAYS))
def test_a_written_date_is_read_back(day, way):
    assert read_date(way(day)) == day


@given(DATES, st.integers(1, 30), st.sampled_from(WAYS[:-1]), st.sampled_from(
    [" - ", " s/d ", " s.d. ", "–", " sampai ", " sd "]))  # fmt: skip
def test_a_written_span_is_read_back(opens, length, way, until):
    closes = opens + timedelta(days=length)

    found = find_days(f"Tanggal : {way(opens)}{until}{way(closes)}")

    assert found is not None
    assert (found.opens, found.closes, len(found.days)) == (opens, closes, length + 1)


@given(
    DATES,
    st.integers(1, 9),
    st.sampled_from(["-", " - ", " s/d ", "–", " & ", " dan "]),
)
def test_days_of_one_month_share_its_name(opens, length, mark):
    closes = opens + timedelta(days=length)
    assume(closes.month == opens.month)

    found = find_days(
        f"{opens.day}{mark}{closes.day} {MONTHS[opens.month - 1]} {opens.year}"
    )

    assert found is not None
    assert (found.opens, found.closes) == (opens, closes)


@given(st.text(), st.integers(2000, 2050))
def test_any_text_gives_days_in_order_or_none(text, year):
    found = find_days(text, year=year)

    assert found is None or found.days == tuple(sorted(set(found.days)))
    assert found is None or (found.opens, found.closes) == (
        found.days[0],
        found.days[-1],
    )


@given(st.text("0123456789 -/.,:'&sd MeiJun", max_size=30), st.integers(2000, 2050))
def test_text_like_a_date_never_breaks(text, year):
    find_days(text, year=year)
    read_date(text, year=year, serial=True)
    read_datetime(text)


@pytest.mark.parametrize(
    "text",
    ["18-03-2023 10:11:12", "18/03/2023 10:11:12\t", "2023-03-18 10:11:12",
     "2023-03-18T10:11:12", "18 Mar 2023 10:11:12", "18-03-2023 10:11:12 WIB"],
)  # fmt: skip
def test_the_moment_of_an_order_is_wib(text):
    assert read_datetime(text) == datetime(2023, 3, 18, 10, 11, 12, tzinfo=WIB)


def test_moments_also_stand_without_seconds_or_time():
    assert read_datetime("2023-03-18 10:11") == datetime(
        2023, 3, 18, 10, 11, tzinfo=WIB
    )
    assert read_datetime("18/03/2023") == datetime(2023, 3, 18, tzinfo=WIB)
    assert read_datetime(date(2023, 3, 18)) == datetime(2023, 3, 18, tzinfo=WIB)


def test_a_moment_that_is_one_already_is_kept():
    naive = datetime(2023, 3, 18, 10)  # noqa: DTZ001

    assert read_datetime(naive) == datetime(2023, 3, 18, 10, tzinfo=WIB)
    assert read_datetime(datetime(2023, 3, 18, 3, tzinfo=UTC)) == read_datetime(naive)


@pytest.mark.parametrize(
    "cell", ["-", "", None, 45000, "besok", "18/03/2023 25:00", "7-8 Mei 2023"]
)
def test_what_is_no_moment_gives_none(cell):
    assert read_datetime(cell) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("Hari ke-2", 2), ("Hari ke 2", 2), ("Hari Ke2", 2), ("Hari II", 2), ("Day 2", 2),
     ("H2", 2), ("Omzet H 3", 3), ("Hari pertama", 1), ("Hari kedua", 2), ("HARI KE-IV", 4),
     ("Omset hari ke-1 (Rp)", 1), ("Hari-3", 3), ("Sheet1", None), ("H-2", None),
     ("Hari 1 dan 2", None), ("2 hari", None), ("Hari/Tanggal", None), ("harian", None),
     ("Hari 1 Hari 2", None), ("Hari 99", None), ("", None)],
)  # fmt: skip
def test_the_number_of_a_day_is_read(text, number):
    assert day_number(text) == number


@given(
    st.integers(1, 31),
    st.sampled_from(["Hari ke-{}", "HARI {}", "Day {}", "h{}", "Hr. {}"]),
)
def test_any_day_number_is_read_back(n, form):
    assert day_number(form.format(n)) == n
