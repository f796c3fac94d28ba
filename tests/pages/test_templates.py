"""Template engines write what we give them as it is, and escape nothing twice."""

from __future__ import annotations

import pytest

from retract_ld.pages import banner_html, extract, head_tags
from tests.pages.samples import CONCERN, RETRACTION, page
from tests.pages.trees import ours


def test_the_pieces_are_those_of_embed():
    from retract_ld.pages import Options, embed

    embedded = embed(
        page("10.5555/work.1").replace(b'"10.5555/work.1"', b'""'),
        [RETRACTION],
        Options(doi="10.5555/work.1", meta=("highwire",), banner=True),
    )
    head = head_tags([RETRACTION], meta=["highwire"], style=True)
    assert "citation_doi" in head
    assert banner_html(RETRACTION).encode() in embedded
    assert head_tags(RETRACTION).encode() in embedded


def test_jinja_with_autoescape():
    jinja2 = pytest.importorskip("jinja2")
    environment = jinja2.Environment(
        extensions=["retract_ld.pages.jinja.RetractLD"], autoescape=True
    )
    template = environment.from_string(
        "<head>{{ updates | retract_ld_head(role='work', meta=['highwire']) }}</head>"
        "<body>{{ updates | retract_ld_banner(language='de') }}</body>"
    )
    content = template.render(updates=[RETRACTION, CONCERN]).encode()
    assert ("body", "aside") in ours(content)
    assert b"Zur&#xFC;ckgezogen" in content
    assert extract(content)[0].data["creativeWorkStatus"]["name"] == "Retracted"


def test_django_with_autoescape():
    django = pytest.importorskip("django")
    from django.conf import settings

    if not settings.configured:
        settings.configure(
            INSTALLED_APPS=["retract_ld.pages.django"],
            TEMPLATES=[
                {
                    "BACKEND": "django.template.backends.django.DjangoTemplates",
                    "APP_DIRS": True,
                }
            ],
        )
        django.setup()
    from django.template import Context, Template

    template = Template(
        "{% load retract_ld %}<head>{% retract_ld_head updates role='notice' %}</head>"
        "<body>{% retract_ld_banner updates role='notice' %}</body>"
    )
    content = template.render(Context({"updates": [RETRACTION]})).encode()
    assert ours(content) == [("head", "script"), ("body", "aside")]
    assert extract(content)[0].data["@id"] == "https://doi.org/10.5555/notice.1"
