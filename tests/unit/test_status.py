"""The current status of a work: the rule's examples, and what holds for any claims."""

from __future__ import annotations

import random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retract_ld.codes import UPDATE_TYPES, Status, UpdateType
from retract_ld.dates import from_year_month_day
from retract_ld.models import Update, Work
from retract_ld.status import CANCELS, SEVERITY, current_status, status_history

WORK = Work(doi="10.1000/1")


def claim(type_: UpdateType, date: str | None, register: str = "crossref") -> Update:
    return Update(
        type=type_,
        raw_type="x" if type_ == "other" else None,
        date=date,
        asserted_by=register,
        work=WORK,
    )


_DATES = st.builds(
    lambda y, m, d: from_year_month_day(y, m, d) if m else f"{y}",
    st.integers(2009, 2012),
    st.one_of(st.none(), st.integers(1, 3)),
    st.one_of(st.none(), st.integers(1, 3)),
)
_CLAIMS = st.lists(
    st.builds(
        claim,
        st.sampled_from(get_args(UpdateType)),
        st.one_of(st.none(), _DATES),
        st.sampled_from(["crossref", "pubmed"]),
    ),
    max_size=7,
)


def test_severity_ranks_every_status_once():
    assert sorted(SEVERITY) == sorted(get_args(Status))


@pytest.mark.parametrize(
    ("claims", "status", "since"),
    [
        ([], None, None),
        ([("other", "2010")], None, None),
        ([("retraction", "2010-02-06")], "retracted", "2010-02-06"),
        ([("retraction", None)], "retracted", None),
        ([("correction", "2004"), ("retraction", "2010")], "retracted", "2010"),
        ([("retraction", "2010"), ("correction", "2011")], "retracted", "2010"),
        ([("removal", "2011"), ("retraction", "2010")], "removed", "2011"),
        ([("retraction", "2010"), ("reinstatement", "2012")], "reinstated", "2012"),
        ([("retraction", None), ("reinstatement", "2012")], "retracted", None),
        ([("retraction", "2010"), ("reinstatement", None)], "retracted", "2010"),
        ([("retraction", "2012"), ("reinstatement", "2012-05")], "retracted", "2012"),
        ([("retraction", "2012"), ("reinstatement", "2012")], "retracted", "2012"),
        (
            [
                ("retraction", "2010"),
                ("reinstatement", "2012"),
                ("retraction", "2014-01"),
            ],
            "retracted",
            "2014-01",
        ),
        (
            [("expression_of_concern", "2010"), ("concern_lifted", "2011")],
            "concern-lifted",
            "2011",
        ),
        (
            [("retraction", "2010"), ("concern_lifted", "2011")],
            "retracted",
            "2010",
        ),
        (
            [("expression_of_concern", "2010"), ("reinstatement", "2011")],
            "expression-of-concern",
            "2010",
        ),
        (
            [("withdrawal", "2010"), ("correction", "2009"), ("reinstatement", "2011")],
            "corrected",
            "2009",
        ),
    ],
)
def test_the_rule(claims, status, since):
    derived = current_status([claim(*parts) for parts in claims])
    assert (derived.status, derived.since) == (status, since)


def test_the_more_exact_of_two_dates_is_since():
    both = [
        claim("retraction", "2010-02", "pubmed"),
        claim("retraction", "2010-02-06", "retraction-watch"),
    ]
    derived = current_status(both)
    assert derived.since == "2010-02-06"
    assert derived.registers == ("pubmed", "retraction-watch")


def test_a_day_in_the_past():
    claims = [
        claim("retraction", "2010-02-06"),
        claim("reinstatement", "2012"),
        claim("expression_of_concern", None),
    ]
    assert current_status(claims, as_of="2009").status is None
    assert current_status(claims, as_of="2010-02-05").status is None
    derived = current_status(claims, as_of="2010-02-06")
    assert derived.status == "retracted"
    assert [c.standing for c in derived.claims] == ["stands", "later", "undated"]
    assert current_status(claims, as_of="2013").status == "reinstated"
    assert current_status(claims).status == "expression-of-concern"


def test_history_tells_each_change():
    claims = [
        claim("retraction", "2010-02-06"),
        claim("retraction", "2010-02-09", "pubmed"),
        claim("reinstatement", "2012"),
        claim("correction", "2013-01-01"),
    ]
    steps = [(step.as_of, step.status) for step in status_history(claims)]
    assert steps == [
        ("2010-02-06", "retracted"),
        ("2012", "reinstated"),
        ("2013-01-01", "corrected"),
    ]


def test_a_claim_without_a_work_says_nothing_of_one():
    from retract_ld.models import Notice

    update = Update(
        type="retraction", asserted_by="crossref", notice=Notice(doi="10.1000/2")
    )
    derived = current_status([update])
    assert derived.status is None
    assert derived.claims[0].standing == "silent"


@given(_CLAIMS, st.randoms())
def test_the_order_of_the_claims_does_not_matter(claims, order: random.Random):
    shuffled = list(claims)
    order.shuffle(shuffled)
    assert current_status(shuffled) == current_status(claims)


@given(_CLAIMS)
def test_every_claim_is_kept_once(claims):
    kept = [item.update for item in current_status(claims).claims]
    assert len(kept) == len(set(kept))
    assert set(kept) == set(claims)


@given(_CLAIMS)
def test_the_status_is_claimed_by_those_who_decide_it(claims):
    derived = current_status(claims)
    assert (derived.status is None) == (not derived.decided_by)
    for update in derived.decided_by:
        assert UPDATE_TYPES[update.type].status == derived.status
    if derived.since:
        assert derived.since in {update.date for update in derived.decided_by}


@given(_CLAIMS)
def test_nothing_graver_stands(claims):
    derived = current_status(claims)
    for item in derived.claims:
        if item.standing == "stands":
            assert SEVERITY.index(item.status) >= SEVERITY.index(derived.status)


@given(_CLAIMS, _CLAIMS)
def test_more_claims_that_cancel_nothing_never_make_it_less_grave(claims, more):
    more = [item for item in more if UPDATE_TYPES[item.type].status not in CANCELS]
    before, after = current_status(claims).status, current_status(claims + more).status
    if before is not None:
        assert SEVERITY.index(after) <= SEVERITY.index(before)


@given(_CLAIMS)
def test_only_an_earlier_dated_claim_of_the_family_is_cancelled(claims):
    for item in current_status(claims).claims:
        if item.standing == "cancelled":
            by = item.cancelled_by
            assert item.status in CANCELS[UPDATE_TYPES[by.type].status]
            length = min(len(item.update.date), len(by.date))
            assert item.update.date[:length] < by.date[:length]


@given(_CLAIMS)
def test_the_last_day_is_now_but_for_undated_claims(claims):
    dated = [item for item in claims if item.date]
    asked, now = current_status(dated, as_of="9999-12-31"), current_status(dated)
    assert (asked.status, asked.since) == (now.status, now.since)
