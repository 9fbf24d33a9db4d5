"""The slips of visitors and the log of their printing, by an operator in the real database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import psycopg
import pytest
from psycopg.types.json import Jsonb
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import NotOwnRowError, NotPermittedError, RecordNotFoundError, StoreUnavailableError
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.visitors import Language, SlipFilter, SlipOutcome
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.slips import LONGEST_PROBLEM, UNPRINTED, Attempt, SlipService
from tests.support.factories import Connection, Factories
from tests.support.factories.edges import NOON
from tests.support.signed_in import signed_in
from tests.support.unheard_commits import CutLine

NOW = NOON + timedelta(hours=2)


@dataclass(slots=True)
class FrontDesk:
    """An operator at work."""

    owner: Connection
    account: AccountId
    service: SlipService
    station: UUID | None
    minutes: int = 0

    @property
    def make(self) -> Factories:
        """What makes rows behind the operator's back."""
        return Factories(self.owner)

    def note(self, visit: UUID, problem: str = "") -> None:
        """Write one attempt down, each a minute after the other."""
        self.minutes += 1
        self.service.note(Attempt(visit, "Front desk", Language.ENGLISH, problem), self.account)


@pytest.fixture
def desk(database_url: str) -> Iterator[FrontDesk]:
    """Return an operator at work at a station."""
    with (
        psycopg.connect(database_url, autocommit=True) as owner,
        signed_in(owner, database_url, OPERATOR_ROLE) as person,
    ):
        service = SlipService(
            person.open_work, lambda: at_work.station, Timings, lambda: NOW + timedelta(minutes=at_work.minutes), uuid7
        )
        at_work = FrontDesk(owner, person.account_id, service, Factories(owner).stations(name="Front desk"))
        yield at_work


def test_a_slip_names_the_unit_as_its_setting_does(desk: FrontDesk) -> None:
    """In the words of the visit; who left has none any more."""
    desk.make.settings(key="unit.name", value=Jsonb("HMCS Example"), category="unit")
    found = desk.service.slip(desk.make.visitors("open", display_name="Vance, C.", language="fr"))
    assert (found.slip.unit, found.slip.name) == ("HMCS Example", "Vance, C.")
    assert (found.is_over, found.language) == (False, Language.FRENCH)
    assert desk.service.slip(desk.make.visitors("closed")).is_over
    with pytest.raises(RecordNotFoundError):
        desk.service.slip(uuid7())


def test_the_latest_visitor_of_this_station_is_the_one_to_print_for(desk: FrontDesk) -> None:
    """Who came last and is here: not who came before, who left, nor whom another station signed in."""
    assert desk.service.latest() is None
    other = desk.make.stations(name="Rear door")
    desk.make.visitors("open", station_id=desk.station, checked_in_at=NOON)
    last = desk.make.visitors("open", station_id=desk.station, checked_in_at=NOON + timedelta(minutes=20))
    desk.make.visitors("open", station_id=other, checked_in_at=NOON + timedelta(minutes=30))
    desk.make.visitors(
        "closed",
        station_id=desk.station,
        checked_in_at=NOON + timedelta(minutes=40),
        checked_out_at=NOON + timedelta(minutes=50),
    )
    assert desk.service.latest() == last


def test_a_visit_that_was_cancelled_has_no_slip(desk: FrontDesk) -> None:
    """Nobody comes who could wear it."""
    assert desk.service.slip(desk.make.visitors("expected", cancelled_at=NOW)).is_over


def test_every_attempt_is_written_down_with_who_and_where(desk: FrontDesk) -> None:
    """The newest first; a problem is its sentence, cut where it is endless."""
    visit = desk.make.visitors("open", display_name="Vance, C.")
    desk.note(visit, "The printer is away. " * 100)
    desk.note(visit)
    lines = desk.service.log(SlipFilter(), PageRequest()).items
    assert [line.slip.outcome for line in lines] == [SlipOutcome.PRINTED, SlipOutcome.FAILED]
    assert len(lines[1].slip.problem) == LONGEST_PROBLEM
    assert {(line.visitor, line.station) for line in lines} == {("Vance, C.", "Front desk")}
    assert lines[0].slip.printed_by == desk.account


def test_a_slip_that_failed_waits_until_it_is_printed(desk: FrontDesk) -> None:
    """The list of those to print has each visit once, with its last attempt."""
    first, second = desk.make.visitors("open"), desk.make.visitors("open")
    for visit in (first, first, second):
        desk.note(visit, "Out of paper.")
    assert desk.service.count(UNPRINTED) == 2
    desk.note(first)
    assert [line.slip.visitor_id for line in desk.service.log(UNPRINTED, PageRequest()).items] == [second]


def test_nobody_prints_in_anothers_name(desk: FrontDesk) -> None:
    """The database refuses it, whatever the screen did."""
    attempt = Attempt(desk.make.visitors("open"), "Front desk", Language.ENGLISH)
    with pytest.raises(NotOwnRowError):
        desk.service.note(attempt, AccountId(desk.make.admin_users()))


def test_a_station_that_is_not_known_says_so(desk: FrontDesk) -> None:
    """The slip is printed all the same; only the log has nothing."""
    desk.station = None
    with pytest.raises(StoreUnavailableError, match="not known"):
        desk.note(desk.make.visitors("open"))


def test_an_attempt_whose_answer_is_lost_is_written_down_once(desk: FrontDesk, database_url: str) -> None:
    """The line was cut after it was written: nobody is told that the log lacks what it has."""
    visit = desk.make.visitors("open")
    with signed_in(desk.owner, database_url, OPERATOR_ROLE) as person:
        line = CutLine(person.engine)
        service = SlipService(line.open_work, lambda: desk.station, Timings, lambda: NOW, uuid7)
        line.lose_the_next()
        service.note(Attempt(visit, "Front desk", Language.ENGLISH), person.account_id)
    assert desk.service.count(SlipFilter()) == 1


def test_an_attempt_that_was_not_written_down_is_written_once_the_line_is_back(
    desk: FrontDesk, database_url: str
) -> None:
    """Tried once more at once; a right that is missing is told, and no try brings it."""
    visit = desk.make.visitors("open")
    desk.owner.execute("REVOKE INSERT ON slip_prints FROM sentinel_operator")
    with pytest.raises(NotPermittedError):
        desk.note(visit)
    assert desk.service.count(SlipFilter()) == 0
    desk.owner.execute("GRANT INSERT ON slip_prints TO sentinel_operator")
    with signed_in(desk.owner, database_url, OPERATOR_ROLE) as person:
        tries: list[str] = []

        def open_work() -> SqlUnitOfWork:
            tries.append("once")
            if len(tries) == 1:
                raise StoreUnavailableError("The database does not answer.")
            return person.open_work()

        service = SlipService(open_work, lambda: desk.station, Timings, lambda: NOW, uuid7)
        service.note(Attempt(visit, "Front desk", Language.ENGLISH), person.account_id)
    assert desk.service.count(SlipFilter()) == 1
