"""The pages as one Django app: templates, static files and template tags."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Everything that speaks HTML."""

    name = "lapak.web"
    label = "web"
    default = True
