"""What is told around a denial: the words in which it goes on, and who told what is denied."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Act
from record.story import record, related
from record.test_accounts import DAY, Page, denied

THEIRS = "two keepers of the island had been bitten"


def after(quoted: str, who: str = "Ion Pell", *, source: str = "", act: Act = "assert") -> list[str]:
    """What is denied where the denial of `THEIRS` goes on with a quotation."""
    source = source or who
    page = Page("a.txt", f"Ada Lovel said {THEIRS}. Ion Pell denied that. “{quoted}” {source} said.", "a", DAY)
    page.told("Ada Lovel", "said", THEIRS)
    page.told("Ion Pell", "denied", "that", "deny")
    page.says(source, "said", f"“{quoted}”", speaker=who, act=act, form="direct")
    return denied(page)


def test_a_quotation_right_after_a_denial_gives_its_words():
    assert after("All of us have ten fingers,") == [THEIRS, THEIRS]
    assert after("All of us have ten fingers,", "Mara Tove") == [THEIRS]


@pytest.mark.parametrize(
    ("quoted", "shown"),
    [("It was a hard winter,", 1), ("No one was bitten,", 2), ("The island has two keepers,", 2)],
)
def test_a_quotation_behind_a_denial_in_full_has_to_be_about_the_thing(quoted, shown):
    text = f"Ada Lovel said {THEIRS}. Ion Pell denied that keepers had been bitten. “{quoted}” Ion Pell said."
    page = Page("a.txt", text, "a", DAY)
    page.told("Ada Lovel", "said", THEIRS)
    page.told("Ion Pell", "denied", "that keepers had been bitten", "deny")
    page.says("Ion Pell", "said", f"“{quoted}”", speaker="Ion Pell", form="direct")
    assert denied(page) == [THEIRS] * shown


@pytest.mark.parametrize("source", ["Mara Tove, a spokeswoman,", "its lawyer, Mara Tove,"])
def test_whoever_speaks_for_the_denier_gives_his_words(source):
    assert after("All of us have ten fingers,", "Mara Tove", source=source) == [THEIRS, THEIRS]


@pytest.mark.parametrize(
    ("words", "shown"),
    [("tells it differently", [THEIRS]), ("has another version", [THEIRS]), ("dresses quite differently", [])],
)
def test_who_has_another_version_denies_the_one_before(words, shown):
    page = Page(
        "a.txt", f"Ada Lovel said {THEIRS}. Ion Pell {words}. “They slipped on a plum,” he added.", "a", DAY
    )
    page.told("Ada Lovel", "said", THEIRS)
    page.says(
        "he",
        "added",
        "“They slipped on a plum,”",
        speaker="Ion Pell",
        mention=page.name("Ion Pell"),
        form="direct",
    )
    assert denied(page) == shown


def test_what_is_blamed_or_asked_right_after_a_denial_does_not_deny():
    assert after("The union sells ghosts,", act="criticise") == [THEIRS]


def test_a_judgement_after_a_denial_by_name_looks_for_nothing_else():
    page = Page(
        "a.txt",
        "Ada Lovel said the mill was sold. Ion Pell denied that he had lit a fire. Ion Pell added it was false.",
        "a",
        DAY,
    )
    page.told("Ada Lovel", "said", "the mill was sold")
    page.told("Ion Pell", "denied", "that he had lit a fire", "deny")
    page.told("Ion Pell", "added", "it was false", "deny")
    assert denied(page) == []


def nested(outer: str, inner: str, *, cue: str = "told") -> list[str]:
    page = Page("a.txt", f"Ada Lovel said {outer}. Ion Pell denied this.", "a", DAY)
    whole = page.told("Ada Lovel", "said", outer)
    page.told("Mara Tove", cue, inner, parent=whole)
    page.told("Ion Pell", "denied", "this", "deny")
    return sorted(denied(page))


def test_who_denies_a_report_of_a_saying_denies_the_saying_too():
    inner = "that the mill would be closed in May"
    outer = f"Mara Tove told the guild {inner}"
    assert nested(outer, inner) == [outer, inner]
    outer = "Mara Tove offered her resignation to the whole guild"
    assert nested(outer, "her resignation to the whole guild", cue="offered") == [outer]


def test_a_relative_clause_denies_what_it_hangs_on():
    told = "that a vet had come on Sunday, which Ion Pell had denied"
    page = Page("a.txt", f"Mara Tove said the mill was sold. Ada Lovel confirmed {told}.", "a", DAY)
    page.told("Mara Tove", "said", "the mill was sold")
    outer = page.told("Ada Lovel", "confirmed", told)
    page.told("Ion Pell", "had denied", "which", "deny", parent=outer)
    assert denied(page) == [told]


def test_what_is_denied_inside_somebody_s_noun_is_what_he_says_with_it():
    told = "I wrote the letter they say does not exist"
    page = Page("a.txt", f"Mara Tove said it rained. “{told},” Ada Lovel said. They left.", "a", DAY)
    page.told("Mara Tove", "said", "it rained")
    whole = page.told("Ada Lovel", "said", told)
    page.says("they", "say", "the letter", speaker="Ion Pell", act="deny", parent=whole)
    page.attributions[-1] = replace(
        page.attributions[-1], content=(page.span("the letter"), page.span("does not exist"))
    )
    assert denied(page) == [told]


@pytest.mark.parametrize("words", ["the quotation a forgery", "the remark apocryphal"])
def test_words_that_are_disowned_are_those_that_were_quoted_last(words):
    quoted = "that nobody would be paid before the feast of lamps"
    page = Page(
        "a.txt",
        f"Ion Pell is said to have told the guild {quoted}. Ada Lovel said it rained. Ion Pell calls {words}.",
        "a",
        DAY,
    )
    page.says("Ion Pell", "told", quoted, speaker="Ion Pell", form="mixed")
    page.told("Ada Lovel", "said", "it rained")
    page.told("Ion Pell", "calls", words, "deny")
    assert denied(page) == [quoted]


def test_who_denies_having_said_a_thing_denies_what_another_tells_that_he_said():
    told = "that he would sweep the streets of Norn"
    page = Page(
        "a.txt",
        f"Ada Lovel said it rained. Mara Tove said Ion Pell told her {told}. Ion Pell denied ever having said it.",
        "a",
        DAY,
    )
    page.told("Ada Lovel", "said", "it rained")
    outer = page.told("Mara Tove", "said", f"Ion Pell told her {told}")
    page.told("Ion Pell", "told", told, parent=outer)
    page.told("Ion Pell", "denied", "ever having said it", "deny")
    assert told in denied(page)


def test_suggestions_that_are_called_an_insult_are_denied():
    told = "that the board had begged for a loan"
    page = Page("a.txt", f"Ion Pell called suggestions {told} “an insult to us all”.", "a", DAY)
    whole = page.told("Ion Pell", "called", f"suggestions {told} “an insult to us all”", "criticise")
    page.says(None, "suggestions", told, parent=whole)
    assert denied(page) == [told]


def test_a_retort_is_to_what_somebody_says_and_not_to_what_the_page_adds():
    page = Page(
        "a.txt",
        f"Ada Lovel said {THEIRS}. The mill lay quiet in the rain. Ion Pell called it pure fiction.",
        "a",
        DAY,
    )
    page.told("Ada Lovel", "said", THEIRS)
    page.told("Ion Pell", "called", "it pure fiction", "deny")
    assert denied(page) == [THEIRS]


def test_a_dateline_tells_nothing_that_could_be_denied():
    page = Page("a.txt", "SEMBRA, OLD HARBOUR, 15 February (Cota Norn). Ion Pell denied it.", "a", DAY)
    page.told("Ion Pell", "denied", "it", "deny")
    assert related(record(page), "denies") == []


def test_what_stands_beside_a_denial_is_denied_besides_what_other_pages_say():
    mine = "that it had been warned of the cold"
    page = Page(
        "a.txt",
        f"Ada Lovel said a warning of frost reached the Harbour Board in May. Harbour Board denied {mine}.",
        "a",
        DAY,
    )
    page.told("Ada Lovel", "said", "a warning of frost reached the Harbour Board in May")
    page.told("Harbour Board", "denied", mine, "deny")
    other = Page("b.txt", "Mara Tove said that Harbour Board was warned of the cold.", "b", DAY)
    other.told("Mara Tove", "said", "that Harbour Board was warned of the cold")
    assert len(denied(page, other)) == 2


LETTER = "a letter of farewell lay on the desk of Ion Pell in Norn"


def none_such(content: str, act: Act = "deny", day: str = DAY) -> list[str]:
    """What is denied where one page says that there is no letter, and others tell of one and write of it."""
    mine = Page("a.txt", f"Ada Lovel said {content}.", "a", day)
    mine.told("Ada Lovel", "said", content, act)
    first = Page(
        "b.txt", f"Mara Tove said {LETTER}. Mara Tove added that the letter was short.", "b", "2031-05-05"
    )
    first.told("Mara Tove", "said", LETTER)
    first.told("Mara Tove", "added", "that the letter was short")
    return denied(mine, first)


@pytest.mark.parametrize("content", ["that there was no letter at all", "that she knew of no secret letter"])
def test_that_there_is_no_letter_denies_whoever_told_of_it_first(content):
    assert none_such(content) == [LETTER]


def test_that_there_is_no_letter_denies_no_page_that_is_older_or_says_so_too():
    assert none_such("that there was no letter at all", day="2031-09-05") == []
    assert none_such("that there was no fog at all") == []


@pytest.mark.parametrize("words", ["No letter has ever been written to anybody.", "There was no letter in Norn."])
def test_a_page_that_says_there_is_no_letter_contradicts_who_told_of_one(words):
    first = Page("b.txt", f"Mara Tove said {LETTER}.", "b", "2031-05-05")
    first.told("Mara Tove", "said", LETTER)
    assert len(related(record(Page("a.txt", words, "a", DAY), first), "contradicts")) == 1
    assert related(record(Page("a.txt", words.replace("letter", "fog"), "a", DAY), first), "contradicts") == []


def test_what_denies_nothing_hangs_on_nothing():
    page = Page("a.txt", f"Ada Lovel said {THEIRS}. That irritates Ion Pell.", "a", DAY)
    page.told("Ada Lovel", "said", THEIRS)
    page.says("Ion Pell", "irritates", "That", speaker="Ion Pell")
    assert denied(page) == []


@pytest.mark.parametrize(
    ("denial", "meant"),
    [
        ("that she had said anything of the kind", True),
        ("that she had ever used the phrase", True),
        ("that she had said a gull could read", True),
        ("the remark", True),
        ("that she had said the pier was sold", False),
        ("that she had sold the pier", False),
    ],
)
def test_who_denies_words_that_a_page_puts_down_to_somebody_denies_those(denial: str, meant: bool):
    told, office = "“A gull reads no signs,”", "Mara Tove’s office"
    page = Page(
        "a.txt",
        f"{told} Mara Tove told the crew. It rained. The lamps were lit. {office} denied {denial}.",
        "a",
        DAY,
    )
    page.says("Mara Tove", "told", told, speaker="Mara Tove", mention=page.name("Mara Tove"), form="direct")
    page.says(office, "denied", denial, speaker=office, mention=page.name(office, "organization"), act="deny")
    assert denied(page) == ([told] if meant else [])
