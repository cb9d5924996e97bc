"""Which way words lean on a thing."""

from __future__ import annotations

import pytest

from onrecord.record.stands.leanings import Sentence
from onrecord.record.stands.leant import WILLS
from onrecord.record.stands.phrases import Phrases, words_of

THING = Phrases([("sale", "sale"), ("sell", "sale"), ("=sold", "sale")])


def way(text: str, wills: frozenset[str] = WILLS, offered: bool = True) -> str | None:
    words = words_of(text)
    led = [Sentence(words, wills).way(thing.start, thing.end, offered) for thing in THING.find(words)]
    return next((one[0] for one in led if one), None)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("demanded an early sale of the ferry", "for"),
        ("insists that every ferry be sold by May", "for"),
        ("saw no reason to halt the sale", "for"),
        ("the sale stands", "for"),
        ("has no objection to a sale as long as the crew stays", "conditional"),
        ("rejected any sale", "against"),
        ("ready to discuss a sale", "for"),
        ("not ready for a sale", "against"),
        ("refused to consider a sale", "against"),
        ("refused to rule out a sale", "open"),
        ("did not oppose a sale", "open"),
        ("is open to a sale", "open"),
        ("would not rule out a sale", "open"),
        ("has yet to say whether it wants a sale", "open"),
        ("urged the board to stop the sale", "against"),
        ("promised never to sell the ferry", "against"),
        ("a sale is out of the question", "against"),
        ("a sale was not necessary", "against"),
        ("a sale would be irresponsible", "against"),
        ("a sale would be both unwise and illogical", "against"),
        ("any sale before the vote in May would be irregular", "against"),
        ("told her any sale before the vote in May would be irregular", "against"),
        ("a sale of the ferry with its crew to the town would be irregular", "against"),
        ("a sale of the ferry and a gift of its crew to the town would be irregular", None),
        ("called any sale ill-judged", "against"),
        ("the sale is unusual", None),
        ("the sale is more important than any strike", "for"),
        ("the sale comes before any strike", "for"),
        ("nothing less than a sale will do", "for"),
        ("anything less than a sale would be an insult", "for"),
        ("better a sale than a strike", "for"),
        ("a sale must come", "for"),
        ("demanded an end to the sale", "against"),
        ("by the end of the month the sale was known", None),
        ("would rather resign than sell", "against"),
        ("a sale would be a gift to the town", None),
        ("the sale could be dropped line by line if the crew stayed", "conditional"),
        ("rejected a sale as premature", "against"),
        ("does not consider a sale to be necessary", "against"),
        ("a sale is possible", "for"),
        ("any pressure for a sale is unacceptable", "against"),
        ("a sale had been ruled out", "against"),
        ("there will be no sale while the crew strikes", "against"),
        ("no sale without the crew", "against"),
        ("we will not sell the ferry", "against"),
        ("we will sell the ferry", "for"),
        ("they must sell the ferry", "for"),
        ("we want to sell the ferry, but not to strangers", "conditional"),
        ("would agree to a sale only if the crew stays", "conditional"),
        ("ready for a sale, provided that the crew stays", "conditional"),
        ("would welcome a sale if the crew stayed", "conditional"),
        ("any sale must respect the crew", "conditional"),
        ("no sale unless the crew stays", "conditional"),
        ("the sale must wait", "against"),
        ("nobody will sell the ferry", "against"),
        ("warned the board against a sale", "against"),
        ("not one ferry must be sold", "against"),
        ("the sale could only go ahead in May", "conditional"),
        ("they must mend the ferry before any sale", "conditional"),
        ("the sale could begin in May", "open"),
        ("the sale could begin once the crew agrees", "conditional"),
        ("would call off the sale if the crew agreed", "conditional"),
        ("want the sale stopped", "against"),
        ("would back only a sale", "conditional"),
        ("would support a sale that keeps the crew", "conditional"),
        ("wants a sale that keeps the crew", "for"),
        ("any sale would have to respect the crew", "conditional"),
        ("had no choice but to sell the ferry", "for"),
        ("they must sell the ferry at once", "for"),
        ("demanded a sale, and it does not depend on the crew", "for"),
        ("a sale would be a mockery", "against"),
        ("a sale would be a gift to strangers", "against"),
        ("there will be a sale and the terms are unacceptable", "for"),
        ("the ferry is not for sale", "against"),
        ("warned the board not to sell the ferry", "against"),
        ("a sale was in the interest of the crew", "for"),
        ("ruled out a sale until the crew is paid", "conditional"),
        ("no sale would be worth a penny unless the crew agrees", "conditional"),
        ("did not rule out a sale until the autumn", "open"),
        ("rejected opposition calls for a sale", "against"),
        ("a sale will never happen", "against"),
        ("would sooner resign than sell the ferry", "against"),
        ("would rather sell the ferry than sink it", "for"),
        ("is considering a sale", "open"),
        ("could accept a sale under three conditions", "conditional"),
        ("I think we will sell the ferry", "for"),
        ("I think the ferry must be sold", "for"),
    ],
)
def test_which_way_words_lean(text, direction):
    assert way(text) == direction


@pytest.mark.parametrize(
    "text",
    [
        "the sale of the ferry was in May",
        "the ferry has been sold to strangers",
        "their demands after the sale were heard",
        "he was angry because a sale is dear",
        "went home after the sale",
        "repeatedly failed to support a sale",
        "the ferry would sell well",
        "they will have praised the sale",
        "of course we understand that a sale will never happen",
        "considers the sale a matter of taste",
        "I think she will sell the ferry",
        "we believe the board will sell the ferry",
    ],
)
def test_words_that_only_speak_of_a_thing_lean_no_way(text):
    assert way(text) is None


def test_a_condition_in_a_new_thought_is_another_s():
    assert way("we want a sale; but if the crew strikes, it is late") == "for"
    assert way("we would sell, even if the crew strikes") is None


def test_what_is_told_indirectly_would_be():
    assert way("the board would sell the ferry", WILLS | {"would"}) == "for"
    assert way("the board would sell the ferry if the crew left", WILLS | {"would"}) == "conditional"


def test_what_another_must_do_is_the_speaker_s_wish():
    words = words_of("the board must sell the ferry")
    (thing,) = THING.find(words)
    assert Sentence(words).way(thing.start, thing.end) == ("for", 0)


def test_what_stands_in_a_condition_is_not_what_is_wanted():
    assert way("we will hand over the keys only if the guild agrees to a sale") is None
    assert way("she would vote for a sale only if the guild stays") == "conditional"


def test_a_verb_that_is_itself_what_is_wanted_does_not_lean_on_itself():
    words = words_of("the works must be suspended")
    assert Sentence(words).way(4, 5) == ("for", 0)


def test_who_finds_too_little_of_a_thing_wants_more_of_it_unless_it_is_offered():
    assert way("a sale does not go far enough", offered=False) == "for"
    assert way("a sale does not go far enough") == "against"


def test_a_thing_that_is_told_with_a_modal_inside_it_is_willed():
    words = words_of("the crew will stay on the ferry")
    assert Sentence(words).way(1, 4) == ("for", 1)
