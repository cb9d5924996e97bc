"""How an issue is called, as one would write it down: "leaving the island", "joint patrol", "military aid"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from onrecord.data import calendar
from onrecord.record.stands.phrases import Word
from onrecord.record.words import STOPWORDS, word_set

LEAST = 2
"""A fuller name is what the story says so often, at least."""

SHARE = 1 / 8
"""And in this share of the places where it has the word."""

AFTER_WORDS = 3
"""Words behind "of" or "with" that a fuller name may have."""

_LINKS = word_set("of with on to for against between")
_LEADS = word_set(
    "a an the its his her their your our any no some of for on in with about by from into over against without "
    "more and or such"
)
_EMPTY = word_set(
    "new further more any own recent possible potential such first last same other next full additional immediate "
    "direct early final latest second previous fresh urgent great big major current future whole strong continued "
    "serious planned proposed likely so called"
)
_PLACED = word_set("week month year day time").union(calendar.names("weekday"))

_DOUBLED = re.compile(
    r"[^aeiou]*[aeiou][bdfgklmnprstvz]|(?:for|be|re|ad|sub|com|per|trans|con)[^aeiou]+[aeiou][bdglmnprt]"
)
"""Verbs whose last letter is written twice before -ing: of one short syllable, or with one before it."""

_SINGLE = frozenset({"offer", "suffer", "open", "enter", "visit", "limit", "answer", "order", "reopen", "recover"})


def labelled(words: Sequence[str], is_verb: bool) -> str:
    """A row of words as a label: what is to be done by its -ing form ("leave the island": "leaving the island"), a
    noun phrase as it stands. Names keep their capitals, which the words have already."""
    if not is_verb or len(words) < 2:
        return " ".join(words)
    return " ".join((gerund(words[0]), *words[1:]))


def gerund(verb: str) -> str:
    """The -ing form of a verb in its plain form: "leave": "leaving", "cut": "cutting"."""
    if verb.endswith("ing") and len(verb) > len("bring"):
        return verb
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    if verb not in _SINGLE and _DOUBLED.fullmatch(verb):
        return f"{verb}{verb[-1]}ing"
    return f"{verb}ing"


def fuller(name: str, texts: Iterable[tuple[str, Sequence[Word]]]) -> str:
    """A name of one word with what the story's pages say of it most often: "aid" as "military aid", "talks" as
    "talks with Norland". They must say it more than once, or have the word but once. `texts`: the pages, each with
    its words."""
    if " " in name:
        return name
    led: Counter[str] = Counter()
    followed: Counter[str] = Counter()
    total = 0
    for text, words in texts:
        for place in (n for n, word in enumerate(words) if word.text == name):
            total += 1
            led.update(_led(text, words, place))
            followed.update(_followed(text, words, place))
    times = led if total == 1 else led + followed
    best = min(times, key=lambda phrase: (-times[phrase], -len(phrase), phrase), default=name)
    return best if times[best] >= max(min(LEAST, total), SHARE * total) else name


def _led(text: str, words: Sequence[Word], place: int) -> Iterator[str]:
    """The word before a name, where it belongs to it: "for | military | aid"."""
    before = words[place - 1]
    if place < 2 or words[place - 2].text not in _LEADS | _EMPTY:
        return
    if before.text in STOPWORDS | _EMPTY | _PLACED or not before.text.isalpha() or before.text.endswith("ly"):
        return
    yield f"{text[before.start : before.end]} {words[place].text}"


def _followed(text: str, words: Sequence[Word], place: int) -> Iterator[str]:
    """What a name is followed by, one word more each time: "with | Norland", "on | the ferry"."""
    start = place + 2
    if start >= len(words) or words[place + 1].text not in _LINKS:
        return
    if words[place + 1].text == "for" and words[start].text in STOPWORDS:
        return
    for end in range(start, min(start + AFTER_WORDS, len(words))):
        last = words[end]
        if not _goes_on(last, end == start):
            return
        if last.text not in STOPWORDS | _PLACED:
            yield " ".join((words[place].text, *text[words[place + 1].start : last.end].split()))


def _goes_on(word: Word, opens: bool) -> bool:
    return not word.is_mark and (word.text not in STOPWORDS or (opens and word.text in ("the", "a", "an")))
