"""Who speaks in a headline, by the text below it."""

from __future__ import annotations

import pytest
from reporting import article

from onrecord.model import Span
from onrecord.reading.draft import Draft
from onrecord.reading.forms.headline_sense import sound
from onrecord.reading.forms.headline_voices import known_below
from onrecord.reading.forms.headlines import headline
from onrecord.reading.found import FoundMention


def _at(text, words, start=0):
    first = text.index(words, start)
    return first, first + len(words)


def _read(title, body, source, cue, content, mentions=(), said=None):
    """The drafts of a page: that of its headline, and `said`, (source, content) of one below."""
    text, below = f"{title}\n\n{body}", len(title)
    drafts = [Draft((_at(text, source),), (_at(text, cue),), (_at(text, content),), 0.9)] if source else []
    if said:
        drafts.append(Draft((_at(text, said[0], below),), (), (_at(text, said[1], below),), 0.9))
    found = [FoundMention(*_at(text, words, below), kind, form, 0.9) for words, kind, form in mentions]
    page = article(text, title=Span.cut(text, 0, below))
    told = known_below(page, found, drafts, [(0, below), (below + 2, len(text))])
    return [
        (text[slice(*d.content[0])], " ".join(text[slice(*piece)] for piece in d.voice))
        for d in told
        if d.content[0][0] < below
    ]


@pytest.mark.parametrize(
    ("source", "body", "mention", "kind", "voice"),
    [
        ("Mayor", "The mayor of Tarn, Ann Poe, said no.", "The mayor of Tarn", "person", "Ann Poe"),
        ("Mayor", "Ann Poe, the mayor of Tarn, said no.", "the mayor of Tarn", "person", "Ann Poe"),
        ("Coach", "Rovers coach Ann Poe said no.", "Rovers coach", "person", "Ann Poe"),
        ("Port boss", "Port director Ann Poe said no.", "Port director", "person", "Ann Poe"),
        ("Mayor", "A former mayor, Ann Poe, said no.", "A former mayor", "person", ""),
        ("PM", "The prime minister, Ann Poe, said no.", "The prime minister", "person", "Ann Poe"),
        ("Rail boss", "The head of the railways, Ann Poe, said no.", "The head of the railways", "person",
         "Ann Poe"),
        ("Chief executive", "The chief executive of Tarn Water, Ann Poe, said no.", "The chief executive of",
         "person", "Ann Poe"),
        ("Bank chief", "The governor of the bank, Ann Poe, said no.", "The governor of the bank", "person",
         "Ann Poe"),
        ("President", "The director, Ann Poe, said no.", "The director", "person", ""),
        ("Head of the clinic", "The head of the clinic, Ann Poe, said no. The clinic is shut.",
         "The head of the clinic", "person", "Ann Poe"),
        ("Widow of captain", "The widow of a captain, Ann Poe, said no.", "The widow of a captain", "person",
         "Ann Poe"),
        ("Airline", "Tarn Air cut its flights, a crew said.", "Tarn Air", "organization", ""),
        ("Union", "The dockers' union will strike.", "The dockers", "group", "The dockers' union"),
        ("Bank", "Clerks at the bank said no.", "Clerks at the bank", "group", ""),
        ("Ex-mayor", "The mayor said no, a former mayor yes.", "a former mayor", "person", "a former mayor"),
        ("Lake institute", "The Tarn Institute for Lakes said no.", "The Tarn Institute for Lakes", "organization",
         "The Tarn Institute for Lakes"),
        ("Lake institute", "The Institute for Soils said no.", "The Institute for Soils", "organization", ""),
        ("Union", "The union of Tarn, Ann Poe and others said no.", "The union of Tarn", "organization",
         "The union of Tarn"),
        ("Mayor", "Talks go on in Tarn\nAnn Poe said no. The mayor said yes.", "The mayor", "person", "The mayor"),
        ("Mayor", "Ask our mayor Tarn\nAnn Poe said no.", "our mayor", "person", "our mayor"),
        ("Brewery", "The Tarn brewery said no.", "The Tarn brewery", "organization", "The Tarn brewery"),
        ("Congress", "Ann Poe and Congress said no.", "Ann Poe and Congress", "group", ""),
        ("Mayor and bishop", "The mayor said no.", "The mayor", "person", ""),
    ],
)  # fmt: skip
def test_a_description_in_a_headline_is_whom_the_text_names(source, body, mention, kind, voice):
    title = f"{source} denies unpaid wages"
    found = _read(title, body, source, "denies", "unpaid wages", [(mention, kind, "nominal")])
    assert found == [("unpaid wages", voice)]


def test_of_two_ministers_it_is_the_one_who_says_so():
    body = "The farm minister left. The school minister said that wages were paid."
    mentions = [("The farm minister", "person", "nominal"), ("The school minister", "person", "nominal")]
    said = ("The school minister", "that wages were paid")
    found = _read("Minister: wages were paid", body, "Minister", ":", "wages were paid", mentions, said)
    assert found == [("wages were paid", "The school minister")]


@pytest.mark.parametrize(
    ("source", "body", "names", "voice"),
    [
        ("Poe", "Dr Ann Poe left.", ["Ann Poe"], "Ann Poe"),
        ("Poe", "Ann Poe left.", ["Ann"], "Ann Poe"),
        ("Minister Poe", "Ann Poe left.", ["Ann Poe"], "Ann Poe"),
        ("Bob Poe", "Ann Poe left.", ["Ann Poe"], ""),
        ("Tarn", "Minister Ann Poe of Tarn left.", ["Minister Ann Poe of Tarn"], ""),
        ("Poe", "Ann Poe left. Bob Poe stayed.", ["Ann Poe", "Bob Poe"], ""),
    ],
)
def test_a_surname_in_a_headline_is_the_one_full_name_of_the_text(source, body, names, voice):
    mentions = [(name, "person", "name") for name in names]
    found = _read(f"{source} denies all wages", body, source, "denies", "all wages", mentions)
    assert found == [("all wages", voice)]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("‘The quay was never safe’", [("‘The quay was never safe’", "Ann Poe")]),
        ("Board told ‘the quay was never safe’ in May", [("‘the quay was never safe’", "Ann Poe")]),
        ("Board wears ‘the quay was never safe’ hats", []),
        ("‘The quay was unsafe’", [("‘The quay was unsafe’", "")]),
        ("‘The quay never was quite safe’: town in shock", [("‘The quay never was quite safe’", "Ann Poe")]),
        ("‘The quay was safe’: town in shock", [("‘The quay was safe’", "")]),
        ("Town calls ‘the quay was always safe’ a lie", []),
        ("A ‘safe’ quay", []),
    ],
)
def test_a_quotation_in_a_headline_is_theirs_who_say_it_below(title, found):
    body = "“The quay was never safe,” said Ann Poe."
    assert _read(title, body, "", "", "", said=("Ann Poe", "“The quay was never safe,”")) == found


def test_what_a_description_is_quoted_with_is_theirs_who_say_it_below():
    body = "Ann Poe lost her husband. “Never again,” she told the bus company."
    found = _read("‘Never again,’ widow tells board", body, "widow", "tells", "‘Never again,’",
                  [("Ann Poe", "person", "name")], said=("she", "“Never again,”"))  # fmt: skip
    assert found == [("‘Never again,’", "she")]


def test_of_owners_urged_to_pay_the_speaker_is_who_urges_them_below():
    text = "Owners urged to pay widows\n\nAnn Poe urged the owners to pay."
    page = article(text, title=Span.cut(text, 0, 26))
    drafts = [
        Draft((_at(text, "Owners"),), (_at(text, "urged"),), (_at(text, "to pay widows"),), 0.9),
        Draft((_at(text, "Ann Poe"),), (_at(text, "urged", 26),), (_at(text, "the owners to pay"),), 0.9),
    ]
    first = known_below(page, [], sound(page, drafts), [(0, len(text))])[0]
    assert first.source == ()
    assert [text[slice(*piece)] for piece in (*first.content, *first.voice)] == [
        "Owners",
        "to pay widows",
        "Ann Poe",
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Treasurer accused of hiding debts", ["accused", "Treasurer", "of hiding debts"]),
        ("Treasurer ordered to repay debts", ["ordered", "to repay debts"]),
        ("Treasurer told of debts", []),
        ("Treasurer accused of theft by former clerk", ["former clerk", "accused", "Treasurer", "of theft"]),
        ("Treasurer told by guild to repay debts", ["guild", "told", "to repay debts"]),
        ("Treasurer accused of murder by poisoning", ["accused", "Treasurer", "of murder by poisoning"]),
        ("Calls grow for inquiry after flood", ["Calls grow for", "inquiry"]),
        ("Calls to the coastguard grow in spring", []),
    ],
)
def test_who_is_accused_in_a_headline_is_part_of_what_is_said(title, expected):
    page = article(title, title=Span.cut(title, 0, len(title)))
    found = headline(page, [FoundMention(0, 9, "person", "nominal", 0.9)], [])
    assert [title[slice(*piece)] for d in found for piece in (*d.source, *d.cue, *d.content)] == expected


def test_who_is_named_last_is_the_source_of_what_the_model_read_without_one():
    text = "Treasurer accused of theft by former clerk"
    page = article(text, title=Span.cut(text, 0, len(text)))
    draft = Draft((), (_at(text, "accused"),), ((0, 9), _at(text, "of theft by former clerk")), 0.9)
    first = known_below(page, [], [draft], [(0, len(text))])[0]
    assert [text[slice(*p)] for p in (*first.source, *first.content)] == ["former clerk", "Treasurer", "of theft"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("‘It was like a train’: landslide buries three farms above Tarn", []),
        ("‘It was like a train’: flood survivors speak out", ["flood survivors"]),
        ("‘It was like a train’: villages in mourning", []),
        ("Cup results: Tarn among six clubs to go out", []),
    ],
)
def test_what_happens_is_no_speaker(title, expected):
    page = article(title, title=Span.cut(title, 0, len(title)))
    found = headline(page, [], [])
    assert [title[slice(*piece)] for d in found for piece in d.source] == expected


def test_a_person_before_a_colon_says_all_in_which_the_model_read_what_others_think():
    title = "Lind Poe: voters fear a second canal"
    page = article(title, title=Span.cut(title, 0, len(title)))
    inner = Draft((_at(title, "voters"),), (_at(title, "fear"),), (_at(title, "a second canal"),), 0.9)
    found = headline(page, [FoundMention(0, 8, "person", "name", 0.9)], [inner])
    assert [title[slice(*piece)] for d in found for piece in (*d.source, *d.content)] == [
        "Lind Poe",
        "voters fear a second canal",
    ]


def test_whoever_says_it_last_is_no_part_of_it():
    text = "Told to leave at dawn, say residents"
    page = article(text, title=Span.cut(text, 0, len(text)))
    draft = Draft((), (_at(text, "say"),), (_at(text, "to leave at dawn,"), _at(text, "residents")), 0.9)
    whole = sound(page, [draft])[0]
    assert [text[slice(*p)] for p in (*whole.source, *whole.content)] == ["residents", "Told to leave at dawn"]


def test_whom_the_text_makes_a_speaker_speaks_in_its_headline():
    text = "Harbour to reopen on Monday – coastguard\n\nThat is so, the coastguard said."
    page = article(text, title=Span.cut(text, 0, 40))
    said = Draft((_at(text, "the coastguard"),), (_at(text, "said"),), (_at(text, "That is so"),), 0.9)
    (draft,) = headline(page, [], [said])
    assert [text[slice(*p)] for p in (*draft.source, *draft.content)] == [
        "coastguard",
        "Harbour to reopen on Monday",
    ]
    assert headline(page, [], []) == []


@pytest.mark.parametrize(
    ("title", "source", "cue", "content", "sounds"),
    [
        ("“It shook”: slide buries farms above Tarn", "slide buries farms above Tarn", ":", "“It shook”",
         []),
        ("“I sold it”: how a man left the sea", "how a man left the sea", ":", "“I sold it”", []),
        ("“It shook”: a farmer from Tarn", "a farmer from Tarn", ":", "“It shook”",
         [("a farmer from Tarn", ":", "“It shook”")]),
        ("Boss ‘deeply sorry’ for crash", "Boss", "‘deeply sorry’ for", "crash",
         [("Boss", "", "‘deeply sorry’ for crash")]),
        ("What the court said about wages", "the court", "said about", "wages", []),
        ("Norland, Selm agree to talk", "Selm", "agree", "to talk", [("Norland, Selm", "agree", "to talk")]),
        ("Owners told to leave homes", "Owners", "told", "to leave homes", [("", "told", "to leave homes")]),
        ("Owners urged to leave homes", "Owners", "urged", "to leave homes",
         [("", "urged", "Owners to leave homes")]),
        ("“She was let down”: clinic fined over death", "clinic", ":", "“She was let down”",
         [("", "", "“She was let down”")]),
        ("Judges look into claim that rider swapped bikes", "Judges", "claim", "that rider swapped bikes",
         [("", "claim", "that rider swapped bikes")]),
        ("Police find forty bikes under hall", "Police", "find", "forty bikes under hall", []),
        ("Police find rider swapped bikes", "Police", "find", "rider swapped bikes",
         [("Police", "find", "rider swapped bikes")]),
        ("Mayor, under fire, vows to open pools", "Mayor, under fire,", "vows", "to open pools",
         [("Mayor", "vows", "to open pools")]),
        ("Lind, Poe, pledge to open pools", "Lind, Poe,", "pledge", "to open pools",
         [("Lind, Poe,", "pledge", "to open pools")]),
        ("Bank sees lower prices -minutes", "Bank", "sees", "lower prices -minutes",
         [("Bank", "sees", "lower prices")]),
    ],
)  # fmt: skip
def test_a_headline_sounds_as_it_is_meant(title, source, cue, content, sounds):
    page = article(title, title=Span.cut(title, 0, len(title)))
    draft = Draft((_at(title, source),), (_at(title, cue),), (_at(title, content),), 0.9)
    told = [
        tuple(" ".join(title[slice(*piece)] for piece in part) for part in (d.source, d.cue, d.content))
        for d in sound(page, [draft])
    ]
    assert told == sounds


def test_a_verb_of_nobody_that_ends_a_headline_is_a_noun():
    title = "Board hits back at Lind claims"
    page = article(title, title=Span.cut(title, 0, len(title)))
    assert sound(page, [Draft((), (_at(title, "claims"),), (_at(title, "Board hits back at Lind"),), 0.9)]) == []


def test_calls_that_grow_are_for_something():
    title = "Calls grow for Lind to quit"
    page = article(title, title=Span.cut(title, 0, len(title)))
    (whole,) = sound(page, [Draft((), (_at(title, "Calls"),), (_at(title, "grow for Lind to quit"),), 0.9)])
    assert [title[slice(*piece)] for piece in (*whole.cue, *whole.content)] == ["Calls grow for", "Lind to quit"]


def test_a_poll_before_a_colon_says_all_in_which_the_model_read_what_others_want():
    title = "Poll: six in ten oppose canal"
    page = article(title, title=Span.cut(title, 0, len(title)))
    inner = Draft((_at(title, "six in ten"),), (_at(title, "oppose"),), (_at(title, "canal"),), 0.9)
    found = headline(page, [], [inner])
    assert [title[slice(*p)] for d in found for p in (*d.source, *d.content)] == [
        "Poll",
        "six in ten oppose canal",
    ]


@pytest.mark.parametrize(
    ("who", "cue", "content", "below", "said", "voice"),
    [
        (
            "Hospital",
            "admits",
            "loss of files",
            "Tarn General",
            ("admitted", "the loss of its files"),
            "Tarn General",
        ),
        ("Hospital", "says", "files are gone", "Tarn General", ("said", "its files were gone"), ""),
        ("Hospital", "admits", "loss of files", "Tarn General", ("admitted", "an error in its bills"), ""),
    ],
)
def test_who_alone_does_below_what_a_headline_tells_of_a_hospital_is_that_hospital(
    who, cue, content, below, said, voice
):
    title = f"{who} {cue} {content}"
    text = f"{title}\n\n{below} {said[0]} {said[1]}."
    page = article(text, title=Span.cut(text, 0, len(title)))
    drafts = [
        Draft((_at(text, who),), (_at(text, cue),), (_at(text, content),), 0.9),
        Draft((_at(text, below),), (_at(text, said[0], len(title)),), (_at(text, said[1], len(title)),), 0.9),
    ]
    first = known_below(page, [], drafts, [(0, len(text))])[0]
    assert [text[slice(*piece)] for piece in first.voice] == ([voice] if voice else [])


@pytest.mark.parametrize(
    ("who", "body", "names", "voice"),
    [
        ("Airline", "Tarn Air cut its flights.", ("Tarn Air",), "Tarn Air"),
        ("Airline", "Tarn Air and Wings cut their flights.", ("Tarn Air", "Wings"), ""),
        ("Airlines", "Tarn Air cut its flights.", ("Tarn Air",), ""),
        ("Rival airline", "Tarn Air cut its flights.", ("Tarn Air",), ""),
        ("Airline boss", "The head of Tarn Air, Ann Poe, cut its flights.", ("Tarn Air",), "Ann Poe"),
        ("Rail boss", "The head of Tarn Air, Ann Poe, cut its flights.", ("Tarn Air",), ""),
    ],
)
def test_an_airline_is_the_one_body_that_the_lead_names(who, body, names, voice):
    title = f"{who} blames fog"
    mentions = [(name, "organization", "name") for name in names]
    head = [("The head of Tarn Air", "person", "nominal")] if "head" in body else []
    assert _read(title, body, who, "blames", "fog", [*mentions, *head]) == [("fog", voice)]


def test_who_is_asked_to_do_something_in_a_headline_is_no_source():
    title = "Regulator asked to ban shots"
    page = article(title, title=Span.cut(title, 0, len(title)))
    draft = Draft((_at(title, "Regulator"),), (_at(title, "asked"),), (_at(title, "to ban shots"),), 0.9)
    assert known_below(page, [], [draft], [(0, len(title))])[0].source == ()


def test_an_aside_parts_a_headlines_verb_from_who_does_it():
    title = "Mayor, Under Fire, Vows to Reopen Pools"
    page = article(title, title=Span.cut(title, 0, len(title)))
    whole = sound(page, [Draft((), (_at(title, "Vows"),), (_at(title, "to Reopen Pools"),), 0.9)])[0]
    assert [title[slice(*piece)] for piece in whole.source] == ["Mayor"]


def test_a_place_before_a_colon_speaks_only_where_the_text_lets_it():
    title = "Tarn: no boats before May"
    text = f"{title}\n\nThe harbour is shut."
    page = article(text, title=Span.cut(text, 0, len(title)))
    place = FoundMention(0, 4, "place", "name", 0.9)
    assert headline(page, [place], []) == []
    said = f"{title}\n\nTarn said no."
    below = Draft(((len(title) + 2, len(title) + 6),), (), ((len(said) - 3, len(said) - 1),), 0.9)
    speaking = article(said, title=Span.cut(said, 0, len(title)))
    assert [said[slice(*d.source[0])] for d in headline(speaking, [place], [below])] == ["Tarn"]


def test_a_report_before_a_colon_says_what_follows():
    title = "Report: cracks in dam ignored"
    found = headline(article(title, title=Span.cut(title, 0, len(title))), [], [])
    assert [title[slice(*d.source[0])] for d in found] == ["Report"]


def test_a_headline_that_is_a_quotation_is_theirs_who_say_much_the_same_below():
    text = "“We sell no names here”\n\n“We sell no names in this house,” Ann Poe said."
    page = article(text, title=Span.cut(text, 0, 23))
    drafts = [
        Draft((), (), ((0, 23),), 0.7),
        Draft(
            (_at(text, "Ann Poe"),), (_at(text, "said"),), (_at(text, "“We sell no names in this house,”"),), 0.9
        ),
    ]
    first = known_below(page, [], drafts, [(0, len(text))])[0]
    assert [text[slice(*piece)] for piece in first.voice] == ["Ann Poe"]


def test_a_source_that_is_but_a_mark_is_no_topic():
    title = "The dam held: ”"
    page = article(title, title=Span.cut(title, 0, len(title)))
    draft = Draft((_at(title, "”"),), (_at(title, ":"),), (_at(title, "The dam held"),), 0.9)
    assert sound(page, [draft]) == [draft]
