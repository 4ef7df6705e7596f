"""Pages that belong to no area: appearance and the list of components."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

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
    if wanted in ("terang", "gelap"):
        response.set_cookie(
            "tema", wanted, max_age=A_YEAR, samesite="Lax", httponly=True
        )
    else:
        response.delete_cookie("tema", samesite="Lax")
    return response
