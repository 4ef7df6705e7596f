"""Who may take in files and answer what they leave open."""

from django.core.exceptions import PermissionDenied

from lapak.domain.people.rules import Task
from lapak.web.base.http import SignedInRequest


def only_who_takes_in(request: SignedInRequest) -> None:
    """Raise PermissionDenied for everybody else."""
    if not request.user.may(Task.TAKE_IN):
        raise PermissionDenied
