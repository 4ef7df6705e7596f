"""Every figure's name, definition, unit and breakdowns; the rules they count by."""

from dataclasses import dataclass
from typing import Final, Literal

from lapak.figures.rules import RULES
from lapak.figures.words import Words

__all__ = ["BREAKDOWNS", "DEFINITIONS", "RULES", "UNITS", "Definition"]

Unit = Literal[
    "bazaars", "times", "businesses", "rupiah", "visits", "outlets", "findings"
]
Breakdown = Literal["month", "district", "home_district", "level", "edition", "type"]

UNITS: Final[dict[Unit, Words]] = {
    "bazaars": Words("bazar", "bazaars"),
    "times": Words("kali", "times"),
    "businesses": Words("usaha", "businesses"),
    "rupiah": Words("rupiah", "rupiah"),
    "visits": Words("kunjungan", "visits"),
    "outlets": Words("tempat usaha", "outlets"),
    "findings": Words("temuan", "findings"),
}
BREAKDOWNS: Final[dict[Breakdown, Words]] = {
    "month": Words("bulan", "month"),
    "district": Words("kecamatan", "district"),
    "home_district": Words("kecamatan asal usaha", "home district of the business"),
    "level": Words("tingkat", "level"),
    "edition": Words("edisi", "edition"),
    "type": Words("jenis temuan", "type of finding"),
}


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure is called and what it counts, each in one sentence."""

    key: str
    unit: Unit
    name: Words
    definition: Words
    breakdowns: tuple[Breakdown, ...] = ()


def _defined(*definitions: Definition) -> dict[str, Definition]:
    return {one.key: one for one in definitions}


DEFINITIONS: Final[dict[str, Definition]] = _defined(
    Definition(
        "offline_bazaars_held",
        "bazaars",
        Words("Bazar luring yang terlaksana", "Offline bazaars held"),
        Words(
            "Bazar luring yang terlaksana dan hari pertamanya jatuh dalam tahun ini.",
            "Offline bazaars that took place and whose first day is in the year.",
        ),
        ("month", "district", "level"),
    ),
    Definition(
        "offline_participations",
        "times",
        Words("Keikutsertaan luring", "Offline participations"),
        Words(
            "Pasangan usaha dan bazar luring: satu usaha pada satu bazar dihitung sekali.",
            "Pairs of a business and an offline bazaar that it took part in.",
        ),
        ("month", "district", "home_district"),
    ),
    Definition(
        "offline_businesses_distinct",
        "businesses",
        Words("Usaha berbeda di bazar luring", "Distinct businesses offline"),
        Words(
            "Usaha berbeda yang ikut sedikitnya satu bazar luring.",
            "Distinct businesses that took part in at least one offline bazaar.",
        ),
        ("home_district",),
    ),
    Definition(
        "offline_turnover",
        "rupiah",
        Words("Omset bazar luring", "Offline turnover"),
        Words(
            "Jumlah penjualan harian semua lapak bazar luring, setelah keputusan orang.",
            "Sum of the daily sales of the stalls of offline bazaars, after people's "
            "decisions.",
        ),
        ("month", "district"),
    ),
    Definition(
        "online_bazaars_held",
        "bazaars",
        Words("Bazar daring yang terlaksana", "Online bazaars held"),
        Words(
            "Edisi bazar daring (Jumat Beli Lokal) yang hari pertamanya dalam tahun ini.",
            "Editions of the online bazaar (Jumat Beli Lokal) whose first day is in the "
            "year.",
        ),
    ),
    Definition(
        "online_participations",
        "times",
        Words("Keikutsertaan daring", "Online participations"),
        Words(
            "Pasangan usaha dan edisi dengan sedikitnya satu barang terjual.",
            "Pairs of a business and an edition with at least one thing sold.",
        ),
        ("edition",),
    ),
    Definition(
        "online_businesses_distinct",
        "businesses",
        Words("Usaha berbeda di bazar daring", "Distinct businesses online"),
        Words(
            "Usaha berbeda yang menjual sedikitnya satu barang di bazar daring.",
            "Distinct businesses that sold at least one thing in an online bazaar.",
        ),
        ("home_district",),
    ),
    Definition(
        "online_turnover",
        "rupiah",
        Words("Omset bazar daring", "Online turnover"),
        Words(
            "Jumlah semua baris pesanan yang dihitung dari edisi tahun ini, yang sudah "
            "selesai dan yang masih berjalan.",
            "Sum of all order lines that count in the year's editions, completed or on "
            "their way.",
        ),
        ("month", "edition"),
    ),
    Definition(
        "online_turnover_final",
        "rupiah",
        Words("Omset bazar daring yang selesai", "Online turnover, completed orders"),
        Words(
            "Bagian omset bazar daring dari pesanan yang sudah selesai.",
            "The part of the online turnover that comes from completed orders.",
        ),
        ("month", "edition"),
    ),
    Definition(
        "facilitated_participations",
        "times",
        Words("Keikutsertaan terfasilitasi", "Facilitated participations"),
        Words(
            "Keikutsertaan luring ditambah keikutsertaan daring.",
            "Offline participations and online participations together.",
        ),
    ),
    Definition(
        "facilitated_businesses_distinct",
        "businesses",
        Words("Usaha berbeda yang terfasilitasi", "Distinct businesses facilitated"),
        Words(
            "Usaha berbeda yang ikut bazar luring atau daring; yang ikut keduanya "
            "dihitung sekali.",
            "Distinct businesses in offline or online bazaars; those in both count once.",
        ),
        ("home_district",),
    ),
    Definition(
        "modern_market_visits",
        "visits",
        Words("Kunjungan ke pasar modern", "Visits to modern markets"),
        Words(
            "Kunjungan petugas ke pasar modern dalam tahun ini.",
            "Visits by officers to modern markets in the year.",
        ),
        ("month", "district"),
    ),
    Definition(
        "neighbourhood_shop_visits",
        "visits",
        Words("Kunjungan ke toko kelontong", "Visits to neighbourhood shops"),
        Words(
            "Kunjungan petugas ke toko kelontong dalam tahun ini.",
            "Visits by officers to neighbourhood shops in the year.",
        ),
        ("month", "district"),
    ),
    Definition(
        "modern_market_visits_with_findings",
        "visits",
        Words(
            "Kunjungan ke pasar modern dengan temuan",
            "Visits to modern markets with findings",
        ),
        Words(
            "Kunjungan ke pasar modern yang menemukan sedikitnya satu hal.",
            "Visits to modern markets at which something was found.",
        ),
        ("month", "district"),
    ),
    Definition(
        "neighbourhood_shop_visits_with_findings",
        "visits",
        Words(
            "Kunjungan ke toko kelontong dengan temuan",
            "Visits to neighbourhood shops with findings",
        ),
        Words(
            "Kunjungan ke toko kelontong yang menemukan sedikitnya satu hal.",
            "Visits to neighbourhood shops at which something was found.",
        ),
        ("month", "district"),
    ),
    Definition(
        "modern_market_outlets_distinct",
        "outlets",
        Words(
            "Pasar modern berbeda yang dikunjungi", "Distinct modern markets visited"
        ),
        Words(
            "Pasar modern berbeda yang dikunjungi sedikitnya sekali.",
            "Distinct modern markets that were visited at least once.",
        ),
    ),
    Definition(
        "neighbourhood_shop_outlets_distinct",
        "outlets",
        Words(
            "Toko kelontong berbeda yang dikunjungi",
            "Distinct neighbourhood shops visited",
        ),
        Words(
            "Toko kelontong berbeda yang dikunjungi sedikitnya sekali.",
            "Distinct neighbourhood shops that were visited at least once.",
        ),
    ),
    Definition(
        "modern_market_findings",
        "findings",
        Words("Temuan di pasar modern", "Findings at modern markets"),
        Words(
            "Temuan pada kunjungan ke pasar modern; dua jenis pada satu kunjungan adalah "
            "dua temuan.",
            "Findings of visits to modern markets; two types on one visit are two.",
        ),
        ("type",),
    ),
    Definition(
        "neighbourhood_shop_findings",
        "findings",
        Words("Temuan di toko kelontong", "Findings at neighbourhood shops"),
        Words(
            "Temuan pada kunjungan ke toko kelontong; dua jenis pada satu kunjungan "
            "adalah dua temuan.",
            "Findings of visits to neighbourhood shops; two types on one visit are two.",
        ),
        ("type",),
    ),
    Definition(
        "findings",
        "findings",
        Words("Semua temuan", "All findings"),
        Words(
            "Temuan di pasar modern dan toko kelontong bersama-sama.",
            "Findings at modern markets and neighbourhood shops together.",
        ),
        ("type",),
    ),
)
