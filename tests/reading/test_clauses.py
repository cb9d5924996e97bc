"""Reported clauses by rule: `<source>`, `[cue]` and `{content}` stand in the sentence, mentions beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
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
        ("<the ferry line> [had told] its crews {there would be no sailings}", ("the ferry line", "its crews")),
        ("<My tutor> [told] me in spring {that I could sing}, and then she laughed", ("My tutor",)),
        ("<the guild> [had threatened] {to strike} and that nobody would work", ("the guild",)),
        ("<growers in the valley> [thought] {the frost was over}", ()),
        ("<the mayor's> [promise] {to mend the weir by May} had been forgotten", ("the mayor",)),
        ("<the mason's> [claim] {that the wall was sound} rested on a sketch", ("the mason",)),
        ("<He> [asked] me {whether I could row}", ()),
        ("<My aunt> [always said] {“never sell the boat”}, and I listened", ("My aunt",)),
        ("{The eggs were warm for a week}, <a farmhand> [told] the vet", ("a farmhand",)),
        ("She [was told] by <a clerk> {that the deed was lost}", ("a clerk",)),
        ("<her brother> [wanted] {the farm sold}, that her mother refused", ("her brother",)),
        ("As they [weigh] whether <voters> [want] {to stay}, the party will wait", ("voters",)),
        ("<the pilots> [had warned] their members {not to sign}", ("the pilots", "their members")),
        ("{the choir}, [according to] <its leader>, {hopes to sing}", ("the choir", "its leader")),
    ],
)
def test_a_clause_is_found(text, names):
    at = marked(text)
    found = clauses(at.text, (0, len(at.text)), mentioned(at.text, *names))
    assert (at.source[0], at.cue[-1], at.content) in [(c.source, c.cue, c.content) for c in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the crew would say that it was late", ("the crew",)),
        ("nobody knew that it was late", ()),
        ("the United States and foreign guests", ("the United",)),
        ("its decision not to pay that it regrets", ()),
        ("the crew agreed with that in part", ("the crew",)),
        ("if the crew says that it was late", ("the crew",)),
        ("the crew wrote in “Ann Poe” on the slip", ("the crew",)),
    ],
)
def test_nothing_is_said(text, names):
    assert clauses(text, (0, len(text)), mentioned(text, *names)) == []


@given(st.text(alphabet="he said that “no”, to 's wants.'\n", max_size=60))
def test_clauses_are_words_of_the_sentence(text):
    for clause in clauses(text, (0, len(text)), []):
        assert all(0 <= start < end <= len(text) for start, end in (clause.source, clause.cue, *clause.content))
