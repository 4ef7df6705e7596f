"""`lapak figures`: one object for programs, a ledger for people."""

import json
from argparse import ArgumentParser
from datetime import date

import pytest

from lapak.figures.definitions import DEFINITIONS
from lapak.jobs import figures
from tests.figures.office import YEAR, Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def lapak(capsys):
    """Run the command; gives its exit code, what it wrote, and what it complained."""

    def run(*words):
        parser = ArgumentParser()
        figures.configure(parser)
        code = figures.run(parser.parse_args(words))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def a_year():
    office = Office()
    table = office.table()
    bazaar = office.bazaar(date(YEAR, 3, 11), "31.73.08", "kecamatan")
    there = office.took_part(bazaar, office.business("31.73.01"), table)
    office.sold(there, 1_250_000, told=12_500_000)
    office.question(table.file, at_stake=11_250_000)
    office.question(table.file, "turnover_missing", row=3)


def test_json_holds_every_figure_with_its_breakdowns_and_nothing_else(lapak):
    a_year()

    code, out, err = lapak("--year", "2023", "--json")

    told = json.loads(out)
    assert (code, err) == (0, "")
    assert list(told) == list(DEFINITIONS)
    assert told["offline_turnover"] == {
        "value": 1_250_000,
        "unit": "rupiah",
        "name": "Omset bazar luring",
        "definition": DEFINITIONS["offline_turnover"].definition.id,
        "open_questions": 2,
        "could_change": 12_500_000,
        "as_written": 12_500_000,
        "by_month": {"2023-03": 1_250_000},
        "by_district": {"31.73.08": 1_250_000},
    }
    assert told["offline_bazaars_held"]["by_level"] == {"kecamatan": 1}
    assert told["offline_participations"]["by_home_district"] == {"31.73.01": 1}
    assert "as_written" not in told["online_turnover"]


def test_a_year_with_nothing_is_zeros_in_json_and_a_sentence_in_words(lapak):
    code, out, _ = lapak("--year", "2019", "--json")
    assert code == 0
    assert {figure["value"] for figure in json.loads(out).values()} == {0}

    code, out, _ = lapak("--year", "2019")
    assert code == 0
    assert out == (
        "Tahun 2019 belum ada isinya. Ambil masuk berkasnya dulu: lapak intake FOLDER\n"
    )


def test_the_ledger_is_read_along_its_dots(lapak):
    a_year()

    code, out, _ = lapak("--year", "2023")

    lines = out.splitlines()
    assert code == 0
    assert lines[0] == "Angka tahun 2023"
    at = next(n for n, line in enumerate(lines) if "Omset bazar luring" in line)
    assert lines[at].startswith("  Omset bazar luring ....")
    assert lines[at].endswith(".. Rp1.250.000")
    assert lines[at + 1].strip() == "seperti tertulis: Rp12.500.000"
    assert (
        lines[at + 2].strip() == "2 pertanyaan terbuka, bisa mengubah: ± Rp12.500.000"
    )
    assert all(len(line) == figures.WIDTH for line in lines if ".. " in line)
    names = [one.name.id for one in DEFINITIONS.values()]
    assert all(sum(f"  {n} ." in line for line in lines) == 1 for n in names)


def test_a_question_that_moves_no_number_is_told_without_one(lapak):
    office = Office()
    bazaar, table = office.bazaar(), office.table()
    office.took_part(bazaar, office.business(), table)
    office.question(table.file, "area_mismatch")

    _, out, _ = lapak("--year", "2023")

    assert "      1 pertanyaan terbuka, bisa mengubah: hanya rinciannya\n" in out


def test_a_year_that_cannot_be_is_refused_with_a_sentence(lapak):
    code, out, err = lapak("--year", "23", "--json")

    assert (code, out) == (2, "")
    assert err == "Tahun 23 tidak ada. Tulis empat angka, misalnya --year 2023.\n"
