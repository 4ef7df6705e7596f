"""Files are written wholly or not at all."""

import os

import pytest

from lapak.shared.whole_files import write_whole


def test_files_take_the_place_of_older_ones(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"lama")
    write_whole({tmp_path / "a.pdf": b"baru", tmp_path / "b.docx": b"x"})
    assert (tmp_path / "a.pdf").read_bytes() == b"baru"
    assert sorted(os.listdir(tmp_path)) == ["a.pdf", "b.docx"]


def test_where_one_cannot_be_written_none_is_and_nothing_lies_about(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"lama")
    with pytest.raises(FileNotFoundError):
        write_whole({tmp_path / "a.pdf": b"baru", tmp_path / "nihil" / "b.docx": b"x"})
    assert (tmp_path / "a.pdf").read_bytes() == b"lama"
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_a_folder_in_the_way_is_left_as_it_is(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OSError):
        write_whole({tmp_path / "a.pdf": b"baru"})
    assert os.listdir(tmp_path) == ["a.pdf"]
