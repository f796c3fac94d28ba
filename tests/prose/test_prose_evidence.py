"""Nothing is invented: every value stands in the text, and its evidence says where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retract_ld.models import Notice, Update, Work
from retract_ld.prose import read_notice
from retract_ld.prose.east_asian_dates import ERA_YEAR, western_year
from retract_ld.prose.source_text import SourceText, value_of

HERE = Path(__file__).parent
PATHS = sorted(
    path for folder in ("notices", "varied") for path in (HERE / folder).glob("*.txt")
)
TEXTS = [path.read_text(encoding="utf-8") for path in PATHS]
#: Values that are the text's own words. What is left out is derived from these (the ends
#: of a page range), a code, or a date, whose year is looked for below.
WORDS = ("title", "volume", "issue", "pages", "article_number", "pmid", "pmcid", "url")


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words).lower()


def is_declined(name: str, words: str) -> bool:
    """Tell whether a German name stands there in another case: ``Deutschen Ärzteblatts``."""
    declined = re.sub(r"(?<=[a-zäöüß])e[rs]? (?=[A-ZÄÖÜ])", "en ", name)
    return declined != name and declined in words


#: ``二〇二一年``
HAN_YEAR = r"[一二][〇零○一二三四五六七八九]{3}(?=年)"


def check(text: str) -> None:
    plain = SourceText(text).plain
    words, letters = value_of(plain), squeezed(value_of(plain))
    eras = {western_year(said) for said in re.findall(ERA_YEAR, plain)}
    eras |= {western_year(said) for said in re.findall(HAN_YEAR, plain)}
    for update in read_notice(text).updates:
        for value in values(update):
            assert value_of(value) in words or is_declined(value, words), value
        for document in documents(update):
            if document.doi:
                assert squeezed(document.doi) in letters, document.doi
            for date in (document.published, document.published_online):
                assert date is None or date[:4] in plain or date[:4] in eras, date
        fields = {evidence.field for evidence in update.evidence}
        for evidence in update.evidence:
            assert text[evidence.start : evidence.end] == evidence.text
        for path, document in documents_by_path(update):
            stated = {"doi", "pmid", "title", "volume", "issue", "pages"}
            for name in stated & document.model_fields_set:
                if getattr(document, name) is not None:
                    assert f"{path}.{name}" in fields, (path, name)


def documents_by_path(update: Update) -> list[tuple[str, Work | Notice]]:
    found = {
        "notice": update.notice,
        "work": update.work,
        "replacement": update.replacement,
    }
    return [(path, document) for path, document in found.items() if document]


def documents(update: Update) -> list[Work | Notice]:
    return [document for _, document in documents_by_path(update)]


def values(update: Update) -> list[str]:
    found = [update.raw_type, update.part]
    for document in documents(update):
        found += [getattr(document, name, None) for name in WORDS]
        found += [document.journal and document.journal.title]
        found += [document.publisher and document.publisher.name]
        for author in document.authors:
            found += [author.name, *(place.name for place in author.affiliations)]
    return [value for value in found if value]


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in PATHS])
def test_values_occur_in_the_text(text):
    check(text)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A notice with stretches cut out, moved, repeated or mixed with another's."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.integers(0, 200)))
        other = draw(st.sampled_from(TEXTS))
        cut = draw(st.integers(0, len(other)))
        text = draw(
            st.sampled_from(
                [
                    text[:start] + text[stop:],
                    text[:stop] + text[start:],
                    text[:start] + other[cut : cut + 150] + text[stop:],
                    text[:start] + draw(st.text("“”\"'()[].,;:– \n019Aa", max_size=9)),
                    text.replace(". ", ".\n"),
                    text.replace("\n", " "),
                ]
            )
        )
    return text


@given(mutated())
@settings(max_examples=250, deadline=None)
def test_values_occur_in_mutated_texts(text):
    check(text)


@pytest.mark.corpus
def test_values_occur_in_all_texts_of_the_corpus(corpus: Path):
    for folder in ("notices_text", "notices_doi", "seed"):
        for path in sorted((corpus / folder).iterdir()):
            if path.suffix in {".txt", ".md"}:
                check(path.read_text(encoding="utf-8"))
