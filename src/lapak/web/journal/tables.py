"""The journal as a list: columns and filters."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy

from lapak.domain.journal.models import Entry
from lapak.web.base.journal import THINGS, VERBS, Told, tell, thing, whose
from lapak.web.base.tables import Column, Filter, Table, Words


def table_of(names: Mapping[str, str], seen: "QuerySet[Entry]") -> Table[Entry]:
    """The journal's table; `names` says what to call people, by username."""

    def said(entry: Entry) -> Told:
        return tell(entry, names)

    def doers() -> Sequence[tuple[str, Words]]:
        by = seen.order_by("by").values_list("by", flat=True).distinct()
        return [(one, whose(one, names)) for one in by]

    return Table(
        name="jejak",
        caption=gettext_lazy("Journal"),
        columns=[
            Column(
                "nomor",
                gettext_lazy("Number"),
                lambda entry: entry.number,
                kind="number",
                order=("number",),
                link=lambda entry: reverse("journal:entry", args=[entry.number]),
            ),
            Column(
                "saat",
                gettext_lazy("When"),
                lambda entry: datetime.fromisoformat(entry.at),
                kind="moment",
                order=("number",),
            ),
            Column(
                "siapa",
                gettext_lazy("Who"),
                lambda entry: whose(entry.by, names),
                order=("by", "-number"),
            ),
            Column(
                "kejadian",
                gettext_lazy("What happened"),
                lambda entry: said(entry).sentence,
                note=_in_short(names),
                heads_row=True,
            ),
            Column(
                "tentang",
                gettext_lazy("About"),
                lambda entry: f"{thing(entry.subject)} {entry.subject.split(':')[-1]}",
                order=("subject", "-number"),
                link=lambda entry: reverse("journal:subject", args=[entry.subject]),
            ),
            Column(
                "segel",
                gettext_lazy("Seal"),
                lambda entry: entry.hash,
                only_export=True,
            ),
        ],
        order="-nomor",
        filters=[
            Filter(
                "siapa",
                gettext_lazy("Who"),
                doers,
                lambda entries, by: entries.filter(by=by),
            ),
            Filter(
                "kejadian",
                gettext_lazy("What happened"),
                lambda: _verbs(seen),
                lambda entries, verb: entries.filter(verb=verb),
            ),
            Filter(
                "jenis",
                gettext_lazy("About"),
                lambda: [(label, words) for label, (words, _page) in THINGS.items()],
                lambda entries, label: entries.filter(subject__startswith=f"{label}:"),
            ),
        ],
        search=lambda entries, text: entries.filter(
            Q(subject__iexact=text) | Q(by__icontains=text)
        ),
        search_label=gettext_lazy("Search a username"),
        empty=gettext_lazy("Nothing has been done yet that you may read."),
    )


def _in_short(names: Mapping[str, str]) -> Callable[[Entry], str | None]:
    def note(entry: Entry) -> str | None:
        changes = tell(entry, names).changes if entry.before else []
        return "; ".join(f"{c.label}: {c.before} → {c.after}" for c in changes) or None

    return note


def _verbs(seen: "QuerySet[Entry]") -> list[tuple[str, Words]]:
    done = seen.order_by("verb").values_list("verb", flat=True).distinct()
    nobody = {"who": "…", "what": "…", "verb": ""}
    return [
        (verb, str(VERBS[verb]) % nobody if verb in VERBS else verb) for verb in done
    ]


def between(seen: "QuerySet[Entry]", request: HttpRequest) -> "QuerySet[Entry]":
    """The entries of the days that the address names: `dari` and `sampai`.

    Days are those of the office's clock; what is no day narrows nothing.
    """
    first = _day(request.GET.get("dari", ""))
    last = _day(request.GET.get("sampai", ""))
    if first is not None:
        seen = seen.filter(at__gte=_midnight(first))
    if last is not None:
        seen = seen.filter(at__lt=_midnight(last + timedelta(days=1)))
    return seen


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _midnight(day: date) -> str:
    """When a day begins here, as entries write moments: they sort as texts."""
    begins = datetime.combine(day, time.min, get_current_timezone())
    return begins.astimezone(UTC).isoformat()
