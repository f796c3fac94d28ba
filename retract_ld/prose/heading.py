"""The heading of a notice: its label, its own title and what the title says of the work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from retract_ld.codes import UpdateType
from retract_ld.prose.authors import author_list
from retract_ld.prose.line_labels import TITLE_LABEL
from retract_ld.prose.locators import locators
from retract_ld.prose.ruleset import Rule, RuleSet, load
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["Heading", "Label", "heading_repeated", "read_heading"]

_CONNECTOR: Final = re.compile(
    r"\s*(?:(?:\(?(?:notice|note)\)?\s*)?(?:to|for|of|on|from|regarding|zu|zum|zur|à|au|al|a|"
    r"de|del|do|da|en|em|von|des|der|の|：|。)(?=[\s:“\"‘'«])\s*)?(?P<stop>[:：.,;|–—\-]|\s-)?\s*"
)
_QUOTE: Final = "“\"‘'«„「『《"
_SUFFIX: Final = re.compile(
    r"(?:[.:;,]|\s[–—-]|(?=[\[(（]))\s*[\[(（]?\s*(?P<label>[^\[\]().:]{4,40})[\])）]?\s*[.]?$"
)
_NO_TITLE: Final = re.compile(
    r"[Cc]hapter [0-9]{1,3} in\b"
    r"|(?i:(?:(?:[0-9]+|two|three|four|five|six|seven|several|multiple) )?(?:articles?|papers?"
    r"|publications?|manuscripts?)\b)(?! [“\"‘])|(?i:(?:the )?journal\b)(?! of)|(?:by"
    r"|from|in) (?=[a-z])"
    r"|[0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4}"
    r"|(?:la |el |o )?(?:demande|requête|initiative|petición|solicitud|pedido|solicitação"
    r"|Wunsch|Bitten?|Antrag) (?:d|der|von|expres)"
    r"|(?i:(?:first )?(?:published|posted|issued)\b|(?:open|free) access\b)"
    r"|(?:[Tt]he|[Tt]his|[Tt]hese|[Oo]ur) (?:article|paper|author|publi|manu)[a-z]*\b",
)
#: The section of the journal before the label.
_SECTION: Final = re.compile(
    r"(?:department of error|correspondence|editorial notes?|editorial|notices?|letters?"
    r"|nota (?:editorial|del? (?:la )?(?:editora?|redacción|dirección)|do editor"
    r"|(?:dos|de los) editores|da redação)|note de (?:la rédaction|l'éditeur)"
    r"|(?:mitteilung|hinweis) der redaktion|in eigener sache|comunicado(?: editorial)?"
    r"|a los lectores|aos leitores|aux lecteurs|致读者|编者按"
    r"|carta (?:a(?:l| la| los)?|aos?) (?:editor(?:a|es)?|director(?:a|es)?)"
    r"|lettre à la rédaction|leserbrief"
    r"|(?:nota|note|aviso?|mitteilung|hinweis|comunicado|communiqué)\b[^:.：\n]{0,40})"
    r" ?[:.：] ?"
)
#: ``关于论文《…》的更正``, ``「…」の訂正について``
_EAST_ASIAN_SUFFIX: Final = re.compile(
    r"[》」』）)](?:一文|论文|論文)?(?:的|の)?(?P<label>[\u3040-\u9fff]{2,16})$"
)
#: ``“On soil”: Retraction of Roe (2012)``
_AFTER_QUOTE: Final = re.compile(
    r"[“\"](?P<title>[^“”\"\n]{12,400}?)[.,]?[”\"][:.,]? (?=[A-Z])"
)
_DATED: Final = re.compile(
    r"[,\s(]*(?P<date>[0-3]?[0-9] [a-z]{3,9}\.? [0-9]{4}|[a-z]{3,9}\.? [0-3]?[0-9], [0-9]{4}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2})\)?\s*[:.–—-]?\s*"
)
_SHORTEST: Final = 20
_LONGEST_TITLE: Final = 350
_SENTENCE: Final = 220
_STATED: Final = re.compile(
    r"\b(?:has|have) been (?:retracted|withdrawn|removed|corrected)\b"
    r"|\bis (?:being )?retracted\b"
    r"|\b(?:foi|ha sido|a été|wurde)\b"
)
_LOOK: Final = 8
_LONGEST: Final = 1500


@dataclass(frozen=True, slots=True)
class Label:
    """Words that name the manner: where they stand and what they mean."""

    type: UpdateType
    start: int
    end: int
    rule: str


@dataclass(slots=True)
class Heading:
    """What the first lines of a notice say."""

    label: Label | None = None
    title: Line | None = None
    """The notice's own title."""
    rest: tuple[int, int] | None = None
    """The part of the title that is about the work."""
    lines: int = 0
    """How many lines the heading takes."""
    date: tuple[int, int] | None = None
    """The date beside the label: ``Retraction 21 September 2023: …``."""
    body: int | None = None
    """Where the body begins, if on the line of the label."""
    above: tuple[int, int] | None = None
    """A bare title above a line that cites the work: ``Retraction of: Journal 4, 3-9``."""


def read_heading(source: SourceText, rules: RuleSet) -> Heading:
    """Read label and title from the first lines.

    A line that is only a label (``RETRACTION``) is the title unless a fuller line follows
    (``Retraction: On soil``).
    """
    heading = Heading()
    for index, line in enumerate(source.lines[:_LOOK]):
        if len(line.text) > _LONGEST or (
            len(line.text) > _SENTENCE and _STATED.search(line.text.lower())
        ):
            _label_before_body(source, line, rules, heading)
            break
        if index == 0 and _dated(source, line, rules, heading):
            break
        found = _labelled(source, line, rules)
        if found is None:
            if heading.label or index > 2:
                break
            continue
        label, rest = found
        if heading.label and rest is None:
            continue
        heading.label, heading.title, heading.rest = label, line, rest
        heading.lines = index + 1
        if rest is not None:
            break
    if heading.date is None:
        _take_bare_title(source, heading)
    if heading.rest is None:
        _take_citation_above(source, heading)
    if heading.rest is None:
        _take_title_below(source, heading)
    return heading


_NOT_A_TITLE: Final = re.compile(
    r"^(?:in|the (?:following|above|article|authors?|editors?|journal)|this|these|we"
    r"|dear|i|it|our|my|at"
    r"|following|after|on|due|as|by|to|from|no|na|dans|der|die|das|en el|el|la|il|aos?) "
    r"|\b(?:editors?|editorial|statement|letter|notice|announcement|retract\w*"
    r"|withdr\w*|errat\w*"
    r"|(?:re)?tract[ao]\w*|retrata\w*|rétract\w*|zurück\w*|fe de (?:errat|error)\w*"
    r"|errata|berichtig\w*|korrektur|rücknahme|comunicado|communiqué|nota|note|avis"
    r"|aviso|mitteilung|hinweis|corrig\w*|has been|have been|was published"
    r"|copyright)\b|https?:|10\.[0-9]{4}"
)


def heading_repeated(source: SourceText, line: Line) -> bool:
    """Tell whether a line says the heading again in English: ``Erratum to “On soil”``."""
    labels = load("en").labels
    label = _label_at(source.lower, line.start, line.end, labels)
    if label is None or len(line.text) > _LONGEST_TITLE:
        return False
    after = _CONNECTOR.match(source.lower, label.end, line.end)
    return after is not None and source.plain[after.end() : after.end() + 1] in set(
        _QUOTE
    )


def _take_bare_title(source: SourceText, heading: Heading) -> None:
    """Take a first line without a label for the work's title, as it is printed above.

    ``On soil`` / ``Retraction`` / body, or ``On soil`` / ``Vol. 4, pages 3-9`` / body.
    """
    lines = source.lines
    if len(lines) < 2 or (
        heading.label and (heading.lines != 2 or heading.title is None)
    ):
        return
    line = lines[0]
    words = line.text.split()
    if not (_SHORTEST <= len(line.text) <= _LONGEST_TITLE and len(words) > 3):
        return
    if line.text[-1] in ".:;," or _NOT_A_TITLE.search(
        source.lower[line.start : line.end]
    ):
        return
    if heading.label is None and heading.lines:
        return
    if heading.rest is not None:
        heading.above, heading.title = (line.start, line.end), line
        return
    heading.title, heading.rest = line, (line.start, line.end)
    heading.lines = max(heading.lines, 1)


def _take_citation_above(source: SourceText, heading: Heading) -> None:
    """Take the citation above a bare label: ``Roe J. On soil. …`` / ``Retraction``."""
    if heading.label is None or heading.lines != 2 or heading.title is None:
        return
    line = source.lines[0]
    cores = locators(source.plain, line.start, line.end)
    if cores and author_list(source.plain, line.start, cores[0].start)[0]:
        heading.rest = (line.start, line.end)


#: Lines below a label that are not the work's title.
_PLACE: Final = re.compile(
    r"\b(?:journal|bulletin|annals|archives|proceedings|transactions|university|department"
    r"|institute|hospital|editors?|office|volume|vol\.|doi|issn|section)\b|@|https?:|[0-9]{4}"
)
_FEW_WORDS: Final = 5


def _take_title_below(source: SourceText, heading: Heading) -> None:
    """Take a line between a bare label and the body for the work's title.

    ``Notice of Retraction`` / ``On soil and its uses in pottery`` / body.
    """
    lines = source.lines
    if heading.label is None or heading.title is None:
        return
    if len(lines) < heading.lines + 2 or lines[heading.lines - 1] is not heading.title:
        return
    line, body = lines[heading.lines], lines[heading.lines + 1]
    words = line.text.split()
    if (
        _SHORTEST <= len(line.text) <= _LONGEST_TITLE
        and len(words) >= _FEW_WORDS
        and line.text[-1] not in ".:;,)"
        and line.text[0].isupper()
        and any(word.islower() for word in words)
        and len(body.text) > len(line.text)
        and not _PLACE.search(line.text.lower())
        and not _NOT_A_TITLE.search(line.text.lower())
    ):
        label = TITLE_LABEL.match(source.plain, line.start, line.end)
        heading.rest = (label.end() if label else line.start, line.end)
        heading.lines += 1


def _label_before_body(
    source: SourceText, line: Line, rules: RuleSet, heading: Heading
) -> None:
    """Take the label of a body line, ``Retraction: “On soil” … has been retracted``."""
    if heading.label is None:
        heading.label = _label_at(source.lower, line.start, line.end, rules.labels)


def _dated(source: SourceText, line: Line, rules: RuleSet, heading: Heading) -> bool:
    """Read a label with a date before the body, as journals put above an article."""
    label = _label_at(source.lower, line.start, line.end, rules.labels)
    dated = _DATED.match(source.lower, label.end, line.end) if label else None
    if dated is None:
        return False
    heading.label, heading.date = label, dated.span("date")
    heading.body = dated.end() if dated.end() < line.end else None
    heading.lines = 0 if heading.body else 1
    return True


def _labelled(
    source: SourceText, line: Line, rules: RuleSet
) -> tuple[Label, tuple[int, int] | None] | None:
    """Return the label of a line and the span about the work, if the line is a heading."""
    start = line.start
    while start < line.end and source.plain[start] in "[(*|•【":
        start += 1
    label = _label_at(source.lower, start, line.end, rules.labels)
    section = None if label else _SECTION.match(source.lower, start, line.end)
    if section:
        label = _label_at(source.lower, section.end(), line.end, rules.labels)
    if label is not None:
        after = label.end
        while after < line.end and source.plain[after] in "])】 ":
            after += 1
        bracketed = start > line.start and "]" in source.plain[label.end : after]
        if after >= line.end or source.plain[after : line.end].strip(" :.*|") == "":
            return label, None
        return _with_rest(source, line, label, after, bracketed=bracketed)
    return _with_suffix(source, line, rules)


def _with_rest(
    source: SourceText, line: Line, label: Label, after: int, *, bracketed: bool
) -> tuple[Label, tuple[int, int] | None] | None:
    connector = _CONNECTOR.match(source.lower, after, line.end)
    assert connector is not None
    rest = source.plain[connector.end() : line.end]
    if not rest:
        return label, None
    if _NO_TITLE.match(rest):
        return (label, None) if len(line.text) < 150 else None
    joined = connector.end() == label.end
    linked = (
        bracketed or connector["stop"] or connector.group().strip() or rest[0] in _QUOTE
    )
    if joined and rest[0] not in _QUOTE and rest[0].isalnum() and rest[0] < "\u2e80":
        return None
    if not linked and not _stands_alone(source, label, rest):
        return None
    return label, (connector.end(), line.end)


def _stands_alone(source: SourceText, label: Label, rest: str) -> bool:
    """Tell whether a label without a colon is still one: ``Retracted article Foo``."""
    words = source.lower[label.start : label.end].split()
    return (
        len(words) > 1 and (rest[0].isupper() or rest[0] > "\u2e80") and "." not in rest
    )


def _with_suffix(
    source: SourceText, line: Line, rules: RuleSet
) -> tuple[Label, tuple[int, int]] | None:
    """Read ``Title [Retraction]`` and ``Title. Retraction``."""
    low = max(line.start, line.end - 60)
    quoted = _AFTER_QUOTE.match(source.plain, line.start, line.end)
    if quoted:
        label = _label_at(source.lower, quoted.end(), line.end, rules.labels)
        if label and len(line.text) < _LONGEST_TITLE:
            return label, quoted.span("title")
    for suffix in (_SUFFIX, _EAST_ASIAN_SUFFIX):
        match = suffix.search(source.lower, low, line.end)
        if match is None:
            continue
        start, end = match.span("label")
        label = _label_at(source.lower, start, end, rules.labels)
        if label and not source.lower[label.end : end].strip():
            about = match.start() + (suffix is _EAST_ASIAN_SUFFIX)
            break
    else:
        return None
    assert label is not None
    if label.rule.endswith(".banner"):  # "…, this article has been retracted."
        return None
    return label, (line.start, about)


def _label_at(
    lower: str, start: int, end: int, labels: tuple[Rule, ...]
) -> Label | None:
    """Return the longest label that begins at an offset."""
    best: Label | None = None
    for rule in labels:
        match = rule.pattern.match(lower, start, end)
        if match is None or match.end() == start:
            continue
        following = lower[match.end() : match.end() + 1]
        if following.isalnum() and following < "\u2e80":
            continue
        if best is None or match.end() > best.end:
            best = Label(rule.value, start, match.end(), rule.id)  # type: ignore[arg-type]
    return best
