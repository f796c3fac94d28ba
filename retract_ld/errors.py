"""The exception tree: everything retract-ld raises on purpose.

RetractLDError
 ├─ ReadError            a source cannot be read
 │   ├─ UnknownFormat    no reader recognises it
 │   ├─ Malformed        it is not what it claims to be (not JSON, not XML, cut off)
 │   ├─ Refused          it would be dangerous to read (entity bomb, gzip bomb, …)
 │   └─ InvalidRecord    one record of it is unusable; the others go on
 ├─ VocabularyError      an unknown term, code or vocabulary name
 ├─ WriteError           a value that the chosen output format cannot carry
 ├─ StoreError           a triple store or the network failed
 └─ MissingExtra         an optional dependency is not installed
"""

from __future__ import annotations

__all__ = [
    "InvalidRecord",
    "Malformed",
    "MissingExtra",
    "ReadError",
    "Refused",
    "RetractLDError",
    "StoreError",
    "UnknownFormat",
    "VocabularyError",
    "WriteError",
]


class RetractLDError(Exception):
    """Base of all errors raised by retract-ld.

    >>> print(RetractLDError("No such format.", hint="See `retract-ld formats`."))
    No such format. See `retract-ld formats`.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}" if self.hint else self.message


class ReadError(RetractLDError):
    """A source cannot be read.

    >>> print(Malformed("is not JSON.", source="a.json", location="line 3"))
    a.json, line 3: is not JSON.
    """

    def __init__(
        self, message: str, *, source: str = "", location: str = "", hint: str = ""
    ) -> None:
        super().__init__(message, hint=hint)
        self.source = source
        self.location = location

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.source, self.location) if part)
        text = super().__str__()
        return f"{where}: {text}" if where else text


class UnknownFormat(ReadError):
    """No reader recognises the source."""


class Malformed(ReadError):
    """The source is not what it claims to be: not JSON, not XML, cut off."""


class Refused(ReadError):
    """Reading the source would be dangerous, so it was not read."""


class InvalidRecord(ReadError):
    """One record of a source is unusable; the records beside it are not affected."""


class VocabularyError(RetractLDError):
    """A term, code or vocabulary name that is not ours."""


class WriteError(RetractLDError):
    """A value that the chosen output format cannot carry."""


class StoreError(RetractLDError):
    """A triple store or the network failed."""


class MissingExtra(RetractLDError):
    """An optional dependency is not installed."""
