"""Words of the yearly report that no template of an office says."""

from typing import Final

from lapak.figures.words import Words

GROUP: Final = Words("Bagian", "Part")
FIGURE: Final = Words("Angka", "Figure")
VALUE: Final = Words("Nilai", "Value")
UNIT: Final = Words("Satuan", "Unit")
DEFINITION: Final = Words("Yang dihitung", "What is counted")
OPEN: Final = Words("Pertanyaan terbuka", "Open questions")
COULD: Final = Words("Bisa mengubah", "Could change")
SUM: Final = Words("Jumlah", "Sum")
AS_WRITTEN: Final = Words(
    "Seperti tertulis di daftar, sebelum keputusan orang",
    "As written in the lists, before people's decisions",
)
OWNERS: Final = Words(
    "Milik, karena satu orang bisa punya dua merek",
    "Owned by, as one person may have two brands",
)
PEOPLE: Final = Words("%(number)s orang", "%(number)s people")
DOUBTED: Final = Words(
    "%(number)s pertanyaan terbuka bisa mengubahnya",
    "%(number)s open questions could change it",
)
DOUBTED_ONCE: Final = Words(
    "%(number)s pertanyaan terbuka bisa mengubahnya",
    "%(number)s open question could change it",
)
BY: Final = Words("Per %(what)s", "By %(what)s")
NO_BREAKDOWNS: Final = Words(
    "Belum ada angka yang bisa dirinci.", "There is no figure to break down yet."
)
NO_QUESTIONS: Final = Words(
    "Tidak ada pertanyaan yang terbuka tentang angka tahun ini.",
    "No question about the figures of this year is open.",
)
QUESTION: Final = Words("Yang ditanyakan", "What is asked")
HOW_MANY: Final = Words("Banyaknya", "How many")
BAR_CHART: Final = Words(
    "Diagram batang. %(title)s. Tertinggi %(most)s, terendah %(least)s. "
    "Semua nilainya ada di tabel di dekatnya.",
    "Bar chart. %(title)s. Highest %(most)s, lowest %(least)s. "
    "All its values are in the table beside it.",
)
TILE_MAP: Final = Words(
    "Peta petak kecamatan. %(title)s. Tertinggi %(most)s. "
    "Semua nilainya ada di tabel di dekatnya.",
    "Tile map of the districts. %(title)s. Highest %(most)s. "
    "All its values are in the table beside it.",
)
BAZAARS: Final = Words("Bazar luring", "Offline bazaars")
EDITIONS: Final = Words("Edisi bazar daring", "Editions of the online bazaar")
NO_BAZAARS: Final = Words(
    "Tidak ada bazar yang tercatat pada tahun ini.",
    "No bazaar is recorded in this year.",
)
NUMBER: Final = Words("No.", "No.")
BAZAAR: Final = Words("Bazar", "Bazaar")
EDITION: Final = Words("Edisi", "Edition")
DAYS: Final = Words("Hari", "Days")
FIRST_DAY: Final = Words("Hari pertama", "First day")
LAST_DAY: Final = Words("Hari terakhir", "Last day")
PLACE: Final = Words("Tempat", "Place")
DISTRICT: Final = Words("Kecamatan", "District")
LEVEL: Final = Words("Tingkat", "Level")
TIMES: Final = Words("Kali ikut", "Times")
TURNOVER: Final = Words("Omset", "Turnover")
UNKNOWN: Final = Words("Omset belum diketahui", "Turnover not known")
NOT_KNOWN: Final = Words("%(number)s belum diketahui", "%(number)s not known")
SUMMARY: Final = Words("Ringkasan", "Summary")
FIGURES: Final = Words("Angka", "Figures")
RULES: Final = Words("Aturan hitung", "Counting rules")
RULE: Final = Words("Aturan", "Rule")
QUESTIONS: Final = Words("Pertanyaan terbuka", "Open questions")
ANNEX: Final = Words("Daftar bazar", "Bazaars")
ONLINE_ANNEX: Final = Words("Bazar daring", "Online bazaar")
PAGE: Final = Words("Halaman", "Page")
CONTENTS: Final = Words("Daftar isi", "Contents")
SHEETS: Final = {
    "month": Words("Per bulan", "By month"),
    "district": Words("Per kecamatan", "By district"),
    "home_district": Words("Per kecamatan asal", "By home district"),
    "level": Words("Per tingkat", "By level"),
    "edition": Words("Per edisi", "By edition"),
    "type": Words("Per jenis temuan", "By type of finding"),
}
"""Names of the sheets of breakdowns: Excel takes 31 letters."""
