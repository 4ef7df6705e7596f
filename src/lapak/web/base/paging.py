"""Long lists a page at a time; the page is in the address (`halaman`, `per`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar, overload

from django.db.models import Model, QuerySet
from django.http import HttpRequest

T = TypeVar("T")
M = TypeVar("M", bound=Model)

SIZES: Final = (50, 100)
_AROUND: Final = 2  # pages named on each side of the present one


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows out of `total`; `number` counts pages from 1."""

    rows: Sequence[T]
    number: int
    size: int
    total: int

    @property
    def last_number(self) -> int:
        """The number of the last page; an empty list has one page."""
        return max(1, -(-self.total // self.size))

    @property
    def first_row(self) -> int:
        """The place of this page's first row in the whole list; 0 when it is empty."""
        return (self.number - 1) * self.size + 1 if self.total else 0

    @property
    def last_row(self) -> int:
        """The place of this page's last row in the whole list."""
        return min(self.number * self.size, self.total)

    @property
    def before(self) -> int | None:
        """The number of the page before, if there is one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The number of the next page, if there is one."""
        return self.number + 1 if self.number < self.last_number else None

    @property
    def numbers(self) -> list[int | None]:
        """Page numbers to offer: both ends and some around; None stands for a gap."""
        near = range(self.number - _AROUND, self.number + _AROUND + 1)
        offered = sorted(
            {1, self.last_number, *near} & set(range(1, self.last_number + 1))
        )
        numbers: list[int | None] = []
        for number in offered:
            if numbers and number != (numbers[-1] or 0) + 1:
                numbers.append(None)
            numbers.append(number)
        return numbers

    @property
    def sizes(self) -> tuple[int, ...]:
        """The numbers of rows that a page may have."""
        return SIZES


def _whole(text: str, otherwise: int) -> int:
    """The number in an address; whatever isn't one reads as `otherwise`."""
    return (
        int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise
    )


@overload
def page_of(rows: "QuerySet[M, Any]", request: HttpRequest) -> Page[M]: ...
@overload
def page_of(rows: Sequence[T], request: HttpRequest) -> Page[T]: ...
def page_of(rows: "QuerySet[Any, Any] | Sequence[Any]", request: HttpRequest) -> Any:
    """The page that the address asks for; beyond the end is the last one."""
    wanted = _whole(request.GET.get("per", ""), SIZES[0])
    size = wanted if wanted in SIZES else SIZES[0]
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    last = max(1, -(-total // size))
    number = min(max(_whole(request.GET.get("halaman", ""), 1), 1), last)
    start = (number - 1) * size
    return Page(list(rows[start : start + size]), number, size, total)
