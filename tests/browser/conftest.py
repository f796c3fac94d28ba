"""The headless Chromium that the tests of a module share."""

from __future__ import annotations

import pytest

from tests.browser.nodes import ARGUMENTS, chromium


@pytest.fixture(scope="module")
def browser():
    executable = chromium()
    api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed"
    )
    with api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=executable, args=ARGUMENTS
        )
        yield launched
        launched.close()
