"""What the tagger found in a headline, as the headline means it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.data.wordlists import listed
from onrecord.model import Article, Range
from onrecord.reading.draft import Draft, inside, overlap, trimmed
from onrecord.reading.forms.headline_passives import HEARERS, calls
from onrecord.reading.forms.headline_shapes import (
    DASHED,
    FEELS,
    IN_PRESENT,
    LONGEST,
    NO_SPEAKERS,
    QUOTED_FIRST,
    SAYS,
    SAYS_LAST,
    SERIES,
    SERIES_LAST,
    SHORT,
    WHO,
    clauses_of,
    is_document,
    is_topical,
    said_in,
)
from onrecord.reading.found import FoundAttribution
from onrecord.reading.words import lexicon
from onrecord.reading.words.function_words import FINITE, PREPOSITIONS, is_past

_ASIDE = re.compile(rf"(?P<source>{WHO}),\s(?P<aside>[^,:;–—]{{3,40}}),\s+")
""" "Mayor, Under Fire, Vows to Reopen Pools"."""

_PAIR = re.compile(r"(?:[A-Z][\w’'-]*\s){0,2}[A-Z][\w’'-]*,\s(?P<second>(?:[A-Z][\w’'-]*\s){0,2}[A-Z][\w’'-]*)")
_UNTOLD = re.compile(r"(?:^|[:–—-]\s)[Ww]hat\s(?:[Tt]he\s)?$")
"""What stands before a speaker whose words are a topic: "What the court said about the dam"."""

_ASKED = listed("headlines.asked")
_MARKS = frozenset("‘'“\"«")


def apart(article: Article, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """What was found, nothing of the headline among the pieces of what the text says, nor the other way round."""
    if article.title is None:
        return list(found)
    where = (article.title.start, article.title.end)
    kept: list[FoundAttribution] = []
    for attribution in found:
        cue = attribution.cue or attribution.source or attribution.content
        titled = overlap(where, cue[0])
        content = tuple(piece for piece in attribution.content if overlap(where, piece) == titled)
        source = tuple(piece for piece in attribution.source if overlap(where, piece) == titled)
        if content:
            kept.append(replace(attribution, source=source, content=content))
    return kept


def sound(article: Article, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; those of the headline as it is meant.

    "Live: storm hits" has no speaker, nor "Stell: a town without a baker"; of "“They came”: skipper praises crew"
    the skipper says one thing and does another.
    """
    if article.title is None:
        return list(drafts)
    where = trimmed(article.text, (article.title.start, article.title.end))
    kept: list[Draft] = []
    for draft in drafts:
        if not overlap(where, draft.hull):
            kept.append(draft)
        elif draft.source and (
            _first_word(article.text, draft.source[0]) in NO_SPEAKERS
            or _UNTOLD.search(article.text, where[0], draft.source[0][0])
        ):
            continue
        elif not (
            _is_topic(article.text, draft)
            or _is_a_noun(article.text, where, draft)
            or _comes_upon(article.text, draft)
        ):
            draft = _called_for(article.text, where, _of_nobody(article.text, draft))
            draft = _behind(article.text, where, _owned(article.text, draft))
            draft = _of_its_clause(article.text, where, draft)
            whole = _whole(article.text, where, _asked(article.text, _both(article.text, where, draft)))
            kept += _two(article.text, where, whole)
    return kept


def _owned(text: str, draft: Draft) -> Draft:
    """ "Board disowns | doctor’s | claim that …": the claim is the doctor's."""
    owner = _OWNER.fullmatch(text, *draft.source[0]) if len(draft.source) == 1 and draft.cue else None
    return replace(draft, source=(owner.span("owner"),)) if owner else draft


_OWNER = re.compile(
    r"(?:[\w-]+\s){1,4}[a-z]{2,}(?:[^s\W]s|sses|ies|[cs]hes|xes)\s(?P<owner>(?:[\w-]+\s){0,3}[\w-]+[’']s?)"
)


def _is_a_noun(text: str, title: Range, draft: Draft) -> bool:
    """ "Board hits back at Lind | claims": with nobody before it and nothing behind it, it is no verb."""
    if draft.source or len(draft.cue) != 1:
        return False
    ends = any(draft.cue[0][1] == part[1] for part in clauses_of(text, title))
    return ends and draft.hull[1] + 1 == draft.cue[0][0] and text[draft.hull[1] - 1].isalnum()


def _comes_upon(text: str, draft: Draft) -> bool:
    """ "Police | find | forty bicycles in cellar": a thing was found, and nothing found to be so."""
    words = [text[slice(*piece)].lower() for piece in (*draft.source, *draft.cue)]
    if len(draft.source) != 1 or words[1:] not in (["find"], ["finds"]) or len(draft.content) != 1:
        return False
    noun = lexicon.noun(words[0].split()[-1])
    finder = words[0].endswith("police") or (noun is not None and noun.kind in ("person", "group"))
    said = re.findall(r"[\w’'-]+", text[slice(*draft.content[0])].lower())
    return finder and "that" not in said and FINITE.isdisjoint(said) and not any(is_past(word) for word in said)


def _of_nobody(text: str, draft: Draft) -> Draft:
    """The draft without a source that cannot be its own: of “Never again”: clinic | fined over death" nobody is
    named, nor of "Officials look into | claim that judge slept"."""
    if len(draft.source) != 1 or not draft.cue:
        return draft
    (source,) = draft.source
    if text[slice(*draft.cue[0])].strip() == ":" and draft.hull[1] <= draft.cue[0][0] < source[0]:
        return replace(draft, source=(), cue=()) if _DONE.match(text, source[1]) else draft
    looked = source[1] < draft.cue[0][0] and _LOOKS_INTO.search(text, source[1] - 1, draft.cue[0][0])
    return replace(draft, source=()) if looked else draft


_DONE = re.compile(
    r"\s(?:\w{2,}ed|hit|held|shot|found|left|freed|sued|cut|shut|sent|set)\s(?:over|after|by|for|in|to|on|with)\b"
)
"""What was done to somebody, in a headline's past."""

_LOOKS_INTO = re.compile(
    r"\s(?:to\s)?(?:look(?:s|ing)?\sinto|prob(?:e|es|ing)|investigat(?:e|es|ing)|examin(?:e|es|ing)|stud(?:y|ies|ying))\s$"
)


def _called_for(text: str, title: Range, draft: Draft) -> Draft:
    """ "Calls grow for Lind to quit", of which the tagger had "Calls" alone."""
    for part in (
        clauses_of(text, title) if not draft.source and draft.cue and draft.cue[0][1] < draft.hull[0] else ()
    ):
        for called in calls(text, part):
            if overlap(called.cue[0], draft.cue[0]):
                return replace(draft, cue=called.cue, content=called.content)
    return draft


def _behind(text: str, title: Range, draft: Draft) -> Draft:
    """ "Zoo denies escape, police | urge | calm": what they urge stands behind the verb, and not before them."""
    one = len(draft.source) == len(draft.cue) == 1 and draft.content[-1][1] < draft.source[0][0] < draft.cue[0][0]
    end = next((part[1] for part in clauses_of(text, title) if one and part[0] <= draft.cue[0][0] < part[1]), 0)
    urges = one and _URGES.fullmatch(text, *draft.cue[0]) is not None
    rest = trimmed(text, (draft.cue[0][1], end)) if urges and end > draft.cue[0][1] else (0, 0)
    return replace(draft, content=(rest,)) if rest[0] < rest[1] else draft


_URGES = re.compile(r"(?:urge|demand|deny|denie|reject|blame|accuse|promise|praise|condemn|back|order|seek)s?")


def _of_its_clause(text: str, title: Range, draft: Draft) -> Draft:
    """The draft, its content no further than the semicolon behind its verb."""
    cue = draft.cue[0] if draft.cue else None
    if cue is None or draft.content[0][0] < cue[0]:
        return draft
    end = next((part[1] for part in clauses_of(text, title) if part[0] <= cue[0] < part[1]), title[1])
    content = tuple((a, min(b, end)) for a, b in draft.content if a < end)
    return replace(draft, content=content) if content else draft


def _first_word(text: str, where: Range) -> str:
    """The first word of a range in small letters."""
    return next(iter(text[slice(*where)].lower().split()), "")


def _whole(text: str, where: Range, draft: Draft) -> Draft:
    """Of "Told to go, say residents" the residents are no part of what they say, and "Told" is; and of "Boss
    ‘sorry’ for crash" he is sorry for it."""
    aside = _ASIDE.fullmatch(text, where[0], draft.cue[0][0]) if draft.cue and not draft.source else None
    ahead = _ASIDE.match(text, where[0], draft.cue[0][0]) if draft.cue and len(draft.source) == 1 else None
    if (
        ahead
        and ahead["aside"].split()[0].lower() in PREPOSITIONS
        and draft.source[0] in ((where[0], ahead.end() - 1), (where[0], ahead.end() - 2))
    ):
        return replace(draft, source=(ahead.span("source"),))
    if aside and not SERIES.intersection(aside["source"].lower().split()):
        return replace(draft, source=(aside.span("source"),))
    for part in clauses_of(text, where):
        feels = FEELS.fullmatch(text, *part)
        if feels and draft.cue and inside(draft.cue[0], feels.span("content")):
            return replace(draft, cue=(), content=(feels.span("content"),))
        for pattern in (SAYS, SAYS_LAST, DASHED):
            match = pattern.fullmatch(text, *part)
            if match is None or (pattern is DASHED and not is_document(match)):
                continue
            says = FINITE.isdisjoint(match["source"].lower().split()) and match["cue"] not in ("urge", "urges")
            if says and not draft.cue and not draft.source and inside(draft.hull, match.span("content")):
                return replace(draft, source=(match.span("source"),), cue=(match.span("cue"),))
            own = all(inside(piece, match.span("source")) for piece in draft.source)
            if own and any(overlap(match.span("cue"), piece) for piece in draft.cue):
                source = draft.source or (match.span("source"),)
                return replace(draft, source=source, content=said_in(text, match))
            if draft.cue and inside(draft.cue[0], match.span("content")):  # what is said holds all of it
                clipped = [(piece[0], min(piece[1], match.end("content"))) for piece in draft.content]
                return replace(draft, content=tuple(piece for piece in clipped if piece[0] < piece[1]))
    return draft


def _asked(text: str, draft: Draft) -> Draft:
    """ "Owners urged to pay": the owners are no speakers but asked by somebody, and part of what is said; who is
    told to pay hears it."""
    if len(draft.source) != 1 or not draft.cue or draft.source[0][1] + 1 != draft.cue[0][0]:
        return draft
    words = text[slice(*draft.cue[0])].lower().split()
    follows = text[draft.cue[0][1] : draft.hull[1]].split()[:1]
    if words[0] not in _ASKED or not (words[-1] in ("of", "to") or follows in (["of"], ["to"])):
        return draft
    start = draft.cue[0][1] - (words[-1] in ("of", "to")) * 2
    cue = trimmed(text, (draft.cue[0][0], start))
    rest = trimmed(text, (start, draft.hull[1]))
    about = () if words[0] in HEARERS else draft.source
    return replace(draft, source=(), cue=(cue, *draft.cue[1:]), content=(*about, rest))


def _two(text: str, where: Range, draft: Draft) -> list[Draft]:
    split = QUOTED_FIRST.fullmatch(text, *where)
    said = [piece for piece in draft.content if split and inside(piece, split.span("content"))]
    rest = tuple(piece for piece in draft.content if piece not in said)
    if split is None or not said or not rest or not draft.cue or draft.cue[0][0] < split.start("rest"):
        return [draft]
    colon = trimmed(text, split.span("cue"))
    return [replace(draft, cue=(colon,), content=(split.span("content"),)), replace(draft, content=rest)]


def _both(text: str, where: Range, draft: Draft) -> Draft:
    """ "Norland, Selm agree to talk": a headline's comma is an "and"."""
    pair = _PAIR.match(text, where[0]) if draft.source and draft.source[0][0] < where[1] else None
    if pair and pair.span("second") == draft.source[0]:
        return replace(draft, source=((where[0], draft.source[0][1]), *draft.source[1:]))
    return draft


def _is_topic(text: str, draft: Draft) -> bool:
    if not draft.cue or text[slice(*draft.cue[0])].strip() != ":":
        return False
    if len(draft.source) != 1:
        return True  # the colon of nobody: the rules for headlines know better
    words = re.findall(r"\w+", text[slice(*draft.source[0])].lower())
    if not words:
        return False
    if draft.source[0][0] > draft.hull[0]:  # “It shook”: landslide buries three farms above Tarn
        told = len(words) > SHORT + 1 and any(IN_PRESENT.fullmatch(word) for word in words[1:-1])
        return told or len(words) > LONGEST or words[0] in NO_SPEAKERS
    topic = text[draft.hull[0]] not in _MARKS and is_topical(text, draft.hull, draft.source[0])
    return words[0] in SERIES or words[-1] in SERIES_LAST or bool(topic)
