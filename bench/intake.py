"""How much CPU and memory taking in files costs, beside the limits and a peer.

    .venv/bin/python bench/intake.py [--json]

`year`: a made-up office's whole year (130 bazaars, four online editions, 160 visits)
through the real intake. `rows_1000`: one attendance list of 1,000 rows taken in beside
that year, and django-import-export taking the same rows. `rows_100k`: one list of
100,000 rows taken in whole in an empty office of its own; of it `read_cpu_s` is reading
(guarded, recognised, every cell of every row understood). `beside_year_cpu_s`: the same
list taken in beside the year.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="lapak-bench-"))
os.environ |= {
    "LAPAK_DATA": str(FOLDER / "data"),
    "DJANGO_SETTINGS_MODULE": "lapak.config.settings",
}
LIMITS = {"year": 20.0, "rows_100k": 10.0, "rows_1000": 2.0}


def set_up() -> None:
    """An empty office in a database of its own."""
    import django

    import lapak.config  # noqa: F401

    django.setup()
    from lapak.jobs import init

    said, sys.stdout = sys.stdout, sys.stderr
    try:
        init.run(argparse.Namespace())
    finally:
        sys.stdout = said


def citizen(n: int) -> str:
    """A made-up NIK: everybody has a district and a day of birth of their own."""
    born = n * 7919 % (40 * 55 * 12 * 28)
    rest, day = divmod(born, 28)
    rest, month = divmod(rest, 12)
    district, year = divmod(rest, 55)
    city, district = divmod(district, 8)
    return f"31{71 + city}{1 + district:02d}{1 + day:02d}{1 + month:02d}{50 + year % 50:02d}{9001 + year // 50 * 10}"


def one_list(path: Path, rows: int) -> None:
    """An attendance list of one large bazaar."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Daftar")
    sheet.write_row(0, 0, ["DAFTAR HADIR PESERTA BAZAR BESAR KECAMATAN TAMBORA"])
    sheet.write_row(1, 0, [f"Tanggal: 3-4 Mei 2025, {rows} peserta"])
    head = ["No", "Nama Usaha", "Nama Pemilik", "NIK", "No HP", "Alamat", "Kelurahan",
            "Kecamatan", "Produk", "Omset Hari 1", "Omset Hari 2", "Ket"]  # fmt: skip
    sheet.write_row(3, 0, head)
    first = ("Dapur", "Warung", "Kedai", "Batik", "Kopi", "Kriya", "Jamu", "Toko")
    second = ("Melati", "Kenanga", "Cempaka", "Anggrek", "Dahlia", "Mawar", "Seruni")
    for n in range(rows):
        name = f"{first[n % 8]} {second[n % 7]} {n:06d}"
        owner = f"Pemilik {chr(65 + n % 26)}{n:06d}"
        nik = citizen(n)
        phone = f"0812{n * 997 % 100_000_000:08d}"  # everybody's own
        place = f"Jl. Contoh No. {n}"
        amounts = [100_000 + n % 900 * 1000, f"{150 + n % 400}rb"]
        sheet.write_row(4 + n, 0, [n + 1, name, owner, nik, phone, place, "Tambora", "Tambora", "Kue", *amounts, ""])  # fmt: skip
    book.close()


def take(paths: list[Path], year: int) -> dict[str, float]:
    """CPU seconds of this process and the reading ones, and the readers' peak.

    `read_cpu_s`: until every row is understood; `cpu_s`: until all is taken in.
    """
    from django.utils import timezone

    from lapak.intake.finding import find_files
    from lapak.intake.reading.reader import Reader
    from lapak.intake.take_in import Desk, take_in

    begun = time.process_time()
    with Reader() as reader:
        desk = Desk(reader, year=year)
        reads = [desk.read(path) for path in find_files(paths)]
        read = time.process_time() - begun + reader.child_cpu_s
        take_in(reads, by="bench", now=timezone.now(), year=year)
    whole = time.process_time() - begun + reader.child_cpu_s
    return {
        "cpu_s": round(whole, 2),
        "read_cpu_s": round(read, 2),
        "child_peak_mb": round(reader.child_peak_mb, 1),
    }


def peer(path: Path) -> float:
    """CPU seconds in which django-import-export takes the same rows into one table."""
    import tablib
    from django.apps import apps
    from django.conf import settings
    from import_export import resources
    from python_calamine import CalamineWorkbook

    settings.IMPORT_EXPORT_USE_TRANSACTIONS = True
    business = apps.get_model("registry", "Business")
    owner = apps.get_model("registry", "Owner").objects.create(name="Bench")

    class Businesses(resources.ModelResource):
        def before_import_row(self, row, **kwargs):
            row["owner"] = owner.pk

        class Meta:
            model = business
            fields = ("id", "name", "product", "owner")
            import_id_fields = ("name",)

    begun = time.process_time()
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()[4:]
    table = tablib.Dataset(*[(r[1], r[8]) for r in rows], headers=["name", "product"])
    result = Businesses().import_data(table, dry_run=False, raise_errors=True)
    assert not result.has_errors()
    return round(time.process_time() - begun, 2)


def take_alone(path: Path) -> dict[str, float]:
    """The same as `take`, in an empty office and a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--alone", str(path)],
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--alone", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    set_up()
    if args.alone:
        print(json.dumps(take([args.alone], 2025)))
        return
    from lapak.demo.year import write_year

    write_year(FOLDER / "year", year=2025, full=True)
    year = take([FOLDER / "year"], 2025)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    one_list(FOLDER / "rows1000.xlsx", 1000)
    small = take([FOLDER / "rows1000.xlsx"], 2025)
    theirs = peer(FOLDER / "rows1000.xlsx")
    one_list(FOLDER / "rows100k.xlsx", 100_000)
    large = take_alone(FOLDER / "rows100k.xlsx")
    beside = take([FOLDER / "rows100k.xlsx"], 2025)
    found = {
        "year": {"cpu_s": year["cpu_s"], "peak_mb": round(peak, 1)},
        "rows_100k": {
            "cpu_s": large["cpu_s"],
            "child_peak_mb": large["child_peak_mb"],
            "read_cpu_s": large["read_cpu_s"],
            "beside_year_cpu_s": beside["cpu_s"],
        },
        "rows_1000": {"cpu_s": small["cpu_s"], "import_export_cpu_s": theirs},
    }
    if args.json:
        print(json.dumps(found))
        return
    for name, figures in found.items():
        words = ", ".join(f"{key} {value}" for key, value in figures.items())
        print(f"{name:10} {words} (limit {LIMITS[name]} CPU s)")


if __name__ == "__main__":
    main()
