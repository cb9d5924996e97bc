"""What somebody takes a side on without naming it: "not with my signature", "we reject it", "that is madness"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.model import Attribution
from onrecord.model.record import Direction
from onrecord.record.stands.issues import plain_key
from onrecord.record.stands.leaning_words import TURNED, Lean, conditions
from onrecord.record.stands.leanings import Sentence
from onrecord.record.stands.phrases import Found, Word, root, words_of
from onrecord.record.story import Sentences
from onrecord.record.words import is_past, word_set

ELLIPTIC_WORDS = 12
"""A sentence with more words than this says for itself what it is about."""

ALONE_WORDS = 25
"""But words that are a refusal or an assent by themselves ("over my dead body") may stand in a longer one."""

BACK = 2
"""Sentences beside somebody's words in which what they leave unsaid is looked for first."""

FAR = 8
"""And so many before them are looked through where those name nothing that is at stake."""

SHORT = 4
"""A sentence of fewer words that begins with a negation refuses: "No", "Never", "Not now"."""

BARE_WORDS = 3
"""A content of more words than this says something of what it is about."""

WHETHER = 3
"""Words at the beginning of a content among which "whether" stands where somebody will not say it."""

_POINTERS, _SUBJECTS = (
    word_set("it them this those these one so that"),
    word_set("it that this those these such which it's that's"),
)
_AFTER_POINTERS = word_set(
    "as for and but because in on at by to outright completely entirely altogether with without under from until "
    "unless if when while after before again now today tomorrow tonight soon either anyway too either through "
    "over immediately whatever however so"
)
_OPENING = word_set(
    "as for in on at by with without under from until unless if when while after before through over whatever "
    "however because"
)
"""Words with which a clause begins behind "that"."""

_BESIDE_VERBS = word_set(
    "is are was were be been being would will could can should must may might shall has have had seems "
    "seemed looks looked remains remained comes came goes went to still just also now simply"
)
"""Words between a subject and what is said of it."""

_MANY = word_set("them these those")
_BEFORE_BARE = _POINTERS | word_set("the his her its their such")
_BARE = word_set(
    "stance statement statements comment comments remark remarks position positions view views demands "
    "condition conditions term terms claim claims line message words point points calls"
)
"""Nouns for what is said, whatever it is about."""

_WILLING = word_set("will would do does shall")
UNWILLED = frozenset(
    map(
        root,
        word_set(
            "be have know say think believe comment understand recall remember speak talk mean see hear feel care "
            "need mind matter exist work happen want like expect wait"
        ),
    )
)
"""Verbs by which nobody refuses to do a thing: "we do not know"."""

_ANSWERS: dict[str, Direction] = {
    "no": "against", "never": "against", "hardly": "against", "yes": "for", "certainly": "for",
    "absolutely": "for", "perhaps": "open", "maybe": "open",
}  # fmt: skip
"""First words before a mark by which a question is answered, however much is said after it."""

_DID = word_set("had has have was were did does is")
_WISHING = word_set("will would shall should must can could may ought want need support")

_LATER = word_set("while until till before unless if now yet ever again today")
_ONE = word_set("a an one any")
_FOR_NOW = word_set("while now yet today tonight before until till like")
_AT = word_set("with on under at in for by like from")
_RENAMED = re.compile(
    r"(?:this|that|it) (?:(?:is|was) (?:not|no)|isn't|wasn't) \w.*? "
    r"(?:(?:it|that|this) (?:is|was)|it's|that's) an? "
)
"""A thing is denied its name and given another: "This is not a settlement, it is a receipt"."""

_PIECES = word_set(": ; — –")
_WHETHER = word_set("whether if")


def elliptic(sentence: Sentence) -> Direction | None:
    """Which way a short sentence leans on something that it only points to, or leaves out.

    1. "This is not a sale, it is a theft".
    2. "Not while …", "Not now", "none of us will".
    3. Words that take a side by themselves.
    4. Words that lean on a pronoun or on "the decision".
    """
    words = [w for w in sentence.words if not w.is_mark]
    if not words or len(words) > ALONE_WORDS:
        return None
    if _RENAMED.match(" ".join(word.text for word in words)):
        return "against"
    alone = next((lean for lean in sentence.leans if lean.place == "alone" and not _goes_on(sentence, lean)), None)
    if len(words) > ELLIPTIC_WORDS:
        return _alone(sentence, alone) if alone else None
    if words[0].negates and (len(words) > 1 or words[0].text not in _ANSWERS):
        following = words[1].text if len(words) > 1 else ""
        if following == "without":
            return "conditional"
        if (
            (len(words) < SHORT and not _is_told(words))
            or following in _LATER
            or (words[0].text != "no" and following in _AT)
        ):
            return "against"
        if len(words) <= SHORT + 1 and following in _ONE:
            return "against"
    if any(w.text == "none" for w in words) and any(w.text in ("will", "would") for w in words):
        return "against"
    if alone:
        return _alone(sentence, alone)
    return next((way for lean in sentence.leans if (way := _pointing(sentence, lean))), None)


def _is_told(words: Sequence[Word]) -> bool:
    """Whether it only tells what nobody did: "Nobody had called"."""
    return any(word.text in _DID or word.text.endswith("ed") or is_past(word.text) for word in words[1:])


def is_for_now(sentence: Sentence) -> bool:
    """Whether a refusal is one for the time being, which an assent may follow: "Not while they hold our men."."""
    return [w.text for w in sentence.words[:1]] == ["not"] and any(w.text in _FOR_NOW for w in sentence.words[1:2])


def answer(sentence: Sentence, asked: Sequence[Word]) -> Direction | None:
    """Which way the first word of a sentence answers the question whether something shall be: "No. …", after "Must
    the minister resign?"."""
    first = [word.text for word in sentence.words[:2]]
    wished = not _WISHING.isdisjoint(word.text for word in asked)
    cut = len(first) > 1 and not first[1][:1].isalnum()
    return _ANSWERS.get(first[0]) if cut and wished else None


def refuses(sentence: Sentence) -> int | None:
    """Where a short sentence says that something will not, or never, be done: "Norland will not send anybody", "we
    do not hang people by ear"."""
    words = sentence.words
    if sum(not word.is_mark for word in words) > ELLIPTIC_WORDS:
        return None
    for place, word in enumerate(words[:-1]):
        bare = word.text.removesuffix("n't").removesuffix("'")
        negated = word.text.endswith("n't") or words[place + 1].negates
        verb = words[place + 1 + (not word.text.endswith("n't")) :][:1]
        if (word.text in _WILLING or bare in _WILLING or word.text == "won't") and negated:
            return place if verb and verb[0].stem not in UNWILLED else None
    return None


def _alone(sentence: Sentence, lean: Lean) -> Direction:
    before = sentence.words[max(0, lean.start - 3) : lean.start]
    way = TURNED.get(lean.way, lean.way) if any(w.negates for w in before) else lean.way
    return "conditional" if way in ("for", "open") and sentence.conditions_after(lean.end) else way


def _goes_on(sentence: Sentence, alone: Lean) -> bool:
    """Whether the words lean on what follows: "no objection to guests"."""
    after = (lean for lean in sentence.leans if lean.place == "after")
    return any(lean.start <= alone.start and alone.end < lean.end for lean in after)


def _pointing(sentence: Sentence, lean: Lean) -> Direction | None:
    clause = sentence.clause_at(lean.start)
    if clause is not None and clause.aside:
        return None
    following = [w.text for w in sentence.words[lean.end : lean.end + 3]]
    if following[:2] == ["that", "one"]:  # "did not rule out that one could be approved"
        following = ["one"] if following[2:] and following[2] in _BESIDE_VERBS else []
    before = sentence.words[max(0, lean.start - 3) : lean.start]
    opens = following[:1] == ["that"] and any(w in _OPENING for w in following[1:2])  # "that as mayor she would"
    points = following[:1] and following[0] in _POINTERS and _ends(following[1:2]) and not opens
    subject = [w.text for w in before if not (w.negates or w.text.endswith("ly") or w.text in _BESIDE_VERBS)]
    if not (points if lean.place == "after" else subject and subject[-1] in _SUBJECTS):
        return None
    way = TURNED.get(lean.way, lean.way) if any(w.negates for w in before) else lean.way
    return "conditional" if way in ("for", "open") and sentence.conditions_after(lean.end) else way


def _ends(following: Sequence[str]) -> bool:
    """Whether a pointing word stands alone, and before no noun ("these demands")."""
    return (
        not following
        or not following[0][:1].isalnum()
        or following[0] in _AFTER_POINTERS
        or following[0].endswith("ly")
    )


def pieces(sentence: Sentence, wills: frozenset[str]) -> Iterator[Sentence]:
    """The sentence, and where a colon, semicolon or dash cuts it each part by itself, the last first: "I now say:
    not without them"."""
    cuts = [n for n, word in enumerate(sentence.words) if word.text in _PIECES]
    yield sentence
    for start, end in reversed(list(zip([-1, *cuts], [*cuts, len(sentence.words)], strict=True))) if cuts else ():
        if end > start + 1:
            yield Sentence(sentence.words[start + 1 : end], wills)


def points(words: Sequence[Word]) -> bool:
    """Whether a content only points to what was spoken of before: "it", "the idea"."""
    said = [word.text for word in words]
    clause = said[:1] == ["that"] and any(word in _OPENING for word in said[1:2])
    return bool(said) and not clause and said[0] in _POINTERS and _ends(said[1:2])


def is_bare(words: Sequence[Word]) -> bool:
    """Whether a content says nothing of what it is about: "them", "this stance", "the statement"."""
    said = [word.text for word in words if not word.is_mark]
    if len(said) == 1:
        return said[0] in _POINTERS
    return 1 < len(said) <= BARE_WORDS and said[0] in _BEFORE_BARE and said[-1] in _BARE


def is_unresolved(words: Sequence[Word]) -> bool:
    """Whether a bare content points to several things or to what was said, which no one thing stands for: "them",
    "these demands"."""
    return is_bare(words) and (len(words) > 1 or words[0].text in _MANY)


def agree(things: Sequence[Found], words: Sequence[Word], content: Sequence[Word]) -> list[Found]:
    """Those of the things that a content's first word may mean: "them" and "these" only what is called by a
    plural."""
    many = any(word.text in _MANY for word in content[:1])
    return [t for t in things if not many or words[t.end - 1].text.endswith("s")]


_OPEN = word_set("open undecided unsure")


def leaves_open(attribution: Attribution) -> bool:
    """Whether somebody will not say whether something is, or will be, so."""
    opening = words_of(attribution.content[0].text)[:WHETHER]
    opened = any(word.text in _OPEN for span in attribution.cue for word in words_of(span.text))
    return (attribution.act == "decline" or opened) and any(word.text in _WHETHER for word in opening)


class Context:
    """The words around somebody's, in which what they are about is looked for."""

    def __init__(self, text: str, attribution: Attribution, sentences: Sentences) -> None:
        """Find where the attribution stands in the text of its article."""
        self._text = text
        self._sentences = sentences
        self._own = [(s.start, s.end) for s in (*attribution.source, *attribution.cue, *attribution.content)]
        self._first = min(start for start, _ in self._own)
        self._last = max(end for _, end in self._own)
        self.is_title = attribution.section == "title"
        where = (*attribution.cue, *attribution.source, *attribution.content)[0].start
        self._numbers = [n for n in (sentences.number(self._first), sentences.number(where)) if n is not None]

    def asked(self) -> list[Word]:
        """The other words of the sentence in which it is told that somebody spoke, and of that in which their
        words begin: "asked about the sale", "said of the sale"."""
        return [w for n in sorted(set(self._numbers)) for w in self._words(*self._sentences.ranges[n])]

    def is_bound(self) -> bool:
        """Whether the sentence goes on behind somebody's words with a condition: "…, if it is paid"."""
        tail = self._tail()
        return any(one.start <= 1 for one in conditions().find(tail))

    def following(self) -> str:
        """The word that the sentence goes on with behind somebody's words."""
        return next((word.text for word in self._tail() if not word.is_mark), "")

    def _tail(self) -> list[Word]:
        number = self._sentences.number(max(self._last - 1, 0))
        end = self._sentences.ranges[number][1] if number is not None else self._last
        return words_of(self._text[self._last : end], self._last) if end > self._last else []

    def near(self) -> list[Word]:
        """The sentences right before; after a headline, which goes before what it is about, those right after."""
        if not self._numbers:
            return []
        first = min(self._numbers)
        if self.is_title:
            return self._reversed(range(first + 1, first + 1 + BACK))
        return self._rows(range(max(0, first - BACK), first))

    def far(self) -> list[Word]:
        """The sentences before those, and the headline and what follows it."""
        if not self._numbers:
            return []
        first = max(0, min(self._numbers) - BACK)
        opening = self._reversed(range(min(BACK, first)))
        return [*opening, *self._rows(range(max(0, first - FAR), first))]

    def _rows(self, numbers: Sequence[int]) -> list[Word]:
        held = [n for n in numbers if n < len(self._sentences.ranges)]
        return [w for n in held for w in self._words(*self._sentences.ranges[n])]

    def _reversed(self, numbers: Sequence[int]) -> list[Word]:
        """The words of sentences of which the first counts most: the last one's first."""
        return self._rows(numbers[::-1])

    def _words(self, start: int, end: int) -> list[Word]:
        words = words_of(self._text[start:end], start)
        return [w for w in words if not any(a <= w.start < b for a, b in self._own)]


def meant(things: Sequence[Found], staked: Mapping[str, int], by_weight: bool) -> Found | None:
    """Of what is named the last on which the story takes sides, or (`by_weight`) that on which it takes most of
    them; None where it takes none on any."""
    held = [thing for thing in things if plain_key(thing.value) in staked]
    if by_weight and held:
        return max(reversed(held), key=lambda thing: staked[plain_key(thing.value)])
    return held[-1] if held else None
