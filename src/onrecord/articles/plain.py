"""Draws an article from plain text: the text unchanged, its parts and its furniture marked.

Saved pages are scraped: other stories' headlines with their dates, counters, credits and prompts stand around the
article and in it. They are told by the table `furniture.tsv`, by where they stand (before the first paragraph,
after the last) and by shape (a headline with a date line under it; a list of headlines).
"""

from __future__ import annotations

import itertools
import re

from onrecord.articles.dates import WRITTEN, candidate, from_written
from onrecord.articles.drawn import Drawn, lines_of
from onrecord.articles.furniture import ends_sentence, is_headline, is_menu, is_paragraph, places, rule_for, words
from onrecord.articles.imprints import COPYRIGHT, outlet_beside
from onrecord.articles.interviews import interview_lines, interviewer_of
from onrecord.articles.mastheads import take_masthead, title_of
from onrecord.articles.outlets import domain_in_name
from onrecord.articles.printed import author_in, dates_in, is_date_line, reporter_in
from onrecord.articles.sheet import OWN_SHARE, OWN_SHARE_AMONG, Line, Sheet, lead, overlap
from onrecord.articles.sources import Source
from onrecord.errors import PageError
from onrecord.model import Block, FurnitureReason, Span

_TITLE_WORDS = 20
_SENTENCE_TITLE_WORDS = 16
_TITLE_CASE_SHARE = 0.6
_LEAST_TEASERS = 2
_SAVED = re.compile(r"\b(?:download(?:ed)?|saved|accessed|retrieved|archived|printed)\b", re.I)
_SAVED_CONFIDENCE = 0.55
_END_CONFIDENCE = 0.5
_COUNTED = re.compile(r"\b(?:views?|reads|hits|visits|shares|comments?)\b", re.I)
_DATELINE = re.compile(r"^[A-Z][A-Z.,’' -]{2,40}(?:,\s*[\w. ]{2,30})?\s*(?:\([^)]{2,30}\)\s*)?[—–-]")
_PICTURE = re.compile(r"\W*(?:file |main |cover )?(?:photo|image|picture|pic|illustration|graphic|©|credit)", re.I)
_CAPTION_WORDS = 30
_NO_CAPTION = re.compile(r"[\"“”„«»]|[a-z)][.!?]\s+[A-Z]")
_URL_LINE = re.compile(r"^(?:url|link|source|original|from)?\s*:?\s*(https?://\S+)$", re.I)


def draw_plain(source: Source) -> Drawn:
    """The article of a plain text.

    1. its lines, 2. where each stands, 3. furniture by the table, 4. other stories' headlines with their dates,
    5. title, standfirst, byline, 6. its own dates, imprint and captions, 7. sections and anchors.

    Raises:
        PageError: `no-text`, where there are no words.
    """
    sheet = _sheet(source)
    if not sheet.lines:
        raise PageError("no-text", "the page holds no words")
    _place(sheet)
    _by_table(sheet)
    _by_shape(sheet)
    take_masthead(sheet)
    title = source.title or title_of(sheet)
    _own_dates(sheet)
    _credited(sheet)
    _imprint(sheet)
    _captions(sheet)
    _finish(sheet, title)
    _take_over(sheet.drawn, source)
    return sheet.drawn


def _sheet(source: Source) -> Sheet:
    sheet = Sheet(Drawn(source.text))
    for start, end in lines_of(source.text):
        glued = _glued_date(source.text[start:end])
        cuts = [start, start + glued, end] if glued else [start, end]
        for begin, stop in itertools.pairwise(cuts):
            sheet.lines.append(Line(begin, stop, source.text[begin:stop]))
    return sheet


def _glued_date(line: str) -> int:
    """Length of a date that a scraper left without a space before the paragraph behind it, else 0."""
    match = WRITTEN.match(line)
    if not match or not from_written(match):
        return 0
    rest = line[match.end() :]
    return match.end() if rest[:1].isalpha() and rest[:1].isupper() and is_paragraph(rest) else 0


def _place(sheet: Sheet) -> None:
    """Where each line stands, after a first line that is a title with a full stop was taken for one."""
    lines = sheet.lines
    for line in lines:
        line.paragraph = is_paragraph(line.words) and not rule_for(line.words, "tail")
        line.dated = is_date_line(line.words)
        line.paragraph = line.paragraph and not line.dated
    if _is_stopped_title(lines):
        lines[0].paragraph = False
        lines[0].label = "title"
    talk = interview_lines([line.words for line in lines])
    for index in talk:
        lines[index].label = "interview"
    where = places([line.words for line in lines], [line.paragraph or i in talk for i, line in enumerate(lines)])
    for line, place in zip(lines, where, strict=True):
        line.place = place


def _is_stopped_title(lines: list[Line]) -> bool:
    """The first line is a headline to which a full stop was added: one short sentence over longer paragraphs."""
    if len(lines) < 3 or not ends_sentence(lines[0].words) or lines[0].dated:
        return False
    first = lines[0].words.rstrip()
    if first.endswith((":", "…")) or words(first) > _TITLE_WORDS or not any(one.paragraph for one in lines[1:4]):
        return False
    if _in_title_case(first):
        return True
    follows = lines[1].words
    if re.search(r"[a-z]{2}[.!?][”\"’']?\s+[A-Z]", first):
        return False
    longer = words(first) <= _SENTENCE_TITLE_WORDS and words(follows) >= 2 * words(first)
    return bool(_DATELINE.match(follows)) or (longer and overlap(first, lines[1:4]) >= OWN_SHARE)


def _in_title_case(line: str) -> bool:
    longer = re.findall(r"[^\W\d_][\w’'-]{3,}", line)
    return bool(longer) and sum(word[0].isupper() for word in longer) >= _TITLE_CASE_SHARE * len(longer)


def _by_table(sheet: Sheet) -> None:
    """Furniture by the table. What follows a heading of comments or other stories is the like of it, unless the
    table knows it for something else; so is what stands under "Advertisement" at the end.
    """
    to_end: FurnitureReason | None = None
    for index, line in enumerate(sheet.lines):
        rule = rule_for(line.words, line.place)
        if line.label in ("title", "interview") or (rule and rule.reason == "credit" and index == 0):
            continue
        if rule:
            line.reason = rule.reason
            to_end = rule.reason if rule.to_end else to_end
        elif to_end:
            line.reason = to_end
        elif line.place != "body" and is_menu(line.words):
            line.reason = "navigation"
        elif line.place == "tail" and index and sheet.lines[index - 1].reason == "advertisement":
            line.reason = "advertisement"


def _by_shape(sheet: Sheet) -> None:
    """Headlines of other stories: several with dates over the body, any with a date inside or after it."""
    head = _dated_headlines(sheet, "head")
    own = None
    if len(head) == 1:
        own = head[0]
    elif head:
        shares = {pair: overlap(sheet.lines[pair].words, lead(sheet)) for pair in head}
        best = max(head, key=lambda pair: (shares[pair], -pair))
        own = best if shares[best] >= OWN_SHARE_AMONG else None
    for pair in head:
        if pair != own:
            _mark_teaser(sheet, pair)
    for place in ("body", "tail"):
        for pair in _dated_headlines(sheet, place):
            _mark_teaser(sheet, pair)
    _list_at_end(sheet)


def _dated_headlines(sheet: Sheet, place: str) -> list[int]:
    """Headlines at `place` with a date line right below (its place may be the next one)."""
    found = []
    for index in sheet.at(place):
        line = sheet.lines[index]
        below = sheet.lines[index + 1] if index + 1 < len(sheet.lines) else None
        if below is None or not below.dated or below.reason or line.dated or line.label == "interview":
            continue
        if is_headline(line.words) or (place == "head" and line.label == "title"):
            found.append(index)
    return found


def _mark_teaser(sheet: Sheet, index: int) -> None:
    for line in sheet.lines[index : index + 2]:
        line.reason = "teaser"
        line.label = "teaser"
    below = sheet.lines[index + 1]
    match = WRITTEN.search(below.words)
    edtf = from_written(match) if match else None
    if match and edtf:
        start = below.start + match.start()
        span = Span.cut(sheet.drawn.text, start, below.start + match.end())
        sheet.drawn.teaser_dates.append((edtf, span))


def _list_at_end(sheet: Sheet) -> None:
    """A run of headlines after the last paragraph is a list of other stories; single short words are links."""
    run: list[int] = []
    for index in [*sheet.at("tail"), len(sheet.lines) + 1]:
        consecutive = not run or index == run[-1] + 1
        fits = index < len(sheet.lines) and is_headline(sheet.lines[index].words)
        if fits and consecutive and not sheet.lines[index].dated:
            run.append(index)
            continue
        if len(run) >= _LEAST_TEASERS:
            for one in run:
                sheet.lines[one].reason = "teaser"
        run = []


def _credited(sheet: Sheet) -> None:
    """Who wrote it, where no byline says so: the credit below the text."""
    for line in sheet.lines:
        if line.place == "tail" and not sheet.drawn.authors and (who := reporter_in(line.words)):
            sheet.drawn.authors.append(who)
            line.reason, line.label = "credit", "other"


def _own_dates(sheet: Sheet) -> None:
    """The date lines that are not another story's, and the byline; both are furniture, being no part of the
    text.
    """
    for line in sheet.lines:
        if line.reason or (line.place == "body" and not _is_glued(sheet, line)):
            continue
        author = author_in(line.words)
        if author and line.place == "head":
            sheet.drawn.authors.append(author)
            line.reason, line.label = "credit", "other"
        if line.dated:
            confidence = _SAVED_CONFIDENCE if _SAVED.search(line.words) else None
            if line.place == "tail":
                confidence = _END_CONFIDENCE
            _date(sheet, line, confidence)
            line.reason, line.label = ("counter" if _COUNTED.search(line.words) else "other"), "other"
        if line.place == "head" and (author or line.dated) and sheet.drawn.outlet is None:
            sheet.drawn.outlet = outlet_beside(line.words)
        link = _URL_LINE.match(line.words)
        if link and line.place == "head":
            sheet.drawn.url = sheet.drawn.url or link.group(1)
            line.reason, line.label = "navigation", "other"


def _imprint(sheet: Sheet) -> None:
    """The outlet: in a copyright line below the text, with its domain if that stands there, else in who asks."""
    for line in sheet.lines:
        below = line.place == "tail" and line.reason in ("credit", "other")
        match = COPYRIGHT.search(line.words) if below else None
        if match and sheet.drawn.outlet is None:
            sheet.drawn.outlet = match.group("name").strip(" -–—")
            domain = domain_in_name(line.words)
            if domain and sheet.drawn.url is None:
                sheet.drawn.url = f"https://{domain}/"
    turns = (line.words for line in sheet.lines if line.label == "interview")
    sheet.drawn.outlet = sheet.drawn.outlet or interviewer_of(turns)


def _captions(sheet: Sheet) -> None:
    """One short sentence right over the credit of a picture is its caption."""
    for line, below in itertools.pairwise(sheet.lines):
        credited = below.reason == "credit" and _PICTURE.match(below.words)
        short = words(line.words) <= _CAPTION_WORDS and not _NO_CAPTION.search(line.words)
        if credited and short and line.reason is None and line.label == "body":
            line.label = "caption"


def _is_glued(sheet: Sheet, line: Line) -> bool:
    return line.dated and any(other.start == line.end for other in sheet.lines)


def _date(sheet: Sheet, line: Line, confidence: float | None) -> None:
    for role, edtf, start, end in dates_in(line.words):
        span = Span.cut(sheet.drawn.text, line.start + start, line.start + end)
        sheet.drawn.dates += candidate(role, edtf, "text", span, confidence)


def _finish(sheet: Sheet, title: str | None) -> None:
    """Sections, furniture and anchors, line by line."""
    drawn = sheet.drawn
    for line in sheet.lines:
        drawn.blocks.append(Block(line.start, line.end, f"char={line.start},{line.end}"))
        label = line.label
        if line.reason:
            drawn.furnish(line.start, line.end, line.reason)
            label = "teaser" if line.reason == "teaser" else "other"
        elif title and drawn.title is None and line.place == "head" and line.words == title:
            drawn.title, label = (line.start, line.end), "title"
        elif label == "title":
            label = "body"
        drawn.section(line.start, line.end, label)


def _take_over(drawn: Drawn, source: Source) -> None:
    """What came beside the text (a JSON item's fields) goes before what was found in it."""
    drawn.authors = source.authors or drawn.authors
    drawn.outlet = source.outlet or drawn.outlet
    drawn.url = source.url or drawn.url
    drawn.language = source.language
    drawn.dates = [*source.dates, *drawn.dates]
