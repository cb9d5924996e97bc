"""How far a content goes: over colons, into other sentences, up to a second verb of its speaker."""

from __future__ import annotations

import pytest
from reporting import marked

from onrecord.reading.draft import Draft
from onrecord.reading.forms.extents import after_colons, at_home, to_names
from onrecord.reading.forms.leading import without_lead
from onrecord.reading.forms.quotations import quotations
from onrecord.reading.forms.sentences import split
from onrecord.reading.found import FoundMention


def _places(text: str, words: str) -> tuple[tuple[int, int], ...]:
    parts = [part for part in words.split(" … ") if part]
    return tuple((text.index(part), text.index(part) + len(part)) for part in parts)


def _shown(text: str, drafts: list[Draft]) -> list[tuple[str, ...]]:
    return [
        tuple(" … ".join(text[slice(*p)] for p in part) for part in (d.source, d.cue, d.content)) for d in drafts
    ]


def _draft(text: str, source: str, cue: str, content: str) -> Draft:
    return Draft(_places(text, source), _places(text, cue), _places(text, content), 0.9)


def _colons(text: str, *given: tuple[str, str, str], name: str = "") -> list[tuple[str, ...]]:
    blocks = [(0, len(text))]
    mentions = [FoundMention(*where, "person", "name", 0.9) for where in _places(text, name)]
    drafts = [_draft(text, *words) for words in given]
    return _shown(text, after_colons(text, drafts, split(text, blocks), quotations(text, blocks), mentions))


def _home(text: str, source: str, cue: str, content: str) -> list[tuple[str, ...]]:
    blocks = [(0, len(text))]
    drafts = [_draft(text, source, cue, content)]
    return _shown(text, at_home(text, drafts, split(text, blocks), quotations(text, blocks), []))


def test_a_quotation_after_a_colon_is_a_second_saying() -> None:
    text = "She demanded a list of owners: “Give us the names.”"
    assert _colons(text, ("She", "demanded", "a list of owners: “Give us the names.”")) == [
        ("She", "demanded", "a list of owners"),
        ("She", ":", "“Give us the names.”"),
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Vane said: “Give us the names.”", "said:", "“Give us the names.”"),
        (
            "Vane added that he said of the bank: “It never answers.”",
            "added",
            "that he said of the bank: “It never answers.”",
        ),
        ("Vane denied that it was a “ghost”: “shop”", "denied", "that it was a “ghost”: “shop”"),
        ("Vane lobbied for a wage: “Let it sink tonight.”", "lobbied for", "a wage: “Let it sink tonight.”"),
    ],
)
def test_what_its_own_verb_introduces_stays_whole(text: str, cue: str, content: str) -> None:
    assert _colons(text, ("Vane", cue, content)) == [("Vane", cue, content)]


@pytest.mark.parametrize(
    ("text", "cue", "before"),
    [
        ("Vane told the captain Ida Brom: “Let it sink tonight.”", "told", "the captain Ida Brom"),
        ("Vane put it best: “Let it sink tonight.”", "put", "it best"),
        ("Vane added that: “Let it sink tonight.”", "added", "that"),
        ("Vane said of the boat: “Let it sink tonight.”", "said of", "the boat"),
    ],
)
def test_a_hearer_and_a_pointing_word_are_not_said(text: str, cue: str, before: str) -> None:
    given = ("Vane", cue, f"{before}: “Let it sink tonight.”")
    assert _colons(text, given, name="Ida Brom" if "Ida" in text else "") == [
        ("Vane", cue, "“Let it sink tonight.”")
    ]


def test_a_quotation_introduced_in_an_earlier_sentence_is_apart() -> None:
    text = "She was on air at noon: “The proof lies in eleven beds.” She will stay, she says."
    assert _colons(text, ("she", "says", "“The proof lies in eleven beds.” … She will stay")) == [
        ("she", ":", "“The proof lies in eleven beds.”"),
        ("she", "says", "She will stay"),
    ]


def test_in_a_sentence_without_a_verb_what_stands_before_the_colon_speaks() -> None:
    text = "The organisers say 9,000. 16.20 The loudest chant: “Keys on the table!”"
    assert _colons(text, ("The organisers", "say", "“Keys on the table!”")) == [
        ("The loudest chant", ":", "“Keys on the table!”")
    ]


def test_a_verb_right_behind_a_quotation_says_the_next() -> None:
    text = "Poe supports “modest raises,” opposes “arbitrary freezes” and left."
    said = _colons(text, ("Poe", "supports", "“modest raises,” … “arbitrary freezes”"))
    assert said == [("Poe", "supports", "“modest raises,”"), ("Poe", "opposes", "“arbitrary freezes”")]


def test_a_verb_between_two_pieces_says_the_second() -> None:
    text = "It confirms that the offer stands and repeats that cranes are no subject."
    assert _colons(text, ("It", "confirms", "that the offer stands … that cranes are no subject")) == [
        ("It", "confirms", "that the offer stands"),
        ("It", "repeats", "that cranes are no subject"),
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content", "kept"),
    [
        (
            "“It is false,” he has replied. According to the guild, a crate was left.",
            "According to",
            "“It is false,” he has replied … a crate was left",
            "a crate was left",
        ),
        (
            "The ramp was open, a diver reported. Why it was open he could not tell.",
            "reported",
            "The ramp was open … Why it was open he could not tell",
            "The ramp was open",
        ),
        (
            "The hospital denies it. We said that a boy had died.",
            "said",
            "it … that a boy had died",
            "that a boy had died",
        ),
        (
            "Most want a vote, the poll shows. Two in ten want none.",
            "shows",
            "Most want a vote … Two in ten want none.",
            "Most want a vote … Two in ten want none.",
        ),
        (
            "And then: “It was not,” and with that he broke off. It rained, Vane said.",
            "said",
            "“It was not,” and with that he broke off … It rained",
            "“It was not,” … It rained",
        ),
        (
            "It rained. It was late, Vane said.",
            "said",
            "It rained. It was late",
            "It rained. It was late",
        ),
        ("“We go.” The driver said: “Now.”", "said", "“We go.” … “Now.”", "“We go.” … “Now.”"),
        (
            "Asked whether he would go, Vane answered: “Never.”",
            "answered",
            "whether he would go … “Never.”",
            "“Never.”",
        ),
        (
            "The doses were warm, a nurse told us, the board said.",
            "said",
            "The doses were warm … a nurse told us",
            "The doses were warm, a nurse told us",
        ),
    ],
)
def test_parts_of_other_sentences_are_not_said(text: str, cue: str, content: str, kept: str) -> None:
    assert _home(text, "", cue, content) == [("", cue, kept)]


def _named(text: str, source: str, cue: str, content: str) -> list[tuple[str, ...]]:
    mentions = [FoundMention(*where, "person", "name", 0.9) for where in _places(text, "Ida Varn")]
    return _shown(text, to_names(text, [_draft(text, source, cue, content)], mentions))


def test_a_source_goes_to_the_end_of_its_name() -> None:
    text = "It rained, said an aide to President Ida Varn."
    said = _named(text, "an aide to President Ida", "said", "It rained")
    assert said == [("an aide to President Ida Varn", "said", "It rained")]
    swallowed = _named(text, "an aide to President Ida", "said", "It rained … Varn")
    assert swallowed == [("an aide to President Ida Varn", "said", "It rained")]


@pytest.mark.parametrize("cue", ["could ask", "sentenced", "called off"])
def test_what_may_be_asked_for_and_a_sentence_are_not_said(cue: str) -> None:
    assert _named(f"Ida Varn {cue} for years.", "Ida Varn", cue, "for years") == []


@pytest.mark.parametrize(
    ("text", "cue", "content", "kept"),
    [
        (
            "Vane agreed to sell in May, and that Poe would pay.",
            "agreed",
            "to sell in May, and that Poe would pay",
            "to sell in May",
        ),
        (
            "Vane agreed to sell, in a deal that pleased few.",
            "agreed",
            "to sell, in a deal that pleased few",
            "to sell",
        ),
        ("Vane agreed to sell, in a hurry.", "agreed", "to sell, in a hurry", "to sell, in a hurry"),
        ("Vane did not return calls on Monday.", "did not return", "calls on Monday", "calls"),
        ("Vane confirmed the sale to Radio Tarn.", "confirmed", "the sale to Radio Tarn", "the sale"),
        ("Vane confirmed the sale to Ana Poe.", "confirmed", "the sale to Ana Poe", "the sale to Ana Poe"),
        (
            "Vane brushed aside comments by Ana Poe, an aide, who said the roof leaks.",
            "brushed aside",
            "comments",
            "comments by Ana Poe, an aide, who said the roof leaks",
        ),
        ("Vane noted comments by Ana Poe, who said the roof leaks.", "noted", "comments", "comments"),
    ],
)
def test_how_far_a_content_goes(text: str, cue: str, content: str, kept: str) -> None:
    assert _home(text, "Vane", cue, content) == [("Vane", cue, kept)]


def test_the_name_of_the_hearer_is_not_said() -> None:
    text = "Vane told Nordwire her client was ill."
    where = (text.index("Nordwire"), text.index(" her"))
    draft = _draft(text, "Vane", "told", "Nordwire her client was ill")
    mentions = [FoundMention(*where, "organization", "name", 0.9)]
    blocks = [(0, len(text))]
    kept = at_home(text, [draft], split(text, blocks), quotations(text, blocks), mentions)
    assert _shown(text, kept) == [("Vane", "told", "her client was ill")]


def test_the_clause_that_says_who_speaks_is_not_said() -> None:
    text = "Vane, who had warned that it leaks, said that he was right."
    said = _home(text, "Vane", "said", "that it leaks … that he was right")
    assert said == [("Vane", "said", "that he was right")]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "told"),
    [
        (
            "The agency left out the minister’s remark that it leaks.",
            "The agency left out the minister’s",
            "remark",
            "that it leaks",
            ("the minister’s", "remark", "that it leaks"),
        ),
        ("The old minister’s remark that it leaks.", "The old minister’s", "remark", "that it leaks", None),
        (
            "“Out with them!” chant supporters of Vane.",
            "",
            "chant",
            "“Out with them!” … supporters of Vane",
            ("supporters of Vane", "chant", "“Out with them!”"),
        ),
        (
            "“It holds,” says engineer Odd Brekke to Radio Tarn.",
            "engineer Odd",
            "says",
            "“It holds,” … engineer Odd Brekke to Radio Tarn",
            ("engineer Odd Brekke", "says", "“It holds,”"),
        ),
        ("“It holds,” Vane said that it leaks.", "Vane", "said", "“It holds,” … that it leaks", None),
    ],
)
def test_who_speaks_is_who_stands_beside_the_cue(
    text: str, source: str, cue: str, content: str, told: tuple[str, ...] | None
) -> None:
    drafts = to_names(text, [_draft(text, source, cue, content)], [])
    assert _shown(text, drafts) == [told or (source, cue, content)]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("After the raid on {two firms}, <Poe> [said] {it was over}.", ["it was over"]),
        ("When asked {about the raid}, <Poe> [defended] {it}.", ["it"]),
        ("But {the permit}, <Poe> [said], {had been late}.", ["the permit", "had been late"]),
        ("She held that {the permit}, <Poe> [said], {had been late}.", ["the permit", "had been late"]),
        ("It rained and {the ferry}, <Poe> [said], {for once was late}.", ["the ferry", "for once was late"]),
        ("The mayor was {“a fool”}, <Poe> [said], {“and no friend”}.", ["“a fool”", "“and no friend”"]),
        ("{The ferry}, <Poe> [said], {to be sold}.", ["The ferry", "to be sold"]),
        ("Vane hopes {that it will end}, <Poe> [writes to] {us}.", ["that it will end", "us"]),
        ("She heard {of it late}, <Poe> [told] us, and {she stays}.", ["of it late", "she stays"]),
    ],
)
def test_the_end_of_what_a_sentence_begins_with_is_not_said(told: str, kept: list[str]) -> None:
    at = marked(told)
    (draft,) = without_lead(
        at.text, [Draft(at.source, at.cue, at.content, 0.9)], split(at.text, [(0, len(at.text))])
    )
    assert [at.text[slice(*piece)] for piece in draft.content] == kept


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("It rained. {But the ferry was late}, [according to] <Poe>.", "the ferry was late"),
        ("{In fact, the ferry was late}, <Poe> [said].", "the ferry was late"),
        ("{Still waters are deep}, <Poe> [said].", "Still waters are deep"),
        ("{In fact the ferry was late}, <Poe> [said].", "In fact the ferry was late"),
        ("“{But the ferry was late},” <Poe> [said].", "But the ferry was late"),
        ("<Poe> [said] {but one ferry was late}.", "but one ferry was late"),
        ("<Poe> [said] {Monday the ferry was late}.", "the ferry was late"),
        ("<Poe> [said] {late on Friday evening that it sank}.", "that it sank"),
        ("<Poe> [said] {Monday was too late}.", "Monday was too late"),
        ("<Poe> [said]: “{Monday we sail}.”", "Monday we sail"),
    ],
)
def test_words_that_join_a_sentence_to_the_one_before_are_not_said(told: str, kept: str) -> None:
    at = marked(told)
    (draft,) = without_lead(
        at.text, [Draft(at.source, at.cue, at.content, 0.9)], split(at.text, [(0, len(at.text))])
    )
    assert at.text[slice(*draft.content[0])] == kept


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        (
            "{“No,”} [said] <Ann Poe>, who thinks {the ferry sank}.",
            [("Ann Poe", "said"), ("who", "thinks")],
        ),
        (
            "{“No,”} [said] <Ann Poe>, who has said {the ferry sank}.",
            [("Ann Poe", "said"), ("who", "has said")],
        ),
        ("{“No,”} [said] <Ann Poe>, who bought {“The Ferry”}.", [("Ann Poe", "said")]),
    ],
)
def test_who_says_more_behind_a_name_has_a_verb_of_their_own(told: str, parts: list[tuple[str, str]]) -> None:
    at = marked(told)
    found = after_colons(at.text, [Draft(at.source, at.cue, at.content, 0.9)], [(0, len(at.text))], (), ())
    assert [(at.text[slice(*d.source[0])], at.text[slice(*d.cue[0])]) for d in found] == parts


@pytest.mark.parametrize(
    ("rest", "kept"),
    [
        ("“Rollback” was long a word of mine.", 1),
        ("But “giving in” is not new.", 1),
        ("“Never again.”", 2),
        ("“It was a mistake,” as all of us know.", 2),
    ],
)
def test_a_term_in_marks_in_another_sentence_is_not_said(rest: str, kept: int) -> None:
    said = "Poe said it was “no plan”. "
    text, at = said + rest, len(said) + rest.index("“")
    draft = Draft(((0, 3),), ((4, 8),), ((9, 25), (at, text.index("”", at) + 1)), 0.9)
    places = [(0, len(text))]
    (found,) = at_home(text, [draft], split(text, places), quotations(text, places), [])
    assert len(found.content) == kept
