"""People's decisions as files: open questions out as CSV, answers in, workbooks back."""

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lapak.domain.sources.queries import file_for
from lapak.domain.sources.secrecy import CannotOpen
from lapak.intake.answer_files import read_answers
from lapak.intake.deciding import (
    Applied,
    TableRefused,
    apply,
    open_questions,
    write_table,
)
from lapak.intake.handing_back import GUIDE, HEADINGS, SheetBack, guide, handed_back
from lapak.intake.known import office_places
from lapak.intake.reading.refusal import Refused
from lapak.outputs.workbooks import Answer, Page, answer_book
from lapak.shared.money import grouped
from lapak.web.base.http import SignedInRequest
from lapak.web.files.allowed import only_who_takes_in

CSV = "text/csv; charset=utf-8"


@require_http_methods(["GET", "POST"])
def decisions(request: SignedInRequest) -> HttpResponse:
    """Answers as a file: where to get the questions, where to send it, what became of it."""
    only_who_takes_in(request)
    page: dict[str, object] = {"waiting": len(list(open_questions()))}
    if request.method == "POST":
        try:
            applied = _applied(request)
            page |= {"applied": applied, "lines": _lines(applied)}
            page["waiting"] = len(list(open_questions()))
        except TableRefused as refused:
            begin = _("Begin with the button “Questions as CSV” below.")
            page["refused"] = f"{refused} {begin}" if refused.starts_over else refused
    status = 422 if "refused" in page else 200
    return render(request, "files/decisions.html", page, status=status)


def _applied(request: SignedInRequest) -> Applied:
    sent = request.FILES.get("file")
    if sent is None:
        raise TableRefused(_("Choose the file with the answers first."))
    told = read_answers(sent.read(), str(sent.name))
    places = office_places()
    return apply(told, by=request.user.username, now=timezone.now(), places=places)


def _lines(applied: Applied) -> list[dict[str, object]]:
    """What became of the answers, as lines of a receipt."""
    told = [
        (_("Answers in the file"), applied.lines),
        (_("Of these new"), applied.made),
        (_("Without a place"), len(applied.homeless)),
    ]
    lines: list[dict[str, object]] = [
        {"label": label, "value": grouped(number)} for label, number in told
    ]
    hold = {"label": _("Hold now"), "value": grouped(applied.hold), "total": True}
    return [*lines, hold]


@require_GET
def questions_csv(request: SignedInRequest) -> HttpResponse:
    """Every open question as a CSV: the same bytes as `lapak decisions export`."""
    only_who_takes_in(request)
    told = write_table(open_questions()).encode("utf-8-sig")
    named = {"Content-Disposition": 'attachment; filename="pertanyaan.csv"'}
    return HttpResponse(told, content_type=CSV, headers=named)


@require_GET
def answers_back(request: SignedInRequest, file_id: int) -> HttpResponseBase:
    """A copy of a file's sheets with columns for the reasons and the answers."""
    only_who_takes_in(request)
    file = file_for(request.user, file_id)
    try:
        sheets = handed_back(file)
    except (CannotOpen, Refused) as why:
        page = {"file": file, "reason": str(why)}
        return render(request, "files/no_copy.html", page, status=409)
    pages = [_page(sheet) for sheet in sheets]
    lines = Page(GUIDE, [[line] for line in guide()])
    name = f"{file.name.rsplit('.', 1)[0]} - perlu jawaban.xlsx"
    return FileResponse(
        answer_book(pages, HEADINGS, lines), as_attachment=True, filename=name
    )


def _page(sheet: SheetBack) -> Page:
    answers = {
        row: Answer(one.why, one.choices, one.filled, one.key)
        for row, one in sheet.asked.items()
    }
    return Page(
        sheet.name,
        sheet.rows,
        sheet.hidden and not answers,
        sheet.hidden_rows,
        sheet.headed,
        answers,
    )
