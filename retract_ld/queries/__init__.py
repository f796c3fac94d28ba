"""Questions to the graph: named queries, their parameters, their answers.

Each ``.rq`` file here is a question that runs as it stands on any SPARQL 1.1 engine; its
header says what it asks, which parameters it has and what the answer on the sample in
``examples/sample`` is. To add a question, add a file.
"""

from __future__ import annotations

from retract_ld.queries.asking import Results, ask
from retract_ld.queries.named import Parameter, Query, catalogue, parse, query_named
from retract_ld.queries.output import FORMATS, render

__all__ = [
    "FORMATS",
    "Parameter",
    "Query",
    "Results",
    "ask",
    "catalogue",
    "parse",
    "query_named",
    "render",
]
