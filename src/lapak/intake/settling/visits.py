"""Visits that count: each once (rule 9), after people's decisions."""

from lapak.intake.settling.state import Books, VisitState


def judge_visits(books: Books) -> None:
    """Set aside, drop and find the visits that are listed twice.

    A visit is an outlet on a date by an officer. The same outlet and date under no
    officer's name, or under the same one, is the same visit.
    """
    seen: dict[tuple[int, object, str], VisitState] = {}
    for visit in sorted(books.visits, key=lambda v: (v.table.id, v.row)):
        answers = [
            a.verb for a in books.verbs(visit.table.id, visit.row, "drop", "count")
        ]
        for answer in books.verbs(visit.table.id, visit.row, "set_district"):
            visit.district = answer.value
        if not visit.table.counts:
            visit.outcome = "set_aside"
        elif answers and answers[-1] == "drop":
            visit.outcome = "dropped"
        else:
            _judge(books, seen, visit, counted=bool(answers))


def _judge(
    books: Books,
    seen: dict[tuple[int, object, str], VisitState],
    visit: VisitState,
    *,
    counted: bool,
) -> None:
    visit.outcome = "counted"
    key = (visit.outlet, visit.day, visit.officer)
    first = seen.setdefault(key, visit) if visit.day else visit
    if first is visit:
        return
    where = (
        f"baris {first.row}"
        if first.table is visit.table
        else f"{first.table.file.path} baris {first.row}"
    )
    books.remark(
        visit.table, visit.row, "duplicate_visit",
        f"Kunjungan yang sama sudah ada di {where}. Dihitung sekali.",
        value=visit.outlet_name, needs_answer=True, suggestion="drop",
    )  # fmt: skip
    if not counted:
        visit.outcome, visit.repeats = "repeated", first.row
