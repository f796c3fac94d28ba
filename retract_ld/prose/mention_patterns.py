"""Words around mentions of works: what joins them, parts them and tells their role."""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "CJK_GAP",
    "FROM_JOURNAL",
    "GAP_VERBS",
    "IN_ARTICLE",
    "JOINT",
    "LABELS_ONLY",
    "NAMES_AFTER_PLACE",
    "NUMBERS_FIRST",
    "OF_JOURNAL",
    "RETRACTED_AFTER",
    "RETRACTED_LATER",
    "TITLED_NEXT",
    "TITLE_AFTER_PLACE",
    "YEAR_BEFORE",
]

GAP_VERBS: Final = re.compile(
    r"\b(?:is|was|were|are|has|have|had|submitted|sent|received|to the|in the)\b"
)
RETRACTED_AFTER: Final = re.compile(
    r"[\])\s,;.”\"’0-9\[]{0,12}(?:which |that )?(?:is|are|was|were|has|have|wird|wurde"
    r"|foi|fue|ha sido|est|a été)"
    r" (?:been |being |hereby |now |therefore |é |sido |formally ){0,2}"
    r"(?:retract|withdraw|correct|remov|retrat|retira|retract|rétract|zurückgezogen|reinstat)"
)
#: What may stand between identifiers that belong together.
LABELS_ONLY: Final = re.compile(
    r"(?:[\W_]|\b(?:doi|url|pmid|pmcid|pubmed|central|link|id|issn|available|at|online|epub"
    r"|https?|www|org|dx|and|print|[0-9]{4})\b)*"
)
#: ``The article on page 33 of the May issue of Soil Letters, titled “On soil”``
TITLED_NEXT: Final = re.compile(
    r"[,)\s]*(?:and |which )?(?:is |was )?(?:en)?titled[,:]? ?|[,)\s]*under the title ?"
)
#: ``In Soil Letters 4 (2010) 3–9, in the article by Jane Roe entitled “On soil”``
IN_ARTICLE: Final = re.compile(
    r"[)\].]{0,2}, (?:in |on )?(?:the|an?) (?:[a-z]{4,9} )?"
    r"(?:article|paper|report|letter|study|note|essay|chapter),?"
    r"(?: (?:by|of) [^:;\n“”\"]{3,160}?)?,? ?(?:(?:en)?titled,? )?"
)
#: ``published in Soil Letters 4(3):3-9: Roe, Poe and Doe, “On soil”``
NAMES_AFTER_PLACE: Final = re.compile(
    r"[)\]]{0,2}: (?P<names>[A-Z][^“”\"\n:]{2,200}?)[,.]{0,2} ?"
)
#: ``In [Soil Letters 4, 3 (2010), doi:…], “On soil” by …``
TITLE_AFTER_PLACE: Final = re.compile(r"[\])]{1,2},? (?:in )?")
RETRACTED_LATER: Final = re.compile(
    r"[^“”\"]{0,140}?\),? (?:which )?(?:has|have) been (?:retract|withdraw|correct|remov)"
)
#: ``The following article from Soil Letters, “On soil” by …``
FROM_JOURNAL: Final = re.compile(
    r"\b(?:from|in) (?:the )?(?P<journal>[A-Z][^“”\"‘;:()]{2,90}?),? ?[–—-]? ?[“\"‘]?\s*$"
)
#: "In vol. 28 of Soil appeared the article “…”", in other languages than English.
NUMBERS_FIRST: Final = re.compile(
    r"[)\s,]*[^.;:«»“”„\"\n]{0,90}\b(?:artículo|trabajo|texto|estudio|artigo|article|étude"
    r"|artikel|beitrag|aufsatz)s?\b[^.;«»“”„\"\n]{0,50}",
    re.IGNORECASE,
)
#: From a citation's numbers to its title in Chinese and Japanese.
CJK_GAP: Final = re.compile(r"[（(年号期巻卷）)]?[\u3040-\u9fff]{2,20}：?")
#: ``Roe and Poe (2013), “On soil”``
YEAR_BEFORE: Final = re.compile(
    r"(?:\((?P<year>(?:19|20)[0-9]{2})[a-z]?\)|\b(?P<said>(?:19|20)[0-9]{2}) (?:[A-Z][a-z]+ )?"
    r"(?:[Rr]eport|[Aa]rticle|[Pp]aper|[Ll]etter|[Ss]tudy|[Rr]eview|[Pp]ublication))[,.:]? *$"
)
JOINT: Final = re.compile(r"[\s,;.)”\"]*(?:(?:and|as well as|&)\s+)?(?:\([0-9a-z]\) )?")
#: What seems to be the last author is the end of a journal's name.
OF_JOURNAL: Final = re.compile(
    r"\b(?:Reviews?|Journal|Letters|Reports|Research|Sciences?|Studies|Annals|Bulletin"
    r"|Notes|Medicine|Engineering|Technology|Policy|Quarterly)\b"
)
