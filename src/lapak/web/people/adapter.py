"""How allauth behaves here: nobody signs up by themself, and it says little."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lapak.domain.people.actions import SECOND_STEP, note_second_step
from lapak.domain.people.models import User
from lapak.domain.sources.secrecy import seal, unseal


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in with a username and a password that somebody of the office gave out."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "The username or the password is not right. "
            "Passwords tell capital and small letters apart."
        ),
        "too_many_login_attempts": _(
            "Too many attempts. Wait five minutes, or ask the head of the office "
            "for a new password."
        ),
        "enter_current_password": _("This is not your present password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: users are added on the page Pengguna or by `lapak user add`."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: the page that follows shows who is signed in."""

    def send_notification_mail(
        self, template_prefix: str, user: User, *args: Any, **kwargs: Any
    ) -> None:
        """No mail: what one would tell about a second step stands in the journal."""
        what = template_prefix.rpartition("/")[2]
        if what in SECOND_STEP:
            note_second_step(user, what, by=user.username)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the start, with the new password in use."""
        return "/"


class SecondStep(DefaultMFAAdapter):  # type: ignore[misc]
    """The secrets of the second step lie sealed: who reads the database has no codes."""

    def encrypt(self, text: str) -> str:
        """What is stored of a secret."""
        return base64.b64encode(seal(text)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again; CannotOpen without its key."""
        return unseal(base64.b64decode(encrypted_text)).decode()
