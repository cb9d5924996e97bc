"""The shapes of headlines that say who says what, and the words by which they are known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.data.wordlists import any_listed, listed
from onrecord.model import Range
from onrecord.reading.words import lexicon
from onrecord.reading.words.function_words import FINITE

HEADLINE_CONFIDENCE = 0.7
"""Of an attribution by the form of a headline. Set by judgement on the cases of headlines."""

WHO = r"[^\W\d_][^:–—|?!“”\",]{1,48}?"
SAY = (
    r"(?:says?|said|warns?|warned|claims?|admits?|insists?|tells?|told|announces?|reports?|vows?|fears?|confirms?"
    r"|argues?|believes?|thinks?|suggests?|shows?|finds?|predicts?|promises?|pledges?|hears?|decides?|rules?|urges?"
    r"|signals?|hints?|plans?|alleges?|concedes?|recalls?|learns?|cautions?|maintains?|affirms?|assures?|laments?"
    r"|stresses|stress|notes?|writes?|estimates?|reveals?|concludes?|states?|declares?|demands?|explains?|swears?"
    r"|clarif(?:y|ies)|contends?|asserts?|quips?|jokes?|testif(?:y|ies)|tweets?|adds?|observes?|advises?|recommends?"
    r"|forecasts?|projects?|boasts?|fumes?|sighs?|muses?|remarks?"
    r"|reckons?|complains?|agrees?|repl(?:y|ies)|reiterates?)"
)
DASHED = re.compile(rf"(?P<content>\S.{{8,}}?)\s*(?P<cue>\s[–—-])\s*(?P<source>{WHO})\s*")
SAYS = re.compile(
    rf"(?P<content>\S.{{6,}}?),\s+(?P<cue>{SAY})\s+(?P<source>{WHO})\s*(?:,\s(?:(?P<more>but\s.*)|(?:as|after|amid|while)\s.*))?"
)
SAYS_LAST = re.compile(rf"(?P<content>\S.{{6,}}?),\s+(?P<source>{WHO})\s+(?P<cue>{SAY})\s*")
QUOTED_FIRST = re.compile(rf"(?P<content>[‘'“\"].{{6,}}?[’'”\"])(?P<cue>\s*:)\s+(?P<rest>{WHO}\s.*)")
FEELS = re.compile(
    rf"(?P<source>{WHO})(?P<cue>)\s+(?P<content>[‘'“\"](?:not\s+|\w+ly\s+)*(?:{any_listed('headlines.feeling')})\b"
    r"[^‘“”\"]*[’'”\"](?:\s+(?:for|over|about|by|of|after|at|to|with|on|that)\s.*)?)"
)
""" "Boss ‘deeply sorry’ for crash"."""

_TOPICAL = re.compile(
    r"(?:(?P<asks>how|why|what|where|when|who|inside)|(?P<counts>two|three|four|five|six|seven|eight|nine|ten|\d+)"
    r"|an?|your|our|my)\s",
    re.IGNORECASE,
)


def is_topical(text: str, content: Range, source: Range) -> bool:
    """Whether what stands behind a colon goes on about a topic: "Rivertown: a town that never sleeps".

    "Poe: my terms are not set" says something, and of so many the police speak, and a poll: "Police: two dead".
    """
    topic = _TOPICAL.match(text, *content)
    if topic is None or topic["asks"]:
        return topic is not None
    words = re.findall(r"[a-z]+(?:['’]t)?", _RELATIVE.sub("", text[slice(*content)].lower()))
    if any(word in FINITE or word.endswith(("n't", "n’t")) for word in words):
        return False
    last = text[slice(*source)].lower().split()[-1]
    noun = lexicon.noun(last)
    if last not in DOCUMENTS and (noun is None or noun.kind not in ("person", "organization", "group")):
        return True
    many = noun is None or noun.plural or noun.kind != "person"
    return not ((many and topic["counts"]) or any(_PAST.fullmatch(word) for word in words[1:]))


_RELATIVE = re.compile(r"\b(?:that|who|which)\b.*")
_PAST = re.compile(r"[a-z]{2,}ed")

SHORT = 3
"""Words of a source of which it is enough that a mention ends it: "Minister Lund"."""

NO_SPEAKERS = frozenset(
    {"to", "what", "how", "why", "when", "where", "whose", "which", "is", "are", "was", "will", "inside"}
)
"""Words with which a headline goes on about somebody and lets nobody speak: "What Poe's offer means"."""

LONGEST = 6
"""Words of the source of a headline."""

IN_PRESENT = re.compile(r"[a-z]{2,}(?:[^s\W]s|sses|ies|[cs]hes|xes)\b")
"""How a verb of the third person ends."""

SERIES = listed("headlines.series")
DOCUMENTS = listed("headlines.documents")
SERIES_LAST = listed("headlines.series_last")


def is_document(match: re.Match[str]) -> bool:
    """ "Bank sees lower prices - minutes": the last word alone says on whose word the rest is."""
    return match["source"].strip().lower() in DOCUMENTS


QUOTED = re.compile(r"[‘“\"'](?:[^‘’“”\"\s]+(?:\s+|(?=[’”\"']$))){3,}?[^‘“”\"\s]*[’”\"']")
"""A headline that is one quotation and nothing else."""

_TOPIC = re.compile(r"(?P<topic>[^:‘“\"]{3,48}):\s+(?=\S.{7,})")
_JOINT = re.compile(r",\s+(?:(?:and|but|as|while)\s+)?|\s+(?:as|while)\s+|:\s+|;\s+|\s+[–—-]\s+")
_OPEN, _SHUT = "‘“«", "’”»"


def without_topic(text: str, content: Range) -> Range:
    """What somebody says, without the topic before it: "A bill by post: | all will pay, owner says"."""
    topic = _TOPIC.match(text, *content)
    plain = topic is not None and FINITE.isdisjoint(topic["topic"].lower().split())
    return (topic.end(), content[1]) if topic and plain else content


def said_in(text: str, match: re.Match[str]) -> tuple[Range, ...]:
    """The pieces of what a match has somebody say: ", says operator, | but not at night"; no label before it."""
    label = _LABEL.match(text, *match.span("content"))
    labelled = label is not None and label["label"].lower() in SERIES
    if match.re not in (SAYS, SAYS_LAST):
        return ((label.end() if label and labelled else match.start("content"), match.end("content")),)
    more = match.span("more") if match.re is SAYS and match["more"] else None
    first = without_topic(text, match.span("content"))
    return (first, more) if more else (first,)


_LABEL = re.compile(r"(?P<label>\w+):\s+(?=\S.{7,})")


def pieces_of(text: str, where: Range) -> Iterator[Range]:
    """The clauses of a headline between its commas, colons and dashes and its "as", quotations left whole."""
    start = where[0]
    for joint in _JOINT.finditer(text, *where):
        said = text[where[0] : joint.start()]
        inside = any(said.count(a) > said.count(b) for a, b in zip(_OPEN, _SHUT, strict=True))
        if not inside and said.count('"') % 2 == 0 and joint.start() > start:
            yield start, joint.start()
            start = joint.end()
    yield start, where[1]


_PARTED = re.compile(r";\s+|(?<=\w)\.\s+(?=[A-Z][^:.‘“\"]{2,40}:\s)")


def clauses_of(text: str, where: Range) -> Iterator[Range]:
    """The parts of a headline between semicolons, and sentences that each name who speaks."""
    start = where[0]
    for match in _PARTED.finditer(text[slice(*where)]):
        yield start, where[0] + match.start()
        start = where[0] + match.end()
    yield start, where[1]
