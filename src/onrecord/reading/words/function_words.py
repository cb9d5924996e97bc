"""Small words by which a sentence is read without a parse: what begins a clause, a phrase or a question."""

from __future__ import annotations

import re

from onrecord.data.wordlists import listed
from onrecord.reading.words import lexicon
from onrecord.reading.words.cues import NEGATIONS
from onrecord.reading.words.lemmas import lemmas

FINITE = listed("grammar.finite")
PASSED_OVER = NEGATIONS | listed("cues.passed_over")
CONJUNCTIONS = frozenset({"and", "but", "so", "yet", "then"})
THAT = frozenset({"that", "whether"})
QUESTIONS = frozenset({"what", "why", "how", "who", "where", "when", "which", "if"})
OPENING = frozenset("“„«‘\"'`")
PREPOSITIONS = listed("nesting.prepositions")
DETERMINERS = lexicon.small_words("determiner") | {"a", "an", "the", "my", "our", "your", "no", "two", "three"}
RELATIVE = frozenset({"who", "which", "whose", "whom", "that"})
MANY = frozenset({"i", "we", "you", "they", "people", "police", "men", "women", "children", "who", "many", "most"})
SOME = listed("nesting.some")
SUBJECTS = frozenset({"i", "we", "you", "he", "she", "they", "it"})
SUBORDINATING = frozenset({"as", "if", "when", "while", "although", "though", "because", "since", "once", "until"})
_PAST = re.compile(r"[a-z]{2,}ed")


def is_past(word: str) -> bool:
    """Whether a word looks like the past of a verb."""
    bases = lemmas(word)
    return bool(_PAST.fullmatch(word)) or (len(bases) > 1 and not word.endswith(("s", "ing", "ies")))
