"""What every reader yields: one `Record` for each record of the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import IO, Any, Final, Literal, Self, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from retract_ld.errors import InvalidRecord
from retract_ld.flat import Flat
from retract_ld.models import Journal, Organization, Update, _Model
from retract_ld.readers.remembering import remembered
from retract_ld.value_types import UCSCHAR, Url

__all__ = [
    "Problem",
    "Reader",
    "Record",
    "Source",
    "Split",
    "build",
    "clean",
    "clean_url",
    "is_url",
    "journal_of",
    "organization_of",
    "validated",
]

M = TypeVar("M", bound=_Model)

_URL: Final = re.compile(
    r"(https?)://([^/?#\s]+)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$",
    re.IGNORECASE | re.DOTALL,
)


@cache
def _not_in_iri() -> re.Pattern[str]:
    # With all letters beyond ASCII it takes as long to compile as records to read, and
    # few addresses need it.
    return re.compile(rf"%(?![0-9A-Fa-f]{{2}})|[^A-Za-z0-9._~!$&'()*+,;=:@%{UCSCHAR}-]")


_address: Final = TypeAdapter(Url, config=ConfigDict(strict=True)).validator


def is_url(value: str) -> bool:
    """Whether a value is an address that a model takes."""
    return _address.isinstance_python(value)


class _Portable:
    """Goes to another process as what makes it: quicker than field by field."""

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__slots__])


@dataclass(frozen=True, slots=True)
class Problem(_Portable):
    """Something wrong in a record: what, where, and what to do about it."""

    severity: Literal["error", "warning"]
    message: str
    location: str = ""
    """Where in the source: ``line 812``, ``$.message.items[3]``, an XPath."""
    hint: str = ""

    def __str__(self) -> str:
        text = f"{self.location}: {self.message}" if self.location else self.message
        return f"{text} {self.hint}" if self.hint else text


@dataclass(frozen=True, slots=True)
class Record(_Portable):
    """One record of a source: the updates it carries and what is wrong with it.

    A record without updates and without problems says nothing about any update.
    """

    location: str
    updates: tuple[Update, ...] = ()
    record_id: str | None = None
    problems: tuple[Problem, ...] = ()
    raw: str | bytes | None = field(default=None, repr=False)
    """The record as it stands in the source, for the rejects file; rejects only."""

    @property
    def notes_only(self) -> bool:
        """Whether this is a remark about the source and no record of it."""
        return not self.location and not self.updates and not self.rejected

    @property
    def rejected(self) -> bool:
        """Whether something of the record could not be used."""
        return any(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class FlatRecord(_Portable):
    """A record that is one update, in flat form, and what is to be said of it."""

    update: Flat
    location: str
    problems: tuple[Problem, ...]
    """No errors: a record that has any is a `Record`."""

    @property
    def record(self) -> Record:
        """The record without its update."""
        return Record(self.location, (), self.update.get("record_id"), self.problems)


@dataclass(frozen=True, slots=True)
class Source(_Portable):
    """Where a stream comes from: a name for messages, and its address if it has one."""

    name: str = "<stdin>"
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """Reading in steps: cutting a source into pieces is quick, the rest is not.

    What the first step gives can be sent to another process.
    """

    find: Callable[[IO[bytes], Source, int], tuple[Any, Iterator[Any]]]
    """Return the layout of the source, and pieces of so many raw records at most."""
    parse: Callable[[Any, Any], Sequence[Any]]
    """Return the raw records of a piece."""
    understand: Callable[[Any, Any], Record]
    """Return the record of a layout and a raw record."""
    flatten: Callable[[Any, Sequence[Any]], list[Flat | FlatRecord | None]] | None = (
        None
    )
    """Return the one update of each raw record in flat form, which is quicker.

    None for a record that is to be understood by itself.
    """


@dataclass(frozen=True, slots=True)
class Reader:
    """A source format: how to recognise it and how to read it."""

    name: str
    """Short name, as in ``--from``."""
    title: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    detect: Callable[[bytes], bool]
    """Tell from the first 64 KiB (decompressed) whether this is the format."""
    read: Callable[[IO[bytes], Source], Iterator[Record]]
    """Yield the records one by one; raise `Malformed` when no more can be had."""
    direction: str
    """Which side's records carry the claim: notice, work, both."""
    carries: str
    """What the format can carry, in a few words."""
    lacks: str
    """What it cannot."""
    split: Split | None = None
    """The two steps of `read`, where the format has records that stand alone."""


def clean(value: object) -> str | None:
    r"""Return a string without outer and repeated blanks, or ``None`` if nothing is left.

    >>> clean("  Journal of \n Foo "), clean("  ") is None, clean(None) is None
    ('Journal of Foo', True, True)
    """
    if not isinstance(value, str):
        return None
    return " ".join(value.split()) or None


def clean_url(value: object) -> str | None:
    """Return an http(s) address with its illegal characters encoded, or ``None``.

    >>> clean_url("http://example.org/a b#c#d"), clean_url("HTTPS://example.org/100%")
    ('http://example.org/a%20b#c%23d', 'https://example.org/100%25')
    >>> clean_url("javascript:1") is None
    True
    """
    if not isinstance(value, str):
        return None
    value = value.strip()
    if is_url(value):
        return value
    match = _URL.match(value)
    if match is None:
        return None
    scheme, host, path, query, fragment = match.groups()
    rest = (
        _encoded(path, "/")
        + (f"?{_encoded(query, '/?')}" if query is not None else "")
        + (f"#{_encoded(fragment, '/?')}" if fragment is not None else "")
    )
    url = f"{scheme.lower()}://{host}{rest}"
    return url if is_url(url) else None


def _encoded(part: str, safe: str) -> str:
    def encode(match: re.Match[str]) -> str:
        text = match.group()
        if text in safe:
            return text
        return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "replace"))

    return _not_in_iri().sub(encode, part)


def build(model: type[M], location: str, /, **values: Any) -> M:  # noqa: ANN401
    """Make a model of values, leaving out those that are ``None``.

    Raises:
        InvalidRecord: with the field and pydantic's reason, located at `location`.
    """
    given = {name: value for name, value in values.items() if value is not None}
    return validated(model, location, given)


def validated(model: type[M], location: str, given: dict[str, Any]) -> M:
    """Make a model of the values that are given, as `build` does.

    Raises:
        InvalidRecord: with the field and pydantic's reason, located at `location`.
    """
    try:
        # as `model(**given)`, in half the time: this is most of what a reader does
        made: M = model.__pydantic_validator__.validate_python(given)
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(str(part) for part in first["loc"]) or model.__name__
        raise InvalidRecord(
            f"{path}: {first['msg']} (got {first['input']!r:.200}).", location=location
        ) from error
    return made


@remembered(1024)
def journal_of(title: str | None, issns: tuple[str, ...] = ()) -> Journal:
    """Make a journal, once for all the articles in it."""
    return build(Journal, "", title=title, issns=issns)


@remembered(1024)
def organization_of(name: str | None, ror: str | None = None) -> Organization:
    """Make an organization, once for all that it publishes or all who work there."""
    return build(Organization, "", name=name, ror=ror)
