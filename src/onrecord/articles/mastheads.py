"""What stands over a plain text: the outlet's name, what it says that it is, and the title of the page."""

from __future__ import annotations

import re

from onrecord.articles.furniture import ends_sentence, is_headline, words
from onrecord.articles.outlets import as_printed, domain_in_name
from onrecord.articles.printed import author_in
from onrecord.articles.sheet import OWN_SHARE, Sheet, lead, overlap
from onrecord.data.wordlists import any_listed

_SHORT = 4
_NAME_LINE = re.compile(r"^(?:the |[A-Z0-9][\w’'.-]*(?: (?:&|of|and|the|[A-Z0-9][\w’'.-]*))*$)", re.I)
_NAME_WORDS = 5
_WHAT_IT_IS = re.compile(
    rf"(?:an?|the|your)\s(?:[\w’'-]+\s){{0,3}}?(?:{any_listed('outlets.kinds')})\b[^.:!?“”\"]*", re.I
)
"""What a masthead says below the outlet's name: "The monthly of the working sea"."""
_CALLED = re.compile(rf"(?P<name>[^–—]+?)\s[–—-]\s{_WHAT_IT_IS.pattern}$", re.I)
"""The same on one line."""
_DOCUMENT = re.compile(
    r"(?:(?:joint|press|public|official)\s+)?(?:statement|communiqu[eé]|declaration|information|announcement|clarification"
    r"|response|reply)\s+(?:on|by|of|from|regarding|concerning|about|in|to)\s",
    re.I,
)
"""How a statement is headed, below the letterhead of whose it is: "Statement on press reports"."""


def take_masthead(sheet: Sheet) -> None:
    """The outlet's name over the headline: a first line of few words with capitals that the page says again.

    It says it again as the speaker of an interview's questions, below the text, in the address right under it, or
    by its initials in brackets, as agencies do. Else it is as often a section's name.
    """
    head = sheet.at("head")
    if not head or sheet.drawn.outlet or not any(is_headline(sheet.lines[i].words) for i in head[1:]):
        return
    first = sheet.lines[head[0]]
    name = first.words.strip()
    called = _CALLED.match(name)
    name = called["name"] if called else name
    if not _NAME_LINE.match(name) or first.dated or words(name) > _NAME_WORDS or author_in(name):
        return
    domain = next((found for line in sheet.lines[: head[0] + 3] if (found := domain_in_name(line.words))), None)
    key = re.sub(r"\W", "", name).casefold()
    by_domain = domain and key.removeprefix("the").startswith(domain.split(".")[0].replace("-", ""))
    again = [line for line in sheet.lines if line.label == "interview" or line.place == "tail"]
    bare = name.casefold().removeprefix("the ")
    initials = "".join(word[0] for word in bare.upper().split())
    signed = len(initials) > 1 and f"({initials})" in sheet.drawn.text
    if by_domain or signed or any(bare in line.words.casefold() for line in again):
        first.reason, first.label = "navigation", "other"
        below = sheet.lines[head[1]]
        if _WHAT_IT_IS.fullmatch(below.words.strip()):
            below.reason, below.label = "navigation", "other"
        sheet.drawn.outlet = as_printed(name)
        if by_domain and sheet.drawn.url is None:
            sheet.drawn.url = f"https://{domain}/"


def title_of(sheet: Sheet) -> str | None:
    """Finds the title among the lines over the body, and labels what stands around it."""
    head = [i for i in sheet.at("head") if not sheet.lines[i].dated and not author_in(sheet.lines[i].words)]
    heads = [i for i in head if is_headline(sheet.lines[i].words) or sheet.lines[i].label == "title"]
    if not heads:
        return None
    first = lead(sheet)
    own = [i for i in heads if overlap(sheet.lines[i].words, first) >= OWN_SHARE]
    named = [i for i in heads if sheet.lines[i].label == "title" or _DOCUMENT.match(sheet.lines[i].words)]
    chosen = (named or own or heads)[0]
    letterhead = _DOCUMENT.match(sheet.lines[chosen].words) is not None
    for index in head:
        line = sheet.lines[index]
        if index == chosen:
            line.label = "title"
        elif index > chosen:
            if not ends_sentence(line.words):
                line.label = "standfirst" if words(line.words) > _SHORT else "other"
        elif letterhead and line.reason is None:
            line.label = "other"
        elif not ends_sentence(line.words):
            line.reason = "teaser" if is_headline(line.words) and words(line.words) > _SHORT else "navigation"
    return sheet.lines[chosen].words
