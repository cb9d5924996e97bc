"""On whose word something rests, as a sentence ("5 articles, 2 carriers, 1 origin: Ada Lovel, heard by Vell
Press"). Who only passes words on need not have heard them ("as told by Ion Pell"), nor need an agency whose report
a page prints as a whole ("as reported by Vell Press").

The counts are the record's own (`docs/origins.md` says how they are made); the names come from the chains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from onrecord.data.wordlists import listed
from onrecord.dossier.lookup import Lookup, joined, roots
from onrecord.model import Attribution, Claim, Link, Utterance

MOST = 3
"""So many origins are named; of more the others are counted. Layout, not data."""

_HEARD, _REPORTED, _TOLD = _SUREST = ("heard by", "as reported by", "as told by")
"""How a first hearer has it, the surest first."""

_UNNAMED = re.compile(r"(?i)\b(?:unnamed|anonymous|unidentified|undisclosed)\b|not (?:to be|being) named")
_PLAIN = re.compile(
    r"(?i)(?:the|its|his|her|their|our|my|this|that|these|those|another|each|one of|both|many|most|all|every\w*|no"
    r"|\w+ of)\b"
    r"|(?!an?\s)[^,]*?\w(?:['’]s|s['’])\s"
)
"""Of whom the words say whose they are, or that all are meant: "his neighbour", "the mayor's aides"."""
_CROWD = re.compile(
    r"(?i)\b(?:per\s?cent|majority|minority|half|thirds?\sof|quarters?\sof|few|virtually"
    r"|in\s(?:\d+|two|three|four|five|six|seven|eight|nine|ten))\b"
)
"""Many who were asked, and whom nobody leaves unnamed ("six in ten voters")."""
_ASKING = ("poll", "polls", "polling", "survey", "surveys")
_SOMEBODY = re.compile(r"(?i)(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|\d+)\s")
_COUNT = re.compile(
    r"(?i)(an?|one|two|three|four|five|six|seven|eight|nine|ten|dozens of|several|some|other|\d+)\s+(?!of\b)"
)


def heard(lookup: Lookup, utterance: Utterance) -> str:
    """Of an utterance: how often it is printed, and by whom it was first heard."""
    told = roots(utterance.articles, len(utterance.carriers), utterance.origins)
    found = [lookup.attributions[r] for r in utterance.renderings]
    names = dict(pair for attribution in reversed(found) for pair in reversed(_speakers(lookup, attribution)))
    first = {speaker: place for place, speaker in enumerate(utterance.speakers)}
    roots_of = list(reversed(names))
    roots_of.sort(key=lambda root: first.get(root, len(first)))
    shown = _once(lookup, roots_of, {root: {} for root in roots_of}) if utterance.origins == 1 else roots_of
    who = joined(dict.fromkeys(names[root] for root in shown))
    return f"{told}: {_with_hearers(who, _hearers(lookup, found))}" if who else told


def rests(lookup: Lookup, claim: Claim) -> str:
    """Of a claim: how often it is printed, and on whose word."""
    told = roots(claim.articles, len(claim.carriers), claim.origins)
    by_root: dict[str, list[Attribution]] = {}
    names: dict[str, str] = {}
    for report in claim.reports:
        if report.attribution is None:
            continue
        attribution = lookup.attributions[report.attribution]
        for root, name in _speakers(lookup, attribution):
            by_root.setdefault(root, []).append(attribution)
            names.setdefault(root, name)
    if not by_root:
        return f"{told}, and no page says on whose word" if claim.reports else told
    hearers = {root: _hearers(lookup, found) for root, found in by_root.items()}
    passing = {hearer for root in by_root for hearer in hearers[root] if hearer != names[root]}
    counted = [root for root in by_root if hearers[root] or (root in lookup.entities and _has_name(names[root]))]
    counted = [root for root in counted if names[root] not in passing or _is_a_person(lookup, root)]
    chosen = _once(lookup, counted, hearers) or list(by_root)[:1]
    parts = list(dict.fromkeys(_with_hearers(names[root], hearers[root]) for root in chosen))
    more = f"; and {len(parts) - MOST} more" if len(parts) > MOST else ""
    return f"{told}: {'; '.join(parts[:MOST])}{more}"


def _once(lookup: Lookup, roots: Iterable[str], hearers: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The roots, of those without a name whom the same carriers heard the first only: they are counted once."""
    found: dict[tuple[str, ...], str] = {}
    for root in roots:
        found.setdefault((root,) if root in lookup.entities else ("", *hearers[root]), root)
    return list(found.values())


def unnamed(description: str) -> str:
    """The description of somebody without a name, so that it says so: "five officials" → "five unnamed
    officials"."""
    if _UNNAMED.search(description) or _PLAIN.match(description) or _CROWD.search(description):
        return description
    if description.lower() in ("one", "some", "others", "another", "somebody", "someone"):
        return "unnamed sources" if description.lower() in ("some", "others") else "an unnamed source"
    match = _COUNT.match(description)
    if not match:
        return f"unnamed {description}"
    count = match.group(1).lower()
    return f"{'an' if count in ('a', 'an') else count} unnamed {description[match.end() :]}"


def _speakers(lookup: Lookup, attribution: Attribution) -> list[tuple[str, str]]:
    """Who speaks, each with what makes two of them one: a spokesperson speaks for the principal."""
    found: list[tuple[str, str]] = []
    for speaker in attribution.speakers:
        name = lookup.name(speaker.entity, speaker.name)
        principal = lookup.principals.get(speaker.entity)
        if speaker.anonymous or not _has_name(name):
            text = lookup.articles[attribution.article].text
            found.append((name, unnamed(_in_a_sentence(name, text)) if speaker.anonymous else name))
        elif principal:
            found.append((principal, f"{name} for {lookup.name(principal, '')}"))
        else:
            found.append((speaker.entity or name, name))
    return found


def _is_a_person(lookup: Lookup, root: str) -> bool:
    return root in lookup.entities and lookup.entities[root].kind == "person"


def _has_name(name: str) -> bool:
    return any(letter.isupper() for letter in re.sub(r"^(?:The|An?) ", "", name))


def _in_a_sentence(description: str, text: str) -> str:
    """The description with its first letter as the text has the word elsewhere, or anybody ("Voters")."""
    first = description.split(" ")[0].lower()
    plain = f" {first}" in text or first in listed("nesting.speakers")
    return description[:1].lower() + description[1:] if plain else description


def _hearers(lookup: Lookup, found: Iterable[Attribution]) -> dict[str, str]:
    """The first hearers that are known, and how each has it: the last carrier of each chain, the outlet that heard
    it itself, or the carrier that a page credits for all of it."""
    names: dict[str, str] = {}
    for attribution in found:
        if attribution.chain:
            last = attribution.chain[-1]
            only_tells = _is_person(lookup, last) and not _was_told(attribution, last)
            name, how = _carrier(lookup, attribution, last), _TOLD if only_tells else _HEARD
        elif attribution.chain is not None:
            name, how = lookup.outlet(lookup.articles[attribution.article]), _HEARD
        else:
            name, how = lookup.credited.get(attribution.article, ""), _REPORTED
        if name:
            names[name] = min(names.get(name, how), how, key=_SUREST.index)
    kept = {name: how for name, how in names.items() if how != _TOLD} or names
    initials = {"".join(word[0] for word in name.split() if word[0].isupper()) for name in kept if " " in name}
    return {name: how for name, how in kept.items() if name not in initials}


def _carrier(lookup: Lookup, attribution: Attribution, link: Link) -> str:
    """The carrier's name; of somebody without one, the description as it stands inside a sentence."""
    name = lookup.name(link.entity, link.carrier)
    if not link.anonymous:
        return name
    name = _in_a_sentence(name, lookup.articles[attribution.article].text)
    return unnamed(name) if _SOMEBODY.match(name) else name


def _is_person(lookup: Lookup, link: Link) -> bool:
    """Whether it is somebody, or a paper or a poll, that passes words on."""
    last = link.carrier.split()[-1]
    passes = link.anonymous or last.lower() in _ASKING or last in listed("performed.papers")  # no "Coast Post"
    return passes or (link.entity in lookup.entities and lookup.entities[link.entity].kind == "person")


def _was_told(attribution: Attribution, link: Link) -> bool:
    """Whether it is somebody to whom it was said ("told the Mail's Ion Pell"), and who does not say it there."""
    return attribution.parent is None and any(span.text.lower().startswith(("told", "tell")) for span in link.cue)


def _with_hearers(who: str, hearers: Mapping[str, str]) -> str:
    """Who speaks, with those who have it from them; nobody has it from themselves."""
    told = ""
    for how in _SUREST:
        if names := [name for name, known in hearers.items() if known == how and name != who]:
            told += f", {how} {' and by '.join(names)}"
    return who + told
