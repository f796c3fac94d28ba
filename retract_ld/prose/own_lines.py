"""Lines of the text in which the notice cites itself."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.stated_dates import CITES_ITSELF

__all__ = ["PLACE_OF_ERROR", "begins_sentence", "own_start", "put_right"]

#: The notice citing itself.
_OWN: Final = re.compile(
    r"(?:cite this:|citation for this (?:retraction|notice|erratum|correction|corrigendum"
    r"|article)"
    r"|how to cite(?: this (?:article|notice|url))?|(?:please )?cite (?:this )?(?:article"
    r"|notice|retraction|erratum|paper)? ?as"
    r"|(?:retraction|erratum|corrigendum|correction|(?:expression of )?concern) in(?=:)"
    r"|citation(?= [a-z][a-z -]{2,40} (?:19|20)[0-9]{2} [a-z])"
    r"|to cite this (?:article|notice)|citar como|como citar|citation de cet article)\s*:?"
)
#: ``P. Roe et al. (Eds.): SOIL 2012, LNSS 281, p. E1, 2017.``: errata have pages of their own.
_OWN_IN_BOOK: Final = re.compile(
    r"[A-Z][^()\n]{2,80} \([Ee]ds?\.\)[:,] [^\n]{2,90}, pp?\. [CE][0-9]{1,2}"
    r"(?:[-–][CE][0-9]{1,2})?, "
    r"(?P<year>(?:19|20)[0-9]{2})"
)
#: ``Volume 61, Issue 4, page 989: In the Note by …``: where the error stands.
PLACE_OF_ERROR: Final = re.compile(
    r"(?:In |On )?[Vv]ol(?:ume|\.) ?[0-9]{1,4},? "
    r"(?:(?:[Ii]ssue|[Nn]o\.?|[Nn]umber) ?[0-9]{1,3},? )?"
    r"(?:at )?(?:[Pp]ages?|pp?\.) ?[0-9]{1,5}(?:[-–][0-9]{1,5})?"
    r"(?:, (?:lines?|col\w*\.?|n\.|note|footnote) ?[0-9]{1,3})?: (?=In |On |The )"
)
_SHORT_LABEL: Final = 40


def own_start(source: SourceText, line: Line, previous: Line | None) -> int | None:
    """Return where the citation of the notice itself begins on a line, if it is one."""
    own = _OWN.match(source.lower, line.start, line.end)
    if own:
        return own.end()
    led = (
        previous is not None
        and len(previous.text) < _SHORT_LABEL
        and CITES_ITSELF.fullmatch(source.lower, previous.start, previous.end)
    )
    if led or _OWN_IN_BOOK.match(source.plain, line.start, line.end):
        return line.start
    return None


_NO_TITLE: Final = re.compile(
    r"(?:In|On|To|For) (?:the|this|our) "
    r"(?:(?:above|original|following|present|said|aforementioned)"
    r"(?:-mentioned|-named)? )?(?:article|paper|letter|chapter|study|work|communication)\b"
)


#: ``The paper duplicates …``: a sentence, no title.
_SENTENCE: Final = re.compile(
    r"(?:The|This|Our|These|Its|Their) (?:(?:above|original|published|referenced|named|cited"
    r"|listed|said|subject|retracted|following|present|aforementioned|above-[a-z]+) )?"
    r"(?:articles?|papers?|letters?|manuscripts?|publications?|authors?|editors?)\b(?! of\b)"
    r"|[^\n]{0,60}\bof (?:the|this|our) (?:article|paper|report|study)$"
    r"|[^\n]{0,400}\b(?:published|appeared|appearing|printed)(?: online)? in$"
    r"|\[?This (?:corrects|retracts|updates|concerns|amends|withdraws) the\b"
    r"|(?:Abstract[.:] )?(?:This|The) (?:erratum|corrigendum|correction|addendum|retraction"
    r"|notice|expression of concern) "
    r"(?:[a-z]+ed|[a-z]+s)\b"
)


def begins_sentence(title: str) -> bool:
    """Tell whether what was taken for a title says something of an article."""
    return _SENTENCE.match(title) is not None


def put_right(source: SourceText, citation: Citation, line: Line) -> None:
    """Drop a sentence for a title, and the year of a meeting for that of its errata."""
    if _NO_TITLE.match(citation.value("title") or ""):
        del citation.fields["title"]  # "In the above paper (Roe 2008), published in …"
    in_book = _OWN_IN_BOOK.match(source.plain, line.start, line.end)
    if in_book:
        citation.fields.pop("published", None)
        citation.put("published", source.plain, *in_book.span("year"))
