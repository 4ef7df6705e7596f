"""A newer version of a file keeps the businesses and bazaars of the one it replaces."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from lapak.domain.bazaars.actions import recall_bazaars
from lapak.domain.bazaars.models import Attendance
from lapak.domain.registry.actions import recall_businesses
from lapak.domain.registry.models import Mention
from lapak.domain.sources.models import SourceFile
from lapak.intake.settling.answers import names_print


def recall(file: SourceFile, older: Sequence[SourceFile]) -> None:
    """Lay on a file's rows whose they were in the versions before, by their names.

    Only names that stand once in each are sure. A table goes to the bazaar of most of
    its rows.
    """
    business = _once(
        (names_print(*names), whose)
        for *names, whose in Mention.objects.filter(table__file__in=older).values_list(
            "business_written", "owner_written", "business"
        )
    )
    bazaar = _once(
        (names_print(*names), where)
        for *names, where in Attendance.objects.filter(
            mention__table__file__in=older
        ).values_list("mention__business_written", "mention__owner_written", "bazaar")
    )
    rows = [
        (pk, table, names_print(*names))
        for pk, table, *names in Mention.objects.filter(table__file=file)
        .order_by("pk")
        .values_list("pk", "table", "business_written", "owner_written")
    ]
    times = Counter(mark for _, _, mark in rows)
    recall_businesses(
        (business[mark], pk)
        for pk, _, mark in rows
        if mark in business and times[mark] == 1
    )
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for _, table, mark in rows:
        if mark in bazaar:
            votes[table][bazaar[mark]] += 1
    recall_bazaars(
        (votes[table].most_common(1)[0][0], pk) for pk, table, _ in rows if votes[table]
    )


def _once(told: Iterable[tuple[str, int | None]]) -> dict[str, int]:
    """What is told of each print, where only one thing is."""
    known: dict[str, set[int]] = defaultdict(set)
    for mark, what in told:
        if what:
            known[mark].add(what)
    return {mark: min(found) for mark, found in known.items() if len(found) == 1}
