"""Looking without touching: what is not to be had where the dashboard only reads.

The keys of these actions are hidden, from the help and the palette too, and nothing else calls them: neither a click
nor a key that somebody has set. What would write all the same, `store.connection` refuses.
"""

from __future__ import annotations

WRITING = frozenset(
    (
        "import", "correct", "undo", "take_back",
        "new", "look", "look_at_all",  # what is new depends on who has looked, and a look is written down
        "follow", "inbox",
    )
)  # fmt: skip
"""The actions that change the store or what a person keeps, by name; where the id of a binding ends otherwise, by that
too."""


def name_of(action: str) -> str:
    """The name of an action, as a binding or a link writes it.

    >>> name_of("app.import"), name_of("correct"), name_of("look_up('actor')")
    ('import', 'correct', 'look_up')
    """
    return action.partition("(")[0].rpartition(".")[2]
