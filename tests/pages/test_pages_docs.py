"""The examples of docs/pages.md do what they say, and its table has every rule."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from retract_ld.pages import checking, page_rules, term_rules

DOCS = Path(__file__).parents[2] / "docs" / "pages.md"


def test_examples():
    text = re.sub(r"^```.*$", "", DOCS.read_text("utf-8"), flags=re.MULTILINE)
    examples = doctest.DocTestParser().get_doctest(text, {}, DOCS.name, str(DOCS), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    done = runner.run(examples)
    assert done.attempted >= 8
    assert done.failed == 0


def test_every_rule_is_documented():
    text = DOCS.read_text("utf-8")
    for module in (checking, page_rules, term_rules):
        source = Path(module.__file__).read_text("utf-8")
        for name, number in re.findall(r'"(PAGE|SDO)-(\d\d)"', source):
            assert f"{name}-{number}" in module.__doc__ or f"-{number}" in text


def test_the_pictures_are_there():
    for name in re.findall(r"\((images/[^)]+)\)", DOCS.read_text("utf-8")):
        assert (DOCS.parent / name).stat().st_size > 1000
