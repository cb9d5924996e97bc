"""Who "I", "you" and "that" are where nobody says so: interviews without labels, paraphrases."""

from __future__ import annotations

import pytest
from casting import article, mentions

from onrecord.reading.forms.sentences import split
from onrecord.reading.found import FoundAttribution, FoundMention
from onrecord.reading.when.times import find_times
from onrecord.reading.who.cast import Cast
from onrecord.reading.who.moments import same_times, with_found

TALK = """Amber diver Ines Moll on forty winters at sea

Why did you go back?

I missed it. We all did.

Were you ever afraid?

Once, when I lost the rope. You learn.

And what will you do now?

I will mend my boat."""


def clusters(text: str, *named: str, said: tuple[tuple[str, str], ...] = ()) -> list[tuple[str, str | None]]:
    """Each mention's words, and the first words of its cluster; `said` are sources and contents."""
    places = [[(text.index(words), text.index(words) + len(words)) for words in pair] for pair in said]
    found = [FoundAttribution((source,), ((0, 0),), (content,), 1.0) for source, content in places]
    cast = Cast.of(article(text), split(text, [(0, len(text))]), mentions(text, named), found)
    words = {m.id: m.span.text for m in cast.mentions}
    return [(m.span.text, words.get(str(m.cluster))) for m in cast.mentions]


def test_who_is_asked_says_i_in_the_answers():
    found = clusters(TALK, "P Ines Moll")
    assert [first for word, first in found if word.lower() in ("i", "my")] == ["Ines Moll"] * 4
    assert [first for word, first in found if word == "you"] == ["Ines Moll"] * 3
    assert [first for word, first in found if word in ("We", "You")] == ["We", "You"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("?", "."),
        (
            "Were you ever afraid?",
            "Was it cold?\n\nI was young.\n\nIs this the end?\n\nI hope not.\n\nWas it deep?",
        ),
        ("And what will you do now?", "And then."),
        ("I missed it. We all did.", "They missed it."),
    ],
)
def test_no_interview_without_three_questions_and_answers(old, new):
    text = TALK.replace(old, new)
    asked = {first for word, first in clusters(text, "P Ines Moll") if word == "you"}
    assert ("Ines Moll" in asked) is ("cold" in new)


def test_nobody_answers_who_is_only_told_of():
    text = TALK.replace("Amber diver Ines Moll on", "An amber diver about Ines Moll and")
    found = clusters(text, "P Ines Moll")
    assert {first for word, first in found if word.lower() == "i"} == {"you"}


def test_i_in_a_paraphrase_is_the_page_and_in_a_quotation_the_speaker():
    text = (
        "I went. Ann Poe said I was late. Raj Dey said that nobody “who knows what I know” was late, but I went."
    )
    said = (("Ann Poe", "I was late"), ("Raj Dey", "that nobody “who knows what I know” was late"))
    found = clusters(text, "P Ann Poe", "P Raj Dey", said=said)
    assert [first for word, first in found if word == "I"] == ["I", "I", "Raj Dey", "I"]


@pytest.mark.parametrize("label", ["Poe. ", "Ann Poe\n\n", "Poe — "])
def test_i_behind_a_label_is_whom_it_names(label):
    text = f"Ann Poe came.\n\n{label}I was late and I say so."
    at = text.rindex("I was")
    found = FoundAttribution(((15, 15 + len(label.strip(" .—\n"))),), (), ((at, len(text)),), 1.0)
    cast = Cast.of(article(text), split(text, [(0, len(text))]), mentions(text, ["P Ann Poe"]), [found])
    assert {m.cluster for m in cast.mentions if m.span.text == "I"} == {cast.mentions[0].id}


def test_it_may_be_what_that_points_at():
    text = "Norn closed the mill. That was in May. It hurt."
    found = [FoundMention(0, 4, "organization", "name", 1.0), FoundMention(22, 26, "event", "pronoun", 1.0),
             FoundMention(39, 41, "event", "pronoun", 1.0)]  # fmt: skip
    cast = Cast.of(article(text), split(text, [(0, len(text))]), found, ())
    assert [(m.span.text, m.cluster == cast.mentions[1].id) for m in cast.mentions[1:]] == [
        ("That", True),
        ("It", True),
    ]


def test_times_that_only_the_tagger_found_are_one_in_the_same_words():
    text = "On 3 May 2019 she left. The winter was long, and of 2019 she says little. That winter it snowed."
    page = article(text)
    words = ["3 May 2019", "2019", "The winter", "That winter"]
    found = [FoundMention(text.index(w), text.index(w) + len(w), "time", "nominal", 1.0) for w in words]
    cast = Cast.of(page, split(text, [(0, len(text))]), found, ())
    times = same_times(with_found(page, find_times(page, [(0, len(text))]), found, cast.mentions))
    first = {m.id: m.span.start for m in times}
    told = [(m.span.text, m.is_date, m.value, first[str(m.cluster)] == m.span.start) for m in times]
    assert told == [
        ("3 May 2019", True, "2019-05-03", True), ("2019", False, None, True), ("The winter", False, None, True),
        ("2019", True, "2019", False), ("That winter", False, None, False),
    ]  # fmt: skip
