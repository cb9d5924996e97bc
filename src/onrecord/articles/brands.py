"""What a page calls its site where no metadata do: the link to its front page, or its brand by a class."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from onrecord.articles.dom import squeezed, text_of
from onrecord.articles.furniture import words
from onrecord.articles.outlets import domain_of

_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:brand|logo|masthead|nameplate|site-?(?:name|title|logo)|publication(?:-?name)?)(?:$|[\s_-])",
    re.I,
)
_FRONT = re.compile(r"/?(?:index\.\w{3,5}|home/?|[a-z]{2}/)?", re.I)
_MOST_WORDS = 6
_NOT_NAMES = re.compile(
    r"(?:home|start|front)(?: ?page)?|main|menu|index|top|back|english|logo|subscribe|log ?in|sign ?(?:in|up)|"
    r"register|(?:skip|jump|go) to .*|\W*",
    re.I,
)


def brand_of(tree: HtmlElement, shown: str) -> tuple[str | None, str | None]:
    """The site's name and its address, each None where nothing over the first heading gives it.

    Links to the front pages of other sites stand there too: a name is one where `<title>` (`shown`) has it, or
    where it has two words, leads to no other domain, and the page says it again.
    """
    everything = squeezed(text_of(tree)).casefold()
    for _, element in etree.iterwalk(tree, events=("start",)):
        if element.tag in ("h1", "article"):
            break
        link = element.get("href") if element.tag == "a" else None
        is_front = link is not None and _is_front(link)
        if not is_front and not _CLASSES.search(" ".join(filter(None, (element.get("class"), element.get("id"))))):
            continue
        name = text_of(element) or next((image.get("alt") or "" for image in element.iter("img")), "").strip()
        if not name or words(name) > _MOST_WORDS or _NOT_NAMES.fullmatch(name):
            continue
        key = squeezed(name).casefold()
        label = (domain_of(link) or "").split(".")[0].replace("-", "")
        if key in squeezed(shown).casefold():
            return name, link if label and label == re.sub(r"\W", "", key).removeprefix("the") else None
        if not label and words(name) > 1 and everything.count(key) > 1:
            return name, None
    return None, None


def _is_front(link: str) -> bool:
    """The link leads to a site's front page."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return False
    return (
        parts.scheme in ("", "http", "https")
        and not parts.query
        and bool(parts.netloc or parts.path)
        and (_FRONT.fullmatch(parts.path) is not None)
    )
