"""Where tables and network differ about what is done by saying something."""

import pytest

from onrecord.reading.learned.acts import ACTS
from onrecord.reading.words.acts import Meaning
from onrecord.reading.words.settling import HEEDED, settled


def read(act, negated=False):
    return Meaning("assertion", act, negated, "neutral")


def chances(**likely):
    return lambda: {act: likely.get(act, -9.0) for act in ACTS}


def test_a_mere_assertion_is_what_the_network_sees_in_it():
    assert settled(read("assert"), chances(promise=-0.1)).act == "promise"


def test_of_two_that_are_as_likely_the_tables_have_their_way():
    assert settled(read("assert"), chances(promise=-0.6, **{"assert": -0.7})).act == "assert"
    assert settled(read("assert"), chances(promise=-0.6, **{"assert": -0.7 - HEEDED})).act == "promise"


@pytest.mark.parametrize("act", ["deny", "reject", "other", "criticise"])
def test_what_the_tables_have_seen_done_stands(act):
    assert settled(read(act), chances(praise=-0.01)) == read(act)


def test_without_a_cue_nothing_changes():
    assert settled(read("assert"), dict) == read("assert")


def test_who_would_not_say_is_silent_and_does_not_deny_being_so():
    assert settled(read("assert", negated=True), chances(decline=-0.01)) == read("decline")
    assert settled(read("assert", negated=True), chances(promise=-0.01)).negated
