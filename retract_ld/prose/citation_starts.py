"""What a line says before its citation: ``Retraction to: Roe J. On soil. …``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.author_lists import uniform_list
from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import TITLE_NEXT
from retract_ld.prose.heading_causes import after_cause
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["has_authors", "labelled_start"]

_PREFIX: Final = re.compile(
    r"[\s•∘◦*\-–·]{0,4}(?:(?:[(\[]?[0-9]{1,2}[.)\]]|[(\[](?:[a-z]|[ivx]{2,4})[)\]]|[a-h]\)|(?-i:[a-h]\.))"
    r"(?: (?=[^\W\d_])|(?=(?-i:[A-ZÀ-Þ]))))?"
    r"(?:(?:in|originally published(?: in| as)?|suggested citation"
    r"|(?:(?:please )?cite |citation (?:of|for) |how to cite )?(?:the )?"
    r"original (?:article|publication|citation|paper|work)(?: (?:as|cited))?"
    r"|(?:article|paper|publication)s? (?:concerned|affected|retracted|corrected|in question)"
    r"|(?:doi|citation) of (?:the )?original (?:article|publication)|referred to"
    r"|(?:in|for|on|to|regarding|concerning) the (?:following |original |above |published )?"
    r"(?:article|paper)(?= ?:)"
    r"|article|refers to|this is an? (?:correction|erratum|corrigendum|retraction|addendum)"
    r"(?: notice)? (?:to|of|for)"
    r"|ref|reference|retracted article|this article corrects|this corrects"
    r"|this (?:erratum|corrigendum|correction|retraction|addendum|notice|note) (?:notice )?"
    r"(?:corrects|retracts|updates|concerns|amends|is for|(?:refers|relates|pertains|applies)"
    r" to)"
    r"(?: the)?(?: following| original)?(?: article| paper)?"
    r"|(?:retract|correct|withdr|amend|affect|concern|relat)\w*[ -](?:article|paper)s?(?: in)?"
    r"|(?:(?:art[ií](?:culo|go)|publicación|publicação|trabajo|texto) original|article original"
    r"|originalbeitrag|originalartikel|originalpublikation|original(?:arbeit)?)"
    r"|(?:publicad[oa]|aparecid[oa]) (?:en|em|originalmente en)|paru dans|erschienen in"
    r"|(?:artigo|artículo) publicado e[nm](?: ?/ ?article published in)?"
    r"|(?:referente|relativ[oa]|acerca|sobre|respecto|concernant|concerne|betrifft|betreffend)"
    r"(?: (?:al?|ao|del?|do|à|den|das|el|o))? ?(?:l')?"
    r"(?:artigo|artículo|article|artikel|beitrag)"
    r"(?: original)?|artículo afectado|(?:erratum|corrigendum)"
    r" à|zurückgezogen wird|korrektur zu|german title|revista|periódico|revue|zeitschrift"
    r"|referencia|referência|référence|quelle|fuente|concerne"
    r"|(?:diese[rs]?|est[aeo]|cet(?:te)?|ce) (?:vermerk|hinweis|mitteilung|retraktion"
    r"|berichtigung|nota|aviso|retractación|corrección|errata|avis|note|rétractation|erratum|correction)"
    r" (?:bezieht sich auf|betrifft|se refiere|refere-se|se refere|concerne|porte sur"
    r"|se rapporte) ?(?:den|das|al?|ao|à|el|o|l')? ?(?:artikel|beitrag|artículo|artigo|article)"
    r"|betrifft|bezug|zu|re|sobre|(?:retracta|retrata|rétracta)(?:ción|ção|tion) (?:de|del|do)"
    r")\s*[:,.]\s*)?"
    r"(?:this is an? (?:correction|erratum|corrigendum|retraction|addendum)(?: notice)?"
    r" (?:to|of|for) (?:(?:the )?(?:following |original |published )?"
    r"(?:article|paper|chapter|publication): ?)?)?(?:by\s(?=(?-i:[A-Z])))?"
    r"(?:published in (?=(?-i:[A-Z])))?[\[(]?",
    re.IGNORECASE,
)
#: ``(a) ``, ``iv) ``
_LIST_MARK: Final = re.compile(
    r"[\s•∘◦*\-–·(\[]{0,5}(?:[a-z]|[ivx]{2,4})[)\]] ?[(\[]?", re.IGNORECASE
)
#: A page citing itself or the work: what follows tells.
_CITATION: Final = re.compile(r"Citation:? (?=[A-Z])")
#: ``In the article by Roe J, Poe B. On soil. Soil Lett. 2010;4:3, the names …``
_BY_AUTHORS: Final = re.compile(
    r"(?:(?:In )?[Tt]he (?:[Aa]rticle|[Pp]aper|[Ss]tudy|[Rr]eport|[Ll]etter) (?:by|of)"
    r"|(?:Article|Paper|Report|Letter) by) (?=[A-Z])"
)
_THE_ARTICLE: Final = re.compile(
    r"(?:Abstract: ?)?(?:The|This|Our) (?:(?:article|paper|chapter),? (?=[A-Z])"
    r"|authors of (?=[A-Z0-9][^\n“”\"]{30,400}[0-9]))"
)


def labelled_start(
    source: SourceText, line: Line, rules: RuleSet
) -> tuple[int, str, str]:
    """Return where a citation begins after a label such as ``Retraction to:``."""
    start, role, rule = line.start, "", ""
    for known in (*rules.labels, *rules.works):
        match = known.pattern.match(source.lower, start, line.end)
        if known.id.endswith(".banner"):
            continue  # "This article has been retracted: …" leads up to a sentence
        if match and not source.lower[match.end() : match.end() + 1].isalnum():
            rest = re.compile(
                r"\s*(?:note|notice)?\s*(?:(?:to|of|for|in|de|del|do|d[ae]|à|zu|zum|a|al"
                r"|ao)(?=[\s:]))?\s*:?\s*"
            ).match(source.lower, match.end(), line.end)
            assert rest is not None
            start = after_cause(source.plain, rest.end(), line.end)
            role, rule = "work", known.id
            break
    cited = _CITATION.match(source.plain, start, line.end)
    start = cited.end() if cited else start
    led = _BY_AUTHORS.match(source.plain, start, line.end)
    if led and not role and author_list(source.plain, led.end(), line.end)[0]:
        return led.end(), "work", "by-authors"
    named = _THE_ARTICLE.match(source.plain, start, line.end)
    if named and not role:
        return named.end(), "work", "the-article"
    prefix = _PREFIX.match(source.plain, start, line.end)
    assert prefix is not None
    listed = _LIST_MARK.fullmatch(prefix.group())
    if prefix.group().strip(" •∘◦*-–·()[].0123456789") and not (role or listed):
        role, rule = "work", "citation-prefix"
    return prefix.end(), role, rule


def has_authors(plain: str, start: int, end: int) -> bool:
    """Tell whether a line begins with authors, not with a name like ``J. Soil Sci.``."""
    authors, _ = author_list(plain, start, end)
    alone = None if authors else uniform_list(plain, start, end, alone=True)
    if alone and TITLE_NEXT.match(plain, alone[1], end):
        return True
    return bool(authors) and not (
        len(authors) == 1 and _INITIAL_FIRST.fullmatch(authors[0][0])
    )


_INITIAL_FIRST: Final = re.compile(r"(?:[A-Z]\. ?){1,3}[A-Z][a-z]+")
