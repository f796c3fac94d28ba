"""What a JATS article announces as a notice: a claim about each work it points at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from retract_ld.errors import InvalidRecord
from retract_ld.models import Notice, Update, Work
from retract_ld.readers.jats_links import Link, body_links, parts_link
from retract_ld.readers.jats_metadata import own_id
from retract_ld.readers.jats_reading import Reading, family, says_retracted
from retract_ld.readers.jats_text import body_text, found_in
from retract_ld.readers.jats_told import other_works, told_works
from retract_ld.readers.jats_tree import child
from retract_ld.readers.jats_types import Manner, more_specific, retracted_type_of
from retract_ld.readers.problem_list import line_of
from retract_ld.readers.records import build

__all__ = ["announced"]

#: A longer body is a paper, not a notice, and its words are no reasons for an update.
_LONGEST_NOTICE: Final = 30_000


def announced(reading: Reading) -> Iterator[Update]:
    """Yield the claims that an article makes as a notice, none if it is no notice."""
    links = [link for link in reading.links if _is_object(reading, link)]
    if not links and (
        reading.manner is None or reading.translated or parts_link(reading.scope)
    ):
        return
    notice, finds = _notice(reading, has_work=bool(links))
    common = {
        **finds,
        "date": reading.own_date() or notice.get("published"),
        "asserted_by": "publisher",
        "found_on": "notice",
    }
    if links and "text" in notice:
        targets = [link.target for link in links]
        for doi in other_works(notice["text"], notice, targets):
            reading.problems.warn(
                links[0].element,
                f"the text speaks of {doi}, which no related-article points at; the"
                " links decide.",
            )
    for link in links:
        manner = _manner_towards(reading, link)
        place = line_of(link.element)
        try:
            yield build(
                Update,
                place,
                **common,
                type=manner.type,
                raw_type=manner.raw,
                raw_label=manner.label,
                notice=build(Notice, line_of(reading.scope.element), **notice),
                work=build(Work, place, **link.target) if link.target else None,
                note=link.citation,
            )
        except InvalidRecord as error:
            reading.problems.reject(link.element, error)
    if not links and reading.manner is not None:
        yield from _without_work(reading, reading.manner, notice, common)


def _is_object(reading: Reading, link: Link) -> bool:
    """Tell whether the article announces an update of what a link points at."""
    if link.meaning.target != "work" or not (link.target or link.text):
        return False
    if reading.manner is not None:
        if not (link.in_front or link.identified) and _has_other(reading, link):
            reading.problems.warn(
                link.element,
                f"the {link.raw!r} link in the text has no identifier and stands"
                " beside other links: it may be a mere citation.",
            )
        return True
    if not link.in_front:
        reading.problems.warn(
            link.element,
            f"the {link.raw!r} link in the text of an article that is no notice is"
            " not read as a claim.",
        )
        return False
    article_type = reading.scope.article_type or ""
    if link.meaning.type == "new_version" or not (
        says_retracted(reading.title) or retracted_type_of(article_type)
    ):
        return True
    reading.problems.warn(
        link.element,
        f"the {link.raw!r} link says that this article is the notice, its title or type"
        f" that it is the work ({reading.title!r:.80}, {article_type!r:.40}); no claim"
        " is made.",
        "Set article-type or the -forward type of the link.",
    )
    return False


def _has_other(reading: Reading, link: Link) -> bool:
    return any(
        other is not link and other.meaning.target == "work" for other in reading.links
    )


def _manner_towards(reading: Reading, link: Link) -> Manner:
    """Return what the article does to what a link points at."""
    named, manner = link.meaning.type, reading.manner
    if named == "other":
        reading.problems.warn(
            link.element, f"the related-article-type {link.raw!r:.80} is not known."
        )
    if manner is None:
        return Manner(named, link.raw, reading.scope.article_type)
    if more_specific(manner.type, named):
        return Manner(named, link.raw, manner.raw)
    fits = named in {"other", "new_version"} or family(named) == family(manner.type)
    if not fits and family(named) != "retraction" and _is_confirmed(reading, manner):
        reading.problems.warn(
            link.element,
            f"the related-article-type {link.raw!r} does not fit the {manner.raw!r}"
            " that the article is, and other links do; each link says what it says.",
        )
        return Manner(named, link.raw, manner.raw)
    if not fits:
        reading.problems.warn(
            link.element,
            f"the related-article-type {link.raw!r} does not fit the {manner.raw!r}"
            " that the article is; that decides.",
        )
    return replace(manner, label=manner.label or link.raw)


def _is_confirmed(reading: Reading, manner: Manner) -> bool:
    """Tell whether a link of its own says that the article does what it is."""
    return any(
        link.meaning.target == "work"
        and family(link.meaning.type) == family(manner.type)
        for link in reading.links
    )


def _without_work(
    reading: Reading, manner: Manner, notice: dict[str, Any], common: dict[str, Any]
) -> Iterator[Update]:
    element = reading.scope.element
    if not (own_id(reading.scope) or notice.get("title") or notice.get("text")):
        error = InvalidRecord(
            f"an article of the kind {manner.raw!r} names neither itself nor a work.",
            hint="It needs an article-id or title, and a related-article.",
        )
        reading.problems.reject(element, error)
        return
    made = build(Notice, line_of(element), **notice)
    claim = {
        **common,
        "type": manner.type,
        "raw_type": manner.raw,
        "raw_label": manner.label,
        "notice": made,
    }
    told = told_works(made.text, notice) if made.text else []
    for found in told:
        if found.own:
            reading.problems.warn(
                element,
                f"the text gives the notice's own identifier, {found.own}, for the work"
                " too; it was left out of the work.",
            )
        evidence = (*common.get("evidence", ()), *found.evidence)
        claim |= {"work": found.work, "evidence": evidence}
        yield build(Update, line_of(element), **claim)
    identified = any(found.work.identified for found in told)
    named = [] if identified else body_links(reading.scope)
    links = f" Its text names {', '.join(map(repr, named))}." if named else ""
    reading.problems.warn(
        element,
        f"the article is a notice ({manner.raw!r}) without a related-article, so the work"
        + (" was read from its text." if told else " is not known.")
        + links,
        "Add a related-article with the DOI of the work.",
    )
    if not told:
        yield build(Update, line_of(element), **claim)


def _notice(
    reading: Reading, *, has_work: bool
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the values of the notice, and what its text says of the update."""
    values = dict(reading.values)
    text = body_text(reading.scope)
    is_paper = not has_work and child(reading.scope.meta, "abstract") is not None
    if text is None or is_paper or len(text) > _LONGEST_NOTICE:
        return values, {}
    values["text"] = text
    manner = reading.manner.type if reading.manner else "retraction"
    return values, found_in(text, values, manner)
