"""Rows behind figures, and the cell that one comes from, through the real intake."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from lapak.domain.online.models import OnlineBazaar, OrderLine
from lapak.domain.people.models import User
from lapak.domain.places.actions import ensure_regions
from lapak.domain.sales.models import DailySales
from lapak.domain.sources.models import Decision
from lapak.intake.deciding import apply
from lapak.intake.known import office_places
from lapak.intake.reading.reader import Reader
from lapak.intake.settling.answers import Said
from lapak.intake.take_in import Desk, take_in
from tests.factories import UserFactory
from tests.intake.exports.made import TOKOPEDIA

pytestmark = pytest.mark.django_db
NIK = "3173084505900001"
NAME = "DAFTAR HADIR Bazar Ramadhan 25-27 Maret 2023.xlsx"
ROWS = [
    ["DAFTAR HADIR BAZAR RAMADHAN TINGKAT KOTA"],
    ["Tanggal: 25-27 Maret 2023"],
    ["Tempat: Halaman Kantor Kecamatan Kembangan"],
    [],
    ["No", "Nama Usaha", "Nama Pemilik", "NIK", "No HP", "Produk", "Omset"],
    [1, "Dapur Sari", "Sari Dewi", NIK, "081234567890", "Kue", 250000],
    [2, "Taman Pak Yusuf", "Yusuf Hidayat", "3173081204800002", "081300000002", "Sayur", 745000],
    [3, "Seduh Pak Bayu", "Bayu Simatupang", "3173080707770003", "081300000003", "Jamu", 2060000],
]  # fmt: skip


def list_file():
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.fixture
def taken(db):
    ensure_regions("31.73")
    with Reader() as reader:
        read = Desk(reader, year=2023).read_bytes(list_file(), NAME)
    now = datetime(2023, 3, 28, 2, 12, tzinfo=UTC)
    take_in([read], by="ratna", now=now, year=2023)
    return DailySales.objects.get(mention__business_written="Taman Pak Yusuf")


def opened(client, query, status=200):
    answer = client.get(f"/angka/?tahun=2023&{query}")
    assert answer.status_code == status
    return answer.content.decode()


def test_a_row_opens_down_to_its_cell(client, officer, taken):
    page = opened(client, f"angka=offline_turnover&bulan=2023-03&baris={taken.pk}")

    assert '<td class="n sel">745000</td>' in page
    assert "G7" in page
    assert NAME in page
    assert "Ratna Wulandari" in page
    digits = taken.mention.table.file.sha256
    assert f"{digits[:4]} {digits[4:8]} {digits[8:12]}" in page
    assert "Dapur Sari" in page  # the row before stands around it


@pytest.mark.parametrize(
    "figure",
    ["offline_turnover", "offline_participations", "offline_businesses_distinct"],
)
def test_a_nik_is_covered_wherever_a_row_is_opened(client, officer, taken, figure):
    listed = client.get(f"/angka/?tahun=2023&angka={figure}").content.decode()
    assert NIK not in listed
    kinds = {
        "offline_turnover": taken.pk,
        "offline_participations": taken.participation_id,
        "offline_businesses_distinct": taken.participation.business_id,
    }
    page = opened(client, f"angka={figure}&baris={kinds[figure]}")
    assert "••••" in page
    for row in ROWS[5:]:
        assert row[3] not in page
        assert row[3][:12] not in page


def test_the_rows_come_as_csv_and_workbook(client, officer, taken):
    address = "/angka/?tahun=2023&angka=offline_turnover&urut=usaha"
    csv = client.get(address + "&unduh=csv").getvalue().decode()
    assert "Taman Pak Yusuf,Yusuf Hidayat" in csv
    assert csv.count("\r\n") == 4
    answer = client.get(address + "&unduh=xlsx")
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert [row[-1].value for row in sheet.iter_rows(min_row=2)] == [
        250000,
        2060000,
        745000,
    ]


def test_a_decision_stands_with_who_made_it(client, officer, taken):
    Decision.objects.create(
        file=NAME, sheet=taken.mention.table.sheet, row=7, verb="set_turnover",
        value="74500", by="ratna", at=datetime(2023, 4, 3, 3, tzinfo=UTC),
    )  # fmt: skip
    page = opened(client, f"angka=offline_turnover&baris={taken.pk}")
    assert "3 April 2023" in page
    assert "Rp74.500" in page


DAYS = [
    *ROWS[:4],
    ["No", "Nama Usaha", "Nama Pemilik", "25 Maret", "26 Maret", "27 Maret"],
    [1, "Dapur Sari", "Sari Dewi", 250000, 300000, 2500000],
    [2, "Taman Pak Yusuf", "Yusuf Hidayat", 100000, 200000, 300000],
]


def test_a_day_says_how_a_turnover_decided_for_all_days_reached_it(client, officer):
    ensure_regions("31.73")
    book = Workbook()
    for row in DAYS:
        book.active.append(row)
    kept = BytesIO()
    book.save(kept)
    with Reader() as reader:
        read = Desk(reader, year=2023).read_bytes(kept.getvalue(), NAME)
    now = datetime(2023, 3, 28, 2, 12, tzinfo=UTC)
    take_in([read], by="ratna", now=now, year=2023)
    sold = DailySales.objects.filter(mention__business_written="Dapur Sari")
    said = Said(1, NAME, "", 6, "", "set_turnover", "800000")
    apply([(1, said)], by="ratna", now=now, places=office_places())
    first, _second, last = sold.order_by("column")

    kept_day = opened(client, f"angka=offline_turnover&baris={first.pk}")
    changed = opened(client, f"angka=offline_turnover&baris={last.pk}")

    assert last.turnover == 250_000
    assert "sel ini tetap seperti dibaca" in kept_day
    assert "sel ini memuat sisanya dari hari-hari lain" in changed


def test_an_order_line_says_quantity_times_price_and_its_own_number(client, officer):
    told = {
        "Nomor Invoice": "577123456789012345",
        "Nomor SKU": "1729384756102938",
        "Jumlah Produk Dibeli": 3,
        "Jumlah Produk Yang Dikurangkan": 1,
    }
    line = TOKOPEDIA | told
    sheet = "\r\n".join(",".join(map(str, row)) for row in (line, line.values()))
    with Reader() as reader:
        read = Desk(reader, year=2023).read_bytes(sheet.encode(), "penjualan.csv")
    take_in([read], by="ratna", now=datetime(2023, 4, 1, tzinfo=UTC), year=2023)
    edition = OnlineBazaar.objects.create(
        year=2023, number=1, name="JBL 1", opens=date(2023, 3, 17), closes=date(2023, 3, 19)
    )  # fmt: skip
    OrderLine.objects.update(outcome="counted", edition=edition)
    key = OrderLine.objects.get().pk

    page = opened(client, f"angka=online_turnover&baris={key}")

    assert "(3 − 1) × Rp25.000" in page
    assert "577123456789012345" in page


def test_rows_of_another_part_of_the_city_are_not_there(client, taken):
    taken.participation.bazaar.__class__.objects.update(district=None)
    taken.participation.business.__class__.objects.update(district=None)
    user: User = UserFactory(role="district_officer", district_id="31.73.05")
    client.force_login(user)

    page = opened(client, "angka=offline_turnover")
    assert "Taman Pak Yusuf" not in page
    opened(client, f"angka=offline_turnover&baris={taken.pk}", status=404)
    csv = client.get("/angka/?tahun=2023&angka=offline_turnover&unduh=csv")
    assert "Taman" not in csv.getvalue().decode()


def test_who_sees_a_part_sees_no_neighbours_in_the_picture(client, taken):
    taken.participation.bazaar.__class__.objects.update(district=None)
    business = taken.participation.business
    business.__class__.objects.update(district=None)
    business.__class__.objects.filter(pk=business.pk).update(district="31.73.08")
    client.force_login(UserFactory(role="district_officer", district_id="31.73.08"))

    page = opened(client, f"angka=offline_turnover&baris={taken.pk}")

    assert "Taman Pak Yusuf" in page
    assert "Dapur Sari" not in page
    assert "Seduh" not in page


def test_a_missing_file_is_said_and_the_rest_stays(
    client, officer, taken, settings, tmp_path
):
    settings.DATA = tmp_path
    page = opened(client, f"angka=offline_turnover&baris={taken.pk}")
    assert "Taman Pak Yusuf" in page
    assert 'class="lembar"' not in page


@pytest.mark.parametrize(
    "query",
    ["bulan=2023", "bazar=x", "edisi=1", "jenis=HET", "bulan=٢٠٢٣-٠٣", "bazar=999"],
)
def test_filters_that_do_not_fit_break_nothing(client, officer, taken, query):
    opened(client, f"angka=offline_turnover&{query}")


def test_every_kind_of_row_opens(client, officer, office):
    day = office.took_part(office.bazaar(district="31.73.01"), office.business())
    sold = office.sold(day, 10_000)
    line = office.line(office.edition(), office.business())
    visit = office.visit(found=("HET",), district="31.73.02")
    rows = {
        "offline_bazaars_held": day.bazaar_id,
        "offline_participations": day.pk,
        "offline_businesses_distinct": day.business_id,
        "offline_turnover": sold.pk,
        "online_bazaars_held": line.edition_id,
        "online_participations": line.pk,
        "online_turnover": line.pk,
        "facilitated_participations": day.pk,
        "modern_market_visits": visit.pk,
        "modern_market_outlets_distinct": visit.outlet_id,
        "findings": visit.findings.get().pk,
    }
    for key, row in rows.items():
        assert 'id="sumber"' in opened(client, f"angka={key}&baris={row}"), key
    assert "bagian=1" in opened(client, "angka=facilitated_participations")


def links_on(client, key, row, year=2023):
    answer = client.get(f"/angka/?tahun={year}&angka={key}&baris={row}")
    return [one["url"] for one in answer.context["pages"]]


def test_a_row_leads_to_its_business_and_bazaar(client, officer, office):
    root = office.business("31.73.01", name="Dapur Sari")
    alias = office.business("31.73.01", alias_of=root)
    day = office.took_part(office.bazaar(district="31.73.01"), alias)
    sold = office.sold(day, 10_000)
    edition = office.edition()
    line, nobodys = (
        office.line(edition, root),
        office.line(edition, None, "unattributed"),
    )
    visit = office.visit(district="31.73.02")
    business, bazaar = f"/usaha/{root.pk}/", f"/bazar/{day.bazaar_id}/"

    assert links_on(client, "offline_turnover", sold.pk) == [business, bazaar]
    assert links_on(client, "offline_participations", day.pk) == [business, bazaar]
    assert links_on(client, "offline_businesses_distinct", root.pk) == [business]
    assert links_on(client, "offline_bazaars_held", day.bazaar_id) == [bazaar]
    assert links_on(client, "online_turnover", line.pk) == [business]
    assert links_on(client, "online_turnover", nobodys.pk) == []
    assert links_on(client, "modern_market_visits", visit.pk) == []
    page = opened(client, f"angka=offline_turnover&baris={sold.pk}")
    assert f'<a href="{business}">Usaha Dapur Sari</a>' in page
    assert "pages" not in client.get("/angka/").context


def test_a_row_leads_only_to_pages_that_its_reader_may_open(client, office):
    mine = office.business("31.73.02")
    away = office.took_part(office.bazaar(district="31.73.08"), mine)
    client.force_login(UserFactory(role="district_officer", district_id="31.73.02"))

    assert links_on(client, "offline_participations", away.pk) == [f"/usaha/{mine.pk}/"]

    client.force_login(UserFactory(role="mentor_agency"))  # sees every bazaar of a year
    assert links_on(client, "offline_bazaars_held", away.bazaar_id) == []


def test_a_row_of_a_business_that_its_reader_may_not_open_has_no_link(client, office):
    root = office.business("31.73.08")
    alias = office.business("31.73.02", alias_of=root)
    away = office.took_part(office.bazaar(district="31.73.08"), alias)
    client.force_login(UserFactory(role="district_officer", district_id="31.73.02"))

    assert links_on(client, "offline_participations", away.pk) == []
