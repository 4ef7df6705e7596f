"""Verdicts, why, and what contradicts itself."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.figures.definitions import DEFINITIONS
from lapak.figures.reach import Reach
from lapak.outputs.claims.check import check_text
from lapak.shared.money import grouped, rupiah
from tests.outputs.claims.annotated import places
from tests.outputs.claims.published import VALUES, nothing_yet, published


def checked(text, **changed):
    return check_text(text, published(**changed), places())


def verdicts(text, **changed):
    return [c.judged.verdict for c in checked(text, **changed).claims]


def why(text, **changed):
    (claim,) = checked(text, **changed).claims
    return claim.judged.explanation.id


def contradicted(text):
    return [one.explanation.id for one in checked(text).contradictions]


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("kurang lebih Rp3,3 miliar", "rounded"), ("Rp3,3 miliar", "rounded"), ("Rp3,28 miliar", "rounded"),
        ("Rp3,276 miliar", "rounded"), ("Rp3.275.635.000", "true"), ("Rp3,2 miliar", "false"), ("Rp3,27 miliar", "false"),
        ("Rp3,3 juta", "false"), ("hampir Rp3,3 miliar", "rounded"), ("lebih dari Rp3,2 miliar", "rounded"),
        ("hampir Rp4 miliar", "false"), ("lebih dari Rp3,3 miliar", "false"), ("lebih dari Rp1 miliar", "unknown"),
        ("tidak sampai Rp3,5 miliar", "rounded"),
    ],
)  # fmt: skip
def test_a_number_is_true_or_rounded_by_rule_or_false(told, verdict):
    assert verdicts(f"Omset bazar luring {told}.") == [verdict]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bazar luring diikuti 4.100 pelaku UMKM.", "4.100 itu kali ikut serta, bukan usaha; usaha berbedanya 2.300."),
        (
            "Bazar luring dan daring diikuti 4.352 pelaku usaha.",
            "4.352 itu kali ikut serta (4.100 luring + 252 daring), bukan usaha; usaha berbedanya 2.360.",
        ),
        ("Bazar luring di Palmerah 25 kali.",
         "25 itu bazar luring yang terlaksana di Kembangan; bazar luring yang terlaksana di Palmerah 12."),
        ("Omset bazar daring Rp3,3 miliar.", "Rp3,3 miliar itu omset bazar luring; omset bazar daring Rp170.004.500."),
        ("Omset bazar luring Rp3,2 miliar.",
         "Omset bazar luring: Rp3.275.635.000, dibulatkan Rp3.300.000.000, bukan Rp3,2 miliar."),
        ("Bazar luring 131 kali.", "Bazar luring yang terlaksana: 130, bukan 131."),
        ("Rata-rata omset per bazar luring Rp52 juta.", "Omset bazar luring: rata-rata Rp25.197.192 per bazar."),
        ("Pada Maret 300 UMKM ikut bazar luring.", "300 usaha tidak mungkin: kali ikut serta bulan Maret hanya 276."),
        ("Bazar luring di luar wilayah 11 kali.", "Bazar luring yang terlaksana di luar wilayah: 10, bukan 11."),
    ],
)  # fmt: skip
def test_an_explanation_says_the_thing_plainly(text, told):
    assert verdicts(text) == ["false"]
    assert why(text) == told


def test_an_explanation_is_told_in_english_too():
    (claim,) = checked("4,100 businesses took part in offline bazaars.").claims
    assert claim.judged.explanation.en == (
        "4,100: times taken part, not businesses; distinct businesses: 2.300."
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Luring 4.100 UMKM, daring 178 UMKM, digabung 4.352 UMKM.", "4.100 + 178 paling banyak 4.278; 4.352 tidak mungkin."),
        ("Kunjungan pasar modern 80 kali, 9 kali di setiap kecamatan.", "9 di 8 kecamatan menjadi 72, bukan 80."),
        ("Kunjungan pasar modern 80 kali dengan rincian 9 kali.", "9 di 8 kecamatan menjadi 72, bukan 80."),
        ("Bazar luring 130 (seratus tiga) kali.", "Angkanya 130, tulisannya seratus tiga."),
        ("Temuan: 60 + 50 = 120.", "60 + 50 menjadi 110, bukan 120."),
        ("Bazar luring 130 kali. Bazar luring 131 kali.", "Hal yang sama disebut 130 dan 131."),
        ("Bazar luring: 2.300 kali ikut serta oleh 4.100 usaha bazar luring.",
         "4.100 usaha berbeda dari 2.300 kali ikut serta tidak mungkin."),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_told_whatever_the_figures_say(text, told):
    assert told in contradicted(text)
    (without,) = [
        one.explanation.id
        for one in check_text(text, nothing_yet(), places()).contradictions
        if one.explanation.id == told
    ]
    assert without == told


def test_a_list_that_does_not_make_its_total_contradicts_itself():
    rows = "\n".join(
        f"{name}\t{value}"
        for name, value in zip(places().districts.values(), range(1, 9), strict=True)
    )
    text = f"Kecamatan\tBazar luring\n{rows}\nTotal\t37\n"
    assert contradicted(text) == ["1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 menjadi 36, bukan 37."]
    assert contradicted(text.replace("37", "36")) == []


# --- questions that are open ---------------------------------------------------------


def told(key, **far):
    """A figure that answers to an open question could move so far."""
    return {key: {"open_questions": 1, "reach": Reach(**far)}}


def test_what_answers_could_make_true_is_unknown():
    open_one = told("offline_bazaars_held", adds=1, takes=1)
    assert verdicts("Bazar luring 131 kali.", **open_one) == ["unknown"]
    assert verdicts("Bazar luring 129 kali.", **open_one) == ["unknown"]
    assert verdicts("Bazar luring 130 kali.", **open_one) == ["true"]
    assert verdicts("Bazar luring 135 kali.", **open_one) == ["false"]


def test_answers_that_can_only_add_make_nothing_true_that_is_less():
    adding = told("offline_turnover", adds=50_000_000)
    assert verdicts("Omset bazar luring Rp3,2 miliar.", **adding) == ["false"]
    assert verdicts("Omset bazar luring Rp3,275 miliar.", **adding) == ["false"]
    assert verdicts("Omset bazar luring Rp3,31 miliar.", **adding) == ["unknown"]
    assert verdicts("Omset bazar luring Rp3,35 miliar.", **adding) == ["false"]


def test_answers_that_can_only_take_away_make_nothing_true_that_is_more():
    taking = told("offline_participations", takes=2)
    assert verdicts("Keikutsertaan luring 4.098.", **taking) == ["unknown"]
    assert verdicts("Keikutsertaan luring 4.097.", **taking) == ["false"]
    assert verdicts("Keikutsertaan luring 4.101.", **taking) == ["false"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("lebih dari Rp3,3 miliar", "unknown"), ("lebih dari Rp3,4 miliar", "false"),
        ("hampir Rp3,45 miliar", "unknown"), ("hampir Rp4 miliar", "false"), ("hampir Rp3,2 miliar", "false"),
        ("tidak sampai Rp3,2 miliar", "false"), ("tidak sampai Rp3,3 miliar", "rounded"),
        ("3.300 miliar rupiah", "unknown"),
    ],
)  # fmt: skip
def test_a_bound_is_laid_beside_what_answers_could_make_it(text, verdict):
    adding = told("offline_turnover", adds=50_000_000)
    assert verdicts(f"Omset bazar luring {text}.", **adding) == [verdict]


def test_a_bound_from_above_waits_for_answers_that_take_away():
    taking = told("offline_turnover", takes=80_000_000)
    text = "Omset bazar luring tidak sampai Rp3,2 miliar."
    assert verdicts(text, **taking) == ["unknown"]


def test_what_nobody_knows_the_amount_of_may_double_a_figure_and_no_more():
    again = told("offline_turnover", again=1)
    text = "Omset bazar luring Rp3,4 miliar."
    assert verdicts(text, **again) == ["unknown"]
    assert "pertanyaan yang masih terbuka" in why(text, **again)
    assert verdicts("Omset bazar luring Rp3,2 miliar.", **again) == ["false"]
    assert verdicts("Omset bazar luring Rp33 miliar.", **again) == ["false"]


def test_what_nobody_knows_the_amount_of_may_take_all_away():
    taking = told("offline_turnover", everything=True)
    assert verdicts("Omset bazar luring Rp2 miliar.", **taking) == ["unknown"]
    assert verdicts("Omset bazar luring Rp3,4 miliar.", **taking) == ["false"]


def test_nobody_knows_how_much_more_than_nothing_there_is():
    none_yet = {"online_turnover": {"value": 0, "reach": Reach(again=1)}}
    for amount in ("Rp1 juta", "Rp900 miliar"):
        assert verdicts(f"Omset bazar daring {amount}.", **none_yet) == ["unknown"]
    per = "Rata-rata omset per bazar daring Rp5 juta."
    assert verdicts(per, **none_yet) == ["unknown"]


def test_a_sum_of_two_figures_waits_for_answers_about_either():
    adding = told("modern_market_visits", adds=1)
    text = "Kunjungan ke pasar modern dan toko kelontong 161 kali."
    assert verdicts(text, **adding) == ["unknown"]
    assert verdicts(text) == ["false"]


def test_owners_wait_for_answers_too():
    taking = told("offline_businesses_distinct", takes=2)
    text = "Bazar luring diikuti usaha milik 2.250 pemilik."
    assert verdicts(text, **taking) == ["unknown"]
    assert verdicts(text) == ["false"]


def test_a_question_that_moves_no_whole_may_move_its_parts():
    asked = told("offline_bazaars_held", moves=1)
    assert verdicts("Bazar luring di Tambora 16 kali.", **asked) == ["unknown"]
    assert verdicts("Bazar luring di Tambora 17 kali.", **asked) == ["false"]
    assert verdicts("Bazar luring 131 kali.", **asked) == ["false"]


def test_in_each_district_waits_where_answers_could_move_them():
    text = "Kunjungan pasar modern 11 kali per kecamatan."
    more = told("modern_market_visits", adds=8)
    assert verdicts(text, **more) == ["unknown"]
    fewer = told("modern_market_visits", takes=8)
    assert verdicts(text, **fewer) == ["false"]


def test_how_many_there_can_be_in_a_part_waits_for_answers_too():
    more = told("offline_participations", adds=30)
    text = "Pada Maret {} UMKM ikut bazar luring."
    assert verdicts(text.format(300), **more) == ["unknown"]
    assert verdicts(text.format(310), **more) == ["false"]
    without_end = {"offline_participations": {"value": 0, "reach": Reach(again=1)}}
    assert verdicts(text.format(310), **without_end) == ["unknown"]


def test_an_average_waits_for_answers_about_what_it_is_made_of():
    text = "Rata-rata omset per bazar luring Rp{}."
    adding = told("offline_turnover", adds=130_000_000)
    assert verdicts(text.format("26 juta"), **adding) == ["unknown"]
    assert verdicts(text.format("52 juta"), **adding) == ["false"]
    assert verdicts(text.format("24 juta"), **adding) == ["false"]
    more_bazaars = told("offline_bazaars_held", adds=10)
    assert verdicts(text.format("24 juta"), **more_bazaars) == ["unknown"]
    assert verdicts(text.format("26 juta"), **more_bazaars) == ["false"]
    perhaps_none = told("offline_bazaars_held", everything=True)
    assert verdicts(text.format("80 juta"), **perhaps_none) == ["unknown"]


def test_a_year_with_nothing_in_it_calls_nothing_false():
    text = "Bazar luring 130 kali, omset Rp3,3 miliar. Kunjungan pasar modern 80 kali."
    found = check_text(text, nothing_yet(), places())
    assert {c.judged.verdict for c in found.claims} == {"unknown"}
    assert found.holds


def test_nought_is_a_number_like_others():
    none_yet = {"online_bazaars_held": {"value": 0}}
    assert verdicts("Bazar daring 0 kali.", **none_yet) == ["true"]
    assert verdicts("Bazar daring 4 kali.", **none_yet) == ["false"]
    assert verdicts("Bazar daring nol kali.") == ["false"]


# --- any text -------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "\n\n", "Terima kasih.", "Pada 5 Januari 2023."])
def test_a_text_without_numbers_holds(text):
    assert checked(text).claims == []
    assert checked(text).holds


def test_markup_changes_nothing():
    plain = "Bazar luring 130 kali, omset Rp3,2 miliar."
    dressed = "<p>Bazar <b>luring</b> **130** kali, _omset_ <i>Rp3,2 miliar</i>.</p>"
    assert verdicts(dressed) == verdicts(plain) == ["true", "false"]


@given(st.text(max_size=300))
def test_any_text_is_checked_without_stumbling(text):
    found = checked(text)
    for claim in found.claims:
        number = claim.number
        assert text[number.start : number.end] == number.text


WORDS = st.sampled_from(
    ["bazar", "luring", "daring", "UMKM", "130", "4.100", "Rp3,3", "miliar", "di", "Tambora", "Maret", "per", "setiap", "kecamatan", "kali", "omset", "rata-rata", "total", "+", "=", "(", ")", ",", ".", ":", "\n", "\t", "|", "80", "dengan", "rincian", "masing-masing", "dan", "edisi", "1", "HET", "temuan", "pasar", "modern", "toko", "kelontong", "2022", "target", "bukan", "sepuluh", "-", "naik", "?", "juta", "seratus", "%"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=60))
def test_any_words_of_the_office_are_checked_without_stumbling(words):
    found = checked(" ".join(words))
    told = {c.judged.verdict for c in found.claims}
    assert told <= {"true", "rounded", "false", "unknown"}
    assert found.holds == ("false" not in told and not found.contradictions)


TOLD = {key: value for key, value in VALUES.items() if value > 9}


@given(st.data())
def test_one_changed_digit_of_a_true_claim_is_caught(data):
    key = data.draw(st.sampled_from(sorted(TOLD)))
    told = (
        rupiah(TOLD[key]) if DEFINITIONS[key].unit == "rupiah" else grouped(TOLD[key])
    )
    places_of_digits = [n for n, letter in enumerate(told) if letter.isdigit()]
    place = data.draw(st.sampled_from(places_of_digits))
    digits = "123456789" if place == places_of_digits[0] else "0123456789"
    other = data.draw(st.sampled_from(digits.replace(told[place], "")))
    changed = told[:place] + other + told[place + 1 :]

    name = DEFINITIONS[key].name.id
    assert verdicts(f"{name}: {told}.") == ["true"]
    assert verdicts(f"{name}: {changed}.") == ["false"]


@pytest.mark.parametrize(
    "piece",
    [
        "Bazar luring di Tambora 15 kali dengan omset Rp349 juta. ", "bazar luring di Tambora 15 kali ", "1", "1.000.",
        "1-1", "a@", "ab\t12\t", "temuan dari   ", "80 (delapan puluh) ",
    ],
)  # fmt: skip
def test_two_hundred_thousand_letters_are_read_in_one_walk(piece):
    text = piece * (200_000 // len(piece))
    begun = time.monotonic()
    checked(text)
    assert time.monotonic() - begun < 60


def test_the_office_s_own_sentence_is_taken_apart():
    said = checked(
        "Sebanyak 4100 pelaku UMKM mengikuti bazar sebanyak 130 kali secara luring, sedangkan bazar daring diikuti "
        "178 pelaku UMKM. Omzetnya kurang lebih Rp 3,3 miliar. Bila digabung, ada 4.352 pelaku usaha. Pengawasan pasar "
        "modern 80 kali dengan rincian 10 kali per kecamatan."
    )
    assert [(c.number.text, c.judged.verdict) for c in said.claims] == [
        ("4100", "false"), ("130", "true"), ("178", "true"), ("Rp 3,3 miliar", "rounded"), ("4.352", "false"),
        ("80", "true"), ("10", "true"),
    ]  # fmt: skip
    assert "4.100 luring + 252 daring" in said.claims[4].judged.explanation.id
