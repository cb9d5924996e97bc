"""Whose a quotation is that stands far from its verb: in another paragraph, alone, or below a question."""

from __future__ import annotations

import re

import pytest

from onrecord.reading.forms.attributions import gathered
from onrecord.reading.forms.quotations import quotations
from onrecord.reading.found import Found, FoundAttribution, FoundMention
from onrecord.reading.learned.windows import paragraphs

Said = tuple[str, str, list[str]]
_PEOPLE = re.compile(r"\b(?:Ann Poe|Per Holt|I|we|he|she|me)\b")
SAFE, KNEW = "“The dam was safe all year,”", "“They knew it all along.”"


def _told(text: str, *said: Said) -> list[Said]:
    """Source, cue and pieces of each draft, where the model found `said`; "he said" tells which "he"."""

    def at(words: str, within: int = 0) -> tuple[int, int]:
        start = text.index(words, within)
        return start, start + len(words)

    found = []
    for source, cue, pieces in said:
        if not source:
            found.append(FoundAttribution((), (), tuple(at(piece) for piece in pieces), 0.6))
            continue
        who = at(f"{source} {cue}")[0]
        verb = who + len(source) + 1
        content = tuple(at(piece) for piece in pieces)
        found.append(FoundAttribution(((who, who + len(source)),), ((verb, verb + len(cue)),), content, 0.9))
    people = [(m.start(), m.end(), "name" if " " in m.group() else "pronoun") for m in _PEOPLE.finditer(text)]
    mentions = tuple(FoundMention(start, end, "person", form, 0.9) for start, end, form in people)
    blocks = [(0, len(text))]
    drafts = gathered(text, Found(tuple(found), mentions), quotations(text, blocks), paragraphs(text, blocks))

    def words(pieces: tuple[tuple[int, int], ...]) -> list[str]:
        return [text[start:end] for start, end in pieces]

    return [(" ".join(words(d.source)), " ".join(words(d.cue)), words(d.content)) for d in drafts]


@pytest.mark.parametrize(
    "between", ["But Per Holt said that he lied. ", "Per Holt said that he lied.\n\n", "THE HOUSES BELOW\n\n"]
)
def test_a_quotation_below_is_not_of_who_spoke_before_another_or_a_heading(between: str) -> None:
    first, *_ = _told(f"{SAFE} she said.\n\n{between}{KNEW}", ("she", "said", [SAFE, KNEW]))
    assert first == ("she", "said", [SAFE])


@pytest.mark.parametrize("between", ["The barn was sold.\n\n", "“We heard that every spring.”\n\n"])
def test_a_quotation_below_goes_on_over_what_nobody_says(between: str) -> None:
    ((*_, pieces),) = _told(f"{SAFE} she said.\n\n{between}{KNEW}", ("she", "said", [SAFE, KNEW]))
    assert pieces[0] == SAFE and pieces[-1] == KNEW


def test_a_quotation_is_a_further_piece_of_what_its_own_paragraph_says_right_before_it() -> None:
    lied = "that he lied"
    text = f"{SAFE} she said.\n\nBut Per Holt said {lied}. {KNEW}"
    told = _told(text, ("she", "said", [SAFE, KNEW]), ("Per Holt", "said", [lied]))
    assert told == [("she", "said", [SAFE]), ("Per Holt", "said", [lied, KNEW])]


def test_a_quotation_in_the_middle_of_a_question_belongs_to_it() -> None:
    whole = "whether the dam “was in any way safe,”"
    text = f"It rained. Brandt asked {whole} Ann Poe said yes."
    assert _told(text, ("Brandt", "asked", [whole])) == [("Brandt", "asked", [whole])]


def test_a_labelled_quotation_goes_on_with_nobody() -> None:
    label = "‘Nobody can breathe easily now’"
    first, *_ = _told(f"{SAFE} she said.\n\n{label}: Norn Bank", ("she", "said", [SAFE, label]))
    assert first == ("she", "said", [SAFE])


def test_the_label_of_a_heading_between_paragraphs_speaks() -> None:
    label = "‘Nobody can breathe easily now’"
    said = ("she", "said", [SAFE])
    assert _told(f"{SAFE} she said.\n\n{label}: Bank of Norn", said)[1:] == [("Bank of Norn", ":", [label])]
    for behind in ("Norn Bank closed late on Monday.", "Norn mourns a dam"):
        assert len(_told(f"{SAFE} she said.\n\n{label}: {behind}", said)) == 1
    assert _told(f"{label}: Bank of Norn\n\nIt rained.") == []  # a headline has rules of its own


def test_a_quotation_below_goes_on_with_the_outermost_of_who_is_reported_above() -> None:
    """Be it that the tagger passed over "they" as somebody who can speak."""
    text = f"They said that Per Holt denied it.\n\n{KNEW[:-2]}, and they knew it well.”"
    said = [("They", "said", ["that Per Holt denied it"]), ("Per Holt", "denied", ["it"])]
    for told in (_told(text, *said), _told(text, *said[::-1])):
        assert [source for source, _, pieces in told if pieces[-1].startswith("“They knew")] == ["They"]


def test_a_quotation_of_nobody_is_of_whoever_goes_on() -> None:
    again = "“They knew it well, and nobody moved.”"
    told = _told(f"{SAFE} she said.\n\n{again}", ("she", "said", [SAFE]), ("", "", [again]))
    assert told == [("she", "said", [SAFE, again])]
    told = _told(f"Nobody spoke of it.\n\n{again}", ("", "", [again]))
    assert told == [("", "", [again])]


def test_what_is_said_inside_a_quotation_goes_on_below_it_with_nobody() -> None:
    text = "“We told them, and he said it was safe all year.\n\n“They knew it well, and nobody moved.”"
    assert _told(text, ("he", "said", ["it was safe all year"])) == [("he", "said", ["it was safe all year"])]


def test_a_quotation_that_the_next_paragraph_closes_is_its_speakers() -> None:
    open_one, rest = "“They knew it well, and nobody moved.", "“Then it froze,”"
    text = f"Per Holt said that it rained.\n\n{open_one}\n\n{rest} she said."
    told = _told(text, ("Per Holt", "said", ["that it rained", open_one]), ("she", "said", [rest]))
    assert told == [("Per Holt", "said", ["that it rained"]), ("she", "said", [open_one, rest])]


def test_words_printed_again_in_large_letters_are_nobodys_next_words() -> None:
    again = "“They knew it all along, all of them.”"
    rest = "“It rained. They knew it all along, all of them. Then it froze.”"
    text = f"Per Holt said that he lied.\n\n{again}\n\nThe mill closed.\n\n{rest} she said."
    lied = ("Per Holt", "said", ["that he lied", again])
    told = _told(text, lied, ("she", "said", [rest]))
    assert told == [("Per Holt", "said", ["that he lied"]), ("she", "said", [rest])]
    (alone,) = _told(text.replace(rest, SAFE), ("Per Holt", "said", [again]))[:1]
    assert alone == ("Per Holt", "said", [again])


@pytest.mark.parametrize(
    "asks",
    [
        "Was it too late by then?",
        "But Ann Poe has written a book on it, I say.",
        "When I bring up the book by Ann Poe, he stops me.",
    ],
)
@pytest.mark.parametrize("found", [True, False])
def test_what_the_writer_asks_is_answered_by_whoever_was_quoted_last(asks: str, found: bool) -> None:
    asked = [("I", "say", ["But Ann Poe has written a book on it", KNEW])] if "I say" in asks and found else []
    told = _told(f"{SAFE} says Per Holt.\n\n{asks}\n\n{KNEW}".replace("says Per Holt", "Per Holt says"),
                 ("Per Holt", "says", [SAFE]), *asked)  # fmt: skip
    assert [source for source, _, pieces in told if KNEW in pieces] == ["Per Holt"]
    assert [pieces for source, *_, pieces in told if source == "I"] == [pieces[:1] for *_, pieces in asked]


@pytest.mark.parametrize(
    "asks", ["I ask Ann Poe whether it was late.", "I wrote, and had an answer from Ann Poe."]
)
def test_who_is_asked_or_writes_back_answers(asks: str) -> None:
    told = _told(f"{SAFE} Per Holt says.\n\n{asks}\n\n{KNEW}", ("Per Holt", "says", [SAFE]))
    assert [source for source, _, pieces in told if KNEW in pieces] == ["Ann Poe"]


def test_what_follows_a_colon_is_the_writers_and_so_is_what_stands_beside_the_verb() -> None:
    told = _told(f"{SAFE} Per Holt says.\n\nI say: {KNEW}", ("Per Holt", "says", [SAFE]), ("I", "say", [KNEW]))
    assert told[-1] == ("I", "say", [KNEW])
    told = _told(f"{SAFE} Per Holt says.\n\n{KNEW[:-2]},” I say.", ("Per Holt", "says", [SAFE]))
    assert [source for source, *_ in told] == ["Per Holt"]


def test_an_answer_in_the_paragraph_of_the_question_is_not_the_writers() -> None:
    text = f"{SAFE} Per Holt says.\n\nAs we shake hands, he grows pale. {KNEW}"
    told = _told(text, ("Per Holt", "says", [SAFE]), ("we", "shake", ["hands", KNEW]))
    assert [(source, pieces) for source, _, pieces in told if SAFE not in pieces] == [
        ("Per Holt", [KNEW]),
        ("we", ["hands"]),
    ]
