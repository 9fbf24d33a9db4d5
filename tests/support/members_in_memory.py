"""The members of an invented unit as a table, read and previewed in memory as ``services.members`` does."""

import itertools
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.ids import AccountId, MemberId
from sentinel_desktop.domain.member_changes import ChangePreview, LeftOut, LeftOutReason, MemberChange, SetField
from sentinel_desktop.domain.member_filters import Facet, FilterChoice
from sentinel_desktop.domain.member_views import Choice
from sentinel_desktop.domain.members import MemberFilter, MemberLine, MemberOrder, MemberScope, MemberSource
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.services.members import FirstPage, MemberChoices, MemberService, SavedFilter
from tests.support.invented_desk import DIVISIONS, NOW, RANKS, member
from tests.support.people_in_memory import CHEN, CHOICES, ROY

_FIRST_MEMBER: Final = 100_000


def _choices(first: int, labels: Mapping[str, str]) -> tuple[FilterChoice, ...]:
    return tuple(FilterChoice(UUID(int=first + n), label, name) for n, (label, name) in enumerate(labels.items()))


def _of(choices: Sequence[Choice]) -> tuple[FilterChoice, ...]:
    return tuple(
        FilterChoice(each.id, each.chip.name, each.chip.name, colour=each.chip.colour, is_active=each.is_active)
        for each in choices
    )


OFFERED = MemberChoices(
    {
        Facet.DIVISIONS: _choices(2100, {code: name for code, (name, _) in DIVISIONS.items()}),
        Facet.RANKS: _choices(2000, {rank: rank for rank in RANKS}),
        Facet.STATUSES: _of(CHOICES.statuses),
        Facet.TYPES: _of(CHOICES.types),
        Facet.TAGS: _of(CHOICES.tags),
        Facet.QUALIFICATIONS: _of(CHOICES.qualifications),
    },
    _of(CHOICES.messes),
)


def _line(number: int, key: UUID, card: MemberCard) -> MemberLine:
    tags = [tag.chip for n, tag in enumerate(CHOICES.tags) if number % (7 + 5 * n) == 0]
    is_in = number % 5 == 0
    return MemberLine(
        id=key,
        version=1,
        service_number=f"V{411_207 + number * 37:08d}",
        display_name=f"{card.last_name}, {card.first_name[0]}.",
        last_name=card.last_name,
        first_name=card.first_name,
        rank=card.rank,
        division=card.division,
        member_type=CHOICES.types[number % 9 % 3].chip,
        status=CHOICES.statuses[1 if number % 17 == 3 else 2 if number % 23 == 5 else 0].chip,
        tags=tuple(tags),
        state=Direction.IN if is_in else Direction.OUT,
        since=None if number % 11 == 4 else NOW - timedelta(minutes=13 * number % 9000 if is_in else 700 * number),
        source=MemberSource.NOMINAL_ROLL if number % 4 else MemberSource.MANUAL,
        archived_at=NOW - timedelta(days=200) if number % 19 == 18 else None,
    )


@cache
def member_lines(count: int) -> tuple[MemberLine, ...]:
    """Return invented members, always the same ones; the first two have a page of their own."""
    roy = MemberCard(MemberId(ROY), "PO2 Roy, J.", "PO2", "Roy", "Jacqueline", "OPS")
    chen = MemberCard(MemberId(CHEN), "S3 Chen, R.", "S3", "Chen", "Riley", "DECK")
    named = [(0, ROY, roy), (1, CHEN, chen)]
    others = [(n, UUID(int=_FIRST_MEMBER + n), member(n)) for n in range(2, count)]
    return tuple(itertools.starmap(_line, (named + others)[:count]))


class MembersInMemory(MemberService):
    """Answers as the service does; ``away`` is why it cannot now, in a sentence. It changes nothing itself."""

    def __init__(self, count: int = 320) -> None:
        self.lines = member_lines(count)
        self.away = ""
        self.filters: list[SavedFilter] = []
        self.chosen_columns: tuple[str, ...] = ()

    def first_page(self, wanted: MemberFilter, order: MemberOrder, request: PageRequest) -> FirstPage:
        """Return the first page and how many there are."""
        page = self.page(wanted, order, request)
        return FirstPage(page, len(self._found(wanted)), len(self.lines))

    def page(self, wanted: MemberFilter, order: MemberOrder, request: PageRequest) -> Page[MemberLine]:
        """Return a page; its key is how many came before."""
        self._check()
        found = sorted(self._found(wanted), key=lambda line: _sort_key(line, order), reverse=request.descending)
        begins = 0 if request.after is None else int(request.after[0])
        ends = begins + request.size
        return Page(found[begins:ends], (ends,) if ends < len(found) else None)

    def these_lines(self, members: Collection[UUID]) -> Sequence[MemberLine]:
        """Return some."""
        self._check()
        return [line for line in self.lines if line.id in members]

    def every_line(self, wanted: MemberFilter, order: MemberOrder, *, descending: bool) -> Sequence[MemberLine]:
        """Return all of a filter."""
        return self.page(wanted, order, PageRequest(size=len(self.lines), descending=descending)).items

    def everyone(self, wanted: MemberFilter) -> frozenset[UUID]:
        """Return the ids of all of a filter."""
        self._check()
        return frozenset(line.id for line in self._found(wanted))

    def choices(self) -> MemberChoices:
        """Return the lists."""
        self._check()
        return OFFERED

    def counts(self, wanted: MemberFilter, facet: Facet) -> Mapping[UUID, int]:
        """Return how many each value would let through."""
        self._check()
        return {
            choice.id: len(self._found(facet.choose(wanted, frozenset({choice.id}))))
            for choice in OFFERED.facets[facet]
        }

    def preview(self, change: MemberChange, members: Collection[UUID]) -> ChangePreview:
        """Return that those change who have another value; of other changes than of a value, that all do."""
        self._check()
        lines = [line for line in self.lines if line.id in members]
        if not isinstance(change, SetField):
            return ChangePreview(change, tuple(RecordVersion(line.id, line.version) for line in lines))
        offered = itertools.chain(*OFFERED.facets.values(), OFFERED.messes)
        value = next((choice.label for choice in offered if choice.id == change.value), "")
        before = {line.id: _values_of(line)[change.field.name] for line in lines}
        has_it = [line.display_name for line in lines if before[line.id] == value]
        changing = [line for line in lines if before[line.id] != value]
        words = [before[line.id] for line in changing]
        counted = sorted(((word, words.count(word)) for word in set(words)), key=lambda pair: (-pair[1], pair[0]))
        left_out = (LeftOut(LeftOutReason.HAS_IT, len(has_it), tuple(has_it[:5])),) if has_it else ()
        seen = tuple(RecordVersion(line.id, line.version) for line in changing)
        return ChangePreview(change, seen, tuple(counted), left_out)

    def saved_filters(self, by: AccountId) -> Sequence[SavedFilter]:
        """Return the filters."""
        del by
        self._check()
        return self.filters

    def save_filter(self, by: AccountId, name: str, wanted: MemberFilter) -> None:
        """Save a filter."""
        del by
        self._check()
        self.filters.append(SavedFilter(RecordVersion(UUID(int=3000 + len(self.filters)), 1), name, wanted))

    def columns(self, by: AccountId) -> tuple[str, ...]:
        """Return the columns."""
        del by
        self._check()
        return self.chosen_columns

    def keep_columns(self, by: AccountId, names: Sequence[str]) -> None:
        """Keep the columns."""
        del by
        self._check()
        self.chosen_columns = tuple(names)

    def _found(self, wanted: MemberFilter) -> list[MemberLine]:
        return [line for line in self.lines if _is_wanted(line, wanted)]

    def _check(self) -> None:
        if self.away:
            raise StoreUnavailableError(self.away)


def _values_of(line: MemberLine) -> Mapping[str, str]:
    return {
        "DIVISION": line.division,
        "RANK": line.rank,
        "STATUS": line.status.name,
        "TYPE": line.member_type.name,
        "MESS": "",
    }


def _is_wanted(line: MemberLine, wanted: MemberFilter) -> bool:
    has: Mapping[Facet, Collection[str]] = {
        Facet.DIVISIONS: [line.division],
        Facet.RANKS: [line.rank],
        Facet.STATUSES: [line.status.name],
        Facet.TYPES: [line.member_type.name],
        Facet.TAGS: [chip.name for chip in line.tags],
        Facet.QUALIFICATIONS: [],
    }
    for facet, labels in has.items():
        keys = facet.chosen(wanted)
        if keys and not any(choice.id in keys and choice.label in labels for choice in OFFERED.facets[facet]):
            return False
    scopes = {MemberScope.ALL, MemberScope.CURRENT if line.archived_at is None else MemberScope.ARCHIVED}
    said = f"{line.rank} {line.display_name} {line.first_name} {line.service_number} {line.division}".casefold()
    return (
        wanted.scope in scopes
        and wanted.state in {None, line.state}
        and all(word in said for word in wanted.text.casefold().split())
    )


def _sort_key(line: MemberLine, order: MemberOrder) -> tuple[object, ...]:
    name = line.last_name.casefold(), line.first_name.casefold(), line.id
    first: Mapping[MemberOrder, tuple[object, ...]] = {
        MemberOrder.NAME: (),
        MemberOrder.RANK: (-RANKS.index(line.rank),),
        MemberOrder.DIVISION: (line.division,),
        MemberOrder.SERVICE_NUMBER: (line.service_number,),
    }
    return (*first[order], *name)
