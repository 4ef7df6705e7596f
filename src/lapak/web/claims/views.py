"""The page that lays a pasted text beside the figures. It keeps nothing."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from lapak.figures.summary import one_look, summary
from lapak.intake.known import office_places
from lapak.outputs.claims.check import check_text
from lapak.web.base.http import SignedInRequest
from lapak.web.claims.forms import TextForm
from lapak.web.claims.marked import pieces
from lapak.web.figures.summary import newest_year, years_told


@require_http_methods(["GET", "POST"])
@one_look()
def check(request: SignedInRequest) -> HttpResponse:
    """Paste a text or send a document; see which of its numbers hold, each leading to its figure."""
    first = {"year": newest_year()}
    form = TextForm(
        request.POST or None, request.FILES or None, initial=first, years=years_told()
    )
    if not form.is_bound or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "claims/check.html", {"form": form}, status=status)
    text = form.cleaned_data["text"]
    year = form.cleaned_data["year"]
    checked = check_text(text, summary(year), office_places())
    cut = list(pieces(text, checked, year))
    page = {
        "form": form,
        "year": year,
        "pieces": cut,
        "claims": [piece for piece in cut if piece.place],
        "contradictions": [c.explanation.told() for c in checked.contradictions],
        "false": sum(c.judged.verdict == "false" for c in checked.claims),
    }
    return render(request, "claims/check.html", page)
