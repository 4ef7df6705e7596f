"""Why a claim holds or fails, in sentences of both languages."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from lapak.domain.places.rules import Gazetteer
from lapak.figures.definitions import BREAKDOWNS
from lapak.figures.ledger import Ledger
from lapak.figures.words import Words
from lapak.outputs.claims import counted
from lapak.outputs.claims.counted import Counted
from lapak.outputs.claims.meaning import Meaning, Part
from lapak.outputs.claims.numbers import Number
from lapak.shared.money import grouped, rupiah

NOTHING: Final = Words(
    "Lapak tidak punya angka tentang ini.", "Lapak has no figure about this."
)
UNSURE: Final = Words(
    "Tidak jelas apa yang dihitung angka ini.",
    "It isn't clear what this number counts.",
)
IN_BOTH: Final = Words(
    "Usaha di bazar luring dan juga di bazar daring",
    "Businesses both offline and online",
)
NO_PART: Final = Words(
    "Lapak tidak menghitung bagian ini tersendiri.",
    "Lapak does not count this part by itself.",
)
TWO_PARTS: Final = Words(
    "Lapak tidak menghitung dua rincian sekaligus.",
    "Lapak does not count two breakdowns at once.",
)
EMPTY: Final = Words(
    "Tahun ini belum ada isinya tentang ini di Lapak.",
    "Lapak holds nothing about this in this year yet.",
)
ASIDE: Final = {
    "year": Words("Ini tentang tahun lain.", "This is about another year."),
    "plan": Words(
        "Ini target atau rencana, atau tentang tahun lain.",
        "This is a target or plan, or about another year.",
    ),
    "one": Words(
        "Ini tentang satu kegiatan atau satu hari, bukan angka setahun.",
        "This is about one event or one day, not a figure of the year.",
    ),
    "uncounted": NOTHING,
    "asked": Words("Teks hanya menanyakannya.", "The text only asks about it."),
    "change": Words(
        "Ini selisih atau kenaikan; Lapak hanya memeriksa angka tahun ini.",
        "This is a difference; Lapak checks the figures of the year only.",
    ),
    "denied": Words(
        "Teks sendiri berkata bahwa bukan ini angkanya.",
        "The text itself says that it is not this.",
    ),
    "resolved": Words(
        "Lapak belum menghitung temuan yang selesai ditindaklanjuti.",
        "Lapak does not count findings that were dealt with yet.",
    ),
}
# What a number of each unit is, where it was told as something else.
_IS: Final = {
    "bazaars": Words("jumlah bazar", "bazaars"),
    "times": Words("kali ikut serta", "times taken part"),
    "businesses": Words("usaha berbeda", "distinct businesses"),
    "owners": Words("pemilik", "owners"),
    "rupiah": Words("omset", "turnover"),
    "visits": Words("kunjungan", "visits"),
    "outlets": Words("tempat usaha berbeda", "distinct outlets"),
    "findings": Words("temuan", "findings"),
}
_NOT: Final = {**_IS, "businesses": Words("usaha", "businesses")}
_PER: Final = {
    "bazaars": Words("bazar", "bazaar"),
    "times": Words("kali ikut", "participation"),
    "businesses": Words("usaha", "business"),
    "visits": Words("kunjungan", "visit"),
}
_MONTHS: Final = (
    Words("Januari", "January"), Words("Februari", "February"), Words("Maret", "March"), Words("April", "April"),
    Words("Mei", "May"), Words("Juni", "June"), Words("Juli", "July"), Words("Agustus", "August"),
    Words("September", "September"), Words("Oktober", "October"), Words("November", "November"), Words("Desember", "December"),
)  # fmt: skip
_TOLD_CELLS: Final = 12
_SMALL: Final = 20  # a small number is many things by chance


def _same(text: str) -> Words:
    return Words(text, text)


class Teller:
    """Tells numbers of one year, with the names of its places."""

    def __init__(self, ledger: Ledger, places: Gazetteer) -> None:
        """Remember what to tell of."""
        self.ledger = ledger
        self.places = places

    def holds(self, one: Counted, verdict: str) -> Words:
        """It is so, or so when rounded."""
        name, told = self._name(one), _told(one.value, one.unit)
        if verdict == "true":
            return Words(f"{name.id}: {told}.", f"{name.en}: {told}.")
        return Words(f"{name.id} tepatnya {told}.", f"{name.en}: {told} exactly.")

    def open(self, one: Counted) -> Words:
        """Answers could change it."""
        name, told = self._name(one), _told(one.value, one.unit)
        return Words(
            f"{name.id} kini {told}; pertanyaan yang masih terbuka bisa mengubahnya.",
            f"{name.en}: {told} now; questions still open could change it.",
        )

    def far(self, one: Counted) -> Words:
        """True, and far from the number."""
        name, told = self._name(one), _told(one.value, one.unit)
        return Words(
            f"{name.id} {told}: jauh dari itu.", f"{name.en}: {told}, far from it."
        )

    def at_most(self, meaning: Meaning, most: Counted) -> Words:
        """How many are in a part isn't counted; more than this can't be."""
        told, unit = _told(most.value, most.unit), _NOT[meaning.unit]
        where = self._where(most.part)
        is_a = _IS[most.unit]
        return Words(
            f"Lapak tidak menghitung {unit.id} di bagian ini; {is_a.id}{where.id} {told}.",
            f"Lapak does not count {unit.en} in this part; {is_a.en}{where.en}: {told}.",
        )

    def impossible(self, number: Number, meaning: Meaning, most: Counted) -> Words:
        """More businesses than times that any took part."""
        told, unit, is_a = (
            _told(most.value, most.unit),
            _NOT[meaning.unit],
            _IS[most.unit],
        )
        where = self._where(most.part)
        return Words(
            f"{number.text} {unit.id} tidak mungkin: {is_a.id}{where.id} hanya {told}.",
            f"{number.text} {unit.en} are impossible: {is_a.en}{where.en} are only {told}.",
        )

    def average(self, one: Counted, per: str) -> Words:
        """What a quotient is."""
        name, told = self._name(one), _told(one.value, one.unit)
        each = _PER.get(per) or BREAKDOWNS.get(per, _same(per))  # type: ignore[call-overload]
        return Words(
            f"{name.id}: rata-rata {told} per {each.id}.",
            f"{name.en}: {told} per {each.en} on average.",
        )

    def cells(self, one: Counted, breakdown: str, cells: Mapping[str, int]) -> Words:
        """What each part of a figure is."""
        name = self._name(one)
        few = sorted(cells.items())[:_TOLD_CELLS]
        told = [(self._key(breakdown, k), _told(Fraction(v), one.unit)) for k, v in few]
        return Words(
            f"{name.id}: "
            + ", ".join(f"{key.id} {value}" for key, value in told)
            + ".",
            f"{name.en}: "
            + ", ".join(f"{key.en} {value}" for key, value in told)
            + ".",
        )

    def fails(self, number: Number, meaning: Meaning, one: Counted) -> Words:
        """It is another number; what it is instead, where a figure has it."""
        name, told = self._name(one), _told(one.value, one.unit)
        if other := self.other(number, one):
            is_a, its = self._as(other, one)
            return Words(
                f"{number.text} itu {is_a.id}; {its.id} {told}.",
                f"{number.text}: {is_a.en}; {its.en}: {told}.",
            )
        if number.step > 1 and not number.about:
            up = _told(
                (one.value / number.step + Fraction(1, 2)).__floor__() * number.step,
                one.unit,
            )
            return Words(
                f"{name.id}: {told}, dibulatkan {up}, bukan {number.text}.",
                f"{name.en}: {told}, rounded {up}, not {number.text}.",
            )
        return Words(
            f"{name.id}: {told}, bukan {number.text}.",
            f"{name.en}: {told}, not {number.text}.",
        )

    def _as(self, other: Counted, one: Counted) -> tuple[Words, Words]:
        """What the number is; what to call the right one."""
        where, name = self._where(one.part), self._name(one)
        if other.unit != one.unit:
            is_a, no = _IS[other.unit], _NOT[one.unit]
            made = self._made_of(other)
            its = _IS[one.unit]
            return (
                Words(f"{is_a.id}{made.id}, bukan {no.id}", f"{is_a.en}{made.en}, not {no.en}"),
                Words(f"{its.id}nya{where.id}", f"{its.en}{where.en}"),
            )  # fmt: skip
        its = self._name(other)
        return Words(_low(its.id), _low(its.en)), Words(_low(name.id), _low(name.en))

    def _made_of(self, one: Counted) -> Words:
        if one.keys != ("facilitated_participations",):
            return _same("")
        off, on = (
            grouped(self.ledger[f"{kind}_participations"].value)
            for kind in ("offline", "online")
        )
        return Words(
            f" ({off} luring + {on} daring)", f" ({off} offline + {on} online)"
        )

    def other(self, number: Number, one: Counted) -> Counted | None:
        """Another figure that is this very number: what may have been meant."""
        for other in self._others(one):
            values = (number.value, number.other)
            if other.value > _SMALL and other.value in values:
                return other
            if other.unit == one.unit == "rupiah" and _is_near(number, other.value):
                return other
        return None

    def _others(self, one: Counted) -> Iterator[Counted]:
        money = one.unit == "rupiah"
        if one.part:
            figure = self.ledger[one.keys[0]]
            cells = counted.cells_of(figure, one.part.breakdown)
            for key, value in cells.items():
                part = Part(one.part.breakdown, (key,))
                yield Counted(one.keys, one.unit, Fraction(value), part=part)
        for figure in self.ledger.values():
            if figure.key not in one.keys and figure.is_rupiah == money:
                yield Counted((figure.key,), figure.unit, Fraction(figure.value))

    def _name(self, one: Counted) -> Words:
        if one.in_both:
            return IN_BOTH
        names = [self.ledger[key].defined.name for key in one.keys]
        where = self._where(one.part)
        owners = one.unit == "owners"
        said = Words(" + ".join(n.id for n in names), " + ".join(n.en for n in names))
        return Words(
            (f"Pemilik ({_low(said.id)})" if owners else said.id) + where.id,
            (f"Owners ({_low(said.en)})" if owners else said.en) + where.en,
        )

    def _where(self, part: Part | None) -> Words:
        """' di Tambora', ' bulan Maret', '' for the whole."""
        if part is None:
            return _same("")
        keys = [self._key(part.breakdown, key) for key in part.keys]
        told = Words(", ".join(k.id for k in keys), ", ".join(k.en for k in keys))
        before = {
            "district": Words("di", "in"),
            "home_district": Words("asal", "from"),
            "month": Words("bulan", "in"),
            "level": Words("tingkat", "of level"),
            "edition": Words("edisi", "of edition"),
            "type": Words("jenis", "of type"),
        }[part.breakdown]
        return Words(f" {before.id} {told.id}", f" {before.en} {told.en}")

    def _key(self, breakdown: str, key: str) -> Words:
        if key == "outside":
            return Words("luar wilayah", "outside the city")
        if breakdown == "month" and key.isdecimal() and 1 <= int(key) <= len(_MONTHS):
            return _MONTHS[int(key) - 1]
        return _same(self.places.districts.get(key, key))


def _is_near(number: Number, value: Fraction) -> bool:
    return number.step > 1 and abs(number.value - value) <= number.step / 2


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]


def _told(value: Fraction, unit: str) -> str:
    """The number as it is written; of quotients one decimal."""
    if unit == "rupiah":
        return rupiah(round(value))
    if value.denominator == 1:
        return grouped(int(value))
    whole, tenth = divmod(round(value * 10), 10)
    return f"{grouped(whole)},{tenth}"
