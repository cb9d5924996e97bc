"""Whose side on what: terms that mean the contrary, things of the story's own, and who speaks for whom."""

from __future__ import annotations

import pytest

from onrecord.model import NamedIssue, Record, RecordSettings
from record.story import record
from record.world import Draft

LOCK = RecordSettings(issues=(NamedIssue("The lock", ("lock",)),))


def wants(name: str, speaker: str, cue: str, content: str, act: str = "assert", **rest: str) -> Draft:
    draft = Draft(f"{name}.txt", f"{speaker} {cue} {content}.", name, f"2031-05-{3 + ord(name) - ord('a'):02}")
    draft.says(speaker, cue, content, speaker=speaker, mention=draft.name(speaker), act=act, **rest)
    return draft


def held(built: Record, issue: str) -> list[tuple[str, str]]:
    names = {e.id: e.name for e in built.entities}
    return [(names[p.actor], p.direction) for p in built.positions if p.issue == issue]


def test_who_wants_the_contrary_is_against_it():
    built = record(
        wants("a", "Ada Lovel", "rejected", "a takeover of the mill", "reject"),
        wants("b", "Ion Pell", "promised", "that the mill would stand alone as long as he lives", "promise"),
    )
    assert held(built, "takeover") == [("Ada Lovel", "against"), ("Ion Pell", "against")]


def test_a_proposal_is_what_is_bargained_about():
    built = record(
        wants("a", "Ada Lovel", "rejected", "a takeover of the mill", "reject"),
        wants("b", "Ion Pell", "said", "the guild would examine every proposal"),
    )
    assert held(built, "takeover") == [("Ada Lovel", "against"), ("Ion Pell", "open")]
    alone = record(wants("a", "Ion Pell", "demanded", "a new proposal", "demand"))
    assert [i.id for i in alone.issues] == ["plan"]


def test_a_thing_that_is_demanded_is_found_in_other_words():
    built = record(
        wants("a", "Ada Lovel", "demanded", "a new funicular", "demand", form="indirect"),
        wants("b", "Ion Pell", "said", "the funicular would destroy the wood"),
    )
    assert held(built, "funicular") == [("Ada Lovel", "for"), ("Ion Pell", "against")]


def test_a_thing_that_is_said_to_have_to_go_is_at_stake_though_nobody_demands_it():
    sayings = (("a", "Ada Lovel", "the funicular must go"), ("b", "Ion Pell", "the funicular should stay"))
    built = record(
        *(wants(*row[:2], "said", row[2]) for row in sayings),
        wants("c", "Vera Ost", "said", "nobody would drive until the funicular was gone"),
    )
    assert held(built, "funicular") == [("Ada Lovel", "against"), ("Ion Pell", "for"), ("Vera Ost", "against")]


def test_a_word_that_is_also_written_small_is_no_name():
    draft = wants("b", "Ion Pell", "said", "the funicular would destroy the wood")
    draft.name("Ion Pell")
    headline = wants("c", "Funicular", "says", "it will wait")
    built = record(
        wants("a", "Ada Lovel", "demanded", "a new funicular", "demand", form="indirect"), draft, headline
    )
    assert held(built, "funicular") == [("Ada Lovel", "for"), ("Ion Pell", "against")]


def test_a_demand_to_stop_a_thing_is_against_it():
    built = record(
        wants("a", "Ada Lovel", "demanded", "to halt the funicular", "demand", form="indirect"),
        wants("b", "Ion Pell", "demanded", "a funicular", "demand", form="indirect"),
    )
    (issue,) = built.issues
    assert held(built, issue.id) == [("Ada Lovel", "against"), ("Ion Pell", "for")]


def test_an_act_that_governs_a_known_thing_takes_its_side():
    built = record(wants("a", "Ada Lovel", "made fun of", "the idea of an inspection", "criticise"))
    assert held(built, "inspection") == [("Ada Lovel", "against")]


def test_who_blames_another_for_a_side_takes_the_other():
    draft = Draft("a.txt", "Ada Lovel accused Ion Pell of running away from a new lock.", "a", "2031-05-04")
    ada = draft.name("Ada Lovel")
    draft.name("Ion Pell")
    content = "Ion Pell of running away from a new lock"
    draft.says("Ada Lovel", "accused", content, speaker="Ada Lovel", mention=ada, act="criticise")
    assert [p.direction for p in record(draft, settings=LOCK).positions] == ["for"]


def test_a_threat_takes_a_side():
    assert held(record(wants("a", "Ada Lovel", "threatened", "a strike", "threaten")), "strike") == [
        ("Ada Lovel", "for")
    ]


@pytest.mark.parametrize(
    ("condition", "way"),
    [
        ("the sanctions are in force on Friday", "against"),
        ("the sanctions are cut", "for"),
        ("the sanctions were quietly lifted", "for"),
        ("the sanctions are not lifted", "against"),
    ],
)
def test_who_threatens_wants_the_contrary_of_the_condition(condition, way):
    built = record(
        wants("a", "Ada Lovel", "threatened", f"to leave if {condition}", "threaten", form="indirect"),
        wants("b", "Ion Pell", "demanded", "sanctions", "demand", form="indirect"),
    )
    assert [row for row in held(built, "sanctions") if row[0] == "Ada Lovel"] == [("Ada Lovel", way)]


@pytest.mark.parametrize(
    ("content", "ways"),
    [
        ("to sail again if the sanctions were lifted", [("Ada Lovel", "against")]),
        ("to sail again if the sanctions stayed", [("Ada Lovel", "for")]),
        ("to hold talks if the sanctions were lifted", []),
    ],
)
def test_who_offers_to_do_a_thing_wants_what_the_condition_asks(content, ways):
    built = record(
        wants("a", "Ada Lovel", "offered", content, "promise", form="indirect"),
        wants("b", "Ion Pell", "demanded", "sanctions", "demand", form="indirect"),
    )
    assert [row for row in held(built, "sanctions") if row[0] == "Ada Lovel"] == ways


@pytest.mark.parametrize(("who", "ways"), [("Ada Lovel", ["against"]), ("Vera Ost", [])])
def test_what_those_will_not_do_who_are_named_as_the_speakers(who, ways):
    draft = Draft("a.txt", f"Ada Lovel said {who} was not going to paint the pier.", "a", "2031-05-03")
    ada = draft.name("Ada Lovel")
    if who != "Ada Lovel":
        draft.name(who)
    else:
        draft.name("Ada Lovel", nth=1)
    draft.says("Ada Lovel", "said", f"{who} was not going to paint the pier", speaker="Ada Lovel", mention=ada)
    assert [p.direction for p in record(draft).positions] == ways


@pytest.mark.parametrize(
    ("cue", "content", "act", "ways"),
    [
        ("welcomed", "the arrest", "praise", ["for"]),
        ("deplored", "the appointment", "criticise", ["against"]),
        ("praised", "the arrest", "praise", []),
        ("welcomed", "the heron", "praise", []),
    ],
)
def test_who_welcomes_or_regrets_a_deed_takes_a_side_on_it(cue, content, act, ways):
    built = record(wants("a", "Ada Lovel", cue, content, act, form="indirect"))
    assert [p.direction for p in built.positions] == ways


def test_a_noun_on_which_the_words_of_several_lean_is_at_stake_though_nobody_demands_it():
    sayings = (
        ("a", "Ada Lovel", "the funicular would be pointless"),
        ("b", "Ion Pell", "he could live with a funicular"),
        ("c", "Vera Ost", "the funicular would be illogical"),
    )
    built = record(*(wants(*row[:2], "said", row[2]) for row in sayings))
    assert held(built, "funicular") == [("Ada Lovel", "against"), ("Ion Pell", "for"), ("Vera Ost", "against")]
    part = (*sayings[:1], ("b", "Ion Pell", "he could live with a funicular manager"), *sayings[2:])
    built = record(*(wants(*row[:2], "said", row[2]) for row in part))
    assert held(built, "funicular") == []


@pytest.mark.parametrize(
    ("content", "ways"),
    [
        ("suggestions that the strike was ill-judged", []),
        ("suggestions that a strike should be held", [("Ada Lovel", "against")]),
    ],
)
def test_who_rejects_what_others_claim_of_a_thing_takes_no_side_on_it(content, ways):
    built = record(
        wants("a", "Ada Lovel", "rejected", content, "reject", form="indirect"),
        wants("b", "Ion Pell", "demanded", "a strike", "demand", form="indirect"),
    )
    assert [row for row in held(built, "strike") if row[0] == "Ada Lovel"] == ways


def test_what_goes_before_the_act_that_governs_it():
    draft = Draft("a.txt", "An inspection, which Ada Lovel had ruled out, is due.", "a", "2031-05-03")
    who = draft.name("Ada Lovel")
    draft.says("Ada Lovel", "had ruled out", "An inspection", speaker="Ada Lovel", mention=who, act="reject")
    assert held(record(draft), "inspection") == [("Ada Lovel", "against")]


def test_a_wish_that_is_told_of_the_speaker_is_an_issue_though_one_page_has_it():
    assert held(record(wants("a", "Ada Lovel", "said", "she favoured an inspection")), "inspection") == [
        ("Ada Lovel", "for")
    ]


def test_a_refusal_of_only_such_a_thing_is_a_condition():
    words = "“We are not against a lock. We are against a lock that leaks,”"
    draft = Draft("a.txt", f"{words} Ada Lovel said.", "a", "2031-05-03")
    draft.says("Ada Lovel", "said", words, speaker="Ada Lovel", mention=draft.name("Ada Lovel"), form="direct")
    assert [p.direction for p in record(draft, settings=LOCK).positions] == ["conditional"]


def test_a_doubtful_term_is_sure_where_the_pages_have_a_sure_one():
    drafts = [wants("a", "Ada Lovel", "rejected", "the offer", "reject")]
    drafts += [Draft(f"{n}.txt", "The takeover is the talk of the quay.", n, "2031-05-09") for n in "bc"]
    assert held(record(*drafts), "takeover") == [("Ada Lovel", "against")]
    assert held(record(*drafts[:2]), "takeover") == []


def test_what_is_refused_in_one_s_own_words_is_what_the_page_spoke_of():
    text = "Ada Lovel disposed of the inspection. “I am not going to hand the keys to strangers,” she said."
    draft = Draft("b.txt", text, "b", "2031-05-04")
    ada = draft.name("Ada Lovel")
    draft.says(
        "she", "said", "“I am not going to hand the keys to strangers,”", speaker="Ada Lovel", mention=ada,
        form="direct",
    )  # fmt: skip
    told = wants("c", "Ada Lovel", "refused", "to hand the keys to strangers", "reject", form="indirect")
    asked = wants("a", "Ion Pell", "demanded", "an inspection", "demand")
    assert held(record(asked, draft, told), "inspection") == [
        ("Ion Pell", "for"), ("Ada Lovel", "against"), ("Ada Lovel", "against"),
    ]  # fmt: skip


def test_a_refusal_that_is_recalled_inside_a_promise_is_kept():
    text = "Ada Lovel said she would welcome an inspection, days after she had rejected any inspection."
    draft = Draft("a.txt", text, "a", "2031-05-04")
    ada = draft.name("Ada Lovel")
    content = "she would welcome an inspection, days after she had rejected any inspection"
    parent = draft.says("Ada Lovel", "said", content, speaker="Ada Lovel", mention=ada)
    draft.says(
        "she", "had rejected", "any inspection", speaker="Ada Lovel", mention=ada, act="reject", parent=parent
    )
    assert sorted(held(record(draft), "inspection")) == [("Ada Lovel", "against"), ("Ada Lovel", "for")]


@pytest.mark.parametrize(
    ("source", "wish", "directions"),
    [
        ("Foreign Minister Ada Lovel", "Norland Mills is ready for a new lock", ["for"]),
        ("Ada Lovel", "Norland Mills is ready for a new lock", []),
        ("Its adviser, Ada Lovel,", "Norland Mills is ready for a new lock", ["for"]),
        ("Chairwoman Ada Lovel", "Norland Mills, the largest of the guilds, is ready for a new lock", ["for"]),
        ("Ada Lovel", "Norland Mills's lock is unacceptable", ["against"]),
        ("Ada Lovel", "Norland Mills's firm commitment to a new lock", []),
    ],
)
def test_for_whom_an_office_speaks(source, wish, directions):
    draft = Draft("a.txt", f"{source} said {wish}.", "a", "2031-05-04")
    ada = draft.name("Ada Lovel")
    draft.name("Norland Mills", "organization")
    if "largest" in wish:
        draft.name("the largest of the guilds", "group", form="nominal")
    draft.says(source, "said", wish, speaker="Ada Lovel", mention=ada)
    assert [p.direction for p in record(draft, settings=LOCK).positions] == directions


@pytest.mark.parametrize(("country", "directions"), [("Norland", ["for"]), ("Norma Pell", [])])
def test_a_country_that_is_read_as_a_person_may_be_spoken_for(country, directions):
    wish = f"{country} is ready for a new lock"
    draft = Draft("a.txt", f"Foreign Minister Ada Lovel said {wish}.", "a", "2031-05-04")
    ada = draft.name("Ada Lovel")
    draft.name(country)
    draft.says("Foreign Minister Ada Lovel", "said", wish, speaker="Ada Lovel", mention=ada)
    assert [p.direction for p in record(draft, settings=LOCK).positions] == directions


def test_who_allows_a_thing_on_a_condition_wants_it_so():
    draft = Draft("a.txt", "Ada Lovel said Ion Pell could open the lock once it was dry.", "a", "2031-05-04")
    ada = draft.name("Ada Lovel")
    draft.name("Ion Pell")
    content = "Ion Pell could open the lock once it was dry"
    draft.says("Ada Lovel", "said", content, speaker="Ada Lovel", mention=ada)
    assert [p.direction for p in record(draft, settings=LOCK).positions] == ["conditional"]


def test_they_in_somebody_s_own_words_are_others():
    words = "“We know them: they want a new lock,”"
    draft = Draft("a.txt", f"{words} Ada Lovel said.", "a", "2031-05-03")
    draft.says("Ada Lovel", "said", words, speaker="Ada Lovel", mention=draft.name("Ada Lovel"), form="direct")
    assert record(draft, settings=LOCK).positions == ()


def shift(*drafts: Draft) -> list[tuple[str, str]]:
    built = record(*drafts, settings=LOCK)
    texts = {a.id: a.content[0].text for a in built.attributions}
    return [(texts[s.from_], texts[s.to]) for s in built.shifts]


def test_a_refusal_that_is_recalled_on_the_day_of_the_change_hides_no_shift():
    no = wants("a", "Ada Lovel", "rejected", "a new lock", "reject")
    text = "Ada Lovel said she is ready for a new lock. Ada Lovel opposed the lock."
    both = Draft("d.txt", text, "d", "2031-05-06")
    ada = both.name("Ada Lovel")
    both.says("Ada Lovel", "said", "she is ready for a new lock", speaker="Ada Lovel", mention=ada)
    both.says("Ada Lovel", "opposed", "the lock", speaker="Ada Lovel", mention=ada, act="reject")
    assert shift(no, both) == [("a new lock", "she is ready for a new lock")]


def test_a_shift_is_shown_from_the_last_statement_before_it():
    first = wants("a", "Ada Lovel", "rejected", "a new lock", "reject")
    last = wants("b", "Ada Lovel", "opposed", "any lock of oak", "reject")
    yes = wants("c", "Ada Lovel", "said", "she is ready for a new lock")
    assert shift(first, last, yes) == [("any lock of oak", "she is ready for a new lock")]


@pytest.mark.parametrize(
    ("cue", "content", "act", "way"),
    [
        ("rejected", "the guild's demand to drop the lock", "reject", "for"),
        ("refused", "to postpone the lock", "reject", "for"),
        ("said", "she would not join the lock unless the guild did", "assert", "conditional"),
        ("said", "abandoning the lock would be reckless", "criticise", "for"),
        ("would not say", "whether she supported the lock", "decline", "unclear"),
        ("wants", "the lock gone", "demand", "against"),
    ],
)
def test_what_gives_up_a_thing_sets_a_condition_or_leaves_it_unsaid(cue, content, act, way):
    built = record(wants("a", "Ada Lovel", cue, content, act, form="indirect"), settings=LOCK)
    assert [p.direction for p in built.positions] == [way]


def test_a_negated_refusal_leaves_open_what_it_governs_and_a_condition_is_kept():
    built = record(
        wants("a", "Ada Lovel", "did not rule out", "a joint funicular", "reject", negated=True, form="indirect"),
        wants(
            "b", "Ion Pell", "did not object to", "a funicular, provided that it is small", "reject", negated=True,
            form="indirect",
        ),
    )  # fmt: skip
    ways = {p.direction for p in built.positions}
    assert ways == {"open", "conditional"}


def test_an_office_without_a_name_holds_a_position_but_no_nameless_source():
    def by(source: str) -> Draft:
        draft = Draft("a.txt", f"{source} demanded a new lock.", "a", "2031-05-03")
        who = draft.name(source, form="nominal")
        draft.says(source, "demanded", "a new lock", speaker=source, mention=who, anonymous=True, act="demand")
        return draft

    assert held(record(by("The minister"), settings=LOCK), "the-lock") == [("The minister", "for")]
    assert held(record(by("A minister"), settings=LOCK), "the-lock") == []


@pytest.mark.parametrize(("trade", "ways"), [("lawyer", ["against"]), ("cousin", [])])
def test_a_lawyer_speaks_for_a_client_whom_no_page_names_so(trade, ways):
    draft = Draft("a.txt", f"The {trade}, Ada Lovel, said Norland would fight the lock.", "a", "2031-05-03")
    draft.name("Norland", "organization")
    source = f"The {trade}, Ada Lovel,"
    draft.says(
        source, "said", "Norland would fight the lock", speaker="Ada Lovel", mention=draft.name("Ada Lovel")
    )
    assert [p.direction for p in record(draft, settings=LOCK).positions] == ways


@pytest.mark.parametrize(("inner", "kept"), [("Ada Lovel", "inner"), ("she", "outer")])
def test_a_side_that_is_told_inside_a_saying_of_the_same_speaker_is_taken_once(inner, kept):
    text = f"Ada Lovel said that {inner} opposed the lock."
    draft = Draft("a.txt", text, "a", "2031-05-03")
    ada = draft.name("Ada Lovel")
    content = f"that {inner} opposed the lock"
    outer = draft.says("Ada Lovel", "said", content, speaker="Ada Lovel", mention=ada)
    within = draft.says(
        inner, "opposed", "the lock", speaker="Ada Lovel", mention=ada, act="reject", parent=outer,
        nth=1 if inner == "Ada Lovel" else 0,
    )  # fmt: skip
    found = [p.attribution for p in record(draft, settings=LOCK).positions]
    assert found == [within if kept == "inner" else outer]


@pytest.mark.parametrize(
    ("cue", "ways"), [("Asked about the lock,", ["unclear"]), ("Having asked for a lock,", [])]
)
def test_who_is_asked_takes_no_side_and_who_asks_is_not_asked(cue, ways):
    draft = Draft("a.txt", f"{cue} Ada Lovel said the weather was fine.", "a", "2031-05-03")
    draft.says(
        "Ada Lovel", "said", "the weather was fine", speaker="Ada Lovel", mention=draft.name("Ada Lovel"),
        form="indirect",
    )  # fmt: skip
    assert [p.direction for p in record(draft, settings=LOCK).positions] == ways


def test_who_denies_having_done_a_thing_says_nothing_of_what_they_want():
    past = wants("a", "Ada Lovel", "denied", "having blocked the lock", "deny")
    wish = wants("a", "Ada Lovel", "denied", "that she would block the lock", "deny")
    assert record(past, settings=LOCK).positions == ()
    assert len(record(wish, settings=LOCK).positions) == 1


def test_what_is_wanted_before_another_thing_is_an_issue_of_its_own():
    built = record(
        wants("a", "Ada Lovel", "demanded", "that the troops leave the pass before the talks", "demand"),
        wants("b", "Ion Pell", "rejected", "the demand that troops leave the pass before the talks", "reject"),
        wants("c", "Eda Corr", "promised", "a withdrawal from the pass", "promise"),
    )
    assert held(built, "withdrawal-first") == [("Ada Lovel", "for"), ("Ion Pell", "against")]
    assert held(built, "withdrawal") == [("Eda Corr", "for")]


@pytest.mark.parametrize(
    ("before", "content", "ways"),
    [
        ("The guild spoke of a lock.", "them", []),
        ("The guild spoke of a lock.", "these demands", []),
        ("The guild spoke of a lock.", "this stance", []),
        ("The guild spoke of a lock.", "it", ["against"]),
        ("The guild spoke of a lock.", "the plan", []),
    ],
)
def test_a_bare_pronoun_takes_a_side_only_on_one_thing_that_it_stands_for(before, content, ways):
    draft = Draft("a.txt", f"{before} Ada Lovel rejected {content}.", "a", "2031-05-03")
    draft.says(
        "Ada Lovel", "rejected", content, speaker="Ada Lovel", mention=draft.name("Ada Lovel"), act="reject"
    )
    built = record(draft, settings=LOCK)
    assert [p.direction for p in built.positions if p.issue == "the-lock"] == ways


def test_what_is_done_to_a_request_is_no_thing_of_the_story_s_own():
    urged = wants("a", "Ada Lovel", "urged", "the mayor to turn the request down", "urge")
    assert record(urged).issues == ()


def test_a_demand_that_is_dropped_makes_no_issue_of_the_story_s_own():
    assert record(wants("a", "Ada Lovel", "dropped demand for", "closed shutters", "demand")).issues == ()
    assert len(record(wants("a", "Ada Lovel", "renewed demand for", "closed shutters", "demand")).issues) == 1


def test_whoever_tells_that_somebody_is_trusted_trusts_them():
    draft = Draft("a.txt", "Ada Lovel said Ion Pell had the full support of the board.", "a", "2031-05-03")
    ada = draft.name("Ada Lovel")
    draft.name("Ion Pell")
    content = "Ion Pell had the full support of the board"
    draft.says("Ada Lovel", "said", content, speaker="Ada Lovel", mention=ada)
    rival = wants("b", "Vera Ost", "demanded", "the resignation of the chairman", "demand")
    assert held(record(draft, rival), "resignation") == [("Ada Lovel", "against"), ("Vera Ost", "for")]


@pytest.mark.parametrize(
    ("act", "cue", "content", "issues"),
    [
        ("criticise", "said", "the missile permit is dangerous", ["permit"]),
        ("reject", "dismissed", "the inquiry as a farce", ["inquiry"]),
    ],
)
def test_a_word_that_only_says_which_kind_or_what_is_done_to_words_is_not_at_stake(act, cue, content, issues):
    demands = ("aid", "humanitarian aid", "the dismissal", "a permit", "an inquiry")
    others = [wants(n, "Ion Pell", "demanded", d, "demand") for n, d in zip("bcdef", demands, strict=True)]
    built = record(wants("a", "Ada Lovel", cue, content, act), *others)
    names = {e.id: e.name for e in built.entities}
    assert [p.issue for p in built.positions if names[p.actor] == "Ada Lovel"] == issues


@pytest.mark.parametrize(
    ("content", "issues"),
    [
        ("the port is open to guests", []),
        ("they must open the port to guests", ["reopening"]),
        ("they would build close ties with the school", []),
        ("they would close the school", ["closure"]),
    ],
)
def test_open_and_close_are_adjectives_too(content, issues):
    built = record(wants("a", "Ada Lovel", "promised", f"that {content}", "promise"))
    assert [i.id for i in built.issues if i.id in ("reopening", "closure")] == issues


@pytest.mark.parametrize(
    ("form", "content", "ways"),
    [
        ("indirect", "the lock would probably be opposed by the guild, and any lock must be paid for", []),
        ("indirect", "they expected there would be a lock", []),
        ("indirect", "there would be a lock", ["for"]),
        ("indirect", "any lock must be paid for", ["conditional"]),
        ("turn", "The guild is old. It is proud. Any lock must be paid for", []),
        ("turn", "The guild is old. It is proud. I say any lock must be paid for", ["conditional"]),
        ("turn", "Any lock must be paid for", ["conditional"]),
    ],
)
def test_who_explains_what_others_may_do_takes_no_side(form, content, ways):
    built = record(wants("a", "Ada Lovel", "said", content, form=form), settings=LOCK)
    assert [p.direction for p in built.positions] == ways


@pytest.mark.parametrize(
    ("cue", "until", "way"),
    [
        ("ruled out", "until the river falls", "conditional"),
        ("ruled out", "in May", "against"),
        ("opposed", "until the river fell", "against"),
    ],
)
def test_what_is_refused_until_something_is_so_is_wanted_then(cue, until, way):
    content = f"a second funicular {until}"
    built = record(wants("a", "Ada Lovel", cue, content, "reject", form="indirect"))
    assert [p.direction for p in built.positions] == [way]


@pytest.mark.parametrize(("said", "ways"), [("ruled that out", ["against"]), ("wept that day", [])])
def test_a_refusal_may_have_what_it_points_to_in_its_midst(said, ways):
    draft = Draft("a.txt", f"The guild spoke of a lock. Ada Lovel {said}.", "a", "2031-05-03")
    cue, content = said.split(" ", 1)
    draft.says("Ada Lovel", cue, content, speaker="Ada Lovel", mention=draft.name("Ada Lovel"), form="indirect")
    assert [p.direction for p in record(draft, settings=LOCK).positions] == ways


@pytest.mark.parametrize(("call", "ways"), [("the call with the mayor", []), ("the call", ["for"])])
def test_a_call_with_somebody_points_to_no_demand(call, ways):
    draft = Draft("a.txt", f"Ion Pell demanded a lock. Ada Lovel welcomed {call}.", "a", "2031-05-03")
    ion, ada = draft.name("Ion Pell"), draft.name("Ada Lovel")
    draft.says("Ion Pell", "demanded", "a lock", speaker="Ion Pell", mention=ion, act="demand", form="indirect")
    draft.says("Ada Lovel", "welcomed", call, speaker="Ada Lovel", mention=ada, act="praise", form="indirect")
    built = record(draft, settings=LOCK)
    names = {e.id: e.name for e in built.entities}
    assert [p.direction for p in built.positions if names[p.actor] == "Ada Lovel"] == ways


@pytest.mark.parametrize(
    ("cue", "tail", "way"),
    [
        ("ruled out", "until it was paid", "conditional"),
        ("opposed", "unless it was paid", "conditional"),
        ("opposed", "until it was paid", "against"),
        ("ruled out", "as it was dear", "against"),
    ],
)
def test_a_condition_may_follow_behind_what_is_refused(cue, tail, way):
    draft = Draft("a.txt", f"Ada Lovel {cue} the lock {tail}.", "a", "2031-05-03")
    ada = draft.name("Ada Lovel")
    draft.says("Ada Lovel", cue, "the lock", speaker="Ada Lovel", mention=ada, act="reject", form="indirect")
    assert [p.direction for p in record(draft, settings=LOCK).positions] == [way]


def test_who_asks_for_years_in_a_trial_wants_a_sentence():
    built = record(
        wants("a", "Ada Lovel", "demanded", "a prison sentence", "demand"),
        wants("b", "Ion Pell", "asked for", "14 years", "demand"),
        wants("c", "Vera Ost", "demanded", "a prison sentence", "demand"),
    )
    assert held(built, "sentence") == [("Ada Lovel", "for"), ("Ion Pell", "for"), ("Vera Ost", "for")]
    assert record(wants("b", "Ion Pell", "asked for", "14 years", "demand")).issues == ()


@pytest.mark.parametrize(
    ("content", "ways"),
    [
        ("that 98 deputies voted for a ceasefire", []),
        ("that there were deputies who oppose a ceasefire", []),
        ("that the deputies must accept a ceasefire", ["for"]),
        ("that the only way was to reject a ceasefire", ["against"]),
        ("that ceasefire monitors would be welcome", []),
        ("that a ceasefire would be welcome", ["for"]),
    ],
)
def test_what_others_are_told_to_have_wanted_is_not_the_speaker_s(content, ways):
    built = record(wants("a", "Ada Lovel", "said", content, form="indirect"),
                   wants("b", "Ion Pell", "demanded", "a ceasefire", "demand", form="indirect"))  # fmt: skip
    assert [way for who, way in held(built, "ceasefire") if who == "Ada Lovel"] == ways


@pytest.mark.parametrize(
    ("content", "way"),
    [
        ("to negotiate an end to the war that would split the isle", "conditional"),
        ("to negotiate an end to the war", "against"),
        ("to negotiate a truce that was asked for", "against"),
    ],
)
def test_who_refuses_a_thing_of_one_kind_only_may_have_another(content, way):
    built = record(wants("a", "Norland", "refused", content, "reject", form="indirect"))
    assert [w for _, w in held(built, "talks")] == [way]


@pytest.mark.parametrize(
    ("cue", "content", "ways"),
    [
        ("accused", "them of working to scuttle a ceasefire", ["for"]),
        ("criticised", "a ceasefire for being rash", ["against"]),
        ("said", "it would crack down on a ceasefire", ["against"]),
        ("said", "it has fought hard to defend a ceasefire", ["for"]),
        ("said", "it has fought hard to end a ceasefire", ["against"]),
    ],
)
def test_who_blames_another_for_a_deed_wants_the_contrary_and_who_fights_to_keep_a_thing_wants_it(
    cue, content, ways
):
    act = "assert" if cue == "said" else "criticise"
    built = record(wants("a", "Ada Lovel", cue, content, act, form="indirect"),
                   wants("b", "Ion Pell", "demanded", "a ceasefire", "demand", form="indirect"))  # fmt: skip
    assert [way for who, way in held(built, "ceasefire") if who == "Ada Lovel"] == ways


def told(cue: str, content: str, act: str = "assert", form: str = "indirect") -> list[str]:
    """The directions on the lock of one who is told to have said so."""
    built = record(wants("a", "Ada Lovel", cue, content, act, form=form), settings=LOCK)
    return [p.direction for p in built.positions]


@pytest.mark.parametrize(
    ("content", "ways"),
    [
        ("the council to stop the lock", ["against"]),
        ("for a new lock", ["for"]),
        ("whether the lock was to be closed", []),
        ("her about the lock of 5 to 6 metres", []),
        ("who wants to close the lock", []),
    ],
)
def test_who_asks_for_a_thing_wants_it_and_who_puts_a_question_does_not(content, ways):
    assert told("asked", content, "ask") == ways


@pytest.mark.parametrize(
    ("cue", "content", "form", "ways"),
    [
        ("said", "“There are no locks, and there have been no locks,”", "direct", ["against"]),
        ("denied", "that the lock had failed", "indirect", []),
    ],
)
def test_who_denies_that_a_thing_is_there_is_against_it(cue, content, form, ways):
    assert told(cue, content, "deny", form) == ways


def test_what_is_only_expected_of_others_is_no_position():
    assert told("expects", "a demand for the lock", "other") == []
    assert told("expects", "to back the lock", "other") == ["for"]


def test_what_somebody_was_told_to_do_is_another_s_wish():
    assert told("said", "“We were told to back the lock,”", form="direct") == []
    assert told("said", "“We back the lock,”", form="direct") == ["for"]


def test_who_bans_a_thing_is_against_it():
    banned = wants("a", "Ada Lovel", "banned", "lantern boats from the river", "demand", form="indirect")
    assert [p.direction for p in record(banned).positions] == ["against"]


@pytest.mark.parametrize(("second", "ways"), [("She rejects any ceasefire.", 3), ("", 1)])
def test_on_one_page_what_is_not_named_is_only_what_sides_are_taken_on_twice(second, ways):
    draft = Draft(
        "a.txt", f"Ion Pell demanded a ceasefire. {second} “Not with us,” Ada Lovel said.", "a", "2031-05-03"
    )
    ada = draft.name("Ada Lovel")
    draft.says(
        "Ion Pell", "demanded", "a ceasefire", speaker="Ion Pell", mention=draft.name("Ion Pell"), act="demand"
    )
    if second:
        draft.says("She", "rejects", "any ceasefire", speaker="Ada Lovel", mention=ada, act="reject")
    draft.says("Ada Lovel", "said", "“Not with us,”", speaker="Ada Lovel", mention=ada, form="direct")
    assert len(record(draft).positions) == ways
