"""What is read from the forms about people; they decide nothing."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from lapak.domain.people.actions import set_password
from lapak.domain.people.models import Agency, User
from lapak.domain.people.rules import Account, Role
from lapak.domain.places.models import District
from lapak.web.base.roles import role_name


class SignInForm(LoginForm):  # type: ignore[misc]
    """Username and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Username")
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class NewPasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """One's own new password, with the present one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Present password")
        self.fields["password1"].label = _("New password")
        self.fields["password2"].label = _("New password, once more")
        self.fields["password1"].help_text = _("At least 10 characters.")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def save(self) -> None:
        """The same action as on the page of users, so that the journal knows."""
        set_password(self.user, self.cleaned_data["password1"], by=self.user.username)


def _offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    """What may be chosen is known only when the form is shown."""
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


class AccountForm(forms.Form):
    """Who somebody is at the office."""

    username = forms.CharField(
        label=_("Username"),
        max_length=30,
        help_text=_("To sign in with, for example ratna.w. It can't be changed later."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )
    name = forms.CharField(label=_("Full name"), max_length=150)
    role = forms.ChoiceField(label=_("Role"))
    district = forms.ChoiceField(
        label=_("District"),
        required=False,
        help_text=_("Only for officers of one district."),
    )
    agency = forms.CharField(
        label=_("Agency"),
        required=False,
        max_length=80,
        help_text=_("Only for mentor agencies, for example PPAPP."),
    )

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        if user is not None:
            kwargs["initial"] = {
                "username": user.username,
                "name": user.get_full_name(),
                "role": user.role,
                "district": user.district_id or "",
                "agency": user.agency.name if user.agency else "",
            }
        super().__init__(*args, **kwargs)
        roles = [(role.value, role_name(role).capitalize()) for role in Role]
        districts = [(one.code, one.name) for one in District.objects.all()]
        _offer(self.fields["role"], roles)
        _offer(self.fields["district"], [("", "–"), *districts])
        if user is not None:
            self.fields["username"].disabled = True
            self.fields["username"].help_text = ""
        names = ", ".join(Agency.objects.values_list("name", flat=True))
        if names:
            self.fields["agency"].help_text = _(
                "Only for mentor agencies. Known here: %(names)s."
            ) % {"names": names}

    def said(self) -> Account:
        """What was written, for the action."""
        says = self.cleaned_data
        return Account(
            says["username"],
            says["name"],
            says["role"],
            says["district"],
            says["agency"],
        )


class PasswordForm(forms.Form):
    """A password that is given to somebody else."""

    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        help_text=_("At least 10 characters. Tell it to the person yourself."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )


class NewUserForm(AccountForm, PasswordForm):
    """Somebody new, with a first password."""

    field_order = ["username", "name", "role", "district", "agency", "password"]
