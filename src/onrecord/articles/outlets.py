"""Who publishes a page: what it says itself, what the feed says, what the table says of its domain."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from onrecord.data import rows
from onrecord.model import Outlet

_PREFIXES = re.compile(r"^(?:www\d?|m|mobile|amp|edition|en|eng|english|news|rss|feeds?|beta|us|uk|eu)\.")
_DOMAIN = re.compile(
    r"(?<![\w@.-])((?:[a-z0-9-]{1,40}\.){1,3}(?:com|org|net|info|news|co|eu|int|gov|edu|tv|example|[a-z]{2}))(?![\w.-])",
    re.I,
)
_NOT_NAMES = re.compile(r"^(?:home|homepage|news|website|site|blog|untitled|null|none|undefined|\W*)$", re.I)

_ABBREVIATION = 5


def domain_of(url: str | None) -> str | None:
    """The host of a URL in lower case, without `www.` and the like; None where it is no URL with a host."""
    if not url or "://" not in url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    host = (host or "").rstrip(".")
    if "." not in host or re.fullmatch(r"[\d.]+", host):
        return None
    return host.removeprefix("www.")


def outlet_of(name: str | None, url: str | None) -> Outlet | None:
    """The outlet from what the page calls it and where it lies; None where neither says anything."""
    domain = domain_of(url)
    known = name_of(domain) if domain else None
    said = _clean(name)
    if said and domain and said.lower().removeprefix("www.") == domain:
        said = None
    found = known or said
    return Outlet(found, domain) if found or domain else None


def as_printed(name: str) -> str:
    """A name in capitals with a capital for each word; short ones are abbreviations and stay."""
    return name.title() if name.isupper() and len(name) > _ABBREVIATION and " " in name else name


def domain_in_name(filename: str) -> str | None:
    """A domain that stands in the name of a saved file (`www.example.com_news_12.html`)."""
    stem = re.sub(r"\.(?:html?|txt|xhtml|mht|php|aspx?|gz|md|text)$", "", filename, flags=re.I)
    match = _DOMAIN.search(stem.replace("_", " "))
    return match.group(1).lower().removeprefix("www.") if match else None


def name_of(domain: str) -> str | None:
    """The name that the table gives the outlet at this domain or at one it lies under."""
    table = _table()
    parts = domain.lower().split(".")
    for start in range(len(parts) - 1):
        found = table.get(".".join(parts[start:]))
        if found:
            return found
    return table.get(_PREFIXES.sub("", domain.lower()))


@cache
def _table() -> dict[str, str]:
    return {row["domain"]: row["name"] for row in rows("outlets")}


def _clean(name: str | None) -> str | None:
    words = " ".join((name or "").split()).strip("@ ")
    return None if not words or len(words) > 80 or _NOT_NAMES.match(words) else words
