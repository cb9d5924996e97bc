"""Pages that a browser saved whole in one file: MHTML (Chrome, Edge, Opera; RFC 2557) and Safari's web archive.

Of what such a file holds the page itself is archived, as the server sent it; pictures, styles and frames are not.
"""

from __future__ import annotations

import plistlib
from email import policy
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from email.parser import BytesParser
from xml.parsers.expat import ExpatError

from onrecord.errors import PageError
from onrecord.model import Context, Page
from onrecord.pages.kinds import HEAD, kind_of

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_PLIST_TROUBLES = (ValueError, TypeError, KeyError, OverflowError, RecursionError, AttributeError, ExpatError)


def of_mhtml(data: bytes, location: str) -> Page:
    """The page in the MHTML file `location`, at its own URL where the file names it.

    Raises:
        PageError: `not-a-page`, where it holds no HTML or text; `truncated`, where the page in it breaks off;
            `too-deep`, where parts lie in parts without end.
    """
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
        every = list(message.walk())
    except RecursionError as error:
        raise PageError("too-deep", "a page saved in one file (MHTML) with parts in parts in parts") from error
    parts = [part for part in every if part.get_content_type() in _PAGE_TYPES]
    url = _header(message, "Snapshot-Content-Location")
    root = next(
        (part for part in parts if url and _header(part, "Content-Location") == url), *parts[:1] or (None,)
    )
    payload = root.get_payload(decode=True) if root else None
    if root is None or not isinstance(payload, bytes):
        raise PageError("not-a-page", "a page saved in one file (MHTML) without HTML in it; save it again")
    if root is every[-1] and any(isinstance(d, CloseBoundaryNotFoundDefect) for m in every for d in m.defects):
        raise PageError(
            "truncated", "a page saved in one file (MHTML) that breaks off inside the page; save it again"
        )
    charset = root.get_content_charset()
    return _page(payload, url or _header(root, "Content-Location"), location, charset)


def of_webarchive(data: bytes, location: str) -> Page:
    """The page in Safari's web archive `location`, at its own URL.

    Raises:
        PageError: `not-a-page`, where it holds no page; `damaged`, where it cannot be read.
    """
    try:
        main = plistlib.loads(data)["WebMainResource"]
        payload, url, charset = (main.get(f"WebResource{name}") for name in ("Data", "URL", "TextEncodingName"))
    except _PLIST_TROUBLES as error:
        raise PageError("damaged", f"a web archive that cannot be read ({type(error).__name__})") from error
    if not isinstance(payload, bytes):
        raise PageError("not-a-page", "a web archive without a page in it; save it again")
    return _page(payload, url, location, charset)


def _page(payload: bytes, url: object, location: str, charset: object) -> Page:
    kind, name = kind_of(payload[:HEAD])
    if kind != "html" and kind != "text":
        held = name or ("nothing" if kind == "empty" else kind)
        raise PageError("not-a-page", f"a page saved in one file that holds {held}; it was left out")
    named = url.strip() if isinstance(url, str) and url.strip().startswith(("http://", "https://")) else location
    context = Context(charset=charset if isinstance(charset, str) else None)
    return Page(payload, named.encode("utf-8", "replace").decode(), kind, location, context)


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    return str(value).strip() or None if value is not None else None
