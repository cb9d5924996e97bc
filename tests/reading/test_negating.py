"""What begins by saying that something is not so, and what only sounds so."""

from __future__ import annotations

import pytest

from onrecord.reading.words.denying import corrects, denies
from onrecord.reading.words.negating import answers_no, says_not_so


@pytest.mark.parametrize(
    "said",
    [
        "no guard of ours set foot on the quay",
        "there is nothing to sign",
        "there were none and there never had been",
        "that nobody has signed it",
        "at no time was the board aware of it",
        "he has agreed to nothing",
        "she had never sold a single ticket",
        "we have not spoken to the buyers",
        "the boat never crossed the line",
    ],
)
def test_a_deed_or_a_thing_is_said_not_to_be(said):
    assert says_not_so(said)


@pytest.mark.parametrize(
    "said",
    [
        "there is no doubt about the lamps",
        "there were no seats left",
        "nobody knows what it costs",
        "nobody has yet been down there",
        "we will not sell it",
        "we have not decided",
        "they feel they never did better",
        "I have not yet read it",
        "no deal will be signed",
        "the other bank has not said so",
        "he did not report the sums",
        "it is not a good day",
    ],
)
def test_minds_wants_and_what_is_to_come_deny_nothing(said):
    assert not says_not_so(said)


def test_only_an_answer_that_stands_alone_says_no():
    assert answers_no("No. The lamps were ours.")
    assert answers_no("Not so “There was no lamp.”")
    assert not answers_no("No, I meant the other lamp.")
    assert not answers_no("No lamp was lit")


@pytest.mark.parametrize(
    "said",
    [
        "the reports on the sale of the pier do not correspond to reality",
        "the allegations were “entirely untrue”",
        "a report that the board had lost heart was “news to me”",
        "this was not the case and that he had left by himself",
    ],
)
def test_an_account_is_called_untrue(said):
    assert denies(said, insists=False)


def test_a_bare_word_for_a_lie_denies_and_one_of_praise_does_not():
    assert corrects("Utter rubbish.")
    assert not corrects("Utter bliss.")


def test_what_is_boasted_is_not_denied():
    assert not denies("that he had never lost a case", insists=False, plain=False)


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("it categorically rejects the allegations", True),
        ("she denies the union’s claims", True),
        ("he did no such thing", True),
        ("it rejects the offer", False),
        ("the boats did no such harm", False),
    ],
)
def test_who_says_that_he_rejects_a_claim_denies_it(said, denied):
    assert denies(said, insists=False) == denied
