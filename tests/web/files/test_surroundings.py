"""A question shows the cells around what it asks about."""

import csv

import pytest
from django.urls import reverse

from lapak.domain.sources.models import Question, SourceTable
from tests.intake.test_visits import HEADER as VISIT_HEADER
from tests.intake.test_visits import row as visit
from tests.jobs.test_intake import ROWS, a_list

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA = tmp_path / "data"


@pytest.fixture
def asked(send, tmp_path):
    send({"hadir.xlsx": a_list(tmp_path / "hadir.xlsx").read_bytes()}, do="take")
    return Question.objects.get(kind="turnover_unreadable")


def page_of(staff, question):
    return staff.get(reverse("files:question", args=[question.pk]))


def test_the_cell_is_marked_among_its_neighbours(staff, asked):
    (picture,) = page_of(staff, asked).context["pictures"]

    assert picture.excerpt.marked == ["belum lapor"]
    assert [row.number for row in picture.excerpt.rows] == [6, 8, 9, 10]


def test_a_question_about_a_whole_row_marks_no_cell(staff, asked):
    Question.objects.filter(pk=asked.pk).update(column="", kind="two_phones")

    (picture,) = page_of(staff, asked).context["pictures"]
    assert picture.excerpt.marked == []


def test_a_repeat_shows_both_rows_with_their_names_marked(send, staff, tmp_path):
    rows = [*ROWS, ROWS[0]]
    send({"hadir.xlsx": a_list(tmp_path / "x.xlsx", rows).read_bytes()}, do="take")
    question = Question.objects.get(kind="duplicate_row")

    page = page_of(staff, question)

    first, second = page.context["pictures"]
    assert (first.row, first.earlier) == (7, True)
    assert (second.row, second.earlier) == (11, False)
    assert first.excerpt.marked == ["Dapur Melati", "Siti Aminah"]
    assert second.excerpt.marked == ["Dapur Melati", "Siti Aminah"]
    assert "Baris sebelumnya" in page.content.decode()


def test_a_repeated_visit_shows_the_visit_in_the_other_list(send, staff, tmp_path):
    first, second = (tmp_path / f"{name}.csv" for name in "ab")
    for path, outlet in ((first, "Toko Awal"), (second, "Toko Lain")):
        with path.open("w", newline="") as out:
            rows = csv.writer(out)
            rows.writerow(["MONITORING TOKO KELONTONG TAHUN 2025"])
            rows.writerow(VISIT_HEADER)
            for name in (outlet, "Toko Maju"):
                rows.writerow(visit(outlet=name, date="02/05/2025"))
    send({p.name: p.read_bytes() for p in (first, second)}, do="take")
    question = Question.objects.get(kind="duplicate_visit")

    earlier, here = page_of(staff, question).context["pictures"]

    assert {earlier.table.file.name, here.table.file.name} == {"a.csv", "b.csv"}
    assert "Toko Maju" in earlier.excerpt.marked
    assert "Toko Maju" in here.excerpt.marked


def test_a_product_that_nobody_knows_is_marked(staff, asked):
    Question.objects.filter(pk=asked.pk).update(column="", kind="product_unknown")
    column = SourceTable.objects.get().columns.get(meaning="business")
    column.meaning = "product"
    column.save()

    (picture,) = page_of(staff, asked).context["pictures"]
    assert picture.excerpt.marked == ["Batik Cempaka"]


def test_a_question_about_a_whole_table_has_no_picture(staff, asked):
    header = SourceTable.objects.get().header_row
    Question.objects.filter(pk=asked.pk).update(row=header)
    assert page_of(staff, asked).context["pictures"] == []

    Question.objects.filter(pk=asked.pk).update(table=None, row=9)
    assert page_of(staff, asked).context["pictures"] == []


def test_without_the_kept_file_the_question_is_asked_all_the_same(
    staff, asked, settings, tmp_path
):
    settings.DATA = tmp_path / "lain"

    page = page_of(staff, asked)

    assert page.status_code == 200
    assert page.context["pictures"] == []


def test_columns_beyond_z_are_found(staff, asked):
    Question.objects.filter(pk=asked.pk).update(column="AB")

    page = page_of(staff, asked)

    assert page.status_code == 200
    assert page.context["pictures"][0].excerpt.marked == []
