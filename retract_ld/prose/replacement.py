"""What a work was replaced by or republished as."""

from __future__ import annotations

import itertools
import re
from typing import Final

from retract_ld.prose.citation_lines import body_mentions
from retract_ld.prose.drafts import Draft
from retract_ld.prose.mentions import text_mentions
from retract_ld.prose.references import numbered_entry
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText

__all__ = ["find_replacement"]

_NUMBER: Final = re.compile(r"\s*(?:as |in |by |with )?\[(?P<number>[0-9]{1,2})\]")
#: "Figure 2 has been replaced by …" replaces no work.
_WORK: Final = re.compile(
    r"\b(?:articles?|papers?|manuscripts?|chapters?|publications?|versions?|reviews?|artículo"
    r"|artigo|versão|versión|texto|article|artikel|beitrags?|fassung|aufsatz)\b|论文|論文|文章|版"
)
_PARTS: Final = re.compile(
    r"\b(?:fig(?:ure)?s?|tables?|images?|panels?|files?|equations?|figuras?|tab(?:l|el)as?"
    r"|imagen|imagem|tableaux?|abbildung|abb|tabelle)\b|[图圖図表][0-9]"
)
_REACH: Final = 160
#: No notice speaks of a replacement more often.
_MOST_CUES: Final = 50
_AFTER: Final = 320
_TELLING: Final = frozenset({"doi", "pmid", "pages", "title", "url"})


def find_replacement(
    source: SourceText,
    low: int,
    references: int,
    rules: RuleSet,
    known: frozenset[str],
) -> Draft | None:
    """Return the document that the notice says stands in the work's place.

    `known` are the DOIs of the works and of the notice: none replaces itself.
    """
    for rule in rules.replacements:
        cues = rule.pattern.finditer(source.lower, low, references)
        for cue in itertools.islice(cues, _MOST_CUES):
            before = source.lower[
                max(
                    source.sentence_at(cue.start()).start, cue.start() - _REACH
                ) : cue.end()
            ]
            if not _WORK.search(before) or _PARTS.search(before):
                continue
            draft = _named_after(source, cue.end(), references, rules)
            if (
                draft
                and draft.fields.keys() & _TELLING
                and draft.get("doi") not in known
            ):
                return draft
    return None


def _named_after(
    source: SourceText, start: int, references: int, rules: RuleSet
) -> Draft | None:
    number = _NUMBER.match(source.plain, start, references)
    if number:
        return numbered_entry(source, int(number["number"]), references)
    line = source.plain.find("\n", start)
    end = min(references, start + _AFTER, line if line >= 0 else references)
    if not source.plain[start:end].strip(" :.,"):
        following = source.plain.find("\n", end + 1)
        stop = references if following < 0 else min(references, following + 1)
        mentions = body_mentions(source, end + 1, stop, rules)
    else:
        mentions = list(text_mentions(source, start, end, rules))
    for mention in mentions[:1]:
        draft = Draft()
        draft.take(mention.citation, 0.85, "replacement")
        return draft
    return None
