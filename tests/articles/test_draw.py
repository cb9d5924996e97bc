"""Bad input is normal input: whatever the bytes, an article or a problem, and never a crash."""

from __future__ import annotations

import dataclasses
import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.articles import draw, open_anchor
from onrecord.articles.dom import lines_of_page, parse
from onrecord.model import Article, ArticleSettings, Block, Context, Extraction, Media, Page

STORY = (
    "The council of Velm voted on Monday to close the old market hall, the clerk said.\n\n"
    "“We had no other choice,” said Mayor Ada Korn, who had promised in spring to keep it open.\n\n"
    "Traders denied that they were asked. Their speaker said the council would hear from a lawyer.\n"
)


def drawn(data: bytes | str, media: Media = "text", location: str = "a.txt", **context: str) -> Extraction:
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    return draw(Page(raw, location, media, context=Context(**context)), ArticleSettings())


def article(data: bytes | str, media: Media = "text", location: str = "a.txt") -> Article:
    found = drawn(data, media, location).article
    assert found is not None
    return found


def html(body: str, head: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in STORY.split("\n") if line)
    story = f"<article><h1>Market hall to close</h1>{paragraphs}</article>"
    return f"<html><head>{head}</head><body>{body}{story}</body></html>"


def ld(script: str) -> str:
    return html("", f'<script type="application/ld+json">{script}</script>')


@pytest.mark.parametrize("written", ["3 May of 2031", "3rd of May, 2031", "May 3, 2031"])
def test_a_date_is_read_in_whatever_order_it_is_printed(written: str) -> None:
    found = article(html(f"<p>Velm, {written}</p>"), "html").published
    assert found and found.edtf == "2031-05-03"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_decoded_and_otherwise_unchanged(encoding: str) -> None:
    text = STORY.replace("\n", "\r\n") + "\u00a0 \t\n"
    assert article(text.encode(encoding)).text == text


def test_latin_1_without_declaration() -> None:
    text = "Le maire a déclaré mardi que le marché fermerait à la fin de l'été, malgré la colère des commerçants."
    found = drawn(text.encode("latin-1"))
    assert found.article is not None
    assert found.article.text == text
    assert found.article.language == "fr"


def test_declared_encoding_is_believed_where_it_holds() -> None:
    markup = html("", '<meta charset="windows-1251">').replace("Ada Korn", "Ада Корн")
    assert "Ада Корн" in article(markup.replace("“", '"').replace("”", '"').encode("cp1251"), "html").text


@pytest.mark.parametrize(
    "said", ["utf-16", "UTF-32BE", "utf-7", "unicode_escape", "punycode", "rot13", "no-such-set"]
)
def test_what_no_page_is_written_in_is_not_believed(said: str) -> None:
    markup = html("<p>The path is C:\\x41, +ADw-b+AD4-.</p>", f'<meta charset="{said}">')
    for encoding in ("utf-8", "cp1252"):
        found = article(markup.encode(encoding), "html").text
        assert "“We had no other choice,”" in found and "lawyer" in found


def test_header_names_the_encoding() -> None:
    text = "Městská rada rozhodla, že stará tržnice bude příští týden uzavřena, řekla starostka novinářům."
    found = drawn(text.encode("iso8859-2"), charset="iso-8859-2").article
    assert found is not None
    assert found.text == text


def test_lone_surrogates_become_replacement_characters_one_for_one() -> None:
    found = drawn(STORY + "\ud800x\udfff")
    assert found.article is not None
    assert found.article.text == STORY + "\ufffdx\ufffd"
    assert [problem.category for problem in found.problems] == ["lone-surrogate"]


def test_nuls_and_direction_marks_stay() -> None:
    text = STORY.replace("council", "coun\0cil") + "\u202eright to left\u202c\u200f\n"
    assert article(text).text == text


def test_other_languages_are_archived_and_named() -> None:
    found = drawn(
        "Городской совет в понедельник решил закрыть старый рынок. Мэр заявила, что другого выбора не было."
    )
    assert found.article is not None
    assert found.article.language == "ru"
    assert "not-english" in [flag.flag for flag in found.article.flags]
    assert [(p.stage, p.category) for p in found.problems] == [("articles", "not-english")]


def test_page_without_a_date_says_so() -> None:
    assert [flag.flag for flag in article(STORY).flags] == ["no-outlet", "no-date"]


@pytest.mark.parametrize(
    ("location", "edtf", "method"),
    [
        ("https://news.example/2031/05/06/market", "2031-05-06", "url"),
        ("https://news.example/2031/may/06/market", "2031-05-06", "url"),
        ("https://news.example/market-20310506.html", "2031-05-06", "url"),
        ("https://news.example/2031/05/market", "2031-05", "url"),
        ("saved/velm_2031-05-06_market.txt", "2031-05-06", "filename"),
        ("saved/velm_2031-13-45_market.txt", None, None),
        ("saved/12345678901234.txt", None, None),
    ],
)
def test_date_from_where_the_page_lies(location: str, edtf: str | None, method: str | None) -> None:
    dated = article(STORY, location=location).published
    assert (dated.edtf if dated else None, dated.method if dated else None) == (edtf, method)


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("May 6, 2031", "2031-05-06", None),
        ("Tuesday, 6th of May 2031, 17:04 CET", "2031-05-06", None),
        ("Published: 6 May 2031 | Updated: 7 May 2031 09:12", "2031-05-06", "2031-05-07"),
        ("Posted on 2031-05-06 by admin", "2031-05-06", None),
        ("06.05.2031 17:30", "2031-05-06", None),
        ("February 30, 2031", None, None),
    ],
)
def test_date_lines(line: str, published: str | None, updated: str | None) -> None:
    found = article(f"Market hall to close in autumn\n{line}\n\n{STORY}")
    assert (found.published.edtf if found.published else None) == published
    assert (found.updated.edtf if found.updated else None) == updated


def test_a_date_in_a_sentence_is_not_the_pages() -> None:
    assert (
        article(STORY + "\nThe hall was built on May 6, 1931, by the grandfather of the mayor.\n").published
        is None
    )


def test_single_headline_with_a_date_is_the_title_and_its_date() -> None:
    found = article(f"Market hall in Velm to close\nMay 6, 2031\n{STORY}")
    assert found.title is not None
    assert found.title.text == "Market hall in Velm to close"
    assert found.published is not None
    assert found.published.edtf == "2031-05-06"


def test_own_headline_is_told_from_dated_headlines_of_others() -> None:
    found = article(
        "Pilots strike for a third day\nMay 1, 2031\n"
        f"Council of Velm votes to close market hall\nMay 6, 2031\n{STORY}"
    )
    assert found.title is not None
    assert found.title.text == "Council of Velm votes to close market hall"
    assert found.published is not None
    assert found.published.edtf == "2031-05-06"
    assert [one.reason for one in found.furniture][:2] == ["teaser", "teaser"]


def test_body_sentences_are_not_furniture() -> None:
    lines = [
        "Follow the money, the old lawyer told his students, and you will find out who did it in the end.",
        "“Read the letter,” she said. “Then tell me I was wrong.”",
        "Comments by the minister on Tuesday did little to calm the traders of the old market hall.",
        "The two sides will share the cost, he said: half this year, half in the next one.",
    ]
    assert article("\n\n".join([STORY, *lines, STORY])).furniture == ()


def test_json_item_brings_its_own_metadata() -> None:
    item = {"url": "https://news.example/a", "text": STORY, "date": "2031-05-06", "source": "The Velm Echo",
            "authors": ["Ines Falk"]}  # fmt: skip
    found = article(json.dumps(item), "json-item", "https://news.example/a")
    assert (found.text, found.byline) == (STORY, ("Ines Falk",))
    assert found.outlet is not None
    assert (found.outlet.name, found.outlet.domain) == ("The Velm Echo", "news.example")
    assert found.published is not None
    assert found.published.edtf == "2031-05-06"


def test_json_item_of_html_is_drawn_as_html() -> None:
    found = article(json.dumps({"url": "https://news.example/a", "html": html("")}), "json-item")
    assert found.title is not None
    assert found.title.text == "Market hall to close"
    assert found.anchor[0].selector.startswith("/html")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("1970-01-01T00:00:00Z", None),
        ("1970-01-01T01:00:00+01:00", None),
        ("1969-12-31T19:00:00-05:00", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("1970-01-02", "1970-01-02"),
        ("1969-12-31", "1969-12-31"),
    ],
)
def test_the_moment_that_software_writes_for_no_date_is_none(written: str, date: str | None) -> None:
    found = article(json.dumps({"text": STORY, "date": written}), "json-item").published
    assert (found and found.edtf) == date


def test_a_feeds_name_is_read_as_markup_where_it_is() -> None:
    item = (
        "<item><title>Market hall to close</title><description>The council voted to close it.</description></item>"
    )
    for name in ("Velm &lt;Echo&gt; &amp; Post", "Velm <i>&lt;Echo&gt;</i> &amp; Post", "Velm <Echo> & Post"):
        found = drawn(item, "feed-item", feed_title=name).article
        assert found and found.outlet
        assert found.outlet.name in ("Velm <Echo> & Post", "Velm & Post")


def test_a_few_letters_are_no_language() -> None:
    assert article("Live").language is None
    assert article("Министр ушёл в отставку").language == "ru"


def test_what_is_in_no_language_is_said_in_words() -> None:
    (problem,) = drawn(
        "PCFkb2N0eXBlIGh0bWw+PGh0bWwgbGFuZz1lbj48aGVhZD48dGl0bGU+SGFyYm91ciBjaGllZiBkZW5p" * 4
    ).problems
    assert problem.message.startswith("in no language")


def test_feed_item_takes_the_true_publisher_from_source() -> None:
    item = (
        "<item><title>Market hall to close</title><link>https://news.example/a</link>"
        "<pubDate>Tue, 06 May 2031 07:00:00 GMT</pubDate>"
        '<source url="https://velm.example/rss">The Velm Echo</source>'
        "<description>&lt;p&gt;The council voted on Monday to close the hall.&lt;/p&gt;</description></item>"
    )
    found = drawn(item, "feed-item", "https://news.example/a", feed_title="All the News").article
    assert found is not None
    assert found.outlet is not None
    assert found.outlet.name == "The Velm Echo"
    assert found.published is not None
    assert (found.published.edtf, found.published.method) == ("2031-05-06T07:00:00+00:00", "feed")
    assert found.text == "Market hall to close\nThe council voted on Monday to close the hall."
    assert all(not isinstance(_open(found, item, block), str) for block in found.anchor)


def _open(found: Article, item: str, block: Block) -> object:
    return open_anchor(Page(item.encode(), found.location, "feed-item"), found, block.start, block.end)


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<",
        "<html>",
        "<html><body></body></html>",
        "<div>" * 100_000 + STORY,
        "<b><i>" * 20_000 + STORY,
        "<table><tr><td>" * 3_000 + STORY,
        "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><html><body><p>&b;</p></body></html>",
        html("<script>while(1){}</script><style>p{}</style><svg onload=alert(1)>"),
        ld('{"@graph": [' + "[" * 50_000),
        html("", '<script type="application/ld+json">{"@type": 7, "author": {"name": [1, {}]}, "headline": {}}'),
        ld('{"@type":"NewsArticle","datePublished":"yesterday","author":7}'),
        html("", '<meta property="article:published_time" content="0000-00-00T99:99">'),
        html("&#0;&#xD800;&#x110000;\0\0"),
        "<?xml version='1.0' encoding='utf-7'?>" + html(""),
    ],
)
def test_hostile_markup_gives_an_article_or_a_problem(markup: str) -> None:
    found = drawn(markup, "html", "a.html")
    assert found.article is not None or [p.stage for p in found.problems] == ["articles"]


@pytest.mark.parametrize("attribute", ['a{}="<b c=1>"', "a{}='{}'", "a{}={}", "a{}", "\n/a{} = {}"])
def test_a_tag_with_more_attributes_than_can_be_read_is_named_at_once(attribute: str) -> None:
    crowd = " ".join(attribute.format(n, n) for n in range(100_000))
    found = drawn(html(f"<div class='x' {crowd}>"), "html", "a.html")
    assert [problem.category for problem in found.problems] == ["too-many-attributes"]


def test_many_tags_with_some_attributes_are_a_page() -> None:
    spans = "".join(f"<span a{n}=\"{n}\" b='{n}' c>word {n}</span> " for n in range(3_000))
    found = article(html(f"<p>{spans}</p>"), "html")
    assert found.title is not None and found.title.text == "Market hall to close"


def test_a_line_of_many_elements_is_one_line() -> None:
    count = 20_000
    tree = parse("<p> <b> </b>" + "".join(f"<b>w{n}</b> <i> </i>" for n in range(count)) + "</p><p>end</p>")
    (line, end) = lines_of_page(tree)
    assert line.words == " ".join(f"w{n}" for n in range(count)) and end.words == "end"
    assert (line.element.tag, line.element.text) == ("b", "w0")


def test_broken_json_ld_is_still_read() -> None:
    script = '{"@type":"NewsArticle","headline":"Market hall\n to close","datePublished":"2031-05-06",}'
    found = article(ld(script), "html")
    assert found.published is not None
    assert (found.published.edtf, found.published.method) == ("2031-05-06", "jsonld")


def test_what_is_no_page_gives_nothing() -> None:
    assert drawn(b"%PDF-1.7", "other") == Extraction(None)


def test_anchor_is_refused_where_page_quote_or_place_disagree() -> None:
    page = Page(html("").encode(), "a.html", "html")
    found = draw(page, ArticleSettings()).article
    assert found is not None
    block = found.anchor[-1]
    other = open_anchor(Page(html(" ").encode(), "a.html", "html"), found, block.start, block.end)
    assert isinstance(other, str)
    assert "another page" in other
    moved = dataclasses.replace(
        found, anchor=tuple(dataclasses.replace(b, selector="/html/head") for b in found.anchor)
    )
    refused = open_anchor(page, moved, block.start, block.end)
    assert isinstance(refused, str)
    assert "not the quote" in refused
    unanchored = open_anchor(page, dataclasses.replace(found, anchor=()), block.start, block.end)
    assert isinstance(unanchored, str)
    assert isinstance(open_anchor(page, found, 5, 5), str)


def test_a_text_longer_than_allowed_is_a_problem() -> None:
    found = draw(Page(STORY.encode(), "a.txt", "text"), ArticleSettings(characters=100))
    assert [problem.category for problem in found.problems] == ["too-long"]


LINES = st.lists(
    st.one_of(
        # Without NULs, whose place alone tells UTF-16 without a mark from UTF-8.
        st.text(st.characters(exclude_characters="\0"), max_size=60),
        st.sampled_from(
            [
                *("May 6, 2031", "Back", "COMMENTS", "By Ada Korn", "Q: Why?", "A: Because it was so.", STORY),
                *("Read also: This", "Pilots strike for a third day"),
                "6 May 2031The council of Velm voted to close the old market.",
            ]
        ),
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
def test_plain_text_is_kept_and_its_parts_lie_in_it_in_order(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    found = drawn(text.encode("utf-8", "surrogatepass")).article
    if found is None:
        return
    assert len(found.text) == len(text) - text.startswith("\ufeff")
    for parts in (found.sections, found.furniture, found.anchor):
        assert all(one.end <= two.start for one, two in itertools.pairwise(parts))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["p", "div", "li", "h2", "span", "table", "a"]), st.text(max_size=40)),
        max_size=12,
    )
)
def test_html_of_any_words_never_fails(blocks: list[tuple[str, str]]) -> None:
    body = "".join(f"<{tag}>{words}</{tag}>" for tag, words in blocks)
    found = drawn(html(body), "html")
    assert found.article is not None or found.problems


def test_imprint_below_the_text_names_the_outlet() -> None:
    outlet = article(STORY + "\n© Velm Echo 2031 | velmecho.com\n").outlet
    assert outlet is not None
    assert (outlet.name, outlet.domain) == ("Velm Echo", "velmecho.com")


def test_rights_that_are_reserved_are_no_outlet() -> None:
    for line in (
        "(c) all rights. Read more: 5 signs",
        "© 2031 All rights reserved.",
        "Copyright. Rights reserved",
    ):
        assert article(f"{STORY}\n{line}\n").outlet is None


def test_masthead_in_the_first_heading_is_not_the_headline() -> None:
    markup = html("<h1>The Velm Echo</h1>", "<title>Market hall to close</title>").replace(
        "<article><h1>", "<article><h2>"
    )
    found = article(markup.replace("close</h1>", "close</h2>"), "html")
    assert found.title is not None
    assert found.title.text == "Market hall to close"


def page(markup: str, location: str = "page.html") -> Article:
    return article(markup, "html", location)


PARAGRAPHS = "".join(f"<p>{line}</p>" for line in STORY.split("\n") if line)
COLUMNS = (
    "<html><head><title>Velm Echo Online: Market hall to close in autumn</title></head><body>"
    "<table width=760><tr><td colspan=2><font size=6>Velm Echo</font><br>"
    "<font size=1>Tuesday, 6 May 2031 | www.velmecho.com</font></td></tr>"
    "<tr><td><a href=a.htm>Front page</a><br><a href=b.htm>Letters</a></td><td>"
    "<font size=5><b>Market hall to close in autumn</b></font><br><i>By INES FALK in Velm</i><p>"
    f"{PARAGRAPHS * 2}</td></tr></table></body></html>"
)


def test_a_page_laid_out_by_tables_is_read_by_what_it_prints() -> None:
    found = page(COLUMNS)
    assert found.title is not None
    assert found.title.text == "Market hall to close in autumn"
    assert found.byline == ("Ines Falk",)
    assert found.outlet is not None
    assert (found.outlet.name, found.outlet.domain) == ("Velm Echo", "velmecho.com")
    assert found.published is not None
    assert (found.published.edtf, found.published.method) == ("2031-05-06", "text")
    assert "Letters" not in found.text
    assert found.text.split("\n")[1] == STORY.split("\n")[0]


def test_a_table_of_figures_stays_a_table() -> None:
    rows = "".join(f"<tr><td>Ward {n}</td><td>{n * 37}</td></tr>" for n in range(1, 9))
    assert (
        "Ward 3 111" in page(html("").replace("</article>", f"<table>{rows}</table><p>{STORY}</p></article>")).text
    )


def test_date_and_byline_below_the_headline_are_the_articles() -> None:
    found = page(
        html("<div>Monday, 1 June 2031</div>").replace(
            "</h1>", "</h1><div>By <b>Ines Falk</b></div><div>Tuesday, 6 May 2031, 06:12</div>"
        )
    )
    assert found.byline == ("Ines Falk",)
    assert found.published is not None
    assert (found.published.edtf, found.published.method) == ("2031-05-06", "text")


def test_the_sites_name_in_every_heading_is_not_the_headline() -> None:
    markup = html("<h2>VELM ECHO</h2>", "<title>Velm Echo</title>").replace("h1>", "h3>")
    found = page(markup, "https://velmecho.com/a.htm")
    assert found.title is not None
    assert found.title.text == "Market hall to close"


@pytest.mark.parametrize("mark", ['class="story-summary"', 'id="article-deck"', 'class="vorspann big"'])
def test_a_marked_standfirst_is_no_body(mark: str) -> None:
    found = page(
        html("").replace("</h1>", f"</h1><p {mark}>Traders say that nobody asked them, and are angry</p>")
    )
    assert [(s.label, s.text[:11]) for s in found.sections[:2]] == [
        ("title", "Market hall"),
        ("standfirst", "Traders say"),
    ]


def test_links_and_headlines_below_the_text_are_other_stories() -> None:
    below = "<h3>Other news of the section</h3><ul><li>05.05.2031 Pilots strike for a third day</li></ul>"
    found = page(html("").replace("</article>", f"{below}</article>"))
    assert all(s.label != "body" for s in found.sections if "Pilots" in s.text)


@pytest.mark.parametrize(
    ("note", "updated"),
    [
        ("This article was updated on May 8 to add an answer of the mayor.", "2031-05-08"),
        ("This story has been corrected on 2 January: the hall is older.", "2032-01-02"),
        ("This report was last updated at 9 p.m. on 9 May 2031.", "2031-05-09"),
        ("The story was updated by the mayor, who named three more traders.", None),
        ("The mayor said that the plan was updated on May 8.", None),
    ],
)
def test_a_note_below_the_text_dates_the_update(note: str, updated: str | None) -> None:
    found = article(f"Market hall in Velm to close\nMay 6, 2031\n\n{STORY}\n{note}\n").updated
    assert (found.edtf if found else None) == updated


@pytest.mark.parametrize(
    ("modified", "updated"),
    [
        ("2031-05-06T09:00:00+02:00", None),
        ("2031-05-06T07:00:00Z", None),
        ("2031-05-06T11:30:00Z", "2031-05-06T11:30:00Z"),
        ("2031-05-05T11:30:00Z", None),
    ],
)
def test_an_update_at_the_moment_of_publishing_is_none(modified: str, updated: str | None) -> None:
    script = f'{{"@type": "NewsArticle", "datePublished": "2031-05-06T07:00:00Z", "dateModified": "{modified}"}}'
    found = page(ld(script)).updated
    assert (found.edtf if found else None) == updated


def test_what_follows_the_comments_keeps_its_own_reason() -> None:
    text = STORY + "\nCOMMENTS (2)\nNice hall.\nRead also: Pilots strike for a third day\nBack\n© Velm Echo 2031\n"
    reasons = [one.reason for one in article(text).furniture]
    assert reasons == ["comments", "comments", "teaser", "navigation", "other"]


def test_the_line_over_a_pictures_credit_is_its_caption() -> None:
    found = article(STORY + "\nThe hall, seen from the river in 2029.\n\nPhoto: Echo archive / Ines Falk\n")
    assert [s.text for s in found.sections if s.label == "caption"] == ["The hall, seen from the river in 2029."]
    assert found.furniture[0].reason == "credit"


def test_dates_of_other_stories_are_named_even_where_the_file_dates_the_page() -> None:
    text = f"Pilots strike for a third day\nMay 4, 2031\nTram fares rise again\nMay 3, 2031\n\n{STORY}"
    found = article(text, location="saved/echo_2031-05-06.txt")
    assert found.published is not None
    assert found.published.edtf == "2031-05-06"
    assert "teaser-date" in [flag.flag for flag in found.flags]


@pytest.mark.parametrize(
    ("asks", "name"),
    [
        ("Velm Valley Monitor Editor", "Velm Valley Monitor"),
        ("Velm.info Reporter", "Velm.info"),
        ("Senior Political Editor", None),
        ("Editor", None),
    ],
)
def test_who_asks_in_an_interview_names_the_outlet(asks: str, name: str | None) -> None:
    turns = f"{asks}: Why was the hall of all places closed?\n\nDr. Korn: Because the roof was old.\n\n"
    outlet = article(f"{STORY}\n{turns * 3}").outlet
    assert (outlet.name if outlet else None) == name


def test_a_credit_over_an_interview_is_no_turn_of_it() -> None:
    turns = "Ax & Co: Why was the hall of all places closed?\n\nKorn: Because the roof was old, and it rained.\n\n"
    head = "‘Roofs have no party’\n\nInterview: Tess Holm\n\n16 October 2024\n\nUri Korn mends roofs in Velm.\n\n"
    found = article(head + turns * 3)
    assert found.published is not None and found.published.edtf == "2024-10-16"
    assert [found.text[s.start : s.start + 5] for s in found.sections if s.label == "interview"] == ["Ax & "]


@pytest.mark.parametrize(
    ("line", "odd"),
    [
        ('"We had no other choice, she told the council of the town.', True),
        ('He said that the beam was 3" too short and called it "a scandal".', False),
        ('The report, "Halls of Velm 2031", was not printed by the council.', False),
        ("“We begin,” she said. “And we go on,", True),
    ],
)
def test_a_quotation_mark_without_its_partner_is_flagged(line: str, odd: bool) -> None:
    found = article(f"{STORY}\n{line}\n\nThe clerk closed the session at noon and went home.\n")
    assert [e.text for f in found.flags if f.flag == "odd-quotation" for e in f.evidence] == [line] * odd


def test_a_quotation_over_paragraphs_opens_each_of_them() -> None:
    found = article(f'{STORY}\n"It began in spring.\n\n"It ended in autumn," she said to the council.\n')
    assert "odd-quotation" not in [flag.flag for flag in found.flags]


MASTHEAD = (
    "<html><head><title>{title}</title></head><body><div class='top'>{brand} <a href='/news'>News</a></div>"
    "<h1>Weir gates were open for a week, keeper says</h1><div>{meta}</div>"
    "<p>The keeper of the Sunder weir said on Tuesday that its gates had been open for a week before.</p>"
    "<p>Nobody at the water board had asked him to close them, he told the council of the town.</p>"
    "{foot}"
    "</body></html>"
)


@pytest.mark.parametrize(
    ("title", "brand", "foot", "outlet"),
    [
        (
            "Sunder Post - Weir gates",
            "<a href='http://sunderpost.example/'><b>Sunder Post</b></a>",
            "",
            "Sunder Post",
        ),
        (
            "Weir gates",
            "<span class='brand'>Weir &amp; Dale</span>",
            "<p>Weir &amp; Dale is free.</p>",
            "Weir & Dale",
        ),
        ("Weir gates", "<a href='https://epaper.sunder.example/'>E-Paper Plus</a>", "<p>E-Paper Plus</p>", None),
        ("Weir gates", "<a href='/'>Home</a>", "", None),
    ],
)
def test_outlet_by_its_masthead(title: str, brand: str, foot: str, outlet: str | None) -> None:
    found = article(MASTHEAD.format(title=title, brand=brand, meta="", foot=foot), "html").outlet
    assert (found.name if found else None) == outlet


@pytest.mark.parametrize(
    ("meta", "byline"),
    [
        ("<div>Ada Korn</div><div>16 October 2024</div>", ("Ada Korn",)),
        ("<span>Ada Korn</span> <span>16 Oct</span>", ("Ada Korn",)),
        ("<div>Port Sunder</div><div>16 October 2024</div><p>Boats lay idle in Port Sunder.</p>", ()),
        ("<div><a href='/middle-lands'>Middle Lands</a></div><div>16 October 2024</div>", ()),
    ],
)
def test_a_name_beside_the_date_is_the_byline_and_a_place_or_a_section_is_none(
    meta: str, byline: tuple[str, ...]
) -> None:
    assert article(MASTHEAD.format(title="Weir gates", brand="", meta=meta, foot=""), "html").byline == byline


def test_a_box_between_paragraphs_is_furniture_by_its_class() -> None:
    meta = (
        "<p>It rained.</p><div class='ad'><p>Boats of any size and make, ring the Haug brothers today.</p></div>"
    )
    found = article(MASTHEAD.format(title="Weir gates", brand="", meta=meta, foot=""), "html")
    assert [(f.reason, f.text[:5]) for f in found.furniture if "Haug" in f.text] == [("advertisement", "Boats")]


@pytest.mark.parametrize(
    ("over", "below", "outlet"),
    [
        ("SUNDER EVENING PAPER", "Subscribe to Sunder Evening Paper wherever you read", "Sunder Evening Paper"),
        (
            "Dale Line Service",
            "PORT SUNDER (DLS) - Boats lay idle in the port of Sunder on Tuesday.",
            "Dale Line Service",
        ),
        ("Weir Group\nwww.weir.example", "", "Weir Group"),
        ("World News", "", None),
    ],
)
def test_outlet_of_a_plain_text_by_its_first_line(over: str, below: str, outlet: str | None) -> None:
    body = "The keeper of the Sunder weir said that its gates had been open for a week before the flood.\n\n" * 2
    text = f"{over}\n16 October 2024\n\nWeir gates were open for a week, keeper says\n\n{body}{below}\n"
    found = article(text)
    assert (found.outlet.name if found.outlet else None) == outlet
    assert found.title is not None and found.title.text == "Weir gates were open for a week, keeper says"


@pytest.mark.parametrize(
    ("below_title", "outlet", "byline"),
    [
        ("By Ada Korn\nSunder Post, 16 October 2024", "Sunder Post", ("Ada Korn",)),
        ("By Ada Korn\nThe Sunder Evening Post | 16 October 2024", "The Sunder Evening Post", ("Ada Korn",)),
        ("By Ada Korn, Sunder Post\n16 October 2024", "Sunder Post", ("Ada Korn",)),
        ("By Ada Korn | Dale News Agency | 16 October 2024", "Dale News Agency", ("Ada Korn",)),
        ("16 October 2024 - Radio Sunder Bulletin", "Radio Sunder Bulletin", ()),
        ("By Ada Korn\nPort Sunder, 16 October 2024", None, ("Ada Korn",)),
        ("By Ada Korn\nWorld News, 16 October 2024", None, ("Ada Korn",)),
        ("By Ada Post\n16 October 2024", None, ("Ada Post",)),
        ("By Ada Korn and Tess Holm\nNews, 16 October 2024", None, ("Ada Korn", "Tess Holm")),
        ("Interview: Ada Korn\n16 October 2024", None, ("Ada Korn",)),
        ("Interview: Ada Korn on the gates\n16 October 2024", None, ()),
    ],
)
def test_outlet_of_a_plain_text_beside_its_date_or_byline(
    below_title: str, outlet: str | None, byline: tuple[str, ...]
) -> None:
    body = "The keeper of the Sunder weir said that its gates had been open for a week before the flood.\n\n" * 2
    found = article(f"Weir gates were open for a week, keeper says\n\n{below_title}\n\n{body}")
    assert ((found.outlet.name if found.outlet else None), found.byline) == (outlet, byline)
    assert found.published is not None and found.published.edtf == "2024-10-16"


def test_who_wrote_it_stands_below_the_text() -> None:
    body = "The keeper of the Sunder weir said that its gates had been open for a week before the flood.\n\n" * 2
    text = f"Weir gates were open for a week, keeper says\n\n{body}Reporting by Ada Korn; editing by Tess Holm\n"
    assert article(text).byline == ("Ada Korn",)


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("1711012345", "2024-03-21T09:12:25Z"),
        ("1731024000000", "2024-11-08T00:00:00Z"),
        ("20241108", "2024-11-08"),
        ("20241108T1200", "2024-11-08T12:00"),
        ("٢٠٢٤-٠١-٠١T١٢:٠٠", "2024-01-01"),
        ("2024-01-01T١٢:٠٠", "2024-01-01"),
    ],
)
def test_a_date_that_software_wrote_is_read_as_it_was_meant(written: str, edtf: str) -> None:
    found = article(html("", f'<meta property="article:published_time" content="{written}">'), "html").published
    assert found and found.edtf == edtf


@pytest.mark.parametrize("tag", ["<o:p>", "<press@board.example>"])
def test_words_in_an_element_that_no_xpath_can_name_are_anchored_in_what_holds_it(tag: str) -> None:
    page = Page(html("").replace("<p>", f"<p>{tag}<b>").encode(), "a.html", "html")
    found = draw(page, ArticleSettings()).article
    assert found is not None
    start = found.text.index("We had no other choice")
    assert not isinstance(open_anchor(page, found, start, start + 22), str)


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("VELM, 3 May 2031. The ministry regrets", "2031-05-03"),
        ("Velm, 3 May 2031 (Tarn Wire). The ministry regrets", "2031-05-03"),
        ("VELM (Tarn Wire), 3 May 2031 – The ministry regrets", "2031-05-03"),
        ("On 3 May 2031 the ministry regretted", None),
        ("Velm, 3 May 2031 was the day on which it regretted", None),
    ],
)
def test_a_dateline_with_its_year_dates_a_page_that_nothing_else_dates(line, edtf):
    text = f"Statement on the market hall\n\n{line} that it was shut for so long a time.\n\n{STORY}"
    found = article(text).published
    assert (found and found.edtf) == edtf


def test_a_date_line_goes_before_a_dateline():
    found = article(f"Market hall to close\n\n5 May 2031\n\nVELM, 3 May 2031. {STORY}").published
    assert found and found.edtf == "2031-05-05"


def test_three_sentences_of_a_wire_are_three_paragraphs() -> None:
    told = (
        "The pilots' guild halted the night ferry on Thursday.",
        "“It is not safe,” said Ann Lovel, its chair.",
        "The company declined to comment.",
    )
    body = "".join(f"<p>{line}</p>" for line in told)
    head = "<h1>Guild halts ferry</h1><p class='byline'>By Ann Poe</p><time datetime='2031-05-08'>8 May</time>"
    shell = f"<nav><a href='/n'>News</a></nav><main><article>{head}{body}</article></main><footer>© Tarn</footer>"
    found = article(f"<html><body>{shell}</body></html>", "html")
    assert found.text.split("\n") == ["Guild halts ferry", *told]
    assert found.byline == ("Ann Poe",)
