"""The press release on its page: numbers locked, words free, nothing false goes out."""

import pytest

from lapak.domain.journal.models import Entry
from lapak.domain.releases.models import Draft
from tests.factories import UserFactory
from tests.figures.office import YEAR
from tests.web.releases.conftest import moved_on
from tests.web.releases.pages import (
    ADDRESS,
    copied,
    fields,
    form,
    opened,
    sent,
    told,
    version,
    words,
)

pytestmark = pytest.mark.django_db


def changed(client, old, new, **more):
    """Save the release with a word changed; the page that follows."""
    said = [one.replace(old, new) for one in fields(opened(client))]
    answer = sent(client, said, version(opened(client)), **more)
    return opened(client) if answer.status_code == 302 else answer


def test_it_is_told_with_numbers_that_open_their_figures(office, writer):
    page = opened(writer)
    assert f"Siaran pers tahun {YEAR}" in words(page)
    locked = f'href="/angka/?tahun={YEAR}&amp;angka=offline_turnover#baris">Rp1.234.000'
    assert locked in told(page)
    assert "Omset bazar luring: Rp1.234.000]" in "".join(fields(page))
    assert "belum ada yang mengubahnya" in words(page)


def test_in_english_its_numbers_are_english(office, writer):
    page = opened(writer, "en")
    assert "Rp1,234,000" in copied(page)
    assert "[Omset bazar luring: Rp1,234,000]" in "".join(fields(page))


def test_words_around_the_numbers_can_be_changed(office, writer):
    page = changed(writer, "menggelar", "dengan gembira menggelar")
    assert "dengan gembira menggelar 2 bazar luring" in copied(page)
    kept = Draft.objects.get()
    assert "dengan gembira menggelar {offline_bazaars_held} bazar" in kept.words
    assert "1.234.000" not in kept.words
    assert "Disimpan Ratna" in words(page)


def test_kept_numbers_follow_their_figures(office, writer):
    changed(writer, "Omset seluruh lapak bazar luring", "Omsetnya")
    bazaar = office.bazaar(district="31.73.01")
    office.sold(office.took_part(bazaar, office.business("31.73.01")), 766_000)
    moved_on()
    assert "Omsetnya Rp2.000.000." in copied(opened(writer))


def test_a_number_changed_inside_its_brackets_is_put_back(office, writer):
    page = changed(writer, "luring: Rp1.234.000]", "luring: Rp9.999.000]")
    assert "Rp9.999.000" not in words(page)
    assert "Rp1.234.000" in copied(page)


def test_a_false_number_that_is_typed_stops_the_copy_and_says_what_to_do(
    office, writer
):
    page = changed(writer, "[Omset bazar luring: Rp1.234.000]", "Rp9.234.000")
    said = words(page)
    assert "Ada 1 angka yang tidak cocok dengan data" in said
    assert "Rp9.234.000 di paragraf 1." in said
    assert "Siaran pers bisa disalin setelah ini diperbaiki." in said
    assert "Tulis sebagai gantinya: [Omset bazar luring: Rp1.234.000]" in said
    assert copied(page) is None
    for kind in ("word", "teks"):
        answer = writer.get(f"{ADDRESS}{kind}/", {"tahun": YEAR})
        assert answer.status_code == 422
        assert "Ada 1 angka yang tidak cocok dengan data" in words(answer)


def test_a_true_and_a_rounded_number_may_be_typed(office, writer):
    page = changed(
        writer, "[Omset bazar luring: Rp1.234.000]", "kurang lebih Rp1,2 juta"
    )
    assert "Pembulatan benar" in words(page) or "dibulatkan" in words(page).casefold()
    assert "kurang lebih Rp1,2 juta" in copied(page)


def test_a_locked_number_with_the_wrong_unit_behind_it_stops_the_copy(office, writer):
    page = changed(
        writer, "kali ikut serta.", "pelaku UMKM berbeda di semua bazar luring."
    )
    assert "tidak cocok dengan data" in words(page)
    assert copied(page) is None


def test_markup_in_a_sentence_stays_text(office, writer):
    page = changed(writer, "menggelar", "<script>alert(1)</script> & <b>menggelar</b>")
    assert "<script>alert" not in told(page)
    assert "<script>alert(1)</script> & <b>menggelar</b>" in copied(page)


def test_a_number_that_was_removed_is_told(office, writer):
    page = changed(writer, "Omset seluruh lapak bazar luring [Omset bazar luring: Rp1.234.000].", "")  # fmt: skip
    said = words(page)
    assert "Angka dari templat ini tidak ada lagi di naskah" in said
    assert "[Omset bazar luring: Rp1.234.000]" in said
    assert "Rp1.234.000" not in copied(page)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("[Omset bazar lurin: 7]", "Mungkin maksudnya [Omset bazar luring]."),
        ("{offline_turnovr}", "Tidak ada angka bernama “offline_turnovr”."),
        ("[entah]", "Bukan nama angka."),
        ("{kali|kali}", "Bukan nama angka."),
        ("kurung {", "Bukan nama angka."),
        ("{facilitated_owner}", "Mungkin maksudnya [Pemilik usaha yang terfasilitasi]"),
        ("{city}", "Bukan nama angka."),
    ],
)
def test_a_name_that_no_number_has_is_said_and_stops_the_copy(
    office, writer, typed, said
):
    page = changed(writer, "menggelar", typed)
    assert said in words(page)
    assert copied(page) is None


def test_a_name_in_braces_is_a_name_too(office, writer):
    page = changed(writer, "menggelar", "({modern_market_visits} kunjungan) menggelar")
    assert "(5 kunjungan) menggelar" in copied(page)


def test_a_number_that_the_year_has_not_is_said(office, writer):
    page = changed(
        writer, "menggelar", "{modern_market_visits_each_district} kunjungan menggelar"
    )
    assert "Tahun ini tidak punya angka itu. Hapus kalimatnya." in words(page)
    assert copied(page) is None


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (["", "Isi."], "Siaran pers belum punya judul."),
        (["  ", "Isi."], "Siaran pers belum punya judul."),
        (["Judul", "", " \n "], "Siaran pers belum punya isi."),
        (["Judul", "a" * 20_001], "lebih dari 20.000 huruf"),
        (["\0", "\0"], "Siaran pers belum punya judul."),
    ],
)
def test_what_can_be_no_release_is_refused_and_kept_in_the_fields(
    office, writer, said, refusal
):
    answer = sent(writer, said)
    assert answer.status_code == 422
    assert refusal in words(answer)
    kept = [one.strip() for one in fields(answer)]
    assert kept[: len(said)] == [one.replace("\0", "").strip() for one in said]
    assert not Draft.objects.exists()


def test_a_paragraph_can_be_added_and_one_can_go(office, writer):
    said = fields(opened(writer))
    sent(writer, [said[0], "Satu.\n\nDua.", "", "Tiga."])
    page = opened(writer)
    assert fields(page)[1:] == ["Satu.", "Dua.", "Tiga.", ""]
    assert copied(page).startswith(
        "3 usaha berbeda di Jakarta Barat ikut bazar luring atau daring sepanjang 2023\n\nSatu.\n\nDua.\n\nTiga."
    )


def test_a_marked_line_becomes_a_heading(office, writer):
    said = fields(opened(writer))
    sent(writer, [said[0], "## Penutup", "# Lagi", "Isi."])
    assert told(opened(writer)).count("<h3>") >= 2
    assert fields(opened(writer))[1:4] == ["## Penutup", "## Lagi", "Isi."]


def test_the_same_words_again_write_no_entry(office, writer):
    before = Entry.objects.count()
    page = opened(writer)
    sent(writer, fields(page), version(page))
    assert Entry.objects.count() == before
    changed(writer, "menggelar", "mengadakan")
    assert Entry.objects.count() == before + 1
    page = opened(writer)
    sent(writer, fields(page), version(page))
    assert Entry.objects.count() == before + 1


def test_two_who_write_at_once_see_both_texts_and_overwrite_nothing(
    office, writer, client
):
    page = opened(writer)
    mine, theirs = fields(page), fields(page)
    theirs[1] = "Naskah Budi."
    mine[1] = "Naskah Ratna."
    budi = UserFactory(role="head", username="budi", first_name="Budi")
    other = type(client)()
    other.force_login(budi)
    assert sent(other, theirs, version(page)).status_code == 302

    answer = sent(writer, mine, version(page))
    assert answer.status_code == 409
    said = words(answer)
    assert "Budi menyimpan naskah lain" in said
    assert "Naskah Budi." in said
    assert fields(answer)[1] == "Naskah Ratna."
    assert "Naskah Budi." in Draft.objects.get().words

    assert sent(writer, fields(answer), version(answer)).status_code == 302
    assert "Naskah Ratna." in Draft.objects.get().words


def test_the_way_back_to_the_template_asks_once_more(office, writer):
    first = copied(opened(writer)).rpartition("\n\n")[0]
    changed(writer, "menggelar", "mengadakan")
    asked = writer.get(ADDRESS + "templat/", {"tahun": YEAR, "bahasa": "id"})
    assert "Kembali ke templat?" in words(asked)
    body = {"tahun": YEAR, "bahasa": "id", "versi": version(asked)}
    assert writer.post(ADDRESS + "templat/", body).status_code == 302
    assert copied(opened(writer)).rpartition("\n\n")[0] == first
    assert Draft.objects.get().version == 2


def test_who_goes_back_while_another_writes_is_told(office, writer):
    changed(writer, "menggelar", "mengadakan")
    body = {"tahun": YEAR, "bahasa": "id", "versi": "0"}
    answer = writer.post(ADDRESS + "templat/", body)
    assert answer.status_code == 409
    assert "Ratna menyimpan naskah lain" in words(answer)
    assert "mengadakan" in Draft.objects.get().words
    body["versi"] = version(answer)
    assert writer.post(ADDRESS + "templat/", body).status_code == 302


def test_words_whose_template_tells_otherwise_now_are_doubted(office, writer):
    changed(writer, "menggelar", "mengadakan")
    assert "templat sekarang bercerita lain" not in words(opened(writer))
    office.visit(office.outlet("neighbourhood_shop"), district="31.73.01")
    moved_on()
    assert "templat sekarang bercerita lain" in words(opened(writer))


def test_the_two_languages_are_two_drafts(office, writer):
    changed(writer, "menggelar", "mengadakan")
    english = fields(opened(writer, "en"))
    sent(writer, [english[0], "Hello."], lang="en")
    assert {one.lang for one in Draft.objects.all()} == {"id", "en"}
    assert "mengadakan" in copied(opened(writer))
    assert "Hello." in copied(opened(writer, "en"))


def test_fields_are_read_in_either_language_of_the_page(office, writer):
    writer.cookies["django_language"] = "en"
    said = fields(opened(writer))
    assert "[Offline turnover: Rp1.234.000]" in "".join(said)
    writer.cookies["django_language"] = "id"
    sent(writer, [said[0], *said[1:], "Tambahan."])
    assert "{offline_turnover}" in Draft.objects.get().words


def test_while_typing_the_page_follows_and_keeps_nothing(office, writer):
    said = fields(opened(writer))
    said[1] = said[1].replace("[Omset bazar luring: Rp1.234.000]", "Rp8.000.000")
    answer = writer.post(ADDRESS + "pratinjau/", form(said, "0"))
    page = told(answer)
    assert answer.status_code == 200
    assert 'id="bunyi-1" class="tumpuk rapat" hx-swap-oob="true"' in page
    assert "Belum disimpan" in page
    assert "Ada 1 angka yang tidak cocok dengan data" in page
    assert not Draft.objects.exists()


def test_a_year_with_nothing_has_a_release_that_says_so(db, writer):
    page = opened(writer, year=2031)
    said = copied(page)
    assert "tidak mencatat bazar luring pada 2031" in said
    assert "Tidak ada bazar daring yang tercatat pada 2031." in said


@pytest.mark.parametrize(
    "asked", [{"tahun": "abc"}, {"tahun": "1"}, {"bahasa": "fr"}, {"tahun": "²"}, {}]
)
def test_what_no_address_can_ask_is_read_as_not_asked(office, writer, asked):
    page = writer.get(ADDRESS, asked)
    assert page.status_code == 200
    assert f"Siaran pers tahun {YEAR}" in words(page)
