"""Carriers as the record compares them: one key for all names of an agency, paper or broadcaster of a story.

`data/carriers.tsv` gives the names of those it knows; of the others the story itself shows which acronym is whose
("MPA", where one outlet of the story has these initials). A carrier may have no name and still be one ("a regional
broadcaster"); "the agency" is the one that the page names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from onrecord.data import rows
from onrecord.data.wordlists import any_listed
from onrecord.model import Article, Range
from onrecord.record.who import actors
from onrecord.record.who.names import acronym, bare, folded, looks_like_acronym, name_words
from onrecord.record.who.roles import head_of
from onrecord.record.words import word_set

MEDIA_WORDS = word_set(
    "agency newspaper newspapers daily weekly paper tabloid broadcaster television tv radio channel website "
    "station portal outlet outlets media press magazine newswire wire journal gazette programme podcast blog"
)
"""Last words by which a carrier without a name is known for one; what ends otherwise ("satellite pictures") is
evidence, not a carrier."""

_SHAPED = re.compile(r"(?:radio)?tele(?:vi|bi|wi|di)\w+|\w{3,}(?:press|inform|news|wire)")
"""One word that is known for a broadcaster's or an agency's name by its shape ("Telebistea", "Vellpress")."""

_EDITION = re.compile(
    r"(?<=\w) (?:English|Arabic|Chinese|French|German|Persian|Portuguese|Russian|Spanish|Turkish|International)"
    r"(?: (?:Language )?(?:Service|Edition))?$"
)
"""Words at the end of an outlet's name for the edition that it prints in a language."""

_KIND_WORDS = MEDIA_WORDS | word_set("news online newsroom network service")
"""Words at either end of an outlet's name that are left off when somebody else speaks of it."""

_ANY_MEDIUM = _KIND_WORDS | word_set(
    "state national public local private independent foreign regional official government opposition"
)
"""Words before a medium's kind that name none ("state television")."""

OFFICE_WORDS = word_set("office ministry department secretariat court police")
"""Last words of the names of bodies that speak for themselves."""

CREDIT_WORDS = 6
"""A credit line names somebody in so many words at most; longer ones are sentences."""

DOMAIN_LETTERS = 5
"""A shorter first label of a domain begins too many names."""

FIRST_LINES = 6
"""A dateline stands within so many lines of the top."""

_DATELINE = re.compile(
    r"[^\S\n]*[A-ZÀ-Þ][^\n()]{1,48}\((?P<who>(?![RDI]-[A-Z])[A-ZÀ-Þ][\w.&/ -]{1,40})\)\s*(?:[-–—:.]|(?=[A-ZÀ-Þ]))"
)
_PARTNERS = re.compile(r"[^\s/](?:[^/]*[^\s/])?")
_OWN_WORK = re.compile(
    r"(?:(?:our )?own (?:reports?|reporting|staff)|staff(?: reports?| writers?)?)", re.IGNORECASE
)
"""What a dateline names beside an agency: "(Vell Press/own report)" credits Vell Press alone."""

_LINE = re.compile(
    r"(?im)^\W{0,3}(?:sources?|via|agency|agencies|(?:originally|first) published (?:by|in)|credit)"
    r"\s*:\s*(?P<who>[^\n]{2,80}?)[\s.]*$"
)
_NAME = (
    r"(?P<who>(?:the |a |an )?[A-ZÀ-Þ][\w.’'&-]*(?: (?:of |the )?[A-ZÀ-Þ][\w.’'&-]*){0,4}(?: (?:[a-z]+ )?[a-z]+)?)"
)
_MEDIUM = rf"(?:an?|the|one) (?:[a-z]+ ){{0,2}}(?:{'|'.join(sorted(MEDIA_WORDS))})"
_CREDITED = re.compile(
    rf"\b(?:cited|quoted|carried|reported|first reported|(?:first )?published|as told|aired|broadcast|printed) "
    rf"by (?:{_MEDIUM} (?=[A-ZÀ-Þ]))?{_NAME}"
    rf"|\b(?:cited|quoted|carried|reported|published|aired|broadcast|printed) by (?P<what>{_MEDIUM})\b"
    rf"|\b(?:report|account|story|article|broadcast)s? (?:by|in|on) (?:{_MEDIUM} (?=[A-ZÀ-Þ]))?"
    rf"{_NAME.replace('who', 'whoso')}"
    rf"|\bciting {_NAME.replace('who', 'whom')}"
    rf"|(?:^|[.,;:—–] |\b[Aa]s ){_NAME.replace('who', 'whose')} (?:report|reports|reported)"
    rf"(?=[.,]| on [A-Z][a-z]+day|, (?:{any_listed('crediting.citing')})| that\b)",
    re.MULTILINE,
)
"""Words by which a text names whom it has something from: "as cited by …", "… report, citing"."""


@cache
def _known() -> dict[str, str]:
    """Folded spelling of the table's outlets → folded name."""
    found: dict[str, str] = {}
    for row in rows("carriers"):
        for spelling in (row["name"], *row["aliases"].split("|")):
            if spelling:
                found.setdefault(folded(spelling), folded(row["name"]))
    return found


def carrier_key(name: str) -> str:
    """What makes two names of a carrier one: known aliases, case, article, edition, words like "news agency"."""
    name = _EDITION.sub("", name)
    known = _known().get(folded(name)) or _known().get(bare(name))
    return known or bare(actors.body(name) or name) or name


def is_known(name: str) -> bool:
    """Whether the table knows the outlet."""
    return folded(name) in _known()


def outlet_key(article: Article) -> str | None:
    """The article's outlet as a carrier: its name, else the first label of its domain."""
    if article.outlet is None:
        return None
    if article.outlet.name:
        return carrier_key(article.outlet.name)
    return folded((article.outlet.domain or "").removeprefix("www.").split(".")[0]) or None


def outlet_name(article: Article) -> str | None:
    """The outlet as a person reads it, whichever edition the article is of."""
    found = (article.outlet.name or article.outlet.domain) if article.outlet else None
    return _EDITION.sub("", found) if found else None


def _shortened(outlets: Iterable[str]) -> dict[str, str]:
    """Outlets' keys by what is left of them without the word that says what they are, with that word at their
    other end, and by their last word alone, where one only fits: "norn" is "norn wire", beside which no "radio
    norn" has a page; "the sentinel" is "norn sentinel"."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key in outlets:
        first, _, behind = key.partition(" ")
        before, _, last = key.rpartition(" ")
        found[key].add(key)
        for kind, rest in ((first, behind), (last, before)):
            if rest and kind in _KIND_WORDS:
                for short in (rest, f"{kind} {rest}", f"{rest} {kind}"):
                    found[short].add(key)
        if before and "&" not in key:
            found[last].add(key)
        if behind and _SHAPED.fullmatch(first):
            found[first].add(key)
    return {short: min(keys) for short, keys in found.items() if len(keys) == 1 and short not in keys}


def _of_one_kind(media: Iterable[str], keys: Iterable[str]) -> dict[str, str]:
    """Keys of media that end in a word for what they are, by the one carrier of two words whose name is the rest
    of it, or has the rest as its last word: "norn one television" is "norn one", and so is "one television" behind
    a place's name."""
    ends: defaultdict[str, set[str]] = defaultdict(set)
    for key in keys:
        if key.count(" ") == 1:
            ends[key].add(key)
            ends[key.rpartition(" ")[2]].add(key)
    rests = ((key, key.rpartition(" ")) for key in map(carrier_key, media))
    plain = {key: rest for key, (rest, _, kind) in rests if kind in _KIND_WORDS}
    found = {key: ends[rest] - {key} for key, rest in plain.items() if rest in ends and rest not in _ANY_MEDIUM}
    return {key: next(iter(meant)) for key, meant in found.items() if len(meant) == 1}


def is_medium(name: str) -> bool:
    """Whether a name or description ends as those of agencies, papers and broadcasters do, or a name has such a
    shape."""
    words = name_words(name)
    if not words or words[-1] in MEDIA_WORDS:
        return bool(words)
    return _SHAPED.fullmatch(words[-1]) is not None and all(word[:1].isupper() for word in name.split())


def is_office(name: str) -> bool:
    """Whether a name or description ends as those of offices and their holders do ("the board's press office",
    "prosecutors"): they speak, and carry nobody else's words to the public."""
    words = name_words(name)
    return bool(words) and (words[-1] in OFFICE_WORDS or head_of(words[-1].removesuffix("s")) is not None)


def is_described(name: str) -> bool:
    """Whether it only says what kind of carrier it is, and whose ("Norse state television", "the mayor's own news
    agency", "the council of the guilds"): it can be one that another page names."""
    words = name.split()
    if len(words) > 2 and words[0].lower() in ("the", "a", "an") and not words[1][:1].isupper():
        return True
    kind = re.split(r"['’]s? ", name)[-1].split()
    if len(kind) > 2:
        kind = kind[1:]
    return is_medium(name) and bool(kind) and not any(word[:1].isupper() for word in kind)


def is_pointer(name: str) -> bool:
    """Whether it only points to a carrier that was named before ("the agency")."""
    words = name.split()
    return not any(word[:1].isupper() for word in words[1:]) and len(words) == 2 and words[0].lower() == "the"


@dataclass(frozen=True, slots=True)
class Carriers:
    """The carriers of a story: whose initials an acronym is, by key, which outlet a name means that leaves off the
    last word ("the Norn agency" is Norn Wire), and each key's fullest name."""

    full: dict[str, str]
    short: dict[str, str]
    names: dict[str, str]
    outlets: frozenset[str]

    @classmethod
    def of(cls, articles: Iterable[Article], named: Iterable[str]) -> Carriers:
        """Collect them from the story's outlets and from the names of bodies that its pages credit or mention."""
        articles = list(articles)
        outlets = {name for article in articles if (name := outlet_name(article))}
        keys = {key for article in articles if (key := outlet_key(article))}
        names: dict[str, str] = {}
        initials: defaultdict[str, set[str]] = defaultdict(set)
        known = {*outlets, *(name for name in named if not is_pointer(name))}
        for name in sorted(known, key=lambda n: (len(n), n)):
            names[carrier_key(name)] = name
            if not looks_like_acronym(name) and (name in outlets or is_medium(name) or is_known(name)):
                initials[acronym(name)].add(carrier_key(name))
        full = {short: next(iter(keys)) for short, keys in initials.items() if len(keys) == 1 and len(short) > 1}
        keys |= {*map(carrier_key, outlets)}
        short = {**_of_one_kind(filter(is_medium, known), names), **_shortened(keys)}
        return cls(full, short, names, frozenset(keys))

    def key(self, name: str) -> str:
        """The carrier's key in this story."""
        key = carrier_key(name)
        if looks_like_acronym(name):
            return self.full.get(folded(name).replace(" ", ""), key)
        return self.short.get(key, key)

    def own(self, article: Article) -> str | None:
        """The key of the article's own outlet, which an acronym or a shorter name of it has too."""
        key = outlet_key(article)
        return self.full.get(key.replace(" ", ""), self.short.get(key, key)) if key else None

    def is_own(self, article: Article, key: str) -> bool:
        """Whether a carrier's key is that of the article's own outlet, of its domain ("example news" of
        `examplenews.net`) or the last word of its name (a page of the Norn Post that says "told the Post")."""
        domain = (article.outlet.domain or "").removeprefix("www.").split(".")[0] if article.outlet else ""
        begins = len(domain) >= DOMAIN_LETTERS and key.replace(" ", "").startswith(domain)
        mine = self.own(article) or ""
        return begins or key in (mine, *mine.split()[-1:])

    def is_outlet(self, name: str) -> bool:
        """Whether a page of the story is this outlet's."""
        return self.key(name) in self.outlets

    def is_press(self, name: str) -> bool:
        """Whether the name is known for that of an outlet."""
        return is_known(name) or is_medium(name) or self.is_outlet(name)

    def press(self, article: Article, hearer: str) -> str | None:
        """A hearer as the carrier that it is: an agency, paper or broadcaster that is not the article's own, by
        its name, or as the page describes it ("a morning programme")."""
        name = hearer if hearer[:1].isupper() else as_printed(article, hearer)
        named = name[:1].isupper() and self.is_press(name)
        described = is_medium(name) and name.split()[0] in ("a", "an")
        return name if described or (named and not self.is_own(article, self.key(name))) else None

    def name(self, name: str) -> str:
        """The carrier's fullest name in this story."""
        return self.names.get(self.key(name), name)


def as_printed(article: Article, description: str) -> str:
    """The description with the article that the page puts before it ("a regional broadcaster")."""
    match = re.search(rf"\b(?:[Aa]n?|[Tt]he) {re.escape(description)}\b", article.text)
    return match.group()[:1].lower() + match.group()[1:] if match else description


def told_credits(article: Article) -> Iterator[tuple[str, Range]]:
    """What the text names as those it has something from, press or not, each with its place."""
    for match in _CREDITED.finditer(article.text):
        group = next(name for name in ("who", "what", "whoso", "whom", "whose") if match.group(name))
        words = match.group(group).split(". ")[0].split(" ")
        while words and words[-1][:1].islower() and words[-1] not in MEDIA_WORDS:
            words.pop()
        name = " ".join(words).rstrip(".,")
        if name:
            yield name, (match.start(group), match.start(group) + len(name))


def reports_itself(article: Article, known: Carriers) -> bool:
    """Whether the dateline names the page's own outlet ("NORN (Vell Press) –" on a page of Vell Press): an
    agency's way to say that the report is its own."""
    return any(
        dateline and known.is_own(article, known.key(dateline.group("who"))) for dateline in _datelines(article)
    )


def _datelines(article: Article) -> Iterator[re.Match[str] | None]:
    for line in islice(re.finditer(r"[^\n]+", article.text), FIRST_LINES):
        yield _DATELINE.match(article.text, line.start(), line.end())


def printed_credits(article: Article) -> Iterator[tuple[str, Range]]:
    """The carriers that a page credits as a whole: in the dateline above its first words, or in a line of its own
    ("Source: …"), each with its place."""
    text = article.text
    dateline = next(filter(None, _datelines(article)), None)
    for part in _PARTNERS.finditer(text, *dateline.span("who")) if dateline else ():
        if not _OWN_WORK.fullmatch(part.group()):
            yield part.group(), part.span()
    for match in _LINE.finditer(text):
        names = [name.strip() for name in re.split(r",|;| and | / ", match.group("who"))]
        for name in names:
            if name[:1].isupper() and len(name.split()) <= CREDIT_WORDS and "://" not in name:
                start = text.index(name, match.start("who"))
                yield name, (start, start + len(name))
