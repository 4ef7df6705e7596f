"""What pages of documents share: which year and language, templates with mistakes, files."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from lapak.figures.ledger import FIRST_YEAR, LAST_YEAR
from lapak.outputs.wording.checking import TemplateRefused
from lapak.outputs.wording.files import FOLDER, Source
from lapak.web.figures.summary import newest_year, years_told

LANGUAGES: Final[dict[str, Promise]] = {"id": _("Indonesian"), "en": _("English")}


@dataclass(frozen=True, slots=True)
class Edition:
    """Which document is asked for: its year and its language."""

    year: int
    lang: str

    @property
    def query(self) -> str:
        """What an address asks for it."""
        return "?" + urlencode({"tahun": str(self.year), "bahasa": self.lang})

    def choices(self) -> dict[str, list[dict[str, Any]]]:
        """Other years and languages, as `components/periode.html` shows them."""
        years = sorted({*years_told(), self.year})
        return {
            "years": [
                _choice(str(year), Edition(year, self.lang), self) for year in years
            ],
            "languages": [
                _choice(name, Edition(self.year, lang), self)
                for lang, name in LANGUAGES.items()
            ],
        }


def edition_of(request: HttpRequest) -> Edition:
    """What the address, or a form, asks for; what can't be is read as not asked."""
    said = request.POST if request.method == "POST" else request.GET
    year, lang = said.get("tahun", ""), said.get("bahasa", "")
    known = year.isascii() and year.isdigit() and len(year) <= 4
    if not known or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        year = str(newest_year())
    return Edition(int(year), lang if lang in LANGUAGES else "id")


def _choice(label: str | Promise, one: Edition, chosen: Edition) -> dict[str, Any]:
    return {"label": label, "url": one.query, "current": one == chosen}


def file_answer(content: bytes | str, kind: str, name: str) -> HttpResponse:
    """A file to be kept; `kind` as browsers call it."""
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


View = Callable[..., HttpResponse]


def with_template(source_of: Callable[[str], Source]) -> Callable[[View], View]:
    """A page that says what is wrong where the template of its document is refused."""

    def around(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except TemplateRefused as refused:
                lang = edition_of(request).lang
                return _mistakes(request, refused, source_of(lang))

        return answered

    return around


def _mistakes(
    request: HttpRequest, refused: TemplateRefused, source: Source
) -> HttpResponse:
    page = {
        "file": f"{FOLDER}/{source.path.name}" if source.own else source.path.name,
        "problems": [
            {"line": one.line, "said": one.said.told()} for one in refused.problems
        ],
    }
    return render(request, "reports/mistakes.html", page, status=422)
