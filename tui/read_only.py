"""Looking without touching: what is not to be had where the dashboard only reads.

The keys of these actions are hidden, from the help and the palette too, and nothing else calls them: neither a click
nor a key that somebody has set. What would write all the same, `store.connection` refuses.
"""

from __future__ import annotations

WRITING = frozenset(
    (
        "import", "correct", "undo", "take_back",
        "new", "look", "look_at_all",  # what is new depends on who has looked, and a look is written down
        "follow", "inbox", "read", "read_all", "stop",
    )
)  # fmt: skip
"""The actions that change the store or what a person keeps, by name."""

PLACES = ("correct", "import", "inbox", "news")
"""Where these actions lead; what there is to do there begins its id with it."""


def writes(action: str) -> bool:
    """Whether an action is one of those, as a binding or a link writes it.

    >>> writes("app.import"), writes("take_back"), writes("look_up('actor')")
    (True, True, False)
    """
    return name_of(action) in WRITING


def leads_to_writing(action: str) -> bool:
    """The same of an action by its id.

    >>> leads_to_writing("corrections.undo"), leads_to_writing("inbox.other"), leads_to_writing("corrections.back")
    (True, True, False)
    """
    return name_of(action) in WRITING or action.partition(".")[0] in PLACES


def name_of(action: str) -> str:
    """The name of an action, without where it is to be had and what it is given.

    >>> name_of("app.import"), name_of("correct"), name_of("look_up('actor')")
    ('import', 'correct', 'look_up')
    """
    return action.partition("(")[0].rpartition(".")[2]
