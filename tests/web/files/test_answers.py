"""Questions answered on the page, one after another."""

import pytest
from django.urls import reverse

from lapak.domain.people.models import User
from lapak.domain.sources.models import (
    Decision,
    Question,
)
from lapak.figures.ledger import ledger
from tests.factories import UserFactory
from tests.jobs.test_intake import a_list
from tests.web.files.sending import upload

pytestmark = pytest.mark.django_db


def test_an_answer_moves_the_figure_and_opens_the_next_question(staff, taken):
    question = Question.objects.get(kind="turnover_unreadable")
    address = reverse("files:question", args=[question.pk])

    wrong = staff.post(address, {"choice": "set_turnover", "written": "banyak"})
    assert wrong.status_code == 422
    assert "bukan rupiah" in wrong.content.decode()

    right = staff.post(
        address, {"choice": "set_turnover", "written": "700 rb"}, follow=True
    )
    assert ledger(2025)["offline_turnover"].value == 2_000_000
    assert right.context["question"].kind == "area_mismatch"


def test_an_answered_question_shows_its_answer_and_lets_it_be_changed(staff, taken):
    question = Question.objects.get(kind="turnover_unreadable")
    address = reverse("files:question", args=[question.pk])
    staff.post(address, {"choice": "set_turnover", "written": "700 rb"})

    page = staff.get(address)
    staff.post(address, {"choice": "keep"})
    kept = staff.get(address)

    who = User.objects.get(username=taken.received_by).first_name
    told = " ".join(page.content.decode().split())
    assert f"Rp700.000, kata {who} pada" in told
    assert page.context["chosen"] == "set_turnover"
    assert 'value="700000"' in told
    assert "Ubah jawaban" in told
    assert ledger(2025)["offline_turnover"].value == 1_300_000
    assert [d.verb for d in Decision.objects.all()] == ["keep"]
    assert kept.context["chosen"] == "keep"


def test_the_same_answer_again_changes_nothing(staff, taken):
    question = Question.objects.get(kind="turnover_unreadable")
    address = reverse("files:question", args=[question.pk])
    for _ in range(2):
        staff.post(address, {"choice": "set_turnover", "written": "700 rb"})

    assert ledger(2025)["offline_turnover"].value == 2_000_000
    assert Decision.objects.count() == 1


def test_an_answer_that_can_not_be_taken_leaves_the_one_before(staff, taken):
    question = Question.objects.get(kind="turnover_unreadable")
    address = reverse("files:question", args=[question.pk])
    staff.post(address, {"choice": "set_turnover", "written": "700 rb"})

    refused = staff.post(address, {"choice": "set_turnover", "written": "banyak"})

    assert refused.status_code == 422
    assert ledger(2025)["offline_turnover"].value == 2_000_000


def test_a_question_of_a_list_set_aside_says_that_it_needs_no_answer(staff, taken):
    question = Question.objects.get(kind="turnover_unreadable")
    correct = reverse("files:correct", args=[taken.pk, question.table_id])
    staff.post(correct, {"verb": "drop"})

    page = staff.get(reverse("files:question", args=[question.pk])).content.decode()

    assert "Tidak perlu dijawab sekarang" in page
    assert "Daftarnya tidak dihitung: dilewati oleh petugas." in page


def test_the_page_of_a_file_leads_to_answered_questions(staff, taken):
    question = Question.objects.get(kind="turnover_unreadable")
    address = reverse("files:question", args=[question.pk])
    staff.post(address, {"choice": "keep"})

    page = staff.get(reverse("files:file", args=[taken.pk])).content.decode()

    assert f'href="{address}"' in page


def test_only_a_question_that_takes_words_has_a_field_for_them(staff, taken):
    amount = Question.objects.get(kind="turnover_unreadable")
    ward = Question.objects.get(kind="area_mismatch")

    with_words = staff.get(reverse("files:question", args=[amount.pk]))
    without = staff.get(reverse("files:question", args=[ward.pk]))

    assert 'name="written"' in with_words.content.decode()
    assert 'name="written"' not in without.content.decode()


def test_an_amount_that_a_person_writes_wins_over_the_suggested_one(staff, taken):
    question = Question.objects.get(kind="turnover_unreadable")
    Question.objects.filter(pk=question.pk).update(suggestion="set_turnover 900000")
    address = reverse("files:question", args=[question.pk])

    wrong = staff.post(address, {"choice": "set_turnover", "written": "banyak"})
    assert wrong.status_code == 422

    staff.post(address, {"choice": "set_turnover", "written": "700 rb"})
    assert ledger(2025)["offline_turnover"].value == 2_000_000


def test_one_answer_holds_for_all_questions_of_a_kind(staff, tmp_path):
    for name, street in (("a.xlsx", "Angke"), ("b.xlsx", "Kapuk")):
        rows = [["Es Dahlia", f"Tuti {street}", "", "", street, "Kalideres", 100000]]
        upload(staff, a_list(tmp_path / name, rows))
    asked = Question.objects.filter(kind="area_mismatch", needs_answer=True)
    first = asked.first()
    assert asked.count() == 2

    staff.post(
        reverse("files:question", args=[first.pk]),
        {"choice": first.suggestion, "all": "1"},
    )

    assert not asked.filter(answered=False).exists()
    told = set(Decision.objects.values_list("value", flat=True))
    assert told == {"31.73.04", "31.73.01"}


def test_an_answer_that_nobody_offered_is_refused(staff, taken):
    address = reverse("files:question", args=[Question.objects.first().pk])

    assert staff.post(address, {"choice": "hapus semua"}).status_code == 403


def test_the_last_answer_says_that_all_is_answered(staff, taken):
    for question in Question.objects.filter(needs_answer=True):
        staff.post(reverse("files:question", args=[question.pk]), {"choice": "keep"})

    page = staff.get(reverse("files:questions"), follow=True).content.decode()
    assert "Semua pertanyaan sudah dijawab." in page


def test_the_questions_of_one_kind_are_answered_one_after_another(staff, tmp_path):
    for name, street in (("a.xlsx", "Angke"), ("b.xlsx", "Kapuk")):
        rows = [["Es Dahlia", f"Tuti {street}", "", "", street, "Kalideres", "sekian"]]
        upload(staff, a_list(tmp_path / name, rows))
    kind = "turnover_unreadable"
    of_kind = Question.objects.filter(kind=kind, needs_answer=True)
    assert of_kind.count() == 2

    first = staff.get(reverse("files:questions"), {"jenis": kind}, follow=True)
    assert first.context["question"].kind == kind
    address = first.request["PATH_INFO"] + "?" + first.request["QUERY_STRING"]
    then = staff.post(address, {"choice": "keep"}, follow=True)
    assert then.context["question"].kind == kind
    assert then.context["question"].pk != first.context["question"].pk
    address = then.request["PATH_INFO"] + "?" + then.request["QUERY_STRING"]
    last = staff.post(address, {"choice": "keep"}, follow=True)
    assert last.context["question"].kind == "area_mismatch"  # no more of that kind


def test_questions_are_for_who_takes_in(client, taken):
    client.force_login(UserFactory(role="head"))

    assert client.get(reverse("files:questions")).status_code == 403
