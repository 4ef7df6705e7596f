"""What stalls sold, as lists tell it and as people decided."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lapak.domain.journal.actions import write_all
from lapak.domain.journal.rules import Said
from lapak.domain.sales.models import DailySales
from lapak.domain.storage import insert_columns, update_rows


def keep_sales(columns: Mapping[str, Sequence[Any]]) -> None:
    """Store turnover cells of lists (field → values); nothing counts yet."""
    insert_columns(DailySales, columns)


def settle_sales(
    rows: Iterable[Sequence[Any]], *, decided: Sequence[Said] = (), by: str
) -> int:
    """Lay participation and turnover on turnover cells: (…, id) each.

    `decided` are the journal's words on turnovers that differ from what was written.
    """
    count = update_rows(DailySales, ("participation_id", "turnover"), rows)
    write_all(decided, by=by)
    return count


def forget_sales(fallen: Sequence[int]) -> int:
    """Turnover cells of tables that no longer stand count no more."""
    left = DailySales.objects.filter(mention__table__in=fallen)
    return left.exclude(participation=None).update(participation=None, turnover=None)
