"""Where a visit was, and of what kind the outlet is."""

import pytest

from lapak.intake.visits.columns import kind_of
from tests.intake.test_visits import HEADER, ROW, read, row, sheet, visits

# --- where ----------------------------------------------------------------------


def test_a_merged_district_holds_for_all_its_rows():
    rows = [row(), row(district=None, ward=None), row(district="Tambora", ward=None)]
    found = visits(*rows, merges=[(4, 7, 5, 7)])

    assert [v.district for v in found] == ["31.73.01", "31.73.01", "31.73.04"]


def test_a_district_written_once_holds_until_the_next():
    found = visits(
        row(ward=None),
        row(ward=None, district=None),
        row(ward=None, district="Tambora"),
        row(ward=None, district=None),
    )

    assert [v.district for v in found] == [
        "31.73.01",
        "31.73.01",
        "31.73.04",
        "31.73.04",
    ]


def test_a_line_of_its_own_tells_the_district_of_the_rows_below():
    header = [h for h in HEADER if h not in ("Kecamatan", "Kelurahan")]
    cells = [cell for at, cell in enumerate(ROW) if at not in (5, 6)]
    found = visits(
        ["KECAMATAN TAMBORA"], cells, ["KEC. KEBON JERUK"], cells, header=header
    )

    assert [v.district for v in found] == ["31.73.04", "31.73.05"]


@pytest.mark.parametrize(
    ("name", "title"),
    [("Tambora", "PENGAWASAN"), ("Sheet1", "PENGAWASAN KECAMATAN TAMBORA 2023")],
)
def test_a_sheet_or_its_title_tells_the_district(name, title):
    header = [h for h in HEADER if h not in ("Kecamatan", "Kelurahan")]
    cells = [cell for at, cell in enumerate(ROW) if at not in (5, 6)]
    (visit,) = visits(cells, header=header, title=title, name=name)

    assert visit.district == "31.73.04"


def test_the_ward_wins_over_the_district_beside_it_and_that_is_asked_about():
    told = read(sheet([HEADER, row(district="Tambora")]))

    assert told.tables[0].visits[0].district == "31.73.01"
    (remark,) = told.remarks
    assert (remark.kind, remark.row, remark.needs_answer) == ("area_mismatch", 2, True)
    assert remark.suggestion == "set_district 31.73.01"


def test_ward_and_district_may_share_a_cell():
    header = ["Tanggal", "Nama Toko", "Kelurahan/Kecamatan", "Petugas", "Temuan"]
    (visit,) = visits(
        ["2/5/2023", "Toko Maju", "Kapuk / Cengkareng", "Rina", "Nihil"], header=header
    )

    assert (visit.ward, visit.district) == ("31.73.01.1005", "31.73.01")


# --- what kind of outlet ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("minimarket", "modern_market"), ("Mini Market", "modern_market"), ("HYPERMARKET", "modern_market"), ("Pasar Swalayan", "modern_market"),
        ("department store", "modern_market"), ("Toko Modern", "modern_market"), ("toko swalayan", "modern_market"),
        ("toko kelontong", "neighbourhood_shop"), ("Warung", "neighbourhood_shop"), ("Toko", "neighbourhood_shop"), ("rapat", ""),
    ],
)  # fmt: skip
def test_kinds_of_outlets(text, kind):
    assert kind_of(text) == kind


def test_without_a_column_the_title_tells_the_kind():
    header = [h for h in HEADER if h != "Jenis"]
    cells = [cell for at, cell in enumerate(ROW) if at != 3]
    (visit,) = visits(cells, header=header, title="PENGAWASAN PASAR MODERN 2023")

    assert visit.kind == "modern_market"


def test_a_kind_that_nothing_tells_is_asked_about():
    header = [h for h in HEADER if h != "Jenis"]
    cells = [cell for at, cell in enumerate(row(outlet="Maju Jaya")) if at != 3]
    told = read(sheet([header, cells]), path="data.xlsx")

    assert told.tables[0].visits[0].kind == "neighbourhood_shop"
    assert [(r.kind, r.needs_answer) for r in told.remarks] == [
        ("outlet_kind_unknown", True)
    ]
