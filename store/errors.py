"""Everything that can go wrong with what a user hands in, each with the one line that the user will read.

`str(error)` is that line: it names the file, says what is wrong, and what to do about it.
"""

from __future__ import annotations


class ParleyError(Exception):
    """Root of the errors that are the user's to mend. Anything else that escapes is a fault of parley."""


class DocumentError(ParleyError):
    """A report that cannot be taken in. `name` is how the user calls it (a path, or `-`)."""

    def __init__(self, name: str, what: str, remedy: str) -> None:
        self.name, self.what, self.remedy = name, what, remedy
        super().__init__(f"{name}: {what}; {remedy}")


class StoreError(ParleyError):
    """The store file cannot be opened, migrated, read or written."""

    def __init__(self, name: str, what: str, remedy: str) -> None:
        self.name, self.what, self.remedy = name, what, remedy
        super().__init__(f"{name}: {what}; {remedy}")


class StoppedError(StoreError):
    """A question that was stopped, as its answer is no longer wanted. Nobody needs to be told."""


class QueryError(ParleyError):
    """A date or filter that a person typed and that cannot be understood."""


class CorrectionError(ParleyError):
    """Something that a person wants to correct and that cannot be: what is wrong, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        self.what, self.remedy = what, remedy
        super().__init__(f"{what}; {remedy}")
