"""Independent SPARQL engines that answer the same queries on the same graph."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import httpx2
import pyoxigraph as ox

from tests.conformance.java import start_java

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "examples" / "sample"


def rows_of_json(body: bytes) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Read SPARQL JSON results with pyoxigraph."""
    answer = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    names = tuple(variable.value for variable in answer.variables)
    return names, [
        tuple("" if t is None else value(t.value) for t in row) for row in answer
    ]


_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")


def value(text: str) -> str:
    """Spell a number as everybody else does."""
    if _NUMBER.fullmatch(text) and (("." in text) or "e" in text.lower()):
        return f"{float(text):.4f}".rstrip("0").rstrip(".")
    return text


class Rdflib:
    def __init__(self, nquads: bytes) -> None:
        import rdflib

        self.dataset = rdflib.Dataset()
        with warnings.catch_warnings():
            # rdflib warns of its own ways
            warnings.simplefilter("ignore", DeprecationWarning)
            self.dataset.parse(data=nquads, format="nquads")

    def __call__(self, sparql: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            answer = self.dataset.query(sparql)
            names = tuple(str(v) for v in answer.vars)
            return names, [
                tuple("" if term is None else value(str(term)) for term in row)
                for row in answer
            ]


class Jena:
    """Jena ARQ, in this process."""

    def __init__(self, nquads: Path) -> None:
        start_java()
        from org.apache.jena.riot import RDFDataMgr

        self.dataset = RDFDataMgr.loadDataset(nquads.as_uri())

    def __call__(self, sparql: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        from java.io import ByteArrayOutputStream
        from org.apache.jena.query import QueryExecutionFactory, ResultSetFormatter

        execution = QueryExecutionFactory.create(sparql, self.dataset)
        try:
            stream = ByteArrayOutputStream()
            ResultSetFormatter.outputAsJSON(stream, execution.execSelect())
            return rows_of_json(bytes(stream.toByteArray()))
        finally:
            execution.close()


class Remote:
    def __init__(self, url: str) -> None:
        self.url = url

    def __call__(self, sparql: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        answer = httpx2.post(
            self.url,
            data={"query": sparql},
            headers={"Accept": "application/sparql-results+json"},
            timeout=60,
        )
        if not answer.is_success:
            raise AssertionError(
                f"{self.url}: {answer.status_code} {answer.text[:1500]}"
            )
        return rows_of_json(answer.content)
