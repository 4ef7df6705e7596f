"""A workbook as a stream of small messages, so that no one ever holds two copies.

Messages are JSON lists; dates, which JSON hasn't, travel as {"d": …}, {"dt": …}, {"t": …}.
"""

import datetime
import json
from collections.abc import Iterable
from typing import Any

from lapak.intake.reading.refusal import SENTENCES, Refused
from lapak.intake.reading.workbook import Cell, Sheet, Workbook

Message = list[Any]


def encode(message: Message) -> bytes:
    """A message as bytes."""
    return json.dumps(
        message, default=_tagged, ensure_ascii=False, separators=(",", ":")
    ).encode("utf-8", "surrogatepass")


def decode(content: bytes) -> Message:
    """What `encode` was given. Raises ValueError when it isn't a message."""
    message = json.loads(content, object_hook=_untagged)
    if not isinstance(message, list) or not message:
        raise ValueError("not a message")
    return message


def _tagged(value: object) -> dict[str, str]:
    if isinstance(value, datetime.datetime):
        return {"dt": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"d": value.isoformat()}
    if isinstance(value, datetime.time):
        return {"t": value.isoformat()}
    raise TypeError(type(value).__name__)


def _untagged(pair: dict[str, str]) -> Cell | dict[str, str]:
    match pair:
        case {"dt": value}:
            return datetime.datetime.fromisoformat(value)
        case {"d": value}:
            return datetime.date.fromisoformat(value)
        case {"t": value}:
            return datetime.time.fromisoformat(value)
    return pair  # the details of a refusal


def assemble(messages: Iterable[Message]) -> Workbook:
    """The workbook that messages tell of.

    Raises Refused if they tell of a refusal, ValueError if they end too early.
    """
    kind = ""
    sheets: list[Sheet] = []
    rows: list[list[Cell]] = []
    for message in messages:
        match message:
            case ["rows", new]:
                rows += new
            case ["sheet", name, hidden, hidden_rows, hidden_columns, merges]:
                rows = []
                sheet = Sheet(
                    name=name,
                    hidden=hidden,
                    rows=rows,
                    hidden_rows=frozenset(hidden_rows),
                    hidden_columns=frozenset(hidden_columns),
                    merges=[(a, b, c, d) for a, b, c, d in merges],
                )
                sheets.append(sheet)
            case ["workbook", kind]:
                pass
            case ["refused", code, details] if code in SENTENCES:
                raise Refused(code, **details)
            case ["end"]:
                return Workbook(format=kind, sheets=sheets)
    raise ValueError("the messages end too early")


def assemble_text(messages: Iterable[Message]) -> str:
    """The text that messages tell of. Raises as `assemble` does."""
    said: list[str] = []
    for message in messages:
        match message:
            case ["text", str(text)]:
                said.append(text)
            case ["refused", code, details] if code in SENTENCES:
                raise Refused(code, **details)
            case ["end"]:
                return "".join(said)
    raise ValueError("the messages end too early")
