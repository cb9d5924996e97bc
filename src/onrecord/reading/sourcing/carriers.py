"""Carriers: outlets and agencies in a text, by table, and by shape where no table knows them.

"told the Northgate Gazette" needs no table: the last word says what it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.data import calendar, outlets, rows
from onrecord.data.wordlists import alternatives, written
from onrecord.model import Outlet, Range

_HEAD = re.compile(r"[^\W\d_]\w*")

_CHANNEL = r"(?<!English )(?<!Bristol )(?<!Mozambique )Channel"
_SORTS = "|".join((*outlets.words("outlet"), _CHANNEL))
_NAME = r"[A-ZÀ-Þ](?:[\w’'&-]|\.(?=\w))*"
_UNOWNING = r"[A-ZÀ-Þ](?:[\w&-]|[’'](?!s\b)|\.(?=\w))*"
"""A word of a name, without what makes the next one its own: "Radio Tarn | ’s Sunday programme"."""

_OPENERS = "In|On|At|For|From|But|And|With|To|By|As|When|While|After"
"""Capital words with which a sentence begins, and no name."""

_SHAPE = re.compile(
    rf"(?<!\w)(?!(?:{_OPENERS})\s)(?:[Tt]he\s+)?(?:(?:{_NAME}\s+(?:(?:of|and|de|la|in|el|al|du|des)\s+(?!The\s))?){{1,4}}?(?:{_SORTS})"
    rf"|(?:{alternatives(outlets.words('beginning'))})"
    rf"(?:\s+(?:{_UNOWNING}|\d+)){{1,3}}|(?:Radio|Television|Voice|Echo)\s+of\s+(?:the\s+)?{_NAME}"
    rf"|(?!WordPress)[A-ZÀ-Þ][a-zà-þ]+(?:{alternatives(outlets.words('joined'))})"
    rf"|(?!Letter)[A-ZÀ-Þ][a-zà-þ]{{3,}}(?:press|inform)"
    rf"|[WK][A-Z]{{2,3}}-(?:TV|AM|FM)"
    rf"|(?<=[Tt]he )(?:{alternatives(outlets.words('short'))}))(?!\w)"
)
_SORT = (
    r"(?:news\s+agency|wire\s+agency|wire\s+service|news\s+service|newspaper|newsletter|broadcaster|magazine"
    r"|(?:television|tv|radio)(?:\s+(?:channel|station|network))?"
    r"|news\s+website|news\s+site|news\s+portal|news\s+outlet|news\s+channel|tabloid"
    r"|(?:daily|weekly|monthly|quarterly)(?!\s+(?!(?:that|in|on|at|by|and|but|as|he|she|it|they|last|earlier|this)\b)[a-z])"
    r"|media|outlet|news\s+network)"
)
_BY_NAME = (
    rf"(?-i:(?!(?:{_OPENERS}|The|An?|\w+day)\s)"
    r"(?:[A-ZÀ-Þ][\w-]+\s+){1,3}(?:state\s+)?(?:television|radio|tv)|[A-ZÀ-Þ][\w-]+\s+(?:news\s+|press\s+|wire\s+)?agency)"
)
""" "Tarn television", "Tarn One television", "the Kestrel agency": a name and a word for what it is."""
_DESCRIBED = re.compile(
    rf"(?<![\w-]){_BY_NAME}(?!\w)|(?<!\w)(?:(?-i:[A-ZÀ-Þ][\w-]+)\s+(?=state\s))?(?:(?:the|an?|another|one|state|local|national|regional|public|private|community|(?-i:[A-ZÀ-Þ][a-z]+(?:ese|an|ish|ic|[a-z]i))|(?:his|her|its|their)(?:\s+own)?)\s+)(?:(?!(?:the|an?|to|by|in|with|told|tells|telling|said|says|that|state|local|national|regional)\b)[\w’'-]+\s+){{0,3}}?"
    rf"{_SORT}(?!\w)"
    r"|(?<=\b(?:told|tell)\s)the\s(?:paper|site|website)(?!\s[a-z]+(?:er|ist|or)\b)(?!\w)",
    re.IGNORECASE,
)


_SORT_NAMED = re.compile(
    r"agency|service|paper|letter|caster|magazine|television|tv|radio|site|portal|outlet|channel|tabloid|daily"
    r"|weekly|monthly|quarterly|media|network"
)
"""What every description of an outlet has in it, in small letters: looked for first, since few sentences do."""

_BARE_SORT = re.compile(
    r"(?:(?<![\w-])(?:the|its|state|local)\s|(?<=\btold\s)|(?<=\bby\s))(?:[a-z][\w-]+\s){0,2}"
    r"(?:channel|station|network|website|portal|paper|daily|weekly)(?=\x20[A-ZÀ-Þ])"
)
"""Words for an outlet that are other things as well, where its name follows: "the rebel channel | Prva"."""

_OFFICE = re.compile(r"Vice[\s-]+(?:[A-ZÀ-Þ]\w+)")
"""A magazine's name as a part of an office: "told Vice President Lind"."""

_LONG_KEY = 5
"""Letters of a domain from which "Northgate News" is the page's own outlet at northgate.example."""

_COMMA = 2
"""Characters between an outlet's name and what the page says that it is."""

_INITIALS = 3
"""Words of an outlet's name from which its capitals are a name of their own."""


_INTRODUCED = re.compile(
    rf"(?<!\w)(?<![Ii]n )(?P<name>{_NAME}(?:\s(?:(?:of|de|la|le|al|am|der|du)\s)?(?:{_NAME}|\d+)){{0,3}}),"
    r"\s(?:the|an?|its|another)\s"
    r"(?:(?!who\b|which\b)[\w’'-]+\s){0,4}?"
    r"(?P<sort>news\s?paper|newsletter|paper|daily|weekly|monthly|quarterly|tabloid|magazine|broadcaster|channel|station|television|radio|network"
    r"|agency|newswire|website|news\s+(?:site|portal|outlet))(?=[,.;:)”\"]|\s(?:that|which|based|published|owned|run|in|of|from)\s)"
)
"""An outlet whose name says nothing, by what the page says it is: "told De Morgen, a Tarn daily," "on Klang, the
regional broadcaster"."""


@dataclass(frozen=True, slots=True, order=True)
class Carrier:
    """An outlet at its place in a text.

    `described`: the words name no outlet ("the news agency"). `sort`: what the page says that it is ("daily").
    """

    start: int
    end: int
    name: str
    described: bool = False
    sort: str = ""


@cache
def _by_head() -> dict[str, tuple[tuple[str, str], ...]]:
    """First word of a spelling → the spellings that begin with it and their outlet's name, the longest first."""
    table: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows("carriers"):
        for spelling in (row["name"], *filter(None, row["aliases"].split("|"))):
            head = _HEAD.search(spelling)
            if head is not None and head.start() == 0:
                table[head.group()].append((spelling, row["name"]))
    return {head: tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair))) for head, found in table.items()}


@cache
def _spellings() -> dict[str, tuple[tuple[str, str], ...]]:
    """The same, with names of several words as they are printed in capitals, too: "told the TARN GAZETTE"."""
    table: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for found in _by_head().values():
        for spelling, name in found:
            if " " in spelling and not spelling.isupper():
                table[spelling.split()[0].upper()].append((spelling.upper(), name))
    known = _by_head()
    capitals = {head: sorted(found, key=lambda pair: (-len(pair[0]), pair)) for head, found in table.items()}
    return {head: (*known.get(head, ()), *capitals.get(head, ())) for head in {**known, **capitals}}


def carriers_in(text: str, where: Range) -> list[Carrier]:
    """The carriers that are named or described inside `where`, in order, never overlapping.

    Names of the table win over shapes, shapes over descriptions; a description in front of a name is part of it.
    """
    return list(_carriers_in(text, where))


@lru_cache(maxsize=1024)
def _carriers_in(text: str, where: Range) -> tuple[Carrier, ...]:
    named = [*_tabled(text, where), *_introduced_in(text, where)]
    shaped = [_shaped(m) for m in _SHAPE.finditer(text, *where)]
    sorts = _DESCRIBED.finditer(text, *where) if _SORT_NAMED.search(text[slice(*where)].lower()) else ()
    described = [_described(text, match, where[1]) for match in sorts]
    described += [
        c for m in _BARE_SORT.finditer(text, *where) if not (c := _described(text, m, where[1])).described
    ]
    found: list[Carrier] = []
    for carrier in (*_longest([*named, *shaped]), *described):
        apart = all(carrier.end <= other.start or carrier.start >= other.end for other in found)
        before_name = any(0 <= other.start - carrier.end <= 2 for other in found)
        behind_name = any(0 <= carrier.start - other.end <= _COMMA and other.sort for other in found)
        if apart and not (carrier.described and (before_name or behind_name)):
            found.append(carrier)
    return tuple(sorted(found))


def _introduced_in(text: str, where: Range) -> list[Carrier]:
    known = introduced(text)
    if not known:
        return []
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")
    return [Carrier(*m.span(), m.group(), sort=known[m.group()]) for m in pattern.finditer(text, *where)]


@lru_cache(maxsize=64)
def introduced(text: str) -> Mapping[str, str]:
    """The outlets that a page introduces by what they are, or by its dateline, and of what sort each is, the
    longest name first."""
    found = {m["name"].removeprefix("The "): m["sort"] for m in _INTRODUCED.finditer(text)}
    found.update(dict.fromkeys((m["name"] for m in _TOLD_THE.finditer(text)), ""))
    found.update(dict.fromkeys((m["name"] for m in _DATELINE.finditer(text)), ""))
    for carrier in (_described(text, match, len(text)) for match in _DESCRIBED.finditer(text)):
        if not carrier.described and carrier.name.lower() not in text:
            found.setdefault(carrier.name, "")
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _described(text: str, match: re.Match[str], end: int) -> Carrier:
    """An outlet by what it is, or by the name that follows: "the newspaper | The Morning"."""
    short = _ACRONYM.search(match.group())
    if short:
        return Carrier(match.start() + short.start("name"), match.start() + short.end("name"), short["name"])
    name = _APPOSED.match(text, match.end(), end) if match.group()[0] not in "aA" else None
    return Carrier(*name.span("name"), name["name"]) if name else Carrier(*match.span(), match.group(), True)


_DATES = written(calendar.dates())

_TOLD_THE = re.compile(
    rf"\b(?:told|telling|tells)\x20The\x20(?P<name>{_UNOWNING}(?:\x20{_UNOWNING}){{0,2}})(?=[\s,.:’'])"
)
"""A hearer with a capital article: "told | The Sunday Buzz"."""

_DATELINE = re.compile(
    r"^[A-ZÀ-Þ]{3,}[A-ZÀ-Þ /,.’'-]*(?:,\s[^()\n]{3,16})?"
    r"\s\((?P<name>[A-ZÀ-Þ][\w&-]+(?:\s[A-ZÀ-Þ][\w&-]+){0,2})(?:/[^()\n]{2,24})?\)"
    r"\s[-–—]{1,2}\s",
    re.MULTILINE,
)
"""Whose report a page prints: "OSTWICK, May 3 (| Tarnlink |) - "."""

_ACRONYM = re.compile(r"(?:^|\s)(?P<name>[A-ZÀ-Þ]{3,6})\s(?:(?:state|news|press|wire)\s)?agency$")
""" "The official | TNA | agency": its name is the capitals."""


_APPOSED = re.compile(
    rf"[^\S\n](?P<name>(?!(?:{_DATES}|President|Prime|Minister|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|King|Queen|He|She|It"
    rf"|They|We|I|In|On|At|That|But|And)\b)(?:The\s)?{_NAME}(?:\s{_NAME}){{0,2}})(?!\s(?:said|says|told|was|were|is|has|had)\b)"
)
"""A name behind "the newspaper"; no day, no title, and nobody who does something there."""


def _tabled(text: str, where: Range) -> list[Carrier]:
    found: list[Carrier] = []
    spellings = _spellings()
    for match in _HEAD.finditer(text, *where):
        for spelling, name in spellings.get(match.group(), ()):
            end = match.start() + len(spelling)
            apart = not text[end : end + 1].isalnum() and not _OFFICE.match(text, match.start())
            if text.startswith(spelling, match.start()) and apart:
                branch = _BRANCH.match(text, end)
                end = branch.end() if branch else end
                found.append(Carrier(match.start(), end, text[match.start() : end] if branch else name))
                break
    return found


_BRANCH = re.compile(r"\x20(?:Sports?|Business|Weather)\b(?![’'])")
"""What makes another channel of a broadcaster's name: "told Sky | Sports"."""


_LOCAL = re.compile(rf"\x20(?!(?:{_DATES})\b)[A-ZÀ-Þ][a-zà-þ]+(?!\w)")
"""The region of a station: "BBC Radio | Mercia"."""


def _shaped(match: re.Match[str]) -> Carrier:
    words = match.group()
    bare = re.sub(r"^[Tt]he\s+", "", words)
    start = match.end() - len(bare)
    local = _LOCAL.match(match.string, match.end()) if bare.endswith(" Radio") else None
    bare += local.group() if local else ""
    bare = re.sub(r"[’']s$", "", bare)
    return Carrier(start, start + len(bare), " ".join(bare.split()))


def _longest(found: list[Carrier]) -> list[Carrier]:
    kept: list[Carrier] = []
    for carrier in sorted(found, key=lambda c: (c.start - c.end, c)):
        if all(carrier.end <= other.start or carrier.start >= other.end for other in kept):
            kept.append(carrier)
    return kept


_OWNED = re.compile(
    r"[’']s?\s+(?:own\s+)?(?:report|article|story|account|coverage|piece|broadcast|dispatch|version)$"
)
"""Of "Radio Tarn’s report", what is not the outlet's name."""


_ITS_TEXT = re.compile(
    r"(?:an?|the|its|one)\s+(?:[a-z-]+\s+){0,2}(?:report|article|story|account|transcript|broadcast|dispatch|version)\s+"
    r"(?:(?:issued|published|released|distributed|circulated|carried|printed|aired|broadcast)\s+)?(?:by|in|from|on)\s+"
)
"""Of "a transcript issued by Radio Tarn", what is not the outlet's name."""


def canonical(name: str) -> str:
    """The table's name of the outlet that `name` is a spelling of, else `name`, of an outlet without "the"; of an
    outlet's report the outlet's."""
    name = _OWNED.sub("", name) if is_carrier(_OWNED.sub("", name)) else name
    report = _ITS_TEXT.match(name)
    sender = carriers_in(name, (report.end(), len(name))) if report else []
    if len(sender) == 1 and sender[0].end == len(name) and not sender[0].described:
        return sender[0].name
    end = len(name)
    whole = [c for c in _tabled(name, (0, end)) if (c.start, c.end) == (0, end)]
    whole += [c for c in carriers_in(name, (0, end)) if c.end == end and name[: c.start].lower() == "the "]
    return whole[0].name if whole else name


def is_carrier(name: str) -> bool:
    """The whole of `name` names a carrier, with or without "the"."""
    whole = [c for c in carriers_in(name, (0, len(name))) if c.end == len(name)]
    return any(name[: c.start].strip().lower() in ("", "the") for c in whole)


def is_outlet(name: str, outlet: Outlet | None) -> bool:
    """`name` names the page's own outlet, by its name or its domain."""
    if outlet is None:
        return False
    key = _key(name)
    own = [_key(outlet.name or "")]
    if outlet.domain:
        own += [_key(outlet.domain.removeprefix("www.").split(".")[0]), _key(outlet.domain.removeprefix("www."))]
    if len(key) > 1 and key in own:
        return True
    rests = [key[len(k) :] for k in own if len(k) >= _LONG_KEY and key.startswith(k)]
    return any(re.fullmatch(_SORTS, rest, re.IGNORECASE) for rest in rests)


def own_names(text: str, where: Range, outlet: Outlet | None) -> list[Range]:
    """Where the page's own outlet is named inside `where`: in full, by its capitals, or by its last word.

    "the Lakeside Press Agency", "LPA" and, of a newspaper, "the Gazette".
    """
    words = (outlet.name or "").removeprefix("The ").split() if outlet else []
    if not words:
        return []
    spellings = [re.escape(" ".join(words))]
    if len(words) >= _INITIALS:
        spellings.append("".join(re.escape(word[0]) for word in words if word[0].isupper()))
    if len(words) > 1 and words[-1] in _AGENCIES:
        spellings.append(re.escape(" ".join(words[:-1])) + r"(?!\s+[A-ZÀ-Þ])")
    if len(words) > 1 and re.fullmatch(_SORTS, words[-1]):
        spellings.append(rf"(?<=[Tt]he ){re.escape(words[-1])}(?!\s+[A-ZÀ-Þ])")
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(spellings)})(?!\w)")
    return [match.span() for match in pattern.finditer(text, *where)]


_AGENCIES = frozenset({"Wire", "Newswire", "Agency", "News", "Press"})
"""Last words that an agency leaves off when it names itself: "told Kestrel" on a page of Kestrel Newswire."""


def _key(name: str) -> str:
    words = re.sub(r"^(?:the|a)\s+", "", name.strip().lower())
    return "".join(character for character in words if character.isalnum())
