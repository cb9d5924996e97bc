"""Contents as long as what is said: around reporting words, up to the verb of a noun, from a semicolon on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reporting import marked

from onrecord.reading.draft import Draft
from onrecord.reading.found import FoundMention
from onrecord.reading.layers.interposed import bounded


def _bounded(text: str, drafts: list[Draft], *names: str) -> list[Draft]:
    mentions = [FoundMention(text.index(n), text.index(n) + len(n), "person", "name", 0.9) for n in names]
    return bounded(text, [(0, len(text))], drafts, mentions)


def _draft(text: str, source: str, cue: str, content: str) -> Draft:
    def place(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    return Draft(place(source), place(cue), place(content), 0.9)


@pytest.mark.parametrize("half", ["was playing for time", "the firm"])
def test_both_halves_around_the_reporting_words_are_said(half: str) -> None:
    given = marked("It is late; {the firm}, <she> [added], {was playing for time}.")
    found = _bounded(given.text, [_draft(given.text, "she", "added", half)])
    assert [d.content for d in found] == [given.content]


@pytest.mark.parametrize(
    "text",
    [
        "{Since last autumn}, <she> [added], {the gate has been open}.",
        "{The firm is}, <she> [added], {the oldest in town}.",
    ],
)
def test_nobody_says_a_circumstance_or_a_verb_alone(text: str) -> None:
    given = marked(text)
    known = Draft(given.source, given.cue, given.content[:1], 0.9)
    assert [d.content for d in _bounded(given.text, [known])] == [given.content]


def test_a_day_before_who_says_it_may_be_the_day_of_the_saying() -> None:
    text = "On Monday, she added, the gate was open."
    known = _draft(text, "she", "added", "the gate was open")
    assert _bounded(text, [known]) == [known]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{The cost}, [reckons] <Ulla Brom of Danby Bank>, {is nearer forty crowns}.", "Ulla Brom"),
        ("{The cost}, <Ulla Brom> [reckons], {is nearer forty crowns}.", "Ulla Brom"),
        ("{The closure}, <economists at the Mill Trust> [estimate], {will cost 3,000 jobs}.", "economists"),
        ("{The two owners}, [it is said], {have not spoken since May}.", "The two owners"),
    ],
)
def test_what_nobody_read_between_two_commas(text: str, name: str) -> None:
    given = marked(text)
    found = _bounded(given.text, [], name)
    assert [(d.source, d.cue, d.content) for d in found] == [(given.source, given.cue, given.content)]


def test_what_somebody_is_like_between_two_commas_is_nothing_said() -> None:
    assert _bounded("The singers, like Ulla Brom, were fined in May.", [], "Ulla Brom") == []


def test_what_was_sought_before_the_sentence_is_said_in_it() -> None:
    text = "Others doubt there will be any. The krona, traders said, barely moved."
    known = _draft(text, "traders", "said", "there will be any")
    found = bounded(text, [(0, 31), (32, len(text))], [known], [])
    assert [[text[slice(*p)] for p in d.content] for d in found] == [["The krona", "barely moved"]]


def test_what_was_known_has_a_verb_of_its_own() -> None:
    given = marked("“It was late,” he wrote; {what he knew}, <Ulla Brom> [retorted], {was plenty}.")
    known = _draft(given.text, "Ulla Brom", "retorted", "what he knew")
    assert _bounded(given.text, [known])[0].content == given.content


def test_who_is_cited_does_not_say_that_it_is_reported() -> None:
    text = "The Courier, citing two clerks, reported on Monday that it was old."
    cited = _draft(text, "two clerks", "citing", "reported on Monday that it was old")
    assert _bounded(text, [cited]) == [cited]


def test_an_aside_that_holds_what_is_said_is_none() -> None:
    text = "On the way, Ida Varn said he did not know the bald, kind man behind him."
    known = _draft(text, "Ida Varn", "said", "he did not know the bald, kind man behind him")
    assert _bounded(text, [known], "Ida Varn") == [known]


def test_a_demand_ends_before_its_verb() -> None:
    given = marked("<The guild's> [insistence] {that there is no money} has angered the town.")
    known = Draft(given.source, given.cue, ((given.content[0][0], len(given.text) - 1),), 0.9)
    assert [d.content for d in _bounded(given.text, [known], "The guild")] == [given.content]


def test_a_verb_of_the_same_form_goes_on() -> None:
    given = marked("<The guild> [hopes] {that the visit will settle how many gates were raised}.")
    known = Draft(given.source, given.cue, given.content, 0.9)
    assert [d.content for d in _bounded(given.text, [known], "The guild")] == [given.content]


def test_a_verb_has_the_noun_that_it_carries() -> None:
    given = marked("<Ida Varn> [expressed the conviction] {that the weir would hold}.")
    known = _draft(given.text, "Ida Varn", "expressed", "the conviction that the weir would hold")
    assert [(d.cue, d.content) for d in _bounded(given.text, [known], "Ida Varn")] == [(given.cue, given.content)]


@pytest.mark.parametrize(
    "text",
    [
        "Members asked who will pay, a clerk said; {the town is ready}, [according to] <the mayor>.",
        "Talks will go on in May; {where}, <she> [did not say].",
    ],
)
def test_what_stands_before_a_semicolon_is_another_saying(text: str) -> None:
    given = marked(text)
    known = Draft(given.source, given.cue, ((0, given.content[0][1]),), 0.9)
    assert _bounded(given.text, [known])[0].content == given.content


def test_what_stands_before_a_semicolon_may_be_said_as_well() -> None:
    given = marked("{The roof leaked; the walls were damp}, <she> [said].")
    known = Draft(given.source, given.cue, given.content, 0.9)
    assert _bounded(given.text, [known]) == [known]


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        (
            "Ida Varn wants a raise, an end to the clause and a say.",
            "wants",
            "a raise",
            "a raise, an end to the clause and a say",
        ),
        ("Ida Varn thanked the crew, who had come first.", "thanked", "the crew", "the crew, who had come first"),
        ("Ida Varn sees no reason for a recall.", "sees no reason for", "a recall", "no reason for a recall"),
        (
            "Ida Varn said that it was old, which the mill had denied.",
            "said",
            "that it was old, which the mill had denied",
            "that it was old",
        ),
    ],
)
def test_a_content_ends_where_what_is_said_ends(text: str, cue: str, content: str, expected: str) -> None:
    names = ["Ida Varn", *(["the mill"] if "mill" in text else [])]
    found = _bounded(text, [_draft(text, "Ida Varn", cue, content)], *names)
    assert [text[slice(*piece)] for piece in found[0].content] == [expected]


def test_what_stands_before_a_semicolon_is_not_said_between_two_commas() -> None:
    text = "He sees no need of it; the firm, she claimed, has none."
    said = ((0, text.index(";")), (text.index("has none"), len(text) - 1))
    known = replace(_draft(text, "she", "claimed", "has none"), content=said)
    found = _bounded(text, [known])
    assert [text[slice(*piece)] for piece in found[0].content] == ["the firm", "has none"]
