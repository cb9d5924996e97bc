"""What real pages set beside a denial and it is not of, and what they have it be of."""

from __future__ import annotations

import pytest

from onrecord.model import Act
from record.test_accounts import DAY, Page, denied

THEIRS = "Ion Pell slept on the pier"


def answered(
    content: str, *, cue: str = "insisted", act: Act = "deny", theirs: str = THEIRS, more: str = ""
) -> list[str]:
    """What Ion Pell is shown to deny of what Ada Lovel says before."""
    page = Page("a.txt", f"Ada Lovel said {theirs}. {more}Ion Pell {cue} {content}.", "a", DAY)
    page.told("Ada Lovel", "said", theirs)
    for name in ("Ion Pell", "Mara Tove"):
        if name in theirs:
            page.name(name)
    page.told("Ion Pell", cue, content, act)
    return denied(page)


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("that he never slept on the pier", True),
        ("I never dreamed I would sleep on the pier", False),
        ("he has no plans to sleep on the pier", False),
        ("he was not looking to sleep on the pier", False),
    ],
)
def test_who_marvels_or_has_no_plans_denies_nothing_that_was_told(content: str, shown: bool):
    assert bool(answered(content)) is shown


def test_nothing_that_points_to_it_is_no_denial():
    theirs = "the men of Ion Pell had beaten two keepers"
    assert answered("that nobody had been beaten", theirs=theirs) == [theirs]
    assert answered("there was nothing to suggest that anybody was beaten", theirs=theirs) == []


def test_words_of_which_each_sentence_says_no_are_not_denied():
    theirs = "“I did not sleep on the pier. There was no pier”"
    assert answered("that he had slept there", cue="denied", theirs=theirs) == []


@pytest.mark.parametrize(
    ("cue", "kind", "shown"), [("dismissed", "a report", True), ("overturned", "an old order", False)]
)
def test_what_is_said_of_a_thing_that_somebody_rejects_is_not_denied(cue: str, kind: str, shown: bool):
    inner = "weakened the guild of the nine boats"
    page = Page("a.txt", f"Ion Pell {cue} {kind} which some claim {inner}.", "a", DAY)
    outer = page.told("Ion Pell", cue, f"{kind} which some claim {inner}", "reject")
    page.says("some", "claim", inner, parent=outer)
    assert bool(denied(page)) is shown


@pytest.mark.parametrize(("of", "shown"), [("a banker", False), ("the account of a banker", True)])
def test_whose_support_is_repudiated_has_said_nothing_that_is_denied(of: str, shown: bool):
    content = f"{of} who said that the guild had sold nine boats"
    page = Page("a.txt", f"Ion Pell repudiated {content}.", "a", DAY)
    outer = page.told("Ion Pell", "repudiated", content, "reject")
    page.says("who", "said", "that the guild had sold nine boats", parent=outer)
    assert bool(denied(page)) is shown


@pytest.mark.parametrize(("between", "shown"), [("", True), ("Rain fell on the pier. It was June. ", False)])
def test_nobody_leaves_out_what_was_said_further_back(between: str, shown: bool):
    assert bool(answered("he did not", more=between)) is shown


def test_what_is_left_out_stands_in_the_sentence_before_it():
    text = (
        f"Ada Lovel said {THEIRS}. The guild had slept on the roof that night but Bela Rusk insisted she did not."
    )
    page = Page("a.txt", text, "a", DAY)
    page.told("Ada Lovel", "said", THEIRS)
    page.told("Bela Rusk", "insisted", "she did not", "deny")
    assert denied(page) == []


@pytest.mark.parametrize(("cue", "shown"), [("is considered", True), ("expects", False)])
def test_what_is_held_by_nobody_by_name_is_denied_by_who_has_it_otherwise(cue: str, shown: bool):
    held = "to be empty of keepers and boats"
    page = Page(
        "a.txt", f"The pier {cue} {held}. Ion Pell tells a different story. “It is full,” he said.", "a", DAY
    )
    page.says("", cue, held, attitude="belief")
    page.says("he", "said", "“It is full,”", speaker="Ion Pell", form="direct")
    assert (held in denied(page)) is shown


def test_wrongdoing_is_what_somebody_of_the_same_name_was_blamed_for():
    text = "Ada Lovel blamed Ion Pell for the fire. It was June. The Pell camp denied any wrongdoing."
    page = Page("a.txt", text, "a", DAY)
    page.told("Ada Lovel", "blamed", "Ion Pell for the fire", "criticise")
    page.name("Ion Pell")
    page.says("The Pell camp", "denied", "any wrongdoing", act="deny")
    assert denied(page) == ["Ion Pell for the fire"]


def test_who_quotes_a_denial_to_blame_the_denier_is_not_denied_by_it():
    whole = "that a mayor says there are no rats while the rats eat our bread"
    page = Page("a.txt", f"Ada Lovel complained {whole}.", "a", DAY)
    outer = page.told("Ada Lovel", "complained", whole, "criticise")
    page.says("a mayor", "says", "there are no rats", act="deny", parent=outer)
    assert denied(page) == []


@pytest.mark.parametrize("tail", ["claims false, and that he will be cleared", "description false"])
def test_claims_that_are_called_false_are_those_of_whose_they_are(tail: str):
    content = f"that Ada Lovel's {tail}"
    text = (
        f"Ada Lovel said {THEIRS}. Rain fell. It was June. Mara Tove spoke. It was late. Bela Rusk said {content}."
    )
    page = Page("a.txt", text, "a", DAY)
    page.told("Ada Lovel", "said", THEIRS)
    page.name("Ada Lovel", nth=1)
    page.told("Bela Rusk", "said", content, "deny")
    assert denied(page) == [THEIRS]


def test_what_is_quoted_after_an_idea_is_played_down_gives_the_words_of_that():
    text = (
        "Ion Pell played down the idea that he had struck a deal with the keepers. "
        "“There never was a pact,” Ion Pell said."
    )
    page = Page("a.txt", text, "a", DAY)
    outer = page.told("Ion Pell", "played down", "the idea that he had struck a deal with the keepers", "reject")
    page.says("the idea", "idea", "that he had struck a deal with the keepers", parent=outer)
    page.says("Ion Pell", "said", "“There never was a pact,”", speaker="Ion Pell", form="direct", act="deny")
    assert denied(page) == ["that he had struck a deal with the keepers"] * 2


def test_findings_contradict_and_deny_nothing_even_if_they_are_known():
    page = Page("a.txt", f"Ada Lovel said {THEIRS}. Some of his findings contradicted her claim.", "a", DAY)
    page.told("Ada Lovel", "said", THEIRS)
    page.told("Some of his findings", "contradicted", "her claim", "deny")
    assert denied(page) == []
