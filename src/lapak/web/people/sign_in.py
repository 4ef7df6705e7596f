"""One-click sign-in of the demo. Outside it there is no such page."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from lapak.domain.people.queries import first_of_role, roles_with_users
from lapak.domain.people.rules import Role

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def demo_roles() -> list[Role]:
    """The roles that the sign-in page offers; none outside the demo."""
    return roles_with_users() if settings.DEMO else []


@login_not_required
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Become the made-up person of a role, without a password."""
    wanted = request.POST.get("role", "")
    user = first_of_role(wanted) if settings.DEMO else None
    if user is None:
        raise Http404
    login(request, user, backend=BACKEND)
    return redirect(settings.LOGIN_REDIRECT_URL)
