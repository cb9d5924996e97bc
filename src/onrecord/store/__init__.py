"""The archive and the record of one story, in one SQLite file that outlives every version of the program.

`store` the door · `database` connections and their errors · `schema` the tables · `migrations` how they came to
be · `flat` dataclasses as rows · `codec` readings as bytes · `write` and `read` what goes in and
comes out · `decisions` the editor's corrections · `search` full text.
"""

from __future__ import annotations

from onrecord.store.search import Hit
from onrecord.store.store import Store
from onrecord.store.write import Archived

__all__ = ["Archived", "Hit", "Store"]
