"""Where a plain text names its outlet: beside the date, behind the byline, in a copyright line."""

from __future__ import annotations

import re

from onrecord.articles.outlets import as_printed
from onrecord.articles.printed import author_in, without_dates
from onrecord.data import outlets

COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s*©)?[\s\d–-]*(?P<name>(?!(?:all )?rights\b)[A-Z][^|.,;:\d©]{2,50})"
    r"(?=[|.,;:\d©]|$)",
    re.I,
)
_PARTS = re.compile(r"\s*[,|/·•–—]\s*|\s+-\s+")
_NAME = re.compile(r"(?:The )?[A-Z0-9][\w’'.-]*(?: (?:&|of|and|the|[A-Z0-9][\w’'.-]*)){1,4}")


def outlet_beside(line: str) -> str | None:
    """The outlet in a line of a date or a byline ("Sunder Post, 12 March 2024"; "By Ada Korn, Sunder Post").

    Only a name that is an outlet's by its last word: a place and a section stand there as often.
    """
    bare = without_dates(line)
    parts = _PARTS.split(bare)[1 if author_in(line) else 0 :]
    return next((as_printed(part) for part in map(str.strip, parts) if _is_outlet(part)), None)


def _is_outlet(name: str) -> bool:
    plain = as_printed(name).removeprefix("The ").split()
    if not _NAME.fullmatch(name) or plain[0] in outlets.words("section"):
        return False
    return plain[-1] in outlets.words("outlet") or " ".join(plain[-2:]) in outlets.words("outlet")
