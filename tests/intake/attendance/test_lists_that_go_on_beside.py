"""Lists that go on to their right, without a header of their own or with one."""

import pytest

from tests.intake.attendance.real_books import HEAD, asked, names, sold, told

TITLES = [["BAZAR UMKM KEC. TAMBORA"], ["8-9 April 2023"], []]
NAMES = ["Dapur Sari", "Kopi Senja", "Batik Ayu", "Es Kumis", "Roti Sofi", "Jamu Darmi", "Bakso Arjuna", "Tas Kirana", "Sate Goro"]  # fmt: skip
SOLD = [
    650_000,
    1_250_000,
    480_000,
    975_000,
    310_000,
    840_000,
    725_000,
    560_000,
    430_000,
]
FOUR, EIGHT = sum(SOLD[:4]), sum(SOLD[:8])


def stall(n, number=None):
    return [number or n + 1, NAMES[n], f"Pemilik {NAMES[n].split()[1]}", SOLD[n]]


def beside(count, *, gap=1, numbers=True):
    """Rows of a stall and, right of it, the one that is `count` further down."""
    rows = [[*stall(n), *[None] * gap, *stall(n + count)] for n in range(count)]
    if not numbers:
        rows = [row[1:4] + [None] * gap + row[5 + gap :] for row in rows]
    return rows


def read(*rows, **others):
    return told([*TITLES, *rows], **others)


@pytest.mark.parametrize("gap", [0, 1, 3])
def test_a_list_that_goes_on_beside_itself_is_read_without_a_question(gap):
    file = read(HEAD, *beside(4, gap=gap))
    assert sorted(sold(file)) == sorted(SOLD[:8])
    assert [t.event.name for t in file.tables] == ["BAZAR UMKM KEC. TAMBORA"] * 2
    assert file.remarks == []


def test_a_list_that_goes_on_twice_is_read_to_its_end():
    rows = [[*stall(n), None, *stall(n + 3), None, *stall(n + 6)] for n in range(3)]
    assert sorted(sold(read(HEAD, *rows))) == sorted(SOLD)


def test_behind_two_lists_with_headers_a_third_without_one_is_read():
    rows = [[*stall(n), None, *stall(n + 3), None, *stall(n + 6)] for n in range(3)]
    file = read([*HEAD, None, *HEAD], *rows)
    assert sorted(sold(file)) == sorted(SOLD)
    assert asked(file) == []


def test_one_stall_more_is_one_where_its_number_follows():
    rows = [stall(n) for n in range(4)]
    rows[0] += [None, *stall(4)]
    assert sorted(sold(read(HEAD, *rows))) == sorted(SOLD[:5])


def test_a_short_header_that_comes_again_beside_is_of_a_list_that_goes_on():
    rows = [[n + 1, NAMES[n], SOLD[n], None, NAMES[n + 4], SOLD[n + 4]] for n in range(4)]  # fmt: skip
    file = read(["No", "Nama Usaha", "Omset", None, "Nama Usaha", "Omset"], *rows)
    assert sorted(sold(file)) == sorted(SOLD[:8])
    assert file.remarks == []


def test_a_second_name_behind_the_amounts_that_no_amount_follows_is_of_the_same_stall():
    rows = [[n + 1, NAMES[n], SOLD[n], "Andi"] for n in range(4)]
    file = read(["No", "Nama Usaha", "Omset", "Nama Usaha Pendamping"], *rows)
    assert sold(file) == SOLD[:4]


def test_a_second_name_and_amount_that_no_stall_fills_are_of_the_same_list():
    rows = [[n + 1, NAMES[n], SOLD[n], None, SOLD[n]] for n in range(4)]
    file = read(
        ["No", "Nama Usaha", "Omset Hari 1", "Nama Usaha", "Omset Hari 2"], *rows
    )
    assert sold(file) == [2 * amount for amount in SOLD[:4]]


def test_columns_beside_a_list_without_numbers_are_read_and_asked_about():
    file = read(HEAD[1:], *beside(4, numbers=False))
    assert sorted(sold(file)) == sorted(SOLD[:8])
    assert asked(file) == ["column_missing"]


def test_a_note_among_stalls_beside_a_list_without_numbers_is_left_out():
    rows = beside(4, numbers=False)
    rows.append([*stall(8)[1:], None, "Panitia", "Andi", "lihat lampiran"])
    file = read(HEAD[1:], *rows)
    assert sorted(sold(file)[:9]) == sorted(SOLD)


def test_a_word_where_the_number_stands_beside_a_list_is_no_stall():
    rows = beside(4)
    rows.append([*stall(8), None, "cat.", "Tenda", "Andi", 500_000])
    assert sorted(sold(read(HEAD, *rows))[:9]) == sorted(SOLD)


def test_a_numbered_list_of_tasks_beside_a_list_is_no_stalls():
    rows = [[*stall(n), None, n + 1, f"Tugas {NAMES[n]}", "Andi"] for n in range(4)]
    file = read(HEAD, *rows)
    assert (sold(file), asked(file)) == (SOLD[:4], [])


def test_numbers_that_begin_anew_beside_a_list_are_asked_about():
    rows = [[*stall(n), None, *stall(n + 4, 41 + n)] for n in range(4)]
    file = read(HEAD, *rows)
    assert (len(sold(file)), asked(file)) == (8, ["column_missing"])


def test_who_told_no_amount_beside_a_list_is_a_stall_and_asked_about():
    rows = beside(4)
    rows[1][-1], rows[2][-1] = "belum lapor", None
    file = read(HEAD, *rows)
    assert len(sold(file)) == 8
    assert asked(file) == ["turnover_unreadable", "turnover_missing"]


def test_beside_a_list_without_amounts_telephones_tell_stalls():
    rows = [[NAMES[n], f"0812 0000 55{n}", None, NAMES[n + 4], f"0812 0000 66{n}"] for n in range(5)]  # fmt: skip
    file = read(["Nama Usaha", "No HP", "Produk"], *[[*r[:2], "kue", *r[3:]] for r in rows])  # fmt: skip
    assert len(names(file)) == 10


def test_a_header_that_comes_again_holds_for_both_sides():
    pages = [
        [[*stall(n), None, *stall(n + 2)] for n in page] for page in ((0, 1), (4, 5))
    ]
    file = read(HEAD, *pages[0], HEAD, *pages[1])
    assert sorted(sold(file)) == sorted(SOLD[:8])
    assert file.remarks == []


def test_thousands_that_the_titles_tell_hold_beside_as_well():
    rows = [[*stall(n)[:3], 650, None, *stall(n + 3)[:3], 480] for n in range(3)]
    file = told([*TITLES, ["(dalam ribuan)"], HEAD, *rows])
    assert sorted(sold(file)) == [480_000] * 3 + [650_000] * 3


def test_what_the_titles_tell_holds_for_lists_that_touch():
    head = ["No", "Nama Usaha", "Omset"]
    rows = [
        [n + 1, NAMES[n], SOLD[n], n + 4, NAMES[n + 3], SOLD[n + 3]] for n in range(3)
    ]
    file = read([*head, *head], *rows)
    assert {t.event.name for t in file.tables} == {"BAZAR UMKM KEC. TAMBORA"}


def test_names_and_amounts_that_no_list_reads_are_asked_about():
    rows = [[*stall(n), None, None, NAMES[n + 4], SOLD[n + 4]] for n in range(4)]
    file = read(HEAD, *rows)
    assert names(file) == [tuple(stall(n)[1:3]) for n in range(4)]
    assert asked(file) == ["column_missing"]
    assert "kolom G sampai H" in file.remarks[0].reason


@pytest.mark.parametrize(
    "beside",
    [
        ["hujan", "listrik padam jam 3", "panggung 2 juta", ""],
        [("Andi", "0812 0000 555"), ("Susi", "0812 0000 556"), ("Tenda", 1_500_000), ("Konsumsi", 750_000)],
        [("Kuliner", SOLD[0] + SOLD[1]), ("Fesyen", SOLD[2]), ("Kriya", SOLD[3]), ()],
    ],
)  # fmt: skip
def test_notes_costs_and_recaps_beside_a_list_are_no_stalls(beside):
    more = [list(b) if isinstance(b, tuple) else [b] for b in beside]
    rows = [[*stall(n), None, *more[n]] for n in range(4)]
    file = read(HEAD, *rows)
    assert (sold(file), asked(file)) == (SOLD[:4], [])


@pytest.mark.parametrize("total", [3_355_000, 3_000_000])
def test_a_recap_that_looks_like_a_list_is_none(total):
    rows = [[NAMES[n], SOLD[n], None, *kind, None] for n, kind in enumerate([("Kuliner", 1_900_000), ("Fesyen", 480_000), ("Kriya", total - 2_380_000), ("Total", total)])]  # fmt: skip
    file = told([*TITLES, ["Merk", "HP", "Omset"], *[[r[0], "0812 0000 555", *r[1:3], r[3], None, r[4]] for r in rows]])  # fmt: skip
    assert (sold(file), asked(file)) == (SOLD[:4], [])


def test_amounts_that_make_the_sum_of_the_list_are_its_recap():
    rows = [[*stall(n)[1:], None, *kind] for n, kind in enumerate([("Ruang A", "2 stan", FOUR - 500_000), ("Ruang B", "2 stan", 500_000), (), ()])]  # fmt: skip
    file = read(HEAD[1:], *rows)
    assert (sold(file), asked(file)) == (SOLD[:4], [])


def test_a_blank_last_column_beside_a_list_is_one_too():
    rows = [[*stall(n), None, None, *stall(n + 4)] for n in range(4)]
    assert sorted(sold(read([*HEAD, "Ket"], *rows))) == sorted(SOLD[:8])


@pytest.mark.parametrize("note", ["hujan", 5_000_000])
def test_notes_behind_two_lists_with_headers_are_no_stalls(note):
    rows = [[*row, None, note if n == 1 else None] for n, row in enumerate(beside(4))]
    assert sorted(sold(read([*HEAD, None, *HEAD], *rows))) == sorted(SOLD[:8])


def test_a_recap_beside_two_lists_is_of_both():
    kinds = [("Kuliner", FOUR), ("Kriya", EIGHT - FOUR), ("Total", EIGHT), ()]
    rows = [
        [*row, None, None, *kind] for row, kind in zip(beside(4), kinds, strict=True)
    ]
    file = read([*HEAD, None, *HEAD], *rows)
    assert (sorted(sold(file)), file.remarks) == (sorted(SOLD[:8]), [])


def test_a_list_whose_header_stands_a_row_lower_beside_another_is_read():
    rows = [[*stall(n), None, *(stall(n + 3) if n else HEAD)] for n in range(4)]
    file = read(HEAD, *rows)
    assert (len(sold(file)), asked(file)) == (7, [])


# --- totals of several lists ----------------------------------------------------------


@pytest.mark.parametrize(
    "totals",
    [
        [[None] * 5 + ["GRAND TOTAL", None, None, EIGHT]],
        [["JUMLAH", None, None, FOUR, None, "JUMLAH", None, None, EIGHT - FOUR], ["TOTAL", None, None, EIGHT]],
    ],
)  # fmt: skip
def test_a_total_of_lists_side_by_side_is_no_mistake(totals):
    file = read([*HEAD, None, *HEAD], *beside(4), *totals)
    assert (sorted(sold(file)), file.remarks) == (sorted(SOLD[:8]), [])


def test_a_wrong_total_of_lists_side_by_side_is_said():
    total = [None] * 5 + ["GRAND TOTAL", None, None, EIGHT + 1000]
    file = read([*HEAD, None, *HEAD], *beside(4), total)
    assert [r.kind for r in file.remarks] == ["total_mismatch"]


def test_a_total_of_all_pages_so_far_is_no_mistake():
    page = [["Jumlah halaman ini", None, None, FOUR], *TITLES, HEAD]
    file = read(HEAD, *map(stall, range(4)), *page, *map(stall, range(4, 8)), ["Jumlah", None, None, EIGHT])  # fmt: skip
    assert (sold(file), file.remarks) == (SOLD[:8], [])


def test_the_totals_of_days_side_by_side_are_of_both_lists():
    head = ["No", "Nama Usaha", "Hari 1", "Hari 2"]
    rows = [[n + 1, NAMES[n], SOLD[n], SOLD[n], None, n + 5, NAMES[n + 4], SOLD[n + 4], SOLD[n + 4]] for n in range(4)]  # fmt: skip
    file = read(head, *rows, ["JUMLAH", None, EIGHT, EIGHT])
    assert [r.kind for r in file.remarks] == []


def test_a_row_that_counts_the_stalls_is_no_total_of_their_sales():
    rows = [["Total Omset", None, None, FOUR], ["Jumlah peserta", None, None, 4]]
    assert read(HEAD, *map(stall, range(4)), *rows).remarks == []


def test_a_wrong_total_above_the_count_of_stalls_is_said():
    rows = [["Total Omset", None, None, 1_000_000], ["Jumlah peserta", None, None, 4]]
    file = read(HEAD, *map(stall, range(4)), *rows)
    assert [(r.row, r.kind) for r in file.remarks] == [(9, "total_mismatch")]


def test_a_total_that_is_right_for_the_rows_above_it_is_no_mistake():
    rows = [*map(stall, range(4)), ["JUMLAH", None, None, FOUR], [], stall(4), stall(5)]
    file = read(HEAD, *rows)
    assert (sold(file), file.remarks) == (SOLD[:6], [])
