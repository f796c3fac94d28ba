"""The whole way once: notices in, RDF out, validated, a question, and pages to look at."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph

HERE = Path(__file__).parent
NOTICE = HERE / "biocell-retraction.yaml"
SAMPLE = HERE / "sample"
OUT = HERE.parent / "build" / "demo"

QUESTION = """
PREFIX rld: <https://w3id.org/retract-ld/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

# Which works does a notice take back, who asked for it, and why?
SELECT ?work ?title ?initiator ?reason WHERE {
    ?update a rld:Update ;
        rld:updateType <https://w3id.org/retract-ld/update-type/retraction> ;
        rld:work ?work ;
        rld:initiatedBy ?initiator ;
        rld:reason ?reason .
    ?work dcterms:title ?title .
}
ORDER BY ?work ?reason
"""


def main() -> None:
    """Run the commands a user would type, then ask the graph."""
    OUT.mkdir(parents=True, exist_ok=True)
    turtle, jsonld = OUT / "notice.ttl", OUT / "notice.jsonld"
    retract_ld("export", str(NOTICE), "-o", str(turtle))
    retract_ld("export", str(NOTICE), "-o", str(jsonld))
    retract_ld("validate", str(NOTICE))

    store = pyoxigraph.Store()
    store.load(path=str(turtle), format=pyoxigraph.RdfFormat.TURTLE)
    print(f"$ # {len(store)} triples in an embedded store; which works, by whom, why?")
    for row in store.query(QUESTION):
        print("   ", " | ".join(term.value for term in row))
    print(f"\nThe graph is in {turtle.relative_to(HERE.parent)} and {jsonld.name}.\n")

    site = OUT / "site"
    retract_ld("load", str(SAMPLE), str(NOTICE), "--store", str(OUT / "store"))
    retract_ld("site", "--store", str(OUT / "store"), "-o", str(site))
    print(f"Pages to look at: {site / 'index.html'}")
    print("The same from a server, with a query editor: make serve-demo")


def retract_ld(*arguments: str) -> None:
    """Run a command, print it as typed, stop if it does not end well."""
    shown = [a.removeprefix(f"{HERE.parent}/") for a in arguments]
    print("$ retract-ld", *shown, flush=True)
    subprocess.run([sys.executable, "-m", "retract_ld", *arguments], check=True)
    print(flush=True)


if __name__ == "__main__":
    main()
