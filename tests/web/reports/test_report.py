"""The page of the yearly report and its files."""

from pathlib import Path

import pytest

from lapak.outputs.documents.report import KINDS, report_file
from tests.factories import UserFactory
from tests.figures.office import YEAR
from tests.web.releases.pages import told, words

pytestmark = pytest.mark.django_db
ADDRESS = "/laporan/"


def opened(client, lang="id", year=YEAR):
    return client.get(ADDRESS, {"tahun": year, "bahasa": lang})


def test_the_summary_is_read_before_the_file_is_taken(office, writer):
    page = opened(writer)
    assert "Pada 2 bazar luring ikut 3 usaha berbeda" in words(page)
    assert 'angka=offline_turnover#baris">Rp1.234.000' in told(page)
    assert 'href="/laporan/unduh/pdf/?tahun=2023&amp;bahasa=id"' in told(page)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_each_kind_of_file_is_that_of_the_report(office, writer, kind, lang):
    asked = {"tahun": YEAR, "bahasa": lang}
    answer = writer.get(f"{ADDRESS}unduh/{kind}/", asked)
    assert answer["Content-Type"] == KINDS[kind]
    name = {"id": "laporan", "en": "report"}[lang]
    assert f'filename="{name}-{YEAR}.{kind}"' in answer["Content-Disposition"]
    assert answer.content == report_file(YEAR, lang, kind)


def test_another_kind_there_is_not(office, writer):
    assert writer.get(f"{ADDRESS}unduh/odt/").status_code == 404


def test_a_year_with_nothing_says_so(db, writer):
    page = opened(writer, year=2031)
    assert "Belum ada yang tercatat untuk 2031" in words(page)
    assert "belum mencatat usaha yang ikut bazar" in words(page)


@pytest.mark.parametrize("role", ["district_officer", "mentor_agency"])
def test_who_sees_a_part_of_the_city_finds_no_report(office, client, role):
    client.force_login(UserFactory(role=role))
    assert opened(client).status_code == 404
    assert client.get(f"{ADDRESS}unduh/pdf/").status_code == 404


@pytest.mark.parametrize(
    ("document", "address"),
    [("report", ADDRESS), ("report", f"{ADDRESS}unduh/xlsx/"), ("release", "/siaran-pers/")],
)  # fmt: skip
def test_a_template_with_mistakes_is_told_with_file_line_and_sentence(
    office,
    writer,
    settings,
    tmp_path,
    document,
    address,
):
    settings.DATA = tmp_path
    folder = Path(tmp_path / "templates")
    folder.mkdir()
    folder.joinpath(f"{document}.id.txt").write_text(
        "# Judul\n\nAda 7 bazar {entah}.\n"
    )
    answer = writer.get(address, {"tahun": YEAR})
    said = words(answer)
    assert answer.status_code == 422
    assert f"templates/{document}.id.txt" in said
    assert "Baris 3 Angka yang diketik: “7”." in said
    assert "Tidak ada angka bernama “entah”." in said
    assert str(tmp_path) not in said
