"""One member: everything a page shows of them, and every change to them, each a transaction of its own."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.audit import AuditEntry, AuditFilter
from sentinel_desktop.domain.checkins import CheckInFilter, CheckInLine
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    MissingReferenceError,
    RecordNotFoundError,
    RuleBrokenError,
    StaleVersionError,
)
from sentinel_desktop.domain.ids import AccountId, MemberId
from sentinel_desktop.domain.lists import ListFilter, ListOrder, ListType
from sentinel_desktop.domain.member_drafts import MemberProblem, bare_service_number, display_name_for
from sentinel_desktop.domain.member_views import Choice, Choices, HeldBadge, MemberChoices, Person
from sentinel_desktop.domain.members import MemberDetails, MemberFilter, MemberOrder, MemberPhoto, MemberScope
from sentinel_desktop.domain.pages import LARGEST_PAGE, Page, PageKey, PageRequest
from sentinel_desktop.domain.photos import Picture
from sentinel_desktop.domain.presence_pattern import PATTERN_WEEKS, PresencePattern, pattern_of, stays_of
from sentinel_desktop.domain.qualifications import QualificationDetails
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.services.archiving import Act, archive
from sentinel_desktop.services.ports.moments import NewId
from sentinel_desktop.services.ports.person import PersonWork
from sentinel_desktop.services.ports.records import EditedRecords, ListValues, Open

_NAMES_COMPARED: Final = 200
"""Namesakes that a proposed name is kept apart from; more of one name no unit has."""

_NO_COLOUR: Final = ""
DetailsT = TypeVar("DetailsT")


@dataclass(frozen=True, slots=True)
class Saved:
    """It is saved; the record is as it is now."""

    record: Record[Any]


@dataclass(frozen=True, slots=True)
class Broken:
    """It is not saved: a rule of the database refuses one field, empty where it names none."""

    field: str
    problem: MemberProblem


@dataclass(frozen=True, slots=True)
class Conflict:
    """It is not saved: somebody saved it meanwhile, as the record says."""

    now: Record[Any]


@dataclass(frozen=True, slots=True)
class Gone:
    """It is not saved: somebody deleted it meanwhile."""


Answer = Saved | Broken | Conflict | Gone


class PersonService:
    """Works in the name of whoever is signed in. Safe to call from any thread; every method blocks.

    Every method raises NotSignedInError where nobody is signed in, StoreUnavailableError where the database is away,
    and NotPermittedError where this account may not.
    """

    def __init__(self, open_work: Open[PersonWork], now: Callable[[], datetime], new_id: NewId) -> None:
        self._open = open_work
        self._now = now
        self._new_id = new_id

    def new_key(self) -> UUID:
        """Return an id for a record that is being typed; saving it twice under one id makes one record. At once."""
        return self._new_id()

    # --- what is shown ------------------------------------------------------------------------------------------------

    def person(self, member_id: MemberId) -> Person | None:
        """Return a member, None where there is none."""
        with self._open() as work:
            record = work.members.find(member_id)
            shown = work.presence.these([member_id]).entries
            if record is None or not shown:
                return None
            return Person(
                record=record,
                card=shown[0].member,
                division_name=shown[0].division_name,
                state=shown[0].state,
                since=shown[0].since,
                badge=_badge_of(work, member_id),
                tags=work.tags.tags_of([member_id])[member_id],
                qualifications=work.qualifications.of([member_id])[member_id],
                photo=work.member_photos.versions_of([member_id]).get(member_id),
            )

    def choices(self) -> MemberChoices:
        """Return every value that a member's fields choose from."""
        with self._open() as work:
            return MemberChoices(
                ranks=_choices(work.ranks, coded=True),
                divisions=_choices(work.divisions, coded=True),
                types=_choices(work.member_types),
                statuses=_choices(work.member_statuses),
                messes=_choices(work.list_items, ListType.MESS),
                mocs=_choices(work.list_items, ListType.MOC),
                tags=_choices(work.tags),
                qualifications=_choices(work.qualification_types),
            )

    def photo(self, member_id: MemberId) -> Record[MemberPhoto] | None:
        """Return a member's photograph, None where there is none."""
        with self._open() as work:
            return work.member_photos.of_member(member_id)

    def passages(self, member_id: MemberId, after: PageKey | None, size: int) -> Page[CheckInLine]:
        """Return one page of a member's passages, newest first: what counts, what was replaced, what was voided."""
        with self._open() as work:
            wanted = CheckInFilter(member_id=member_id, effective=False)
            return work.check_in_history.page(wanted, PageRequest(after, size))

    def pattern(self, member_id: MemberId, zone: ZoneInfo) -> PresencePattern:
        """Return when a member was in, in the weeks up to now."""
        until = self._now()
        since = until - timedelta(weeks=PATTERN_WEEKS)
        with self._open() as work:
            earlier = CheckInFilter(member_id=member_id, before=since)
            before = work.check_in_history.page(earlier, PageRequest(size=1)).items
            # A member passes some times a day: what does not fit the largest page is left out at its far end.
            recent = CheckInFilter(member_id=member_id, since=since, before=until)
            lines = work.check_in_history.page(recent, PageRequest(size=LARGEST_PAGE)).items
        passages = [(line.check_in.occurred_at, line.check_in.direction) for line in reversed(lines)]
        state = before[0].check_in.direction if before else Direction.OUT
        return pattern_of(stays_of(passages, state, since, until), zone)

    def changes(self, member_id: MemberId, after: PageKey | None, size: int) -> Page[AuditEntry]:
        """Return one page of what was changed of a member, newest first."""
        with self._open() as work:
            wanted = AuditFilter(tables=frozenset({"members"}), row_id=member_id)
            return work.audit.page(wanted, PageRequest(after, size))

    # --- while somebody types -----------------------------------------------------------------------------------------

    def proposed_name(self, last_name: str, first_name: str, initials: str, but: UUID) -> str:
        """Return the display name for a name, longer where others are called so; ``but`` is whose name it is."""
        wanted = MemberFilter(scope=MemberScope.ALL, text=last_name)
        with self._open() as work:
            alike = work.members.page(wanted, MemberOrder.NAME, PageRequest(size=_NAMES_COMPARED)).items
        namesakes = [other for other in alike if other.id != but]
        taken = [name for other in namesakes for name in _forms(other.details, last_name)]
        return display_name_for(last_name, first_name, initials, taken)

    def is_taken(self, service_number: str, but: UUID) -> bool:
        """Return whether another member than ``but`` has this service number, however its letters are written."""
        bare = bare_service_number(service_number)
        with self._open() as work:
            found = work.members.find_by_service_number(bare) if bare else None
            return found is not None and found.id != but

    # --- saved --------------------------------------------------------------------------------------------------------

    def create(self, key: UUID, details: MemberDetails) -> Answer:
        """Add a member. Asked a second time with the same key, as after a connection that broke, it adds nobody."""
        with self._open() as work:
            there = work.members.find(key)
            if there is not None:
                return Saved(there) if there.details == details else Conflict(there)
            return self._answer(work, lambda: work.members.add(key, details))

    def save(self, seen: RecordVersion, details: MemberDetails) -> Answer:
        """Save a member over the version that was seen."""
        with self._open() as work:
            return self._answer(work, lambda: work.members.edit(seen, details), work.members, seen.id)

    def archive(self, seen: RecordVersion, by: AccountId, reason: str) -> Answer:
        """Take a member out of the unit, and sign them out where they are in."""
        with self._open() as work:
            act = Act(by, self._now(), reason.strip())
            return self._answer(
                work, lambda: archive(work, [seen], act, self._new_id).records[0], work.members, seen.id
            )

    def restore(self, seen: RecordVersion) -> Answer:
        """Take a member back into the unit."""
        with self._open() as work:
            return self._answer(work, lambda: work.members.restore([seen])[0], work.members, seen.id)

    def give_tag(self, member_id: MemberId, tag_id: UUID) -> bool:
        """Give a member a tag; false where somebody deleted it meanwhile."""
        with self._open() as work:
            try:
                work.tags.give(tag_id, [member_id], self._new_id)
            except MissingReferenceError:
                return False
            work.commit()
        return True

    def take_tag(self, member_id: MemberId, tag_id: UUID) -> None:
        """Take a tag from a member; who has it not stays so."""
        with self._open() as work:
            work.tags.take(tag_id, [member_id])
            work.commit()

    def grant(self, key: UUID, details: QualificationDetails) -> Answer:
        """Grant a qualification; asked a second time with the same key it grants none."""
        with self._open() as work:
            there = work.qualifications.find(key)
            if there is not None:
                return Saved(there) if there.details == details else Conflict(there)
            return self._answer(work, lambda: work.qualifications.add(key, details))

    def change_qualification(self, seen: RecordVersion, details: QualificationDetails) -> Answer:
        """Change when a qualification was granted and when it expires."""
        with self._open() as work:
            return self._answer(work, lambda: work.qualifications.edit(seen, details), work.qualifications, seen.id)

    def withdraw(self, held: Record[QualificationDetails]) -> Answer:
        """Withdraw a qualification."""
        with self._open() as work:
            return self._answer(work, lambda: _deleted(work.qualifications, held), work.qualifications, held.id)

    def put_photo(self, member_id: MemberId, seen: RecordVersion | None, picture: Picture) -> Answer:
        """Keep a photograph in the place of the one that was seen, or where there was none."""
        details = MemberPhoto(member_id, picture.media_type, picture.data)
        with self._open() as work:
            there = work.member_photos.of_member(member_id)
            if there is not None and (seen is None or there.id != seen.id):
                # A save that came through before its connection broke is no other person's.
                return Saved(there) if there.details == details else Conflict(there)
            if seen is None:
                return self._answer(work, lambda: work.member_photos.add(self._new_id(), details))
            return self._answer(work, lambda: work.member_photos.edit(seen, details), work.member_photos, seen.id)

    def remove_photo(self, seen: RecordVersion) -> Answer:
        """Take a photograph away."""
        with self._open() as work:
            there = work.member_photos.find(seen.id)
            if there is None:
                return Gone()
            kept = dataclasses.replace(there, version=seen.version)
            return self._answer(work, lambda: _deleted(work.member_photos, kept), work.member_photos, seen.id)

    def _answer(
        self,
        work: PersonWork,
        act: Callable[[], Record[DetailsT]],
        records: EditedRecords[DetailsT, Any, Any] | None = None,
        key: UUID | None = None,
    ) -> Answer:
        """Do one thing and commit it; a refusal is an answer, and nothing is changed by it."""
        try:
            record = act()
        except StaleVersionError:
            now = None if records is None or key is None else records.find(key)
            return Gone() if now is None else Conflict(now)
        except RecordNotFoundError:
            return Gone()
        except RuleBrokenError as error:
            return _broken(error)
        work.commit()
        return Saved(record)


def _broken(error: RuleBrokenError) -> Broken:
    problem = MemberProblem.NOT_ALLOWED
    if isinstance(error, AlreadyTakenError):
        problem = MemberProblem.TAKEN
    elif isinstance(error, MissingReferenceError):
        problem = MemberProblem.NO_LONGER_THERE
    elif error.rule == "ck_members_contract_in_order":
        return Broken("contract_end", MemberProblem.ENDS_BEFORE_IT_STARTS)
    elif error.rule == "ck_member_qualifications_dates_in_order":
        return Broken("expires_on", MemberProblem.ENDS_BEFORE_IT_STARTS)
    return Broken(next((field for field in error.fields if field != "member_id"), ""), problem)


def _deleted(records: EditedRecords[DetailsT, Any, Any], held: Record[DetailsT]) -> Record[DetailsT]:
    records.delete(held.seen)
    return held


def _forms(other: MemberDetails, last_name: str) -> Sequence[str]:
    """Return what an other of the same last name is called, and would be called at length."""
    if sort_key(other.last_name) != sort_key(last_name):
        return [other.display_name]
    short = display_name_for(other.last_name, other.first_name, "", ())
    return [other.display_name, short, f"{other.last_name}, {other.first_name}"]


def _badge_of(work: PersonWork, member_id: MemberId) -> HeldBadge | None:
    badge = work.badges.of_member(member_id)
    if badge is None:
        return None
    status = work.badge_statuses.get(badge.details.badge_status_id).details
    return HeldBadge(
        label=badge.details.printed_number or f"…{badge.details.serial[-4:]}",
        status=Chip(status.name, status.name_fr, status.colour),
        on_scan=status.on_scan,
        issued_at=badge.details.issued_at,
    )


def _choices(values: ListValues[Any], scope: str | None = None, *, coded: bool = False) -> Choices:
    """Return every value of a list, in the order supervisors gave it; ``coded`` where people know it by its code."""
    found: list[Record[Any]] = []
    request = PageRequest(size=LARGEST_PAGE)
    while True:
        page = values.page(ListFilter(scope=scope), ListOrder.PLACE, request)
        found += page.items
        if page.next is None:
            return tuple(_choice(record, coded=coded) for record in found)
        request = dataclasses.replace(request, after=page.next)


def _choice(record: Record[Any], *, coded: bool) -> Choice:
    value = record.details
    chip = Chip(value.name, value.name_fr, getattr(value, "colour", _NO_COLOUR))
    return Choice(record.id, value.code if coded else "", chip, value.is_active)
