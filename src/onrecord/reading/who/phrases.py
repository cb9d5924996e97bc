"""Noun phrases: where the head of one stands, and what it says of kind, number, gender and role.

A source such as "Ostwick’s former mayor, Ann Poe, who …" is a phrase with a head segment ("Ostwick’s former
mayor") and what follows it. English puts the head last in that segment: a run of capitals is a name with its
titles before it, a small letter is the head noun of a description.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from onrecord.data.wordlists import listed
from onrecord.reading.found import Range
from onrecord.reading.who.segments import (
    capital_run,
    head_segment,
    named_as_body,
    of_a_people,
    partitive,
    plural_role,
)  # fmt: skip
from onrecord.reading.who.tokens import Token, tokens
from onrecord.reading.words import lexicon

Form = Literal["name", "nominal", "pronoun"]

_LEAD = re.compile(
    r"(?i)\W*(?:(?:according\sto|per|in\sthe\swords\sof|even|only|also|but|and|by|from|as|like|nearly|almost"
    r"|roughly|(?:more|fewer|less)\sthan)\s+)*"
    r"(?:(?:the|a|an|this|that|these|those)\s+)?"
)
_DETERMINERS = lexicon.small_words("determiner")
_ENDS = lexicon.small_words("end")
_INDEFINITE = lexicon.small_words("indefinite")
_OFFICES = lexicon.small_words("office")
_COUNTED_PEOPLE = lexicon.small_words("counted")
_ONE_OF_SEVERAL = frozenset(
    ["one", "another", "neither", "other", "second", "third", "fourth", "fifth", "sixth", "former", "latter"]
)
_ADVERBS = frozenset(["then", "also", "further", "later", "again", "still", "now", "even", "just", "once", "soon"])
_RANKED = frozenset(["top", "senior", "former", "veteran", "longtime", "outgoing", "incoming"])
"""What is no part of a name though it is capital where a sentence begins: "Top | Poe | aides"."""
_PARTICLES = lexicon.small_words("particle")
_JOINERS = lexicon.small_words("joiner")
_OF_STATE = re.compile(r"(?i)\s+of\s+(?:state|government)\b")
_INNER_MARKS = re.compile(r"\s&\s|s['’]\s")

LONGEST_PHRASE = 240
"""Characters of a mention in which its head segment is looked for; what follows are clauses. By hand."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as read.

    Attributes:
        segment: range of its head segment, determiner included.
        core: range of the name without titles, of the head noun, or of the pronoun.
        name: the name without titles, or "".
        head: the head noun in the singular, the name's last word or the pronoun, in small letters.
        about: other words of the segment in small letters: roles, titles, nationalities.
        owner: range of a possessive in the segment ("Vance’s" lawyer, "her" agent), or None.
        extent: of a speaker of a source the part of the source that is about it, else None.
    """

    segment: Range
    core: Range
    form: Form
    name: str
    head: str
    about: frozenset[str]
    kind: str
    gender: str
    plural: bool
    definite: bool
    generic: bool
    owner: Range | None = None
    extent: Range | None = None


JOINED = "and"
"""The head of phrases that are two or more: "Ann Poe and the mayor"."""

_AND = re.compile(r",?\s+and\s+(?=\w)")

BEFORE_NAME = 48
"""Characters before a name in which its titles are looked for: "Ostwick’s deputy transport secretary ".
By hand."""


def with_titles(text: str, phrase: Phrase, floor: int) -> Phrase:
    """A name with what is said of it by the titles and roles right before it, not looking before `floor`."""
    start = max(floor, phrase.core[0] - BEFORE_NAME)
    words = tokens(text, start, phrase.core[0])
    if start > floor and words and text[start - 1].isalnum():
        words = words[1:]
    run: list[Token] = []
    for token in reversed(words):
        gap = text[token.end : run[-1].start if run else phrase.core[0]]
        if not token.word[0].isalnum() or token.key in _ENDS | _DETERMINERS | {"and", "or"} or gap.strip(" .’'s"):
            break
        if run and not token.capital and run[-1].capital and not lexicon.is_role(token.key):
            break  # a verb: "met | Prime Minister Ann Poe"
        run.append(token)
    if not run or not (lexicon.is_role(run[0].key) or run[0].key in lexicon.titles()):
        return phrase
    gender = next((found for token in run if (found := _title_gender(token.key)) not in ("", "thing")), "")
    about = phrase.about | {_plain(token) for token in run}
    kind = "person" if gender in ("male", "female") else phrase.kind or "person"
    return replace(phrase, about=about, gender=phrase.gender or gender, kind=kind)


def coordinated(text: str, first: Phrase, end: int) -> Phrase | None:
    """The whole of a mention that goes on with "and" right behind its first phrase, as one of several; or None."""
    if first.form == "pronoun" or not _AND.match(text, first.segment[1], end):
        return None
    where = (first.segment[0], end)
    return Phrase(where, where, "nominal", "", JOINED, frozenset(), first.kind, "", True, False, False)


def parts_of(text: str, start: int, end: int) -> list[Range]:
    """What stands before the first "and" of a coordinated phrase, and what stands behind it."""
    mark = _AND.search(text, start, end)
    return [(start, mark.start()), (mark.end(), end)] if mark else []


def with_complement(text: str, phrase: Phrase, end: int) -> Phrase:
    """A description with the names that follow its head up to `end`: "a Democrat from Oregon"."""
    words = tokens(text, phrase.segment[1], end) if phrase.segment[1] < end else []
    stop = next((i for i, token in enumerate(words) if not token.word[0].isalnum()), len(words))
    more = {token.key for token in words[:stop] if token.capital} - phrase.about
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
    named = _named(words, determiner, kind, follows) or _office_holder(text, words, end, kind)
    described = _as_written(text, named) if named else _described(words, determiner, kind)
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


def _named(words: Sequence[Token], determiner: Sequence[str], kind: str, follows: str) -> Phrase | None:
    """A name: the run of capitals that ends the segment, without the titles and roles at its head.

    `follows` is the word behind the segment: "Vardanian Ambassador to …" is an office, "Ann Baker" is not.
    """
    if not words[-1].capital or words[-1].word.isdigit():
        return None
    noun = lexicon.noun(words[0].key) if len(words) == 1 else None
    titled = noun is not None and noun.kind == "person" and kind in ("organization", "work")  # "The Advocate"
    if noun and kind not in ("person", "place") and not titled:
        return None
    first = len(words) - 1
    while first > 0 and (words[first - 1].capital or _links_name(words, first - 1)) and not words[first - 1].owner:
        first -= 1
    office = (
        determiner or follows in ("to", "of", "for") or _names_office(words[-2] if len(words) > 1 else words[-1])
    )
    office = bool(office) or (len(words) > 1 and _all_weak(words[:-1]))
    if all(word.capital for word in words) and office and _is_office(words) and not titled:
        return None
    whole = titled or (kind != "person" and (_is_body_of(words[first:]) or _ends_as_body(words[first:])))
    core = words[first:] if whole else _without_titles(words[first:])
    if len(core) > 1 and kind in ("person", "") and core[0].key in _RANKED:
        core = core[1:]
    if not core:
        return None
    before = words[: len(words) - len(core)]
    kind = kind if kind not in ("", "time") else _kind_of_name(core, before)
    name = _joined_words(core)
    about = frozenset(_plain(token) for token in before)
    gender = next((g for token in before if (g := _title_gender(token.key))), "")
    return Phrase(
        (words[0].start, core[-1].end), (core[0].start, core[-1].end), "name", name, core[-1].key, about, kind,
        gender, False, True, False, _owner(before),
    )  # fmt: skip


def _office_holder(text: str, words: Sequence[Token], end: int, kind: str) -> Phrase | None:
    """ "Secretary of State Ann Poe": the name behind a capital office and what it is the office of, or None."""
    office = words[-1]
    if not (office.capital and lexicon.is_role(office.key)) or kind not in ("", "person"):
        return None
    rest = tokens(text, office.end, end)
    if not rest or rest[0].key not in ("of", "for"):
        return None
    run: list[Token] = []
    for token in rest[1:]:
        if not (token.capital or token.key in _JOINERS) or (run and text[run[-1].end : token.start].strip("’'s ")):
            break
        run.append(token)
    known = [i for i, token in enumerate(run[:-1]) if _names_office(token)]
    capitals = [token for token in run if token.capital]
    core = run[known[-1] + 1 :] if known else run[-2:] if len(capitals) > 2 else []
    below = next((i for i, token in enumerate(rest[1:]) if token.capital), 0)
    if not run and 0 < below < 4 and all(token.word[0].islower() for token in rest[1 : below + 1]):
        core = run = capital_run(text, rest[below + 1 :])  # "Chair of governors Ann Poe"
        if len(core) < 2:
            return None
    if not core or not all(token.capital for token in core) or _names_office(core[-1]):
        return None
    if len(core) < len(run) and run[-len(core) - 1].key in _JOINERS:
        return None  # "Head of Football | of Dunmarrow Rovers"
    about = frozenset(_plain(token) for token in (*words, *run) if token not in core)
    return Phrase(
        (words[0].start, core[-1].end), (core[0].start, core[-1].end), "name", _joined_words(core), core[-1].key,
        about, "person", _title_gender(office.key), False, True, False,
    )  # fmt: skip


def _names_office(token: Token) -> bool:
    return token.key in _OFFICES or token.key in lexicon.countries() or lexicon.noun(token.key) is not None


def _all_weak(words: Sequence[Token]) -> bool:
    """ "Prime", "Deputy Foreign": words that only make a title fuller."""
    return all(lexicon.titles().get(word.key, {}).get("weak") == "yes" for word in words)


def _links_name(words: Sequence[Token], index: int) -> bool:
    """A small word inside a name: "Ludwig van der Berg", "Bank of England"."""
    if words[index].key in _PARTICLES:
        return index > 0 and (words[index - 1].capital or _links_name(words, index - 1))
    joined = index > 0 and words[index].key in _JOINERS
    return joined and (words[index - 1].capital or (words[index].key == "the" and _links_name(words, index - 1)))


def _is_office(words: Sequence[Token]) -> bool:
    """ "(the) Prime Minister", "(the) Oregon Senator": capitals, but an office and no name."""
    return lexicon.is_role(words[-1].key) or plural_role(words[-1])


def _is_body_of(run: Sequence[Token]) -> bool:
    """ "Department of Health and Human Services": words of it may be roles, but nobody holds them."""
    found = lexicon.noun(run[0].key)
    return len(run) > 2 and found is not None and found.kind == "organization" and run[1].key in ("of", "for")


def _ends_as_body(run: Sequence[Token]) -> bool:
    """ "Justice Department", "Republican Party", "Duke University": the last word names a body or a place, so that
    what else is a role or a title belongs to the name."""
    found = lexicon.noun(run[-1].key)
    noun = found is not None and found.kind not in ("person", "group") and not found.plural
    return len(run) > 1 and (noun or named_as_body(run[-1]))


def _without_titles(run: Sequence[Token]) -> Sequence[Token]:
    """What follows the last title or role of a run; the whole of it where that is a family name ("Ann Baker")."""
    last = -1
    for index, token in enumerate(run[:-1]):
        if lexicon.is_title(token.key) or lexicon.is_role(token.key) or _is_weak_title(run, index):
            last = index
    if last < 0 and len(run) == 1 and _is_office(run):
        return ()
    rest = run[last + 1 :]
    if rest and len(rest) == 1 and _is_office(rest) and last >= 0 and lexicon.is_role(run[last].key):
        return ()
    return rest


def _is_weak_title(run: Sequence[Token], index: int) -> bool:
    """ "Prime" and the like are a title only before another title or role."""
    following = run[index + 1].key
    weak = run[index].key in lexicon.titles()
    return weak and (lexicon.is_title(following) or (lexicon.is_role(following) and index + 2 < len(run)))


def _kind_of_name(core: Sequence[Token], titled: Sequence[Token]) -> str:
    """Person after a title or role, organization by its last word, else unknown ("")."""
    if any(lexicon.is_title(token.key) or lexicon.is_role(token.key) for token in titled):
        return "person"
    found = lexicon.noun(core[-1].key) or lexicon.noun(core[0].key)
    if found and found.kind in ("organization", "work"):
        return found.kind
    if " ".join(token.key for token in core) in lexicon.countries():
        return "place"
    return "organization" if core[-1].key in ("inc", "corp", "ltd", "co", "plc", "llc") else ""


def _described(words: Sequence[Token], determiner: Sequence[str], kind: str) -> Phrase:
    head = words[-1]
    found = lexicon.noun(head.key)
    if found is None and len(words) > 1 and head.key == "old":
        found = lexicon.noun("year-old")
    key = found.word if found else lexicon.singular(head.key)
    plural = found.plural if found else head.key != key or bool({"both", "these", "those"} & set(determiner))
    about = frozenset(_plain(token) for token in words[:-1])
    owner = _owner(words[:-1])
    definite = bool(owner) or bool({"the", "this", "that", "these", "those", "both"} & set(determiner))
    definite = definite or any(word in ("his", "her", "its", "their", "our", "my") for word in determiner)
    indefinite = bool(_INDEFINITE & set(determiner)) and "the" not in determiner
    start = words[0].start
    resolved = found.kind if found else kind
    if found and found.kind == "person" and kind == "organization" and lexicon.is_thing(key):
        resolved = kind  # "the supplier": somebody, or a firm
    return Phrase(
        (start, head.end), (head.start, head.end), "nominal", "", key, about, resolved,
        found.gender if found else "", plural, definite and not indefinite, bool(found and found.generic), owner,
    )  # fmt: skip


def _owner(words: Sequence[Token]) -> Range | None:
    owners = [index for index, token in enumerate(words) if token.owner]
    if not owners:
        return None
    first = owners[0]
    while first > 0 and words[first - 1].capital:
        first -= 1
    return words[first].start, words[owners[0]].end


def _title_gender(key: str) -> str:
    found = lexicon.noun(key)
    return lexicon.titles().get(key, {}).get("gender", "") or (found.gender if found else "")


def _plain(token: Token) -> str:
    found = lexicon.noun(token.key)
    return found.word if found else token.key


def _joined_words(core: Sequence[Token]) -> str:
    return " ".join(token.word for token in core)
