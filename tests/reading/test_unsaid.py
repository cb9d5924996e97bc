"""What nobody says or thinks is no attribution."""

from __future__ import annotations

import pytest
from reporting import marked, read

from onrecord.reading.draft import Draft
from onrecord.reading.forms.unsaid import uttered


@pytest.mark.parametrize(
    ("marked_text", "is_said"),
    [
        ("{The tenor of the talks} [was evident].", False),
        ("It prompted <the province> [to implement] {a range of measures}.", False),
        ("<The mayor> [imposed] {a levy on fish}.", False),
        ("<The mayor> [imposed] {“a levy on fish”}.", True),
        ("<The mayor> [has nominated] {a baker for judge}.", False),
        ("<The guild> [wants to appoint] {a baker}.", True),
        ("<The mayor> [went on the record endorsing] {the levy}.", True),
        ("<The mayor> [denied] {the levy}.", True),
        ("<The mayor> [would impose] {a levy on fish}.", True),
        ("<The mayor> [is not so sure] {the guild paid him a thing}.", True),
        ("<The mayor> [rolled out] {his plan for the fish}.", True),
        ("<The mayor> [was in despair over] {the fish}.", True),
        ("<The mayor> [blurted] {that the levy was his}.", True),
        ("<The baker> has met members and [advocates on] {bills about bread}.", False),
        ("<Bakers> [weigh in on] {the new price}.", False),
        ("<Bakers> [weigh in on] {whether the price is fair}.", True),
        ("Celebrities, [like] <Ada Poe and Raj Dey>, {were fined for it}.", False),
        ("<Many voters> [like] {the mayor}.", True),
        ("{The plan} [seems] {impossible}.", False),
        ("{The mayor} [seems] {to have left}.", False),
        ("{The levy} [seemed like] {a joke}.", False),
        ("{The levy} [was suddenly looking] {shaky}.", False),
        ("<The mayor> [seems] {to want it}.", True),
        ("<The mayor> [seemed to deny] {the levy}.", True),
        ("<The mayor> [is looking] {to raise the levy}.", True),
        ("If <you> [want] {to see the fish}, go in May.", False),
        ("As a baker <you> [may expect] {to pay more}.", False),
        ("Mayor, <you> [wanted] {the levy}.", True),
        ("If <you> [told] {the mayor}, he would laugh.", True),
        ("There are six hundred, <which> [guarantees] {that the fight is not over}.", False),
        ("<The contract> [guarantees] {that the fight is over}.", True),
        ("<She> [is only guaranteed] {three hours a day}.", False),
        ("<He>’s [already guaranteed] {a slot}.", False),
        ("It is used to make <workers> [fearful of] {speaking up}.", False),
        ("<Workers> are [fearful of] {speaking up}.", True),
        ("As <we> [say] {goodbye}.", False),
        ("Here is {what} <bakers> [had to say about] {the new price}.", False),
        ("{We} [are supposed] {to open at ten}.", False),
        ("{The baker} [is supposed] {to have left}.", True),
        ("{The oven} [was supposed] {to be lit by noon}.", False),
        ("<The baker> [is best known for] {a few sayings}.", False),
        ("<The baker> [is known to favour] {the levy}.", True),
    ],
)
def test_what_nobody_says(marked_text: str, is_said: bool) -> None:
    at = marked(marked_text)
    draft = Draft(at.source, at.cue, at.content, 0.6)
    assert bool(uttered(at.text, [draft], [(0, len(at.text))])) == is_said


def test_the_tagger_is_believed_where_it_is_sure() -> None:
    at = marked("<The mayor> [unleashed] {a series of leaflets}.")
    sure, unsure = (Draft(at.source, at.cue, at.content, confidence) for confidence in (0.9, 0.6))
    assert uttered(at.text, [sure, unsure], [(0, len(at.text))]) == [sure]


def test_what_nobody_says_is_none_inside_anothers_words_either() -> None:
    outer = marked("{“We are supposed to open at ten,”} <the baker> [said].")
    inner = marked("“{We} [are supposed] {to open at ten},” the baker said.")
    assert [a.cue[0].text for a in read(outer.text, [outer.found], again=[inner.found]).attributions] == ["said"]
