"""Headlines: "Kremlin: no talks yet", "No talks yet – Kremlin", "Club denies unpaid wages", "Dam split: report".

The tagger was trained on running text and knows few of them. These rules read a title, and each part of one that a
semicolon cuts, in which it found nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.data.wordlists import any_listed, listed
from onrecord.model import Article, Range
from onrecord.reading.draft import Draft, inside, overlap, trimmed
from onrecord.reading.forms.headline_passives import done_to
from onrecord.reading.forms.headline_shapes import (
    DASHED,
    FEELS,
    HEADLINE_CONFIDENCE,
    IN_PRESENT,
    LONGEST,
    QUOTED,
    QUOTED_FIRST,
    SAY,
    SAYS,
    SAYS_LAST,
    SERIES_LAST,
    WHO,
    clauses_of,
    is_document,
    is_topical,
    pieces_of,
    said_in,
)
from onrecord.reading.forms.headline_speakers import KINDS, described, speaks
from onrecord.reading.found import FoundMention
from onrecord.reading.words import lexicon
from onrecord.reading.words.cues import Match, Word, frames, matches, words_of
from onrecord.reading.words.function_words import FINITE

_FIRST = re.compile(rf"(?P<source>{WHO})(?:\s+on\s+[^:,]{{2,40}}?)?(?P<cue>\s*:)\s+(?P<content>\S.{{8,}})")
_SAYS_ON = re.compile(
    rf"(?P<content>[‘'“\"].{{6,}}?[’'”\"]),?\s+(?P<cue>{SAY})\s+(?P<source>{WHO})\s+(?:on|about|after|over|in)\s.*"
)
_LAST = re.compile(rf"(?P<content>\S.{{8,}}?)(?P<cue>\s*:)\s+(?P<source>{WHO})\s*")
_QUOTED_LAST = re.compile(
    rf"(?P<content>[‘'“\"].{{6,}}?[’'”\"])(?P<cue>\s*[:–—-])\s+(?P<source>{WHO})\s+(?:on|about|after|over|as)\s.*"
)
_WILL = re.compile(rf"(?P<source>{WHO})\s+(?P<cue>will|would|to|must|can)\s+(?P<content>[‘'“\"].{{6,}})")
_YIELDS = re.compile(
    rf"(?P<source>{WHO})\s+(?P<cue>(?:{any_listed('headlines.yielding')})s?)\s+"
    rf"(?P<content>(?:(?:his|her|its|their|the)\s+)?(?:\w+\s+)?(?:{any_listed('headlines.stances')})\b.*)"
)
_TOLD_OF = re.compile(r"(?P<head>[^:‘“\"]{4,80}?)(?P<cue>\s*:)\s+(?P<content>[‘“\"'][^:]{6,}[’”\"'])")
""" "Clerk breaks silence: “Nobody read the file”"."""

_TELLS = re.compile(
    r"\d-\d|[a-z]ed$|\s[a-z]{3,}s\s(?:an?|the|his|her|its|their|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s"
)
"""No speaker, but a result, what was done to somebody, or what somebody does: "landslide buries three farms"."""

_PATTERNS = (SAYS, _SAYS_ON, SAYS_LAST, _QUOTED_LAST, _FIRST, _LAST, DASHED, _WILL, _YIELDS, FEELS)
_NOUN_LAST = (_LAST, DASHED)
"""What stands last in them is a name or a noun: "Flood latest: two bridges closed" has no speaker."""
MEANWHILE = re.compile(
    r",?\s(?:as|amid|after|while|ahead\s+of|despite|days\s+after|hours\s+after)\s", re.IGNORECASE
)
"""What went on meanwhile, behind what a headline says was denied, asked for or praised."""

_CONVERSATION = re.compile(
    r"(?:[\w’'-]+\s){0,4}?(?:interview|conversation|talk|chat|q&a|questions?|answers?|podcast)\s(?:with|to|for|from)\s"
    r"(?P<source>[^,:;]{3,48})",
    re.IGNORECASE,
)
"""“It was a joke”: five questions to the keeper."""

_CROWD = re.compile(
    r"(?P<source>(?:(?:tens|hundreds|thousands|dozens|scores)(?:\sof\s[\w-]+)?"
    r"|(?:\d[\d,.]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty)(?:\s(?:hundred|thousand))?)"
    r"(?:\s[\w-]+)?))\s[a-z]{3,}\s",
    re.IGNORECASE,
)
OF_THINGS = frozenset({"deny", "reject", "accept", "demand", "praise", "criticise", "decline"})
"""Acts whose content in a headline is a thing rather than a clause."""

_DOING = frozenset({"threaten", "promise", "urge", "announce"})
_OPENED = re.compile(r"\s*(?:to|that|not)\s")
"""What is promised or urged is a thing where no clause begins: "threatens | walkout"."""

_VERBS = listed("headlines.verbs")
_LOOSE = tuple(tuple(words.split("-")) for words in sorted(listed("headlines.loose")))
"""Verbs of headlines only, by their words: "eye", "hit back at"."""
_TO = listed("nesting.to")
_SOURCE_HEAD = re.compile(
    r"(?:[Tt]he|[Aa]n?)\s(?:[\w’'-]+\s){0,3}?(?P<head>[a-z]{4,})(?:,|$|\s(?:of|in|for|at)\b)"
)


def headline(article: Article, mentions: Sequence[FoundMention], drafts: Sequence[Draft]) -> list[Draft]:
    """The attributions that the form of the headline makes, in the parts of it where the model found none."""
    if article.title is None:
        return []
    where = trimmed(article.text, (article.title.start, article.title.end))
    mentions = [*mentions, *_speakers_below(article.text, where, drafts)]
    bare = [draft for draft in drafts if draft.content and not (draft.source or draft.cue)]
    quoted = [draft for draft in bare if not QUOTED.fullmatch(article.text, *where)]
    drafts = [draft for draft in drafts if draft not in quoted]  # whose words they are may stand beside them
    found: list[Draft] = []
    for part in clauses_of(article.text, where):
        if not any(overlap(part, piece) for draft in drafts for piece in draft.pieces):
            found += _of_part(article.text, part, mentions)
            continue
        own = [draft for draft in drafts if any(overlap(part, piece) for piece in draft.pieces)]
        said = [piece for draft in own for piece in (*draft.cue, *draft.content)]
        split = QUOTED_FIRST.fullmatch(article.text, *part)
        subject = trimmed(article.text, split.span("rest"))[0] if split else -1
        beside = next((d.source[0] for d in own if d.source and d.source[0][0] == subject), None)
        if split and beside and not any(overlap(split.span("content"), piece) for piece in said):
            cue = trimmed(article.text, split.span("cue"))
            found.append(Draft((beside,), (cue,), (split.span("content"),), HEADLINE_CONFIDENCE))
        elif split and not any(overlap(trimmed(article.text, split.span("rest")), piece) for piece in said):
            found += acting(article.text, split.span("rest"), mentions)
        else:
            found += _around(article.text, part, mentions, own) or _first_of_two(article.text, part, mentions, own)
    return [*found, *_further(article.text, where, mentions, [*drafts, *found])]


def _further(text: str, title: Range, mentions: Sequence[FoundMention], drafts: Sequence[Draft]) -> list[Draft]:
    """What the clauses of a headline say in which nothing was found, and what is done about the words of another:
    "Club waives fine, captain apologises", "Board disowns doctor’s claim that …"; or all of it, a quotation."""
    own = [draft for draft in drafts if overlap(title, draft.hull)]
    if not own and QUOTED.fullmatch(text, *title):
        return [Draft((), (), (title,), HEADLINE_CONFIDENCE)]
    found: list[Draft] = []
    for part in pieces_of(text, title):
        for draft in acting(text, part, mentions):
            near = [other for other in (*own, *found) if any(overlap(part, piece) for piece in other.pieces)]
            if all(other.cue and all(inside(p, draft.content[0]) for p in other.pieces) for other in near):
                found.append(draft)
    return found


def _around(text: str, where: Range, mentions: Sequence[FoundMention], own: Sequence[Draft]) -> list[Draft]:
    """Who says the whole, inside which the model read an attribution: "Guard left gate, court hears"."""
    for pattern in (SAYS, SAYS_LAST, DASHED, _FIRST):
        match = pattern.fullmatch(text, *where)
        if match and pattern is DASHED and not is_document(match):
            continue
        if match and pattern is _FIRST and not _is_somebody(text, match, mentions):
            continue
        whole = match and all(draft.cue and inside(draft.cue[0], match.span("content")) for draft in own)
        if match and whole and speaks(text, match.span("source"), mentions, last=True):
            return [_draft_of(text, match)]
    return []


def _is_somebody(text: str, match: re.Match[str], mentions: Sequence[FoundMention]) -> bool:
    """Whether a person, a body or a document is named before a colon: "Lind: voters want peace"."""
    source = trimmed(text, match.span("source"))
    named = any((m.start, m.end) == source and m.kind == "person" and m.form == "name" for m in mentions)
    return named or is_document(match) or described(text[slice(*source)].lower().split()[-1], last=False)


def _first_of_two(text: str, where: Range, mentions: Sequence[FoundMention], own: Sequence[Draft]) -> list[Draft]:
    """What stands before a second verb that the model read: "Watchdog wants logs, says inquiry goes on"."""
    second = min(own, key=lambda draft: draft.pieces[0])
    at = min(second.cue or second.content)[0]
    before = text[where[0] : at].rstrip()
    if not before.endswith((",", ", but", ", and")) and not before.endswith((" but", " and")):
        return []
    first = re.sub(r",?(?:\s(?:but|and))?$", "", before)
    return acting(text, (where[0], where[0] + len(first)), mentions)


def _draft_of(text: str, match: re.Match[str]) -> Draft:
    source, cue, content = (trimmed(text, match.span(part)) for part in ("source", "cue", "content"))
    meanwhile = MEANWHILE.search(text, *content) if match.re is _YIELDS else None
    content = (content[0], meanwhile.start()) if meanwhile else content
    pieces = said_in(text, match) if match.re in (SAYS, SAYS_LAST, DASHED) else (content,)
    return Draft((source,), (cue,) if match["cue"] else (), pieces, HEADLINE_CONFIDENCE)


def _speakers_below(text: str, where: Range, drafts: Sequence[Draft]) -> Iterator[FoundMention]:
    """The words of a headline by which the text below calls who speaks: "coastguard", "brewery", "Tarn"."""
    sources = [text[slice(*piece)] for d in drafts for piece in d.source if not overlap(where, piece)]
    heads = {match["head"] for source in sources if (match := _SOURCE_HEAD.match(source))}
    names = {source for source in sources if source.isalpha() and source[0].isupper()}
    for word in re.finditer(r"\w+", text[slice(*where)]):
        if word.group().lower() in heads or word.group() in names:
            start, end = where[0] + word.start(), where[0] + word.end()
            yield FoundMention(start, end, "organization", "nominal", HEADLINE_CONFIDENCE)


def _of_part(text: str, where: Range, mentions: Sequence[FoundMention]) -> list[Draft]:
    split = QUOTED_FIRST.fullmatch(text, *where)
    if split is not None:
        acts = acting(text, split.span("rest"), mentions)
        source = acts[0].source[0] if acts else quoted_by(text, split.span("rest"), mentions)
        if source:
            cue, content = trimmed(text, split.span("cue")), split.span("content")
            return [Draft((source,), (cue,), (content,), HEADLINE_CONFIDENCE), *acts]
    told = _TOLD_OF.fullmatch(text, *where)
    source = quoted_by(text, told.span("head"), mentions) if told else None
    if told and source:
        return [Draft((source,), (trimmed(text, told.span("cue")),), (told.span("content"),), HEADLINE_CONFIDENCE)]
    for pattern in _PATTERNS:
        match = pattern.fullmatch(text, *where)
        topic = pattern is _FIRST and match is not None and match["source"].lower().split()[-1] in SERIES_LAST
        if match is None or topic or (pattern is _FIRST and is_topical(text, *_parts_of(match))):
            continue
        if not FINITE.isdisjoint(match["source"].lower().split()):
            continue  # "Maker halts trial, insists | shot is safe"
        if _TELLS.search(match["source"].strip()):
            continue
        last = pattern not in (_FIRST, _WILL, _YIELDS, FEELS) or (pattern is _FIRST and is_document(match))
        if pattern in _NOUN_LAST and not _ends_in_noun(text, match, mentions):
            continue
        if pattern is _FIRST and _is_dateline(match, mentions):
            continue
        if speaks(text, match.span("source"), mentions, last):
            return [_draft_of(text, match)]
    return acting(text, where, mentions) or done_to(text, where, mentions)


def _parts_of(match: re.Match[str]) -> tuple[Range, Range]:
    """What a match has somebody say, and who."""
    return match.span("content"), trimmed(match.string, match.span("source"))


def _is_dateline(match: re.Match[str], mentions: Sequence[FoundMention]) -> bool:
    """ "Tarn: body found in canal": a place of which nobody knows that it speaks tells where, and not who.

    A name of several words may be a seat ("Cedar Palace").
    """
    where = trimmed(match.string, match.span("source"))
    kinds, name = {m.kind for m in mentions if (m.start, m.end) == where}, match.string[slice(*where)].lower()
    return kinds == {"place"} and name not in lexicon.countries() and " " not in name


def quoted_by(text: str, where: Range, mentions: Sequence[FoundMention]) -> Range | None:
    """Who is quoted before a colon by what stands behind it: "Mayor digs in", "five questions to the mayor"."""
    talk = _CONVERSATION.fullmatch(text, *where)
    if talk:
        source = trimmed(text, talk.span("source"))
        return source if speaks(text, source, mentions, last=True) else None
    crowd = _CROWD.match(text, *where)
    if crowd:
        return crowd.span("source")
    words = words_of(text, *where)
    for number in range(1, min(LONGEST, len(words) - 1)):
        source = (words[0].start, words[number - 1].end)
        noun, before = lexicon.noun(words[number].text), lexicon.noun(words[number - 1].text)
        says = any(frame.size == 1 and frame.speech for frame in frames().get(words[number].text, ()))
        many = says and before is not None and before.plural
        does = many or (IN_PRESENT.match(text, words[number].start) and not (noun is not None and noun.plural))
        if does and speaks(text, source, mentions, last=True):
            return source
    return None


def _ends_in_noun(text: str, match: re.Match[str], mentions: Sequence[FoundMention]) -> bool:
    words = re.findall(r"\w+", match["source"].lower())
    topic = re.findall(r"\w+", match["content"].lower())[-1:]
    named = any(m.end == match.end("source") for m in mentions if m.kind in KINDS and m.form != "pronoun")
    return bool(words) and not SERIES_LAST.intersection(topic) and (named or described(words[-1], last=True))


def acting(text: str, where: Range, mentions: Sequence[FoundMention]) -> list[Draft]:
    """ "Club denies unpaid wages", "Treasurer rules out new offer": who, a verb in the present, and what."""
    words = words_of(text, *where)
    loosely = _loosely(text, where, words, mentions)
    if loosely and " " in text[slice(*loosely[0].cue[0])]:
        return loosely  # "hits back at" backs nobody
    for match in matches(words, len(words)):
        if not match.first or match.first > LONGEST or not is_present(words, match):
            continue
        source = (words[0].start, words[match.first - 1].end)
        if not {",", ":"}.isdisjoint(text[slice(*source)]) or not speaks(text, source, mentions, last=True):
            continue
        end = match.end - (text[match.end - 3 : match.end].lower() == " to") * 3
        thing = match.frame.act in OF_THINGS or (match.frame.act in _DOING and not _OPENED.match(text, end))
        meanwhile = MEANWHILE.search(text, end, where[1]) if thing else None
        content = trimmed(text, (end, meanwhile.start() if meanwhile else where[1]))
        if len(text[slice(*content)].split()) >= 1:
            return [Draft((source,), ((match.start, end),), (content,), HEADLINE_CONFIDENCE)]
    return loosely


def _loosely(text: str, where: Range, words: Sequence[Word], mentions: Sequence[FoundMention]) -> list[Draft]:
    """ "City eyes toll", "Minister hits back at critics": by verbs that say so in headlines only."""
    for first in range(1, min(LONGEST + 1, len(words) - 1)):
        for verb, *rest in _LOOSE:
            after = [word.text for word in words[first + 1 : first + 1 + len(rest)]]
            last = words[first + len(rest)] if after == rest and first + len(rest) + 1 < len(words) else None
            source = (words[0].start, words[first - 1].end)
            if last is None or not in_present(words, first, verb) or not speaks(text, source, mentions, last=True):
                continue
            content = trimmed(text, (last.end, where[1]))
            return [Draft((source,), ((words[first].start, last.end),), (content,), HEADLINE_CONFIDENCE)]
    return []


_PLURALS = frozenset({"police", "people", "staff", "crew", "media", "women", "men", "children", "family"})
"""Subjects of a plural verb that do not end in -s: "police urge calm"."""


def in_present(words: Sequence[Word], first: int, verb: str) -> bool:
    """The word is a form of the verb in the present."""
    word = words[first].text
    before = words[first - 1].text if first > 0 else ""
    plural = word == verb and (before.endswith("s") or before in _PLURALS)
    return plural or word in {f"{verb}s", f"{verb}es", f"{verb[:-1]}ies"}


def is_present(words: Sequence[Word], match: Match) -> bool:
    """A verb of saying, thinking or wanting in the present tense: no noun, and with what it needs after it."""
    base = match.frame.words[0]
    loose = any(base == verb for verb, *_ in _LOOSE)
    idiom = match.frame.size > 1 and match.frame.act not in ("assert", "other") and not loose
    if not in_present(words, match.first, base) or not (base in _VERBS or idiom):
        return False
    after = next((w.text for w in words if w.start >= match.end), "")
    return after not in ("", "off") and (after != "to" or base in _TO)
