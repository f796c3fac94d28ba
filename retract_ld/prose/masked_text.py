"""What of a notice's text says nothing of the case: titles, quoted and reprinted words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText, folded

__all__ = [
    "without_asides",
    "without_given",
    "without_quoted",
    "without_quoted_titles",
    "without_spared",
    "without_titles",
]

_QUOTED: Final = re.compile(r'“[^”\n]{1,2000}”|"[^"\n]{1,2000}"')
#: A title as American citations have it, with the comma inside: “Effects of heat,” Heat 2.
_TITLE: Final = re.compile(r"“[^”\n]{12,400},”")
#: What is longer is no title but what somebody said.
_LONG_TITLE: Final = 240
_SHORT_QUOTE: Final = 30
_LETTER: Final = re.compile(r"[^\W\d_]")


def without_titles(text: str, titles: Iterable[str]) -> str:
    """Return folded text with the works' titles blanked; they say nothing of the case.

    Of a title with a quoted one in it ('Retraction of the report "…" due to plagiarism')
    only the quoted one.
    """
    for title in titles:
        quoted = _QUOTED.search(title)
        inner = quoted.group() if quoted else ""
        words = inner if len(inner) > _SHORT_QUOTE else title
        text = text.replace(folded(words), " " * len(words))
    return text


def without_quoted_titles(text: str, plain: str, rules: RuleSet) -> str:
    """Blank the quoted titles of other documents: they say nothing of this one."""
    spans = {title.span() for title in _TITLE.finditer(plain, 0, len(text))}
    for lead in rules.titled.finditer(text):
        title = _QUOTED.match(plain, lead.end())
        if title and len(title.group()) < _LONG_TITLE:
            spans.add(title.span())
    pieces: list[str] = []
    done = 0
    for first, last in sorted(spans):
        if first >= done:
            pieces += text[done:first], " " * (last - first)
            done = last
    return "".join((*pieces, text[done:]))


def without_asides(text: str, source: SourceText, rules: RuleSet) -> str:
    """Blank sentences that tell of no case: rules of a house, the subject of the work.

    Not where they say in the same breath that the work broke the rule. Of what is told
    of another document's retraction only those words.
    """
    text = rules.other_fate.sub(lambda words: " " * len(words.group()), text)
    pieces: list[str] = []
    done = 0
    for words in rules.aside.finditer(text):
        if words.start() < done:
            continue
        sentence = source.sentence_at(words.start())
        first, last = max(sentence.start, done), min(sentence.end, len(text))
        if not rules.breach.search(text, first, last):
            pieces += text[done:first], " " * (last - first)
            done = last
    return "".join((*pieces, text[done:]))


def without_spared(text: str, rules: RuleSet) -> str:
    """Blank what is said not to be affected: "the results are not affected by it"."""
    return rules.spared.sub(lambda words: " " * len(words.group()), text)


def without_quoted(text: str, plain: str) -> str:
    """Keep only the numbers of quoted passages: their words are content, not a claim."""
    pieces: list[str] = []
    done = 0
    for quoted in _QUOTED.finditer(plain):
        first, last = quoted.span()
        if last - first > _SHORT_QUOTE:
            pieces += text[done:first], _LETTER.sub("_", text[first:last])
            done = last
    return "".join((*pieces, text[done:]))


def without_given(text: str, rules: RuleSet) -> str:
    """Keep only the numbers of the corrected text that a correction prints."""
    pieces: list[str] = []
    done = 0
    for words in rules.given.finditer(text):
        if words.end() < done:
            continue
        going_on = rules.resumes.search(text, words.end())
        end = going_on.start() if going_on else len(text)
        pieces += text[done : words.end()], _LETTER.sub("_", text[words.end() : end])
        done = end
    return "".join((*pieces, text[done:]))
