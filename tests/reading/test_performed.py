"""What is said by a passive with its agent, by a verb and its noun, or by a verb and a preposition."""

from __future__ import annotations

import pytest
from reporting import marked

from onrecord.reading.found import FoundMention
from onrecord.reading.layers.clauses import clauses


def mentioned(text: str, *names: str) -> list[FoundMention]:
    """Groups of people called by these words."""
    return [
        FoundMention(text.index(name), text.index(name) + len(name), "group", "nominal", 0.9) for name in names
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{The offer} [was described] by <the guild> {as a slap}", ("the guild",)),
        ("{The owner’s latest bid} [was rejected] by <the guild>", ("the guild",)),
        ("{The plan to move it} [was condemned] by <the farmers’ league> {as a betrayal}", ()),
        ("{Ida Varn} [was accused] by <travel agents> {of doubling her fares}", ("Ida Varn",)),
        ("{The maker}, [in the opinion of] <one clerk>, {has most to lose}", ()),
        ("{Ida Varn} [has been described] by <her critics> {as stubborn}", ("Ida Varn",)),
        ("{The report} [was denied] by <both sides>", ()),
        ("<Ida Varn> [expressed the conviction] {that the weir would hold}", ("Ida Varn",)),
        ("<Ida Varn> [renewed her call] {for a debate}", ("Ida Varn",)),
        ("<Ida Varn> [called on] {the owner to mend the weir}, adding that it leaked", ("Ida Varn", "the owner")),
        ("<The minister> [thanked] {both sides}, in whose patience she trusted", ("The minister",)),
        ("[In the view of] <the chamber>, {the town should have acted}", ("the chamber",)),
        ("{The dam will stay}, <Ida Varn> [was quoted as saying] by the Plain", ("Ida Varn",)),
        ("<Ida Varn> [was quoted as saying] {that the dam will stay}", ("Ida Varn",)),
        ("she took note of <an article in the Plain> [alleging] {that the weir was sold}", ()),
        ("he laughed at <a letter to the guild> [claiming] {the weir was weak}", ("the guild",)),
        ("he laughed at <leaflets> [saying] {that the weir was weak}", ()),
        ("<Ida Varn, deputy head of the guild,> [called on] {the owner to pay}", ("Ida Varn", "the owner")),
    ],
)
def test_a_clause_is_found(text: str, names: tuple[str, ...]) -> None:
    given = marked(text)
    found = clauses(given.text, (0, len(given.text)), mentioned(given.text, *names))
    assert (given.source, given.cue, given.content) in [(c.sources, (c.cue,), c.content) for c in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The march had been called by the guild", "the guild"),
        ("The weir was built by the guild", "the guild"),
        ("The guild issued a statement saying that it was weak", "The guild"),
        ("The boat passed the post, saying that it was weak", "The boat"),
        ("They uttered statements that turned out to be untrue", "They"),
        ("The guild's proposed cuts would not yield much", "The guild's"),
    ],
)
def test_nothing_is_said(text: str, name: str) -> None:
    assert clauses(text, (0, len(text)), mentioned(text, name)) == []


def test_what_is_rejected_is_a_thing_that_was_said() -> None:
    text = "Ida Varn acknowledged that mistakes had been made but rejected suggestions of fraud"
    found = clauses(text, (0, len(text)), mentioned(text, "Ida Varn"))
    said = [(text[slice(*c.cue)], text[slice(*c.content[0])]) for c in found]
    assert said == [
        ("acknowledged", "that mistakes had been made"),
        ("rejected", "suggestions of fraud"),
    ]
