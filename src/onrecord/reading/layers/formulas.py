"""Formulas of newsrooms: who would not answer, what is not known, at what a figure is put.

"did not return calls", "would not say whether", "referred all questions to", "put the number of dead at",
"it is not clear who", "what it will cost remains to be seen".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.found import FoundMention
from onrecord.reading.layers.clause import Clause
from onrecord.reading.layers.clauses import inverted_subject, subject_of
from onrecord.reading.words.asking import ASKED_FIRST, QUESTION


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\-", r"\s+") for word in sorted(words))


_ADVERB = r"(?:(?:also|again|still|so\s+far|yet|even|\w+ly)\s+)*"
_NOT = rf"(?:did|does|do|would|could|has|have|had|will)(?:\s+not|\s+never|n[’']t)\s+{_ADVERB}"
_REST = r"(?:[^.;:,\n“”\"]|(?<=\d)[.,](?=\d))+"
_QUESTION = rf"{QUESTION}\b"
_REFUSED = _any(listed("formulas.refused"))
_SAID = _any(listed("formulas.said"))
_OFFERED = _any(listed("formulas.offered"))
_OPEN = _any(listed("formulas.open"))
_UNTOLD = r"(?:too\s+(?:soon|early)|hard(?:er)?|difficult|impossible)\s+to\s+(?:say|tell|know|predict)"
_FRONTED = r"(?:Whether|How|Why|Who|What|When|Where|Which|At\s+what|By\s+whom)\s[^.;:?\n“”\"]+?"

_JUST_SAID = (
    r"(?:it|this|that|them|these|those|as\s+much|everything|both(?:\s+\w+)?|all\s+of\s+(?:it|this|that|them))"
)
_DENYING = (
    r"(?:(?:has|have|had)\s+)?(?:(?:since|always|also|still|again|later|repeatedly|promptly|now|\w+ly)\s+)*"
    r"(?:den(?:ies|ied|y)|disput(?:es|ed|e)|reject(?:s|ed)?|refut(?:es|ed|e)|contradict(?:s|ed)?|rebut(?:s|ted)?"
    r"|(?:will|would|(?:is|are|was|were)(?=\s+having))\s+hav(?:e|ing)\s+none\s+of)"
)
_COUNTS = r"(?:figure|number|total|toll|tally|count|estimate|sum|version|finding|description)"
_REPORTS = _any(listed("accounts.nouns"))

_STEMS_OF_OFFERS = tuple(sorted({word.partition("-")[0] for word in listed("formulas.offers")}))
_STEMS_OF_JUDGING = tuple(sorted({word.partition("-")[0] for word in listed("formulas.judged")}))

_BY_SUBJECT = tuple(
    (needles, re.compile(pattern))
    for needles, pattern in (
        (
            ("not", "n’t", "n't", "never"),
            rf"\b(?P<cue>(?!could|can){_NOT}(?:{_REFUSED}))\s+(?P<content>{_REST})",
        ),
        (
            ("not", "n’t", "n't", "never"),
            rf"\b(?P<cue>{_NOT}be\s+(?:drawn|pinned\s+down))\s+(?P<content>(?:on|about|as\s+to|into)\s{_REST})",
        ),
        (
            ("could", "can", "not", "n’t", "n't", "unavailable", "unreachable"),
            rf"\b(?P<cue>(?:could|can)(?:not|\s+not|n[’']t)\s+{_ADVERB}be\s+(?:reached|contacted)|(?:was|were|is|are)"
            rf"(?:\s+not|n[’']t)\s+{_ADVERB}(?:available|reachable)|(?:was|were|is|are)\s+{_ADVERB}(?:unavailable|unreachable))\s+"
            rf"(?P<content>for\s+(?:an?\s+)?(?:\w+\s+)?(?:comments?|response|reply|interview|statement)\b)",
        ),
        (
            ("not", "n’t", "n't", "never"),
            rf"\b(?P<cue>{_NOT}(?:{_SAID}))\s+(?P<content>{_QUESTION}[^.;:\n“”\"]*)",
        ),
        (
            ("door", "short of"),
            r"\b(?P<cue>(?:(?:has|have|had)\s+)?(?:(?:left|leaves?|kept|keeps?)\s+(?:the|a)\s+door\s+(?:open|ajar)\s+(?:to|for)"
            rf"|stop(?:s|ped)\s+short\s+of(?=\s\w+ing\b)))\s+(?P<content>{_REST})",
        ),
        (
            ("comment",),
            r"\b(?P<cue>(?:would|will|did|could|do|does)(?:\s+not|n[’']t))\s+(?:immediately\s+)?(?P<content>comment"
            r"(?:\s+(?:publicly|immediately|yet))?)(?=\s*[.;,:\n–—]|\s+(?:and|but|when|until|beyond|last|this|at|by)\b)",
        ),
        (
            ("give", "offer", "provide", "release"),
            rf"\b(?P<cue>{_NOT}(?:give|offer|provide|release))\s+(?P<content>(?:(?:an?|any|the|his|her|its|their|further|more|other|exact|precise)"
            rf"\s+)+(?:\w+\s+)?(?:{_any(listed('formulas.details'))})\b(?:\s(?:of|for|on|about|as\s+to)\s{_REST})?)",
        ),
        (
            ("further", "more", "detail", "questions", "specifics", "particulars"),
            rf"\b(?P<cue>{_NOT}(?:(?:be\s+)?(?:comment(?:ing)?|elaborat(?:e|ing))(?=\s+(?:any\s+)?further)|say(?=\s+(?:any\s?)?more\b(?!\s+than))"
            r"|go(?=\s+(?:into\s|any\s+further|further))|take(?=\s+(?:any\s+)?questions)))\s+"
            r"(?P<content>(?:any\s+)?(?:further|more|questions)\b|anymore\b|into\s+(?:any\s+|the\s+|further\s+)?(?:details?|specifics|particulars)\b)",
        ),
        (
            ("not",),
            r"\b(?P<cue>would\s+rather\s+not\s+(?:say|give|be|comment|discuss)|prefer(?:s|red)?\s+not\s+to\s+"
            rf"(?:say|give|be|comment|discuss))\s+(?P<content>(?:(?:his|her|their|its|a|any)\s+(?:\w+\s+)?(?:names?|details?"
            rf"|reasons?)|named|identified|quoted|(?:on|about)\s{_REST}|{_QUESTION}{_REST}))",
        ),
        (
            ("neither",),
            rf"\b(?P<cue>(?:would|could|did|has|have|had|will)\s+neither\s+{_ADVERB}\w+\s+nor\s+{_ADVERB}"
            rf"(?:deny|denied|excluded?|ruled?\s+out|disputed?))\s+(?P<content>{_REST})",
        ),
        (
            ("plea", "pled"),
            r"\b(?P<cue>(?:(?:has|have|had|is|are)\s+)?(?:since\s+|also\s+|\w+ly\s+)*(?:pleaded|pled|pleads?|pleading|(?:enter(?:s|ed)?|made)"
            rf"\s+an?\s+(?:\w+\s+)?plea\s+of))\s+(?P<content>(?:not\s+guilty|guilty|innocent|no\s+contest)\b(?:\s+(?:to|on|by)\s{_REST})?)",
        ),
        (
            ("admit", "confess", "denie"),
            r"\b(?P<cue>(?:(?:has|have|had)\s+)?(?:since\s+|also\s+|\w+ly\s+)*(?:admit(?:s|ted)|confess(?:es|ed)\s+to|den(?:ies|ied)))\s+"
            rf"(?P<content>(?:(?:an?|the|all|both|any|one|two|three|four|five|six|several|\d+)\s+)?(?:(?:counts?|charges?|offences?)\s+of\s+)?"
            rf"(?:[a-z-]+\s+)?(?:{_any(listed('formulas.offences'))})\b(?:\s(?:of|to|on|over|by|against|and)\s{_REST})?)",
        ),
        (
            ("no ",),
            rf"\b(?P<cue>had|has|have|offered|gave|made|(?:will|would)\s+(?:make|give|offer|have)|makes?|gives?|offers?)\s+(?P<content>no\s+(?:\w+\s+)?(?:comments?|response|reply|statement)\b"
            rf"(?:\s+(?:on|about|to)\s+{_REST})?)",
        ),
        (
            ("refer", "direct", "passed"),
            rf"\b(?P<cue>(?:(?:has|have|had)\s+)?(?:referred|directed|redirected|passed))\s+(?P<content>(?:(?:all|any|the|our|his"
            rf"|her|their|further|reporters[’']|journalists[’'])\s+){{0,2}}(?:{_any(listed('formulas.inquiries'))})\s+"
            rf"(?:\w+\s+){{0,6}}?to\s+{_REST})",
        ),
        (
            ("spoke", "speak", "talk", "stay", "stick", "stuck", "insist", "stands", "stood"),
            r"\b(?P<cue>(?:(?:has|have|had)\s+)?(?:(?:spoke|speaks?|spoken|talked|talks?)\s+of|stay(?:s|ed)?\s+(?:with|at)"
            r"|(?:sticks?|stuck)\s+(?:to|with|at)|insist(?:s|ed)?\s+on|(?:stands?|stood)\s+by))\s+"
            rf"(?P<content>(?:(?:up\s+to|at\s+least|about|some|around|more\s+than|over|nearly|almost)\s+)?(?:\d[\d.,]*\d|\d|"
            rf"{_any(listed('formulas.numbers'))})\b(?:\s+(?:people|dead|deaths|victims|injured|missing|cases|casualties))?)",
        ),
        (
            ("sa", "count", "estimat", "claim"),
            rf"\b(?P<cue>(?:(?:has|have|had)\s+)?{_ADVERB}(?:says?|said|claims?|claimed|counts?|counted|estimates?|estimated))\s+(?P<content>\d[\d.,]*\d|\d)(?=\s*(?:[.;,:\n–—](?!\d)|$))",
        ),
        (
            ("count", "estimat"),
            rf"\b(?P<cue>(?:(?:has|have|had)\s+)?{_ADVERB}(?:counts?|counted|estimates?|estimated))\s+(?P<content>(?:(?:up\s+to|at\s+least|about|some|around|more\s+than|over|nearly|almost)\s+)?(?:\d[\d.,]*\d|\d|"
            rf"{_any(listed('formulas.numbers'))})\b[^.;:,\n“”\"–]*)",
        ),
        (
            ("put", "estimat", "reckon", "valu"),
            rf"\b(?P<cue>(?:(?:has|have|had)\s+)?{_ADVERB}(?:puts?|estimate[sd]?|reckon(?:s|ed)|value[sd]?))\s+(?P<content>(?:it|the|its|their|his|her|that)\s+(?:at(?=\s\W?\d)|(?:\w+\s+)?"
            rf"(?:{_any(listed('formulas.figures'))})\b[^.;:,\n“”\"]*?\sat|(?:\w+\s+){{1,4}}?at(?=\s(?:[\w-]+\s){{0,2}}\W?\d))\s(?:[^.;:,\n“”\"]|(?<=\d)[.,](?=\d))+)",
        ),
        (
            _STEMS_OF_OFFERS,
            rf"\b(?P<cue>(?:(?:has|have|had)\s+)?(?:{_OFFERED})\s+(?:an?|its|his|her|their|the)\s+(?:\w+\s+)?"
            rf"(?:{_any(listed('formulas.offers'))}))\s+(?P<content>of\s{_REST}?(?=\s+to\s+the\b|[.;:,\n“”\"](?!\d)|$)|(?:for|to|worth)\s{_REST}?(?=\s+on\s+[A-Z]|[.;:,\n“”\"](?!\d)|$))",
        ),
        (
            _STEMS_OF_JUDGING,
            rf"\b(?P<cue>(?:(?:has|have|had)\s+)?{_ADVERB}(?:{_any(listed('formulas.judged'))}))\s+(?P<content>(?!(?:once|again|twice|in|on|at|by|last|this"
            rf"|after|before|because|when|and|or|but|as|to|with|for|from)\b){_REST}?)(?=\s+on\s+[A-Z]|[.;:,\n“”\"](?!\d)|$)",
        ),
        (
            ("against", "opposed", "favo"),
            rf"\b(?P<cue>(?:is|are|was|were|am|remains?|remained)\s+{_ADVERB}(?:(?:dead|firmly)\s+set\s+against|opposed\s+to|(?:in\s+)?"
            rf"(?:favou?r\s+of)|(?:dead|fiercely|firmly|flatly|strongly|totally|utterly|vehemently)\s+against))\s+(?P<content>{_REST})",
        ),
        (
            ("until",),
            rf"\b(?P<cue>(?:has\s+|have\s+|had\s+)?(?:gave|gives?|given))\s+(?P<content>(?:\w[\w’'-]*\s+){{1,5}}?until\s+(?:[\w:]+\s+){{1,7}}?to\s+{_REST})",
        ),
        (
            ("no ",),
            rf"\b(?P<cue>sees?|saw|has\s+seen|had\s+seen)\s+(?P<content>no\s+(?:\w+\s+)?(?:need|reason|point|cause|grounds?"
            rf"|alternative|chance|prospect|sign|evidence|problem|obstacle|contradiction|harm|danger)\b(?:\s{_REST})?)",
        ),
        (
            ("open",),
            rf"\b(?P<cue>(?:(?:has|have|had)\s+)?(?:left|leaves?)\s+open)\s+(?P<content>(?:{_QUESTION}|the\s+(?:possibility"
            rf"|question|option|chance))\s{_REST})",
        ),
        (
            ("demand", "call", "appeal", "plead"),
            rf"\b(?P<cue>(?:(?:(?:has|have|had)\s+been|is|are|was|were)\s+{_ADVERB}"
            r"(?:demanding|(?:calling|appealing|pleading)\s+for)"
            rf"|(?:(?:has|have|had)\s+)?{_ADVERB}(?:demand(?:ed|s)|(?:call|appeal|plead)(?:ed|s)\s+for)))\s+"
            r"(?P<content>(?:an?|the|more|such|new|his|her|its|their)\s[^.;:,\n“”\"]+)",
        ),
        (
            ("challeng", "contest"),
            rf"\b(?P<cue>(?:(?:has|have|had)\s+)?{_ADVERB}(?:challenge[sd]|contest(?:s|ed)))\s+(?P<content>(?:the|this|that|these|those"
            rf"|his|her|its|their|both|\w+[’']s)\s+(?:[\w’']+\s+){{0,3}}?(?:{_COUNTS}|{_REPORTS})s?\b(?:\s(?:of|that|by|in)\s{_REST})?)",
        ),
        (
            ("den", "disput", "reject", "refut", "contradict", "rebut", "none of"),
            rf"\b(?P<cue>{_DENYING})\s+(?P<content>{_JUST_SAID})(?=\s*[.;:,\n]|\s+(?:and|but|through|on|in|at|by|when|as|last|this"
            r"|yesterday|again|too|to|with)\b)",
        ),
    )
)
"""What a subject right before it does, in the words of a group `cue` and of a group `content`; before each, parts
of words one of which is in every sentence of that kind, so that few sentences are searched for it."""

_BY_NOBODY = tuple(
    (needles, re.compile(pattern))
    for needles, pattern in (
        (
            ("it is", "it was", "it remain"),
            r"\b(?P<cue>[Ii]t\s+(?:is|was|remains|remained)\s+(?:still\s+)?(?:not\s+(?:yet\s+)?(?:immediately\s+)?"
            rf"(?:clear|known|certain)|{_OPEN}|{_UNTOLD}|to\s+be\s+seen))\s+(?P<content>{_QUESTION}\s[^.;:\n]+)",
        ),
        (
            ("asked",),
            rf"(?:(?<=[.!?”\"’]\s)|(?<=\n)|(?<![\s\S]))(?P<cue>Asked)\s+(?:on|at|in|after|during|outside)\s+(?:[\w’'-]+\s+){{1,5}}?"
            rf"(?:by\s+(?P<who>[^.;:\n“”\"]{{2,60}}?)\s+)?(?P<content>{_QUESTION}\s[^.;:\n]+?)(?=,\s)",
        ),
        (
            tuple(sorted(listed("asking.put") | listed("asking.put_first"))),
            rf"(?:(?<=[.!?”\"’]\s)|(?<=\n)|(?<![\s\S]))(?P<cue>{ASKED_FIRST}"
            r"(?:\s+(?:repeatedly|again|later|directly))?)\s+(?:by\s+(?P<who>[^.;:\n“”\"]{2,60}?)\s+)?"
            rf"(?P<content>(?:about|on|over|to|{QUESTION})\s[^.;:\n]+?)(?=,\s)",
        ),
        (
            ("question",),
            r"(?:(?<=[.!?”\"’]\s)|(?<=\n)|(?<![\s\S]))(?P<cue>(?:On|To)\s+(?:the|a)\s+question)(?:\s+(?:of|about|as\s+to))?,?\s+"
            rf"(?P<content>{_QUESTION}[^.;:\n]+?)(?=,\s)",
        ),
        (
            ("question",),
            r"(?:(?:(?<=[.!?”\"’]\s)|(?<=\n)|(?<![\s\S]))(?=(?:On|To)\s)|\b(?:[Rr]eplying|[Rr]esponding|[Ii]n\s+(?:reply|response|answer)|[Aa]nswering"
            r"|[Aa]sked)\s+(?:to\s+)?(?=an?\s))(?P<cue>(?:(?:On|To)\s+(?:the|a)|an?)\s+question)\s+"
            r"(?P<content>(?:about|on|over|regarding|concerning)\s[^,.;:\n“”\"]+)",
        ),
        (
            (
                "seen",
                "clear",
                "known",
                "certain",
                "un",
                "disputed",
                "open",
                "to say",
                "to tell",
                "to know",
                "to predict",
            ),
            rf"\b(?P<content>{_FRONTED})\s+(?P<cue>(?:remains|remained|is|was)\s+(?:still\s+)?(?:to\s+be\s+seen|{_OPEN}"
            rf"|{_UNTOLD}|not\s+(?:yet\s+)?(?:clear|known|certain)))(?=\s*[.;,])",
        ),
    )
)
_UNANSWERED = (
    ("unanswered", "returned", "answered", "acknowledged"),
    re.compile(
        r"\b(?P<content>(?:(?:[Aa]n?|[Ss]everal|[Rr]epeated|[Tt]wo|[Tt]hree|[Pp]hone|[Tt]elephone|[Ww]ritten)\s+){0,2}(?i:calls?|e-?mails?|messages?"
        r"|letters?|requests?|questions?|quer(?:y|ies)|inquir(?:y|ies))(?:\s+for\s+(?:comment|an?\s+interview))?)"
        r"\s+(?:(?:left|sent|put|made|addressed)\s+)?(?:to|with|for|at)\s+(?P<who>[^.;:,\n“”\"]{3,80}?)\s+"
        r"(?P<cue>(?:(?:has|have|had)\s+)?(?:went|gone|go|goes|remain(?:s|ed)?)\s+unanswered"
        r"|(?:was|were|(?:has|have|had)\s+been)(?:\s+not|n[’']t)\s+(?:\w+ly\s+)?(?:returned|answered|acknowledged))\b"
    ),
)
"""Who did not answer, behind what they were sent: "A call to the clinic went unanswered"."""

_RETORTED = re.compile(
    r"(?:(?<=[.!?”\"’]\s)|(?<=\n)|(?<![\s\S]))(?P<content>Not (?:so|true|at all)|Untrue"
    r"|Wrong|False|Nonsense|Rubbish|Nothing of the (?:sort|kind))"
    r",\s+(?P<who>(?:[\w’'.-]+\s+){0,4}?)(?P<cue>says|said|insists|insisted|replied|replies)\b"
)
"""A denial in a word or two, and who says it: "Not so, says the caretaker.", "Wrong, the caretaker replied."."""

_LATER = (
    ("not", "n’t", "n't", "never"),
    re.compile(rf"\b(?P<content>{_FRONTED})\s+(?P<cue>{_NOT}(?:{_SAID}))(?=\s*[.;,])"),
)
"""A question that stands before the subject of its verb: "How it had opened he could not tell."."""

_BEING = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$")
_NO_SPEAKER = frozenset({"i", "we", "you", "which", "that"})
_WHO = re.compile(r",\s(?P<who>who)\s+(?:(?:on|in|last|this|earlier|late)\s[\w ]{2,20}\s)?$")


def second_formulas(text: str, where: Range, source: Range) -> Iterator[tuple[Range, Clause]]:
    """What `source` would not do, after what it said in `where`: "… but would not discuss it", with its joint."""
    for match in _read(text, where, _BY_SUBJECT[:_REFUSALS]):
        joint = _JOINT.search(text, where[0], match.start("cue"))
        if joint is not None:
            yield joint.span(), Clause(source, match.span("cue"), (match.span("content"),))


def _read(
    text: str, where: Range, patterns: Sequence[tuple[Sequence[str], re.Pattern[str]]]
) -> Iterator[re.Match[str]]:
    """The matches of the patterns one of whose parts of words stands in the sentence."""
    held = _needles_in(text, where)
    for needles, pattern in patterns if held else ():
        if not held.isdisjoint(needles):
            yield from pattern.finditer(text, *where)


@lru_cache(maxsize=256)
def _needles_in(text: str, where: Range) -> frozenset[str]:
    """Which of the parts of words that the formulas need stand in a sentence; kept for the next formulas."""
    return frozenset(filter(text[slice(*where)].lower().__contains__, _needles_of(text)))


@lru_cache(maxsize=16)
def _needles_of(text: str) -> tuple[str, ...]:
    """Those that stand anywhere in a text: most articles have less than half of them."""
    return tuple(filter(text.lower().__contains__, _NEEDLES))


_NEEDLES = sorted({needle for needles, _ in (*_BY_SUBJECT, _UNANSWERED, *_BY_NOBODY) for needle in needles})

_REFUSALS = 9
"""Of the formulas of a subject those, first in order, by which it refuses."""

_JOINT = re.compile(r"(?:,\s+)?(?:\bbut|(?<=[”\"»]\s)and)\s+$")
"""What joins a refusal to what somebody said before; after an open clause "and" may go on with what is said."""


def formulas(text: str, sentence: Range, mentions: Sequence[FoundMention]) -> Iterator[Clause]:
    """What the formulas of a sentence say: of their subject, or of nobody in particular."""
    for match in _read(text, sentence, _BY_SUBJECT):
        cue, content = match.span("cue"), match.span("content")
        if _BEING.search(text, sentence[0], cue[0]):
            continue  # "was called for a hearing"
        pronoun = _WHO.search(text, sentence[0], cue[0])
        subject = pronoun.span("who") if pronoun else subject_of(text, sentence, cue, mentions)
        if pronoun:
            content = content[0], content[0] + len(text[slice(*content)].partition(",")[0])
        if subject is not None and text[slice(*subject)].lower() not in _NO_SPEAKER:
            yield Clause(subject, cue, (content,))
    for match in _read(text, sentence, (_LATER,)):
        cue, content = match.span("cue"), match.span("content")
        subject = subject_of(text, sentence, cue, mentions)
        if subject is not None and content[0] < subject[0] < content[1]:
            yield Clause(subject, cue, ((content[0], len(text[: subject[0]].rstrip())),))
    for match in _read(text, sentence, (_UNANSWERED,)):
        yield Clause(match.span("who"), match.span("cue"), (match.span("content"),))
    for match in _RETORTED.finditer(text, *sentence):
        before = match.start("who"), len(text[: match.end("who")].rstrip())
        named = before if before[0] < before[1] else None
        subject = named or inverted_subject(text, sentence, match.span("cue"), mentions)
        if subject is not None:
            yield Clause(subject, match.span("cue"), (match.span("content"),))
    for match in _read(text, sentence, _BY_NOBODY):
        cue, asker = match.span("cue"), match.groupdict().get("who")
        yield Clause(match.span("who") if asker else (cue[0], cue[0]), cue, (match.span("content"),))
