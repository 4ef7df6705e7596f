"""Pages of the report as pictures: nothing leaves the paper, and grey paper shows all.

LAPAK_PICTURES keeps two of them for the guide, of a whole made-up year.
"""

import os
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from django.utils import timezone

from lapak.demo.year import write_year
from lapak.domain.places.actions import ensure_regions
from lapak.intake.finding import find_files
from lapak.intake.reading.reader import Reader
from lapak.intake.take_in import Desk, take_in
from lapak.outputs.documents.report import report_file

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        shutil.which("pdftoppm") is None, reason="poppler-utils are not installed"
    ),
]
YEAR = 2025
DOTS = 48  # an inch
EDGE = round(10 / 25.4 * DOTS)  # 10 mm: nothing is printed nearer to the edge
ASKED = os.environ.get("LAPAK_PICTURES", "")
SHOWN = {1: "laporan-1", 4: "laporan-2"}


@pytest.fixture
def pages(tmp_path, time_machine):
    """The pages of a made-up year's report as grey pictures."""
    time_machine.move_to("2026-01-09T02:15:00Z")
    ensure_regions("31.73")
    write_year(tmp_path / "berkas", year=YEAR, full=bool(ASKED))
    with Reader() as reader:
        desk = Desk(reader, year=YEAR)
        reads = [desk.read(path) for path in find_files([tmp_path / "berkas"])]
    take_in(reads, by="dewi", now=timezone.now(), year=YEAR)
    path = tmp_path / "laporan.pdf"
    path.write_bytes(report_file(YEAR, "id", "pdf"))
    keep(path)
    drawn(path, tmp_path / "h", "-gray", "-r", str(DOTS))
    return [grey(one) for one in sorted(tmp_path.glob("h-*.pgm"))]


def drawn(path, to, *how):
    subprocess.run(["pdftoppm", *how, path, to], check=True, timeout=60)


def keep(path):
    """Pictures for the guide; LAPAK_PICTURES=1 puts them into docs/pictures."""
    folder = Path("docs/pictures" if ASKED == "1" else ASKED)
    for page, name in SHOWN.items() if ASKED else ():
        only = ["-f", str(page), "-l", str(page), "-singlefile"]
        drawn(path, folder / name, "-png", "-r", "72", *only)


def grey(path):
    """Rows of a grey picture, 0 (black) to 255 a dot."""
    content = path.read_bytes()
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", content)
    width, body = int(head[1]), content[head.end() :]
    return [body[at : at + width] for at in range(0, len(body), width)]


def test_every_page_has_something_on_it_and_nothing_at_its_edge(pages):
    assert len(pages) > 5
    for page in pages:
        printed = [row for row in page if min(row) < 128]
        assert len(printed) > len(page) // 20
        edges = [*page[:EDGE], *page[-EDGE:]]
        edges += [row[:EDGE] for row in page] + [row[-EDGE:] for row in page]
        assert all(min(row) == 255 for row in edges)


def test_on_grey_paper_the_quarters_of_a_map_are_as_many_greys(pages):
    """A tile is a broad run of one grey; each quarter of the highest has its own."""
    runs = set()
    for page in pages:
        for row in page:
            for run in re.finditer(rb"(.)\1{20,}", row, re.DOTALL):
                runs.add(run[1][0])
    tints = sorted(tint for tint in runs if 150 < tint < 250)
    assert len(tints) >= 4
    apart = [b - a for a, b in pairwise(tints)]
    assert min(one for one in apart if one > 2) >= 4
