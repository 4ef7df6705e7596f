import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.domain.places.rules import PlaceFound, gazetteer

WEST = gazetteer()
WARDS = sorted(WEST.wards)


def test_the_city_has_its_districts_and_wards():
    assert len(WEST.districts) == 8
    assert len(WEST.wards) == 56
    assert WEST.districts["31.73.07"] == "Palmerah"
    assert gazetteer() is gazetteer()


@pytest.mark.parametrize("city", ["99.99", "31", "31.73.01", ""])
def test_an_unknown_city_is_refused(city):
    with pytest.raises(ValueError, match="no city"):
        gazetteer(city)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kb. Jeruk", "Kebon Jeruk"),
        ("Kebun Jeruk", "Kebon Jeruk"),
        ("kbn jeruk", "Kebon Jeruk"),
        ("Kali Deres", "Kalideres"),
        ("TAMANSARI", "Taman Sari"),
        ("Pal Merah", "Palmerah"),
        ("Palmerah.", "Palmerah"),
        ("Gropet", "Grogol Petamburan"),
        ("Gr. Petamburan", "Grogol Petamburan"),
        ("Cengkarang", "Cengkareng"),
        ("Ckr. Cengkareng", "Cengkareng"),
        ("Cengk.", "Cengkareng"),
        ("Kec. Tambora", "Tambora"),
        ("Kecamatan Kembangan, Jakarta Barat", "Kembangan"),
        ("Kembangan Jakarta Barat", "Kembangan"),
        ("Kebmangan", "Kembangan"),
        ("Kel. Duri Kepa, Kec. Kebon Jeruk", "Kebon Jeruk"),
        ("Kel. Duri Kepa Kec. Kebon Jeruk", "Kebon Jeruk"),
        ("31.73.05", "Kebon Jeruk"),
        ("3173051002", "Kebon Jeruk"),
    ],
)
def test_a_district_is_known_by_its_spellings(text, name):
    assert WEST.districts[WEST.district(text)] == name


@pytest.mark.parametrize(
    "text",
    ["", "-", "Menteng", "Duri", "Tam", "T", "Jakarta Barat", "Kec.", "32.01.01",
     "Tambora / Palmerah", "Cengkareng Kalideres", "?", "Kel. Duri Kepa", "x" * 200],
)  # fmt: skip
def test_what_names_no_one_district_gives_none(text):
    assert WEST.district(text) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tj. Duren Sel.", "Tanjung Duren Selatan"),
        ("Tj Duren Utr", "Tanjung Duren Utara"),
        ("Tg. Duern Sel", "Tanjung Duren Selatan"),
        ("Meruya Sel.", "Meruya Selatan"),
        ("Kedoya Utr", "Kedoya Utara"),
        ("Dr. Kosambi", "Duri Kosambi"),
        ("Kd. Kali Angke", "Kedaung Kali Angke"),
        ("Rw. Buaya", "Rawa Buaya"),
        ("Jati Pulo", "Jatipulo"),
        ("Jelmabar", "Jelambar"),
        ("Jelabar", "Jelambar"),
        ("Seamnan", "Semanan"),
        ("Pgadungan", "Pegadungan"),
        ("Kmal", "Kamal"),
        ("Jogglo", "Joglo"),
        ("Kel. Tomang", "Tomang"),
        ("Tambora", "Tambora"),
        ("Tanah Sereal, Tambora", "Tanah Sereal"),
        ("Kel. Duri Kepa, Kec. Kebon Jeruk", "Duri Kepa"),
        ("31.73.05.1002", "Sukabumi Utara"),
    ],
)
def test_a_ward_is_known_by_its_spellings(text, name):
    assert WEST.wards[WEST.ward(text)] == name


@pytest.mark.parametrize(
    "text",
    ["", "-", "Duri", "Meruya", "Kedoya", "Kembangan", "Cengkareng", "K. Utara", "Keroyx Utara", "Bogor",
     "Sukabumi", "Kapuk Muara", "Tomang / Slipi", "31.73.05.9999", "3173", "Kec. Tambora"],
)  # fmt: skip
def test_what_names_no_one_ward_gives_none(text):
    assert WEST.ward(text) == ""


def test_a_district_beside_it_doesnt_move_a_ward():
    assert WEST.ward("Joglo", "31.73.01") == "31.73.08.1005"


def test_of_two_wards_of_one_name_the_district_picks_its_own():
    city = next(
        gazetteer(code)
        for code in ("73.71", "35.78", "32.73", "12.71", "16.71", "33.74")
        if _twins(gazetteer(code))
    )
    name, codes = _twins(city)

    assert city.ward(name) == ""
    assert [city.ward(name, code[:8]) for code in codes] == codes


def _twins(city):
    by_name = {}
    for code, name in city.wards.items():
        by_name.setdefault(name, []).append(code)
    return next(
        ((name, codes) for name, codes in by_name.items() if len(codes) > 1), None
    )


def test_spellings_that_were_learnt_are_known():
    taught = gazetteer(
        spellings=(("Rawa Bengkok", "31.73.01.1003"), ("Cengkir", "31.73.01"))
    )

    assert taught.ward("rawa bengkok") == "31.73.01.1003"
    assert taught.district("Cengkir") == "31.73.01"
    assert WEST.ward("rawa bengkok") == ""


SLIPS = ("swap", "drop", "double")


def slipped(word, where, how):
    if how == "swap":
        return word[:where] + word[where + 1] + word[where] + word[where + 2 :]
    return (
        word[:where] + word[where + 1 :]
        if how == "drop"
        else word[:where] + word[where] + word[where:]
    )


@given(st.sampled_from(WARDS), st.data())
def test_one_slip_in_a_ward_never_makes_it_another(code, data):
    name = WEST.wards[code]
    where = data.draw(st.integers(1, len(name) - 2))

    found = WEST.ward(slipped(name, where, data.draw(st.sampled_from(SLIPS))))

    assert found in {code, ""}


@given(
    st.sampled_from(WARDS),
    st.sampled_from(["{}", "Kel. {}", "KELURAHAN {}", " {} ", "kel {}, Jakarta Barat"]),
)
def test_a_ward_is_found_under_every_prefix(code, form):
    name = WEST.wards[code]

    assert WEST.ward(form.format(name.upper())) == code
    assert WEST.ward(form.format(name.replace(" ", ""))) == code


@given(st.text())
def test_any_text_gives_a_code_of_the_city_or_none(text):
    assert WEST.district(text) in {*WEST.districts, ""}
    assert WEST.ward(text) in {*WEST.wards, ""}
    found = WEST.find_in(text)
    assert found.district in {*WEST.districts, ""}
    assert not (found.outside and found.district)
    assert found.ward.startswith(found.district)


@given(
    st.text(string.ascii_lowercase, min_size=10, max_size=20).filter(
        lambda t: len(set(t)) > 8
    )
)
def test_noise_is_not_taken_for_a_place(text):
    assert WEST.ward("q" + text) == ""


def test_so_many_texts_are_remembered_and_no_more():
    city = gazetteer("31.01")  # six wards: a text is looked up quickly
    most = 0
    for number in range(20_100):
        city.ward(f"{number}")
        most = max(most, len(city._seen))

    assert most == 20_000
    assert 0 < len(city._seen) <= 100


IN = "31.73.{}".format


@pytest.mark.parametrize(
    ("line", "district", "ward"),
    [
        ("Rusun Cengkareng Barat, Kec. Cengkareng", "01", "1001"),
        ("Halaman Kantor Kelurahan Tanjung Duren Selatan", "02", "1005"),
        ("Atrium Mal Rawa Buaya, Kec. Cengkareng", "01", "1003"),
        ("Halaman Kantor Kecamatan Tambora", "04", ""),
        ("RPTRA Palmerah, Kec. Palmerah", "07", "1001"),
        ("Kantor Walikota Jakarta Barat", "08", "1006"),
        ("Kantor Wali Kota", "08", "1006"),
        ("Halaman Kantor Wali Kota Jakarta Barat, Kec. Kembangan", "08", ""),
        ("Jl. Tomang Raya No 5, Palmerah", "07", ""),
        ("Jl. Tomang Raya No 5", "02", "1003"),
        ("RPTRA Kmabangan Utara", "08", "1001"),
        ("Rusun Tambora", "04", ""),
        ("Kantor Kelurahan Tambora", "04", "1001"),
        ("Lapangan Sukabumi Utara", "05", "1002"),
        ("CFD Kb. Jeruk", "05", ""),
        ("RPTRA Kalijodo, Jakbar", "", ""),
        ("Mal Puri, Jakarta Barat", "", ""),
        ("Gedung Serbaguna", "", ""),
        ("Tomang dan Joglo", "", ""),
        ("Joglo dan Srengseng", "08", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_place_is_found_in_its_line(line, district, ward):
    district = IN(district) if district else ""

    assert WEST.find_in(line) == PlaceFound(
        district, f"{district}.{ward}" if ward else ""
    )


@pytest.mark.parametrize(
    "line",
    ["Balai Kota DKI Jakarta, Jakarta Pusat", "Balai Kota", "Monas", "TMII", "Senayan",
     "Jakarta Selatan", "Bogor", "Alun-alun Kota Bogor", "Kec. Menteng", "Kamal Muara",
     "Kantor Wali Kota Jakarta Selatan 12190", "Jakpus", "Pasar Tanah Abang",
     "Dinas PPKUKM Jakarta Pusat lantai 3", "Lapangan Merdeka, Medan"],
)  # fmt: skip
def test_a_place_in_another_city_is_outside(line):
    assert WEST.find_in(line) == PlaceFound(outside=True)


def test_other_cities_work_too():
    bogor = gazetteer("32.71")

    assert bogor.find_in("Kec. Bogor Utara").district == "32.71.05"
    assert bogor.find_in("Jakarta Barat").outside
    assert not bogor.find_in("Kantor Wali Kota Bogor").outside
    assert gazetteer("31.71").find_in("Monas") == PlaceFound()
