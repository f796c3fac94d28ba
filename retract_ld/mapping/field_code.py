"""How generated code reads the fields of an update: of its models, or in flat form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from retract_ld.mapping.marked_rows import UnfitError
from retract_ld.models import Document, Update

__all__ = ["FieldCode", "FlatCode", "ModelCode", "path_of"]


def path_of(owner: str, name: str) -> str:
    """Return the path of a field of the update, the notice or the work.

    >>> path_of("update", "note"), path_of("work", "doi")
    ('note', 'work.doi')
    """
    return name if owner == "update" else f"{owner}.{name}"


class FieldCode(Protocol):
    """Python for the fields of an update."""

    parameter: str
    """What the code calls the update."""
    head: Sequence[str]
    """Statements that it begins with."""

    def value(self, owner: str, name: str) -> str:
        """Return Python for a field of the update, the notice or the work."""

    def listed(self, owner: str, name: str) -> str:
        """Return Python for a list, which may be missing."""

    def optional(self, owner: str, name: str) -> tuple[str, str]:
        """Return Python for a value that may be missing, and for whether it is there.

        The first can be spelled like a value even then.
        """

    def record(self, owner: str) -> str:
        """Return Python for the model that has the fields.

        Raises:
            UnfitError: if there is none.
        """

    def names(self, owner: str) -> str:
        """Return Python for the names of authors."""

    def concepts(self, update: Update) -> str:
        """Return Python for the concepts of an update."""

    def declined(self, update: Update) -> Iterator[str]:
        """Yield conditions on which updates like this one cannot be told of so."""

    def one_doi(self, update: Update) -> bool:
        """Whether all updates like this one have one DOI for notice and work."""


class ModelCode:
    """Reads the models."""

    parameter = "update"
    head = ("notice, work = update.notice, update.work",)

    def value(self, owner: str, name: str) -> str:
        """Return an attribute."""
        return f"{owner}.{name}"

    def listed(self, owner: str, name: str) -> str:
        """Return an attribute: a list that is missing is empty."""
        return self.value(owner, name)

    def optional(self, owner: str, name: str) -> tuple[str, str]:
        """Return an attribute, or an empty text, which no value is."""
        value = self.value(owner, name)
        return f"{value} or ''", f"{value} is not None"

    def record(self, owner: str) -> str:
        """Return the variable that holds the model."""
        return owner

    def names(self, owner: str) -> str:
        """Return the names of the agents."""
        return f"[*map(name_of, {owner}.authors)]"

    def concepts(self, update: Update) -> str:
        """Return a call."""
        del update
        return "concepts_of(update.type, update.reasons)"

    def declined(self, update: Update) -> Iterator[str]:
        """Yield what the shape of models does not tell."""
        if update.notice is not None and update.work is not None:
            yield "update.self_referential"
        for owner, document in _documents(update):
            if document.authors:
                yield f"not nothing_but_names({owner}.authors)"

    def one_doi(self, update: Update) -> bool:
        """The shape of models does not tell."""
        del update
        return False


class FlatCode:
    """Reads the flat form."""

    parameter = "flat"
    head = ()

    def value(self, owner: str, name: str) -> str:
        """Return the value of a path."""
        return f"flat[{path_of(owner, name)!r}]"

    def listed(self, owner: str, name: str) -> str:
        """Return the values of a path."""
        return f"flat.get({path_of(owner, name)!r}, ())"

    def optional(self, owner: str, name: str) -> tuple[str, str]:
        """Return the value of a path."""
        path = repr(path_of(owner, name))
        return f"flat.get({path}, '')", f"{path} in flat"

    def record(self, owner: str) -> str:
        """Say that there is none."""
        del owner
        raise UnfitError

    def names(self, owner: str) -> str:
        """Return what is known of authors."""
        return self.value(owner, "authors")

    def concepts(self, update: Update) -> str:
        """Return a call."""
        reasons = self.value("update", "reasons") if update.reasons else "()"
        return f"concepts_of({self.value('update', 'type')}, {reasons})"

    def declined(self, update: Update) -> Iterator[str]:
        """Yield that both are one document, if no DOIs tell."""
        notice, work = update.notice, update.work
        for name in ("doi", "pmid", "pmcid"):
            if getattr(notice, name, None) and getattr(work, name, None):
                if name != "doi":
                    yield f"{self.value('notice', name)} == {self.value('work', name)}"
                return

    def one_doi(self, update: Update) -> bool:
        """The shape of the flat form tells, for many registers have such updates."""
        dois = [d.doi for d in (update.notice, update.work) if d is not None]
        return len(dois) == 2 and dois[0] == dois[1] is not None


def _documents(update: Update) -> Iterator[tuple[str, Document]]:
    if update.notice is not None:
        yield "notice", update.notice
    if update.work is not None:
        yield "work", update.work
