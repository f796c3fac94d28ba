"""RDF/XML through rdflib, built in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import IO, Final

from retract_ld.errors import WriteError
from retract_ld.graphs import to_rdflib
from retract_ld.terms import Node, Term
from retract_ld.writers.sinks import Settings, Window, Writer

__all__ = ["RDFXML"]

# Characters that XML 1.0 cannot carry (production 2, Char), in N-Triples escapes; and
# the carriage return, which every XML parser turns into a line feed.
_NOT_IN_XML: Final = re.compile(
    r"(?<!\\)(?:\\\\)*(?:\\u00[01][0-9a-fA-F]|\\[bfr])|[\ufffe\uffff]"
)


class RdfXmlSink:
    """Collects node blocks and has rdflib write them at the end."""

    def __init__(self, stream: IO[bytes], prefixes: Mapping[str, str]) -> None:
        self._stream = stream
        self._prefixes = prefixes
        self._window = Window()
        self.written = 0

    def add(self, nodes: Iterable[Node], graph: Term | None = None) -> None:  # noqa: ARG002
        """Take node blocks in.

        Raises:
            WriteError: if a literal holds a character that XML cannot carry.
        """
        nodes = list(nodes)
        for subject, pairs in nodes:
            for predicate, value in pairs:
                if value[0] == '"' and _NOT_IN_XML.search(value):
                    raise WriteError(
                        f"{subject} {predicate}: RDF/XML cannot carry a control "
                        f"character of the value {value:.80}.",
                        hint="Choose another format, Turtle for instance.",
                    )
        self._window.add(nodes, None)

    def close(self) -> None:
        """Write the document."""
        nodes = [
            Node(subject, list(pairs))
            for _, found in self._window.drain()
            for subject, pairs in found
        ]
        graph = to_rdflib(nodes, ordered=True)
        self.written = len(graph)
        prefixes = {
            **self._prefixes,
            "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        }
        for prefix, namespace in sorted(prefixes.items()):
            graph.bind(prefix, namespace, override=True)
        graph.serialize(self._stream, format="xml", encoding="utf-8")


def _rdfxml(stream: IO[bytes], settings: Settings) -> RdfXmlSink:
    return RdfXmlSink(stream, settings.prefixes)


RDFXML = Writer(
    "rdfxml",
    "RDF/XML",
    "application/rdf+xml",
    (".rdf", ".xml", ".owl"),
    ("xml", "rdf/xml", "rdf"),
    False,
    False,
    _rdfxml,
)
