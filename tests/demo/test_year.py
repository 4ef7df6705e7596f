"""The made-up year is the same every time, and as large and dirty as was asked for."""

import hashlib
import json
from pathlib import Path

import pytest

from lapak.demo.year import as_json, write_year

MANNERS = ("usual", "clean", "heavy")


def hashes(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


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


def test_the_truth_can_be_kept_as_json(made):
    _, truth = made

    kept = json.loads(as_json(truth))

    assert kept["figures"] == truth.figures
    assert len(kept["rows"]) == len(truth.rows)


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


@pytest.mark.slow
def test_a_whole_year_is_as_large_as_a_real_one(tmp_path):
    truth = write_year(tmp_path, full=True)

    value = {key: figure["value"] for key, figure in truth.figures.items()}
    assert value["offline_bazaars_held"] == 130
    assert value["offline_participations"] == 4100
    assert value["online_bazaars_held"] == 4
    assert value["modern_market_visits"] + value["neighbourhood_shop_visits"] == 160
