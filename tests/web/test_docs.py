"""What docs/site.md shows is there, and its examples do what they say."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs" / "site.md"


def test_examples():
    text = re.sub(r"^```.*$", "", DOCS.read_text("utf-8"), flags=re.MULTILINE)
    examples = doctest.DocTestParser().get_doctest(text, {}, DOCS.name, str(DOCS), 0)
    done = doctest.DocTestRunner().run(examples)
    assert done.attempted >= 3
    assert done.failed == 0


def test_pictures_and_pages_it_links_to():
    for target in re.findall(r"\]\(([a-z][^)#]*)\)", DOCS.read_text("utf-8")):
        if "://" not in target:
            assert (DOCS.parent / target).stat().st_size > 1000, target
