"""What is told without a time: as done ("The yard has sold two ships, Lind said"), as not done, or as to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.data.wordlists import any_listed
from onrecord.model import Attribution, Range, Reading, one_line
from onrecord.record.story import narrated_sentences
from onrecord.record.when.event_words import says, says_some_form
from onrecord.record.when.happenings import is_deed, is_done, is_past, whole
from onrecord.record.words import tokens

Sense = Literal["done", "undone", "ahead", "supposed"]

LEAST, MOST = 3, 40
"""Words of a clause that tells of something: fewer lack what was done, more are a list."""

SUBJECT = 12
"""Words of a subject at most. Set by judgement, as the two above."""

_COORDINATE = re.compile(
    r"[;—–?!\n]|\.(?!\d)(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St)\.)(?<!\b(?:Mrs|Sen|Rep|Gov|Gen)\.)(?<!\d\s[ap]\.)(?<!\d[ap]\.)|(?:,\s+|\s)but\s|,\s+(?:and|or|so)\s|\sand\s(?=(?:that|we|he|she|they|there|I)\s)"
)
"""Between clauses of which each tells of its own day, or of none."""

_BY = "has|have|had|was|were|will|would|did"
_SUBORDINATE = re.compile(
    rf"(?<!\d):|:(?!\d)|\(|,\s(?!(?:{_BY})\s)(?![^,;.]{{1,60}},\s(?:{_BY})\s)"
    r"|\s(?:while|when|after|before|because|since|until|although|though|where|if|unless|as)\s|(?<!,)\s(?:who|which)\s|\sand\s(?=\w+ed\s)"
)
"""Where a main clause ends."""

_OPENS = re.compile(
    r"(?:[\s“\"‘',]|(?:no|yes|well|look),\s|(?:and|but|that|now|so)\s|(?:meanwhile|however|instead|so\s+far|in\s+all|contrary\s+to|in|at|by|for|with|despite"
    r"|under)\b[^,;.:]{0,60},\s)*",
    re.IGNORECASE,
)
_NO_MAIN = re.compile(
    r"(?:if|unless|whether|no\smatter|how|why|what|who|whom|when|where|which|whose|whoever|both(?!\s[a-z]+s\s)|neither|nor|to|not(?!\s+(?:one|an?)\b)|as|by|of|for|on|in|at|with|about|there|i|we|you"
    r"|it[’']s|\w+ing)\b",
    re.IGNORECASE,
)
"""How a clause begins that does not say that something was done, or tells of who speaks."""

_WE = re.compile(r"(?:I|We|we)\s")
"""Who speaks, in their own words: "We did not fire"."""

_ADVERBS = (
    r"(?:(?:also|already|just|now|since|again|only|both|all|once|twice|(?:two|three|four|five|six|several|many)\s+times|itself"
    r"|themselves|been|\w+ly)\s+){0,3}"
)
_NOT = r"(?P<not>not|never|at\s+no\s+time)\s+"
_AUXILIARY = re.compile(
    rf"(?P<subject>.+?)\s(?P<by>{_BY})(?:(?P<nt>n[’']t)\s+|\s+(?:{_NOT})?){_ADVERBS}(?:[“\"‘'](?=\w+\s))?(?P<verb>[a-z][\w-]+)\b(?P<rest>.*)",
    re.DOTALL,
)
_PLAIN = re.compile(r"\s(?P<verb>[a-z]{2,})(?![\w’'-]|\s+by\b)")
_GIVES = re.compile(r"(?:\w+s|according\s+to)$")
"""A cue in the present: what "would be", as somebody says, is not the future of their past."""

_INSIDE = re.compile(r",\s(?:(?:among|of|to|by|for|with|from)\s)?(?:who|whom|which|whose)\s[^.;:]{1,140}?(?=,|$)")
"""Who or which is meant, whose times are none of what the clause tells: "to free Pell, | who shot him in 2029"."""

_RELATIVE = re.compile(r",\s(?:who|which|whose)\s[^,]{1,80},?$")
"""Between a subject and its verb: "the guards, | who belong to another union, | have not been heard"."""

_NOTHING = re.compile(
    r"(?:no|none|nobody|nothing|neither|not\s+(?:one|an?|a\s+single))\b",
    re.IGNORECASE,
)
_THERE_NO = re.compile(
    r"(?:that\s+)?there\s+(?:(?:would|will)\s+be|was|were|has\s+been|have\s+been|had\s+been)\s+(?:absolutely\s+|simply\s+)?no\s+"
    r"(?!(?:\w+\s+)?(?:doubt|need|reason|problem|evidence|point|way|question|risk|choice|harm|sign|proof|basis|plan|intention|indication"
    r"|hope|link|sense|room|danger|shortage|suggestion|information|word|time|money|limit|excuse|comment|mention)s?\b)",
    re.IGNORECASE,
)
"""What somebody says was not, or will not be: "there was no such call", "there would be no second vote"."""

_PERFECT = re.compile(r"(?:has|have)\s")
_UNDONE = re.compile(r"\b(?:not|never|no)\b")
_OF_NOTHING = re.compile(r"\s+(?:no|none|neither|nobody|nothing)\b")
_VERBAL = re.compile(rf"\b(?:{any_listed('grammar.auxiliaries')}|who|which|that)\b|n[’']t\b")
_DETERMINED = re.compile(
    r"\b(?:the|an?|its|his|her|their|our|this|that|these|one|two|three|four|five|some|any|more|most|of|and|newly|badly)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Bare:
    """A clause that tells of something without a time: as `done`, `undone`, `ahead` or only `supposed`."""

    where: Range
    told: Attribution | None
    sense: Sense


def bare(reading: Reading, hours: Iterable[Range] = ()) -> Iterator[Bare]:
    """The clauses of what somebody says that tell of something, and those in the perfect that the page itself
    tells, where no time stands in them or in what hangs on them; `hours` are more places of times."""
    times = [*(m.span.start for m in reading.mentions if m.is_date), *(start for start, _ in hours)]
    cues = [(s.start, s.end, a) for a in reading.attributions for s in a.cue]
    for told in reading.attributions:
        for piece in told.content if _tells(told) else ():
            for found in _in(reading, (piece.start, piece.end), told, times):
                if not _said(cues, found.where, told):
                    yield found
        if told.parent is None and told.form != "direct" and is_deed(told) and _PERFECT.match(told.cue[0].text):
            where = _as_told(reading, told)
            if where and not any(where[0] <= place < where[1] for place in times):
                none = _UNDONE.search(told.cue[0].text) or _NOTHING.match(told.content[0].text)
                none = none or _NOTHING.match(reading.article.text, *where)
                yield Bare(where, None, "undone" if none else "done")
    for sentence in narrated_sentences(reading):
        yield from _in(reading, sentence, None, times)


def _as_told(reading: Reading, told: Attribution) -> Range | None:
    """A deed done by saying, from its first word to its last, as far as its sentence goes."""
    place = (told.cue[0].start, told.cue[0].end)
    sentence = next((s for s in reading.sentences if s[0] <= place[0] < s[1]), None)
    return whole(told, sentence, place) if sentence else None


def _tells(told: Attribution) -> bool:
    """Whether its words are an account of what happened, or would, or did not."""
    return (
        told.form != "turn"
        and told.attitude != "intention"
        and (
            told.act in ("assert", "announce", "criticise", "promise", "accept", "deny", "other")
            or (told.act != "ask" and _THERE_NO.match(told.content[0].text) is not None)
        )
        and not told.negated
    )


def _said(cues: Sequence[tuple[int, int, Attribution]], where: Range, told: Attribution) -> bool:
    """The clause tells that somebody said something, by no deed."""
    inner = [a for start, end, a in cues if where[0] <= start and end <= where[1] and a is not told]
    return any(not says_some_form(one_line(a.cue), "deeds") for a in inner)


def _in(reading: Reading, where: Range, told: Attribution | None, times: Sequence[int]) -> Iterator[Bare]:
    text, start = reading.article.text, where[0]
    for end, after in [*(m.span() for m in _COORDINATE.finditer(text, *where)), (where[1], where[1])]:
        opened = _OPENS.match(text, start, end)
        first = opened.end() if opened else start
        close = _SUBORDINATE.search(text, min(first + 1, end), end)
        clause = (first, first + len(text[first : close.start() if close else end].rstrip(' ,”"’')))
        asked = text[end:after].startswith("?")
        apart = [m.span() for m in _INSIDE.finditer(text, start, end)]
        dated = any(start <= place < end and not any(a <= place < b for a, b in apart) for place in times)
        if not (asked or dated) and LEAST <= len(tokens(text[slice(*clause)])) <= MOST:
            sense = _sense(text[slice(*clause)], told)
            plain = told is None or (told.act != "deny" and told.form != "direct")
            if sense == "undone" or (sense is not None and plain):
                yield Bare(clause, told, sense)
        start = after


def _sense(words: str, told: Attribution | None) -> Sense | None:
    """What a clause tells of; None where of nothing that happens."""
    if told is not None and _THERE_NO.match(words):
        return "undone"
    heard = told is not None and _HEARSAY.search(one_line(told.cue)) is not None
    deed = _TO_HAVE.match(words) if heard else None
    if deed:
        return "done" if deed["doing"] or is_done(deed["verb"]) else None
    quoted = told is not None and told.form == "direct"
    if _NO_MAIN.match(words) and not (quoted and _WE.match(words)):
        return None
    match = _AUXILIARY.fullmatch(words)
    if match:
        return _of_auxiliary(match, told, heard) if _is_subject(match["subject"]) else None
    if told is None or (told.attitude == "belief" and not heard):
        return None
    none = _NOTHING.match(words) is not None
    for match in _PLAIN.finditer(words):
        if (is_done(match["verb"]) or (none and is_past(match["verb"]))) and not says(
            match["verb"], "participles"
        ):
            before = words[: match.start()]
            sense: Sense = "undone" if none else "done"
            return sense if _is_subject(before) and not _DETERMINED.search(before) else None
    return None


_HEARSAY = re.compile(
    r"\b(?:(?:is|are|was|were|be|been)\s(?:\w+ly\s|also\s|now\s)?(?:believed|said|reported|understood|thought|alleged)|understands)$"
)
"""By which a page gives what it was told by nobody it names: "is understood to have left"."""

_TO_HAVE = re.compile(r"to\s(?:have\s(?:been\s)?(?P<verb>[a-z]+)|be\s(?P<doing>\w+ing))\b")


def _of_auxiliary(match: re.Match[str], told: Attribution | None, heard: bool) -> Sense | None:
    none = match["not"] or match["nt"] or _NOTHING.match(match["subject"]) or _OF_NOTHING.match(match["rest"])
    by, verb = match["by"], match["verb"]
    if by == "would":
        gives = told is not None and _GIVES.search(one_line(told.cue))
        return None if none else "supposed" if gives else "ahead" if _is_meant(match, told) else None
    if told is None and by not in ("has", "have") and not _NOTHING.match(match["subject"]):
        return None
    if told is not None and told.attitude == "belief" and not heard:
        return None
    if by == "will":
        return None if none or not _is_to_be_done(match) else "ahead"
    if by == "did":
        return "undone" if (match["not"] or match["nt"]) and not says_some_form(verb, "states") else None
    return ("undone" if none else "done") if is_done(verb) else None


def _is_to_be_done(match: re.Match[str]) -> bool:
    """What will, or would, be done: no state."""
    if match["verb"] == "be":
        return _BE_DONE.match(match["rest"]) is not None
    return not says_some_form(match["verb"], "states") and not says(match["verb"], "verbs")


_BE_DONE = re.compile(
    r"\s(?:\w+ly\s)?(?:\w{2,}ed|\w{2,}en|let|made|put|sent|held|sold|built|brought|taught|cut|shut|paid|met|found)\b"
)


def _is_meant(match: re.Match[str], told: Attribution | None) -> bool:
    """What somebody said that they would do, or that would be done: no outcome that they expect."""
    if told is None or told.attitude != "assertion" or not _is_to_be_done(match):
        return False
    return (
        match["verb"] == "be"
        or told.act in ("promise", "announce")
        or _SELF.fullmatch(match["subject"]) is not None
    )


_SELF = re.compile(r"(?:that\s)?(?:he|she|they|it|we|I)", re.IGNORECASE)


def _is_subject(words: str) -> bool:
    words = _RELATIVE.sub("", words)
    return len(words.split()) <= SUBJECT and _VERBAL.search(words) is None
