"""Draw a layout at random and write a bazaar's list down in it."""

from datetime import date, datetime

from hypothesis import strategies as st

from lapak.intake.reading.workbook import Cell
from tests.intake.attendance.layouts import (
    EXTRAS,
    HEADERS,
    MONTHS,
    SHORT,
    WEEKDAYS,
    Days,
    Layout,
    Paper,
    title_lines,
)
from tests.intake.attendance.truths import Bazaar, Stall


def dots(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


AMOUNTS = (
    lambda n: n,
    float,
    lambda n: f"Rp{dots(n)}",
    lambda n: f"Rp {dots(n)},-",
    lambda n: f"Rp. {dots(n)}",
    dots,
    lambda n: f"{n:,}",
    lambda n: f"{dots(n)},00",
    lambda n: f"Rp {dots(n)},00",
    str,
    lambda n: f"IDR {n:,}",
    lambda n: f"{n // 1000}rb",
    lambda n: f"{n // 1000} ribu",
    lambda n: f"{n / 1_000_000:g} jt".replace(".", ","),
    lambda n: f" {dots(n)} ",
)
# in a list that says `dalam ribuan`
THOUSANDS = (
    lambda n: n // 1000,
    lambda n: str(n // 1000),
    lambda n: dots(n // 1000),
    lambda n: n / 1000,
    lambda n: f"Rp {n // 1000}",
)
SAYS_THOUSANDS = (
    "(dalam ribuan rupiah)", "Dalam ribuan", "Omset dalam ribuan (Rp)", "*) dlm ribu rupiah", "(x Rp1.000)",
    "Satuan: ribu rupiah", "(Rp 000)", "dalam Rp.000", "Satuan : Rp ribu",
)  # fmt: skip
PHONES = (
    lambda p: "0" + p[3:],
    lambda p: p,
    lambda p: int(p[3:]),  # Excel made a number of it
    lambda p: f"0{p[3:6]}-{p[6:10]}-{p[10:]}",
    lambda p: f"0{p[3:6]} {p[6:10]} {p[10:]}",
    lambda p: "'0" + p[3:],
    lambda p: f"62{p[3:]}",
    lambda p: f"0{p[3:]} (WA)",
)
NIKS = (
    lambda n: n,
    lambda n: "'" + n,
    lambda n: f"{n[:4]} {n[4:8]} {n[8:12]} {n[12:]}",
    lambda n: f"{n[:6]}.{n[6:12]}.{n[12:]}",
)
BOTH = (
    lambda first, second: f"{first} / {second}",
    lambda first, second: f"{first} ({second})",
    lambda first, second: f"{first}\n{second}",
    lambda first, second: f"{first} - {second}",
    lambda first, second: f"{first}/{second}",
)
NOTHING: tuple[Cell, ...] = (
    0, "-", "libur", "nihil", "tdk jualan", "Rp -", "Rp0", "--", "tidak ada penjualan", "NIHIL", "kosong",
)  # fmt: skip
ABSENT = ("tidak hadir", "batal ikut", "TIDAK HADIR", "tdk hadir", "mengundurkan diri")
TOTALS = (
    "JUMLAH",
    "TOTAL",
    "Total",
    "Jumlah Total",
    "Grand Total",
    "TOTAL OMSET",
    "Jml",
    "Sub Total",
)
HEADERS_IN_THOUSANDS = (
    "Omset (dalam ribuan)", "Omzet (Rp 000)", "Omset (x 1000)", "Omset dlm ribuan Rp", "Penjualan (ribuan rupiah)",
    "Omset (Rp. ribu)", "Pendapatan (x Rp1.000)", "Omset (000)",
)  # fmt: skip
WARD_AND_DISTRICT = ("%s / %s", "%s/%s", "Kel. %s Kec. %s", "%s - %s", "%s, %s")
# the short words under a cell that names the group
UNDER: dict[tuple[str, str], Cell] = {
    ("Nama", "business"): "Usaha", ("Nama", "owner"): "Pemilik",
    ("NAMA", "business"): "UMKM", ("NAMA", "owner"): "Peserta",
    ("Alamat", "ward"): "Kelurahan", ("Alamat", "district"): "Kecamatan",
    ("Domisili", "ward"): "Kel.", ("Domisili", "district"): "Kec.",
}  # fmt: skip
FOOTERS: tuple[tuple[str, ...], ...] = (
    (),
    (
        "Mengetahui,",
        "Kepala Seksi UMKM",
        "",
        "Drs. H. Anwar",
        "NIP. 197001011990031001",
    ),
    ("Jakarta, 20 Agustus 2023", "Panitia Pelaksana", "", "Siti Aminah"),
    ("Catatan: data diisi oleh peserta",),
    ("Ket: omset adalah omset kotor", "Dibuat oleh: petugas"),
)


def _day_cells(days: tuple[date, ...], draw: st.DrawFn) -> Days:
    """The cells that tell days apart, and the group over them ('' = none)."""
    numbers = range(1, len(days) + 1)
    roman = ("I", "II", "III", "IV")
    under = draw(st.booleans())
    ways: list[tuple[Cell, ...]] = [
        tuple(f"Hari ke-{n}" for n in numbers),
        tuple(f"Hari {n}" for n in numbers),
        tuple(f"HARI {roman[n - 1]}" for n in numbers),
        tuple(f"Hari ke {n}" for n in numbers),
        tuple(("Hari Pertama", "Hari Kedua", "Hari Ketiga", "Hari Keempat")[n - 1] for n in numbers),
        tuple(f"H{n}" for n in numbers),
        tuple(f"{d:%d/%m/%Y}" for d in days),
        tuple(datetime(d.year, d.month, d.day) for d in days),  # noqa: DTZ001 (a cell has no zone)
        tuple(days),
        tuple(f"{d.day} {SHORT[d.month - 1]}" for d in days),
        tuple(f"{d.day} {MONTHS[d.month - 1]} {d.year}" for d in days),
        tuple(f"{WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1]} {d.year}" for d in days),
        tuple(f"Tgl {d.day}" for d in days),
        tuple(f"{WEEKDAYS[d.weekday()]} {d:%d/%m}" for d in days),
        tuple(WEEKDAYS[d.weekday()] for d in days),
        tuple(f"Day {n}" for n in numbers),
    ]  # fmt: skip
    grouped = [
        *ways,
        tuple(d.day for d in days),
        tuple(str(d.day) for d in days),
        tuple(numbers),
    ]
    alone = [
        *ways,
        tuple(f"Omset Hari ke-{n}" for n in numbers),
        tuple(f"Omzet Hari {n} (Rp)" for n in numbers),
        tuple(f"Penjualan Hari {roman[n - 1]}" for n in numbers),
        tuple(f"Omset {d.day} {SHORT[d.month - 1]}" for d in days),
        tuple(f"Omset tgl {d.day}" for d in days),
        tuple(f"Omset {d.day} {MONTHS[d.month - 1]} {d.year}" for d in days),
        tuple(f"Pendapatan {WEEKDAYS[d.weekday()]}" for d in days),
        tuple(f"Omset H{n}" for n in numbers),
        tuple(f"Omset {d:%d/%m/%Y}" for d in days),
    ]  # fmt: skip
    if not under:
        return Days("", draw(st.sampled_from(alone)))
    group = draw(
        st.sampled_from(
            [
                "Omset",
                "OMZET",
                "Omset per Hari",
                "Penjualan",
                "Pendapatan (Rp)",
                "Omset Harian",
            ]
        )
    )
    cells = draw(st.sampled_from(grouped))
    if cells == tuple(numbers) and len(days) > 1:
        group = draw(st.sampled_from(["Omset Hari ke-", "Omset hari ke", "OMSET HARI"]))
    return Days(group, cells)


@st.composite
def layouts(
    draw: st.DrawFn, bazaar: Bazaar, *, per_day: bool | None = None, full: bool = False
) -> Layout:
    """A layout that tells this bazaar without doubt.

    `per_day`: with a column for each day (and their total), or never; `full`: never
    in thousands.
    """
    blocks = draw(_fact_columns())
    wanted = draw(st.booleans()) if per_day is None else per_day
    days = _day_cells(bazaar.days, draw) if wanted else None
    amounts = [f"day {n}" for n in range(len(bazaar.days))] if days else ["turnover"]
    if days and (per_day or (len(bazaar.days) > 1 and draw(st.booleans()))):
        amounts.append("total")
    ends = [
        n
        for n in range(1, len(blocks))
        if blocks[n - 1][1] != blocks[n][1] or not blocks[n][1]
    ]
    at = draw(st.sampled_from([len(blocks)] * 4 + ends))
    blocks[at:at] = [(name, "") for name in amounts]
    columns = [name for name, _ in blocks] + ["note"]
    groups = [group for _, group in blocks] + [""]
    if draw(st.integers(0, 3)):
        columns.insert(0, "number")
        groups.insert(0, "")
    headers = [_header(c, days, draw) for c in columns]
    headers = [
        UNDER.get((g, c), h) for g, c, h in zip(groups, columns, headers, strict=True)
    ]
    unit = "" if full else draw(st.sampled_from(["", "", "", *SAYS_THOUSANDS]))
    in_header = bool(unit) and not days and draw(st.booleans())
    if in_header:
        at = columns.index("turnover")
        headers[at] = draw(st.sampled_from(HEADERS_IN_THOUSANDS))
    dress = draw(
        st.lists(
            st.sampled_from(THOUSANDS if unit else AMOUNTS), min_size=1, max_size=3
        )
    )
    return Layout(
        columns=tuple(columns), headers=tuple(headers), groups=tuple(groups), days=days,
        amounts=tuple(dress), unit="" if in_header else unit, unit_below=draw(st.booleans()),
        phone=draw(st.sampled_from(PHONES)), nik=draw(st.sampled_from(NIKS)),
        both=draw(st.sampled_from(BOTH)), nothing=draw(st.sampled_from(NOTHING)),
        absent=draw(st.sampled_from(ABSENT)), places=draw(st.sampled_from(WARD_AND_DISTRICT)),
        numbering=draw(st.integers(0, 3)) == 0,
        blank_every=draw(st.sampled_from([0, 0, 0, 1, 2])), again_every=draw(st.sampled_from([0, 0, 0, 2, 3])),
        total=draw(st.sampled_from(["", *TOTALS])), footer=draw(st.sampled_from(FOOTERS)),
        upper=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def _fact_columns(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Columns of facts in some order, each with the cell over it ('' = none)."""
    names = [[("business", "")], [("owner", "")]]
    names = draw(st.sampled_from([
        names, names, [[("both", "")]], [[("both turned", "")]],
        [[("business", "Nama"), ("owner", "Nama")]], [[("owner", "NAMA"), ("business", "NAMA")]],
    ]))  # fmt: skip
    blocks = list(names)
    blocks += [[(c, "")] for c in ("nik", "phone", "product") if draw(st.booleans())]
    district = ("district", "")
    blocks += draw(st.sampled_from([
        [], [[district]], [[("ward", "")], [district]], [[("ward_district", "")]], [[("ward", "")]],
        [[("ward", "Alamat"), ("district", "Alamat")]], [[("ward", "Domisili"), ("district", "Domisili")]],
    ]))  # fmt: skip
    extras = st.lists(st.integers(0, len(EXTRAS) - 1), max_size=3, unique=True)
    blocks += [[(f"extra {n}", "")] for n in draw(extras)]
    if draw(st.integers(0, 3)) == 0:
        blocks.append([("category", "")])
    return [column for block in draw(st.permutations(blocks)) for column in block]


def _header(column: str, days: Days | None, draw: st.DrawFn) -> Cell:
    if column.startswith("day "):
        return days.cells[int(column.split()[1])]
    if column.startswith("extra "):
        return EXTRAS[int(column.split()[1])][0]
    if column == "category":
        return "Kategori"
    return draw(st.sampled_from(HEADERS[column]))


@st.composite
def papers(draw: st.DrawFn, bazaar: Bazaar, layout: Layout) -> Paper:
    """The list written down: titles, header, rows, totals, signatures."""
    paper = Paper()
    write(paper, bazaar, layout, draw(titles(bazaar)), draw=draw)
    return paper


@st.composite
def titles(draw: st.DrawFn, bazaar: Bazaar) -> list[list[Cell]]:
    """The lines above a list."""
    return title_lines(bazaar, draw)


def write(
    paper: Paper, bazaar: Bazaar, layout: Layout, titles: list[list[Cell]], *, draw: st.DrawFn,
    row: int = 1, left: int = 1, gap: int | None = None,
) -> int:  # fmt: skip
    """Write the list from this corner on; the first row below it."""
    row = _write_titles(paper, layout, titles, row, left, draw=draw)
    row += draw(st.integers(0, 2)) if gap is None else gap
    row = _write_header(paper, layout, row, left)
    if layout.numbering:
        for step in range(len(layout.columns)):
            paper.put(row, left + step, step + 1)
        row += 1
    row = _write_stalls(paper, bazaar, layout, row, left, draw=draw)
    row = _write_total(paper, bazaar, layout, row, left)
    footer = [layout.unit] if layout.unit and layout.unit_below else []
    row += 0 if footer else draw(st.integers(0, 2))
    side = draw(st.sampled_from([0, max(len(layout.columns) - 2, 0)]))
    for line in (*footer, *layout.footer):
        paper.put(row, left + side, line)
        row += 1
    return row


def _write_titles(
    paper: Paper, layout: Layout, titles: list[list[Cell]], row: int, left: int, *, draw: st.DrawFn
) -> int:  # fmt: skip
    for line in titles:
        for step, cell in enumerate(line):
            paper.put(row, left + step, cell)
        row += 1
    if layout.unit and not layout.unit_below:
        side = draw(st.sampled_from([0, len(layout.columns) - 1]))
        paper.put(row, left + side, layout.unit)
        row += 1
    return row


def _write_stalls(
    paper: Paper, bazaar: Bazaar, layout: Layout, row: int, left: int, *, draw: st.DrawFn
) -> int:  # fmt: skip
    for number, stall in enumerate(bazaar.stalls, start=1):
        paper.rows[stall.business] = row
        for step, column in enumerate(layout.columns):
            paper.put(row, left + step, _cell(layout, column, number, stall, draw))
        row += 1
        if layout.blank_every and number % layout.blank_every == 0:
            row += 1
        last = number == len(bazaar.stalls)
        if layout.again_every and number % layout.again_every == 0 and not last:
            row = _write_header(paper, layout, row, left)
    return row


def _write_header(paper: Paper, layout: Layout, row: int, left: int) -> int:
    groups = [
        layout.days.group if layout.days and column.startswith("day ") else group
        for column, group in zip(layout.columns, layout.groups, strict=True)
    ]
    under = any(groups)
    paper.headers.append(row)
    for step, text in enumerate(layout.headers):
        here, group = left + step, groups[step]
        text = text.upper() if layout.upper and isinstance(text, str) else text  # noqa: PLW2901
        paper.put(row + 1 if group else row, here, text)
        if group and (step == 0 or groups[step - 1] != group):
            paper.put(row, here, group)
            wide = groups.count(group)
            if wide > 1:
                paper.merges.append((row, here, row, here + wide - 1))
        elif under and not group:
            paper.merges.append((row, here, row + 1, here))
    return row + 2 if under else row + 1


def _cell(
    layout: Layout, column: str, number: int, stall: Stall, draw: st.DrawFn
) -> Cell:
    kind, _, which = column.partition(" ")
    if kind == "extra":
        return draw(st.sampled_from(EXTRAS[int(which)][1]))
    if kind == "both":
        names = (
            (stall.owner, stall.business) if which else (stall.business, stall.owner)
        )
        return layout.both(*names)
    if kind in {"day", "turnover", "total"}:
        if stall.absent:
            return None
        sold = stall.sold[int(which)] if which else stall.turnover
        return draw(st.sampled_from(layout.amounts))(sold) if sold else layout.nothing
    return {
        "number": number,
        "business": stall.business,
        "owner": stall.owner,
        "nik": layout.nik(stall.nik),
        "phone": layout.phone(stall.phone),
        "ward": stall.ward,
        "district": stall.district,
        "ward_district": layout.places % (stall.ward, stall.district),
        "product": stall.product,
        "category": "kuliner",
        "note": layout.absent if stall.absent else None,
    }[column]


def _write_total(
    paper: Paper, bazaar: Bazaar, layout: Layout, row: int, left: int
) -> int:
    if not layout.total:
        return row
    sums = {
        "turnover": sum(s.turnover for s in bazaar.stalls if not s.absent),
        "total": sum(s.turnover for s in bazaar.stalls if not s.absent),
    }
    for day in range(len(bazaar.days)):
        sums[f"day {day}"] = sum(s.sold[day] for s in bazaar.stalls if not s.absent)
    for step, column in enumerate(layout.columns):
        if column in sums:
            paper.put(row, left + step, layout.amounts[0](sums[column]))
    paper.put(row, left, layout.total)
    return row + 1
