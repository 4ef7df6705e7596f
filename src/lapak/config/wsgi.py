"""What the web server calls."""

import os

import lapak.config  # noqa: F401  puts a sound SQLite in place first
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lapak.config.settings")
application = get_wsgi_application()
