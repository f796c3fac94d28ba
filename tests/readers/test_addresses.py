"""Addresses: whether one is what the models take, and what is made of one that is not."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from retract_ld.models import Work
from retract_ld.readers.records import clean_url, is_url

_PARTS = st.sampled_from(
    [
        "http://",
        "https://",
        "example.org",
        "/",
        "?",
        "#",
        "%20",
        "%",
        " ",
        "é",
        "例",
        "\n",
    ]
)


def _is_taken(text: str) -> bool:
    try:
        return Work(url=text).url == text
    except ValidationError:
        return False


@given(st.lists(_PARTS | st.characters(), max_size=8).map("".join))
@example("https://example.org/é")
@example("https://example.org/a\n")
def test_an_address_is_what_the_models_take(text: str) -> None:
    assert is_url(text) == _is_taken(text)
    address = clean_url(text)
    assert address is None or is_url(address)
