"""`lapak check-text`: a text beside what was taken in."""

import io
import json
from argparse import ArgumentParser
from datetime import date

import pytest

from lapak.jobs import check_text
from tests.figures.office import YEAR, Office
from tests.intake.documents.made import pdf, pdf_of_words, word

pytestmark = pytest.mark.django_db

TEXT = "Bazar luring 1 kali, omset bazar luring Rp1.250.000. Dasar: UU 20/2008, 5 Mei 2023."
FALSE = "Omzet bazar luring Rp1.520.000 dari 2 usaha — pada “Maret” 2023."


@pytest.fixture
def lapak(capsys):
    """Run the command; gives its exit code, what it wrote, and what it complained."""

    def run(*words):
        parser = ArgumentParser()
        check_text.configure(parser)
        code = check_text.run(parser.parse_args([str(word) for word in words]))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def a_year(db):
    office = Office()
    table = office.table()
    bazaar = office.bazaar(date(YEAR, 3, 11), "31.73.08", "kecamatan")
    there = office.took_part(bazaar, office.business("31.73.01"), table)
    office.sold(there, 1_250_000, told=1_250_000)
    return office


@pytest.fixture
def text(tmp_path):
    """A file with this text in this encoding."""

    def written(words, encoding="utf-8"):
        file = tmp_path / "rilis.txt"
        file.write_bytes(words.encode(encoding))
        return file

    return written


def test_a_text_that_holds_ends_well_and_says_so_of_every_number(lapak, a_year, text):
    code, out, err = lapak(text(TEXT), "--year", "2023")

    assert (code, err) == (0, "")
    assert out == (
        "1: benar. Bazar luring yang terlaksana: 1.\n"
        "Rp1.250.000: benar. Omset bazar luring: Rp1.250.000.\n"
    )


def test_json_holds_claims_and_contradictions_and_nothing_else(lapak, a_year, text):
    code, out, _ = lapak(text(FALSE), "--year", "2023", "--json")

    told = json.loads(out)
    assert code == 1
    assert list(told) == ["claims", "contradictions"]
    assert told["claims"][0] == {
        "text": "Rp1.520.000",
        "value": 1_520_000,
        "unit": "rupiah",
        "figure": "offline_turnover",
        "verdict": "false",
        "explanation": "Omset bazar luring: Rp1.250.000, bukan Rp1.520.000.",
    }


def test_values_are_in_whole_units_and_shares_keep_their_fraction(lapak, a_year, text):
    words = "Omset bazar luring sekitar Rp1,3 juta, naik 12,5 persen dari 95 bazar pada 2022."
    code, out, _ = lapak(text(words), "--year", "2023", "--json")

    claims = json.loads(out)["claims"]
    assert code == 0
    assert [(c["value"], c["unit"], c["figure"], c["verdict"]) for c in claims] == [
        (1_300_000, "rupiah", "offline_turnover", "rounded"),
        (12.5, "percent", None, "unknown"),
        (95, "bazaars", None, "unknown"),
    ]
    assert all(c["explanation"] for c in claims)


def test_what_contradicts_itself_ends_with_one_though_nothing_is_false(lapak, db, text):
    words = "Luring 4.100 UMKM, daring 178 UMKM, digabung 4.352 UMKM."
    code, out, _ = lapak(text(words), "--year", "2023", "--json")

    told = json.loads(out)
    assert code == 1
    assert {claim["verdict"] for claim in told["claims"]} == {"unknown"}
    assert told["contradictions"] == [
        {
            "text": "4.100 + 178 … 4.352",
            "explanation": "4.100 + 178 paling banyak 4.278; 4.352 tidak mungkin.",
        }
    ]

    _, out, _ = lapak(text(words), "--year", "2023")
    assert out.endswith(
        "\n\nBertentangan dalam teks ini sendiri:\n"
        "  4.100 + 178 paling banyak 4.278; 4.352 tidak mungkin.\n"
    )


@pytest.mark.parametrize(
    ("kind", "verdict"), [("turnover_missing", "unknown"), ("turnover_x10", "false")]
)
def test_an_open_question_that_could_make_it_so_keeps_a_claim_from_being_false(
    lapak, a_year, text, kind, verdict
):
    a_year.question(a_year.table().file, kind)
    _code, out, _ = lapak(text(FALSE), "--year", "2023", "--json")
    assert json.loads(out)["claims"][0]["verdict"] == verdict


@pytest.mark.parametrize("words", ["", "Terima kasih."])
def test_a_text_without_numbers_holds(lapak, db, text, words):
    code, out, _ = lapak(text(words), "--year", "2023")
    assert (code, out) == (0, "Tidak ada angka yang bisa diperiksa dalam teks ini.\n")
    code, out, _ = lapak(text(words), "--year", "2023", "--json")
    assert (code, json.loads(out)) == (0, {"claims": [], "contradictions": []})


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]
)
def test_a_text_is_read_in_whatever_encoding_it_was_saved(
    lapak, a_year, text, encoding
):
    code, out, _ = lapak(text(FALSE, encoding), "--year", "2023", "--json")
    claims = json.loads(out)["claims"]
    assert code == 1
    assert [claim["text"] for claim in claims] == ["Rp1.520.000", "2"]


def test_a_hyphen_reads_what_is_piped_in(lapak, a_year, monkeypatch):
    piped = io.TextIOWrapper(io.BytesIO(FALSE.encode()))
    monkeypatch.setattr("sys.stdin", piped)
    code, out, _ = lapak("-", "--year", "2023", "--json")
    assert code == 1
    assert json.loads(out)["claims"][0]["verdict"] == "false"


def test_what_cannot_be_read_is_refused_with_a_sentence(lapak, db, tmp_path):
    gone = tmp_path / "tidak-ada.txt"
    photo = tmp_path / "foto.txt"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x01\x02" * 50)

    assert lapak(gone, "--year", "2023") == (
        2, "", f"Berkas {gone} tidak bisa dibaca: tidak ada.\n",
    )  # fmt: skip
    assert lapak(tmp_path, "--year", "2023") == (
        2, "", f"Berkas {tmp_path} tidak bisa dibaca: itu folder.\n",
    )  # fmt: skip
    assert lapak(photo, "--year", "2023", "--json") == (
        2, "",
        f"Berkas {photo} tidak bisa diperiksa. Isi berkas ini gambar (PNG), bukan teks yang bisa "
        "diperiksa. Pilih berkas .docx, .pdf atau .txt, atau tempelkan teksnya.\n",
    )  # fmt: skip


def test_a_word_document_and_a_pdf_are_checked_as_their_text_is(
    lapak, a_year, text, tmp_path
):
    as_text = lapak(text(FALSE), "--year", "2023", "--json")
    for name, content in (
        ("rilis.docx", word(FALSE)),
        ("rilis.pdf", pdf_of_words(FALSE)),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        assert lapak(file, "--year", "2023", "--json") == as_text


def test_a_scan_is_refused_with_what_to_do(lapak, a_year, tmp_path):
    scan = tmp_path / "pindai.pdf"
    scan.write_bytes(pdf("#rect(width: 4cm, height: 4cm)"))
    code, out, err = lapak(scan, "--year", "2023", "--json")
    assert (code, out) == (2, "")
    assert "hasil pindai" in err
    assert "Minta berkas aslinya" in err


def test_a_text_that_is_too_long_is_refused(lapak, db, tmp_path):
    long = tmp_path / "panjang.txt"
    long.write_bytes(b"a" * (check_text.LONGEST + 1))
    code, _, err = lapak(long, "--year", "2023")
    assert code == 2
    assert err == f"Berkas {long} terlalu panjang: paling banyak 2 juta huruf.\n"


def test_a_year_that_cannot_be_is_refused(lapak, db, text):
    assert lapak(text(TEXT), "--year", "23") == (
        2, "", "Tahun 23 tidak ada. Tulis empat angka, misalnya --year 2023.\n",
    )  # fmt: skip
