"""Where the head segment of a noun phrase ends: before a clause, a preposition, a participle or another phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.data import signs
from onrecord.data.wordlists import listed
from onrecord.reading.who.tokens import Token
from onrecord.reading.words import lexicon

_DETERMINERS = lexicon.small_words("determiner")
_JOINERS = lexicon.small_words("joiner")
_QUANTITIES = lexicon.small_words("quantity")
_HUNDREDTHS = frozenset({"percent", "cent", "%"})
_SHARES = frozenset({"number", "majority", "minority", "percentage", "handful", "plurality"})
"""What has a word before it that says how many: "a growing | number", "the vast | majority"."""
_ENDS = lexicon.small_words("end")
_NEW_PHRASE = lexicon.small_words("opener")
_THE = re.compile(r"(?i)\bthe\s+$")
_JOINT_ENDS = frozenset({"administration", "executive", "agency", "survey", "laboratory"})
_BODY = {"organization": 3.0}
"""What a last word shows that only bodies' names end in."""


def partitive(words: Sequence[Token]) -> Sequence[Token]:
    """What follows "two of", "some of", "a growing number of", "43 percent of", "4 in 10"; () where the words
    count no part."""
    keys = [token.key for token in words[:4]]
    for counted in (1, 2, 3):
        if len(words) > counted + 1 and keys[counted] == "of" and _counts(keys[:counted]):
            return words[counted + 1 :]
    in_so_many = len(words) > 3 and keys[1] == "in" and _is_number(keys[0]) and _is_number(keys[2])
    return words[3:] if in_so_many else ()


def _counts(keys: Sequence[str]) -> bool:
    """Whether the words before "of" are how many: "two", "vast majority", "43 per cent"."""
    if len(keys) == 1:
        return keys[0] in _DETERMINERS | _QUANTITIES
    return (keys[-1] in _HUNDREDTHS and any(map(_is_number, keys))) or (len(keys) == 2 and keys[1] in _SHARES)


def _is_number(key: str) -> bool:
    """Whether a word is a number, in figures or spelt."""
    return key[0].isdigit() or key == "one" or key in listed("formulas.numbers")


def head_segment(words: Sequence[Token], text: str) -> list[Token]:
    """The words up to the first that ends the head segment; a name may go on over "of" and "and"."""
    kept: list[Token] = []
    joined = -1
    for index, token in enumerate(words):
        if kept and _goes_before_noun(kept, words[index:]):
            joined = index + 1
            continue
        if not token.word[0].isalnum():
            dash = token.word == "-" and text[token.start - 1].isspace()
            if token.word in "\"'“”‘’&-/" and kept and not dash:
                continue
            break
        rest = words[index:]
        goes_on = not kept or _name_goes_on(kept, rest, text) or _is_whence(kept, rest) or _is_cause(kept, rest)
        if token.key in _ENDS and not goes_on:
            break
        if kept and token.key in _NEW_PHRASE and not _name_goes_on(kept[:-1] or kept, words[index - 1 :], text):
            break
        if kept and (_participle(kept[-1], token) or _done_by(words[index:])):
            break
        if token.key == "and" and kept and not _name_goes_on(kept, words[index:], text):
            break
        if kept and kept[-1].end < token.start - 1 and joined != index and not _joined(words, index):
            break
        kept.append(token)
    while kept and kept[-1].key in _JOINERS:
        kept.pop()
    return kept


def _goes_before_noun(kept: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether a comma or "and" joins two words that stand before one noun: "three current | and former employees",
    "a small | , limited study"."""
    last = kept[-1]
    if rest[0].key not in (",", "and", "or", "but") or last.capital or last.owner or lexicon.noun(last.key):
        return False
    if (
        last.key in _DETERMINERS | _QUANTITIES | lexicon.pronouns().keys()
        or not last.word[-1].isalpha()
        or _PLURAL.search(last.key)
    ):
        return False
    behind = [token.key for token in rest[1 : LONGEST_BEFORE_NOUN + 2]]
    noun = next((at for at, key in enumerate(behind) if at and lexicon.noun(key)), 0)
    apart = (_ENDS | _NEW_PHRASE | _DETERMINERS | _QUANTITIES) - {"and"}
    return bool(noun) and all(key[0].isalpha() and key not in apart for key in behind[: noun + 1])


LONGEST_BEFORE_NOUN = 4
"""Words between such a mark and the noun. By hand."""

_PLURAL = re.compile(r"(?<![us])s$")


def _is_cause(kept: Sequence[Token], rest: Sequence[Token]) -> bool:
    """ "Doctors | Without Borders", "Mothers | Against Drunk Driving": all in capitals, as a body is named; so is
    "the Center | for Harbour Policy"."""
    if rest[0].key in ("for", "on"):
        named = kept[-1].capital and kept[-1].key in listed("phrases.for_causes")
        return named and len(rest) > 1 and rest[1].capital
    return rest[0].key in ("without", "against") and all(token.capital for token in (kept[-1], *rest[:2]))


def _is_whence(kept: Sequence[Token], rest: Sequence[Token]) -> bool:
    """ "Norland | based fighters": where those are from who come behind it, written without its hyphen."""
    following = rest[1] if rest[0].key == "based" and len(rest) > 1 else None
    return following is not None and kept[-1].capital and lexicon.noun(following.key) is not None


def _participle(head: Token, token: Token) -> bool:
    """ "Voters | trying to decide", "a poll | published by": a head noun, and a verb that goes on about it."""
    verbal = token.key.endswith(("ing", "ed")) and not token.capital and lexicon.noun(token.key) is None
    return verbal and lexicon.noun(head.key) is not None and not head.owner


def _done_by(rest: Sequence[Token]) -> bool:
    """ "An affidavit | written by": a participle, whatever the noun before it, with who did it."""
    done = len(rest) > 1 and rest[1].key == "by" and not rest[0].capital
    return done and (rest[0].key.endswith(("ed", "en", "wn")) or rest[0].key in _DONE)


_DONE = frozenset({"made", "led", "held", "sent", "done", "brought", "told", "put", "run"})


def _joined(words: Sequence[Token], index: int) -> bool:
    """Whether only a mark that parts nothing stands before the word."""
    return index > 0 and words[index - 1].word[-1:] not in ",;:()"


def _name_goes_on(kept: Sequence[Token], rest: Sequence[Token], text: str) -> bool:
    """ "Bank | of England", "Trade | and Industry" go on; "Ministers | from Chad", "mayor | of Ostwick" do not."""
    if rest[0].key not in _JOINERS or not kept[-1].capital or kept[-1].owner:
        return False
    if lexicon.is_role(kept[-1].key) or plural_role(kept[-1]):
        return plural_role(kept[-1]) and _owns(kept, rest)
    following = next((token for token in rest[1:] if token.key not in _JOINERS), None)
    if following is None or not following.capital:
        return False
    if rest[0].key == "&":
        return following is rest[1]
    if rest[0].key == "and":
        return any(token.key in ("of", "for") for token in kept) or _is_joint(kept, rest[1:], text)
    found = (lexicon.noun(kept[-1].key), lexicon.noun(kept[0].key))
    return any(noun is not None and noun.kind != "person" for noun in found)


def _is_joint(kept: Sequence[Token], rest: Sequence[Token], text: str) -> bool:
    """ "the Food | and Drug Administration": "the" before the first word and none behind "and", two capitals at
    least up to a word for a body, or before one for a work ("the Land | and Housing Census report"), and nothing
    on the page that goes by the first words alone."""
    run: list[Token] = []
    for token in rest:
        if not token.capital or (run and token.start > run[-1].end + 3):
            break
        run.append(token)
    named = all(token.capital or token.word.isdigit() for token in kept)
    if len(run) < 2 or not named or any(token.owner for token in kept):
        return False
    first = text[kept[0].start : kept[-1].end]
    behind = rest[len(run)] if len(rest) > len(run) else None
    work = lexicon.noun(behind.key) if behind and behind.start == run[-1].end + 1 else None
    last = lexicon.noun(run[-1].key)
    body = (
        named_as_body(run[-1]) or run[-1].key in _JOINT_ENDS or any(n and n.kind == "work" for n in (work, last))
    )
    if not body or signs.is_public(("", kept[-1].key)) or first.isupper():
        return False
    if not _THE.search(text, 0, kept[0].start):
        return False
    alone = re.compile(rf"\b{re.escape(first)}\b(?!\s+and\b)")
    return alone.search(text) is None


def _owns(kept: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether what begins as several people is a body that owns what follows: "the Chartered Surveyors | of
    Norland's chief economist"."""
    run = next((n for n, token in enumerate(rest[1:], 1) if not token.capital or token.owner), 0)
    named = len(kept) > 1 and all(token.capital for token in kept)
    return (
        named
        and bool(run)
        and rest[run].owner
        and any(lexicon.is_role(token.key) for token in rest[run + 1 :][:3])
    )


def plural_role(token: Token) -> bool:
    """Whether a word means several people by what they are: "ministers"."""
    found = lexicon.noun(token.key)
    return found is not None and found.plural and found.kind == "person"


def named_as_body(last: Token) -> bool:
    """Whether only bodies' names end in a word."""
    return signs.of_shape(("", last.key)) == _BODY


def of_a_people(token: Token, follows: str) -> bool:
    """ "The Argentine", "the Croatian": one of a people, where no noun follows."""
    known = token.capital and lexicon.countries().get(token.key)
    return bool(known) and known != token.key and token.key.endswith(_OF_A_PEOPLE) and follows not in ("of", "and")


_OF_A_PEOPLE = ("an", "ine", "ani", "aqi", "eli", "ck")
"""Ends of words for one of a people; "the French", "the Swiss" are all of them."""


def capital_run(text: str, words: Sequence[Token]) -> list[Token]:
    """The words in capitals that stand first, with nothing between them."""
    found: list[Token] = []
    for token in words:
        if not token.capital or (found and text[found[-1].end : token.start].strip()):
            break
        found.append(token)
    return found
