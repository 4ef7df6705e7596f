"""Visits and findings, as lists tell them: stored, settled."""

from collections.abc import Iterable, Sequence
from typing import Any

from lapak.domain.monitoring.models import Finding, Visit, VisitOutcome
from lapak.domain.places.models import Outlet
from lapak.domain.storage import insert_rows, update_rows


def keep_visits(
    outlets: Sequence[Outlet],
    visits: Sequence[Visit],
    findings: Sequence[Sequence[Finding]],
) -> None:
    """Store visits with their outlets (known ones are used again) and findings."""
    keys = {o.key for o in outlets}
    known = {o.key: o for o in Outlet.objects.filter(key__in=keys)}
    new = {o.key: o for o in outlets if o.key not in known}
    insert_rows(new.values())
    known |= new
    for visit, outlet in zip(visits, outlets, strict=True):
        visit.outlet = known[outlet.key]
    insert_rows(visits)
    told: list[Finding] = []
    for visit, found in zip(visits, findings, strict=True):
        for finding in found:
            finding.visit = visit
            told.append(finding)
    insert_rows(told)


def settle_visits(rows: Iterable[Sequence[Any]]) -> int:
    """Lay outcome and district on visits: (…, id) each."""
    return update_rows(Visit, ("outcome", "district_id"), rows)


def forget_visits(fallen: Sequence[int]) -> int:
    """Visits of tables that no longer stand count no more."""
    left = Visit.objects.filter(table__in=fallen)
    return left.exclude(outcome=VisitOutcome.SET_ASIDE).update(
        outcome=VisitOutcome.SET_ASIDE
    )
