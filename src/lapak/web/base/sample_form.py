"""The form that the page of components shows."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """A form with something right, something wrong and something left out."""

    name = forms.CharField(
        label=_("Name of the business"), help_text="Seperti di kemasan"
    )
    business_id = forms.RegexField(
        r"^\d{13}$",
        label="NIB",
        error_messages={"invalid": "Tulis 13 angka, misalnya 0220000012345."},
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    remark = forms.CharField(
        label=_("Remark"), required=False, widget=forms.Textarea({"rows": 2})
    )
    labelled = forms.ChoiceField(
        label="Label harga terpasang",
        choices=[("ya", "Ya"), ("tidak", "Tidak"), ("kosong", "Tidak ada")],
        widget=forms.RadioSelect,
    )
