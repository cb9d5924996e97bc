"""What a noun of report tells that somebody answers: `<source>`, `[cue]` and `{content}` stand in the sentence."""

from __future__ import annotations

import pytest
from reporting import FakeEngine, marked

from onrecord.reading.draft import Draft
from onrecord.reading.found import Found, FoundMention
from onrecord.reading.layers.clauses import clauses
from onrecord.reading.layers.interposed import bounded
from onrecord.reading.layers.nesting import nested


def mentioned(text: str, *names: str) -> list[FoundMention]:
    return [
        FoundMention(text.index(name), text.index(name) + len(name), "organization", "name", 0.9) for name in names
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("She denied [a report in] <the Vale Lantern> {that the mill was sold}", ()),
        ("She denied [a story in] <Vale Lantern> {that the mill was sold}", ("Vale Lantern",)),
        ("She denied [a report on] <a local website> {that the mill was sold}", ()),
        ("There was no truth in [claims by] <the guild> {that the mill was sold}", ()),
        ("She dismissed <local media> [reports] {of a sale} as idle talk", ()),
        ("[Reports] of <some foreign media> {on a sale of the mill} do not correspond to reality", ()),
        ("She scoffed at <the Lantern's> [report] {of a sale}", ("the Lantern",)),
        ("The guild denied [speculation] {that the mill was sold}", ()),
        ("She called [a claim by] <the guild> {that the mill was sold} “a yarn”", ()),
        ("She dismissed [reports] {that the mill was sold} as “a yarn”", ()),
        ("She dismissed [the charge] {that the mill was sold} as “a yarn”", ()),
        ("She denied [a report in] <the Lantern> {that the mill was sold}: “Those were my bags.”", ()),
    ],
)
def test_an_account_that_is_answered(text, names):
    at = marked(text)
    found = clauses(at.text, (0, len(at.text)), mentioned(at.text, *names))
    source = at.source[0] if at.source else (at.cue[0][0], at.cue[0][0])
    assert (source, at.cue[0], at.content) in [(c.source, c.cue, c.content) for c in found]


@pytest.mark.parametrize(
    "text",
    [
        "A report on the match is on the last page",
        "The council will print a report in the Vale Lantern that everybody can read",
        "She rejects any suggestion that the guild favours one side",
        "She denied the report of such a sale",
        "She dismissed reports of a sale as idle talk",
        "She denied a report in May that the mill was sold",
    ],
)
def test_no_account_that_is_answered(text):
    assert [c for c in clauses(text, (0, len(text)), []) if c.cue[0] > 4] == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The guild denied a report in the Lantern that the mill was sold.", "denied a report in the Lantern"),
        ("The guild denied on Tuesday a report in the Lantern that the mill was sold.", "denied"),
    ],
)
def test_an_account_belongs_to_what_is_denied(text, cue):
    said = "that the mill was sold"
    start, end = text.index(said), text.index(said) + len(said)
    draft = Draft(((0, 9),), ((text.index(cue), text.index(cue) + len(cue)),), ((start, end),), 0.9)
    found = bounded(text, [(0, len(text))], [draft], [])
    held = [(text[slice(*d.cue[0])], text[slice(*d.content[0])]) for d in found]
    assert held == [("denied", "a report in the Lantern that the mill was sold")]


def test_a_story_that_is_denied_stands_inside_the_denial():
    at = marked("<The guild> [denied] {a story in the Lantern that the mill was sold}.")
    engine = FakeEngine(Found((), ()))
    children = [d for d in nested(at.text, [Draft.of(at.found)], engine) if d.parent is not None]
    assert [at.text[slice(*d.content[0])] for d in children] == ["that the mill was sold"]
