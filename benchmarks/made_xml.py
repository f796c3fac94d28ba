"""Records of the XML formats."""

from __future__ import annotations

from benchmarks.made_words import (
    AUTHORS,
    REFERENCES,
    affiliation,
    day,
    family,
    title,
    words,
)


def pubmed(number: int, updated: bool) -> bytes:
    year, month, date = day(number)
    relation = (
        '<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>'
        f"Ann Invent Med. {year + 3} Feb {date};15(2):{number}. doi: 10.5555/aim.{number}."
        f'</RefSource><PMID Version="1">{number + 1}</PMID></CommentsCorrections>'
        "</CommentsCorrectionsList>"
    )
    authors = "".join(
        f'<Author ValidYN="Y"><LastName>{family(number, n)}</LastName>'
        f"<ForeName>Given {n}</ForeName><Initials>G</Initials><AffiliationInfo>"
        f"<Affiliation>{affiliation(number, n)}</Affiliation></AffiliationInfo></Author>"
        for n in range(AUTHORS)
    )
    headings = "".join(
        f'<MeshHeading><DescriptorName UI="D{n:06}" MajorTopicYN="N">Heading {n}'
        "</DescriptorName></MeshHeading>"
        for n in range(12)
    )
    references = "".join(
        f"<Reference><Citation>Somebody. Pots {n}. J Pots. 2001.</Citation><ArticleIdList>"
        f'<ArticleId IdType="pubmed">{n + 1}</ArticleId></ArticleIdList></Reference>'
        for n in range(REFERENCES * 3 // 4)
    )
    return (
        '<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">'
        f'{number}</PMID><Article PubModel="Print"><Journal><ISSN IssnType="Print">0140-6736'
        '</ISSN><JournalIssue CitedMedium="Print"><Volume>12</Volume><Issue>3</Issue>'
        f"<PubDate><Year>{year}</Year><Month>{month:02}</Month></PubDate></JournalIssue>"
        f"<Title>Annals of invented medicine</Title></Journal><ArticleTitle>{title(number)}"
        f".</ArticleTitle><Pagination><MedlinePgn>{number}-{number + 9}</MedlinePgn>"
        f"</Pagination><Abstract><AbstractText>{words(number, 190)}</AbstractText></Abstract>"
        f"<AuthorList>{authors}</AuthorList><Language>eng</Language><PublicationTypeList>"
        '<PublicationType UI="D016428">Journal Article</PublicationType>'
        "</PublicationTypeList></Article>"
        f"{relation if updated else ''}<MeshHeadingList>{headings}</MeshHeadingList>"
        f'</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">{number}'
        f'</ArticleId><ArticleId IdType="doi">10.5555/{number}</ArticleId></ArticleIdList>'
        f"<ReferenceList>{references}</ReferenceList></PubmedData></PubmedArticle>\n"
    ).encode()


def deposit(number: int, updated: bool) -> bytes:
    year, month, date = day(number)
    updates = (
        f"<updates><update type='retraction' date='{year + 3}-{month:02}-{date:02}'>"
        f"10.5555/work.{number}</update></updates>"
    )
    people = "".join(
        "<person_name sequence='additional' contributor_role='author'><given_name>Given"
        f"</given_name><surname>{family(number, n)}</surname></person_name>"
        for n in range(AUTHORS)
    )
    citations = "".join(
        f"<citation key='r{n}'><journal_title>J Pots</journal_title><author>Somebody"
        f"</author><cYear>2001</cYear><doi>10.5555/{n}</doi></citation>"
        for n in range(REFERENCES)
    )
    return (
        "<journal><journal_metadata><full_title>Annals</full_title>"
        "<issn media_type='print'>01406736</issn></journal_metadata><journal_issue>"
        f"<journal_volume><volume>{number % 90}</volume></journal_volume><issue>2</issue>"
        f"</journal_issue><journal_article><titles><title>{title(number)}</title></titles>"
        f"<contributors>{people}</contributors><abstract><p>{words(number, 190)}</p></abstract>"
        f"<publication_date><month>{month}</month><year>{year}</year></publication_date>"
        "<crossmark><crossmark_policy>10.5555/policy</crossmark_policy>"
        f"{updates if updated else ''}</crossmark><doi_data><doi>10.5555/{number}</doi>"
        f"<resource>https://example.org/{number}</resource></doi_data>"
        f"<citation_list>{citations}</citation_list></journal_article></journal>\n"
    ).encode()


def jats(number: int, updated: bool) -> bytes:
    """Make an article of some 40 KB as PubMed Central has them, or a notice of one."""
    year, month, date = day(number)
    people = "".join(
        f'<contrib contrib-type="author"><name><surname>{family(number, n)}</surname>'
        f'<given-names>Given {n}</given-names></name><xref ref-type="aff" rid="a{n % 2}"/>'
        "</contrib>"
        for n in range(AUTHORS)
    )
    places = "".join(f'<aff id="a{n}">{affiliation(number, n)}</aff>' for n in range(2))
    related = (
        '<related-article related-article-type="retracted-article" ext-link-type="doi"'
        f' xlink:href="10.5555/work.{number}" id="ra1"/>'
    )
    references = "".join(
        f'<ref id="r{n}"><element-citation publication-type="journal"><person-group>'
        f"<name><surname>Somebody</surname><given-names>S</given-names></name>"
        f"</person-group><article-title>Pots {n}</article-title><source>J Pots</source>"
        f"<year>2001</year><volume>{n}</volume></element-citation></ref>"
        for n in range(REFERENCES)
    )
    body = "".join(
        f"<sec><title>Part {n}</title>"
        + "".join(
            f"<p>{words(64 * number + 8 * n + part, 45)}"
            f'<xref ref-type="bibr" rid="r{n}">{n}</xref>.</p>'
            for part in range(8)
        )
        + "</sec>"
        for n in range(8)
    )
    if updated:
        body = (
            f"<p>The editors have retracted this article on {number} pots at the request"
            " of its authors, because the results could not be reproduced.</p>"
        )
    return (
        '<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="'
        f'{"retraction" if updated else "research-article"}"><front><journal-meta>'
        "<journal-title-group><journal-title>Annals of Invented Medicine</journal-title>"
        '</journal-title-group><issn pub-type="ppub">0140-6736</issn><publisher>'
        "<publisher-name>Invented Press</publisher-name></publisher></journal-meta>"
        f'<article-meta><article-id pub-id-type="doi">10.5555/{number}</article-id>'
        f"<title-group><article-title>{'Retraction: ' if updated else ''}{title(number)}"
        f"</article-title></title-group><contrib-group>{people}</contrib-group>{places}"
        f'<pub-date pub-type="epub"><day>{date}</day><month>{month}</month><year>{year}'
        f"</year></pub-date>{related if updated else ''}<abstract><p>{words(number, 190)}</p>"
        f"</abstract></article-meta></front><body>{body}</body><back><ref-list>{references}"
        "</ref-list></back></article>\n"
    ).encode()
