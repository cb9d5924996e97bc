"""What a demand, a refusal, a plan or a promise is about."""

from __future__ import annotations

import pytest

from onrecord.record.stands.governed import governed, listed, refused, wished
from onrecord.record.stands.objects import key_of
from onrecord.record.stands.phrases import words_of
from onrecord.record.stands.shells import is_shell

NOBODY: frozenset[int] = frozenset()


def about(text: str, act: str = "demand", says: bool = False) -> tuple[str, bool] | None:
    words = words_of(text)
    found = governed(words, NOBODY, act, says)
    return (" ".join(w.text for w in words[found[0].start : found[0].end]), found[1]) if found else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("to raise the barge in October", ("raise the barge", False)),
        ("not to raise the barge", ("raise the barge", True)),
        ("a small funeral", ("small funeral", False)),
        ("the need for a new pier", ("new pier", False)),
        ("to hold a hearing on Monday", ("hearing", False)),
        ("the residents to donate blood", ("donate blood", False)),
        ("that the barge should not leave the quay", ("leave the quay", True)),
        ("the owners of the pier to repaint the lamps", ("repaint the lamps", False)),
        ("the keepers on Friday to repaint the lamps", ("repaint the lamps", False)),
        ("to be patient", None),
        ("it back", None),
        ("to halt the barge", ("barge", True)),
        ("to build a new pier", ("new pier", False)),
        ("to stop looking at the barge", None),
        ("that the mayor open the archive", ("archive", False)),
        ("the call for a new pier", ("new pier", False)),
        ("the suggestion", None),
        ("the guild's demand that the keepers leave the quay", ("leave the quay", False)),
        ("the guild's demand to halt the barge", ("barge", True)),
        ("a halt to the deliveries", ("deliveries", True)),
        ("access to the evidence", ("access", False)),
        ("to give up the quay", ("give up the quay", False)),
        ("to keep the pier open", ("pier", False)),
        ("that the pier should be kept", ("pier", False)),
        ("that every lamp should be tested", None),
        ("that the pier had no lamps", None),
        ("the owner of having sold lamps", None),
    ],
)
def test_what_a_content_is_about(text, wanted):
    assert about(text) == wanted


@pytest.mark.parametrize(
    ("text", "act", "things"),
    [
        (
            "a rise of 9 percent, an end to the no-encore rule that binds them and a seat on the board",
            "demand",
            [("rise", False), ("no-encore rule", True), ("seat", False)],
        ),
        ("the nets and the levy", "reject", [("nets", False), ("levy", False)]),
        ("a pier, and the keepers agreed", "demand", [("pier", False)]),
        ("a pier because the quay and the lamps are old", "demand", [("pier", False)]),
        ("to raise the barge and the boat", "demand", [("raise the barge", False)]),
        ("the pier and the boat", "praise", [("pier", False)]),
    ],
)
def test_a_list_of_things_is_read_to_its_end(text, act, things):
    words = words_of(text)
    found = [
        (" ".join(w.text for w in words[f.start : f.end]), turned)
        for f, turned in listed(words, NOBODY, act, False)
    ]
    assert found == things


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("the old clocks must go", "old clocks"),
        ("nobody will play until the old clocks are back", "old clocks"),
        ("they must go", None),
        ("the old clocks will go", None),
        ("nobody will play until the old clocks", None),
        ("clocks are back until noon", None),
    ],
)
def test_what_must_be_so_and_what_is_waited_for_is_wanted(text, thing):
    words = words_of(text)
    found = [" ".join(w.text for w in words[f.start : f.end]) for f in wished(words, NOBODY)]
    assert found == ([thing] if thing else [])


def test_a_figure_is_nothing_that_is_done():
    assert about("to 6 percent of the wage", "promise") is None


def test_what_will_be_done_is_what_a_promise_is_about():
    assert about("that the guild would repaint the lamps", "promise") == ("repaint the lamps", False)
    assert about("that the guild would repaint the lamps", "urge") is None
    assert about("the keepers that nobody pays", "promise") is None


def test_a_clause_that_is_only_said_names_nothing():
    assert about("the lamps on the pier", says=True) is None


def test_a_word_that_means_somebody_is_no_thing():
    words = words_of("the keepers")
    assert governed(words, frozenset({1}), "demand", says=False) is None


def test_a_verb_and_its_noun_are_one_thing():
    assert key_of("appointment") == key_of("appoint") == key_of("appointing")
    assert key_of("nation") != key_of("nat")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I am not going to sell the pier to strangers", "sell"),
        ("we will never sell the pier", "sell"),
        ("that he would not sell the pier", "sell"),
        ("I am not selling the pier", None),
        ("the guild will not sell the pier", None),
        ("we will sell the pier", None),
    ],
)
def test_what_the_speaker_will_not_do(text, wanted):
    words = words_of(text)
    found = refused(words, NOBODY)
    assert (words[found.start].text if found else None) == wanted


def test_a_shell_points_back():
    assert is_shell(words_of("the decision on"))
    assert is_shell(words_of("the decision"))
    assert not is_shell(words_of("the decision to sell"))
    assert not is_shell(words_of("the new pier"))
