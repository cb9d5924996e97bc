"""Which names a thing of the story's own may go by, and which say nothing to a reader."""

from __future__ import annotations

import pytest

from onrecord.record.stands.naming import label, longer
from onrecord.record.stands.phrases import words_of
from record.story import Draft, record
from record.test_sides import wants


def at(text: str, phrase: str) -> tuple[str, list, int, int]:
    words, wanted = words_of(text), [word.text for word in words_of(phrase)]
    start = next(n for n in range(len(words)) if [w.text for w in words[n : n + len(wanted)]] == wanted)
    return text, words, start, start + len(wanted)


@pytest.mark.parametrize(
    ("text", "phrase", "is_verb", "name"),
    [
        ("She wants to mend the old weir", "mend the old weir", True, "mending the old weir"),
        ("They want to fully mend it", "fully mend", True, ""),
        ("She wants it to be in", "be", True, ""),
        ("We must take it up", "take", True, ""),
        ("They will appeal", "appeal", True, "appeal"),
        ("We must reach out to them", "reach out", True, ""),
        ("He wants a joint patrol", "joint patrol", False, "joint patrol"),
        ("They fear those", "those", False, ""),
        ("They fear accounts needed", "accounts needed", False, ""),
        ("He fears Norland the first friend", "Norland the first friend", False, ""),
        ("We talk on Monday", "monday", False, ""),
        ("She wished for nothing of lanterns", "nothing of lanterns", False, ""),
        ("They shun either victory", "either victory", False, ""),
        (
            "He hopes to print his out-of-print lantern book",
            "print his out",
            True,
            "printing his out-of-print lantern book",
        ),
        ("She is for Lovel v. Pell", "Lovel v", False, "lovel v. Pell"),
        ("They owe it to conservative rowers", "conservative rowers", True, ""),
        ("She nodded to a second-place finish", "place finish", False, "second-place finish"),
        ("They will almost surely end it", "almost surely end", True, ""),
        ("They passed a hard-won law", "hard-won law", True, "hard-won law"),
    ],
)
def test_what_is_no_phrase_for_a_thing_or_a_deed_is_no_name(text, phrase, is_verb, name):
    assert label(*at(text, phrase), frozenset(), is_verb) == name


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("They struck down limits on lantern gifts by firms", "limits", "limits on lantern gifts"),
        ("She asked for the hearing to be put back", "hearing", "putting back the hearing"),
        ("that Norlandish lorries would be barred", "barred", "barring Norlandish lorries"),
        ("She will not go to the old mill", "mill", ""),
        ("She will not go to the mill", "mill", "going to the mill"),
        ("They want limits", "limits", ""),
        ("They want limits on lanterns via a decree", "limits", "limits on lanterns"),
        ("They want limits on E.G. Lovel", "limits", ""),
        ("They want limits on lantern gifts falling due", "limits", "limits on lantern gifts"),
        ("They fear those with lanterns", "those", ""),
        ("They want lanterns for ten", "lanterns", ""),
        ("They want an overhaul of Ada Lovel's boats", "overhaul", "overhaul of Ada Lovel's boats"),
        ("They fear an overhaul of the guild's", "overhaul", ""),
        ("We must get into the details", "get", "getting into the details"),
        ("that the old mill would be based", "based", "basing the old mill"),
        ("that the old mill would be taken down", "taken", "taking down the old mill"),
    ],
)
def test_one_word_is_named_by_what_belongs_to_it(text, word, name):
    assert longer(*at(text, word)) == name


def test_a_word_that_one_act_has_and_nothing_makes_more_of_is_no_issue():
    said = ("a", "Ada Lovel", "demanded", "a heron", "demand")
    assert record(wants(*said, form="indirect")).issues == ()
    (issue,) = record(wants(*said[:3], "a heron with a licence of its own", "demand", form="indirect")).issues
    assert issue.name != "heron"


def test_what_is_only_asserted_is_at_stake_where_two_pages_tell_it():
    said = ("Ada Lovel", "said", "“We will feed the herons,”")
    assert record(wants("a", *said, form="direct")).issues == ()
    (issue,) = record(*(wants(page, *said, form="direct") for page in ("a", "b"))).issues
    assert issue.name == "feeding the herons"


@pytest.mark.parametrize("said", ["the word “heron-killer”", "any talk of a secret weir", "the very label"])
def test_what_is_only_said_of_somebody_is_not_at_stake(said):
    assert record(wants("a", "Ada Lovel", "rejected", said, "reject", form="indirect")).issues == ()


def test_what_is_only_asserted_is_at_stake_where_another_page_speaks_of_the_thing():
    said = ("a", "Ada Lovel", "said", "“We will feed the herons,”")
    other, same = (Draft("b.txt", text) for text in ("Lanterns lit the pier.", "Nobody feeds the birds here."))
    assert record(wants(*said, form="direct"), other).issues == ()
    (issue,) = record(wants(*said, form="direct"), same).issues
    assert issue.name == "feeding the herons"


def test_a_person_is_no_issue():
    draft = wants("a", "Ada Lovel", "demanded", "Ion Pell", "demand", form="indirect")
    assert record(draft).issues
    draft.name("Ion Pell")
    assert record(draft).issues == ()
