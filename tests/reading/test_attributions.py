"""Forms, quotations, turns, headlines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporting import article, cases, marked

from onrecord.model import Span
from onrecord.reading.draft import Draft
from onrecord.reading.forms.attributions import form_of, gathered
from onrecord.reading.forms.headlines import headline
from onrecord.reading.forms.passives import voiced
from onrecord.reading.forms.quotations import quotations
from onrecord.reading.forms.sentences import split
from onrecord.reading.forms.subjects import sourced
from onrecord.reading.forms.turns import asks, turns
from onrecord.reading.found import Found, FoundAttribution, FoundMention
from onrecord.reading.learned.windows import paragraphs


@pytest.mark.parametrize("case", cases("forms"), ids=lambda case: case["text"][:60])
def test_form(case):
    at = marked(case["text"])
    draft = Draft(at.source, at.cue, at.content, 0.9)
    assert form_of(at.text, draft, quotations(at.text, [(0, len(at.text))])) == case["form"]


@pytest.mark.parametrize("case", cases("quotations"), ids=lambda case: case["text"][:60])
def test_quotations_are_whole_and_go_on(case):
    at = marked(case["text"])
    blocks = [(0, len(at.text))]
    first = Found((Draft(at.source[:1], at.cue[:1], at.content, 0.9).found,), ())
    draft = gathered(at.text, first, quotations(at.text, blocks), paragraphs(at.text, blocks))[0]
    assert [at.text[start:end] for start, end in draft.content] == case["content"]


@pytest.mark.parametrize("case", cases("turns"), ids=lambda case: case["text"][:60])
def test_turns(case):
    text = case["text"]
    found = turns(text, paragraphs(text, [(0, len(text))]))
    assert [
        {
            "label": text[slice(*turn.source[0])],
            "act": "ask" if asks(text, turn) else "assert",
            "paragraphs": len(turn.content),
        }
        for turn in found
    ] == case["turns"]
    assert all(turn.turn and not turn.cue for turn in found)


@pytest.mark.parametrize("case", cases("headlines"), ids=lambda case: case["title"])
def test_headlines(case):
    title = case["title"]
    places = [(title.index(m["text"]), m["text"], m["kind"]) for m in case["mentions"]]
    mentions = [FoundMention(at, at + len(words), kind, "name", 0.9) for at, words, kind in places]
    found = headline(article(title, title=Span.cut(title, 0, len(title))), mentions, [])
    parts = [{"source": title[slice(*d.source[0])], "content": title[slice(*d.content[0])]} for d in found]
    assert parts == ([case["attribution"]] if case["attribution"] else [])


def test_a_headline_in_which_the_model_found_something_is_left_alone():
    text = "Palace: No talks yet with rebels"
    mentions = [FoundMention(0, 6, "organization", "name", 0.9)]
    known = Draft(((0, 6),), ((6, 7),), ((8, len(text)),), 0.9)
    assert headline(article(text, title=Span.cut(text, 0, len(text))), mentions, [known]) == []


@pytest.mark.parametrize(
    ("title", "source", "cue", "content", "found"),
    [
        (
            "Guard ordered gate shut, court hears",
            "Guard",
            "ordered",
            "gate shut",
            ("court", "Guard ordered gate shut"),
        ),
        ("Guild wants logs, says inquiry goes on", "Guild", "says", "inquiry goes on", ("Guild", "logs")),
    ],
)
def test_a_headline_says_more_than_the_model_found_in_it(title, source, cue, content, found):
    at = [(title.index(words), title.index(words) + len(words)) for words in (source, cue, content)]
    known = Draft((at[0],), (at[1],), (at[2],), 0.9)
    mentions = [
        FoundMention(title.index(w), title.index(w) + len(w), "organization", "name", 0.9) for w in found[:1]
    ]
    told = headline(article(title, title=Span.cut(title, 0, len(title))), mentions, [known])
    assert [(title[slice(*d.source[0])], title[slice(*d.content[0])]) for d in told] == [found]


def test_a_piece_of_another_paragraph_goes_to_the_verb_that_introduces_it():
    at = marked("<He> [added] {that it rained}.\n\nThe envoy, for her part, stated that {the dam held}.")
    blocks = [(0, len(at.text))]
    found = gathered(at.text, Found((at.found,), ()), (), paragraphs(at.text, blocks))
    parts = [[at.text[a:b] for a, b in (*d.cue, *d.content)] for d in found]
    assert parts[0] == ["added", "that it rained"]
    assert parts[1][-1] == "the dam held" and parts[1][0].startswith("stated")


def test_a_quotation_that_another_sentence_follows_belongs_to_no_later_paragraph():
    text = "“The mill is sound.” With this the owner left.\n\n“We were asked to trust him,” he said."
    said = text.index("he said")
    pieces = ((0, 20), (text.index("“We"), text.index(" he said")))
    first = FoundAttribution(((said, said + 2),), ((said + 3, said + 7),), pieces, 0.9)
    parts = paragraphs(text, [(0, len(text))])
    (found, *_) = gathered(text, Found((first,), ()), quotations(text, parts), parts)
    assert found.content == pieces[1:]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, Ann Poe, left early. [Asked] {whether she would stay on Friday}, she laughed.",
        "The mayor left. [Asked] by <the chair, Jon Lind,> {which of the two was true}, she laughed.",
        "The mayor left. [Pressed] by <a reporter> on {why the recall took so long}, she laughed.",
        "I thanked him. I [was told] by <a judge, whom I will not name,> {that it was settled}.",
    ],
)
def test_only_who_stands_behind_by_asks(text):
    at = marked(text)
    short = (at.content[0][0], at.content[0][1] - len(" on Friday") * (" on Friday," in at.text))
    (draft,) = voiced(at.text, [Draft(((0, 9),), at.cue, (short,), 0.9)])
    assert (draft.source, draft.content) == (at.source, at.content)


@given(st.text(alphabet="ab s.,\n“”\"'‘’«»„`<>", max_size=80))
def test_quotations_are_ordered_apart_and_inside_the_text(text):
    found = quotations(text, [(0, len(text))])
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def _draft_of(text: str, cue: str, content: str, source: str = "") -> Draft:
    """A draft from the words of its pieces, each of which stands once in the text."""
    pieces = [
        ((text.index(words), text.index(words) + len(words)),) if words else () for words in (source, cue, content)
    ]
    return Draft(*pieces, confidence=0.8)


@pytest.mark.parametrize(
    ("text", "cue", "content", "name", "source", "rest"),
    [
        ("Brandt on June 3 laid out her terms.", "laid out", "her terms", "Brandt", "Brandt", "her terms"),
        ("According to Osteria nine boats sank.", "According to", "Osteria nine boats sank", "Osteria", "Osteria",
         "nine boats sank"),
        ("Brandt, though tired, rejected the plan.", "rejected", "the plan", "Brandt", "Brandt", "the plan"),
        ("The board met Brandt, despite it all, and rejected the plan.", "rejected", "the plan", "Brandt", None,
         "the plan"),
        ("Brandt was told that it rained.", "was told", "that it rained", "Brandt", None, "that it rained"),
        ("Owners told to leave homes", "told", "to leave homes", "Owners", None, "to leave homes"),
    ],
)  # fmt: skip
def test_a_cue_without_a_source_takes_the_mention_beside_it(
    text: str, cue: str, content: str, name: str, source: str | None, rest: str
) -> None:
    start = text.index(name)
    mention = FoundMention(start, start + len(name), "person", "name", 0.9)
    (draft,) = sourced(text, [_draft_of(text, cue, content)], [mention])
    assert [text[a:b] for a, b in draft.source] == ([source] if source else [])
    assert [text[a:b] for a, b in draft.content] == [rest]


def test_whose_age_begins_a_source_is_a_part_of_it() -> None:
    text = "Ida Poe, 84, who had come in, found it bad."
    age = _draft_of(text, "found", "it bad", "84, who had come in,")
    (draft,) = sourced(text, [age], [FoundMention(0, 7, "person", "name", 0.9)])
    assert [text[a:b] for a, b in draft.source] == ["Ida Poe, 84, who had come in,"]


@pytest.mark.parametrize(
    ("marked_text", "people", "source"),
    [
        ("The ferry sank and Brandt left, [saying] {it was late}.", "Brandt", "Brandt"),
        ("OSTWICK — Brandt came to the fair, [praising] {the ferry}.", "Brandt", "Brandt"),
        ("Yet by [calling out] {the mayor}, Brandt won.", "Brandt", "Brandt"),
        ("[Attacking] {the plan}, Brandt said no more.", "Brandt", "Brandt"),
        ("Standing on a stage, Brandt rose and [offered] {to go}.", "Brandt", "Brandt"),
        ("In May, Brandt went home [to announce] {the sale}.", "Brandt", "Brandt"),
        ("The fair was full, and Brandt got off by [saying] {it rained}.", "Brandt", "Brandt"),
        ("Brandt praised Poe, who won votes by [promising] {a ferry}.", "Brandt Poe", "who"),
        ("It rains when Brandt sings, [suggesting] {that the gods hear it}.", "Brandt", None),
        ("The plan that Brandt made failed, [showing] {how hard it was}.", "Brandt", None),
        ("It is important [to note] {that it rained}.", "", None),
        ("[Attacking] {the plan} was what Brandt liked.", "Brandt", None),
    ],
)
def test_a_participle_or_infinitive_is_of_the_clause_that_it_hangs_on(marked_text, people, source):
    at = marked(marked_text)
    names = [FoundMention(i := at.text.index(n), i + len(n), "person", "name", 0.9) for n in people.split()]
    (draft,) = sourced(at.text, [Draft((), at.cue, at.content, 0.9)], names)
    assert [at.text[slice(*piece)] for piece in draft.source] == ([source] if source else [])


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("<Poe> sold the ferry and Brandt left, [saying] {it was late}.", "Brandt"),
        ("<Poe> left when Brandt came, [saying] {it was late}.", "Poe"),
        ("<Poe> sold the ferry and left Brandt, [saying] {it was late}.", "Poe"),
    ],
)
def test_a_participle_behind_two_clauses_is_of_the_second(told, source):
    at = marked(told)
    names = [FoundMention(i := at.text.index(n), i + len(n), "person", "name", 0.9) for n in ("Poe", "Brandt")]
    (draft,) = sourced(at.text, [Draft(at.source, at.cue, at.content, 0.9)], names)
    assert [at.text[slice(*piece)] for piece in draft.source] == [source]


def test_who_a_note_is_from_and_who_rejected_it_is_one():
    at = marked("There is <a note from Mayor Poe>, who [rejected] {the plan}.")
    start = at.text.index("Poe")
    poe = FoundMention(start, start + 3, "person", "name", 0.9)
    (draft,) = sourced(at.text, [Draft(at.source, at.cue, at.content, 0.9)], [poe])
    assert [at.text[slice(*piece)] for piece in draft.source] == ["Mayor Poe"]
    (kept,) = sourced(at.text, [Draft(at.source, at.cue, at.content, 0.9)], [])
    assert kept.source == at.source


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("<Asked about the ferry he> [said] {it was late}.", "he"),
        (
            "{“It was late,”} [said] <Poe, who does not believe a word of it>.",
            "Poe, who does not believe a word of it",
        ),
    ],
)
def test_a_pronoun_that_ends_a_source_speaks_only_right_before_its_cue(told, source):
    at = marked(told)
    (draft,) = sourced(at.text, [Draft(at.source, at.cue, at.content, 0.9)], [])
    assert [at.text[slice(*piece)] for piece in draft.source] == [source]


@pytest.mark.parametrize(
    ("text", "cue", "content", "source", "left"),
    [
        ("Asked whether it would rain, Brandt shrugged.", "Asked", "whether it would rain", "Brandt", []),
        ("When asked about the rain, Brandt shrugged.", "When asked", "about the rain", "Brandt", []),
        ("“Will it rain?” asked Brandt.", "asked", "“Will it rain?”", "Brandt", ["Brandt"]),
        ("Brandt was told of the rain.", "was told of", "the rain", "Brandt", []),
        ("It was informed by the guild that it rained.", "was informed by", "that it rained", "It", ["the guild"]),
        ("Brandt was warned on Monday night by a baker that it rained.", "was warned", "that it rained", "Brandt",
         ["a baker"]),
        ("I am told that it rained.", "am told", "that it rained", "I", []),
        ("Brandt was denied time off.", "was denied", "time off", "Brandt", []),
        ("Brandt denied the rain.", "denied", "the rain", "Brandt", ["Brandt"]),
        ("Brandt spoke after being asked there whether it rained.", "asked there", "whether it rained", "Brandt",
         []),
        ("Brandt was asked and said that it rained.", "said", "that it rained", "Brandt", ["Brandt"]),
        ("Brandt asked whether it would rain.", "asked", "whether it would rain", "Brandt", ["Brandt"]),
        ("Brandt grew angry when asked about the rain.", "asked about", "the rain", "Brandt", []),
        ("Brandt, asked about the rain, was silent.", "asked about", "the rain", "Brandt", []),
        ("He was silent when Brandt asked about the rain.", "asked about", "the rain", "Brandt", ["Brandt"]),
        ("Brandt, the baker, asked about the rain.", "asked about", "the rain", "Brandt, the baker,",
         ["Brandt, the baker,"]),
        ("Brandt is expected to go.", "is expected", "to go", "Brandt", []),
        ("Brandt is widely feared to have drowned.", "is widely feared", "to have drowned", "Brandt", []),
        ("Brandt is understood to favour rain.", "is understood to favour", "rain", "Brandt", []),
    ],
)  # fmt: skip
def test_who_is_asked_does_not_ask(text: str, cue: str, content: str, source: str, left: list[str]) -> None:
    (draft,) = voiced(text, [_draft_of(text, cue, content, source)])
    assert [text[slice(*piece)] for piece in draft.source] == left


@pytest.mark.parametrize(
    ("marked_text", "content"),
    [
        ("The last guests [were expected] {to leave on Friday}.", ["The last guests", "to leave on Friday"]),
        ("It rained. Raj Dey, 28, [is accused of] {stabbing a cook}.", ["Raj Dey, 28,", "stabbing a cook"]),
        ("The town [was known as] {“the poorhouse”}.", ["The town", "“the poorhouse”"]),
        ("{It} [is expected] {the vote will be watched}.", ["the vote will be watched"]),
        ("It [is expected] {that the vote will be watched}.", ["that the vote will be watched"]),
        ("{It} [is expected] {to rain}.", ["It", "to rain"]),
        ("{It} [is considered] {a threat to all}.", ["It", "a threat to all"]),
        ("The last guests [were told] {to leave}.", ["to leave"]),
    ],
)
def test_of_whom_something_is_said_is_said_with_it(marked_text: str, content: list[str]) -> None:
    at = marked(marked_text)
    sentences = split(at.text, [(0, len(at.text))])
    (draft,) = voiced(at.text, [Draft((), at.cue, at.content, 0.9)], sentences=sentences)
    assert [at.text[slice(*piece)] for piece in draft.content] == content


@pytest.mark.parametrize(
    ("marked_text", "after"),
    [
        ("<Growers> [are also expected] {to sue the dam}.", ("", "are also expected", "Growers | to sue the dam")),
        ("<The bridge> [could be expected] {to hold}.", ("", "could be expected", "The bridge | to hold")),
        ("<Brandt> [was widely seen as] {a rival}.", ("", "was widely seen as", "Brandt | a rival")),
        ("<The dam> [appeared] {ready to burst}.", ("", "appeared", "The dam | ready to burst")),
        ("<Growers> [don’t seem] {to be tired of it}.", ("", "don’t seem", "Growers | to be tired of it")),
        ("<Brandt> [has reportedly] {sold the dam}.", ("", "has reportedly", "Brandt | sold the dam")),
        ("<Brandt> [allegedly] {sold the dam}.", ("", "allegedly", "Brandt | sold the dam")),
        ("<Brandt> [reportedly said] {it was late}.", ("Brandt", "reportedly said", "it was late")),
        ("<Brandt> [seemed] {to deny it was late}.", ("Brandt", "seemed to deny", "it was late")),
        ("<Growers> [appear] {to have sold it}.", ("", "appear", "Growers | to have sold it")),
        ("<Brandt> [was charged with] {theft}.", ("", "was charged with", "Brandt | theft")),
        ("<It> [seems] {the dam held}.", ("It", "seems", "the dam held")),
        ("<Brandt> [appeared] on Monday {to say he would go}.", ("Brandt", "appeared", "to say he would go")),
        ("<Brandt> [was called] {to testify}.", ("Brandt", "was called", "to testify")),
        ("<Brandt> [is seen by] {growers}.", ("Brandt", "is seen by", "growers")),
    ],
)
def test_who_seems_or_is_called_something_says_nothing(marked_text: str, after: tuple[str, str, str]) -> None:
    at = marked(marked_text)
    (draft,) = voiced(at.text, [Draft(at.source, at.cue, at.content, 0.9)])
    parts = (draft.source, draft.cue, draft.content)
    assert tuple(" | ".join(at.text[slice(*piece)] for piece in part) for part in parts) == after


def test_what_somebody_is_held_to_do_stands_once_though_they_were_taken_for_a_part_of_it() -> None:
    at = marked("{<Brandt>} [is understood to favour] {rain}.")
    (draft,) = voiced(at.text, [Draft(at.source, at.cue, at.content, 0.9)])
    assert [at.text[slice(*piece)] for piece in draft.content] == ["Brandt", "to favour rain"]


def test_what_somebody_is_held_to_do_begins_with_to() -> None:
    text = "Brandt is understood to favour rain."
    (draft,) = voiced(text, [_draft_of(text, "is understood to favour", "rain", "Brandt")])
    assert [text[slice(*piece)] for piece in (*draft.cue, *draft.content)] == [
        "is understood",
        "Brandt",
        "to favour rain",
    ]


@pytest.mark.parametrize(
    ("said", "source", "cue"),
    [
        ("“They knew it all along,” fumed Per Holt, in the queue.", "Per Holt", "fumed"),
        ("“They knew it all along,” shrugged baker Per Holt.", "baker Per Holt", "shrugged"),
        ("“They knew it all along,” Per Holt grumbled.", "Per Holt", "grumbled"),
    ],
)
@pytest.mark.parametrize("taken", [True, False])
def test_a_quotation_is_of_whoever_stands_beside_it_with_a_verb(
    said: str, source: str, cue: str, taken: bool
) -> None:
    text = f"“Safety is all,” Ketil Aas said.\n{said}"
    below = text.index("\n") + 1
    quote = (below, below + len("“They knew it all along,”"))
    content = ((0, 16), quote) if taken else ((0, 16),)
    first = FoundAttribution(((17, 26),), ((27, 31),), content, 0.9)
    names = tuple(
        FoundMention(text.index(name), text.index(name) + len(name), "person", "name", 0.9)
        for name in ("Ketil Aas", "Per Holt")
    )
    parts = [(0, below - 1), (below, len(text))]
    found = gathered(text, Found((first,), names), quotations(text, parts), parts)
    assert [(text[slice(*d.source[0])], text[slice(*d.cue[0])], d.content) for d in found] == [
        ("Ketil Aas", "said", ((0, 16),)),
        (source, cue, (quote,)),
    ]


@pytest.mark.parametrize(("between", "pieces"), [("The chief came later.", 2), ("Then Ann Poe came.", 1)])
def test_a_quotation_below_goes_on_where_nobody_else_is_named(between: str, pieces: int) -> None:
    at = marked(f"{{“It burned all night,”}} <she> [said]. {between}\n\n“There was no water in the pipes.”")
    named = [FoundMention(m, m + 7, "person", "name", 0.9) for m in [at.text.find("Ann Poe")] if m >= 0]
    parts = paragraphs(at.text, [(0, len(at.text))])
    (found,) = gathered(at.text, Found((at.found,), tuple(named)), quotations(at.text, parts), parts)
    assert len(found.content) == pieces


def test_a_quotation_of_another_in_the_same_paragraph_is_no_part_of_a_report() -> None:
    text = "The heirs said he had died at night. “We buried a lie,” sobbed Carla Fane."
    end = text.index(" Fane")
    first = FoundAttribution(((0, 9),), ((10, 14),), ((15, end),), 0.9)
    names = (FoundMention(text.index("Carla"), len(text) - 1, "person", "name", 0.9),)
    parts = [(0, len(text))]
    found = gathered(text, Found((first,), names), quotations(text, parts), parts)
    assert [[text[slice(*p)] for p in d.content] for d in found] == [
        ["he had died at night"],
        ["“We buried a lie,”"],
    ]


def test_a_quotation_below_a_participle_of_saying_is_the_subjects_whatever_is_told_in_it() -> None:
    at = marked(
        "Per Holt walked out of the hall before the vote, telling the crowd:\n\n"
        "“<Some of you> [have asked] {that we sell the ferry}. That would be the end of this town.”"
    )
    blocks = [(0, len(at.text))]
    found = Found((at.found,), (FoundMention(0, 8, "person", "name", 0.9),))
    drafts = gathered(at.text, found, quotations(at.text, blocks), paragraphs(at.text, blocks))
    outer = next(d for d in drafts if d.source == ((0, 8),))
    assert at.text[slice(*outer.cue[0])] == "telling"
    assert at.text[slice(*outer.content[0])].startswith("“Some of you") and outer.content[-1][1] == len(at.text)
    assert any(d.source == at.source for d in drafts)


def test_a_hanging_participle_without_a_source_is_of_whom_the_sentence_begins_with() -> None:
    at = marked("The vote was lost. She left at noon, [warning]: {“The bridge was never safe.”}")
    she = at.text.index("She")
    mentions = [FoundMention(she, she + 3, "person", "pronoun", 0.9)]
    (draft,) = sourced(at.text, [Draft((), at.cue, at.content, 0.9)], mentions)
    assert draft.source == ((she, she + 3),)


def test_a_participle_behind_what_somebody_was_asked_about_is_of_whoever_published_that() -> None:
    """The model takes it for the claim of who was asked; who calls a report nonsense is still who speaks."""
    for asked, whose in (("was asked about", "Courier"), ("dismissed", "Per Holt")):
        at = marked(
            f"<Per Holt> {asked} a report published by the Courier, [claiming] {{that the ferry was sold}}."
        )
        courier = at.text.index("Courier")
        mentions = [
            FoundMention(*at.source[0], "person", "name", 0.9),
            FoundMention(courier, courier + 7, "organization", "name", 0.9),
        ]
        (draft,) = sourced(at.text, [Draft(at.source, at.cue, at.content, 0.9)], mentions)
        assert [at.text[slice(*piece)] for piece in draft.source] == [whose]
