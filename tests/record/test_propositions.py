"""Which contents put something forward as so, and make a claim."""

from __future__ import annotations

import pytest

from record.story import record
from record.world import Draft

BOARD = "the Harbour Board had sold the Norn ferry"


def claimed(source: str, cue: str, content: str, **told) -> list[str]:
    draft = Draft("a.txt", f"{source} {cue} {content} on Monday.", "a", "2031-05-06")
    mention = draft.name("Ada Lovel") if source == "Ada Lovel" else None
    draft.says(source, cue, content, speaker=source, mention=mention, anonymous=mention is None, **told)
    return [claim.content.text for claim in record(draft).claims]


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("said", BOARD),
        ("says", "the ferries need new engines every spring"),
        ("insists", f"that {BOARD}"),
        ("would only say", BOARD),
        ("announced", "the sale of the Norn ferry to a foreign bank"),
        ("recalled", "how the old harbour gate fell on the ferry"),
        ("called", "the harbour sale a wretched bargain"),
        ("sees", "the harbour vote as a test of the mayor"),
        ("brought up", "the fact that no harbour gate would open"),
        ("mentioned", "the harbour gate was locked at noon"),
        ("put", "the ferry's lost passengers at 17"),
        ("made clear", "the ferries need new engines every spring"),
        ("agreed", "to open the harbour gate for the ferry"),
        ("presented", "the long harbour strike as a gesture"),
        ("described", "a sudden list of the ferry towards port"),
        ("sees", "no reason for a second harbour inquiry"),
        ("attributed", "the harbour flood to the rain in the hills"),
    ],
)
def test_what_is_put_forward_as_so_is_a_claim(cue, content):
    assert claimed("Ada Lovel", cue, content) == [content]


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("Ada Lovel", "discussed", "the Harbour Board's long quarrel with a foreign bank"),
        ("Ada Lovel", "referred to", "the two ferries of the Norn bank"),
        ("Ada Lovel", "spoke about", "her first winter aboard the Norn ferry"),
        ("Ada Lovel", "introduced", "a bill that would end the harbour contracts"),
        ("Ada Lovel", "backed", "the bank that bought the Norn ferry"),
        ("Ada Lovel", "pointed to", "the state-funded ferries and weather-beaten quays of Norn"),
        ("Ada Lovel", "questioned", f"whether {BOARD}"),
        ("Ada Lovel", "explained", "why the harbour gate opened late"),
        ("Ada Lovel", "will tell the guild", f"that {BOARD}"),
        ("Few", "believe", BOARD),
    ],
)
def test_a_topic_a_question_and_what_is_still_to_be_said_are_none(source, cue, content):
    assert claimed(source, cue, content) == []


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("accused", "the Harbour Board of hiding the sale", "criticise"),
        ("accused", "the pilot of “inciting quarrels aboard the ferry”", "criticise"),
        ("blames", "the Harbour Board for the delays that followed", "criticise"),
        ("praised", "the pilot for turning the ferry back", "praise"),
    ],
)
def test_what_somebody_is_blamed_or_praised_for_doing_is_a_claim(cue, content, act):
    assert claimed("Ada Lovel", cue, content, act=act) == [content]


def test_what_somebody_says_that_others_think_is_no_second_word_for_it():
    thought = "the ferry from Norn is the safest on the coast"
    words = f"that her guests believe {thought}"
    draft = Draft("a.txt", f"Ada Lovel said {words}.", "a", "2031-05-06")
    mention = draft.name("Ada Lovel")
    outer = draft.says("Ada Lovel", "said", words, speaker="Ada Lovel", mention=mention)
    draft.says(
        "her guests", "believe", thought, speaker="her guests", anonymous=True, attitude="belief", act="other",
        parent=outer,
    )  # fmt: skip
    built = record(draft)
    assert {(c.content.text, c.origins, len(c.reports)) for c in built.claims} == {(words, 1, 1), (thought, 1, 1)}


def test_a_topic_of_which_two_pages_tell_is_a_claim():
    content = "the Harbour Board's long quarrel with a foreign bank"

    def page(name: str, source: str) -> Draft:
        draft = Draft(f"{name}.txt", f"{source} discussed {content} on Monday.", name, "2031-05-06")
        draft.says(source, "discussed", content, speaker=source, mention=draft.name(source))
        return draft

    (claim,) = record(page("a", "Ada Lovel"), page("b", "Ion Pell")).claims
    assert (claim.content.text, claim.articles) == (content, 2)
