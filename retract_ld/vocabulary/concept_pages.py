"""A concept scheme as an HTML page: every concept under its code, with all that is known.

pyLODE makes the page of the ontology; its profile for vocabularies leaves the concepts out.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Final

from retract_ld.vocabulary.crosswalk import Match, matches
from retract_ld.vocabulary.files import SCHEME_FILES, load
from retract_ld.vocabulary.schemes import BASE, Concept, concepts, groups

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["concept_page"]

_STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto;
  padding: 0 1rem; color: #222; background: #fff; }
h1, h2, h3 { color: #00589b; font-weight: 500; line-height: 1.25; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid #ccd; }
h3 { margin: 2rem 0 .25rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0; }
dt { color: #555; } dd { margin: 0; overflow-wrap: anywhere; }
nav ul { columns: 18rem; padding-left: 1.2rem; }
code { font-size: .9em; color: #8b0000; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dt { margin-top: .4rem; } }
"""
_STRENGTHS: Final = {
    "broadMatch": "narrower than",
    "closeMatch": "close to",
    "exactMatch": "same as",
    "relatedMatch": "related to",
}


def concept_page(scheme: str) -> str:
    """Return the page of a scheme.

    Raises:
        VocabularyError: naming the schemes there are.
    """
    found = concepts(scheme)
    graph = load(SCHEME_FILES[scheme])
    title = _of_scheme(graph, scheme, "title")
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title} · retract-ld</title>\n<style>{_STYLE}</style>\n</head>",
        f"<body>\n<main>\n<h1>{title}</h1>",
        f"<p>{_of_scheme(graph, scheme, 'description')}</p>",
        "<dl>",
        _row("IRI", f"<code>{BASE}{scheme}</code>"),
        _row("Version", _of_scheme(graph, scheme, "versionInfo")),
        _row("Version IRI", f"<code>{_of_scheme(graph, scheme, 'versionIRI')}</code>"),
        _row("Licence", _linked(_of_scheme(graph, scheme, "license"))),
        _row("Cite as", _of_scheme(graph, scheme, "bibliographicCitation")),
        _row("Ontology", '<a href="index.html">retract-ld</a>'),
        "</dl>",
    ]
    by_group = {"": found}
    if scheme == "reason":
        by_group = {
            group.code: tuple(c for c in found if group.code in c.broader)
            for group in groups()
        }
    parts += ['<nav aria-label="Concepts">', *_contents(by_group), "</nav>"]
    parts += _sections(graph, by_group)
    return "\n".join([*parts, "</main>\n</body>\n</html>\n"])


def _of_scheme(graph: Graph, scheme: str, name: str) -> str:
    """Return the value of a property of the scheme, escaped."""
    from rdflib import DCTERMS, OWL, URIRef

    space = OWL if name.startswith("version") else DCTERMS
    return escape(str(graph.value(URIRef(BASE + scheme), space[name]) or ""))


def _contents(by_group: dict[str, tuple[Concept, ...]]) -> Iterator[str]:
    labels = {group.code: group for group in groups()}
    for group, found in by_group.items():
        if group:
            yield f'<p><a href="#group-{group}">{escape(labels[group].label)}</a></p>'
        items = (f'<li><a href="#{c.code}">{escape(c.label)}</a></li>' for c in found)
        yield f"<ul>{''.join(items)}</ul>"


def _sections(graph: Graph, by_group: dict[str, tuple[Concept, ...]]) -> Iterator[str]:
    labels = {group.code: group for group in groups()}
    shown: set[str] = set()
    for group, found in by_group.items():
        if group:
            yield f'<h2 id="group-{group}">{escape(labels[group].label)}</h2>'
            yield f"<p>{escape(labels[group].definition)}</p>"
        else:
            yield "<h2>Concepts</h2>"
        for concept in found:
            if concept.code in shown:
                # In a second group; its place is in the first.
                link = f'<a href="#{concept.code}">{escape(concept.label)}</a>'
                yield f"<p>Also here: {link}.</p>"
                continue
            shown.add(concept.code)
            yield from _concept(graph, concept)


def _concept(graph: Graph, concept: Concept) -> Iterator[str]:
    from rdflib import DCTERMS, SKOS, URIRef

    subject = URIRef(concept.iri)
    yield f'<section id="{concept.code}" aria-labelledby="{concept.code}-label">'
    yield f'<h3 id="{concept.code}-label">{escape(concept.label)}</h3>'
    yield f"<p>{escape(concept.definition)}</p>\n<dl>"
    yield _row("IRI", f"<code>{escape(concept.iri)}</code>")
    yield _row("Code", f"<code>{escape(concept.code)}</code>")
    others = [
        f'<span lang="{language}">{escape(label)}</span> ({language})'
        for language, label in sorted(concept.labels.items())
        if language != "en"
    ]
    yield _row("Labels", ", ".join(others))
    yield _row("Also", ", ".join(map(escape, concept.alternatives)))
    yield _row("Seen as", ", ".join(map(escape, concept.hidden)))
    example = graph.value(subject, SKOS.example)
    yield _row("Example", escape(str(example or "")))
    if concept.notice_class:
        terms = (concept.notice_class, concept.relation, concept.inverse)
        links = [
            f'<a href="https://w3id.org/retract-ld/ns#{name}">rld:{name}</a>'
            for name in map(escape, terms)
        ]
        yield _row("Notice", links[0])
        yield _row("Relation", f"{links[1]}, inverse {links[2]}")
    if concept.status:
        link = f'<a href="status.html#{concept.status}">{escape(concept.status)}</a>'
        yield _row("Status", link)
    found = [match for match in matches() if match.ours == concept.iri]
    yield _row("Elsewhere", "<br>".join(map(_match, found)))
    sources = sorted(map(str, graph.objects(subject, DCTERMS.source)))
    yield _row("Source", ", ".join(_linked(escape(source)) for source in sources))
    yield "</dl>\n</section>"


def _match(match: Match) -> str:
    return f"{_STRENGTHS[match.strength]} {_linked(escape(match.theirs))}"


def _linked(text: str) -> str:
    is_address = text.startswith(("http://", "https://"))
    return f'<a href="{text}">{text}</a>' if is_address else text


def _row(name: str, value: str) -> str:
    return f"<dt>{name}</dt><dd>{value}</dd>" if value else ""
