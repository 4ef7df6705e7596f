"""What lines of a chat sold: days, thousands without a word, words instead of amounts."""

import pytest

from tests.intake.attendance.real_books import asked, names, sold, told

TITLE = "Omset bazar UMKM Kec. Tambora 8-9 April 2023"
STALLS = [("Dapur Sari", "Sari"), ("Kopi Senja", "Andri"), ("Batik Ayu", "Ayu"), ("Es Kumis", "Kusno")]  # fmt: skip
AMOUNTS = [650, 1250, 480, 975]
SOLD = [amount * 1000 for amount in AMOUNTS]


def lines(form, *more, title=TITLE):
    filled = [
        form.format(n=n + 1, b=b, o=o, a=AMOUNTS[n], c=AMOUNTS[n] + 50, s=2 * AMOUNTS[n] + 50)
        for n, (b, o) in enumerate(STALLS)
    ]  # fmt: skip
    return told([[title], *[[line] for line in (*filled, *more)]])


@pytest.mark.parametrize("form", ["{n}. {b} - {o} - {a}", "{n}) {b} : {a}", "{b} ({o}) {a}", "{n}. {b} / {o} = {a}"])  # fmt: skip
def test_bare_numbers_under_a_title_of_turnover_are_thousands_and_asked_about(form):
    file = lines(form, f"Total : {sum(AMOUNTS)}")
    assert sold(file) == SOLD
    assert "unit_guessed" in asked(file)
    assert "total_mismatch" not in [r.kind for r in file.remarks]


def test_bare_numbers_under_another_title_are_no_turnover():
    file = lines("{n}. {b} - {o} - {a}", title="Nomor undian bazar Kec. Tambora 8-9 April 2023")  # fmt: skip
    assert (file.kind, asked(file)) == ("unknown", ["kind_unknown"])


@pytest.mark.parametrize(
    "form",
    ["{n}. {b} - {o} - {a}rb - {c}rb", "{n}. {b} - {o} - {a}rb - {c}rb - {s}rb", "{n}. {b} - {o}: {a}rb + {c}rb", "{n}. {b} / {o} / {a}rb / {c}rb"],
)  # fmt: skip
def test_the_days_of_a_line_add_up(form):
    assert sold(lines(form)) == [2 * amount + 50_000 for amount in SOLD]


@pytest.mark.parametrize("form", ["{n}. {b} - {o} - {a}rb", "{n}) {b} ({o}) = {a}rb"])
@pytest.mark.parametrize(
    "word", ["belum lapor", "blm", "nyusul", "?", "tdk ada laporan"]
)
def test_a_word_instead_of_an_amount_is_unknown_and_asked_about(form, word):
    last = form.format(n=5, b="Roti Sofi", o="Sofi", a=0).replace("0rb", word)
    file = lines(form, last)
    assert names(file)[-1] == ("Roti Sofi", "Sofi")
    assert "turnover_unreadable" in asked(file)


def test_who_did_not_come_and_who_sold_nothing_on_a_day():
    file = lines("{n}. {b} - {o} - {a}rb - {c}rb", "5. Roti Sofi - Sofi - nihil - 300rb", "6. Tas Kirana - Kirana - tdk hadir")  # fmt: skip
    assert [r.absent for r in file.tables[0].attendance] == [False] * 5 + [True]
    assert sold(file)[4] == 300_000


def test_who_sold_nothing_sold_nothing():
    file = lines("{n}. {b} - {o} - {a}rb", "5. Roti Sofi - Sofi - nihil")
    last = file.tables[0].attendance[-1]
    assert (last.absent, [a.told for a in last.amounts]) == (False, [0])


@pytest.mark.parametrize(
    "form",
    ["[08/04/23 17.1{n}] Bu Rina: {n}. {b} - {o} - {a}rb", "08/04/23, 17:1{n} - {o}: {b} {a}rb", "[8/4/2023, 17.10.0{n}] {b} - {o} - {a}rb"],
)  # fmt: skip
def test_times_and_the_one_who_sent_them_are_no_names(form):
    file = lines(form)
    assert sold(file) == SOLD
    assert {name for pair in names(file) for name in pair} == {n for pair in STALLS for n in pair}  # fmt: skip
