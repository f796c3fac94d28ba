"""The rule files: complete, in step with the codes, and harmless to match."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path
from re._constants import MAXREPEAT
from re._parser import parse
from typing import get_args

import pytest

from retract_ld.codes import Guideline, Party, Reason, UpdateType
from retract_ld.errors import VocabularyError
from retract_ld.prose import read_notice
from retract_ld.prose.language import language_of, recognise
from retract_ld.prose.rule_files import LANGUAGES, expanded, load
from retract_ld.prose.source_text import SourceText
from tests.prose.reading_time import seconds

RULES = Path(__file__).parents[2] / "retract_ld" / "prose" / "rules"


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_are_codes_and_ids_are_unique(language):
    rules = load(language)
    assert {rule.value for rule in (*rules.labels, *rules.statements)} <= set(
        get_args(UpdateType)
    )
    assert {noun.value for noun in rules.party_nouns} <= set(get_args(Party))
    assert {cue.value for cue in rules.reasons} <= set(get_args(Reason))
    assert {rule.value for rule in rules.guidelines} <= set(get_args(Guideline))
    assert {rule.role for rule in rules.party_rules} <= {
        "initiated_by",
        "accepted_by",
        "objected_by",
    }
    assert {rule.where for rule in rules.party_rules} <= {"before", "after", "inside"}
    for table in (
        rules.labels,
        rules.statements,
        rules.reasons,
        rules.party_rules,
        rules.works,
        rules.others,
    ):
        ids = [rule.id for rule in table]
        assert len(ids) == len(set(ids))
        assert table


def patterns(language):
    def walk(value):
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in {"id", "stems", "marks", "type", "reason", "language"} | {
                    "manners",
                    "unless",
                    "beside",
                }:
                    continue
                yield from walk(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner)
        elif isinstance(value, str):
            yield expanded(value, language)

    yield from walk(tomllib.loads((RULES / f"{language}.toml").read_text("utf-8")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_cues_name_manners_and_reasons_that_exist(language):
    for cue in load(language).reasons:
        assert cue.manners <= {"retraction", "correction", "concern", "lifted"}, cue.id
        assert cue.unless | cue.beside <= {
            other.value for other in load(language).reasons
        }, cue.id


def test_stems_are_folded_like_the_text():
    for language in LANGUAGES:
        for cue in load(language).reasons:
            assert all(stem == stem.lower() for stem in cue.stems), cue.id


def test_stems_hide_no_reason():
    """A cue whose stems are not in a text must have nothing to say about it."""
    for path in sorted((Path(__file__).parent).rglob("*.txt")):
        source = SourceText(path.read_text("utf-8"))
        for cue in load(language_of(source.plain)).reasons:
            if cue.stems and not any(stem in source.words for stem in cue.stems):
                assert cue.first.compiled.search(source.words) is None or not all(
                    each.compiled.search(source.words) for each in cue.others
                ), (cue.id, path.name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_are_lower_case(language):
    for pattern in patterns(language):
        plain = re.sub(r"\\.", "", pattern)
        assert plain == plain.lower(), pattern


def unbounded(tree, inside=False):
    """Yield what could take more than linear time: a quantifier within a quantifier."""
    for operation, argument in tree:
        name = str(operation)
        if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            _, most, inner = argument
            endless = most is MAXREPEAT
            if endless and (inside or str(inner[0][0]) in {"ANY", "NEGATE"}):
                yield inner
            yield from unbounded(inner, inside or endless)
        elif name == "SUBPATTERN":
            yield from unbounded(argument[3], inside)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from unbounded(branch, inside)
        elif name in {"ASSERT", "ASSERT_NOT"}:
            yield from unbounded(argument[1], inside)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_nests_endless_quantifiers(language):
    for pattern in patterns(language):
        assert list(unbounded(parse(pattern))) == [], pattern


def test_readme_of_the_rules_names_every_table():
    readme = (RULES / "README.md").read_text("utf-8")
    for table in (
        "label",
        "statement",
        "party.rule",
        "reason",
        "guideline",
        "work",
        "other",
    ):
        assert f"`[[{table}]]`" in readme
    for language in LANGUAGES:
        assert f"`{language}.toml`" in readme


def test_unknown_language():
    with pytest.raises(VocabularyError) as caught:
        load("xx")
    assert str(caught.value) == (
        f"there are no rules for notices in 'xx'. We have {', '.join(LANGUAGES)}."
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The article has been retracted by the editors."),
        ("es", "El artículo ha sido retractado por los editores."),
        ("pt", "O artigo foi retratado pelos editores."),
        ("fr", "L'article a été rétracté par les éditeurs."),
        ("de", "Der Artikel wurde von den Herausgebern zurückgezogen."),
        ("zh", "本文经编辑部研究决定予以撤稿。"),
        ("ja", "この論文は著者の申し出により撤回されました。"),
        (
            "zh",
            "撤稿声明 Retraction: Growth of reeds in cold lakes\n\n编辑部决定撤销该论文。",
        ),
        ("fr", "L'affiliation de Claire Dubois était erronée."),
        ("pt", "A Figura 3 foi publicada com as legendas dos eixos trocadas."),
        (None, "12345"),
    ],
)
def test_language_is_recognised(language, text):
    assert recognise(text) == language


ADVERSARIAL = {
    "brackets": "(",
    "open quotes": "“",
    "quotes": '"a',
    "names": "Roe J, ",
    "dois": "10.1234/",
    "verbs": "we retract ",
    "tags": "<sup>1",
    "entities": "&amp",
    "citations": "2010;1(1):1-2 ",
    "volumes": "Vol. 1, No. 2, ",
    "blanks": " ",
    "lines": "\n",
    "links": "[a](http://b",
    "digits": "1234567890",
    "cues": "data figure image duplicated ",
    "sentences": "The data were fabricated. ",
    "by": "by Roe and ",
    "entries": "Roe J. On soil. J Soil. 2010;1:2-3\n",
    "contents": "Roe J.......... 12\n",
    "negations": "not no not ",
    "requests": "request of authors ",
    "cjk": "第1巻第2号（2018年）",
    "in": "In Roe and Poe (Soil Lett., 4, ",
    "capitals": "Soil Letters of the ",
    "abbreviations": "Proc. Natl. Acad. Sci. ",
    "turned names": "Lund, Beatrix; Adjei, Sam; ",
    "groups": "The Big Soil Trial Group of the ",
    "titles by": "“On soil and water in rocks,” by Roe J and Poe B, ",
    "brackets by": "by Roe and Poe [Soil Lett. ",
    "labelled numbers": "Volume 4, Issue 3, pages 33-39 of Soil ",
    "loose numbers": "(2020) Soil, 4, 333 ",
    "figures": "Figure 1, 2, and 3a to 4b and ",
    "replacements": "The article has been replaced by ",
    "references": "1. Roe J. On soil [1]\n",
    "undated": "Roe J. On soil. Soil. doi:10.5555/x1 ",
    "degrees": "Jane Roe, MD, PhD; ",
    "agreeing": "Ann Roe, Bo Ode and Cy Eng agree to this retraction, ",
    "asked for data": "We asked the authors for the raw data. ",
    "numbers in sentences": 'the sentence should read "9.1 ',
    "journals": "Soil Letters International has retracted ",
    "headings": "“On soil and water”: Retraction ",
    "quoted numbers": '"Table 2 should read 5 mg", ',
    "reprinted text": "a correction has been made to Methods: ",
    "first person": "we published our data and we retract our ",
    "accusations": "alleged plagiarism of text was found without evidence ",
    "initials": "AB, CD, and EF did not ",
    "one sentence": "se retracta el artículo (Rev Suelos 2014;3(1):3-9) por error. ",
    "hyphens": "A-B",
    "inverted names": "Roe, J., Poe, B., ",
    "straight names": "J. Roe, B. Poe, ",
    "articles by": "the article Roe J, Poe B. On soil and water. J Soil 4:3; ",
    "nested quotes": "“abc “def” ",
    "paged volumes": "Soil, 35, pp. 3; ",
    "own titles": "Retraction: On soil and stones. Soil 4:3-9. ",
    "full lines": "Soil is found in many lands and\n",
    "withdrawals": "der Artikel wird von den Herausgebern ",
    "tabs": "References\nPDF\n",
    "days": "Published: 3 May 2020\n",
    "names on lines": "Jane Roe\nDepartment of Soil\n",
    "marked headings": "# Correction to: On soil\n",
    "ordinals": "the second paper is retracted. ",
    "own citations": "Roe J, Retraction: On soil and stones. Soil Lett. 2010;1:2-3\n",
    "blocks": "Retraction of\nOn wet soil again.\nRoe J, Poe B.\nSoil. 2010;1:2-3.\n",
}


@pytest.mark.parametrize("unit", ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_time_grows_with_the_text_and_no_faster(unit):
    short, long = (
        seconds(
            read_notice,
            "Retraction: On soil and stones\n\n" + unit * (length // len(unit)),
        )
        for length in (3_000, 12_000)
    )
    # four times the text: four times the work, some slack for the clock
    assert long < 4 * short * 1.9 + 0.05


def test_mutilated_notices_never_raise():
    chance = random.Random(20)
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted((Path(__file__).parent / "notices").glob("*.txt"))
    ]
    noise = "\n\t ()[]“”\"'<>*#_&;,.:–019AZa\ue000\ue001\u00ad\ufeffİßﬁ年第\x00\u2028"
    for _ in range(250):
        letters = list(chance.choice(texts))
        for _ in range(25):
            letters[chance.randrange(len(letters))] = chance.choice(noise)
        start = chance.randrange(len(letters))
        text = "".join(letters[start:] if chance.random() < 0.3 else letters)
        for update in read_notice(text).updates:
            for words in update.evidence:
                assert text[words.start : words.end] == words.text
