"""How long hostile files are looked at before they are refused, beside the limit.

    .venv/bin/python bench/hostile.py [--json]

Every file of the tests' corpus goes through the reading process as an upload does.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT_S = 1.0


def look_at_all() -> dict[str, dict[str, float]]:
    """Seconds on the clock and of CPU, by file; raises where one is not refused."""
    from tests.intake.reading.hostile import HOSTILE

    from lapak.intake.reading.reader import Reader
    from lapak.intake.reading.refusal import Refused

    found = {}
    with tempfile.TemporaryDirectory() as folder, Reader() as reader:
        for name, (make, code) in sorted(HOSTILE.items()):
            path = make(Path(folder) / name)
            begun, spent = time.perf_counter(), reader.child_cpu_s
            try:
                reader.read(path)
            except Refused as refused:
                if refused.code != code:
                    raise ValueError(f"{name}: {refused.code}") from refused
            else:
                raise ValueError(f"{name} was read")
            found[name] = {
                "s": round(time.perf_counter() - begun, 3),
                "cpu_s": round(reader.child_cpu_s - spent, 3),
            }
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    found = look_at_all()
    slowest = max(found, key=lambda name: found[name]["cpu_s"])
    if args.json:
        told = {"files": found, "slowest": slowest, "limit_s": LIMIT_S}
        print(json.dumps(told))
        return
    for name, told in found.items():
        print(f"{name:36} {told['s']:.3f} s, {told['cpu_s']:.3f} CPU s")
    print(f"slowest: {slowest}; limit {LIMIT_S} s")


if __name__ == "__main__":
    main()
