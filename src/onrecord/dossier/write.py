"""A record as one file that needs nothing besides: no network, no script, and fit for paper."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.dossier import cautions, denials, glance, people, positions, timeline
from onrecord.dossier.context import Dossier
from onrecord.dossier.lookup import Lookup
from onrecord.dossier.relations import relation_groups
from onrecord.dossier.shown import shown
from onrecord.dossier.sources import sources
from onrecord.dossier.statements import speaker_groups
from onrecord.dossier.texts import article_views
from onrecord.dossier.utterances import utterance_views
from onrecord.model import Record
from onrecord.whole import written

TITLE = "On the record"

LARGE = 40
"""With more articles their texts are left off paper: the file has them. Layout, not data."""


def write(record: Record, out: Path, title: str | None = None) -> None:
    """Writes the dossier of `record` to `out`, whole or not at all.

    Args:
        record: the story.
        out: the file; what stood there is replaced.
        title: the dossier's heading.

    Raises:
        InputError: the file cannot be written; what stood there is untouched.
    """
    html = render(record, title)
    with written(out) as file:
        file.write(html)


def render(record: Record, title: str | None = None) -> str:
    """The dossier of `record` as HTML: the same record and title give the same text."""
    context = build(record, title)
    fields = {name: getattr(context, name) for name in Dossier.__dataclass_fields__}
    return environment().get_template("dossier.html").render(fields)


@cache
def environment() -> Environment:
    """The templates: all they print is made fit to be shown, then escaped; an unknown name is an error."""
    return Environment(
        loader=PackageLoader("onrecord", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def build(record: Record, title: str | None = None) -> Dossier:
    """All that the template shows.

    1. Sections, each from the record.
    2. The articles' texts last: the sections have said by then which places they lead to.
    """
    lookup = Lookup(record)
    speakers = speaker_groups(lookup)
    denied = denials.denials(lookup)
    moved = positions.shift_views(lookup)
    days = timeline.day_list(lookup)
    tables = positions.position_tables(lookup)
    dossier = Dossier(
        title=title or TITLE,
        subtitle=glance.subtitle(lookup),
        style=Markup(""),
        style_hash="",
        large=len(record.articles) > LARGE,
        glance=glance.glance(lookup, speakers, denied, moved),
        chart=timeline.chart(lookup, days),
        days=days,
        speakers=speakers,
        utterances=utterance_views(lookup),
        denials=denied,
        open_denials=denials.open_denials(lookup, denied),
        claims=denials.claim_views(lookup),
        relations=relation_groups(lookup),
        positions=tables[0] if tables else None,
        positions_rest=tables[1:],
        shifts=moved,
        sources=sources(lookup),
        entities=people.entity_groups(lookup, speakers),
        flags=cautions.flag_groups(lookup),
        problems=cautions.problem_groups(lookup),
        misses=cautions.miss_groups(lookup),
        decisions=cautions.decision_views(lookup),
        articles=article_views(lookup),
    )
    style = _style(lookup)
    return replace(dossier, style=style, style_hash=_digest(style))


def _style(lookup: Lookup) -> Markup:
    """The style sheet, and a selector for each place, so that its words light up when it is opened."""
    source, _, _ = PackageLoader("onrecord", "templates").get_source(environment(), "dossier.css")
    places = [(f"t{n}", str(n)) for n in lookup.number.values()]
    places += [(name, name) for article in lookup.articles for name in lookup.spots(article).values()]
    lit = ",".join(f"#{name}:target~.k{key}" for name, key in places)
    # A rule of its own: a browser that does not know `:has` drops the whole rule in which it stands.
    wide = ",".join(f":has(>#t{n}:target)~p .k{n}" for n in _in_several_paragraphs(lookup))
    rules = [f"{selectors}{{background:var(--lit)}}\n" for selectors in (lit, wide) if selectors]
    return Markup("\n".join([source, *rules]) if rules else source)


def _in_several_paragraphs(lookup: Lookup) -> list[int]:
    """Numbers of the statements whose words have a line's end between them."""
    found = []
    for attribution in lookup.record.attributions:
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        if "\n" in lookup.articles[attribution.article].text[start:end]:
            found.append(lookup.number[attribution.id])
    return found


def _digest(style: Markup) -> str:
    """The hash by which a content security policy admits a style element."""
    return base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
