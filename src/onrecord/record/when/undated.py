"""What is told without a day of its own: what would only happen on a condition, and what somebody denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.data.wordlists import listed
from onrecord.model import Attribution, Range, Reading, one_line
from onrecord.record.when.event_words import has_verb
from onrecord.record.words import word_set

_CONDITION = re.compile(
    r"[\s“\"‘]*(?:(?:but|and|even|only)\s+)?(?:(?:if|unless|should|were|had)\s+(?!(?:i|you|we|you[’']re|we[’']re|i[’']m|not|so|only)\b)"
    r"[^.?!]{8,200}\b(?:will|would|could|may|might|must|can|(?:is|are)\s+(?:expected|likely|due|set|ready|to)"
    r"|fac(?:e|es)|risks?|stands?\s+to)\b"
    r"|any\s+(?!(?:day|time|more|moment|way|case)\b)[^.?!,“”\"]{4,100}\s(?:will|would|could)\s"
    r"|under\s+(?:an?|the|this|that|such\s+an?|its|his|her|their)\s+(?:[\w-]+\s+){0,3}?(?:plan|proposal|outline|draft|scheme|offer|option|scenario"
    r"|blueprint|compromise|terms|idea)s?\b[^.?!,“”\"]{0,60},\s[^.?!,]{3,100}\swould\b)",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(r"[:,]\s[“\"‘](?=(?:If|Unless)\s)")
"""Before a condition that opens somebody's words: "Poe told a rally: “| If she goes, we will remember"."""

_PERSONAL = re.compile(r"\b(?:I|you|your|my|me|let)\b")
_SPOKEN_TO = re.compile(r"\b(?:you|your|my|me|let)\b")
_HANGS = re.compile(
    r"[\w”\"’']\s+(?<!say )(?<!tell )(?<!see )(?<!know )(?<!ask )(?<!asked )(?<!or )(?<!as )(?<!even )"
    r"(?:if|unless)\s[^.,;:?!]*$|,\sprovided\s(?:that\s)?[^.;:?!]*$|\son\scondition\sthat\s[^.,;:?!]*$"
)
_UNLESS = re.compile(
    r"(?:[\w.’'-]+,?\s+){1,4}?(?:unless|only\s+if|(?:(?<=,\s)provided|provided\s+that)|as\s+long\s+as)\s"
)
"""What stands behind a day that hangs on a condition: "lapses on | 1 June unless the league extends it"."""

_WOULD = re.compile(
    r"(?:(?:[^\s.;:?!“\"]+\s){0,5}?(?:would|will|could)\s(?!not\ssay)|to\s)\w+[^.;:?!]*"
    r"(?<!say)(?<!see)(?<!know)(?<!ask)\s[“\"]?(?:(?:only\s)?if|unless|provided|on\scondition|as\ssoon\sas|once\s(?:the|an?|its|his|her"
    r"|their|all|both|each|every|it|he|she|they|[A-ZÀ-Þ]\w+))\s"
)
"""What would only be done on a condition: "would sign if …", "to strike unless …", "would reopen once the …"."""

_ANY = re.compile(r"(?:that\s+)?any\s+(?!(?:day|time|more|moment|way|case)\b)[^.?!“”\"]{4,100}?\s(?:will|would)\s")
"""What would have a consequence, if it came: "that any attempt to land would be met with force"."""

_EXCLUDES = re.compile(r"\b(?:rul(?:e|es|ed|ing)\s+(?:it\s+)?out|exclud(?:e|es|ed|ing))\b")

_CLAUSE = re.compile(
    r"(?![^.;:]*\bwill\b)(?:[^\s.;:]+\s+){1,7}?(?:had|has|have)\s+(?:not\s+|never\s+|ever\s+)?(?:\w+ly\s+)?"
    r"(?!to\b|no\b|any\b|an?\b|the\b)\w+"
    r"|(?:[^\s.;:]+\s+){1,9}?would\s+(?!be\s+(?:an?|the|any|no|able)\b|have\s+(?:an?|the|any|no|to)\b)\w+"
    r"|(?:[^\s.;:]+\s+){1,7}?(?:was|were|is|are)\s+(?:\w+ly\s+)?(?:(?:about|going|due|set)\s+to\s|\w+ing\b)"
    r"|(?:[^\s.;:]+\s+){1,7}?(?:plans|plan|intends|intend|wants|want|means|aims|seeks|hopes)\s+to\s\w+"
    r"|(?!(?:wrongdoing|knowing|being|having|everything|anything|nothing|something|understanding|meaning|wanting|owning"
    r"|needing|feeling)\b)[a-z]{3,}ing\s\w+"
    r"|(?:having|to\s+have)\s+(?!no\b|any\b|an?\b|the\b|it\b|them\b|one\b)\w+"
)
"""What is denied as done, or to come, with a "that" or without: "Lind had sent a letter", "having met him"."""

_STATE = re.compile(
    r"(?:that\s)?(?:[^\s.;:]+\s){1,8}?(?:(?:will|can|could|should|must|may|might|ca|wo)(?:n[’']t)?\b"
    r"|would(?:n[’']t|\snot|\sever)?\s(?:be|have)\s(?:an?|the|able|to)\b"
    r"|(?:(?<!there )(?:is|are)|has|have)(?:n[’']t|\snot|\sever)?\s"
    r"(?!(?:\w+ly\s|now\s|already\s|being\s)?(?:been\s|\w+ing\b|\w+ed\b|\w+en\b|in\s|on\s|at\s|under\s|about\s|lost\b|sold\b|held\b"
    r"|made\b|done\b|gone\b|met\b|left\b|told\b|sent\b|said\b|had\b|paid\b)))"
)
"""What is denied as so, and no event: "that the ferry is unsafe", "that he has a share", "that it will rain"."""

_REPORT = re.compile(
    r"(?:(?:as\s+)?[“\"‘][^“”\"’]{1,40}[”\"’]\s+)?(?:[\w’'-]+\s+){0,3}?(?:report|claim|suggestion|allegation|accusation|rumou?r|charge|stor(?:y|ie)|assertion)s?\s"
    r"(?:(?:in|by|from|on|made|published)\s[^,.;:“”\"]{2,50}?\s)?(?=that\s)",
    re.IGNORECASE,
)
"""What is denied with those who told of it: "a report in the Daily Spark | that he had left"."""

_REDUCED = re.compile(
    r"\b(?:had|has|have|was|were|would|is|are)\s[^.;:]{8,}?\s(?!(?:and|or|but|been|not|twice|once|never|ever|also|already|\w+ly)\s)[\w’'-]+\s"
    r"(?P<verb>\w{3,}ed|held|sold|sent|built|shot|found|made|taken|seen|lost)\s(?:by|in|on|at|from|last|since)\b"
)
"""What is denied, up to a participle that tells which thing is meant: "a ransom was paid for the ship | freed on
Friday"."""

_VERBAL = re.compile(r"that(?:\s[^\s.,;:?!]+){1,8}?\s(?:would|was|were|had|has|have|is|are|will)\s")
"""What such a report tells of: "that the ferry would be sold"."""

_HAVING = "having "
"""It belongs to what is denied: "denied | having met the envoy"."""


def conditions(reading: Reading) -> Iterator[Range]:
    """The sentences that only suppose: "If the bill passed, the council could block the sale."."""
    titles = [(s.start, s.end) for s in reading.article.sections if s.label == "title"]
    text = reading.article.text
    opened = [(m.end(), end) for start, end in reading.sentences for m in _INTRODUCED.finditer(text, start, end)]
    for start, end in (*reading.sentences, *opened):
        words = text[start:end]
        if words.rstrip('”"’ ').endswith("?") or any(a <= start < b for a, b in titles):
            continue
        if _CONDITION.match(words) and not _SPOKEN_TO.search(words):
            yield start, end
            continue
        if (found := _TRAILING.search(text, start, end)) and not _is_quoted(text, found.start("clause")):
            rest = f"{text[start : found.start('clause')]}|{text[found.end() : end]}"
            if has_verb(found["clause"]) and not _OF_SPEAKERS.search(found["clause"]) and _OPEN.search(rest):
                yield found.span("clause")


_ASKING = "".join(
    rf"(?<!\b{word} )"
    for word in sorted(
        word_set(
            "say tell see know knows knew ask asks asked asking wonder wondered sure clear doubt question"
            " questioned or as even what only than and but"
        )
    )
)
"""Nothing before an "if" by which it is a "whether", or part of another phrase."""

_TRAILING = re.compile(
    rf"[\w”\"’'],?\s{_ASKING}(?P<clause>(?:(?:if|unless)\s(?!(?:so|not|only|any|anything|ever|it[’']s)\b)"
    r"|should\s(?=(?:there|the|an?|he|she|they)\s))(?:[^\s,.;:?!“”\"—–]+\s){3,}[^\s,.;:?!“”\"—–]+)"
)
"""A condition behind what hangs on it: "a recount is due | if the margin falls below half a point"."""

_OF_SPEAKERS = re.compile(r"\b(?:only|were\san?|I|we|us|our|you|your|my|me|let|would|could)\b")
"""In a condition that is asked after, or only a way of speaking."""

_OPEN = re.compile(
    r"\b(?:will|would|could|may|might|can|must|shall|becomes?|(?:is|are|was|were)\s(?:to|ready|set|due|prepared|willing))\b"
)
"""What hangs on a condition, and so is not so yet."""


def _is_quoted(text: str, place: int) -> bool:
    """Whether a place stands in quotation marks, by those of its paragraph before it."""
    before = text[text.rfind("\n", 0, place) + 1 : place]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


def offered(reading: Reading) -> Iterator[Range]:
    """What somebody would do on a condition, as they say ("would sign if the gate was opened"), and what they do
    not rule out."""
    dated = [m.span.start for m in reading.mentions if m.is_date and m.value]
    for told in reading.attributions:
        for piece in told.content:
            bare = not any(piece.start <= place < piece.end for place in dated)
            supposes = (_WOULD.match(piece.text) or _ANY.match(piece.text)) and not _PERSONAL.search(piece.text)
            excludes = _EXCLUDES.search(one_line(told.cue))
            if bare and (excludes if told.negated else supposes):
                yield piece.start, piece.end


def hangs(text: str, where: Range, place: int) -> bool:
    """Whether a time is that of a condition behind what is told: "to expel him if he does not testify by | Friday"
    gives the expelling no day, nor does "he will be expelled on | Friday unless he testifies"."""
    return _HANGS.search(text, where[0], place) is not None or _UNLESS.match(text, place, where[1]) is not None


def supposition(text: str, where: Range) -> Range:
    """The clause of condition by which a sentence begins: "Were the bill to pass, | it would be law by May"."""
    return where[0], max(text.find(",", *where), where[0])


def _is_done(words: str) -> bool:
    """Whether what is denied is something done, so or to come, and not what somebody or something is like."""
    clause = _THAT.match(words) is not None and has_verb(words) and _STATE.match(words) is None
    return clause or _CLAUSE.match(words) is not None


_THAT = re.compile(r"(?:that\s\S+\s\S|(?:he|she|it|they|there|I|we)\s)")


def disowned(reading: Reading) -> Iterator[Range]:
    """What somebody denies to have happened, where no time in it says when."""
    dated = [m.span.start for m in reading.mentions if m.is_date and m.value]
    for told in reading.attributions:
        if told.act not in ("deny", "reject") or told.negated or len(told.content) != 1:
            continue
        said = told.content[0]
        report = _REPORT.match(said.text)
        if report is None and told.act == "reject" and not said.text.startswith("that "):
            continue
        text, begin = reading.article.text, said.start + (report.end() if report else 0)
        begin -= len(_HAVING) if text.endswith(_HAVING, 0, begin) else 0
        end = said.end
        aside = _REDUCED.search(text, begin, end)
        if aside and any(aside.start("verb") <= place < end for place in dated):
            end = aside.start("verb")
        told_of = _is_done(text[begin : said.end]) or (report and _VERBAL.match(text, begin, said.end))
        if told_of and not any(begin <= place < end for place in dated):
            yield begin, end


def is_condition(before: str, asked: bool) -> bool:
    """Whether a time stands in a condition, by the words before it, which only asks where something is `asked`, or
    in what would come about otherwise: neither has a day."""
    return _OTHERWISE.search(before) is not None or (not asked and _IF.search(before) is not None)


def is_supposed(before: str) -> bool:
    """Whether a time stands behind a clause of condition, by the words before it."""
    return _SUPPOSED.search(before) is not None


_SUPPOSED = re.compile(r"(?:^\W*|[;,]\s(?:and|but)\s|\.\s)(?:if|unless)\s[^.;:?!,]*,\s[^.;:?!]*$", re.IGNORECASE)
"""A clause of condition that stands before what is told: "and if we get none, no ferry will leave on | Monday"."""

_OTHERWISE = re.compile(
    r"(?:^\W*|\b(?:since|because|and|or)\s)otherwise\b[^.;:?!]*\s(?:will|would|could|may|might)\s[^.;:?!]*$",
    re.IGNORECASE,
)
"""What would come about unless something is done: "since otherwise its rival will have it by | the autumn"."""

_IF = re.compile(r"(?:^\W*|[;,]\s(?:and|but)\s|\.\s)(?:if|unless)\s[^.;:?!,]*$", re.IGNORECASE)
"""A clause of condition up to a time in it: "Unless the league finds the money by | 1 June"."""


def tells_of_none(words: Sequence[str]) -> bool:
    """Whether a page says with these words, in its own voice, that something did not happen."""
    return _NONE.match(" ".join(words)) is not None


_NONE = re.compile(
    r"there (?:was|were|has been|have been|had been) (?:no|never)\b"
    r"|(?:(?!and\b)\S+ ){1,8}?(?:(?:did|was|were|has|have) (?:not|never)\b|(?:did|was|were|has|have)n[’']t\b)"
    r"|(?:no|none|nobody|neither)\b(?: (?!and\b)\S+){1,8}? (?:did|was|were|has|have|had)\b"
)
"""How a page says in its own voice that something did not happen."""


def says_not(said: Attribution, words: Sequence[str]) -> bool:
    """Whether the speaker says that what the words tell, up to a condition, did not happen."""
    plain = words[1:] if words[:1] == ["that"] else words
    plain = plain[: min([n for n, word in enumerate(plain) if n and word in ("if", "unless")], default=None)]
    verbal = any(
        (word.endswith("n't") and word not in _NOT_SO)
        or (word in ("not", "never") and before in _AUXILIARIES and before not in _MODAL)
        for before, word in pairwise(plain)
    )
    negates = verbal or plain[:1] in (["no"], ["not"], ["never"], ["nobody"], ["none"])
    if said.form in ("direct", "turn"):
        return negates and said.attitude == "assertion"
    denies = said.act == "deny" or (said.act == "reject" and words[:1] == ["that"])
    denies = denies and not (negates and not _DENYING.search(one_line(said.cue)))
    return negates != (denies and not said.negated) and said.attitude == "assertion"


_AUXILIARIES = listed("grammar.auxiliaries")
_MODAL = ("can", "do", "does", "should", "must")
_NOT_SO = frozenset({"can't", *(f"{word}n't" for word in _MODAL)})
"""What is not so, or not to be, and tells of nothing that did not happen: "You can't build that overnight"."""

_DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refut|disput|reject|rebut|contradict|contest)", re.IGNORECASE)
"""Cues that deny by themselves: who "asserted that no credit was given" denies by a "no", and so but once."""
