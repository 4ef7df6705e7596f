"""What somebody else has done meanwhile, and files that are too much."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lapak.domain.journal.models import Entry
from lapak.domain.places.actions import ensure_regions
from lapak.domain.sources.models import Decision, FileState, Question, SourceFile
from lapak.intake.take_in import take_back
from tests.factories import UserFactory
from tests.jobs.test_intake import a_list

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    ensure_regions("31.73")
    client.force_login(UserFactory(role="staff"))
    return client


def upload(client, name, content):
    sent = [SimpleUploadedFile(name, content)]
    return client.post(
        reverse("files:upload"), {"files": sent, "do": "take"}, follow=True
    )


@pytest.fixture
def taken(staff, tmp_path):
    upload(staff, "hadir.xlsx", a_list(tmp_path / "hadir.xlsx").read_bytes())
    return SourceFile.objects.get()


@pytest.mark.parametrize("megabytes", [16, 40])
def test_a_file_above_the_limit_gets_its_sentence(staff, megabytes):
    page = upload(staff, "besar.xlsx", b"x" * (megabytes << 20)).content.decode()

    assert "besar.xlsx: Berkas lebih besar dari 15 MB." in page


def test_a_question_that_has_fallen_away_is_told_to_who_answers_it(staff, taken):
    asked = Question.objects.filter(needs_answer=True).first()
    address = reverse("files:question", args=[asked.pk])
    Question.objects.filter(pk=asked.pk).delete()

    assert staff.get(address).status_code == 404
    page = staff.post(address, {"choice": "keep"}, follow=True)

    assert page.status_code == 200
    assert "Pertanyaan ini sudah tidak ada" in page.content.decode()
    assert not Decision.objects.exists()


def test_the_same_answer_of_two_people_is_written_down_once(staff, taken):
    asked = Question.objects.filter(needs_answer=True).first()
    address = reverse("files:question", args=[asked.pk])

    for _person in range(2):
        answer = staff.post(address, {"choice": "keep"})
        assert answer.url == reverse("files:questions")

    assert Decision.objects.count() == 1


def test_a_file_that_somebody_has_taken_back_already_is_left_as_it_is(taken):
    stale = SourceFile.objects.get()
    take_back(taken, by="ratna")

    assert take_back(stale, by="dewi") == {}

    assert Entry.objects.filter(verb="file.undone").count() == 1
    assert SourceFile.objects.get().state == FileState.UNDONE
