"""Enrolling a tapped badge on the real store, as an account that signed in."""

from collections.abc import Iterator
from contextlib import ExitStack
from uuid import UUID

import psycopg
import pytest
from psycopg import conninfo, sql
from sqlalchemy import Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.badges import BadgeDetails, BadgeKind
from sentinel_desktop.domain.enrolment import Enrollable, EnrolmentVerdict
from sentinel_desktop.domain.faults import AlreadyTakenError, MissingReferenceError, NotPermittedError
from sentinel_desktop.domain.readers import CardFamily
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.persistence import roles
from sentinel_desktop.persistence.engine import DatabaseAddress, make_engine
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE, SUPERVISOR_ROLE
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.enrolment import EnrolmentService
from sentinel_desktop.services.ports import NewId
from tests.support.builders import Connection, RowBuilder
from tests.support.scan_builders import reading


@pytest.fixture
def owner(database_url: str) -> Iterator[Connection]:
    """Return a connection of the owner that commits by itself."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def unit(owner: Connection) -> RowBuilder:
    """Return what inserts rows of the unit."""
    return RowBuilder(owner)


@pytest.fixture
def active(unit: RowBuilder) -> UUID:
    """Return the status of a badge that is in use."""
    return unit.listed("badge_statuses", "active")


class Accounts:
    """Signs accounts in, and leaves no role behind."""

    def __init__(self, unit: RowBuilder, url: str, opened: ExitStack) -> None:
        self._unit, self._url, self._opened = unit, url, opened

    def engine(self, group: str) -> Engine:
        """Return the engine of a new account in a group role."""
        owner, key = self._unit.connection, uuid7()
        role, password = roles.make_login(owner, key, group)
        self._opened.callback(owner.execute, sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))
        self._opened.callback(owner.execute, sql.SQL("DROP OWNED BY {}").format(sql.Identifier(role)))
        name = group.removeprefix("sentinel_")
        self._unit.insert("admin_users", username=name, display_name=name, role=name, login_role=role)
        where = {name: value for name, value in conninfo.conninfo_to_dict(self._url).items() if name != "passfile"}
        dsn = conninfo.make_conninfo("", **where | {"user": role, "password": password})
        engine = make_engine(DatabaseAddress(dsn))
        self._opened.callback(engine.dispose)
        return engine

    def service(self, group: str, new_id: NewId = uuid7) -> EnrolmentService:
        """Return the service as an account of a group role uses it."""
        engine = self.engine(group)
        return EnrolmentService(lambda: SqlUnitOfWork(engine), new_id)


@pytest.fixture
def accounts(unit: RowBuilder, database_url: str) -> Iterator[Accounts]:
    """Return what signs accounts in."""
    with ExitStack() as opened:
        yield Accounts(unit, database_url, opened)


def tapped(serial: str, family: CardFamily = CardFamily.LOW_FREQUENCY) -> BadgeRead:
    """Return what a reader hands over."""
    return BadgeRead(Serial(serial), reading(), family)


def enrolled_serials(owner: Connection) -> list[str]:
    """Return the serials of all badges."""
    return [serial for (serial,) in owner.execute("SELECT serial FROM badges ORDER BY serial").fetchall()]


def test_a_supervisor_enrols_a_tapped_badge(accounts: Accounts, owner: Connection, active: UUID) -> None:
    """It is kept as it was tapped, free and with its printed number, and known from then on by shorter spellings."""
    service = accounts.service(SUPERVISOR_ROLE)
    assert service.judge(tapped("010063E9AE")) == EnrolmentVerdict(Enrollable.YES)
    enrolled = service.enrol(tapped("010063E9AE"), BadgeKind.VISITOR, active, "V-7")
    assert isinstance(enrolled, Record)
    assert enrolled.details == BadgeDetails("010063E9AE", BadgeKind.VISITOR, active, printed_number="V-7")
    assert enrolled_serials(owner) == ["010063E9AE"]
    for serial in ("010063E9AE", "0063E9AE", "63E9AE"):
        verdict = service.enrol(tapped(serial), BadgeKind.MEMBER, active)
        assert isinstance(verdict, EnrolmentVerdict)
        assert verdict.enrollable is Enrollable.ENROLLED_ALREADY
        assert verdict.badge is not None
        assert verdict.badge.id == enrolled.id
    assert enrolled_serials(owner) == ["010063E9AE"]


def test_an_ambiguous_badge_is_enrolled_only_by_somebody_who_was_told(
    accounts: Accounts, owner: Connection, active: UUID
) -> None:
    """It is refused with the badge that it may be mistaken for; a person may want it all the same."""
    service = accounts.service(SUPERVISOR_ROLE)
    service.enrol(tapped("010063E9AE"), BadgeKind.MEMBER, active)
    verdict = service.enrol(tapped("020063E9AE"), BadgeKind.MEMBER, active)
    assert isinstance(verdict, EnrolmentVerdict)
    assert (verdict.enrollable, verdict.shared_bits) == (Enrollable.AMBIGUOUS, 32)
    assert enrolled_serials(owner) == ["010063E9AE"]
    enrolled = service.enrol(tapped("020063E9AE"), BadgeKind.MEMBER, active, despite_ambiguity=True)
    assert isinstance(enrolled, Record)
    assert enrolled_serials(owner) == ["010063E9AE", "020063E9AE"]


def test_a_random_id_is_never_enrolled(accounts: Accounts, owner: Connection, active: UUID) -> None:
    """Whatever a person wants: at the next tap it would be another one."""
    read = tapped("08A1B2C3", CardFamily.ISO_14443)
    service = accounts.service(SUPERVISOR_ROLE)
    verdict = service.enrol(read, BadgeKind.MEMBER, active, despite_ambiguity=True)
    assert verdict == service.judge(read) == EnrolmentVerdict(Enrollable.RANDOM_ID)
    assert enrolled_serials(owner) == []


def test_an_operator_may_judge_and_not_enrol(accounts: Accounts, owner: Connection, active: UUID) -> None:
    """The database refuses the row; the sentence is one for a person."""
    service = accounts.service(OPERATOR_ROLE)
    assert service.judge(tapped("010063E9AE")).enrollable is Enrollable.YES
    with pytest.raises(NotPermittedError):
        service.enrol(tapped("010063E9AE"), BadgeKind.MEMBER, active)
    assert enrolled_serials(owner) == []


def test_two_desks_that_enrol_one_badge_make_one(accounts: Accounts, unit: RowBuilder, active: UUID) -> None:
    """The second is told whose it is, as if it had come later."""

    def new_id_after_another_desk() -> UUID:
        unit.insert("badges", serial="010063E9AE", kind="event", badge_status_id=active)
        return uuid7()

    service = accounts.service(SUPERVISOR_ROLE, new_id_after_another_desk)
    verdict = service.enrol(tapped("010063E9AE"), BadgeKind.MEMBER, active)
    assert isinstance(verdict, EnrolmentVerdict)
    assert verdict.enrollable is Enrollable.ENROLLED_ALREADY
    assert verdict.badge is not None
    assert verdict.badge.kind is BadgeKind.EVENT
    assert enrolled_serials(unit.connection) == ["010063E9AE"]


def test_a_rule_that_is_broken_otherwise_is_said(accounts: Accounts, unit: RowBuilder, active: UUID) -> None:
    """An id or a status that cannot be is no refusal of the badge."""
    taken = unit.insert("badges", serial="62E3086CED", kind="member", badge_status_id=active)
    service = accounts.service(SUPERVISOR_ROLE, lambda: taken)
    with pytest.raises(AlreadyTakenError):
        service.enrol(tapped("010063E9AE"), BadgeKind.MEMBER, active)
    with pytest.raises(MissingReferenceError):
        EnrolmentService(service._open, uuid7).enrol(tapped("010063E9AE"), BadgeKind.MEMBER, uuid7())
