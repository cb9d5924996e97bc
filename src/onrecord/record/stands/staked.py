"""What a whole story shows of the things that sides are taken on: which are at stake, and under which words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.model import Attribution
from onrecord.model.record import Direction
from onrecord.record.stands.issues import DOUBTFUL, SUPPORT, Side, Things, listed_in, plain_key
from onrecord.record.stands.objects import OWN, WISHES, key_of
from onrecord.record.stands.phrases import Found, Word, words_of
from onrecord.record.story import Sentences, Story
from onrecord.record.who.entities import People
from onrecord.record.words import tokens

OWN_PAGES = 2
"""A noun that a plain act governs is looked for in other words where so many of the story's pages have it."""

SETTLED = 1 / 3
"""Share of a story's pages that have a sure term of an issue, from which its doubtful terms mean it too: "offer"
in a story of a takeover. In 20 unrelated articles of an election campaign no issue has as much."""

SEQUENCE = 8
"""Words behind a thing at stake in which it is said to be wanted before another."""

_SMALL = re.compile(r"\b[a-z]\w+")

Held = tuple[Attribution, Sentences, tuple[str, ...]]
"""An attribution that may take a side, the sentences of its article, and whose side it would be."""


def staked_on(named: Iterable[dict[str, Side]], users: Iterable[str]) -> dict[str, int]:
    """How often the story takes sides on each thing by name: on a thing of its own, more than once."""
    times = Counter(key for found in named for key, side in found.items() if side.sure)
    kept = {key: count for key, count in times.items() if count > 1 or not key.startswith(OWN)}
    return {**dict.fromkeys(users, 1), **kept}


def plain_on(story: Story, staked: Mapping[str, int], users: Collection[str]) -> dict[str, int]:
    """What somebody may mean who does not name it: of a story of one page, on which nothing else shows what is at
    stake, only that on which it takes sides more than once."""
    least = 1 if len(story.articles) > 1 else OWN_PAGES
    return {key: count for key, count in staked.items() if count >= least or key in users}


def settle(story: Story, things: Things, named: Iterable[dict[str, Side]]) -> None:
    """What a doubtful term names is sure where a good share of the pages have a term of the same issue that is
    not."""
    found = list(named)
    doubtful = {key for sides in found for key, side in sides.items() if not side.sure}
    doubtful -= {key for sides in found for key, side in sides.items() if side.sure}
    pages: Counter[str] = Counter()
    for article in story.articles.values() if doubtful else ():
        found_there = things.find(words_of(article.text))
        pages.update({plain_key(t.value) for t in found_there if DOUBTFUL not in t.value} & doubtful)
    least = max(OWN_PAGES, SETTLED * len(story.articles))
    for sides in found:
        for key in doubtful & sides.keys():
            sides[key] = replace(sides[key], sure=pages[key] >= least)


def common(
    story: Story, people: People, held: Sequence[Held], governed: Iterable[Iterable[Side]]
) -> frozenset[str]:
    """The keys of nouns that plain acts govern, or that somebody wants so, and that several pages or speakers have
    ("a new pier"). Parts of names are none; a word that is written small elsewhere is no name."""
    written_small = {word for article in story.articles.values() for word in _SMALL.findall(article.text)}
    called = (tokens(name) for e in people.entities for name in (e.name, *e.aliases))
    names = {word for words in called if len(words) > 1 or written_small.isdisjoint(words) for word in words}
    found = {(side.key, side.named) for sides in governed for side in sides}
    heads = {key for key, named in found if key_of(word := named.split()[-1]) == key and word not in names}
    pages: Counter[str] = Counter()
    for article in story.articles.values():
        pages.update(heads & {key_of(word) for word in set(tokens(article.text))})
    speakers: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for attribution, _, actors in held:
        for span in attribution.content:
            for key in heads & {key_of(word) for word in tokens(span.text)}:
                speakers[key].add(actors)
    return frozenset(key for key in heads if max(pages[key], len(speakers[key])) >= OWN_PAGES)


def is_to_come_first(thing: Found, key: str, words: Sequence[Word], way: Direction) -> bool:
    """Whether somebody wants the thing before another: "demand that they leave before the talks"."""
    wished = way == "for" or any(word.text in WISHES for word in words[: thing.start])
    after = words[thing.end : thing.end + SEQUENCE]
    before = next((n for n, word in enumerate(after) if word.text == "before"), None)
    if key.startswith((OWN, SUPPORT)) or not wished or before is None:
        return False
    return any(plain_key(other.value) not in (key, "") for other in listed_in(after[before + 1 :]))
