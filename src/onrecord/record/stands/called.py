"""What the story's pages say that its named things are: "Zelprin, a serum", "the ferry Halcyon"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.record.stands.frames import classes
from onrecord.record.stands.phrases import Word, root
from onrecord.record.story import Story
from onrecord.record.words import STOPWORDS, tokens, word_set

PHRASE = 5
"""Words of a description behind a name, at most, to its last: "a two-dose serum"."""

_KINDS = (
    "@product",
    "@course",
    "@craft",
    "@house",
    "@building",
    "@data",
    "@law",
    "@game",
    "@border",
    "@firm",
    "@tree",
)
"""Classes of things; persons and bodies are told apart elsewhere."""

_ARTICLES = word_set("a an the its their")
_AFTER = word_set(
    ", . ; : — – ( ) of in on at by for from with against to that which who whose made used sold run owned built "
    "known called and"
)
"""What may follow the last word of a description."""


def called(texts: Iterable[tuple[str, Sequence[Word]]]) -> Mapping[str, frozenset[str]]:
    """The stems of names by the class of nouns (`data/issue_frames.tsv`) that a page describes them by. `texts`:
    the pages, each with its words."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for text, words in texts:
        for name, noun in _described(text, words):
            for kind in _KINDS:
                if noun.stem in classes()[kind]:
                    found[kind].add(root(name.text))
    return {kind: frozenset(names) for kind, names in found.items()}


def described(story: Story) -> frozenset[str]:
    """The stems of the nouns by which a story's pages speak of people: "nine bargemen", "her deputy"."""
    persons = (
        m for r in story.readings for m in r.mentions if m.form == "nominal" and m.kind in ("person", "group")
    )
    return frozenset(root(words[-1]) for m in persons if (words := tokens(m.span.text.split(",")[0])))


def _described(text: str, words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Names with the noun that describes them: behind a comma, or right before them."""
    for place, word in enumerate(words[1:-2], 1):
        before = words[place - 1]
        if not text[word.start].isupper() or before.text == "." or word.text in STOPWORDS:
            continue
        following = [w.text for w in words[place + 1 : place + 3]]
        if following[0] == "," and following[1] in _ARTICLES:
            phrase = words[place + 3 : place + 3 + PHRASE]
            end = next((n for n, w in enumerate(phrase) if w.text in _AFTER), None)
            if end:
                yield word, phrase[end - 1]
        if words[place - 2].text in _ARTICLES and place > 1 and text[before.start].islower():
            yield word, before
