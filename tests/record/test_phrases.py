"""Phrases of a table in a row of words."""

from __future__ import annotations

import pytest

from onrecord.record.stands.phrases import Phrases, alternatives, root, words_of


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("give up * land", "giving up all their land", "giving up all their land"),
        ("give up * land", "giving up, though not their land", None),
        ("=talks", "the talks", "talks"),
        ("=talks", "the talk", None),
        ("party", "two parties", "parties"),
        ("treaty", "treated well", None),
        ("ratify", "was ratified", "ratified"),
        ("agree to", "agreed reluctantly to", "agreed reluctantly to"),
        ("not rule out", "hasn't ruled out", "hasn't ruled out"),
        ("not rule out", "no rule out there", None),
    ],
)
def test_a_phrase_is_found_by_its_stems(phrase, text, words):
    row = words_of(text)
    found = [" ".join(w.text for w in row[one.start : one.end]) for one in Phrases([(phrase, "x")]).find(row)]
    assert found == ([words] if words else [])


def test_the_longest_phrase_is_found_and_the_first_value_stays():
    phrases = Phrases([("rule out", "against"), ("not rule out", "open"), ("rule out", "for")])
    assert [one.value for one in phrases.find(words_of("did not rule out, then ruled out"))] == ["open", "against"]


def test_words_keep_their_place():
    (word, mark) = words_of("Né!", 10)
    assert (word.text, word.start, word.end, word.is_mark, mark.is_mark) == ("ne", 10, 12, False, True)


@pytest.mark.parametrize(
    ("word", "found"),
    [("scrapping", "scrap"), ("dropped", "drop"), ("banned", "ban"), ("cancelled", "cancel"), ("adding", "add"),
     ("calling", "call"), ("passed", "pass"), ("selling", "sell"), ("planning", "plan")],
)  # fmt: skip
def test_a_doubled_letter_before_an_ending_is_one(word, found):
    assert root(word) == root(found)


def test_a_phrase_with_alternatives_stands_for_several():
    assert list(alternatives("army/troops leave/quit")) == [
        "army leave",
        "army quit",
        "troops leave",
        "troops quit",
    ]


def test_what_a_compound_rules_out_is_not_named_by_it():
    assert [w.text for w in words_of("a no-strike clause, an anti-levy vote")] == [
        "a", "no-strike", "clause", ",", "an", "anti-levy", "vote",
    ]  # fmt: skip
    assert [w.text for w in words_of("No-one lost the no-confidence vote")][:4] == ["no", "one", "lost", "the"]
