"""What the yearly report costs in each kind of file, beside the limit of three seconds.

    .venv/bin/python bench/report.py [--json] [--files FOLDER …] [--year Y] [--times 5]

Makes an office of its own in a temporary folder and takes a whole year in: a made-up
one of 130 bazaars, or the files in FOLDER. `s` and `cpu_s`: the median of several
reports in one process, with something changed before each, so that nothing that was
counted or set before serves again. `first_s` and `first_cpu_s`: the command `lapak
report`, from its start to its end. `memory_mb`: the most that this process ever held,
taking the year in included. Exit code 1 when a limit is missed.
"""

import argparse
import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT_S = 3.0
YEAR = 2025
LAPAK = str(Path(sys.executable).with_name("lapak"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="one object, nothing else")
    parser.add_argument(
        "--files", nargs="+", type=Path, help="instead of a made-up year"
    )
    parser.add_argument("--year", type=int, default=YEAR)
    parser.add_argument("--times", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lapak-bench-") as folder:
        prepare(Path(folder), args.files, args.year)
        told = measure(Path(folder), args.year, args.times)
    if args.json:
        print(json.dumps(told))
    else:
        tell(told)
    return 0 if told["within_limits"] else 1


def prepare(folder, files, year):
    """An office with a year of files taken in."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="lapak.config.settings", LAPAK_DATA=str(folder / "data")
    )
    for name in ("LAPAK_DATABASE_URL", "LAPAK_KEYS"):
        os.environ.pop(name, None)
    import django

    django.setup()
    from django.utils import timezone

    from lapak.demo.year import write_year
    from lapak.intake.finding import find_files
    from lapak.intake.reading.reader import Reader
    from lapak.intake.take_in import Desk, take_in
    from lapak.jobs.cli import run

    quiet(run, ["init"])
    if files is None:
        write_year(folder / "files", year=year, full=True)
        files = [folder / "files"]
    with Reader() as reader:
        desk = Desk(reader, year=year)
        reads = [desk.read(path) for path in find_files(files)]
    take_in(reads, by="bench", now=timezone.now(), year=year)


def quiet(command, arguments):
    """Run a command of Lapak without its words; it must succeed."""
    said, sys.stdout = sys.stdout, sys.stderr
    try:
        code = command(arguments)
    finally:
        sys.stdout = said
    if code:
        raise SystemExit(f"lapak {' '.join(arguments)} ended with {code}")


def measure(folder, year, times):
    """Each kind of file: many times in this process, and once in one of its own."""
    from lapak.outputs.documents.report import KINDS

    told = {kind: warm(kind, year, times) | first(kind, folder, year) for kind in KINDS}
    slowest = max(max(one["s"], one["first_s"]) for one in told.values())
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    limits = {"limit_s": LIMIT_S, "within_limits": slowest <= LIMIT_S}
    return told | {"memory_mb": most} | limits


def warm(kind, year, times):
    """Seconds of a report after a change; the first one of this process doesn't count."""
    from lapak.outputs.documents.report import report_file

    taken, cpu, content = [], [], b""
    for at in range(times + 1):
        change()
        began, began_cpu = time.perf_counter(), time.process_time()
        content = report_file(year, "id", kind)
        if at:
            taken.append(time.perf_counter() - began)
            cpu.append(time.process_time() - began_cpu)
    size = {"pages": pages(content)} if kind == "pdf" else {}
    return {
        "s": round(statistics.median(taken), 2),
        "cpu_s": round(statistics.median(cpu), 2),
        "bytes": len(content),
        **size,
    }


def change():
    """Somebody did something: all figures are counted anew, every page has another foot."""
    from lapak.domain.journal.actions import write
    from lapak.domain.places.models import District

    write("places.told", District.objects.earliest("code"), by="bench")


def pages(content):
    import pypdf

    return len(pypdf.PdfReader(io.BytesIO(content)).pages)


def first(kind, folder, year):
    """Seconds of the whole command in a process that begins with it."""
    words = ["report", "--year", str(year), "--format", kind, "--out", str(folder)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run([LAPAK, *words], check=True, stdout=subprocess.DEVNULL, timeout=120)
    taken = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return {"first_s": round(taken, 2), "first_cpu_s": round(cpu, 2)}


def tell(told):
    for kind in ("pdf", "docx", "xlsx"):
        one = told[kind]
        size = f"{one['pages']} pages" if kind == "pdf" else f"{one['bytes']} bytes"
        print(
            f"{kind:5} {one['s']:5.2f} s ({one['cpu_s']:.2f} CPU), the command "
            f"{one['first_s']:5.2f} s ({one['first_cpu_s']:.2f} CPU), {size}"
        )
    print(f"limit {told['limit_s']:5.2f} s; at most {told['memory_mb']} MB of memory")


if __name__ == "__main__":
    sys.exit(main())
