"""The archived bytes of one document."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

Media = Literal["html", "text", "feed-item", "json-item", "other"]
"""What the bytes are, by content and not by name. `other` is archived and listed as a problem."""


@dataclass(frozen=True, slots=True)
class Context:
    """What came with the bytes and is not in them.

    Attributes:
        charset: the encoding that an HTTP header or an XML declaration of the container names.
        modified: `Last-Modified` of the HTTP response, as sent.
        feed_title: title of the feed that the item stood in.
        feed_link: the feed's own site.
    """

    charset: str | None = None
    modified: str | None = None
    feed_title: str | None = None
    feed_link: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One file, one WARC payload, one feed item or one JSONL line, whole.

    Attributes:
        data: the bytes: of a feed item its own XML element, of a JSONL line the line without its line end.
        location: path or URL as given (of a WARC record, feed item or JSONL line its URL where it has one).
        media: what the bytes are.
        container: path of the file the page was found inside, or None.
        id: `sha256:` and the hash of `data`.
    """

    data: bytes = field(repr=False)
    location: str
    media: Media
    container: str | None = None
    context: Context = Context()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", "sha256:" + hashlib.sha256(self.data).hexdigest())
