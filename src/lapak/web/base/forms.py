"""The one bridge from a refused action to a page."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.forms import Form


@contextmanager
def errors_on(form: Form) -> Iterator[None]:
    """Show what an action refused beside the fields that it names."""
    try:
        yield
    except ValidationError as refused:
        form.add_error(None, refused)
