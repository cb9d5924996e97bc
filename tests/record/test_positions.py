"""What actors want: issues, positions, shifts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Issue, NamedIssue, Record, RecordSettings
from onrecord.record import statements
from onrecord.record.decisions import standing
from onrecord.record.stands import positions
from onrecord.record.stands.sides import Side
from onrecord.record.story import Story
from onrecord.record.who import entities
from record.story import record
from record.world import Draft

LOCK = RecordSettings(issues=(NamedIssue("The lock", ("lock",)),))


def wants(name: str, day: str | None, speaker: str, cue: str, content: str, act="assert", **rest) -> Draft:
    draft = Draft(f"{name}.txt", f"{speaker} {cue} {content}.", name, day)
    draft.says(speaker, cue, content, speaker=speaker, mention=draft.name(speaker), act=act, **rest)
    return draft


def held(built: Record, issue: str) -> list[tuple[str, str]]:
    names = {e.id: e.name for e in built.entities}
    return [(names[p.actor], p.direction) for p in built.positions if p.issue == issue]


def moving() -> list[Draft]:
    return [
        wants("a", "2031-05-03", "Ada Lovel", "rejected", "any inspection of the lock by strangers", "reject"),
        wants("b", "2031-05-04", "Ion Pell", "demanded", "a full inspection of the lock", "demand"),
        wants("c", "2031-05-09", "Ada Lovel", "accepted", "an inspection of the lock in June", "accept"),
    ]


def test_an_issue_is_found_and_a_position_that_moves_is_a_shift():
    built = record(*moving())
    (issue,) = built.issues
    assert (issue.id, issue.name) == ("inspection", "inspection of the lock")
    assert (issue.terms, issue.by) == (("inspection",), "found")
    assert held(built, "inspection") == [("Ada Lovel", "against"), ("Ion Pell", "for"), ("Ada Lovel", "for")]
    (shift,) = built.shifts
    names = {e.id: e.name for e in built.entities}
    assert names[shift.actor] == "Ada Lovel"
    assert "against (3 May 2031" in shift.why and "for (9 May 2031" in shift.why


def test_the_user_s_issue_comes_first_and_is_named_inside_another():
    settings = RecordSettings(issues=LOCK.issues * 2)
    built = record(*moving(), settings=settings)
    assert [(i.id, i.by) for i in built.issues] == [("the-lock", "user"), ("inspection", "found")]
    assert len(held(built, "the-lock")) == 3


def test_a_user_s_issue_takes_the_place_of_the_one_that_was_found():
    settings = RecordSettings(issues=(NamedIssue("Strangers at the lock", ("inspection",)),))
    built = record(*moving(), settings=settings)
    assert [i.id for i in built.issues] == ["strangers-at-the-lock"] and len(built.shifts) == 1


def test_a_verbal_noun_of_the_story_s_own_is_an_issue():
    drafts = [
        wants(
            "a", "2031-05-03", "Ada Lovel", "rejected", "the beautification of the pier and its lamps", "reject"
        ),
        wants("b", "2031-05-04", "Ion Pell", "demanded", "a beautification of the pier and its lamps", "demand"),
        wants(
            "c", "2031-05-05", "Una Bram", "demanded", "some beautification of the pier and its lamps", "demand"
        ),
    ]
    assert [i.id for i in record(*drafts).issues] == ["beautification"]


def test_a_plain_act_is_an_issue_though_one_page_alone_has_it():
    asked = wants("a", "2031-05-03", "Ada Lovel", "demanded", "the beautification of the pier", "demand")
    assert held(record(asked), "beautification") == [("Ada Lovel", "for")]
    said = wants("a", "2031-05-03", "Ada Lovel", "spoke of", "the beautification of the pier")
    assert record(said).issues == ()


def test_what_is_only_praised_or_asked_whether_is_no_issue():
    praised = wants("a", "2031-05-03", "Ada Lovel", "praised", "the new lamps", "praise")
    assert record(praised).issues == ()
    for opening in ("It is unclear whether", "This does not mean that"):
        unsettled = Draft("a.txt", f"{opening} Ada Lovel wants a new pier.", "a", "2031-05-03")
        who = unsettled.name("Ada Lovel")
        unsettled.says("Ada Lovel", "wants", "a new pier", speaker="Ada Lovel", mention=who, act="demand")
        assert record(unsettled).issues == ()


def test_a_plan_that_is_weighed_is_open():
    weighed = wants(
        "a", "2031-05-03", "Ada Lovel", "considers", "a new pier", "other", attitude="intention", form="indirect"
    )
    assert held(record(weighed), "new-pier") == [("Ada Lovel", "open")]


def test_a_refusal_in_one_s_own_words_joins_the_one_that_is_told():
    built = record(
        wants("a", "2031-05-03", "Ada Lovel", "refused", "to sell the pier to strangers", "reject"),
        wants("b", "2031-05-04", "Ada Lovel", "said", "I am not going to sell the pier", form="direct"),
    )
    (issue,) = built.issues
    assert held(built, issue.id) == [("Ada Lovel", "against")] * 2


def test_a_decision_that_is_welcomed_is_on_what_the_page_spoke_of():
    text = "The guild agreed to an inquiry. Ion Pell welcomed the decision."
    draft = Draft("a.txt", text, "a", "2031-05-03")
    draft.says(
        "Ion Pell", "welcomed", "the decision", speaker="Ion Pell", mention=draft.name("Ion Pell"), act="praise"
    )
    other = wants("b", "2031-05-04", "Ada Lovel", "demanded", "an inquiry", "demand")
    assert held(record(draft, other), "inquiry") == [("Ion Pell", "for"), ("Ada Lovel", "for")]


def test_on_one_page_alone_two_must_speak_of_what_the_tables_know():
    text = "Ada Lovel is against any ceasefire. Ion Pell is for a ceasefire."
    told = [("Ada Lovel", "is against", "any ceasefire"), ("Ion Pell", "is for", "a ceasefire")]
    for number, issues in ((1, []), (2, ["ceasefire"])):
        draft = Draft("a.txt", text, "a", "2031-05-03")
        for speaker, cue, content in told[:number]:
            draft.says(speaker, cue, content, speaker=speaker, mention=draft.name(speaker))
        assert [issue.id for issue in record(draft).issues] == issues


def test_a_doubtful_term_counts_only_beside_a_sure_one():
    offers = [
        wants("a", "2031-05-03", "Ada Lovel", "rejected", "the offer", "reject"),
        wants("b", "2031-05-04", "Ion Pell", "welcomed", "the offer", "accept"),
    ]
    assert [i.id for i in record(*offers).issues] == ["offer"]
    third = wants("c", "2031-05-05", "Una Bram", "opposed", "the takeover", "reject")
    assert held(record(*offers, third), "takeover") == [
        ("Ada Lovel", "against"), ("Ion Pell", "for"), ("Una Bram", "against"),
    ]  # fmt: skip


def test_what_is_called_a_deal_is_what_is_bargained_about():
    drafts = [
        wants("a", "2031-05-03", "Ada Lovel", "rejected", "the takeover", "reject"),
        wants("b", "2031-05-04", "Ion Pell", "opposed", "the deal", "reject"),
    ]
    assert held(record(*drafts), "takeover") == [("Ada Lovel", "against"), ("Ion Pell", "against")]


def test_a_deal_is_no_takeover_where_nobody_speaks_of_one():
    drafts = [
        wants("a", "2031-05-03", "Ada Lovel", "rejected", "the offer", "reject"),
        wants("b", "2031-05-04", "Ion Pell", "welcomed", "the deal", "accept"),
    ]
    assert "takeover" not in [i.id for i in record(*drafts).issues]


def test_an_issue_goes_by_the_name_that_the_actors_use():
    drafts = [
        wants("a", "2031-05-03", "Ada Lovel", "rejected", "a sale of the pier", "reject"),
        wants("b", "2031-05-04", "Ion Pell", "demanded", "a sale of the pier", "demand"),
    ]
    assert [i.id for i in record(*drafts).issues] == ["sale"]


def test_whom_one_supports_is_at_stake():
    drafts = []
    for name, speaker, cue, content in (
        ("a", "Ada Lovel", "said", "she would vote for Una Bram"),
        ("b", "Ion Pell", "said", "he was not ready to support Una Bram"),
    ):
        draft = wants(name, "2031-05-03", speaker, cue, content)
        draft.name("Una Bram")
        drafts.append(draft)
    assert held(record(*drafts), "support-for-una-bram") == [("Ada Lovel", "for"), ("Ion Pell", "against")]


def test_two_issues_of_one_name_are_not_two_issues():
    drafts = []
    for name, speaker in (("a", "Ada Lovel"), ("b", "Ion Pell")):
        draft = wants(name, "2031-05-03", speaker, "said", "they will vote for Una Bram")
        draft.name("Una Bram")
        drafts.append(draft)
    clash = RecordSettings(issues=(NamedIssue("Support for Una Bram", ("pier",)),))
    built = record(*drafts, settings=clash)
    assert [i.by for i in built.issues] == ["user"]


def test_nobody_supports_themselves():
    draft = wants("a", "2031-05-03", "Ada Lovel", "said", "the crew backs her")
    draft.name("her", form="pronoun", same_as=draft.mentions[0].id)
    other = wants("b", "2031-05-03", "Ion Pell", "said", "he would vote for Ada Lovel")
    other.name("Ada Lovel")
    assert record(draft, other).positions == ()


def on_the_lock(draft: Draft) -> list[str]:
    return [p.direction for p in record(draft, settings=LOCK).positions if p.issue == "the-lock"]


@pytest.mark.parametrize(
    ("cue", "content", "direction"),
    [
        ("said", "the lock can be inspected only if ships leave", "conditional"),
        ("demanded", "a new lock", "for"),
        ("promised", "that there would be no new lock", "against"),
        ("denied", "that she wanted a new lock", "against"),
        ("said", "no talks on the lock unless ships leave", "conditional"),
    ],
)
def test_which_way_a_speaker_leans(cue, content, direction):
    act = "deny" if cue == "denied" else "assert"
    assert on_the_lock(wants("a", "2031-05-03", "Ada Lovel", cue, content, act)) == [direction]


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("said", "the lock is painted green"),
        ("warned", "that the lock will be closed"),
        ("said", "some of those present want a new lock"),
        ("said", "she must mend the lock’s gate"),
    ],
)
def test_words_without_a_side_take_no_position(cue, content):
    assert on_the_lock(wants("a", "2031-05-03", "Ada Lovel", cue, content)) == []


def test_what_another_is_said_to_want_is_not_the_speaker_s_position():
    draft = wants("a", "2031-05-03", "Ada Lovel", "said", "Ion Pell wants a new lock")
    draft.name("Ion Pell")
    assert on_the_lock(draft) == []
    theirs = Draft(
        "a.txt", "Ion Pell's spokeswoman, Ada Lovel, said Ion Pell wants a new lock.", "a", "2031-05-03"
    )
    ada = theirs.name("Ada Lovel")
    theirs.name("Ion Pell", nth=1, same_as=theirs.name("Ion Pell"))
    theirs.says("Ada Lovel", "said", "Ion Pell wants a new lock", speaker="Ada Lovel", mention=ada)
    assert on_the_lock(theirs) == ["for"]


def test_the_company_s_wish_is_told_by_who_speaks_for_it_and_an_unnamed_source_holds_none():
    draft = wants("a", "2031-05-03", "Ada Lovel", "said", "the company would build a new lock")
    draft.name("the company", "organization", form="nominal")
    assert on_the_lock(draft) == ["for"]
    source = Draft("a.txt", "Two officials want a new lock.", "a", "2031-05-03")
    name = source.name("Two officials", "group", form="nominal")
    source.says("Two officials", "want", "a new lock", speaker="Two officials", mention=name, anonymous=True)
    families = Draft("a.txt", "The families want a new lock.", "a", "2031-05-03")
    name = families.name("The families", "group", form="nominal")
    families.says("The families", "want", "a new lock", speaker="The families", mention=name, anonymous=True)
    assert (on_the_lock(source), on_the_lock(families)) == ([], ["for"])


def test_what_a_nameless_spokesman_says_is_the_principal_s_position():
    draft = Draft("a.txt", "A spokesman for Ada Lovel said there would be no new lock.", "a", "2031-05-03")
    draft.name("Ada Lovel")
    who = draft.name("A spokesman for Ada Lovel", form="nominal")
    content = "there would be no new lock"
    draft.says("A spokesman for Ada Lovel", "said", content, speaker="a spokesman", mention=who, anonymous=True)
    built = record(draft, settings=LOCK)
    assert held(built, "the-lock") == [("Ada Lovel", "against")]


def test_a_body_speaks_for_whose_name_it_bears():
    draft = Draft("a.txt", "Lovel Campaign said Ada Lovel would build a new lock.", "a", "2031-05-03")
    office = draft.name("Lovel Campaign", "organization")
    draft.name("Ada Lovel")
    content = "Ada Lovel would build a new lock"
    draft.says("Lovel Campaign", "said", content, speaker="Lovel Campaign", mention=office)
    assert on_the_lock(draft) == ["for"]


@pytest.mark.parametrize(
    ("before", "words", "direction"),
    [
        ("Ion Pell wants a new lock.", "That is out of the question", "against"),
        ("Ion Pell wants a new lock.", "We reject it", "against"),
        ("Ion Pell wants a new lock.", "Not while ships wait", "against"),
        ("Ion Pell wants a new lock.", "We reject these rumours", None),
        ("Ion Pell wants a new pier.", "That is out of the question", None),
    ],
)
def test_a_short_answer_is_on_what_was_spoken_of_before(before, words, direction):
    draft = Draft("a.txt", f"{before} “{words},” said Ada Lovel.", "a", "2031-05-03")
    draft.says(
        "Ada Lovel", "said", f"“{words},”", speaker="Ada Lovel", mention=draft.name("Ada Lovel"), form="direct"
    )
    assert on_the_lock(draft) == ([direction] if direction else [])


def test_an_answer_that_takes_no_side_is_unclear():
    draft = Draft("a.txt", "Asked about a new lock, Ada Lovel said a pier is no plan.", "a", "2031-05-03")
    draft.says("Ada Lovel", "said", "a pier is no plan", speaker="Ada Lovel", mention=draft.name("Ada Lovel"))
    assert on_the_lock(draft) == ["unclear"]


@pytest.mark.parametrize(
    ("cue", "said", "when"),
    [
        ("demanded", None, "2031-05-03"),
        ("demanded", "2031-05-01", "2031-05-01"),
        ("had demanded", None, "../2031-05-03"),
        ("has demanded", None, "../2031-05-03"),
    ],
)
def test_when_a_position_was_taken(cue, said, when):
    draft = wants("a", "2031-05-03", "Ada Lovel", cue, "a new lock", said=said)
    assert [p.said for p in record(draft, settings=LOCK).positions] == [when]


def shifts(*drafts: Draft) -> list[tuple[str, str]]:
    built = record(*drafts, settings=LOCK)
    texts = {a.id: a.content[0].text for a in built.attributions}
    return [(texts[s.from_], texts[s.to]) for s in built.shifts]


def test_another_wording_is_no_shift():
    open_ = wants("a", "2031-05-03", "Ada Lovel", "said", "she is open to a new lock")
    ready = wants("b", "2031-05-09", "Ada Lovel", "said", "she is ready for a new lock")
    assert shifts(open_, ready) == []


def test_a_shift_needs_two_days_in_order():
    no = wants("a", "2031-05-03", "Ada Lovel", "rejected", "a new lock", "reject")
    yes = "she is ready for a new lock"
    assert shifts(no, wants("b", "2031-05-03", "Ada Lovel", "said", yes)) == []
    assert shifts(no, wants("b", None, "Ada Lovel", "said", yes)) == []
    assert shifts(no, wants("b", "2031-05-04", "Ada Lovel", "said", yes)) == [("a new lock", yes)]
    both = Draft("b.txt", f"Ada Lovel said {yes} after rejecting a second lock.", "b", "2031-05-04")
    ada = both.name("Ada Lovel")
    both.says("Ada Lovel", "said", yes, speaker="Ada Lovel", mention=ada)
    both.says("Ada Lovel", "rejecting", "a second lock", speaker="Ada Lovel", mention=ada)
    assert shifts(no, both) == [("a new lock", yes)], "what it came after is of no later day"


def test_a_shift_is_shown_by_what_the_text_of_that_day_has():
    no = wants("a", "2031-05-03", "Ada Lovel", "rejected", "a new lock", "reject")
    recalled = wants("b", "2031-05-09", "Ada Lovel", "said", "she is ready for a lock")
    title = recalled.attributions[0]
    recalled.attributions = [replace(title, section="title")]
    told = wants("c", "2031-05-09", "Ada Lovel", "said", "she agrees to a lock")
    assert shifts(no, recalled, told) == [("a new lock", "she agrees to a lock")]


def test_a_shift_is_shown_from_what_was_told_on_the_day_and_not_from_what_is_recalled():
    no = wants("a", "2031-05-03", "Ada Lovel", "rejected", "a new lock", "reject")
    recalled = wants("b", "2031-05-08", "Ada Lovel", "rejected", "any lock", "reject", said="2031-05-03")
    yes = wants("c", "2031-05-09", "Ada Lovel", "said", "she is ready for a new lock")
    assert shifts(no, recalled, yes) == [("a new lock", "she is ready for a new lock")]


def test_a_shift_is_shown_to_the_side_that_most_pages_have():
    no = wants("a", "2031-05-03", "Ada Lovel", "rejected", "a new lock", "reject")
    one = wants("b", "2031-05-09", "Ada Lovel", "said", "she is ready for a new lock")
    terms = "she is ready for a new lock if the guild pays"
    two, three = (wants(name, "2031-05-09", "Ada Lovel", "said", terms) for name in "cd")
    assert shifts(no, one, two, three) == [("a new lock", terms)]


def test_a_prediction_of_which_no_word_is_left_is_read_over():
    """A content of "that" alone, as a reader may leave it behind."""
    built = record(*moving(), wants("d", "2031-05-10", "Cato Brun", "warned", "that"))
    assert "Cato Brun" not in {name for name, _ in held(built, "inspection")}


def test_a_law_or_a_poll_wants_nothing():
    draft = Draft("a.txt", "The poll law demands an inspection of the lock.", "a", "2031-05-03")
    draft.says("The poll law", "demands", "an inspection of the lock", speaker="The poll law",
               mention=draft.name("The poll law", kind="work"), act="demand", form="indirect")  # fmt: skip
    assert record(draft).positions == ()


@pytest.mark.parametrize(("content", "held_"), [("how to deal with the herons", 0), ("a deal with the herons", 1)])
def test_to_deal_with_something_is_no_deal(content, held_):
    built = record(*(wants(p, "2031-05-03", "Ada Lovel", "demanded", content, "demand") for p in ("a", "b")))
    assert len([p for p in built.positions if p.issue == "deal"]) == 2 * held_


def test_two_things_of_one_issue_in_one_saying_are_one_position():
    draft = wants("a", "2031-05-03", "Ada Lovel", "demanded", "an approach to the outlaws of the strait", "demand")
    story = Story.of([draft.reading()])
    people = entities.resolve(story, standing([]))
    said = statements.collect(story, people)
    (attribution,) = people.attributions
    side = Side("ban", "approach", attribution, "for", True, ("ada",))
    sides = [side, replace(side, named="outlaws", way="against")]
    (held,) = positions._positions(said, people, Issue("ban", "approach", (), "found"), sides)
    assert (held.actor, held.direction) == ("ada", "for")
