"""Noun phrases that are names: the name itself, and the titles, roles and offices before it.

English puts the head last: a run of capitals is a name with its titles before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.data import signs
from onrecord.reading.found import Range
from onrecord.reading.who.phrase import Phrase
from onrecord.reading.who.segments import capital_run, named_as_body, plural_role  # fmt: skip
from onrecord.reading.who.tokens import Token, tokens
from onrecord.reading.words import lexicon

_DETERMINERS = lexicon.small_words("determiner")
_ENDS = lexicon.small_words("end")
_OFFICES = lexicon.small_words("office")
_RANKED = frozenset(["top", "senior", "former", "veteran", "longtime", "outgoing", "incoming"])
"""What is no part of a name though it is capital where a sentence begins: "Top | Poe | aides"."""

_PARTICLES = lexicon.small_words("particle")
_JOINERS = lexicon.small_words("joiner")
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
    own = (token.key for token in run if not token.owner)
    gender = next((found for key in own if (found := _title_gender(key)) not in ("", "thing")), "")
    about = phrase.about | {plain(token) for token in run}
    kind = "person" if gender in ("male", "female") else phrase.kind or "person"
    return replace(phrase, about=about, gender=phrase.gender or gender, kind=kind)


def named(words: Sequence[Token], determiner: Sequence[str], kind: str, follows: str) -> Phrase | None:
    """A name: the run of capitals that ends the segment, without the titles and roles at its head.

    `follows` is the word behind the segment: "Vardanian Ambassador to …" is an office, "Ann Baker" is not.
    """
    if not words[-1].capital or words[-1].word.isdigit():
        return None
    noun = lexicon.noun(words[0].key) if len(words) == 1 else None
    titled = noun is not None and noun.kind == "person" and kind in ("organization", "work")  # "The Advocate"
    titled = titled and not words[0].word.isupper()  # "the CEO"
    if noun and kind not in ("person", "place") and not titled:
        return None
    first = len(words) - 1
    while (
        first > 0 and (words[first - 1].capital or _links_name(words, first - 1)) and not _owns(words[first - 1])
    ):
        first -= 1
    if first and first == len(words) - 1 and _is_sort(words[-1]):
        return None
    office = (
        determiner or follows in ("to", "of", "for") or _names_office(words[-2] if len(words) > 1 else words[-1])
    )
    office = bool(office) or (len(words) > 1 and _all_weak(words[:-1]))
    body = signs.is_body_by_two(tuple(word.key for word in words))
    if all(word.capital for word in words) and office and _is_office(words) and not titled and not body:
        return None
    whole = titled or (kind != "person" and (_is_body_of(words[first:]) or _ends_as_body(words[first:])))
    whole = (
        whole or body or (kind == "organization" and len(words) > first + 1 and _is_no_sort(words[first].key))
    )  # "General Electric"
    core = words[first:] if whole else _without_titles(words[first:])
    if len(core) > 1 and kind in ("person", "") and core[0].key in _RANKED:
        core = core[1:]
    if not core:
        return None
    if len(core) == 1 and kind == "organization" and _is_common(core[0]):
        core = _with_owner(words)
    before = words[: len(words) - len(core)]
    kind = kind if kind not in ("", "time") else _kind_of_name(core, before)
    kind = "organization" if body else kind
    name = _joined_words(core)
    about = frozenset(plain(token) for token in before)
    gender = next((g for token in before if not token.owner and (g := _title_gender(token.key))), "")
    return Phrase(
        (words[0].start, core[-1].end), (core[0].start, core[-1].end), "name", name, core[-1].key, about, kind,
        gender, False, True, False, owner_in(before),
    )  # fmt: skip


def as_name(text: str, phrase: Phrase) -> Phrase:
    """A word for what people are as the family name that it is: "Baker" where the page tells of a Lee Baker."""
    name = text[slice(*phrase.core)]
    return replace(phrase, form="name", name=name, head=name.lower(), kind="person", gender="", definite=True)


def office_holder(text: str, words: Sequence[Token], end: int, kind: str) -> Phrase | None:
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
    about = frozenset(plain(token) for token in (*words, *run) if token not in core)
    return Phrase(
        (words[0].start, core[-1].end), (core[0].start, core[-1].end), "name", _joined_words(core), core[-1].key,
        about, "person", _title_gender(office.key), False, True, False,
    )  # fmt: skip


def _is_sort(token: Token) -> bool:
    """Whether capitals are short for what sort a body is, and no name: "a new | PAC", "an environmental | NGO"."""
    found = lexicon.noun(token.key) if token.word.rstrip("s").isupper() and len(token.word) > 1 else None
    return found is not None and found.kind == "organization"


def _is_common(token: Token) -> bool:
    """Whether a word alone is any body's: "Department", "Council"."""
    found = lexicon.noun(token.key)
    return found is not None and found.kind == "organization"


def _with_owner(words: Sequence[Token]) -> Sequence[Token]:
    """The last word with the name that owns it: "Ostwick County Sheriff’s Department", or the word alone."""
    first = len(words) - 1
    if first and words[first - 1].owner:
        while first > 0 and words[first - 1].capital:
            first -= 1
    return words[first:]


def _is_no_sort(key: str) -> bool:
    """Whether a word at the head of a body's name belongs to it: "Youth | Demand", but not "Supplier | Tarn"."""
    office = lexicon.is_thing(key) or lexicon.is_title(key) or key in lexicon.small_words("sole")
    return key == "general" or (lexicon.is_role(key) and not office)


def _owns(token: Token) -> bool:
    """Whether a word owns the name behind it: "Norland’s | Health Office", but not "People’s Daily"."""
    return token.owner and token.key not in ("people", "women", "men", "children")


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
    own = [token.key for token in titled if not token.owner]
    if any(lexicon.is_title(key) or lexicon.is_role(key) for key in own):
        return "person"
    found = lexicon.noun(core[-1].key) or lexicon.noun(core[0].key)
    if found and found.kind in ("organization", "work"):
        return found.kind
    if " ".join(token.key for token in core) in lexicon.countries():
        return "place"
    return "organization" if core[-1].key in ("inc", "corp", "ltd", "co", "plc", "llc") else ""


def owner_in(words: Sequence[Token]) -> Range | None:
    """Where the first possessive among some words stands, with the names before it; None where there is none."""
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


def plain(token: Token) -> str:
    """A word as what is said of somebody: a noun in the singular, any other in small letters. Whose lawyer is "the
    president's" is no president."""
    found = lexicon.noun(token.key)
    word = found.word if found else token.key
    return f"{word}’s" if token.owner and found and found.kind == "person" else word


def _joined_words(core: Sequence[Token]) -> str:
    return " ".join(token.word for token in core)
