"""Values of a work that a notice labels: "Authors: …", "the 28 June 2016 article"."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Found, trim_title
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.drafts import Draft
from retract_ld.prose.line_labels import AUTHORS_LABEL, TITLE_LABEL
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText

__all__ = ["add_date_of_article", "add_labelled"]

_AUTHORS: Final = re.compile(rf"(?:\n|(?<=\. )){AUTHORS_LABEL.pattern}")
_TITLE: Final = re.compile(rf"\n{TITLE_LABEL.pattern}")
_DATED: Final = re.compile(
    r"\b(?:the|this|our|their) (?=[0-9]{1,2} [a-z]{3,9} (?:19|20)[0-9]{2} (?:\w+ ){0,3}?"
    r"(?:article|paper|publication)\b)"
)
_SHORTEST_TITLE: Final = 15


def add_labelled(source: SourceText, work: Draft) -> None:
    """Read lines that say what follows: ``Title: On soil``, ``Authors: Jane Roe``."""
    authors = None if work.authors else _AUTHORS.search(source.plain)
    if authors:
        end = _line_end(source, authors.end())
        names, _ = author_list(source.plain, authors.end(), end, introduced=True)
        work.put_authors([Found(*name) for name in names], "label")
    title = None if work.get("title") else _TITLE.search(source.plain)
    if title:
        span = trim_title(source.plain, title.end(), _line_end(source, title.end()))
        if span and span[1] - span[0] >= _SHORTEST_TITLE:
            words = source.plain[slice(*span)]
            work.put("title", Found(words, *span), 0.85, "label")


def _line_end(source: SourceText, start: int) -> int:
    end = source.plain.find("\n", start)
    return len(source.plain) if end < 0 else end


def add_date_of_article(
    source: SourceText, work: Draft, body: int, rules: RuleSet
) -> None:
    """Read the day in "we retract the 28 June 2016 article cited above"."""
    if work.get("published") or work.get("published_online"):
        return
    dated = _DATED.search(source.lower, body)
    if dated is None:
        return
    date = find_date(source.lower, dated.end(), dated.end() + 24, rules)
    if date:
        work.put("published", Found(*date), 0.8, "dated-article")
