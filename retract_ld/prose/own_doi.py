"""A DOI or PMID alone on a line above the text: the notice's own, or its work's."""

from __future__ import annotations

from retract_ld.prose.citation import Found
from retract_ld.prose.east_asian_numbers import east_asian_locators
from retract_ld.prose.header_lines import Header, another_doi
from retract_ld.prose.heading import Heading
from retract_ld.prose.locators import locators
from retract_ld.prose.own_place import BARE_DOI, BARE_PMID
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import trimmed_doi

__all__ = ["take_own_doi", "take_own_pmid"]


def take_own_doi(
    source: SourceText,
    heading: Heading,
    line: Line,
    header: Header,
    rules: RuleSet,
    *,
    is_notice: bool,
) -> bool:
    """Read a line that is nothing but the notice's DOI; the page may be the work's."""
    own = header.own
    bare = BARE_DOI.match(line.text)
    if bare is None or "doi" in own:
        return False
    anywhere = is_notice or "published" in own or rules.language != "en"
    if (
        header.has_own_citation
        or _place_told(source, heading, line, rules)
        or another_doi(source, line, bare["doi"], anywhere=anywhere)
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


def take_own_pmid(line: Line, own: dict[str, Found]) -> bool:
    """Read a line that begins with the notice's PMID."""
    pmid = BARE_PMID.match(line.text)
    if pmid is None or "pmid" in own:
        return False
    start = line.start + pmid.start("pmid")
    own["pmid"] = Found(pmid["pmid"], start, line.start + pmid.end("pmid"))
    return True
