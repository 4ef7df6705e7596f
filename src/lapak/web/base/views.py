"""Pages that belong to no area: appearance and the list of components."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from lapak.web.base.samples import SAMPLES, Sample

THEMES = ("terang", "gelap")
A_YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Remember in a cookie whether this browser wants light, dark, or as its device."""
    wanted, back = request.POST.get("tema", ""), request.POST.get("next", "")
    here = {request.get_host()}
    if not url_has_allowed_host_and_scheme(
        back, here, require_https=request.is_secure()
    ):
        back = "/"
    response = HttpResponseRedirect(back)
    if wanted in THEMES:
        response.set_cookie(
            "tema", wanted, max_age=A_YEAR, samesite="Lax", httponly=True
        )
    else:
        response.delete_cookie("tema", samesite="Lax")
    return response


@require_GET
def components(request: HttpRequest) -> HttpResponse:
    """Every component in its states, light beside dark."""
    samples = [
        {
            "title": sample.title,
            "note": sample.note,
            "in_a_row": sample.in_a_row,
            "drawn": [(theme, _drawn(sample, theme, request)) for theme in THEMES],
        }
        for sample in SAMPLES
    ]
    return render(request, "base/komponen.html", {"samples": samples})


def _drawn(sample: Sample, theme: str, request: HttpRequest) -> list[str]:
    return [
        render_to_string(f"components/{name}.html", context, request)
        for name, context in sample.parts(theme)
    ]
