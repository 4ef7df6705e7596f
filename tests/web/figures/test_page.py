"""The page of figures: the ledger, one figure opened, everything as CSV."""

from datetime import date

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def fair(office):
    """Two bazaars, three stalls, one amount that a person put right."""
    march = office.bazaar(district="31.73.01")
    april = office.bazaar(date(2023, 4, 1), "31.73.08")
    a, b = office.business(name="Dapur Sari"), office.business(name="Kue Ibu")
    table = office.table()
    office.sold(office.took_part(march, a, table), 250_000)
    office.sold(office.took_part(april, a, table), 745_000, told=7_450_000)
    office.sold(office.took_part(april, b, table), None)
    return march, april


def opened(client, query=""):
    answer = client.get(f"/angka/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_ledger_shows_the_year_and_the_first_figure_in_words(client, officer, fair):
    page = opened(client)

    assert "2023" in page
    assert "Rp995.000" in page
    assert "Sembilan ratus sembilan puluh lima ribu rupiah" in page
    assert "Rp7.700.000" in page
    assert "−Rp6.705.000" in page


def test_a_figure_opens_with_its_parts(client, officer, fair):
    page = opened(client, "tahun=2023&angka=offline_bazaars_held")

    assert 'aria-current="true"' in page
    assert 'bulan=2023-04#baris">April 2023</a>' in page
    assert "<svg" in page
    assert "style=" not in page
    assert 'kecamatan=31.73.08#baris"' in page


@pytest.mark.parametrize(
    "query",
    ["tahun=abc", "tahun=99999", "angka=tidak-ada", "tahun=2023&angka=%00", "baris=x"],
)
def test_what_the_address_cannot_mean_is_not_asked(client, officer, query):
    opened(client, query)


def test_all_figures_come_as_csv(client, officer, fair):
    told = client.get("/angka/semua.csv?tahun=2023").getvalue().decode()
    assert "\r\noffline_turnover,Omset bazar luring," in told
    assert ",995000,rupiah,0\r\n" in told


def test_nobody_reads_figures_without_signing_in(client, db):
    for address in ("/angka/", "/angka/semua.csv"):
        assert client.get(address)["Location"].startswith("/masuk/")


def test_only_years_with_facts_are_offered_and_the_one_asked_for(client, officer, office):  # fmt: skip
    office.took_part(office.bazaar(), office.business(), office.table())

    page = client.get("/angka/?tahun=2023")
    empty = client.get("/angka/?tahun=2021")

    assert [one["label"] for one in page.context["years"]] == ["2023"]
    assert [one["label"] for one in empty.context["years"]] == ["2021", "2023"]
