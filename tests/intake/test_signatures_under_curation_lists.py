"""Signatures under a curation list stand in whichever column it begins with."""

from tests.intake.attendance.real_books import asked, told

HEAD = ["Nama Produk", "Nama Pemilik", "Nama Usaha", "Hasil", "SKU"]
ABON = ["Abon Sapi 100gr", "Sari", "Dapur Sari", "Lolos", ""]
NASTAR = ["Kue Nastar", "Rina Wati", "Kue Rina", "Lolos", "JBL-002"]


def products(*rows):
    book = [["HASIL KURASI JUMAT BELI LOKAL"], HEAD, *rows]
    file = told(("Kurasi", book), path="online/Hasil Kurasi JBL 2023.xlsx")
    assert asked(file) == []
    return [(r.edition, r.product) for t in file.tables for r in t.curated]


def test_place_and_date_title_name_and_nip_are_no_products():
    signed = ["Jakarta, 2 Januari 2023"], ["Kurator"], ["Siti"], ["NIP. 19700101"]
    assert products(["EDISI 1"], ABON, *signed) == [(1, ABON[0])]


def test_two_who_sign_beside_each_other_are_no_products():
    signed = ["Mengetahui,", "", "", "Kepala Seksi"], ["Umar", "", "", "Siti"]
    assert products(["EDISI 1"], ABON, [], *signed) == [(1, ABON[0])]


def test_the_list_goes_on_below_the_signatures_of_its_first_edition():
    signed = ["Jakarta, 2 Januari 2023"], ["Kurator"]
    rows = ["EDISI 1"], ABON, *signed, ["EDISI 2"], NASTAR
    assert products(*rows) == [(1, ABON[0]), (2, NASTAR[0])]
