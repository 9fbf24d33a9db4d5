"""How a change of many members is judged, done and undone in one unit of work; it never commits."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, assert_never
from uuid import UUID

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    RecordNotFoundError,
    StaleVersionError,
    StoreConflictError,
)
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.member_changes import (
    NAMES_TOLD,
    Archive,
    Changed,
    ChangePreview,
    GiveTag,
    Grant,
    LeftOut,
    LeftOutReason,
    MemberChange,
    MemberField,
    Restore,
    SetField,
    TakeTag,
    UndoStep,
    Withdraw,
)
from sentinel_desktop.domain.members import MemberDetails
from sentinel_desktop.domain.qualifications import QualificationDetails
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.services.archiving import Act, archive, put_back, sign_in_again
from sentinel_desktop.services.ports import NewId
from sentinel_desktop.services.ports.members import MemberLists, MembersWork

MemberRecord = Record[MemberDetails]


class MeanwhileError(Exception):
    """Somebody else changed these members, or removed them; what was begun is to be rolled back."""

    def __init__(self, members: Collection[UUID]) -> None:
        super().__init__("members were changed meanwhile")
        self.members = frozenset(members)


@dataclass(frozen=True, slots=True)
class _Had:
    """Who has the tag that a change is about, and by member the qualification."""

    tagged: frozenset[UUID] = frozenset()
    qualified: Mapping[UUID, Record[QualificationDetails]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangeAtWork:
    """One change in one unit of work."""

    work: MembersWork
    new_id: NewId

    # --- what would come of it ----------------------------------------------------------------------------------------

    def preview(self, change: MemberChange, members: Collection[UUID]) -> ChangePreview:
        """Return what ``change`` would do to these members as they are now."""
        records = self.work.members.these(members)
        had = self._had(change, [record.id for record in records])
        kept_out: dict[LeftOutReason, list[str]] = {}
        changing: list[MemberRecord] = []
        for record in sorted(records, key=lambda record: record.details.display_name.casefold()):
            reason = self._why_left_out(change, record, had)
            if reason is None:
                changing.append(record)
            else:
                kept_out.setdefault(reason, []).append(record.details.display_name)
        left_out = [LeftOut(reason, len(who), tuple(who[:NAMES_TOLD])) for reason, who in kept_out.items()]
        if gone := len(set(members)) - len(records):
            left_out.append(LeftOut(LeftOutReason.GONE, gone, ()))
        ids = [record.id for record in changing]
        return ChangePreview(
            change,
            tuple(record.seen for record in changing),
            before=self._before(change, changing),
            left_out=tuple(left_out),
            present=self._present(ids) if isinstance(change, Archive) else 0,
            held={key: had.qualified[key].seen for key in ids if key in had.qualified},
        )

    def _why_left_out(self, change: MemberChange, record: MemberRecord, had: "_Had") -> LeftOutReason | None:
        details, tagged = record.details, record.id in had.tagged
        match change:
            case SetField(detail, value):
                reason = _when(getattr(details, detail.value) == value, LeftOutReason.HAS_IT)
            case GiveTag():
                reason = _when(tagged, LeftOutReason.HAS_IT)
            case TakeTag():
                reason = _when(not tagged, LeftOutReason.HAS_IT_NOT)
            case Grant():
                reason = _why_not_granted(change, had.qualified.get(record.id))
            case Withdraw():
                reason = _when(record.id not in had.qualified, LeftOutReason.HAS_IT_NOT)
            case Archive():
                reason = _when(details.archived_at is not None, LeftOutReason.ARCHIVED)
            case Restore():
                reason = _when(details.archived_at is None, LeftOutReason.NOT_ARCHIVED)
            case _:
                assert_never(change)
        return reason

    def _had(self, change: MemberChange, members: Collection[UUID]) -> "_Had":
        """Return what is not in the members' own records, as far as the change asks for it."""
        match change:
            case GiveTag(tag) | TakeTag(tag):
                return _Had(tagged=self._having(tag, members))
            case Grant() | Withdraw():
                return _Had(qualified=self._held(change, members))
            case _:
                return _Had()

    def _before(self, change: MemberChange, changing: Sequence[MemberRecord]) -> tuple[tuple[str, int], ...]:
        if not isinstance(change, SetField):
            return ()
        counts = Counter(getattr(record.details, change.field.value) for record in changing)
        labels = labels_of(self.work, change.field, [key for key in counts if key is not None])
        return tuple((labels.get(key, ""), count) for key, count in counts.most_common())

    def _present(self, members: Sequence[UUID]) -> int:
        return sum(line.state is Direction.IN for line in self.work.members.these_lines(members))

    def _having(self, tag: UUID, members: Collection[UUID]) -> frozenset[UUID]:
        tags = self.work.tags.tags_of([MemberId(key) for key in members])
        return frozenset(member for member, had in tags.items() if any(each.id == tag for each in had))

    def _held(self, change: Grant | Withdraw, members: Collection[UUID]) -> dict[UUID, Record[QualificationDetails]]:
        of_all = self.work.qualifications.of([MemberId(key) for key in members])
        return {
            member: each
            for member, records in of_all.items()
            for each in records
            if each.details.qualification_type_id == change.kind
        }

    # --- doing it -----------------------------------------------------------------------------------------------------

    def apply(self, preview: ChangePreview, act: Act) -> Changed:
        """Do what a preview says, for all of them or none.

        Raises:
            MeanwhileError: names everybody who is not as the preview saw them.
        """
        members = frozenset(MemberId(each.id) for each in preview.seen)
        change = preview.change
        match change:
            case SetField(detail, value):
                step = self._set(preview, detail, value)
            case GiveTag(tag):
                _same(members, self.work.tags.give(tag, members, self.new_id))
                step = UndoStep(change, tagged=members)
            case TakeTag(tag):
                _same(members, self.work.tags.take(tag, members))
                step = UndoStep(change, tagged=members)
            case Grant():
                step = self._grant(change, preview)
            case Withdraw():
                step = self._withdraw(change, preview)
            case Archive(reason):
                step = self._archive(change, preview.seen, dataclasses.replace(act, reason=reason))
            case Restore():
                with named_by_member():
                    were = self._were(preview.seen, "archived_at")
                    now = self.work.members.restore(preview.seen)
                step = UndoStep(change, tuple((record.seen, were[record.id]) for record in now))
            case _:
                assert_never(change)
        return Changed(len(members), len(step.signed_out), step)

    def _were(self, seen: Sequence[RecordVersion], detail: str) -> Mapping[UUID, UUID | datetime | None]:
        """Return what a detail is before it is saved; a save at another version is refused, so that this stays true."""
        return {record.id: getattr(record.details, detail) for record in self.work.members.these([s.id for s in seen])}

    def _set(self, preview: ChangePreview, detail: MemberField, value: UUID | None) -> UndoStep:
        with named_by_member():
            were = self._were(preview.seen, detail.value)
            now = self.work.members.edit_many(preview.seen, {detail.value: value})
        return UndoStep(preview.change, tuple((record.seen, were[record.id]) for record in now))

    def _archive(self, change: MemberChange, seen: Sequence[RecordVersion], act: Act) -> UndoStep:
        with named_by_member():
            archived = archive(self.work, seen, act, self.new_id)
        return UndoStep(
            change, tuple((record.seen, None) for record in archived.records), signed_out=archived.signed_out
        )

    def _grant(self, change: Grant, preview: ChangePreview) -> UndoStep:
        held = self._held_as_seen(change, preview)
        new = [
            (self.new_id(), QualificationDetails(each.id, change.kind, change.granted_on, change.expires_on))
            for each in preview.seen
            if each.id not in held
        ]
        renewed = [
            (
                record.seen,
                dataclasses.replace(record.details, granted_on=change.granted_on, expires_on=change.expires_on),
            )
            for record in held.values()
        ]
        with named_by(held), _granted_by_another_at_this_moment():
            self.work.qualifications.add_each(new)
            now = self.work.qualifications.edit_each(renewed)
        return UndoStep(
            change,
            granted=tuple((RecordVersion(key, 1), MemberId(details.member_id)) for key, details in new),
            renewed=tuple((record.seen, held[record.details.member_id].details) for record in now),
        )

    def _withdraw(self, change: Withdraw, preview: ChangePreview) -> UndoStep:
        held = self._held_as_seen(change, preview)
        with named_by(held):
            for record in sorted(held.values(), key=lambda record: record.id):
                self.work.qualifications.delete(record.seen)
        return UndoStep(change, withdrawn=tuple(record.details for record in held.values()))

    def _held_as_seen(
        self, change: Grant | Withdraw, preview: ChangePreview
    ) -> dict[UUID, Record[QualificationDetails]]:
        members = [each.id for each in preview.seen]
        held = self._held(change, members)
        now = {member: record.seen for member, record in held.items()}
        if other := [member for member in members if now.get(member) != preview.held.get(member)]:
            raise MeanwhileError(other)
        return held

    # --- undoing it ---------------------------------------------------------------------------------------------------

    def undo(self, step: UndoStep, act: Act) -> Changed:
        """Turn a change back, for all of them or none; raises MeanwhileError as ``apply`` does."""
        signed_in = 0
        match step.change:
            case SetField(detail, _):
                self._put_back(detail.value, step)
            case GiveTag(tag):
                _same(step.tagged, self.work.tags.take(tag, step.tagged))
            case TakeTag(tag):
                _same(step.tagged, self.work.tags.give(tag, step.tagged, self.new_id))
            case Grant():
                self._revoke(step)
            case Withdraw() as change:
                self._give_back(change, step)
            case Archive():
                self._put_back("archived_at", step)
                signed_in = sign_in_again(self.work, step.signed_out, act, self.new_id)
            case Restore():
                times = {seen.id: at for seen, at in step.members if at is not None and not isinstance(at, UUID)}
                with named_by_member():
                    archive(self.work, [seen for seen, _ in step.members], act, self.new_id, times)
            case _:
                assert_never(step.change)
        return Changed(len(step.concerns), signed_in)

    def _put_back(self, detail: str, step: UndoStep) -> None:
        with named_by_member():
            put_back(self.work, detail, step.members)

    def _revoke(self, step: UndoStep) -> None:
        by_key = {seen.id: member for seen, member in step.granted}
        by_key |= {seen.id: MemberId(before.member_id) for seen, before in step.renewed}
        with _named(by_key):
            for seen, _ in sorted(step.granted, key=lambda each: each[0].id):
                self.work.qualifications.delete(seen)
            self.work.qualifications.edit_each(step.renewed)

    def _give_back(self, change: Withdraw, step: UndoStep) -> None:
        if held := self._held(change, step.concerns):
            raise MeanwhileError(held)
        with _granted_by_another_at_this_moment():
            self.work.qualifications.add_each([(self.new_id(), details) for details in step.withdrawn])


# --- who it was -------------------------------------------------------------------------------------------------------


@contextmanager
def named_by_member() -> Iterator[None]:
    """Turn what names members that were saved or deleted meanwhile into ``MeanwhileError``."""
    try:
        yield
    except (StaleVersionError, RecordNotFoundError) as error:
        raise MeanwhileError(error.ids) from error


@contextmanager
def named_by(held: Mapping[UUID, Record[QualificationDetails]]) -> Iterator[None]:
    """Turn what names qualifications, given by their members, into ``MeanwhileError`` of these."""
    with _named({record.id: MemberId(member) for member, record in held.items()}):
        yield


@contextmanager
def _named(by_key: Mapping[UUID, MemberId]) -> Iterator[None]:
    try:
        yield
    except (StaleVersionError, RecordNotFoundError) as error:
        raise MeanwhileError({by_key[key] for key in error.ids}) from error


@contextmanager
def _granted_by_another_at_this_moment() -> Iterator[None]:
    """Let the whole unit of work be tried again, which then sees who has it by now."""
    try:
        yield
    except AlreadyTakenError as error:
        raise StoreConflictError(
            sentence("DatabaseFaults", "The same qualification was granted twice at once: it is tried again.")
        ) from error


def _same(wanted: frozenset[MemberId], done: Iterable[MemberId]) -> None:
    if other := wanted - frozenset(done):
        raise MeanwhileError(other)


# --- words and reasons ------------------------------------------------------------------------------------------------


_BY_CODE: Final = frozenset({MemberField.DIVISION, MemberField.RANK})


def labels_of(work: MemberLists, detail: MemberField, keys: Collection[UUID]) -> Mapping[UUID, str]:
    """Return how these values of a detail are written on a member."""
    lists: Mapping[MemberField, Callable[[], Sequence[Record[Any]]]] = {
        MemberField.DIVISION: lambda: work.divisions.these(keys),
        MemberField.RANK: lambda: work.ranks.these(keys),
        MemberField.STATUS: lambda: work.member_statuses.these(keys),
        MemberField.TYPE: lambda: work.member_types.these(keys),
        MemberField.MESS: lambda: work.list_items.these(keys),
    }
    records = lists[detail]()
    return {record.id: record.details.code if detail in _BY_CODE else record.details.name for record in records}


def _when(holds: bool, reason: LeftOutReason) -> LeftOutReason | None:  # noqa: FBT001 - read as "when it holds, that"
    return reason if holds else None


def _why_not_granted(change: Grant, held: Record[QualificationDetails] | None) -> LeftOutReason | None:
    if held is None:
        return None
    details = held.details
    if details.granted_on > change.granted_on:
        return LeftOutReason.HAS_IT_LATER
    lasts = details.expires_on is None or details.expires_on >= change.granted_on
    return LeftOutReason.HAS_IT if lasts else None
