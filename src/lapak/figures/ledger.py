"""The ledger of a year: every figure, computed from the facts as they stand."""

from typing import Final

from lapak.figures.definitions import DEFINITIONS
from lapak.figures.figure import Figure
from lapak.figures.monitoring import monitoring
from lapak.figures.offline import offline
from lapak.figures.online import facilitated, online
from lapak.figures.open_questions import Doubt, doubts
from lapak.figures.tally import Tally

Ledger = dict[str, Figure]
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2999


def ledger(year: int) -> Ledger:
    """Every figure of a year, in the order in which they are told.

    Raises ValueError for a year that no office's list is of.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"There are no figures of the year {year}.")
    offline_tallies, offline_homes = offline(year)
    online_tallies, online_homes = online(year)
    either = {**online_homes, **offline_homes}
    tallies = {
        **offline_tallies,
        **online_tallies,
        **facilitated(offline_tallies, online_tallies, either),
        **monitoring(year),
    }
    doubted = doubts(year)
    return {key: _figure(key, year, tallies[key], doubted[key]) for key in DEFINITIONS}


def _figure(key: str, year: int, tally: Tally, doubt: Doubt) -> Figure:
    # a figure shows the breakdowns that its definition lists, and no other
    shown = DEFINITIONS[key].breakdowns
    return Figure(
        key,
        year,
        tally.value,
        {name: tally.breakdowns[name] for name in shown},
        tally.as_written,
        doubt.open_questions,
        doubt.could_change,
        doubt.unknowable,
        tally.owners,
        doubt.reach,
    )
