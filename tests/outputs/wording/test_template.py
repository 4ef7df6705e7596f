"""Templates of documents: what they are, what is refused in them, what they tell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.outputs.wording.checking import TemplateRefused, problems_of
from lapak.outputs.wording.facts import UNITS_OF, Office, facts_of, label_of
from lapak.outputs.wording.files import FOLDER, LONGEST, load, source_of, sources
from lapak.outputs.wording.telling import Locked, as_draft, tell, tell_draft
from lapak.outputs.wording.template import parse
from tests.outputs.claims.published import DISTRICTS, YEAR, nothing_yet, published

OFFICE = Office("Sudin Uji", "Kota Uji", tuple(DISTRICTS))


def facts(lang="id", *, ledger=None, questions=0, as_of=date(YEAR + 1, 1, 8)):
    return facts_of(
        ledger or published(),
        questions=questions,
        office=OFFICE,
        as_of=as_of,
        lang=lang,
    )


def problems(text, lang="id", inserts=("figures",)):
    found = problems_of(parse("# Judul\n" + text), lang=lang, inserts=inserts)
    return [(one.line - 1, one.said.told("id")) for one in found]


def told(text, lang="id", **how):
    return [one.text for one in tell(parse("# Judul\n\n" + text), facts(lang, **how))][
        1:
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{offline_turnovr} usaha.", "Tidak ada angka bernama “offline_turnovr”. Mungkin maksudnya offline_turnover."),
        ("{xyz} usaha.", "Tidak ada angka bernama “xyz”."),
        ("{offline_participations}.", "{offline_participations} tanpa satuannya. Tulis tepat di belakangnya salah satu dari: kali."),
        ("{offline_participations} pelaku UMKM ikut sekali atau dua kali.", "{offline_participations} tanpa satuannya."),
        ("{offline_businesses_distinct} dan {online_businesses_distinct} usaha.", "{offline_businesses_distinct} tanpa"),
        ("{offline_bazaars_held} yang ramai sekali di kota bazar.", "{offline_bazaars_held} tanpa satuannya."),
        ("Ada 130 bazar.", "Angka yang diketik: “130”."),
        ("Ada ½ lusin bazar.", "Angka yang diketik: “½”."),
        ("Ada ١٣٠ bazar.", "Angka yang diketik: “١٣٠”."),
        ("{offline_bazaars_held} bazar di {offline_bazaars_held:rounded} bazar.", "Hanya rupiah bisa dibulatkan"),
        ("{offline_turnover:kira} besar.", "hapus “:kira”"),
        ("{year:rounded}", "Hanya rupiah"),
        ("Kata {Offline_Turnover} salah.", "Kurung kurawal yang tidak dikenal."),
        ("Kata } salah.", "Kurung kurawal yang tidak dikenal."),
        ("{satu|banyak} {offline_bazaars_held} bazar.", "{satu|banyak} harus berdiri di belakang angka"),
        ("{offline_bazaars_held} {bazar 1|bazar}.", "Angka yang diketik: “1”."),
        ("[xyz some] Kata.", "Tidak ada angka bernama “xyz”."),
        ("[offline_turnover banyak] Kata.", "Di belakang offline_turnover bisa ditulis: none, some, one, many, known, unknown."),
        ("[year some] Kata.", "Di belakang year bisa ditulis: finished, unfinished."),
        ("[] Kata.", "Tidak ada angka bernama “”."),
        ("{offline_owners} orang.", "Awali baris ini dengan [offline_owners known] atau [offline_owners some]."),
        ("[offline_owners unknown] {offline_owners} orang.", "Awali baris ini"),
        ("@ grafik", "Tidak ada sisipan bernama “grafik”. Yang ada: figures."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_its_line_and_what_to_do(line, why):
    ((at, said),) = problems(f"\n// catatan 1\n{line}\n")[:1]
    assert at == 3
    assert why in said


@pytest.mark.parametrize(
    "line",
    [
        "{offline_participations} kali ikut serta oleh {offline_businesses_distinct} usaha berbeda.",
        "Omset {offline_turnover}, kurang lebih {offline_turnover:rounded}.",
        "{offline_bazaars_held} bazar di {districts} kecamatan pada {year}, {period}, menurut data {date}.",
        "[offline_owners some, year finished] Milik {offline_owners} orang, {businesses_in_both} usaha di keduanya.",
        "{modern_market_visits} kali, {neighbourhood_shop_visits} kunjungan.",
        "@ figures",
        "@figures",
        "## Subjudul {office}",
        "{offline_bazaars_held} {bazar|bazar}.",
        "// {xyz} 1",
    ],
)
def test_what_says_its_units_is_taken(line):
    assert problems(line) == []


def test_english_units_are_asked_of_english_sentences():
    assert problems("{offline_participations} {time|times}.", "en") == []
    ((_, said),) = problems("{offline_participations} kali.", "en")
    assert "time, times" in said


def test_a_document_without_inserts_says_so():
    ((_, said),) = problems("@ figures", inserts=())
    assert "hapus baris ini" in said


@pytest.mark.parametrize("text", ["", "Kata.", "# [offline_turnover some] Judul"])
def test_a_template_needs_a_title_whatever_the_year(text):
    (only,) = problems_of(parse(text), lang="id", inserts=())
    assert only.line == 0
    assert "judul" in only.said.id


@given(st.text())
def test_any_text_can_be_looked_at(text):
    assert isinstance(problems_of(parse(text), lang="id", inserts=()), list)


@pytest.mark.parametrize(
    ("text", "lang", "told_as"),
    [
        ("{offline_participations} kali.", "id", "4.100 kali."),
        ("{offline_participations} times.", "en", "4,100 times."),
        ("{offline_turnover}", "id", "Rp3.275.635.000"),
        ("{offline_turnover}", "en", "Rp3,275,635,000"),
        ("{offline_turnover:rounded}", "id", "Rp3,3 miliar"),
        ("{offline_turnover:rounded}", "en", "Rp3.3 billion"),
        ("{office} di {city}", "id", "Sudin Uji di Kota Uji"),
        ("{period}", "id", "dari Maret sampai Desember 2023"),
        ("{period}", "en", "from March to December 2023"),
        ("{date}", "en", "8 January 2024"),
        ("{districts} kecamatan", "id", "8 kecamatan"),
        ("[year finished] Lewat.", "id", "Lewat."),
        ("[businesses_in_both some] {businesses_in_both} usaha.", "id", "118 usaha."),
        ("[modern_market_visits_each_district known] {modern_market_visits_each_district} kali.", "id", "10 kali."),
        ("[offline_turnover many] Banyak.\n[offline_turnover one] Satu.", "id", "Banyak."),
        ("Satu.\n// tidak terbaca\nDua.", "id", "Satu. Dua."),
    ],
)  # fmt: skip
def test_facts_are_filled_in_as_their_language_writes_them(text, lang, told_as):
    assert told(text, lang) == [told_as]


def test_one_of_something_reads_as_one():
    one = published(offline_participations={"value": 1})
    text = "{offline_participations} {time|times}."
    assert told(text, "en", ledger=one) == ["1 time."]


def test_a_figure_of_zero_changes_its_sentence_and_an_empty_paragraph_is_left_out():
    text = (
        "[offline_bazaars_held some] {offline_bazaars_held} bazar.\n"
        "[offline_bazaars_held none] Tidak ada bazar.\n\n"
        "[offline_bazaars_held some] Ramai.\n\nAkhir."
    )
    assert told(text) == ["130 bazar.", "Ramai.", "Akhir."]
    assert told(text, ledger=nothing_yet()) == ["Tidak ada bazar.", "Akhir."]


def test_the_first_title_that_fits_is_the_title():
    text = "# [offline_bazaars_held some] Ramai\n# Sepi\n"
    for ledger, title in ((published(), "Ramai"), (nothing_yet(), "Sepi")):
        assert [one.text for one in tell(parse(text), facts(ledger=ledger))] == [title]


def test_a_heading_of_nothing_is_left_out():
    text = (
        "## Kosong\n\n[offline_bazaars_held none] Kata.\n\n## Isi\n\nKata.\n\n## Akhir"
    )
    assert told(text) == ["Isi", "Kata."]


def test_a_year_that_is_not_over_says_so():
    text = "[year unfinished] Belum selesai per {date}.\n[year finished] Selesai."
    assert told(text, as_of=date(YEAR, 6, 30)) == [f"Belum selesai per 30 Juni {YEAR}."]


def test_districts_that_differ_have_no_number_of_each():
    ledger = published(modern_market_visits={"value": 81})
    assert (
        facts(ledger=ledger).numbers["modern_market_visits_each_district"].value is None
    )


def test_bazaars_of_one_month_have_that_month_as_their_period():
    ledger = published()
    held = ledger["offline_bazaars_held"]
    object.__setattr__(
        held, "breakdowns", {**held.breakdowns, "month": {"2023-07": 130}}
    )
    assert facts(ledger=ledger).words["period"] == "pada Juli 2023"
    assert facts(ledger=nothing_yet()).words["period"] == "pada 2023"


@pytest.mark.parametrize("name", sorted(UNITS_OF))
def test_every_fact_has_a_name_a_unit_and_the_figures_it_opens(name):
    fact = facts().numbers[name]
    assert fact.label == label_of(name)
    assert fact.unit == UNITS_OF[name]
    assert fact.keys or name in ("districts", "open_questions")


def draft_of(text, **how):
    return as_draft(tell(parse("# Judul\n\n" + text), facts(**how)))


def test_a_draft_keeps_its_numbers_as_places_and_its_words_as_words():
    text = "{office}: {offline_turnover:rounded}, {offline_participations} {kali|kali}.\n\n## Lain\n\n@ figures\n\nAkhir."
    assert draft_of(text) == (
        "# Judul\n\nSudin Uji: {offline_turnover:rounded}, {offline_participations} kali."
        "\n\n## Lain\n\nAkhir."
    )


def test_a_draft_is_told_anew_with_the_figures_as_they_are_now():
    draft = draft_of("{offline_participations} kali.")
    again = tell_draft(
        draft, facts(ledger=published(offline_participations={"value": 7}))
    )
    assert [one.text for one in again] == ["Judul", "7 kali."]
    assert isinstance(again[1].pieces[0], Locked)


def test_what_a_person_typed_into_a_draft_stays_as_typed():
    typed = "# Satu\n\n# Dua\n\n<b>{xyz}</b> {a|b} {offline_owners} orang\nbaris // kedua\n\n \n\n[x] @ y"
    ledger = published()
    object.__setattr__(ledger["offline_businesses_distinct"], "owners", None)
    again = tell_draft(typed, facts(ledger=ledger))
    assert [(one.kind, one.text) for one in again] == [
        ("title", "Satu"),
        ("heading", "Dua"),
        ("paragraph", "<b>{xyz}</b> {a|b} {offline_owners} orang baris // kedua"),
        ("paragraph", "[x] @ y"),
    ]


@given(st.text())
def test_any_draft_can_be_told_and_loses_no_word(draft):
    again = tell_draft(draft, facts())
    kept = "".join(as_draft(again).split()).replace("#", "")
    assert kept == "".join(draft.split()).replace("#", "")


@pytest.mark.parametrize("document", ["release", "report"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_an_office_can_put_its_own_template_in_place_of_the_shipped_one(
    document, lang, tmp_path
):
    shipped = source_of(document, lang, tmp_path)
    assert not shipped.own
    assert load(shipped)
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / f"{document}.{lang}.txt").write_text("# Milik kami\n")
    own = source_of(document, lang, tmp_path)
    assert own.own
    assert [one.text for one in tell(load(own), facts(lang))] == ["Milik kami"]
    assert own in list(sources(tmp_path))


def refusal(path):
    with pytest.raises(TemplateRefused) as refused:
        load(source_of("release", "id", path))
    (first,) = refused.value.problems
    return first.line, first.said.id


def test_a_template_that_cannot_be_read_is_refused_with_what_to_do(tmp_path):
    file = tmp_path / FOLDER / "release.id.txt"
    file.parent.mkdir()
    file.write_bytes(b"# Judul\n\xff\xfe")
    assert refusal(tmp_path) == (
        2,
        "Berkas ini bukan teks UTF-8. Simpan ulang sebagai teks biasa, UTF-8.",
    )
    file.write_bytes(b"#" * (LONGEST + 1))
    assert refusal(tmp_path)[1].startswith("Berkas ini terlalu panjang")
    file.unlink()
    file.mkdir()
    assert refusal(tmp_path) == (0, "Berkas ini tidak bisa dibaca. Periksa izinnya.")


def test_a_refusal_tells_all_that_is_wrong_at_once(tmp_path):
    file = tmp_path / FOLDER / "release.id.txt"
    file.parent.mkdir()
    file.write_text("\ufeff# Judul\nAda 3 bazar.\n{xyz} usaha.\n")
    with pytest.raises(TemplateRefused) as refused:
        load(source_of("release", "id", tmp_path))
    assert [one.line for one in refused.value.problems] == [2, 3]
    assert "2: A number is typed" in str(refused.value)
