"""Works that a block of labelled lines tells: ``Título: …``, ``Revista: …``, ``Páginas: 3-9``.

The labels are words of a language and stand in its rule file (``[lines]``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from retract_ld.prose.authors import author_list
from retract_ld.prose.byline import read_byline
from retract_ld.prose.citation import Citation, Found, trim_title
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.east_asian_journals import put_core, stripped
from retract_ld.prose.east_asian_names import names_at
from retract_ld.prose.east_asian_numbers import east_asian_locators
from retract_ld.prose.line_labels import value_end
from retract_ld.prose.locators import locators
from retract_ld.prose.mention import Mention
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["NO_LABELLED_LINES", "LabelledLines", "labelled_lines"]

_EAST_ASIAN: Final = frozenset({"ja", "zh"})
#: ``・著者：``, ``【論文題目】``, ``(1) Autor:``
_BEFORE: Final = re.compile(r"[\s・●○■◆•*【〔\[(（0-9.．)）-]{0,6}")
_AFTER: Final = re.compile(r"[ \u3000]?[】〕\])）]?[ \u3000]{0,4}(?:[:：]|(?<=[】〕]))\s?")
_MARK: Final = re.compile("[:：】〕]")
_LONGEST_LABEL: Final = 60
_MOST_LINES: Final = 400
#: A block is one if it gives so many values of a work.
_LEAST: Final = 3
#: What a work has only once: another one begins with the second.
_ONCE: Final = frozenset({"title", "authors", "journal", "doi"})
_OF_WORK: Final = _ONCE | {"volume", "issue", "pages", "year", "published"}
_YEAR: Final = re.compile(r"[(（]?(?P<value>(?:19|20)[0-9]{2})(?![0-9])[)）]?年?")
_PAGE: Final = r"[A-Za-z]{0,3}[0-9]{1,7}"
_NUMBERS: Final = {
    "volume": re.compile(
        r"[第nNvV]?[º°.]? ?(?P<value>[A-Z]?[0-9]{1,4}|[IVXLC]{1,7})(?![0-9A-Za-z])(?: ?[卷巻])?"
    ),
    "issue": re.compile(
        r"[第nNH]?[º°.r]{0,2} ?(?P<value>[0-9]{1,4}(?:[-–][0-9]{1,3})?(?!/?[0-9])"
        r"|[0-9]{1,3}(?:/[0-9]{1,3})?(?=/(?:19|20)[0-9]{2}(?![0-9])|[ (（期号]|$))"
        r"(?: ?[期号號])?"
    ),
    "pages": re.compile(
        rf"(?:第|[Pp]{{1,2}}\.|[Ss]\.)? ?(?P<value>{_PAGE}"
        rf"(?: ?(?:[-\u2010-\u2015\u2212~～〜至]|a|à|al|bis) ?{_PAGE})?)(?: ?(?:[页頁]|ページ))?"
    ),
    "year": re.compile(r"(?P<value>(?:19|20)[0-9]{2})(?![0-9])年?"),
}
_NUMBER_AND_YEAR: Final = re.compile(
    r",? (?:Ausgabe|Heft|H\.|Nr\.|n[.º°]{1,2}|núm\.) ?(?P<issue>[0-9]{1,3})/?(?=[0-9]|$)"
)
_JOURNAL_ENDS: Final = re.compile(
    r"(?:[,;，、] ?| )(?:[Vv]ol|[Nn]o|[Nn]úm|[Nn]r|n[.º°]|v\.|Bd|Jg|Band|Heft|Ausgabe|[Tt]ome"
    r"|[Nn]umér?o|[Nn]úmero|pp|S|p)?[.º° ]{0,3}[(\[（]?$"
)


class LabelledLines(NamedTuple):
    """What the labelled lines of a notice tell."""

    works: tuple[Mention, ...] = ()
    day: Found | None = None
    """The day that the notice gives itself: ``Fecha de la retractación: …``."""

    def take(self, line: Line) -> bool:
        """Tell whether a line is one of them."""
        return any(work.start <= line.start < work.end for work in self.works)

    def instead_of(self, mentions: list[Mention]) -> list[Mention]:
        """Put the works in the place of what was read in the same lines."""
        if not self.works:
            return mentions
        others = [
            one
            for one in mentions
            if not any(
                one.start < work.end and work.start < one.end for work in self.works
            )
        ]
        return sorted((*others, *self.works), key=lambda mention: mention.start)


NO_LABELLED_LINES: Final = LabelledLines()


class _Label(NamedTuple):
    kind: str
    line: Line
    value: int
    """Where the value begins."""
    end: int
    """Where the value's last line ends."""


def labelled_lines(source: SourceText, rules: RuleSet) -> LabelledLines:
    """Return the works and the day of the notice that labelled lines tell."""
    if not rules.lines:
        return NO_LABELLED_LINES
    works: list[Mention] = []
    day: Found | None = None
    for block in _blocks(source, rules):
        kinds = {label.kind for label in block}
        whole = "title" in kinds and len(kinds & _OF_WORK) >= _LEAST
        if whole:
            works += [_work(source, labels, rules) for labels in _each(block)]
        for label in block:
            if day is None and (label.kind == "day" or (whole and label.kind == "date")):
                day = _day(source, label, rules)
    return LabelledLines(tuple(works), day)


def _blocks(source: SourceText, rules: RuleSet) -> Iterator[list[_Label]]:
    """Yield runs of labelled lines; one line between two of them may have no label."""
    block: list[_Label] = []
    gap = 0
    lines = source.lines[:_MOST_LINES]
    for index, line in enumerate(lines):
        if block and line.start < block[-1].end:
            continue  # a value that goes on in this line
        following = lines[index + 1] if index + 1 < len(lines) else None
        label = _label(source, line, following, rules)
        if label:
            block.append(label)
            gap = 0
        elif block and gap == 0 and _is_place(source, line, rules):
            block.append(_Label("journal", line, line.start, line.end))
        else:
            gap += 1
            if gap > 1 and block:
                yield block
                block = []
    if block:
        yield block


def _label(
    source: SourceText, line: Line, following: Line | None, rules: RuleSet
) -> _Label | None:
    lower = source.lower
    high = min(line.end, line.start + _LONGEST_LABEL)
    if not _MARK.search(lower, line.start, high):
        return None
    before = _BEFORE.match(lower, line.start, line.end)
    start = before.end() if before else line.start
    for rule in rules.lines:
        match = rule.pattern.match(lower, start, high)
        after = _AFTER.match(lower, match.end(), line.end) if match else None
        if after and after.end() < line.end:
            end = value_end(source.plain, after.end())
            return _Label(rule.value, line, after.end(), end)
        if after and following and rule.value != "other":
            return _Label(rule.value, line, following.start, following.end)
    return None


def _is_place(source: SourceText, line: Line, rules: RuleSet) -> bool:
    """Tell whether a line is nothing but numbers: ``v. 9, n. 1, p. 12-25, jan. 2019``."""
    if rules.language in _EAST_ASIAN or len(line.text) > _LONGEST_LABEL * 2:
        return False
    cores = locators(source.plain, line.start, line.end)
    return (
        bool(cores)
        and cores[0].start - line.start < 2
        and "volume" in cores[0].spans
        and line.end - cores[0].end < _LONGEST_LABEL // 2
    )


def _each(block: list[_Label]) -> Iterator[list[_Label]]:
    """Yield the labels of each work in turn."""
    labels: list[_Label] = []
    titled = sum(label.kind == "title" for label in block) > 1
    for label in block:
        kinds = {one.kind for one in labels}
        if titled and label.kind in _ONCE and label.kind in kinds and "title" in kinds:
            yield labels
            labels = []
        labels.append(label)
    yield labels


def _work(source: SourceText, labels: list[_Label], rules: RuleSet) -> Mention:
    start, end = labels[0].line.start, max(label.end for label in labels)
    citation = Citation(start, end)
    for label in labels:
        if label.kind == "title":
            _put_title(source, citation, label, rules)
        elif label.kind == "authors":
            _put_authors(source, citation, label, rules)
        elif label.kind == "journal":
            _put_place(source, citation, label, rules)
        elif label.kind == "doi":
            for kind, value, first, last in identifiers_in(
                source.plain, label.value, label.end
            ):
                if kind == "doi":
                    citation.fields.setdefault("doi", Found(value, first, last))
        elif label.kind == "published":
            date = find_date(source.lower, label.value, label.end, rules)
            if date:
                citation.fields.setdefault("published", Found(*date))
        elif label.kind in _NUMBERS:
            _put_number(source, citation, label)
    return Mention(start, end, "work", "label", 0.93, citation, whole=True)


def _put_title(
    source: SourceText, citation: Citation, label: _Label, rules: RuleSet
) -> None:
    if rules.language in _EAST_ASIAN:
        start, end = stripped(source.plain, label.value, label.end)
        while start < end and source.plain[start] in "《「『“〈":
            start += 1
        while end > start and source.plain[end - 1] in "》」』”〉":
            end -= 1
        citation.put("title", source.plain, start, end)
        return
    span = trim_title(source.plain, label.value, label.end)
    if span:
        citation.put("title", source.plain, *span)


def _put_authors(
    source: SourceText, citation: Citation, label: _Label, rules: RuleSet
) -> None:
    plain = source.plain
    if rules.language in _EAST_ASIAN:
        names, _ = names_at(plain, label.value, label.end, rules.language)
        citation.authors = [Found(*name) for name in names]
        if names:
            return
    line = Line(plain[label.value : label.end], label.value, label.end)
    byline = read_byline(source, line)
    if byline:
        citation.authors = [author.name for author in byline.authors]
        return
    names, _ = author_list(plain, label.value, label.end, introduced=True)
    citation.authors = [Found(*name) for name in names]


def _put_place(
    source: SourceText, citation: Citation, label: _Label, rules: RuleSet
) -> None:
    """Read a journal, with its numbers if they stand beside it."""
    plain = source.plain
    end = label.end
    if rules.language in _EAST_ASIAN:
        cores = east_asian_locators(plain, label.value, label.end)
        if cores:
            mention = Mention(label.value, label.end, citation=citation)
            put_core(plain, mention, cores[0], label.value)
            end = cores[0].start
        start, end = stripped(plain, label.value, end)
        while start < end and plain[start] in "《「『":
            start += 1
        while end > start and plain[end - 1] in "》」』第(（ ":
            end -= 1
        citation.put("journal", plain, start, end)
        return
    found = locators(plain, label.value, end)
    if found:
        citation.put_numbers(plain, found[0].spans)
        end = found[0].start
    else:
        loose = re.compile(r"(?:19|20)[0-9]{2}/").search(plain, label.value, end)
        end = loose.start() if loose else end
    numbered = _NUMBER_AND_YEAR.search(plain, label.value, min(end + 1, label.end))
    if numbered:  # ``…, Ausgabe 2/2016``
        citation.put("issue", plain, *numbered.span("issue"))
        end = numbered.start()
    words = _JOURNAL_ENDS.sub("", plain[label.value : end].rstrip(" .,;:([")).rstrip(
        " .,;:(["
    )
    citation.put("journal", plain, label.value, label.value + len(words))


def _put_number(source: SourceText, citation: Citation, label: _Label) -> None:
    """Read a number; a year may stand beside it: ``Jahrgang: 12 (2019)``."""
    plain = source.plain
    match = _NUMBERS[label.kind].match(plain, label.value, label.end)
    if match is None:
        return
    name = "published" if label.kind == "year" else label.kind
    citation.put(name, plain, *match.span("value"))
    year = _YEAR.search(plain, match.end(), label.end)
    if year and label.kind in {"volume", "issue"}:
        citation.put("published", plain, *year.span("value"))
    for core in locators(plain, label.line.start, label.end)[:1]:
        citation.put_numbers(plain, core.spans)


def _day(source: SourceText, label: _Label, rules: RuleSet) -> Found | None:
    """Return the day if the value is nothing else."""
    date = find_date(source.lower, label.value, label.end, rules)
    if date is None or source.plain[label.value : date[1]].strip():
        return None
    return Found(*date)
