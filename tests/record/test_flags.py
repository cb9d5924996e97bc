"""Warnings on articles that only the other pages, or the whole of one, can give."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Flag, Furniture, Record, RecordSettings, Section
from onrecord.progress import Silent
from onrecord.record import build
from record.story import record
from record.world import Draft

OTHER = "Rain fell on Norn, and the ferry stayed in port."


def flags(built: Record, page: Draft, name: str) -> list[Flag]:
    return [f for a in built.articles if a.id == page.id for f in a.flags if f.flag == name]


def interview() -> Draft:
    text = (
        "The old ferry Marisol sank off the long pier.\n"
        "Editor: Why did it sink?\nLovel: The old ferry Marisol sank off the long pier.\n"
        "Editor: Thank you for that.\nLovel: Storms are rare."
    )
    draft = Draft("a.txt", text, "a", "2031-05-06")
    editor, lovel = draft.name("Editor"), draft.name("Lovel")
    turns = [
        ("Editor", "Why did it sink?", "ask", 0, editor, 0),
        ("Lovel", "The old ferry Marisol sank off the long pier.", "assert", 0, lovel, 1),
        ("Editor", "Thank you for that.", "assert", 1, editor, 0),
        ("Lovel", "Storms are rare.", "assert", 1, lovel, 0),
    ]
    for source, content, act, nth, mention, place in turns:
        draft.says(source, "", content, speaker=source, mention=mention, act=act, form="turn", nth=nth)
        if place:
            last = draft.attributions[-1]
            draft.attributions[-1] = replace(last, content=(draft.span(content, place),))
    return draft


def test_whom_no_other_page_knows_is_flagged_once_and_who_asks_is_not():
    page = interview()
    (flag,) = flags(record(page, Draft("b.txt", OTHER, "b", "2031-05-06")), page, "unattested-interviewee")
    assert flag.why.startswith("Lovel, who is interviewed here") and flag.evidence[0].text == "Lovel"
    assert "1 of 2 sentences of the answers says again what stands above them" in flag.why


def test_whom_another_page_names_or_whose_page_stands_alone_is_not_flagged():
    page = interview()
    known = Draft("b.txt", "Lovel met the pilots of Norn.", "b", "2031-05-06")
    known.name("Lovel")
    assert flags(record(page, known), page, "unattested-interviewee") == []
    assert flags(record(page), page, "unattested-interviewee") == []


def quoting(name: str, words: str) -> Draft:
    draft = Draft(f"{name}.txt", f"“{words}” said Ada Lovel.", name, "2031-05-06")
    mention = draft.name("Ada Lovel")
    draft.says(
        "Ada Lovel", "said", f"“{words}”", speaker="Ada Lovel", mention=mention, form="direct", said="2031-05-05"
    )
    return draft


def test_a_quotation_that_differs_where_the_others_agree_is_odd():
    usual = "No ferry of ours has ever left the harbour of Norn without a pilot on the bridge."
    other = "No ferry of ours has ever left the harbour of Norn at night or in fog, pilot or none."
    pages = [quoting("a", usual), quoting("b", usual), quoting("c", other)]
    built = record(*pages)
    assert len(flags(built, pages[2], "odd-quotation")) == 1
    assert flags(built, pages[0], "odd-quotation") == []
    two = [quoting("a", usual), quoting("c", other)]
    assert flags(record(*two), two[1], "odd-quotation") == [], "of two nobody can say which is odd"


def test_furniture_between_the_paragraphs_is_flagged_and_a_credit_is_not():
    first, middle, last = "The ferry left Norn.", "Read also: Tide tables", "It came back at noon."
    text = "\n".join((first, middle, last))
    for reason, odd in (("teaser", 1), ("credit", 0)):
        draft = Draft("a.txt", text, "a", "2031-05-06")
        reading = draft.reading()
        spans = [draft.span(words) for words in (first, middle, last)]
        body = tuple(Section(s.start, s.end, s.text, "body") for s in (spans[0], spans[2]))
        furniture = (Furniture(spans[1].start, spans[1].end, spans[1].text, reason),)
        page = replace(reading, article=replace(reading.article, sections=body, furniture=furniture))
        built = build([page], (), RecordSettings(), Silent())
        assert len(flags(built, draft, "furniture-in-text")) == odd
