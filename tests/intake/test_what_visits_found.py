"""What a list of visits says was found, in types and in an officer's words."""

import pytest

from lapak.domain.monitoring.models import FindingType
from lapak.intake.visits.findings import PATTERNS, read_description, read_types
from tests.intake.test_visits import HEADER, ROW, read, row, sheet, visits


@pytest.mark.parametrize(
    "text",
    ["", "-", "Nihil", "NIHIL", "Tidak ada", "Tidak Ada Temuan", "tdk ada", "tidak ditemukan pelanggaran", "belum ada temuan", "Sesuai ketentuan",
     "Baik", "Tidak ditemukan barang kedaluwarsa", "tidak ada produk rusak", "0"],
)  # fmt: skip
def test_words_that_say_nothing_was_wrong(text):
    assert read_types(text).types == ()
    assert read_types(text).unknown == ""
    assert read_description(text).types == ()
    assert read_description(text).unknown == ""


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("kedaluwarsa; HET", ("kedaluwarsa", "HET")),
        ("TIE, rusak", ("TIE", "rusak")),
        ("label dan tera", ("label", "tera")),
        ("Kadaluarsa/Rusak", ("kedaluwarsa", "rusak")),
        ("1. Izin\n2. Kemitraan", ("izin", "kemitraan")),
        ("ED", ("kedaluwarsa",)),
        ("Expired + Tanpa Izin Edar", ("kedaluwarsa", "TIE")),
        ("Harga di atas HET", ("HET",)),
        ("Tera Ulang", ("tera",)),
        ("Perijinan", ("izin",)),
        ("HET; HET", ("HET",)),
    ],
)
def test_types_of_findings(text, types):
    assert read_types(text).types == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("2 produk kosmetik tanpa izin edar", ("TIE",)),
        ("minuman serbuk tanpa nomor MD/P-IRT", ("TIE",)),
        ("tidak ada izin edar BPOM", ("TIE",)),
        ("NIB belum ada", ("izin",)),
        ("izin sudah tidak berlaku", ("izin",)),
        ("izin usaha kedaluwarsa", ("izin",)),
        ("timbangan belum ditera tahun ini", ("tera",)),
        ("tanda tera rusak", ("tera",)),
        ("label harga tidak sesuai dengan kasir", ("label",)),
        ("label tidak berbahasa Indonesia", ("label",)),
        ("Minyakita dijual di atas HET", ("HET",)),
        ("harga melebihi harga eceran tertinggi", ("HET",)),
        ("3 bungkus biskuit lewat tanggal", ("kedaluwarsa",)),
        ("5 kaleng penyok; susu kotak exp 2 pcs", ("rusak", "kedaluwarsa")),
        ("produk UMKM kurang dari ketentuan", ("kemitraan",)),
        ("tidak ada label harga", ("label",)),
        ("kemasan minyak bocor", ("rusak",)),
    ],
)
def test_findings_told_in_an_officers_words(text, types):
    assert read_description(text).types == types


def test_without_a_column_of_types_the_description_tells_them():
    header = [h for h in HEADER if h != "Jenis Temuan"]
    rows = [
        [cell for at, cell in enumerate(row(detail=text)) if at != 8]
        for text in ("beras di atas HET; NIB belum ada", "Tidak ada", None)
    ]

    assert [v.findings for v in visits(*rows, header=header)] == [
        ("HET", "izin"),
        (),
        (),
    ]


def test_a_blank_type_beside_a_description_is_told_by_it_and_a_nihil_is_not():
    found = visits(
        row(finding=None, detail="5 kaleng penyok"),
        row(finding="Nihil", detail="5 kaleng rapi"),
        row(finding="Ada", detail="kaleng penyok"),
    )

    assert [v.findings for v in found] == [("rusak",), (), ("rusak",)]


def test_a_word_that_is_no_known_type_is_asked_about():
    told = read(sheet([HEADER, row(finding="HET; kebisingan")]))

    assert told.tables[0].visits[0].findings == ("HET",)
    (remark,) = told.remarks
    assert (remark.kind, remark.row, remark.column, remark.value) == (
        "finding_unknown",
        2,
        "I",
        "HET; kebisingan",
    )
    assert remark.needs_answer


def test_a_description_that_tells_no_type_is_asked_about():
    header = [h for h in HEADER if h != "Jenis Temuan"]
    cells = [
        cell for at, cell in enumerate(row(detail="pemilik marah-marah")) if at != 8
    ]
    told = read(sheet([header, cells]))

    assert [(r.kind, r.needs_answer) for r in told.remarks] == [
        ("finding_unknown", True)
    ]


def test_a_column_of_ticks_for_each_type():
    header = [
        "No",
        "Tanggal",
        "Nama Toko",
        "Kecamatan",
        "Petugas",
        "HET",
        "Kedaluwarsa",
        "Tera",
        "Keterangan",
    ]
    rows = [
        [1, "2/5/2023", "Toko Maju", "Tambora", "Rina", "✓", None, "ada", None],
        [2, "3/5/2023", "Toko Sari", "Tambora", "Rina", "-", "tidak", 0, None],
    ]

    assert [v.findings for v in visits(*rows, header=header)] == [("HET", "tera"), ()]


def test_every_known_type_is_one_of_the_models():
    assert {kind for kind, _ in PATTERNS} == set(FindingType.values)


def test_nothing_is_asked_where_several_remarks_say_that_nothing_was_wrong():
    assert read_description("tidak ada; nihil").unknown == ""
    assert read_types("1. Nihil").types == ()


def test_a_long_sentence_as_a_header_is_no_column_of_ticks():
    header = [*HEADER[:8], "Apakah ada barang rusak atau kedaluwarsa", "Temuan"]
    (visit,) = visits([*ROW[:8], "tidak", "HET"], header=header)

    assert visit.findings == ("HET",)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("barang kadaluarsa tidak ditemukan", ()),
        ("Timbangan sudah ditera", ()),
        ("Izin lengkap, tidak ada barang rusak", ()),
        ("harga masih di bawah HET", ()),
        ("sudah bermitra dgn UMKM", ()),
        ("semua sesuai ketentuan", ()),
        ("Kondisi baik", ()),
        ("MD tidak tercantum pada kemasan", ("TIE",)),
        ("NIB tidak ada", ("izin",)),
        ("label harga tidak ditemukan", ("label",)),
        ("izin kurang lengkap", ("izin",)),
        ("harga tidak sesuai HET", ("HET",)),
        ("sudah ditera tapi label rusak", ("tera", "label")),
        ("timbangan belum ditera, izin lengkap", ("tera",)),
    ],
)
def test_what_was_found_in_order_is_no_finding(text, types):
    told = read_types(text)
    described = read_description(text)
    assert (told.types or described.types, told.unknown and described.unknown) == (types, "")  # fmt: skip
    assert described.types == types


@pytest.mark.parametrize(
    ("first", "yes", "no"),
    [("Ada Temuan", "Ya", "Tidak"), ("Temuan", "Ada", "Tidak Ada"), ("Hasil", "Ada temuan", "Nihil")],
)  # fmt: skip
def test_types_stand_beside_a_column_that_says_only_whether_there_are_any(
    first, yes, no
):
    head = [
        "No",
        "Tanggal",
        "Nama Toko",
        "Kelurahan",
        "Kecamatan",
        first,
        "Jenis Temuan",
    ]
    told = visits(
        [1, "4 Maret 2023", "Toko A", "Kapuk", "Cengkareng", yes, "HET"],
        [2, "5 Maret 2023", "Toko B", "Slipi", "Palmerah", no, ""],
        [3, "6 Maret 2023", "Toko C", "Joglo", "Kembangan", yes, "label, ED"],
        header=head,
        title="PENGAWASAN TOKO MODERN 2023",
    )
    assert [visit.findings for visit in told] == [
        ("HET",),
        (),
        ("label", "kedaluwarsa"),
    ]
