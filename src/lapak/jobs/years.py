"""What commands about the figures of one year have in common."""

import argparse

from lapak.figures.ledger import FIRST_YEAR, LAST_YEAR


def ask_year(parser: argparse.ArgumentParser) -> None:
    """Which year, and for whom: `--year`, `--json`."""
    parser.add_argument(
        "--year", type=int, required=True, metavar="TAHUN", help="misalnya 2023"
    )
    parser.add_argument(
        "--json", action="store_true", help="hanya satu objek JSON di keluaran"
    )


def nothing_in(year: int) -> str:
    """What to say of a year of which nothing was taken in."""
    return (
        f"Tahun {year} belum ada isinya. Ambil masuk berkasnya dulu: "
        "lapak intake FOLDER"
    )


def no_such_year(year: int) -> str:
    """A sentence where no office has lists of that year; '' where one may."""
    if FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    return f"Tahun {year} tidak ada. Tulis empat angka, misalnya --year 2023."
