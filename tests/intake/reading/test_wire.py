"""What the reading process tells, and how it is told."""

import datetime
import socket
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.intake.reading import child, limits
from lapak.intake.reading.child import converse
from lapak.intake.reading.marks import address, column_number
from lapak.intake.reading.wire import assemble, decode, encode

cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(),
    st.dates(),
    st.datetimes(),
    st.times(),
)


@given(rows=st.lists(st.lists(cells)))
def test_every_cell_comes_through_the_wire_as_it_was(rows):
    assert decode(encode(["rows", rows])) == ["rows", rows]


def test_only_messages_go_through_the_wire():
    with pytest.raises(TypeError):
        encode(["rows", [object()]])
    with pytest.raises(ValueError, match="not a message"):
        decode(b"{}")
    with pytest.raises(ValueError, match="too early"):
        assemble([["workbook", "csv"], ["entah"], ["refused", "entah", {}]])


@given(row=st.integers(1, 1_048_576), column=st.integers(1, 16_384))
def test_an_address_names_its_column(row, column):
    letters = address(row, column).removesuffix(str(row))

    assert column_number(letters.encode()) == column


def heard(content: bytes) -> list[object]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(struct.pack("<cI", limits.WORKBOOK, len(content)) + content)
        converse(theirs)
        theirs.shutdown(socket.SHUT_WR)
        with ours.makefile("rb") as incoming:
            told = incoming.read()
    messages = []
    while told:
        (length,) = struct.unpack_from("<I", told)
        messages.append(decode(told[4 : 4 + length]))
        told = told[4 + length :]
    return messages


class TestConversation:
    def test_a_file_is_told_message_by_message(self):
        assert heard(b"a;b\n1;2\n") == [
            ["workbook", "csv"],
            ["sheet", "", False, [], [], []],
            ["rows", [["a", "b"], ["1", "2"]]],
            ["end"],
        ]

    def test_a_refusal_is_told_with_its_details(self):
        assert heard(b'a;"b\n')[-1] == ["refused", "open_quote", {"row": 1}]

    def test_too_much_text_is_refused_while_it_is_told(self, monkeypatch):
        monkeypatch.setattr(limits, "TEXT_BYTES", 30)

        assert heard(b"a;b\n" * 9)[-1] == ["refused", "too_much_text", {}]

    @pytest.mark.parametrize(
        ("failure", "code"), [(MemoryError, "memory"), (KeyError, "damaged")]
    )
    def test_a_failure_of_the_parser_is_a_refusal(self, monkeypatch, failure, code):
        def fail(content: bytes) -> None:
            raise failure

        monkeypatch.setitem(child._TELLS, limits.WORKBOOK, fail)

        assert heard(b"a;b\n") == [["refused", code, {}]]

    def test_nobody_listening_is_no_trouble(self):
        ours, theirs = socket.socketpair()
        with theirs:
            ours.sendall(struct.pack("<cI", limits.WORKBOOK, 4) + b"a;b\n")
            ours.close()

            assert converse(theirs) is None


def test_seconds_and_moments_keep_their_kind():
    moment = datetime.datetime(2023, 5, 6)  # noqa: DTZ001 - a cell knows no time zone

    (told,) = decode(encode([moment]))

    assert type(told) is datetime.datetime
