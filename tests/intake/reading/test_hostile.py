"""Every hostile file is refused with its own sentence, and nobody is hurt."""

from pathlib import Path

import pytest

from lapak.intake.reading.content import tell
from lapak.intake.reading.reader import Reader
from lapak.intake.reading.refusal import SENTENCES, Refused
from lapak.intake.reading.wire import assemble
from tests.intake.reading.hostile import HOSTILE, memory_bomb, one_cell, write_xlsx

# these ask for more memory than a test process should give them
TOO_DEAR_HERE = {"memori.xlsx"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_own_sentence(name, tmp_path, reader):
    make, code = HOSTILE[name]
    path = make(tmp_path / name)

    with pytest.raises(Refused) as refused:
        reader.read(path)

    assert refused.value.code == code
    assert str(refused.value) == refused.value.sentence
    assert "{" not in refused.value.sentence + refused.value.english


@pytest.mark.parametrize("name", sorted(set(HOSTILE) - TOO_DEAR_HERE))
def test_a_hostile_file_is_refused_without_a_process_of_its_own_too(name, tmp_path):
    make, code = HOSTILE[name]
    content = make(tmp_path / name).read_bytes()

    with pytest.raises(Refused) as refused:
        assemble(tell(content))

    assert refused.value.code == code


def test_a_good_file_is_read_right_after_a_memory_bomb(tmp_path):
    bomb = memory_bomb(tmp_path / "bom.xlsx")
    good = write_xlsx(tmp_path / "baik.xlsx", one_cell("B3", 3))
    with Reader() as reader:
        with pytest.raises(Refused) as refused:
            reader.read(bomb)

        assert refused.value.code == "memory"
        assert reader.read(good).sheets[0].rows == [[], [], [None, 1]]
        assert 100 < reader.child_peak_mb < 600


def test_every_refusal_says_what_to_do_next_in_both_languages():
    details = {
        "sheet": "A",
        "cell": "A1",
        "row": 1,
        "what": "foto",
        "english": "a photo",
        "most": 500,
    }

    said = [Refused(code, **details) for code in SENTENCES]

    assert (
        len({r.sentence for r in said}) == len({r.english for r in said}) == len(said)
    )
    for refused in said:
        assert refused.sentence.endswith(".")
        assert refused.english.endswith(".")
        assert any(mark in refused.sentence for mark in (". ", ", ", "; "))


def test_a_coloured_cell_far_away_is_no_reason_to_refuse(tmp_path: Path, reader):
    far = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>'
        '<row r="1048576"><c r="A1048576" s="0"/></row>'
    )
    xml = one_cell().replace('<row r="1"><c r="A1"><v>1</v></c></row>', far)

    workbook = reader.read(write_xlsx(tmp_path / "warna.xlsx", xml))

    assert workbook.sheets[0].rows == [[1]]
