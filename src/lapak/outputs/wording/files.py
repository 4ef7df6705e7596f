"""Where templates lie: with Lapak, and an office's own beside its data."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lapak.figures.words import Words
from lapak.outputs.wording.checking import Problem, TemplateRefused, problems_of
from lapak.outputs.wording.template import Block, parse

SHIPPED: Final = Path(__file__).parent / "shipped"
FOLDER: Final = "templates"
"""The folder of an office's own templates, in its data folder."""
LONGEST: Final = 200_000  # bytes; the shipped ones are a fiftieth of it
RELEASE: Final = "release"
REPORT: Final = "report"
INSERTS: Final[dict[str, tuple[str, ...]]] = {
    RELEASE: (),
    REPORT: ("figures", "breakdowns", "bazaars", "questions", "rules"),
}
"""Which documents there are, and what Lapak inserts into each."""
LANGUAGES: Final = ("id", "en")


@dataclass(frozen=True, slots=True)
class Source:
    """A template's file; `own` where the office wrote it."""

    document: str
    lang: str
    path: Path
    own: bool


def sources(data: Path) -> Iterator[Source]:
    """The file of every document and language that is used; `data`: the data folder."""
    for document in INSERTS:
        for lang in LANGUAGES:
            yield source_of(document, lang, data)


def source_of(document: str, lang: str, data: Path) -> Source:
    """The office's own file where there is one, else the one that came with Lapak."""
    name = f"{document}.{lang}.txt"
    own = data / FOLDER / name
    if own.exists():
        return Source(document, lang, own, own=True)
    return Source(document, lang, SHIPPED / name, own=False)


def load(source: Source) -> list[Block]:
    """The blocks of a template. Raises TemplateRefused with all that is wrong."""
    text = _text(source.path)
    blocks = parse(text)
    inserts: Collection[str] = INSERTS[source.document]
    if wrong := problems_of(blocks, lang=source.lang, inserts=inserts):
        raise TemplateRefused(wrong)
    return blocks


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
        if len(content) <= LONGEST:
            return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        said = Words(
            "Berkas ini bukan teks UTF-8. Simpan ulang sebagai teks biasa, UTF-8.",
            "This file isn't UTF-8 text. Save it again as plain text, UTF-8.",
        )
        raise TemplateRefused([Problem(line, said)]) from None
    except OSError:
        said = Words(
            "Berkas ini tidak bisa dibaca. Periksa izinnya.",
            "This file can't be read. Check who may read it.",
        )
        raise TemplateRefused([Problem(0, said)]) from None
    said = Words(
        "Berkas ini terlalu panjang untuk sebuah templat.",
        "This file is too long for a template.",
    )
    raise TemplateRefused([Problem(0, said)])
