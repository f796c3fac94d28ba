"""What an export consists of: a manifest in Turtle (DCAT 3, VoID) and in JSON.

Sources with their SHA-256, shards with theirs, counts that add up: records read are those
exported, rejected and without an update; the sums over the shards are those of the whole.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

from retract_ld import __version__
from retract_ld.bulk.journal import Shard
from retract_ld.exporting import Counts
from retract_ld.output import open_output
from retract_ld.terms import XSD, digest, integer, string
from retract_ld.writers import Writer

__all__ = ["InputFile", "input_files", "manifest", "write_manifest"]

_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"
_PREFIXES: Final = """\
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rld: <https://w3id.org/retract-ld/ns#> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was read."""

    name: str
    size: int
    sha256: str


def input_files(paths: Iterable[str]) -> list[InputFile]:
    """Return the files among paths, with their digests; folders file by file."""
    found: list[InputFile] = []
    for path in paths:
        place = Path(path)
        if path == "-" or not place.exists():
            continue
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files:
            if file.is_file():
                with file.open("rb") as stream:
                    sha256 = file_digest(stream, "sha256").hexdigest()
                found.append(InputFile(str(file), file.stat().st_size, sha256))
    return found


def manifest(
    sources: Sequence[InputFile],
    shards: Sequence[Shard],
    counts: Counts,
    writer: Writer,
    vocabulary: Sequence[str],
    base: str,
) -> dict[str, Any]:
    """Return the manifest of a folder of shards, as it is written in JSON."""
    return {
        "generator": f"retract-ld {__version__}",
        "vocabulary_version": __version__,
        "python": platform.python_version(),
        "format": writer.media_type,
        "vocabulary": list(vocabulary),
        "base": base,
        "counts": asdict(counts),
        "sources": [asdict(source) for source in sources],
        "shards": [
            {
                "name": shard.name,
                "size": shard.size,
                "sha256": shard.sha256,
                "rejects": shard.rejects,
                "counts": asdict(shard.counts),
            }
            for shard in shards
        ],
    }


def write_manifest(folder: Path, content: dict[str, Any]) -> None:
    """Write ``manifest.json`` and ``manifest.ttl``, each whole or not at all."""
    with open_output(str(folder / "manifest.json")) as stream:
        stream.write(json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n")
    with open_output(str(folder / "manifest.ttl")) as stream:
        stream.write(_turtle(content).encode())


def _turtle(content: dict[str, Any]) -> str:
    base = content["base"]
    shards, sources = content["shards"], content["sources"]
    name = digest(*(shard["sha256"] for shard in shards))
    dataset = f"<{base}dataset/{name}>"
    counts = content["counts"]
    used = [f"<{base}file/{source['sha256']}>" for source in sources]
    lines = [
        f"{dataset} a dcat:Dataset , void:Dataset ;",
        f"    void:triples {counts['triples']} ;",
        *(f"    prov:wasDerivedFrom {source} ;" for source in used),
        "    void:vocabulary <https://w3id.org/retract-ld/ns#> ;",
        f"    dcat:version {string(content['vocabulary_version'])} ;",
        f"    dcterms:creator {string(content['generator'])} ;",
        f"    dcterms:description {string(_told(counts))} ;",
    ]
    lines += [f"    void:dataDump <{shard['name']}> ;" for shard in shards]
    links = " , ".join(f"<{shard['name']}>" for shard in shards)
    lines.append(
        f"    dcat:distribution {links} ."
        if links
        else f"    dcterms:identifier {string(name)} ."
    )
    for shard in shards:
        lines += _file(f"<{shard['name']}>", "dcat:Distribution", shard)
        lines[-1:] = [
            lines[-1][:-1] + ";",
            f"    dcat:mediaType <{_MEDIA_TYPES}{content['format']}> ;",
            f"    void:triples {shard['counts']['triples']} .",
        ]
    for term, source in zip(used, sources, strict=True):
        lines += _file(term, "prov:Entity", source)
        lines[-1:] = [
            lines[-1][:-1] + ";",
            f"    dcterms:title {string(Path(source['name']).name)} .",
        ]
    return f"{_PREFIXES}\n" + "\n".join(lines) + "\n"


def _file(term: str, kind: str, told: dict[str, Any]) -> list[str]:
    check = f"<urn:sha256:{told['sha256']}>"
    size = integer(told["size"]).replace(f"<{XSD}integer>", "xsd:nonNegativeInteger")
    return [
        "",
        f"{check} a spdx:Checksum ;",
        "    spdx:algorithm spdx:checksumAlgorithm_sha256 ;",
        f'    spdx:checksumValue "{told["sha256"]}"^^xsd:hexBinary .',
        "",
        f"{term} a {kind} ;",
        f"    spdx:checksum {check} ;",
        f"    dcat:byteSize {size} .",
    ]


def _told(counts: dict[str, int]) -> str:
    return (
        f"{counts['read']} records read: {counts['exported']} exported, "
        f"{counts['rejected']} rejected, {counts['silent']} without an update; "
        f"{counts['updates']} updates."
    )
