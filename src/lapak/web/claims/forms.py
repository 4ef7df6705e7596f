"""The text that somebody pastes, and the year that it speaks of."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lapak.intake.documents.reading import READ_AS, text_of_file
from lapak.intake.reading import limits
from lapak.intake.reading.refusal import Refused, of_document
from lapak.outputs.claims.numbers import numbers_in

LONGEST = 200_000  # characters: a long report
MOST = 5_000  # numbers: some seconds of work
TOO_LONG = _("This text is longer than 200,000 characters. Check it in parts.")


class TextForm(forms.Form):
    """One text and one year."""

    year = forms.TypedChoiceField(label=_("Year of the figures"), coerce=int)
    text = forms.CharField(
        label=_("Text"),
        strip=False,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text=_("Paste a press release, a report or a message as it is."),
        error_messages={
            "max_length": TOO_LONG,
        },
    )

    document = forms.FileField(
        label=_("Or a document"),
        allow_empty_file=True,
        required=False,
        help_text=_("Word (.docx), PDF or plain text. Nothing of it is kept."),
        widget=forms.ClearableFileInput(attrs={"accept": READ_AS}),
    )

    def clean_text(self) -> str:
        """The text with its line ends as they were pasted: browsers send others."""
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        _refuse_too_many(text)
        return text

    def clean_document(self) -> str:
        """The words of the document, '' for none."""
        sent = self.cleaned_data["document"]
        if sent is None:
            return ""
        try:
            if sent.size > limits.FILE_BYTES:
                raise of_document(Refused("file_too_big"))
            text = text_of_file(sent.read())
        except Refused as reason:
            raise _refusal(reason) from None
        if len(text) > LONGEST:
            raise forms.ValidationError(TOO_LONG)
        _refuse_too_many(text)
        return text

    def clean(self) -> dict[str, Any]:
        """Either a text or a document: what was pasted goes first."""
        told: dict[str, Any] = self.cleaned_data
        pasted, sent = told.get("text", ""), told.get("document", "")
        if pasted.strip() and sent:
            self.add_error(
                "document", _("Paste a text or choose a document, not both.")
            )
        elif not self.errors and not pasted.strip() and not sent:
            self.add_error("text", _("Paste the text that is to be checked."))
        return told | {"text": sent or pasted}

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        """`years`: those that the office has figures of."""
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]


def _refuse_too_many(text: str) -> None:
    if len(numbers_in(text)) > MOST:
        raise forms.ValidationError(
            _("This text has more than 5,000 numbers. Check it in parts.")
        )


def _refusal(reason: Refused) -> forms.ValidationError:
    """The reason in the language of the page."""
    indonesian = (get_language() or "id").startswith("id")
    return forms.ValidationError(reason.sentence if indonesian else reason.english)
