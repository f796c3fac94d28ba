"""Whether a source is the text of a notice, in any form we can open."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.errors import ReadError
from retract_ld.prose.heading import read_heading
from retract_ld.prose.inputs import decoded, kind_of
from retract_ld.prose.language import language_of
from retract_ld.prose.nature import find_manner
from retract_ld.prose.rule_files import load
from retract_ld.prose.source_text import SourceText

__all__ = ["is_notice"]

#: How other formats begin: JSON, XML, BibTeX, RIS, Turtle, RTF, LaTeX, EndNote.
_OTHER: Final = re.compile(
    r"\s*(?:[{\[]\s*[\"{\[\]}0-9]|<|@\w+|TY  -|%0 |FN |PMID- |PREFIX\b|\{\\\\rtf|\\\\[a-z]+)",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r'\s*"(?:[^"]|"")*"\s*')
_SAMPLE: Final = 16_384
_LEAST: Final = 12
#: A page no longer than this is about the statement it makes.
_SHORT_PAGE: Final = 6000
_HEAD: Final = 65536


def is_notice(head: bytes) -> bool:
    r"""Tell from its first 64 KiB whether a source is the text of a notice.

    A PDF or DOCX file always may be; text must have a notice's heading or statement and
    must not be a table or another format.

    >>> is_notice(b"Retraction: On soil\\n\\nThe authors retract this article.")
    True
    >>> is_notice(b"doi,reason\\n10.1/x,Retraction\\n")
    False
    """
    kind = kind_of(head)
    if kind == "pdf":
        return True
    if kind == "docx":
        return b"word/" in head or b"wordprocessingml" in head
    try:
        text = decoded(
            head if len(head) < _HEAD else head[: head.rfind(b"\n") + 1 or _HEAD]
        )
    except ReadError:
        return False
    if kind == "html":
        return _is_html_notice(text)
    return len(text.strip()) >= _LEAST and _is_text_notice(text[:_SAMPLE])


def _is_html_notice(page: str) -> bool:
    from retract_ld.prose.html_head import metadata_of_html
    from retract_ld.prose.html_input import text_of_html

    title = metadata_of_html(page).get("title", ("", ""))[0]
    text = text_of_html(page)[:_SAMPLE]
    if not text.strip():
        return False
    short = len(text) <= _SHORT_PAGE and len(text.strip()) >= _LEAST
    return (
        _has_label(title)
        or _has_label(text)
        or _headed(text)
        or (short and _is_text_notice(text))
    )


def _is_text_notice(text: str) -> bool:
    if _OTHER.match(text) or _is_table(text):
        return False
    source = SourceText(text)
    rules = load(language_of(source.plain))
    heading = read_heading(source, rules)
    return find_manner(source, heading, rules, 0) is not None


def _has_label(text: str) -> bool:
    source = SourceText(text)
    rules = load(language_of(source.plain))
    return read_heading(source, rules).label is not None


def _headed(text: str) -> bool:
    """Tell whether any of the headings of a page is a notice's."""
    return any(
        _has_label(line[2:]) for line in text.split("\n")[:200] if line.startswith("# ")
    )


def _has_paragraphs(text: str) -> bool:
    r"""Tell whether blank lines stand between the others, half as many at least.

    >>> _has_paragraphs("a, b\r\n\r\nc, d"), _has_paragraphs("a,b\nc,d\n\n")
    (True, False)
    """
    lines = text.strip().split("\n")
    blank = sum(not line.strip() for line in lines)
    return blank * 2 >= len(lines) - blank > 1


def _is_table(text: str) -> bool:
    """Tell whether the lines are rows: the same number of separators in most of them."""
    lines = [line for line in text.split("\n")[:-1] or [text] if line.strip()][:40]
    if len(lines) < 2 or _has_paragraphs(text):
        return False
    # One column: what holds a comma stands in quotation marks, as in CSV.
    with_comma = [line for line in lines if "," in line]
    if len(with_comma) > 2 and all(map(_QUOTED.fullmatch, with_comma)):
        return True
    for separator in ("\t", ",", ";", "|"):
        counts = [line.count(separator) for line in lines]
        if counts[0] and sum(count == counts[0] for count in counts) > 0.8 * len(
            counts
        ):
            return True
        if separator == "\t" and sum(bool(count) for count in counts) > 0.5 * len(
            counts
        ):
            return True
    return False
