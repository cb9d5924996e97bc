"""The speakers that the words of a source name: one phrase each.

"A and B" are two, "the Department of Trade and Industry" is one, "Ann Poe, the mayor" is one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.reading.found import Range
from onrecord.reading.who.named import as_name
from onrecord.reading.who.phrase import Phrase
from onrecord.reading.who.phrases import read
from onrecord.reading.words import lexicon

_AND = re.compile(r",?\s+(?:and|or|&|as\swell\sas|along\swith|together\swith)\s+|,\s+|;\s+")
_DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z.'’-]+(?:[\s/][A-Z][A-Z.'’-]+){0,3}(?:,\s[^—–()\n]{1,30}?)?(?:\s*\([^()\n]{1,40}\))?"
    r"|[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}(?:,\s[^—–()\n]{1,30}?)?\s*\([^()\n]{1,40}\))\s*(?:[—–]|--?\s)\s*"
)
"""Where a story was filed, at the head of a paragraph: "OSTWICK —", "Ostwick, May 3 (Agency) –"."""

_HONOUR = re.compile(
    r"(?:His|Her|Your|Their)\s+(?:(?:Royal|Serene|Imperial|Most Reverend)\s+)?"
    r"(?:Excellency|Excellencies|Highness(?:es)?|Majest(?:y|ies)|Holiness|Eminence|Beatitude|Honou?r|Grace|Worship|Lordship|Ladyship),?\s+(?=the\s|[A-ZÀ-Þ])",
    re.IGNORECASE,
)
"""What a state agency puts before an office and a name: "His Excellency | the Minister of …"."""

_TITLE = re.compile(r"“[^”]*”|\"[^\"]*\"")
"""What is named between quotation marks: "star of | “Rain and Sun” |"."""

_HYPHENS = ("-", "‑")

REST_OF_PHRASE = 60
"""Characters behind a source that breaks off inside a word in which its head is looked for. By hand."""

_WHOSE = re.compile(r",\swhose\s(?=[a-z-]+(?:\s[a-z-]+){0,2},?\s(?:[A-ZÀ-Þ][\w.’'-]*\s?){1,4},?\s?$)")
"""What leads to who speaks, where nobody but they follows: "the Greens | , whose leader, Ann Poe"."""

_AGAIN = re.compile(r"(?:\s(?:of|for)(?:\s[A-Z][\w’'-]*){1,4})?\sand\s")

_CLAUSE = re.compile(r"(?:,\s\d{1,3})?,?\s*(?:(?:who|which|whose|where|the|a|an)\b|\w+\sby\s)")
"""What goes on about the one before it: "Ann Poe | , 40, a | clerk", "Ann Poe | , joined by | Raj Dey"."""

_BARE = re.compile(r"(?:,\s\d{1,3})?(?:,|\s--|\s[-–—])\s(?=[a-z])")
"""What stands before an office without an article: "Ann Poe | , | director of the Tarn Foundation"."""

_BETWEEN = re.compile(r"(?i)\bbetween\s(?:(?!\sand\s).)+$", re.DOTALL)
_THEIRS = re.compile(r"\s(?:to|of|for)\s")
_ADJECTIVE = re.compile(
    rf"(?:both\s)?(?:{'|'.join(sorted(map(str.title, lexicon.small_words('side'))))})\s*$", re.I
)
""" "Democratic" of "Democratic | and independent analysts"."""

_AND_NOW = re.compile(r"(?:current|former|fellow|longtime|now|one-time|onetime|sometime|then)\s")
_MADE_OF = re.compile(r"\s(?:by|from|of)\s")
_RELATIVE = re.compile(r"(?:,|(?:^|\s)[–—-]+\s)\s*(?:who|which|whose|\w+\sof\swhom)\b")
_CLAUSE_END = re.compile(r"\w.*,$|\w.*,\s")
_THEIR = re.compile(r"(?i)\s*(?:his|her|its|their|my|our)\s")
_DETERMINED = re.compile(
    r"(?i)\s*(?:the|an?|his|her|its|their|our|my|this|that|one|another|each|every|[A-Z][\w.’'-]*['’]s)\s"
)
_DASH = re.compile(r"\s(?:--?|[–—])\s")
_COMMA = re.compile(r"\s*,(?!\s*(?:of|in|at|from|for|with|on|near|by)\s)\s*(?:the\s)?")
_LEADING = re.compile(r"\s*(?:of|in|at|from|for|with|on|near|by)\s")
"""What places the one before it, and is no speaker: "Ann Poe, | of Norn Families"."""

_OF_OFFICE = re.compile(r"(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][^\s,]*(?:\s+(?:and\s+)?[A-Z][^\s,]*)*){1,2}")
"""What an office is of: "The Minister | of Health of the Republic |, Ann Poe"."""


def phrases_of(
    text: str, source: Sequence[Range], names: Sequence[Range], people: Collection[Range] = ()
) -> tuple[Phrase, ...]:
    """The phrases that a source names, in order, each with its part of the source as its extent.

    `names` are ranges of names, which are never cut, `people` those of them that name persons, without titles.
    """
    found: list[Phrase] = []
    for start, end in source:
        start = dateline_end(text, (start, end))
        honour = _HONOUR.match(text, start, end)
        start = _past_office(text, (honour.end() if honour else start, end), people)
        parts = _parts(text, (start, _whole_word(text, start, end)), names, people)
        for part in parts:
            phrase = _first_of_several(text, part) if len(parts) > 1 else None
            phrase = phrase or _best(text, part, people, names)
            if phrase:
                found.append(replace(phrase, extent=part))
    return tuple(dict.fromkeys(found))


def _past_office(text: str, where: Range, people: Collection[Range]) -> int:
    """Where the name begins that an office "for X and Y" and a comma stand before, else where the range does: "the
    Minister for Arts and Sports, | Ann Poe"."""
    office = _OFFICE_FOR.match(text, *where)
    held = read(text, *where)
    dash = _DASH.match(text, held.segment[1], where[1]) if held and held.plural else None
    if dash and any(core[0] - dash.end() < LONGEST_TITLE and core[0] >= dash.end() for core in people):
        return dash.end()  # "The three scholars - | Ann Poe, Raj Dey and Mia Colt"
    if office is None or held is None or held.plural:
        return where[0]
    alone = [core for core in people if core[0] >= office.end() and not text[core[1] : where[1]].strip(" ,")]
    return office.end() if alone else where[0]


LONGEST_TITLE = 16
"""Characters of a title between a dash and the first of those named. By hand."""

_OFFICE_FOR = re.compile(r"[^,]*?\s(?:of|for)\s(?:the\s)?[A-Z][^,]*\sand\s(?:the\s)?[A-Z][^,]*,\s")
"""An office with what it is for: "Minister | for Arts and Sports, |"."""


def _whole_word(text: str, start: int, end: int) -> int:
    """The end of a source; of one that breaks off at a hyphen ("the self- | described heir"), its phrase's."""
    if text[end - 1 : end] not in _HYPHENS or not text[end : end + 1].isalpha():
        return end
    whole = read(text, start, end + REST_OF_PHRASE)
    return max(end, whole.segment[1]) if whole else end


def dateline_end(text: str, where: Range) -> int:
    """Where the words behind a dateline begin; the start of the range where there is none, or nothing else."""
    found = _DATELINE.match(text, *where)
    return found.end() if found and found.end() < where[1] else where[0]


def _read(text: str, where: Range, people: Collection[Range]) -> Phrase | None:
    """The phrase that a range begins with: a name where somebody is so named, though it says what people are."""
    found = read(text, *where)
    return as_name(text, found) if found and found.form == "nominal" and found.core in people else found


def _parts(text: str, where: Range, names: Sequence[Range], people: Collection[Range]) -> list[Range]:
    """The range cut at its coordinating words, where what stands on both sides is a speaker of its own."""
    near = [(a, b) for a, b in names if a < where[1] and b > where[0]]
    near += [m.span() for m in _TITLE.finditer(text, *where)]
    cuts = [m for m in _AND.finditer(text, *where) if not any(a < m.start() and m.end() < b for a, b in near)]
    if not any(cut.group().strip(" ,;") for cut in cuts):
        return [where]
    parts: list[Range] = []
    begin = where[0]
    for number, cut in enumerate(cuts):
        last = not any(later.group().strip(" ,;") for later in cuts[number:])
        sides = (begin, cut.start()), (cut.end(), where[1])
        if last or _BETWEEN.search(text, *sides[0]) or not _apart(text, *sides, cut.group(), people):
            continue
        parts.append((begin, cut.start()))
        begin = cut.end()
    return [*parts, (begin, where[1])]


def _apart(text: str, left: Range, right: Range, mark: str, people: Collection[Range]) -> bool:
    """Whether the two sides are two speakers."""
    one, other = _read(text, left, people), _read(text, right, people)
    if one is None or other is None:
        return False
    comma = not mark.strip(" ,;")
    whole = read(text, left[0], right[1])
    if whole and whole.form == "name" and whole.core[0] < left[1] and whole.core[1] > right[0]:
        return False
    if whole and whole.form == "nominal" and whole.core[0] >= right[0]:
        return False  # "three current and former employees"
    tail = text[one.segment[1] : left[1]].strip()
    clause = _CLAUSE.match(tail) or _RELATIVE.search(tail)
    if clause and not _CLAUSE_END.search(tail[clause.end() :]):
        return mark.strip() != "," and mark.startswith(",") and other.core in people
    if clause and other.form == "name" and " " not in other.name and not other.kind and other.core not in people:
        return False  # "Ann Poe, who works as Officer, Mobilization and Outreach"
    if _is_one_phrase(text, one, other, left) or _is_about_them(text, one, other, left, mark, people):
        return False
    if other.form == "nominal" and not other.plural and not _DETERMINED.match(text, *right):
        return False
    if comma and _LEADING.match(text, *right):
        return False
    owned = bool(one.owner or _THEIR.match(text, *left) or _AND_NOW.match(text, *right))
    owned = owned or not _DETERMINED.match(text, *left)
    bare = one.kind == "person" and not _DETERMINED.match(text, *left)
    titled = other.form == "name" and other.about and (bare or text[right[0]].islower())
    if one.form == "nominal" and owned and not one.plural and titled and not _DETERMINED.match(text, *right):
        return False  # "his co-star and close friend Ann Poe", "Kelm Foods director and founder Ann Poe"
    if tail and not tail.startswith(",") and other.form == "nominal" and not other.definite:
        return False
    if comma:
        return not tail and one.form == other.form and one.plural == other.plural and one.form == "name"
    if (
        tail
        and not tail.startswith((",", "’", "'", "s "))
        and other.form == "name"
        and other.kind in ("", "place")
    ):
        return one.form == "name"
    return True


def _is_one_phrase(text: str, one: Phrase, other: Phrase, left: Range) -> bool:
    """Whether what stands right of a mark belongs to what stands left of it, or both to one head: "research by the
    Tarn Institute | and | Norn University", "both conservative | and | liberal justices"."""
    if one.form != "nominal":
        return other.plural and other.form == "nominal" and _ADJECTIVE.match(text, *left) is not None
    if one.kind not in ("person", "organization"):
        return _MADE_OF.match(text, one.segment[1]) is not None
    several = other.form == "nominal" and other.plural
    return several and one.kind == "person" and not one.plural and not _DETERMINED.match(text, *left)


def _is_about_them(
    text: str, one: Phrase, other: Phrase, left: Range, mark: str, people: Collection[Range]
) -> bool:
    """Whether what stands right of "and" is of the office of the one on the left, or of whom those on the left
    are: "Ann Poe, director of the Centre for Arts | and | Sports", "aides to Ann Poe | and | Raj Dey"."""
    named = other.core in people
    if one.form == "name":
        office = not mark.startswith(",") and _has_office(text, one.segment[1], left[1])
        return office and (other.form == "nominal" or not named)
    theirs = _THEIRS.match(text, one.segment[1], left[1])
    whose = theirs and any(theirs.end() <= start and end <= left[1] for start, end in people)
    return bool(whose) and named and one.plural


def _has_office(text: str, start: int, end: int) -> bool:
    """Whether an office without an article stands behind a name: "Ann Poe | , director of …"."""
    comma = _BARE.match(text, start, end)
    office = read(text, comma.end(), end) if comma else None
    return office is not None and office.form == "nominal" and office.kind == "person" and not office.plural


def _first_of_several(text: str, part: Range) -> Phrase | None:
    """ "The songwriters, Ann Poe" of "The songwriters, Ann Poe and Raj Dey,": the first of those who are named."""
    first = read(text, *part)
    if first is None or first.form != "nominal" or not first.plural or first.kind not in ("person", ""):
        return None
    comma = _COMMA.match(text, first.segment[1], part[1])
    second = read(text, comma.end(), part[1]) if comma else None
    return second if second and second.form == "name" else None


def _best(text: str, part: Range, people: Collection[Range], names: Collection[Range] = ()) -> Phrase | None:
    """The phrase of one speaker: of a description and a name beside it, the name."""
    whose = _WHOSE.search(text, *part)
    if whose:  # "the Greens, whose leader, Ann Poe, | said"
        return _best(text, (whose.end(), part[1]), people, names)
    first = _read(text, part, people)
    side = first and first.form == "name" and _ADJECTIVE.fullmatch(text, part[0], first.segment[1])
    joined = _AGAIN.match(text, first.segment[1], part[1]) if first and side else None
    if joined:
        return _best(text, (joined.end(), part[1]), people, names)  # "Democratic and independent analysts"
    if first is None or first.form != "nominal" or first.plural:
        whole = first and first.about and first.core not in people and any(n[1] == first.core[1] for n in names)
        return read(text, *part, "organization") if whole else first  # "General Electric", no general
    again = _AGAIN.match(text, first.segment[1], part[1])
    both = read(text, again.end(), part[1]) if again else None
    if both and ((both.form == "name" and both.about) or (both.form == "nominal" and both.plural)):
        return both  # "his co-star and close friend Ann Poe", "conservative and liberal justices"
    for comma in _COMMA.finditer(text, first.segment[1], part[1]):
        second = read(text, comma.end(), part[1])
        if second is None or second.form != "name":
            continue
        beside = comma.start() == first.segment[1]
        held = first.kind == "person" and " " in second.name and second.core not in names
        beside = beside or (held and _OF_OFFICE.fullmatch(text, first.segment[1], comma.start()) is not None)
        if second.core in people or (beside and second.kind != "place"):
            return replace(second, about=second.about | first.about | {first.head}, kind=second.kind or first.kind,
                           gender=second.gender or first.gender)  # fmt: skip
    return first
