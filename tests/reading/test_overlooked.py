"""Attributions of cues that the tagger passed over."""

from __future__ import annotations

import pytest
from reporting import marked

from onrecord.reading.draft import Draft
from onrecord.reading.forms.subjects import sourced, without_dateline
from onrecord.reading.found import FoundMention
from onrecord.reading.layers.overlooked import divided, overlooked


def _mention(text: str, name: str, kind: str = "person") -> FoundMention:
    start = text.index(name)
    return FoundMention(start, start + len(name), kind, "name", 0.9)


def _read(text: str, *names: str, drafts: tuple[Draft, ...] = ()) -> list[tuple[str, str, str]]:
    found = overlooked(text, [(0, len(text))], drafts, [_mention(text, name) for name in names])
    return [
        (
            " ".join(text[slice(*p)] for p in d.source),
            text[slice(*d.cue[0])],
            " ".join(text[slice(*p)] for p in d.content),
        )
        for d in found
    ]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Ida Varn did not return calls.", "Ida Varn", ("Ida Varn", "did not return", "calls")),
        (
            "Ida Varn has been demanding a new survey.",
            "Ida Varn",
            ("Ida Varn", "has been demanding", "a new survey"),
        ),
        (
            "It is not clear whether the mill was sold.",
            "mill",
            ("", "It is not clear", "whether the mill was sold"),
        ),
    ],
)
def test_a_plain_sentence_that_nobody_read(text: str, name: str, expected: tuple[str, str, str]) -> None:
    assert _read(text, name) == [expected]


def test_the_writer_is_no_speaker() -> None:
    assert _read("I did not return calls.", "I") == []


def test_who_is_called_demands_nothing() -> None:
    assert _read("Ida Varn was called for a hearing.", "Ida Varn") == []


def test_nothing_where_a_draft_has_a_part() -> None:
    text = "Ida Varn did not return calls."
    known = Draft(((0, 8),), ((9, 23),), ((24, 29),), 0.9)
    assert _read(text, "Ida Varn", drafts=(known,)) == []


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "The gate came to light on Monday, Ida Varn told the Courier.",
            ("Ida Varn", "the Courier"),
            ("Ida Varn", "told", "The gate came to light on Monday"),
        ),
        (
            "Ida Varn confirmed on Monday that the mill was sold.",
            ("Ida Varn",),
            ("Ida Varn", "confirmed", "that the mill was sold"),
        ),
        ("The crew were told that the mill was sold.", (), ("", "were told", "that the mill was sold")),
    ],
)
def test_a_reported_clause_that_nobody_read(
    text: str, names: tuple[str, ...], expected: tuple[str, str, str]
) -> None:
    assert _read(text, *names) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Varn asked not to be named for fear of the guild.",
        "Ida Varn wrote “The Weir”.",
        "During the long strike of the autumn, Ida Varn said.",
        "Ida Varn offered a chair.",
        "Ida Varn does offer a chair at the quay.",
        "The mill was sold, Ida Varn imagined.",
        "And the mill was sold, Ida Varn said.",
        "Ida Varn backed that up.",
        "It turned out that Ida Varn was late.",
        "We told Ida Varn that it was late.",
    ],
)
def test_no_report_worth_reading(text: str) -> None:
    assert _read(text, "Ida Varn", "It" if text.startswith("It") else "Ida Varn") == []


def test_a_relative_clause_in_a_description_is_free() -> None:
    text = "Ida Varn, who on Monday would not say whether she knew, left."
    known = Draft(((0, text.index(" left")),), ((text.index("left"), len(text) - 1),), (), 0.9)
    assert _read(text, "Ida Varn", drafts=(known,)) == [("who", "would not say", "whether she knew")]


def test_what_a_speaker_goes_on_to_say_is_parted_from_what_came_first() -> None:
    text = "Ida Varn said the clerk would wait and asked the guild to come."
    names = [_mention(text, "Ida Varn"), _mention(text, "the clerk"), _mention(text, "the guild", "group")]
    whole = Draft(((0, 8),), ((9, 13),), ((14, len(text) - 1),), 0.9)
    found = divided(text, [(0, len(text))], [whole], names)
    assert [(text[slice(*d.cue[0])], text[slice(*d.content[0])]) for d in found] == [
        ("said", "the clerk would wait"),
        ("asked", "to come"),
    ]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Ida Varn said it was late but would not say why it was.", "it was late", "why it was"),
        ("Ida Varn welcomed “any step” and would not be drawn on the weir.", "“any step”", "on the weir"),
    ],
)
def test_what_a_speaker_would_not_do_is_parted_from_what_came_first(text: str, first: str, second: str) -> None:
    cue = 9, text.index(" ", 9)
    whole = Draft(((0, 8),), (cue,), ((cue[1] + 1, len(text) - 1),), 0.9)
    found = divided(text, [(0, len(text))], [whole], [_mention(text, "Ida Varn")])
    assert [text[slice(*d.content[0])] for d in found] == [first, second]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Asked about the weir, she left.", (), ("", "Asked", "about the weir")),
        ("Pressed again on whether it held, she left.", (), ("", "Pressed again", "on whether it held")),
        ("The plan was condemned by the guild.", ("the guild",), ("the guild", "was condemned", "The plan")),
        (
            "Ida Varn called on the guild to step in.",
            ("Ida Varn", "the guild"),
            ("Ida Varn", "called on", "the guild to step in"),
        ),
        ("Ida Varn thanked both sides.", ("Ida Varn",), ("Ida Varn", "thanked", "both sides")),
        (
            "In the view of the guild, the town should pay.",
            ("the guild",),
            ("the guild", "In the view of", "the town should pay"),
        ),
    ],
)
def test_what_is_no_plain_verb_of_a_speaker(
    text: str, names: tuple[str, ...], expected: tuple[str, str, str]
) -> None:
    assert _read(text, *names) == [expected]


def test_a_title_before_a_name_is_of_the_source() -> None:
    text = "“The hatch stood open,” Deputy Harbour Chief Ida Varn said."
    end = text.index(" said")
    draft = Draft((), ((end + 1, len(text) - 1),), ((0, end),), 0.9)
    (mended,) = sourced(text, [draft], [_mention(text, "Ida Varn")])
    assert [text[slice(*p)] for p in mended.source] == ["Deputy Harbour Chief Ida Varn"]


@pytest.mark.parametrize(("cue", "source"), [("said", "one of them"), ("was told", None)])
def test_a_subject_between_two_pieces_of_content_is_the_source(cue: str, source: str | None) -> None:
    text = f"It was late, one of them {cue}, and cold."
    end = text.index(f" {cue}")
    pieces = ((0, 11), (13, end), (text.index("and"), len(text) - 1))
    draft = Draft((), ((end + 1, end + 1 + len(cue)),), pieces, 0.9)
    (mended,) = sourced(text, [draft], [])
    assert [text[slice(*p)] for p in mended.source] == ([source] if source else [])


def test_those_who_are_told_to_do_something_say_nothing() -> None:
    for text in ("Villagers told to boil water", "Villagers accused of wasting water"):
        cue = (10, text.index(" ", 10))
        draft = Draft((), (cue,), ((0, 9), (cue[1] + 1, len(text))), 0.9)
        assert sourced(text, [draft], [_mention(text, "Villagers", "group")]) == [draft]


def test_who_stands_behind_a_dateline_is_the_source() -> None:
    text = "TARN, May 3 (Moor Wire) - Kelm Foods on Thursday confirmed that it was sold."
    at = text.index("confirmed")
    draft = Draft(((0, 4),), ((at, at + 9),), ((at + 10, len(text) - 1),), 0.9)
    (mended,) = without_dateline(text, [draft], [], [(0, len(text))])
    assert [text[slice(*p)] for p in mended.source] == ["Kelm Foods"]


def test_a_source_that_the_content_swallowed() -> None:
    text = "The hatch stood open, the diver Ida Varn reported."
    end = text.index(" reported")
    draft = Draft((), ((end + 1, len(text) - 1),), ((0, end),), 0.9)
    (mended,) = sourced(text, [draft], [_mention(text, "the diver Ida Varn")])
    assert [text[slice(*p)] for p in (*mended.source, *mended.content)] == [
        "the diver Ida Varn",
        "The hatch stood open,",
    ]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The guild counts 41.", "The guild", ("The guild", "counts", "41")),
        ("Police say 2,000.", "Police", ("Police", "say", "2,000")),
        ("The guild counts nine cold houses.", "The guild", ("The guild", "counts", "nine cold houses")),
        (
            "Asked on Tuesday whether it would pay, the mill closed.",
            "the mill",
            ("", "Asked", "whether it would pay"),
        ),
        (
            "Ida Varn expressed confidence in the board.",
            "Ida Varn",
            ("Ida Varn", "expressed confidence", "in the board"),
        ),
    ],
)
def test_counts_questions_and_what_is_expressed(text: str, name: str, expected: tuple[str, str, str]) -> None:
    assert expected in _read(text, name)


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        (
            "Ida Varn ordered a count on Friday, a day after insisting that it was safe.",
            "ordered",
            "a count",
            ("Ida Varn", "insisting", "that it was safe"),
        ),
        (
            "Ida Varn said “no” at noon, calling on the mayor to resign.",
            "said",
            "“no”",
            ("Ida Varn", "calling on", "the mayor to resign"),
        ),
        (
            "Ida Varn denied on Monday that it was late, calling it “a fable”.",
            "denied",
            "that it was late, calling it “a fable”",
            ("Ida Varn", "calling", "it “a fable”"),
        ),
    ],
)
def test_participles_go_on_with_a_speaker(
    text: str, cue: str, content: str, expected: tuple[str, str, str]
) -> None:
    def place(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),)

    known = Draft(place("Ida Varn"), place(cue), place(content), 0.9)
    mentions = [_mention(text, "Ida Varn"), *([_mention(text, "the mayor")] if "mayor" in text else [])]
    second = divided(text, [(0, len(text))], [known], mentions)[1]
    assert tuple(text[slice(*part[0])] for part in (second.source, second.cue, second.content)) == expected


@pytest.mark.parametrize(
    ("text", "known", "cue"),
    [
        (
            "He conceded that “a note” had been found, but dismissed the charge.",
            ("He", "conceded", "that “a note” had been found"),
            "dismissed",
        ),
        ("Ida Varn said it was late, calling it a shame.", ("Ida Varn", "said", "it was late"), "calling"),
    ],
)
def test_a_verb_without_a_source_has_that_of_the_verb_before_it(
    text: str, known: tuple[str, ...], cue: str
) -> None:
    source, verb, content = (((text.index(w), text.index(w) + len(w)),) for w in known)
    at = text.index(cue)
    second = Draft((), ((at, at + len(cue)),), ((at + len(cue) + 1, len(text) - 1),), 0.9)
    assert sourced(text, [Draft(source, verb, content, 0.9), second], [])[1].source == source


def test_the_subject_with_its_apposition_is_the_source_of_a_finite_verb() -> None:
    text = "Change came after Holt Mills, the largest owner, let it be known that it would sell."
    cue, said = (((text.index(w), text.index(w) + len(w)),) for w in ("let it be known", "that it would sell"))
    found = sourced(text, [Draft((), cue, said, 0.9)], [_mention(text, "Holt Mills", "organization")])
    assert text[slice(*found[0].source[0])] == "Holt Mills, the largest owner,"


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        (
            "Ida Varn said the lock had been broken since March and accused the mill of neglect.",
            ("said", "the lock had been broken since March and accused the mill of neglect"),
            ("accused", "the mill of neglect"),
        ),
        (
            "Ida Varn wants a report and has promised to read it.",
            ("wants", "a report"),
            ("has promised", "to read it"),
        ),
    ],
)
def test_a_second_verb_of_blame_or_of_another_tense(
    text: str, first: tuple[str, str], expected: tuple[str, str]
) -> None:
    def place(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),)

    known = Draft(place("Ida Varn"), place(first[0]), place(first[1]), 0.9)
    second = divided(text, [(0, len(text))], [known], [_mention(text, "Ida Varn")])[1]
    assert (text[slice(*second.cue[0])], text[slice(*second.content[0])]) == expected


def test_what_is_refused_ends_before_a_verb_that_was_read() -> None:
    text = "Ida Varn turned down the request and warned that it was late."
    known = Draft(((0, 8),), ((text.index("warned"), text.index(" that")),), ((text.index("that"), 60),), 0.9)
    assert _read(text, "Ida Varn", drafts=(known,)) == [("Ida Varn", "turned down", "the request")]


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("appears", "that the mill was sold"),
        ("a belief", "that the weir would hold"),
    ],
)
def test_what_nobody_says_has_no_source(cue: str, content: str) -> None:
    text = (
        "On Monday it appears that the mill was sold. What binds the guild is a belief that the weir would hold."
    )
    mentions = [FoundMention(10, 12, "other", "pronoun", 0.9), _mention(text, "the guild", "group")]
    draft = Draft(
        (),
        ((text.index(cue), text.index(cue) + len(cue)),),
        ((text.index(content), text.index(content) + len(content)),),
        0.9,
    )
    assert sourced(text, [draft], mentions)[0].source == ()


def test_an_account_that_is_waved_away_goes_on_with_who_gave_it() -> None:
    text = "Ida Varn waved away comments by Odd Poe, an aide, who said that it was late."
    told = [row for row in _read(text, "Ida Varn", "Odd Poe") if row[0] == "Ida Varn"]
    assert told == [("Ida Varn", "waved away", "comments by Odd Poe, an aide, who said that it was late")]


def test_lives_and_titles_are_claimed_and_not_said() -> None:
    assert _read("The lake has claimed some 200 lives since May.", "The lake") == []


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("<The judges who> ruled so [said] {it was late}.", "The judges who ruled so"),
        ("<Poe, who> knew it well, [said] {it was late}.", "Poe, who knew it well,"),
        ("<A man who> also [said] {it was late} left.", "A man who"),
    ],
)
def test_a_source_that_breaks_off_goes_on_to_its_cue(told: str, source: str) -> None:
    at = marked(told)
    (draft,) = sourced(at.text, [Draft(at.source, at.cue, at.content, 0.9)], [])
    assert [at.text[slice(*piece)] for piece in draft.source] == [source]
