"""What JATS articles and their links say about updates: the decision tables.

Both attributes are open lists of the standard (ANSI/NISO Z39.96, ``@article-type`` and
``@related-article-type``); the values here are those that the tag libraries suggest and
those met at PubMed Central, SciELO, PLOS and eLife, in lower case; they stand in
``vocab/crosswalk.ttl``. Subject headings are read as `notice_titles` reads them.

The manner of a notice is decided in this order:

1. ``article-type``, where it names a manner. It outranks the link: an addendum that
   points at a ``retracted-article`` adds to it and retracts nothing.
2. Except that ``correction``, which archives also use for whatever else appears in an
   errata section, yields to a subject heading of another kind (``Expression of
   Concern``) if no link says ``corrected-article``, and that a heading or link may be
   more specific than the type (``partial-retraction`` in a ``retraction``).
3. Without such an ``article-type``: the subject heading, unless the article is research
   or points at its notice, for the work may bear that heading too.
4. Without either: the ``related-article-type``.

What the link points at is decided by its name: ``retracted-article`` names the work and
the article is the notice; ``retraction-forward`` and ``expressed-concern`` name the
notice and the article is the work. The bare nouns (``retraction``, ``addendum``) name
the notice too, unless the article is a notice of that very manner.

A name that is not known keeps to the standard's habit of saying what the object pointed
at is: what was retracted, corrected or withdrawn is the work (``retractedpaper``); what
ends in ``-forward``, ``-in`` or ``-by``, and the nouns of notices, are the notice. Of any
other (``retracts``) it is not known which end it names, and no edge is made of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from retract_ld.codes import UpdateType
from retract_ld.crosswalk import read_as
from retract_ld.readers.notice_titles import heading_type_of

__all__ = [
    "FORWARD",
    "OBJECTS",
    "LinkMeaning",
    "Manner",
    "event_type_of",
    "fold",
    "link_meaning",
    "manner_of",
    "more_specific",
    "retracted_type_of",
    "type_of_article",
]

_NOUNS: Final = read_as("jats-article-type", "notice")

#: Types of articles that are themselves what an update was about.
_RETRACTED_TYPES: Final = read_as("jats-article-type", "work")

#: Link types that name the work, and what its notice does to it.
OBJECTS: Final = read_as("jats-related-article-type", "notice")

#: Link types that name the notice, and what it does to this article.
FORWARD: Final = read_as("jats-related-article-type", "work")

#: ``event/@event-type`` and ``date/@date-type`` of what happened after publication.
_EVENTS: Final = _NOUNS | read_as("jats-event-type")

#: Manners that ``correction`` covers as well as the word it is.
_CORRECTIONS: Final = frozenset({"correction", "corrigendum", "erratum"})
#: Manners that say more than the one they are set against.
_MORE_SPECIFIC: Final = frozenset({"partial_retraction", "retract_and_replace"})
#: Types of articles that report research, so that no heading alone makes them a notice.
_RESEARCH: Final = re.compile(
    r".*-(?:article|report|review|paper|trial|study|communication)|research"
)
_SPEAKS_OF_UPDATES: Final = re.compile(
    r"retra(?:c|t)|correct|corrig|errat|concern|withdraw|addend|reinstat|remov(?:al|e)"
    r"|revo[ck]|republi|supersed|replac|recall|rescind|amend|obsolet|clarif|updat"
)
#: What was done to the object of an update: names that begin so name the work.
_DONE: Final = (
    r"(?:retracted|corrected|withdrawn|removed|replaced|superseded|revoked|republished"
    r"|recalled|rescinded|amended|obsoleted|reinstated|clarified|updated|addended)"
)
_THING: Final = r"(?:article|paper|publication|manuscript|work|item|version)s?"
_NAMES_WORK: Final = re.compile(
    rf"(?:[a-z]+ly-|partial-)?{_DONE}(?:-and-{_DONE})*(?:-?{_THING})?"
    rf"|.*(?<!retraction)(?<!correction)(?<!withdrawal)(?<!removal)-{_THING}"
    r"|.*-(?:target|of|for)"
)
_NAMES_NOTICE: Final = re.compile(
    rf".*-(?:forward|fwd|in|by)|.*{_DONE}-?(?:in|by)"
    r"|.*(?:retraction|correction|erratum|corrigendum|addendum|withdrawal|removal|concern)"
    rf"-(?:notice|note|statement|letter|editorial|announcement|{_THING})"
)


@dataclass(frozen=True, slots=True)
class Manner:
    """What a notice does, the source's word that decided it, and its other word."""

    type: UpdateType
    raw: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class LinkMeaning:
    """Which end of the edge a link points at, and the manner its name tells."""

    target: Literal["work", "notice"] | None
    """``None`` where the name does not tell."""
    type: UpdateType


def fold(raw: str) -> str:
    """Fold a type: case, blanks and underscores (the tag library asks for no case).

    >>> fold(" Expression_of Concern ")
    'expression-of-concern'
    """
    return re.sub(r"[\s_]+", "-", raw.strip().casefold())


def type_of_article(article_type: str) -> UpdateType | None:
    """Return the manner that an ``article-type`` names, ``None`` for other articles.

    >>> type_of_article("Retraction-Statement"), type_of_article("research-article")
    ('retraction', None)
    """
    folded = fold(article_type)
    return _NOUNS.get(folded) or heading_type_of(folded.replace("-", " "))


def retracted_type_of(article_type: str) -> UpdateType | None:
    """Return what was done to an article whose type says that something was."""
    return _RETRACTED_TYPES.get(fold(article_type))


def event_type_of(raw: str) -> UpdateType | None:
    """Return the manner of an event or date, ``None`` if it is no update."""
    return _EVENTS.get(fold(raw))


def manner_of(
    article_type: str | None, headings: list[str], links: list[str]
) -> Manner | None:
    """Return what an article does as a notice: by its type, its headings, its links.

    >>> manner_of("correction", ["Expression of Concern"], []).type
    'expression_of_concern'
    >>> manner_of("correction", ["Retraction"], ["corrected-article"]).type
    'correction'
    """
    code = type_of_article(article_type) if article_type else None
    heading = next((text for text in headings if heading_type_of(text)), None)
    named = heading_type_of(heading) if heading else None
    if code is None or article_type is None:
        if named and heading and not _is_work(article_type, links):
            return Manner(named, heading)
        return None
    confirmed = any(OBJECTS.get(fold(link)) == code for link in links)
    yields = code == "correction" and named not in _CORRECTIONS and not confirmed
    if named and heading and (yields or more_specific(code, named)):
        return Manner(named, heading, article_type)
    return Manner(code, article_type, heading if named else None)


def _is_work(article_type: str | None, links: list[str]) -> bool:
    """Tell whether a heading is the mark of the work that the notice was about."""
    folded = [fold(link) for link in links]
    if any(link in OBJECTS for link in folded):
        return False
    research = article_type is not None and _RESEARCH.fullmatch(fold(article_type))
    return bool(research) or any(link in FORWARD for link in folded)


def more_specific(manner: UpdateType, named: UpdateType) -> bool:
    """Tell whether the manner that a link names says more than the article's."""
    return manner in {"retraction", "correction"} and named in _MORE_SPECIFIC


def link_meaning(raw: str, manner: UpdateType | None) -> LinkMeaning | None:
    """Return what a ``related-article-type`` means, ``None`` if it is no update.

    `manner` is what the article does, if it is a notice. A type that speaks of updates
    and is not known has the type ``other``.

    >>> link_meaning("retractedpaper", None)
    LinkMeaning(target='work', type='other')
    >>> link_meaning("retracts", None)
    LinkMeaning(target=None, type='other')
    """
    folded = fold(raw)
    if folded in OBJECTS:
        return LinkMeaning("work", OBJECTS[folded])
    if folded in FORWARD:
        return LinkMeaning("notice", FORWARD[folded])
    if folded in _NOUNS:
        code = _NOUNS[folded]
        same = manner == code or (manner is not None and more_specific(manner, code))
        return LinkMeaning("work" if same else "notice", code)
    if folded == "article":
        # SciELO's addenda name what they add to so, and nothing else does.
        return LinkMeaning("work", "addendum") if manner == "addendum" else None
    if not _SPEAKS_OF_UPDATES.search(folded):
        return None
    return LinkMeaning(_named_end(folded), "other")


def _named_end(folded: str) -> Literal["work", "notice"] | None:
    """Return which end of the edge a type that is not known names, if it tells."""
    if _NAMES_NOTICE.fullmatch(folded):
        return "notice"
    return "work" if _NAMES_WORK.fullmatch(folded) else None
