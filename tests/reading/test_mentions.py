from __future__ import annotations

import re

import pytest
from casting import Case, article, cases, mentions
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.model import Reading
from onrecord.reading.forms.sentences import split
from onrecord.reading.found import FoundAttribution, FoundMention
from onrecord.reading.who import names
from onrecord.reading.who.cast import Cast
from onrecord.reading.who.mentions import gathered
from onrecord.reading.who.phrases import read

KNOWN_WRONG = {"a28"}
"""Two people, no gender in the text, and only knowledge of the world says who "she" is."""


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_speakers(case: Case) -> None:
    cast = case.cast()
    right = cast is not None and case.names(cast) == list(case.expected)
    assert right is (case.id not in KNOWN_WRONG), case.names(cast)
    if case.anonymous:
        asked = [case.attributions[number] for number in case.asked]
        speakers = [cast.speakers(a.source, a.content) for a in asked]
        assert [all(s.anonymous for s in found) for found in speakers] == list(case.anonymous)


def test_two_people_of_one_name_are_two_mentions() -> None:
    case = next(case for case in cases() if case.id == "a16")
    cast = case.cast()
    first, second = (cast.speakers(case.attributions[n].source, ()) for n in (0, 1))
    clusters = {m.id: m.cluster for m in cast.mentions}
    assert clusters[str(first[0].mention)] != clusters[str(second[0].mention)]


def test_addressees_are_resolved_and_once() -> None:
    text = "Ann Poe met Raj Dey. She told Dey and her staff no."
    found = [FoundMention(0, 7, "person", "name", 1.0), FoundMention(12, 19, "person", "name", 1.0),
             FoundMention(21, 24, "person", "pronoun", 1.0), FoundMention(30, 33, "person", "name",
             1.0)]  # fmt: skip
    cast = Cast.of(article(text), split(text, [(0, len(text))]), found, ())
    assert [a.name for a in cast.addressees((30, 33))] == ["Raj Dey"]
    assert cast.name(cast.mentions[-1].id) == "Raj Dey"
    with pytest.raises(KeyError):
        cast.name("nobody")


def test_a_source_without_any_mention_is_named_by_its_words() -> None:
    text = "According to Ostwick police, who were late, two men fled."
    source = (text.index("Ostwick"), text.index(", two"))
    cast = Cast.of(article(text), [(0, len(text))], (), [FoundAttribution((source,), (), ((44, 57),), 1.0)])
    assert [s.name for s in cast.speakers([source], ())] == ["Ostwick police"]


def test_i_outside_a_quotation_is_the_author() -> None:
    text = "I think it will rain."
    cast = Cast.of(
        article(text, byline=("Ann Poe",)),
        [(0, len(text))],
        (),
        [FoundAttribution(((0, 1),), (), ((8, 20),), 1.0)],
    )
    assert [s.name for s in cast.speakers([(0, 1)], [(8, 20)])] == ["Ann Poe"]


def _clusters(text: str, *listed: tuple[str, str, str]) -> dict[str, set[str]]:
    """For each listed mention (kind, form, words) the words of all mentions of its cluster."""
    found = [
        FoundMention(m.start(), m.end(), kind, form, 1.0)
        for kind, form, words in listed
        for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    ]
    mentions = Cast.of(article(text), split(text, [(0, len(text))]), found, ()).mentions
    return {
        one.span.text: {m.span.text for m in mentions if m.cluster == one.cluster and one.cluster}
        for one in mentions
    }


def test_things_stand_again_by_their_words_or_by_their_head() -> None:
    text = (
        "A new reactor opened. The reactor is small. This reactor hums. The old turbine rusts. Old turbine fell."
    )
    words = ("A new reactor", "The reactor", "This reactor", "The old turbine", "Old turbine")
    found = _clusters(text, *(("other", "nominal", w) for w in words))
    assert found["This reactor"] == {"A new reactor", "The reactor", "This reactor"}
    assert found["Old turbine"] == {"The old turbine", "Old turbine"}


@pytest.mark.parametrize(("which", "who"), [("this source", "an official"), ("the source", "a source")])
def test_this_source_is_who_spoke_last(which: str, who: str) -> None:
    text = f"It rains, said a source. It snows, said an official. It hails, said {which}."
    words = ("a source", "an official", which)
    found = [FoundMention(i := text.rindex(w), i + len(w), "person", "nominal", 1.0) for w in words]
    told = [FoundAttribution(((m.start, m.end),), (), ((m.start - 14, m.start - 7),), 1.0) for m in found]
    cast = Cast.of(article(text), split(text, [(0, len(text))]), found, told)
    cluster = {m.span.text: m.cluster for m in cast.mentions}
    assert cluster[which] == cluster[who]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Raji Abu Sarn", "Abu Hamal Sarn", False),
        ("Raji Abu Sarn", "Raji Sarn", True),
        ("Juan de la Poe", "Ana de la Poe", False),
        ("Carl Gustav Poe", "Gustav Poe", True),
        ("Ann W. Poe", "Ann H.W. Poe", False),
        ("Ann Wren Poe", "Ann W. Poe", True),
    ],
)
def test_small_words_inside_two_names_are_shared_by_many(one: str, other: str, same: bool) -> None:
    assert names.same_person(one, other) is same


@pytest.mark.parametrize(
    ("short", "whole", "same"),
    [
        ("Board", "Board of Works", True),
        ("Ostwick", "Ostwick Rail", True),
        ("Ostwick Rail", "Ostwick Rail Freight", True),
        ("Norwegian", "Norwegian Harbour Society", False),
        ("Lisbon", "Lisbon Gazette", False),
        ("Muslim", "Muslim Society of Ostwick", False),
        ("Government", "Government Dredging Bank", False),
    ],
)
def test_a_word_that_many_names_begin_with_is_short_for_none(short: str, whole: str, same: bool) -> None:
    assert names.same_thing(short, whole) is same


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Center for Harbour Policy", "Center for Harbour Policy"),
        ("the Ostwick County Sheriff’s Department", "Ostwick County Sheriff’s Department"),
        ("the county’s Fire Department", "Fire Department"),
    ],
)
def test_a_body_is_named_by_all_that_tells_it_from_others(words: str, name: str) -> None:
    phrase = read(words, 0, len(words), "organization")
    assert phrase is not None and phrase.name == name


def test_a_family_name_that_is_a_title_too_is_the_page_s_person() -> None:
    text = "President Ann King sold the club. King slept. The king of Norn woke."
    cast = Cast.of(
        article(text),
        split(text, [(0, len(text))]),
        [
            FoundMention(10, 18, "person", "name", 1.0),
            FoundMention(34, 38, "person", "name", 1.0),
            FoundMention(46, 62, "person", "nominal", 1.0),
        ],
        (),
    )
    kings = [m for m in cast.mentions if "ing" in m.span.text]
    assert [m.form for m in kings] == ["name", "name", "nominal"]
    assert kings[0].cluster == kings[1].cluster != kings[2].cluster


def test_what_a_thing_is_said_to_be_is_the_thing() -> None:
    text = "The dam (built in 1950) was a mistake. It leaks. Ann Poe is a diver."
    things = [("other", "nominal", "The dam"), ("other", "nominal", "a mistake"), ("other", "pronoun", "It")]
    found = _clusters(text, *things, ("person", "name", "Ann Poe"), ("person", "nominal", "a diver"))
    assert found["It"] == {"The dam", "a mistake", "It"}
    assert found["a diver"] == {"Ann Poe", "a diver"}


def test_whose_wife_somebody_is_is_not_who() -> None:
    text = "Ann Poe, the mayor’s wife, slept. The mayor woke."
    described = [("person", "nominal", words) for words in ("the mayor’s", "the mayor’s wife", "The mayor")]
    found = _clusters(text, ("person", "name", "Ann Poe"), *described)
    assert found["Ann Poe"] == {"Ann Poe", "the mayor’s wife"}
    assert "The mayor" in found["the mayor’s"]


def test_i_and_my_are_one_voice_and_we_another() -> None:
    text = "I sold my boat. We kept our house. You know me."
    listed = [("person", "pronoun", word) for word in ("I", "my", "We", "our", "You", "me")]
    found = _clusters(text, *listed)
    assert found["me"] == {"I", "my", "me"} and found["our"] == {"We", "our"} and found["You"] == {"You"}


def test_two_joined_by_and_are_two() -> None:
    text = "Raj Dey slept. Ann Poe and the baker met in Ostwick. They said it was over."
    they, content = (text.index("They"), text.index(" said")), (text.index("it was"), len(text) - 1)
    found = [
        FoundMention(0, 7, "person", "name", 1.0),
        FoundMention(15, 36, "group", "name", 1.0),
        FoundMention(15, 22, "person", "name", 1.0),
        FoundMention(27, 36, "person", "nominal", 1.0),
        FoundMention(*they, "group", "pronoun", 1.0),
    ]
    said = FoundAttribution((they,), (), (content,), 1.0)
    cast = Cast.of(article(text), split(text, [(0, len(text))]), found, [said])
    assert [s.name for s in cast.speakers([they], [content])] == ["Ann Poe", "the baker"]
    assert [a.name for a in cast.addressees((15, 36))] == ["Ann Poe", "the baker"]


def test_who_is_told_of_inside_another_s_words_does_not_speak_on() -> None:
    told = "that nobody knows how the mayor plans to end the strike"
    own = "“Maybe there is something we do not see.”"
    text = f"Lovel praised Mayor John Brack on the win but noted {told}. {own} he added."
    spans = {
        words: (text.index(words), text.index(words) + len(words)) for words in ("Lovel", "the mayor", told, own)
    }
    last = text.rindex("he added")
    said = [
        FoundAttribution((spans["Lovel"],), (), (spans[told],), 1.0),
        FoundAttribution((spans["the mayor"],), (), ((text.index("to end"), spans[told][1]),), 1.0),
        FoundAttribution(((last, last + 2),), (), (spans[own],), 1.0),
    ]
    found = mentions(text, ["P Lovel", "P Mayor John Brack", "p the mayor"])
    cast = Cast.of(article(text), split(text, [(0, len(text))]), found, said)
    assert [s.name for s in cast.speakers(said[2].source, said[2].content)] == ["Lovel"]


def test_two_single_marks_open_a_quotation_too() -> None:
    text = "''Karl Onda had lost,'' Raj Dey said."
    said = FoundAttribution(((24, 31),), ((32, 36),), ((0, 23),), 1.0)
    found = [FoundMention(2, 11, "person", "name", 1.0), FoundMention(24, 31, "person", "name", 1.0)]
    nodes, _ = gathered(article(text), split(text, [(0, len(text))]), found, [said])
    assert [bool(node.quoted) for node in nodes] == [True, False]


def test_her_mother_stays_her_mother() -> None:
    text = "Ann Poe called her mother, Joan Dey, at home. Raj Orr left. Poe laughed. Her mother did not."
    names_in = [("person", "name", words) for words in ("Ann Poe", "Joan Dey", "Raj Orr", "Poe")]
    hers = [("person", "nominal", "her mother"), ("person", "nominal", "Her mother")]
    found = _clusters(text, *names_in, *hers, ("person", "pronoun", "her"), ("person", "pronoun", "Her"))
    assert found["Her mother"] == {"her mother", "Joan Dey", "Her mother"}


WORDS = [
    *("Ann", "A.", "Kim", "Poe", "Gritsenko", "Hrytsenko", "Tae-ho"),
    *("Board", "of", "the", "Grain", "GB", "GBA", "BG", "Inc", "Jr"),
]
NAME = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@example("of", "the")
@given(NAME, NAME)
def test_names_that_are_one_share_a_key(one: str, other: str) -> None:
    same = [names.same_person, names.same_thing, names.same_words, names.last_of, names.given_of]
    if any(test(one, other) for test in same):
        assert names.keys(one) & names.keys(other)


RANGE = st.tuples(st.integers(0, 60), st.integers(1, 25)).map(lambda p: (p[0], p[0] + p[1]))
KIND = st.sampled_from(["person", "organization", "place", "group", "work", "time", "other"])
PIECES = st.sampled_from(
    [
        "Ann",
        "Poe",
        "the ",
        "mayor",
        " said",
        "“",
        "”",
        ",",
        " and ",
        "her ",
        "he ",
        "both ",
        ".",
        "’s ",
        " ",
        "of ",
        "One",
        "\n\n",
    ]
)


@given(
    st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join),
    st.lists(st.tuples(RANGE, KIND), max_size=12),
    st.lists(st.tuples(RANGE, RANGE), max_size=4),
)
def test_any_input_gives_a_reading_that_holds(text: str, found: list, said: list) -> None:
    inside = [(r, k) for r, k in found if r[1] <= len(text)]
    mentions = [FoundMention(a, b, kind, "name", 1.0) for (a, b), kind in inside]
    attributions = [FoundAttribution((s,), (), (c,), 1.0) for s, c in said if max(s[1], c[1]) <= len(text)]
    page, parts = article(text), split(text, [(0, len(text))])
    one, other = (Cast.of(page, parts, order, attributions) for order in (mentions, mentions[::-1]))
    Reading(page, parts, one.mentions)
    assert one.mentions == other.mentions
    ids = {m.id for m in one.mentions}
    for attribution in attributions:
        for speaker in one.speakers(attribution.source, attribution.content):
            assert speaker.name and (speaker.mention is None or speaker.mention in ids)
