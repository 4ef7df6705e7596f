"""Whether what a text claims is so: laid beside the figures of a year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from lapak.figures.figure import Figure
from lapak.figures.ledger import Ledger
from lapak.figures.words import Words
from lapak.outputs.claims.meaning import Meaning
from lapak.outputs.claims.numbers import Number
from lapak.shared.money import grouped, rupiah

Verdict = Literal["true", "rounded", "false", "unknown"]

_OFFICE: Final = ("offline", "online", "both")
_OUTLETS: Final = ("modern_market", "neighbourhood_shop")
_KEYS: Final = {
    ("bazaars", "offline"): "offline_bazaars_held",
    ("bazaars", "online"): "online_bazaars_held",
    ("times", "offline"): "offline_participations",
    ("times", "online"): "online_participations",
    ("times", "both"): "facilitated_participations",
    ("businesses", "offline"): "offline_businesses_distinct",
    ("businesses", "online"): "online_businesses_distinct",
    ("businesses", "both"): "facilitated_businesses_distinct",
    ("rupiah", "offline"): "offline_turnover",
    ("rupiah", "online"): "online_turnover",
    ("visits", "modern_market"): "modern_market_visits",
    ("visits", "neighbourhood_shop"): "neighbourhood_shop_visits",
    ("outlets", "modern_market"): "modern_market_outlets_distinct",
    ("outlets", "neighbourhood_shop"): "neighbourhood_shop_outlets_distinct",
    ("findings", "modern_market"): "modern_market_findings",
    ("findings", "neighbourhood_shop"): "neighbourhood_shop_findings",
    ("findings", "both"): "findings",
}
_NEARLY: Final = Fraction(5, 100)  # how far "hampir" or "lebih dari" may be off


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of the office that a claim can be laid beside.

    `keys`: the figures whose sum it is, mostly one. `could_change`: what open questions
    could move; None: nobody can know by how much.
    """

    keys: tuple[str, ...]
    unit: str
    value: int
    could_change: int | None
    part: tuple[str, str] = ("", "")

    @property
    def told(self) -> str:
        """The number as it is written."""
        return rupiah(self.value) if self.unit == "rupiah" else grouped(self.value)


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict on one number, the figure that it was laid beside, and why."""

    verdict: Verdict
    beside: Counted | None
    explanation: Words


def counted_of(meaning: Meaning, ledger: Ledger) -> list[Counted]:
    """What a number may be laid beside, the likeliest first; empty: nothing fits."""
    found: list[Counted] = []
    for keys in _keys_of(meaning):
        figures = [ledger[key] for key in keys]
        found += _parts(figures, meaning) if meaning.part[0] else [_sum(figures)]
    return found


def _keys_of(meaning: Meaning) -> Iterator[tuple[str, ...]]:
    unit = "businesses" if meaning.unit == "owners" else meaning.unit
    if unit == "visits" and meaning.topic in _OUTLETS and meaning.found:
        yield (f"{meaning.topic}_visits_with_findings",)
        return
    if unit == "rupiah" and meaning.topic == "online" and meaning.final:
        yield ("online_turnover_final",)
    for topic in _topics(unit, meaning):
        if (unit, topic) in _KEYS:
            yield (_KEYS[unit, topic],)
        elif topic == "both":
            both = [_KEYS[unit, t] for t in (*_OFFICE, *_OUTLETS) if (unit, t) in _KEYS]
            if both:
                yield tuple(both)


def _topics(unit: str, meaning: Meaning) -> Iterable[str]:
    """What it may be of: what it says; where it says nothing, anything of its unit."""
    fits = (*_OUTLETS, "both") if unit in ("visits", "outlets", "findings") else _OFFICE
    return (meaning.topic,) if meaning.topic in fits else fits


def _sum(figures: Iterable[Figure]) -> Counted:
    figures = list(figures)
    unknowable = any(figure.unknowable for figure in figures)
    return Counted(
        tuple(figure.key for figure in figures),
        figures[0].unit,
        sum(figure.value for figure in figures),
        None if unknowable else sum(figure.could_change for figure in figures),
    )


def _parts(figures: Iterable[Figure], meaning: Meaning) -> Iterator[Counted]:
    breakdown, key = meaning.part
    for figure in figures:
        for name in (
            (breakdown, "home_district") if breakdown == "district" else (breakdown,)
        ):
            if name in figure.breakdowns:
                cells = figure.breakdowns[name]
                value = sum(v for k, v in cells.items() if _is(k, key, breakdown))
                change = None if figure.unknowable else figure.could_change
                yield Counted((figure.key,), figure.unit, value, change, (name, key))


def _is(stored: str, key: str, breakdown: str) -> bool:
    return stored.endswith(f"-{key}") if breakdown == "month" else stored == key


def judge(number: Number, meaning: Meaning, ledger: Ledger) -> Judged:
    """Whether the number is so: true, rounded, false, or not to be known."""
    if meaning.per:
        return _judge_each(number, meaning, ledger)
    beside = counted_of(meaning, ledger)
    if not beside:
        return Judged("unknown", None, _NOTHING)
    for counted in beside:
        verdict = _lay(number, counted.value)
        if verdict:
            return Judged(verdict, counted, _as_counted(counted, ledger, verdict))
    for counted in beside:
        if _may_become(number, counted):
            return Judged("unknown", counted, _open(counted, ledger))
    return Judged("false", beside[0], _otherwise(number, beside[0], ledger))


def _judge_each(number: Number, meaning: Meaning, ledger: Ledger) -> Judged:
    """`10 kali di setiap kecamatan`: so in every part, or in none that differs."""
    plain = Meaning(unit=meaning.unit, topic=meaning.topic, found=meaning.found)
    for counted in counted_of(plain, ledger):
        figure = ledger[counted.keys[0]]
        cells = {
            key: value
            for key, value in figure.breakdowns.get(meaning.per, {}).items()
            if key != "outside"
        }
        if not cells:
            continue
        odd = {k: v for k, v in cells.items() if not _lay(number, v)}
        if not odd:
            return Judged("true", counted, _each(figure, cells))
        if counted.could_change is None or counted.could_change:
            return Judged("unknown", counted, _open(counted, ledger))
        return Judged("false", counted, _each(figure, odd))
    return Judged("unknown", None, _NOTHING)


def _lay(number: Number, value: int) -> Verdict | None:
    """True, rounded by rule (half away from nought), or None: it is another number."""
    for told in (number.value, number.other):
        if told is None:
            continue
        if told == value and number.about not in ("over", "under"):
            return "true"
        if _bounds(number, told, value) or _rounds(value, told, number.step):
            return "rounded"
    return None


def _bounds(number: Number, told: Fraction, value: int) -> bool:
    if number.about == "over":
        return told <= value <= told * (1 + _NEARLY) + number.step
    if number.about == "under":
        return told * (1 - _NEARLY) - number.step <= value <= told
    return False


def _rounds(value: int, told: Fraction, step: Fraction) -> bool:
    if step <= 1:
        return value == told
    return (Fraction(value) / step + Fraction(1, 2)).__floor__() * step == told


def _may_become(number: Number, counted: Counted) -> bool:
    """Whether answers to what is open could make it so."""
    if counted.could_change is None:
        return number.value >= counted.value
    reach = counted.could_change + number.step / 2 - Fraction(1, 2)
    return bool(counted.could_change) and abs(number.value - counted.value) <= reach


# --- why ---------------------------------------------------------------------------

_NOTHING: Final = Words(
    "Lapak tidak punya angka tentang ini.", "Lapak has no figure about this."
)


def _name(counted: Counted, ledger: Ledger) -> Words:
    names = [ledger[key].defined.name for key in counted.keys]
    return Words(" + ".join(n.id for n in names), " + ".join(n.en for n in names))


def _as_counted(counted: Counted, ledger: Ledger, verdict: Verdict) -> Words:
    name = _name(counted, ledger)
    if verdict == "true":
        return Words(f"{name.id}: {counted.told}.", f"{name.en}: {counted.told}.")
    return Words(
        f"{name.id} tepatnya {counted.told}.", f"{name.en} is {counted.told} exactly."
    )


def _open(counted: Counted, ledger: Ledger) -> Words:
    name = _name(counted, ledger)
    return Words(
        f"{name.id} kini {counted.told}; pertanyaan yang masih terbuka bisa mengubahnya.",
        f"{name.en} is {counted.told} now; questions still open could change it.",
    )


def _each(figure: Figure, cells: dict[str, int]) -> Words:
    told = ", ".join(f"{key} {grouped(value)}" for key, value in sorted(cells.items()))
    name = figure.defined.name
    return Words(f"{name.id}: {told}.", f"{name.en}: {told}.")


def _otherwise(number: Number, counted: Counted, ledger: Ledger) -> Words:
    name = _name(counted, ledger)
    other = _same_value(number, counted, ledger)
    if other is None:
        return Words(
            f"{name.id}: {counted.told}, bukan {number.text}.",
            f"{name.en}: {counted.told}, not {number.text}.",
        )
    its, unit = other.defined.name, other.defined.unit
    return Words(
        f"{number.text} adalah {its.id}, bukan jumlah {_UNITS_ID[counted.unit]}. {name.id}: {counted.told}.",
        f"{number.text} is {its.en} ({unit}). {name.en}: {counted.told}.",
    )


_UNITS_ID: Final = {
    "bazaars": "bazar", "times": "kali ikut", "businesses": "usaha", "rupiah": "rupiah",
    "visits": "kunjungan", "outlets": "tempat usaha", "findings": "temuan",
}  # fmt: skip


def _same_value(number: Number, beside: Counted, ledger: Ledger) -> Figure | None:
    """A figure of another unit that is this very number: what may have been meant."""
    return next(
        (
            figure
            for figure in ledger.values()
            if figure.key not in beside.keys
            and (figure.unit == "rupiah") == (beside.unit == "rupiah")
            and figure.value > 20
            and _lay(number, figure.value)
        ),
        None,
    )
