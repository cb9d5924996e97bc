"""Whether the words around a date tell of what was or of what is to come."""

from __future__ import annotations

import re

from onrecord.data import rows

_OPENING = re.compile(r"(?:^\W*|[;:]\s|,\s(?:and|but)\s)\w+\s(?:the\s)?$")
_WAS = re.compile(r"[^.;:]{0,40}?\b(?:was|were|had)\b")
"""Behind a limit that opens a sentence or a main clause: "By Sunday morning it was over"."""

_LIMIT = re.compile(r"(?i)\b(?:by|until|till)\s(?:the\s)?$")
_DONE_BY = re.compile(
    r"\b(?:was|were|had)\s(?:\w+ly\s|already\s|all\s|been\s)?(?!(?:expected|wanted|needed|required|demanded|promised|ordered|asked|called|planned"
    r"|scheduled|told|given|set|due|wanted)\b)\w+(?:ed|en|e|t|wn|ck)\sby\s(?:the\s)?$",
    re.IGNORECASE,
)
"""What was over by a day: "the road was cleared by | noon on Tuesday"."""

_MEANT = re.compile(r"(?i)(?<!figures)(?<!numbers)(?<!results)(?<!data)\sfor\s(?:early\s|late\s)?$")
_SET_FOR = re.compile(
    r"\b(?:call|set|schedul|conven|fix|announc|summon|plan|slat|book)\w*\s(?:[^\s.;:]+\s){0,5}?for\s(?:early\s|late\s)?$"
)
"""What is set for any day: "called an election for | November 23"."""

_TAKEN = re.compile(
    r"(?<!\bbe )(?<!\bbeing )(?<!\bis )(?<!\bare )\b"
    r"(?:taken|given|written|drawn|seen|born|stolen|spoken|begun|shown)\s"
    r"(?:on|in|between|from|during|over|late|early)\s(?:the\s)?$"
)
"""A participle that tells which thing is meant, whatever comes of it: "would win, by a poll taken on | Friday"."""

_WEEKDAY = re.compile(r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
"""A day that something is meant for: "called a strike for | Monday"; a log "for | 12 March" is of one that was."""

_NEXT_WORDS = re.compile(r"\W*(?:[\w’'-]+\s){1,4}$")
""" "On Monday | the minister flies": a verb of the timetable that soon follows its day."""

_CONDITION = re.compile(
    r"(?i)\b(?:would(?!\snot\s(?:say|tell))|(?:threat(?:en)?|vow|promis|pledg|offer|warn|agre)\w*\s)[^.;:?!]*"
    r"(?<!say)(?<!tell)(?<!see)(?<!know)(?<!ask)(?<!asked)(?<!\bor)\s(?:if|unless)\s[^.,;:?!]*$"
)
"""A condition of what somebody would do: "threatened to walk out if the law was still in force on | Friday"."""

_ASKED = "".join(
    rf"(?<!{word}\s)"
    for word in (
        "ask",
        "asked",
        "asks",
        "know",
        "knew",
        "say",
        "see",
        "tell",
        "wonder",
        "wondered",
        "clear",
        "sure",
    )
)
"""Nothing before an "if" by which it is a "whether"."""

_IF = re.compile(
    rf"(?i){_ASKED}(?<!\bas\s)(?<!\bor\s)\b(?:if|unless)\s(?!any\b|so\b|not\b|only\b)"
    r"(?:(?:re-?)?(?:elected|chosen|confirmed|approved|adopted|passed)\s)?(?P<rest>[^.,;:?!]*)$"
    r"|\blet(?:['’]s|\sus)\s(?P<us>[^.,;:?!]*)$"
)
"""A condition, or a call on all, in the present, up to the date: "who, if he wins in | November"."""

_NOT_DONE = re.compile(r"(?i)\b(?:had|was|were|did|has|have|would)n['’]t\b")

_PASTS = "|".join(
    sorted({word for row in rows("event_words") if row["list"] == "past" for word in row["words"].split(", ")})
)
"""Irregular past forms (`data/event_words.tsv`)."""

_NOT_YET = "".join(
    rf"(?<!\b{word}\s)" for word in ("to", "will", "would", "could", "may", "might", "must", "shall", "can", "not")
)
"""Nothing before a past form by which it is the plain one: "to | cut"."""

_TENSED = re.compile(
    r"(?i)\b(?:(?P<ahead>(?:when|once|until|before|after|as\ssoon\sas)\s(?:[\w’'-]+\s){1,4}?(?:is|are)\s(?:\w+ly\s)?(?:\w+ed|\w+en|sent|held|built|put|read|met|brought|sworn)\b|will|won['’]t|shall|going\sto|expected|due|set\sto|set\sfor|(?<!the\s)(?<!a\s)(?<!its\s)(?<!his\s)(?<!her\s)(?<!their\s)plans?|planned\sfor|foreseen|scheduled|slated|rescheduled\sfor|(?:brought|put|moved|pushed|pulled|carried)\s(?:forward|back|off|over)?\s?to|postponed\sto|(?:was|were)\sto\s(?!have\b|(?:the|an?|his|her|its|their)\b)|pencilled\sin"
    r"|(?:hope|hop|plann|agree|promis|vow|pledg|threaten|arrang|prepar|summon|invit|intend)(?:e[sd]?|s|d|ed|ing)?(?:\s(?:on\s)?\w+day)?\sto\s(?!an?\b|the\b|his\b|her\b|their\b|its\b|no\b|\w+ing\b)|(?:hop|plann?|arrang|prepar)\w*\sfor|ready\sto|wants?\s(?:(?!to\b)[\w’'-]+\s){0,6}?to|expects?\sto|intends?\sto|aims?\sto|upcoming|(?:is|are)\s(?:to|on)|would(?!\snot\b)|could(?!\s(?:not|only|be\s(?:seen|heard|felt))\b)|might(?!\snot\b)|payable|effective|deadline|expires?"
    r"|(?:plan|plans|idea|hope|aim)\s(?:is|are)\s(?:for|to)|ahead\sof|no\s(?:later|earlier)\sthan"
    r"|(?:am|is|are|['’]m|['’]re)\s(?:\w+ly\s)?(?:going|leaving|flying|coming|returning|meeting|travell?ing|heading|visiting|hosting"
    r"|launching|voting|moving|retiring|stepping\sdown)|is\sthe\s(?:last|final|first)"
    r"|takes?\s(?:office|questions|effect|place|part)|begins?|starts?|meets?|(?P<scheduled>opens|reopens|continues?|goes\son|reconvenes|stays|closes|holds|hosts|travels|arrives|heads|resumes?"
    r"|visits|returns|ends|sits|concludes|convenes|appears|faces|speaks|addresses|flies|leaves(?!\sopen)|departs|sails|votes|decides|lapses|runs\sout|falls\sdue|lands|launches|kicks\soff|gets\sunder\sway|goes\s(?:on\ssale|before|to|into))|next|must|may|should|to\s(?:be|take|meet|hold|begin|start|vote))"
    rf"|(?<!\bbe\s)(?:{_NOT_YET}(?:{_PASTS})|heard|could\sbe\s(?:seen|heard|felt)|was|were|had|has|(?<!\bto\s)have|went|warned|since|last|earlier|ago|(?<!\bbe\s)(?!need|indeed|speed|proceed|exceed|embed|hundred)\w{{3,}}ed))\b"
    r"|(?P<later>['’]ll)\b"
)
"""Words that tell of what was, or (`ahead`) of what is to come."""


_BOUND = re.compile(r"(?i)(?:agree|promis|vow|pledg|threaten)ed\sto\b")
"""What somebody did on a day before it: "At a rally on Monday | Poe vowed to fight on"."""


def tense(text: str, where: tuple[int, int], when: tuple[int, int]) -> int:
    """Whether a date lies behind (-1) or ahead (1), by the last word before it that says so, else the
    first after."""
    if _DONE_BY.search(text, where[0], when[0]):
        return -1
    if _LIMIT.search(text, where[0], when[0]):
        return -1 if _OPENING.search(text[where[0] : when[0]]) and _WAS.match(text, when[1], where[1]) else 1
    if _TAKEN.search(text, where[0], when[0]):
        return -1
    meant = _MEANT.search(text, where[0], when[0]) and (
        _WEEKDAY.match(text, *when) or _SET_FOR.search(text, where[0], when[0])
    )
    if meant or _CONDITION.search(text, where[0], when[0]) or _supposed(text, where, when):
        return 1
    before = [*_TENSED.finditer(text, where[0], when[0])]
    after = (
        m
        for m in _TENSED.finditer(text, when[1], where[1])
        if not m["scheduled"] or _NEXT_WORDS.fullmatch(text, when[1], m.start())
    )
    nearest = before[-1] if before else next(after, None)
    if nearest is None:
        return 0
    if not before and _BOUND.match(nearest.group()):
        return -1
    return 1 if nearest["ahead"] or nearest["later"] else -1


def _supposed(text: str, where: tuple[int, int], when: tuple[int, int]) -> bool:
    """Whether the date stands in a condition or a call in the present, with nothing past in it."""
    found = _IF.search(text, where[0], when[0])
    if found is None:
        return False
    inside = found.span("rest") if found["rest"] is not None else found.span("us")
    behind = re.compile(r"[^.,;:?!]*").match(text, when[1], where[1])
    parts = (inside, behind.span() if behind else (when[1], when[1]))
    past = any(not (m["ahead"] or m["later"]) for part in parts for m in _TENSED.finditer(text, *part))
    return not past and not any(_NOT_DONE.search(text, *part) for part in parts)
