"""What threads tell the app. Each message says what happened; the handlers decide what is drawn.

Plain classes: a dataclass takes half a millisecond to make, at every start."""

from __future__ import annotations

from textual.message import Message

from store.lookup import DocumentRow


class Changed(Message):
    """Some process has changed the store."""

    def can_replace(self, message: Message) -> bool:
        """A burst of changes is one change."""
        return isinstance(message, Changed)


class Taken(Message):
    """A report has been read into the store, or refused (`error` is the line for the user)."""

    def __init__(self, name: str, standing: str, error: str | None) -> None:
        super().__init__()
        self.name, self.standing, self.error = name, standing, error


class CaughtUp(Message):
    """What the folder held at the beginning is in."""


class Trouble(Message):
    """Something went wrong: the line for the user. `live` is False where what is shown is no longer kept up to date."""

    def __init__(self, text: str, live: bool = True) -> None:
        super().__init__()
        self.text, self.live = text, live


class Cited(Message):
    """A line with its source, to be copied; None where no report tells it any more."""

    def __init__(self, text: str | None) -> None:
        super().__init__()
        self.text = text


class OriginalFound(Message):
    """The report whose original is wanted; None where there is none any more."""

    def __init__(self, report: DocumentRow | None) -> None:
        super().__init__()
        self.report = report


class Recovered(Message):
    """What stopped working works again."""
