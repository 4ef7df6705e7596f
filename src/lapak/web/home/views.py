"""The first page. It only reads."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from lapak.domain.people.rules import Reach, Task
from lapak.figures.summary import summary
from lapak.web.base.http import SignedInRequest
from lapak.web.figures.shown import questions_address, told_kinds, written
from lapak.web.figures.summary import kinds_waiting, newest_year

# What a year is told by, shortest first to read aloud.
ON_THE_RECEIPT: Final = (
    "offline_bazaars_held",
    "offline_participations",
    "offline_businesses_distinct",
    "offline_turnover",
    "online_bazaars_held",
    "online_turnover",
    "facilitated_businesses_distinct",
    "modern_market_visits",
    "neighbourhood_shop_visits",
)


@require_GET
def index(request: SignedInRequest) -> HttpResponse:
    """The newest year on a receipt, and the questions that wait."""
    year = newest_year()
    figures = summary(year)
    address = reverse("figures:index")
    lines = [
        {
            "label": figures[key].name,
            "value": written(figures[key], figures[key].value),
            "url": f"{address}?tahun={year}&angka={key}",
        }
        for key in ON_THE_RECEIPT
    ]
    may_answer = request.user.may(Task.TAKE_IN)
    kinds = kinds_waiting() if request.user.scope.reach is Reach.CITY else {}
    page = {
        "year": year,
        "lines": lines,
        "anything": any(figure.value for figure in figures.values()),
        "waiting": told_kinds(kinds, linked=may_answer),
        "number": sum(kinds.values()),
        "questions_address": questions_address() if may_answer else None,
    }
    return render(request, "home/index.html", page)
