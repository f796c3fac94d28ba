"""A DOI or PMID alone on a line above the text: the notice's own, or its work's."""

from __future__ import annotations

from retract_ld.prose.citation import Found
from retract_ld.prose.east_asian_numbers import east_asian_locators
from retract_ld.prose.heading import Heading
from retract_ld.prose.locators import locators
from retract_ld.prose.own_place import BARE_DOI, BARE_PMID
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import identifiers_in, trimmed_doi

__all__ = ["take_own_doi", "take_own_pmid"]


def take_own_doi(
    source: SourceText,
    heading: Heading,
    line: Line,
    own: dict[str, Found],
    rules: RuleSet,
    *,
    cited: bool,
    is_notice: bool,
) -> bool:
    """Read a line that is nothing but the notice's DOI.

    `cited` tells whether the lines above named the notice's own journal and numbers,
    `is_notice` whether the heading calls the page a notice.
    """
    bare = BARE_DOI.match(line.text)
    if bare is None or "doi" in own:
        return False
    anywhere = "published" in own or is_notice or rules.language != "en"
    if (
        cited
        or _place_told(source, heading, line, rules)
        or _another_doi(source, line, bare["doi"], anywhere=anywhere)
    ):
        doi = trimmed_doi(bare["doi"])
        start = line.start + bare.start("doi")
        own["doi"] = Found(doi.lower(), start, start + len(doi))
        return True
    return False


def _place_told(
    source: SourceText, heading: Heading, line: Line, rules: RuleSet
) -> bool:
    """Tell whether a DOI under a mere label is the notice's: the text names the work."""
    if rules.language == "en" or heading.rest is not None:
        return False
    after = line.end
    return bool(
        locators(source.plain, after, len(source.plain))
        or east_asian_locators(source.plain, after, len(source.plain))
    )


def _another_doi(source: SourceText, line: Line, doi: str, *, anywhere: bool) -> bool:
    """Whether a later line is a DOI too, another one: then this one is the notice's.

    `anywhere` in the text will do if the page said above when the notice appeared, or is
    a notice's by its heading.
    """
    own = trimmed_doi(doi).lower()
    if anywhere:
        others = identifiers_in(source.plain, 0, len(source.plain))
        return any(kind == "doi" and value != own for kind, value, *_ in others)
    return any(
        trimmed_doi(found["doi"]).lower() != own
        for later in source.lines
        if later.start > line.start and (found := BARE_DOI.match(later.text[:300]))
    )


def take_own_pmid(line: Line, own: dict[str, Found]) -> bool:
    """Read a line that begins with the notice's PMID."""
    pmid = BARE_PMID.match(line.text)
    if pmid is None or "pmid" in own:
        return False
    start = line.start + pmid.start("pmid")
    own["pmid"] = Found(pmid["pmid"], start, line.start + pmid.end("pmid"))
    return True
