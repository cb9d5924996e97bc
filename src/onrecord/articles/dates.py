"""When a page was published and updated: every place that says so, and which of them to believe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from onrecord.data import calendar
from onrecord.errors import ModelError
from onrecord.model import Dated, DateMethod, Edtf, Span, check_edtf

Role = Literal["published", "updated"]

MONTHS = calendar.words("month")
_MONTH = calendar.any_of("month")
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = r"(?:,?\s*(?:at\s+|[-–|/]+\s*)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?)?"
MONTH_AND_DAY = re.compile(
    rf"(?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH})\b",
    re.I,
)
"""A day without its year."""

WRITTEN = re.compile(
    rf"(?<![\w/-]){_WEEKDAY}(?:"
    rf"(?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{_MONTH})\.?,?\s+(?:of\s+)?(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
    r"|(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>\d{4})"
    r"|(?P<a5>\d{1,2})/(?P<b5>\d{1,2})/(?P<y5>\d{4})"
    r")(?!\d)",
    re.I,
)
"""A date as pages print it. `a5/b5/y5` is read month first where that is possible: the readers' pages are
English.
"""

TIME_AFTER = re.compile(_TIME, re.I)

_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?",
    re.I | re.ASCII,
)
# Ten digits from 2001 to 2033, thirteen with milliseconds; digits that begin with 2 are a date written together.
_SINCE_1970 = re.compile(r"(1\d{9})(?:\d{3})?", re.ASCII)
_UNSET = re.compile(
    r"1970-01-01(?:T0\d:[03]0(?::00)?(?:Z|[+-]\d\d:\d\d)?)?|1969-12-31T(?:1[2-9]|2\d):[03]0:00-\d\d:\d\d"
)
_IN_URL = (
    (re.compile(r"[/_-](\d{4})[/_-](\d{1,2})[/_-](\d{1,2})(?=[/_.-]|$)"), 0.8),
    (re.compile(rf"[/_-](\d{{4}})[/_-]({_MONTH})[/_-](\d{{1,2}})(?=[/_.-]|$)", re.I), 0.8),
    (re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)"), 0.6),
)
_MONTH_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-](\d{2})(?=[/-]|$)")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)")

# News on the web begins in the nineties; digitised papers and texts given as files are older, and pass.
_FIRST_YEAR, _LAST_YEAR = 1600, 2199

# How far each place is to be believed, set by hand in the order in which places are wrong least; with it the
# day is right on all 37 English pages of the html test data whose file name hashes even (see eval/articles.py).
CONFIDENCE: dict[DateMethod, float] = {
    "jsonld": 0.95, "meta": 0.9, "feed": 0.9, "url": 0.8, "text": 0.75, "filename": 0.5, "header": 0.2,
}  # fmt: skip
TEASER_CONFIDENCE = 0.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place of the page that gives a date, for one of its two roles."""

    role: Role
    dated: Dated


def candidate(
    role: Role, edtf: Edtf | None, method: DateMethod, evidence: Span | str | None, confidence: float | None = None
) -> list[Candidate]:
    """A candidate in a list, or an empty list where there is no date."""
    if edtf is None:
        return []
    sure = CONFIDENCE[method] if confidence is None else confidence
    return [Candidate(role, Dated(edtf, method, evidence, sure))]


def chosen(candidates: Iterable[Candidate], role: Role) -> Dated | None:
    """The candidate of this role that is believed most; of equals the first."""
    of_role = [c.dated for c in candidates if c.role == role]
    return max(of_role, key=lambda dated: dated.confidence, default=None)


def from_machine(value: object) -> Edtf | None:
    """The date of a string that software wrote: ISO 8601, RFC 822, seconds or milliseconds since 1970.

    None for the first moment of 1970, wherever it is read: what software writes where no date was set.
    """
    edtf = _of_machine(value)
    return None if edtf and _UNSET.fullmatch(edtf) else edtf


def _of_machine(value: object) -> Edtf | None:
    text = str(value).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    seconds = _SINCE_1970.fullmatch(text)
    if seconds:
        return datetime.fromtimestamp(int(seconds[1]), tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    found = _ISO.match(text)
    if found:
        return _from_iso(found)
    if re.match(r"(?:\w{3},\s*)?\d{1,2}\s+\w{3}\w*\.?\s+\d{2,4}\s+\d", text):
        return _from_mail(text)
    written = WRITTEN.search(text)
    return from_written(written) if written else None


def from_written(match: re.Match[str]) -> Edtf | None:
    """The day of a match of `WRITTEN`, or None where there is no such day."""
    get = match.groupdict()
    if get["m1"]:
        return day(get["y1"], MONTHS[get["m1"].lower()], get["d1"])
    if get["m2"]:
        return day(get["y2"], MONTHS[get["m2"].lower()], get["d2"])
    if get["y3"]:
        return day(get["y3"], get["m3"], get["d3"])
    if get["y4"]:
        return day(get["y4"], get["m4"], get["d4"])
    return day(get["y5"], get["a5"], get["b5"]) or day(get["y5"], get["b5"], get["a5"])


def day(year: str | int, month: str | int, number: str | int) -> Edtf | None:
    """The EDTF of a day of the calendar, or None where there is no such day."""
    try:
        found = date(int(year), int(month), int(number))
    except ValueError:
        return None
    return found.isoformat() if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def from_url(url: str) -> list[Candidate]:
    """The date in the path of a URL."""
    path = re.sub(r"^\w+://[^/]*", "", url).split("?")[0].split("#")[0]
    for pattern, confidence in _IN_URL:
        for match in pattern.finditer(path):
            year, month, number = match.groups()
            edtf = day(year, MONTHS.get(month.lower(), month), number)
            if edtf:
                return candidate("published", edtf, "url", match.group().strip("/_-"), confidence)
    month_only = _MONTH_IN_URL.search(path)
    if month_only and 1 <= int(month_only.group(2)) <= 12:
        edtf = f"{month_only.group(1)}-{month_only.group(2)}"
        return candidate("published", edtf, "url", month_only.group().strip("/"), 0.4)
    return []


def from_filename(name: str) -> list[Candidate]:
    """The date in the name of a file: the day it was written, saved or crawled, so not to be trusted far."""
    for match in _IN_NAME.finditer(name):
        edtf = day(match.group(1), match.group(3), match.group(4))
        if edtf:
            return candidate("published", edtf, "filename", match.group())
    return []


def from_header(modified: str | None) -> list[Candidate]:
    """`Last-Modified` of the HTTP response: often the moment of serving."""
    edtf = _from_mail(modified) if modified else None
    return candidate("updated", edtf, "header", "Last-Modified") if edtf else []


def is_same_moment(one: Edtf, other: Edtf) -> bool:
    """Two dates name one moment, though perhaps in two zones; of dates without a time, one day."""
    if one == other:
        return True
    if "T" not in one or "T" not in other:
        return False
    try:
        moments = [datetime.fromisoformat(edtf) for edtf in (one, other)]
    except ValueError:
        return False
    return (moments[0].tzinfo is None) == (moments[1].tzinfo is None) and moments[0] == moments[1]


def uncertain(edtf: Edtf) -> Edtf:
    """The same day marked uncertain (`?`); a moment loses its time, which EDTF cannot mark."""
    return edtf[:10].rstrip("?") + "?"


def agreed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, with a publication that a second place confirms to the day believed a little more."""
    days: dict[str, set[str]] = {}
    for one in candidates:
        if one.role == "published":
            days.setdefault(one.dated.edtf[:10], set()).add(one.dated.method)
    result = []
    for one in candidates:
        dated = one.dated
        if one.role == "published" and len(days[dated.edtf[:10]]) > 1 and dated.confidence > TEASER_CONFIDENCE:
            sure = round(min(0.99, dated.confidence + 0.04), 4)
            dated = Dated(dated.edtf, dated.method, dated.evidence, sure)
        result.append(Candidate(one.role, dated))
    return result


def _from_iso(found: re.Match[str]) -> Edtf | None:
    year, month, number, hour, minute, second, zone = found.groups()
    date_only = day(year, month, number)
    if date_only is None or hour is None or int(hour) > 23 or int(minute) > 59:
        return date_only
    shift = (zone or "").upper()
    if shift in ("UTC", "GMT"):
        shift = "Z"
    elif shift and shift != "Z":
        shift = f"{shift[:3]}:{shift[3:].lstrip(':') or '00'}"
    moment = f"{date_only}T{hour}:{minute}" + (f":{second}" if second and int(second) < 60 else "") + shift
    try:
        return check_edtf(moment)
    except ModelError:
        return date_only


def _from_mail(text: str) -> Edtf | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    return from_machine(moment.replace(microsecond=0).isoformat())
