"""A table described once: page, order, filters and downloads agree."""

import csv
import io

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone

from lapak.web.base.tables import Column, Filter, Table, download, shown

pytestmark = pytest.mark.django_db

NOON = timezone.datetime.fromisoformat("2026-08-14T17:30:00+00:00")

USERS = Table(
    "pengguna",
    "Pengguna",
    [
        Column(
            "nama",
            "Nama",
            lambda user: user.first_name,
            order=("first_name",),
            link=lambda user: f"/pengguna/{user.pk}/",
            note=lambda user: user.username,
            heads_row=True,
        ),
        Column("nomor", "Nomor", lambda user: len(user.username), "number", ("-pk",)),
        Column("omset", "Omset", lambda user: 1_250_000, "rupiah"),
        Column("masuk", "Masuk", lambda user: user.date_joined, "moment"),
        Column("hari", "Hari", lambda user: user.date_joined, "day"),
        Column("peran", "Peran", lambda user: user.role, state=lambda user: "beres"),
        Column("surel", "Surel", lambda user: user.email, only_export=True),
    ],
    "nama",
    [
        Filter(
            "peran",
            "Peran",
            lambda: [("staff", "Petugas"), ("curator", "Kurator")],
            lambda rows, value: rows.filter(role=value),
        )
    ],
    search=lambda rows, text: rows.filter(first_name__icontains=text),
    search_label="Cari nama",
    empty="Belum ada pengguna.",
)


@pytest.fixture(autouse=True)
def people():
    users = get_user_model().objects
    for name, first, role in [
        ("budi", "Budi", "staff"),
        ("satu", "=1+1", "curator"),
        ("ayu", "<b>Ayu", "staff"),
    ]:
        users.create_user(name, "@x", first_name=first, role=role, date_joined=NOON)
    return users.all()


def asked(address="/"):
    return RequestFactory().get(address)


def names(table):
    return [row[0].value for row in table.rows]


def test_rows_come_in_the_order_of_the_table(people):
    table = shown(USERS, people, asked())
    assert names(table) == ["<b>Ayu", "=1+1", "Budi"]
    assert [heading.sorted for heading in table.headings] == [
        "ascending",
        "",
        "",
        "",
        "",
        "",
    ]
    assert not table.narrowed


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/?urut=-nama", ["Budi", "=1+1", "<b>Ayu"]),
        ("/?urut=nomor", ["<b>Ayu", "=1+1", "Budi"]),
        ("/?urut=-nomor", ["Budi", "=1+1", "<b>Ayu"]),
        ("/?urut=omset", ["<b>Ayu", "=1+1", "Budi"]),
        ("/?urut=password", ["<b>Ayu", "=1+1", "Budi"]),
        ("/?peran=curator", ["=1+1"]),
        ("/?peran=hacker", ["<b>Ayu", "=1+1", "Budi"]),
        ("/?cari=ud", ["Budi"]),
        ("/?cari=ud&peran=curator", []),
    ],
)
def test_the_address_orders_and_narrows(people, address, expected):
    assert names(shown(USERS, people, asked(address))) == expected


def test_a_heading_turns_the_order_around(people):
    assert shown(USERS, people, asked()).headings[0].sort == "-nama"
    assert shown(USERS, people, asked("/?urut=-nama")).headings[0].sort == "nama"


def test_of_numbers_the_largest_comes_first(people):
    headings = shown(USERS, people, asked()).headings
    assert (headings[1].sort, headings[2].sort) == ("-nomor", "")


def test_a_day_is_that_of_the_office(people):
    row = shown(USERS, people, asked()).rows[0]
    assert str(row[4].value) == "2026-08-15"


def test_what_narrows_is_named(people):
    table = shown(USERS, people, asked("/?peran=staff&cari=%20bu%20"))
    assert (table.searched, table.filters[0].chosen, table.narrowed) == (
        "bu",
        "Petugas",
        True,
    )


@pytest.mark.parametrize("sign", ["", "-"])
def test_what_is_not_known_comes_last_in_both_orders(people, sign):
    column = Column(
        "terakhir", "Terakhir", lambda user: user.first_name, order=("last_login",)
    )
    table = Table("x", "X", [column], "terakhir")
    people.filter(first_name="=1+1").update(last_login=NOON)
    assert names(shown(table, people, asked(f"/?urut={sign}terakhir")))[0] == "=1+1"


def drawn(name, people, address="/"):
    request = asked(address)
    table = shown(USERS, people, request)
    return render_to_string(f"components/{name}.html", {"table": table}, request)


def test_a_page_writes_each_kind_in_its_way_and_escapes_it(people):
    page = drawn("tabel", people)
    for text in ("&lt;b&gt;Ayu", "Rp1.250.000", "15/08/2026 00.30", 'data-s="beres"'):
        assert text in page
    assert "<b>Ayu" not in page
    assert "Surel" not in page
    assert 'aria-sort="ascending"' in page
    assert 'href="?urut=-nama"' in page


def test_an_empty_table_says_why(people):
    nobody = people.none()
    assert "Belum ada pengguna." in drawn("tabel", nobody)
    assert "Tidak ada yang cocok" in drawn("tabel", nobody, "/?cari=x")


def test_filters_keep_the_order_and_can_be_taken_away(people):
    page = drawn("saringan", people, "/?urut=-nama&peran=staff&cari=<i>")
    assert '<input type="hidden" name="urut" value="-nama">' in page
    assert 'type="hidden" name="peran"' not in page
    assert 'href="?urut=-nama&amp;cari=%3Ci%3E"' in page
    assert "<i>" not in page


def test_csv_holds_every_row_that_the_address_leaves(people):
    answer = download(USERS, people, asked("/?unduh=csv&urut=-nama&per=50"))
    assert (
        answer.headers["Content-Disposition"] == 'attachment; filename="pengguna.csv"'
    )
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["Nama", "Nomor", "Omset", "Masuk", "Hari", "Peran", "Surel"]
    assert [row[0] for row in rows[1:]] == ["Budi", "'=1+1", "<b>Ayu"]
    assert rows[1][2:] == [
        "1250000",
        "2026-08-15 00:30",
        "2026-08-15",
        "staff",
        "'@x",
    ]


def test_xlsx_holds_the_same_rows(people):
    answer = download(USERS, people, asked("/?unduh=xlsx&peran=curator"))
    data = io.BytesIO(b"".join(answer.streaming_content))
    answer.close()
    page = openpyxl.load_workbook(data).active
    assert [[cell.value for cell in row][:3] for row in page.iter_rows()] == [
        ["Nama", "Nomor", "Omset"],
        ["=1+1", 4, 1_250_000],
    ]
    assert page["A2"].data_type == "s"


@pytest.mark.parametrize("wanted", ["", "?unduh=", "?unduh=pdf"])
def test_anything_else_is_no_download(people, wanted):
    assert download(USERS, people, asked("/" + wanted)) is None
