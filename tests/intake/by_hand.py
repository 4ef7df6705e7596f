"""Small files made by hand, taken in as an office would: no child process, real facts."""

import csv
import io
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from lapak.domain.sources.models import FileState, SourceFile
from lapak.figures.ledger import ledger
from lapak.intake.deciding import COLUMNS, apply, read_table
from lapak.intake.reading.workbook import Sheet, Workbook
from lapak.intake.recognise import understand
from lapak.intake.take_in import FileRead, office_places, take_in

NOW = datetime(2024, 1, 10, 9, tzinfo=UTC)
HEADER = ["No", "Nama Usaha", "Nama Pemilik", "NIK", "Omset", "Ket"]


def stall(number, business, owner, turnover, note=None):
    return [number, business, owner, f"31730401018{number:05d}", turnover, note]


ROWS = (
    stall(1, "Dapur Sari", "Sari", 400_000),
    stall(2, "Kedai Budi", "Budi", 500_000),
    stall(3, "Toko Rina", "Rina", 600_000),
)


def listed(*rows, title="BAZAR RAMADHAN KEC. TAMBORA", days="8-9 April 2023", place="RPTRA Tambora", name="Sheet1", **more):  # fmt: skip
    """A sheet with a bazaar's list; its rows start at row 5."""
    lines = [[title], [f"Tanggal : {days}"], [f"Tempat : {place}"], HEADER, *rows]
    return Sheet(name, more.pop("hidden", False), [list(r) for r in lines], **more)


class Office:
    """One desk: files come one after another, an hour apart."""

    def __init__(self, year=2023):
        self.year = year
        self.hours = 0

    def read(self, path, *sheets):
        content = f"{path}{sheets}".encode()
        told = understand(
            Workbook("xlsx", list(sheets)), path, places=office_places(), year=self.year
        )
        return FileRead(path, sha256(content).hexdigest(), len(content), content, told)

    def take(self, path, *sheets, **how):
        return self.take_all(self.read(path, *sheets), **how)

    def take_all(self, *reads, year="same", **how):
        self.hours += 1
        now = NOW + timedelta(hours=self.hours)
        year = self.year if year == "same" else year
        return take_in(reads, by="ratna", now=now, year=year, **how)

    def decide(self, *lines):
        """Apply decisions: (file, sheet, row, kind, verb, value) each."""
        out = io.StringIO()
        table = csv.writer(out)
        table.writerow(COLUMNS)
        for file, sheet, row, kind, verb, value in lines:
            table.writerow([file, sheet, row, kind, "", verb, value])
        self.hours += 1
        return apply(
            read_table(out.getvalue().encode()),
            by="ratna",
            now=NOW + timedelta(hours=self.hours),
            places=office_places(),
        )

    def value(self, key):
        return ledger(self.year)[key].value

    def counts(self):
        """Bazaars, participations, rupiah."""
        keys = ("offline_bazaars_held", "offline_participations", "offline_turnover")
        return tuple(self.value(key) for key in keys)

    def kinds(self, path="", **only):
        files = SourceFile.objects.filter(path__endswith=path, state=FileState.TAKEN_IN)
        return sorted(q.kind for file in files for q in file.questions.filter(**only))
