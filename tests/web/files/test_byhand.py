"""A bazaar and rows that staff enter by hand."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from lapak.domain.bazaars.models import Bazaar
from lapak.domain.journal.models import Entry
from lapak.domain.places.actions import ensure_regions
from lapak.domain.registry.models import Business, Mention
from lapak.domain.sales.models import DailySales
from lapak.domain.sources.models import Question, SourceFile
from lapak.figures.ledger import ledger
from lapak.intake.byhand import HandRow, list_of, read, with_row, written
from lapak.intake.take_in import take_back
from tests.factories import UserFactory
from tests.jobs.test_intake import a_list
from tests.web.files.sending import upload
from tests.web.files.test_columns import words

pytestmark = pytest.mark.django_db
BAZAAR = {
    "name": "Bazar Merdeka",
    "days": "16–17 Agustus 2025",
    "place": "Lapangan Banteng",
    "level": "kota",
    "district": "31.73.04",
}
ROW = {
    "business": "Dapur Melati",
    "owner": "Siti Aminah",
    "phone": "0812-0000-0001",
    "nik": "3173045203809001",
    "district": "31.73.04",
    "turnover": "450 rb",
}


@pytest.fixture
def staff(client):
    ensure_regions("31.73")
    client.force_login(UserFactory(role="staff", username="ratna", first_name="Ratna"))
    return client


def figure(name="offline_turnover", year=2025):
    return ledger(year)[name].value


def standing():
    return SourceFile.objects.get(kind="by_hand", state="taken_in")


@pytest.fixture
def entered(staff):
    staff.post(reverse("files:hand_new"), BAZAAR)
    return standing()


def add(client, **more):
    at = reverse("files:hand", args=[standing().pk])
    return client.post(at, ROW | more, follow=True)


def test_a_bazaar_by_hand_counts_at_once(staff, entered):
    assert figure("offline_bazaars_held") == 1
    bazaar = Bazaar.objects.get()
    assert (bazaar.name, str(bazaar.opens), str(bazaar.closes)) == (
        "Bazar Merdeka", "2025-08-16", "2025-08-17",
    )  # fmt: skip
    assert (bazaar.level, bazaar.district_id) == ("kota", "31.73.04")
    assert (entered.received_by, entered.kind) == ("ratna", "by_hand")
    assert Entry.objects.filter(verb="file.taken_in", by="ratna").exists()


def test_a_bazaar_without_rows_says_that_it_counts_as_held(staff, entered):
    page = staff.get(reverse("files:hand", args=[entered.pk]))

    assert figure("offline_bazaars_held") == 1
    assert "Bazarnya sudah terhitung terlaksana" in words(page)


def test_rows_by_hand_count_with_owner_phone_nik_district_and_turnover(staff, entered):
    add(staff)
    answer = add(
        staff, business="Kopi Kenanga", owner="", phone="", nik="", turnover="libur"
    )

    assert figure() == 450_000
    assert figure("offline_participations") == 2
    mention = Mention.objects.get(business_name="Dapur Melati", table__file=standing())
    assert (mention.nik_state, mention.phones) == ("whole", "+6281200000001")
    assert mention.district_id == "31.73.04"
    assert standing().rows == 2
    assert "Dapur Melati" in words(answer)
    assert "3173045203809001" not in answer.content.decode()


def test_an_unknown_turnover_is_asked_about(staff, entered):
    add(staff, turnover="")

    assert figure() == 0
    (question,) = Question.objects.filter(file=standing(), answered=False)
    assert (question.kind, question.needs_answer) == ("turnover_missing", True)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"business": "", "owner": ""}, "nama usaha atau nama pemilik"),
        ({"phone": "nol delapan"}, "Nomor HP ini tidak terbaca"),
        ({"nik": "123456"}, "16 angka"),
        ({"turnover": "lumayan"}, "Tulis rupiahnya"),
        ({"district": "99"}, "1 hal perlu dibetulkan"),
    ],
)
def test_a_row_that_cannot_be_says_what_to_write(staff, entered, sent, sentence):
    answer = add(staff, **sent)

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert standing() == entered


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"days": "Agustus"}, "Tulis tanggal dengan tahunnya"),
        ({"name": ""}, "1 hal perlu dibetulkan"),
        ({"level": "planet"}, "1 hal perlu dibetulkan"),
    ],
)
def test_a_bazaar_that_cannot_be_says_what_to_write(staff, sent, sentence):
    answer = staff.post(reverse("files:hand_new"), BAZAAR | sent)

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not SourceFile.objects.exists()


def test_a_row_is_changed_and_removed_and_its_business_keeps_its_page(staff, entered):
    add(staff)
    before = Business.objects.get().pk
    bazaar = Bazaar.objects.get(held=True).pk
    at = reverse("files:hand_row", args=[standing().pk, 0])
    shown = staff.get(at)
    assert "3173045203809001" not in shown.content.decode()

    staff.post(at, ROW | {"nik": "", "turnover": "500.000"})

    assert figure() == 500_000
    assert Business.objects.get().pk == before
    assert Bazaar.objects.get(held=True).pk == bazaar
    assert Mention.objects.get(table__file=standing()).nik_state == "whole"

    at = reverse("files:hand_row", args=[standing().pk, 0])
    staff.post(at, {"verb": "remove"})
    assert figure() == 0
    assert figure("offline_participations") == 0
    assert figure("offline_bazaars_held") == 1
    gone = reverse("files:hand_row", args=[standing().pk, 0])
    assert staff.get(gone).status_code == 404


def test_undo_takes_back_the_last_change_and_it_can_count_again(staff, entered):
    add(staff)
    grown = standing()

    take_back(grown, by="ratna")
    assert figure() == 0
    assert standing() == entered

    page = staff.get(reverse("files:hand", args=[grown.pk]))
    assert "ditarik kembali" in words(page)
    staff.post(reverse("files:hand_again", args=[grown.pk]))
    assert figure() == 450_000
    assert standing() == grown
    staff.post(reverse("files:hand_again", args=[grown.pk]))
    assert standing() == grown


def test_rows_are_entered_for_a_bazaar_that_a_file_tells_of(staff, tmp_path):
    upload(staff, a_list(tmp_path / "hadir.xlsx"))
    bazaar = Bazaar.objects.get()
    at = reverse("files:hand_bazaar", args=[bazaar.pk])
    assert staff.get(at).status_code == 200
    wrong = staff.post(at, ROW | {"nik": "1"})
    assert wrong.status_code == 422

    staff.post(
        at, ROW | {"business": "Roti Mawar", "owner": "Umi", "phone": "", "nik": ""}
    )

    assert figure() == 1_750_000
    assert figure("offline_bazaars_held") == 1
    assert staff.get(at).url == reverse("files:hand", args=[standing().pk])
    file = SourceFile.objects.get(kind="attendance")
    staff.post(
        reverse("files:correct", args=[file.pk, file.tables.get().pk]),
        {"name": "Bazar Ganti Nama", "days": "1 Juni 2025"},
    )
    assert figure("offline_bazaars_held") == 1
    assert SourceFile.objects.get(kind="attendance").tables.get().set_aside == ""


def test_a_row_that_a_file_has_already_is_counted_once_and_asked_about(staff, tmp_path):
    upload(staff, a_list(tmp_path / "hadir.xlsx"))
    before = figure(), figure("offline_participations")
    at = reverse("files:hand_bazaar", args=[Bazaar.objects.get().pk])

    staff.post(at, ROW)

    assert (figure(), figure("offline_participations")) == before
    (question,) = Question.objects.filter(kind="duplicate_row")
    assert question.file == standing()
    assert "hadir.xlsx" in question.reason
    staff.post(reverse("files:question", args=[question.pk]), {"choice": "count"})
    assert figure() == before[0] + 450_000


def test_the_source_of_such_a_row_says_who_entered_it(staff, entered):
    add(staff)
    sale = DailySales.objects.get(mention__table__file=standing())
    opened = {"tahun": 2025, "angka": "offline_turnover", "baris": sale.pk}

    page = words(staff.get(reverse("figures:index"), opened))

    assert "Ratna mengisi baris ini dengan tangan pada" in page
    assert 'class="lembar"' not in page
    assert "450 rb" in page


def test_somebody_else_changed_the_list_meanwhile(staff, entered):
    add(staff)

    answer = staff.post(
        reverse("files:hand_row", args=[standing().pk, 0]), ROW, follow=True
    )
    assert answer.status_code == 200
    stale = SourceFile.objects.filter(state="replaced").latest("pk")
    page = staff.post(reverse("files:hand_row", args=[stale.pk, 0]), ROW)
    assert page.status_code == 422
    assert "sudah diubah orang lain" in words(page)
    gone = staff.post(reverse("files:hand_row", args=[stale.pk, 0]), {"verb": "remove"})
    assert "sudah diubah orang lain" in words(gone)
    moved = staff.get(reverse("files:hand", args=[stale.pk]))
    assert moved.url == reverse("files:hand", args=[standing().pk])


def test_a_kept_list_that_is_gone_says_what_to_do(staff, entered, settings, tmp_path):
    settings.DATA = tmp_path / "elsewhere"

    for name, more in (("hand", []), ("hand_row", [0])):
        at = reverse(f"files:{name}", args=[entered.pk, *more])
        assert "Pulihkan dari cadangan" in words(staff.get(at, follow=True))


def test_only_lists_by_hand_have_such_a_page(staff, tmp_path):
    upload(staff, a_list(tmp_path / "hadir.xlsx"))
    file = SourceFile.objects.get()

    assert staff.get(reverse("files:hand", args=[file.pk])).status_code == 404


@pytest.mark.parametrize("role", ["auditor", "district_officer"])
def test_who_takes_nothing_in_enters_nothing(client, entered, role):
    more = {"district_id": "31.73.05"} if role == "district_officer" else {}
    client.force_login(UserFactory(role=role, **more))

    assert client.get(reverse("files:hand_new")).status_code == 403
    assert client.get(reverse("files:hand", args=[entered.pk])).status_code == 403


def test_what_was_written_is_read_as_it_was(entered):
    row = HandRow('Dapur "Melati", Jaya', "Siti; Aminah", "0812", "", "", "=1+1")
    told = with_row(list_of(entered), 0, row)

    content = written(told, by="ratna", at=datetime(2025, 8, 18, tzinfo=UTC))

    assert read(content) == told
    assert "ratna" in content.decode().splitlines()[0]
