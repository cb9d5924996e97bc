"""Phrases that name an occasion: "at the daily briefing", "in an interview with", "on Telegram", "speaking in"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from onrecord.data import calendar, rows
from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.draft import overlap
from onrecord.reading.sourcing.broadcasts import TITLE, on_air
from onrecord.reading.words.cues import Word, words_of
from onrecord.reading.words.lexicon import singular

_OPENERS = frozenset({"in", "at", "during", "on", "via", "through", "over", "after"})
_VERBS = listed("grammar.auxiliaries") | {"not", "to"}
_WHERE = listed("occasions.where")
_DETERMINERS = listed("occasions.determiners")
_TAIL = listed("occasions.tail")
_END = frozenset(", . ; : ( ) — – - ! ? “ ” \" '") | listed("occasions.end")
_NOUN_WITHIN = 7
"""Words from the opening preposition within which the noun of the occasion stands."""

_ADDRESSED_WITHIN = 12
"""The same after "addressing", whose hearers may come first ("addressing guests of the guild's annual dinner")."""

_LONGEST_OCCASION = 16
_SPEAKING = frozenset({"speaking", "talking", "testifying", "writing", "appearing"})
_ADDRESSING = frozenset({"addressing", "addressed", "addresses"})
HELD = frozenset(
    {"used", "uses", "using", "gave", "gives", "giving", "given", "delivered", "delivers", "delivering"}
    | {"granted", "grants", "granting", "held", "holds", "holding", "convened", "convenes"}
    | {"opening", "closing", "concluding", "chairing", "hosting", "hosted", "hosts"}
    | {"began", "opened", "concluded", "closed"}
)
"""Verbs whose object is the occasion: "used her first interview to tell", "gave a speech in which"."""

_WINDING = frozenset({"winding", "wrapping", "summing"})
"""The same of two words: "winding up | the debate"."""

_SINCE = re.compile(r"\s+(?:since|of|after|before)\s+[^,.;:“”\"]{1,60}(?=,)")
"""What follows such an occasion and says which it was: "her first interview since the talks became known,"."""

_SPOKE = frozenset({"speaking", "spoke", "speaks", "spoken", "talking", "talked", "testified", "testifying"})
"""Words behind which "to" and "before" open an occasion: "spoke Monday to the congress"."""


@cache
def events() -> frozenset[str]:
    """Nouns of what takes place ("rally"), in small letters, from `data/occasions.tsv`."""
    return frozenset(row["noun"].lower() for row in rows("occasions") if row["kind"] == "event")


@cache
def _nouns() -> frozenset[str]:
    return frozenset(row["noun"].lower() for row in rows("occasions") if row["kind"] != "platform")


@cache
def texts() -> frozenset[str]:
    """Nouns of what is written to be read ("communiqué"), in small letters, from the same table."""
    return frozenset(row["noun"].lower() for row in rows("occasions") if row["kind"] == "text")


@cache
def _platforms() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("occasions") if row["kind"] == "platform")


def is_event(word: str) -> bool:
    """The word, in small letters, names an occasion: "rally", "interviews"."""
    return _is_noun(word)


def is_gathering(word: str) -> bool:
    """The word names an occasion at which people are together, and nothing written."""
    return _is_noun(word) and not texts() & {word, singular(word)}


def is_placed(word: str) -> bool:
    """The word names such an occasion, or a place beside one ("the sidelines")."""
    return is_gathering(word) or word in SIDES


def occasions_in(text: str, where: Range, holes: Sequence[Range] = ()) -> list[Range]:
    """The phrases that name an occasion inside `where` and outside the `holes`, in order, none inside another."""
    words = list(words_of(text, *where))
    for start, end in holes:
        words = [word for word in words if not start <= word.start < end]
    found = [place for i in range(len(words)) if (place := _occasion_at(text, words, i)) is not None]
    aired = [place for place, sender in on_air(text, where) if not (sender and (sender.described or sender.sort))]
    found += [place for place in aired if not any(overlap(place, hole) for hole in holes)]
    return _joined(found)


def _joined(found: Sequence[Range]) -> list[Range]:
    """Phrases that share words as one: "in an interview on Radio Tarn’s" and "on Radio Tarn’s “Morning”"."""
    joined: list[Range] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def is_gathering_phrase(text: str, where: Range) -> bool:
    """Some word of the phrase names an occasion at which people are together."""
    words = [word.text for word in words_of(text, *where)]
    return any(is_gathering(word) for word in words) or any(f"{a} {b}" in events() for a, b in pairwise(words))


def _occasion_at(text: str, words: Sequence[Word], index: int) -> Range | None:
    first = words[index]
    if first.text in _ADDRESSING and index + 1 < len(words):
        return _addressed_occasion(text, words, index)
    if first.text in _SPEAKING and index + 1 < len(words):
        if words[index + 1].text in _WHERE and not any(w.text in _TERMS for w in words[index + 2 : index + 4]):
            return until(text, words, index, index + 2)
        return None
    behind = [w.text for w in words[index + 1 : index + 4]]
    if first.text in {"on", "in", "at"} and behind[::2] == ["the", "of"] and behind[1] in SIDES:
        return until(text, words, index, index + 3)
    if first.text in {"in", "at"} and behind[::2] == ["the", "of"] and behind[1] in _PARTS_OF:
        place = _with_noun(text, words, index + 3)
        return (first.start, place[1]) if place and is_gathering_phrase(text, place) else None
    taken_to = first.text == "to" and index > 0 and words[index - 1].text in _TAKEN_TO
    if (taken_to or first.text in {"on", "via", "through"}) and (
        end := _platform(text, words[index + 1 : index + 7])
    ):
        return first.start, end
    held = first.text in HELD or (first.text == "up" and index > 0 and words[index - 1].text in _WINDING)
    if held and index + 1 < len(words) and words[index + 1].text in _DETERMINERS:
        place = _with_noun(text, words, index)
        if place is None or not is_gathering_phrase(text, place):
            return None
        since = _SINCE.match(text, place[1])
        return words[index + 1].start, since.end() if since else place[1]
    before = words[index - 2 : index] if index > 1 else words[:index]
    heard = first.text in {"to", "before"} and any(w.text in _SPOKE for w in before)
    return _with_noun(text, words, index) if heard or first.text in _OPENERS else None


_PARTS_OF = frozenset({"outset", "start", "beginning", "middle", "close", "end", "conclusion", "top"})
"""Parts of an occasion: "at the outset of a debate"."""

SIDES = listed("occasions.sides")
"""Places beside an occasion: "on the sidelines of the fair", "at the margin of the opening"."""


def _addressed_occasion(text: str, words: Sequence[Word], index: int) -> Range | None:
    """What is addressed, without the hearers in front of it: "guests of | the guild's annual dinner"."""
    place = _with_noun(text, words, index, _ADDRESSED_WITHIN)
    if place is None:
        return None
    noun = next(i for i in range(index + 1, len(words)) if _is_noun(words[i].text) or _is_pair(words, i))
    of = [i for i in range(index + 1, noun) if words[i].text in _HELD_ON]
    return words[(of[-1] if of else index) + 1].start, place[1]


def _platform(text: str, words: Sequence[Word]) -> int | None:
    """Where the name of a platform ends that begins these words, an owner before it or an account after it."""
    own = _OWN_PAGE.match(" ".join(word.text for word in words))
    if own is not None:
        size = len(own.group().split())
        on = len(words) > size + 1 and words[size].text in {"on", "in"}
        return (_platform(text, words[size + 1 :]) if on else None) or words[size - 1].end
    for at, word in enumerate(words):
        for last in words[at : at + 2]:
            if text[word.start : last.end] in _platforms():
                rest = [w for w in words if w.start >= last.end][:1]
                return rest[0].end if rest and rest[0].text in _ACCOUNTS else last.end
        owner = at + 1 < len(words) and words[at + 1].text in {"'", "’"}
        if not (owner or word.text in _OWNERS | {"'", "’", "s"} or text[word.start].isupper()):
            return None
    return None


_OWN_PAGE = re.compile(
    r"(?:his|her|its|their|my|our)\s(?:(?:own|official|personal|campaign|verified|public)\s)*"
    r"(?:page|feed|channel|website|web\ssite|site|blog|wall|timeline|newsletter)\b(?!\s[’'])"
)
"""A place of one's own where one writes: "on her page"."""

_TERMS = listed("occasions.terms")
""" "Speaking on condition of anonymity" is on no occasion."""

_TAKEN_TO = frozenset({"took", "takes", "taking", "taken", "turned"})
_ACCOUNTS = listed("occasions.accounts")
_OWNERS = listed("occasions.determiners") | {"own", "official", "personal", "verified"}


def _with_noun(text: str, words: Sequence[Word], index: int, within: int = _NOUN_WITHIN) -> Range | None:
    """A preposition, a determiner or plain modifiers, and a noun of the table."""
    for at in range(index + 1, min(index + 1 + within, len(words))):
        word = words[at].text
        owner = word in {"'", "’"} and at + 1 < len(words) and words[at + 1].text == "s"
        tail = word in _TAIL and at > index + 1 and not (within > _NOUN_WITHIN and word in _HELD_ON)
        tail = tail and not (word == "of" and words[at - 1].text in _BEFORE_OF)
        dated = (
            word in DAYS
            and words[index].text == "on"
            and words[at + 1 : at + 2] != []
            and not _day_owns(words, at)
        )
        if dated:
            return None
        pointed = (
            word == "that" and at == index + 1 and not {w.text for w in words[at + 1 : at + 2]} & _DETERMINERS
        )
        if pointed:
            continue
        done = (words[index].text == "after" and word.endswith("ed")) or (at == index + 1 and _is_doing(word))
        if (word in _END and not owner) or word in _VERBS or word in _NO_PHRASE or tail or done:
            return None
        if word in {"room", "rooms"} and not any(_is_noun(w.text) for w in words[at + 1 : at + 2]):
            return None
        if words[index].text == "in" and at == index + 1 and (word in _REPLIES or word.endswith("ing")):
            return None
        if _IN_THE_EVENT.match(text, words[at].start) and words[at - 1].text == "the":
            return None
        if word == "order" and words[index + 1].text not in {"an", "its", "his", "her"}:
            return None
        named = text[words[at].start].isupper() and word in _INSTITUTIONS
        known = _is_noun(word) or _is_pair(words, at)
        if known and not named and not _compound(words, at) and _fits(words[index].text, word):
            return until(text, words, index, at + 1)
    return None


_REPLIES = frozenset({"reply", "response", "answer", "return", "reaction", "exchange", "ruling"})
""" "In reply to our questions", "in exchange for it", "in ruling that …" say to what or how, and not where."""

_IN_THE_EVENT = re.compile(r"event\s(?:of|that)\b")
""" "In the event of a strike" is if there is one."""

_BEFORE_OF = frozenset({"state", "one", "some", "several", "both"})
"""Words behind which "of" stands in front of the noun: "State of the Union address", "in one of her columns"."""

_INSTITUTIONS = listed("occasions.institutions")
""" "At the National Committee" somebody works, and nothing is held."""


def _day_owns(words: Sequence[Word], day: int) -> bool:
    """ "On Monday's show", "on the Monday night programme", and not "on Monday hit the campaign trail"."""
    return any(word.text in {"'", "’"} for word in words[day + 1 : day + 3]) or words[day - 1].text in _DETERMINERS


def _is_doing(word: str) -> bool:
    """ "After seeing the post", "in announcing the tour": a deed, and no occasion."""
    return word.endswith("ing") and not _is_noun(word) and word not in {"evening", "morning", "opening", "closing"}


_NO_PHRASE = listed("occasions.no_phrase")
"""Words between a preposition and a noun by which the noun is not the preposition's."""


def _is_pair(words: Sequence[Word], at: int) -> bool:
    """Two words that are one noun of the table: "town hall"."""
    return f"{words[at - 1].text} {words[at].text}" in _nouns()


def _compound(words: Sequence[Word], at: int) -> bool:
    """The noun is only the first part of a longer one: "press conference", "council meeting", "briefing room"."""
    return at + 1 < len(words) and (_is_noun(words[at + 1].text) or words[at + 1].text in _ROOMS)


def _fits(opener: str, noun: str) -> bool:
    """ "On the show", "at the rally", "over dinner", and not "comments on the show", "anger over the report"."""
    if opener in _FIT:
        return bool(_FIT[opener] & {noun, singular(noun)})
    return opener != "at" or not texts() & {noun, singular(noun)}


_FIT = {"on": listed("occasions.on"), "over": listed("occasions.over")}

_ROOMS = listed("occasions.rooms")


def _is_noun(word: str) -> bool:
    return word in _nouns() or singular(word) in _nouns()


def until(text: str, words: Sequence[Word], first: int, at: int) -> Range:
    """From `first` over the noun at `at` and the phrases that hang on it, to what ends a phrase."""
    last, index = at - 1, at
    stop = min(first + _LONGEST_OCCASION, len(words))
    while index < stop and not _ends(text, words, index, at):
        word, before = words[index], words[index - 1]
        loose = index == at and at - first > 2 and word.text not in _TAIL | {"'", "’", "s"}
        loose = loose and not _is_put(words, index)
        clock = word.text == "at" and words[index + 1 : index + 2] != [] and words[index + 1].text.isdigit()
        if (
            loose
            or clock
            or word.text in {"late", "early"}
            or (_is_day(words, index) and before.text not in _HELD_ON)
        ):
            over = _over_day(text, words, index)
            if over is None:
                break
            index = over
        last = index
        index += 1
    while last > at - 1 and words[last].text in _TAIL | _DETERMINERS | _PUT_OUT | _JUST | _HELD_ON:
        last -= 1
    shown = _SHOWN.match(text, words[last].end)
    return words[first].start, shown.end() if shown else words[last].end


def _ends(text: str, words: Sequence[Word], index: int, at: int) -> bool:
    """The word ends the phrase."""
    word, before = words[index], words[index - 1]
    owned = word.text in {"'", "’"} and index + 1 < len(words) and words[index + 1].text == "s"
    if index == at and _is_put(words, index):
        return False
    if word.text == "to" and before.text in _PUT:
        return False
    if word.text == "by" and any(w.text.endswith("ing") for w in words[index + 1 : index + 2]):
        return True  # "opened her speech | by praising the crew"
    to = word.text == "to" and index == at and _is_hearer(text, words[index + 1 : index + 2])
    return (
        (word.text in _END and not owned and not inside_name(text, word))
        or (word.text in _VERBS and not to)
        or word.start - before.end > 2
    )


def inside_name(text: str, word: Word) -> bool:
    """A full stop behind an initial or a title, or a comma inside a number: "the U.S. attorney", "3,000 men"."""
    before, after = text[max(word.start - 2, 0) : word.start], text[word.end : word.end + 1]
    initial = word.text == "." and before[-1:].isupper() and not before[:1].isalnum()
    titled = word.text == "." and _TITLED.search(text, max(word.start - 5, 0), word.end + 2) is not None
    return initial or titled or (word.text == "," and before[-1:].isdigit() and after.isdigit())


_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt)\.\s[A-ZÀ-Þ]")


def _is_put(words: Sequence[Word], index: int) -> bool:
    """The word says where a notice was put, or to whom an interview was given."""
    behind = [word.text for word in words[index + 1 : index + 2]]
    return words[index].text in _PUT and bool({"to", "on", "at"} & set(behind))


def _is_day(words: Sequence[Word], index: int) -> bool:
    """A word of a date; "this" of "this newspaper" is none."""
    owned = words[index].text == "this" and any(word.text in _ITS_OWN for word in words[index + 1 : index + 2])
    return words[index].text in DAYS and not owned


def _over_day(text: str, words: Sequence[Word], index: int) -> int | None:
    """Behind a date inside the phrase the preposition with which it goes on: "a speech Monday | at the mill"."""
    at = index
    while at < len(words) and (words[at].text in DAYS or words[at].text in _PARTS):
        at += 1
    if at == index or at + 1 >= len(words) or words[at].text not in {"in", "at", "on", "with"}:
        return None
    named = text[words[at + 1].start].isupper() or words[at + 1].text in _DETERMINERS
    return at if named and words[at + 1].text not in DAYS else None


_PUT_OUT = frozenset(
    {"published", "released", "aired", "broadcast", "posted", "issued", "recorded", "printed", "taped"}
)
"""What is done with a text or a talk, and no part of its name: "an interview with Poe | aired | on Sunday"."""

_JUST = frozenset({"right", "shortly", "immediately"})
"""Before "after" or "before": "on Radio Tarn | right | after the speech"."""

_SHOWN = re.compile(rf"(?:[’']s?)?\s{TITLE}")
"""The programme of a station: "during a call to Radio Tarn’s | “Sunday Table”"."""

_PUT = frozenset({"pinned", "posted", "addressed", "sent", "nailed", "granted", "given"})
"""Of a notice or an interview: "pinned to its gate", "granted to Radio Tarn"."""

_PARTS = frozenset({"night", "morning", "afternoon", "evening", "week", "month", "year"})


def _is_hearer(text: str, words: Sequence[Word]) -> bool:
    """ "A letter to the council, to Poe, to voters", and not "a call to end it"."""
    return any(
        w.text in _DETERMINERS | {"more", "about", "some", "nearly"}
        or text[w.start].isupper()
        or w.text.endswith("s")
        for w in words
    )


DAYS = listed("occasions.days") | calendar.dates() - {"march", "mar", "may"}
_ITS_OWN = listed("hearers.its_own")
_HELD_ON = frozenset({"of", "at", "during", "in"})
"""Before a day that owns an occasion: "the opening of Monday's debate"."""
