"""Many rows at once: inserted, changed by key, and their sizes made known.

What Django does row by row and field by field costs ten times what the database does.
Checks, signals and `save()` are left out: only for rows that our own code made.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import chain, repeat
from typing import Any, NamedTuple

from django.db import connection, connections
from django.db.models import (
    BinaryField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    Field,
    ForeignKey,
    Index,
    IntegerField,
    JSONField,
    Model,
    Q,
    TextField,
)

ROOM = 256_000  # KiB: a list of 100,000 rows with all that is made of it
AT_ONCE = 50  # rows that one statement of SQLite inserts
_WORD = re.compile(r"[A-Za-z0-9_.:+-]*", re.ASCII)  # means nothing else in SQL

# whose values the database takes as they are told
_AS_THEY_ARE = (IntegerField, BooleanField, ForeignKey, BinaryField, JSONField)


def where_told(reference: str, name: str) -> Index:
    """An index of a reference that most rows get later, or never: nulls left out.

    Rows come in without it and are found by it only where it is set: a whole index
    would be written twice.
    """
    told = Q(**{f"{reference}__isnull": False})
    return Index(fields=[reference], name=name, condition=told)


def insert_rows(rows: Iterable[Model]) -> None:
    """Insert new rows of one table, in order; tables that number their rows give keys."""
    rows = list(rows)
    if not rows:
        return
    model = type(rows[0])
    told = [
        f.attname for f in model._meta.concrete_fields if f != model._meta.auto_field
    ]
    keys = insert_columns(
        model, {name: [getattr(row, name) for row in rows] for name in told}
    )
    for row, key in zip(rows, keys, strict=True):
        row.pk = key
        row._state.adding, row._state.db = False, connection.alias


def insert_columns(
    model: type[Model], columns: Mapping[str, Sequence[Any]]
) -> Sequence[Any]:
    """Insert new rows that are told as field → its values, in order; gives their keys.

    One value stands for all rows. A reference is told by its key (`table_id`), what is
    kept as JSON as its text; a field that is not told takes its default. For rows by the ten thousand: making an
    object, or even a dictionary, for each costs more than the database does.
    """
    count = max(map(len, columns.values()))
    if not count:
        return []
    key = model._meta.pk.attname
    keys = columns[key] if key in columns else reserve_keys(model, count)
    told: dict[str, _Column] = {}
    for field in model._meta.concrete_fields:
        if field.attname == key:
            values = keys
        else:
            values = columns.get(field.attname) or [field.get_default()]
        told[str(field.column)] = _column(field, values)
    _write(model._meta.db_table, told, count)
    return keys


class _Column(NamedTuple):
    """What rows say in one column: a value each, or one that all of them share."""

    values: Sequence[Any]
    shared: bool


def _column(field: "Field[Any, Any]", values: Sequence[Any]) -> _Column:
    shared = values.count(values[0]) == len(values)
    values = values[:1] if shared else values
    store = _stored_as(field)
    return _Column(values if store is None else [*map(store, values)], shared)


def _stored_as(field: "Field[Any, Any]") -> Callable[[Any], Any] | None:
    """What turns a field's value into the database's; None where it is the same."""
    if isinstance(field, CharField | TextField):
        return _text if field.choices else None
    if isinstance(field, _AS_THEY_ARE):
        return None
    store = partial(field.get_db_prep_save, connection=connections[connection.alias])
    if isinstance(field, DateField) and not isinstance(field, DateTimeField):
        return lru_cache(maxsize=1024)(store)  # a year has few days
    return partial(_unless_none, store)


def _unless_none(store: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else store(value)


def _text(value: str | None) -> str | None:
    """The text of one of several choices, which is not quite a str."""
    return None if value is None else str(value)


def reserve_keys(model: type[Model], count: int) -> Sequence[int]:
    """The next numbers of a table for rows to come; nobody else gets them.

    SQLite has one writer, who holds the database by now; PostgreSQL's sequence hands
    each number out once.
    """
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [connection.ops.quote_name(table), key, count],
            )
            return [number for (number,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
        if last is None:
            last = (0,)
            cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, 0)", [table])
        cursor.execute(
            "UPDATE sqlite_sequence SET seq = %s WHERE name = %s",
            [last[0] + count, table],
        )
    return range(last[0] + 1, last[0] + 1 + count)


def _write(table: str, columns: Mapping[str, _Column], count: int) -> None:
    quote = connection.ops.quote_name
    into = f"{quote(table)} ({', '.join(map(quote, columns))})"
    if connection.vendor == "postgresql":
        each = [
            repeat(told.values[0], count) if told.shared else told.values
            for told in columns.values()
        ]
        with (
            connection.cursor() as cursor,
            connection.wrap_database_errors,
            cursor.copy(f"COPY {into} FROM STDIN") as copy,
        ):
            for row in zip(*each, strict=True):
                copy.write_row(row)
    else:
        _insert_into(into, columns, count)


def _insert_into(into: str, columns: Mapping[str, _Column], count: int) -> None:
    """Many rows a statement, what all rows share written in it.

    To bind a value that is the same in every row, and to begin a statement anew for
    every row, costs SQLite as much as the writing does.
    """
    marks, each = [], []
    for values, shared in columns.values():
        literal = _literal(values[0]) if shared else None
        marks.append(literal or "%s")
        if literal is None:
            each.append(repeat(values[0], count) if shared else values)
    rows = list(zip(*each, strict=True)) if each else [()] * count
    whole = count - count % AT_ONCE
    row = f"({', '.join(marks)})"
    with connection.cursor() as cursor:
        for number, some in ((AT_ONCE, rows[:whole]), (1, rows[whole:])):
            told = f"INSERT INTO {into} VALUES {', '.join([row] * number)}"  # noqa: S608  our own names
            cursor.executemany(
                told,
                [
                    tuple(chain.from_iterable(some[start : start + number]))
                    for start in range(0, len(some), number)
                ]
                if number > 1
                else some,
            )


def _literal(value: Any) -> str | None:
    """A value as SQL has it; None where it must be bound, as all that people wrote."""
    if value is None:
        return "NULL"
    if type(value) in (int, bool):
        return str(int(value))
    return f"'{value}'" if type(value) is str and _WORD.fullmatch(value) else None


def update_rows(
    model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]
) -> int:
    """Set `fields` (database columns) of many rows by primary key; says how many.

    Each row is the new values in the order of `fields`, then the key. One prepared
    statement for all: `bulk_update` builds one large CASE and is ten times slower.
    """
    rows = [tuple(row) for row in rows]
    if not rows:
        return 0
    quote = connection.ops.quote_name
    sets = ", ".join(f"{quote(name)} = %s" for name in fields)
    table, key = quote(model._meta.db_table), quote(str(model._meta.pk.column))
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {sets} WHERE {key} = %s", rows)  # noqa: S608  our own names
    return len(rows)


@contextmanager
def much_to_write() -> Iterator[None]:
    """Room for what a large transaction writes; open it around the transaction.

    SQLite with a full cache looks for a page to give up with every page it needs: the
    last rows of a long list took three times as long as the first. The room is only
    taken where it is needed, and given back at the end.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        before = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA cache_size = -{ROOM}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = {before}")


def know_sizes(models: Iterable[type[Model]]) -> None:
    """Let PostgreSQL count anew what a transaction has just written.

    It plans by statistics that autovacuum gathers after the commit: until then a
    table that was empty is taken for empty still, and a join of ten thousand rows
    becomes a hundred million looks. SQLite plans by its indexes and needs nothing.
    """
    models = list(models)
    if models and connection.vendor == "postgresql":
        names = ", ".join(connection.ops.quote_name(m._meta.db_table) for m in models)
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {names}")
