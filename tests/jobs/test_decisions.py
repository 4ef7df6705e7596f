"""`lapak decisions`, as somebody at a desk uses it."""

import csv

import pytest

from lapak.domain.places.actions import ensure_regions
from lapak.domain.sales.models import DailySales
from lapak.domain.sources.models import (
    Decision,
)
from lapak.figures.ledger import ledger
from lapak.jobs import decisions
from tests.jobs.test_intake import (
    ROWS,
    a_list,
    run,
    told,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def regions():
    ensure_regions("31.73")


def write(path, *lines):
    with path.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(
            ["file", "sheet", "row", "kind", "question", "decision", "value"]
        )
        table.writerows(lines)
    return path


def test_answers_move_the_figures_and_survive_taking_in_again(tmp_path, capsys):
    path = a_list(tmp_path / "hadir.xlsx")
    told(capsys, path)
    answers = write(
        tmp_path / "jawab.csv",
        ["hadir.xlsx", "", 9, "", "", "set_turnover", "Rp700.000"],
        ["hadir.xlsx", "", 8, "", "", "drop", ""],
    )

    assert run(decisions, "apply", answers) == 0
    assert run(decisions, "apply", answers) == 0
    told(capsys, path)

    assert Decision.objects.count() == 2
    figures = ledger(2025)
    assert figures["offline_participations"].value == 3
    assert figures["offline_turnover"].value == 1_150_000
    assert figures["offline_turnover"].as_written == 450_000


def test_an_answer_follows_its_row_into_a_newer_version(tmp_path, capsys):
    told(capsys, a_list(tmp_path / "hadir.xlsx"))
    answer = ["hadir.xlsx", "", 9, "", "", "set_turnover", "700000"]
    run(decisions, "apply", write(tmp_path / "jawab.csv", answer))
    moved = [["Es Dahlia", "Tuti", "3173045203809005", "081200000005", "Angke", "Tambora", 100000], *ROWS]  # fmt: skip

    told(capsys, a_list(tmp_path / "hadir.xlsx", moved))

    sales = DailySales.objects.get(
        mention__business_name="Batik Cempaka", participation__isnull=False
    )
    assert sales.turnover == 700_000


def test_a_decision_at_the_title_sets_the_whole_table_aside(tmp_path, capsys):
    told(capsys, a_list(tmp_path / "hadir.xlsx"))

    run(
        decisions,
        "apply",
        write(tmp_path / "j.csv", ["hadir.xlsx", "", 1, "", "", "drop", ""]),
    )

    assert ledger(2025)["offline_bazaars_held"].value == 0


def test_a_decision_without_a_place_is_told_and_the_others_hold(tmp_path, capsys):
    told(capsys, a_list(tmp_path / "hadir.xlsx"))
    answers = write(
        tmp_path / "j.csv",
        ["tidak-ada.xlsx", "", 9, "", "", "drop", ""],
        ["hadir.xlsx", "", 99, "", "", "drop", ""],
        ["hadir.xlsx", "", 7, "", "", "drop", ""],
    )

    assert run(decisions, "apply", answers) == 1

    said = capsys.readouterr().err
    assert "Baris 2: Berkas tidak-ada.xlsx" in said
    assert "Baris 3: Baris 99" in said
    assert ledger(2025)["offline_participations"].value == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("file,sheet,row,kind,question,decision,value\nx.xlsx,,1,,,hapus,\n", "hapus"),
        ("file,sheet,row,kind,decision,value\nx.xlsx,,1,,drop,\n", "question"),
        ("", "kosong"),
    ],
)
def test_a_table_that_cannot_be_understood_is_refused_whole(
    tmp_path, capsys, content, words
):
    path = tmp_path / "j.csv"
    path.write_text(content)

    assert run(decisions, "apply", path) == 2
    assert words in capsys.readouterr().err


def test_a_table_that_is_none_leads_to_the_command_that_writes_one(tmp_path, capsys):
    path = tmp_path / "j.csv"
    path.write_text("")

    run(decisions, "apply", path)

    assert "Mulai dari `lapak decisions export`." in capsys.readouterr().err


def test_a_path_that_can_not_be_used_is_said_in_indonesian(tmp_path, capsys):
    there = tmp_path / "tiada" / "j.csv"

    assert run(decisions, "apply", there) == 2
    assert f"Tidak bisa membaca {there}: berkas atau foldernya tidak ada." in capsys.readouterr().err  # fmt: skip
    assert run(decisions, "export", there) == 2
    assert f"Tidak bisa menulis {there}: berkas atau foldernya tidak ada." in capsys.readouterr().err  # fmt: skip
    assert run(decisions, "apply", tmp_path) == 2
    assert "itu folder, bukan berkas" in capsys.readouterr().err


def test_questions_go_out_as_a_table_to_be_answered(tmp_path, capsys):
    told(capsys, a_list(tmp_path / "hadir.xlsx"))

    assert run(decisions, "export", tmp_path / "tanya.csv") == 0

    with (tmp_path / "tanya.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert {(row["row"], row["kind"]) for row in rows} == {
        ("9", "turnover_unreadable"),
        ("9", "area_mismatch"),
    }
