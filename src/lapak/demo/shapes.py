"""The shapes that an office's attendance files have, each made around its bazaars."""

from dataclasses import replace
from datetime import date
from random import Random

from lapak.demo.bazaars import Bazaar, Programme
from lapak.demo.dates import MONTHS, day_month, in_words
from lapak.demo.layouts import Layout, Wish, make_layout
from lapak.demo.lists import AttendanceList, Entry, entries_for
from lapak.demo.places import districts
from lapak.demo.titles import Lines, day_title, title
from lapak.demo.workbooks import Book, Page

FOLDER = "bazar"
_SHEET_NAMES = ("Sheet1", "absen", "Data", "Lembar1", "peserta + omzet")


class Shapes:
    """Makes files of every shape; `size` is how many come to a bazaar."""

    def __init__(self, programme: Programme, random: Random) -> None:
        self.programme = programme
        self.random = random
        self._files: set[str] = set()

    def single(
        self, level: str, size: int, *, form: str = "xlsx", wish: Wish | None = None
    ) -> Book:
        """One bazaar, one list."""
        bazaar = self._bazaar(level, size)
        wish = wish or Wish()
        if form != "xlsx":
            wish = replace(wish, plain=True)
        page = Page(self.random.choice(_SHEET_NAMES))
        page.lists.append((self._list(bazaar, wish), title(bazaar, self.random)))
        extension = "xlsx" if form == "xlsx" else "csv"
        return Book(self._file(bazaar, extension), [page], form)

    def serentak(self, sizes: list[int], *, summary: bool, draft: bool) -> Book:
        """District bazaars on the same days, one sheet for each."""
        days = self.programme.some_days()
        chosen = self.random.sample(districts(), len(sizes))
        pages = []
        for district, size in zip(chosen, sizes, strict=True):
            bazaar = self.programme.hold("kecamatan", district, days)
            self.programme.invite(bazaar, size, some_skip_days=False)
            name = self.random.choice(("{}", "Kec {}", "{} ok")).format(district.name)
            lines = title(bazaar, self.random)
            pages.append(Page(name, [(self._list(bazaar, Wish()), lines)]))
        if draft:
            pages.append(self._draft(pages[0].lists[0][0]))
        file = self._free(f"bazar serentak {in_words(days[0])}", "xlsx")
        return Book(file, pages, summary=summary)

    def below(self, level: str, sizes: tuple[int, int]) -> Book:
        """Two bazaars on one sheet, the second below the first."""
        return self._two(level, sizes, beside=False)

    def beside(self, level: str, sizes: tuple[int, int]) -> Book:
        """Two bazaars on one sheet, the second to the right of the first."""
        return self._two(level, sizes, beside=True)

    def per_day(self, level: str, size: int) -> Book:
        """One bazaar with a sheet for each day; not everybody comes every day."""
        days = self.programme.some_days(length=self.random.choice((2, 2, 3)))
        bazaar = self._bazaar(level, size, days=days, some_skip_days=True)
        layout = _of_one_day(make_layout(days[:1], Wish(), self.random))
        form = self.random.choice(("Hari {n}", "{date}", "Tgl {date}", "H{n}"))
        whole = self.random.random() < 0.6
        pages = []
        for n, day in enumerate(days, 1):
            entries = entries_for(bazaar, (day,), self.random)
            table = AttendanceList(bazaar, layout, entries, (day,), total=self._total())
            lines = day_title(bazaar, (day,), self.random, whole=whole)
            pages.append(Page(form.format(n=n, date=day_month(day)), [(table, lines)]))
        return Book(self._file(bazaar, "xlsx"), pages)

    def in_parts(self, level: str, size: int, *, files: bool) -> list[Book]:
        """One bazaar on two sheets, or in two files: food, and the rest."""
        bazaar = self._bazaar(level, size)
        whole = self._list(bazaar, Wish())
        eats = [e for e in whole.entries if e.business.trade == "kuliner"]
        rest = [e for e in whole.entries if e.business.trade != "kuliner"]
        pages = []
        for part, entries in (("Kuliner", eats), ("Non Kuliner", rest)):
            if not entries:
                continue
            table = replace(whole, entries=entries, part=part)
            lines = title(bazaar, self.random, part=part)
            pages.append(Page(part, [(table, lines)]))
        file = self._file(bazaar, "xlsx")
        if not files:
            return [Book(file, pages)]
        stem = file.removesuffix(".xlsx")
        return [Book(f"{stem} ({p.name.lower()}).xlsx", [p]) for p in pages]

    def revised(self, level: str, size: int) -> list[Book]:
        """A list, and the same list sent again with a word in its name that says so."""
        bazaar = self._bazaar(level, size)
        new = self._list(bazaar, Wish())
        old = self._older(new, "superseded")
        lines = title(bazaar, self.random)
        file = self._file(bazaar, "xlsx")
        stem = file.removesuffix(".xlsx")
        word = self.random.choice(
            (" REVISI", " FINAL", " (revisi)", " v2", "_FIX REVISI")
        )
        return [
            Book(file, [Page("Sheet1", [(old, lines)])], why_not="superseded"),
            Book(f"{stem}{word}.xlsx", [Page("Sheet1", [(new, lines)])]),
        ]

    def cancelled(self, level: str, size: int) -> Book:
        """A list of those invited to a bazaar that did not take place."""
        bazaar = self._bazaar(level, size)
        table = self._list(bazaar, Wish(by_day=False))
        table.why_not = "cancelled"
        table.total = ""
        for entry in table.entries:
            entry.flaws.add("turnover_missing")
        why = self.random.choice(
            ("DIBATALKAN", "DIBATALKAN (hujan deras)", "** BATAL **")
        )
        lines: Lines = [*title(bazaar, self.random), [why]]
        page = Page("Sheet1", [(table, lines)])
        return Book(self._file(bazaar, "xlsx"), [page], why_not="cancelled")

    def other_year(self, programme: Programme, size: int) -> Book:
        """A list of the year before that lies in the same folder."""
        days = programme.some_days()
        bazaar = programme.hold("kecamatan", districts()[2], days)
        programme.invite(bazaar, size, some_skip_days=False)
        table = self._list(bazaar, Wish())
        table.why_not = "other_year"
        page = Page("Sheet1", [(table, title(bazaar, self.random))])
        return Book(self._file(bazaar, "xlsx"), [page], why_not="other_year")

    def _bazaar(
        self,
        level: str,
        size: int,
        *,
        days: tuple[date, ...] = (),
        some_skip_days: bool = False,
    ) -> Bazaar:
        district = self.random.choice(districts())
        days = days or self.programme.some_days()
        bazaar = self.programme.hold(level, district, days)
        self.programme.invite(bazaar, size, some_skip_days=some_skip_days)
        return bazaar

    def _list(self, bazaar: Bazaar, wish: Wish) -> AttendanceList:
        if wish.unit == 1 and not wish.plain and self.random.random() < 0.06:
            wish = replace(wish, unit=1000)
        layout = make_layout(bazaar.days, wish, self.random)
        entries = entries_for(bazaar, bazaar.days, self.random)
        return AttendanceList(bazaar, layout, entries, bazaar.days, total=self._total())

    def _total(self) -> str:
        return self.random.choices(("", "number", "text", "formula"), (55, 20, 10, 15))[
            0
        ]

    def _two(self, level: str, sizes: tuple[int, int], *, beside: bool) -> Book:
        days = self.programme.some_days()
        first, second = (
            self._bazaar(level, size, days=days if beside else ()) for size in sizes
        )
        wish = Wish(left=0)
        lists: list[tuple[AttendanceList, Lines]] = [
            (self._list(first, wish), title(first, self.random)),
            (self._list(second, wish), title(second, self.random)),
        ]
        page = Page("Sheet1", lists, beside=beside)
        return Book(self._file(first, "xlsx", more=" dll"), [page])

    def _draft(self, table: AttendanceList) -> Page:
        """A hidden sheet with an early state of a list."""
        older = self._older(table, "hidden_sheet")
        name = self.random.choice(("draft", "Sheet3 (lama)", "cadangan"))
        return Page(name, [(older, title(table.bazaar, self.random))], hidden=True)

    def _older(self, table: AttendanceList, why_not: str) -> AttendanceList:
        """The list before it was put right: some missing, some amounts otherwise."""
        entries = []
        for entry in table.entries:
            chance = self.random.random()
            if chance >= 0.08:
                slip = 25_000 if chance < 0.2 else 0
                sold = tuple(amount + slip if amount else 0 for amount in entry.sold)
                entries.append(Entry(entry.business, entry.signer, sold))
        return replace(table, entries=entries, why_not=why_not, total="")

    def _file(self, bazaar: Bazaar, extension: str, *, more: str = "") -> str:
        """A file's name as somebody in the office would give it; never twice."""
        day, name = bazaar.days[0], bazaar.name
        month = MONTHS[day.month - 1]
        stem = self.random.choice(
            (
                f"absensi {name.lower()} {day_month(day, short=True)}",
                f"{day:%Y%m%d} {name}",
                f"Lap Omzet {name} {day_month(day)}",
                f"{name} {month} {day.year}",
                f"{name.upper()}_{day:%d-%m-%Y}",
                f"data {name} fix",
            )
        )
        return self._free(stem.replace("/", " ") + more, extension)

    def _free(self, stem: str, extension: str) -> str:
        number = 1
        file = f"{FOLDER}/{stem}.{extension}"
        while file.lower() in self._files:
            number += 1
            file = f"{FOLDER}/{stem} ({number}).{extension}"
        self._files.add(file.lower())
        return file


def _of_one_day(layout: Layout) -> Layout:
    """The layout without words that would tell of the whole bazaar."""
    columns = (
        replace(column, heading="Omzet Hari Ini")
        if column.key == "turnover"
        else column
        for column in layout.columns
    )
    return replace(layout, columns=tuple(columns))
