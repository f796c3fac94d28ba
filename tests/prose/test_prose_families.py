"""Families of words: each thing with each fault in each construction, and what must not tell.

No sentence here is out of a notice. The grid shows which combination of words is lost; the near
misses show that a thing and a fault in one sentence are not enough.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import get_args

import pytest

from retract_ld.codes import Reason
from retract_ld.prose import find_reasons
from retract_ld.prose.rule_files import LANGUAGES, load

RULES = Path(__file__).parents[2] / "retract_ld" / "prose" / "rules"

IMAGES = (
    "images",
    "western blots",
    "micrographs",
    "photographs",
    "flow cytometry plots",
    "gels",
    "scans",
    "radiographs",
)
DATA = ("data", "datasets", "measurements", "values in Table 2", "spectra")
RAW = ("original data", "raw images", "source files", "laboratory notebooks")
RESULTS = ("results", "key findings", "conclusions")
ETHICS = ("ethics approval", "approval of the review board", "IACUC approval")
CONSENT = ("informed consent", "consent of the patient", "consent for publication")

#: Reason, things, and sentences in which each of these stands for ``{}``.
GRID: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "duplication-of-in-image": (
        IMAGES,
        (
            "Some of the {} were duplicated.",
            "Reuse of {} was identified.",
            "The {} overlap with one another.",
            "The authors recycled {} from an earlier experiment.",
            "There are unexpected similarities between {}.",
            "The {} (Fig. 3, right) are identical.",
        ),
    ),
    "manipulation-of-images": (
        IMAGES,
        (
            "The {} were manipulated.",
            "There is evidence of manipulation of {}.",
            "The {} had been digitally altered.",
            "We found splicing of {}.",
            "The {} had been inappropriately processed.",
        ),
    ),
    "falsification-fabrication-of-image": (
        IMAGES,
        ("The {} were fabricated.", "The first author falsified {}."),
    ),
    "concerns-issues-about-image": (
        IMAGES,
        ("Concerns were raised about the {}.", "Irregularities were found in the {}."),
    ),
    "duplication-of-data": (
        DATA,
        ("The {} were duplicated.", "The {} were reused from an earlier paper."),
    ),
    "manipulation-of-data": (
        DATA,
        ("The {} had been manipulated.", "The {} had been tampered with."),
    ),
    "falsification-fabrication-of-data": (
        DATA,
        ("The {} were fabricated.", "The first author invented the {}."),
    ),
    "unreliable-data": (
        DATA,
        ("The {} are unreliable.", "The {} can no longer be relied upon."),
    ),
    "original-data-and-or-images-not-provided-and-or-not-available": (
        RAW,
        (
            "The authors were unable to provide the {}.",
            "The authors couldn't supply the {}.",
            "The {} are no longer available.",
            "The {} had been destroyed.",
            "The {} could not be retrieved.",
            "We asked for the {} but have not received them; the {} are missing.",
        ),
    ),
    "unreliable-results-and-or-conclusions": (
        RESULTS,
        ("The {} are not reliable.", "These problems undermine the {}."),
    ),
    "results-not-reproducible": (
        RESULTS,
        ("We failed to reproduce the {}.", "The {} proved irreproducible."),
    ),
    "lack-of-irb-iacuc-approval-and-or-compliance": (
        ETHICS,
        (
            "The study was done without {}.",
            "The authors could not share evidence of {}.",
            "The authors misrepresented the {}.",
        ),
    ),
    "informed-patient-consent-none-withdrawn": (
        CONSENT,
        ("There was no {}.", "The authors failed to obtain {}."),
    ),
}
GRID |= {
    "duplication-of-text": (
        ("paragraphs", "parts of the text"),
        ("The {} came from an earlier article.", "The authors recycled {}."),
    ),
    "compromised-peer-review": (
        ("referees", "reviewers"),
        ("Two of the {} do not exist.", "The {} had been feigned."),
    ),
    "concerns-issues-about-referencing-attributions": (
        ("references", "citations"),
        ("Many of the {} do not exist.", "The article contains irrelevant {}."),
    ),
    "lack-of-approval-from-author": (
        ("authors", "co-authors"),
        (
            "Two of the {} had no idea that the paper existed.",
            "Some of the {} were listed against their will.",
        ),
    ),
    "conflict-of-interest": (
        ("competing interests", "payments from the manufacturer"),
        ("The authors failed to declare {}.", "The {} had not been disclosed."),
    ),
    "nonpayment-of-fees-and-or-refusal-to-pay": (
        ("publication fee", "article processing charge"),
        ("The {} was never paid.", "The authors refused to pay the {}."),
    ),
    "paper-mill": (("manuscript", "article"), ("The {} had been purchased.",)),
    "false-forged-authorship": (("signatures",), ("The {} had been forged.",)),
    "error-in-analyses": (
        ("analyses", "calculations", "programs", "regressions"),
        ("The {} were flawed.", "We found a mistake in the {}."),
    ),
}
CELLS = [
    (reason, sentence.replace("{}", thing))
    for reason, (things, sentences) in GRID.items()
    for thing in things
    for sentence in sentences
]


def test_every_combination_of_thing_and_fault_tells_its_reason():
    missed = [
        (reason, text)
        for reason, text in CELLS
        if reason not in {found for found, _ in find_reasons(text, "en")}
    ]
    assert len(missed) <= 0.03 * len(CELLS), missed


@pytest.mark.parametrize("things", [IMAGES, DATA, RAW, RESULTS], ids=lambda it: it[0])
@pytest.mark.parametrize(
    "sentence",
    [
        "The {} were not manipulated.",
        "There is no evidence that the {} were fabricated.",
        "The authors did not alter the {}.",
        "The authors deny that the {} were falsified.",
        "The editors asked whether the {} had been duplicated.",
        "The {} were neither duplicated nor altered.",
    ],
)
def test_denied_faults_and_mere_questions_tell_nothing(things, sentence):
    for thing in things:
        text = sentence.replace("{}", thing)
        assert find_reasons(text, "en") == (), text


@pytest.mark.parametrize(
    "text",
    [
        "The images were reviewed by two experts.",
        "All data are available from the corresponding author.",
        "This study is about the detection of image duplication in articles.",
        "We surveyed plagiarism among students of three universities.",
        "The paper describes a method to detect manipulated photographs.",
        "The authors provided the original images, which agree with those published.",
        "The results could be reproduced by an independent laboratory.",
        "We repeated the measurements with new samples.",
        "The ethics committee approved the study.",
        "All patients gave written informed consent.",
        "The peer review was handled by another editor.",
        "The journal takes plagiarism of text very seriously.",
        "Our policy is that figures must not be altered.",
        "Authors must not reuse images without permission.",
        "Any reuse of data should be appropriately cited.",
        "This does not undermine the conclusions.",
        "The study examined contamination of wells with arsenic.",
        "The error bars in the figures show standard deviations.",
        "The references are listed below.",
        "The antibody was purchased from a company.",
        "It does not mean that the results are fraudulent.",
        "The authors declared payments from the manufacturer.",
        "The authors declare no competing interests.",
        "The publication fee was paid.",
        "Participants were not put at risk.",
        "Patients exposed to risk factors were studied.",
        "The compound had been purchased from a company.",
        "The work of other groups was cited.",
    ],
)
def test_near_misses_tell_nothing(text):
    assert find_reasons(text, "en") == ()


@pytest.mark.parametrize(
    ("text", "reason", "other"),
    [
        (
            "In half of the figure parts, the authors deemed the data unreliable.",
            "unreliable-data",
            "unreliable-image",
        ),
        (
            "There were questions about the plots, and the data are available.",
            "concerns-issues-about-image",
            "concerns-issues-about-data",
        ),
        (
            "The images do not accurately reflect the original data.",
            "unreliable-image",
            "unreliable-data",
        ),
    ],
)
def test_a_fault_is_said_of_one_thing(text, reason, other):
    found = {found for found, _ in find_reasons(text, "en")}
    assert reason in found
    assert other not in found


def test_what_was_told_has_words_and_a_rule():
    ((reason, evidence),) = find_reasons("Several scans had been cherry-picked.", "en")
    assert reason == "manipulation-of-images"
    assert evidence.text == "scans had been cherry-picked"
    assert evidence.rule == "en.family.image-manipulated"
    assert evidence.confidence == load("en").families.weight


def test_families_speak_where_no_cue_does():
    """Words that a cue has taken are not told again, as something else."""
    found = find_reasons("The figures had been falsified by the first author.", "en")
    assert [evidence.rule.split(".")[1] for _, evidence in found] == ["reason"]


def test_corrections_are_not_told_by_families():
    text = "Several scans had been cherry-picked."
    assert find_reasons(text, "en", "correction") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_families_name_things_faults_and_reasons_that_exist(language):
    families = tomllib.loads((RULES / f"{language}.toml").read_text("utf-8"))[
        "families"
    ]
    reasons = tomllib.loads((RULES / "shared" / "faults.toml").read_text("utf-8"))
    faults, things = set(families["faults"]), set(families["things"])
    assert faults <= set(reasons)
    for named in (families["itself"], families["hedgeable"], families["exclusive"]):
        assert set(named) <= faults
    for fault in faults:
        assert set(reasons[fault]) & things, fault
    assert {reason for row in reasons.values() for reason in row.values()} <= set(
        get_args(Reason)
    )


def test_families_are_found_by_the_beginnings_of_words():
    """A pattern that must be tried at each letter would cost each notice dear."""
    families = load("en").families
    for name, wording in (*families.things.items(), *families.faults.items()):
        assert wording.beginnings, name
