from django import forms
from django.core.exceptions import ValidationError

from lapak.web.base.forms import errors_on


class SalesForm(forms.Form):
    turnover = forms.IntegerField()


def bound():
    form = SalesForm({"turnover": "-5"})
    assert form.is_valid()
    return form


def test_what_an_action_refuses_stands_beside_its_field():
    form = bound()
    with errors_on(form):
        raise ValidationError({"turnover": "Tulis 0 atau lebih."})
    assert form.errors == {"turnover": ["Tulis 0 atau lebih."]}


def test_what_belongs_to_no_field_stands_above_the_form():
    form = bound()
    with errors_on(form):
        raise ValidationError("Hari ini sudah ditutup.")
    assert form.non_field_errors() == ["Hari ini sudah ditutup."]


def test_what_an_action_takes_leaves_the_form_alone():
    form = bound()
    with errors_on(form):
        pass
    assert form.is_valid()
