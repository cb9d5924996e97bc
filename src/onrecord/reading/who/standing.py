"""Where each mention stands: in which sentence, line, headline and content, and whether it is like a subject."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.model import Article
from onrecord.reading.found import FoundAttribution, Range
from onrecord.reading.who.agreement import is_possessive
from onrecord.reading.who.clusters import Node
from onrecord.reading.who.sources import dateline_end
from onrecord.reading.words import lexicon
from onrecord.reading.words.function_words import FINITE, is_past

_QUOTED = re.compile(r"[\"“„«‘:]|''|``")
_LINE = re.compile(r"[^\n]+")
_SPOKEN_LINE = re.compile(r"(?m)^[“\"][^“”\"\n]+[”\"]?\s*$")
"""A line that is nothing but a quotation, whoever speaks it."""
_LEADING = re.compile(r"(?i)\W*(?:in|with|after|during|before|at|on|by|despite|for|through|as)\s(?:\w+ing\s)?")
_ACTS = re.compile(
    r"(?:,[^,.;]{1,60},)?\s+(?:(?:\w+ly|also|not|never|then|now|still)\s+)?(?P<verb>[a-z]+)\b|['’](?:s|d|ll|ve|re)\s"
)
_VERBS = frozenset({"says", "wants", "thinks", "put", "became"})
"""A verb right behind a subject, or behind what is set beside it."""

_DOING = re.compile(
    r"\W*((?!(?:According|Following|Including|Regarding|Concerning|Notwithstanding|Barring|Excluding|Pending|During)\b)"
    r"[A-Z]\w{2,}ing)\s(?:(?:the|an?|his|her|its|their)\s)?"
)
"""A participle at the head of a sentence, with what it does something to; prepositions in "-ing" are none."""
_ARTICLE_BEFORE = re.compile(r"(?i)(?<!\w)(?:the|an?)\s$")
_SMALL_NEXT = re.compile(r"\s([a-z-]+)")
_AGENT = re.compile(r"[^.,;:]\s(?:by|after|when|because|as|while|before|until)\s(?:the\s)?$")
_BROUGHT = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being)\s(?:\w+ly\s|first\s|also\s|later\s|then\s)?"
    r"(?:\w{2,}(?:ed|en|wn)|said|told|put|made|led|held|sent|met|brought|heard)\s(?:\w+\s)?by\s(?:the\s)?$"
)
"""A passive before who does it: "that fear was voiced by | Ann Poe"."""

_TITLED = r"(?:the\s)?(?:[A-Z][\w.’'-]*\s){0,4}$"
_LOOK_AT = re.compile(
    r"(?:^|\n|[.!?…][”\"’']*\s)(?:(?:Just|But|And|So|Or)\s)?(?:[Ll]ook\sat|[Tt]ake|[Cc]onsider|[Mm]eet|[Aa]sk)\s"
    + _TITLED
)
_IT_WAS = re.compile(r"\b[Ii]t\s(?:is|was)\s" + _TITLED)

LONGEST_PASSIVE = 60
"""Characters before a name in which a passive is looked for. By hand."""

_SHOWN = re.compile(r"(?i)(?:this|that|these|those)\s")
_OWNS = re.compile(r"['’]s?(?!\w)")
_PREPOSITION = re.compile(
    r"(?i)\b(?:of|in|to|by|with|for|from|at|on|against|about|than|between|and)\s+(?:(?:the|this|that|an?)\s)?$"
)


def headlines(article: Article) -> list[Range]:
    """Titles and standfirsts; of an article without sections its first line, where no full stop ends it."""
    if article.sections:
        return [(s.start, s.end) for s in article.sections if s.label in ("title", "standfirst")]
    first = _LINE.search(article.text)
    return [first.span()] if first and first.group().rstrip()[-1:] not in (".", "”", '"') else []


def place(
    nodes: Sequence[Node], text: str, sentences: Sequence[Range], attributions: Sequence[FoundAttribution]
) -> None:
    """Say of each node in which sentence and content it stands, and whether it looks like a subject."""
    starts = [start for start, _ in sentences]
    contents = [(number, attribution.content) for number, attribution in enumerate(attributions)]
    quotes = {
        n for n, pieces in contents if pieces and _QUOTED.search(text, max(0, pieces[0][0] - 2), pieces[0][0] + 2)
    }
    quotes |= {n for n, attribution in enumerate(attributions) if _is_turn(text, attribution)}
    spoken = [m.span() for m in _SPOKEN_LINE.finditer(text)]
    steps = _steps(sentences, [*(piece for n in sorted(quotes) for piece in attributions[n].content), *spoken])
    subjects: dict[int, int] = {}
    about: set[int] = set()
    lines = [m.start() for m in _LINE.finditer(text)]
    filed = [dateline_end(text, m.span()) for m in _LINE.finditer(text)]
    around = _Around(contents)
    for node in nodes:
        node.paragraph = max(0, bisect_right(lines, node.start) - 1)
        if lines and lines[node.paragraph] <= node.start and node.end <= filed[node.paragraph]:
            node.kind, node.aside = "place" if node.kind == "person" else node.kind, True
        node.sentence = max(0, bisect_right(starts, node.start) - 1)
        node.step = steps[node.sentence] if steps else 0
        node.leads = bool(_LEADING.fullmatch(text[starts[node.sentence] : node.start])) if starts else False
        before = text[max(0, node.phrase.segment[0] - 16) : node.phrase.segment[0]]
        brought = node.kind == "person" and node.sentence not in about and _is_brought(text, node)
        owns = is_possessive(node) or bool(_OWNS.match(text, node.end))
        node.oblique = not brought and not is_possessive(node) and bool(_PREPOSITION.search(before))
        node.turned = _is_turned_to(text, node)
        node.spoken = any(a <= node.start < b for a, b in spoken)
        node.marked = _is_marked(text[lines[node.paragraph] : node.start]) if lines else False
        node.shown = bool(_SHOWN.match(text, node.start))
        noun = _SMALL_NEXT.match(text, node.end) if node.phrase.form != "pronoun" else None
        person = lexicon.noun(noun[1]) if noun and " " not in node.phrase.name else None
        node.modifies = person is not None and (
            person.kind == "person" or (person.kind, person.plural) == ("work", False)
        )
        node.agent = bool(node.of) and _AGENT.search(before) is not None
        first = subjects.get(node.sentence, node.start) == node.start
        idle = owns or node.oblique or node.aside
        begin = starts[node.sentence] if starts else 0
        idle = idle or node.modifies
        first = (first or brought) and not idle and not _is_no_subject(text, begin, node)
        node.subject = bool(node.of) or first
        if node.subject:
            subjects.setdefault(node.sentence, node.start)
            about |= {node.sentence} if node.kind == "person" else set()
        joined = before.endswith(" and ")
        node.acts = _is_acting(text, node) and not owns and (not node.oblique or joined)
        node.within = around.of(node.start, node.end)
        node.quoted = node.within & quotes


def _is_acting(text: str, node: Node) -> bool:
    """Whether a finite verb stands right behind a mention."""
    verb = _ACTS.match(text, node.end)
    return verb is not None and (not verb["verb"] or verb["verb"] in FINITE | _VERBS or is_past(verb["verb"]))


def _is_brought(text: str, node: Node) -> bool:
    """Whether a name stands behind a passive as who does it, so that the story goes on about them."""
    start = node.phrase.segment[0]
    named = node.phrase.form == "name" and not is_possessive(node)
    return named and _BROUGHT.search(text, max(0, start - LONGEST_PASSIVE), start) is not None


def _is_turned_to(text: str, node: Node) -> bool:
    """Whether a page turns to somebody by name: "Just look at | Ann Poe", "it was | Ann Poe | who"."""
    start = node.phrase.segment[0]
    if node.kind != "person" or node.phrase.form != "name" or is_possessive(node):
        return False
    before = text[max(0, start - LONGEST_PASSIVE) : start]
    return bool(_LOOK_AT.search(before) or (_IT_WAS.search(before) and text.startswith(" who ", node.end)))


def _is_marked(before: str) -> bool:
    """Whether a quotation is open where these words of a line end."""
    curly = before.count("“") + before.count("„") - before.count("”")
    return curly > 0 or bool(before.count('"') % 2 or before.count("''") % 2)


def _is_turn(text: str, attribution: FoundAttribution) -> bool:
    """Whether a label, and no verb, says whose words they are: "POE. | I was there", or a line above does."""
    if attribution.cue or not attribution.source or not attribution.content:
        return False
    label, words = attribution.source[-1], attribution.content[0]
    between = text[label[1] : words[0]]
    return label[1] <= words[0] and not any(sign.isalpha() for sign in between)


def _is_no_subject(text: str, begin: int, node: Node) -> bool:
    """Whether the first mention of a sentence that begins at `begin` is what a participle has as its object
    ("Freeing | Ann Poe"), or only says which one is meant ("the | Poe | papers")."""
    start, end = node.phrase.segment
    doing = _DOING.fullmatch(text, begin, start)
    if doing and not lexicon.is_title(doing[1].lower()):
        return True
    named = node.kind == "person" and node.phrase.form == "name" and not node.phrase.about
    noun = _SMALL_NEXT.match(text, end) if named else None
    article = _ARTICLE_BEFORE.search(text, max(0, start - 4), node.phrase.core[0]) if noun else None
    return bool(noun and article and lexicon.noun(noun[1]))


def _steps(sentences: Sequence[Range], quotations: Sequence[Range]) -> list[int]:
    """The numbers of the sentences, those wholly inside one of the quotations having that of the one before."""
    holding = sorted(quotations)
    steps: list[int] = []
    reach, at = 0, 0
    for start, end in sentences:
        while at < len(holding) and holding[at][0] <= start + 1:
            reach = max(reach, holding[at][1])
            at += 1
        last = steps[-1] if steps else 0
        steps.append(last if steps and end <= reach + 1 else last + 1)
    return steps


class _Around:
    """Which contents hold a range: asked from left to right."""

    def __init__(self, contents: Iterable[tuple[int, Sequence[Range]]]) -> None:
        self._waiting = sorted(((start, end, n) for n, pieces in contents for start, end in pieces), reverse=True)
        self._open: list[tuple[int, int]] = []

    def of(self, start: int, end: int) -> frozenset[int]:
        """The numbers of the contents that hold the range; no later range may begin before it."""
        while self._waiting and self._waiting[-1][0] <= start:
            _, stop, number = self._waiting.pop()
            self._open.append((stop, number))
        self._open = [(stop, number) for stop, number in self._open if stop > start]
        return frozenset(number for stop, number in self._open if end <= stop)
