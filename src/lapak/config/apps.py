"""What Django does when it starts: it learns the checks of this product."""

from django.apps import AppConfig


class StartUp(AppConfig):
    """Registers the checks that refuse to start on a shaky footing."""

    name = "lapak.config"
    label = "start"

    def ready(self) -> None:
        """Importing them registers them."""
        from lapak.config import checks  # noqa: F401, PLC0415  after the apps are there
