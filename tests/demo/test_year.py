"""The made-up year is the same every time, and what it says of itself is so."""

import hashlib
import json
import re
import time
from pathlib import Path
from random import Random

import pytest

from lapak.demo.places import OUTSIDE, districts
from lapak.demo.truth import Truth
from lapak.demo.year import as_json, write_year
from tests.demo.cells import Grid, grids

MANNERS = ("usual", "clean", "heavy")


@pytest.fixture(
    scope="module", params=[(1, "usual"), (7, "clean"), (12, "heavy")], ids=str
)
def made(request, tmp_path_factory) -> tuple[Path, Truth]:
    seed, manner = request.param
    folder = tmp_path_factory.mktemp("office")
    return folder, write_year(folder, seed=seed, dirt=manner)


def hashes(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def everything(folder: Path) -> dict[tuple[str, str], Grid]:
    return {
        (str(path.relative_to(folder)), name): grid
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for name, grid in grids(path).items()
    }


def same(written: object, read: object) -> bool:
    """A CSV keeps numbers as text; a workbook keeps whole numbers as floats."""
    if isinstance(written, int):
        return str(read).removesuffix(".0") == str(written) or read == float(written)
    return written == read


@pytest.mark.parametrize("manner", MANNERS)
def test_the_same_seed_writes_the_same_bytes_and_the_same_truth(tmp_path, manner):
    first = write_year(tmp_path / "one", seed=3, dirt=manner)
    again = write_year(tmp_path / "two", seed=3, dirt=manner)

    assert hashes(tmp_path / "one") == hashes(tmp_path / "two")
    assert first == again
    assert as_json(first) == as_json(again)


def test_another_seed_is_another_office(tmp_path):
    first = write_year(tmp_path / "one", seed=3)
    other = write_year(tmp_path / "two", seed=4)

    assert first.figures != other.figures
    assert {b["name"] for b in first.businesses} != {
        b["name"] for b in other.businesses
    }


def test_another_year_moves_every_day(tmp_path):
    truth = write_year(tmp_path, year=2023)

    assert {str(b["start"])[:4] for b in truth.bazaars} == {"2023"}
    assert all(visit.date.startswith("2023") for visit in truth.visit_rows)
    assert all(
        month.startswith("2023")
        for month in truth.figures["online_turnover"]["by_month"]
    )


def test_dirt_of_an_unknown_kind_is_refused(tmp_path):
    with pytest.raises(ValueError, match="usual, clean or heavy"):
        write_year(tmp_path, dirt="filthy")


def test_a_small_office_has_a_dozen_bazaars_and_two_editions(made):
    _, truth = made

    held = truth.figures["offline_bazaars_held"]
    assert held["value"] == len(truth.bazaars) == 12
    assert set(held["by_level"]) == {"kelurahan", "kecamatan", "kota", "provinsi"}
    assert truth.figures["offline_participations"]["value"] == 330
    assert truth.figures["online_bazaars_held"]["value"] == 2
    assert truth.figures["modern_market_visits"]["value"] == 16
    assert truth.figures["neighbourhood_shop_visits"]["value"] == 16


def test_every_breakdown_adds_up_to_its_figure(made):
    _, truth = made
    checked = 0
    for figure in truth.figures.values():
        for name, breakdown in figure.items():
            if name.startswith("by_"):
                assert sum(breakdown.values()) == figure["value"]
                assert 0 not in breakdown.values()
                checked += 1
    assert checked == 20


def test_breakdowns_use_the_agreed_keys(made):
    _, truth = made
    codes = {district.code for district in districts()}
    for figure in truth.figures.values():
        assert set(figure.get("by_district", {})) <= codes | {OUTSIDE}
        assert set(figure.get("by_home_district", {})) <= codes
        for month in figure.get("by_month", {}):
            assert re.fullmatch(r"2025-(0[1-9]|1[0-2])", month)
    assert OUTSIDE in truth.figures["offline_participations"]["by_district"]


def test_distinct_businesses_are_fewer_than_times_and_the_union_fits_between(made):
    _, truth = made
    value = {key: figure["value"] for key, figure in truth.figures.items()}

    assert value["offline_businesses_distinct"] < value["offline_participations"]
    assert value["online_businesses_distinct"] <= value["online_participations"]
    parts = (value["offline_businesses_distinct"], value["online_businesses_distinct"])
    assert max(parts) <= value["facilitated_businesses_distinct"] <= sum(parts)
    assert value["online_turnover_final"] < value["online_turnover"]
    findings = value["modern_market_findings"] + value["neighbourhood_shop_findings"]
    assert value["findings"] == findings


def test_turnover_as_written_differs_by_the_zeros_too_many_alone(made):
    _, truth = made
    written = {(row.file, row.sheet, row.row, row.bazaar): row for row in truth.rows}
    too_much = 0
    for issue in truth.issues:
        if issue.kind == "turnover_x10":
            row = written[issue.file, issue.sheet, issue.row, issue.bazaar]
            assert issue.correction == {"set_turnover": row.turnover}
            too_much += row.written - row.turnover

    as_written = truth.figures_as_written["offline_turnover"]
    assert as_written - truth.figures["offline_turnover"]["value"] == too_much


def test_a_business_counts_once_in_a_list_however_often_it_stands_there(made):
    _, truth = made
    counted = [r for r in truth.rows if r.counted]
    seen = [(r.file, r.sheet, r.bazaar, r.business) for r in counted]

    assert len(seen) == len(set(seen))
    assert len({(r.bazaar, r.business) for r in counted}) == 330


def test_a_row_that_does_not_count_says_why_and_adds_nothing(made):
    _, truth = made
    for row in truth.rows:
        assert row.counted == (row.why_not == "")
        assert row.counted or row.turnover == 0
        assert row.written is not None or row.turnover == 0


def test_the_files_hold_the_cells_that_the_truth_names(made):
    folder, truth = made
    sheets = everything(folder)
    for row in Random(0).sample(truth.rows, 200):
        grid = sheets[row.file, row.sheet]
        assert row.cells
        for column, value in row.cells:
            assert same(value, grid[row.row - 1][column - 1]), row


def test_plain_numbers_in_a_csv_add_up_to_what_can_be_read(made):
    _, truth = made
    plain = [row for row in truth.rows if not row.sheet]
    assert plain
    for row in plain:
        numbers = [value for _, value in row.cells if isinstance(value, int)]
        assert sum(numbers) == (row.written or 0)


def test_the_exports_hold_the_order_lines_that_the_truth_names(made):
    folder, truth = made
    sheets = everything(folder)
    assert {line.marketplace for line in truth.order_lines} == {
        "tokopedia",
        "tiktok",
        "shopee",
    }
    for line in truth.order_lines:
        cells = sheets[line.file, line.sheet][line.row - 1]
        assert line.product in cells
        continued = line.marketplace == "tokopedia" and line.line > 1
        assert continued or any(str(cell).strip() == line.order for cell in cells)


def test_an_order_is_told_by_an_early_export_and_again_by_a_late_one(made):
    folder, truth = made
    latest = {line.file for line in truth.order_lines}
    early = [
        f
        for f in truth.files
        if f.startswith("JBL/") and "kurasi" not in f and f not in latest
    ]
    told = {
        str(cell).strip()
        for file in early
        for grid in grids(folder / file).values()
        for cells in grid
        for cell in cells
    }

    assert len(early) == len(latest) == 3
    assert {line.order for line in truth.order_lines if line.counted} <= told


def test_online_turnover_follows_from_quantity_and_price(made):
    _, truth = made
    for line in truth.order_lines:
        bought = (
            line.status in ("done", "shipped", "to_ship") and line.edition is not None
        )
        assert line.counted == bought
        assert line.turnover == (line.net_quantity * line.unit_price if bought else 0)
        assert line.final == (bought and line.status == "done")


def test_visits_stand_where_the_truth_says(made):
    folder, truth = made
    sheets = everything(folder)
    days = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
    for visit in truth.visit_rows:
        year, month, day = visit.date.split("-")
        cells = [str(cell) for cell in sheets[visit.file, visit.sheet][visit.row - 1]]
        numeric = [form.replace("%d", day).replace("%m", month) for form in days]
        forms = [visit.date, *(form.replace("%Y", year) for form in numeric)]
        in_words = any(
            re.match(rf"{int(day)} [A-Z][a-z]+ {year}$", cell) for cell in cells
        )
        assert in_words or set(forms) & set(cells)


def test_every_error_stands_in_a_row_that_was_written(made):
    folder, truth = made
    sheets = everything(folder)
    for issue in truth.issues:
        grid = sheets[issue.file, issue.sheet]
        assert 1 <= issue.row <= len(grid)
        assert issue.must_report or not issue.needs_person


def test_a_clean_office_has_no_errors_and_a_heavy_one_has_all_kinds(tmp_path):
    clean = write_year(tmp_path / "clean", dirt="clean")
    heavy = write_year(tmp_path / "heavy", dirt="heavy")

    assert clean.issues == ()
    assert {row.why_not for row in clean.rows} == {""}
    assert (
        clean.figures_as_written["offline_turnover"]
        == clean.figures["offline_turnover"]["value"]
    )
    assert {issue.kind for issue in heavy.issues} == {
        *("nik_destroyed", "nik_length", "two_phones", "turnover_x10"),
        *("turnover_unreadable", "turnover_missing", "duplicate_row", "swapped"),
        *("area_mismatch", "absent", "hidden_row", "hidden_sheet", "total_mismatch"),
        *("summary_sheet", "superseded", "other_year", "cancelled", "outside_edition"),
        *("product_unknown", "duplicate_visit"),
    }


@pytest.mark.parametrize("seed", range(1, 6))
def test_the_usual_small_office_leaves_a_handful_of_questions(tmp_path, seed):
    truth = write_year(tmp_path, seed=seed)

    assert 3 <= sum(issue.needs_person for issue in truth.issues) <= 8


def test_nobody_real_can_be_hit(made):
    folder, truth = made
    phones = [str(business["phone"]) for business in truth.businesses]
    assert all(phone[4:8] == "0000" for phone in phones)
    serials = 0
    for grid in everything(folder).values():
        for cell in (cell for row in grid for cell in row):
            digits = re.sub(r"[\s'.-]", "", str(cell).removesuffix(".0"))
            if re.fullmatch(r"(31|32|33)\d{13,15}", digits):
                assert int(digits[-4:]) >= 9001, cell
                serials += 1
                continue
            for phone in re.findall(
                r"(?<!\d)(?:\(?\+?62\)?|0)[\s.-]?8\d\d[\s.-]?\d{4}[\s.-]?\d{4}\b",
                str(cell),
            ):
                plain = re.sub(r"\D", "", phone)
                assert plain[-8:-4] == "0000", cell
    assert serials > 200


def test_a_small_office_is_written_in_two_seconds(tmp_path):
    before = time.process_time()
    write_year(tmp_path)

    assert time.process_time() - before < 2


def test_the_truth_can_be_kept_as_json(made):
    _, truth = made

    kept = json.loads(as_json(truth))

    assert kept["figures"] == truth.figures
    assert len(kept["rows"]) == len(truth.rows)


def test_every_list_stands_where_the_truth_says(made):
    folder, truth = made
    sheets = everything(folder)
    for table in truth.tables:
        grid = sheets[table.file, table.sheet]
        headings = [*grid[table.header_row - 1], *grid[table.first_row - 2]]
        assert any(headings)
        rows = [
            row
            for row in truth.rows
            if (row.file, row.sheet, row.bazaar)
            == (table.file, table.sheet, table.bazaar)
        ]
        assert table.data_rows == len(rows)
        assert min(row.row for row in rows) >= table.first_row


def test_decisions_are_written_in_the_verbs_that_people_use(tmp_path):
    truth = write_year(tmp_path, dirt="heavy")

    decisions = truth.decisions()

    said = {(d["decision"], bool(d["value"])) for d in decisions}
    assert said == {
        ("drop", False),
        ("set_turnover", True),
        ("swap", True),
        ("set_district", True),
        ("attribute", True),
    }
    assert {d["value"] for d in decisions if d["decision"] == "swap"} == {"name owner"}


def test_a_product_is_asked_about_by_the_name_of_one_curated_business(made):
    folder, truth = made
    (curated,) = (f for f in truth.files if "kurasi" in f)
    listed = {cells[2] for cells in grids(folder / curated)["Kurasi"]}
    owners = {str(b["id"]): b["name"] for b in truth.businesses}
    lines = {(n.file, n.sheet, n.row): n for n in truth.order_lines}
    for issue in truth.issues:
        if issue.kind == "product_unknown":
            line = lines[issue.file, issue.sheet, issue.row]
            assert issue.correction == {"attribute": owners[line.business]}
            assert owners[line.business] in listed


@pytest.mark.slow
def test_a_whole_year_is_as_large_as_a_real_one(tmp_path):
    before = time.process_time()
    truth = write_year(tmp_path, full=True)
    took = time.process_time() - before

    value = {key: figure["value"] for key, figure in truth.figures.items()}
    assert value["offline_bazaars_held"] == 130
    assert value["offline_participations"] == 4100
    assert value["online_bazaars_held"] == 4
    assert value["modern_market_visits"] + value["neighbourhood_shop_visits"] == 160
    assert took < 15
