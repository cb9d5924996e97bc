"""Attributions inside others: `‹source›`, `⟦cue⟧` and `⦃content⦄` are what the fake engine finds inside `{…}`."""

from __future__ import annotations

import pytest
from reporting import FakeEngine, cases, marked

from onrecord.model import Range
from onrecord.reading.draft import Draft
from onrecord.reading.forms.attributions import form_of
from onrecord.reading.forms.passives import voiced
from onrecord.reading.forms.quotations import quotations
from onrecord.reading.forms.sentences import split
from onrecord.reading.found import Found, FoundAttribution, FoundMention
from onrecord.reading.layers.nesting import nested

INNER = {"‹": "source", "⟦": "cue", "⦃": "content"}
ENDS = {"›": "‹", "⟧": "⟦", "⦄": "⦃"}


def laid_out(text: str) -> tuple[str, list[FoundAttribution]]:
    """The text with its outer marks only, and the inner attributions as ranges of the text without any marks."""
    outer, opened, at = "", {}, 0
    triples: list[dict[str, tuple[Range, ...]]] = [{}]
    for character in text:
        if character in INNER:
            opened[character] = at
        elif character in ENDS:
            triples[-1][INNER[ENDS[character]]] = ((opened[ENDS[character]], at),)
            if character == "⦄":
                triples.append({})
        else:
            outer += character
            at += character not in "<>[]{}"
    inner = [t for t in triples if t]
    return outer, [FoundAttribution(t.get("source", ()), t["cue"], t["content"], 0.9) for t in inner]


@pytest.mark.parametrize("case", cases("nesting"), ids=lambda case: case["text"][:60])
def test_case(case):
    text, inner = laid_out(case["text"])
    at = marked(text)
    engine = FakeEngine(Found((), ()), inner)
    engine.passes.append([])  # the first pass is over: what is read now is read again
    drafts = voiced(at.text, nested(at.text, [Draft.of(at.found)], engine))
    children = sorted((d for d in drafts if d.parent is not None), key=lambda d: d.pieces)
    assert [
        [at.text[slice(*piece[0])] if piece else None for piece in (d.source, d.cue, d.content)] for d in children
    ] == case["inner"]
    assert all(draft.parent is drafts[0] or draft.parent in drafts for draft in children)


def test_the_marks_around_a_quotation_are_not_read_again():
    at = marked("{“They shouted that the road was safe,”} <the driver> [said].")
    engine = FakeEngine(Found((), ()))
    nested(at.text, [Draft.of(at.found)], engine)
    assert [at.text[slice(*part)] for part in engine.passes[0]] == ["They shouted that the road was safe,"]


def test_what_the_rules_are_sure_of_is_not_read_again():
    at = marked("{“They said the road was safe,”} <the driver> [said].")
    engine = FakeEngine(Found((), ()))
    _, inner = nested(at.text, [Draft.of(at.found)], engine)
    assert not engine.passes
    assert at.text[slice(*inner.content[0])] == "the road was safe"


def test_a_quotation_and_its_cue_are_read_again_with_their_marks():
    at = marked("{“The road is safe,” the driver shouted}, [according to] <the agency>.")
    engine = FakeEngine(Found((), ()))
    nested(at.text, [Draft.of(at.found)], engine)
    assert [at.text[slice(*part)] for part in engine.passes[0]] == ["“The road is safe,” the driver shouted,"]


def test_a_quotation_around_the_cue_is_that_of_the_outer_attribution():
    text = "“They said the road was safe,” the driver said."
    outer = Draft(((31, 41),), ((42, 46),), ((0, 30),), 0.9)
    inner = Draft(((1, 5),), ((6, 10),), ((11, 28),), 0.9, parent=outer)
    quotes = quotations(text, [(0, len(text))])
    assert (form_of(text, outer, quotes), form_of(text, inner, quotes)) == ("direct", "indirect")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("<Villagers> [were told] {to leave}.", None, ["to leave"]),
        ("<The crew> [was warned] {that ice lay ahead}.", None, ["that ice lay ahead"]),
        ("<The duke> [is said] {to be ill}.", None, ["The duke", "to be ill"]),
        ("<The duke> [was believed] {to have fled}.", None, ["The duke", "to have fled"]),
        ("<The duke> [said] {he was ill}.", "The duke", ["he was ill"]),
        ("<The duke> [told] them {to leave}.", "The duke", ["to leave"]),
        ("{The duke is ill}, <the court> [was told] yesterday.", None, ["The duke is ill"]),
    ],
)
def test_the_subject_of_a_passive_is_no_source(text, source, content):
    at = marked(text)
    draft = voiced(at.text, [Draft.of(at.found)])[0]
    assert [at.text[slice(*piece)] for piece in draft.source] == ([source] if source else [])
    assert [at.text[slice(*piece)] for piece in draft.content] == content


def _inside(text: str, *names: str, turn: bool = False) -> list[tuple[str, str, str]]:
    """What the rules find inside the content of an attribution: source, cue and content of each."""
    at = marked(text)
    outer = Draft(at.source, at.cue, at.content, 0.9, turn=turn)
    mentions = [FoundMention(at.text.index(n), at.text.index(n) + len(n), "group", "nominal", 0.9) for n in names]
    sentences = split(at.text, [(0, len(at.text))])
    found = nested(at.text, [outer], FakeEngine(Found((), ())), mentions, sentences)
    return [
        tuple(" ".join(at.text[slice(*p)] for p in part) for part in (d.source, d.cue, d.content))
        for d in sorted(found, key=lambda d: d.pieces)
        if d.parent is not None
    ]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "<The Courier> [quoted] {a clerk of the mill as saying it was late}.",
            (),
            ("a clerk of the mill", "as saying", "it was late"),
        ),
        ("{“I said it would not happen here,”} <she> [said].", (), ("I", "said", "it would not happen here")),
        (
            "<She> [said] {that the guild had raised its offer for the mill}.",
            ("the guild",),
            ("the guild", "had raised its offer", "for the mill"),
        ),
        (
            "<She> [said] {the guild saw no need for a survey}.",
            ("the guild",),
            ("the guild", "saw", "no need for a survey"),
        ),
        (
            "<She> [rejected] {an argument from the guild that the weir was weak}.",
            ("the guild",),
            ("the guild", "an argument from", "that the weir was weak"),
        ),
        ("<She> [rejected] {opposition calls for a survey}.", (), ("opposition", "calls for", "a survey")),
    ],
)
def test_what_is_told_inside_is_found_by_rule(text, names, expected):
    assert expected in _inside(text, *names)


@pytest.mark.parametrize(
    "text", ["{“I never said that,”} <she> [said].", "{“Whoever says that it is over is wrong,”} <she> [said]."]
)
def test_what_nobody_told_is_not(text):
    assert _inside(text) == []


def test_a_saying_inside_a_turn_ends_with_its_sentence():
    text = "On Monday the mill said there were no talks. On Friday there were some."
    start = text.index("there were no")
    turn = Draft((), (), ((0, len(text)),), 0.9, turn=True)
    inner = Draft(((10, 18),), ((19, 23),), ((start, len(text) - 1),), 0.9, parent=turn)
    found = nested(text, [turn, inner], FakeEngine(Found((), ())), (), split(text, [(0, len(text))]))
    assert [text[slice(*d.content[0])] for d in found if d.parent] == ["there were no talks"]


def test_what_stands_inside_of_what_is_cited_comes_from_who_is_cited():
    text = "Radio Tarn reports, citing a clerk, that the mayor said that the bridge leaks."
    content = (text.index("that the mayor"), len(text) - 1)
    drafts = [
        Draft(
            ((text.index(who), text.index(who) + len(who)),),
            ((at := text.index(cue), at + len(cue)),),
            (content,),
            0.9,
        )
        for who, cue in (("Radio Tarn", "reports"), ("a clerk", "citing"))
    ]
    mayor = FoundMention(text.index("the mayor"), text.index(" said"), "person", "nominal", 0.9)
    found = nested(text, drafts, FakeEngine(Found((), ())), [mayor])
    reports, clerk, inner = (
        next(d for d in found if text[slice(*d.cue[0])] == cue) for cue in ("reports", "citing", "said")
    )
    assert (reports.parent, clerk.parent, inner.parent) == (None, reports, clerk)


def test_of_something_written_it_is_the_paper_that_says_so():
    at = marked("<She> [said] {he had read a letter claiming that the weir was weak}.")
    inner = marked("She said <he> [had read a letter claiming] {that the weir was weak}.")
    found = nested(at.text, [Draft.of(at.found)], FakeEngine(Found((inner.found,), ())), [])
    told = [(at.text[slice(*d.source[0])], at.text[slice(*d.cue[0])]) for d in found if d.parent]
    assert told == [("a letter", "claiming")]
