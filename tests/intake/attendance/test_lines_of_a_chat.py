"""A list pasted from a chat: name, owner and amount run together in one cell a row."""

import pytest

from tests.intake.attendance.real_books import asked, names, sold, told

TITLES = [["BAZAR KEC. TAMBORA"], ["8-9 April 2023"], []]
STALLS = [("Dapur Sari", "Sari"), ("Kedai Budi", "Budi Hartono"), ("Batik Umi", "Umi")]
AMOUNTS = [300_000, 450_000, 1_200_000]


def lines(*texts, titles=TITLES, **more):
    return told([*titles, *([text] for text in texts)], **more)


def kinds(file):
    return [(r.row, r.kind, r.needs_answer) for r in file.remarks]


@pytest.mark.parametrize("mark", [" - ", " – ", "/", " / ", "|", " | ", " : ", ":", ";", " = ", "- "])  # fmt: skip
@pytest.mark.parametrize("number", ["{}. ", "{}) ", "{} ", "({}) ", "- ", ""])
def test_each_line_is_a_stall_whatever_parts_it(mark, number):
    written = ["300rb", "Rp450.000", "1,2 jt"]
    file = lines(
        *(
            number.format(n) + mark.join([*stall, amount])
            for n, (stall, amount) in enumerate(zip(STALLS, written, strict=True), 1)
        )
    )
    assert (file.kind, names(file), sold(file)) == ("attendance", STALLS, AMOUNTS)
    assert file.remarks == []
    assert file.tables[0].event.name == "BAZAR KEC. TAMBORA"


@pytest.mark.parametrize(
    "written",
    [
        ["Rp300.000", "450 ribu", "1,2jt"],
        ["300.000", "450.000,-", "1.200.000"],
        ["300000", "450000", "1200000"],
        ["Rp 300.000,00", "450 k", "1 juta 200 ribu"],
    ],
)
def test_amounts_are_read_in_every_dress(written):
    texts = [f"{n}. {b} - {o} - {a}" for n, ((b, o), a) in enumerate(zip(STALLS, written, strict=True), 1)]  # fmt: skip
    assert sold(lines(*texts)) == AMOUNTS


def test_owners_in_brackets_and_amounts_behind_a_space_are_told_apart():
    file = lines("Dapur Sari (Sari) - 300rb", "Kedai Budi (Budi Hartono): 450.000", "Batik Umi (Umi) Rp1,2jt")  # fmt: skip
    assert (names(file), sold(file)) == (STALLS, AMOUNTS)


def test_which_name_is_the_businesss_is_told_by_its_words():
    file = lines(
        *(f"{o} - {b} - {a}" for (b, o), a in zip(STALLS, AMOUNTS, strict=True))
    )
    assert (names(file), sold(file)) == (STALLS, AMOUNTS)


def test_numbers_in_a_column_of_their_own_are_the_lines():
    rows = [[n, f"{b} - {o} - {a}"] for n, ((b, o), a) in enumerate(zip(STALLS, AMOUNTS, strict=True), 1)]  # fmt: skip
    file = told([*TITLES, *rows])
    assert (names(file), sold(file), file.remarks) == (STALLS, AMOUNTS, [])
    assert [c.index for c in file.tables[0].columns] == [2]
    assert {a.column for r in file.tables[0].attendance for a in r.amounts} == {2}


def test_a_chat_with_its_stars_total_and_signatures_is_a_list():
    file = lines(
        "*BAZAR UMKM KEC. TAMBORA*", "Tanggal : 8-9 April 2023", "Tempat : RPTRA Kalijodo", "",
        "*Dapur Sari* - Sari - 300rb", "*Kedai Budi* - Budi Hartono - 450rb", "*Batik Umi* - Umi - 1,2 jt",
        "*TOTAL - Rp1.950.000*", "Terima kasih", "Mengetahui - Lurah", titles=[],
    )  # fmt: skip
    (table,) = file.tables
    assert (names(file), sold(file), file.remarks) == (STALLS, AMOUNTS, [])
    assert (table.event.name, table.event.place) == ("BAZAR UMKM KEC. TAMBORA", "RPTRA Kalijodo")  # fmt: skip
    assert (table.first_row, table.total_row) == (5, 8)


def test_a_total_that_is_not_the_sum_is_said():
    file = lines("1. Dapur Sari - Sari - 300rb", "2. Kedai Budi - Budi - 450rb", "3. Batik Umi - Umi - 1jt", "Total : 2.000.000")  # fmt: skip
    assert kinds(file) == [(7, "total_mismatch", False)]
    assert file.remarks[0].column == "A"


def test_phone_numbers_between_are_phones_and_no_amounts():
    file = lines(*(f"{n}. {b} - {o} - 08120000000{n} - {a}" for n, ((b, o), a) in enumerate(zip(STALLS, AMOUNTS, strict=True), 1)))  # fmt: skip
    assert (names(file), sold(file)) == (STALLS, AMOUNTS)
    phones = [r.mention.phones for r in file.tables[0].attendance]
    assert phones == [(f"+628120000000{n}",) for n in (1, 2, 3)]


def test_what_a_line_tells_besides_is_a_note():
    file = lines(*(f"{b} - {o} - kue basah - {a}" for (b, o), a in zip(STALLS, AMOUNTS, strict=True)))  # fmt: skip
    assert [r.mention.note for r in file.tables[0].attendance] == ["kue basah"] * 3
    assert (sold(file), asked(file)) == (AMOUNTS, ["column_missing"])


def test_a_number_parted_by_the_same_mark_is_the_lines_number():
    file = lines(*(f"{n} - {b} - {o} - {a}" for n, ((b, o), a) in enumerate(zip(STALLS, AMOUNTS, strict=True), 1)))  # fmt: skip
    assert (names(file), sold(file), file.remarks) == (STALLS, AMOUNTS, [])


def test_days_over_the_lines_tell_whose_days_they_are():
    texts = [f"{n}. {b} - {o} - 100rb" for n, (b, o) in enumerate(STALLS, 1)]
    file = lines("HARI PERTAMA", *texts, "HARI KEDUA", *texts)
    assert [len(t.attendance) for t in file.tables] == [3, 3]
    assert [t.event.day.day for t in file.tables] == [8, 9]


def test_a_title_cut_by_the_same_mark_is_no_stall():
    texts = [f"{b} - {o} - {a}" for (b, o), a in zip(STALLS, AMOUNTS, strict=True)]
    file = lines("Penjualan Bazar - Sudin PPKUKM", *texts)
    assert (names(file), file.remarks) == (STALLS, [])


# --- what is unsure is asked ----------------------------------------------------------


def test_a_line_without_its_amount_is_unknown_and_asked_about():
    file = lines(
        "1. Dapur Sari - Sari - 300rb", "2. Kedai Budi - Budi", "3. Batik Umi - Umi - 1,2 jt", "4. Es Cendol - Adi - 200rb",
        "5. Kopi Senja - Ani - tidak hadir", "6. Es Teh - Uni - libur", "7. Kue Basah - Ida", "Catatan - hujan",
    )  # fmt: skip
    rows = file.tables[0].attendance
    assert [[a.told for a in r.amounts] for r in rows] == [[300_000], [None], [1_200_000], [200_000], [None], [0], [None]]  # fmt: skip
    assert [r.row for r in rows if r.absent] == [8]
    assert kinds(file) == [
        (5, "turnover_missing", True), (8, "absent", False), (10, "turnover_missing", True), (4, "column_missing", True),
    ]  # fmt: skip


def test_lines_without_owners_are_asked_about():
    file = lines("1. Dapur Sari: 300rb", "2. Kedai Budi: 450rb", "3. Batik Umi: 1,2 jt")
    assert (names(file), sold(file)) == ([(b, "") for b, _ in STALLS], AMOUNTS)
    assert asked(file) == ["column_missing"]
    assert "nama usaha, omset" in file.remarks[0].reason


def test_names_that_tell_no_business_are_asked_about():
    file = lines("Sari - Ani - 300rb", "Budi - Umi - 450rb", "Ida - Adi - 1,2 jt")
    assert asked(file) == ["column_missing"]


def test_a_list_that_no_title_tells_of_is_asked_about():
    texts = [f"{b} - {o} - {a}" for (b, o), a in zip(STALLS, AMOUNTS, strict=True)]
    file = lines(*texts, titles=[], path="kiriman/Daftar.xlsx")
    assert (names(file), asked(file)) == (STALLS, ["column_missing"])
    assert file.tables[0].header_row == 1


def test_a_name_without_marks_in_the_middle_is_told():
    file = lines("Dapur Sari - Sari - 300rb", "Kedai Budi - Budi - 450rb", "Kue Ibu Ani", "Batik Umi - Umi - 1,2 jt")  # fmt: skip
    assert len(names(file)) == 3
    assert [(r.row, r.kind, r.value) for r in file.remarks] == [(6, "row_unreadable", "Kue Ibu Ani")]  # fmt: skip


# --- what is no list -------------------------------------------------------------------


@pytest.mark.parametrize(
    "texts",
    [
        ("Tenda - 2 unit - Rp300.000", "Konsumsi - 50 kotak - Rp1.500.000", "Sound - 1 set - Rp500.000"),
        ("RENCANA ANGGARAN", "Tenda - CV Maju - Rp300.000", "Kursi - UD Jaya - Rp500.000", "Sound - Budi - Rp500.000"),
        ("Daftar harga menu", "Nasi goreng - 15rb", "Es teh - 5rb", "Kue - 10rb"),
        ("Dapur Sari - Jl. Mawar No. 5 RT 003/RW 006 - 11720", "Kedai Budi - Jl Melati 3 - 11730", "Kue Umi - Jl Melati 9 - 11740"),
        ("Dapur Sari - Kapuk - 11721", "Kedai Budi - Kapuk - 11732", "Kue Umi - Tambora - 11741"),
        ("hujan deras - stand pindah - jam 10", "pengunjung sekitar 1.000 orang", "biaya tenda 300rb"),
        ("Dapur Sari - Sari - 081200000001", "Kedai Budi - Budi - 081200000002", "Kue Umi - Umi - 081200000003"),
        ("08.00 - 09.00 - Pembukaan", "09.00 - 10.00 - Sambutan", "10.00 - 12.00 - Bazar"),
        ("Dapur Sari - Sari - 300rb", "Kedai Budi - Budi - 450rb"),
        ("Dapur Sari - 3 kotak", "Kedai Budi - 5 kotak", "Kue Umi - 7 kotak"),
        ("Lokasi : 300.000", "Total : 300.000", "Jumlah : 300.000"),
        ("Dapur Sari ramai? - 300rb", "Apa sudah lapor? - 300rb", "Siapa lagi? - 500rb"),
        ("satu", "dua", "tiga"),
        (),
    ],
)  # fmt: skip
def test_other_texts_make_no_list(texts):
    assert lines(*texts).kind == "unknown"


def test_a_few_lines_among_many_remarks_make_no_list():
    texts = [f"Dapur {n} - Sari - 300rb" for n in range(3)]
    remarks = ["ramai pengunjung sejak pagi", "hujan sebentar", "listrik padam", "aman"]
    assert lines(texts[0], *remarks, *texts[1:]).kind == "unknown"


def test_names_and_amounts_that_nothing_says_are_of_a_bazaar_make_no_list():
    texts = ["Sari - Ani - 300rb", "Budi - Umi - 450rb", "Ida - Adi - 500rb"]
    assert lines(*texts, titles=[], path="kiriman/Daftar.xlsx").kind == "unknown"


def test_a_sheet_with_a_table_has_no_further_list_of_lines():
    head = ["No", "Nama Usaha", "Pemilik", "Omset"]
    notes = [[f"{b} - {o} - {a}"] for (b, o), a in zip(STALLS, AMOUNTS, strict=True)]
    file = told([*TITLES, head, [1, "Es Teh", "Uni", 50_000], [], *notes])
    assert names(file) == [("Es Teh", "Uni")]
