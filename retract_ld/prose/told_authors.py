"""Authors that Spanish, Portuguese, French and German sentences name beside the word for them.

``Los autores, Ana Gil y Luis Paz, solicitan …``, ``Ana Gil, autora del artículo “…”``.
"""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Found
from retract_ld.prose.drafts import Draft
from retract_ld.prose.language import LATIN_SCRIPT
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText

__all__ = [
    "drop_authors_in_journal",
    "names_only",
    "part_named",
    "put_authors",
    "without_honorifics",
]

_AFTER: Final = 320
_MOST: Final = 8
_BY: Final = re.compile(r"\b(?:von|de|par|por|du|del|do|da) $")
#: Authors named beside the word for them.
_AUTHORS: Final = re.compile(
    r"\b(?:[Ll]os autores|[Oo]s autores|(?:[Ll]es|[Ss]es|[Nn]os) auteurs"
    r"|[Dd]ie (?:Autoren|Autorinnen|Verfasser)|[Ee]l autor|[Ll]a autora|[Oo] autor|[Aa] autora"
    r"|de(?: la)? autor[ií]a de|[Ll]['’]auteure?|[Dd]er Autor|[Dd]ie Autorin"
    r"|(?:signé|firmado por|assinado por))"
    r"(?: de(?:l)? (?:artículo|trabajo))?,? (?=[A-ZÀ-Þ])"
)
#: Words before a title that are no name: ``Im Beitrag „…``.
_NO_NAME: Final = re.compile(
    r"(?i:^(?:im|in|zu|zum|gegen|an|aus|en|el|la|le|no|na|dans|sur|sobre)\b"
    r"|\b(?:beitrag|artikel|aufsatz|arbeit|art[ií](?:culo|go)|article|retra[tc]\w*|rétract\w*"
    r"|errat\w*|corr\w*|berichtig\w*|rückzug|widerruf|nota|note)\b)|\b[a-z]+$"
)
#: ``Ana Gil y Luis Paz, autores del artículo “…”``
_AUTHORS_OF: Final = re.compile(
    r"(?:,? (?:autor(?:es|as|a)?|auteure?s?)|,? (?:como|na qualidade de) autor\w*) "
    r"(?:d[eo]l? |de l['’])(?:\w+ )?(?:artículo|trabajo|estudio|artigo|trabalho|article)"
)
_NAMED: Final = re.compile(r"(?P<names>[^:\n]{5,120}): (?=[A-ZÀ-Þ¿¡«“„])")
_HONORIFIC: Final = re.compile(
    r"(?:(?:M|MM)\. |Mme |Mlle )?(?:l[ea] )?(?:P(?:r|rofesseur)|D(?:r|octeur))\.? "
    r"(?=[A-ZÀ-Þ])"
)
#: ``Erratum`` / ``zu Lang, U. (2020)``
_TO: Final = re.compile(r"\n[Zz]u ")
#: ``de M. Yves Le Goff``; in ``M. Lopez Ruiz`` it is an initial.
_SIR: Final = re.compile(
    r"(?<=\b(?:de|et) )(?:M|MM)\. (?=[A-ZÀ-Þ][\w'’-]{2,} [A-ZÀ-Þ])"
    r"|(?<=\bpar )M\. (?=[A-ZÀ-Þ][\w'’-]{2,} [A-ZÀ-Þ])"
)


def names_only(source: SourceText, span: tuple[int, int], rules: RuleSet) -> bool:
    """Tell whether a heading names only the authors: ``Widerruf des Beitrags von Ute Lang``."""
    if rules.language not in LATIN_SCRIPT or not _BY.search(
        source.plain, max(0, span[0] - 5), span[0]
    ):
        return False
    names, end = author_list(source.plain, *span, introduced=True)
    return bool(names) and not source.plain[end : span[1]].strip(" .:")


def part_named(source: SourceText, work: Draft) -> None:
    """Part ``Ute Lang: Zur Frage`` where the text names the author elsewhere, too."""
    found = work.fields["title"].found
    named = _NAMED.match(source.plain, found.start, found.end)
    if named is None:
        return
    names, end = author_list(source.plain, *named.span("names"), introduced=True)
    if not names or end < named.end("names"):
        return
    if all(source.plain.count(name) > 1 for name, *_ in names):
        work.put_authors([Found(*name) for name in names], "named-title")
        span = (named.end(), found.end)
        title = Found.at(source.plain, *span)
        work.fields["title"] = work.fields["title"]._replace(found=title)


def put_authors(source: SourceText, work: Draft, low: int, high: int) -> None:
    """Take the names beside the word for authors, or before it."""
    title = work.fields["title"].found.start
    line = source.plain.rfind("\n", 0, title) + 1
    if source.plain[title - 1 : title] in {"«", "“", "„", '"'} and line < title - 1:
        names, end = author_list(source.plain, line, title - 1, introduced=True)
        if (
            names
            and not source.plain[end : title - 1].strip(" ,:")
            and not any(_NO_NAME.search(name) for name, *_ in names)
        ):
            work.put_authors([Found(*name) for name in names], "before-title")
            return
    spans = [
        (match.end(), high) for match in _AUTHORS.finditer(source.plain, low, high)
    ]
    for of in _AUTHORS_OF.finditer(source.plain, low, high):
        start = max(source.sentence_at(of.start()).start, of.start() - _AFTER)
        spans.append((start, of.start()))
    for start, stop in spans[:_MOST]:
        names, end = author_list(
            source.plain, start, min(stop, start + _AFTER), introduced=True
        )
        whole = stop == high or end >= stop
        if names and whole and all(" " in name for name, *_ in names):
            work.put_authors([Found(*name) for name in names], "named-authors")
            return


def drop_authors_in_journal(work: Draft) -> None:
    """Drop what is the journal's name: ``Revista del Sur de Medicina Familiar (2016)``."""
    journal = work.fields.get("journal")
    if journal:
        low, high = journal.found.start, journal.found.end
        work.authors = [a for a in work.authors if not low <= a.name.start < high]


def without_honorifics(source: SourceText, work: Draft, rules: RuleSet) -> None:
    """Take ``M. le Pr`` and ``Dr`` off the names of authors."""
    for author in work.authors:
        name = author.name
        honorific = _HONORIFIC.match(source.plain, name.start, name.end)
        if honorific is None and rules.language == "de" and name.start:
            honorific = _TO.match(source.plain, name.start - 1, name.end)
        if honorific is None and rules.language == "fr":
            honorific = _SIR.match(source.plain, name.start, name.end)
        if honorific:
            author.name = Found.at(source.plain, honorific.end(), name.end)
