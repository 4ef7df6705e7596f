"""Settling: from what the files say to the facts, always the whole of it.

Facts are worked out anew from every file taken in and every decision, and only what
differs is written. So taking in twice changes nothing, taking back a file leaves no
trace in the facts, and an answer holds for whatever version of a file comes.
"""

from collections.abc import Iterable

from lapak.intake.rereading import bring_up_to_date
from lapak.intake.settling.answers import place
from lapak.intake.settling.asking import put
from lapak.intake.settling.corrections import correct_tables
from lapak.intake.settling.loading import decisions, load, rows_of
from lapak.intake.settling.orders import gather_editions, judge_lines
from lapak.intake.settling.people import (
    count_sales,
    find_repeats,
    find_swapped,
    judge_rows,
    put_right,
    tell_businesses_apart,
)
from lapak.intake.settling.state import Books, ListInHand
from lapak.intake.settling.superseding import supersede
from lapak.intake.settling.versions import ask_places, group_bazaars, judge_tables
from lapak.intake.settling.visits import judge_visits
from lapak.intake.settling.writing import Written, write
from lapak.shared.collecting import no_collecting


def work_out(books: Books) -> Books:
    """Decide everything in memory; pure: the same books give the same facts."""
    correct_tables(books)
    judge_tables(books)
    put_right(books)
    group_bazaars(books)
    supersede(books)
    ask_places(books)
    judge_rows(books)
    find_repeats(books)
    find_swapped(books)
    gather_editions(books)
    tell_businesses_apart(books)
    count_sales(books)
    judge_lines(books)
    judge_visits(books)
    return books


@no_collecting()
def settle(
    *,
    by: str,
    waiting: Iterable[int] = (),
    in_hand: list[ListInHand] | None = None,
) -> tuple[Written, dict[int, str]]:
    """Work out all facts and store what differs, inside the caller's transaction.

    What people explained otherwise since it was read is read again first. `in_hand`:
    rows of files that count and are not stored yet; they are stored as they stand then.
    Returns what was written, and why decisions have no place (by their id).
    """
    waiting = list(waiting)
    in_hand = [] if in_hand is None else in_hand
    bring_up_to_date(by=by, waiting=waiting, in_hand=in_hand)
    books = load(waiting, in_hand)
    said = decisions()
    homeless = place(books, said, rows_of(books)) if said else {}
    work_out(books)
    written = write(books, by=by)
    put(books)
    return written, homeless
