"""A made-up story as a record, made by hand: a dam, two governments, a wire and five papers."""

# ruff: noqa: E501

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onrecord.errors import Problem
from onrecord.model import (
    Addressee,
    Article,
    ArticleSpan,
    Attribution,
    Block,
    Claim,
    Dated,
    Decision,
    Dependence,
    DependsOn,
    Difference,
    Entity,
    Event,
    Flag,
    Furniture,
    Issue,
    Link,
    Mention,
    Miss,
    Outlet,
    Position,
    Record,
    Relation,
    Report,
    Role,
    Said,
    Section,
    Shift,
    Span,
    Speaker,
    StatusChange,
    Target,
    Utterance,
    attribution_id,
    mention_id,
)
from onrecord.model.record import UtteranceDate

WIRE = """Vellmark will open the sluices, spokesman says
SELMOR, 3 March (North Wire) — Vellmark will open two sluices of the Selm dam in April, government spokesman Marek Toll told reporters on Tuesday.
"We have never agreed to a limit on the water, and there is no such paper," Toll said.
Tarsany's prime minister, Halvard Brink, demanded on Monday that the river be left at its level. "Not one metre less," he said at the Orrin bridge.
Construction of the dam began in 2019."""

COURIER = """Sluices to open in April
Published 3 March 2031
Vellmark will open two sluices of the Selm dam in April, government spokesman Marek Toll told reporters on Tuesday, North Wire reports.
"We have never agreed to a limit on the water, and there is no such paper," Toll said.
Follow us for more news."""

LANTERN = """Secret paper caps the water, sources say

Two officials who asked not to be named told the Lantern that Vellmark signed a paper in February which caps the flow at 400 cubic metres a second.

The paper was signed on 12 February in Selmor.

"It exists, I have held it in my hands," one of the officials said.

President Ilse Vandor believes the talks can still succeed, according to a person close to her."""

GAZETTE = """Toll: no paper, no limit
The spokesman for the government of Vellmark, M. Toll, has denied that a paper limiting the water was ever signed.
"At no time did we accept a cap on the water, and no document of that kind exists," the Orrin Gazette quotes him, citing a translation by North Wire.
Prime Minister Brink said yesterday he would accept a lower level if a joint commission measures it.
Water minister Marek Toll will visit the dam on Friday."""

NINE = """INTERVIEW
Channel Nine: Will you leave the table?
Ilse Vandor: We will not leave the table. Tarsany reported to us that its engineers told Brink the level would fall by half a metre.
Channel Nine: And the paper?
Ilse Vandor: I decline to speak about papers.
Dr. Oda Fenn, a hydrologist, said the sluices had been opened on 1 April; other reports say 4 April."""


def near(text: str, words: str, start: int) -> Span:
    """The span of the whole words `words` that comes first behind `start`."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text[start:])
    assert found, words
    return Span.cut(text, start + found.start(), start + found.end())


def _hash(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def cut(text: str, words: str, article: str | None = None, nth: int = 0) -> Any:
    """The span of the `nth` occurrence of `words` in `text`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    if article is None:
        return Span.cut(text, start, start + len(words))
    return ArticleSpan(start, start + len(words), words, article)


def article(text: str, outlet: str, location: str, day: str | None, **more: Any) -> Article:
    """An article whose first line is its title."""
    page = _hash(location + text)
    title = Span.cut(text, 0, len(text.split("\n", 1)[0]))
    return Article(
        id=Article.id_of(page),
        page=page,
        location=location,
        container=more.pop("container", None),
        outlet=Outlet(outlet, None) if outlet else None,
        title=title if title.text else None,
        byline=more.pop("byline", ()),
        published=Dated(day, "jsonld", "$.datePublished", 0.9) if day else None,
        updated=more.pop("updated", None),
        language="en",
        text=text,
        anchor=(Block(0, len(text), "/html/body"),),
        **more,
    )


def said(
    page: Article,
    content: str | Sequence[str],
    source: str = "",
    cue: str = "",
    who: Speaker | Sequence[Speaker] = (),
    **more: Any,
) -> Attribution:
    """An attribution found by its words."""
    text = page.text
    contents = tuple(cut(text, piece) for piece in ([content] if isinstance(content, str) else content))
    line = text.rfind("\n", 0, contents[0].start) + 1
    sources = (near(text, source, line),) if source else ()
    cues = (near(text, cue, line),) if cue else ()
    fields: dict[str, Any] = {
        "section": "body", "parent": None, "form": "indirect", "attitude": "assertion", "act": "assert",
        "negated": False, "stance": "neutral", "addressees": (), "occasion": None, "said": None, "chain": None,
        "confidence": 0.9,
    }  # fmt: skip
    return Attribution(
        id=attribution_id(page.id, sources, cues, contents),
        article=page.id,
        source=sources,
        cue=cues,
        content=contents,
        speakers=(who,) if isinstance(who, Speaker) else tuple(who),
        **{**fields, **more},
    )


def story() -> Record:
    """Six articles with every difficulty that the dossier has to show."""
    wire = article(WIRE, "North Wire", "https://northwire.example/selm-1", "2031-03-03", byline=("Ana Reyl",))
    courier = article(
        COURIER, "Vell Courier", "https://courier.example/sluices", "2031-03-03",
        furniture=(Furniture(*_at(COURIER, "Follow us for more news."), reason="follow"),),
        sections=(Section(*_at(COURIER, "Sluices to open in April"), label="title"),),
    )  # fmt: skip
    lantern = article(LANTERN, "The Lantern", "pages/lantern.html", "2031-03-05")
    gazette = article(
        GAZETTE, "Orrin Gazette", "https://gazette.example/toll?a=1&b=2", "2031-03-06",
        updated=Dated("2031-03-07", "meta", None, 0.7),
    )  # fmt: skip
    nine = article(
        NINE, "", "pages/nine.txt", None,
        flags=(
            Flag("no-date", "no date was found on the page"),
            Flag("unattested-interviewee", "no other page knows Oda Fenn", (cut(NINE, "Dr. Oda Fenn"),)),
        ),
    )  # fmt: skip
    pages = sorted((wire, courier, lantern, gazette, nine), key=lambda a: a.location)
    toll = Speaker("Marek Toll", None, "E-toll")
    brink = Speaker("Halvard Brink", None, "E-brink")
    vandor = Speaker("Ilse Vandor", None, "E-vandor")
    officials = Speaker("two officials who asked not to be named", None, "E-officials", True)
    north = Link("North Wire", "E-wire", cue=(cut(COURIER, "North Wire reports"),))
    tuesday = Said("2031-03-03", cut(WIRE, "Tuesday"), "weekday before the page's date")
    w1 = said(
        wire, "Vellmark will open two sluices of the Selm dam in April", "government spokesman Marek Toll", "told",
        toll, act="announce", said=tuesday, chain=(), addressees=(Addressee("reporters"),), confidence=0.97,
    )  # fmt: skip
    no_paper = '"We have never agreed to a limit on the water, and there is no such paper,"'
    w2 = said(wire, no_paper, "Toll", "said", toll, form="direct", act="deny", chain=(), confidence=0.99)
    w3 = said(
        wire, "the river be left at its level", "Halvard Brink", "demanded", brink, act="demand",
        said=Said("2031-03-02", cut(WIRE, "Monday"), "weekday before the page's date"), chain=(),
    )  # fmt: skip
    w4 = said(wire, '"Not one metre less,"', "he", "said", brink, form="direct", act="demand",
              occasion=cut(WIRE, "at the Orrin bridge"))  # fmt: skip
    c1 = said(
        courier, "Vellmark will open two sluices of the Selm dam in April", "government spokesman Marek Toll",
        "told", toll, act="announce", chain=(north,),
        said=Said("2031-03-03", cut(COURIER, "Tuesday"), "weekday before the page's date"),
    )  # fmt: skip
    c2 = said(courier, no_paper, "Toll", "said", toll, form="direct", act="deny",
              chain=(replace(north, cue=(), certainty="inferred"),), confidence=0.62)  # fmt: skip
    l1 = said(
        lantern, "Vellmark signed a paper in February which caps the flow at 400 cubic metres a second",
        "Two officials who asked not to be named", "told", officials, chain=(), stance="neutral",
        addressees=(Addressee("the Lantern"),),
    )  # fmt: skip
    l2 = said(lantern, '"It exists, I have held it in my hands,"', "one of the officials", "said", officials,
              form="direct", chain=())  # fmt: skip
    l3 = said(
        lantern, "the talks can still succeed", "President Ilse Vandor", "believes", vandor, attitude="belief",
        chain=(Link("a person close to her", "E-close", True, (cut(LANTERN, "according to a person close to her"),)),),
        confidence=0.41,
    )  # fmt: skip
    g1 = said(gazette, "a paper limiting the water was ever signed", "M. Toll", "denied", toll, act="deny",
              said=Said("2031-03-06", None, "the page's date"))  # fmt: skip
    other = '"At no time did we accept a cap on the water, and no document of that kind exists,"'
    g2 = said(
        gazette, other, "him", "quotes", toll, form="direct", act="deny",
        chain=(Link("North Wire", "E-wire", cue=(cut(GAZETTE, "citing a translation by North Wire"),)),),
    )  # fmt: skip
    g3 = said(
        gazette, "he would accept a lower level if a joint commission measures it", "Prime Minister Brink", "said",
        brink, act="accept", said=Said("2031-03-05", cut(GAZETTE, "yesterday"), "the day before the page's date"),
    )  # fmt: skip
    outer = "Tarsany reported to us that its engineers told Brink the level would fall by half a metre."
    n1 = said(nine, "We will not leave the table. " + outer, "Ilse Vandor", "", vandor, form="turn", act="promise",
              section="interview", chain=())  # fmt: skip
    n2 = said(
        nine, "its engineers told Brink the level would fall by half a metre", "Tarsany", "reported",
        Speaker("Tarsany", None, "E-tarsany"), parent=n1.id, section="interview",
        chain=(Link("Ilse Vandor", "E-vandor"),),
    )  # fmt: skip
    n3 = said(
        nine, "the level would fall by half a metre", "its engineers", "told", Speaker("Tarsany's engineers", None, None),
        parent=n2.id, section="interview", chain=(Link("Ilse Vandor", "E-vandor"), Link("Tarsany", "E-tarsany")),
        addressees=(Addressee("Halvard Brink", None, "E-brink"),),
    )  # fmt: skip
    n4 = said(
        nine, "I decline to speak about papers.", "", "decline", vandor, form="turn", act="decline", chain=()
    )
    n5 = said(
        nine, "the sluices had been opened on 1 April", "Dr. Oda Fenn, a hydrologist", "said",
        Speaker("Oda Fenn", None, "E-fenn"), confidence=0.74,
    )  # fmt: skip
    spoken = [w1, w2, w3, w4, c1, c2, l1, l2, l3, g1, g2, g3, n1, n2, n3, n4, n5]
    at = {page.id: n for n, page in enumerate(pages)}
    spoken.sort(key=lambda a: (at[a.article], min(s.start for s in (*a.source, *a.cue, *a.content)), a.id))
    wires = cut(WIRE, "Marek Toll")
    mention = Mention(mention_id(wire.id, wires.start, wires.end, "person"), wire.id, wires, "person", "name")
    signed = cut(LANTERN, "The paper was signed on 12 February in Selmor.", lantern.id)
    paper = Claim(
        id="C-paper",
        content=cut(LANTERN, "Vellmark signed a paper in February which caps the flow at 400 cubic metres a second",
                    lantern.id),
        reports=(
            Report(l1.id, cut(LANTERN, l1.content[0].text, lantern.id), "attributed"),
            Report(None, signed, "narrated"),
        ),
        articles=1, carriers=(), origins=1, status="denied",
        history=(StatusChange("2031-03-05", "asserted", l1.id), StatusChange("2031-03-06", "denied", g1.id)),
    )  # fmt: skip
    opening = Claim(
        id="C-open",
        content=cut(WIRE, w1.content[0].text, wire.id),
        reports=(
            Report(c1.id, cut(COURIER, c1.content[0].text, courier.id), "attributed"),
            Report(w1.id, cut(WIRE, w1.content[0].text, wire.id), "attributed"),
        ),
        articles=2, carriers=("North Wire",), origins=1, status="asserted",
        history=(StatusChange("2031-03-03", "asserted", w1.id),),
    )  # fmt: skip
    return Record(
        articles=tuple(pages),
        mentions=(mention,),
        attributions=tuple(spoken),
        misses=(
            Miss(gazette.id, cut(GAZETTE, "Water minister Marek Toll will visit the dam on Friday."),
                 cut(GAZETTE, "will visit"), "a cue without a content"),
        ),
        problems=(
            Problem("pages/broken.html", None, "pages", "not-html", "The file is a PDF; it was archived, not read."),
            Problem("pages/morning.html", _hash("m"), "articles", "not-english",
                    "The page is in Russian; only English is read."),
        ),
        entities=(
            _entity("E-brink", "person", "Halvard Brink", ("Brink",)),
            _entity("E-close", "person", "a person close to her", anonymous=True),
            _entity("E-fenn", "person", "Oda Fenn", roles=(Role("hydrologist", cut(NINE, "hydrologist", nine.id), None),)),
            _entity("E-officials", "group", "two officials who asked not to be named", anonymous=True),
            _entity("E-tarsany", "organization", "Tarsany"),
            _entity("E-toll", "person", "Marek Toll", ("M. Toll", "Toll"), (
                Role("government spokesman", cut(WIRE, "government spokesman", wire.id), "2031-03-03"),
                Role("water minister", cut(GAZETTE, "Water minister", gazette.id), "2031-03-06"),
            ), mentions=(mention.id,)),
            _entity("E-vandor", "person", "Ilse Vandor", roles=(
                Role("President", cut(LANTERN, "President", lantern.id), "2031-03-05"),)),
            _entity("E-wire", "organization", "North Wire"),
            _entity("E-selmor", "place", "Selmor"),
        ),
        utterances=(
            Utterance("U-open", ("E-toll",), (w1.id, c1.id), w1.id, UtteranceDate("2031-03-03", "both pages say so"),
                      2, ("North Wire",), 1, ()),
            Utterance(
                "U-paper", ("E-toll",), (w2.id, c2.id, g2.id), w2.id, UtteranceDate("2031-03-03", "the first page"),
                3, ("North Wire",), 1,
                (Difference(w2.id, g2.id, ("We", "have", "never", "agreed", "limit", "there", "no such paper"),
                            ("At no time did", "accept", "cap", "document", "of that kind exists")),),
            ),
        ),
        dependences=(
            Dependence(courier.id, DependsOn(article=wire.id), "copy", "article", 0.83, ()),
            Dependence(courier.id, DependsOn(carrier="North Wire"), "credit", (c1.id,), 0.0,
                       (cut(COURIER, "North Wire reports", courier.id),)),
        ),
        claims=(opening, paper),
        relations=(
            Relation("R1", "denies", Target(attribution=g1.id), Target(claim="C-paper"), "explicit", "statement",
                     "Toll denies that a paper limiting the water was signed; the Lantern says one was.", 0.9),
            Relation("R2", "denies", Target(utterance="U-paper"), Target(span=signed), "inferred", "statement",
                     "“There is no such paper” stands against the Lantern's own words.", 0.6),
            Relation("R3", "contradicts", Target(attribution=n5.id),
                     Target(span=cut(NINE, "other reports say 4 April", nine.id)), "explicit", "date",
                     "1 April in one report, 4 April in another.", 0.8),
            Relation("R4", "misdescribes",
                     Target(span=cut(GAZETTE, "Water minister Marek Toll", gazette.id)), Target(entity="E-toll"),
                     "inferred", "role", "Three pages call him a spokesman, one a minister.", 0.7),
        ),
        events=(
            Event("V1", signed, "2031-02-12", "day", ("E-selmor",), None, "denied", (signed,)),
            Event("V2", cut(WIRE, "Construction of the dam began in 2019.", wire.id), "2019", "year", (), None,
                  "reported", (cut(WIRE, "Construction of the dam began in 2019.", wire.id),)),
            Event("V3", cut(NINE, "the sluices had been opened on 1 April", nine.id), "2031-04-01", "day", (), None,
                  "attributed", (cut(NINE, "the sluices had been opened on 1 April", nine.id),)),
        ),
        issues=(
            Issue("river-level", "the level of the river", ("level", "metre"), "found"),
            Issue("talks", "staying at the table", ("table", "talks"), "found"),
        ),
        positions=(
            Position("P1", "E-brink", "river-level", "demand", "against", "2031-03-02", w3.id),
            Position("P2", "E-brink", "river-level", "demand", "against", "2031-03-03", w4.id),
            Position("P3", "E-brink", "river-level", "accept", "conditional", "2031-03-05", g3.id),
            Position("P4", "E-toll", "river-level", "announce", "for", "2031-03-03", w1.id),
            Position("P5", "E-vandor", "talks", "promise", "for", None, n1.id),
        ),
        shifts=(
            Shift("S1", "E-brink", "river-level", w3.id, g3.id,
                  "On 2 March he demands the level be left as it is; on 5 March he would accept less on a condition.",
                  0.8),
        ),
        decisions=(
            Decision("D1", "edit", (w1.id,), "announce", "the desk", "2031-03-08T10:00Z", "He announced it."),
        ),
    )  # fmt: skip


def _at(text: str, words: str) -> tuple[int, int, str]:
    span = cut(text, words)
    return span.start, span.end, span.text


def _entity(
    name_id: str, kind: Any, name: str, aliases: tuple[str, ...] = (), roles: tuple[Role, ...] = (), **more: Any
) -> Entity:
    return Entity(
        name_id, kind, name, aliases, roles, None, more.get("anonymous", False), more.get("mentions", ())
    )


def one(text: str, content: str, **more: Any) -> Record:
    """One article with one statement: for odd texts."""
    page = article(text, more.pop("outlet", "Somewhere"), more.pop("location", "odd.txt"), "2031-03-03")
    speaker = Speaker(more.pop("speaker", "Somebody"))
    return Record(articles=(page,), attributions=(said(page, content, who=speaker, **more),))


def large(articles: int, statements: int) -> Record:
    """`articles` articles of about 900 words with `statements` statements each, by thirty speakers."""
    pages, spoken = [], []
    for n in range(articles):
        lines = [f"Report {n} on the dam"]
        lines += [
            f"Paragraph {k} of report {n} tells at some length what was seen of the water that day, " * 3
            + f'and "the gate {n * statements + k} will stay shut for a while longer," Speaker {(n + k) % 30} said.'
            for k in range(statements)
        ]
        text = "\n".join(lines)
        page = article(text, f"Paper {n % 40}", f"pages/{n:04}.html", f"2031-{1 + n % 12:02}-{1 + n % 28:02}")
        pages.append(page)
        spoken += [
            said(page, f'"the gate {n * statements + k} will stay shut for a while longer,"', "", "",
                 Speaker(f"Speaker {(n + k) % 30}"), form="direct",
                 chain=None if k % 3 else (Link(f"Agency {k % 5}"),))
            for k in range(statements)
        ]  # fmt: skip
    return Record(articles=tuple(pages), attributions=tuple(spoken))
