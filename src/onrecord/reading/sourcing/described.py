"""Who speaks on in a scene and is only described: "Orso told the Echo …. The captain denied …"."""

from __future__ import annotations

import re
from collections.abc import Set

from onrecord.model import Attribution, Said, one_line
from onrecord.reading.sourcing.layout import Layout, speakers
from onrecord.reading.words.lexicon import is_role

SPOKESMAN = re.compile(r"\bspokes\w+|\bpress\s+secretary\b", re.IGNORECASE)
_DESCRIPTION = re.compile(
    r"[Tt]he\s+(?:(?:[\w-]+\s+){0,3}?(?P<head>[a-z-]+)(?:\s+of\s+the\s+[a-z][\w -]*)?"
    r"|(?P<chief>[Hh]ead)\s+of\s+(?:[Ss]tate|[Gg]overnment))"
)
""" "The captain", "the 27-year-old forward", "the head of the foreign policy department", "the Head of State"."""


def points_back(page: Layout, told: Attribution, who: Set[str], carriers: Set[str]) -> bool:
    """The description is one by which nobody was called before, and the speaker so far, `who`, is one person.

    Such words point to somebody who is on the stage, and there is only that one. Who refuses an answer is another;
    the `carriers` of the scene are nobody whom the description could mean.
    """
    source = told.source[0] if len(told.source) == 1 else None
    role = _DESCRIPTION.fullmatch(source.text) if source else None
    alone = len(who) == 1 and all(page.is_person(name) for name in who)
    if source is None or role is None or not alone or told.act == "decline":
        return False
    head = role["head"] or role["chief"].lower()
    known = re.compile(rf"\b{re.escape(head)}s?\b", re.IGNORECASE)
    named = any(page.is_person(name) and name not in carriers for name in speakers(told))
    return (
        is_role(head)
        and not named
        and not SPOKESMAN.search(source.text)
        and known.search(page.article.text, 0, source.start) is None
    )


def is_revealed(page: Layout, told: Attribution, who: Set[str], number: int, day: Said | None) -> bool:
    """Whether who speaks is the one that the lead, sentence `number`, only describes and gives a `day`: "Her
    spokesman told the briefing on Monday …. | Edda Lind | arrived late. “…,” | she | said".

    Quoted or described at length, named for the first time below it, and not with a trade of their own. Of "a
    step its chair had ruled out on Friday" the day is one before that.
    """
    start, end = page.sentences[number]
    full = told.form in ("direct", "mixed") or any(len(name.split()) >= _FULL for name in who)
    if day is None or not page.lead(number) or not full:
        return False
    if day.evidence and _HAD_SAID.search(page.article.text, start, max(start, day.evidence.start)):
        return False
    meant = _roles(" ".join(who))
    named = speakers(told)
    if len(who) != 1 or len(named) != 1 or not meant or any(page.is_person(name) for name in who):
        return False
    own = page.own(told)
    places = [m.span.start for m in page.mentions if page.clusters[m.id] in own and m.form == "name"]
    heads = [(s.start, s.end) for s in page.article.sections if s.label in ("title", "standfirst")]
    body = [place for place in places if not any(a <= place < b for a, b in heads)]
    source = one_line(told.source)
    return (
        all(page.is_person(name) for name in named) and bool(body) and min(body) >= end and _roles(source) <= meant
    )


def _roles(words: str) -> frozenset[str]:
    """The trades and offices among some words."""
    return frozenset(word for word in _WORD.findall(words.lower()) if is_role(word) or SPOKESMAN.fullmatch(word))


_WORD = re.compile(r"[a-z][a-z-]+")
_FULL = 4
"""Words of a description that may be named without a quotation: "the warden of the mill". Set by judgement."""

_HAD_SAID = re.compile(r"\bhad\s[^.;:]{0,60}$")
