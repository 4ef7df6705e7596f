"""What tests do with the page of the press release: read it, send it, find its parts."""

import html
import re

from tests.figures.office import YEAR

ADDRESS = "/siaran-pers/"
FIELD = re.compile(
    r'<textarea id="alinea-\d+" name="(judul|alinea)"[^>]*>\n?(.*?)</textarea>', re.S
)


def told(answer):
    """The page in one line, as it is sent."""
    return " ".join(answer.content.decode().split())


def words(answer):
    """The page as it is read, without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", told(answer))).split())


def opened(client, lang="id", year=YEAR):
    return client.get(ADDRESS, {"tahun": year, "bahasa": lang})


def fields(answer):
    """What stands in the fields: the title and the paragraphs."""
    return [html.unescape(text) for _, text in FIELD.findall(answer.content.decode())]


def version(answer):
    return re.search(r'name="versi" value="(\d+)"', answer.content.decode())[1]


def form(said, seen, lang="id", year=YEAR):
    return {
        "tahun": year, "bahasa": lang, "versi": seen,
        "judul": said[0], "alinea": said[1:],
    }  # fmt: skip


def sent(client, said, seen="0", to="", **more):
    return client.post(ADDRESS + to, form(said, seen, **more))


def copied(answer):
    """The text that is ready to be copied; None where there is none."""
    page = answer.content.decode()
    found = re.search(r'<textarea id="teks-siap"[^>]*>\n?(.*?)</textarea>', page, re.S)
    return html.unescape(found[1]) if found else None
