"""What leaves the page: the text to copy, the plain file, the Word file."""

import pytest

from lapak.figures.summary import summary
from lapak.intake.known import office_places
from lapak.outputs.claims.check import check_text
from tests.figures.office import YEAR
from tests.outputs.documents.readings import opened as word_file
from tests.web.releases.conftest import moved_on
from tests.web.releases.pages import ADDRESS, copied, fields, opened, sent, words

pytestmark = pytest.mark.django_db
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_copied_text_says_what_it_is_made_from_and_claims_nothing_false(
    office, writer, lang
):
    text = copied(opened(writer, lang))
    last = text.rpartition("\n\n")[2]
    assert {"id": "Jejak audit: catatan nomor 1, sidik #", "en": "Journal: entry number 1, hash #"}[lang] in last  # fmt: skip
    checked = check_text(text, summary(YEAR), office_places())
    assert {one.judged.verdict for one in checked.claims} == {"true"}
    assert checked.holds


@pytest.mark.parametrize(
    ("lang", "name"), [("id", "siaran-pers-2023"), ("en", "press-release-2023")]
)
def test_it_is_taken_as_plain_text_and_as_word(office, writer, lang, name):
    asked = {"tahun": YEAR, "bahasa": lang}
    plain = writer.get(ADDRESS + "teks/", asked)
    assert plain["Content-Type"] == "text/plain; charset=utf-8"
    assert plain["Content-Disposition"] == f'attachment; filename="{name}.txt"'
    assert plain.content.decode() == copied(opened(writer, lang)) + "\n"
    word = writer.get(ADDRESS + "word/", asked)
    assert word["Content-Type"] == WORD
    assert word["Content-Disposition"] == f'attachment; filename="{name}.docx"'
    paragraphs = [one.text for one in word_file(word.content).paragraphs]
    assert paragraphs[0] == plain.content.decode().split("\n\n")[0]


def test_word_has_the_words_that_were_kept(office, writer):
    said = fields(opened(writer))
    sent(writer, [said[0], "Kata <b>sambutan</b>.", *said[2:]])
    read = word_file(writer.get(ADDRESS + "word/", {"tahun": YEAR}).content)
    assert read.paragraphs[1].text == "Kata <b>sambutan</b>."


@pytest.mark.parametrize("lang", ["id", "en"])
def test_open_questions_and_what_they_could_change_are_said(office, writer, lang):
    file = office.file()
    table = office.table(file)
    bazaar = office.bazaar(district="31.73.01")
    office.sold(office.took_part(bazaar, office.business("31.73.01"), table), 500_000)
    office.question(file, at_stake=450_000)
    moved_on()
    page = opened(writer, lang)
    assert "Yang bisa diubah pertanyaan terbuka" in words(page)
    assert "Omset bazar luring" in words(page)
    read = word_file(writer.get(ADDRESS + "word/", {"bahasa": lang}).content)
    headings = [one.text for one in read.paragraphs if one.style.name == "Heading 1"]
    assert headings[-1] == {"id": "Pertanyaan terbuka", "en": "Open questions"}[lang]
    point = read.paragraphs[-1].text
    assert {"id": "Omset bazar luring: ", "en": "Offline turnover: "}[lang] in point
    assert {"id": "Rp450.000", "en": "Rp450,000"}[lang] in point
