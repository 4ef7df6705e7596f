"""The place of a bazaar as titles tell it, without the days beside it."""

import pytest

from lapak.domain.places.rules import gazetteer
from lapak.intake.attendance.titles import event_of


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Tempat & tanggal: CFD Kedoya Selatan, Sab, 11 s/d Min 12 Okt 2025", "CFD Kedoya Selatan"),
        ("Tempat dan Tanggal : Taman Sari, Sabtu 11 s/d Minggu 12 Oktober 2025", "Taman Sari"),
        ("Tempat/Tanggal: Taman Kota, Kec. Kalideres (Sab, 11 s/d Min 12 Okt 2025)", "Taman Kota, Kec. Kalideres"),
        ("Lokasi, waktu: Halaman Kantor, 3-4 Mei 2025", "Halaman Kantor"),
        ("Tempat: Aula & Taman, 3 Mei 2025", "Aula & Taman"),
    ],
)  # fmt: skip
def test_the_place_stands_alone(line, place):
    told = event_of(
        [["BAZAR UMKM"], [line]],
        sheet="Daftar", path="hadir.xlsx", places=gazetteer(), year=2025,
    )  # fmt: skip

    assert told.place == place
    assert told.name == "BAZAR UMKM"
    assert told.opens is not None
