"""What threads tell the app. Each message says what happened; the handlers decide what is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from store.lookup import DocumentRow


@dataclass
class Changed(Message):
    """Some process has changed the store."""

    def can_replace(self, message: Message) -> bool:
        """A burst of changes is one change."""
        return isinstance(message, Changed)


@dataclass
class Taken(Message):
    """A report has been read into the store, or refused (`error` is the line for the user)."""

    name: str
    standing: str
    error: str | None


@dataclass
class CaughtUp(Message):
    """What the folder held at the beginning is in."""


@dataclass
class Trouble(Message):
    """Something went wrong: the line for the user. `live` is False where what is shown is no longer kept up to date."""

    text: str
    live: bool = True


@dataclass
class Cited(Message):
    """A line with its source, to be copied; None where no report tells it any more."""

    text: str | None


@dataclass
class OriginalFound(Message):
    """The report whose original is wanted; None where there is none any more."""

    report: DocumentRow | None


@dataclass
class Recovered(Message):
    """What stopped working works again."""
