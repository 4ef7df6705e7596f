"""A sample year of an office's files with the truth, where it lies beside the project."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(
    os.environ.get("LAPAK_SAMPLE_YEAR")
    or Path(__file__).resolve().parents[3] / "shared" / "examples" / "year-files"
)
needs_year = pytest.mark.skipif(
    not (ROOT / "truth.json").is_file(),
    reason="the sample year with its truth does not lie beside the project",
)


def truth() -> dict[str, Any]:
    return json.loads((ROOT / "truth.json").read_text())
