"""ECB+ (Cybulska and Vossen 2014), topics 1 to 35: its documents as texts, with people, bodies and places marked.

ECB+ gives tokens and no text. Here they are written as they would be printed: no space before a closing mark or
inside a number, hyphens and apostrophes without spaces in the ECB+ files (whose tokens are cut at them), quotation
marks for the tokens of the Penn Treebank. A sentence that does not end in a full stop, a question or exclamation
mark is a line of its own (headlines, dates); the address with which an ECB+ file begins is left out. Nothing but
the text is known of a document: no outlet, no date.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from onrecord.model import Article, Range

MARKS = ("HUMAN_PART_PER", "HUMAN_PART_ORG", "HUMAN_PART_GPE", "HUMAN_PART_MET", "HUMAN_PART_GENERIC",
         "HUMAN_PART_FAC", "HUMAN_PART", "LOC_GEO", "LOC_FAC", "LOC_OTHER")  # fmt: skip
"""The kinds of marks that are people, bodies or places."""

_QUOTES = {"``": "“", "''": "”", "`": "‘"}
_CLOSING = frozenset(".,;:!?%)]}”’…") | {"'", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "...", "'S"}
_OPENING = frozenset("([{“‘$£€#")
_GLUE = frozenset("-/_’'@|")
_INNER = frozenset(".,:")
_END = frozenset('.!?”"')
_COMPLEMENT = frozenset(
    (
        "of",
        "in",
        "at",
        "on",
        "for",
        "from",
        "to",
        "by",
        "with",
        "near",
        "into",
        "out",
        "over",
        "under",
        "who",
        "whom",
    )
) | {"which", "that", "where", "when", ",", "(", "-"}
"""Words with which the complement of a mention's head begins."""


@dataclass(frozen=True)
class Mark:
    """A marked mention: its tokens, in order, and its cluster (of one that nothing is linked to: its own)."""

    tokens: tuple[int, ...]
    cluster: str


@dataclass(frozen=True)
class Marked:
    """One document.

    Attributes:
        tokens: where each token stands in the text, half-open, in code points; empty where it was left out.
        words: the tokens as ECB+ has them.
    """

    name: str
    topic: int
    text: str
    tokens: tuple[Range, ...]
    words: tuple[str, ...]
    marks: tuple[Mark, ...]

    @property
    def article(self) -> Article:
        """The text as an article of which nothing else is known."""
        key = hashlib.sha256(self.text.encode()).hexdigest()
        return Article(key[:16], f"sha256:{key}", self.name, None, None, None, (), None, None, "en", self.text)

    def tokens_in(self, start: int, end: int) -> tuple[int, ...]:
        """Indices of the tokens of which some letter stands in `[start, end)`."""
        return tuple(i for i, (a, b) in enumerate(self.tokens) if a < end and start < b)

    def head(self, tokens: Sequence[int]) -> int:
        """The head of a mention: the last token before its first preposition, relative or comma; prepositions that
        it begins with are passed over. (The marks have no syntax.)"""
        rest = list(tokens)
        while len(rest) > 1 and self.words[rest[0]].lower() in _COMPLEMENT:
            rest = rest[1:]
        cut = next((i for i, t in enumerate(rest) if i and self.words[t].lower() in _COMPLEMENT), len(rest))
        kept = [t for t in rest[:cut] if any(map(str.isalnum, self.words[t])) and self.words[t] != "'s"]
        return (kept or rest)[-1]


def topics(folder: Path) -> list[int]:
    """The numbers of the topics there are, in order."""
    return sorted(int(path.name) for path in folder.iterdir() if path.name.isdigit())


def topic(folder: Path, number: int) -> list[Marked]:
    """The documents of a topic, by file name."""
    return [_document(path, number) for path in sorted((folder / str(number)).glob("*.xml"))]


def _document(path: Path, number: int) -> Marked:
    root = etree.fromstring(path.read_bytes())
    rows = [(int(t.get("t_id") or 0), int(t.get("sentence") or 0), t.text or "") for t in root.iter("token")]
    split = path.stem.endswith("plus")
    skipped = {0} if split and rows and rows[0][2].lower().startswith("http") else set()
    text, places = _printed([(s, w) for _, s, w in rows], skipped, split)
    index = {t_id: i for i, (t_id, _, _) in enumerate(rows)}
    words = tuple(word for _, _, word in rows)
    return Marked(path.stem, number, text, tuple(places), words, tuple(_marks(root, index, places, path.stem)))


def _marks(root: etree._Element, index: dict[int, int], places: Sequence[Range], name: str) -> Iterator[Mark]:
    cluster: dict[str, str] = {}
    for link in root.iter("CROSS_DOC_COREF", "INTRA_DOC_COREF"):
        key = link.get("note") if link.tag == "CROSS_DOC_COREF" else f"{name} {link.get('r_id')}"
        cluster.update({str(source.get("m_id")): str(key) for source in link.iter("source")})
    taken: set[tuple[int, ...]] = set()
    for mark in root.iter(*MARKS):
        tokens = tuple(sorted(index[int(a.get("t_id") or 0)] for a in mark.iter("token_anchor")))
        if tokens and tokens not in taken and all(places[t][1] for t in tokens):
            taken.add(tokens)
            m_id = str(mark.get("m_id"))
            yield Mark(tokens, cluster.get(m_id, f"{name} {m_id}"))


def _printed(rows: Sequence[tuple[int, str]], skipped: set[int], split: bool) -> tuple[str, list[Range]]:
    """The text of tokens (sentence, word), and where each stands."""
    text, places, opened = "", [], False
    for i, (sentence, word) in enumerate(rows):
        if sentence in skipped:
            places.append((0, 0))
            continue
        last = rows[i - 1][1] if i and rows[i - 1][0] == sentence else None
        after = rows[i + 1][1] if i + 1 < len(rows) and rows[i + 1][0] == sentence else None
        if last is None:
            opened = False
            text = f"{text} " if text and text[-1] in _END else f"{text.rstrip()}\n\n" if text else text
        elif not _joined(rows[i - 2][1] if i > 1 else "", last, word, after, split, opened):
            text += " "
        opened ^= word == '"'
        start = len(text)
        text += _QUOTES.get(word, word)
        places.append((start, len(text)))
    return text, places


def _joined(before: str, last: str, word: str, after: str | None, split: bool, opened: bool) -> bool:
    """Whether a token is printed without a space before it; `opened`: a plain quotation mark waits for its
    partner."""
    if word == '"' or last == '"':
        return opened
    if _QUOTES.get(last, last) in _OPENING or _QUOTES.get(word, word) in _CLOSING:
        return True
    if not split:
        return False
    if word in _GLUE:
        return last[-1].isalnum() and after is not None and after[0].isalnum()
    if last in _GLUE:
        return bool(before) and before[-1].isalnum() and word[0].isalnum()
    if last in _INNER:
        digits = before[-1:].isdigit() and word[0].isdigit() and (last != "," or len(word) == 3)
        return digits or (last == "." and len(before) == 1 and len(word) == 1 and (before + word).isupper())
    return False
