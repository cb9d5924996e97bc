"""What an attribution shows by its act and its cue: the side that it takes, and how its words are to be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.data.wordlists import listed
from onrecord.model import Attribution
from onrecord.model.record import Direction
from onrecord.record.stands.leant import WILLS
from onrecord.record.stands.objects import OWN, key_of
from onrecord.record.stands.phrases import BE, Word, root, words_of
from onrecord.record.stands.unsaid import leaves_open
from onrecord.record.words import word_set

ANSWER = 3
"""Sentences from which on an answer in an interview shows by its words whether it is about the speaker."""

OPPOSITE: dict[Direction, Direction] = {"for": "against", "conditional": "against", "against": "for"}
_PREDICTING = frozenset(
    map(root, ("warn", "fear", "predict", "forecast", "expect", "caution", "estimate", "worry"))
)
_EXPECTING = frozenset(map(root, word_set("expect anticipate predict forecast foresee foretell estimate project")))
_BARRING = frozenset(map(root, word_set("ban bar forbid prohibit outlaw")))
"""Verbs by which somebody orders that what they govern be not."""

ASKED = 8
"""Words at the beginning of what is asked among which it is told what somebody shall do: "the judges to annul"."""

_ASKING = word_set("question questions about whether if")
_QUESTIONS = listed("asking.questions") | {"about"}
_FORETELLING = word_set("likely unlikely probably presumably predict predictable foresee foreseeable likelihood")
_FIRST = word_set("i we me us my our mine ours i'm we're i've we've i'd we'd i'll we'll ourselves myself")
_SPEAKERS, _WILLED = word_set("i we he she they"), word_set("will would shall")
_ASKED = listed("asking.put") | listed("asking.put_first")
_ASKED_FOR = word_set("for to that the a an his her its their")
_CALLING = frozenset(map(root, word_set("call name dub describe brand label term characterise liken")))
_NICKNAME = re.compile(r"[^.;:!?“”\"‘’]{0,40}[“\"‘](?:an?|the|like)\s")
_GREETING = frozenset(
    map(root, word_set("welcome applaud hail greet regret deplore lament condemn denounce decry"))
)
ACCUSED = 8
"""Words at the beginning of a content among which "of" tells what somebody is accused of."""

_ACCUSING = frozenset(map(root, word_set("accuse blame")))
ANNOUNCED = 4
"""Words before what is announced, at most: "a ten-day halt to"."""

_DAMPING = frozenset(
    map(root, word_set("downplay dampen dash doubt temper thank credit drop abandon retract soften"))
)
_ANNOUNCING = frozenset(map(root, word_set("announce unveil launch impose introduce decree present")))
DENIED = 4
"""Words before what is denied among which "there" stands: "there have been no | talks"."""

_DENYING = frozenset(map(root, ("deny", "dismiss", "reject", "dispute")))
_BIDDING = frozenset(map(root, word_set("tell ask order urge instruct force advise request command require beg")))
_PASSIVE = BE | {"got"}
_CLAUSES = word_set("that of on in for to by with from after before")
_DEEDS = word_set(
    "increase cut rise fall release visit raid strike attack arrest ban move return halt delay closure "
    "vote launch transfer purchase sale trial search pardon retreat reform swap boycott protest march"
)
"""Nouns for what somebody does that are verbs too, or have another ending than the nouns made of verbs."""

_PLAIN: dict[str, Direction] = {
    "demand": "for", "urge": "for", "promise": "for", "accept": "for", "praise": "for", "threaten": "for",
    "reject": "against", "criticise": "against",
}  # fmt: skip
"""Acts that take a side by themselves, and which; so does an intention."""


def explains(attribution: Attribution, rows: Sequence[Sequence[Word]]) -> bool:
    """Whether somebody only tells what others may do, or mean, which is no wish of theirs: "she will likely hold
    out", and an answer of some length in an interview that speaks of nobody but others."""
    said = {word.text for words in rows for word in words}
    answers = attribution.form == "turn" and len(rows) >= ANSWER
    return not _FORETELLING.isdisjoint(said) or (answers and _FIRST.isdisjoint(said))


def foresees(attribution: Attribution) -> bool:
    """Whether somebody only expects what others will do, or what will come: "expects a sale by June". What they
    expect to do themselves they mean to do."""
    return bool(stems_of(attribution) & _EXPECTING) and [w.text for w in content_of(attribution)[:1]] != ["to"]


def is_request(attribution: Attribution) -> bool:
    """Whether who asks wants something done, and does not put a question: "asked the judges to annul the vote"."""
    said = [word.text for word in content_of(attribution)[:ASKED]]
    told = attribution.act == "ask" and attribution.form in ("indirect", "mixed") and bool(said)
    cue = {word.text for span in attribution.cue for word in words_of(span.text)}
    told = told and _ASKING.isdisjoint(cue) and said[0] not in _QUESTIONS
    return told and (said[0] == "for" or any(a == "to" and b[:1].isalpha() for a, b in pairwise(said)))


def is_asked(words: Sequence[Word]) -> bool:
    """Whether somebody is asked something, rather than asks for it: "asked about the sale"."""
    return any(word.text in _ASKED and after.text not in _ASKED_FOR for word, after in pairwise(words))


def is_mocked(attribution: Attribution, text: str, end: int) -> bool:
    """Whether what ends at code point `end` is called by a quoted name, as what is mocked is: "called the bid “a
    cheque with a flag on it”"."""
    return _is_calling(attribution) and attribution.form == "mixed" and _NICKNAME.match(text, end) is not None


def is_damped(attribution: Attribution) -> bool:
    """Whether the cue takes back what its act governs: "dropped demands for"."""
    return bool(stems_of(attribution) & _DAMPING)


def is_announced(attribution: Attribution, words: Sequence[Word], place: int) -> bool:
    """Whether what stands at `place` is the first thing that somebody announces: "announced an overflight ban"."""
    between = [w for w in words[:place] if w.start >= attribution.content[0].start]
    told = attribution.act == "announce" and bool(stems_of(attribution) & _ANNOUNCING)
    return told and len(between) <= ANNOUNCED and not any(w.is_mark or w.text in _CLAUSES for w in between)


def is_denied(attribution: Attribution, words: Sequence[Word], place: int) -> bool:
    """Whether it is denied of what stands at `place` that it is there, or being done: "there are no talks",
    "denied that it was negotiating"."""
    if attribution.act != "deny" or attribution.negated or not place:
        return False
    before = [word.text for word in words[max(0, place - DENIED) : place]]
    absent = "there" in before and before[-1] in ("no", "any")
    denies = attribution.form == "indirect" and bool(stems_of(attribution) & _DENYING)
    doing = words[place].text.endswith("ing") and before[-1] in BE
    return absent or (denies and doing)


def is_bidden(words: Sequence[Word], place: int, begins: int) -> bool:
    """Whether the word at `place` tells, behind code point `begins`, what somebody was told to do, which is
    another's wish: "we were told to close them"."""
    before = [word.text for word in words[max(0, place - 2) : place] if word.start >= begins]
    told = words[place].stem in _BIDDING and not words[place].text.endswith("ing")
    return told and not _PASSIVE.isdisjoint(before)


def is_renaming(attribution: Attribution) -> bool:
    """Whether somebody gives what the page spoke of a name of their own: "calls it “a receipt”"."""
    return _is_calling(attribution) and attribution.content[0].text.lower().startswith("it ")


def _is_calling(attribution: Attribution) -> bool:
    """Whether something is called by a name."""
    return any(word.stem in _CALLING for span in attribution.cue for word in words_of(span.text))


def content_of(attribution: Attribution) -> list[Word]:
    """The words of an attribution's content, at their places in the article."""
    return [word for span in attribution.content for word in words_of(span.text, span.start)]


def plain_way(attribution: Attribution) -> Direction | None:
    """The side that the act itself takes on what it is about; None where it takes none, or leaves it open."""
    if leaves_open(attribution):
        return None
    if attribution.act == "other" and attribution.attitude == "intention":
        return "for"
    if attribution.act == "demand" and stems_of(attribution) & _BARRING:
        return "against"
    return "for" if is_request(attribution) else _PLAIN.get(attribution.act)


def as_said(attribution: Attribution, way: Direction) -> Direction:
    """Who denies that they want a thing are against it, where that is told of them; who will not say leave it
    unclear. Who gives in and no longer opposes a thing is for it."""
    if attribution.act == "decline" and not attribution.negated and way in OPPOSITE and way != "conditional":
        return "unclear"
    if attribution.act == "accept" and way == "open" and any(w.text == "longer" for w in content_of(attribution)):
        return "for"
    denied = attribution.act == "deny" and not attribution.negated and attribution.form not in ("direct", "turn")
    return "against" if denied and way in ("for", "open") else way


def accuses(attribution: Attribution) -> bool:
    """Whether what is told is another's doing: "accused them of working to | scuttle the pact"."""
    opening = {word.text for word in content_of(attribution)[:ACCUSED]}
    return bool(stems_of(attribution) & _ACCUSING) and bool(opening & {"of", "for"})


def blamed(attribution: Attribution, way: Direction) -> Direction | None:
    """The side of who blames another for taking a side: "accused him of running away from talks"."""
    return OPPOSITE.get(way) if attribution.act == "criticise" and attribution.form != "direct" else None


def goes_before(attribution: Attribution) -> bool:
    """Whether what an act governs stands before it: "the inquiry that she had ruled out"."""
    told = attribution.form == "indirect" and plain_way(attribution) is not None and bool(attribution.cue)
    return told and attribution.content[-1].end <= attribution.cue[0].start


def wills_of(attribution: Attribution) -> frozenset[str]:
    """The modals by which the speaker tells what will be done: what is told indirectly "would" be; who warns or
    expects, or says that they do, wants nothing by it, save of what they will do themselves."""
    first = words_of(attribution.content[0].text)[:3]
    cue = [word for span in attribution.cue for word in words_of(span.text)]
    predicts = any(word.stem in _PREDICTING for word in (*cue, *first))
    opening = [word.text for word in first if word.text != "that"]
    own = bool(opening) and opening[0] in _SPEAKERS and not _WILLED.isdisjoint(opening[1:])
    predicts = predicts and not own
    if predicts or attribution.attitude == "belief":
        return frozenset()
    return WILLS if attribution.form in ("direct", "turn") else WILLS | {"would"}


def stems_of(attribution: Attribution) -> set[str]:
    """The stems of the cue's words."""
    return {word.stem for span in attribution.cue for word in words_of(span.text) if not word.negates}


def greets(attribution: Attribution, named: str) -> bool:
    """Whether a deed is welcomed or regretted: that is a side on it, where praise and blame may be of anything."""
    return bool(stems_of(attribution) & _GREETING) and is_deed(named.split()[-1])


def is_deed(noun: str) -> bool:
    """Whether a noun is for what somebody does: "arrest", "appointment"."""
    return noun in _DEEDS or key_of(noun) != OWN + root(noun)
