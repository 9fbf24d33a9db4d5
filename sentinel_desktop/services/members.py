"""The members of the unit as a table: filtered, sorted, chosen, exported, and changed many at a time."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sentinel_desktop.domain.faults import AlreadyTakenError, RecordNotFoundError, StaleVersionError
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.lists import ListFilter, ListOrder, ListType
from sentinel_desktop.domain.member_changes import (
    NAMES_TOLD,
    Changed,
    ChangedMeanwhile,
    ChangePreview,
    MemberChange,
    UndoStep,
)
from sentinel_desktop.domain.member_filters import (
    Facet,
    FilterChoice,
    FilterChoices,
    filter_as_json,
    filter_from_json,
)
from sentinel_desktop.domain.members import MemberFilter, MemberLine, MemberOrder, MemberScope
from sentinel_desktop.domain.pages import LARGEST_PAGE, Page, PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.saved_filters import SavedFilterDetails, SavedFilterFilter, SavedFilterOrder
from sentinel_desktop.services.archiving import Act
from sentinel_desktop.services.member_changes import ChangeAtWork, MeanwhileError
from sentinel_desktop.services.ports import NewId
from sentinel_desktop.services.ports.members import MembersWork
from sentinel_desktop.services.ports.records import ListValues, Open
from sentinel_desktop.services.retries import retried

PAGE: Final = "members"
"""What the saved filters of the table are kept under."""

_COLUMNS: Final = "members_columns"
_COLUMNS_NAME: Final = "columns"


@dataclass(frozen=True, slots=True)
class FirstPage:
    """How a table begins.

    Attributes:
        count: how many members the filter lets through.
        unit: how many there are at all, those who left among them.
    """

    page: Page[MemberLine]
    count: int
    unit: int


@dataclass(frozen=True, slots=True)
class MemberChoices:
    """The values that a filter or a change can name, in the order supervisors gave them."""

    facets: FilterChoices
    messes: tuple[FilterChoice, ...]


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter that a person saved under a name."""

    seen: RecordVersion
    name: str
    wanted: MemberFilter


class MemberService:
    """Works in the name of whoever is signed in. Safe to call from any thread; every call blocks.

    Every method raises StoreUnavailableError while the database is away, and NotSignedInError where nobody is signed
    in.

    Args:
        open_work: opens a unit of work in the name of that person.
        now: the server's time as this station knows it.
    """

    def __init__(self, open_work: Open[MembersWork], now: Callable[[], datetime], new_id: NewId) -> None:
        self._open = open_work
        self._now = now
        self._new_id = new_id

    # --- reading ------------------------------------------------------------------------------------------------------

    def first_page(self, wanted: MemberFilter, order: MemberOrder, request: PageRequest) -> FirstPage:
        """Return how the table of a filter begins."""
        with self._open() as work:
            page = work.members.lines(wanted, order, request)
            # A page that is not full is all there is: counting is one more question for nothing.
            count = len(page.items) if page.next is None else work.members.count(wanted)
            return FirstPage(page, count, count or work.members.count(MemberFilter(scope=MemberScope.ALL)))

    def page(self, wanted: MemberFilter, order: MemberOrder, request: PageRequest) -> Page[MemberLine]:
        """Return one page of the table."""
        with self._open() as work:
            return work.members.lines(wanted, order, request)

    def these_lines(self, members: Collection[UUID]) -> Sequence[MemberLine]:
        """Return these members as rows of the table, those there are, in no order."""
        with self._open() as work:
            return work.members.these_lines(members)

    def every_line(self, wanted: MemberFilter, order: MemberOrder, *, descending: bool) -> Sequence[MemberLine]:
        """Return everybody a filter lets through, in one look at the database."""
        lines: list[MemberLine] = []
        with self._open() as work:
            request = PageRequest(size=LARGEST_PAGE, descending=descending)
            while True:
                page = work.members.lines(wanted, order, request)
                lines += page.items
                if page.next is None:
                    return lines
                request = PageRequest(page.next, LARGEST_PAGE, descending)

    def everyone(self, wanted: MemberFilter) -> frozenset[UUID]:
        """Return the ids of everybody a filter lets through."""
        with self._open() as work:
            return frozenset(seen.id for seen in work.members.versions(wanted))

    def choices(self) -> MemberChoices:
        """Return the values that a filter or a change can name; hidden ones too, since members may have them."""
        with self._open() as work:
            facets = {
                Facet.DIVISIONS: _choices_of(work.divisions, by_code=True),
                Facet.RANKS: _told_apart(_choices_of(work.ranks, by_code=True)),
                Facet.STATUSES: _choices_of(work.member_statuses),
                Facet.TYPES: _choices_of(work.member_types),
                Facet.TAGS: _choices_of(work.tags),
                Facet.QUALIFICATIONS: _choices_of(work.qualification_types),
            }
            return MemberChoices(facets, _choices_of(work.list_items, scope=ListType.MESS))

    def counts(self, wanted: MemberFilter, facet: Facet) -> Mapping[UUID, int]:
        """Return how many members each value of a list would let through beside the rest of the filter."""
        with self._open() as work:
            return work.members.counts(facet.choose(wanted, frozenset()), facet)

    # --- changing many ------------------------------------------------------------------------------------------------

    def preview(self, change: MemberChange, members: Collection[UUID]) -> ChangePreview:
        """Return what a change would do to these members as they are now."""
        with self._open() as work:
            return ChangeAtWork(work, self._new_id).preview(change, members)

    def apply(self, preview: ChangePreview, by: AccountId) -> Changed | ChangedMeanwhile:
        """Do what a preview says for all of them; or, where somebody changed one of them since, nothing.

        Args:
            preview: what the person saw.
            by: their account, in whose name who is archived while in is signed out.

        Raises:
            RuleBrokenError: a rule of the database refuses it; nothing was changed.
        """
        return self._all_or_nothing(lambda change: change.apply(preview, Act(by, self._now())))

    def undo(self, step: UndoStep, by: AccountId, reason: str) -> Changed | ChangedMeanwhile:
        """Turn a change back, as an edit of its own; or, where somebody changed one of them since, nothing.

        Args:
            step: what ``apply`` returned.
            by: the account of whoever undoes it.
            reason: kept with the check-outs that are taken back.
        """
        return self._all_or_nothing(lambda change: change.undo(step, Act(by, self._now(), reason)))

    def _all_or_nothing(self, act: Callable[[ChangeAtWork], Changed]) -> Changed | ChangedMeanwhile:
        try:
            return retried(lambda: self._attempt(act))
        except MeanwhileError as error:
            return ChangedMeanwhile(error.members, self._names(error.members))

    def _attempt(self, act: Callable[[ChangeAtWork], Changed]) -> Changed:
        with self._open() as work:
            changed = act(ChangeAtWork(work, self._new_id))
            work.commit()
            return changed

    def _names(self, members: Collection[UUID]) -> tuple[str, ...]:
        with self._open() as work:
            names = sorted(record.details.display_name for record in work.members.these(members))
        return tuple(names[:NAMES_TOLD])

    # --- what a person keeps ------------------------------------------------------------------------------------------

    def saved_filters(self, by: AccountId) -> Sequence[SavedFilter]:
        """Return the filters that a person saved, by name."""
        with self._open() as work:
            return [
                SavedFilter(record.seen, record.details.name, filter_from_json(record.details.filter))
                for record in self._kept(work, by, PAGE)
            ]

    def save_filter(self, by: AccountId, name: str, wanted: MemberFilter) -> None:
        """Save a filter under a new name; raises AlreadyTakenError where the person has one of that name."""
        with self._open() as work:
            work.saved_filters.add(self._new_id(), SavedFilterDetails(by, PAGE, name.strip(), filter_as_json(wanted)))
            work.commit()

    def rename_filter(self, by: AccountId, saved: SavedFilter, name: str) -> None:
        """Give a saved filter another name; raises AlreadyTakenError as ``save_filter`` does."""
        details = SavedFilterDetails(by, PAGE, name.strip(), filter_as_json(saved.wanted))
        with self._open() as work:
            work.saved_filters.edit(saved.seen, details)
            work.commit()

    def delete_filter(self, saved: SavedFilter) -> None:
        """Delete a saved filter; harmless where it is gone already."""
        with self._open() as work:
            try:
                work.saved_filters.delete(saved.seen)
            except RecordNotFoundError:
                return
            work.commit()

    def columns(self, by: AccountId) -> tuple[str, ...]:
        """Return the columns that a person chose; none where they never did."""
        with self._open() as work:
            kept = self._kept(work, by, _COLUMNS)
        names: Any = kept[0].details.filter.get("columns", ()) if kept else ()
        return tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()

    def keep_columns(self, by: AccountId, names: Sequence[str]) -> None:
        """Keep the columns that a person chose, for the next time at whatever station."""
        details = SavedFilterDetails(by, _COLUMNS, _COLUMNS_NAME, {"columns": list(names)})
        with self._open() as work:
            kept = self._kept(work, by, _COLUMNS)
            try:
                if kept:
                    work.saved_filters.edit(kept[0].seen, details)
                else:
                    work.saved_filters.add(self._new_id(), details)
            except (AlreadyTakenError, StaleVersionError, RecordNotFoundError):
                # The same person chose others at another station at this moment: those stand.
                return
            work.commit()

    @staticmethod
    def _kept(work: MembersWork, by: AccountId, page: str) -> Sequence[Record[SavedFilterDetails]]:
        wanted = SavedFilterFilter(admin_user_id=by, page=page)
        return work.saved_filters.page(wanted, SavedFilterOrder.NAME, PageRequest(size=LARGEST_PAGE)).items


def _choices_of(
    values: ListValues[Any], *, by_code: bool = False, scope: str | None = None
) -> tuple[FilterChoice, ...]:
    choices: list[FilterChoice] = []
    request = PageRequest(size=LARGEST_PAGE)
    while True:
        page = values.page(ListFilter(scope=scope), ListOrder.PLACE, request)
        choices += [_choice_of(record, by_code=by_code) for record in page.items]
        if page.next is None:
            return tuple(choices)
        request = PageRequest(page.next, LARGEST_PAGE)


def _choice_of(record: Record[Any], *, by_code: bool) -> FilterChoice:
    details = record.details
    return FilterChoice(
        id=record.id,
        label=details.code if by_code else details.name,
        name=details.name,
        name_fr=details.name_fr,
        colour=getattr(details, "colour", ""),
        is_active=details.is_active,
        branch=getattr(details, "branch", None),
    )


def _told_apart(ranks: Sequence[FilterChoice]) -> tuple[FilterChoice, ...]:
    """Return the ranks with their branch where it alone tells two of them apart."""
    alike = Counter((rank.label, rank.name) for rank in ranks)
    return tuple(rank if alike[rank.label, rank.name] > 1 else replace(rank, branch=None) for rank in ranks)
