"""Questions and remarks of settling, kept in step with the books."""

from lapak.domain.sources.actions import put_questions
from lapak.domain.sources.models import Question
from lapak.intake.cells.text import plain
from lapak.intake.settling.answers import answers
from lapak.intake.settling.state import AnswerState, Books, TableState
from lapak.intake.told import Remark

ROWS_ONLY = {
    "nik_destroyed", "nik_length", "two_phones", "hidden_row", "absent", "area_mismatch", "turnover_x10",
    "turnover_missing", "turnover_unreadable", "total_mismatch", "swapped", "duplicate_row",
}  # fmt: skip


def put(books: Books) -> None:
    """Store what settling found, drop what it no longer finds, mark what is answered."""
    stored = Question.objects.filter(table__in=list(books.tables))
    before = {
        _key(q.table_id, q.row, q.kind, q.value): q
        for q in stored.filter(found_by="settling")
    }
    new: list[Question] = []
    marks: list[tuple[bool, int]] = []
    for table, remark in _once(books):
        known = before.pop(_key(table.id, remark.row, remark.kind, remark.value), None)
        done = _answered(books, table, remark.row, remark.kind) or (
            remark.kind == "product_unknown" and plain(remark.value) in books.said
        )  # a word at any line of a product holds for all of them
        if known is None:
            new.append(_question(table, remark, answered=done))
        elif known.answered != done:
            marks.append((done, known.pk))
    for question in stored.filter(found_by="reading"):
        table = books.tables[question.table_id or 0]
        aside = not table.counts and question.kind in ROWS_ONLY
        done = aside or _answered(books, table, question.row, question.kind)
        if question.answered != done:
            marks.append((done, question.pk))
    put_questions(new, [q.pk for q in before.values()], marks)


def _key(
    table: int | None, row: int, kind: str, value: str
) -> tuple[int | None, int, str, str]:
    return table, row, kind, value


def _once(books: Books) -> list[tuple[TableState, Remark]]:
    """A remark on a row is said once, however many rows it repeats."""
    seen: set[tuple[int | None, int, str, str]] = set()
    kept = []
    for table, remark in books.remarks:
        key = _key(table.id, remark.row, remark.kind, remark.value)
        if key not in seen:
            seen.add(key)
            kept.append((table, remark))
    return kept


def _question(table: TableState, remark: Remark, *, answered: bool) -> Question:
    return Question(
        file_id=table.file.id,
        table_id=table.id,
        sheet=remark.sheet,
        row=remark.row,
        kind=remark.kind,
        value=remark.value[:300],
        reason=remark.reason[:500],
        needs_answer=remark.needs_answer,
        suggestion=remark.suggestion,
        at_stake=remark.at_stake,
        found_by="settling",
        answered=answered,
    )


def _answered(books: Books, table: TableState, row: int, kind: str) -> bool:
    said: list[AnswerState] = [*books.on_row.get((table.id, row), [])]
    if row <= table.header_row:
        said += books.on_table.get(table.id, [])
    return any(answers(answer, kind) for answer in said)
