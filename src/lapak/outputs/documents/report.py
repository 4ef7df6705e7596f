"""The yearly report of an office: one text, told as PDF, Word or Excel."""

from collections.abc import Callable
from typing import Final

from django.conf import settings

from lapak.outputs.documents.contents import Contents, contents
from lapak.outputs.wording.files import REPORT, Source, load, source_of

KINDS: Final[dict[str, str]] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What a report can be, by the end of its file's name, and what a browser calls it."""
_NAMES: Final = {"id": "laporan", "en": "report"}


def report_file(year: int, lang: str, kind: str) -> bytes:
    """The report of a year as a file: `lang` id or en, `kind` a key of KINDS.

    The same data and template make the same bytes. Raises TemplateRefused where the
    office's template has mistakes.
    """
    return written(report_contents(year, lang), kind)


def report_name(year: int, lang: str, kind: str) -> str:
    """`laporan-2023.pdf`, in English `report-2023.pdf`."""
    return f"{_NAMES[lang]}-{year}.{kind}"


def report_source(lang: str) -> Source:
    """The template that reports of this language are told by."""
    return source_of(REPORT, lang, settings.DATA)


def report_contents(year: int, lang: str) -> Contents:
    """What the report says. Raises TemplateRefused as `report_file` does."""
    return contents(year, lang, load(report_source(lang)))


def written(told: Contents, kind: str) -> bytes:
    """The file of a report that is told already."""
    return _WRITERS[kind](told)


def _pdf(told: Contents) -> bytes:
    # each library is loaded by those alone who ask for its kind of file
    from lapak.outputs.documents.pdf import pdf_report  # noqa: PLC0415

    return pdf_report(told)


def _word(told: Contents) -> bytes:
    from lapak.outputs.documents.word_report import word_report  # noqa: PLC0415

    return word_report(told)


def _excel(told: Contents) -> bytes:
    from lapak.outputs.documents.excel_report import excel_report  # noqa: PLC0415

    return excel_report(told)


_WRITERS: Final[dict[str, Callable[[Contents], bytes]]] = {
    "pdf": _pdf,
    "docx": _word,
    "xlsx": _excel,
}
