"""What a speaker does by saying it: attitude, act, negation and stance, by the table of cues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.data import rows
from onrecord.data.faults import finds_fault
from onrecord.data.wordlists import any_listed, listed
from onrecord.model import Act, Attitude, Range, Stance
from onrecord.reading.words.advising import advice_in, needs
from onrecord.reading.words.agreeing import agrees
from onrecord.reading.words.cues import PLAIN, Frame, Word, frames, read_cue, words_of
from onrecord.reading.words.denying import OPENING, corrects, declines, denies
from onrecord.reading.words.judging import judged
from onrecord.reading.words.lemmas import lemmas
from onrecord.reading.words.negating import answers_no, says_not_so
from onrecord.reading.words.refusing import begins_with_no, is_needless, refuses
from onrecord.reading.words.threatening import threatens

_VERDICT_WORDS = 12
"""Words at the start of a content among which the verdict of "called it …" stands. Set by judgement."""

_NOBODY = re.compile(r"(no one|nobody|none|neither)\b", re.IGNORECASE)
_WOULD_TELL = re.compile(
    r"\b(?:would|will|could|(?:was|were)\s+(?:willing|prepared|ready)\s+to)\s+(?:\w+ly\s+)?"
    r"(?:say|tell|talk|speak|comment|confirm|discuss|explain|answer|elaborate|identify|name|disclose)\b"
)
"""What nobody would do, who so declined to answer: "nobody at the ministry would say"."""
_INSISTING = frozenset({("insist",), ("swear",), ("maintain",)})
_ANSWERING = frozenset({"clarify", "repeat", "reiterate", "stress", "underline"})
"""Verbs by which somebody answers what is said of him: "clarified | that he had not accused anybody"."""

_SCORNING = listed("acts.scorning")
"""Verbs of blame that deny where it is a report that they blame ("ridiculed reports that …")."""

_REPORT = r"(?:reports?|claims?|rumou?rs?|allegations?|suggestions?|speculation|talk|stor(?:y|ies))"
_REPORTS = re.compile(
    rf"[\s“\"‘'«„]*(?:(?!that\b|of\b|to\b)[\w’'”\"-]+\s+){{0,4}}?{_REPORT}\s+(?:that|of|(?:s?he|it|they|the)\s+\w+)\b",
    re.IGNORECASE,
)
_NAMES_REPORT = re.compile(rf"\b{_REPORT}\b", re.IGNORECASE)

_TELLING = listed("acts.telling")
"""Cues by which what is not so is denied, and not boasted, complained or remembered."""

_TO_DO = re.compile(
    r"[\s“\"‘'«„]*(?:not\s+)?to\s+[“\"‘']*"
    r"(?!(?:the|an?|my|his|her|its|our|their|this|that|those|all|every|be\s+(?:sure|honest))\b)[a-z]",
    re.IGNORECASE,
)
_TOLD: dict[str, Act] = {"tell": "demand", "warn": "urge"}
"""What saying does where its content is an infinitive: "told them | to leave", "warned us | not to drink it"."""

_ADVISED = re.compile(
    r"[\s“\"‘'«„]*(?:\w+ing\s|that\s+(?:(?!\b(?:will|would|could|might|may|can|to)\b)[^\s,.;]+\s+){1,9}?be\s)",
    re.IGNORECASE,
)
"""What is suggested rather than hinted: "looking at the bills", "that the office be closed"."""

_TO_BE_SO = re.compile(
    r"\W*that\s(?:(?!\b(?:will|would|could|might|may|can|should|must|to)\b)[^\s,.;]+\s){1,9}?be\s", re.IGNORECASE
)
"""What is insisted on rather than maintained: "that the minister be the first witness"."""

_DOING = re.compile(r"\s*\w+ing\s", re.IGNORECASE)
_OPEN_QUESTION = re.compile(
    r"(?:whether|if|who|whom|whose|what|which|when|where|why|how|any|anything)\b", re.IGNORECASE
)

_INDIRECT = re.compile(r"(?:whether|who|whom|whose|which|when|where|why|how)\b", re.IGNORECASE)
"""How a content begins that leaves open what it names, and so does nothing: "said who should pay"."""

_WOULD = r"(?:\s*\b(?:will|would|shall)|['’](?:ll|d))\s+"
_IF_ELECTED = r"\bif\s+(?:(?:(?:s?he|they)\s+(?:is|are|was|were)|i\s+am|i['’]m)\s+)?(?:re-?)?elected\b"
_DEEDS = (
    r"(?:(?:[“\"‘']*\w+ly[”\"’']*|also|soon|then)\s+)?[“\"‘']?(?:abolish|answer|appoint|ban|build|cancel|deploy"
    r"|bring\s+(?:back|home|in)|close|create|cut|deport|dismantle|double|eliminate|end|ensure|expand|fight|fix|force|freeze|fund|guarantee|hold\s+(?:a|an|hearings)|honou?r|implement|impose|launch|name|renegotiate"
    r"|increase|introduce|invest|investigate|look\s+into|lower|make\s+an\s+exception|nominate|overturn|pardon|prosecute|protect|publish|put\s+(?:more|in|an\s+end)|raise"
    r"|reduce|reform|release|repeal|replace|require|rescue|restore|return\s+(?:the|public|all)|review|rip\s+up|scrap|strengthen|tear\s+up|triple|undo|withdraw|reverse|revoke|roll\s+back|sign|veto|take\s+back|refund|repay|compensate|rebuild|hand\s+over)\b"
)
"""What somebody who holds or seeks an office says that they will do, and can be held to."""

_PLEDGE = re.compile(
    rf"{_IF_ELECTED}[^.?!]*{_WOULD}|{_WOULD}[^.?!]*{_IF_ELECTED}|\b(?:you\s+have|i\s+give\s+you|we\s+give\s+you)\s+(?:my|our)\s+word\b|\bi\s+promise\s+(?:you,?\s+)?(?:that\s+)?(?:to|i|we|it|there)\b"
    r"|\bas\s+(?:president|mayor|governor|chancellor|prime\s+minister),?\s+(?:i|s?he)"
    rf"(?:\s|(?=['’])){_WOULD}"
    rf"|^(?:\s*(?:that\s+)?(?:s?he|they|it)|{OPENING}(?:i|we)){_WOULD}{_DEEDS}"
    r"|^[\s“\"‘'«„]*(?:i|we)(?:\s+(?:will|shall)|['’]ll)\s+(?:(?:always|never)(?!\s+(?:be\s+(?:able|the\s+same|grateful|proud|sorry)"
    r"|cherish|feel|forget|get|have|hear|know|look\s+back|love|miss|regret|remember|see|think|treasure|understand)\b)|fight|work|make\s+sure|ensure"
    r"|protect|defend|rebuild|repeal|rescue|stop|restore|bring\s+back|build|fix|honou?r|look\s+into|make\s+(?:you|america|it\s+right)|pay|refund|repair|review|save)\b",
    re.IGNORECASE,
)
"""What a candidate would do if elected, and what "I will" binds to: to fight, never to, to pay."""

_ASSURING = frozenset({"assure", "reassure", "swear"})
_FUTURE = re.compile(r"\b(?:will|would|shall|won['’]t)\b|['’](?:ll|d)\b", re.IGNORECASE)
_SUM = re.compile(
    r"[\s“\"‘'«„]*(?:(?:up\s+to|about|nearly|some|another|over|of)\s+)?(?:[$€£¥]|\d|(?:two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|millions?)\b)",
    re.IGNORECASE,
)
"""What an offer of so many things begins with; of anything else ("offered | a different view") it only says."""

_CARRIES = listed("acts.carries")
"""Verbs after which the content's own noun says what is done: "renewed | her demand for", "voiced | support"."""

_CARRIED = listed("acts.carried")
_NOUN_AT = 5
"""Words at the start of a content among which that noun stands ("{an outcry} from"). Set by judgement."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a cue does to its content; the fields as in `Attribution`."""

    attitude: Attitude
    act: Act
    negated: bool
    stance: Stance


def meaning(
    text: str, sentence: Range, source: Sequence[Range], cue: Sequence[Range], content: Sequence[Range]
) -> Meaning:
    """Read one attribution.

    1. The longest frame of the table that the cue's words match says attitude, act and stance.
    2. Where its act depends on a verdict ("called the report pure fiction"), the content's first words say it;
       where the cue only carries a noun that does something ("renewed | her demand for"), that noun says it.
    3. A plain cue does what its content does: see `_plain_act`.
    4. Who does not know whether something is so commits the page to nothing.
    """
    match, negated = read_cue(text, cue, sentence)
    frame = match.frame if match else PLAIN
    said = _what_is_said(text, content)
    who = " ".join(text[start:end] for start, end in source)
    nobody = bool(source) and _NOBODY.match(text, source[0][0]) is not None
    if nobody and _WOULD_TELL.search(" ".join(text[start:end] for start, end in cue)):
        return Meaning("assertion", "decline", False, "neutral")
    negated = negated or nobody
    if frame.words[:1] == ("deny",) and _BE_DENIED.search(text[: cue[-1][1]]) and _is_given(text, cue, content):
        frame = frames()["refuse"][-1]
    attitude, stance = frame.attitude, frame.stance
    if frame.words == ("call",) and text[cue[0][0] : cue[-1][1]].endswith(" for"):
        frame = frames()["demand"][-1]  # "called on Saturday for"
    if frame.words == ("consider",) and _DOING.match(said):
        attitude = "intention"
    if negated and attitude == "knowledge" and ("clear" in frame.words or _OPEN_QUESTION.match(said.lstrip())):
        stance = "neutral"
    return Meaning(attitude, _act(frame, said, who), negated, stance)


_BE_DENIED = re.compile(r"\b(?:is|are|was|were|been|be|being)\s(?:\w+ly\s|also\s|often\s)?denied$", re.IGNORECASE)


def _is_given(text: str, cue: Sequence[Range], content: Sequence[Range]) -> bool:
    """Whether a thing is what somebody was denied: "the crews were denied | shore leave", and no charge."""
    start, end = content[-1]
    return start >= cue[-1][1] and not re.match(r"\W*(?:that|by|having|being)\b", text[start:end])


def _what_is_said(text: str, content: Sequence[Range]) -> str:
    """The words of a content; "it was unacceptable" of "the plan, which | she had said | was unacceptable".

    Two single marks in a row, as typed by some papers, are one double one.
    """
    pieces = [text[start:end] for start, end in content]
    relative = len(pieces) > 1 and pieces[0].lower() in {"which", "who", "whom", "that"}
    return " ".join(["it", *pieces[1:]] if relative else pieces).replace("''", '"')


def _act(frame: Frame, said: str, who: str) -> Act:
    first = frame.words[0] if frame.words else ""
    if frame.words == ("say", "no") and begins_with_no(said):
        frame = PLAIN
    if frame.words == ("name",) and _scorned(said):
        return _scorned(said) or frame.act
    if frame.verdict:
        return (
            _verdict(said)
            or judged(said)[0]
            or (_scorned(said) if first in _NAMING or (first == "describe" and _AS_A.search(said)) else None)
            or frame.act
        )
    if first == "dismiss":
        return "deny" if _verdict(said) == "deny" else frame.act
    if first == "deny" and (refused := _DENIED_TO.match(said)):
        return "decline" if refused["silent"] else "reject"
    if (first == "deny" and _ASKED_FOR.match(said)) or (first in _CONTESTING and _MEASURE.match(said)):
        return "reject"
    if first == "repudiate" and not _NAMES_REPORT.search(said):
        return "reject"
    if first == "question" and _PUT_TO_THEM.match(said):
        return "ask"
    if frame.act == "criticise" and first in _SCORNING and _REPORTS.match(said):
        return "deny"
    if first == "wish" and (_REGRETTED.match(said) or _GREETED.match(said)):
        return "other"
    if frame.act != "assert":
        return frame.act
    if frame.words == ("offer",) and (offered := _offered(said)):
        return offered
    if first in _SHOUTING and _SHOUTED.match(said):
        return "demand"
    carried = _carried(said) if frame.light or first in _CARRIES else None
    plain = frame.speech and (_asks(said) or not _INDIRECT.match(said))
    return carried or (_plain_act(said, frame, who) if plain else frame.act)


_DENIED_TO = re.compile(
    r"\W*to\s(?!(?:be|have)\b)(?P<silent>(?:comment|answer|discuss|say|speak|elaborate)\b)?", re.IGNORECASE
)
"""What translated pages call denied and is refused: "denied to give up its islands", "denied to comment"."""


_REGRETTED = re.compile(r"\W*(?:that\s)?(?:\w+\shad|(?:i|you|he|she|it|we|they)[’']d)\s", re.IGNORECASE)
"""What is past and cannot be asked of anybody: "wished | he had stayed"."""

_GREETED = re.compile(
    r"(?!\W*that\b)\W*(?:[\w’'.-]+\s){1,4}?(?:(?:a|an)\s\w+\s(?!be\b|were\b)|a\s\w+\W*$|(?:all\s)?the\sbest|good|happy|luck|success|well)\b",
    re.IGNORECASE,
)
"""What is wished to somebody, and asked of nobody: "wished | the crew a good night"."""

_SHOUTING = frozenset({"bellow", "chant", "cry", "roar", "scream", "shout", "slogan", "yell"})
_SHOUTED = re.compile(
    rf"\W*(?:(?:of|to)\s\W*)?(?:(?:{any_listed('acts.shouted')})\b(?!\s(?:is|was|has|of)\b)|(?:no\s+[a-z]|down\s+with\s|out\W*$"
    r"|resign\b|hands\s+off\s|(?:justice|freedom)\s+for\s|power\s+to\s|[^.?!]*\bgot\s+to\s+go\b))",
    re.IGNORECASE,
)
"""What a crowd shouts for: "Lock her up!", "no justice, no peace", "Out!"; and no name."""

_ASKED_FOR = re.compile(
    rf"\W*(?:(?:him|her|them|us|me|you)\s)?(?:(?!that\b|having\b|being\b|any\b|reports?\b|to\b|plans?\b)[\w’'-]+\s){{0,3}}?(?:{any_listed('acts.asked_for')})\b"
    rf"(?!\s(?:for\scomment|(?:{any_listed('grammar.finite')})\b))",
    re.IGNORECASE,
)
"""What can be asked for, so that who denies it gives it to nobody: "denied | the striker bail", "his motion"."""

_CONTESTING = frozenset({"contest", "dispute"})
_MEASURE = re.compile(
    rf"\W*(?:(?:a|an|the|this|that|these|his|her|its|their)\s)?(?:[\w’'-]+\s){{0,2}}?(?:{any_listed('acts.measures')})\b",
    re.IGNORECASE,
)
"""What is laid down, and not told: who contests a rule rejects it, who contests a claim denies it."""

_PUT_TO_THEM = re.compile(
    r"\W*(?:(?:him|her|them|us|me|the\s\w+|[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){0,3})\s(?:about|on|over)\b|[^?]+\?\W*$)"
)
"""Who is questioned, and no plan: "questioned | Poe about the dam", "“What made him change?”"."""


def _scorned(said: str) -> Act | None:
    """What is done by a name in quotation marks that no table knows: "called | the offer “a cheque with a flag”".

    Who quotes a name shows it as its speaker's own, which is seldom praise. Of an account it is a rejection.
    """
    head = _NAMED.match(said) or _NAMED_ACCOUNT.match(said)
    whom = (head["whom"] or head.groupdict().get("person", "")) if head else ""
    if head is None or _ONESELF.search(whom) or not said.rstrip(" .,").endswith(("”", '"', "»", "’")):
        return None
    return "reject" if _ACCOUNT.search(whom) else "criticise"


_AS_A = re.compile(r"\sas\s[“\"«](?:an?|the)\s", re.IGNORECASE)
"""What is described by a name, and not only by how it is: "described him as “a fire alarm”"."""

_NAMING = frozenset({"call", "dub", "label", "brand", "name", "term", "characterise", "characterize", "liken"})
_NAMED = re.compile(
    r"(?!as\s)(?:(?P<whom>(?:the|this|that|these|those|it|his|her|its|their|our|all|every|such)\b(?!(?<=her)\s(?:as\s)?[“\"«])[^“”\"«]{0,58}?)"
    r"\s(?:as\s|to\s)?[“\"«](?:an?|just|another|one\smore)\s"
    r"|(?P<person>(?:him|her|them|(?-i:[A-Z])[^“”\"«]{1,58}?))\s(?:as\s)?an?\s[“\"«])",
    re.IGNORECASE,
)
"""A thing that is called "a cheque with a flag", and a person who is called a "stiff". Wider, it was wrong of two
in three names in PolNeAR train: "her “a rising star”", "the show “the news show of record”"."""

_NAMED_ACCOUNT = re.compile(
    r"(?P<whom>[^“”\"«]{0,60}?\b(?:account|report|claim|story|version|denial|figure)s?)\s(?:as\s)?[“\"«]",
    re.IGNORECASE,
)
_ONESELF = re.compile(r"\b(?:(?:him|her|it|my)self|themselves|ourselves|whom?|which|what)\b", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"\b(?:accounts?|reports?|claims?|stor(?:y|ies)|allegations?|accusations?|charges?|suggestions?|version|denials?)\b",
    re.IGNORECASE,
)


def _asks(said: str) -> bool:
    """Whether a content is a question, and not a statement with one at its end."""
    return said.rstrip("\"'”’» ").endswith("?") and _STATED.search(said) is None


_STATED = re.compile(r"[a-z\d”\"’)]{2}[.!…][”\"’]?\s+[“\"‘']?[A-ZÀ-Þ]")
"""The end of a sentence that is no question, with another behind it."""


def _plain_act(said: str, frame: Frame, who: str) -> Act:
    """What is done by saying `said` with a cue that tells only that it was said.

    An infinitive demands or urges; open blame criticises; a question asks; "is not true" denies, and so does who
    insists that something was not; "there will be no" and "no need of" reject, "is ready to talk" accepts; "if
    elected, he would" promises, "there needs to be" demands, "should" urges; a great man is praised.
    """
    first = frame.words[0] if frame.words else ""
    verdict, place = (None, 0) if first == "report" else judged(said)
    if first in _TOLD and _TO_DO.match(said):
        return _TOLD[first]
    if threatens(said, who, warns=first == "warn"):
        return "threaten"
    if first in _ASSURING and corrects(said):
        return "deny"
    if first in _ASSURING and _FUTURE.search(said):
        return "promise"
    if first == "suggest" and _ADVISED.match(said):
        return "urge"
    if first == "insist" and _TO_BE_SO.match(said):
        return "demand"
    if corrects(said) or answers_no(said):
        return "deny"
    if is_needless(said):
        return "reject"
    advice = advice_in(said)
    if verdict == "criticise" and (advice is None or advice >= place):
        return "criticise"
    if _asks(said):
        return "ask"
    if declines(said):
        return "decline"
    if denies(said, insists=frame.words[:1] in _INSISTING, plain=not first or first in _TELLING):
        return "deny"
    if first in _ANSWERING and says_not_so(said, own=False):
        return "deny"
    if refuses(said):
        return "reject"
    if agrees(said):
        return "accept"
    opened: Act | None = "promise" if _PLEDGE.search(said) else "demand" if needs(said) else None
    return opened or ("urge" if advice is not None else verdict or "assert")


def _offered(said: str) -> Act | None:
    """What is done by an offer of what the content first names: help is promised, praise is given, so many crowns
    are promised; None where the table knows no such offer ("offered | a bleak account")."""
    if _SUM.match(said):
        return "promise"
    for word in words_of(said, 0, len(said))[:_NOUN_AT]:
        for base in lemmas(word.text) if len(word.text) > len("to") else ():
            told = next((f.act for f in frames()["offer"] if f.words[1:] in (("*", base), (base,))), None)
            if told is not None:
                return told
    return None


def _carried(said: str) -> Act | None:
    """The act of a noun such as "demand" or "support" among a content's first words."""
    for word in words_of(said, 0, len(said))[:_NOUN_AT]:
        for base in lemmas(word.text):
            if base in _CARRIED:
                return next(frame.act for frame in frames()[base] if frame.size == 1)
    return None


@cache
def _verdicts() -> dict[str, Act]:
    return {row["word"]: cast(Act, row["act"]) for row in rows("verdicts") if row["called"] == "yes"}


def _verdict(said: str) -> Act | None:
    """The act of the first word of judgement in a content; of a report that is called something, whether one of
    those behind "as" denies ("described | the claim that the lions had left as a nasty fairy tale")."""
    head, named, called = said.partition(" as ")
    denied = named and _NAMES_REPORT.search(head) and "deny" in _judgements_in(called)
    return "deny" if denied else next(iter(_judgements_in(said)), None)


def _judgements_in(said: str) -> list[Act]:
    """The acts of the words of judgement among a content's first words."""
    words = words_of(said, 0, len(said))[:_VERDICT_WORDS]
    found = (next((b for b in lemmas(word.text) if b in _verdicts()), _quoted(said, word)) for word in words)
    return [_verdicts().get(base, "criticise") for base in found if base in _verdicts() or finds_fault(base)]


def _quoted(said: str, word: Word) -> str:
    """A word that a quotation mark or "as" stands before; nothing of any other."""
    return word.text if said[: word.start].endswith(("“", '"', "‘", "as ")) else ""
