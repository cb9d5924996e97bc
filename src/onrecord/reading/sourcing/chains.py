"""Sourcing chains: through whom the words came to the page, as far as the page prints it.

Three places are read: the words of the attribution's own sentence (`links.py`), the attribution it stands inside
of, and the sentence that credits a passage ("This is reported by Bloomberg."). A credit line or a dateline is for
the whole article: a dependence, and no link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Act, Addressee, Article, Attitude, Link, Range, Speaker
from onrecord.reading.draft import Draft, People, inside, overlap, spans, without
from onrecord.reading.sourcing.broadcasts import on_air
from onrecord.reading.sourcing.carriers import canonical, carriers_in, is_carrier, is_outlet
from onrecord.reading.sourcing.credits import Credit, credit_of
from onrecord.reading.sourcing.links import (
    ACCORDING,
    ANONYMOUS,
    CITING,
    FILLER,
    REPORTED,
    SEEN,
    TOLD,
    VOICED,
    Printed,
    printed_links,
)
from onrecord.reading.words.asking import ASKED_WHEN
from onrecord.reading.words.crediting import cites
from onrecord.reading.words.cues import words_of
from onrecord.reading.words.lemmas import lemmas

_TRUST = re.compile(r"(?:if|to\s+(?:believe|trust))\b", re.IGNORECASE)
""" "If the state agency is to be trusted", "if one believes Radio Tarn"."""
_PUT = re.compile(rf"{ASKED_WHEN}\b", re.IGNORECASE)
""" "Asked by | Radio Tarn | whether he would go, the mayor said": of a question."""
_CARRIES: frozenset[Attitude] = frozenset({"assertion", "knowledge", "belief"})
"""What is denied or refused comes to the page by who does so, too: "denied | that the owners had asked"."""


@dataclass(frozen=True, slots=True)
class Outer:
    """What the chain of an attribution needs to know of the one it stands inside of."""

    speakers: tuple[Speaker, ...]
    cue: tuple[Range, ...]
    attitude: Attitude
    act: Act
    negated: bool
    chain: tuple[Link, ...] | None
    turn: bool


def chain_of(
    article: Article,
    draft: Draft,
    sentence: Range,
    siblings: Sequence[Draft],
    outer: Outer | None,
    credits: Sequence[Credit],
    people: People,
) -> tuple[Link, ...] | None:
    """The chain of one attribution, from the carrier nearest the page to the one nearest the speaker.

    1. What carries the attribution it stands inside of, and that one's speaker.
    2. The links of its own sentence, outside its content, those nearest the page first.
    3. Where neither says anything: the credit in whose scope it stands.
    `()` where the page says that it heard it itself, None where it says nothing.
    """
    links = _applicable(article, draft, sentence, siblings)
    if any(link.own for link in links) and outer is None:
        return ()
    carried = _carried(article, outer) if outer else _citing(article, draft, siblings, people)
    printed = sorted((link for link in links if not link.own), key=lambda p: (p.kind, p.who))
    named = [_as_link(article, link, draft, people) for link in printed]
    through = _distinct([*(carried or ()), *named])
    if through:
        return through
    if outer is not None and outer.chain is not None:
        return outer.chain
    return None if draft.turn or outer is not None else credit_of(article, draft, credits)


def heard_itself(text: str, draft: Draft, sentence: Range, occasion: Range | None) -> bool:
    """It was said in an interview, and no other is named to whom it was given: the page heard it itself."""
    if occasion is None or draft.parent is not None or not _INTERVIEW.match(text, occasion[0], sentence[1]):
        return False
    outside = without(text, sentence, draft.content)
    return not any(carriers_in(text, part) or on_air(text, part) for part in outside)


_INTERVIEW = re.compile(
    r"(?:in|during)\s+(?:(?:an?|one|several|separate|recent)\s+)?(?:(?!the\b|his\b|her\b|their\b)(?-i:[a-z])[\w-]+\s+){0,3}interviews?"
    r"(?!\s+(?:(?:on\s+)?\w+day\s+(?:\w+ing\s+|night\s+)?)?(?:with|for(?!\s+this)|on(?!\s+\w+day)|to"
    r"|by(?!\s+(?:phone|telephone|e-?mail))|conducted|published|that\s+(?:was|were|is|has|had|aired|ran|appeared|will|year|month|week|day)"
    r"|aired|broadcast|posted)\b)",
    re.IGNORECASE,
)
""" "In a telephone interview": not "in the interview", nor one with somebody else or on a programme."""


def _applicable(article: Article, draft: Draft, sentence: Range, siblings: Sequence[Draft]) -> list[Printed]:
    """The links of the sentence that are about this attribution."""
    if draft.turn:
        return []
    kept: list[Printed] = []
    for link in printed_links(article, sentence):
        seen = link.kind == SEEN  # "according to a memo seen by Radio Tarn": a part of the source that carries it
        taken = draft.content if link.own or seen else (*draft.content, *draft.source)
        apart = link.put or not any(overlap(link.who, piece) for piece in taken)
        apart = apart and not _cited_by(article.text, link, draft)
        if link.kind == REPORTED and (
            denied_as(article.text, link.who, draft.cue) or _is_reporting(article.text, draft)
        ):
            continue
        if link.kind == CITING and any(
            overlap(link.who, p) for d in siblings if d.cue != draft.cue for p in d.source
        ):
            continue  # whoever is cited says it through the one who cites, and not the other way round
        apart = apart and not (link.kind == ACCORDING and _across(article.text, link.who, draft.anchor))
        within = draft.parent is None or any(inside(link.who, part) for part in draft.parent.content)
        within = within or (draft.parent is not None and _cited_by(article.text, link, draft.parent))
        told = siblings
        if _PUT.match(article.text, *link.cue):  # who put a question heard the answer
            told = [d for d in siblings if not any(overlap(link.cue, piece) for piece in d.cue)]
        if apart and within and (link.kind not in (TOLD, SEEN, VOICED) or _nearest(link, draft, told)):
            kept.append(link)
    return kept


def denied_as(text: str, who: Range, cue: Sequence[Range]) -> bool:
    """Who is denied has reported what is denied, and not the denial: "denied a leak, as the Courier reported"."""
    said = {base for piece in cue for word in words_of(text, *piece) for base in lemmas(word.text)}
    return not said.isdisjoint(_ANSWERING) and _AS.search(text, 0, who[0]) is not None


_ANSWERING = frozenset({"deny", "reject", "dismiss", "dispute", "refute", "contradict", "disavow"})
_AS = re.compile(rf",?\s+as\s+{FILLER}$")


def _is_reporting(text: str, draft: Draft) -> bool:
    """An outlet speaks itself, and not through another that reports beside it: "it burned, Radio Tarn reported,
    and | the Courier reported | two dead"."""
    return any(is_carrier(text[start:end].strip(" ,")) for start, end in draft.source)


def _across(text: str, one: Range, other: Range) -> bool:
    """A semicolon parts the two: "according to the police, 20; the union speaks of 40"."""
    return ";" in text[min(one[1], other[1]) : max(one[0], other[0])]


def _cited_by(text: str, link: Printed, draft: Draft) -> bool:
    """The outlet that speaks here cites the link itself: its words did not come to the page through that one."""
    return link.kind == CITING and _is_reporting(text, draft)


def _nearest(link: Printed, draft: Draft, siblings: Sequence[Draft]) -> bool:
    """Of the attributions of the sentence this is the one whose cue stands nearest the link."""
    distances = [(abs(d.anchor[0] - link.cue[0]), d.anchor) for d in siblings if not d.turn]
    return (abs(draft.anchor[0] - link.cue[0]), draft.anchor) <= min(distances, default=(1 << 60, (0, 0)))


def _carried(article: Article, outer: Outer) -> tuple[Link, ...] | None:
    """The chain of what stands inside another attribution: that one's chain, and its speakers."""
    trusted = bool(outer.cue) and _TRUST.match(article.text, outer.cue[0][0]) is not None
    if (outer.attitude not in _CARRIES and not trusted) or outer.act == "ask" or outer.negated:
        return None
    cue = spans(article.text, outer.cue)
    told = [s for s in outer.speakers if not is_outlet(s.name, article.outlet)]
    links = [Link(canonical(s.name), s.entity, s.anonymous, cue) for s in told]
    return (*(outer.chain or ()), *links)


def _citing(article: Article, draft: Draft, siblings: Sequence[Draft], people: People) -> tuple[Link, ...] | None:
    """Who cites the speaker amid a report of their own: "State television, | quoting a delegate, | reports"."""
    if not draft.cue or not cites(article.text[slice(*draft.cue[0])]):
        return None
    for other in siblings:
        if other.source == draft.source or not other.cue or other.content != draft.content:
            continue
        told = [piece for piece in (other.cue[0], *other.content) if piece[1] <= draft.anchor[0]]
        near = [
            s for s in (*other.source, *told) if _BESIDE.fullmatch(article.text, s[1], max(s[1], draft.anchor[0]))
        ]
        if near and near[-1][1] <= draft.anchor[0]:
            cue = spans(article.text, draft.cue)
            return tuple(
                Link(canonical(s.name), None, s.anonymous, cue) for s in people.speakers(other.source, ())
            )
    return None


_BESIDE = re.compile(r"(?:\s+(?:on|in|earlier|late|last|this)\s[\w ]{2,24}?)?\s*,?\s*(?:which\s+)?")
""" "State television, | quoting a delegate", "the Courier reported on Monday, | citing a nurse", "reports that
it is shut, | citing a nurse"."""


def _as_link(article: Article, link: Printed, draft: Draft, people: People) -> Link:
    cue = spans(article.text, (link.cue,))
    if link.kind in (CITING, VOICED) and link.name == article.text[link.who[0] : link.who[1]]:
        speakers = people.speakers((link.who,), draft.content)
        if len(speakers) == 1 and not speakers[0].anonymous:
            return Link(speakers[0].name, None, False, cue)
        return Link(link.name, None, bool(ANONYMOUS.search(link.name)), cue)
    return Link(outlet_name(article.text, link.who, link.name, people), None, False, cue)


def outlet_name(text: str, where: Range, name: str, people: People) -> str:
    """The fullest name of an outlet: the article's ("the Post" is the Eastmoor Post), where it says more."""
    resolved: Sequence[Addressee] = people.addressees(where)
    if _THE_SITE.fullmatch(name) and (len(resolved) != 1 or _THE_SITE.fullmatch(resolved[0].name)):
        before = [
            c
            for c in carriers_in(text, (max(0, where[0] - LAST_OUTLET), where[0]))
            if c.name[1:] != c.name[1:].lower() and not _ON_AIR.search(c.name)
        ]
        return outlet_name(text, (before[-1].start, before[-1].end), before[-1].name, people) if before else name
    if len(resolved) != 1 or not resolved[0].mention:
        return name
    described = name == text[where[0] : where[1]] and not name[0].isupper()
    if described and (_ANY.match(name) or name.lower().endswith(resolved[0].name.lower())):
        return name
    return resolved[0].name if described or name.lower() in resolved[0].name.lower() else name


LAST_OUTLET = 800
"""Characters before "told the paper" in which the outlet is named. By hand."""

_THE_SITE = re.compile(r"the\s(?:paper|site|website)")
_ON_AIR = re.compile(r"\b(?:Radio|TV|Television|Channel|Kanal|FM)\b")
_ANY = re.compile(r"(?:an?|one|another)\s")
"""What stands before an outlet that was not named before: "a Tarn daily" is no other one's name."""


def _distinct(links: Sequence[Link]) -> tuple[Link, ...]:
    """Each carrier once, at its first place."""
    kept: dict[str, Link] = {}
    for link in links:
        kept.setdefault(link.carrier.lower(), link)
    return tuple(kept.values())
