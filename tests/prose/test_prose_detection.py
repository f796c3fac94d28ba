"""What is taken for a notice in prose, and what is not."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retract_ld.readers.prose import READER


@pytest.mark.parametrize(
    "head",
    [
        b"Retraction: On soil\n\nThe authors retract this article.",
        "Errata\n\nOnde se lê: a. Leia-se: b.".encode(),
        b"\xef\xbb\xbfRETRACTION\n\nThis article has been retracted.",
        "Retraction Note\n\nThe article is retracted.".encode("utf-16"),
        "撤稿声明\n\n本文经编辑部决定予以撤稿。".encode("gb18030"),
        b"# Expression of Concern\n\nWe issue this expression of concern.",
        b"<!DOCTYPE html><html><body><h1>Retraction: On soil</h1><p>It is retracted.</p>",
        b"%PDF-1.7\n",
    ],
)
def test_notice(head):
    assert READER.detect(head)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"   \n",
        b'{"type": "retraction", "title": "Retraction: On soil"}',
        b'[{"retracted": true}]',
        b"<article article-type='retraction'><front/></article>",
        b"<?xml version='1.0'?><PubmedArticleSet/>",
        b"Record ID,Title,RetractionNature\n1,On soil,Retraction\n2,On rain,Retraction\n",
        b"10.5555/a\tRetraction\n10.5555/b\tCorrection\n",
        b"@article{roe2010, title={Retraction: On soil}}",
        b"TY  - JOUR\nTI  - Retraction: On soil\nER  - \n",
        b"@prefix fabio: <http://purl.org/spar/fabio/> .\n",
        b"---\ntype: retraction\nwork:\n  doi: 10.5555/a\n"[:0] + b"title: x\n",
        b"<html><head><title>News</title></head><body><p>Weather</p></body></html>",
        b"\x00\x01\x02\x03" * 100,
        b"PK\x03\x04" + b"\x00" * 100,
        b"Growth of barley under drought\n\nWe measured barley.",
        b"INFO retracting wheel\nINFO gear up\n" * 5,
    ],
)
def test_something_else(head):
    assert not READER.detect(head)


@given(st.binary(max_size=400))
def test_detection_never_raises(head):
    assert READER.detect(head) in {True, False}


def test_random_bytes_are_no_notice():
    assert not READER.detect(os.urandom(65536))
