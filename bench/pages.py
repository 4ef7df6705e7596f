"""What pages cost: CPU of a warm request of Angka and Usaha, bytes of a first load.

    .venv/bin/python bench/pages.py [--json] [--requests 60]

Makes an office of its own in a temporary folder: a full year of files is written and
taken in, then the pages are asked for over and over. Exit code 1 when a limit is missed.
"""

import argparse
import gzip
import json
import os
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

LIMIT_MS = 15.0
LIMIT_LIST_MS = 40.0
LIMIT_BYTES = 60_000
YEAR = 2025
ASSET = re.compile(r'(?:href|src)="(/?static/[^"]+)"')
LISTS = {
    "all": "/usaha/",
    "searched": "/usaha/?cari=sari",
    "of a year": f"/usaha/?tahun={YEAR}",
    "of a kind": "/usaha/?ikut=luring",
    "of a district": "/usaha/?kecamatan=31.73.04",
    "narrowed in all ways": f"/usaha/?tahun={YEAR}&ikut=luring&kecamatan=31.73.04&cari=ibu",
}
ROWS = f"/angka/?tahun={YEAR}&angka=offline_turnover"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="one object, nothing else")
    parser.add_argument("--requests", type=int, default=60)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lapak-bench-") as folder:
        client = prepare(Path(folder))
        told = measure(client, args.requests)
    told["within_limits"] = (
        told["angka_cpu_ms"] <= LIMIT_MS
        and told["first_load_bytes"] <= LIMIT_BYTES
        and max(told["usaha_cpu_ms"].values()) <= LIMIT_LIST_MS
    )
    if args.json:
        print(json.dumps(told))
    else:
        tell(told)
    return 0 if told["within_limits"] else 1


def prepare(folder):
    """An office with a year of files, and somebody signed in."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="lapak.config.settings", LAPAK_DATA=str(folder / "data")
    )
    for name in ("LAPAK_DATABASE_URL", "LAPAK_KEYS"):
        os.environ.pop(name, None)
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from lapak.demo.year import write_year
    from lapak.domain.people.models import User
    from lapak.intake.finding import find_files
    from lapak.intake.reading.reader import Reader
    from lapak.intake.take_in import Desk, take_in
    from lapak.jobs.cli import run

    settings.ALLOWED_HOSTS = ["*"]
    quiet(run, ["init"])
    write_year(folder / "files", year=YEAR, full=True)
    with Reader() as reader:
        desk = Desk(reader, year=YEAR)
        reads = [desk.read(path) for path in find_files([folder / "files"])]
    take_in(reads, by="bench", now=timezone.now(), year=YEAR)
    client = Client()
    client.force_login(User.objects.create_user("bench", role="staff"))
    return client


def quiet(command, arguments):
    """Run a command of Lapak without its words; it must succeed."""
    said, sys.stdout = sys.stdout, sys.stderr
    try:
        code = command(arguments)
    finally:
        sys.stdout = said
    if code:
        raise SystemExit(f"lapak {' '.join(arguments)} ended with {code}")


def measure(client, requests):
    from lapak.web.figures.summary import warm

    started = time.process_time()
    warm(YEAR)
    warming = time.process_time() - started
    page = ask(client, f"/angka/?tahun={YEAR}")
    return {
        "angka_cpu_ms": cpu_ms(client, f"/angka/?tahun={YEAR}", requests),
        "angka_with_rows_cpu_ms": cpu_ms(client, ROWS, requests),
        "usaha_cpu_ms": {
            name: cpu_ms(client, address, requests) for name, address in LISTS.items()
        },
        "warming_cpu_ms": round(warming * 1000, 1),
        "page_bytes": len(gzip.compress(page, 6)),
        **first_load(client, page),
        "limit_cpu_ms": LIMIT_MS,
        "limit_list_cpu_ms": LIMIT_LIST_MS,
        "limit_bytes": LIMIT_BYTES,
        "requests": requests,
    }


def ask(client, address):
    answer = client.get(address, headers={"host": "localhost"})
    if answer.status_code != 200:
        raise SystemExit(f"{address} gave {answer.status_code}")
    return answer.content


def cpu_ms(client, address, requests):
    """The median CPU time of a request, in milliseconds; the first few don't count."""
    taken = []
    for at in range(requests + 5):
        started = time.process_time()
        ask(client, address)
        if at >= 5:
            taken.append(time.process_time() - started)
    return round(statistics.median(taken) * 1000, 2)


def first_load(client, page):
    """Bytes that a browser fetches at first: page, style, script, font, compressed."""
    from django.conf import settings

    assets = {}
    for address in ASSET.findall(page.decode()):
        path = settings.STATIC_ROOT / address.lstrip("/").removeprefix("static/")
        assets[path.name] = smallest(path)
    whole = len(gzip.compress(page, 6)) + sum(assets.values())
    return {"first_load_bytes": whole, "assets": assets}


def smallest(path):
    """What is sent of a static file: brotli, gzip, or as it is."""
    sizes = [
        there.stat().st_size
        for there in (path, Path(f"{path}.gz"), Path(f"{path}.br"))
        if there.is_file()
    ]
    return min(sizes)


def tell(told):
    print(f"Angka, warm        {told['angka_cpu_ms']:6.2f} ms CPU (limit {LIMIT_MS:g})")
    print(f"  with 50 rows     {told['angka_with_rows_cpu_ms']:6.2f} ms CPU")
    for name, taken in told["usaha_cpu_ms"].items():
        limit = f"(limit {LIMIT_LIST_MS:g})"
        print(f"Usaha, {name:21} {taken:6.2f} ms CPU {limit}")
    print(f"Warming a year     {told['warming_cpu_ms']:6.1f} ms CPU")
    print(
        f"First load         {told['first_load_bytes']:6} bytes (limit {LIMIT_BYTES})"
    )
    print(f"  page alone       {told['page_bytes']:6} bytes")
    for name, size in told["assets"].items():
        print(f"  {size:6} {name}")


if __name__ == "__main__":
    sys.exit(main())
