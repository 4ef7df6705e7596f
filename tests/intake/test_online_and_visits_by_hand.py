"""Orders, curated products, visits and repeats: hand-made cases, one a rule."""

from datetime import date

import pytest

from lapak.domain.online.models import OrderLine
from lapak.domain.places.actions import ensure_regions
from lapak.domain.registry.models import Business
from lapak.domain.sources.models import FileState
from lapak.intake.reading.workbook import Sheet
from lapak.intake.take_in import take_back
from tests.intake.by_hand import HEADER, ROWS, Office, listed
from tests.intake.exports.made import SHOPEE, TOKOPEDIA, sheet_of
from tests.intake.test_visits import HEADER as VISIT_HEADER
from tests.intake.test_visits import row as visit

pytestmark = pytest.mark.django_db
CURATED = ["No", "Edisi", "Nama Usaha", "Nama Pemilik", "SKU", "Nama Produk", "Hasil"]


@pytest.fixture
def office():
    ensure_regions("31.73")
    return Office()


def curated(*rows, editions=((1, date(2023, 3, 17), date(2023, 3, 19)),)):
    dates = [["Edisi", "Nama", "Mulai", "Selesai"], *[[n, f"JBL {n}", a, b] for n, a, b in editions]]  # fmt: skip
    return (
        Sheet("Kurasi", False, [CURATED, *[list(row) for row in rows]]),
        Sheet("Edisi", False, dates),
    )


def orders(*lines):
    return sheet_of(TOKOPEDIA, lines)


ABON = [1, 1, "Dapur Sari", "Sari", "S-1", "Abon Sapi", "Lolos"]
SOLD = {"Nama Produk": "Abon Sapi", "Nomor Invoice": "INV/1"}


def test_a_sold_product_belongs_to_the_business_that_was_curated_with_it(office):
    office.take("kurasi.xlsx", *curated(ABON))
    office.take("ekspor.xlsx", orders(SOLD))

    assert office.value("online_participations") == 1
    assert office.value("online_turnover") == 25_000


def test_a_product_that_nobody_knows_is_asked_about_once_and_attributed(office):
    office.take("kurasi.xlsx", *curated(ABON, [2, 1, "Toko Rina", "Rina", "", "Kue", "Lolos"]))  # fmt: skip
    lines = [{"Nama Produk": "Sambal Terasi", "Nomor Invoice": f"INV/{n}"} for n in (1, 2)]  # fmt: skip
    office.take("ekspor.xlsx", orders(*lines))
    assert office.kinds("ekspor.xlsx", needs_answer=True) == ["product_unknown"]
    assert office.value("online_participations") == 0

    office.decide(("ekspor.xlsx", "", 2, "product_unknown", "attribute", "toko rina"))
    assert office.value("online_participations") == 1
    assert office.kinds("ekspor.xlsx", needs_answer=True, answered=False) == []
    number = str(Business.objects.get(name="Dapur Sari").pk)
    office.decide(("ekspor.xlsx", "", 3, "product_unknown", "attribute", number))
    assert {line.business.name for line in OrderLine.objects.all()} == {"Dapur Sari"}


def test_a_word_about_a_business_that_has_gone_attributes_nothing(office):
    office.take("kurasi.xlsx", *curated(ABON))
    file = office.take("a.xlsx", listed(*ROWS)).files[0].file
    office.take("ekspor.xlsx", orders({"Nama Produk": "Sambal"}))
    office.decide(("ekspor.xlsx", "", 2, "", "attribute", "Toko Rina"))
    assert office.value("online_participations") == 1

    take_back(file, by="ratna")
    assert office.value("online_participations") == 0


def test_an_order_paid_outside_every_edition_does_not_count_and_is_told(office):
    office.take("kurasi.xlsx", *curated(ABON))
    office.take("ekspor.xlsx", orders({**SOLD, "Tanggal Pembayaran": "20-04-2023 10:00:00"}))  # fmt: skip
    assert office.kinds("ekspor.xlsx") == ["outside_edition"]
    assert office.value("online_turnover") == 0


def test_orders_without_any_editions_dates_ask_for_them_once_a_file(office):
    office.take("ekspor.xlsx", orders(SOLD, {**SOLD, "Nomor Invoice": "INV/2"}))
    assert "edition_unknown" in office.kinds("ekspor.xlsx", needs_answer=True)


def test_an_order_that_was_never_paid_is_in_no_edition(office):
    office.take("kurasi.xlsx", *curated(ABON))
    office.take("ekspor.xlsx", sheet_of(SHOPEE, [{"Waktu Pembayaran Dilakukan": None, "Status Pesanan": "Batal"}]))  # fmt: skip
    assert office.value("online_turnover") == 0


def test_the_newest_export_has_the_last_word_on_an_order(office):
    office.take("kurasi.xlsx", *curated(ABON))
    office.take("satu.xlsx", orders(SOLD))
    again = office.take("dua.xlsx", orders({**SOLD, "Jumlah Produk Dibeli": 2}, {**SOLD, "Nomor Invoice": "INV/9"}))  # fmt: skip
    told = again.files[0]

    assert (told.new, told.same, told.changed) == (1, 0, 1)
    assert office.value("online_turnover") == 75_000
    same = office.take("tiga.xlsx", orders(SOLD, SOLD), state=FileState.WAITING)
    assert same.files[0].changed + same.files[0].same >= 1


def test_an_order_line_that_a_person_drops_does_not_count(office):
    office.take("kurasi.xlsx", *curated(ABON))
    office.take("ekspor.xlsx", orders(SOLD))
    office.decide(("ekspor.xlsx", "", 2, "", "drop", ""))
    assert office.value("online_turnover") == 0


def test_a_table_of_orders_that_a_person_drops_does_not_count(office):
    office.take("kurasi.xlsx", *curated(ABON))
    office.take("ekspor.xlsx", orders(SOLD))
    office.decide(("ekspor.xlsx", "", 1, "", "drop", ""))
    assert office.value("online_turnover") == 0


def test_a_corrected_date_of_an_edition_moves_its_orders(office):
    office.take("kurasi.xlsx", *curated(ABON))
    office.take("ekspor.xlsx", orders(SOLD))
    later = curated(ABON, editions=((1, date(2023, 3, 18), date(2023, 3, 19)),))
    office.take("kurasi.xlsx", *later)
    assert office.value("online_turnover") == 0


def test_a_curation_list_set_aside_tells_no_edition(office):
    office.take("kurasi.xlsx", *curated(ABON))
    office.take("ekspor.xlsx", orders(SOLD))
    for row in (1, 1):
        office.decide(("kurasi.xlsx", "Edisi", row, "", "drop", ""))
    assert office.value("online_turnover") == 0


def visits(*rows):
    title = ["MONITORING TOKO KELONTONG TAHUN 2023"]
    return Sheet("Data", False, [title, [], VISIT_HEADER, *[list(r) for r in rows]])


def test_a_visit_listed_twice_counts_once_and_is_asked_about(office):
    office.take("kelontong.xlsx", visits(visit(), visit(), visit(date=date(2023, 6, 2))))  # fmt: skip
    assert office.value("neighbourhood_shop_visits") == 2
    assert office.kinds(needs_answer=True) == ["duplicate_visit"]

    office.decide(("kelontong.xlsx", "", 5, "duplicate_visit", "count", ""))
    assert office.value("neighbourhood_shop_visits") == 3


def test_the_same_visit_in_two_files_counts_once(office):
    office.take("a.xlsx", visits(visit()))
    office.take("b.xlsx", visits(visit(), visit(outlet="Toko Lain")))
    assert office.value("neighbourhood_shop_visits") == 2


def test_a_visit_is_dropped_moved_or_its_list_set_aside(office):
    office.take("a.xlsx", visits(visit(), visit(outlet="Toko Lain")))
    office.decide(("a.xlsx", "", 4, "", "drop", ""), ("a.xlsx", "", 5, "", "set_district", "31.73.04"))  # fmt: skip
    assert office.value("neighbourhood_shop_visits") == 1

    office.decide(("a.xlsx", "", 3, "", "drop", ""))
    assert office.value("neighbourhood_shop_visits") == 0


def test_a_newer_visit_list_replaces_the_older(office):
    office.take("a.xlsx", visits(visit(), visit(outlet="Toko Lain")))
    told = office.take("a.xlsx", visits(visit(), visit(outlet="Toko Baru"))).files[0]
    assert (told.new, told.same) == (1, 1)
    assert office.value("neighbourhood_shop_visits") == 2


def test_a_visit_with_other_findings_is_changed_in_a_newer_list(office):
    office.take("a.xlsx", visits(visit(), visit(outlet="Toko Lain")))
    other = visit(
        outlet="Toko Lain", finding="Rokok tanpa pita cukai, tera kedaluwarsa"
    )
    told = office.take("a.xlsx", visits(visit(), other)).files[0]
    assert (told.new, told.same, told.changed) == (0, 1, 1)


def test_a_business_twice_in_a_list_counts_once_unless_a_person_says_otherwise(office):
    office.take("a.xlsx", listed(*ROWS, [4, *ROWS[0][1:]], [5, *ROWS[0][1:]]))
    assert office.counts() == (1, 3, 1_500_000)
    assert office.kinds(needs_answer=True) == ["duplicate_row", "duplicate_row"]


def test_a_row_without_names_is_still_somebody(office):
    office.take("a.xlsx", listed([1, "-", "-", "3173040101809001", 50_000, None]))
    assert office.value("offline_participations") == 1
    assert Business.objects.get().name == "?"


def test_a_turnover_of_the_row_is_laid_over_its_days(office):
    sheet = listed([1, "Dapur Sari", "Sari", 100_000, 200_000], [2, "Kedai Budi", "Budi", None, 50_000])  # fmt: skip
    sheet.rows[3] = [*HEADER[:3], "Hari 1", "Hari 2"]
    office.take("a.xlsx", sheet)
    office.decide(("a.xlsx", "", 5, "", "set_turnover", "50000"), ("a.xlsx", "", 6, "", "set_turnover", "90000"))  # fmt: skip
    assert office.counts() == (1, 2, 140_000)


def test_a_file_that_no_kind_knows_is_asked_about(office):
    office.take("x.xlsx", Sheet("S", False, [["halo"]]))
    assert office.kinds("x.xlsx", needs_answer=True) == ["kind_unknown"]
    assert office.take("kosong.xlsx").files[0].file.kind == "unknown"
