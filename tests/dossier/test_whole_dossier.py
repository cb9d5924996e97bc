"""The dossier of a made-up story: what stands in it, and that it can do no harm."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import fields, replace
from html.parser import HTMLParser

import pytest
from dossier.records import article, cut, large, one, said, story
from jinja2 import meta

from onrecord.dossier import figures, render, write
from onrecord.dossier.context import Dossier
from onrecord.dossier.lookup import Lookup, merged
from onrecord.dossier.people import entity_groups
from onrecord.dossier.shown import shown
from onrecord.dossier.texts import paragraph_ranges
from onrecord.dossier.write import build, environment
from onrecord.errors import InputError
from onrecord.model import Entity, Event, Mention, Record, Role, Span, Speaker, Target

VOID = {"meta", "br", "link", "img", "input", "hr"}
SVG_CLOSED = {"rect", "line", "path"}


class Reader(HTMLParser):
    """Collects ids, links, tags, text by article, and what is never closed."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.tags, self.open, self.words, self.style = [], [], [], [], [], []
        self.attributes = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.ids += [held["id"]] if "id" in held else []
        self.links += [held["href"]] if "href" in held else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        (self.style if self.open and self.open[-1] == "style" else self.words).append(data)

    @property
    def text(self):
        return " ".join("".join(self.words).split())


@pytest.fixture(scope="module")
def html():
    return render(story(), "The Selm dam")


@pytest.fixture(scope="module")
def read(html):
    return Reader(html)


def test_every_element_is_closed_and_every_id_is_there_once(read):
    assert read.open == []
    assert len(read.ids) == len(set(read.ids))


def test_every_link_leads_to_a_place_in_the_file_or_to_an_archived_pages_address(read):
    outside = {link for link in read.links if not link.startswith("#")}
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    assert outside == {a.location for a in story().articles if a.location.startswith("https://")}


def test_nothing_runs_and_nothing_is_fetched(html, read):
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & set(read.tags)
    assert not [name for name in read.attributes if name.startswith("on") or name in ("src", "style", "srcset")]
    assert "default-src 'none'" in html
    assert "url(" not in "".join(read.style) and "@import" not in "".join(read.style)


def test_the_policy_admits_the_style_that_the_file_holds_and_no_other(html, read):
    digest = base64.b64encode(hashlib.sha256("".join(read.style).encode()).digest()).decode()
    assert re.findall(r"style-src 'sha256-([^']+)'", html) == [digest]


def test_every_statement_leads_to_its_words_and_back(read):
    numbers = range(1, len(story().attributions) + 1)
    assert all(f"s{n}" in read.ids and f"t{n}" in read.ids for n in numbers)
    assert all(f"#s{n}" in read.links and f"#t{n}" in read.links for n in numbers)


def test_every_articles_text_stands_in_it_once_word_for_word():
    record = story()
    for held, view in zip(record.articles, build(record).articles, strict=True):
        shown_ = [*view.paragraphs, *([view.heading] if view.heading else [])]
        printed = sorted("".join(run.text for run in paragraph.runs) for paragraph in shown_)
        assert printed == sorted(held.text[start:end] for start, end in paragraph_ranges(held.text))


def test_a_title_that_is_a_line_of_the_text_stands_above_it_and_not_twice(read):
    titled = [a.title.text for a in story().articles if a.title]
    assert titled and all(view.heading for view in build(story()).articles if view.title in titled)
    page = article("Ferry stops\nThe ferry stopped.\nFerry stops", "", "f.txt", None)
    (view,) = build(Record(articles=(page,))).articles
    assert [run.text for run in view.heading.runs] == ["Ferry stops"]
    assert ["".join(r.text for r in p.runs) for p in view.paragraphs] == ["The ferry stopped.", "Ferry stops"]


def test_words_over_several_paragraphs_are_lit_in_all_of_them():
    page = article('Toll said: "One.\nTwo." Brink said "no".', "Paper", "p.html", "2031-01-01")
    wide = said(page, '"One.\nTwo."', "Toll", "said", Speaker("Toll"))
    flat = said(page, '"no"', "Brink", "", Speaker("Brink"))
    style = build(Record(articles=(page,), attributions=(wide, flat))).style
    assert ":has(>#t1:target)~p .k1{" in style and ":has(>#t2:target)" not in style


def test_source_cue_and_content_are_marked_where_they_stand():
    record = story()
    number = {a.id: str(n) for n, a in enumerate(record.attributions, 1)}
    views = dict(zip((a.id for a in record.articles), build(record).articles, strict=True))
    for attribution in record.attributions:
        runs = [run for p in views[attribution.article].paragraphs for run in p.runs]
        for css, spans in (("q", attribution.content), ("s", attribution.source), ("c", attribution.cue)):
            key = f"k{number[attribution.id]}"
            marked = "".join(run.text for run in runs if {css, key} <= set(run.css.split()))
            assert "".join(span.text for span in spans) in marked


def test_the_chain_is_told_from_the_speaker_to_the_page():
    record = story()
    chains = {
        saying.statement.id: [step.name for step in saying.statement.chain]
        for group in build(record).speakers
        for saying in group.sayings
    }
    nested = next(a for a in record.attributions if a.content[0].text == "the level would fall by half a metre")
    assert chains[nested.id] == ["Tarsany's engineers", "Tarsany", "Ilse Vandor", "“INTERVIEW”"]
    untold = next(a for a in record.attributions if a.chain is None and a.act == "accept")
    assert chains[untold.id] == ["Halvard Brink", "not said how", "Orrin Gazette"]


def test_the_same_words_on_two_pages_are_one_act_of_speaking_with_both_pages_named():
    toll = next(group for group in build(story()).speakers if group.name == "Marek Toll")
    assert (len(toll.sayings), toll.reports) == (3, 6)
    assert [[c.where for c in saying.others] for saying in toll.sayings] == [
        ["Vell Courier"], ["Vell Courier", "Orrin Gazette"], [],
    ]  # fmt: skip


def test_renderings_stand_side_by_side_with_their_own_words_marked():
    told = build(story()).utterances[1]
    first, second = told.renderings
    assert first.first and [c.where for c in first.also] == ["Vell Courier"]
    assert [w.text.strip() for w in second.words if w.differs] == [
        "At no time did", "accept", "cap", "no document of that kind exists",
    ]  # fmt: skip
    assert "".join(w.text for w in second.words) == second.cite.quote


def test_a_denial_shows_both_sides_and_a_denial_of_an_articles_own_words_joins_its_claim():
    dossier = build(story())
    (denial,) = dossier.denials
    assert {c.who for c in denial.said} == {
        "two officials who asked not to be named", "The Lantern, in its own voice",
    }  # fmt: skip
    assert {c.who for c in denial.denied} == {"Marek Toll"} and len(denial.denied) == 2
    assert dossier.open_denials == ()


def test_a_denial_whose_target_is_on_no_page_is_listed_by_itself():
    record = one('"It is not so," he said.', '"It is not so,"', act="deny")
    dossier = build(record)
    assert dossier.denials == () and [c.quote for c in dossier.open_denials] == ['"It is not so,"']
    assert build(one('"It is so," he said.', '"It is so,"', act="deny", negated=True)).open_denials == ()


def test_a_denial_of_a_statement_without_a_claim_names_who_said_it():
    from onrecord.model import Relation, Target

    page = article('A says "it rains". B says "it does not".', "Paper", "p.html", "2031-01-01")
    a = said(page, '"it rains"', "A", "", Speaker("A"))
    b = said(page, '"it does not"', "B", "", Speaker("B"), act="deny")
    tie = Relation("R", "denies", Target(attribution=b.id), Target(attribution=a.id), "explicit", None, "why", 1.0)
    (denial,) = build(Record(articles=(page,), attributions=(a, b), relations=(tie,))).denials
    assert ([c.who for c in denial.said], [c.who for c in denial.denied]) == (["A"], ["B"])


def test_a_denial_by_nobody_named_is_not_said_to_be_by_somebody():
    record = story()
    nameless = replace(record, attributions=tuple(
        replace(a, speakers=()) if a.act == "deny" else a for a in record.attributions
    ))  # fmt: skip
    text, named = (Reader(render(each)).text for each in (nameless, record))
    assert "by No speaker" not in text and "No speaker named" in text and "by Marek Toll" in named


def test_positions_are_told_in_order_and_a_direction_repeated_is_folded():
    table = build(story()).positions
    brink = next(row for row in table.rows if row.actor == "Halvard Brink")
    cell = brink.cells[table.issues.index("the level of the river")]
    assert [step.direction for step in cell.steps] == ["against", "conditional"] and cell.folded == 1


def test_a_shift_shows_both_statements():
    (moved,) = build(story()).shifts
    assert (moved.before.direction, moved.after.direction) == ("against", "conditional")
    assert moved.before.cite.quote == "the river be left at its level"


def test_the_drawing_of_sources_runs_from_first_hearers_to_pages():
    graph = build(story()).sources.graph
    x = {node.full: node.x for node in graph.nodes}
    assert x["Tarsany"] < x["Ilse Vandor"] < x["INTERVIEW"]
    assert x["North Wire"] < x["Orrin Gazette: Toll: no paper, no limit"]
    assert {edge.kind for edge in graph.edges} == {"copy", "chain", "inferred", "credit"}
    assert all(n.x >= 0 and n.x + n.width <= graph.width and n.y + n.height <= graph.height for n in graph.nodes)


def test_carriers_that_quote_each_other_in_a_circle_are_drawn():
    from onrecord.model import Link

    page = article("One said A. Two said B.", "Paper", "p.html", "2031-01-01")
    ways = [(Link("North"), Link("South")), (Link("South"), Link("North"))]
    spoken = [said(page, words, "", "", chain=way) for words, way in zip("AB", ways, strict=True)]
    graph = build(Record(articles=(page,), attributions=tuple(spoken))).sources.graph
    assert {node.label for node in graph.nodes} == {"North", "South", "Paper: One said A. Two said B."}


def test_the_timeline_draws_what_is_near_and_counts_what_is_not():
    dossier = build(story())
    drawn = {lane.kind: sum(bar.count for bar in lane.bars) for lane in dossier.chart.lanes}
    assert drawn == {"happened": 1, "said": 9, "denied": 2, "printed": 4}
    assert "1 earlier and 1 later" in dossier.chart.aside
    assert [day.when for day in dossier.days][:2] == ["2019", "12 February 2031"]


def test_the_numbers_at_a_glance():
    assert {figure.label: figure.value for figure in figures(story())} == {
        "pages": 6, "articles": 5, "copy": 1, "people": 4, "statements": 17, "claim denied": 1, "problems": 2,
    }  # fmt: skip


def test_flags_problems_misses_and_decisions_are_all_there(read):
    record = story()
    for words in (
        *(flag.why for a in record.articles for flag in a.flags),
        *(problem.message for problem in record.problems),
        *(miss.reason for miss in record.misses),
        *(decision.why for decision in record.decisions),
    ):
        assert words in read.text


def test_it_never_says_that_something_is_so_nor_counts_pages_as_proof(read):
    for word in ("true", "false", "confirmed", "corroborat", "verified", "proven"):
        assert not any(word in article.text.casefold() for article in story().articles)
        assert word not in read.text.casefold()


def test_the_context_is_what_the_template_uses_no_more_and_no_less():
    loader = environment()
    source = loader.loader.get_source(loader, "dossier.html")[0]
    assert meta.find_undeclared_variables(loader.parse(source)) == {field.name for field in fields(Dossier)}


def test_the_same_record_gives_the_same_bytes(html):
    assert render(story(), "The Selm dam") == html


def test_an_empty_record_is_a_dossier_too():
    read = Reader(render(Record()))
    assert read.open == [] and "No statements were found." in read.text


def test_a_record_of_problems_only_shows_them():
    read = Reader(render(replace(Record(), problems=story().problems)))
    assert "The page is in Russian; only English is read." in read.text


HOSTILE = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% raw %}",
    "left \u202eevil\u202c right",
    "zero\u200bwidth\u200d \ufeff",
    "nul \x00 bell \x07 escape \x1b[31m",
    "&amp; &lt; ]]> -->",
    "\u2028\u2029\x85\x0b",
    "lone \ufffe and \uffff",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_harmless_wherever_it_stands(text):
    record = one(f"Title {text}\nHe said {text} here.", f"{text} here", outlet=text, speaker=text, location=text)
    html = render(record, text)
    read = Reader(html)
    assert read.open == [] and "script" not in read.tags and "img" not in read.tags
    assert not [link for link in read.links if not link.startswith("#")]
    assert "\x00" not in html and "\u202e" not in html and "\x1b" not in html
    assert " ".join(shown(text).split()) in read.text


def test_an_address_that_is_no_web_address_is_no_link():
    for location in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a b"):
        assert location not in Reader(render(one("Said so.", "so", location=location))).links


def test_surrogates_in_a_file_name_do_not_stop_it(tmp_path):
    write(one("Said so.", "so", location="pages/\udcff.html"), tmp_path / "d.html")
    assert "pages/\ufffd.html" in (tmp_path / "d.html").read_text("utf-8")


def test_an_article_of_a_hundred_thousand_words_stands_in_it_whole():
    text = "A long day.\n" + "word " * 100_000 + '"It ends," he said.'
    record = one(text, '"It ends,"')
    (view,) = build(record).articles
    assert sum(len(run.text) for p in view.paragraphs for run in p.runs) >= 500_000


def test_a_content_of_a_whole_page_is_clipped_where_it_is_listed():
    text = "Start " + "word " * 20_000
    (group,) = build(one(text, text.strip())).speakers
    assert len(group.sayings[0].statement.quote) < 1_000


def test_paragraphs_are_lines_or_stand_between_blank_lines():
    assert [s for s, _ in paragraph_ranges("one\ntwo\n\n\nthree")] == [0, 10]
    assert [s for s, _ in paragraph_ranges("one\ntwo\nthree\n")] == [0, 4, 8]
    assert paragraph_ranges("") == () and paragraph_ranges(" \n \n") == ()


def test_a_large_record_stays_within_bounds():
    record = large(60, 10)
    html = render(record)
    assert 'class="large"' in html
    texts = sum(len(a.text) for a in record.articles)
    assert len(html) < texts + 1_500 * len(record.attributions) + 100_000


def test_a_dossier_that_cannot_be_written_leaves_what_was_there(tmp_path):
    (tmp_path / "there").mkdir()
    with pytest.raises(InputError, match="there"):
        write(story(), tmp_path / "there")
    with pytest.raises(InputError, match="nowhere"):
        write(story(), tmp_path / "nowhere" / "d.html")
    assert [p.name for p in tmp_path.iterdir()] == ["there"]


def test_links_to_words_in_an_articles_own_voice_lead_to_them():
    record = story()
    lantern = next(a for a in record.articles if "lantern" in a.location)
    signed = cut(lantern.text, "The paper was signed on 12 February in Selmor.", lantern.id)
    dossier = build(record)
    href = next(c.href for c in dossier.denials[0].said if c.number is None)
    view = next(v for v in dossier.articles if v.where == "The Lantern")
    lit = "".join(run.text for p in view.paragraphs for run in p.runs if f"k{href[1:]}" in run.css.split())
    assert lit == signed.text


def test_the_numbers_are_those_that_a_build_reports():
    from onrecord.pipeline import tally

    count, shown_ = tally(story()), {figure.label: figure.value for figure in figures(story())}
    assert (shown_["articles"], shown_["copy"], shown_["people"]) == (count.articles, count.copies, count.people)
    assert (shown_["statements"], shown_["claim denied"]) == (count.statements, count.denied)


def test_a_page_without_an_outlet_is_called_by_its_title_and_without_one_by_its_file():
    titled = article("A ferry stops at the pier for good and all of winter\nIt stopped.", "", "f/a.txt", None)
    bare = article("\nIt stopped.", "", "f/b.txt", None)
    assert [lookup_name(page) for page in (titled, bare)] == ["“A ferry stops at the pier for good and…”", "b.txt"]


def lookup_name(page):
    return Lookup(Record(articles=(page,))).outlet(page)


def test_the_same_words_of_one_speaker_stand_once_with_every_page_that_has_them():
    pages = [article('Toll said "no".', name, f"{name}.html", "2031-01-01") for name in ("North", "South", "East")]
    spoken = [said(page, '"no"', "Toll", "said", Speaker("Toll")) for page in pages[:2]]
    spoken.append(said(pages[2], '"no"', "Toll", "said", Speaker("Brink")))
    lookup = Lookup(Record(articles=tuple(pages), attributions=tuple(spoken)))
    told = merged(lookup.cite(a.id) for a in spoken)
    assert [(c.who, c.where, [o.where for o in c.also]) for c in told] == [
        ("Toll", "North", ["South"]), ("Brink", "East", []),
    ]  # fmt: skip


def test_an_event_names_in_whose_statement_it_stands():
    page = article("Toll said the gate broke on Monday. The gate was old.", "Paper", "p.html", "2031-01-01")
    outer = said(page, "the gate broke on Monday", "Toll", "said", Speaker("Toll"))
    inner = said(page, "broke", "", "", Speaker("Brink"))
    lookup = Lookup(Record(articles=(page,), attributions=(outer, inner)))
    assert lookup.teller(cut(page.text, "the gate broke", page.id)) == outer.id
    assert lookup.teller(cut(page.text, "broke", page.id)) == inner.id
    assert lookup.teller(cut(page.text, "Monday. The gate", page.id)) is None
    assert lookup.teller(cut(page.text, "Monday. The gate", page.id), partly=True) == outer.id


def test_an_event_that_pages_date_differently_lists_both_dates():
    pages, reports, times = [], [], []
    for outlet, day in (("North", 3), ("South", 4)):
        page = article(f"The gate broke on {day} May.", outlet, f"{outlet}.html", "2031-05-06")
        span = Span.cut(page.text, page.text.index(f"{day} May"), len(page.text) - 1)
        times.append(Mention(f"t{day}", page.id, span, "time", "name", None, f"2031-05-0{day}"))
        reports.append(cut(page.text, page.text, page.id))
        pages.append(page)
    event = Event("V", reports[0], "2031-05-03", "day", (), None, "reported", tuple(reports))
    record = Record(articles=tuple(pages), mentions=tuple(times), events=(event,))
    (view,) = [e for day in build(record).days for e in day.events]
    assert [(o.when, o.report.where) for o in view.otherwise] == [("4 May 2031", "South")]
    assert view.also == ()


def test_dates_before_the_storys_own_time_are_told_apart():
    early = [day.when for day in build(story()).days if day.early]
    assert early == ["2019"]


def test_a_warning_in_the_same_words_names_all_its_pages_at_once():
    from onrecord.model import Flag

    flag = Flag("no-date", "nothing says when", ())
    pages = [replace(article("One.", name, f"{name}.html", None), flags=(flag,)) for name in ("North", "South")]
    ((group,),) = [g.flags for g in build(Record(articles=tuple(pages))).flags]
    assert [page.where for page in group.articles] == ["North", "South"]


def test_an_articles_head_says_what_is_not_known_in_words():
    from onrecord.model import Flag

    flag = Flag("no-outlet", "nobody says who publishes it", ())
    page = replace(article("One.", "", "a.txt", None), flags=(flag,))
    (view,) = build(Record(articles=(page,))).articles
    assert (view.where, view.flags) == ("not known", ("nobody says who publishes it",))


@pytest.mark.parametrize("day", ["2031-02", "2031-24", "9999-12", "2031"])
def test_a_story_of_which_only_the_month_is_known_is_drawn(day):
    page = article("It stops\nThe ferry stops.", "Norn Post", "a.txt", day)
    assert "It stops" in render(Record(articles=(page,)))


def test_an_address_that_is_none_does_not_stop_it():
    assert "It stops" in render(Record(articles=(article("It stops\n", "", "http://[old] news", None),)))


def test_two_people_of_one_name_lead_each_to_what_that_one_said():
    page = article(
        "It stops\n“It stops,” Ada Lovel said. “It runs,” Ada Lovel said.", "Norn Post", "a.txt", "2031-03-03"
    )
    people = tuple(Entity(key, "person", "Ada Lovel", (), (), None, False, ()) for key in ("e:1", "e:2"))
    spoken = tuple(
        said(page, words, who=Speaker("Ada Lovel", entity=person.id))
        for words, person in zip(("“It stops,”", "“It runs,”"), people, strict=True)
    )
    dossier = build(Record(articles=(page,), attributions=spoken, entities=people))
    leads = {view.id: view.speaker_href for group in dossier.entities for view in group.entities}
    assert leads == {f"e{n}": f"#{g.id}" for n in (1, 2) for g in dossier.speakers if g.entity == f"e:{n}"}
    assert len(set(leads.values())) == 2


def test_words_that_alone_tell_nothing_stand_with_their_cue():
    page = article("Toll denied that. Brink said the gate had been shut: 'No.'", "Paper", "p.html", "2031-01-01")
    short = said(page, "that", "Toll", "denied", Speaker("Toll"))
    long = said(page, "the gate had been shut", "Brink", "said", Speaker("Brink"))
    mark = replace(said(page, "'No.'", "Brink", "", Speaker("Brink")), cue=(cut(page.text, ":"),))
    lookup = Lookup(Record(articles=(page,), attributions=(short, long, mark)))
    assert [lookup.cite(a.id).verb for a in (short, long, mark)] == ["denied", "", ""]
    assert "denied: that" in Reader(render(Record(articles=(page,), attributions=(short,)), "")).text


@pytest.mark.parametrize(
    ("act", "told"), [("deny", "does not deny"), ("decline", "does not decline to say"), ("assert", "")]
)
def test_an_act_that_is_not_done_is_said_in_words(act, told):
    page = article("Toll did not say so.", "Paper", "p.html", "2031-01-01")
    spoken = replace(said(page, "so", "Toll", "did not say", Speaker("Toll")), act=act, negated=True)
    assert Lookup(Record(articles=(page,), attributions=(spoken,))).cite(spoken.id).act == told


def test_a_side_shows_the_rendering_that_the_reason_quotes():
    pages = [article(f"Toll said it was on {day} March.", day, f"{day}.html", "2031-03-09") for day in ("2", "3")]
    spoken = [said(p, f"it was on {p.text[20]} March", "Toll", "said", Speaker("Toll")) for p in pages]
    one_act = replace(story().utterances[0], first=spoken[0].id, renderings=tuple(sorted(a.id for a in spoken)))
    lookup = Lookup(Record(articles=tuple(pages), attributions=tuple(spoken), utterances=(one_act,)))
    end = Target(utterance=one_act.id)
    assert lookup.end(end).where == "2"
    assert lookup.end(end, "They differ in the date: “it was on 3 March” and “on 4 March”.").where == "3"


def test_a_role_in_capitals_and_without_is_one():
    page = article("Chief Executive Toll spoke. The chief executive, Toll, left.", "Paper", "p.html", "2031-01-01")
    roles = tuple(
        Role(words, cut(page.text, words, page.id), None) for words in ("Chief Executive", "chief executive")
    )
    toll = replace(story().entities[0], roles=roles, mentions=(), aliases=())
    (group,) = entity_groups(Lookup(Record(articles=(page,), entities=(toll,))), ())
    assert [role.role for role in group.entities[0].roles] == ["Chief Executive"]
