"""XML that attacks its reader is refused, XML that is merely odd is read."""

import io
import time
import tracemalloc
from pathlib import Path

import pytest

from retract_ld.errors import Malformed, ReadError, Refused
from retract_ld.readers import Source, detect, xml
from retract_ld.readers.xml import (
    iterparse,
    markup,
    open_xml,
    plain_text,
    start_tags,
    xpath_of,
)


def texts(data: bytes, tag: str = "a", **options: bool) -> list[str]:
    return [
        plain_text(e) for e in iterparse(io.BytesIO(data), (tag,), "f.xml", **options)
    ]


BOMB = (
    b'<!DOCTYPE r [<!ENTITY a "lol">'
    + b"".join(
        b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10) for c in range(98, 110)
    )
    + b"]>"
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            BOMB + b"<r><a>&m;</a></r>",
            (
                "f.xml: declares the entity 'b', which could expand without bound."
                " Take the <!ENTITY> out of its DOCTYPE."
            ),
        ),
        (
            b'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><r><a>&e;</a></r>',
            (
                "f.xml: declares the external entity 'e', which was not fetched."
                " Take the <!ENTITY> out of its DOCTYPE."
            ),
        ),
        (
            b'<!DOCTYPE r [<!ENTITY % p SYSTEM "http://example.org/x"> %p;]><r><a/></r>',
            (
                "f.xml: declares the external entity 'p', which was not fetched."
                " Take the <!ENTITY> out of its DOCTYPE."
            ),
        ),
        (
            b'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><r><a b="&e;"/></r>',
            (
                "f.xml, line 1: would be dangerous to read"
                " (Attribute references external entity 'e')."
            ),
        ),
        (
            BOMB + b'<r><a b="&m;"/></r>',
            (
                "f.xml, line 1: would be dangerous to read"
                " (Maximum entity amplification factor exceeded)."
            ),
        ),
        (
            b'<!DOCTYPE r [<!ENTITY x "&y;"><!ENTITY y "&x;">]><r><a>1</a></r>',
            (
                "f.xml: declares the entity 'x', which could expand without bound."
                " Take the <!ENTITY> out of its DOCTYPE."
            ),
        ),
        (
            b'<!DOCTYPE r [<!ENTITY x "' + b"x" * 20_000 + b'">]><r><a>1</a></r>',
            (
                "f.xml: declares the entity 'x', which could expand without bound."
                " Take the <!ENTITY> out of its DOCTYPE."
            ),
        ),
        (
            b"<r>\n" + b"<a>" * 5000,
            "f.xml, line 2: would be dangerous to read (Excessive depth in document: 256).",
        ),
        (
            b"<r><a>" + b"x" * 11_000_000 + b"</a></r>",
            (
                "f.xml, line 1: would be dangerous to read"
                " (Resource limit exceeded: Text node too long)."
            ),
        ),
        (
            b"<r><a><!--" + b"x" * 11_000_000 + b"--></a></r>",
            "f.xml, line 1: would be dangerous to read (Comment too big found).",
        ),
        (
            b"<r>" + b"<b/>" * 4_000_000 + b"<a/></r>",
            (
                "f.xml: has more than 64 MiB or 3,000,000 tags and attributes in one record"
                " or before one, which was not read. Split the file, or check what it is."
            ),
        ),
    ],
    ids=lambda value: None if isinstance(value, bytes) else value[:50],
)
def test_refused(data: bytes, message: str) -> None:
    with pytest.raises(Refused) as caught:
        texts(data)
    assert str(caught.value) == message


class Endless(io.RawIOBase):
    """A line without end."""

    def __init__(self, begin: bytes, rest: bytes) -> None:
        self.begin, self.rest, self.given = begin, rest, 0

    def read(self, size: int = -1) -> bytes:
        data = self.begin or (self.rest * size)[:size]
        self.begin = b""
        self.given += len(data)
        return data


@pytest.mark.parametrize(
    ("begin", "rest"),
    [
        (b"<r><a>", b"x"),
        (b"<r><a b='", b"x"),
        (b"<r><a>", b"<b/>"),
        (b"<r><a>", b"&amp;"),
        (b"<r>", b"<!---->"),
        (b"<!DOCTYPE r [", b"<!-- -->"),
        (b"<", b"x"),
        (b"", b" "),
    ],
)
def test_an_endless_stream_ends(begin: bytes, rest: bytes) -> None:
    stream = Endless(begin, rest)
    tracemalloc.start()
    with pytest.raises(ReadError):
        list(iterparse(stream, ("a",)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert stream.given <= xml.MAX_RECORD + 2**20
    assert peak < 2**26


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "f.xml: is empty."),
        (b" \n", "f.xml: is empty."),
        (
            b"<r>\n<a>1</a>\n<a>",
            "f.xml, line 3: is not well-formed XML: Premature end of data in tag a line 3.",
        ),
        (
            b"<r>\n<a>1</b></r>",
            (
                "f.xml, line 2: is not well-formed XML:"
                " Opening and ending tag mismatch: a line 2 and b."
            ),
        ),
        (
            b'<?xml version="1.0" encoding="nope"?><a/>',
            "f.xml, line 1: is not well-formed XML: Unsupported encoding: nope.",
        ),
        (
            b"<r>\n\n<a>\xff</a></r>",
            "f.xml, line 3: is not well-formed XML: Invalid bytes in character encoding.",
        ),
    ],
)
def test_malformed(data: bytes, message: str) -> None:
    with pytest.raises(Malformed) as caught:
        texts(data)
    assert str(caught.value) == message
    with pytest.raises(Malformed) as caught:
        open_xml(io.BytesIO(data), "f.xml")
    assert str(caught.value) == message


def test_what_precedes_a_fault_is_read() -> None:
    elements = iterparse(io.BytesIO(b"<r><a>1</a><a>2</a><a>3"), ("a",))
    assert plain_text(next(elements)) == "1"
    assert plain_text(next(elements)) == "2"
    with pytest.raises(Malformed):
        next(elements)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<r><a>caf&eacute; &hellip; &unknown;</a></r>", ["café … &unknown;"]),
        (
            b'<!DOCTYPE r SYSTEM "http://example.invalid/x.dtd"><r><a>&alpha;</a></r>',
            ["α"],
        ),
        (b'<!DOCTYPE r [<!ENTITY pub "A &#38;amp; B">]><r><a>&pub;</a></r>', ["A & B"]),
        (
            b'<!DOCTYPE r [<!NOTATION gif SYSTEM "g"><!ENTITY f1 SYSTEM "f.gif" NDATA gif>]><r><a>1</a></r>',
            ["1"],
        ),
        (b'\n \n<?xml version="1.0"?><r><a>1</a></r>', ["1"]),
        (
            b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?><r><a>\xc3\xa9</a></r>',
            ["é"],
        ),
        (
            '<?xml version="1.0" encoding="UTF-16"?><r><a>é</a></r>'.encode("utf-16"),
            ["é"],
        ),
        (
            b'<?xml version="1.0" encoding="windows-1252"?><r><a>\x93q\x94</a></r>',
            ["“q”"],
        ),
        (b'<?xml version="1.0" encoding="Shift_JIS"?><r><a>\x93\xfa</a></r>', ["日"]),
        (b'<x:r xmlns:x="u"><x:a>1</x:a></x:r>', ["1"]),
        (b"<r><a>1</a><a l:href='x'>2</a></r>", ["1", "2"]),
        (b"<a>1<a>inner</a></a>", ["1inner"]),
        (b"<r><a>x<!-- c --><?pi?>y<b> z</b></a></r>", ["xy z"]),
        (b"<r><a><![CDATA[<b>]]></a></r>", ["<b>"]),
    ],
)
def test_odd_but_readable(data: bytes, expected: list[str]) -> None:
    assert texts(data) == expected


@pytest.mark.parametrize(("context", "expected"), [(True, "12z"), (False, "2z")])
def test_context_is_kept_or_forgotten(context: bool, expected: str) -> None:
    data = b"<r><g>1</g><a>x</a><a>y</a><g>2</g><a>z</a></r>"
    around = ""
    for element in iterparse(io.BytesIO(data), ("a",), context=context):
        around = "".join(child.text or "" for child in element.getparent())
    assert around == expected


def test_memory_is_constant() -> None:
    class Many(io.RawIOBase):
        left = 100

        def read(self, size: int = -1) -> bytes:
            self.left -= 1
            if self.left == 99:
                return b"<r>"
            if self.left < 0:
                return b""
            return b"</r>" if self.left == 0 else b"<a><b>text</b></a><c/>" * 3000

    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    count = sum(1 for _ in iterparse(Many(), ("a",)))
    assert count == 98 * 3000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"a": 1}', []),
        (b"", []),
        (b"\x00\xff\xfe\x01", []),
        (b"a,b\n<c>", []),
        (b"<?xml version='1.0'?><!-- c --><r a='1' x:b='2'><s><", ["r", "s"]),
        ("<r><s/></r>".encode("utf-16"), ["r", "s"]),
        (b"<!DOCTYPE html><html><body><p>1<br>", ["html", "body", "p", "br"]),
    ],
)
def test_start_tags(data: bytes, expected: list[str]) -> None:
    assert [name for name, _ in start_tags(data)] == expected


def test_markup_and_paths() -> None:
    root = open_xml(
        io.BytesIO(
            b'<r xmlns="u" xmlns:m="v" xmlns:l="w"><t>A <i>b</i> &lt; <m:x l:href="&quot;" k="1"/>'
            b"<!-- no -->&eacute;</t><t>plain</t></r>"
        )
    )
    first, second = root
    assert markup(first) == 'A <i>b</i> &lt; <m:x l:href=\'"\' k="1"/>é'
    assert markup(second) is None
    assert xpath_of(second) == "/r/t[2]"
    assert xpath_of(first[0]) == "/r/t[1]/i"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            b"<t><tex-math>\\documentclass{a}\\begin{document}$$x^2$$\\end{document}</tex-math></t>",
            "x^2",
        ),
        (b"<t>A<break/>B</t>", "A B"),
        (
            b"<t><alternatives><tex-math>T</tex-math><math><mi>M</mi></math></alternatives></t>",
            "M",
        ),
        (b"<t><math><mi>M</mi><annotation>T</annotation></math></t>", "M"),
    ],
)
def test_plain_text_of_formulas(data: bytes, expected: str) -> None:
    assert plain_text(open_xml(io.BytesIO(data))) == expected


def test_hostile_files_are_refused_fast() -> None:
    start = time.perf_counter()
    with pytest.raises(Refused):
        texts(b"<r>" + b"<a b='1'>" * 100_000)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            BOMB + b'<article article-type="&m;"><front/></article>',
            (
                "f.xml, line 1: would be dangerous to read"
                " (Maximum entity amplification factor exceeded)."
            ),
        ),
        (
            b'<!DOCTYPE article [<!ENTITY a "' + b"a" * 80_000,
            (
                "f.xml: declares the entity 'a', which could expand without bound."
                " Take the <!ENTITY> out of its DOCTYPE."
            ),
        ),
        (
            b'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY % p SYSTEM "x"> '
            + b" " * 80_000,
            (
                "f.xml: declares the external entity 'p', which was not fetched."
                " Take the <!ENTITY> out of its DOCTYPE."
            ),
        ),
    ],
    ids=["in an attribute of the root", "before the root", "fetched before the root"],
)
def test_an_attack_before_the_root_is_refused_and_not_merely_unknown(
    data: bytes, message: str
) -> None:
    with pytest.raises(Refused) as caught:
        detect(data[:65536], Source("f.xml"))
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE x [<!ENTITY e "&#233;"><!NOTATION n SYSTEM "n">]><x/>',
        b"<rss><channel/></rss>",
        b"<",
        "\ufeff<a/>".encode("utf-16"),
        b"\0\1\2",
        b"",
    ],
)
def test_what_is_merely_unknown_is_not_refused(data: bytes) -> None:
    assert xml.refusal(data) is None


def test_comments_and_instructions_take_no_memory() -> None:
    rest = b"<!--" + b"x" * 1000 + b"--><?y " + b"z" * 1000 + b"?>"
    data = b"<r>" + rest * 5000 + b"<a>1<!-- c -->2<?p q?>3</a></r>"
    before = resident()
    assert texts(data) == ["123"]
    assert resident() - before < 5 * 2**20


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
