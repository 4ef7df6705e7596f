"""Many rows at once: inserted, changed by key, and their sizes made known.

What Django does row by row and field by field costs ten times what the database does.
Checks, signals and `save()` are left out: only for rows that our own code made.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

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
    keys = _insert(model, told, [[getattr(row, name) for name in told] for row in rows])
    for row, key in zip(rows, keys, strict=True):
        row.pk = key
        row._state.adding, row._state.db = False, connection.alias


def insert_told(model: type[Model], rows: Iterable[Mapping[str, Any]]) -> list[Any]:
    """Insert new rows that are told as field → value, in order; gives their keys.

    All tell the same fields, a reference by its key (`table_id`), what is kept as JSON
    as its text; a field that none tells takes its default. For rows by the ten
    thousand: making an object of a model for each costs more than the database does.
    """
    rows = list(rows)
    if not rows:
        return []
    told = list(rows[0])
    return _insert(model, told, [[row[name] for name in told] for row in rows])


def _insert(
    model: type[Model], told: Sequence[str], rows: Sequence[list[Any]]
) -> list[Any]:
    """Write rows of these fields; their keys, made here where the table numbers them."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    names, key = list(told), model._meta.pk.attname
    for place, name in enumerate(names):
        store = _stored_as(fields[name])
        if store is not None:
            for row in rows:
                row[place] = store(row[place])
    rest: list[Any] = []
    for name, field in fields.items():
        if name not in told and name != key:
            store, value = _stored_as(field), field.get_default()
            names.append(name)
            rest.append(value if store is None else store(value))
    if key in told:
        keys = [row[names.index(key)] for row in rows]
        told_rows: Iterable[Sequence[Any]] = ((*row, *rest) for row in rows)
    else:
        keys = _keys(model, len(rows))
        names.append(key)
        told_rows = ((*r, *rest, k) for r, k in zip(rows, keys, strict=True))
    columns = [str(fields[name].column) for name in names]
    _write(model._meta.db_table, columns, told_rows)
    return keys


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


def _keys(model: type[Model], count: int) -> list[int]:
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
            return [number for (number,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or (0,))[0]
    return list(range(last + 1, last + 1 + count))


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
