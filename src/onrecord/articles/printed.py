"""Lines that pages print around their text, in HTML and plain text alike: date lines and bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.articles.dates import MONTH_AND_DAY, MONTHS, TIME_AFTER, WRITTEN, Role, day, from_written
from onrecord.articles.furniture import words
from onrecord.model import Edtf

# What may stand in a date line beside the date, in words: a section's name, "views", "Last updated on", an author.
_BESIDE_DATE = 6
# Without such a word only a place or a section's name may ("Kyiv", "World News"): more is a line of a chronology.
_BESIDE_BARE_DATE = 3
_DATE_LINE_WORDS = 16
_DATE_WORDS = re.compile(
    r"\b(?:published?|posted|updated?|modified|edited|corrected|date|created|views?|by|download(?:ed)?|saved|printed|"
    r"issued?|first|last|comments?|reads?|am|pm|gmt|utc|est|edt|et|bst|cet)\b|[|/•·]",
    re.I,
)
_CHANGED = re.compile(r"\b(?:updated?|modified|edited|corrected|revised|last changed)\b", re.I)
_NOTE = re.compile(
    r"^\W{0,3}(?:editor['’]?s['’]? note:?\s*)?(?:this|the) (?:article|story|report|post|page|piece|dispatch)"
    r"(?: has been| was| is)?(?: (?:last|first))? (?:updated|corrected|amended|revised|edited|changed)"
    r"(?: at [\d:.]+(?: ?[ap]\.?m\.?)?)?(?: \w+){0,2}? (?=\w)",
    re.I,
)
_NOTE_WORDS = 60
_BYLINE = re.compile(
    r"^(?:(?:written|reported|story|report|analysis|posted|published)\s+)?by[:\s]+(?P<who>[^.!?]{3,120})$|"
    r"^(?:authors?|reporters?)\s*:\s*(?P<who2>[^.!?]{3,120})$",
    re.I,
)
_CREDITED = re.compile(r"^(?:interview|words|text)\s*:\s*(?P<who>\S.{2,40})$", re.I)
""" "Interview: Ada Korn": with more than a name it says whom or what the page is about."""

_REPORTED = re.compile(
    r"^\W?(?:reporting|reported|writing|written) by:? (?P<who>[^.;!?]{3,120})"
    r"(?:[;.] ?(?:(?:additional |further )?(?:reporting|writing|editing)|edited|produced|compiled) by [^;]{3,80})*"
    r"\W{0,2}$",
    re.I,
)
_LONE_NAME = re.compile(r"^[A-Z][\w'’-]+(?: [A-Z]\.?)?(?: (?:[A-Z][\w'’-]+|de|van|von|der|al|bin|da|di)){1,3}$")


_PLACES = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]*,?\s+){1,4}(?:\([^()]{2,40}\),?\s+)?[–—-]?\s*")
_BEHIND_DATELINE = re.compile(r"\.?\s*(?:\([^()\n]{2,40}\)|/[^/\n]{2,20}/)?\s*(?:[:–—-]\s*\S|\.\s+[A-ZÀ-Þ“\"])")


def is_date_line(line: str) -> bool:
    """A line that gives a date and little else."""
    match = WRITTEN.search(line)
    if not match or words(line) > _DATE_LINE_WORDS or not from_written(match):
        return False
    beside = without_dates(line)
    least = _BESIDE_DATE if _DATE_WORDS.search(beside) else _BESIDE_BARE_DATE
    return words(beside) <= least and not re.search(r"[a-z]{3}\.$", beside.strip())


def without_dates(line: str) -> str:
    """The line with its dates, with or without their years, and the times behind them, cut out."""
    rest, at = [], 0
    for match in [*WRITTEN.finditer(line)] or [*MONTH_AND_DAY.finditer(line)]:
        rest.append(line[at : match.start()])
        after = TIME_AFTER.match(line, match.end())
        at = after.end() if after else match.end()
    return " ".join([*rest, line[at:]])


def dates_in(line: str) -> Iterator[tuple[Role, Edtf, int, int]]:
    """The dates of a date line, each with its role by the words before it, and where it stands."""
    before = 0
    for match in WRITTEN.finditer(line):
        edtf = from_written(match)
        if edtf:
            role: Role = "updated" if _CHANGED.search(line[before : match.start()]) else "published"
            yield role, edtf, match.start(), match.end()
        before = match.end()


def dateline_date(line: str) -> tuple[Edtf, int, int] | None:
    """The full date of a dateline, and where it stands ("NORN, 3 May 2031. The ministry …"); None where the line
    begins with none.
    """
    place = _PLACES.match(line)
    match = WRITTEN.match(line, place.end()) if place else None
    edtf = from_written(match) if match and _BEHIND_DATELINE.match(line, match.end()) else None
    return (edtf, match.start(), match.end()) if match and edtf else None


def author_in(line: str) -> str | None:
    """The names in a byline: what stands behind "By", up to a date or a bar."""
    line = without_dates(line).strip(" |/·•,-–—")
    credit = _CREDITED.match(line)
    if credit and is_lone_name(credit.group("who")):
        return credit.group("who")
    match = _BYLINE.match(line)
    if not match:
        return None
    who = (match.group("who") or match.group("who2")).split("|")[0]
    return who.strip() if words(who) <= 14 and who.strip()[:1].isupper() else None


def reporter_in(line: str) -> str | None:
    """The names in a credit below the text: "Reporting by Ada Korn; editing by Tess Holm"."""
    match = _REPORTED.match(line.strip())
    return match.group("who").strip() if match and match.group("who").strip()[:1].isupper() else None


def is_lone_name(line: str) -> bool:
    """The line has the shape of a person's name and nothing else."""
    return _LONE_NAME.match(line) is not None


def update_note(line: str, published: Edtf | None) -> tuple[Edtf, int, int] | None:
    """The day in a note that the article was changed, and where it stands in `line`; None where there is none.

    Args:
        line: one line of the text.
        published: when the article was published, which gives the year where the note has none.
    """
    opening = _NOTE.match(line)
    if not opening or words(line) > _NOTE_WORDS:
        return None
    full = WRITTEN.search(line, opening.end() - 1)
    edtf = from_written(full) if full else None
    if full and edtf:
        return edtf, full.start(), full.end()
    short = MONTH_AND_DAY.search(line, opening.end() - 1)
    if not short or published is None:
        return None
    month = MONTHS[(short["m1"] or short["m2"]).lower()]
    days = (day(int(published[:4]) + later, month, short["d1"] or short["d2"]) for later in (0, 1))
    since = next((edtf for edtf in days if edtf and edtf >= published[:10]), None)
    return (since, short.start(), short.end()) if since else None
