"""Lists of visits and products that go on to their right, and visits that titles tell of."""

from datetime import date

import pytest

from tests.intake.attendance.real_books import asked, told

TITLE = ["MONITORING TOKO MODERN OKTOBER 2023"]
HEAD = ["No", "Tanggal", "Nama Toko", "Kecamatan", "Petugas", "Temuan"]
SHOPS = ["Indomaret Kapuk", "Alfamart Tomang", "Super Indo Puri", "Alfamidi Kedoya", "Lotte Grosir", "Naga Swalayan"]  # fmt: skip


def visit(n, number=None):
    return [
        number or n + 1,
        date(2023, 10, 2 + n),
        SHOPS[n],
        "Tambora",
        "Rina",
        "nihil",
    ]


def outlets(file):
    return sorted(v.outlet for t in file.tables for v in t.visits)


@pytest.mark.parametrize("gap", [0, 1, 3])
def test_visits_that_go_on_beside_themselves_are_read(gap):
    rows = [[*visit(n), *[None] * gap, *visit(n + 3)] for n in range(3)]
    file = told([TITLE, HEAD, *rows])
    assert outlets(file) == sorted(SHOPS)
    assert file.remarks == []


def test_visits_that_go_on_twice_are_read_to_their_end():
    rows = [[*visit(n), None, *visit(n + 2), None, *visit(n + 4)] for n in range(2)]
    assert outlets(told([TITLE, HEAD, *rows])) == sorted(SHOPS)


def test_one_visit_more_is_one_where_its_number_follows():
    file = told([TITLE, HEAD, [*visit(0), None, *visit(2)], visit(1)])
    assert outlets(file) == sorted(SHOPS[:3])


@pytest.mark.parametrize(
    "beside",
    [
        [["catatan", "hujan deras"], ["lihat lampiran"], ["foto ada"]],
        [["ED", 3], ["HET", 2], ["Jumlah", 5]],
        [[7, date(2023, 10, 9), "rapat", "kantor"], [], []],
    ],
)
def test_notes_and_recaps_beside_visits_are_no_visits(beside):
    rows = [[*visit(n), None, *beside[n]] for n in range(3)]
    assert outlets(told([TITLE, HEAD, *rows])) == sorted(SHOPS[:3])


def test_two_lists_with_headers_beside_each_other_are_read_once():
    rows = [[*visit(n), None, *visit(n + 3)] for n in range(3)]
    assert outlets(told([TITLE, [*HEAD, None, *HEAD], *rows])) == sorted(SHOPS)


def test_products_that_go_on_beside_themselves_are_read():
    head = ["No", "Nama UMKM", "Nama Produk", "SKU"]
    rows = [[n, f"Dapur {n}", f"Kue {n}", f"SKU-{n}", None, n + 2, f"Kedai {n}", f"Kopi {n}", f"SKU-{n + 2}"] for n in (1, 2)]  # fmt: skip
    file = told([["HASIL KURASI JBL EDISI 1, 6-12 Oktober 2023"], head, *rows])
    assert sorted(c.sku for t in file.tables for c in t.curated) == ["SKU-1", "SKU-2", "SKU-3", "SKU-4"]  # fmt: skip


def test_products_without_numbers_that_go_on_beside_themselves_are_read():
    head = ["Nama UMKM", "Nama Produk", "SKU"]
    rows = [[f"Dapur {n}", f"Kue {n}", f"A-{n}", None, f"Kedai {n}", f"Kopi {n}", f"A-{n + 2}"] for n in (1, 2)]  # fmt: skip
    file = told([["HASIL KURASI JBL EDISI 1, 6-12 Oktober 2023"], head, *rows])
    assert sum(len(t.curated) for t in file.tables) == 4


# --- visits whose day and officer stand in the titles --------------------------------

BARE = ["No", "Nama Toko", "Alamat", "Temuan"]
SHOP = [1, SHOPS[0], "Jl Kapuk 1", "kedaluwarsa"]


def test_the_titles_of_a_list_tell_when_and_by_whom_its_visits_were():
    titles = [["HASIL PENGAWASAN TOKO MODERN KEC. CENGKARENG"], ["Senin, 9 Oktober 2023"], ["Petugas: Rina"]]  # fmt: skip
    file = told([*titles, BARE, SHOP])
    (visit,) = file.tables[0].visits
    assert (file.kind, visit.day, visit.officer, visit.district) == ("monitoring", date(2023, 10, 9), "Rina", "31.73.01")  # fmt: skip
    assert file.remarks == []


@pytest.mark.parametrize("titles", [[], [["9 - 13 Oktober 2023"]]])
def test_visits_of_no_day_or_of_several_are_asked_about(titles):
    file = told([["HASIL PENGAWASAN TOKO MODERN"], *titles, BARE, SHOP])
    assert (file.kind, asked(file)) == ("monitoring", ["date_unreadable"])


def test_findings_in_the_list_of_a_bazaar_make_no_visits():
    file = told([["BAZAR KEC. TAMBORA, PENGAWASAN PRODUK, 9 Oktober 2023"], BARE, SHOP])
    assert file.kind == "attendance"
