"""A press release as a Word file."""

import os
import re
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from lapak.domain.journal.actions import write
from lapak.domain.places.actions import ensure_regions
from lapak.domain.places.models import District
from lapak.outputs.documents.made import made
from lapak.outputs.documents.word import MEANINGS, release_document
from lapak.outputs.links import figure_address
from lapak.outputs.wording.files import load, source_of
from lapak.outputs.wording.telling import tell, tell_draft
from tests.figures.made import random_year
from tests.figures.office import YEAR, Office
from tests.outputs.documents.readings import (
    addresses,
    headings,
    links,
    opened,
    well_formed,
)


@pytest.fixture
def city(db, time_machine):
    time_machine.move_to("2024-01-08T17:30:00Z", tick=False)
    ensure_regions("31.73")
    write("places.told", District.objects.earliest("code"), by="Ratna")


def _told(document):
    source = source_of("release", document.lang, Path("/nowhere"))
    return tell(load(source), document.facts)


def _numbers(told):
    return [piece for one in told for piece in one.pieces if not isinstance(piece, str)]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_its_words_are_those_told_and_every_number_opens_its_figure(city, lang):
    random_year(3)
    document = made(YEAR, lang)
    told = _told(document)
    read = opened(release_document(told, document))
    written = [one.text for one in read.paragraphs]
    assert written[: len(told)] == [one.text for one in told]
    assert headings(read)[0] == ("Title", told[0].text)
    locked = [one for one in _numbers(told) if one.fact.keys]
    assert links(read)[: len(locked)] == [
        (one.text, figure_address(YEAR, one.fact.keys[0])) for one in locked
    ]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_it_says_what_each_of_its_figures_counts_and_no_other(city, lang):
    random_year(4)
    document = made(YEAR, lang)
    told = tell_draft(
        "# {offline_bazaars_held} bazar\n\n"
        "{facilitated_turnover:rounded}, {offline_bazaars_held}, {open_questions}",
        document.facts,
    )
    read = opened(release_document(told, document))
    at = [one.text for one in read.paragraphs].index(MEANINGS.told(lang))
    points = [one.text for one in read.paragraphs[at + 1 :]]
    keys = ["offline_bazaars_held", "offline_turnover", "online_turnover"]
    assert len(points) == len(keys)
    for key, point in zip(keys, points, strict=True):
        figure = document.ledger[key]
        assert point.startswith(figure.defined.name.told(lang) + ": ")
        assert point.endswith(figure.defined.definition.told(lang))
        counted = point.partition(": ")[2].removesuffix(
            figure.defined.definition.told(lang)
        )
        assert int(re.sub(r"\D", "", counted)) == figure.value


def test_words_without_a_number_have_no_keterangan(city):
    document = made(YEAR, "id")
    read = opened(release_document(tell_draft("Selamat.", document.facts), document))
    assert [one.text for one in read.paragraphs] == ["Selamat."]
    assert read.core_properties.title == f"Suku Dinas PPKUKM Jakarta Barat, {YEAR}"


@pytest.mark.parametrize(("lang", "tag"), [("id", "id-ID"), ("en", "en-GB")])
def test_it_says_whose_it_is_of_which_moment_and_in_which_language(city, lang, tag):
    document = made(YEAR, lang)
    read = opened(release_document(_told(document), document))
    properties = read.core_properties
    assert properties.author == "Suku Dinas PPKUKM Jakarta Barat"
    assert properties.created == datetime(2024, 1, 8, 17, 30, tzinfo=UTC)
    assert properties.language == tag
    assert f'<w:lang w:val="{tag}"' in read.styles.element.xml
    (foot,) = read.sections[0].footer.paragraphs
    assert foot.text.startswith(document.sentence())
    assert "PAGE" in foot._p.xml
    assert (read.sections[0].page_width.mm, read.sections[0].page_height.mm) == (
        pytest.approx(210, abs=0.1),
        pytest.approx(297, abs=0.1),
    )


def test_an_office_that_did_nothing_has_a_release_too(db):
    document = made(YEAR, "id")
    read = opened(release_document(_told(document), document))
    assert read.core_properties.created == datetime(YEAR, 1, 1, tzinfo=UTC)
    assert read.sections[0].footer.paragraphs[0].text.startswith("Belum ada data")


def test_what_somebody_typed_is_words_only(city):
    document = made(YEAR, "id")
    typed = "Kata \x00 dan \x0b, <w:p> & {nihil} =1+1 https://contoh.id ]]> \ufffe"
    content = release_document(tell_draft(typed, document.facts), document)
    assert well_formed(content)
    read = opened(content)
    words = read.paragraphs[0].text
    assert "<w:p> & {nihil} =1+1 https://contoh.id ]]>" in words
    assert "\x00" not in words
    assert addresses(read) == []


def test_the_same_facts_make_the_same_file_on_another_day_and_in_another_process(
    city, time_machine
):
    office = Office()
    bazaar = office.bazaar(opens=date(YEAR, 3, 11))
    office.sold(office.took_part(bazaar, office.business()), 500_000)
    document = made(YEAR, "id")
    first = release_document(_told(document), document)
    time_machine.move_to("2031-05-05T05:05:05Z", tick=False)
    again = made(YEAR, "id")
    assert release_document(_told(again), again) == first
    with zipfile.ZipFile(BytesIO(first)) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


_ALONE = """
import sys
from datetime import UTC, datetime
from lapak.outputs.documents.paper import Grid, Paper
from lapak.outputs.documents.pieces import Link
paper = Paper("id", title="Judul", author="Kantor", at=datetime(2024, 1, 8, tzinfo=UTC))
paper.title(["Judul"])
paper.paragraph(["Ada ", Link("130", "http://contoh/1"), Link("4", "http://contoh/2")])
paper.table(Grid("Isi", ["a", "b"], [["x", Link("1", "http://contoh/3")]], [4, 4]))
sys.stdout.buffer.write(paper.bytes())
"""


def test_two_processes_write_the_same_bytes():
    made_by = [
        subprocess.run(
            [sys.executable, "-c", _ALONE],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Jakarta"), ("2", "UTC"))
    ]
    assert made_by[0] == made_by[1]
    assert len(opened(made_by[0]).tables) == 1
