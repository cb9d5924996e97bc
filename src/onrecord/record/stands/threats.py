"""What is threatened or offered, and what it shows that somebody wants: "not one boat will sail until the levy is
gone", "we are ready to sail if the levy is dropped"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.model.record import Direction
from onrecord.record.stands.conditions import SUPPOSES
from onrecord.record.stands.leanings import Sentence
from onrecord.record.stands.leant import WILLS
from onrecord.record.stands.objects import undoes
from onrecord.record.stands.phrases import BE, Word, root
from onrecord.record.words import word_set

_HARMING = frozenset(
    map(
        root,
        word_set(
            "boycott quit strike sue resign block blockade occupy veto walk withdraw leave desert retaliate fight "
            "abandon drop picket disrupt"
        ),
    )
)
"""Verbs for what is threatened."""

_CUT = frozenset(map(root, word_set("cut axe close withdraw")))
"""More verbs by which what a condition names is done away with."""

_THREATENING = word_set("if unless")
_HOLDING_OUT = word_set("until till unless")
_BARGAINING = word_set("if provided providing once")
_OFFERING = frozenset(map(root, word_set("offer ready willing prepared promise agree")))
"""Words by which somebody offers to do a thing."""


def threatened(sentence: Sentence, start: int, end: int, threat: bool) -> Direction | None:
    """Which way who threatens to do something leans on what stands in their condition: "if the embassy does not
    let him testify" they want it, "if he is still there" they do not. So does who will not do a thing "until the
    levy is scrapped". `threat`: the act itself is one."""
    clause = sentence.clause_at(start)
    opening = sentence.words[clause.start].text if clause and clause.aside else ""
    openings = _THREATENING if threat or _threatens(sentence) else frozenset[str]()
    if clause is None or opening not in (openings | _HOLDING_OUT if _holds_out(sentence) else openings):
        return None
    way, _ = sentence.leant(clause, start, end)
    negated = any(word.negates for word in sentence.words[clause.start : start])
    feared = way == "against" or (way is None and negated != _is_undone(sentence.words[end : end + 3]))
    return "for" if feared != (opening in _HOLDING_OUT) else "against"


def bargained(sentence: Sentence, start: int, offers: bool) -> Direction | None:
    """Which way who offers to do something leans on what stands in their condition: "would open the gate if the
    levy were dropped". `offers`: the act itself is a promise, or an acceptance."""
    clause = sentence.clause_at(start)
    if clause is None or not clause.aside or sentence.words[clause.start].text not in _BARGAINING:
        return None
    if clause.start and sentence.words[clause.start - 1].text == "even":
        return None
    told = [w for c in sentence.clauses if not c.aside for w in sentence.words[c.start : c.end]]
    if not (offers or any(word.stem in _OFFERING for word in told)):
        return None
    way, _ = sentence.leant(clause, start, start + 1)
    return "against" if way == "against" or any(w.negates for w in sentence.words[clause.start : start]) else "for"


def _is_undone(following: Sequence[Word]) -> bool:
    """Whether a thing is done away with by the words behind it: "if the levy | is scrapped"."""
    done = [word for word in following if not word.text.endswith("ly")][:2]
    return len(done) > 1 and done[0].text in BE and (undoes(done[1]) or done[1].stem in _CUT)


def _threatens(sentence: Sentence) -> bool:
    """Whether it says what will be done to harm somebody: "we will walk out if …"."""
    said = [word for word in sentence.words if not word.text.endswith("ly")]
    wills = WILLS | SUPPOSES
    return any(will.text in wills and verb.stem in _HARMING for will, verb in pairwise(said))


def _holds_out(sentence: Sentence) -> bool:
    """Whether it says what will not be done: "not one wagon will move until …"."""
    told = (sentence.words[clause.start : clause.end] for clause in sentence.clauses if not clause.aside)
    return any(any(w.text in sentence.wills for w in row) and any(w.negates for w in row) for row in told)
