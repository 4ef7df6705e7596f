"""What templates need to write amounts, days, icons and addresses as Lapak does."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import lokal
from django import template
from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language
from lucide.templatetags.lucide import lucide

from lapak.domain.sources.models import SourceTable
from lapak.intake.tallies import ASIDE
from lapak.shared import dates, money
from lapak.shared.masking import mask
from lapak.web.base import roles
from lapak.web.base.navigation import Group, groups_for, sign_out_address
from lapak.web.base.tables import ShownCell, ShownFilter

register = template.Library()


@lru_cache(maxsize=256)
def _drawn(name: str, size: int) -> str:
    return str(lucide(name, size=size, aria_hidden="true", **{"class": "ikon"}))


@register.simple_tag
def icon(name: str, size: int = 16) -> SafeString:
    """A Lucide icon as inline SVG, hidden from screen readers: words stand beside it."""
    return mark_safe(_drawn(name, size))  # noqa: S308  drawn by the icon package


@register.filter
def rupiah(amount: int | None) -> str:
    """`Rp1.250.000`; None is unknown, and unknown is not zero."""
    return "?" if amount is None else money.rupiah(int(amount))


@register.filter
def angka(number: int | None) -> str:
    """`4.352`, the dots of Indonesian in both languages."""
    return "?" if number is None else money.grouped(int(number))


@register.filter
def ringkas(amount: int | None) -> str:
    """`1,3 jt`, for tiles and charts; the whole number stands somewhere near."""
    return "?" if amount is None else money.short(int(amount))


@register.filter
def peran(role: str) -> str:
    """A role as the office calls it: `petugas kecamatan`."""
    return roles.role_name(role)


@register.filter
def tutup_nik(text: str) -> str:
    """A text that somebody wrote, with whatever looks like a NIK in it covered."""
    return mask(text)


@register.filter
def terbilang_rupiah(amount: int) -> str:
    """`Satu juta dua ratus lima puluh ribu rupiah`, as receipts spell it."""
    return lokal.terbilang(int(amount), currency=True, case="sentence")


@register.filter
def tanggal(day: date | datetime | None, form: str = "long") -> str:
    """A day as `long` (Sabtu, 15 Agustus 2026), `plain` (15 Agustus 2026) or `short`
    (15/08/2026); a moment is told in the office's time zone."""
    if day is None:
        return ""
    if isinstance(day, datetime) and is_aware(day):
        day = localtime(day)
    lang = get_language() or "id"
    if form == "short":
        return dates.short_date(day)
    say = dates.plain_date if form == "plain" else dates.long_date
    return say(day, lang)


@register.filter
def isi_sel(cell: ShownCell) -> str:
    """What a cell of a data table holds, written by its kind; nothing is a dash."""
    value = cell.value
    if value is None or value == "":
        return "–"
    if isinstance(value, datetime):
        return f"{dates.short_date(value)} {value:%H.%M}"
    if isinstance(value, date):
        return dates.short_date(value)
    if isinstance(value, int):
        return money.rupiah(value) if cell.kind == "rupiah" else money.grouped(value)
    return value


@register.filter
def sel_tabel(cell: ShownCell) -> SafeString:
    """A whole cell of a data table, with its link, pill and note.

    Written here and not in a template: a page of rows holds hundreds of cells, and an
    include for each took three quarters of its time.
    """
    if cell.state is not None:
        told = _pill(str(cell.value), cell.state)
    elif cell.link:
        told = format_html('<a href="{}">{}</a>', cell.link, isi_sel(cell))
    else:
        told = conditional_escape(isi_sel(cell))
    if cell.note:
        told += format_html('<br><span class="bantu">{}</span>', cell.note)
    if cell.heads_row:
        return mark_safe(f'<th scope="row">{told}</th>')  # noqa: S308  all escaped
    number = ' class="n"' if cell.is_number else ""
    label = format_html(' data-kolom="{}"', cell.label) if cell.label else ""
    return mark_safe(f"<td{number}{label}>{told}</td>")  # noqa: S308  all escaped


@register.filter
def alasan(table: SourceTable) -> str:
    """Why a table does not count, in words."""
    return str(ASIDE.get(table.set_aside, table.set_aside))


@lru_cache(maxsize=1024)
def _pill(text: str, state: str) -> SafeString:
    pill = render_to_string("components/pil.html", {"text": text, "state": state})
    return mark_safe(pill.strip())  # noqa: S308  a template's own


@register.filter
def saat(moment: datetime | None) -> str:
    """`Sabtu, 15 Agustus 2026, 08.47`: day and time of the office's clock."""
    if moment is None:
        return ""
    local = localtime(moment) if is_aware(moment) else moment
    return f"{tanggal(local)}, {local:%H.%M}"


@register.filter
def ukuran(size: int) -> str:
    """Bytes as `912 B`, `84,2 KB` or `1,5 MB`."""
    if size < 1000:
        return f"{size} B"
    unit, name = (1_000_000, "MB") if size >= 999_950 else (1_000, "KB")
    tenths = (size * 10 + unit // 2) // unit
    return f"{money.grouped(tenths // 10)},{tenths % 10} {name}"


@register.simple_tag(takes_context=True)
def qs(context: Context, **changes: object) -> str:
    """This page's address with some of its parameters changed: `{% qs urut="nama" %}`.

    None or an empty text takes a parameter away. The page number goes too, unless it
    is among the changes: another order or filter starts at the first page.
    """
    request: HttpRequest | None = context.get("request")
    query = QueryDict(mutable=True) if request is None else request.GET.copy()
    query.pop("halaman", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.simple_tag(takes_context=True)
def qs_without(context: Context, key: str) -> str:
    """This page's address without one of its parameters."""
    return qs(context, **{key: None})


@register.simple_tag(takes_context=True)
def hidden_state(
    context: Context, without: str = "", filters: Iterable[ShownFilter] = ()
) -> SafeString:
    """This page's parameters as hidden fields, so that a GET form keeps them.

    `without` names, with blanks between, those that the form asks for itself; so do
    the filters.
    """
    request: HttpRequest | None = context.get("request")
    left_out = {*without.split(), *(one.key for one in filters), "halaman"}
    pairs: Iterable[tuple[str, Any]] = [] if request is None else request.GET.lists()
    fields = [
        format_html('<input type="hidden" name="{}" value="{}">', name, value)
        for name, values in pairs
        if name not in left_out
        for value in values
    ]
    return mark_safe("".join(fields))  # noqa: S308  each was escaped by format_html


@register.simple_tag(takes_context=True)
def navigation(context: Context) -> list[Group]:
    """The groups of the rail that this request may see, the present page marked."""
    request: HttpRequest | None = context.get("request")
    return [] if request is None else groups_for(request)


@register.simple_tag
def office() -> str:
    """Whose office this is, from the settings."""
    return str(settings.OFFICE)


@register.simple_tag
def sign_out() -> str:
    """Where the sign-out form is sent."""
    return sign_out_address()


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """`terang`, `gelap`, or nothing when the device decides."""
    request: HttpRequest | None = context.get("request")
    chosen = "" if request is None else request.COOKIES.get("tema", "")
    return chosen if chosen in ("terang", "gelap") else ""
