from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

EVENING = datetime(2026, 8, 14, 17, 30, tzinfo=UTC)  # already the 15th in Jakarta


def drawn(text, address="/x/", **context):
    request = RequestFactory().get(address)
    template = Template("{% load lapak_ui %}" + text)
    return template.render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("{{ v|rupiah }}", 1_250_000, "Rp1.250.000"),
        ("{{ v|rupiah }}", None, "?"),
        ("{{ v|angka }}", 4352, "4.352"),
        ("{{ v|angka }}", None, "?"),
        ("{{ v|ringkas }}", 3_275_635_000, "3,3 M"),
        ("{{ v|ringkas }}", None, "?"),
        (
            "{{ v|terbilang_rupiah }}",
            1_250_000,
            "Satu juta dua ratus lima puluh ribu rupiah",
        ),
        ("{{ v|tanggal }}", date(2026, 8, 15), "Sabtu, 15 Agustus 2026"),
        ("{{ v|tanggal }}", EVENING, "Sabtu, 15 Agustus 2026"),
        ("{{ v|tanggal:'plain' }}", date(2026, 8, 15), "15 Agustus 2026"),
        ("{{ v|tanggal:'short' }}", EVENING, "15/08/2026"),
        ("{{ v|tanggal }}", None, ""),
        ("{{ v|saat }}", EVENING, "Sabtu, 15 Agustus 2026, 00.30"),
        ("{{ v|saat }}", None, ""),
        ("{{ v|ukuran }}", 912, "912 B"),
        ("{{ v|ukuran }}", 84_249, "84,2 KB"),
        ("{{ v|ukuran }}", 999_949, "999,9 KB"),
        ("{{ v|ukuran }}", 999_950, "1,0 MB"),
        ("{{ v|peran }}", "district_officer", "petugas kecamatan"),
        ("{{ v|peran }}", "tamu", "tamu"),
    ],
)
def test_a_value_is_written_as_people_write_it(text, value, shown):
    with translation.override("id"):
        assert drawn(text, v=value) == shown


def test_days_have_english_names_on_english_pages():
    with translation.override("en"):
        assert drawn("{{ v|tanggal }}", v=EVENING) == "Saturday, 15 August 2026"


def test_amounts_stay_indonesian_on_english_pages():
    with translation.override("en"):
        assert drawn("{{ v|rupiah }} {{ v|angka }}", v=12_500) == "Rp12.500 12.500"


def test_an_icon_is_hidden_from_screen_readers():
    svg = drawn("{% icon 'store' 20 %}")
    assert 'aria-hidden="true"' in svg
    assert 'width="20"' in svg
    assert "style=" not in svg


def test_an_address_changes_one_parameter_and_starts_at_the_first_page():
    shown = drawn("{% qs urut='-omset' %}", "/x/?cari=kue%20%26&urut=nama&halaman=4")
    assert shown == "?cari=kue+%26&amp;urut=-omset"


def test_an_address_keeps_its_page_where_only_the_page_changes():
    assert drawn("{% qs halaman=2 %}", "/x/?urut=nama") == "?urut=nama&amp;halaman=2"


def test_a_parameter_can_be_taken_away():
    assert drawn("{% qs_without 'cari' %}", "/x/?cari=a&urut=b") == "?urut=b"
    assert drawn("{% qs cari='' %}", "/x/?cari=a") == "?"


def test_a_parameter_cannot_break_out_of_a_link():
    shown = drawn('<a href="{% qs a=1 %}">', '/x/?"><script>=%22%3E%3Cscript%3E')
    assert "<script" not in shown


def test_a_search_form_keeps_the_other_parameters():
    shown = drawn(
        "{% hidden_state 'cari' %}", '/x/?cari=a&urut="><b>&halaman=3&per=100'
    )
    assert shown == (
        '<input type="hidden" name="urut" value="&quot;&gt;&lt;b&gt;">'
        '<input type="hidden" name="per" value="100">'
    )


def test_without_a_request_nothing_fails():
    template = Template(
        "{% load lapak_ui %}{% qs a=1 %}{% hidden_state %}{% navigation as n %}{{ n }}"
        "{% theme as t %}{{ t }}{% office %}"
    )
    assert template.render(Context()).startswith("?a=1[]")


@pytest.mark.parametrize(
    ("cookie", "theme"), [("gelap", "gelap"), ("terang", "terang"), ('x"><b>', "")]
)
def test_only_known_themes_are_believed(cookie, theme):
    request = RequestFactory().get("/")
    request.COOKIES["tema"] = cookie
    template = Template("{% load lapak_ui %}{% theme %}")
    assert template.render(Context({"request": request})) == theme
