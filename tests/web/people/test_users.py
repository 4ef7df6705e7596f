"""The pages of users: who opens them, and what they do."""

import pytest

from lapak.domain.journal.models import Entry
from lapak.domain.people.models import User
from lapak.domain.people.rules import Role
from tests.factories import PASSWORD, AgencyFactory, DistrictFactory, UserFactory

pytestmark = pytest.mark.django_db
MANAGERS = {Role.HEAD, Role.SECTION_HEAD}


@pytest.fixture
def head(client):
    user = UserFactory(role="head", username="ratna", first_name="Ratna Wulandari")
    client.force_login(user)
    return user


def sent(**said):
    told = {"username": "budi", "name": "Budi Santoso", "role": "staff"}
    return told | {"district": "", "agency": "", "password": PASSWORD} | said


# page, method → what a manager gets; everybody else gets the last column
WALK = [
    ("/pengguna/", "get", 200, 200),
    ("/pengguna/{me}/", "get", 200, 200),
    ("/pengguna/{other}/", "get", 200, 404),
    ("/pengguna/999999/", "get", 404, 404),
    ("/pengguna/tambah/", "get", 200, 403),
    ("/pengguna/tambah/", "post", 422, 403),
    ("/pengguna/{other}/ubah/", "get", 200, 403),
    ("/pengguna/{other}/ubah/", "post", 422, 403),
    ("/pengguna/{other}/sandi/", "get", 200, 403),
    ("/pengguna/{other}/sandi/", "post", 422, 403),
    ("/pengguna/{other}/akhiri/", "get", 200, 403),
    ("/pengguna/{other}/akhiri/", "post", 302, 403),
    ("/pengguna/{other}/buka/", "get", 405, 405),
    ("/pengguna/{other}/buka/", "post", 302, 403),
    ("/pengguna/", "post", 405, 405),
]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("where", "method", "managers", "others"), WALK)
def test_who_may_do_what_on_which_page(client, role, where, method, managers, others):
    me, other = UserFactory(role=role.value), UserFactory(role="curator")
    client.force_login(me)

    answer = getattr(client, method)(where.format(me=me.pk, other=other.pk))

    assert answer.status_code == (managers if role in MANAGERS else others)


@pytest.mark.parametrize(("where", "method"), [line[:2] for line in WALK])
def test_nobody_sees_anything_without_signing_in(client, where, method):
    answer = getattr(client, method)(where.format(me=1, other=1))
    assert answer["Location"].startswith("/masuk/")


def test_a_new_user_is_added_and_can_be_read_about(client, head):
    answer = client.post("/pengguna/tambah/", sent(), follow=True)

    page = answer.content.decode()
    assert User.objects.get(username="budi").check_password(PASSWORD)
    assert "Budi Santoso boleh masuk sekarang." in page
    assert "Ratna Wulandari menambah pengguna budi" in page


def test_what_is_wrong_stands_beside_its_field_and_above_the_form(client, head):
    UserFactory(username="budi")

    answer = client.post("/pengguna/tambah/", sent(password="pendek"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert not User.objects.filter(first_name="Budi Santoso").exists()
    assert 'href="#id_username"' in page
    assert "Nama pengguna ini sudah dipakai" in page
    assert PASSWORD not in page


def test_a_change_shows_before_and_after_in_the_history(client, head):
    DistrictFactory()
    budi = UserFactory(username="budi", first_name="Budi", role="staff")
    said = sent(name="Budi", role="district_officer", district="31.73.05")

    answer = client.post(f"/pengguna/{budi.pk}/ubah/", said, follow=True)

    page = answer.content.decode()
    assert "Ratna Wulandari mengubah pengguna budi" in page
    assert '<span class="pudar">petugas kantor</span> → petugas kecamatan' in page
    assert Entry.objects.get().before["role"] == "staff"


def test_the_username_in_the_form_cannot_be_smuggled_in(client, head):
    budi = UserFactory(username="budi")
    client.post(f"/pengguna/{budi.pk}/ubah/", sent(username="raja"))
    budi.refresh_from_db()
    assert budi.username == "budi"


def test_ending_asks_once_more_and_reopening_undoes_it(client, head):
    budi = UserFactory(username="budi", first_name="Budi")

    asked = client.get(f"/pengguna/{budi.pk}/akhiri/").content.decode()
    assert "Akhiri izin masuk Budi?" in asked
    client.post(f"/pengguna/{budi.pk}/akhiri/")
    assert not User.objects.get(pk=budi.pk).is_active
    client.post(f"/pengguna/{budi.pk}/buka/")
    assert User.objects.get(pk=budi.pk).is_active


def test_ones_own_sign_in_is_not_ended(client, head):
    answer = client.post(f"/pengguna/{head.pk}/akhiri/")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_a_forgotten_password_is_replaced(client, head):
    budi = UserFactory(username="budi")
    client.post(f"/pengguna/{budi.pk}/sandi/", {"password": "bunga-melati-9"})
    budi.refresh_from_db()
    assert budi.check_password("bunga-melati-9")


def names_on(client, query):
    lines = (
        client.get(f"/pengguna/?unduh=csv&{query}").getvalue().decode().split("\r\n")
    )
    return sorted(line.split(",")[1] for line in lines[1:] if line)


def test_the_list_is_narrowed_by_search_role_scope_and_state(client, head):
    DistrictFactory(code="31.73.07")
    agency = AgencyFactory()
    UserFactory(username="dina", role="district_officer")
    UserFactory(username="palma", role="field_officer", district_id="31.73.07")
    UserFactory(username="ampu", role="mentor_agency")
    UserFactory(username="lama", role="staff", is_active=False)

    assert names_on(client, "") == ["ampu", "dina", "lama", "palma", "ratna"]
    assert names_on(client, "cari=WULAN") == ["ratna"]
    assert names_on(client, "peran=district_officer") == ["dina"]
    assert names_on(client, "wilayah=31.73.07") == ["palma"]
    assert names_on(client, "wilayah=kota") == ["lama", "ratna"]
    assert names_on(client, f"wilayah=dinas:{agency.pk}") == ["ampu"]
    assert names_on(client, "keadaan=berakhir") == ["lama"]
    assert names_on(client, "wilayah=dinas:x") == names_on(client, "")


def test_a_colleague_downloads_only_themself(client):
    UserFactory(username="lain")
    client.force_login(UserFactory(username="saya", role="staff"))
    assert names_on(client, "") == ["saya"]


def test_the_list_asks_the_database_few_questions(
    client, head, django_assert_max_num_queries
):
    for _ in range(30):
        UserFactory(role="district_officer")
    with django_assert_max_num_queries(8):
        client.get("/pengguna/")
