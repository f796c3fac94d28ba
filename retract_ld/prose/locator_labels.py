"""Numbers of citations that say what they are: ``Vol. 46, No. 2, pp. 495-503``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retract_ld.prose.locator_parts import DASH, PAGE, TAIL

__all__ = ["BARE_PAGES", "BETWEEN", "LABELLED", "starts"]

LABELLED: Final = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "volume",
            (
                r"(?:in )?\b(?:volum(?:en?|es)|vols?\.?|v\.|band|bd\.|jahrgang|jg\.|tom[eo]"
                r"|t\.):? ?"
                r"(?P<value>[0-9]{3}[-–][0-9]{3}(?![0-9])|[A-Z]?[0-9]{1,4}(?:[A-D]\b)?|[IVXLC]{1,7}\b)"
                r"|(?P<value3>[0-9]{1,4})\. ?(?:jg\.|jahrgangs?\b|bd\.|band\b)"
                r"|第? ?(?P<value2>[0-9]{1,4}) ?[卷巻]"
            ),
        ),
        (
            "issue",
            (
                r"\b(?:issues?|iss\.?|nos?\.?|n\. ?[º°ª]?|number|nr\.?|núm(?:ero|\.)|n"
                r"[º°ᵒ]\.?|heft|h\.|num(?:éro|\.)|número|nummer|ausgabe"
                r"|fasc(?:icule|ículo|\.)):? ?(?P<value>"
                r"[0-9]{1,5}(?:(?: and | & |[-–/])[0-9]{1,3})?"
                r"|suppl(?:ement(?:ary)?|\.)? ?[0-9]{0,3})(?![0-9])"
                r"|\b(?P<value2>suppl(?:ement(?:ary)?|\.)? ?[0-9]{1,3})\b"
                r"|第? ?(?P<value3>[0-9]{1,3}) ?[期号號]"
                r"|(?:(?<=[0-9])|(?<=[0-9] ))[(\[]"
                r"(?P<value4>[0-9]{1,3}(?:[-–/][0-9]{1,3})?)[)\]]"
            ),
        ),
        (
            "pages",
            (
                rf"\b(?:pages?|pp|p|páginas?|págs?|pág|s|seiten?)\b[.:]? ?"
                rf"(?P<value>[A-Za-z]{{0,3}}[0-9]{{1,7}}(?: ?(?:{DASH}|to|a|à|al|bis|至) ?"
                rf"[A-Za-z]{{0,3}}[0-9]{{1,7}})?){TAIL}"
                rf"|第? ?(?P<value2>[0-9]{{1,6}}(?: ?(?:{DASH}|~|～|至)"
                r" ?[0-9]{1,6})?) ?[页頁]"
            ),
        ),
        (
            "article_number",
            (
                r"\b(?:article|art\.?|artigo|artículo|artikel)[ -]?"
                r"(?:number|no\.?|id|nr\.?|#|n[º°]\.?|nummer)?:? ?"
                r"(?P<value>[0-9]{3,6}(?=10\.[0-9]{4,5}/)"  # glued to the DOI
                r"|[A-Za-z]{0,3}[0-9]{2,9}(?:-[0-9]{2})?(?![0-9/.]{2}))"
            ),
        ),
        ("pages", r"(?P<value>\be[0-9]{4,9}(?:-[0-9]{2})?\b)"),
        (
            "year",
            (
                r"[(（]?(?:\bin )?(?:(?:[0-9]{1,2} )?(?:[A-Za-z]{3,10}\.? ?[-–/] ?)?"
                r"[A-Za-zç.]{3,10}\.?,? (?:"
                r"[0-9]{1,2}, )?(?:de )?)?"
                r"(?P<value>(?:19|20)[0-9]{2})(?:\[[A-Za-z]{3,9}\]|[)）](?!年)|年[)）]?)?(?![0-9])"
            ),
        ),
    )
)


#: A label with a number behind it, of whatever part of a place.
_LABEL: Final = re.compile(
    # Nothing begins elsewhere: most places are passed over at once.
    r"(?=[vbipjthans第0-9])(?:"
    r"\b(?P<named>volum(?:en?|es)|vols?|v(?=\.)|band"
    r"|bd(?=\.)|issues?"
    r"|pages?|pp|p(?=\. ?[0-9]{1,6} in )|páginas?|págs?|jahrgang|jg(?=\.)|tom[eo]|heft"
    r"|ausgabe|número|numéro|núm(?=\.)|nº"
    r"|h(?=\. ?[0-9])|n(?=[º°.] ?[º°]?)|s(?=\. ?[0-9])|article number)"
    r"(?![a-zà-ÿ])[.:]? ?[º°]? ?(?=[A-Z]{0,2}[0-9])"
    r"|(?:(?:19|20)[0-9]{2}年 ?)?第? ?(?=[0-9]{1,4} ?[卷巻期号號])"
    r"|\b(?:volumen?|vol|tom[eo]|band|bd|jahrgang|jg)\.? ?(?=[IVXLC]{1,7}\b)"
    r"|\b(?=[0-9]{1,4}\. ?(?:jg\.|jahrgang))"
    r"|\bArticle (?:ID|No))",
    re.IGNORECASE,
)
#: Month and year before a label: ``May 2010, vol. 3``, ``2016/3 (n° 45)``.
_DATED: Final = re.compile(
    r"(?:\b(?:Jan|Feb|Fev|Mar|Apr|Abr|Ma[iy]|Jun|Jul|Aug|Ago|Sep|Set|O[ck]t|Out|Nov|De[cz]|Dic)"
    r"[a-z]{0,6}\.? )?(?:19|20)[0-9]{2}(?:\[[A-Z][a-z]{2,8}\])?"
    r"(?:, | en el | no | dans le | im | in |/[0-9]{1,2}(?:, | \())$",
    re.IGNORECASE,
)
_BEFORE: Final = 40


def starts(plain: str, low: int, high: int) -> Iterator[int]:
    """Yield where places with labels begin in a stretch, or the date before one.

    >>> text = "Soil Letters, May 2010, vol. 3, pp. 4-9"
    >>> [text[start:] for start in starts(text, 0, len(text))]
    ['May 2010, vol. 3, pp. 4-9', 'pp. 4-9']
    """
    for match in _LABEL.finditer(plain, low, high):
        start = match.start()
        if match["named"] and plain[start - 1 : start] in {" ", "("}:
            dated = _DATED.search(plain, max(low, start - _BEFORE), start)
            start = dated.start() if dated else start
        yield start


#: A bare page or article number that ends a citation whose volume is labelled.
BARE_PAGES: Final = re.compile(
    rf"(?P<value>(?!(?:19|20)[0-9]{{2}}(?![0-9]))(?:{PAGE} ?{DASH} ?{PAGE}"
    r"|[A-Za-z]{0,5}[0-9]{3,8}))(?=[.,;)\]]*(?:\s*(?:$|\n|\(|doi|https?:|DOI)|\s))"
)


BETWEEN: Final = re.compile(
    r"(?:(?:/[0-9]{1,2}(?:, | \()(?=[ntvNTV]))?"  # ``2016/3 (n° 45)``
    r"[\s,;:.)|•（），、/–-]{0,3}(?:and |on |y |e |et |und |of (?:the )?"
    r"|(?<=[0-9] )in (?=[Vv]ol)|de |en el "
    r"|no (?![0-9])|dans le |im |[0-9]{1,3} pages,? |des "
    r"|(?:del? |do |da |de l['’])?(?:año|ano|année) |e[mn] (?=(?:19|20)[0-9]{2}\b))?)"
)
