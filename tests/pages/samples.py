"""Pages and claims of our own making for the tests of pages."""

from __future__ import annotations

from retract_ld.models import Agent, Journal, Notice, Organization, Update, Work

NOTICE = Notice(
    doi="10.5555/notice.1",
    title="Retraction: Effects of tea on </script> & \u2028 sleep <!--<script>",
    published="2010-02",
    language="en",
    journal=Journal(title="Journal of Tea", issns=("1234-5679",)),
    publisher=Organization(name="Leaf & Bud"),
    free_to_read=True,
    text="The editors retract this article.",
)
WORK = Work(
    doi="10.5555/work.1",
    pmid="12345",
    title="Effects of tea on </script> & \u2028 sleep <!--<script>",
    published="2008-05-06",
    url="https://journal.example/articles/work.1",
    authors=(
        Agent(
            name="Ada Ångström",
            given_name="Ada",
            family_name="Ångström",
            orcid="0000-0002-1825-0097",
            affiliations=(Organization(name="University of Göteborg"),),
        ),
        Agent(name="The Tea Group", kind="organization"),
    ),
    journal=Journal(title="Journal of Tea", issns=("1234-5679",)),
    volume="3",
    issue="1",
    pages="10–19",
    page_start="10",
    page_end="19",
    license="https://creativecommons.org/licenses/by/4.0/",
)
RETRACTION = Update(
    type="retraction",
    date="2010-02-06",
    asserted_by="publisher",
    notice=NOTICE,
    work=WORK,
    reasons=("duplication-of-text",),
    policy="https://journal.example/policy",
)
CONCERN = Update(
    type="expression_of_concern",
    date="2009",
    asserted_by="crossref",
    notice=Notice(doi="10.5555/concern.1", title="Expression of concern: tea"),
    work=WORK,
)
IN_SITU = Update(
    type="retraction",
    date="2011-01-01",
    asserted_by="crossref",
    notice=Notice(doi="10.5555/insitu.1", title="RETRACTED: Coffee"),
    work=Work(doi="10.5555/insitu.1", title="RETRACTED: Coffee"),
)
CLAIMS = (RETRACTION, CONCERN, IN_SITU)


def page(doi: str, head: str = "", body: str = "<p>Text</p>") -> bytes:
    """A plain page of an article."""
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="citation_doi" content="{doi}">\n<title>Été</title>\n{head}</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    ).encode()


#: Pages of every awkward shape, each with a DOI of one of the claims.
_META = '<meta name="citation_doi" content="10.5555/work.1">'
SHAPES: dict[str, bytes] = {
    "plain": page("10.5555/work.1"),
    "crlf": page("10.5555/work.1").replace(b"\n", b"\r\n"),
    "cr": page("10.5555/work.1").replace(b"\n", b"\r"),
    "bom": b"\xef\xbb\xbf" + page("10.5555/work.1"),
    "utf-16 le": "\ufeff".encode("utf-16-le")
    + page("10.5555/work.1").decode().encode("utf-16-le"),
    "utf-16 be": "\ufeff".encode("utf-16-be")
    + page("10.5555/work.1").decode().encode("utf-16-be"),
    "windows-1252": f'<meta charset="iso-8859-1">{_META}<title>Été “x”</title>'.encode(
        "cp1252"
    ),
    "shift_jis": f'<html><head><meta charset="Shift_JIS">{_META}<title>表示ソ</title>'
    "</head><body>構</body></html>".encode("cp932"),
    "iso-2022-jp": f'<html><head><meta charset="iso-2022-jp">{_META}<title>頭部</title>'
    "</head><body>頭</body></html>".encode("iso2022_jp"),
    "gb18030": f'<head><meta charset="gbk">{_META}<title>撤稿</title></head>'.encode(
        "gb18030"
    ),
    "not utf-8": f'<head><meta charset="utf-8">{_META}</head><p>'.encode()
    + b"\xff\xfe\x80",
    "no doctype": f"<html><head>{_META}</head><body>x</body></html>".encode(),
    "no head tags": f"<!doctype html>\n<title>x</title>\n{_META}\n<p>x".encode(),
    "no tags of structure": f"{_META}text".encode(),
    "head never closed": f"<html><head>{_META}<title>x</title><body><p>x".encode(),
    "text in head": f"<html><head>{_META} text <title>x</title></head><body>".encode(),
    "div in head": f"<html><head>{_META}<div>x</div></head><body>y".encode(),
    "commented head": f"<html><!-- </head><body> --><head>{_META}<!-- </head> --></head>"
    "<body>x".encode(),
    "head in a script": f"<html><head>{_META}<script>var a = '</head>';</script></head>"
    "<body>x".encode(),
    "script in a script": f"<html><head>{_META}<script><!-- <script> </head></script> "
    "--></script></head><body>x".encode(),
    "cdata": f"<html><head>{_META}<script>//<![CDATA[\nif (a < b && c > d) {{}}\n//]]>"
    "</script></head><body>x".encode(),
    "attributes": f"<html data-x='</head>' lang=en><head>{_META}<meta name=\"a>b\" "
    "content='</head>'></head><body class=\"<body>\">x".encode(),
    "capitals": f"<HTML><HEAD>{_META}</HEAD><BODY>x</BODY></HTML>".encode(),
    "slashes": f"<html/><head/>{_META}</head/><body/>x".encode(),
    "template": f"<html><head>{_META}<template></head><body></template></head><body>".encode(),
    "noscript": f"<html><head>{_META}<noscript><img src=x></noscript></head><body>".encode(),
    "frames": f"<html><head>{_META}</head><frameset><frame src=a></frameset></html>".encode(),
    "comment to the end": f"<html><head>{_META}<title>x</title><!-- never closed".encode(),
    "script to the end": f"<html><head>{_META}<script>var x = 1;".encode(),
    "tag to the end": f'<html><head>{_META}<p class="never closed'.encode(),
    "conditional comments": f"<!--[if IE]><html class=ie><![endif]--><html><head>{_META}"
    "<!--[if lt IE 9]><script src=a></script><![endif]--></head><body>".encode(),
    "xhtml": '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC '
    '"-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/'
    'xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml"><head>'
    f"{_META[:-1]}/><title>é</title></head><body><p>x</p></body></html>".encode(),
    "other json-ld": f'<head>{_META}<script type="application/ld+json">{{"@context":'
    '"https://schema.org","@type":"WebSite","name":"x"}</script></head>'.encode(),
    "broken json-ld": f'<head>{_META}<script type="application/ld+json">{{oops</script>'
    "</head><body>".encode(),
    "late charset": f"<html>{_META}<p>x<meta charset=utf-8></p></html>".encode(),
}
