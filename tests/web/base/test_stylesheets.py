"""The look itself: contrast, size, and what others made."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

STATIC = Path(__file__).resolve().parents[3] / "src" / "lapak" / "web" / "static"
SHEET = (STATIC / "lapak" / "lapak.css").read_text()
LARGEST = 14 * 1024
VENDORED = tomllib.loads((STATIC / "vendor" / "vendor.toml").read_text())["package"]


def tokens(theme):
    pairs = re.findall(r"--([\w-]+):light-dark\((#\w+),(#\w+)\)", SHEET)
    return {name: (light, dark)[theme == "dark"] for name, light, dark in pairs}


def luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour, share, paper):
    parts = [
        round(
            int(colour[i : i + 2], 16) * share + int(paper[i : i + 2], 16) * (1 - share)
        )
        for i in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)


TEXT = [
    ("tinta", "latar"),
    ("tinta", "latar-2"),
    ("tinta", "utama-muda"),
    ("tinta", "tunggu-muda"),
    ("tinta", "bahaya-muda"),
    ("tinta", "beres-muda"),
    ("tinta-2", "latar"),
    ("tinta-2", "latar-2"),
    ("di-utama", "utama"),
    ("di-utama", "utama-gelap"),
    ("utama-gelap", "latar"),
    ("utama-gelap", "latar-2"),
    ("utama-gelap", "utama-muda"),
    ("utama-gelap", "tunggu-muda"),
    ("utama-gelap", "bahaya-muda"),
    ("utama-gelap", "beres-muda"),
    ("bahaya", "latar"),
    ("bahaya", "bahaya-muda"),
    ("tunggu", "tunggu-muda"),
    ("beres", "beres-muda"),
    ("latar", "tinta"),
]
SHAPES = [
    ("garis", "latar"),
    ("utama", "latar"),
    ("bahaya", "latar"),
    ("tunggu", "latar"),
    *((name, "latar") for name in ("biru", "oker", "prem", "abu")),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_is_readable(theme, front, back):
    colours = tokens(theme)
    assert contrast(colours[front], colours[back]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), SHAPES)
def test_borders_and_bars_are_seen(theme, front, back):
    colours = tokens(theme)
    assert contrast(colours[front], colours[back]) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("share", [0.08, 0.17, 0.27, 0.40])
def test_text_on_the_tiles_is_readable(theme, share):
    colours = tokens(theme) | ({"latar": "#ffffff"} if theme == "light" else {})
    tile = mixed(colours["utama"], share, colours["latar"])
    assert contrast(colours["tinta"], tile) >= 4.5
    page = (STATIC / "lapak" / "halaman.css").read_text()
    assert f"var(--utama) {share:.0%},var(--latar)" in page


def test_the_dark_line_and_the_yellow_ring_of_the_focus_are_seen_apart():
    ring = re.search(r"--fokus:(#\w+)", SHEET)[1]
    assert contrast(tokens("light")["tinta"], ring) >= 3
    # in dark the line is light and the ring is what is seen on the paper
    assert contrast(tokens("dark")["latar"], ring) >= 3


def test_browsers_without_light_dark_get_the_light_colours():
    plain = dict(re.findall(r"--([\w-]+):(#\w+);", SHEET.split("@supports")[0] + ";"))
    assert {name: plain[name].lower() for name in tokens("light")} == {
        name: colour.lower() for name, colour in tokens("light").items()
    }


def test_the_system_stays_small():
    assert len(SHEET.encode()) <= LARGEST


@pytest.mark.parametrize("name", ["lapak.css", "halaman.css"])
def test_stylesheets_reach_for_nothing_outside(name):
    found = re.findall(r"url\(([^)]*)\)|@import", (STATIC / "lapak" / name).read_text())
    assert all(address.startswith("../vendor/") for address in found)


@pytest.mark.parametrize("package", VENDORED, ids=lambda package: package["name"])
def test_what_others_made_is_unchanged(package):
    folder = STATIC / "vendor" / f"{package['name']}-{package['version']}"
    files = {path.name: path for path in folder.iterdir()}
    assert files.keys() == package["sha256"].keys()
    for name, path in files.items():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert digest == package["sha256"][name]
    assert "LICENSE" in files
    assert package["licence"]


def test_every_vendored_folder_is_written_down():
    folders = {path.name for path in (STATIC / "vendor").iterdir() if path.is_dir()}
    assert folders == {f"{one['name']}-{one['version']}" for one in VENDORED}


def test_static_files_can_be_collected_and_hashed(tmp_path):
    real = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    with override_settings(
        STATIC_ROOT=tmp_path, STORAGES={"staticfiles": {"BACKEND": real}}
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
    (sheet,) = tmp_path.glob("lapak/lapak.*.css")
    (font,) = re.findall(r'url\("?\.\./([^")]*)"?\)', sheet.read_text())
    assert (tmp_path / font).is_file()
    assert sheet.with_name(sheet.name + ".br").is_file()


def test_the_font_that_pages_ask_for_early_is_that_of_the_look():
    frame = (STATIC.parent / "templates" / "base" / "kerangka.html").read_text()
    early = re.findall(
        r"""rel="preload" href="{% static '([^']+)' %}" as="font\"""", frame
    )
    used = [
        f"vendor/{name}" for name in re.findall(r"url\(\.\./vendor/([^)]+)\)", SHEET)
    ]
    assert early
    assert set(early) <= set(used)
