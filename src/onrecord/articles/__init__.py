"""From a page to an article: text, title, dates, outlet, language, sections and furniture, each with its evidence.

`draw` is the door. `sources` makes a text or a DOM of the page's bytes (`decoding`, `dom`) · `html` and `plain`
draw the article from it (`extraction`, `metadata`, `headline`, `around`, `printed`, `furniture`, `blocks`,
`interviews`) · `dates`, `outlets`, `bylines`, `quotations` and `language` say what is known about it ·
`anchors` leads back to the page, and refuses where that no longer holds.
"""

from __future__ import annotations

from onrecord.articles.anchors import open_anchor
from onrecord.articles.draw import draw

__all__ = ["draw", "open_anchor"]
