"""The questions that the rules ask of an update."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.models import Document, Update

__all__ = [
    "always",
    "is_dated",
    "is_in_own_words",
    "is_in_scope_of_crec",
    "is_in_scope_of_crec_only",
    "is_mere_correction",
    "is_not_before_work",
    "is_not_paywalled",
    "knows_title",
    "knows_whether_free",
    "knows_who",
    "knows_who_and_why",
    "knows_why",
    "knows_work_title",
    "notice_has_own_doi",
    "notice_is_dated",
    "retracts",
    "says_who",
    "says_who_and_why",
    "says_why",
    "title_is_kind_and_work",
    "title_tells_kind",
    "title_tells_no_retraction",
    "type_is_known",
    "work_can_be_told",
    "work_has_doi",
    "work_has_title",
    "work_is_identified",
    "work_should_be_marked",
    "work_title_is_marked",
]

#: COPE's guidelines are about these.
_RETRACTIVE: Final = {
    "partial_retraction",
    "retract_and_replace",
    "retraction",
    "withdrawal",
}
#: CREC is about these besides.
_CREC_ONLY: Final = {"expression_of_concern", "removal", "temporary_removal"}
_CORRECTIVE: Final = {"clarification", "correction", "corrigendum", "erratum"}

#: Reasons that say nothing of why.
_NO_REASONS: Final = {
    "date-of-article-and-or-notice-unknown",
    "doing-the-right-thing",
    "no-further-action",
    "notice-lack-of",
    "notice-limited-or-no-information",
    "notice-unable-to-access-via-current-resources",
    "upgrade-update-of-prior-notices",
}

_RETRACTION: Final = (
    r"retract|rétract|retrat|ritratt|retrakt|retrahier|widerruf|отзыв|ретракци"
    r"|撤稿|撤销|撤回|철회|سحب"
)
_WITHDRAWAL: Final = r"withdraw|retir|retrait|zurückzieh|zurückgez|取り下げ|取下げ"
_CONCERN: Final = (
    r"concern|preocupa|préoccupation|mise en garde|besorgnis|关注|关切|懸念"
)
_REMOVAL: Final = r"remov|elimin|remoç|suppress|entfern|移除|削除"
#: What a title of a notice may say, by type.
_KINDS: Final = {
    "expression_of_concern": _CONCERN,
    "partial_retraction": _RETRACTION,
    "removal": _REMOVAL,
    "retract_and_replace": _RETRACTION,
    "retraction": f"{_RETRACTION}|{_WITHDRAWAL}",
    "temporary_removal": _REMOVAL,
    "withdrawal": f"{_WITHDRAWAL}|{_RETRACTION}",
}
_KIND_WORDS: Final = {
    kind: re.compile(words, re.IGNORECASE) for kind, words in _KINDS.items()
}
#: Words that may come before the kind of a notice in its title.
_BEFORE: Final = (
    r"(?:article|authors?|editorial|formal|note|notice|of|partial|publisher|s"
    r"|statement)"
)
_TELLS_RETRACTION: Final = re.compile(
    rf"^\W*(?:{_BEFORE}\W+){{0,4}}(?:{_RETRACTION}|{_WITHDRAWAL})", re.IGNORECASE
)
#: ``RETRACTED ARTICLE:`` and the like before the title of a work.
_MARK: Final = re.compile(
    rf"^\W*(?:expression\s+of\s+)?(?:{'|'.join(_KINDS.values())})\w*(?:\s+\w+){{0,2}}"
    r"\s*[\]):–—-]+\s*",
    re.IGNORECASE,
)
_NOT_WORD: Final = re.compile(r"[\W_]+")


def always(_: Update) -> bool:
    """Whether a rule for all updates applies."""
    return True


def retracts(update: Update) -> bool:
    """Whether the update is one that COPE's guidelines are about, with a notice."""
    return update.type in _RETRACTIVE and update.notice is not None


def is_in_scope_of_crec_only(update: Update) -> bool:
    """Whether CREC, but not COPE's retraction guidelines, is about the update."""
    return update.type in _CREC_ONLY and update.notice is not None


def is_in_scope_of_crec(update: Update) -> bool:
    """Whether CREC is about the update."""
    return retracts(update) or is_in_scope_of_crec_only(update)


def is_mere_correction(update: Update) -> bool:
    """Whether the update corrects or clarifies and no more."""
    return update.type in _CORRECTIVE


def work_is_identified(update: Update) -> bool:
    """Whether any identifier or address of the work is given."""
    return update.work is not None and update.work.identified


def work_has_doi(update: Update) -> bool:
    """Whether the work's DOI is given."""
    return update.work is not None and update.work.doi is not None


def work_has_title(update: Update) -> bool:
    """Whether the work's title is given."""
    return update.work is not None and update.work.title is not None


def work_can_be_told(update: Update) -> bool:
    """Whether the work has an identifier, an address or a title."""
    return work_is_identified(update) or work_has_title(update)


def title_tells_kind(update: Update) -> bool:
    """Whether the notice's title has a word for its kind."""
    title = update.notice.title if update.notice else None
    words = _KIND_WORDS.get(update.type)
    return title is not None and (words is None or words.search(title) is not None)


def title_is_kind_and_work(update: Update) -> bool:
    """Whether the notice's title has a word for its kind, then the work's title."""
    if not title_tells_kind(update):
        return False
    assert update.notice is not None
    work = update.work.title if update.work else None
    return work is None or _folded(_MARK.sub("", work)) in _folded(update.notice.title)


def title_tells_no_retraction(update: Update) -> bool:
    """Whether the notice's title does not begin like that of a retraction."""
    title = update.notice.title if update.notice else None
    return title is None or _TELLS_RETRACTION.match(title) is None


def _folded(title: str | None) -> str:
    return _NOT_WORD.sub("", title or "").casefold()


def work_should_be_marked(update: Update) -> bool:
    """Whether the record is the work's own, of a work whose title is to be marked."""
    return (
        update.found_on == "work"
        and update.type in _RETRACTIVE | _CREC_ONLY
        and work_has_title(update)
    )


def work_title_is_marked(update: Update) -> bool:
    """Whether the work's title has a word for its status."""
    title = update.work.title if update.work else None
    return title is not None and _KIND_WORDS[update.type].search(title) is not None


def is_dated(update: Update) -> bool:
    """Whether the update or its notice has a date."""
    return update.date is not None or notice_is_dated(update)


def notice_is_dated(update: Update) -> bool:
    """Whether the notice has a publication date of its own."""
    return _published(update.notice) is not None


def _published(document: Document | None) -> str | None:
    """Return the earliest date of publication, of those as exact as there are."""
    if document is None:
        return None
    dates = (document.published, document.published_online, document.published_print)
    return min((date for date in dates if date), default=None)


def is_not_before_work(update: Update) -> bool:
    """Whether the update is not dated before the work, as exactly as both are known."""
    date, work = update.date, _published(update.work)
    if date is None or work is None:
        return True
    known = min(len(date), len(work))
    return date[:known] >= work[:known]


def is_not_paywalled(update: Update) -> bool:
    """Whether the notice is free to read, as far as is known."""
    return update.notice is None or update.notice.free_to_read is not False


def is_in_own_words(update: Update) -> bool:
    """Whether the record is the notice itself, not a register's entry about it."""
    return update.asserted_by == "publisher" or (
        update.notice is not None and update.notice.text is not None
    )


def knows_whether_free(update: Update) -> bool:
    """Whether it is known that the notice is, or is not, free to read."""
    return update.notice is not None and update.notice.free_to_read is not None


def knows_title(update: Update) -> bool:
    """Whether the record would tell the title of the notice."""
    titled = update.notice is not None and update.notice.title is not None
    return titled or is_in_own_words(update)


def knows_work_title(update: Update) -> bool:
    """Whether the record would tell the title of the work."""
    return work_has_title(update) or is_in_own_words(update)


def knows_who(update: Update) -> bool:
    """Whether the record would tell who is behind the update."""
    return says_who(update) or is_in_own_words(update)


def knows_why(update: Update) -> bool:
    """Whether the record would tell the reasons."""
    return bool(update.reasons or update.raw_reasons) or is_in_own_words(update)


def knows_who_and_why(update: Update) -> bool:
    """Whether the record would tell both who is behind the update and the reasons."""
    return knows_who(update) and knows_why(update)


def notice_has_own_doi(update: Update) -> bool:
    """Whether the notice has a DOI that is not the work's."""
    return (
        update.notice is not None
        and update.notice.doi is not None
        and not update.self_referential
    )


def says_who(update: Update) -> bool:
    """Whether it is told who initiated or accepted the update."""
    return bool(update.initiated_by or update.accepted_by)


def says_why(update: Update) -> bool:
    """Whether any reason is given that says why."""
    return bool(set(update.reasons) - _NO_REASONS) or (
        not update.reasons and bool(update.raw_reasons)
    )


def says_who_and_why(update: Update) -> bool:
    """Whether it is told both who issued the notice and why."""
    return says_who(update) and says_why(update)


def type_is_known(update: Update) -> bool:
    """Whether our scheme has a type for the source's word."""
    return update.type != "other"
