"""Lines of a page that say nothing of the notice: buttons, counts, licences, banners."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from retract_ld.prose.foreign_furniture import is_foreign_furniture

__all__ = ["furniture_among", "is_furniture"]

_LONGEST: Final = 900
#: The whole line is a button, a count or the name of a section of the site.
_BUTTON: Final = re.compile(
    r"(?:(?:paper|article|research article|correction|retraction)? ?[•·|<>«»‹›] ?)?"
    r"(?:(?:open|free|full|restricted) access|check for updates|crossmark|search|menu|share"
    r"|(?:log|sign) ?in(?: ?[/|] ?register)?|register|subscribe|advertisement|print|e-?mail"
    r"|cite(?: this(?: article)?)?|(?:article )?metrics|(?:rights? (?:and|&) )?permissions?"
    r"|reprints?"
    r"|pdf|html|xml|full text|figures?|tables?|references(?= ?[|•])|related(?: articles?)?"
    r"|(?:download|view|show|read|see|get)(?: \w+){0,3}? (?:pdf|article|citations?|affiliations"
    r"|all|more|less|metrics|options|references|details)|back to (?:top|contents)|top"
    r"|(?:previous|next) article|skip to [a-z ]{3,40}|search within"
    r"|search this (?:site|journal)|export (?:references|citation)"
    r"|add to (?:favou?rites|library)|institutional (?:login|access)|journals (?:&|and) books"
    r"|journal (?:home|info)|loading\W*"
    r"|accept (?:all )?cookies|supplementary (?:data|information|material)s?"
    r"|this article has not been cited[^.]{0,20}"
    r"|(?:page )?[0-9]{1,4}(?: (?:of|/) [0-9]{1,4})?"
    r"|(?:see all )?(?:hide|view|show) authors (?:and|&) affiliations|navigate this article"
    r"|author links open overlay panel|get rights and content|last page|first page"
    r"|article type: [a-z ]{3,40}"
    r"|article (?:number|id):? ?[a-z]?[0-9]{1,9}"
    r"|sec(?:tion|\.) [a-z][a-z &,]{2,60}"
    r"|(?:pdf|html|xml|epub)(?: (?:download|view|full text|version))"
    r"|type|information|copyright|(?:open|full|article) (?:pdf|article|content)"
    r"|(?:article )?(?:contents|menu|navigation"
    r"|outline|views|tools)|sections|about|figures (?:&|and) data|data|licensing|cited by"
    r"|media coverage|save|history|publication history|(?:bib|text|ris|endnote|bibtex)"
    r"|(?:request|view|order|track|copy|export|save|get) (?:a )?(?:permissions?|citations?"
    r"|(?:printed )?copies|abstract|alerts?|reprints?|pdf|full text)|add to (?:favou?rites"
    r"|mendeley|library|cart)|google scholar|pubmed|crossref|scopus|web of science"
    r"|rights (?:&|and) permissions|e-?letters|on this page|related (?:content|research)"
    r"|recommended(?: articles)?|people also read|others also (?:liked|read)|you may also like"
    r"|most (?:read|cited)|show (?:author details|affiliations|citation|outline|abstract)"
    r"|search in (?:pmc|pubmed)|view in nlm catalog|add to search|article notes"
    r"|authors?(?:'?s?)? (?:(?:&|and) article )?info(?:rmation)?(?: (?:&|and) affiliations)?"
    r"|copyright and licen[cs]e information|an official website of the .{5,40}"
    r"|(?:author )?affiliations(?: \| .{3,40})?|citation tools|responses|article info"
    r"|(?:site )?header|previous|next|close|loading|in this issue|current issue|archives?"
    r"|bookmark|follow|tools?|versions?(?: notes)?|peer review(?: file| history)?"
    r"|jump to(?: .{2,30})?|published (?:online|in issue) .{8,20}"
    r"|[0-9][0-9.,]* (?:total )?downloads)"
    r"(?: ?[|•·] ?[a-z ]{2,24}){0,6} ?[:>»]?\.?"
)
_COUNTS: Final = re.compile(
    r"[0-9][0-9.,]{0,9} (?:crossref |total )?(?:citations|views) (?:to date|to this article)"
    r"|(?:[0-9][0-9.,]{0,9}k? ?(?:accesses|citations?|altmetric|views?|downloads?|shares?"
    r"|reads?|mentions?)[\s|•·,;]{0,5}){1,6}|(?:accesses|citations?|altmetric|views?|downloads?)"
    r"[: ]{1,2}[0-9.,]{1,9}k?"
)
#: The line begins with words that only licences, banners and imprints begin with.
_BEGINS: Final = re.compile(
    r"(?:(?:article )?(?:metrics|total views|views|downloads): |view affiliations"
    r"|as a library, nlm provides"
    r"|(?:©|\(c\) ?(?:the|[0-9]{4})|copyright\b ?[©(:0-9]|all rights reserved)"
    r"|(?:e-?|p-?|print |online )?issn\b"
    r"|(?:this|the)(?: \w+){1,3} (?:is|was) (?:an? )?(?:open[- ]access|distributed|published"
    r"|licensed|made available|freely available)(?: (?:article|paper|publication|preprint))?"
    r"(?: \w+){0,6} (?:under|licen[cs]e)|published under (?:the|a|licen[cs]e)"
    r"|this is an open[- ]access|(?:distributed|licensed) under|creative commons"
    r"|this article (?:is a preprint and has not|references [0-9])"
    r"|(?:we|our site|this (?:web)?site) uses? cookies|by (?:using|continuing)\b.{0,40}cookies"
    r"|(?:author|article) (?:copyright|affiliations?:? ?$)|publisher's note:? (?:springer|all)"
    r"|(?:springer nature|[a-z]+ press) remains neutral"
    r"|(?:[a-z]+\.){1,2}[a-z]{2,6}/[\w/.-]{3,60}$"
    r"|content from this work may be used|permission to make digital)"
)


#: A line of two or more of these words and nothing else is a row of buttons.
_WORDS: Final = frozenset(
    {
        "access", "accessed", "add", "alert", "alerts", "all", "altmetric", "and", "article",
        "articles", "author", "authors", "affiliations", "by", "citation", "citations", "cite",
        "close",
        "comments", "copy", "corrected", "crossmark", "download", "downloads", "email",
        "export", "facebook", "feedback", "figures", "free", "full", "html", "icon", "icons",
        "info", "issue", "journal", "linkedin", "link", "mendeley", "menu", "metrics",
        "more", "next", "information", "open",
        "options", "outline", "pdf", "peer", "permissions", "previous", "print", "proof",
        "recommend", "reddit", "references", "related", "reprints", "reviewed", "rights",
        "save", "search", "share", "show", "split", "supplementary", "text", "this", "to",
        "tools", "track", "twitter", "view", "viewer", "x",
    }
)  # fmt: skip
_TOKEN: Final = re.compile(r"[a-z]+")
_FEWEST: Final = 3


def is_furniture(lower: str) -> bool:
    """Tell whether a line, in lower case, is no part of the notice.

    >>> [is_furniture(line) for line in ("download pdf", "5021 accesses | 3 citations")]
    [True, True]
    >>> is_furniture("this article is retracted")
    False
    """
    if len(lower) > _LONGEST:
        return False
    tokens = _TOKEN.findall(lower) if len(lower) < 120 else []
    if len(tokens) >= _FEWEST and _WORDS.issuperset(tokens):
        return True
    return bool(
        _BUTTON.fullmatch(lower)
        or _COUNTS.fullmatch(lower)
        or _BEGINS.match(lower)
        or is_foreign_furniture(lower)
    )


#: Names of parts of a page that are buttons only among buttons.
_TABS: Final = frozenset(
    {"abstract", "authors", "citations", "comments", "figures", "references", "tables"}
)
_TOP: Final = 2
_DIGIT: Final = re.compile(r"[0-9:]")


def furniture_among(lines: list[str]) -> set[int]:
    """Return which of a page's lines, in lower case, are no part of the notice.

    The journal's name above its ISSN is none either.
    """
    dropped = {index for index, line in enumerate(lines) if is_furniture(line)}
    for index, line in enumerate(lines[:-1]):
        among = index + 1 in dropped and (index == 0 or index - 1 in dropped)
        if among and line in _TABS:
            dropped.add(index)
    for index, (line, following) in enumerate(pairwise(lines[: _TOP + 1])):
        if index + 1 in dropped and "issn" in following and not _DIGIT.search(line):
            dropped.add(index)
    return dropped
