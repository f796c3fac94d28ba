"""Schema.org's correction markup, as nodes → updates. See `page` for the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

from retract_ld.codes import UPDATE_TYPES, Reason, Status, UpdateType
from retract_ld.errors import InvalidRecord
from retract_ld.labels import update_type_of
from retract_ld.models import Notice, Update, Work
from retract_ld.readers.page_documents import Node, Nodes, document_fields
from retract_ld.readers.records import Problem, build, clean, clean_url

__all__ = ["claims_of"]

_TERMS: Final = "https://w3id.org/retract-ld/"
_CLASSES: Final[Mapping[str, UpdateType]] = {
    f"{_TERMS}ns#{terms.notice_class}": code for code, terms in UPDATE_TYPES.items()
}
#: What each status is called, and the plainest update type that claims it.
_STATUSES: Final[dict[Status, UpdateType]] = {
    "clarified": "clarification",
    "concern-lifted": "concern_lifted",
    "corrected": "correction",
    "corrected-and-republished": "corrected_and_republished",
    "expression-of-concern": "expression_of_concern",
    "extended": "addendum",
    "partially-retracted": "partial_retraction",
    "reinstated": "reinstatement",
    "removed": "removal",
    "retracted": "retraction",
    "retracted-and-replaced": "retract_and_replace",
    "superseded": "new_edition",
    "temporarily-removed": "temporary_removal",
    "updated": "new_version",
    "withdrawn": "withdrawal",
}
_BY_NAME: Final[dict[str, UpdateType]] = dict(_STATUSES.items())
_REASONS: Final = frozenset(get_args(Reason))
_HEADING: Final = re.compile(r"\s*([^:.–—]{4,60})[:.–—]\s")


def claims_of(
    found: Mapping[str, Mapping[str, Any]], where: str, shown: str = ""
) -> tuple[list[Update], list[Problem]]:
    """Return the updates that the nodes of a JSON-LD document tell of, and its problems.

    Args:
        shown: id of the node that the page is about, if it is known.
    """
    reading = _Reading(Nodes(found), where, shown)
    return list(reading.updates()), reading.problems


class _Reading:
    """The reading of one document's nodes."""

    def __init__(self, nodes: Nodes, where: str, shown: str) -> None:
        self._nodes = nodes
        self._shown = shown
        self._where = where
        self.problems: list[Problem] = []

    def updates(self) -> Iterator[Update]:
        """Yield an update for each notice and work, and for statuses that none claims."""
        pairs: dict[tuple[str, str], tuple[Node, Node]] = {}
        for node in self._nodes:
            if self._is_notice(node):
                for work in (*node.nodes("about"), *node.nodes("parentItem")):
                    pairs[node.id, work.id] = (node, work)
        for node in self._nodes:
            for notice in self._corrections(node):
                pairs.setdefault((notice.id, node.id), (notice, node))
        told: dict[str, set[Status | None]] = {}
        announcing = {notice for notice, _ in pairs}
        for notice, work in pairs.values():
            for update in self._update(notice, work):
                told.setdefault(work.id, set()).add(UPDATE_TYPES[update.type].status)
                yield update
        for node in self._nodes:
            if self._is_notice(node) and node.id not in announcing:
                yield from self._update(node, None)
        for node in self._nodes:
            if node.values("creativeWorkStatus"):
                for update in self._by_status(node):
                    if UPDATE_TYPES[update.type].status not in told.get(node.id, ()):
                        yield update

    def _is_notice(self, node: Node) -> bool:
        if "CorrectionComment" in node.types:
            return True
        return any(
            text in _CLASSES
            for text in (*node.texts("additionalType"), *node.all_types)
        )

    def _corrections(self, work: Node) -> Iterator[Node]:
        """Yield what a work names as its corrections, as nodes if need be made of text."""
        for value in work.values("correction"):
            node = self._nodes.of(value)
            if node is not None:
                yield node
                continue
            text = clean(value.get("@value") if "@value" in value else value.get("@id"))
            if text and (address := clean_url(text)):
                yield Node(self._nodes, {"@id": address})
            elif text:
                inner = {"https://schema.org/text": [{"@value": text}]}
                yield Node(self._nodes, {"@id": f"_:text/{work.id}/{text}", **inner})

    def _update(self, notice: Node, work: Node | None) -> Iterator[Update]:
        type_, raw = self._type(notice, work)
        reasons = sorted(
            code
            for address in notice.addresses("keywords")
            if (code := address.removeprefix(f"{_TERMS}reason/")) in _REASONS
        )
        policy = next(map(clean_url, notice.texts("publishingPrinciples")), None)
        notice_fields = document_fields(notice, self._warn)
        text = next(iter(notice.texts("text")), None) or next(
            iter(notice.texts("articleBody")), None
        )
        yield from self._built(
            type=type_,
            raw_type=raw,
            notice=self._model(Notice, {**notice_fields, "text": clean(text)}),
            work=self._model(Work, document_fields(work, self._warn)) if work else None,
            reasons=tuple(reasons),
            policy=policy,
            found_on={notice.id: "notice", work.id if work else "": "work"}.get(
                self._shown
            ),
        )

    def _by_status(self, work: Node) -> Iterator[Update]:
        for value in work.values("creativeWorkStatus"):
            node = self._nodes.of(value)
            texts = [*node.texts("termCode"), *node.texts("name")] if node else []
            address = value.get("@id", "")
            raw = next(iter(texts), None) or value.get("@value") or address
            code = address.removeprefix(f"{_TERMS}status/")
            type_ = _BY_NAME.get(code) or next(
                (kind for text in (*texts, raw) if (kind := _status_type(text))), None
            )
            if type_ is not None:
                yield from self._built(
                    type=type_,
                    raw_type=raw,
                    work=self._model(Work, document_fields(work, self._warn)),
                    found_on="work",
                )

    def _type(self, notice: Node, work: Node | None) -> tuple[UpdateType, str]:
        """Tell the manner, from the surest sign to the weakest, and the sign."""
        for sign in (*notice.texts("additionalType"), *notice.all_types):
            if sign in _CLASSES:
                return _CLASSES[sign], sign.rpartition("#")[2]
        for address in notice.addresses("keywords"):
            code = address.removeprefix(f"{_TERMS}update-type/")
            if code in UPDATE_TYPES:
                return code, code
        for title in (*notice.texts("name"), *notice.texts("headline")):
            heading = _HEADING.match(title)
            words = heading.group(1) if heading else title
            found = update_type_of(words)
            if found is not None:
                return found, words.strip()
        # The status tells the manner of the one correction there is; not of several.
        alone = work is not None and len(work.values("correction")) <= 1
        for value in (
            work.values("creativeWorkStatus") if work is not None and alone else ()
        ):
            node = self._nodes.of(value)
            for text in node.texts("name") if node else [value.get("@value")]:
                found = _status_type(text)
                if found is not None:
                    return found, str(text)
        # By its definition a CorrectionComment is a comment that corrects a work.
        return "correction", "CorrectionComment"

    def _model(self, model: type[Any], fields: dict[str, Any]) -> Any:  # noqa: ANN401
        try:
            return build(model, self._where, **fields)
        except InvalidRecord as error:
            self.problems.append(
                Problem("error", error.message, self._where, error.hint)
            )
            return None

    def _built(self, **values: Any) -> Iterator[Update]:  # noqa: ANN401
        if values.get("notice") is None and values.get("work") is None:
            return
        update = self._model(Update, {"asserted_by": "publisher", **values})
        if update is not None:
            yield update

    def _warn(self, message: str) -> None:
        problem = Problem("warning", message, self._where)
        if problem not in self.problems:
            self.problems.append(problem)


def _status_type(text: object) -> UpdateType | None:
    if not isinstance(text, str):
        return None
    code = text.strip().casefold().replace(" ", "-").replace("_", "-")
    return _BY_NAME.get(code)
