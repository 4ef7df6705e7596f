"""A question shows the cells around what it asks about."""

import pytest
from django.urls import reverse

from lapak.domain.sources.models import Question, SourceTable
from tests.jobs.test_intake_and_decisions import a_list

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
    picture = page_of(staff, asked).context["picture"]

    assert picture.marked == ["belum lapor"]
    assert [row.number for row in picture.rows] == [6, 8, 9, 10]


def test_a_question_about_a_whole_row_marks_no_cell(staff, asked):
    Question.objects.filter(pk=asked.pk).update(column="")

    assert page_of(staff, asked).context["picture"].marked == []


def test_a_question_about_a_whole_table_has_no_picture(staff, asked):
    header = SourceTable.objects.get().header_row
    Question.objects.filter(pk=asked.pk).update(row=header)
    assert page_of(staff, asked).context["picture"] is None

    Question.objects.filter(pk=asked.pk).update(table=None, row=9)
    assert page_of(staff, asked).context["picture"] is None


def test_without_the_kept_file_the_question_is_asked_all_the_same(
    staff, asked, settings, tmp_path
):
    settings.DATA = tmp_path / "lain"

    page = page_of(staff, asked)

    assert page.status_code == 200
    assert page.context["picture"] is None


def test_columns_beyond_z_are_found(staff, asked):
    Question.objects.filter(pk=asked.pk).update(column="AB")

    page = page_of(staff, asked)

    assert page.status_code == 200
    assert page.context["picture"].marked == []
