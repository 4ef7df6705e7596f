"""What people decide of rows and tables, by a table of decisions: what holds, what is refused."""

import pytest

from lapak.domain.registry.models import Business, Mention
from lapak.domain.sources.models import Decision
from lapak.intake.deciding import (
    COLUMNS,
    TableRefused,
    open_questions,
    read_table,
    write_table,
)
from tests.intake.by_hand import HEADER, ROWS, listed, stall
from tests.intake.test_lists_and_decisions import FILE

pytestmark = pytest.mark.django_db


def test_rows_are_dropped_kept_and_given_a_turnover(office):
    rows = [*ROWS, stall(4, "Es Teh", "Nia", "lumayan"), stall(5, "Jamu", "Tuti", 100_000, "tidak hadir")]  # fmt: skip
    office.take(FILE, listed(*rows))
    assert office.counts() == (1, 4, 1_500_000)

    made = office.decide(
        (FILE, "", 5, "", "drop", ""),
        (FILE, "", 6, "", "keep", ""),
        (FILE, "", 7, "", "set_turnover", "Rp650.000"),
        (FILE, "", 8, "turnover_unreadable", "set_turnover", "75rb"),
        (FILE, "", 9, "", "count", ""),
    )
    assert (made.lines, made.made, made.homeless) == (5, 5, [])
    assert office.counts() == (1, 4, 500_000 + 650_000 + 75_000 + 100_000)


def test_the_same_decision_twice_changes_nothing(office):
    office.take(FILE, listed(*ROWS))
    line = (FILE, "", 7, "", "set_turnover", "650000")
    assert office.decide(line).made == 1
    assert office.decide(line).made == 0
    assert Decision.objects.count() == 1


def test_names_are_swapped_and_a_district_is_set(office):
    header = [*HEADER, "Kelurahan", "Kecamatan"]
    sheet = listed(*[[*row, "Kapuk", "Cengkareng"] for row in ROWS])
    sheet.rows[3] = header
    office.take(FILE, sheet)
    office.decide((FILE, "", 5, "", "swap", "name owner"), (FILE, "", 6, "", "set_district", "31.73.04"))  # fmt: skip

    first, second, _ = Mention.objects.order_by("row")
    assert (first.business_name, first.owner_name) == ("Sari", "Dapur Sari")
    assert second.district_id == "31.73.04"


def test_a_decision_follows_its_row_into_a_newer_version(office):
    office.take(FILE, listed(*ROWS))
    office.decide((FILE, "", 7, "", "set_turnover", "650000"))
    office.take(FILE, listed(stall(9, "Baru", "Wati", 10_000), *ROWS))

    assert office.counts() == (1, 4, 400_000 + 500_000 + 650_000 + 10_000)


def test_a_decision_whose_row_is_gone_is_told_and_has_no_effect(office):
    office.take(FILE, listed(*ROWS))
    office.decide((FILE, "", 7, "", "set_turnover", "650000"))
    office.take(FILE, listed(*ROWS[:2], stall(9, "Baru", "Wati", 10_000)))

    assert office.counts() == (1, 3, 910_000)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (("tidak ada.xlsx", "", 5, "", "drop", ""), "belum diambil masuk"),
        ((FILE, "Lembar 9", 5, "", "drop", ""), "Lembar “Lembar 9” tidak ada"),
        ((FILE, "", 99, "", "drop", ""), "Baris 99 bukan baris isi"),
        ((FILE, "", "x", "", "drop", ""), "bukan angka"),
        ((FILE, "", 5, "", "set_turnover", ""), "Tulis omsetnya"),
        ((FILE, "", 5, "", "set_turnover", "banyak"), "bukan rupiah"),
        ((FILE, "", 5, "", "set_district", "99.99.99"), "Tidak ada kecamatan"),
        ((FILE, "", 5, "", "swap", "nama saja"), "dua arti kolom"),
        ((FILE, "", 5, "", "attribute", "Usaha Entah"), "Tidak ada usaha"),
        ((FILE, "", 1, "", "set_turnover", "1000"), "judul tabel"),
        ((FILE, "", 1, "", "set", "warna=biru"), "Tidak ada yang bernama"),
        ((FILE, "", 1, "", "set", "days=kapan-kapan"), "Tulis tanggalnya"),
        ((FILE, "", 1, "", "set", "level=dunia"), "Tulis salah satu tingkat"),
        ((FILE, "", 1, "", "set", "district=99.99.99"), "Tidak ada kecamatan"),
        ((FILE, "", 1, "", "set", "name="), "Tulis nama"),
    ],
)
def test_a_decision_without_a_place_is_told_and_the_others_hold(office, line, reason):
    office.take(FILE, listed(*ROWS))
    told = office.decide(line, (FILE, "", 6, "", "drop", ""))

    assert [reason in homeless.reason for homeless in told.homeless] == [True]
    assert office.counts() == (1, 2, 1_000_000)


def test_a_path_that_two_files_end_with_is_not_guessed(office):
    office.take("januari/Daftar.xlsx", listed(*ROWS))
    others = [stall(8, "Roti Eko", "Eko", 200_000), stall(9, "Baru", "Wati", 10_000)]
    office.take("februari/Daftar.xlsx", listed(*others, days="1 Mei 2023"))
    told = office.decide(("Daftar.xlsx", "", 5, "", "drop", ""))

    assert "Ada 2 berkas" in told.homeless[0].reason
    assert office.decide(("januari/Daftar.xlsx", "", 5, "", "drop", "")).made == 1


def test_a_business_is_named_by_number_or_by_any_spelling(office):
    office.take(FILE, listed(*ROWS))
    number = str(Business.objects.earliest("pk").pk)
    told = office.decide((FILE, "", 5, "", "attribute", "dapur sari"), (FILE, "", 6, "", "attribute", number))  # fmt: skip
    assert told.homeless == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "kosong"),
        (b"\x81\x8d\x8f\x90", "bukan teks"),
        (b"file,row\nx,1\n", "tidak ada. Baris pertama harus"),
        (",".join(COLUMNS).encode() + b"\nx,,1,,,hapus,\n", "bukan keputusan"),
        (
            ",".join(COLUMNS).encode() + b'\nx,,1,,,drop,"' + b"a" * 200_000 + b'"\n',
            "tidak terbaca",
        ),
    ],
)
def test_a_table_that_can_not_be_taken_is_refused_whole(content, reason):
    with pytest.raises(TableRefused, match=reason):
        read_table(content)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_of_decisions_is_read_as_excel_saves_it(encoding, mark):
    lines = [mark.join(COLUMNS), mark.join(["é.xlsx", "", "5", "", "", "DROP", ""]), mark.join(["x", "", "6"])]  # fmt: skip
    ((line, said),) = read_table("\n".join(lines).encode(encoding))
    assert (line, said.file, said.row, said.verb) == (2, "é.xlsx", 5, "drop")


def test_questions_go_out_as_a_table_that_comes_back(office):
    office.take("=cmd.xlsx", listed(*ROWS, stall(4, "Es Teh", "Nia", "lumayan")))
    out = write_table(open_questions())
    assert read_table(out.encode()) == []
    assert "Tertulis: lumayan" in out
