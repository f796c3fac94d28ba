"""What is generated from the crosswalk: ``crosswalk_codes``, SSSOM, the documentation."""

from __future__ import annotations

from typing import Final

from retract_ld.vocabulary.code_files import HEADER, quote
from retract_ld.vocabulary.crosswalk import (
    STRENGTHS,
    CodeList,
    ForeignCode,
    code_lists,
    curie,
    matches,
)
from retract_ld.vocabulary.files import SCHEME_FILES, load
from retract_ld.vocabulary.schemes import BASE, concepts
from retract_ld.vocabulary.term_files import terms

__all__ = ["crosswalk_codes_module", "crosswalk_document", "sssom"]

_MODULE_HEAD: Final = '''
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias

from retract_ld.codes import UpdateType

__all__ = ["CODES", "TERMS", "Code", "Side"]

#: Whose record bears a code.
Side: TypeAlias = Literal["notice", "work"]


class Code(NamedTuple):
    """A code of another standard."""

    code: str
    labels: tuple[str, ...]
    """Its label there and other ones."""
    iri: str
    side: Side | None
    """Whose record bears it; ``None``: either\'s."""
    type: UpdateType | None
    """What it is read as; ``None``: it is no update."""
    written_for: tuple[UpdateType, ...]
    """The types that are written as it."""
'''

_LICENSE: Final = "https://creativecommons.org/licenses/by/4.0/"
_COLUMNS: Final = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "subject_source",
    "object_source",
)


def crosswalk_codes_module() -> str:
    """Return the text of ``crosswalk_codes.py``."""
    lines = [HEADER.format(title="Codes of other standards, and what they are to us")]
    lines[0] += _MODULE_HEAD
    lines += ["", "#: The codes of each standard."]
    lines += ["CODES: Final[dict[str, tuple[Code, ...]]] = {"]
    for standard in code_lists():
        lines.append(f"    {quote(standard.name)}: (")
        lines += [f"        {_spelled(code)}," for code in standard.codes]
        lines.append("    ),")
    lines += ["}", "", "#: What our terms are written as, by prefix of the vocabulary."]
    lines += ["TERMS: Final[dict[str, dict[str, str]]] = {"]
    for prefix, names in sorted(_written_terms().items()):
        lines.append(f"    {quote(prefix)}: {{")
        lines += [f"        {quote(a)}: {quote(b)}," for a, b in sorted(names.items())]
        lines.append("    },")
    return "\n".join([*lines, "}", ""])


def _spelled(code: ForeignCode) -> str:
    side = quote(code.side) if code.side else "None"
    read_as = quote(code.read_as) if code.read_as else "None"
    return (
        f"Code({quote(code.code)}, {quote(code.labels)}, {quote(code.iri)}, "
        f"{side}, {read_as}, {quote(code.written_for)})"
    )


def _written_terms() -> dict[str, dict[str, str]]:
    """Return what our terms are written as in vocabularies, by prefix."""
    found: dict[str, dict[str, str]] = {}
    codes = {code.iri for standard in code_lists() for code in standard.codes}
    for match in matches():
        if match.written and match.theirs not in codes:
            prefix, _, name = curie(match.theirs).partition(":")
            found.setdefault(prefix, {})[curie(match.ours)] = name
    return found


def sssom() -> str:
    """Return the mappings as SSSOM, in TSV with its metadata before the table.

    Specified at https://mapping-commons.github.io/sssom/.
    """
    rows = sorted(_sssom_rows())
    head = [
        f'mapping_set_id: "{BASE}crosswalk.sssom.tsv"',
        'mapping_set_version: "0.1.0"',
        'mapping_set_title: "Crosswalk of retract-ld"',
        f'license: "{_LICENSE}"',
        "curie_map:",
        *(f'  {prefix}: "{iri}"' for prefix, iri in sorted(_prefixes(rows).items())),
    ]
    lines = [f"#{line}" for line in head]
    lines += ["\t".join(_COLUMNS), *("\t".join(row) for row in rows)]
    return "\n".join(lines) + "\n"


def _all_prefixes() -> dict[str, str]:
    """Return the namespace of every prefix that SSSOM needs."""
    spaces = {prefix: iri for prefix, (iri, _) in terms().items()}
    spaces |= {f"rld_{name}": f"{BASE}{name}/" for name in SCHEME_FILES}
    spaces |= {f"rld_{each.name}": f"{BASE}code/{each.name}/" for each in code_lists()}
    return spaces | {
        "coar": "http://purl.org/coar/resource_type/",
        "coar_version": "http://purl.org/coar/version/",
        "mesh": "http://id.nlm.nih.gov/mesh/",
        "rld_scheme": BASE,
        "rld_codes": f"{BASE}code/",
        "semapv": "https://w3id.org/semapv/vocab/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "wikidata": "http://www.wikidata.org/entity/",
    }


def _short(iri: str) -> str:
    """Shorten an IRI by the longest prefix that fits."""
    fitting = [
        (len(namespace), prefix, namespace)
        for prefix, namespace in _all_prefixes().items()
        if iri.startswith(namespace) and len(iri) > len(namespace)
    ]
    _, prefix, namespace = max(fitting)
    return f"{prefix}:{iri[len(namespace) :]}"


def _prefixes(rows: list[tuple[str, ...]]) -> dict[str, str]:
    used = {cell.partition(":")[0] for row in rows for cell in row}
    return {p: iri for p, iri in _all_prefixes().items() if p in used}


def _sssom_rows() -> list[tuple[str, ...]]:
    labels = _labels()
    lists = {
        code.iri: f"{BASE}code/{standard.name}"
        for standard in code_lists()
        for code in standard.codes
    }
    rows: list[tuple[str, ...]] = []
    for match in matches():
        theirs = lists.get(match.theirs)
        prefix = curie(match.theirs).partition(":")[0]
        source = _short(theirs) if theirs else f"{prefix}:"
        ours = match.ours.rpartition("/")[0] if "#" not in match.ours else f"{BASE}ns"
        rows.append(
            (
                _short(match.ours),
                labels[match.ours],
                f"skos:{match.strength}",
                _short(match.theirs),
                labels.get(match.theirs, ""),
                "semapv:ManualMappingCuration",
                _short(ours),
                source,
            )
        )
    return rows


def _labels() -> dict[str, str]:
    """Return the English label of every term that we declare."""
    from rdflib import RDFS, SKOS, Literal

    graph = load()
    return {
        str(subject): str(label)
        for predicate in (RDFS.label, SKOS.prefLabel)
        for subject, label in graph.subject_objects(predicate)
        if isinstance(label, Literal) and label.language == "en"
    }


def crosswalk_document() -> str:
    """Return ``docs/crosswalk.md``: what each type is written and read as, and losses."""
    lines = [
        "# The crosswalk",
        "",
        "<!-- Generated from vocab/crosswalk.ttl by `make vocab`: do not edit. -->",
        "",
        "What other standards call our update types. The readers and the vocabulary",
        "profiles take their codes from the same file, `vocab/crosswalk.ttl`; as SSSOM it",
        "is `vocab/crosswalk.sssom.tsv`.",
        "",
        "A code is written on the record of the *notice* or of the *work*. **Lost** means",
        "that what is written is read back as another type; a type that is not in a table",
        "cannot be written there at all.",
    ]
    for standard in code_lists():
        lines += ["", f"## {standard.title}", "", f"`{standard.name}`. "]
        lines[-1] += f"{standard.description} <{standard.source}>"
        lines += _round_trips(standard)
        lines += _read_only(standard)
    return "\n".join([*lines, *_vocabularies(), ""])


def _round_trips(standard: CodeList) -> list[str]:
    strengths = {
        (match.ours.rpartition("/")[2], match.theirs): match.strength
        for match in matches()
        if "/update-type/" in match.ours
    }
    rows = []
    for code in standard.codes:
        for update_type in code.written_for:
            lost = code.read_as != update_type
            strength = strengths[update_type, code.iri].removesuffix("Match")
            back = f"**lost**: `{code.read_as}`" if lost else "the same"
            side = code.side or "either"
            rows.append(
                f"| `{update_type}` | `{code.code}` | {side} | {strength} | {back} |"
            )
    types = {t for code in standard.codes for t in code.written_for}
    missing = [
        f"`{concept.code}`"
        for concept in concepts("update-type")
        if concept.code not in {*types, "other"}
    ]
    lines = ["", "| type | written as | on | match | read back |"]
    lines += ["| --- | --- | --- | --- | --- |", *sorted(rows)]
    if missing:
        lines += ["", f"Cannot be written: {', '.join(missing)}."]
    return lines


def _read_only(standard: CodeList) -> list[str]:
    only = [code for code in standard.codes if not code.written_for and code.read_as]
    none = [f"`{code.code}`" for code in standard.codes if not code.read_as]
    told = ", ".join(f"`{code.code}` as `{code.read_as}`" for code in only)
    lines = ["", f"Read, but not written: {told}."] if only else []
    return [*lines, "", f"No updates: {', '.join(none)}."] if none else lines


def _vocabularies() -> list[str]:
    """Return the table of matches with terms of other vocabularies."""
    codes = {code.iri for standard in code_lists() for code in standard.codes}
    lines = ["", "## Terms of other vocabularies", ""]
    lines += ["| ours | match | theirs | written by the profile |"]
    lines += ["| --- | --- | --- | --- |"]
    for match in matches():
        if match.theirs in codes:
            continue
        strength = match.strength.removesuffix("Match")
        written = "yes" if match.written else ""
        lines.append(
            f"| `{curie(match.ours)}` | {strength} | `{curie(match.theirs)}` | {written} |"
        )
    order = ", ".join(strength.removesuffix("Match") for strength in STRENGTHS)
    return [*lines, "", f"Matches, the best first: {order}."]
