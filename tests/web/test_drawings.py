"""Timeline and picture: every claim in its place, nothing over another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from retract_ld.models import Notice, Update, Work
from retract_ld.terms import DEFAULT_BASE
from retract_ld.web.claims import StoredClaim
from retract_ld.web.documents import claim_facts
from retract_ld.web.picture import picture
from retract_ld.web.timeline import timeline

DATES = st.one_of(
    st.none(),
    st.integers(1, 9999).map("{:04d}".format),
    st.dates().map(lambda day: f"{day:%Y-%m}".rjust(7, "0")),
    st.dates().map(lambda day: day.isoformat()),
)


@st.composite
def claims(draw):
    found = []
    for number in range(draw(st.integers(1, 12))):
        notice = draw(st.sampled_from([None, "10.5555/n1", "10.5555/n2", "10.5555/n3"]))
        work = f"10.5555/w{draw(st.integers(1, 3))}"
        update = Update(
            type=draw(st.sampled_from(["retraction", "correction", "reinstatement"])),
            date=draw(DATES),
            asserted_by=draw(st.sampled_from(["crossref", "pubmed", "publisher"])),
            notice=Notice(doi=notice) if notice else None,
            work=Work(doi=work),
        )
        stored = StoredClaim(
            f"https://example.org/{number}",
            "https://example.org/g",
            update,
            (),
            f"https://doi.org/{notice}" if notice else None,
            f"https://doi.org/{work}",
            None,
        )
        found.append(claim_facts(stored, DEFAULT_BASE))
    return found


@given(claims(), DATES)
def test_every_dated_claim_is_on_the_line(found, published):
    line = timeline(found, published)
    dated = [claim for claim in found if claim.date]
    if not dated:
        assert line is None
        return
    marks = [mark for lane in line.lanes for mark in lane.marks]
    assert sorted(mark.claim.iri for mark in marks) == sorted(c.iri for c in dated)
    assert sum(lane.undated for lane in line.lanes) == len(found) - len(dated)
    for mark in marks:
        assert 0 <= mark.start <= mark.start + mark.width <= 100.02
    for lane in line.lanes:
        for earlier, later in pairwise(lane.marks):
            assert earlier.start <= later.start
    assert line.ticks[0].at == 0
    assert 2 <= len(line.ticks) <= 7


@given(claims())
def test_no_box_covers_another_and_every_link_is_drawn(found):
    drawn = picture(found)
    assert drawn == picture(found)
    shown = found[: len(found) - drawn.left_out]
    assert [box.iri for box in drawn.boxes if box.kind == "claim"] == [
        claim.iri for claim in shown
    ]
    for kind in ("claim", "notice", "work"):
        column = sorted(box.y for box in drawn.boxes if box.kind == kind)
        assert all(below - above >= 74 for above, below in pairwise(column))
    links = sum(bool(claim.notice) + bool(claim.work) for claim in shown)
    assert len(drawn.edges) == links
    assert all(box.y + box.height <= drawn.height for box in drawn.boxes)
    assert all(len(box.lines) <= 3 for box in drawn.boxes)
