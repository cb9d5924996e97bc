"""What makes two renderings one utterance beyond shared words, and what keeps alike ones apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Act, Attribution, Link, Span
from onrecord.record.utterances import candidates, matching
from record.story import groups, record, related
from record.test_utterances import says
from record.world import Draft

PAPER = "that the toll on the Norn bridge would be lifted for farmers before the harvest"
LOOSE = "farmers could cross the river before the harvest and pay nothing"
NEAR = "that farmers would be freed from the toll on the bridge"
NEARER = "that farmers would be freed from the toll on the Norn bridge"

COLOURS = ("red", "blue", "green", "brown", "black", "white", "amber", "pink", "grey", "teal", "plum", "lime")


def changed(draft: Draft, **fields) -> Attribution:
    """Set fields of the draft's last attribution that its `says` has no word for."""
    draft.attributions[-1] = replace(draft.attributions[-1], **fields)
    return draft.attributions[-1]


def test_the_same_day_tips_the_scale():
    loose = [says(p, "2031-05-08", c) for p, c in (("a", PAPER), ("b", LOOSE))]
    assert groups(record(*(draft for draft, _ in loose))) == set()
    dated = [says(p, "2031-05-08", c, said="2031-05-07") for p, c in (("a", PAPER), ("b", LOOSE))]
    assert groups(record(*(draft for draft, _ in dated))) == {frozenset(x for _, x in dated)}


def test_the_same_hearer_tips_the_scale():
    pair = [says(p, "2031-05-08", c, addressee="Radio Norn") for p, c in (("a", PAPER), ("b", LOOSE))]
    assert groups(record(*(draft for draft, _ in pair))) == {frozenset(x for _, x in pair)}
    pair = [says(p, "2031-05-08", c, addressee="reporters") for p, c in (("a", PAPER), ("b", LOOSE))]
    assert groups(record(*(draft for draft, _ in pair))) == set()


def test_a_week_between_two_pages_tips_it_back():
    near = [says("a", "2031-05-08", PAPER), says("b", "2031-05-08", NEAR)]
    far = [says("a", "2031-05-01", PAPER), says("b", "2031-05-08", NEAR)]
    assert len(groups(record(*(draft for draft, _ in near)))) == 1
    assert groups(record(*(draft for draft, _ in far))) == set()


def test_of_one_who_says_much_a_likeness_shows_less():
    pair = [says("a", "2031-05-08", PAPER), says("b", "2031-05-08", NEAR)]
    talk = [
        says(f"c{n}", "2031-05-08", f"that item number {n} of the {word} list is a matter for the {word} court")[0]
        for n, word in enumerate(COLOURS)
    ]
    assert len(groups(record(*(draft for draft, _ in pair)))) == 1
    assert frozenset(x for _, x in pair) not in groups(record(*(draft for draft, _ in pair), *talk))


def test_a_denial_in_other_words_is_a_rendering_and_the_denied_is_not():
    a, x = says("a", "2031-05-08", "that no sluice of the Norn lock was ever opened", cue="insisted")
    b, y = says("b", "2031-05-08", "that any sluice of the Norn lock was opened", cue="denied", act="deny")
    c, z = says("c", "2031-05-08", "that a sluice of the Norn lock was opened")
    assert groups(record(a, b, c)) == {frozenset((x, y))}
    assert z


def test_a_refusal_to_speak_is_never_a_statement():
    a, _ = says("a", "2031-05-08", "to comment on the toll of the Norn bridge", cue="declined", act="decline")
    b, _ = says("b", "2031-05-08", "comment on the toll of the Norn bridge")
    assert groups(record(a, b)) == set()


def test_a_sentence_of_a_long_quotation_can_be_the_rendering():
    a, x = says(
        "a",
        "2031-05-08",
        "“The bridge will stay ours. No farmer will pay a toll on it. Let the council send its bills to the sea”",
        form="direct",
    )
    b, y = says("b", "2031-05-08", "that no farmer would pay a toll on the bridge")
    assert groups(record(a, b)) == {frozenset((x, y))}


def test_each_rendering_goes_to_its_best_partner():
    draft = Draft(
        "a.txt",
        "Ada Lovel said farmers would pay no toll on the Norn bridge. "
        "Ada Lovel said farmers would pay half the toll on the Sund bridge.",
        "a",
        "2031-05-08",
    )
    mention = draft.name("Ada Lovel")
    best = draft.says(
        "Ada Lovel",
        "said",
        "farmers would pay no toll on the Norn bridge",
        speaker="Ada Lovel",
        mention=mention,
    )
    draft.says(
        "Ada Lovel",
        "said",
        "farmers would pay half the toll on the Sund bridge",
        speaker="Ada Lovel",
        mention=draft.name("Ada Lovel", nth=1, same_as=mention),
    )
    other, x = says("b", "2031-05-08", "that farmers would not pay any toll on the Norn bridge")
    assert groups(record(draft, other)) == {frozenset((best, x))}


def test_two_statements_are_not_one_because_a_long_rendering_holds_both():
    one = "the old ferry will be scrapped and its crew sent home before winter"
    two = "nobody has asked the island school about a new timetable yet"
    whole, x = says("a", "2031-05-08", f"“Listen: {one}. And {two}”", form="direct")
    b, y = says("b", "2031-05-08", f"“{one}”", form="direct")
    c, z = says("c", "2031-05-08", f"“{two}”", form="direct")
    (found,) = groups(record(whole, b, c))
    assert x in found and len(found) == 2
    assert {y, z} & found


def test_turns_of_one_conversation_are_two():
    draft = Draft("a.txt", "Ada Lovel: The toll is unfair.\nAda Lovel: The toll is unfair to farmers.", "a")
    mention = draft.name("Ada Lovel")
    for n, content in enumerate(("The toll is unfair.", "The toll is unfair to farmers.")):
        draft.says(
            "Ada Lovel",
            "",
            content,
            speaker="Ada Lovel",
            mention=draft.name("Ada Lovel", nth=n, same_as=mention),
            form="turn",
            nth=n,
        )
    assert groups(record(draft)) == set()


def test_what_stands_inside_another_is_never_one_with_it_over_a_third_page():
    words = "the bridge would be closed to lorries until the spring"
    draft = Draft("a.txt", f"Ada Lovel said that she had said {words}.", "a", "2031-05-08")
    mention = draft.name("Ada Lovel")
    outer = draft.says("Ada Lovel", "said", f"that she had said {words}", speaker="Ada Lovel", mention=mention)
    she = draft.name("she", form="pronoun", same_as=mention)
    inner = draft.says("she", "had said", words, speaker="Ada Lovel", mention=she, parent=outer)
    other, x = says("b", "2031-05-08", words)
    found = groups(record(draft, other))
    assert all(not {outer, inner} <= group for group in found) and any(x in group for group in found)


def test_a_few_words_are_too_little_to_weigh():
    a, _ = says("a", "2031-05-08", "the bridge toll", cue="criticised", act="criticise")
    b, _ = says(
        "b", "2031-05-08", "the bridge toll on farmers, lorries and buses", cue="criticised", act="criticise"
    )
    assert groups(record(a, b)) == set()


@pytest.mark.parametrize(("cue", "joined"), [("thanked", True), ("mocked", False)])
def test_a_few_words_are_enough_where_one_voice_s_same_act_has_them_and_more(cue: str, joined: bool):
    a, x = says("a", "2031-05-08", "the ferry crew", cue="thanked", act="praise", said="2031-05-07")
    act: Act = "praise" if joined else "criticise"
    b, y = says("b", "2031-05-08", "the ferry crew of Norn", cue=cue, act=act, said="2031-05-07")
    assert groups(record(a, b)) == ({frozenset((x, y))} if joined else set())


@pytest.mark.parametrize(
    ("content", "joined"),
    [("to “close the lock gates of Norn by noon”", True), ("to paint the lock gates", False), ("to wait", False)],
)
def test_an_order_of_nobody_is_one_where_a_page_has_all_of_its_words(content: str, joined: bool):
    pair = []
    for place, told in (("a", "to close the lock gates of Norn"), ("b", content)):
        draft = Draft(f"{place}.txt", f"The crew was told {told}.", place, "2031-05-08")
        pair.append((draft, draft.says(None, "was told", told, act="demand")))
    assert groups(record(*(d for d, _ in pair))) == ({frozenset(x for _, x in pair)} if joined else set())


@pytest.mark.parametrize(
    ("behind", "joined"),
    [
        ("as she had done on Monday", False),
        ("repeating what she had said on Monday", False),
        ("as she had promised the crew", True),
        ("repeating the words of the mayor", True),
    ],
)
def test_what_a_page_says_behind_it_was_said_before_is_not_what_older_pages_have(behind: str, joined: bool):
    words = "“The ferry does not leave the quay before it is full,”"
    a, x = says("a", "2031-05-05", words, form="direct")
    later = Draft("b.txt", f"{words} Ada Lovel said, {behind}.", "b", "2031-05-07")
    y = later.says("Ada Lovel", "said", words, speaker="Ada Lovel", mention=later.name("Ada Lovel"), form="direct")
    copy = Draft("c.txt", f"{words} Ada Lovel told the crew.", "c", "2031-05-07")
    z = copy.says("Ada Lovel", "told", words, speaker="Ada Lovel", mention=copy.name("Ada Lovel"), form="direct")
    found = groups(record(a, later, copy))
    assert any({y, z} <= group for group in found)
    assert any({x, y} <= group for group in found) == joined


@pytest.mark.parametrize(("begin", "joined"), [("I said that", False), ("I know that", True)])
def test_who_tells_what_he_said_says_it_not_then(begin: str, joined: bool):
    a, x = says("a", "2031-05-07", "“Every lamp on the bridge is lit and paid for,”", form="direct")
    b, y = says("b", "2031-05-08", f"“{begin} every lamp on the bridge is lit and paid for,”", form="direct")
    assert groups(record(a, b)) == ({frozenset((x, y))} if joined else set())


@pytest.mark.parametrize(
    ("content", "form", "joined"),
    [("“daylight robbery”", "mixed", True), ("daylight robbery", "indirect", False), ("“a joke”", "mixed", False)],
)
def test_a_few_quoted_words_are_enough_whatever_the_cue_does(content: str, form: str, joined: bool):
    a, x = says("a", "2031-05-08", content, cue="branded it", act="criticise", form=form)
    b, y = says("b", "2031-05-09", "“daylight robbery on the quay of Norn”", cue="named it", form="mixed")
    assert groups(record(a, b)) == ({frozenset((x, y))} if joined else set())


@pytest.mark.parametrize(("words", "joined"), [("rings at dusk", True), ("", False)])
def test_to_name_somebody_in_the_same_words_is_not_to_say_the_same(words: str, joined: bool):
    pages = []
    around = {
        "a": "“Seven gulls sat in the rain, every farmer bought butter and cheese, and {},”",
        "b": "“My cousin painted boats before winter came over the hills of Sund, and {},”",
    }
    for place, content in around.items():
        content = content.format(f"the president of the Norn League {words}".strip())
        draft, x = says(place, "2031-05-08", content, form="direct")
        draft.name("Norn League", "organization")
        pages.append((draft, x))
    assert groups(record(*(d for d, _ in pages))) == ({frozenset(x for _, x in pages)} if joined else set())


LONG_ONE = "“Whoever bought the old bridge of Norn will have to paint it,”"


@pytest.mark.parametrize(
    ("content", "form", "joined"),
    [
        (LONG_ONE, "direct", True),
        (LONG_ONE.strip("“”"), "indirect", True),
        (f"{LONG_ONE[:-2]}, and the ferry, and every lamp on the quay, and the toll house”", "direct", True),
        ("“Whoever bought the old bridge has no taste,”", "direct", False),
    ],
)
def test_a_long_quotation_is_one_though_a_page_puts_it_down_to_another(content: str, form: str, joined: bool):
    a, x = says("a", "2031-05-08", LONG_ONE, form="direct")
    b, y = says("b", "2031-05-09", content, form=form, speaker="Ion Pell")
    assert groups(record(a, b)) == ({frozenset((x, y))} if joined else set())


@pytest.mark.parametrize(
    ("content", "form", "joined"),
    [
        ("“The old ferry never sleeps in June,”", "direct", True),
        ("the old ferry never sleeps in June", "indirect", False),
        ("“The old ferry never sleeps on land,”", "direct", False),
    ],
)
def test_a_short_quotation_put_down_to_two_must_be_all_of_what_one_said(content: str, form: str, joined: bool):
    a, x = says("a", "2031-05-08", "“The old ferry never sleeps in June,”", form="direct")
    b, y = says("b", "2031-05-09", content, form=form, speaker="Ion Pell")
    assert groups(record(a, b)) == ({frozenset((x, y))} if joined else set())


def test_who_tells_what_another_said_has_not_said_it():
    a, x = says("a", "2031-05-08", LONG_ONE, form="direct")
    b, outer = says("b", "2031-05-09", f"that Ada Lovel had said {LONG_ONE}", form="mixed", speaker="Ion Pell")
    name = b.name("Ada Lovel")
    inner = b.says(
        "Ada Lovel", "had said", LONG_ONE, speaker="Ada Lovel", mention=name, form="direct", parent=outer
    )
    assert groups(record(a, b)) == {frozenset((x, inner))}


def test_a_house_and_its_spokesperson_are_one_voice_where_a_page_shows_it():
    draft = Draft(
        "a.txt",
        "Gull House denies that the Norn bridge was sold\n"
        "“The Norn bridge was never sold,” Ion Pell, the president's spokesman, said.",
        "a",
        "2031-05-08",
    )
    house, pell = draft.name("Gull House", "organization"), draft.name("Ion Pell")
    head = draft.says(
        "Gull House", "denies", "that the Norn bridge was sold", speaker="Gull House", mention=house, act="deny"
    )
    changed(draft, section="title")
    body = draft.says(
        "Ion Pell", "said", "“The Norn bridge was never sold,”", speaker="Ion Pell", mention=pell, form="direct"
    )
    other = Draft("b.txt", "Gull House has since denied that any Norn bridge was sold.", "b", "2031-05-09")
    again = other.says(
        "Gull House",
        "has since denied",
        "that any Norn bridge was sold",
        speaker="Gull House",
        mention=other.name("Gull House", "organization"),
        act="deny",
    )
    built = record(draft, other)
    assert groups(built) == {frozenset((head, body, again))}
    (link,) = related(built, "speaks_for")
    names = {e.id: e.name for e in built.entities}
    assert (names[link.from_.entity], names[link.to.entity], link.basis) == ("Ion Pell", "Gull House", "inferred")
    assert len(built.utterances[0].speakers) == 2


def test_a_headline_that_names_another_sums_up_no_words_of_a_stranger():
    draft = Draft(
        "a.txt",
        "Sund Council wants a new ferry\nAda Lovel said that the old ferry would be scrapped by summer.",
        "a",
        "2031-05-08",
    )
    draft.says(
        "Sund Council",
        "wants",
        "a new ferry",
        speaker="Sund Council",
        mention=draft.name("Sund Council", "organization"),
    )
    changed(draft, section="title")
    draft.says(
        "Ada Lovel",
        "said",
        "that the old ferry would be scrapped by summer",
        speaker="Ada Lovel",
        mention=draft.name("Ada Lovel"),
    )
    assert groups(record(draft)) == set()


BODY = (
    "The old ferry lay at the quay of Norn all winter while the owners argued about the cost of a new hull. "
    "Workers began to scrape the paint in March and found rust below the line. The board met four times. "
)


@pytest.mark.parametrize(("second", "joined"), [(BODY, True), ("", False)])
def test_a_short_sentence_of_a_copy_is_its_source_s(second, joined):
    pair = []
    for place, lead, tail in (("a", BODY, "Nothing moved."), ("b", second, "The harbour slept on.")):
        draft = Draft(f"{place}.txt", f"{lead}The ministry declined to comment. {tail}", place, "2031-05-08")
        mention = draft.name("The ministry", "organization", form="nominal")
        pair.append(
            (draft, draft.says("The ministry", "declined", "to comment", speaker="The ministry", mention=mention,
                               act="decline"))
        )  # fmt: skip
    (a, x), (b, y) = pair
    assert (frozenset((x, y)) in groups(record(a, b))) == joined


def test_unnamed_sources_are_one_only_by_one_description():
    words = "the gates of the old lock had been opened twice in the night"
    a, x = says("a", "2031-05-08", words, speaker="two officials", anonymous=True)
    b, y = says("b", "2031-05-08", words, speaker="the two officials", anonymous=True)
    c, _ = says("c", "2031-05-08", words, speaker="a diver", anonymous=True)
    assert groups(record(a, b, c)) == {frozenset((x, y))}


def test_a_chain_of_likenesses_does_not_reach_over_the_days():
    days = [("said", "2031-05-01"), ("added", "2031-05-07"), ("noted", "2031-05-13")]
    built = record(*(says(cue, day, "the bridge toll would be lifted", cue=cue)[0] for cue, day in days))
    assert [len(group) for group in groups(built)] == [2]


def test_an_occasion_s_name_is_a_setting_and_a_weekday_is_none():
    pair = []
    for place, content in (("a", PAPER), ("b", LOOSE)):
        draft, x = says(place, "2031-05-08", content)
        draft.text += " It was said at the Sund Fair on Monday."
        start = draft.text.index("the Sund Fair")
        changed(draft, occasion=Span.cut(draft.text, start, start + len("the Sund Fair")))
        pair.append((draft, x))
    assert groups(record(*(draft for draft, _ in pair))) == {frozenset(x for _, x in pair)}
    for draft, _ in pair:
        start = draft.text.index("Monday")
        changed(draft, occasion=Span.cut(draft.text, start, start + len("Monday")))
    assert groups(record(*(draft for draft, _ in pair))) == set()


def test_the_order_of_pages_changes_nothing():
    pages = [
        says("a", "2031-05-08", PAPER, said="2031-05-07")[0],
        says("b", "2031-05-08", LOOSE, said="2031-05-07", chain=[Link("Vell Press")])[0],
        says("c", "2031-05-09", "that no farmer would pay a toll on the Norn bridge")[0],
    ]
    assert record(*pages).utterances == record(*reversed(pages)).utterances


def test_a_hope_is_no_statement():
    a, _ = says("a", "2031-05-08", PAPER)
    b, _ = says("b", "2031-05-08", NEAR, cue="hoped", attitude="belief")
    assert groups(record(a, b)) == set()


def test_a_principal_and_the_spokesperson_need_more_than_one_speaker_does():
    a, _ = says("a", "2031-05-08", PAPER, speaker="Ion Pell")
    b = Draft("b.txt", f"Ion Pell spokeswoman Ada Lovel said {NEAR}.", "b", "2031-05-08")
    mention = b.name("Ada Lovel")
    b.name("Ion Pell")
    b.says("Ada Lovel", "said", NEAR, speaker="Ada Lovel", mention=mention)
    built = record(a, b)
    assert groups(built) == set() and related(built, "speaks_for")


def one_page(first: str, second: str) -> Draft:
    """A page on which Ada Lovel says two things."""
    draft = Draft("a.txt", f"Ada Lovel said {first}.\nAda Lovel added {second}.", "a", "2031-05-08")
    mention = draft.name("Ada Lovel")
    draft.says("Ada Lovel", "said", first, speaker="Ada Lovel", mention=mention)
    again = draft.name("Ada Lovel", nth=1, same_as=mention)
    draft.says("Ada Lovel", "added", second, speaker="Ada Lovel", mention=again)
    return draft


def test_a_page_seldom_says_the_same_twice():
    assert groups(record(one_page(PAPER, NEAR))) == set()


def test_but_its_headline_does():
    draft = one_page(LOOSE, PAPER)
    draft.attributions[0] = replace(draft.attributions[0], section="title")
    assert len(groups(record(draft))) == 1


def test_a_not_that_is_about_something_else_opposes_nothing():
    last = "the keeper of the Norn light was the last man to leave the quay"
    a, x = says("a", "2031-05-08", f"that the keeper did not abandon his post that evening and {last}")
    b, y = says("b", "2031-05-08", f"that {last}")
    assert groups(record(a, b)) == {frozenset((x, y))}
    c, _ = says("c", "2031-05-08", "that the keeper of the Norn light was not the last man to leave the quay")
    assert groups(record(b, c)) == set()
    told = "the divers of Norn have 90 days to search the old harbour"
    more = [says("a", "2031-05-08", f"that not 60 but {told}"), says("b", "2031-05-08", f"that {told}")]
    assert len(groups(record(*(draft for draft, _ in more)))) == 1
    saw = [says(p, "2031-05-08", f"that the divers of Norn looked and saw {w}") for p, w in ("ax", "by")]
    assert len(groups(record(*(draft for draft, _ in saw)))) == 1
    saw = [
        says(p, "2031-05-08", f"that the divers of Norn looked and saw {w}") for p, w in (("a", "nothing"), "by")
    ]
    assert groups(record(*(draft for draft, _ in saw))) == set()


GULLS = "that nobody greased the bolts of the Norn lock that evening"


def unnamed(place: str, content: str, source: str = "Two deckhands", **rest) -> tuple[Draft, str]:
    """A page on which somebody without a name says something."""
    return says(place, "2031-05-08", content, speaker=source, anonymous=True, **rest)


def test_sources_by_one_description_are_one_where_one_page_has_them_from_the_other_s_outlet():
    own = unnamed("a", GULLS)
    told = unnamed("b", "that nobody greased the bolts of the lock", "two deckhands", chain=[Link("a")])
    assert groups(record(own[0], told[0])) == {frozenset((own[1], told[1]))}
    them = unnamed("a", GULLS, "One of them")
    again = unnamed("b", "that nobody greased the bolts of the lock", "one of them", chain=[Link("a")])
    assert groups(record(them[0], again[0])) == {frozenset((them[1], again[1]))}
    alone = unnamed("b", "that nobody greased the bolts of the lock", "two deckhands")
    others = unnamed("b", "that nobody greased the bolts of the lock", "two mechanics", chain=[Link("a")])
    assert groups(record(own[0], alone[0])) == groups(record(own[0], others[0])) == set()


def page(head: str, body: str, place: str = "a", who: str = "harbour pilot", **rest) -> tuple[Draft, str, str]:
    """A page whose headline and text let somebody without a name speak."""
    draft = Draft(f"{place}.txt", f"Their {who}: {head}\nTheir {who} said {body}.", place, "2031-05-08")
    above = draft.says(f"Their {who}", "", head, speaker=f"Their {who}", **rest)
    changed(draft, section="title")
    below = draft.says(f"Their {who}", "said", body, speaker=f"Their {who}", nth=1, **rest)
    return draft, above, below


def test_a_headline_s_speaker_without_a_name_is_the_one_below_it():
    body = "that the bolts of the lock were greased in March"
    draft, above, below = page("Norn lock greased too late", body, anonymous=True)
    assert groups(record(draft)) == {frozenset((above, below))}
    draft, *_ = page("Norn lock greased late", "that the bolts were greased in March", anonymous=True)
    assert groups(record(draft)) == set(), "as rare as with a name"


OFFICE = "Harbour Minister Ada Lovel walked to the quay of Norn. Nobody met Ada Lovel."


def test_who_is_called_by_an_office_is_the_one_person_who_holds_it():
    def office(holder: str, place: str, text: str = OFFICE) -> Draft:
        draft = Draft(f"{place}.txt", text.replace("Ada Lovel", holder), place, "2031-05-07")
        draft.name(holder)
        return draft

    named = says("a", "2031-05-08", PAPER)
    called = unnamed("b", NEAR, "the harbour minister")
    one = [named[0], office("Ada Lovel", "c")]
    assert groups(record(*one, called[0])) == {frozenset((named[1], called[1]))}
    both = [*one, office("Mia Gull", "d")]
    assert groups(record(*both, called[0])) == set(), "of two who hold it more is asked"
    nearer = unnamed("b", NEARER, "the harbour minister")
    assert groups(record(*both, nearer[0])) == {frozenset((named[1], nearer[1]))}
    assert groups(record(*one, unnamed("b", NEARER, "a harbour minister")[0])) == set()
    assert groups(record(*one, unnamed("b", NEARER, "the finance minister")[0])) == set()
    assert groups(record(*one, unnamed("b", NEARER, "Velland's harbour minister")[0])) != set()
    norn = office("Ada Lovel", "c", OFFICE.replace("Harbour Minister Ada", "Norn Harbour Minister Ada"))
    other = unnamed("b", NEARER, "Velland's harbour minister")
    assert groups(record(named[0], norn, other[0])) == set(), "another country's"


def test_an_office_that_one_page_gives_by_mistake_is_not_held():
    named, called = says("a", "2031-05-08", PAPER), unnamed("b", NEAR, "the harbour minister")
    texts = {"c": OFFICE, "d": OFFICE.replace("Ada Lovel", "Mia Gull").replace("Harbour", "Finance")}
    texts |= {"e": texts["d"], "f": texts["d"].replace("Finance", "Harbour")}
    drafts = [Draft(f"{place}.txt", text, place, "2031-05-07") for place, text in texts.items()]
    for draft in drafts:
        draft.name("Ada Lovel" if "Ada Lovel" in draft.text else "Mia Gull")
    assert groups(record(named[0], called[0], *drafts)) == {frozenset((named[1], called[1]))}


def test_an_interview_that_appears_later_is_no_source_of_an_older_page():
    answer, older = says("a", "2031-05-09", PAPER, form="turn"), says("b", "2031-05-08", PAPER[5:])
    assert groups(record(says("a", "2031-05-09", PAPER)[0], says("b", "2031-05-08", NEARER)[0])) != set()
    assert groups(record(answer[0], says("b", "2031-05-09", NEARER)[0])) != set()
    assert groups(record(answer[0], says("b", "2031-05-08", NEARER)[0])) == set()
    assert groups(record(answer[0], older[0])) != set(), "word for word"


def test_what_is_repeated_in_other_words_recurs():
    first, again = says("a", "2031-05-06", PAPER), says("b", "2031-05-08", NEAR, cue="repeated")
    (found,) = related(record(first[0], again[0]), "recurs")
    assert found.from_.utterance != found.to.utterance
    assert not related(record(first[0], says("b", "2031-05-08", NEAR)[0]), "recurs")
    assert not related(record(first[0], says("b", "2031-05-06", NEAR, cue="repeated")[0]), "recurs")
    assert not related(record(first[0], says("b", "2031-05-08", LOOSE, cue="repeated")[0]), "recurs")


def test_a_headline_is_compared_with_the_text_below_it_and_not_with_other_pages():
    words = "the toll on the Norn bridge will be lifted for farmers before the harvest"
    draft = one_page("bridge free for farmers", f"“{words}”")
    head, body = draft.attributions
    draft.attributions = [replace(head, section="title"), replace(body, form="direct")]
    later = {"b": f"“{words} begins”", "c": f"“soon {words}”", "d": f"“{words}”"}
    others = [says(place, "2031-05-14", content, form="direct")[0] for place, content in later.items()]
    (found,) = groups(record(draft, *others))
    assert head.id in found and len(found) == 5


def test_two_denials_in_few_words_are_one_where_they_share_some():
    few, many = "any talk of a sale of the mill", "that the mill was up for sale this spring"
    deny = {"cue": "denied", "act": "deny"}
    pair = [says("a", "2031-05-08", few, **deny), says("b", "2031-05-08", many, **deny)]
    assert groups(record(*(draft for draft, _ in pair))) == {frozenset(x for _, x in pair)}
    mixed = [says("a", "2031-05-08", few, **deny), says("b", "2031-05-08", many)]
    later = [says("a", "2031-05-08", few, **deny), says("b", "2031-05-12", many, **deny)]
    apart = [says("a", "2031-05-08", "any talk of a strike", **deny), says("b", "2031-05-08", many, **deny)]
    for other in (mixed, later, apart):
        assert groups(record(*(draft for draft, _ in other))) == set()


def test_one_odd_word_in_quotation_marks_says_enough():
    rest = {"cue": "called", "form": "mixed"}
    pair = [says(p, "2031-05-08", c, **rest) for p, c in (("a", "the account “fanciful”"), ("b", "it “fanciful”"))]
    assert groups(record(*(draft for draft, _ in pair))) == {frozenset(x for _, x in pair)}
    later = says("b", "2031-05-12", "it “fanciful”", **rest)
    assert groups(record(pair[0][0], later[0])) == set()


def test_a_quotation_right_after_its_paraphrase_is_of_the_same_saying():
    assert groups(record(one_page(PAPER, NEAR))) == set()
    draft = one_page(PAPER, NEAR)
    draft.attributions[1] = replace(draft.attributions[1], form="direct")
    assert groups(record(draft)) == {frozenset(a.id for a in draft.attributions)}


def test_later_pages_quote_the_part_that_became_known():
    a, x = says("a", "2031-05-08", "he would back a bid “that starts with a five”", form="mixed")
    b, y = says("b", "2031-05-22", "only a bid “that starts with a five” would do", form="mixed")
    assert groups(record(a, b)) == {frozenset((x, y))}
    whole = "“a bid that starts with a five is what the other owners of this mill have been asking for”"
    c, _ = says("c", "2031-05-22", whole, form="direct")
    longer = "“we may take a bid that starts with a five or burn the whole thing down by the end of June”"
    d, _ = says("d", "2031-05-08", longer, form="direct")
    assert groups(record(c, d)) == set()


def test_words_outside_the_quotation_are_not_what_became_known():
    a, _ = says(
        "a", "2031-05-08", "he sold “two sheets of old tin” and that he did not call it a roof", form="mixed"
    )
    b, _ = says("b", "2031-05-22", "“I did not call it a roof. The painters did”", form="direct")
    assert groups(record(a, b)) == set()


def test_a_sentence_of_one_word_stands_for_nothing():
    talk = "“Our captain meets pilots and bakers every week. That is not a bargain.”"
    other = "“The paper was right when the board wrote it. A chat is not a bargain.”"
    pair = [says(p, "2031-05-08", c, form="direct") for p, c in (("a", talk), ("b", other))]
    assert groups(record(*(draft for draft, _ in pair))) == set()


def test_not_without_denies_nothing():
    a, x = says("a", "2031-05-08", "“We sign, and not without three more names on the deed”", form="direct")
    b, y = says("b", "2031-05-08", "that three more names would have to stand on the deed")
    assert groups(record(a, b)) == {frozenset((x, y))}


def test_of_sources_by_one_description_more_is_asked_than_of_one_speaker():
    other = "that nobody painted the red bolts of the gate of Norn that cold evening"
    own = unnamed("a", GULLS)
    told = unnamed("b", other, "two deckhands", chain=[Link("a")])
    assert groups(record(own[0], told[0])) == set()
    pair = [says(p, "2031-05-08", c) for p, c in (("a", GULLS), ("b", other))]
    assert groups(record(*(draft for draft, _ in pair))) == {frozenset(x for _, x in pair)}


def test_what_a_page_looks_back_on_is_not_of_its_own_days():
    for cue, joined in (("had said", True), ("said", False)):
        early, x = says("a", "2031-05-01", PAPER, said="2031-04-30")
        late, y = says("b", "2031-05-20", NEARER, cue=cue)
        assert groups(record(early, late)) == ({frozenset((x, y))} if joined else set())


def test_of_a_saying_and_its_repetition_on_one_page_the_first_is_the_one_that_others_report():
    page, x = says("a", "2031-05-08", PAPER, said="2031-05-07")
    text = f"Ada Lovel had earlier said {PAPER}, and Ada Lovel repeated in the evening {NEAR}."
    both = Draft("b.txt", text, "b", "2031-05-08")
    mention = both.name("Ada Lovel")
    first = both.says("Ada Lovel", "had earlier said", PAPER, speaker="Ada Lovel", mention=mention)
    again = both.name("Ada Lovel", nth=1, same_as=mention)
    both.says("Ada Lovel", "repeated", NEAR, speaker="Ada Lovel", mention=again, said="2031-05-07", nth=1)
    assert groups(record(page, both)) == {frozenset((x, first))}


def test_two_speakers_who_give_different_days_say_two_things():
    found = {}
    for place, speaker, day in (
        ("a", "Ada Lovel", "June 3"),
        ("b", "Norn Mill", "June 5"),
        ("c", "Norn Mill", "June 3"),
    ):
        content = f"that the owners would vote on the sale of the old mill on {day}"
        office = ", the chairman of Norn Mill," if speaker == "Ada Lovel" else ""
        draft = Draft(f"{place}.txt", f"{speaker}{office} said {content}.", place, "2031-05-08")
        mention = draft.name(speaker, "person" if office else "organization")
        if office:
            draft.name("Norn Mill", "organization")
        draft.time(day, f"2031-06-0{day[-1]}")
        found[place] = draft, draft.says(speaker, "said", content, speaker=speaker, mention=mention)
    (a, x), (b, _), (c, z) = found["a"], found["b"], found["c"]
    assert groups(record(a, b)) == set()
    assert groups(record(a, c)) == {frozenset((x, z))}


def test_a_source_without_a_name_is_quoted_with_the_words_of_one_who_has_one():
    words = "“any step that cools the guns”"
    a, x = says("a", "2031-05-08", words, form="direct")
    b, y = says("b", "2031-05-08", words, form="direct", speaker="a neighbour", anonymous=True)
    assert groups(record(a, b)) == {frozenset((x, y))}


def test_not_one_is_none():
    a, x = says("a", "2031-05-08", "“not one round has left our barrels”", form="direct")
    b, y = says("b", "2031-05-08", "“no single round has left our guns”", form="direct")
    assert groups(record(a, b)) == {frozenset((x, y))}


def test_one_speaker_s_words_are_one_though_their_pages_count_the_days_differently():
    found = []
    for place, day in (("a", "2031-05-05"), ("b", "2031-05-12")):
        content = "that the owners of the old mill would vote on its sale on Monday"
        draft, new = says(place, "2031-05-08", content)
        draft.time("Monday", day)
        found.append((draft, new))
    assert groups(record(*(draft for draft, _ in found))) == {frozenset(new for _, new in found)}


def test_what_is_repeated_is_sought_among_the_nearest_of_the_latest(monkeypatch: pytest.MonkeyPatch):
    """A speaker's thousand statements are not each compared with each that is repeated."""
    old, x = says("a", "2031-05-01", PAPER)
    talk = [
        says(f"c{n}", f"2031-05-{n + 2:02}", f"that the toll and item {n} of the {word} list matter to the court")[
            0
        ]
        for n, word in enumerate(COLOURS)
    ]
    again, y = says("b", "2031-05-20", NEAR, cue="repeated")
    pages = (old, *talk, again)
    monkeypatch.setattr(candidates, "NEIGHBOURS", 1)
    built = record(*pages)
    (refrain,) = related(built, "recurs")
    ends = {refrain.from_.utterance, refrain.to.utterance}
    assert {a for u in built.utterances if u.id in ends for a in u.renderings} == {x, y}
    monkeypatch.setattr(matching, "LATEST", len(talk))
    assert related(record(*pages), "recurs") == []


def test_what_many_pages_print_is_compared_with_the_next_by_day(monkeypatch: pytest.MonkeyPatch):
    """A quotation that many print costs a chain of comparisons and not all with all, and a refrain stays apart."""
    monkeypatch.setattr(candidates, "NEXT", 1)
    monkeypatch.setattr(candidates, "CLOSE", 2.0)
    spring, autumn = (
        [says(f"{c}-{day}", day, f"“{PAPER},”", form="direct", cue=f"in {c} said") for c in COLOURS]
        for day in ("2031-05-08", "2031-09-08")
    )
    found = groups(record(*(draft for pair in zip(spring, autumn, strict=True) for draft, _ in pair)))
    assert found == {frozenset(x for _, x in spring), frozenset(x for _, x in autumn)}
