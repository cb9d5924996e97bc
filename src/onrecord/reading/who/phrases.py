"""Noun phrases: where the head of one stands, and what it says of kind, number, gender and role.

A source such as "Ostwick’s former mayor, Ann Poe, who …" is a phrase with a head segment ("Ostwick’s former
mayor") and what follows it. English puts the head last in that segment: a run of capitals is a name with its
titles before it, a small letter is the head noun of a description.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.data import signs
from onrecord.data.wordlists import listed
from onrecord.reading.who.named import named, office_holder, owner_in, plain
from onrecord.reading.who.phrase import Phrase
from onrecord.reading.who.segments import head_segment, of_a_people, partitive  # fmt: skip
from onrecord.reading.who.tokens import Token, tokens
from onrecord.reading.words import lexicon

_LEAD = re.compile(
    r"(?i)\W*(?:(?:according\sto|per|in\sthe\swords\sof|even|only|also|but|and|by|from|as|like|nearly|almost"
    r"|roughly|(?:more|fewer|less)\sthan)\s+)*"
    r"(?:(?:the|a|an|this|that|these|those)\s+)?"
)
_DETERMINERS = lexicon.small_words("determiner")
_INDEFINITE = lexicon.small_words("indefinite")
_COUNTED_PEOPLE = lexicon.small_words("counted")
_ONE_OF_SEVERAL = frozenset(
    ["one", "another", "neither", "other", "second", "third", "fourth", "fifth", "sixth", "former", "latter"]
)
_ADVERBS = frozenset(["then", "also", "further", "later", "again", "still", "now", "even", "just", "once", "soon"])
_OF_STATE = re.compile(r"(?i)\s+of\s+(?:state|government)\b")
_INNER_MARKS = re.compile(r"\s&\s|(?:s['’]|['’]s)\s")
LONGEST_PHRASE = 240
"""Characters of a mention in which its head segment is looked for; what follows are clauses. By hand."""


def with_complement(text: str, phrase: Phrase, end: int) -> Phrase:
    """A description with the names that follow its head up to `end`, and the number: "a Democrat from | Oregon",
    "the mother of | three"."""
    words = tokens(text, phrase.segment[1], end) if phrase.segment[1] < end else []
    stop = next((i for i, token in enumerate(words) if not token.word[0].isalnum()), len(words))
    more = {token.key for token in words[:stop] if token.capital} - phrase.about
    many = words[1].key if len(words) > 1 and words[0].key == "of" else ""
    more |= {many} & listed("formulas.numbers")
    return replace(phrase, about=phrase.about | more) if more else phrase


@lru_cache(4096)
def read(text: str, start: int, end: int, kind: str = "") -> Phrase | None:
    """The phrase that begins at `start`; `kind` is what the tagger said, or "". None where there is no word.

    Kept for a while: mentions, sources and clusters ask for the same phrases.
    """
    end = min(end, start + LONGEST_PHRASE)
    body = _BODY_OF_TWO.match(text, start, end)
    if body:
        name, head = " ".join(body.group().split()), body["head"].lower()
        return Phrase(
            body.span(), body.span(), "name", name, head, frozenset(), "organization", "", False, True, False
        )
    lead = _LEAD.match(text, start, end)
    words = tokens(text, lead.end() if lead else start, end)
    if words and words[0].key in ("who", "whom", "which") and words[0].start == start:
        return _pronoun(words[0])
    counted = partitive(words)
    if counted:
        whole = read(text, counted[0].start, end, kind)
        if whole and (whole.form != "name" or whole.kind != "person"):
            where = (words[0].start, whole.segment[1])
            single = words[0].key in ("one", "another", "neither", "either")
            plural = whole.plural and not single
            return replace(whole, segment=where, form="nominal", name="", plural=plural, definite=False)
    everything = words or tokens(text, start, end)
    words = head_segment(everything, text)
    if not words:
        return None
    follows = next((token.key for token in everything if token.start >= words[-1].end), "")
    determiner = text[start : words[0].start].lower().split()
    if _is_pronoun(words[0]) and (len(words) == 1 or _goes_on(words)):
        return _pronoun(words[0])
    if len(words) == 1 and words[0].key in _COUNTED_PEOPLE:
        where, plural = (words[0].start, words[0].end), words[0].key not in _ONE_OF_SEVERAL
        return Phrase(where, where, "nominal", "", words[0].key, frozenset(), "person", "", plural, False, False)
    if len(words) == 1 and determiner[-1:] == ["the"] and of_a_people(words[0], follows):
        where = (words[0].start, words[0].end)
        return Phrase(where, where, "nominal", "", words[0].key, frozenset(), "person", "", False, True, True)
    while len(words) > 1 and words[0].key in _DETERMINERS and not (words[0].owner):
        determiner.append(words[0].key)
        words = words[1:]
    called = named(words, determiner, kind, follows) or office_holder(text, words, end, kind)
    described = _as_written(text, called) if called else _described(words, determiner, kind)
    if described.head == "head" and _OF_STATE.match(text, words[-1].end):
        return replace(described, head="leader", kind="person")
    return described


_BODY_OF_TWO = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+\sand\s[A-ZÀ-Þ][\w’'-]+\s"
    rf"(?P<head>{'|'.join(sorted(map(str.title, listed('phrases.of_places'))))})(?:\s[A-ZÀ-Þ][\w’'-]+)*\b"
)
""" "Devon and Cornwall Police" is one body, of two places."""


def _as_written(text: str, name: Phrase) -> Phrase:
    """A name with the marks that its words are read without: "Hull & Vane", "Net Workers’ Union"."""
    words = " ".join(text[slice(*name.core)].split())
    return replace(name, name=words) if _INNER_MARKS.search(words) else name


def _is_pronoun(token: Token) -> bool:
    """Whether a word alone is a pronoun; "US" in capitals is the country."""
    return token.key in lexicon.pronouns() and token.word != "US"


def _goes_on(words: Sequence[Token]) -> bool:
    """Whether a pronoun that is a subject stands with adverbs: "She then", "They also"."""
    row = lexicon.pronouns()[words[0].key]
    subject = row.role == "subject" and row.person in ("first", "third")
    return subject and all(word.key in _ADVERBS or word.key.endswith("ly") for word in words[1:])


def _pronoun(token: Token) -> Phrase:
    row = lexicon.pronouns()[token.key]
    kind = {"thing": "organization", "": "group" if row.number == "plural" else ""}.get(row.gender, "person")
    where = (token.start, token.end)
    plural = row.number == "plural"
    return Phrase(where, where, "pronoun", "", token.key, frozenset(), kind, row.gender, plural, True, False)


def _described(words: Sequence[Token], determiner: Sequence[str], kind: str) -> Phrase:
    head = words[-1]
    found = lexicon.noun(head.key)
    if found is None and len(words) > 1 and head.key == "old":
        found = lexicon.noun("year-old")
    key = found.word if found else lexicon.singular(head.key)
    plural = found.plural if found else head.key != key or bool({"both", "these", "those"} & set(determiner))
    about = frozenset(plain(token) for token in words[:-1])
    owner = owner_in(words[:-1])
    definite = bool(owner) or bool({"the", "this", "that", "these", "those", "both"} & set(determiner))
    definite = definite or any(word in ("his", "her", "its", "their", "our", "my") for word in determiner)
    indefinite = bool(_INDEFINITE & set(determiner)) and "the" not in determiner
    start = words[0].start
    resolved = found.kind if found else kind
    if signs.is_body_by_two(tuple(word.key for word in words)):
        key, resolved, found = f"{words[-2].key} {key}", "organization", None
    if found and found.kind == "person" and kind == "organization" and lexicon.is_thing(key):
        resolved = kind  # "the supplier": somebody, or a firm
    return Phrase(
        (start, head.end), (head.start, head.end), "nominal", "", key, about, resolved,
        found.gender if found else "", plural, definite and not indefinite, bool(found and found.generic), owner,
    )  # fmt: skip
