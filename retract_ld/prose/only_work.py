"""What a notice about one work says of it by the way, in other languages than English."""

from __future__ import annotations

from typing import Final

from retract_ld.prose.citation import Citation
from retract_ld.prose.drafts import Draft
from retract_ld.prose.journal_subjects import put_subject
from retract_ld.prose.mention import Mention
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText

__all__ = ["put_only_place", "put_speaker"]

_SPEAKS_WITHIN: Final = 500


def put_only_place(work: Draft, mentions: list[Mention], rules: RuleSet) -> None:
    """Give a work without numbers the only ones that the text tells of anything.

    ``Retratação: Solos`` / ``Depois da publicação (v. 11, n. 2, 2024, p. 1-19), …``
    """
    if rules.language == "en" or not work.get("title"):
        return
    if work.fields.keys() & {"volume", "pages", "doi"}:
        return
    placed = [one for one in mentions if one.value("volume") or one.value("pages")]
    if len(placed) == 1 and not placed[0].role and not placed[0].value("title"):
        work.take(placed[0].citation, 0.7, "only-place")


def put_speaker(source: SourceText, work: Draft, body: int, rules: RuleSet) -> None:
    """Give a work without a journal the one whose editors speak in the text."""
    if work.get("journal") or rules.language in {"en", "ja", "zh"}:
        return
    named = Citation(body, body)
    put_subject(source, named, body, min(len(source.plain), body + _SPEAKS_WITHIN))
    if "journal" in named.fields:
        work.put("journal", named.fields["journal"], 0.6, "speaker")
