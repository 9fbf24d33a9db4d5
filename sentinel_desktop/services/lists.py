"""The lists that operators choose from, as supervisors edit them: an act is one transaction and can be taken back."""

import dataclasses
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, assert_never
from uuid import UUID

from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    InUseError,
    MissingReferenceError,
    RecordNotFoundError,
    RuleBrokenError,
    StaleVersionError,
)
from sentinel_desktop.domain.list_edits import (
    Act,
    AddAgain,
    Done,
    GiveBack,
    Held,
    Inverse,
    ListContents,
    ListCount,
    ListValue,
    OrderBack,
    Outcome,
    PutBack,
    Reason,
    Refused,
    Step,
    TakeAway,
)
from sentinel_desktop.domain.list_files import ImportPlan
from sentinel_desktop.domain.list_kinds import KINDS, ListKind, ValueDetails, list_of_items
from sentinel_desktop.domain.lists import Branch, ListFilter, ListName, ListOrder, Use
from sentinel_desktop.domain.pages import LARGEST_PAGE, Page, PageKey, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.services.ports import NewId
from sentinel_desktop.services.ports.lists import ListsWork, SupervisedValues
from sentinel_desktop.services.ports.records import Open
from sentinel_desktop.services.retries import retried

logger = logging.getLogger(__name__)

MOST_GIVEN_BACK: Final = 5000
"""Records that a replacement may have changed so that it can still be taken back."""

_STEP: Final = 10
"""Between two new values in their order, so that another one can be put between them."""

_SYSTEM_RULES: Final = frozenset({"refuse_system_value", "refuse_system_code"})
_OF: Final[Mapping[ListName, Callable[[ListsWork], SupervisedValues[Any]]]] = {
    ListName.MEMBER_STATUSES: lambda work: work.member_statuses,
    ListName.MEMBER_TYPES: lambda work: work.member_types,
    ListName.VISIT_TYPES: lambda work: work.visit_types,
    ListName.BADGE_STATUSES: lambda work: work.badge_statuses,
    ListName.RANKS: lambda work: work.ranks,
    ListName.DIVISIONS: lambda work: work.divisions,
    ListName.TAGS: lambda work: work.tags,
    ListName.QUALIFICATION_TYPES: lambda work: work.qualification_types,
    ListName.LIST_ITEMS: lambda work: work.list_items,
}
_PARTS: Final = {branch.value: place for place, branch in enumerate(Branch)}


class ListsService:
    """Works for whoever is signed in; blocks, and is safe to call from any thread.

    Every method raises StoreUnavailableError while the database is away or does not let this account, NotSignedInError
    where nobody is signed in. Nothing of an act that is refused or fails stays.
    """

    def __init__(self, open_work: Open[ListsWork], new_id: NewId) -> None:
        self._open = open_work
        self._new_id = new_id

    # --- reading ------------------------------------------------------------------------------------------------------

    def lists(self) -> Sequence[ListCount]:
        """Return every list with how many values it has: the program's, then those that supervisors added."""
        with self._open() as work:
            items = dict(work.list_items.counts_by_type())
            counts = [
                ListCount(kind, items.pop(kind.list_type, 0) if kind.list_type else _of(work, kind).count(ListFilter()))
                for kind in KINDS
            ]
        return [*counts, *(ListCount(list_of_items(each), items[each]) for each in sorted(items))]

    def contents(self, kind: ListKind) -> ListContents:
        """Return a list with the uses of each of its values."""
        with self._open() as work:
            return _contents(work, kind)

    def users(self, kind: ListKind, key: UUID, request: PageRequest) -> Page[Use]:
        """Return one page of the records that have a value."""
        with self._open() as work:
            return _of(work, kind).users(key, request)

    # --- editing ------------------------------------------------------------------------------------------------------

    def add(self, kind: ListKind, details: ValueDetails) -> Outcome:
        """Add a value at the end of its part of the list."""

        def add(work: ListsWork) -> Outcome:
            values = _of(work, kind)
            placed = dataclasses.replace(details, display_order=values.last_place(kind.part_of(details)))
            record = values.add(self._new_id(), placed)
            return Done(Step(Act.ADDED, kind, details.name, inverses=(TakeAway(record.seen),)), record)

        return self._act(kind, add)

    def save(self, kind: ListKind, seen: Record[ValueDetails], details: ValueDetails) -> Outcome:
        """Save details over the record that was seen."""
        act = Act.CHANGED
        if dataclasses.replace(details, is_active=seen.details.is_active) == seen.details:
            act = Act.SHOWN if details.is_active else Act.HIDDEN

        def save(work: ListsWork) -> Outcome:
            record = _of(work, kind).edit(seen.seen, details)
            undo = PutBack(record.seen, seen.seen, seen.details)
            return Done(Step(act, kind, details.name, inverses=(undo,)), record)

        return self._act(kind, save, seen.id)

    def reorder(self, kind: ListKind, moved: Record[ValueDetails], keys: Sequence[UUID]) -> Outcome:
        """Put the part of the list that ``moved`` is in into this order; refused where others are in it by now."""
        part = kind.part_of(moved.details)

        def reorder(work: ListsWork) -> Outcome:
            before = _contents(work, kind).part(part)
            _of(work, kind).reorder(keys, part)
            return Done(Step(Act.MOVED, kind, moved.details.name, inverses=(OrderBack(part, tuple(keys), before),)))

        return self._act(kind, reorder)

    def delete(self, kind: ListKind, seen: Record[ValueDetails]) -> Outcome:
        """Delete a value that nothing has."""

        def delete(work: ListsWork) -> Outcome:
            values = _of(work, kind)
            # As it is, with the place that others may have given it meanwhile: an undo puts it there.
            now = values.get(seen.id)
            values.delete(seen.seen)
            return Done(Step(Act.DELETED, kind, now.details.name, inverses=(AddAgain(now.seen, now.details),)))

        return self._act(kind, delete, seen.id)

    def replace(self, kind: ListKind, seen: Record[ValueDetails], replacement: UUID) -> Outcome:
        """Give every record that has a value the other one, and delete it."""

        def replace(work: ListsWork) -> Outcome:
            values = _of(work, kind)
            now = values.get(seen.id)
            had = values.holders(seen.id)
            count = values.replace_and_delete(seen.seen, replacement)
            held = _moved(had, values.holders(replacement))
            undo = () if held is None else (GiveBack(now.seen, now.details, replacement, held),)
            return Done(Step(Act.REPLACED, kind, now.details.name, count, undo))

        return self._act(kind, replace, seen.id)

    def apply(self, plan: ImportPlan) -> Outcome:
        """Do what a file's plan says, all of it or nothing; refused where somebody changed the list meanwhile."""
        kind = plan.kind

        def apply(work: ListsWork) -> Outcome:
            values = _of(work, kind)
            saved = values.edit_each([(row.seen, row.details) for row in plan.changed])
            undo: list[Inverse] = [
                PutBack(record.seen, row.seen, row.record.details)
                for record, row in zip(saved, plan.changed, strict=True)
            ]
            added = self._placed(values, plan)
            values.add_each(added)
            undo.extend(TakeAway(RecordVersion(key, 1)) for key, _ in added)
            return Done(Step(Act.IMPORTED, kind, "", len(undo), tuple(undo)))

        return self._act(kind, apply)

    def undo(self, step: Step) -> Outcome:
        """Take an act back, all of it; refused where somebody changed what it was done to meanwhile."""

        def undo(work: ListsWork) -> Outcome:
            values = _of(work, step.kind)
            versions: dict[RecordVersion, RecordVersion] = {}
            for inverse in reversed(step.inverses):
                if isinstance(inverse, OrderBack) and _contents(work, step.kind).part(inverse.part) != inverse.now:
                    return Refused(Reason.CHANGED)
                versions |= _take_back(values, inverse)
            return Done(step, versions=versions)

        return self._act(step.kind, undo)

    # --- how it is done -----------------------------------------------------------------------------------------------

    def _act(self, kind: ListKind, act: Callable[[ListsWork], Outcome], key: UUID | None = None) -> Outcome:
        """Do one act in one transaction; ``key`` is the value whose present state explains a refusal."""

        def attempt() -> Outcome:
            with self._open() as work:
                outcome = act(work)
                if isinstance(outcome, Done):
                    work.commit()
            return outcome

        try:
            outcome = retried(attempt)
        except RuleBrokenError as error:
            return Refused(_reason(error), error.fields)
        except StaleVersionError:
            return Refused(Reason.CHANGED, now=None if key is None else self._value(kind, key))
        except RecordNotFoundError:
            return Refused(Reason.GONE)
        if isinstance(outcome, Done):
            logger.info("List %s: %s, %d", kind.name, outcome.step.act, outcome.step.count)
        return outcome

    def _placed(self, values: SupervisedValues[Any], plan: ImportPlan) -> list[tuple[UUID, ValueDetails]]:
        """Return what a plan adds, each value behind the one before it in its part."""
        places: dict[str | None, int] = {}
        placed = []
        for row in plan.added:
            part = plan.kind.part_of(row.details)
            places[part] = places[part] + _STEP if part in places else values.last_place(part)
            placed.append((self._new_id(), dataclasses.replace(row.details, display_order=places[part])))
        return placed

    def _value(self, kind: ListKind, key: UUID) -> ListValue | None:
        with self._open() as work:
            values = _of(work, kind)
            record = values.find(key)
            return None if record is None else ListValue(record, tuple(values.usages(key)))


def _of(work: ListsWork, kind: ListKind) -> SupervisedValues[Any]:
    return _OF[kind.list](work)


def _contents(work: ListsWork, kind: ListKind) -> ListContents:
    values = _of(work, kind)
    wanted = ListFilter(scope=kind.list_type)
    records: list[Record[ValueDetails]] = []
    after: PageKey | None = None
    while True:
        page = values.page(wanted, ListOrder.PLACE, PageRequest(after, LARGEST_PAGE))
        records.extend(page.items)
        after = page.next
        if after is None:
            break
    if kind.parted_by is not None:
        records.sort(key=lambda record: _PARTS.get(str(kind.part_of(record.details)), len(_PARTS)))
    usages = values.usages_of([record.id for record in records])
    return ListContents(kind, tuple(ListValue(record, tuple(usages[record.id])) for record in records))


def _take_back(values: SupervisedValues[Any], inverse: Inverse) -> Mapping[RecordVersion, RecordVersion]:
    """Take one thing back; returns which versions now stand for which of those before the act."""
    match inverse:
        case PutBack(seen, before, details):
            return {before: values.edit(seen, details).seen}
        case TakeAway(seen):
            values.delete(seen)
        case AddAgain(before, details):
            return {before: values.add(before.id, details).seen}
        case OrderBack(part, _, order):
            values.reorder(order, part)
        case GiveBack(before, details, replacement, held):
            values.give_back(before.id, details, replacement, held)
            return {before: values.get(before.id).seen}
        case _:
            assert_never(inverse)
    return {}


def _moved(had: Sequence[Held], have: Sequence[Held]) -> tuple[Held, ...] | None:
    """Return the records that got the replacement, as they are now; None where not all can be given back.

    Who had both lost one of them for good, and so did a rank that was replaced by the one that is gone.
    """
    now = {(each.table, each.column): {record.id: record for record in each.records} for each in have}
    if sum(len(each.records) for each in had) > MOST_GIVEN_BACK:
        return None
    moved = []
    for each in had:
        records = now.get((each.table, each.column), {})
        after = [records.get(record.id) for record in each.records]
        if any(new is None or new.version != old.version + 1 for new, old in zip(after, each.records, strict=True)):
            return None
        moved.append(Held(each.table, each.column, tuple(record for record in after if record is not None)))
    return tuple(moved)


def _reason(error: RuleBrokenError) -> Reason:
    if error.rule in _SYSTEM_RULES:
        return Reason.SYSTEM
    for kind, reason in (
        (InUseError, Reason.IN_USE),
        (AlreadyTakenError, Reason.TAKEN),
        (MissingReferenceError, Reason.MISSING),
    ):
        if isinstance(error, kind):
            return reason
    return Reason.INVALID
