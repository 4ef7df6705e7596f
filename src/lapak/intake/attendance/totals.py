"""Rows that sum a list up, and stalls whose names only look like it."""

import re
from collections.abc import Mapping, Sequence

from lapak.intake.attendance.columns import Header
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.headers import AMOUNTS
from lapak.intake.cells.amounts import read_amount
from lapak.intake.cells.text import plain

TOTAL = re.compile(
    r"^(?:grand ?|sub ?)?(?:total|jumlah|jml|sub jumlah)\b"
    r"|^(?:omset|omzet|penjualan|pendapatan|hasil) (?:total|keseluruhan|seluruhnya)$"
)
APART = re.compile(r"(?:[a-z] ){3,}[a-z]")  # 't o t a l'
SUBTOTAL = re.compile(r"^sub ?(?:total|jumlah|jml)\b")
SAYS_ONLY_TOTAL = re.compile(
    r"(?:(?:grand|grandtotal|hasil|sub|subtotal|total|jumlah|jml|keseluruhan|seluruh|seluruhnya|akhir|omset|omzet|penjualan"
    r"|pendapatan|transaksi|peserta|umkm|rp|rupiah|per|hari|halaman|ini|bazar|bazaar|dipindahkan|i|ii|iii"
    r"|orang|usaha|stand|tenant|semua|sementara|bersih|kotor|[0-9]+)(?: |$))+"
)
# what is told of a whole list beside its total
STATISTIC = re.compile(
    r"(?:(?:nilai|jumlah|jml|total|banyaknya|target|selisih|capaian|realisasi|persentase|kenaikan|penurunan|rata|rerata|average"
    r"|tertinggi|terendah|terbesar|terkecil|maksimal|maksimum|minimal|minimum|max|min|median|omset|omzet|pendapatan|penjualan"
    r"|umkm|ukm|peserta|stand|tenant|pelaku|usaha|hadir|tidak|yang|ikut|per|hari|bazar|bazaar|kegiatan|sebelumnya|orang|lapor"
    r"|melapor|belum|dari|rp)(?: |$))+"
)
SAYS_STATISTIC = re.compile(
    r"\b(?:target|selisih|capaian|realisasi|persentase|kenaikan|penurunan|rata|rerata|average|tertinggi|terendah|terbesar"
    r"|terkecil|maksimal|maksimum|minimal|minimum|max|min|median|hadir|lapor|melapor)\b"
)


def says_statistic(header: Header, texts: Mapping[int, str]) -> bool:
    """`Rata-rata omset`, `Jumlah UMKM hadir`: a row of words about the whole list."""
    told = _beside(header, texts)
    return (
        len(told) == 1
        and STATISTIC.fullmatch(told[0]) is not None
        and SAYS_STATISTIC.search(told[0]) is not None
    )


def says_total(header: Header, texts: Mapping[int, str]) -> str:
    """total, perhaps (`Total Snack`, or `Jumlah` beside a person's name), or ''."""
    beside = _beside(header, texts)
    labels = [text for text in beside if TOTAL.match(text)]
    if not labels:
        return ""
    only = [text for text in labels if SAYS_ONLY_TOTAL.fullmatch(text)]
    others = [
        text
        for text in beside
        if not SAYS_ONLY_TOTAL.fullmatch(text) and re.search("[a-z]{3}", text)
    ]
    if only and others:
        return "" if _is_numbered(header, texts) else "perhaps"
    if only:
        return "total"
    return "perhaps" if len(beside) == 1 else ""


def is_total(
    grid: Grid,
    header: Header,
    row: int,
    above: Sequence[int],
    since: Sequence[int] = (),
) -> bool:
    """Is a row that perhaps sums up the rows `above` it a total and no stall?

    It is where one of its amounts is their sum, or more than half of it: a stall hardly
    sold as much as all the others. Without any amount it sums nothing up. One that says
    that it is a subtotal sums up those `since` the one before it.
    """
    says = any(SUBTOTAL.match(plain(text)) for text in grid.texts(row) if text)
    if says and since and adds_up(grid, header, row, since):
        return True
    for column in header.of(*AMOUNTS):
        value = read_amount(grid.cell(row, column.index)).value
        if not value:
            continue
        told = [read_amount(grid.cell(r, column.index)).value or 0 for r in above]
        if value == sum(told) or (len(told) > 2 and value * 2 > sum(told)):
            return True
    return False


def adds_up(grid: Grid, header: Header, row: int, above: Sequence[int]) -> bool:
    """Are all amounts of a total row exactly what the rows `above` it make?"""
    told = [
        (column.index, value)
        for column in header.of(*AMOUNTS)
        if (value := read_amount(grid.cell(row, column.index)).value)
    ]
    return bool(told) and all(
        value == sum(read_amount(grid.cell(r, index)).value or 0 for r in above)
        for index, value in told
    )


def _is_numbered(header: Header, texts: Mapping[int, str]) -> bool:
    return any(
        texts.get(c.index, "").strip(". ").isdigit() for c in header.of("number")
    )


def _beside(header: Header, texts: Mapping[int, str]) -> list[str]:
    """What a row tells beside its amounts, in plain words."""
    amounts = {c.index for c in header.of(*AMOUNTS, "transactions")}
    told = [plain(text) for c, text in sorted(texts.items()) if c not in amounts]
    return [t.replace(" ", "") if APART.fullmatch(t) else t for t in told]
