"""GUM's attribution relations as attributions: sources, cues and contents under a licence that is stated.

A discourse unit that attributes ("researchers say") gives source and cue; the units that hang on the one that it
is about give the content. GUM marks clauses only: what is attributed to a noun cue, or in half a clause, it leaves
out, so that only paragraphs in which it marks something are taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.corpora import Document, Mention, Quoted, Range, Triple, gum
from eval.relations import source_tokens
from onrecord.reading.learned.windows import paragraphs

_RELATION = re.compile(r"attribution-(?:positive|negative)_[rm]")
_PART_OF_CUE = frozenset({"aux", "aux:pass", "advmod", "compound:prt", "cop", "xcomp", "mark", "fixed"})
_HEAD = frozenset({"root", "conj", "parataxis", "ccomp", "advcl", "acl:relcl", "acl"})
_MARKS = frozenset({'"', "``", "''", "“", "”"})
_ACCORDING = ("according", "to")
_EDGES = re.compile(r"[\s,.;:–—-]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """An elementary discourse unit: its tokens, sentence, the unit it hangs on, how, and its source's tokens."""

    tokens: tuple[int, ...]
    sentence: str
    parent: str
    relation: str
    source: frozenset[int]


def attributed(folder: Path) -> list[Quoted]:
    """Every document of a part of GUM, cut to the paragraphs that hold attributions."""
    found = []
    for document in gum(folder, contracted=True):
        units = read(folder / "rst" / f"{document.name}.rsd")
        grammar = read_grammar(folder / "dep" / f"{document.name}.conllu")
        triples = [t for key in units if (t := triple(document, units, grammar, key))]
        found.append(_kept(document, triples))
    return [quoted for quoted in found if quoted.triples]


def read(path: Path) -> dict[str, Unit]:
    """The units of an `.rsd` file by their numbers; columns as `eval.relations.read` says."""
    units, at = {}, 0
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            number, words, _, _, _, features, parent, relation, _, signals = line.split("\t")
            tokens = tuple(range(at, at := at + len(words.split())))
            sentence = re.search(r"sid=(\d+)", features)
            units[number] = Unit(tokens, sentence[1] if sentence else "", parent, relation, source_tokens(signals))
    return units


def read_grammar(path: Path) -> list[tuple[int, str]]:
    """Head (an index through the document, or -1) and relation of every token of a CoNLL-U file."""
    found: list[tuple[int, str]] = []
    base = 0
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if not line.strip():
            base = len(found)
        if len(columns) == 10 and columns[0].isdigit():
            found.append((base + int(columns[6]) - 1 if columns[6] != "0" else -1, columns[7]))
    return found


def triple(
    document: Document, units: dict[str, Unit], grammar: Sequence[tuple[int, str]], key: str
) -> Triple | None:
    """The attribution of one unit; None where it attributes nothing, or no cue or content is left."""
    if not _RELATION.fullmatch(units[key].relation) or units[key].parent not in units:
        return None
    own = [key, *(k for k, u in units.items() if u.parent == key and u.relation.startswith("same-unit"))]
    inside = {token for k in own for token in units[k].tokens}
    source = _source(document, units[key].source, inside)
    cue = _cue(document, grammar, inside - document.tokens_in(source))
    content = _content(document, units, own)
    if not cue or not content:
        return None
    return Triple(tuple(source), tuple(_pieces(document, cue)), tuple(_pieces(document, content, trim=True)))


def _source(document: Document, named: frozenset[int], inside: set[int]) -> list[Range]:
    """The largest description that holds the source's tokens and lies in the unit, else the last of its pieces."""
    if not named:
        return []

    def fits(mention: Mention) -> bool:
        held = document.tokens_in([(mention.start, mention.end)])
        return named <= held <= inside

    held = [(m.start - m.end, m.start, m.end) for m in document.mentions if fits(m)]
    return [min(held)[1:]] if held else _pieces(document, named)[-1:]


def _cue(document: Document, grammar: Sequence[tuple[int, str]], inside: set[int]) -> set[int]:
    """The unit's head with its auxiliaries, adverbs, particles and what completes it; "according to" as it is."""
    ordered = sorted(inside)
    words = [_word(document, token).lower() for token in ordered]
    for at in range(len(words) - 1):
        if (words[at], words[at + 1]) == _ACCORDING:
            return {ordered[at], ordered[at + 1]}
    heads = [t for t in ordered if grammar[t][0] not in inside and grammar[t][1] not in ("punct", "cc", "mark")]
    verbs = [t for t in heads if grammar[t][1] in _HEAD]
    cue, fresh = set(verbs[:1] or heads[-1:]), set(verbs[:1] or heads[-1:])
    while fresh:
        fresh = {t for t in ordered if grammar[t][0] in fresh and grammar[t][1] in _PART_OF_CUE} - cue
        cue |= fresh
    return _beside(cue, grammar, set(heads))


def _beside(cue: set[int], grammar: Sequence[tuple[int, str]], heads: set[int]) -> set[int]:
    """The cue without adverbs that stand apart from its verbs."""
    verbs = {t for t in cue if grammar[t][1] not in ("advmod", "mark")}
    low, high = min(verbs, default=0), max(verbs, default=0)
    return {t for t in cue if t in heads or low - 1 <= t <= high + 1}


def _content(document: Document, units: dict[str, Unit], own: Sequence[str]) -> set[int]:
    """The tokens of what is attributed: of its sentence, and of those after it while a quotation is open."""
    nucleus = units[own[0]].parent
    below: dict[str, list[str]] = defaultdict(list)
    for key, unit in units.items():
        below[unit.parent].append(key)
    chosen, fresh = {nucleus}, [nucleus]
    while fresh:
        fresh = [k for f in fresh for k in below[f] if k not in own and k not in chosen]
        chosen |= set(fresh)
    sentence = units[nucleus].sentence
    held = {t for k in chosen if units[k].sentence == sentence for t in units[k].tokens}
    held = _run(held, min(units[nucleus].tokens), {t for k in own for t in units[k].tokens})
    later = sorted(t for k in chosen if int(units[k].sentence) > int(sentence) for t in units[k].tokens)
    for token in later:
        if not _is_open(document, held) or token != max(held) + 1:
            break
        held.add(token)
    return held


def _run(tokens: set[int], start: int, across: set[int]) -> set[int]:
    """Of the tokens those that follow on each other from `start` both ways, across others that are passed over."""
    found = {start}
    for step in (1, -1):
        at = start + step
        while at in tokens or at in across:
            if at in tokens:
                found.add(at)
            at += step
    return found


def _is_open(document: Document, tokens: Iterable[int]) -> bool:
    return sum(_word(document, token) in _MARKS for token in tokens) % 2 == 1


def _word(document: Document, token: int) -> str:
    return document.text[slice(*document.tokens[token])]


def _pieces(document: Document, tokens: Iterable[int], trim: bool = False) -> list[Range]:
    """The stretches of text that tokens make up; `trim` cuts commas and the like off their ends."""
    found: list[Range] = []
    last = -2
    for token in sorted(tokens):
        start, end = document.tokens[token]
        found = [*found[:-1], (found[-1][0], end)] if token == last + 1 else [*found, (start, end)]
        last = token
    if not trim:
        return found
    return [(a + _edge(document.text[a:b]), b - _edge(document.text[a:b][::-1])) for a, b in found
            if not _EDGES.fullmatch(document.text[a:b])]  # fmt: skip


def _edge(words: str) -> int:
    match = _EDGES.match(words)
    return match.end() if match else 0


def _kept(document: Document, triples: Sequence[Triple]) -> Quoted:
    """The paragraphs in which attributions stand, one after another, with the attributions moved there."""
    text, kept = "", []
    for start, end in paragraphs(document.text, [(0, len(document.text))]):
        held = [t for t in triples if all(start <= a and b <= end for part in _parts(t) for a, b in part)]
        if held:
            shift = len(text) - start
            text += document.text[start:end] + "\n\n"
            kept += [Triple(*(tuple((a + shift, b + shift) for a, b in part) for part in _parts(t))) for t in held]
    return Quoted(document.name, text.rstrip(), tuple(kept))


def _parts(found: Triple) -> tuple[tuple[Range, ...], ...]:
    return (found.source, found.cue, found.content)
