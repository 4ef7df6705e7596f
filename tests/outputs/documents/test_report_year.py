"""The report of a whole year of messy files, with the answers of a person."""

import time

import pytest
from django.utils import timezone

from lapak.domain.places.actions import ensure_regions
from lapak.figures.ledger import ledger
from lapak.intake.deciding import apply, read_table
from lapak.intake.known import office_places
from lapak.outputs.documents.report import KINDS, report_file
from tests.intake.test_year import decisions, take_in_all
from tests.intake.year_files import needs_year, truth
from tests.outputs.documents.report_readings import (
    expected,
    labels,
    read_excel,
    read_pdf,
    read_word,
)

pytestmark = [pytest.mark.slow, pytest.mark.django_db, needs_year]
LIMIT = 3.0  # seconds of the processor


def test_its_numbers_are_those_of_the_truth_in_every_kind_of_file():
    ensure_regions("31.73")
    take_in_all()
    told = truth()
    answers = read_table(decisions(told))
    apply(answers, by="uji", now=timezone.now(), places=office_places())
    taken, content = {}, {}
    for kind in KINDS:
        began = time.process_time()
        content[kind] = report_file(2023, "id", kind)
        taken[kind] = time.process_time() - began

    right = expected(ledger(2023))
    assert read_pdf(content["pdf"], labels(right)) == right
    assert read_word(content["docx"]) == right
    assert read_excel(content["xlsx"]) == right
    exact = {
        key: told["figures"][key] for key in right.figures if key in told["figures"]
    }
    near = {key for key in exact if "businesses_distinct" in key}
    assert len(exact) > 10
    for key, value in exact.items():
        allowed = value * 0.01 if key in near else 0
        assert abs(right.figures[key] - value) <= allowed, key
    assert all(seconds <= LIMIT for seconds in taken.values()), taken
