"""Which language an article is in (BCP 47): by its words, and by what the page says where the words are few."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SAMPLE = 20_000
# Below this many letters the identifier is wrong too often to overrule the page; set by hand on single headlines.
_FEW_LETTERS = 60
# From this probability on the words overrule what the page says: sites copy lang="en" into other editions.
_SURE = 0.9
# Of a few letters, which the identifier calls anything: more likely than not.
_LIKELY = 0.5
NO_LANGUAGE = "zxx"
"""What the identifier calls text that is in none (BCP 47)."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, declared: str | None = None) -> str | None:
    """The language of `text`; None where the words do not tell it and the page does not say.

    Args:
        text: the article's text without furniture.
        declared: what the page says (`<html lang>`, the feed, JSON-LD).
    """
    said = _tag(declared)
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    found, sure = _guess(sample)
    if letters < _FEW_LETTERS:
        return said or (found if letters and sure >= _LIKELY else None)
    if said and (said.split("-")[0] == found or sure < _SURE):
        return said
    return found


def is_english(language: str | None) -> bool:
    """The reader reads it. A text too short to tell is given the benefit of the doubt."""
    return language is None or language.split("-")[0].lower() == "en"


def _guess(sample: str) -> tuple[str, float]:
    language, probability = _identifier().classify(sample)
    return str(language), float(probability)


def _tag(declared: str | None) -> str | None:
    match = _TAG.fullmatch((declared or "").strip())
    if not match:
        return None
    head, *rest = match.group().replace("_", "-").split("-")
    return "-".join([head.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])
