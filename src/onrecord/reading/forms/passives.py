"""Who does not speak in an attribution: who was told or asked, and of whom something is said.

"X is said to be furious" has nobody as its source, and "Asked whether …, X said" nobody, or who is named behind
"by".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Range
from onrecord.reading.draft import Draft, holder
from onrecord.reading.forms.attributions import merged
from onrecord.reading.found import FoundMention
from onrecord.reading.layers.clauses import subject_of
from onrecord.reading.words.asking import ASKED, ASKED_FIRST, ASKED_WHEN
from onrecord.reading.words.crediting import is_hearsay
from onrecord.reading.words.cues import matches, words_of


def voiced(
    text: str,
    drafts: Sequence[Draft],
    mentions: Sequence[FoundMention] = (),
    sentences: Sequence[Range] = (),
) -> list[Draft]:
    """The drafts, with nobody as the source of a passive: who "was told" is the hearer, and no speaker.

    Of "X is said to be furious" and "X has reportedly left" the X belongs to what is said. "Asked whether …, X
    said": X did not ask.
    """
    return [_with_subject(text, _voiced(text, draft), mentions, sentences) for draft in drafts]


def _with_subject(text: str, draft: Draft, mentions: Sequence[FoundMention], sentences: Sequence[Range]) -> Draft:
    """Of "The guests were expected | to leave" with whom it is said; but "it" is nobody of whom it is said that
    guests will leave."""
    if draft.source or draft.turn or len(draft.cue) != 1 or not _OF_SUBJECT.search(text, *draft.cue[0]):
        return draft
    start, end = draft.cue[0]
    behind = tuple(piece for piece in draft.content if piece[0] >= end)
    clause = bool(behind) and _CLAUSE.match(text, behind[0][0]) is not None
    if len(behind) < len(draft.content) or clause:
        empty = [text[slice(*p)].lower() for p in draft.content if p[0] < end] == ["it"]
        told = bool(behind) and _IS_SAID.search(text, *draft.cue[0]) and not text.startswith("to ", behind[0][0])
        return replace(draft, content=behind) if empty and told else draft
    sentence = holder(sentences, start)
    subject = subject_of(text, (sentence[0], end), (start, end), mentions) if sentence else None
    empty = subject is None or text[slice(*subject)].lower() in _EMPTY
    return draft if empty or subject is None else replace(draft, content=merged((subject, *behind)))


def _voiced(text: str, draft: Draft) -> Draft:
    if not draft.cue or draft.turn:
        return draft
    if _PUT.fullmatch(text, *draft.cue[0]) and draft.cue[0][1] <= draft.content[0][0]:
        asker = _ASKER.fullmatch(text, draft.cue[0][1], draft.content[0][0])
        start, end = draft.content[-1]
        more = _TO_COMMA.match(text, end) if text[end - 1].isalnum() else None
        content = (*draft.content[:-1], (start, more.end() if more else end))
        return replace(draft, source=(asker.span("who"),) if asker else (), content=content)
    if not draft.source and _WAS_TOLD.search(text, *draft.cue[-1]):
        return replace(draft, source=_teller(text, draft))
    if len(draft.source) != 1:
        return draft
    if draft.source[0][0] > draft.cue[0][0]:
        asked = _ASKED.fullmatch(text[draft.cue[0][0] : draft.cue[0][1]])
        between = draft.cue[0][1] <= draft.content[0][0] and draft.content[-1][1] <= draft.source[0][0]
        return replace(draft, source=()) if asked and between else draft
    cue = text[draft.cue[0][0] : draft.cue[-1][1]]
    begins = max(draft.source[0][1], draft.cue[0][0] - _PASSIVE_REACH)
    if is_hearsay(cue):
        return replace(draft, source=(), content=merged((*draft.source, *draft.content)))
    words = f"{text[begins : draft.cue[0][0]]}{cue}"
    if _WAS_TOLD.search(words) or _WAS_ASKED.search(words) or _is_put(text, draft, words):
        return replace(draft, source=_teller(text, draft))
    held = _IS_SAID_TO.fullmatch(cue) if len(draft.cue) == 1 else None
    if held:
        first, end = draft.cue[0]
        rest = (first + held.start("to"), next((piece[1] for piece in draft.content if piece[0] >= end), end))
        content = merged((*draft.source, rest, *draft.content))
        return replace(draft, source=(), cue=((first, first + held.end("cue")),), content=content)
    if _IS_SAID.search(words) and draft.content[0] == draft.source[0]:
        return replace(draft, source=())
    if _IS_ACCUSED.search(words):
        return replace(draft, source=_teller(text, draft), content=merged((*draft.source, *draft.content)))
    to_do = text.startswith("to ", draft.content[0][0])
    if (_IS_SAID if to_do else _IS_CALLED).search(words):
        return replace(draft, source=(), content=merged((*draft.source, *draft.content)))
    return _seeming(text, draft) if len(draft.cue) == 1 and _SEEMS.fullmatch(cue) else draft


def _is_put(text: str, draft: Draft, words: str) -> bool:
    """ "He grew angry when | asked about | it", "Poe, | asked about | it, was silent": the asked ask nothing."""
    between = text[draft.source[0][0] : draft.cue[0][0]].rstrip()
    beside = between.endswith(",") and between.count(",") == 1  # and not "Poe, the chair, | asked"
    return bool(beside and _PUT_TO.fullmatch(text, *draft.cue[0])) or _WHEN_ASKED.search(words) is not None


def _seeming(text: str, draft: Draft) -> Draft:
    """ "Voters seem | to be tired": nobody says so of them; "he seemed to deny | it": he does."""
    if draft.content[0][0] != draft.cue[0][1] + 1 or text[slice(*draft.source[0])].lower() == "it":
        return draft
    to = _TO_VERB.match(text, *draft.content[0])
    words = words_of(text, *to.span("verb")) if to else []
    if to and any(match.frame.speech for match in matches(words, 1)):
        cue, content = (draft.cue[0][0], to.end("verb")), (to.end(), draft.content[0][1])
        return replace(draft, cue=(cue,), content=(content, *draft.content[1:]))
    return replace(draft, source=(), content=merged((*draft.source, *draft.content)))


def _teller(text: str, draft: Draft) -> tuple[Range, ...]:
    """Who tells, where a passive names them: "I was told by a judge, whom I will not name, that …"."""
    end = draft.cue[-1][1]
    teller = _ASKER.fullmatch(text, end, draft.content[0][0]) if end <= draft.content[0][0] else None
    return (teller.span("who"),) if teller else ()


_PASSIVE_REACH = 20
_WAS_TOLD = re.compile(
    r"\b(?:is|am|are|was|were|been|being)\s+(?:\w+ly\s+)?(?:told|warned|informed|notified|advised|reminded|ordered|instructed"
    r"|urged|briefed|denied|refused|promised|offered|assured|reassured)(?:\s+(?:of|about|by))?$"
)
_WAS_ASKED = re.compile(
    rf"\b(?:is|am|are|was|were|been|being)\s+(?:\w+ly\s+)?{ASKED}\b"
    r"(?:\s+(?!and\b|but\b|or\b)\w+)*$"
)
"""Who "was asked on Monday whether" did not ask, and "was asked and said" says."""

_PUT_TO = re.compile(rf"{ASKED}(?:\s+(?:about|on))?")
_WHEN_ASKED = re.compile(rf"\b(?:when|if|after|once)\s+(?:\w+ly\s+)?{ASKED}(?:\s+(?:about|on))?$")
""" "Said nothing when | asked about": whoever asks, it is nobody before them."""

_ASKED = re.compile(
    rf"(?:(?:when|if|after)\s+)?(?:being\s+)?(?:repeatedly\s+)?{ASKED}\b[\w ]{{0,20}}",
    re.IGNORECASE,
)
_PUT = re.compile(
    rf"(?:{ASKED_FIRST}|(?:[Ww]hen|[Aa]fter|[Oo]n|[Ww]hile)\s+(?:being\s+)?{ASKED_WHEN})"
    r"(?:\s+(?:repeatedly|again|directly|later))?(?:\s+(?:on|about|by))?"
)
"""Words by which a question is put to who speaks next: nobody before them asked it."""

_ASKER = re.compile(
    r"\s*(?:(?:on|late|early|earlier|last|this)\s(?:\w+\s){1,3}?)?(?:by\s+)?(?<=by\s)(?P<who>[^.;:“”\"]{2,80}?)(?:\s+(?:on|about|for))?\s*",
    re.IGNORECASE,
)
_TO_COMMA = re.compile(r"\s[^,.;:?!“”\"\n]{1,40}(?=,\s)")
_IS = (
    r"\b(?:is|are|was|were|(?:has|have|had)\s+been|(?:can|could|may|might|will|would)\s+be)(?:\s+not|n[’']t)?\s+"
    r"(?:(?:also|even|long|now|otherwise|still|\w+ly)\s+)*"
)
_HELD = (
    rf"{_IS}(?:said|believed|thought|reported|rumou?red|alleged|understood|known|expected|feared|assumed|presumed"
    r"|tipped)"
)
_IS_CALLED = re.compile(
    rf"{_IS}(?:called|considered|deemed|described|dubbed|known|labell?ed|mentioned|perceived|portrayed|regarded|seen"
    r"|viewed)(?:\s+as)?$"
)
""" "She is seen as | a rival": what is so called is of what is said."""

_IS_ACCUSED = re.compile(
    rf"{_IS}(?:accused|acquitted|charged|convicted|indicted|suspected)(?:\s+(?:of|on|over|with|for))?$"
)
""" "Poe was charged with | conspiring": the charged is of what is said, whoever charges."""

_SEEMS = re.compile(
    r"(?:(?:do|does|did)(?:\s+not|n[’']t)\s+)?(?:(?:also|even|now|still|\w+ly)\s+)*(?:seem(?:s|ed)?|appear(?:s|ed)?)"
)
_TO_VERB = re.compile(r"to\s+(?!have\b|be\b)(?:\w+ly\s+)?(?P<verb>\w+)\s+(?=\S)")
_IS_SAID = re.compile(rf"{_HELD}$")
_OF_SUBJECT = re.compile(f"(?:{_IS_SAID.pattern}|{_IS_ACCUSED.pattern}|{_IS_CALLED.pattern})")
_CLAUSE = re.compile(r"(?:that|whether|if|how|why|what|who|when|where)\b")
_EMPTY = frozenset({"it", "there", "that", "this", "what", "which"})
_IS_SAID_TO = re.compile(rf"(?P<cue>{_HELD})\s+(?P<to>to\s+\w+(?:\s+\w+)?)")
""" "Is understood to regard": what is so said begins with "to"."""
