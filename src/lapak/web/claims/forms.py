"""The text that somebody pastes, and the year that it speaks of."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lapak.outputs.claims.numbers import numbers_in

LONGEST = 200_000  # characters: a long report
MOST = 5_000  # numbers: some seconds of work


class TextForm(forms.Form):
    """One text and one year."""

    year = forms.TypedChoiceField(label=_("Year of the figures"), coerce=int)
    text = forms.CharField(
        label=_("Text"),
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text=_("Paste a press release, a report or a message as it is."),
        error_messages={
            "required": _("Paste the text that is to be checked."),
            "max_length": _(
                "This text is longer than 200,000 characters. Check it in parts."
            ),
        },
    )

    def clean_text(self) -> str:
        """The text with its line ends as they were pasted: browsers send others."""
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(numbers_in(text)) > MOST:
            raise forms.ValidationError(
                _("This text has more than 5,000 numbers. Check it in parts.")
            )
        return text

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        """`years`: those that the office has figures of."""
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]
