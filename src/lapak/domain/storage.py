"""Many rows at once: inserted, changed by key, and their sizes made known.

What Django does row by row and field by field costs ten times what the database does.
Checks, signals and `save()` are left out: only for rows that our own code made.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from django.db import connection, connections
from django.db.models import (
    BooleanField,
    CharField,
    Field,
    ForeignKey,
    IntegerField,
    Model,
    TextField,
)


def insert_rows(rows: Iterable[Model]) -> None:
    """Insert new rows of one table, in order; tables that number their rows give keys."""
    rows = list(rows)
    if not rows:
        return
    model = type(rows[0])
    if model._meta.auto_field is not None:
        for row, key in zip(rows, _keys(model, len(rows)), strict=True):
            row.pk = key
    fields = model._meta.concrete_fields
    made = [(field.attname, _stored_as(field)) for field in fields]
    _write(
        model._meta.db_table,
        [str(field.column) for field in fields],
        (
            [
                getattr(row, name) if store is None else store(getattr(row, name))
                for name, store in made
            ]
            for row in rows
        ),
    )
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _stored_as(field: "Field[Any, Any]") -> Callable[[Any], Any] | None:
    """What turns a field's value into the database's; None where it is the same."""
    plain = (IntegerField, BooleanField, ForeignKey)
    if isinstance(field, plain) and not field.choices:
        return None
    if isinstance(field, CharField | TextField) and not field.choices:
        return None

    return partial(field.get_db_prep_save, connection=connections[connection.alias])


def _keys(model: type[Model], count: int) -> Iterator[int]:
    """The next numbers of a table; nobody else gets them.

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
            return iter([number for (number,) in cursor.fetchall()])
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or (0,))[0]
    return iter(range(last + 1, last + 1 + count))


def _write(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    quote = connection.ops.quote_name
    into = f"{quote(table)} ({', '.join(map(quote, columns))})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with (
                connection.wrap_database_errors,
                cursor.copy(f"COPY {into} FROM STDIN") as copy,
            ):
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", list(rows))  # noqa: S608  our own names


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


def know_sizes(models: Iterable[type[Model]]) -> None:
    """Let PostgreSQL count anew what a transaction has just written.

    It plans by statistics that autovacuum gathers after the commit: until then a
    table that was empty is taken for empty still, and a join of ten thousand rows
    becomes a hundred million looks. SQLite plans by its indexes and needs nothing.
    """
    if connection.vendor == "postgresql":
        names = ", ".join(connection.ops.quote_name(m._meta.db_table) for m in models)
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {names}")
