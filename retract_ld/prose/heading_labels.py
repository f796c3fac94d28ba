"""Labels of headings and what stands beside them: ``Retraction notice to “On soil”``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.label_words import Label, label_at
from retract_ld.prose.line_labels import ARTICLE, OF_PAPER
from retract_ld.prose.rule_files import load
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["Label", "heading_repeated", "is_label_alone", "label_at", "labelled"]

_LONGEST_TITLE: Final = 350
_CONNECTOR: Final = re.compile(
    r"\s*(?:(?:\(?(?:notice|note)\)?\s*)?"
    r"(?:in(?= (?:the |an? )?(?:article|paper|guideline|report|review|letter)s?\b)"
    r"|to|for|of|on|from|regarding|zu|zum|zur|à|au|al|a|sobre|acerca de|"
    r"de|del|do|da|en|em|von|des|der|の|：|。)(?=[\s:“\"‘'«])\s*)?(?P<stop>[:：.,;|–—\-]|\s-)?\s*"
)
_BLANKS: Final = re.compile(r"\s*[:.,]?\s*(?P<stop>)")
_OPENS: Final = "‘“\"'"
_QUOTE: Final = "“\"‘'«„「『《"
_CLOSE: Final = "”\"’'»“」』》"
_SUFFIX: Final = re.compile(
    r"(?:[.:;,]|\s[–—-]|(?<=\w)-(?=errat|corrig|retract|addend)|(?=[\[(（]))\s*[\[(（]?\s*(?P<label>[^\[\]().:]{4,40})[\])）]?\s*[.]?$"
)
_AGAIN: Final = re.compile(
    r"(?:\s*[\[(]|[:.] ?| [–—-] )(?P<label>[a-z' ]{4,30})[\])]?\.?$"
)
_COLON: Final = re.compile(r"(?: to)?: ?(?=\S)")
_LEADING_TO: Final = re.compile(r"(?:to|for|of)[: ] ?(?=[A-Z“\"‘])")
#: ``关于论文《…》的更正``, ``「…」の訂正について``
_EAST_ASIAN_SUFFIX: Final = re.compile(
    r"[》」』）)](?:一文|论文|論文)?(?:的|の)?(?P<label>[\u3040-\u9fff]{2,16})$"
)
_BEFORE_SUFFIX: Final = re.compile(r"[.:;,]|\s?[–—-]|[\[(（]")
#: Who speaks, before the label: ``From the Editor: Notice of retraction``.
_FROM: Final = re.compile(
    r"(?:from|by) the (?:editors?|publishers?|journal|editorial (?:office|board))"
    r"|comments? and repl(?:y|ies)|letters? to the editors?|correspondence|editorials?"
    r"|(?:an )?announcements?|publisher's (?:note|announcement)|important notice"
    r"|[\w-]+(?: [\w-]+)? (?:review|article|paper|protocol|report|letter|intervention)s?"
)
#: ``【重要】論文の撤回について``
_TAG: Final = re.compile(r"【[^】\n]{1,6}】\s*(?=\S)")
_LONGEST_SUFFIX: Final = 60
_ADDRESS: Final = re.compile(r"(?:doi:? ?)?(?:https?://|10\.[0-9]{4})", re.IGNORECASE)
_NO_TITLE: Final = re.compile(
    r"[Cc]hapter [0-9]{1,3} in\b"
    r"|(?i:(?:(?:[0-9]+|two|three|four|five|six|seven|several|multiple) )?(?:articles?|papers?"
    r"|publications?|manuscripts?)\b)(?! [“\"‘])|(?i:(?:the )?journal\b)(?! of)|(?:by"
    r"|from|in) (?=[a-z])"
    r"|[0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4}|[A-Z][a-z]{2,8}\.? [0-9]{1,2},? [0-9]{4}$"
    r"|(?:la |el |o )?(?:demande|requête|initiative|petición|solicitud|pedido|solicitação"
    r"|Wunsch|Bitten?|Antrag) (?:d|der|von|expres)"
    r"|(?i:(?:first )?(?:published|posted|issued)\b|(?:open|free) access\b)"
    r"|(?:[Tt]he|[Tt]his|[Tt]hese|[Oo]ur|[Aa]n?) (?:article|paper|author|publi|manu)[a-z]*\b"
    r"|(?:[Tt]he|[Tt]his|[Oo]ur) (?:[A-Z]?[a-z]+ ){1,3}(?:(?:en)?titled[,:]? )?[“\"]"
    r"(?=[^\n]*[”\"][^\n]* (?:due to|because|owing to|is|has|was)\b)"
    r"|(?i:(?:l[ae]s?|el|os?|d[ae]r?|das|die|aos?|aux?) |l['’])?(?i:rédaction|redac(?:ción|ção)"
    r"|redaktion"
    r"|schriftleitung|direc(?:tion|ción|ção)|éditeur|editor(?:es|a)?|leitores|lecteurs|lectores"
    r"|titre|título|titel|nombres?|nomes?|namens?|autoría|autoria|(?:a|af)?filiaci(?:ón|ones)"
    r"|afiliaç(?:ão|ões)|affiliations?|erro(?:r|re|s)e?s?)\.?$",
)
#: What a suffix label closes that is no title of a work: ``Nota aos leitores - Retratação``.
_NOTICE: Final = re.compile(
    r"(?:nota|note|avis|avisos?|comunicad[oa]|communiqué|editorial|mitteilung|hinweis|carta|lettre"
    r"|brief|informe|declara(?:ción|ção)|esclarecimento|aclaración|errat|retract|retrat|rétract"
    r"|correc|corrig)"
)
#: The label again, in another language: ``Errata / Erratum``.
_TWIN: Final = re.compile(
    r"\s*[/|(（–—·-]\s*(?P<label>[^/|()（）\n]{4,40}?)\s*[)）]?\s*[.:]?$"
)
#: The section of the journal before the label.
_SECTION: Final = re.compile(
    r"(?:department of error|correspondence|editorial (?:notes?|announcements?)|editorial"
    r"|notices?|announcements?|letters?"
    r"|nota (?:editorial|del? (?:la )?(?:editora?|redacción|dirección)|do editor"
    r"|(?:dos|de los) editores|da redação)|note de (?:la rédaction|l'éditeur)"
    r"|(?:mitteilung|hinweis) der redaktion|in eigener sache|comunicado(?: editorial)?"
    r"|a los lectores|aos leitores|aux lecteurs|致读者|编者按"
    r"|carta (?:a(?:l| la| los)?|aos?) (?:editor(?:a|es)?|director(?:a|es)?)"
    r"|lettre à la rédaction|leserbrief"
    r"|(?:nota|note|aviso?|mitteilung|hinweis|comunicado|communiqué)\b[^:.：\n]{0,40})"
    r" ?[:.：] ?"
)
#: ``“On soil”: Retraction of Roe (2012)``
_AFTER_QUOTE: Final = re.compile(
    r"[“\"](?P<title>[^“”\"\n]{12,400}?)[.,]?[”\"][:.,]? (?=[A-Z])"
)


#: ``This article has been retracted: please see our policy``
_POLICY: Final = re.compile(r"[:.,]? \(?please see\b")


def labelled(
    source: SourceText, line: Line, rules: RuleSet
) -> tuple[Label, tuple[int, int] | None] | None:
    """Return the label of a line and the span about the work, if the line is a heading."""
    start = line.start
    tag = _TAG.match(source.plain, start, line.end)
    start = tag.end() if tag else start
    while start < line.end and source.plain[start] in "[(*|•【":
        start += 1
    if line.text[0] in _OPENS and line.text[-1] in _CLOSE:  # ``‘Erratum to “On soil”’``
        start += label_at(source.lower, start + 1, line.end, rules.labels) is not None
    article = ARTICLE.match(source.lower, start, line.end)
    start = article.end() if article else start
    label = label_at(source.lower, start, line.end, rules.labels)
    section = None if label else _SECTION.match(source.lower, start, line.end)
    if section:
        label = label_at(source.lower, section.end(), line.end, rules.labels)
    if label is not None and _POLICY.match(source.lower, label.end):
        return None
    if label is not None:
        after = label.end
        while after < line.end and source.plain[after] in "])】 ":
            after += 1
        bracketed = start > line.start and "]" in source.plain[label.end : after]
        if after >= line.end or source.plain[after : line.end].strip(" :.*|") == "":
            return label, None
        if _is_twin(source, label.end, line.end, rules):
            return label, None
        if label.type == "clarification":
            closing = _with_suffix(source, line, rules)
            if closing and closing[1] is None:
                return closing  # ``Nota de esclarecimento aos leitores - Retratação``
        found = _with_rest(source, line, label, after, bracketed=bracketed)
        return _inner_label(source, line, rules, found)
    return _with_suffix(source, line, rules)


def _is_twin(source: SourceText, start: int, end: int, rules: RuleSet) -> bool:
    """Tell whether nothing but the label in another language follows."""
    twin = _TWIN.match(source.lower, start, end)
    if twin is None:
        return False
    low, high = twin.span("label")
    for labels in (load("en").labels, rules.labels):
        label = label_at(source.lower, low, high, labels)
        if label and not source.lower[label.end : high].strip():
            return True
    return False


def _inner_label(
    source: SourceText,
    line: Line,
    rules: RuleSet,
    found: tuple[Label, tuple[int, int] | None] | None,
) -> tuple[Label, tuple[int, int] | None] | None:
    """Take the second of two labels: ``Erratum: Corrigendum: On soil``."""
    if found is None or found[1] is None:
        return found
    start, end = found[1]
    again = _AGAIN.search(source.lower, start, end)
    twice = again and label_at(source.lower, again.start("label"), end, rules.labels)
    if again and twice and twice.end == again.end("label"):
        found = found[0], (start, again.start())  # ``Retraction: On soil [Retraction]``
    label = label_at(source.lower, start, line.end, rules.labels)
    if label and found[0].is_note:
        after = label.end  # ``Publisher's Note: Retraction of “On soil”``
        return _with_rest(source, line, label, after, bracketed=False) or found
    rest = _COLON.match(source.plain, label.end, line.end) if label else None
    return (label, (rest.end(), line.end)) if label and rest else found


def _with_rest(
    source: SourceText, line: Line, label: Label, after: int, *, bracketed: bool
) -> tuple[Label, tuple[int, int] | None] | None:
    connector = _CONNECTOR.match(source.lower, after, line.end)
    assert connector is not None
    if bracketed and connector.group().strip():
        connector = _BLANKS.match(source.lower, after, line.end)  # "[Retracted] A soil"
        assert connector is not None
    rest = source.plain[connector.end() : line.end]
    if not rest:
        return label, None
    if _NO_TITLE.match(rest) and not OF_PAPER.match(rest):
        return (label, None) if len(line.text) < 150 else None
    if label.rule.endswith(".banner") and connector["stop"] == "." and rest[-1] == ".":
        return None  # "This article has been retracted. The authors found …"
    joined = connector.end() == label.end
    linked = (
        bracketed or connector["stop"] or connector.group().strip() or rest[0] in _QUOTE
    )
    if joined and rest[0] not in _QUOTE and rest[0].isalnum() and rest[0] < "\u2e80":
        return None
    linked = linked or OF_PAPER.match(source.plain, connector.end(), line.end)
    if not linked and not _stands_alone(source, label, rest):
        return None
    inner = _LEADING_TO.match(source.plain, connector.end(), line.end)
    start = inner.end() if inner and connector["stop"] else connector.end()
    paper = OF_PAPER.match(source.plain, start, line.end)
    return label, (paper.end() if paper else start, line.end)


def _stands_alone(source: SourceText, label: Label, rest: str) -> bool:
    """Tell whether a label without a colon is still one: ``Retracted article Foo``."""
    words = source.lower[label.start : label.end].split()
    return (
        len(words) > 1 and (rest[0].isupper() or rest[0] > "\u2e80") and "." not in rest
    )


def _with_suffix(
    source: SourceText, line: Line, rules: RuleSet
) -> tuple[Label, tuple[int, int] | None] | None:
    """Read ``Title [Retraction]`` and ``Title. Retraction``."""
    quoted = _AFTER_QUOTE.match(source.plain, line.start, line.end)
    if quoted:
        label = label_at(source.lower, quoted.end(), line.end, rules.labels)
        if label and len(line.text) < _LONGEST_TITLE:
            return label, quoted.span("title")
    if _ADDRESS.match(line.text):
        return None  # ``https://doi.org/10.5555/s.9-corrigendum``
    low = max(line.start, line.end - _LONGEST_SUFFIX)
    for part in _BEFORE_SUFFIX.finditer(source.lower, low, line.end):
        match = _SUFFIX.match(source.lower, part.start(), line.end)
        if match is None:
            continue
        start, end = match.span("label")
        label = label_at(source.lower, start, end, rules.labels)
        if label is None or source.lower[label.end : end].strip():
            continue
        if _FROM.fullmatch(source.lower, line.start, match.start()):
            return label, None
        if not label.rule.endswith(".banner"):  # "…, this article has been retracted."
            if _NOTICE.match(source.lower, line.start, match.start()):
                return label, None
            return label, (line.start, match.start())
    match = _EAST_ASIAN_SUFFIX.search(source.lower, low, line.end)
    if match is None:
        return None
    start, end = match.span("label")
    label = label_at(source.lower, start, end, rules.labels)
    if label and not source.lower[label.end : end].strip():
        if _names_journal(source, line.start, match.start() + 1):
            return label, None
        return label, (line.start, match.start() + 1)
    return None


_NUMBERS: Final = re.compile(
    r"\s*(?:(?:19|20)[0-9]{2} ?年|第 ?[0-9]{1,4} ?[卷巻期号號]|[编編][辑輯集])"
)


def _names_journal(source: SourceText, low: int, high: int) -> bool:
    """Tell whether what stands in brackets before a label is a journal's name.

    ``《地学通报》撤稿通知``, and the text: ``《地学通报》2012年第57卷``
    """
    opening = max(source.plain.rfind(mark, low, high) for mark in "《「『")
    words = source.plain[max(opening, low) : high]
    again = source.plain.find(words, high)
    return again >= 0 and bool(_NUMBERS.match(source.plain, again + len(words)))


#: ``Berichtigung zu:``: the work stands in the next line.
_LEADS_ON: Final = re.compile(r" (?:zu[mr]?|del?|d[oa]|à|au|aos?|al?) ?:$")


def is_label_alone(source: SourceText, line: Line, rules: RuleSet) -> bool:
    """Tell whether a line is nothing but a label: the name of the page's section."""
    if _LEADS_ON.search(source.lower, line.start, line.end):
        return False
    label = label_at(source.lower, line.start, line.end, rules.labels)
    return label is not None and not source.lower[label.end : line.end].strip(" :.*|")


def heading_repeated(source: SourceText, line: Line, title: str) -> bool:
    """Tell whether a line says the title again in English: ``Erratum to “On soil”``."""
    labels = load("en").labels
    label = label_at(source.lower, line.start, line.end, labels)
    if label is None or len(line.text) > _LONGEST_TITLE:
        return False
    after = _CONNECTOR.match(source.lower, label.end, line.end)
    if after is None or source.plain[after.end() : after.end() + 1] not in set(_QUOTE):
        return False
    closing = max(
        source.plain.rfind(mark, after.end() + 1, line.end) for mark in _CLOSE
    )
    rest = source.plain[closing + 1 : line.end] if closing > 0 else ""
    tells_place = any(character.isdigit() for character in rest)
    return not tells_place or rest.strip() in title
