"""What is generated from the ontology and the outside terms: namespaces, context."""

from __future__ import annotations

import json
import keyword
from functools import cache
from typing import Final

from retract_ld.vocabulary.code_files import HEADER
from retract_ld.vocabulary.files import load
from retract_ld.vocabulary.schemes import ONTOLOGY

__all__ = ["context", "namespaces_module", "terms"]

_VANN: Final = "http://purl.org/vocab/vann/"

_NAMESPACES_HEAD: Final = '''
# ruff: noqa: D415, N815
# fmt: off
from __future__ import annotations

from collections.abc import Iterator
from typing import Final

__all__ = [
{names}
]


class _Namespace(type):
    """A closed namespace: a term that it does not have is an error."""

    def __getitem__(cls, local_name: str) -> str:
        """Return the term of a local name; `KeyError` if it is not declared."""
        token = cls.__dict__.get(local_name.replace("-", "_"))
        if local_name.startswith("_") or not isinstance(token, str):
            raise KeyError(f"{{cls.__name__}} has no term {{local_name!r}}")
        return token

    def __iter__(cls) -> Iterator[str]:
        """Yield all terms."""
        return (token for name, token in cls.__dict__.items() if name[0] != "_")
'''


@cache
def terms() -> dict[str, tuple[str, list[str]]]:
    """Return each prefix with its namespace and the local names declared in it."""
    from rdflib import OWL, RDF, URIRef

    graph = load("retract-ld.ttl", "external.ttl")
    spaces = {
        str(prefix): str(graph.value(subject, URIRef(f"{_VANN}preferredNamespaceUri")))
        for subject, prefix in graph.subject_objects(
            URIRef(f"{_VANN}preferredNamespacePrefix")
        )
    }
    declared = sorted(
        str(subject)
        for subject in set(graph.subjects(RDF.type))
        if (subject, RDF.type, OWL.Ontology) not in graph
    )
    return {
        prefix: (iri, [term[len(iri) :] for term in declared if term.startswith(iri)])
        for prefix, iri in sorted(spaces.items())
    }


def namespaces_module() -> str:
    """Return the text of ``namespaces.py``."""
    spaces = terms()
    exported = sorted(["PREFIXES", *(prefix.upper() for prefix in spaces)])
    names = "\n".join(f'    "{name}",' for name in exported)
    title = "The terms of our graphs as N-Triples tokens, in closed namespaces"
    parts = [HEADER.format(title=title) + _NAMESPACES_HEAD.format(names=names)]
    for prefix, (iri, local_names) in spaces.items():
        parts += ["", f"class {prefix.upper()}(metaclass=_Namespace):"]
        parts += [f'    """`{iri}`"""', ""]
        parts += [
            f'    {_attribute(name)}: Final = "<{iri}{name}>"' for name in local_names
        ]
        parts += [""]
    parts += ["", "#: Namespace of each prefix.", "PREFIXES: Final[dict[str, str]] = {"]
    parts += [f'    "{prefix}": "{iri}",' for prefix, (iri, _) in spaces.items()]
    return "\n".join([*parts, "}", ""])


def _attribute(local_name: str) -> str:
    name = local_name.replace("-", "_")
    return f"{name}_" if keyword.iskeyword(name) else name


def context() -> str:
    """Return the text of the JSON-LD context: the mapping's, and our other terms."""
    from rdflib import OWL, RDF, URIRef

    # The mapping imports what is generated before this.
    from retract_ld.mapping import PROFILES
    from retract_ld.mapping import context as mapping_context

    graph = load("retract-ld.ttl")
    entries = mapping_context(PROFILES.values())
    entries |= {prefix: iri for prefix, (iri, _) in terms().items()}
    for name in terms()["rld"][1]:
        kinds = set(graph.objects(URIRef(ONTOLOGY + name), RDF.type))
        if name in entries or OWL.AnnotationProperty in kinds:
            continue
        if OWL.ObjectProperty in kinds:
            entries[name] = {"@id": f"rld:{name}", "@type": "@id"}
        else:
            entries[name] = f"rld:{name}"
    ordered = {name: entries[name] for name in sorted(entries, key=_context_order)}
    return json.dumps({"@context": ordered}, indent=2) + "\n"


def _context_order(name: str) -> tuple[bool, bool, bool, str]:
    """Sort keywords first, then prefixes, our terms, and those of others."""
    return not name.startswith("@"), name not in terms(), ":" in name, name
