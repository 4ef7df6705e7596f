"""Transactions of one process take turns before they ask SQLite for its write lock.

SQLite lets one connection write at a time and makes the others sleep and try again;
under load some try again for half a second. Waiting in the process wakes them at
once. Other processes (the command line beside the server) still meet SQLite's own
lock, as do single statements outside a transaction.
"""

import sqlite3
import threading
from collections import defaultdict
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

# Of what is neither number nor text the driver asks, value by value, how it wants to be
# stored. Told so beforehand it takes a tenth of the time: rows are full of blanks.
sqlite3.register_adapter(bool, int)
sqlite3.register_adapter(bytes, bytes)
sqlite3.register_adapter(type(None), lambda none: none)

# One turn a database file. In-memory databases of tests have names of their own.
_TURNS: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
_MAKING = threading.Lock()


def _turn_for(name: str) -> threading.Lock:
    with _MAKING:
        return _TURNS[name]


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that holds the process's turn from BEGIN to COMMIT or ROLLBACK."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held: threading.Lock | None = None

    transaction_mode: str | None  # set by Django when it connects; its stubs omit it

    def _start_transaction_under_autocommit(self) -> None:
        if self._held is None and self.transaction_mode:
            self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_turn_back()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        # A commit that fails leaves the transaction open: Django then rolls it back.
        self._give_turn_back()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._give_turn_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_turn_back()

    def _take_turn(self) -> None:
        turn = _turn_for(str(self.settings_dict["NAME"]))
        seconds = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        if not turn.acquire(timeout=seconds):
            raise OperationalError("database is locked")
        self._held = turn

    def _give_turn_back(self) -> None:
        turn, self._held = self._held, None
        if turn is not None:
            turn.release()
