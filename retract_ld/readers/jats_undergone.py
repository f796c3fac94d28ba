"""What a JATS article has undergone as the work: notices it points at, dated events."""

from __future__ import annotations

from collections.abc import Iterator

from retract_ld.errors import InvalidRecord
from retract_ld.models import Notice, Update, Work
from retract_ld.readers.jats_links import Link
from retract_ld.readers.jats_reading import DatedEvent, Reading, family, says_retracted
from retract_ld.readers.jats_types import fold, retracted_type_of
from retract_ld.readers.problem_list import line_of
from retract_ld.readers.records import build

__all__ = ["undergone"]


def undergone(reading: Reading) -> list[Update]:
    """Return the claims that an article makes of itself, none if nothing happened."""
    found = [
        update
        for link in reading.links
        if link.meaning.target == "notice" and _is_later_notice(reading, link)
        for update in _by_link(reading, link)
    ]
    events = [
        e for e in reading.events if not reading.is_own(e) and _is_later(reading, e)
    ]
    found = _dated(reading, found, events)
    raw = reading.scope.article_type or ""
    code = retracted_type_of(raw)
    if code and not found and reading.manner is None:
        found = [_bare(reading, DatedEvent(code, raw, None, reading.scope.element))]
    found += [update for link in reading.links for update in _by_unclear(reading, link)]
    if not found:
        _mention_title(reading)
    return found


def _is_later_notice(reading: Reading, link: Link) -> bool:
    """Tell whether a link of a notice may say that the notice was itself updated."""
    if reading.manner is None:
        return True
    forward = fold(link.raw).endswith("-forward")
    if forward and family(link.meaning.type) != family(reading.manner.type):
        return True
    reading.problems.warn(
        link.element,
        f"the {link.raw!r} link of a notice ({reading.manner.raw!r}) names another"
        " notice; no claim is made.",
    )
    return False


def _by_link(reading: Reading, link: Link) -> Iterator[Update]:
    if link.meaning.type == "other":
        reading.problems.warn(
            link.element, f"the related-article-type {link.raw!r:.80} is not known."
        )
    place = line_of(link.element)
    try:
        yield build(
            Update,
            place,
            type=link.meaning.type,
            raw_type=link.raw,
            asserted_by="publisher",
            found_on="work",
            notice=build(Notice, place, **link.target) if link.target else None,
            work=build(Work, line_of(reading.scope.element), **reading.values),
            note=link.citation,
        )
    except InvalidRecord as error:
        reading.problems.reject(link.element, error)


def _by_unclear(reading: Reading, link: Link) -> Iterator[Update]:
    """Keep a link that does not tell which end it names, without making an edge of it.

    The article stands as the work, which a claim of type ``other`` gives no status; the
    document linked is told in words. A notice is not called updated: it is only warned.
    """
    if link.meaning.target is not None:
        return
    claims = reading.manner is None and link.in_front
    reading.problems.warn(
        link.element,
        f"the related-article-type {link.raw!r:.80} is not known and does not tell"
        f" whether {link.names!r:.200} is the notice or the work.",
        "It is kept as 'other', without the link." if claims else "No claim is made.",
    )
    if not claims:
        return
    try:
        yield build(
            Update,
            line_of(link.element),
            type="other",
            raw_type=link.raw,
            asserted_by="publisher",
            work=build(Work, line_of(reading.scope.element), **reading.values),
            note=link.names,
        )
    except InvalidRecord as error:
        reading.problems.reject(link.element, error)


def _is_later(reading: Reading, event: DatedEvent) -> bool:
    """Tell whether an event is an update: proofs are corrected before publication."""
    published: str | None = reading.values.get("published")
    if event.date is None or published is None:
        return True
    shared = min(len(event.date), len(published))
    return event.date[:shared] >= published[:shared]


def _dated(
    reading: Reading, found: list[Update], events: list[DatedEvent]
) -> list[Update]:
    """Give the claims their dates, and make claims of events that no link tells of."""
    updates = list(found)
    for code in dict.fromkeys(event.type for event in events):
        dated = [event for event in events if event.type == code]
        places = [i for i, u in enumerate(found) if u.type == code] or [
            i
            for i, u in enumerate(found)
            if family(u.type) == family(code) and updates[i].date is None
        ]
        if not places:
            updates.extend(_bare(reading, event) for event in dated)
        elif len(places) == len(dated) == 1:
            update = found[places[0]]
            updates[places[0]] = update.model_copy(update={"date": dated[0].date})
        else:
            reading.problems.warn(
                dated[0].element,
                f"{len(dated)} {dated[0].raw!r} dates and {len(places)} links cannot be"
                " put together; the dates are left out.",
            )
    return updates


def _bare(reading: Reading, event: DatedEvent) -> Update:
    """Make a claim without a notice: the article says that it was updated."""
    return build(
        Update,
        line_of(event.element),
        type=event.type,
        raw_type=event.raw,
        date=event.date,
        asserted_by="publisher",
        found_on="work",
        work=build(Work, line_of(reading.scope.element), **reading.values),
    )


def _mention_title(reading: Reading) -> None:
    if reading.manner is not None or not says_retracted(reading.title):
        return
    if any(link.meaning.target == "work" for link in reading.links):
        return  # said where the link is refused
    reading.problems.warn(
        reading.scope.element,
        f"the title says that the article was updated ({reading.title!r:.80}), no link"
        " or date does; no claim is made.",
        "Add a related-article that names the notice.",
    )
