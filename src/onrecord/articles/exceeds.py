"""Headlines that say what the text below them does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.articles.drawn import words_without_furniture
from onrecord.data import rows
from onrecord.model import Flag, Furniture, Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(
    r"“([^“”]+)”|«([^«»]+)»|\"([^\"]+)\"|''(.+?)''|(?<!\w)[‘']([^‘’']+(?:['’]\w+[^‘’']*)*)['’](?!\w)"
)
_LEAST_QUOTED = 3
"""Words of a quotation that must stand below it: shorter ones are nicknames and scare quotes."""

_LEAST_WORDS = 4
_LEAST_SHARED = 0.2
"""A headline of so many words with meaning, of which no more than this share stands in the text, exceeds it.

On the 790 headlines of PolNeAR train with four such words 6 are under it, names apart, all of them riddles, puns
and bait; quotations not found below flag 14, words of alarm 3.
"""

_STEM = 5

_ROUND = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "billions": 2 * 10**9,
}
"""Round numbers of headlines, and the least that each can mean; twenty times as much would be called otherwise."""

_ROUND_SPAN = 50
_FIGURE = re.compile(r"(?<![\d.,])\d{1,3}(?:[, ]\d{3})+(?!\d)|(?<![\d.,])\d+(?![\d])")
_SCALED = re.compile(r"\b(?:hundred|thousand|million|billion|[bm]n)\b", re.I)
_YEAR = range(1900, 2100)


def exceeds(text: str, title: Span | None, furniture: Sequence[Furniture]) -> Flag | None:
    """A warning where the headline says what nothing below it says; None without a headline or a text.

    1. A quotation of three words or more whose words no paragraph has. 2. A word of alarm that the text does not
    have. 3. A round number ("hundreds") without a figure that could be meant. 4. A headline of which the text has
    next to no word, and no name. Words are compared without their endings.
    """
    if title is None:
        return None
    body = _body(text, title, furniture)
    below = [w.group().casefold() for w in _WORD.finditer(body)]
    if not below:
        return None
    stems = {_stem(word) for word in below}
    alarms = {_stem(word) for word in _listed("alarm")}
    words = [w for w in _WORD.findall(title.text) if w.casefold() not in _listed("small")]
    if quoted := _not_quoted(title.text, body.splitlines()):
        return Flag("headline-exceeds-body", f"the text does not have the words “{quoted}”", (title,))
    if alarm := [w for w in words if _stem(w) in alarms and _stem(w) not in stems]:
        return Flag("headline-exceeds-body", f"the text says nothing of “{alarm[0]}”", (title,))
    if much := [w for w in words if w.casefold() in _ROUND and _stem(w) not in stems and not _counted(w, body)]:
        return Flag("headline-exceeds-body", f"the text has no number that “{much[0]}” could mean", (title,))
    shared = [w for w in words if _stem(w) in stems]
    strange = len(words) >= _LEAST_WORDS and len(shared) <= _LEAST_SHARED * len(words)
    if strange and not any(w[0].isupper() for w in shared):
        return Flag("headline-exceeds-body", "the text has next to none of its words", (title,))
    return None


def _body(text: str, title: Span, furniture: Sequence[Furniture]) -> str:
    """The text without furniture, and without the headline wherever it is printed again."""
    return words_without_furniture(text, furniture).replace(title.text, " ")


def _not_quoted(title: str, paragraphs: Sequence[str]) -> str | None:
    """A quotation of the headline, long enough, whose words stand together nowhere below.

    Headlines shorten what they quote: a paragraph that has all its words with meaning, or all but the first or the
    last word, has said it.
    """
    below = [[w.casefold() for w in _WORD.findall(paragraph)] for paragraph in paragraphs]
    for match in _QUOTED.finditer(title):
        quoted = next(group for group in match.groups() if group)
        words = [w.casefold() for w in _WORD.findall(quoted)]
        telling = {_stem(word) for word in words if word not in _listed("small")}
        if len(words) >= _LEAST_QUOTED and not any(_says(one, words, telling) for one in below):
            return quoted.strip()
    return None


def _says(paragraph: Sequence[str], words: Sequence[str], telling: set[str]) -> bool:
    whole, said = f" {' '.join(paragraph)} ", len(words) - (len(words) > _LEAST_QUOTED)
    if any(f" {' '.join(words[at : at + said])} " in whole for at in range(len(words) - said + 1)):
        return True
    return len(telling) > 1 and telling <= {_stem(word) for word in paragraph}


def _counted(round_number: str, body: str) -> bool:
    """Whether the text has a figure that the round number can mean, years apart, or a number in words."""
    least = _ROUND[round_number.casefold()]
    figures = (int(re.sub(r"\D", "", match.group())) for match in _FIGURE.finditer(body))
    return bool(_SCALED.search(body)) or any(
        least <= figure <= _ROUND_SPAN * least and figure not in _YEAR for figure in figures
    )


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(next(row["words"] for row in rows("headline_words") if row["list"] == name).split())


def _stem(word: str) -> str:
    """A word without its ending, crudely: five letters, or all of a short one but its plural s."""
    word = re.sub(r"['’]s$", "", word.casefold())
    return word[:_STEM] if len(word) > _STEM else word.rstrip("s") if len(word) > len("war") else word
