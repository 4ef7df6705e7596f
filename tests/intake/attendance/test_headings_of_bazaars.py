"""Several bazaars under one header: lines between the rows tell which rows are whose."""

from datetime import date

from tests.intake.attendance.real_books import HEAD, asked, sold, told

TITLE = ["REKAP BAZAR UMKM BULAN AGUSTUS 2023"]
SARI, BUDI, UMI, ANI = (
    [1, "Dapur Sari", "Sari", 300_000], [2, "Kedai Budi", "Budi", 400_000],
    [1, "Batik Umi", "Umi", 500_000], [2, "Kopi Ani", "Ani", 600_000],
)  # fmt: skip


def read(*lines, title=TITLE):
    first, second = lines
    rows = [[first], SARI, BUDI, ["JUMLAH", None, None, 700_000]]
    rows += [[second], UMI, ANI, ["JUMLAH", None, None, 1_100_000]]
    return told([title, HEAD, *rows, ["TOTAL", None, None, 1_800_000]])


def bazaars(file):
    return [
        (t.event.district, t.event.level, t.event.opens, t.event.closes, len(t.attendance))
        for t in file.tables
    ]  # fmt: skip


def test_districts_with_days_of_their_own_are_bazaars_of_their_own():
    file = read(
        "KEC. TAMBORA, 5 AGUSTUS 2023", "KECAMATAN PALMERAH, 6 - 7 AGUSTUS 2023"
    )
    assert bazaars(file) == [
        ("31.73.04", "kecamatan", date(2023, 8, 5), date(2023, 8, 5), 2),
        ("31.73.07", "kecamatan", date(2023, 8, 6), date(2023, 8, 7), 2),
    ]
    assert (sold(file), file.remarks) == ([300_000, 400_000, 500_000, 600_000], [])


def test_bazaars_named_between_the_rows_are_bazaars_of_their_own():
    file = read("Bazar HUT RI Kel. Kapuk 5 Agustus 2023", "Bazar Jumat Berkah, 11 Agustus 2023")  # fmt: skip
    assert [t.event.name for t in file.tables] == ["Bazar HUT RI Kel. Kapuk", "Bazar Jumat Berkah"]  # fmt: skip
    assert [t.event.opens.day for t in file.tables] == [5, 11]
    assert [t.event.level for t in file.tables] == ["kelurahan", "kota"]


def test_districts_without_days_group_the_stalls_of_one_bazaar():
    file = read("KEC. TAMBORA", "KEC. PALMERAH", title=["BAZAR TINGKAT KOTA 5 AGUSTUS 2023"])  # fmt: skip
    assert [len(t.attendance) for t in file.tables] == [4]


def test_districts_of_bazaars_held_together_are_bazaars_of_their_own():
    file = read("KEC. TAMBORA", "KEC. PALMERAH", title=["BAZAR SERENTAK 5 AGUSTUS 2023"])  # fmt: skip
    day = date(2023, 8, 5)
    assert bazaars(file) == [("31.73.04", "kecamatan", day, day, 2), ("31.73.07", "kecamatan", day, day, 2)]  # fmt: skip
    assert asked(file) == []


def test_a_line_of_the_day_under_a_district_is_of_its_bazaar():
    rows = [["KEC. TAMBORA"], ["Sabtu, 5 Agustus 2023"], SARI, BUDI, ["KEC. PALMERAH"], ["Minggu, 6 Agustus 2023"], UMI, ANI]  # fmt: skip
    file = told([["BAZAR SERENTAK AGUSTUS 2023"], HEAD, *rows])
    assert [(d, opens.day, n) for d, _, opens, _, n in bazaars(file)] == [("31.73.04", 5, 2), ("31.73.07", 6, 2)]  # fmt: skip


def test_districts_in_a_chat_of_bazaars_held_together_are_bazaars_of_their_own():
    lines = ["*Kec. Tambora*", "1. Dapur Sari - Sari - 300rb", "2. Kedai Budi - Budi - 400rb", "*Kec. Palmerah*", "1. Batik Umi - Umi - 500rb", "2. Kopi Ani - Ani - 600rb"]  # fmt: skip
    file = told([["Omset bazar serentak 9 September 2023"], *[[line] for line in lines]])  # fmt: skip
    assert [(t.event.district, t.event.place, len(t.attendance)) for t in file.tables] == [("31.73.04", "Kec. Tambora", 2), ("31.73.07", "", 2)]  # fmt: skip
