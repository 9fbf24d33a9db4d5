"""Members of a unit that exists in a test or a picture only, behind what ``services.person`` answers."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.audit import AuditEntry, AuditOperation
from sentinel_desktop.domain.badges import MemberCard, OnScan
from sentinel_desktop.domain.checkins import CheckIn, CheckInLine
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.ids import AccountId, CheckInId, MemberId
from sentinel_desktop.domain.lists import TagDetails
from sentinel_desktop.domain.member_drafts import MemberProblem, bare_service_number, display_name_for
from sentinel_desktop.domain.member_views import Choice, HeldBadge, MemberChoices, Person, choice_of
from sentinel_desktop.domain.members import MemberDetails, MemberPhoto
from sentinel_desktop.domain.pages import Page, PageKey
from sentinel_desktop.domain.photos import Picture
from sentinel_desktop.domain.presence_pattern import PresencePattern, Stay, pattern_of
from sentinel_desktop.domain.qualifications import QualificationDetails
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.services.person import Answer, Broken, Conflict, Gone, PersonService, Saved
from tests.support.invented_desk import NOW

T = TypeVar("T")
ROY = MemberId(UUID(int=501))
CHEN = MemberId(UUID(int=502))
_MADE = datetime(2026, 9, 1, 14, 0, tzinfo=UTC)


def _values(
    first: int, *names: str, colours: Sequence[str] = (), hidden: str = "", coded: bool = False
) -> tuple[Choice, ...]:
    shades = itertools.cycle(colours or ("",))
    return tuple(
        Choice(
            UUID(int=first + n),
            name[:4].upper() if coded else "",
            Chip(name, "", next(shades)),
            is_active=name != hidden,
        )
        for n, name in enumerate(names)
    )


CHOICES = MemberChoices(
    ranks=_values(1000, "S3", "S1", "MS", "PO2", "LCdr", coded=True),
    divisions=_values(1100, "Operations", "Deck", "Logistics", "Training", coded=True),
    types=_values(1200, "Class A", "Class B", "Regular Force", colours=("#1B4F8F", "#5C3D8F", "#7A4A12")),
    statuses=_values(1300, "Active", "Deployed", "Inactive", colours=("#177245", "#1B4F8F", "#56677A")),
    messes=_values(1400, "Junior Ranks", "C&POs", "Wardroom", "Old mess", hidden="Old mess"),
    mocs=_values(1500, "00105 Boatswain", "00299 Naval Communicator"),
    tags=_values(
        1600, "Duty Watch", "First aid", "Coxswain", "VIP", colours=("#1B4F8F", "#B3261E", "#F3BC4D", "#5C3D8F")
    ),
    qualifications=_values(1700, "Quartermaster", "Boatswain's Mate", "Duty Day Staff", "Range Safety"),
)


def details_of_roy() -> MemberDetails:
    """Return the member that tests look at."""
    return MemberDetails(
        service_number="V00411207",
        rank_id=CHOICES.ranks[3].id,
        last_name="Roy",
        first_name="Jacqueline",
        initials="J.M.",
        display_name="Roy, J.",
        division_id=CHOICES.divisions[0].id,
        member_type_id=CHOICES.types[0].id,
        member_status_id=CHOICES.statuses[0].id,
        mess_id=CHOICES.messes[1].id,
        moc_id=CHOICES.mocs[0].id,
        employee_number="004512",
        email="jacqueline.roy@example.test",
        home_phone="204-555-0142",
        mobile_phone="+1 (204) 555-0143",
        notes="Prefers messages over calls.",
        enrolled_on=date(2014, 9, 3),
        contract_start=date(2026, 4, 1),
        contract_end=date(2027, 3, 31),
    )


def details_of_chen() -> MemberDetails:
    """Return a member of whom little is known."""
    return MemberDetails(
        service_number="V00500001",
        rank_id=CHOICES.ranks[0].id,
        last_name="Chen",
        first_name="Riley",
        display_name="Chen, R.",
        division_id=CHOICES.divisions[1].id,
        member_type_id=CHOICES.types[0].id,
        member_status_id=CHOICES.statuses[0].id,
    )


def record_of(key: UUID, details: T, version: int = 1, at: datetime = _MADE) -> Record[T]:
    """Return a record as the database would have it."""
    return Record(key, version, details, _MADE, at)


class PeopleInMemory(PersonService):
    """Answers as the service does, out of dictionaries; ``away`` is why it cannot now, in a sentence."""

    def __init__(self) -> None:
        self.away = ""
        self.members: dict[UUID, Record[MemberDetails]] = {
            ROY: record_of(ROY, details_of_roy(), 3),
            CHEN: record_of(CHEN, details_of_chen()),
        }
        self.inside: dict[UUID, datetime] = {ROY: NOW - timedelta(hours=2, minutes=4)}
        self.badges = {ROY: HeldBadge("117", Chip("Active", "", "#177245"), OnScan.ALLOW, _MADE)}
        self.tags: dict[UUID, list[UUID]] = {ROY: [CHOICES.tags[0].id, CHOICES.tags[1].id], CHEN: []}
        self.held: dict[UUID, Record[QualificationDetails]] = {}
        self.photos: dict[UUID, Record[MemberPhoto]] = {}
        self.lists = CHOICES
        self.lines: dict[UUID, list[CheckInLine]] = {ROY: evenings(self._card(ROY)), CHEN: []}
        self.audit: list[AuditEntry] = [change_of(ROY, "mobile_phone", "204-555-0100", "+1 (204) 555-0143")]
        self.archived: list[tuple[UUID, AccountId, str]] = []
        self.pages_asked: list[int] = []
        self.before_saving: Callable[[], object] = lambda: None
        """Happens at the moment at which a save reaches the database."""
        self._ids = itertools.count(9000)
        today = NOW.date()
        self.hold(CHOICES.qualifications[0].id, today - timedelta(days=900))
        self.hold(CHOICES.qualifications[1].id, today - timedelta(days=700), today + timedelta(days=12))
        self.hold(CHOICES.qualifications[2].id, today - timedelta(days=800), today - timedelta(days=40))

    def hold(self, kind: UUID, granted: date, expires: date | None = None) -> UUID:
        """Give the first member a qualification."""
        key = self.new_key()
        self.held[key] = record_of(key, QualificationDetails(ROY, kind, granted, expires))
        return key

    def change(self, key: UUID, **fields: object) -> None:
        """Save other details of a member, as somebody at another desk does."""
        record = self.members[key]
        details: MemberDetails = replace(record.details, **fields)  # type: ignore[arg-type]
        self.members[key] = record_of(key, details, record.version + 1, NOW)

    # --- read ---------------------------------------------------------------------------------------------------------

    def new_key(self) -> UUID:
        """Return the next of a row of ids."""
        return UUID(int=next(self._ids))

    def person(self, member_id: MemberId) -> Person | None:
        """Return a member with all that is known."""
        self._check()
        record = self.members.get(member_id)
        if record is None:
            return None
        photo = self.photos.get(member_id)
        division = choice_of(self.lists.divisions, record.details.division_id)
        tags = [choice for choice in self.lists.tags if choice.id in self.tags.get(member_id, [])]
        return Person(
            record=record,
            card=self._card(member_id),
            division_name=division.chip.name if division else "",
            state=Direction.IN if member_id in self.inside else Direction.OUT,
            since=self.inside.get(member_id),
            badge=self.badges.get(member_id),
            tags=[record_of(tag.id, TagDetails(tag.code, tag.chip.name)) for tag in tags],
            qualifications=[held for held in self.held.values() if held.details.member_id == member_id],
            photo=None if photo is None else photo.seen,
        )

    def choices(self) -> MemberChoices:
        """Return the lists."""
        self._check()
        return self.lists

    def photo(self, member_id: MemberId) -> Record[MemberPhoto] | None:
        """Return the photograph."""
        self._check()
        return self.photos.get(member_id)

    def passages(self, member_id: MemberId, after: PageKey | None, size: int) -> Page[CheckInLine]:
        """Return a page; its key is how many came before."""
        self._check()
        self.pages_asked.append(size)
        return _page(self.lines.get(member_id, []), after, size)

    def pattern(self, member_id: MemberId, zone: ZoneInfo) -> PresencePattern:
        """Return the weeks of the passages."""
        self._check()
        lines = [line for line in self.lines.get(member_id, []) if line.superseded_by is None]
        passages = [line.check_in for line in reversed(lines)]
        pairs = zip(passages[::2], passages[1::2], strict=False)
        return pattern_of([Stay(came.occurred_at, went.occurred_at) for came, went in pairs], zone)

    def changes(self, member_id: MemberId, after: PageKey | None, size: int) -> Page[AuditEntry]:
        """Return a page of the changes."""
        self._check()
        return _page([entry for entry in self.audit if entry.row_id == member_id], after, size)

    def proposed_name(self, last_name: str, first_name: str, initials: str, but: UUID) -> str:
        """Return a name that nobody else has."""
        self._check()
        taken = [record.details.display_name for key, record in self.members.items() if key != but]
        return display_name_for(last_name, first_name, initials, taken)

    def is_taken(self, service_number: str, but: UUID) -> bool:
        """Return whether another has the number."""
        self._check()
        bare = bare_service_number(service_number)
        return any(key != but and record.details.service_number == bare for key, record in self.members.items())

    # --- saved --------------------------------------------------------------------------------------------------------

    def create(self, key: UUID, details: MemberDetails) -> Answer:
        """Add a member; twice with one key adds one."""
        self._check_saving()
        if key in self.members:
            return Saved(self.members[key])
        if self.is_taken(details.service_number, key):
            return Broken("service_number", MemberProblem.TAKEN)
        self.members[key] = record_of(key, details)
        return Saved(self.members[key])

    def save(self, seen: RecordVersion, details: MemberDetails) -> Answer:
        """Save over what was seen."""
        self._check_saving()
        if self.is_taken(details.service_number, seen.id):
            return Broken("service_number", MemberProblem.TAKEN)
        return _over(self.members, seen.id, seen, details)

    def archive(self, seen: RecordVersion, by: AccountId, reason: str) -> Answer:
        """Archive, and sign out."""
        self._check_saving()
        answer = _over(self.members, seen.id, seen, replace(self.members[seen.id].details, archived_at=NOW))
        if isinstance(answer, Saved):
            self.archived.append((seen.id, by, reason))
            self.inside.pop(seen.id, None)
        return answer

    def restore(self, seen: RecordVersion) -> Answer:
        """Take back."""
        self._check_saving()
        return _over(self.members, seen.id, seen, replace(self.members[seen.id].details, archived_at=None))

    def give_tag(self, member_id: MemberId, tag_id: UUID) -> bool:
        """Give a tag, where there is one."""
        self._check_saving()
        there = choice_of(self.lists.tags, tag_id) is not None
        if there:
            self.tags[member_id].append(tag_id)
        return there

    def take_tag(self, member_id: MemberId, tag_id: UUID) -> None:
        """Take a tag."""
        self._check_saving()
        self.tags[member_id].remove(tag_id)

    def grant(self, key: UUID, details: QualificationDetails) -> Answer:
        """Grant, each kind once."""
        self._check_saving()
        if any(held.details.qualification_type_id == details.qualification_type_id for held in self.held.values()):
            return Broken("qualification_type_id", MemberProblem.TAKEN)
        self.held[key] = record_of(key, details)
        return Saved(self.held[key])

    def change_qualification(self, seen: RecordVersion, details: QualificationDetails) -> Answer:
        """Change over what was seen."""
        self._check_saving()
        return _over(self.held, seen.id, seen, details)

    def withdraw(self, held: Record[QualificationDetails]) -> Answer:
        """Withdraw what was seen."""
        self._check_saving()
        answer = _over(self.held, held.id, held.seen, held.details)
        if isinstance(answer, Saved):
            del self.held[held.id]
        return answer

    def put_photo(self, member_id: MemberId, seen: RecordVersion | None, picture: Picture) -> Answer:
        """Keep a photograph over what was seen."""
        self._check_saving()
        photo = MemberPhoto(member_id, picture.media_type, picture.data)
        there = self.photos.get(member_id)
        if seen is None and there is None:
            self.photos[member_id] = record_of(self.new_key(), photo)
            return Saved(self.photos[member_id])
        if seen is None and there is not None:
            return Conflict(there)
        return Gone() if there is None or seen is None else _over(self.photos, member_id, seen, photo)

    def remove_photo(self, seen: RecordVersion) -> Answer:
        """Remove what was seen."""
        self._check_saving()
        of = next((key for key, photo in self.photos.items() if photo.id == seen.id), None)
        if of is None:
            return Gone()
        if self.photos[of].version != seen.version:
            return Conflict(self.photos[of])
        return Saved(self.photos.pop(of))

    def _check_saving(self) -> None:
        happening, self.before_saving = self.before_saving, lambda: None
        happening()
        self._check()

    def _check(self) -> None:
        if self.away:
            raise StoreUnavailableError(self.away)

    def _card(self, key: UUID) -> MemberCard:
        details = self.members[key].details
        rank = choice_of(CHOICES.ranks, details.rank_id)
        division = choice_of(CHOICES.divisions, details.division_id)
        code = rank.code if rank else ""
        return MemberCard(
            id=MemberId(key),
            display_name=f"{code} {details.display_name}",
            rank=code,
            last_name=details.last_name,
            first_name=details.first_name,
            division=division.code if division else "",
        )


def evenings(card: MemberCard, weeks: int = 8) -> list[CheckInLine]:
    """Return the passages of Tuesday and Thursday evenings and some Saturdays, newest first, one of them corrected."""
    lines = []
    for week in range(weeks):
        for day, hour, hours in ((0, 18, 4), (2, 18, 4), (4, 9, 7)):
            if (week * 3 + day) % 7 in {3, 5} or (day == 4 and week % 3):
                continue
            came = (
                NOW.replace(hour=0, minute=37 - week) - timedelta(days=7 * week + 7 - day) + timedelta(hours=hour - 18)
            )
            lines += [_line(card, came, Direction.IN), _line(card, came + timedelta(hours=hours), Direction.OUT)]
    lines.sort(key=lambda line: line.check_in.occurred_at, reverse=True)
    odd = lines[2]
    went = replace(odd.check_in, id=CheckInId(UUID(int=77)), occurred_at=odd.check_in.occurred_at + timedelta(hours=3))
    unseen = replace(went, method=Method.ROLLOVER, witnessed=False)
    corrected = replace(
        odd.check_in, method=Method.CORRECTION, supersedes_id=unseen.id, reason="Left by the rear door."
    )
    lines[2] = replace(odd, check_in=corrected, entered_by="Luc Dubé", badge=None)
    lines.insert(2, replace(odd, check_in=unseen, station=None, superseded_by=corrected.id))
    return lines


def _line(card: MemberCard, at: datetime, direction: Direction) -> CheckInLine:
    key = CheckInId(UUID(int=int(at.timestamp()) * 2 + (direction is Direction.OUT)))
    check_in = CheckIn(key, card.id, direction, at, Method.BADGE)
    return CheckInLine(check_in, at, card, "Front desk", "117", None, None)


def change_of(key: UUID, field: str, before: str, after: str) -> AuditEntry:
    """Return an entry of the audit that one field was changed."""
    return AuditEntry(
        id=UUID(int=88),
        table="members",
        row_id=key,
        operation=AuditOperation.UPDATE,
        before={field: before},
        after={field: after},
        database_user="sentinel_x",
        account="x",
        account_name="dube",
        station="",
        station_name=None,
        occurred_at=NOW - timedelta(days=3),
    )


def _page(items: Sequence[T], after: PageKey | None, size: int) -> Page[T]:
    begin = 0 if after is None else int(after[0])
    return Page(tuple(items[begin : begin + size]), (begin + size,) if begin + size < len(items) else None)


def _over(records: dict[UUID, Record[T]], key: UUID, seen: RecordVersion, details: T) -> Answer:
    there = records.get(key)
    if there is None:
        return Gone()
    if there.version != seen.version:
        return Conflict(there)
    records[key] = record_of(there.id, details, there.version + 1, NOW)
    return Saved(records[key])
