"""The past of an invented unit: passages, who was in when, a member's day, and a search over all of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.checkins import Standing
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.day_cards import DayCard
from sentinel_desktop.domain.day_moments import DayMoments
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.found import Found
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.member_views import Choice
from sentinel_desktop.domain.members import MemberPhoto
from sentinel_desktop.domain.pages import Page, PageKey
from sentinel_desktop.domain.passages import Passage, PassagesWanted, PersonKind, PersonThen, PresentAt, Way
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.presence import BoardEntry
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.sort_keys import search_keys, sort_key
from sentinel_desktop.domain.visitors import VisitLine
from sentinel_desktop.services.history import HistoryChoices, PersonOffered
from sentinel_desktop.services.progress import Progress
from tests.support.invented_desk import DIVISIONS, NOW, entry, member
from tests.support.people_in_memory import ROY, PeopleInMemory

_MEMBERS: Final = 60
_BETWEEN: Final = timedelta(minutes=7)
_GREY: Final = "#56677A"
_FRONT, _REAR = UUID(int=0x57A1), UUID(int=0x57A2)


def _passage(number: int) -> Passage:
    """Return the passage of this number, the newest first."""
    direction = Direction.OUT if number % 3 == 0 else Direction.IN
    at = NOW - number * _BETWEEN
    if number % 9 == 4:
        return replace(
            _of_member(number, direction, at),
            kind=PersonKind.VISITOR,
            name=("Varga, E.", "Chen, Quinn", "Bélanger, R.")[number % 3],
            of=("Northern Marine Ltd", "Harbour Works Ltd.", "")[number % 3],
            way=Way.DESK,
            recorded_at=None,
        )
    return _of_member(number, direction, at)


def _of_member(number: int, direction: Direction, at: datetime) -> Passage:
    card = member(number % _MEMBERS)
    return Passage(
        id=UUID(int=0x9A0000 + number),
        kind=PersonKind.MEMBER,
        person_id=card.id,
        name=card.display_name,
        of=card.division,
        direction=direction,
        occurred_at=at,
        recorded_at=at,
        way=Way.FIXED if number % 11 == 5 else Way.BADGE,
        station="Rear door" if number % 4 == 1 else "Front desk",
        badge=str(100 + number % _MEMBERS),
        entered_by=None,
        reason="",
        witnessed=True,
        standing=Standing.COUNTS,
    )


def _corrected() -> tuple[Passage, Passage]:
    """Return a correction and the passage that it took the place of."""
    first = _of_member(2, Direction.OUT, NOW - timedelta(minutes=40))
    correction = replace(
        first,
        id=UUID(int=0x9B0001),
        occurred_at=NOW - timedelta(minutes=25),
        recorded_at=NOW - timedelta(minutes=4),
        way=Way.CORRECTION,
        entered_by="CPO2 Fontaine",
        reason="Left by the rear door, the badge was read late",
        corrects=first.id,
    )
    return correction, replace(first, standing=Standing.SUPERSEDED, superseded_by=correction.id)


@dataclass(slots=True)
class PastInMemory:
    """Answers what the history page asks."""

    persons: PeopleInMemory = field(default_factory=PeopleInMemory)
    passages: list[Passage] = field(
        default_factory=lambda: [*_corrected(), *(_passage(number) for number in range(3, 160))]
    )
    visits: Sequence[VisitLine] = ()

    # --- the history ------------------------------------------------------------------------------------------------

    def page(self, wanted: PassagesWanted, after: PageKey | None, size: int) -> Page[Passage]:
        """Return one page of what the text, the direction and the standing let through."""
        found = self._found(wanted)
        rest = [each for each in found if after is None or each.place < tuple(after)]
        return Page(tuple(rest[:size]), rest[size - 1].place if len(rest) > size else None)

    def count(self, wanted: PassagesWanted) -> int:
        """Return how many those are."""
        return len(self._found(wanted))

    def correction(self, check_in_id: UUID) -> Sequence[Passage]:
        """Return both rows of the correction."""
        return [each for each in reversed(_corrected()) if check_in_id in {row.id for row in _corrected()}]

    def choices(self) -> HistoryChoices:
        """Return the divisions and two stations."""
        divisions = [
            Choice(UUID(int=0xD0 + number), code, Chip(name, french, _GREY), is_active=True)
            for number, (code, (name, french)) in enumerate(DIVISIONS.items())
        ]
        return HistoryChoices(divisions, [("Front desk", _FRONT), ("Rear door", _REAR)])

    def people(self, text: str) -> Sequence[PersonOffered]:
        """Return the members called so."""
        return [PersonOffered(each.member_id, each.display_name, each.division) for each in self.called(text)]

    def called(self, text: str) -> Sequence[PersonFound]:
        """Return the members called so: first of all the one whose card has everything on it."""
        roy = self.persons.person(ROY)
        cards = [*([] if roy is None else [roy.card]), *(member(number) for number in range(_MEMBERS))]
        words = search_keys(text)
        return [
            PersonFound(
                card.id,
                card.display_name,
                card.rank,
                card.last_name,
                card.first_name,
                card.division,
                f"V{card.id.int:08d}",
                Direction.IN if card.id.int % 2 else Direction.OUT,
                NOW - timedelta(minutes=card.id.int % 90),
            )
            for card in cards
            if words and all(word in sort_key(card.last_name, card.first_name) for word in words)
        ]

    def present_at(self, at: datetime) -> PresentAt:
        """Return fewer people the earlier it is."""
        hours = max(0, (at - NOW + timedelta(hours=12)) // timedelta(hours=1))
        cards = sorted(
            (member(number) for number in range(4 * hours)), key=lambda card: (card.division, card.last_name)
        )
        members = [
            PersonThen(PersonKind.MEMBER, card.id, card.display_name, card.division, at - timedelta(minutes=9 + n % 50))
            for n, card in enumerate(cards)
        ]
        visitor = PersonThen(PersonKind.VISITOR, UUID(int=5), "Varga, E.", "LCdr Hayashi, D.", at - _BETWEEN)
        return PresentAt(at, (*members, *([visitor] if members else [])))

    def export(self, wanted: PassagesWanted, path: Path, zone: ZoneInfo, progress: Progress) -> int | None:
        """Write nothing, and say how many it would have been."""
        del path, zone, progress
        return self.count(wanted)

    def _found(self, wanted: PassagesWanted) -> list[Passage]:
        words = search_keys(wanted.text)
        return sorted(
            (
                each
                for each in self.passages
                if all(word in sort_key(each.name) for word in words)
                and (wanted.direction in {None, each.direction})
                and (not wanted.effective or each.standing is Standing.COUNTS)
            ),
            key=lambda each: each.place,
            reverse=True,
        )


class DaysInMemory:
    """The cards of the days of the members who are known."""

    def __init__(self, past: PastInMemory) -> None:
        self._past = past

    def card(self, member_id: MemberId, day: DayMoments) -> DayCard | None:
        """Return the day of a member who is known, with a correction in it."""
        person = self._past.persons.person(member_id)
        if person is None:
            return None
        rows = [
            replace(each, person_id=member_id, name=person.card.display_name)
            for each in (*_corrected(), _of_member(3, Direction.IN, day.begins + timedelta(hours=13)))
        ]
        return DayCard(person, Chip("Active", "", "#177245"), rows, self._past.visits)

    def photo(self, member_id: MemberId) -> Record[MemberPhoto] | None:
        """Return the photograph."""
        return self._past.persons.photo(member_id)

    def shown_to_all(self, member_id: MemberId) -> BoardEntry | None:
        """Return a member who is in."""
        return next((entry(member(number)) for number in range(_MEMBERS) if member(number).id == member_id), None)


class FindsAll:
    """Finds members and visitors by name."""

    def __init__(self, past: PastInMemory) -> None:
        self._past = past

    def find(self, text: str) -> Found:
        """Return who is called so."""
        return Found(self._past.called(text)[:6], self._past.visits[:3])
