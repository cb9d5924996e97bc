"""Which contents put something forward as so.

"Ada Lovel said the gate was shut" does; "discussed the gate", "will say that it is shut" and "asked why it was" do
not: what is only a topic, is still to come, or is asked, nobody can check. What is all in quotation marks counts
as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from onrecord.data.wordlists import any_listed, listed
from onrecord.model import Attribution, one_line
from onrecord.record.statements import Statement
from onrecord.record.words import is_past, stem, tokens, word_set

_UNREAL = word_set("will ll would might may could should shall must")
"""Words of a cue by which it has not been said yet, or only might be ("will tell you that")."""

_ONLY = word_set("only just have")
"""Words of a cue that was spoken all the same ("would only say that", "may have said")."""

_NOBODY = re.compile(r"\W*(?:few|nobody|no one|none|neither|no)\b", re.IGNORECASE)
"""How a source begins that says it of hardly anybody ("few believe")."""

_TOPICAL = re.compile(r"\b(?:about|on|over|with|against|for|between|from|into|at|to)\W*$", re.IGNORECASE)
"""How a cue ends behind which a topic stands ("wrote about | the ferry")."""

_CLAUSAL = re.compile(
    r":\W*$|\b(?:according to|based on|reportedly|allegedly)\b|^(?:has|had|in)$|\b(?:clear|sure|certain)$",
    re.IGNORECASE,
)
"""Cues behind which a whole statement stands ("the poll | has | Poe ahead")."""

_MORE_CLAUSAL = word_set("appear seem estimate forecast project learn rule reason imply opinion")

_QUESTION = re.compile(r"[^\w]*(?:whether|why|what|where|who|which|if|when|how)\b")
"""How a question begins inside a sentence; a capital begins a sentence of its own ("What hurt was the price")."""
_ACCOUNT = re.compile(r"\W*(?:how\b(?! (?:many|much|to))|when|if)\b")
"""A question that tells what happened behind a verb of telling ("recalled how the gate fell"), or a condition."""

DOING = r"(?:of|for|with|by) [“\"‘]?(?:not )?(?!(?:even|morn|build|meet|fund|hous|\w*th)ing)\w+ing"
"""Pattern of what somebody is blamed or praised for ("accused the board | of hiding it")."""
_DOING = re.compile(rf"\b{DOING}\b", re.IGNORECASE)

_TELLING = word_set("describe discuss detail")
_BLAMING = word_set("blame accuse fault attribute ascribe")

_NEW = re.compile(r"\W*(?:an?|some|several)\b", re.IGNORECASE)
"""How a phrase begins by which something is told for the first time ("described | a sudden list to the left")."""
_NONE_OF_IT = re.compile(r"\W*no\b", re.IGNORECASE)
"""How a phrase begins that says that there is none ("sees | no reason for a recall")."""

_THAT = re.compile(r"\W*that\b", re.IGNORECASE)
_RELATIVE = re.compile(rf"\W*that (?:{any_listed('grammar.auxiliaries')}|\w+ed)\b", re.IGNORECASE)
""" "a bill | that would end the contracts": of something that stands before it."""

_THE_FACT = re.compile(rf"\b(?:fact|news|idea|notion|{any_listed('nesting.nouns')})s? that\b", re.IGNORECASE)
_AS = re.compile(r"\bas (?!well\b)", re.IGNORECASE)
"""What something is called or held to be ("sees the vote | as a test")."""

_SUBJECT = re.compile(
    r"\W*(?:I|we|you|they|he|she|it|there)(?:['’]\w+| (?!as\b|to\b|for\b|with\b|of\b|in\b)\w+)", re.IGNORECASE
)
_INNER = re.compile(
    r"(?<=\w)\W+(?:who|whom|whose|which|that|where|when|while|than|after|before|because|since|if|until|unless|to)\b"
)
"""Where the clause inside a phrase begins, whose verb is not the content's own."""

_OWN_VERB = re.compile(
    rf"\b(?:\w+n['’]t|{any_listed('grammar.auxiliaries')})\b"
    r"|(?<!\bthe )(?<!\ban )(?<!\ba )(?<!\bhis )(?<!\bher )(?<!\bits )(?<!\btheir )(?<!['’]s )"
    r"\b(?!hundred|united)[a-z]{3,}ed\b",
    re.IGNORECASE,
)
"""A finite verb, as far as its form shows it; "the imprisoned pilot" has none."""

_COMPOUND = re.compile(r"\w+(?:-\w+)+")
"""Words that hold no verb, whatever their parts look like ("faith-driven")."""


@cache
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


@cache
def _clausal() -> frozenset[str]:
    return _stems(listed("nesting.bare") | listed("nesting.showing") | _MORE_CLAUSAL)


@cache
def _naming() -> frozenset[str]:
    return _stems(listed("nesting.naming") - {"describe", "regard"})


def is_proposed(statement: Statement, attribution: Attribution, span: str) -> bool:
    """Whether the content says that something is so, and somebody has said it.

    1. Not what is still to be said, nor what hardly anybody says.
    2. Not what is asked ("questioned | whether the gate was shut").
    3. Behind a cue of saying or thinking, and behind "that", everything.
    4. Behind other cues what is called or held to be something (`span`: the words from the content's first to its
       last), what is quoted, what gives a figure, what says that there is none, and what has a verb of its own.
    """
    cue = one_line(attribution.cue)
    said = set(tokens(cue))
    if attribution.form in ("direct", "turn") or attribution.act == "deny":
        return True
    unreal = not said.isdisjoint(_UNREAL) and said.isdisjoint(_ONLY)
    if unreal or (attribution.source and _NOBODY.match(attribution.source[0].text)):
        return False
    topical = _TOPICAL.search(cue) is not None
    whole = bool(_CLAUSAL.search(cue)) or (not topical and _has_form(said, _clausal()))
    if _QUESTION.match(statement.text):
        told = whole or _has_form(said, _stems(_TELLING))
        return told and _ACCOUNT.match(statement.text) is not None
    if (
        whole
        or (statement.values and not topical)
        or (_THAT.match(statement.text) and not _RELATIVE.match(statement.text))
    ):
        return True
    return (
        (attribution.form == "mixed" and not topical)
        or _is_held_to_be(statement, attribution, said, span)
        or (_has_form(said, _stems(_TELLING)) and _NEW.match(statement.text) is not None)
        or _NONE_OF_IT.match(statement.text) is not None
        or _has_own_verb(statement.text)
    )


def _has_form(said: AbstractSet[str], stems: AbstractSet[str]) -> bool:
    """Whether one of the words is some form of a word with one of the stems ("agreed", "says")."""
    bare = [word.partition("'")[0] for word in said]
    return any(not stems.isdisjoint((stem(word), stem(word.removesuffix("d")))) for word in bare)


def _is_held_to_be(statement: Statement, attribution: Attribution, said: AbstractSet[str], span: str) -> bool:
    """Whether something is called, taken for or blamed for something."""
    if _has_form(said, _naming()) or _has_form(said, _stems(_BLAMING)):
        return True
    judged = attribution.act in ("criticise", "praise") and _DOING.search(statement.text)
    return bool(judged or _AS.search(span) or _THE_FACT.search(statement.text))


def _has_own_verb(text: str) -> bool:
    """Whether a verb stands in the words before any inner clause."""
    inner = _INNER.search(text)
    own = _COMPOUND.sub(" ", text[: inner.start()] if inner else text)
    return bool(_SUBJECT.match(text) or _OWN_VERB.search(own)) or any(map(is_past, tokens(own)))
