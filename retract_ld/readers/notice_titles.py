"""Titles and headings → the manner they name, and whether they are those of a notice.

A title never makes a claim; it keeps an index that mixes notices up with what they are
about from calling a notice retracted. ``RETRACTED: …`` stands before titles of works, and
of some notices: it decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from retract_ld.codes import UpdateType

__all__ = ["NOTICE_NAMES", "heading_type_of", "is_notice_title", "says_retracted"]

_NOTA: Final = r"(?:(?:nota|aviso|avis|note|comunicado|declaraci[oó]n) (?:de |d[’']))?"

#: What notices are called, whole, without case and outer punctuation.
NOTICE_NAMES: Final[Mapping[UpdateType, re.Pattern[str]]] = {
    "retract_and_replace": re.compile(
        r"retraction (?:and|with) replacement|retract and replace"
    ),
    "partial_retraction": re.compile(
        r"(?:notice of )?partial retractions?(?: notice| note)?"
        rf"|{_NOTA}(?:retratação parcial|retractaci[oó]n parcial)"
    ),
    "retraction": re.compile(
        r"retractions?(?: (?:note|notice|statement|letter|announcement|article)s?)?"
        r"(?: (?:from|by) .*)?|(?:notice|note|statement)s? of retractions?"
        r"|retracted (?:article|paper|publication) (?:notice|note|statement)"
        rf"|{_NOTA}(?:retrata[cç][aã]o|retrata[cç][oõ]es|retractaci[oó]n"
        r"|retractaci[oó]nes|r[eé]tractations?|retrait)"
        r"|(?:artikel)?(?:zurückziehung|zuruckziehung)(?: des artikels)?"
        r"|ritrattazion[ei]|(?:нота о |уведомление о )?ретракци[яи]|отзыв статьи"
        r"|(?:论文|論文|文章)?(?:撤稿|撤回|撤銷|撤销)(?:声明|聲明|通知|启事|公告|说明)?"
        r"|(?:論文)?(?:撤回|取り下げ)(?:の)?(?:お知らせ|公告)?|(?:논문 ?)?철회(?: ?공지)?"
    ),
    "withdrawal": re.compile(
        r"withdrawals?(?: (?:notice|note|statement|of (?:papers?|articles?)))?"
        r"|(?:notice|statement) of withdrawal"
    ),
    "removal": re.compile(r"(?:temporary )?removals?(?: notice)?|notice of removal"),
    "reinstatement": re.compile(r"(?:notice of )?reinstatement(?: notice)?"),
    "expression_of_concern": re.compile(
        r"(?:(?:editorial|editors?|editor[’']s|editors[’']"
        r"|publishers?|publisher[’']s) )?"
        r"(?:(?:notice of )?expressions? of (?:editorial )?concern(?: notice| note)?"
        r"|(?:statement|note|notice) of (?:editorial )?concern)"
        rf"|{_NOTA}(?:(?:expressão|manifestação) de preocupação"
        r"|expresi[oó]n de preocupaci[oó]n|expression de préoccupation)"
    ),
    "addendum": re.compile(r"addend(?:um|a)|adend[oa]s?"),
    "clarification": re.compile(r"clarifications?"),
    "corrigendum": re.compile(r"corrigend(?:um|a)"),
    "erratum": re.compile(
        r"errat(?:um|a)|errata corrige|fe de erratas?|erratas?|勘误|勘誤|正誤表"
    ),
    "correction": re.compile(
        r"(?:(?:author|publisher|editorial)(?:[’']s)? )?corrections?"
        r"(?: (?:notice|note)s?)?|notice of correction|correção|correções"
        r"|corrección|correcciones|rectificatif|berichtigung|更正(?:声明)?|訂正"
    ),
}

#: What notices are called that does not tell what they do.
_UNTOLD: Final = re.compile(
    r"(?:publisher|editor|editorial)[’']?s?[’']? (?:note|notice)|notice to (?:the )?readers"
)
_OUTER: Final = re.compile(r"^[\W_]+|[\W_]+$")
_BLANKS: Final = re.compile(r"\s+")
#: Where what comes before may be the name of a notice, and what comes after a title.
_BREAK: Final = re.compile(r"\s*(?:[:：]|[.–—-]+\s|[–—])")

_KIND: Final = (
    r"(?:partial\s+)?(?:retractions?|withdrawal|removal)|expressions?\s+of\s+concern"
    r"|errat(?:um|a)|corrigend(?:um|a)|corrections?|addend(?:um|a)"
    r"|retractaci[oó]n|retrata[cç][aã]o|r[eé]tractation|fe\s+de\s+erratas"
)
_THING: Final = r"(?:(?:the|this)\s+)?(?:articles?|manuscripts?|papers?|publications?)"
_NOTICE: Final = re.compile(
    rf"""
    (?: editorial\s+ | (?:publisher|author)s?['’]?s?\s+ )?
    (?:
        (?:{_KIND}) \s+ (?:notice|note|statement)s? \b
      | (?:notice|note|statement)s? \s+ of \s+ (?:{_KIND}) \b
      | (?:{_KIND}) \s* (?: to\b | for\s*[:"“‘'«] )
      | (?:{_KIND}) \s+ (?:for|of) \s .{{1,80}}? \bet\s+al\b
      | retractions? \s+ for \s+ (?-i:[A-Z])
      | (?:{_KIND}) \s+ of \s* (?: [:"“”„‘'«] | {_THING}\b )
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_RETRACTED: Final = re.compile(
    r"\W*(?:retracted|withdrawn|removed)"
    r"(?:\s+(?:article|paper|manuscript|publication|chapter|preprint))?"
    r"\s*(?:[:：\])]|[.–—-]+\s|[–—])",
    re.IGNORECASE,
)


def heading_type_of(heading: str) -> UpdateType | None:
    """Return the manner that a heading names as a whole.

    >>> heading_type_of("Notice of Retraction"), heading_type_of("Error correction")
    ('retraction', None)
    """
    text = _folded(heading)
    for code, pattern in NOTICE_NAMES.items():
        if pattern.fullmatch(text):
            return code
    return None


def is_notice_title(title: str) -> bool:
    """Tell whether a title is that of a notice.

    >>> is_notice_title("Retraction: Effects of tea"), is_notice_title("Erratum")
    (True, True)
    >>> is_notice_title("Retraction notice to “Effects of tea” [J. Tea 3 (2010) 1]")
    True
    >>> is_notice_title("RETRACTED: Effects of tea")
    False
    >>> is_notice_title("Retraction dynamics of droplets"), is_notice_title("Correct?")
    (False, False)
    """
    text = title.lstrip(" [(\t\n“\"'")
    named = [text[: found.start()] for found in _BREAK.finditer(text, 0, 200)]
    return (
        any(
            heading_type_of(name) or _UNTOLD.fullmatch(_folded(name))
            for name in (text[:200], *named)
        )
        or _NOTICE.match(text) is not None
    )


def says_retracted(title: str) -> bool:
    """Tell whether a mark before a title says that the work was retracted or the like.

    >>> says_retracted("RETRACTED ARTICLE: Tea"), says_retracted("[Retracted] Tea")
    (True, True)
    >>> says_retracted("Retracted tendons in mice"), says_retracted("Tea")
    (False, False)
    """
    return _RETRACTED.match(title) is not None


def _folded(text: str) -> str:
    return _BLANKS.sub(" ", _OUTER.sub("", text)).casefold()
