"""What the web server calls."""

import os
import select
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lapak.config.settings")
application = get_wsgi_application()


def end_with(server: int) -> None:
    """End this process at once when the server that has started it is gone.

    A worker that outlived its server would keep the port, and the pipes of whoever
    started it, for ever. What it was writing is whole or not there: transactions.
    """
    handle = os.pidfd_open(server)

    def wait() -> None:
        ended = select.poll()
        ended.register(handle, select.POLLIN)
        ended.poll()
        os._exit(1)

    threading.Thread(target=wait, name="end", daemon=True).start()


# `lapak serve` names itself; each worker is a process of its own.
if os.environ.get("LAPAK_SERVER"):
    end_with(int(os.environ["LAPAK_SERVER"]))

# Each worker has figures and charts of its own in memory; only a server needs them.
if os.environ.get("LAPAK_WARM"):
    from lapak.web.figures.summary import warm_in_background

    warm_in_background()
