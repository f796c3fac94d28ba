"""Lines that begin something anew, however full the line above is."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.address_lines import (
    ADDRESS,
    begins_address,
    ends_with_address,
    is_dated,
)
from retract_ld.prose.item_lines import LINE_END, begins_item, parts_quoted
from retract_ld.prose.lines_of_names import (
    NAMES,
    begins_with_names,
    begins_with_particle,
    begins_with_place,
    breaks_names,
    is_below_names,
)

__all__ = ["begins_anew", "heads_anew", "is_open", "opens_notice"]

#: No title, name or place on a line of its own ends like this.
_OPEN: Final = re.compile(
    r"(?:[,(&]|“…?|\b(?:the|an?|of|in|and|by|to|for|our|this|with|from|on|at|as|or|The|In"
    r"|de|la|du|des|del|della|dos|van|von|der|den|und))$"
)
#: A line that says what it holds is no rest of another.
_LABELLED: Final = re.compile(
    r"(?:Authors?|Journal|Abstract|References?|Citation|Published(?: online)?|Received|Accepted"
    r"|Keywords|Copyright|Pages?|Volume|Bibliometrics|Article title|Title|Cite this|Reference"
    r"|Correspondence|Available online|First published|Author information|Publisher"
    r"|Original (?:citation|article|publication)|Supplement(?: \w+)?\w*|To the Editors?"
    r"|(?:Retraction|Correction|Erratum|Corrigendum|Expression of Concern|Addendum)"
    r"(?: [Nn]ot(?:e|ice))?(?: to| of| for| in)?)\b"
    r"(?: ?:|$)|(?:Published|Received|Accepted)(?: online)? [0-9]|\(Received\b|REFERENCES?\b"
    r"|ISSN [0-9]"
)
#: A label with its address alone: ``Video in sign language: https://…``.
_ADDRESS_TOLD: Final = re.compile(r"[A-Z][\w -]{2,40}: https?://[^\s,;)]+")
#: Whose letter it is.
_SIGNED: Final = re.compile(r"Editors?(?:[ -]in[ -][Cc]hief)?, [A-Z]")
#: Numbers and pages of a journal that the line above names.
_VOLUME: Final = re.compile(
    r"Vol(?:ume|\.)? ?[0-9]{1,4}\b.{0,60}(?:[Pp]ages?|pp?\.?) [0-9]{1,6}[–-][0-9]{1,6}\.?"
    r"|Vol(?:ume|\.)? ?[0-9]{1,4}, no\. [0-9]{1,3}, .*"
)
#: The day of a notice, and the end of a place that it belongs to.
_DAY: Final = re.compile(r"Published [12][0-9]{3}(?:-[0-9]{2}){0,2}\.")
_PAGES_END: Final = re.compile(r"[0-9)]: [\w–-]{1,30}\.$")
#: The same in other languages: ``Título do artigo:``, ``Revue :``.
_LABELLED_ABROAD: Final = re.compile(
    r"(?:Auteure?s?|Autor(?:es|en|ía|as?)?|Titre|Título|Titel|Revue|Revista|Periódico|Zeitschrift"
    r"|Año|Ano|Année|Jahr|Jahrgang|Numéro|Número|Heft|Ausgabe|Páginas|Seiten|Volumen?|Band"
    r"|Dat[ae]|Datum|Fecha|Motif|Motivo|Grund)(?: [^\W\d_][\w’'-]*){0,3} ?: ?\S"
)
#: A heading on a line of its own.
_HEADING: Final = re.compile(
    r"(?:Retraction|Rétractation|Retractación|Retratação|Retraktion|Zurückziehung"
    r"|Errat(?:um|a)|Fe de erratas|Corrigend(?:um|a)|Correc(?:tion|ción)|Correção|Berichtigung"
    r"|Korrektur|Note de rétractation|Nota de retractación|Nota de retratação)",
    re.IGNORECASE,
)
#: How a reference begins: ``Zhou W, Adeyemi F, Kostov I.``
_REFERENCE: Final = re.compile(
    r"[A-Z][\w’'-]{1,30} [A-Z]{1,3}, [A-Z][\w’'-]{1,30} [A-Z]{1,3}(?:[.,]| et al)"
)
#: How sentences begin, which a line without a stop does not go on with.
_SENTENCE: Final = re.compile(
    r"(?:The(?! (?:Lancet|Journal|American|British|New|Royal|European))|We|This|These|It"
    r"|In (?:the|this|our)|At the|Due to|Because) [a-zA-Z]"
    r"|(?:Following|Since|After|An?|On|My|Our|As|When|To|For|Some|Please) [a-z]"
    r"|On (?:[A-Z][a-z]{2,8} [0-9]|[0-9]{1,2} [A-Z])|Unfortunately, "
)
#: How the text of a notice begins, whatever the line above it ends with.
_OPENING: Final = re.compile(
    r"(?:The|In the) (?:above|following) (?:article|paper)|It has (?:come|been brought) to"
    r"|(?:Following|Upon) (?:the )?publication|Unfortunately, |This retracts\b"
    r"|The (?:authors?|editors?|publisher|journal) (?:wish(?:es)?|ha(?:s|ve)|regrets?|would)\b"
    r"|The (?:authors|editors?)(?: and (?:the )?(?:editors?|publisher|journal))? (?:of|wish)\b"
    r"|This (?:article|paper) (?:has been|is|was) (?:retracted|withdrawn)"
    r"|(?:In|After) (?:the )?(?:publication of )?(?:this|the (?:original|published|above)) "
    r"(?:\w+ )?(?:article|paper|version)|(?:All )?[Aa]uthors would like to"
    r"|Concerns (?:were|have)"
    r"|(?:[A-Z][\w&-]+ )(?:[A-Z][\w&-]+ |of |in |and |the |for ){0,7}has retracted\b"
    r"|(?:[A-Z][\w&-]+ ){1,3}retracts (?:the|this)\b"
    r"|Retraction of (?:this |[A-Z][a-z]+\. ?[A-Z])"
    r"|(?:Die|Der|Das) (?:Autor|Herausgeber|Redaktion|Verlag|Zeitschrift|Schriftleitung)"
    r"|(?:Los?|El|La|Os?|As?|Les?|L[’'])(?: |(?<=[’'])) ?"
    r"(?:autor|auteur|éditeur|editor|rédaction|revista|revue|comité|comitê)"
)
#: Dots that lead to the number of a page.
_LEADERS: Final = re.compile(r"\.{5}")
#: The number of a reference in PubMed, behind its DOI.
_PMID: Final = re.compile(r"[0-9]{7,8}\.?")
#: What a line of contents ends with, and titles of which the label is last.
_LED: Final = re.compile(r"(?:\.{5}|…{3}) ?[0-9]{1,5}$")
_LABEL_END: Final = re.compile(
    r"(?:[–—-] (?:CORRIGENDUM|ERRATUM|RETRACTION|ADDENDUM)"
    r"|[\w)]\. (?:Erratum|Retraction|Corrigendum|Addendum|Correction)"
    r"|\[(?:Erratum|Retraction|Corrigendum|Addendum|Correction)\])$"
)
_UNENDED: Final = re.compile(r"[\w”’\"')?\]]$")
#: What a journal's name begins with in a sentence.
_OF_JOURNAL: Final = re.compile(
    r"(?:\b(?:the|na|no|da|do|in|en|em|dans)|[A-Za-z]{3}\.|[’”\"] \[)"
    r"(?: ?[A-Z][\w-]{0,30}){1,3}$"
)
_OWN_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*[^\s.,;)]")
#: A journal with its numbers: ``Reed Science, 21(3): 33``.
_PLACE: Final = re.compile(
    r"(?:[A-Z][\w&’'-]{1,30}(?: (?:[A-Z][\w&’'-]{0,30}|of|and|the|in|for)){0,8}"
    r"|[A-Z][\w-]{0,12}\.(?: (?:[A-Z][\w-]{0,12}\.|of)){1,6}(?: [A-Z])?)"
    r"(?:, [0-9]{1,4}\(| \([0-9]{4}\)\.? [0-9A-Z][0-9]| [0-9]{1,4}: [0-9]{1,5}[–-]"
    r"|, [0-9]{1,4}: |,? [0-9]{4}; ?[0-9]"
    r"|, Volume [0-9]|(?<=Journal)$| [0-9]{1,4}\([0-9]{1,3}\):"
    r"|,? [0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4},? Vol\.? [0-9])"
    r"|(?:[A-Z][\w-]{1,30} ){0,4}(?:Journal|Annals|Archives|Bulletin|Acta|Revista) (?:of|de) "
    r"[A-Z][\w-]{1,30}(?: (?:[A-Z][\w-]{0,30}|of|and|the|in|for)){0,6}"
    r"(?:$|, (?:Vol\.|Advance Access) )"
    r"|[A-Za-z][\w&’' -]{2,80}(?:, [0-9]{1,4})?(?:\([0-9A-Z]{1,8}\))?: "
    r"\S{1,30} Published [0-9]{4}"
)


#: ``bioRxiv. Published 2022-06-02.``, ``medRxiv, 2020``
_DATED_PLACE: Final = re.compile(
    r"(?:[a-z]{1,3}[A-Z]|[A-Z])[^\n]{1,100}?\. Published (?:online )?"
    r"(?:[0-9]{4}|[0-9]{1,2} [A-Z]|[A-Z][a-z]{2,8} [0-9])[^\n]{0,16}$"
    r"|[a-z]{1,3}[A-Z][\w -]{1,40}, (?:19|20)[0-9]{2}$"
)


def begins_anew(line: str, following: str) -> bool:
    """Tell whether a line says something new, for what it and the one above it say."""
    if following[0] == "." and _LEADERS.match(following):
        return False
    if following.startswith(ADDRESS):
        return begins_address(line, following)
    if following.startswith("• ") or parts_quoted(line, following):
        return True
    if begins_with_particle(line, following):
        return not is_open(line)
    if begins_with_place(line, following):
        return True
    if _LED.search(line) or _OPENING.match(following):
        return not is_open(line) and line[-1] not in ":,;"
    if begins_item(line, following):
        return True
    if following[0].isupper() and _HEADING.fullmatch(following):
        return line[-1] not in ".–—"  # ``Wet soil in gardens. Retraction``
    if line[-1] in ".:" and _ADDRESS_TOLD.fullmatch(following):
        return True
    if _LABELLED.match(following) or _LABELLED_ABROAD.match(following):
        return not (_DAY.fullmatch(following) and _PAGES_END.search(line))
    if line[-1] == "." and (_REFERENCE.match(following) or _SIGNED.match(following)):
        return True
    if ends_with_address(line) and not following[0].islower():
        return _PMID.fullmatch(following) is None
    if _UNENDED.search(line) is None or is_open(line):
        return False
    return _begins_below(line, following)


def _begins_below(line: str, following: str) -> bool:
    """Tell the same where the line above ends as one that may go on."""
    if _is_below_names(line, following) or _DATED_PLACE.match(following):
        return True
    if NAMES.fullmatch(line):
        return _PLACE.match(following) is not None
    if _LABEL_END.search(line):
        return not following[0].islower()
    if _VOLUME.fullmatch(following) or (
        line[-1] in "]”" and NAMES.fullmatch(following)
    ):
        return True
    if breaks_names(line[-LINE_END:], following):
        return False
    if _SENTENCE.match(line) or _CITES.search(line):
        return _SENTENCE.match(following) is not None
    return bool(
        _SENTENCE.match(following)
        or (following[0].isupper() and begins_with_names(following))
        or (_PLACE.match(following) and not _OF_JOURNAL.search(line))
    )


#: What no title has: a year in brackets, a sentence before its last.
_CITES: Final = re.compile(r"\([12][0-9]{3}|[a-z]{3}[.;] |\bpublished\b")
#: A label before a title, as sentences end.
_LABEL_FIRST: Final = re.compile(
    r"(?:Retraction|Erratum|Corrigendum|Correction|Addendum|Withdrawal)\. "
)
_AUTHORED: Final = re.compile(r"[A-Z][\w’'-]{1,30} [A-Z]{1,3}[,.] ")
#: A title may cite the work up to its pages.
_CITED_END: Final = re.compile(r"[0-9)]: ?[0-9]{1,6}[–-][0-9]{1,6}\.?$")
_TELLS: Final = re.compile(
    r"\b(?:publi[a-z]+|appeared|articles?|artículo|artigo|entitled|request)\b"
)


def heads_anew(line: str, following: str) -> bool:
    """Tell whether authors or a journal stand below the lines of a title."""
    if _OWN_ADDRESS.fullmatch(following):
        return is_dated(line)
    if _CITED_END.search(line[-LINE_END:]) and _SENTENCE.match(following):
        return True
    if _UNENDED.search(line) is None or is_open(line):
        return False
    if _DATED_PLACE.match(following) or begins_with_particle(line, following):
        return True
    if following[0].islower():
        return False
    if _is_below_names(line, following) or _LABELLED.match(following):
        return True
    if _LABEL_END.search(line) or _OPENING.match(following):
        return True
    if NAMES.fullmatch(line):
        return _PLACE.match(following) is not None
    if breaks_names(line[-LINE_END:], following):
        return False
    label = _LABEL_FIRST.match(line)
    return not (
        _CITES.search(line, label.end() if label else 0)
        or _SENTENCE.match(line)
        or _AUTHORED.match(line)
        or _OF_JOURNAL.search(line)
        or _TELLS.search(line)
    ) and bool(
        begins_with_names(following)
        or _PLACE.match(following)
        or _SENTENCE.match(following)
        or _REFERENCE.match(following)
    )


def _is_below_names(line: str, following: str) -> bool:
    return is_below_names(line, following, is_place=_PLACE.match(following) is not None)


def opens_notice(line: str) -> bool:
    """Tell whether the text of a notice may begin with a line."""
    return _OPENING.match(line) is not None


def is_open(line: str) -> bool:
    """Tell whether no title, name or place on a line of its own ends like a line."""
    return _OPEN.search(line) is not None or line.count("(") > line.count(")")
