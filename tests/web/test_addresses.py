"""IRI ↔ path ↔ file: one page each, none that leaves the folder."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retract_ld.identifiers import is_doi
from retract_ld.terms import DEFAULT_BASE, doi_iri, iri_text
from retract_ld.web import Resource, SiteLinks, path_of, resource_at
from retract_ld.web.links import file_of


def test_every_resource_with_a_page_is_found_at_its_path(store):
    found = set()
    for quad in store:
        resource = Resource("node", quad.subject.value)
        path = path_of(resource.iri, DEFAULT_BASE)
        assert path is not None
        assert path.isascii()
        shown = resource_at(store, path, DEFAULT_BASE)
        assert shown is not None, path
        assert shown.iri == resource.iri
        found.add(shown.kind)
    assert found == {"work", "notice", "claim", "journal", "agent", "node", "term"}


@pytest.mark.parametrize(
    ("path", "kind", "iri"),
    [
        ("/work/10.5555/sample.w1", "work", "https://doi.org/10.5555/sample.w1"),
        ("/work/10.5555/SAMPLE.N1", "notice", "https://doi.org/10.5555/sample.n1"),
        ("/work/10.5555%2fsample.w1", "work", "https://doi.org/10.5555/sample.w1"),
        (
            "/vocab/register/crossref",
            "register",
            "https://w3id.org/retract-ld/register/crossref",
        ),
        ("/vocab/ns/Update", "term", "https://w3id.org/retract-ld/ns#Update"),
        ("/vocab/reason", "term", "https://w3id.org/retract-ld/reason"),
    ],
)
def test_other_spellings_lead_to_the_same_resource(store, path, kind, iri):
    assert resource_at(store, path, DEFAULT_BASE) == Resource(kind, iri)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/work/",
        "/work/10.5555/unknown",
        "/work/pmid/x",
        "/work/10.5555/%ff",
        "/journal/0000-0001",
        "/agent/orcid/0000",
        "/id/",
        "/id/../work",
        "/id/%00",
        "/id/<script>",
        "/iri/https/",
        "/iri/ftp/example.org",
        "/vocab/",
        "/vocab/reason/none",
        "/vocab/../../etc/passwd",
        "/work/10.5555/sample.w1%00",
        "/work/10.5555/sample.w1/..",
    ],
)
def test_what_is_not_known_is_nothing(store, path):
    assert resource_at(store, path, DEFAULT_BASE) is None


DOIS = st.from_regex(
    r"10\.[0-9]{4,5}/[!-@\[-~\u0100-\u0200/.%#?]{1,30}", fullmatch=True
)


@given(DOIS)
@example("10.1000/../../../etc/passwd")
@example("10.1000/a.html")
@example("10.1000/%2e%2e")
def test_a_file_never_leaves_the_folder(doi):
    if not is_doi(doi):
        return
    path = path_of(iri_text(doi_iri(doi)), DEFAULT_BASE)
    file = file_of(path, "html")
    assert posixpath.normpath(file) == file
    assert file.startswith("work/10.")
    assert not set("%?#") & set(file)
    assert all(len(part) < 255 and part[0] != "." for part in file.split("/"))


@given(st.lists(DOIS, min_size=2, max_size=2, unique=True))
@example(["10.1000/a/b", "10.1000/a%2fb"])
@example(["10.1000/a.html/b", "10.1000/a"])
@example(["10.1000/a", "10.1000/a.ttl"])
@example(["10.1000/" + "a" * 300, "10.1000/" + "a" * 301])
def test_different_documents_have_different_files(dois):
    if not all(map(is_doi, dois)):
        return
    paths = [path_of(iri_text(doi_iri(doi)), DEFAULT_BASE) for doi in dois]
    files = [file_of(path, form) for path in paths for form in ("html", "ttl")]
    assert len({file.lower() for file in files}) == 4
    folders = {posixpath.dirname(file) for file in files}
    assert not folders & set(files)


@given(DOIS, DOIS)
def test_relative_links_meet_the_file(here, there):
    if not (is_doi(here) and is_doi(there)):
        return
    start, end = (
        path_of(iri_text(doi_iri(doi)), DEFAULT_BASE) for doi in (here, there)
    )
    link = SiteLinks(start).page(end)
    folder = posixpath.dirname(file_of(start, "html"))
    assert posixpath.normpath(posixpath.join(folder, link)) == file_of(end, "html")
