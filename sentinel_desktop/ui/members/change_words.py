"""Changes of many members in words: what is asked, what would come of it, what came of it."""

from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.member_changes import (
    Archive,
    Changed,
    ChangedMeanwhile,
    ChangePreview,
    GiveTag,
    Grant,
    LeftOut,
    LeftOutReason,
    MemberChange,
    MemberField,
    Restore,
    TakeTag,
    Withdraw,
)
from sentinel_desktop.domain.member_filters import Facet, FilterChoice
from sentinel_desktop.services.members import MemberChoices
from sentinel_desktop.ui.members.words import choice_label, members_text
from sentinel_desktop.ui.times import number_text

translate = QCoreApplication.translate


class ChangeKind(StrEnum):
    """What can be done to many members, in the order in which it is offered."""

    DIVISION = "division"
    RANK = "rank"
    STATUS = "status"
    TYPE = "type"
    MESS = "mess"
    GIVE_TAG = "give_tag"
    TAKE_TAG = "take_tag"
    GRANT = "grant"
    WITHDRAW = "withdraw"
    ARCHIVE = "archive"
    RESTORE = "restore"

    @property
    def field(self) -> MemberField | None:
        """The detail that is set, None where it is none of the members' own."""
        return _FIELDS.get(self)

    @property
    def facet(self) -> Facet | None:
        """The list whose values are offered, None where it is that of the messes, or none."""
        return _FACETS.get(self)


_FIELDS = {
    ChangeKind.DIVISION: MemberField.DIVISION,
    ChangeKind.RANK: MemberField.RANK,
    ChangeKind.STATUS: MemberField.STATUS,
    ChangeKind.TYPE: MemberField.TYPE,
    ChangeKind.MESS: MemberField.MESS,
}
_FACETS = {
    ChangeKind.DIVISION: Facet.DIVISIONS,
    ChangeKind.RANK: Facet.RANKS,
    ChangeKind.STATUS: Facet.STATUSES,
    ChangeKind.TYPE: Facet.TYPES,
    ChangeKind.GIVE_TAG: Facet.TAGS,
    ChangeKind.TAKE_TAG: Facet.TAGS,
    ChangeKind.GRANT: Facet.QUALIFICATIONS,
    ChangeKind.WITHDRAW: Facet.QUALIFICATIONS,
}
NO_MESS = UUID(int=0)
"""Stands for no mess among the values that are offered."""


def kind_word(kind: ChangeKind) -> str:
    """Return what is offered."""
    return {
        ChangeKind.DIVISION: translate("Members", "Division"),
        ChangeKind.RANK: translate("Members", "Rank"),
        ChangeKind.STATUS: translate("Members", "Status"),
        ChangeKind.TYPE: translate("Members", "Type"),
        ChangeKind.MESS: translate("Members", "Mess"),
        ChangeKind.GIVE_TAG: translate("Members", "Give a tag"),
        ChangeKind.TAKE_TAG: translate("Members", "Take a tag"),
        ChangeKind.GRANT: translate("Members", "Grant a qualification"),
        ChangeKind.WITHDRAW: translate("Members", "Withdraw a qualification"),
        ChangeKind.ARCHIVE: translate("Members", "Archive"),
        ChangeKind.RESTORE: translate("Members", "Restore from the archive"),
    }[kind]


def values_of(kind: ChangeKind, choices: MemberChoices) -> tuple[FilterChoice, ...]:
    """Return the values that are offered: what is hidden may be taken away, and not given."""
    if kind is ChangeKind.MESS:
        nothing = FilterChoice(NO_MESS, translate("Members", "No mess"), translate("Members", "No mess"))
        return (nothing, *(choice for choice in choices.messes if choice.is_active))
    if kind.facet is None:
        return ()
    takes_away = kind in {ChangeKind.TAKE_TAG, ChangeKind.WITHDRAW}
    return tuple(choice for choice in choices.facets.get(kind.facet, ()) if choice.is_active or takes_away)


# --- what would come of it --------------------------------------------------------------------------------------------


def preview_sentence(preview: ChangePreview, value: FilterChoice | None) -> str:
    """Return how many change, from what to what."""
    label = "" if value is None else choice_label(value)
    if not preview.count:
        return translate("Members", "Nobody changes.")
    if preview.before:
        parts = [_from_text(before or translate("Members", "none"), count) for before, count in preview.before]
        return translate("Members", "{members}: {before} → {after}").format(
            members=changing_text(preview.count), before=", ".join(parts), after=label
        )
    return _does(preview.change, preview.count, label)


def action_text(change: MemberChange | None, count: int) -> str:
    """Return what the button says that does it."""
    members = members_text(count)
    if isinstance(change, Archive):
        return translate("Members", "Archive {members}").format(members=members)
    if isinstance(change, Restore):
        return translate("Members", "Restore {members}").format(members=members)
    return translate("Members", "Change {members}").format(members=members)


def changing_text(count: int) -> str:
    """Return how many change."""
    return translate("Members", "{n} member(s) change", "", count).format(n=number_text(count))


def _from_text(before: str, count: int) -> str:
    return translate("Members", "{value} ({n})").format(value=before, n=number_text(count))


def _does(change: MemberChange, count: int, label: str) -> str:
    members = members_text(count)
    sentence = translate("Members", "{members}: {value}")
    match change:
        case GiveTag():
            sentence = translate("Members", "{members}: the tag {value} is given.")
        case TakeTag():
            sentence = translate("Members", "{members}: the tag {value} is taken.")
        case Grant():
            sentence = translate("Members", "{members}: {value} is granted.")
        case Withdraw():
            sentence = translate("Members", "{members}: {value} is withdrawn.")
        case Archive():
            sentence = translate("Members", "{members}: out of the unit, and kept in the archive.")
        case Restore():
            sentence = translate("Members", "{members}: of the unit again.")
    return sentence.format(members=members, value=label)


def more_sentences(preview: ChangePreview) -> tuple[str, ...]:
    """Return what else is to know before it is done: who is signed out, what is renewed, who is left out and why."""
    said: list[str] = []
    if preview.present:
        said.append(
            translate("Members", "In the building and signed out by this: {n}.").format(n=number_text(preview.present))
        )
    if isinstance(preview.change, Grant) and preview.held:
        said.append(translate("Members", "Ran out and granted anew: {n}.").format(n=number_text(len(preview.held))))
    return (*said, *(_left_out_sentence(each) for each in preview.left_out))


def _left_out_sentence(left_out: LeftOut) -> str:
    why = {
        LeftOutReason.HAS_IT: translate("Members", "Left out, because they have it already: {n}"),
        LeftOutReason.HAS_IT_NOT: translate("Members", "Left out, because they do not have it: {n}"),
        LeftOutReason.HAS_IT_LATER: translate("Members", "Left out, because it is granted from a later day on: {n}"),
        LeftOutReason.ARCHIVED: translate("Members", "Left out, because they are archived already: {n}"),
        LeftOutReason.NOT_ARCHIVED: translate("Members", "Left out, because they are of the unit: {n}"),
        LeftOutReason.GONE: translate("Members", "Left out, because somebody deleted them: {n}"),
    }[left_out.reason].format(n=number_text(left_out.count))
    return why + _named(left_out.names, left_out.count)


def _named(names: tuple[str, ...], count: int) -> str:
    if not names:
        return "."
    more = count - len(names)
    # Names end in a full stop of their own as often as not.
    listed = "; ".join(names)
    return f" ({listed}; +{number_text(more)})" if more else f" ({listed})"


# --- what came of it --------------------------------------------------------------------------------------------------


def conflict_sentence(conflict: ChangedMeanwhile) -> str:
    """Return who was changed meanwhile."""
    count = len(conflict.members)
    said = translate("Members", "{n} changed meanwhile; nothing is done yet", "", count)
    return said.format(n=number_text(count)) + _named(conflict.names, count)


def done_sentence(done: Changed, change: MemberChange) -> str:
    """Return what was done."""
    if isinstance(change, Archive) and done.signed_out:
        return translate("Members", "{members} archived; signed out: {n}.").format(
            members=members_text(done.count), n=number_text(done.signed_out)
        )
    return translate("Members", "{members} changed.").format(members=members_text(done.count))


def undone_sentence(done: Changed) -> str:
    """Return what was undone."""
    if done.signed_out:
        return translate("Members", "Undone for {members}; in the building again: {n}.").format(
            members=members_text(done.count), n=number_text(done.signed_out)
        )
    return translate("Members", "Undone for {members}.").format(members=members_text(done.count))
