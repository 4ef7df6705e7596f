"""Entries whose words could be a header's: they stay entries."""

from tests.intake.test_visits import visits


def test_a_visit_without_any_number_is_no_header_in_the_middle_of_its_list():
    found = visits(
        ["Toko Maju", "Tim A", "Tidak ada temuan"],
        ["Toko Lain", "Tim B", "HET"],
        header=["Nama Toko", "Petugas", "Hasil Temuan"],
    )

    assert [(v.outlet, v.findings) for v in found] == [
        ("Toko Maju", ()),
        ("Toko Lain", ("HET",)),
    ]
