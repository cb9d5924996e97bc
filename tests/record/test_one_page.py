"""What one page shows of two attributions on it: a denial in its own words, and a headline's denial."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Attribution, Section
from record.story import groups, record
from record.test_matching import PAPER, changed
from record.test_utterances import says
from record.world import Draft

TOLD = "that he was the man on the tape of the bridge office"
QUOTED = "“That is not my voice,”"


def denied(told: str, quoted: str, *, act: str = "deny", between: str = "") -> tuple[Draft, frozenset[str]]:
    """A page on which Ada Lovel denies something and is then quoted."""
    draft = Draft(
        "a.txt", f"Ada Lovel denied {told}.\n{between}{quoted} Ada Lovel said at the quay.", "a", "2031-05-08"
    )
    mention = draft.name("Ada Lovel")
    above = draft.says("Ada Lovel", "denied", told, speaker="Ada Lovel", mention=mention, act=act)
    again = draft.name("Ada Lovel", nth=1, same_as=mention)
    below = draft.says("Ada Lovel", "said", quoted, speaker="Ada Lovel", mention=again, form="direct", nth=1)
    return draft, frozenset((above, below))


def test_a_denial_and_the_denial_quoted_after_it_are_one_though_they_share_no_word():
    draft, both = denied(TOLD, QUOTED)
    assert groups(record(draft)) == {both}
    assert groups(record(denied(TOLD, QUOTED, act="assert")[0])) == set()


@pytest.mark.parametrize(
    ("quoted", "joined"), [("“A lamp is not a wall,”", False), ("“A tape is not a man,”", True)]
)
def test_a_not_that_is_quoted_after_a_denial_is_of_it_where_they_share_a_word(quoted: str, joined: bool):
    draft, both = denied(TOLD, quoted)
    assert groups(record(draft)) == ({both} if joined else set())


def test_praise_is_no_denial_though_it_says_never():
    draft, both = denied("that the ferry was leaking", "“She has no leak,”")
    assert groups(record(draft)) == {both}
    assert (
        groups(record(denied("that the ferry was leaking", "“She has never been in better shape,”")[0])) == set()
    )


def test_what_is_quoted_after_a_denial_of_this_is_its_words_whatever_they_are():
    draft, both = denied("this", "“We have seven files,”")
    assert groups(record(draft)) == {both}
    assert groups(record(denied(TOLD, "“We have seven files,”")[0])) == set()


@pytest.mark.parametrize(
    ("quoted", "joined"),
    [
        ("“No, nobody was turned away,”", True),
        ("“Such a patient never came to the clinic,”", True),
        ("“No one has turned our heads,”", False),
        ("“Such a patient would be a fine day’s work,”", False),
    ],
)
def test_a_no_that_is_told_and_one_that_is_quoted_after_it_are_one_where_the_quotation_points_back(
    quoted: str, joined: bool
):
    draft, both = denied("that the clinic did not turn away one patient", quoted, act="assert")
    assert groups(record(draft)) == ({both} if joined else set())


def test_one_day_of_one_page_says_nothing_of_two_things_that_somebody_said():
    other = "that the toll on the bridge hurts farmers"
    text = f"Ada Lovel said {PAPER}.\nIon Pell came. Ada Lovel wrote {other}."
    draft = Draft("a.txt", text, "a", "2031-05-08")
    mention = draft.name("Ada Lovel")
    for cue, content, nth in (("said", PAPER, 0), ("wrote", other, 1)):
        draft.says("Ada Lovel", cue, content, speaker="Ada Lovel", mention=mention, said="2031-05-07", nth=nth)
    assert groups(record(draft)) == set()


def test_a_denial_s_wordings_need_not_be_like_one_another():
    draft, both = denied(TOLD, QUOTED)
    other, twin = says("b", "2031-05-08", "it was not her voice at all", act="deny", cue="insisted")
    assert groups(record(draft, other)) == {both | {twin}}


@pytest.mark.parametrize(
    ("office", "joined"), [("chief executive", True), ("spokeswoman", True), ("neighbour", False)]
)
def test_a_body_s_denial_is_quoted_from_its_officer(office: str, joined: bool):
    text = f"Norn Mill denied {TOLD}.\n{QUOTED} {office} Ada Lovel said at the quay."
    draft = Draft("a.txt", text, "a", "2031-05-08")
    body = draft.name("Norn Mill", "organization")
    above = draft.says("Norn Mill", "denied", TOLD, speaker="Norn Mill", mention=body, act="deny")
    person = draft.name("Ada Lovel")
    below = draft.says("Ada Lovel", "said", QUOTED, speaker="Ada Lovel", mention=person, form="direct")
    assert groups(record(draft)) == ({frozenset((above, below))} if joined else set())


@pytest.mark.parametrize(("source", "joined"), [("a spokeswoman", True), ("a retired spokeswoman", False)])
@pytest.mark.parametrize("between", ["", "Ion Pell said he was tired."])
def test_a_spokeswoman_of_whom_no_more_is_said_speaks_for_the_body_before_her(
    source: str, joined: bool, between: str
):
    text = f"Norn Mill denied {TOLD}.\n{between}\n{QUOTED} {source} told the quay."
    draft = Draft("a.txt", text, "a", "2031-05-08")
    mill = draft.name("Norn Mill", "organization")
    above = draft.says("Norn Mill", "denied", TOLD, speaker="Norn Mill", mention=mill, act="deny")
    if between:
        draft.says("Ion Pell", "said", "he was tired", speaker="Ion Pell", mention=draft.name("Ion Pell"))
    below = draft.says(source, "told", QUOTED, speaker=source, form="direct", act="deny", anonymous=True)
    assert groups(record(draft)) == ({frozenset((above, below))} if joined and not between else set())


def test_the_head_of_another_body_is_no_officer_of_this_one():
    text = f"Norn Mill denied {TOLD}.\n{QUOTED} said Ada Lovel, the chairman of Tarn Bank, at the quay."
    draft = Draft("a.txt", text, "a", "2031-05-08")
    body = draft.name("Norn Mill", "organization")
    draft.name("Tarn Bank", "organization")
    draft.says("Norn Mill", "denied", TOLD, speaker="Norn Mill", mention=body, act="deny")
    person = draft.name("Ada Lovel")
    draft.says("Ada Lovel", "said", QUOTED, speaker="Ada Lovel", mention=person, form="direct")
    assert groups(record(draft)) == set()


def test_a_denial_and_its_words_are_one_whatever_else_each_is_one_with():
    quoted = "“That is not my voice from your studio,”"
    draft, both = denied(TOLD, quoted)
    told, x = says("b", "2031-05-08", f"{TOLD} in the early spring", act="deny", cue="denied")
    longer = "“That is not my voice from your studio, and the seven owls of Lenz are my witnesses,”"
    said, y = says("c", "2031-05-08", longer, form="direct")
    assert groups(record(draft, told, said)) == {both | {x, y}}


def test_what_the_denier_says_is_so_before_the_quotation_parts_the_two():
    also = "a dockhand had warned the crew of a fire"
    text = f"Ada Lovel denied {TOLD}, and stated {also}.\n{QUOTED} Ada Lovel said at the quay."
    for act, joined in (("assert", False), ("reject", True)):
        draft = Draft("a.txt", text, "a", "2031-05-08")
        mention = draft.name("Ada Lovel")
        above = draft.says("Ada Lovel", "denied", TOLD, speaker="Ada Lovel", mention=mention, act="deny")
        draft.says("Ada Lovel", "stated", also, speaker="Ada Lovel", mention=mention, act=act)
        again = draft.name("Ada Lovel", nth=1, same_as=mention)
        below = draft.says("Ada Lovel", "said", QUOTED, speaker="Ada Lovel", mention=again, form="direct", nth=1)
        draft.attributions[-1] = replace(draft.attributions[-1], act="deny")
        assert groups(record(draft)) == ({frozenset((above, below))} if joined else set()), act


def test_a_headline_s_denial_is_the_first_one_below_it():
    text = "Norn envoy denies part in tapes\nAda Lovel denied any dinner.\nAda Lovel denied any journey."
    draft = Draft("a.txt", text, "a", "2031-05-08")
    head = draft.says("Norn envoy", "denies", "part in tapes", speaker="Norn envoy", anonymous=True, act="deny")
    draft.attributions[-1] = replace(draft.attributions[-1], section="title")
    mention = draft.name("Ada Lovel")
    first = draft.says("Ada Lovel", "denied", "any dinner", speaker="Ada Lovel", mention=mention, act="deny")
    again = draft.name("Ada Lovel", nth=1, same_as=mention)
    draft.says("Ada Lovel", "denied", "any journey", speaker="Ada Lovel", mention=again, act="deny", nth=1)
    assert groups(record(draft)) == {frozenset((head, first))}


def test_a_headline_names_who_denies_and_no_other_denial_is_its_own():
    text = "Ada Lovel denies all knowledge\nThe millers denied that the wheel had turned.\nAda Lovel left."
    draft = Draft("a.txt", text, "a", "2031-05-08")
    mention = draft.name("Ada Lovel")
    draft.says("Ada Lovel", "denies", "all knowledge", speaker="Ada Lovel", mention=mention, act="deny")
    draft.attributions[-1] = replace(draft.attributions[-1], section="title")
    millers = draft.name("The millers", "group", form="nominal")
    told = "that the wheel had turned"
    draft.says("The millers", "denied", told, speaker="The millers", mention=millers, act="deny")
    assert groups(record(draft)) == set()


def test_of_the_denials_below_a_headline_the_first_of_its_own_speaker_is_meant():
    text = "Ada Lovel denies it\nThe millers denied that the wheel had turned.\nAda Lovel denied any dinner."
    draft = Draft("a.txt", text, "a", "2031-05-08")
    mention = draft.name("Ada Lovel")
    head = draft.says("Ada Lovel", "denies", "it", speaker="Ada Lovel", mention=mention, act="deny")
    changed(draft, section="title")
    millers = draft.name("The millers", "group", form="nominal")
    told = "that the wheel had turned"
    draft.says("The millers", "denied", told, speaker="The millers", mention=millers, act="deny")
    again = draft.name("Ada Lovel", nth=1, same_as=mention)
    below = draft.says("Ada Lovel", "denied", "any dinner", speaker="Ada Lovel", mention=again, act="deny", nth=1)
    assert groups(record(draft)) == {frozenset((head, below))}


@pytest.mark.parametrize(("sections", "joined"), [(("title", "standfirst"), True), (("standfirst",) * 2, False)])
def test_two_parts_of_one_line_head_nothing(sections: tuple[Section, Section], joined: bool):
    draft = Draft("a.txt", "Clerks describe a draft toll; the draft toll is said to fall.", "a", "2031-05-08")
    draft.says("Clerks", "describe", "a draft toll", speaker="Clerks", anonymous=True)
    draft.says("", "is said", "the draft toll is said to fall")
    draft.attributions = [replace(a, section=s) for a, s in zip(draft.attributions, sections, strict=True)]
    assert len(groups(record(draft))) == joined


def test_a_headline_whose_speaker_is_not_known_is_what_it_sums_up():
    text = (
        "Norn ferry to sail again, mayor says\nAda Lovel said that the Norn ferry was to sail again before summer."
    )
    draft = Draft("a.txt", text, "a", "2031-05-08")
    head = draft.says("mayor", "says", "Norn ferry to sail again")
    draft.attributions[-1] = replace(draft.attributions[-1], section="title")
    told = "that the Norn ferry was to sail again before summer"
    body = draft.says("Ada Lovel", "said", told, speaker="Ada Lovel", mention=draft.name("Ada Lovel"))
    assert groups(record(draft)) == {frozenset((head, body))}


def test_what_nobody_knows_is_no_saying():
    drafts = []
    for place in ("a", "b"):
        draft = Draft(
            f"{place}.txt", "Whether the gate of the old mill was open is not known.", place, "2031-05-08"
        )
        draft.says("", "is not known", "Whether the gate of the old mill was open", attitude="knowledge")
        drafts.append(draft)
    assert record(*drafts).utterances == ()


def test_what_nobody_says_is_one_where_two_pages_have_its_sentence():
    asked: list[Attribution] = []
    drafts = []
    for place in ("a", "b"):
        draft = Draft(
            f"{place}.txt", "Asked whether the gate had been opened, she left the room.", place, "2031-05-08"
        )
        draft.says("", "Asked", "whether the gate had been opened", act="ask")
        asked += draft.attributions
        drafts.append(draft)
    assert groups(record(*drafts)) == {frozenset(a.id for a in asked)}
    assert record(drafts[0]).utterances == ()


def deed(act: str, below_act: str, before: str = "", who: str = "Dockers") -> tuple[Draft, frozenset[str]]:
    """A page whose headline tells in a few words what the text below it begins with."""
    text = f"{who} to fight on\n{before}The union of Norn vowed to keep every gate of the quay shut until June."
    draft = Draft("a.txt", text, "a", "2031-05-08")
    head = draft.says(who, "to", "fight on", speaker=who, mention=draft.name(who, "group"), act=act)
    changed(draft, section="title")
    union = draft.name("The union of Norn", "organization")
    content = "to keep every gate of the quay shut until June"
    source = "The union of Norn"
    below = draft.says(source, "vowed", content, speaker=source, mention=union, act=below_act)
    return draft, frozenset((head, below))


def test_a_headline_s_promise_is_the_one_with_which_the_text_begins():
    draft, both = deed("promise", "promise")
    assert groups(record(draft)) == {both}
    assert groups(record(deed("promise", "demand")[0])) == set()
    assert groups(record(deed("assert", "assert")[0])) == set()


def test_a_promise_further_down_is_not_the_headline_s():
    draft, _ = deed("promise", "promise", before="Ion Pell said the sea was calm. ")
    draft.says("Ion Pell", "said", "the sea was calm", speaker="Ion Pell", mention=draft.name("Ion Pell"))
    assert groups(record(draft)) == set()


def test_two_nos_in_a_quotation_are_still_a_denial():
    draft, both = denied(TOLD, "“Nobody was there and nobody spoke,”")
    assert groups(record(draft)) == {both}
