"""How a denial is worded: what only judges ("pure fiction"), only points ("the report"), or tells what it denies.

The words are in `data/denial_words.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.data.wordlists import listed
from onrecord.model import Attribution, one_line
from onrecord.record.answers.denial_words import OWN_TERMS, POINTING_TERMS, says
from onrecord.record.statements import Statement
from onrecord.record.words import negative, terms, tokens, word_set

REFUSED_WORDS = 4
"""Words within which a content names what is refused rather than denied."""

_WORDS_OF = re.compile(
    r"^\W*(?:that )?(?:the|that|this|these|those|his|her|their|its|[\w’'-]+(?: [A-Z][\w’'-]+)*[’']s?)\s+"
    r"(?P<thing>(?:\w+\s){0,1}?\w+)\s+(?!(?:could|can|may|might|would|should|must)\b)",
    re.IGNORECASE,
)
"""How a content begins that tells of words which somebody used ("the word", "Mr Poe's remark")."""

JUDGING_WORDS = 10
"""A longer content than this says more than that something is not true, unless each of its parts judges."""

QUESTIONS = listed("asking.questions") - {"if"}
"""Words that begin a question: it says nothing that could be denied."""

_OWN = word_set("it he she they i we its his her their my our both")

_BRANDING = word_set(
    "call calls called calling brand branded branding label labelled describe described describing dismissed "
    "dismissing termed deemed denounced slammed ridiculed mocked characterised characterized"
)
"""Cues by which a speaker gives a thing a name, which may be that it is worthless."""

_POINTING = re.compile(
    r"^\W*(?:(?:it|this|that|these|those|they|all this|all that|the (?:\w+\s)?\w+)"
    r"(?:\s(?:is|was|are|were|has been|have been)\b"
    r"|[’']s\b)|(?:absolutely|simply|totally|completely|entirely|just|plainly|utterly|not)\b(?:\W+\w+){1,3}\W*$"
    r"|there (?:is|was)\b)",
    re.IGNORECASE,
)
"""How a retort begins: something just said "is" so, or the judgement alone."""

_REPORTED = re.compile(
    r"^\W*(?:(?:the|this|that|these|those|any|such|all|both|his|her|their|its|earlier|a|recent|media|press)\b"
    r"|\w+(?:\s\w+){0,3}[’']s?\s)",
    re.IGNORECASE,
)
"""How a content begins that points to a report: "the report", "that account", "the Gazette's claim"."""

_PRONOUN = re.compile(
    r"^\W*(?:it|this|that|them|these|those|which|something|both(?: (?:points|things|parts|counts|versions))?"
    r"|all of (?:it|this|that)|everything|that that was the case|as much|any of (?:it|this|that))\W*$",
    re.IGNORECASE,
)
"""A content that is nothing but a word for what was just said."""

_NOT_IT = re.compile(
    r"^\W*(?:that |to )?(?:\w+ )*(?:never|not|n[’']t)\b[^,.;]* (?:it|this|that|them|so)\W*$", re.IGNORECASE
)
"""A content in negative words that ends with a word for what was just said ("never to have seen it")."""

_TOLD_THAT = re.compile(
    r"^\W*(?:\w+\s){0,3}?(?P<report>\w+)\sthat\s(?P<told>.+?)\s(?:is|was|are|were)\s(?P<judged>.+)$"
)
"""How what a report says is told and judged at once: "Suggestions that X were “fantasy”"."""

_QUOTED_END = re.compile(r"\s(?:(?:as|an?|the)\s)*[“\"‘'][^”\"]*[”\"’']?\W*$")
"""The name that is given to a report after what it says ("the idea that X “absurd”")."""

_AS_QUOTED = re.compile(r"\sas\s(?:(?:an?|the)\s)?[“\"‘'][^”\"]*[”\"’']?\W*$")
"""The name, in somebody's own words, under which something is dismissed."""

_WHICH = re.compile(r"(?<=\w) (?:that|which|who) (?:is|are|was|were|has|have) [^,.;]*")
"""What is said of something in passing: of "prejudices that are untrue" nobody says that they are not so."""

_PARTS = re.compile(r",| and |;")

_RETORT = re.compile(
    r"^\W*(?:that )?(?:(?:it|this|that|these|those)\b(?:\W+\w+){1,5}?|not (?:so|true)"
    r"|nothing of the (?:sort|kind)|no)"
    r"(?=[.,;]|\s*[“\"«„]|\W*$| and (?:that|he|she|it|they)\b)",
    re.IGNORECASE,
)
"""How a content begins that answers in its first clause, and then tells how it was."""

_DENYING_CUE = re.compile(
    r"\b(?:den(?:y|ie[sd]|ying)|disput(?:es?|ed|ing)|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)|rebut(?:s|ted|ting)?"
    r"|contradict(?:s|ed|ing)?|contest(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|denounc(?:es?|ed|ing)|repudiat(?:es?|ed|ing))\b",
    re.IGNORECASE,
)

_STATEMENT = re.compile(
    r"\b(?:statement|comment|remark|assertion|contention|argument|assurance)s?\b", re.IGNORECASE
)

_ELLIPTIC = re.compile(
    r"^\W*(?:that )?(?:(?:it|he|she|they|we|I|this|that) )"
    r"(?:(?:(?:did|does|do|has|have|had|was|were|is|are|will|would) not|\w+n[’']t)(?: (?:so|it|either))?"
    r"|(?:did|does|do|(?:has|have|had) done|said) (?:no such thing|nothing of the (?:sort|kind)))\W*$",
    re.IGNORECASE,
)
"""A content that is only the "not" of what was just said ("it did not")."""

_ANSWERED = re.compile(r"\?[”\"’']*\s+\w")

ACT_LETTERS = 4
"""A word that ends in "-ing" and has no more letters than these ("king", "any thing") is no verb."""

_NOT_SO = re.compile(r"^\W*not (?:so|at all)\W*$", re.IGNORECASE)

HEAD_WORDS = 6
"""Words of "it is simply untrue", before what is untrue, and of "were pure fantasy" after it."""

POINTING_WORDS = 8
"""Words within which a pointing content names the report: "no injuries have been reported" points to none."""


def denied_part(attribution: Attribution, content: Statement) -> Statement:
    """Of "it is untrue that the board knew", what is untrue; of "claims that the board knew were fantasy" too."""
    head, found, rest = content.text.partition(" that ")
    judged = _TOLD_THAT.match(content.text)
    short = len(tokens(head)) <= HEAD_WORDS
    if judged and says(judged["report"], "report") and _briefly(judged["judged"]):
        rest = judged["told"]
    elif says(head + found, "report"):
        named = _QUOTED_END.sub("", rest)
        if not _dismisses(attribution):
            return content
        rest = named if judging(rest) else rest
    elif (
        not short or not says(head, "epithet") or not (attribution.act == "deny" or _POINTING.match(content.text))
    ):
        return content
    words = tokens(rest)
    if not found or len(terms(words)) < OWN_TERMS:
        return content
    return replace(content, text=rest, words=tuple(words), terms=terms(words), negative=negative(words))


def _briefly(text: str) -> bool:
    return len(tokens(text)) <= HEAD_WORDS and judging(text)


def _dismisses(attribution: Attribution) -> bool:
    return attribution.act in ("deny", "reject") or is_branding(attribution)


def first_retort(content: Statement) -> Statement:
    """Of "this was not the case, and she had left of her own accord" that it was not the case; of "the guild's
    claims are false, and it will be cleared" that they are false."""
    match = _RETORT.match(content.text)
    first, goes_on, _ = content.text.partition(", and ")
    claims = goes_on and says(first, "report") and len(tokens(first)) <= JUDGING_WORDS
    head = match.group() if match else first if claims else ""
    if not head or not judging(head):
        return content
    words = tokens(head)
    return replace(content, text=head, words=tuple(words), terms=terms(words), negative=negative(words))


def without_that(words: Sequence[str]) -> Sequence[str]:
    """The words of a content without the "that" which only joins it to its cue ("denied | that the …")."""
    return words[1:] if words[:1] == ("that",) and len(words) > OWN_TERMS else words


def says_deny(attribution: Attribution) -> bool:
    """Whether the cue itself is a word of denying."""
    cue = one_line(attribution.cue)
    return attribution.act in ("deny", "reject") and bool(_DENYING_CUE.search(cue))


def denies(text: str) -> bool:
    """Whether words hold a word of denying."""
    return bool(_DENYING_CUE.search(text))


def is_relative(attribution: Attribution) -> bool:
    """Whether a denial stands around its cue as "the memo | they say | does not exist" does."""
    if attribution.act != "deny" or len(attribution.content) != 2 or not attribution.cue:
        return False
    thing, rest = attribution.content
    said = tokens(rest.text)
    return thing.end <= attribution.cue[0].start < rest.start and len(said) <= REFUSED_WORDS and negative(said)


def says_clause(attribution: Attribution) -> bool:
    """Whether somebody is told to have said that something is so or will be, and no mere thing ("offered her
    resignation")."""
    first = tokens(attribution.content[0].text)[:1]
    return not attribution.negated and (attribution.form == "direct" or first in (["that"], ["to"]))


def judging(text: str) -> bool:
    """Whether the words say that a thing, or a detail of it, is not true."""
    text = _WHICH.sub("", text)
    if _NOT_SO.match(text):
        return True
    wrong = says(text, "error") and (says(text, "detail") or says(text, "count") or says(text, "report"))
    return wrong or says(text, "epithet")


def negates_it(attribution: Attribution, content: Statement) -> bool:
    """Whether a denial says in two words that it was not so ("never to have seen it")."""
    short = len(content.terms) < OWN_TERMS
    return attribution.act == "deny" and short and bool(_NOT_IT.match(content.text))


def elliptic(page: str, content: Statement) -> bool:
    """Whether a content only says "not" of what was just said ("it did not"), and the page no more of it."""
    goes_on = content.text[-1:].isalpha() and page[content.end :].lstrip(" ")[:1].isalpha()
    return bool(_ELLIPTIC.match(content.text)) and not goes_on


def is_question(content: Statement) -> bool:
    """Whether a content only asks; who goes on after the question ("What rift? There is none") answers it."""
    asks = len(content.words) > 1 and content.words[0] in QUESTIONS
    return asks and not _ANSWERED.search(content.text)


def is_subjectless(content: Statement) -> bool:
    """Whether a denied act is told without who is to have done it, the denier ("denied | having sold it")."""
    first = content.words[0] if content.words else ""
    return first in ("having", "ever", "being", "to") or (len(first) > ACT_LETTERS and first.endswith("ing"))


def goes_together(attribution: Attribution) -> bool:
    """Whether who speaks is somebody's of the sentence before ("its chairman", "their lawyer")."""
    source = one_line(attribution.source)
    return source.lower().startswith(("its ", "his ", "her ", "their "))


def speaks_for(attribution: Attribution) -> bool:
    """Whether who speaks does so for somebody ("a spokesman", "its lawyer")."""
    source = one_line(attribution.source)
    return goes_together(attribution) or says(source, "mouth")


def is_quoted_after(denial: Attribution, after: Attribution) -> bool:
    """Whether a quotation only gives the words of what has just been told as a denial ("The firm denied that.
    “She is at her desk,” a spokesman said")."""
    told = denial.act in ("deny", "reject") and denial.form in ("indirect", "mixed")
    told = told and (after.act == "deny" or (denial.act == "deny" and says_deny(denial)))
    return told and after.form == "direct" and after.act in ("assert", "deny")


def is_branding(attribution: Attribution) -> bool:
    """Whether the cue gives what it speaks of a name ("called", "described as")."""
    return any(word in _BRANDING for span in attribution.cue for word in tokens(span.text))


def disowns(content: Statement) -> bool:
    """Whether it is said of words that somebody is reported to have used that they are not his ("the quotation a
    forgery", "the word was not one it used")."""
    head = _WORDS_OF.match(content.text)
    return (
        head is not None and says(head["thing"].split()[-1], "quotation") and (content.negative or judges(content))
    )


def brands(attribution: Attribution, content: Statement) -> bool:
    """Whether the speaker calls what he speaks of worthless ("calling the figure a guess")."""
    if not is_branding(attribution):
        return False
    spans = sorted((*attribution.cue, *attribution.content), key=lambda span: span.start)
    whole = one_line(spans)
    return (
        judges(content) or (len(tokens(whole)) <= JUDGING_WORDS and judging(whole)) or bool(branded(content.text))
    )


def branded(text: str) -> str:
    """Of "the report of a sale in the Gazette as “a fiction”" what is called so, where it is called untrue."""
    head = _QUOTED_END.sub("", text)
    short = 0 < len(tokens(head)) <= JUDGING_WORDS
    return head if head != text and short and judging(text[len(head) :]) and not judging(head) else ""


def scorns(attribution: Attribution, inner: Sequence[Attribution]) -> bool:
    """Whether the speaker calls what others tell inside his words untrue ("called a report that … “a lie”")."""
    end = max((span.end for a in inner for span in a.content), default=0)
    last = attribution.content[-1]
    return is_branding(attribution) and end > 0 and judging(last.text[max(0, end - last.start) :])


def dismisses(attribution: Attribution, content: Statement) -> bool:
    """Whether what was just told is rejected under any name ("dismissed that as “half a story”")."""
    head = _AS_QUOTED.sub("", content.text)
    told = is_pronoun(head) or (bool(_REPORTED.match(head)) and says(head, "report"))
    return head != content.text and told and says_deny(attribution) and len(terms(tokens(head))) <= POINTING_TERMS


def judges(content: Statement) -> bool:
    """Whether a content says nothing but that a thing is not true."""
    if not judging(content.text):
        return False
    parts = [part for part in _PARTS.split(content.text) if tokens(part)]
    return len(content.words) <= JUDGING_WORDS or all(
        judging(part) and len(tokens(part)) <= JUDGING_WORDS for part in parts
    )


def retorts(content: Statement) -> bool:
    """Whether a plain statement is only "that is not true": it points back and judges."""
    return judges(content) and bool(_POINTING.match(content.text))


def tells(cue: str) -> bool:
    """Whether the words by which something is told are a noun ("the union's statement that …")."""
    return says(cue, "report") or bool(_STATEMENT.search(cue))


def recounts(whole: str) -> bool:
    """Whether a content (all its words) tells what the report says that is rejected ("a report that …")."""
    head, found, _ = whole.partition(" that ")
    return bool(found) and says(head + found, "report")


def is_own(source: Sequence[str]) -> bool:
    """Whether a source inside a denial is only a word for who denies ("it", "its chairman")."""
    return source[0] in _OWN


def is_pronoun(text: str) -> bool:
    """Whether a content is nothing but a word for what was just said."""
    return bool(_PRONOUN.match(text))


def points(content: Statement) -> bool:
    """Whether the content only names a report of what is denied ("the report", "that account")."""
    if is_pronoun(content.text):
        return True
    near = " ".join(content.words[:POINTING_WORDS])
    return (
        not content.negative
        and len(content.terms) <= POINTING_TERMS
        and bool(_REPORTED.match(content.text))
        and (says(near, "report") or says(near, "count"))
        and not recounts(content.text)
    )
