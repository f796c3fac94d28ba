"""Words that a notice should do without: it is to be factual, not inflammatory.

The list is short on purpose. What notices have to say in plain words (*fraud*, *fake*,
*fabricated*, *criminal proceedings*) is not on it, nor what sciences use as a term
(*cheater* strains, an *incompetent* valve). English alone; other languages find nothing.
"""

from __future__ import annotations

import re
from typing import Final

from retract_ld.models import Update

__all__ = ["inflammatory_words", "is_measured"]

#: Whole words, in lower case as here: with a capital, Crook is a name.
_INFLAMMATORY: Final = (
    "appalling",
    "blatant",
    "blatantly",
    "brazen",
    "brazenly",
    "charlatan",
    "charlatans",
    "crook",
    "crooks",
    "despicable",
    "disgraceful",
    "disgracefully",
    "disgusting",
    "fraudster",
    "fraudsters",
    "laughable",
    "liar",
    "liars",
    "outrageous",
    "outrageously",
    "scandalous",
    "scandalously",
    "shameful",
    "shamefully",
    "shameless",
    "shamelessly",
    "swindler",
    "swindlers",
)
_WORDS: Final = re.compile(rf"(?<![\w-])(?:{'|'.join(_INFLAMMATORY)})(?![\w-])")
#: What others said, and titles.
_QUOTED: Final = re.compile(
    r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|‹[^‹›]*›|‘[^‘]*?’(?!\w)|\"[^\"]*\""
    r"|(?<!\w)'[^'\n]*'(?!\w)"
)
_BLANKS: Final = re.compile(r"\s+")


def is_measured(update: Update) -> bool:
    """Whether the notice, as far as its words are known, is without inflammatory ones."""
    return not inflammatory_words(update)


def inflammatory_words(update: Update) -> str:
    """Return the inflammatory words of the notice, sorted, with commas between.

    Neither quotations nor the title of the work count as the notice's own words.

    >>> from retract_ld.models import Notice, Work
    >>> notice = Notice(text="The crooks who wrote 'A shameless plot' were warned.")
    >>> inflammatory_words(
    ...     Update(type="retraction", asserted_by="publisher", notice=notice)
    ... )
    'crooks'
    """
    if update.notice is None:
        return ""
    found: set[str] = set()
    work = update.work.title if update.work else None
    for text in _own_words(update):
        if _WORDS.search(text):
            found.update(_WORDS.findall(_without_quotations(text, work)))
    return ", ".join(sorted(found))


def _own_words(update: Update) -> list[str]:
    """Return what is known of the notice's words: its text, or what was read from it."""
    notice, work = update.notice, update.work
    words = []
    # It mostly holds the title of the work, which only one who knows it can tell apart.
    if notice and notice.title and work and work.title:
        words.append(notice.title)
    if notice and notice.text:
        return [*words, notice.text]
    return words + [
        each.text
        for each in update.evidence
        if not each.field.startswith(("work", "replacement", "notice.title"))
    ]


def _without_quotations(text: str, title: str | None) -> str:
    text = _BLANKS.sub(" ", text)
    if title:
        known = re.escape(_BLANKS.sub(" ", title).strip())
        text = re.sub(known, " ", text, flags=re.IGNORECASE)
    return _QUOTED.sub(" ", text)
