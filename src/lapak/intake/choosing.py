"""Files as a person chose them: which are read, and why the others are not.

The names decide only what is surely no table; all else the reader judges by content.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

FILES: Final = 500  # of one call
BYTES: Final = 100 << 20  # of all files of one call together
LONGEST: Final = 500  # characters of a path
HIDDEN: Final = (".", "~$")  # hidden files, and the locks that Excel lays beside a file
LITTER: Final = {"thumbs.db", "desktop.ini", "__macosx"}

_PHOTO = "Ini foto atau gambar. Angka tidak dibaca dari gambar; pilih berkas Excel atau CSV yang memuat daftarnya."
_PAGES = "Ini dokumen, bukan tabel. Minta berkas Excel-nya, atau salin daftarnya ke Excel, lalu pilih berkas itu."
_ARCHIVE = "Ini arsip. Buka (ekstrak) dulu, lalu pilih folder isinya."
_FILM = (
    "Ini rekaman suara atau gambar bergerak, bukan daftar. Pilih berkas Excel atau CSV."
)
_PROGRAM = "Ini program atau pintasan, bukan daftar. Pilih berkas Excel atau CSV."
NOT_READ: Final[dict[str, str]] = (
    dict.fromkeys("jpg jpeg png gif webp heic heif bmp tif tiff svg psd".split(), _PHOTO)  # noqa: SIM905
    | dict.fromkeys("pdf doc docx odt rtf ppt pptx odp".split(), _PAGES)  # noqa: SIM905
    | dict.fromkeys("zip rar 7z tar gz tgz".split(), _ARCHIVE)  # noqa: SIM905
    | dict.fromkeys("mp4 mov avi mkv 3gp mp3 m4a wav ogg opus".split(), _FILM)  # noqa: SIM905
    | dict.fromkeys("exe msi apk bat lnk url dll".split(), _PROGRAM)  # noqa: SIM905
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """One file as it was sent; `refusal`: why it is not read."""

    path: str
    content: bytes = b""
    refusal: str = ""


class NotTaken(Exception):
    """What was chosen can't be taken as a whole; the sentence says what to do."""


def why_not_read(path: str) -> str:
    """Why a file of this name is not read, as a sentence; '' = it is."""
    name = path.rsplit("/", 1)[-1]
    return NOT_READ.get(name.rpartition(".")[2].casefold(), "") if "." in name else ""


def clean_path(path: str) -> str:
    """A path from outside as folders and a name; nothing of it leads elsewhere."""
    shown = "".join(c for c in path.replace("\\", "/") if c.isprintable())
    parts = [p.strip() for p in shown.split("/")]
    return "/".join(p for p in parts if p not in ("", ".", ".."))[-LONGEST:] or "?"


def is_litter(path: str) -> bool:
    """Whether a file is what systems leave in folders: hidden files, Excel's locks."""
    parts = path.split("/")
    return any(p.startswith(HIDDEN) or p.casefold() in LITTER for p in parts)


def sorted_out(sent: Iterable[Chosen]) -> list[Chosen]:
    """The files of a call in order, those not read with their reason.

    Raises NotTaken: no file at all, too many, or too large together.
    """
    files = sorted(_named(sent), key=lambda one: one.path.casefold())
    if not files:
        raise NotTaken(
            "Belum ada berkas yang dipilih, atau foldernya kosong. "
            "Pilih berkas Excel atau CSV, atau folder yang memuatnya."
        )
    if len(files) > FILES:
        raise NotTaken(
            f"Terlalu banyak: {len(files)} berkas, paling banyak {FILES} sekali ambil. "
            "Pilih folder yang lebih dalam, satu per satu."
        )
    if sum(len(one.content) for one in files) > BYTES:
        raise NotTaken(too_large())
    return files


def too_large() -> str:
    """The sentence for files that are too large together."""
    return (
        f"Semua berkas bersama lebih dari {BYTES >> 20} MB. "
        "Pilih folder yang lebih dalam, satu per satu."
    )


def _named(sent: Iterable[Chosen]) -> Iterator[Chosen]:
    for one in sent:
        path = clean_path(one.path)
        if not is_litter(path):
            refusal = one.refusal or why_not_read(path)
            yield Chosen(path, b"" if refusal else one.content, refusal)
