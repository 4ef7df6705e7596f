"""What the web server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lapak.config.settings")
application = get_wsgi_application()

# Each worker has figures and charts of its own in memory; only a server needs them.
if os.environ.get("LAPAK_WARM"):
    from lapak.web.figures.summary import warm_in_background

    warm_in_background()
