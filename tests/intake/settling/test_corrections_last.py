"""Every correction holds: for the same file again, a newer one, after undo and back."""

import pytest
from django.db.models import Sum

from lapak.domain.bazaars.models import Bazaar, Participation
from lapak.domain.sales.models import DailySales
from lapak.domain.sources.models import Decision, SourceFile
from lapak.intake.take_in import take_back
from tests.intake.settling.test_explained import (
    HEAD,
    ODD_HEAD,
    ROWS,
    SMALL,
    TITLES,
    a_book,
    regions,
    said,
    taken,
)

pytestmark = pytest.mark.django_db
__all__ = ["regions"]
KNOWN = [*HEAD[:4], "Omset"]
BOOK = {"head": KNOWN, "rows": ROWS, "titles": TITLES}
RAYA = "GEBYAR TAMBORA RAYA"
OTHER = [
    [1, "Roti Mawar", "Umi Kalsum", 1, 70_000],
    [2, "Soto Dahlia", "Joko Susilo", 1, 80_000],
]

# value(s) of the correction; more of how it is said; the file's header and rows
CASES = {
    "name": (["name=Bazar Lain"], {}, {}),
    "place": (["place=Lapangan Banteng"], {}, {}),
    "days": (["days=10–11 Juni 2025"], {}, {}),
    "level": (["level=kota"], {}, {}),
    "district": (["district=31.73.05"], {}, {}),
    "outside": (["district=outside"], {}, {}),
    "cancelled": (["cancelled=1"], {}, {}),
    "column": (["column:E=turnover"], {}, {"head": HEAD}),
    "two columns": (["column:B=owner", "column:C=business"], {}, {}),
    "unit": (["unit=ribuan"], {}, {"rows": SMALL}),
    "header": (
        ["header=1", "column:B=business", "column:C=owner", "column:E=turnover"],
        {},
        {"head": ODD_HEAD},
    ),
    "join": (["bazaar={key}"], {}, {}),
    "joined by one word": (["bazaar=berdua"], {"both": True}, {}),
    "split": (["split=1"], {}, {"titles": [[RAYA], *TITLES[2:]]}),
    "drop": ([""], {"verb": "drop"}, {}),
    "a row dropped": ([""], {"verb": "drop", "row": 6}, {}),
    "a row's turnover": (["99000"], {"verb": "set_turnover", "row": 7}, {}),
    "a row's names": (["name owner"], {"verb": "swap", "row": 8}, {}),
    "a row's district": (["31.73.05"], {"verb": "set_district", "row": 6}, {}),
}


def snapshot():
    """All that the figures are made of, without ids."""
    held = Bazaar.objects.filter(held=True).order_by("name", "opens")
    took = Participation.objects.order_by(
        "bazaar__name", "business__name", "business__owner__name"
    )
    return (
        list(held.values_list("name", "place", "level", "district", "opens", "closes")),
        list(
            took.values_list(
                "bazaar__name", "business__name", "business__owner__name",
                "business__district",
            )
        ),
        DailySales.objects.aggregate(sum=Sum("turnover"))["sum"],
    )  # fmt: skip


@pytest.fixture
def other(tmp_path):
    titles = [[RAYA], ["Tanggal: 3 Mei 2025"], []]
    path = tmp_path / "tetap.xlsx"
    taken(a_book(path, head=KNOWN, rows=OTHER, titles=titles))
    return path


def correct(case, header):
    """Say a correction; whether it touches the other file, and how much was said."""
    values, how, _book = CASES[case]
    values = [v.format(key=Bazaar.objects.get(name=RAYA).key) for v in values]
    both = "both" in how
    how = {"row": header} | {k: v for k, v in how.items() if k != "both"}
    before = snapshot()
    assert said(*values, **how).homeless == []
    if both:
        assert said(*values, file="tetap.xlsx", row=1).homeless == []
    assert snapshot() != before
    return both, len(values) + both


@pytest.mark.parametrize("moved", [1, -1], ids=["a title more", "a title less"])
@pytest.mark.parametrize("case", CASES)
def test_a_correction_holds(tmp_path, other, case, moved):
    alone = snapshot()
    path, book = tmp_path / "hadir.xlsx", BOOK | CASES[case][2]
    taken(a_book(path, **book))
    both, made = correct(case, len(book["titles"]) + 1)
    corrected = snapshot()

    assert not any(taken(path).changes.values())  # the same file again
    assert snapshot() == corrected

    titles = [["Laporan"], *book["titles"]] if moved > 0 else book["titles"][:-1]
    taken(a_book(path, **book | {"titles": titles}))  # a newer version of it
    assert snapshot() == corrected
    newer = SourceFile.objects.get(path=str(path), state="taken_in")
    assert SourceFile.objects.filter(path=str(path), replaced_by=newer).count() == 1

    take_back(newer, by="ratna")  # the older one stands again
    assert snapshot() == corrected
    take_back(SourceFile.objects.get(path=str(path), state="taken_in"), by="ratna")
    assert snapshot()[2] == alone[2]  # as if it had never been there
    if not both:
        assert snapshot() == alone

    taken(path)  # and once more
    assert snapshot() == corrected
    assert Decision.objects.count() == made
