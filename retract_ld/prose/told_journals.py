"""Journals that Spanish, Portuguese, French and German sentences tell of by the way."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.drafts import Draft
from retract_ld.prose.german_journals import undeclined
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText

__all__ = ["join_journal", "join_place", "put_journal_told"]

_SURE: Final = 0.75
_BEFORE: Final = 12
#: A title in a line without stops has more words.
_FEW_BLANKS: Final = 3
_SPEAKS_WITHIN: Final = 700
_NUMBERS: Final = ("volume", "issue", "pages", "published")
#: ``La rédaction de Nutrition de l'enfant a été alertée``, ``Salud Andina retracta``
_SPEAKS: Final = (
    r"(?=,? (?:ha|han|a|ont|foi|fue|wurde|haben|hat|retract\w+|retrat\w+|rétract\w+|retir\w+"
    r"|zieht|ziehen|nimmt|nehmen|weis\w+|teil(?:t|en)|inform\w+|comunic\w+|anunci\w+|annonce\w*"
    r"|souhait\w+|expres\w+|exprim\w+|manifest\w+|decid\w+|acord\w+|proced\w*|procède"
    r"|quier\w+|dese\w+|lament\w+|public\w+|publie|torna\w*|vem|recibi\w+|receb\w+)\b)"
)
_SPEAKER: Final = re.compile(
    r"\b(?i:rédaction|rédact(?:eur|rice)s?(?: en chef)?|comité (?:de rédaction|éditorial"
    r"|editorial|de lecture)|dirección|direction|direcção|direção"
    r"|editor(?:es|as|a)?(?:[- ](?:en )?(?:jefe|chefe))?|equip[oe] editorial"
    r"|(?:consejo|conselho|corpo) editorial|redacción|redação"
    r"|redaktion|schriftleitung|herausgeber(?:in|innen)?)"
    r" (?:d[eo]l? (?:la )?|d[ao]s? |du |des |d['’]|von |der )(?:revista |revue |Zeitschrift )?"
    rf"(?P<journal>[A-ZÀ-Þ][^\n.,;:()«»“”„\"]{{3,70}}?){_SPEAKS}"
    r"|(?:^|(?<=\n))(?:(?:A|O|La|El|Le|Die) )?(?P<subject>[A-ZÀ-Þ][\w'’-]+ "
    r"[^\n.,;:()«»“”„\"]{3,60}?)(?=,? (?:retracta|retrata|rétracte|ha recibido|ha decidido"
    r"|recebeu|decidiu|a reçu|a été informé|a décidé|zieht|hat beschlossen"
    r"|informa|comunica|anuncia|annonce)\b)"
)
#: Those who speak and are no journal.
_NO_JOURNAL: Final = re.compile(
    r"(?i)\b(?:universi|comit|cons[ej]|hospital|institut|socie[dt]|gesellschaft|autor|auteur"
    r"|editor|redac|rédac|redak|herausg|verlag|equip|équip|direc|l[ao]s? |el |l[ae]s? |o |a "
    r"|os |as |die |der |das |este|esta|cet|nous|wir)"
)
_APPEARED_IN: Final = re.compile(
    r"\b(?:in|im)(?: de[rnm])? (?P<journal>[A-ZÄÖÜ][^()\n„“,;.]{3,70}?),? ?"
    r"(?:[(,][^()\n]{2,60}[),]|[0-9][^\n„“()]{2,50}?)? ?"
    r"(?:erschienen|veröffentlicht|abgedruckt|publiziert)en? "
)


def join_place(source: SourceText, works: list[Draft]) -> None:
    """Read ``Soins critiques du Maghreb 2015;8:22`` below a title as the title's place."""
    if len(works) != 2 or works[1].authors or works[0].get("volume"):
        return
    above = works[0].fields.get("title")
    title, journal = (works[1].fields.get(name) for name in ("title", "journal"))
    if not (above and title and journal) or title.found.start < above.found.end:
        return
    between = source.plain[title.found.end : journal.found.start]
    if between != " ":
        return
    span = (title.found.start, journal.found.end)
    works[0].put("journal", Found.at(source.plain, *span), _SURE, "place-below")
    for name in _NUMBERS:
        if name in works[1].fields:
            works[0].fields.setdefault(name, works[1].fields[name])
    del works[1]


def join_journal(plain: str, citation: Citation, rules: RuleSet) -> None:
    """Put together a journal that was parted: ``Ana Gil, Zeitschrift für angewandte Boden, 3``.

    A title and a journal have a stop between them, and a journal no small letter first.
    """
    title, journal = (citation.fields.get(name) for name in ("title", "journal"))
    if rules.language == "en" or title is None or journal is None:
        return
    if title.end > journal.start:
        return
    parted = plain[title.end - 1 : journal.start].strip(" ") != title.value[-1:]
    long = title.value.count(" ") > _FEW_BLANKS and not journal.value[:1].islower()
    if parted or long or title.value[-1:] in ".?!:":
        return
    del citation.fields["title"]
    citation.fields["journal"] = Found.at(plain, title.start, journal.end)


def put_journal_told(
    source: SourceText, work: Draft, low: int, high: int, rules: RuleSet
) -> None:
    """Take ``den in der Zeitschrift für Boden erschienenen Aufsatz``, or who speaks."""
    journal, volume = work.fields.get("journal"), work.get("volume")
    if journal:
        start, words = journal.found.start, journal.found.value.rstrip(" ,.")
        if volume and words.endswith(f" {volume}"):  # ``Boden 50, 2007``
            end = start + len(words) - len(volume) - 1
            found = Found.at(source.plain, start, end)
            work.fields["journal"] = journal._replace(found=found)
        if rules.language == "de":
            _undecline(source, work)
        return
    named = None
    if rules.language == "de":
        named = _APPEARED_IN.search(source.plain, low, high)
    named = named or _SPEAKER.search(source.plain, low, min(high, low + _SPEAKS_WITHIN))
    if named and named.lastgroup and not _NO_JOURNAL.match(named[named.lastgroup]):
        span = named.span(named.lastgroup)
        found = Found.at(source.plain, *span)
        work.put("journal", found, _SURE, "told-journal")
        if rules.language == "de":
            _undecline(source, work)


def _undecline(source: SourceText, work: Draft) -> None:
    """Name a journal as it is called: ``des Deutschen Ärzteblatts``."""
    journal = work.fields.get("journal")
    if journal is None:
        return
    start = journal.found.start
    before = source.plain[max(start - _BEFORE, 0) : start]
    name = undeclined(journal.found.value, before)
    work.fields["journal"] = journal._replace(found=journal.found._replace(value=name))
