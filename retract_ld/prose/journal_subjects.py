"""Journals that sentences name as those that retract, publish or speak."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation
from retract_ld.prose.cited_journal import put_journal
from retract_ld.prose.source_text import SourceText

__all__ = ["put_subject"]

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
    r"|[Pp]ublishers?|[Ee]ditorial (?:[Bb]oard|[Tt]eam|[Cc]ommittee|[Oo]ffice)) of"
    r"(?: the journal)?(?: the)? (?P<journal>[A-Z][\w&’'-]*"
    r"(?:,? (?:[A-Z][\w&’'-]*|of|and|in|for|the|on|&)){0,9}?)"
    r"(?=,? (?:regrets?|have|has|wish|would|hereby|announces?|informs?|are|is|were|retracts?"
    r"|publish)\b)"
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
#: ``In December 2019, Soil Letters published the article “…”``
_PUBLISHER: Final = re.compile(
    r"(?:^|(?<=[.\n] )|(?<=\n)|\bIn (?:[A-Z][a-z]{2,8} )?(?P<year>(?:19|20)[0-9]{2}),? )"
    r"(?:[Tt]he (?:journal )?)?(?P<journal>(?!The |In |At |This |Our |We |They |It )"
    r"[A-Z][\w&’'-]+(?: (?:[A-Z][\w&’'-]*|of|and|in|for|the|on|&)){0,9}?)"
    r" (?:first |originally |erroneously )?published (?:the|this|an?|your) (?:\w+ ){0,2}"
    r"(?:article|paper|study|report|letter|review)\b"
)
#: ``Science is retracting the 7 May 2004 Report``
_SHORT_SUBJECT: Final = re.compile(
    r"(?:^|(?<=[.\n] )|(?<=\n))(?:The journal )?(?P<journal>Science|Nature|Cell|Blood|Gut|Brain"
    r"|JAMA|PNAS|eLife|Neuron|Immunity|Circulation|Medicine|Oncogene|Science [A-Z][a-z]+"
    r"|Nature [A-Z][a-z]+)"
    r" (?:is (?:now |hereby )?retracting|has (?:now |hereby )?retracted|(?:hereby )?retracts)\b"
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
    for pattern in (_PUBLISHER, _SHORT_SUBJECT):
        named = pattern.search(source.plain, low, high)
        if named is None or _PARTY.search(source.lower[slice(*named.span("journal"))]):
            continue
        put_journal(citation, source.plain, *named.span("journal"))
        if named.groupdict().get("year"):
            citation.put("published", source.plain, *named.span("year"))
        return
    editors = next(
        filter(None, (p.search(source.plain, low, high) for p in _NAMED_BY)), None
    )
    if editors:
        span = editors.span(editors.lastgroup or 0)
        if not _PARTY.search(source.lower[slice(*span)]):
            put_journal(citation, source.plain, *span)
