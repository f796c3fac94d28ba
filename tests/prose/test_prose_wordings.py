"""What a quick look at a text spares finds nothing: the same matches as a plain search."""

from __future__ import annotations

from pathlib import Path

import pytest

from retract_ld.prose.language import language_of
from retract_ld.prose.locator_styles import STYLES
from retract_ld.prose.loose_locators import MIXED
from retract_ld.prose.pattern_needs import needs_of
from retract_ld.prose.rule_files import LANGUAGES, load
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.wording import WordStarts


def test_patterns_of_numbers_match_nothing_without_what_they_need():
    patterns = [*MIXED, *(pattern for _, pattern in STYLES)]
    needs = {pattern: needs_of(pattern) for pattern in patterns}
    assert len(patterns) > sum("year" in each.groups for each in needs.values()) > 30
    assert sum(bool(each.characters) for each in needs.values()) > 30
    lines = {
        line
        for path in (Path(__file__).parent / "varied").glob("*.txt")
        for line in path.read_text("utf-8").splitlines()
    }
    found = 0
    for pattern, each in needs.items():
        for match in (match for line in lines for match in pattern.finditer(line)):
            assert each.characters <= {*match[0]}, (pattern, match)
            assert all(match[group] for group in each.groups), (pattern, match)
            found += 1
    assert found > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_wordings_are_found_where_their_patterns_match(language):
    rules = load(language)
    wordings = [
        *(
            words
            for cue in rules.reasons
            for words in (cue.first, *cue.others, *cue.none)
        ),
        *(rule.words for rule in rules.party_rules),
        *(rule.none for rule in rules.party_rules if rule.none),
        *(rule.words for rule in (*rules.statements, *rules.guidelines, *rules.labels)),
    ]
    texts = [
        source.words
        for path in sorted(Path(__file__).parent.rglob("*.txt"))
        for source in [SourceText(path.read_text("utf-8"))]
        if language_of(source.plain) == language
    ]
    starts = [WordStarts(text) for text in texts[:: 1 + len(texts) // 150]]
    found = 0
    for wording in wordings:
        for words in starts:
            spans = [match.span() for match in wording.compiled.finditer(words.text, 9)]
            assert [match.span() for match in wording.found_in(words, 9)] == spans
            assert wording.may_be_in(words) or not spans
            found += len(spans)
    assert found > 100
