"""Bytes of a notice to its text: plain text, Markdown, HTML, PDF, DOCX."""

from __future__ import annotations

from typing import Final

__all__ = ["SUFFIXES", "text_of"]

SUFFIXES: Final = (".txt", ".md", ".markdown")


def text_of(content: bytes, name: str = "") -> str:
    """Return the text of a notice."""
    return content.decode("utf-8-sig", "replace")
