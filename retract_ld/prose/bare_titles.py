"""Lines that are a work's title without any label beside it."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.numbered_place import numbered_place
from retract_ld.prose.source_text import Line, SourceText

__all__ = [
    "is_bare_title",
    "is_foreign_journal",
    "is_of_error",
    "is_title_below",
    "names_persons",
    "says_error",
    "series_title",
]

_SHORTEST: Final = 20
_LONGEST_TITLE: Final = 350
_TITLE_WORDS: Final = 3
_NOT_A_TITLE: Final = re.compile(
    r"^(?:(?:open|free|full|restricted) access|first published|published|received|accepted"
    r"|available|posted|in"
    r"|the (?:following|above|article|authors?|editors?|journal)|this|these|we"
    r"|dear|i|it|our|my|at"
    r"|following|after|on(?! (?:the|an?) )|due|as|by|to|from"
    r"|no|na|dans|der|die|das|en el|el|la|il|aos?"
    r"|hiermit|por (?:la|este|el|medio) (?:presente)?|par la présente"
    r"|se (?:informa|comunica))[ :]"
    r"|\b(?:editors?|editorial|statement|letter|notice|announcement|expression of concern"
    r"|retract\w*|withdr\w*|errat\w*"
    r"|(?:re)?tract[ao]\w*|retrata\w*|rétract\w*|zurück\w*|fe de (?:errat|error)\w*"
    r"|errata|berichtig\w*|korrektur|rücknahme|comunicado|communiqué|nota|note|avis"
    r"|aviso|mitteilung|hinweis|corrig\w*|has been|have been|was published"
    r"|copyright)\b|https?:|10\.[0-9]{4}"
    r"|\b(?:informa|comunica|anuncia|publica)m?\b|^carta d[eo]s? "
)
#: A journal's name as it heads pages in other languages.
_FOREIGN_JOURNAL: Final = re.compile(
    r"(?:Revista|Revue|Anal[ei]s|Annales|Anais|Cadernos|Cuadernos|Cahiers|Bolet[íi][nm]"
    r"|Ar(?:ch|qu)ivos|Gaceta|Zeitschrift|Archiv|Acta)(?: [^\W\d_]+){1,8}"
)
_JOURNAL_NAME: Final = re.compile(
    r"(?:The )?(?:Cochrane Database of )?(?:[A-Z][a-z]+ ){0,4}(?:Journal|Annals|Archives"
    r"|Bulletin|Acta|Proceedings|Transactions|Letters|Reports|Reviews?)"
    r"(?: (?:of|for|in|and|&|the|[A-Z][\w-]+,?)){0,8}"
)
#: Lines below a label that are not the work's title.
_PLACE: Final = re.compile(
    r"\b(?:journal|bulletin|annals|archives|proceedings|transactions|university|department"
    r"|institute|hospital|editors?|office|volume|vol\.|doi|issn|section)\b|@|https?:|[0-9]{4}"
)
_FIELD: Final = re.compile(
    r"(?:Authors?|Affiliations?|Journal|Keywords?|Abstract|Correspondence|Citation|Pages"
    r"|Editors?|Title|Section|Category|Subject): "
)
#: ``Rev. chil. suelos vol.30 no.1 Santiago mar. 2015``
_NUMBERED: Final = re.compile(
    r"\b[Vv]ol\. ?[0-9]{1,4} {1,2}(?:[Nn]o|[Nn]úm|[Nn][º°]|supl|Issue)"
    r"|[0-9] ?[巻卷] ?[0-9]{1,4} ?[号期]"
)
_DATED: Final = re.compile(r"(?:First )?(?:Published|Available|Received|Accepted)\b")
_SMALL: Final = frozenset({"and", "for", "in", "its", "of", "on", "the", "to", "with"})
_FEW_WORDS: Final = 5
_LABELLED: Final = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,2}: \S")


#: ``Incorrect Values in Table 3``: what a correction is about, not a work's title.
_OF_ERROR: Final = re.compile(
    r"(?:(?:data|typographical|coding|calculation|statistical|minor|wording|reporting) )?"
    r"(?:errors?|incorrect|missing|omi(?:tted|ssions?)|wrong|misspell\w+|misstated|incomplete"
    r"|unreported|undisclosed|erroneous|corrected|mislabel\w+|inaccura(?:te|cy|cies)|transposed"
    r"|swapped|additional|inadvertent)\b.*\b(?:tables?|fig(?:ures?)?|text|authors?"
    r"|byline|affiliations?|names?|abstract|results|methods|data|values?|units?|labels?"
    r"|funding|disclosures?|conflicts?|supplement\w*|references?|titles?|equations?|numbers?"
    r"|percentages?|doses?|dosages?|legends?|captions?|footnotes?|sections?|information"
    r"|statements?|appendix|links?|box|image|surname|wording"
    r"|licen[cs]e|permission|dosage)\b[\w ,’'-]{0,60}$"
)


def is_of_error(source: SourceText, line: Line) -> bool:
    """Tell whether a line is the title of a correction that says what was wrong."""
    return says_error(source.lower, line.start, line.end)


def says_error(lower: str, start: int, end: int) -> bool:
    """Tell whether words say what was wrong: ``Error in Dosage``."""
    return end - start < _LONGEST_TITLE and bool(_OF_ERROR.match(lower, start, end))


#: ``Revista de Suelos, n.º 54 (2021), p. 301``
_PAGES_LAST: Final = re.compile(
    r"[,)] ?(?:pp?\.|págs?\.|S\.|páginas?|pages?) ?[0-9]{1,6}(?: ?[-–] ?[0-9]{1,6})?\.?$"
)


def is_bare_title(source: SourceText, line: Line, *, short: bool = False) -> bool:
    """Tell whether a line may be a work's title, without any label.

    Beside authors and a place it may be `short`: ``Sparse graphons``.
    """
    words = len(line.text.split())
    enough = len(line.text) >= _SHORTEST and words > _TITLE_WORDS
    if not enough and not (short and words > 1 and _SHORT_TITLE.match(line.text)):
        return False
    return (
        len(line.text) <= _LONGEST_TITLE
        and line.text[-1] not in ".:;,"
        and (" > " not in line.text and _has_small(line.text))
        and not _NOT_A_TITLE.search(source.lower[line.start : line.end])
        and numbered_place(source.plain, line.start, line.end) is None
        and not _JOURNAL_NAME.fullmatch(
            line.text.title().replace(" Of ", " of ")
            if line.text.isupper()
            else line.text
        )
        and not _FOREIGN_JOURNAL.fullmatch(line.text)
        and not _FIELD.match(line.text)
        and not is_of_error(source, line)
        and not _NUMBERED.search(line.text)
        and not _PAGES_LAST.search(line.text)
        and not names_persons(line.text)
    )


def names_persons(text: str, fewest: int = 4) -> bool:
    """Tell whether a line is nothing but the names of so many persons, or more."""
    if text.count(",") + text.count(" and ") < fewest - 1:
        return False
    names, end = author_list(text, 0, len(text))
    return len(names) >= fewest and end >= len(text.rstrip(" .*"))


#: No name of a person, journal or office: some word in small letters is long.
_SHORT_TITLE: Final = re.compile(
    r"(?=[^\n]*(?<![\w’'-])(?!with|from)[a-zß-öø-ÿ][\w’-]{3,})[A-Z0-9“][^\n@:]{11,}$"
)


def _has_small(text: str) -> bool:
    """Tell whether not all words begin with capitals, as those of a row of buttons do."""
    return text.isupper() or not text.isascii() or any(map(str.islower, text.split()))


def is_foreign_journal(line: Line) -> bool:
    """Tell whether a line is nothing but a journal's name: ``Revista Caribeña de Suelos``."""
    return _FOREIGN_JOURNAL.fullmatch(line.text) is not None


def is_title_below(line: Line, body: Line) -> bool:
    """Tell whether a line between a bare label and the body may be a work's title."""
    words = line.text.split()
    if _DATED.match(body.text) and not any(
        word.islower() and word not in _SMALL for word in words
    ):
        return False  # the name of a journal above the day of publication
    return (
        _SHORTEST <= len(line.text) <= _LONGEST_TITLE
        and len(words) >= _FEW_WORDS
        and line.text[-1] not in ".:;,)"
        and line.text[0].isupper()
        and any(word.islower() for word in words)
        and (
            len(body.text) > len(line.text)
            or bool(_LABELLED.match(body.text))
            or bool(author_list(body.text, 0, len(body.text))[0])
        )
        and not _PLACE.search(line.text.lower())
        and not author_list(line.text, 0, len(line.text))[0]
        and not _NOT_A_TITLE.search(line.text.lower())
    )


#: ``II. The role of wind``: the second line of a series' title.
_SERIES: Final = re.compile(r"(?:Paper )?[IVX]{1,5}[.:] (?=[A-Z])")


def series_title(
    source: SourceText, taken: int, about: tuple[int, int] | None
) -> Line | None:
    """Return a title with the line above it: ``Dust in discs`` / ``II. The wind``.

    `taken` is how many lines the heading takes, `about` what its last says of the work.
    """
    if about is None or taken < 2:
        return None
    above, last = source.lines[taken - 2 : taken]
    if about[0] != last.start or not _SERIES.match(source.plain, *about):
        return None
    if not is_bare_title(source, above):
        return None
    return Line(source.plain[above.start : last.end], above.start, last.end)
