"""The entry point of the command line."""

import os
import sys

from lapak.jobs.cli import run


def main() -> None:
    """Run `lapak …` and leave with its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lapak.config.settings")
    sys.exit(run(sys.argv[1:]))
