"""What hangs on behind a content and is not said: "…, a claim that the firm denies", "…, sending a wave down"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.data.wordlists import any_listed, listed
from onrecord.model import Range
from onrecord.reading.draft import Draft, trimmed
from onrecord.reading.words.cues import CORE, speech_cues, words_of
from onrecord.reading.words.function_words import FINITE, is_past
from onrecord.reading.words.lemmas import lemmas

_MARKS = re.compile('[“”"«»]')
_NOUN = (
    r"(?:accusations?|allegations?|appeals?|arguments?|assertions?|calls?|charges?|claims?|conclusions?|demands?"
    r"|descriptions?|figures?|ideas?|moves?|offers?|plans?|proposals?|requests?|statements?|steps?|suggestions?"
    r"|threats?|versions?|views?|warnings?)"
)
_COMMENT = re.compile(
    rf",\s(?:an?|the)\s(?:\w+\s)?{_NOUN}\s(?:that|which|(?:later|since|quickly|immediately|promptly)\s|(?:he|she|it|they|we|the|both)\s"
    r"|(?:rejected|denied|disputed|dismissed|contested|rebuffed|refuted|shared|echoed|backed|welcomed)\s(?:by|in)\s)"
)
"""A noun that names the saying itself, and what is told of it: ", a request that the ministry turned down"."""

_SEMICOLON = re.compile(r";\s+")
_RESULT = re.compile(
    r",\s(?!(?:including|according|following|during|regarding|concerning|involving|citing)\b)[a-z]{2,}ing\s"
)
_TENSE = re.compile(
    r",\sand\s(?!that\b)(?:(?:the|an?|his|her|its|their)\s)?(?:[\w’-]+\s){1,4}?(?P<verb>is|are|has|have|leaves?|goes|comes?|begins?|meets?|remains?)\s"
)
_PAST = re.compile(r"\b(?:was|were|had|did|would|could|might)\b")
_PRESENT = re.compile(r"\b(?:is|are|has|have|will|can)\b")
_THAT = re.compile(r"(?:that|whether|how|why|what)\b")
_RELATIVE = re.compile(r"(?:who|whose|whom|which)\s")
_OF_THINGS = frozenset(
    {"accuse", "blame", "thank", "praise", "condemn", "criticise", "criticize", "reject", "deny"}
)
_UNNAMED = re.compile(
    r"(?:that\s+(?:his|her|their|s?he|they)\s+)?(?:(?:on\s+condition\s+)|for\s+|(?:not\s+)?to\s+(?:not\s+)?)?"
    r"(?:be\s+(?:named|identified|quoted)\b|remain(?:ing)?\s+anonymous|anonymity\b|(?:not\s+)?(?:print|use|give|publish|disclose)\s+(?:his|her|their)\s"
    r"(?:(?:full|real|last|first)\s)?names?\b|(?:his|her|their)\s(?:\w+\s)?name\s(?:printed|used|published|given|known))",
    re.IGNORECASE,
)
"""On what condition somebody spoke: "asked not to be named", "does not want his name printed"."""

_ACCOUNT_LAST = re.compile(
    rf"(?P<verb>.*?\w)\s+(?P<noun>(?:{any_listed('accounts.nouns')}|talk|speculation|demand)s?)\s+(?:of|that|for|about)$",
    re.IGNORECASE,
)
_ANSWERING = listed("accounts.answering") | {
    "drop",
    "soften",
    "abandon",
    "shun",
    "scoff",
    "laugh",
    "play",
    "shrug",
    "wave",
}
_TO_DO = re.compile(r"(?P<verb>.*\b(?:declin|refus)(?:e[sd]?|ing))\s+(?P<rest>to\s+comment\s+on)$")
_FEW = 3
"""Words of a content that is too short to stand without "to comment on" before it."""


def without_trail(text: str, drafts: Sequence[Draft], title: Range | None) -> list[Draft]:
    """The drafts that say something, their contents as far as it is said.

    1. On what condition somebody spoke ("asked not to be named") is nothing that is said.
    2. A noun of account belongs to what is denied of it, "to comment on" to what is declined.
    3. A content ends before a noun for itself, another's words behind a semicolon, what is told in the present
       behind what was said in the past, and, where it is a thing, before what it led to.
    """
    kept = without_conditions(
        text, [draft if draft.turn else _unasked(text, draft) for draft in _joined(text, drafts)]
    )
    return [draft if draft.turn else _ended(text, _with_noun(text, _spoken(text, draft)), title) for draft in kept]


def _joined(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, "dismissed | as “tosh”" and "claims | that he quit" made one: that is what is dismissed."""
    found = list(drafts)
    for first in drafts:
        as_what = _AS_WHAT.match(text, first.cue[-1][1]) if first.cue and not first.turn else None
        second = next(
            (d for d in drafts if as_what and d.cue and d.source == first.source and d.cue[0][0] == as_what.end()),
            None,
        )
        if as_what is None or second is None or _NOUN_ALONE.fullmatch(text, *second.cue[0]) is None:
            continue
        cue = (*first.cue[:-1], (first.cue[-1][0], as_what.end("as")))
        content = ((as_what.start("what"), second.content[-1][1]),)
        found = [replace(first, cue=cue, content=content) if d is first else d for d in found if d is not second]
    return found


_AS_WHAT = re.compile(r"\s(?P<as>as)\s(?P<what>[“\"‘«]?[\w\s-]{2,40}[”\"’»]?)\s")
_NOUN_ALONE = re.compile(rf"{_NOUN}|reports?|rumou?rs?", re.IGNORECASE)


def _spoken(text: str, draft: Draft) -> Draft:
    """A draft without a speaker, who stands inside its cue or is a "who" before it.

    "| A petition calling for | a new pool", "the mayor, who in May | promised | it".
    """
    if draft.source or not draft.cue:
        return draft
    start, end = draft.cue[0]
    paper = _PAPER.fullmatch(text, start, end)
    if paper:
        return replace(draft, source=(paper.span("who"),), cue=(paper.span("cue"), *draft.cue[1:]))
    who = _WHO.search(text, max(0, start - _NEAR), start)
    return replace(draft, source=(who.span("who"),)) if who else draft


_PAPER = re.compile(
    rf"(?P<who>(?:an?|the|one|another)\s(?:[\w-]+\s){{0,2}}?(?:{any_listed('performed.papers')})s?)\s"
    r"(?P<cue>\w{3,}ing(?:\s(?:for|on|that|of))?)",
    re.IGNORECASE,
)
_WHO = re.compile(r",\s(?P<who>who)\s(?:(?:in|on|last|this|earlier|late|once|later)\s(?:\w+\s){0,2}?)?$")
_NEAR = 40
"""Characters before a verb among which its "who" stands."""


def without_conditions(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that say something, and not only on what condition somebody spoke, or "that"."""
    told = [d for d in drafts if d.turn or not d.cue or not _UNNAMED.match(text, d.content[0][0])]
    return [d for d in told if d.turn or len(d.content) > 1 or not _is_that(text, d)]


def _is_that(text: str, draft: Draft) -> bool:
    """All that it says is the "that" of what somebody else does: "unsealed warrants | that | showed how"."""
    start, end = draft.content[0]
    after = words_of(text, end, end + _NEAR)[:1] if text[start:end] == "that" else []
    goes_on = any(word.text in FINITE or is_past(word.text) for word in after)
    return goes_on and bool(draft.cue) and draft.cue[-1][1] <= start


def _unasked(text: str, draft: Draft) -> Draft:
    """ "The unit was for sale | , the people said, | asking not to be identified": nothing more is said."""
    kept = tuple(piece for piece in draft.content if not _ASKING_SO.match(text, piece[0]))
    return replace(draft, content=kept) if kept else draft


_ASKING_SO = re.compile(rf"(?:(?:asking|requesting|speaking)\s+)?{_UNNAMED.pattern}", re.IGNORECASE)


def _with_noun(text: str, draft: Draft) -> Draft:
    """ "plays down | report of | truce", "declined | to comment on | it": the words between are of the content."""
    if not draft.cue or not draft.content or not 0 <= draft.content[0][0] - draft.cue[-1][1] <= 1:
        return draft
    start, end = draft.cue[-1]
    account = _ACCOUNT_LAST.fullmatch(text, start, end)
    answers = account and any(
        not _ANSWERING.isdisjoint(lemmas(word.text)) for word in words_of(text, *account.span("verb"))
    )
    short = len(words_of(text, *draft.content[0])) <= _FEW
    declined = _TO_DO.fullmatch(text, start, end) if short else None
    if account and answers:
        cut, begins = account.end("verb"), account.start("noun")
    elif declined:
        cut, begins = declined.end("verb"), declined.start("rest")
    else:
        return draft
    content = ((begins, draft.content[0][1]), *draft.content[1:])
    return replace(draft, cue=(*draft.cue[:-1], (start, cut)), content=content)


def _ended(text: str, draft: Draft, title: Range | None) -> Draft:
    if not draft.cue or not draft.content or (title and draft.hull[0] < title[1]):
        return draft
    content = [_cut(text, piece, draft) for piece in draft.content]
    first = content[0]
    quoted = _MARKS.match(text, first[0]) is not None and first[1] <= draft.cue[0][0]
    content = [piece for piece in content if piece == first or not (quoted and _RELATIVE.match(text, *piece))]
    return replace(draft, content=tuple(content))


def _cut(text: str, piece: Range, draft: Draft) -> Range:
    """One piece of a content up to the first thing in it that is not said."""
    start, end = piece
    if start < draft.cue[-1][1]:
        return piece
    stops = [match.start() for match in _COMMENT.finditer(text, start, end)]
    stops += [
        m.start() for m in _SEMICOLON.finditer(text, start, end) if speech_cues(text, (m.end(), end), among=CORE)
    ]
    told = _THAT.match(text, start) is not None
    if told and _PRESENT.search(text, start, end) is not None and not _MARKS.search(text, start, end):
        stops += [m.start() for m in _TENSE.finditer(text, start, end) if _is_past_only(text, (start, m.start()))]
    if not told and _is_thing(text, draft):
        stops += [match.start() for match in _RESULT.finditer(text, start, end)]
    stops = [stop for stop in stops if not _is_open(text, start, stop)]
    return trimmed(text, (start, min(stops))) if stops and min(stops) > start else piece


def _is_past_only(text: str, where: Range) -> bool:
    return _PAST.search(text, *where) is not None and _PRESENT.search(text, *where) is None


def _is_thing(text: str, draft: Draft) -> bool:
    verbs = {base for piece in draft.cue for word in words_of(text, *piece) for base in lemmas(word.text)}
    return not verbs.isdisjoint(_OF_THINGS)


def _is_open(text: str, start: int, stop: int) -> bool:
    said = text[start:stop]
    return said.count("“") > said.count("”") or said.count('"') % 2 == 1 or said.count("«") > said.count("»")
