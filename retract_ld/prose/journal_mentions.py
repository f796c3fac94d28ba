"""Journals that running text names: "published in …", "the article from …"."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.cited_journal import put_journal
from retract_ld.prose.source_text import SourceText

__all__ = [
    "is_journal",
    "put_article_by",
    "put_article_from",
    "put_issue",
    "put_named",
    "put_published_in",
    "put_subject",
]

_PUBLISHED_IN: Final = re.compile(
    r"\b(?:published|appeared|publicado|publicada|publié|paru|erschienen|veröffentlicht)"
    r"(?: (?:online|originally|recently|previously|subsequently|in print))*"
    r"(?: (?:le|el|em|am|on) [0-9][^,()\n]{6,20}?)?(?:,)?(?: (?:in|en|dans|na|no|em))"
    r"(?: (?:the|our|la|el|le|il|der|nuestra|nossa|notre|unserer))?"
    r"(?: (?:[A-Z][a-z]{2,9}\.? )?(?:[0-9]{1,2},? )?(?:(?:19|20)[0-9]{2},? )?issue of"
    r"(?: the)?)?"
    r"(?: (?:journal|revista|periódico|Zeitschrift|revue))?,? "
)
_ISSUE: Final = 30
_YEAR_OF_ISSUE: Final = re.compile(r"(?P<year>(?:19|20)[0-9]{2}),? issue\b")
_FROM_JOURNAL: Final = re.compile(
    r"\b(?:retracted|withdrawn) from (?:the )?(?:journal )?|\bfrom (?:the )?journal "
)
_JOURNAL_END: Final = re.compile(
    r"[,;.()\[”\"»]| (?:has|is|was|on|in \d|due|be|and has|by|because|as|with|after|19|20"
    r"|e[nm] (?:\d|el|la|n?o|20)|n[ao] (?:ano|v)|el \d|fue|ha|foi|est|a été|wurde|wird|por"
    r"|debido|pour|con|com|im Jahr)\b"
)
#: ``Journal of Natural Science, Biology and Medicine``
_FIELDS: Final = re.compile(
    r"(?:[A-Z]\w+ ){0,3}(?:Journal|Annals|Archives|Reviews) of "
)
_MORE_FIELDS: Final = re.compile(
    r"(?:, [A-Z]\w+(?: [A-Z]\w+)?){0,3},? (?:and|&) [A-Z]\w+(?: [A-Z]\w+){0,2}"
)
_CJK_JOURNAL: Final = re.compile(
    r"[《『「](?P<journal>[^《》『』「」\n]{2,40})[》』」] ?$"
)
_OF_JOURNAL: Final = re.compile(
    r"\)?(?:,? (?:of|in|del?|d[ao]s?|des|du|der|von) (?:the |la |los |las |l['’])?"
    r"(?:journal |revista |revue |periódico |Zeitschrift )?"
    r"|, (?=(?:[A-Z][a-z]+ ){0,3}(?:Journal|Annals|Archives|Letters|Bulletin)\b))"
    r"[“\"‘]?(?P<journal>(?:[A-Z][^\W\d_]*|of|the|and|for|in|&|[:,](?= [A-Z]))"
    r"(?:(?::(?= [A-Z]))? (?:[A-ZÀ-Þ][^\W\d_]*|of|the|and|for|in|&|del?|la|las|los|y|e|et|und"
    r"|d[aou]s?|der|des|für)){0,12})"
)

#: Words that part a title from a place that is not the work's: "is retracted as it has
#: already been published in …".
_PARTED: Final = re.compile(
    r"\b(?:retracted|withdrawn|because|as (?:it|the|they)|due to|already|also|another"
    r"|similar|identical|duplicat\w+|same|copied|plagiari\w+)\b"
)
#: ``the above article from Soil Letters, published online …``
_ARTICLE_FROM: Final = re.compile(
    r"\b(?:[Aa]rticle|[Pp]aper|(?<!ase )report|study|letter|review|chapter)s?,?"
    r" (?:(?:which|that) )?(?:(?:was|were) )?(?:(?:first|originally|recently) )?"
    r"(?:(?:published|printed|that appeared|appeared|appearing) (?:online )?)?"
    r"(?:from|in) (?:the )?(?:journal )?(?=[A-Z])"
)


def put_published_in(
    source: SourceText, citation: Citation, low: int, high: int
) -> None:
    """Keep the journal that follows "published in" after a title."""
    published = _PUBLISHED_IN.search(source.plain, low, high)
    if published and _PARTED.search(source.lower, low, published.end()):
        return
    if published:
        year = _YEAR_OF_ISSUE.search(
            source.plain, published.start(), min(high, published.end() + _ISSUE)
        )
        if year:
            citation.put("published", source.plain, *year.span("year"))
    published = published or _FROM_JOURNAL.search(source.plain, low, high)
    if published and "journal" not in citation.fields:
        _put(source, citation, published.end(), high)


#: ``the article by Jane Roe and John Poe, published in …``
_ARTICLE_BY: Final = re.compile(
    r"\b(?:[Aa]rticle|[Pp]aper|[Rr]eport|[Ss]tudy|[Ll]etter|[Rr]eview|[Cc]hapter) by "
    r"(?=[^\W\d_a-z])"
)


def put_article_by(source: SourceText, citation: Citation, low: int, high: int) -> None:
    """Keep authors and journal of an article of which no title is told."""
    by = _ARTICLE_BY.search(source.plain, low, high)
    if by is None:
        return
    authors, end = author_list(source.plain, by.end(), high, introduced=True)
    if authors and not citation.authors:
        citation.authors = [Found(*author) for author in authors]
    published = _PUBLISHED_IN.search(source.plain, end, high)
    if published and "journal" not in citation.fields:
        _put(source, citation, published.end(), high)


#: ``In the July 2019 issue of Soil Letters, the article by …``
_ISSUE_OF: Final = re.compile(
    r"\b[Ii]n (?:the|our) (?:[A-Z][a-z]{2,8}(?:[/–-][A-Z][a-z]{2,8})? )?(?:[0-9]{1,2}, )?"
    r"(?P<year>(?:19|20)[0-9]{2}),? issue of (?:the )?(?:journal )?(?=[A-Z])"
)


def put_issue(source: SourceText, citation: Citation, low: int, high: int) -> None:
    """Keep year and journal of the issue that a sentence begins with."""
    issue = _ISSUE_OF.search(source.plain, low, high)
    if issue is None:
        return
    if "published_online" not in citation.fields:
        citation.put("published", source.plain, *issue.span("year"))
    if "journal" not in citation.fields:
        _put(source, citation, issue.end(), high)


#: ``a report from the University of …``
_NO_JOURNAL: Final = re.compile(
    r"(?:[A-Z][\w’'-]+ ){0,4}(?:University|Institute|Hospital|College|Department|Society"
    r"|Committee)"
)


def put_article_from(
    source: SourceText, citation: Citation, low: int, high: int
) -> None:
    """Keep the journal of "the article from …, published online …"."""
    named = _ARTICLE_FROM.search(source.plain, low, high)
    if named and "journal" not in citation.fields:
        high = min(high, named.end() + 160)
        if not _NO_JOURNAL.match(source.plain, named.end(), high):
            _put(source, citation, named.end(), high)


#: ``Soil Letters has retracted the article …``: the subject is a journal, not a party.
_SUBJECT: Final = re.compile(
    r"(?:^|(?<=[.,:\n] )|(?<=\n))(?:The (?:journal )?)?(?P<journal>(?!The |In |At |This |Our )"
    r"[A-Z][\w&’'-]+(?:[ ,:]{1,2}(?:[A-Z][\w&’'-]*|of|and|in|for|the|on|&|del?|la|las|los"
    r"|y|e|et|und|d[aou]s?|des|der|für)){1,10}|(?:Annales|Cahiers|Revue|Revista|Anales|Anais"
    r"|Cadernos|Cuadernos|Études|Archives) [^\n.,;:()]{3,60}?)"
    r" (?:is (?:now |hereby )?retracting|has (?:now |hereby )?retracted|(?:hereby )?retracts"
    r"|wishes to retract|would like to retract|publishes this retraction"
    r"|comunica|informa|anuncia|retracta|retrata|rétracte|retire|zieht|annonce|torna"
    r"|procède|procede)\b"
)
#: ``We, the Editor and Publisher of Soil Letters, have retracted …``
_EDITORS_OF: Final = re.compile(
    r"\b(?:[Ee]ditors?(?:-in-[Cc]hief)?(?:,? (?:and|&) (?:the )?[Pp]ublishers?)?"
    r"|[Pp]ublishers?) of"
    r"(?: the journal)?(?: the)? (?P<journal>[A-Z][\w&’'-]*"
    r"(?:,? (?:[A-Z][\w&’'-]*|of|and|in|for|the|on|&)){0,9}?)"
    r"(?=,? (?:regrets?|have|has|wish|would|hereby|announce|are|is|were|retracts?|publish)\b)"
)
#: ``El Comité Editorial de Suelos del Sur ha decidido …``
_EDITED_BY: Final = re.compile(
    r"\b(?i:(?:(?:equip[oe]|comit[éê]|conse[jl]h?o|cuerpo|corpo|comis[sã]\w+) )?editori?al"
    r"|(?:consejo|comité|conselho) de (?:redacción|rédaction|redação|lecture)"
    r"|editor(?:e[ns]?|a|as)?(?:[- ](?:em |en )?jefe|-chefe)?|direc(?:ción|tora?|ção)"
    r"|rédac(?:tion|teurs?(?: en chef)?|trice en chef)|herausgeber(?:in|innen)?|redaktion"
    r"|schriftleitung) (?:(?:de(?: la)?|del|d[aoe]s?|du|des|der|von)"
    r"(?: revista| revue| Zeitschrift(?! für)| periódico| journal)? |d['’])[«“\"]?"
    r"(?P<journal>[A-ZÀ-Þ][\w&’'-]*(?: (?:(?:d['’])?[A-ZÀ-Þ][\w&’'-]*|del?|la|las|los|y|e|et"
    r"|und|d[aou]s?|des|der|für|en|em|&)){0,8}?|(?:Revue|Revista|Cahiers|Annales|Bulletin"
    r"|Anales|Anais|Journal|Jornal|Archives|Archivos|Arquivos"
    r"|Boletín) [^\n.,;:()«“„\"]{3,60}?)[»”\"]?"
    r"(?= (?:ha\b|han\b|decid|inform|comunic|retract|retrat|rétract|retir|h[ae]t?\b|haben"
    r"|zieh|a\b|ont\b|souhait|alert|weis|teil|dese|anunc|lament|public|quier|expres"
    r"|manifest|torn|vem\b|nimm|nehm|acord|resol|decl|déc|rétir|tom[ao]|pon[ee]|port|proc|receb"
    r"|recib|reç|adv|tien|gib|widerr|lev|prév|sign|exp|hace|fait|faz|bitte|erfuhr)|,|\n)"
)
#: ``A revista Biomateriais foi alertada …``
_CALLED: Final = re.compile(
    r"\b(?:[Ll]a [Rr]evista|[AO] (?:revista|periódico)|[Ll]a [Rr]evue|Die Zeitschrift(?! für))"
    r" [«“\"]?(?P<journal>[A-ZÀ-Þ][\w&’'-]*(?: (?:[A-ZÀ-Þ][\w&’'-]*|del?|d[aou]s?|des|la"
    r"|los|en|y|e|et|und|&)){0,7}?)"
    r"[»”\"]?(?= (?:foi|fue|ha|a été|a|wurde|hat|recebeu|recibió|retira|retrata|retracta"
    r"|rétracte"
    r"|comunica|informa)\b)"
    r"|(?:^|(?<=\n)|(?<=\. ))(?:A|O|El|La|Le) (?P<name>(?:Revista|Revue|Jornal|Journal) "
    r"[A-ZÀ-Þa-z][^\n.,;:()«“„\"]{3,60}?)(?=,| (?:foi|fue|ha|a|retrata|retracta|rétracte"
    r"|comunica|informa|torna|publica|publie|recebeu|recibió|expressa|expresa|exprime)\b)"
)
_NAMED_BY: Final = (_EDITORS_OF, _EDITED_BY, _CALLED)
_TELLS_JOURNAL: Final = re.compile(
    r"\b(?:journal|annals|archives|bulletin|international|letters|reports|reviews?"
    r"|research|acta"
    r"|revista|revue|cahiers|an(?:ales|ais|nales)|ar(?:chivos|quivos)|boletín|boletim"
    r"|cuadernos|cadernos|zeitschrift|estudios|estudos|études|advances|frontiers"
    r"|transactions|notices|sciences?|medicine|bmc|plos|studies|quarterly)\b"
)
_PARTY: Final = re.compile(
    r"\b(?:schriftleitung|redaktion|herausgeber\w*|comité|comitê|consejo|conselho|equipo|equipe"
    r"|dirección|direção|directora?|rédaction|editor[ae]s?|editors?|editorial|authors?"
    r"|publishers?|board|committee|university|press|society"
    r"|office|institute|group)\b"
)


def put_subject(source: SourceText, citation: Citation, low: int, high: int) -> None:
    """Keep a journal that a sentence names as the one that retracts."""
    if "journal" in citation.fields:
        return
    for subject in _SUBJECT.finditer(source.plain, low, high):
        start, end = subject.span("journal")
        words = source.lower[start:end]
        if _TELLS_JOURNAL.search(words) and not _PARTY.search(words):
            put_journal(citation, source.plain, start, end)
            return
    editors = next(
        filter(None, (p.search(source.plain, low, high) for p in _NAMED_BY)), None
    )
    if editors:
        span = editors.span(editors.lastgroup or 0)
        if not _PARTY.search(source.lower[slice(*span)]):
            put_journal(citation, source.plain, *span)


def put_named(source: SourceText, citation: Citation, start: int, end: int) -> bool:
    """Keep a journal named in brackets before a citation's numbers or right after them."""
    named = _CJK_JOURNAL.search(source.plain, max(0, start - 50), start)
    named = named or _OF_JOURNAL.match(source.plain, end)
    if named:
        put_journal(citation, source.plain, *named.span("journal"))
    return named is not None


def is_journal(words: str) -> bool:
    """Tell whether words can be a journal's name."""
    return any(character.isalpha() for character in words) and (
        words[0].isupper()
        or words[0].isdigit()
        or words[0] > "\u2e80"
        or words[1:2].isupper()
    )


#: ``which appeared in Volume 25``
_NUMBERED: Final = re.compile(r"(?:[Vv]ol(?:ume|\.)?|[Ii]ssue|[Nn]o\.) ?[0-9]")


def _put(source: SourceText, citation: Citation, low: int, high: int) -> None:
    """Read a journal's name that follows "published in"."""
    while low < high and source.plain[low] in ' “"*‘':
        low += 1
    stop = _JOURNAL_END.search(source.plain, low, high)
    end = stop.start() if stop else high
    if stop and _FIELDS.match(source.plain, low, end):
        more = _MORE_FIELDS.match(source.plain, end, high)
        end = more.end() if more else end
    words = source.plain[low:end].rstrip(' ”"’')
    if _NUMBERED.match(words):
        return
    if 2 < len(words) <= 120 and is_journal(words) and "library" not in words.lower():
        put_journal(citation, source.plain, low, low + len(words))
