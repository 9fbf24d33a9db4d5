"""The audit log as administrators read it: what every change left, found by who, what, which row and when."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.audit import AuditEntry, AuditFilter, AuditOperation, FieldChange
from sentinel_desktop.domain.faults import NotPermittedError
from sentinel_desktop.domain.lists import TagDetails
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.persistence.repositories.audit import AuditRepository
from sentinel_desktop.persistence.repositories.tags import TagRepository
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE, DESK_ROLE, OPERATOR_ROLE, SUPERVISOR_ROLE
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.statement_counts import counted

pytestmark = pytest.mark.acts_as(ADMINISTRATOR_ROLE)

MINUTE = timedelta(minutes=1)
INVENTED = frozenset({"invented"})
"""A table that nothing else in a test writes of."""


@pytest.fixture
def audit(store: Connection) -> AuditRepository:
    """Return the repository under test."""
    return AuditRepository(store)


def entries(audit: AuditRepository, **wanted: Any) -> Sequence[AuditEntry]:  # noqa: ANN401 - the fields of the filter
    """Return the entries a filter lets through, after making sure that the count is the same."""
    sought = AuditFilter(**wanted)
    page = audit.page(sought, PageRequest(size=1000))
    assert audit.count(sought) == len(page.items)
    return page.items


def found(audit: AuditRepository, **wanted: Any) -> list[UUID]:  # noqa: ANN401 - the fields of the filter
    """Return the ids of the entries a filter lets through."""
    return [entry.id for entry in entries(audit, **wanted)]


def logged(make: Factories, *, minutes: int = 0, **values: object) -> UUID:
    """Write an entry of the invented table so many minutes after noon."""
    return make.audit_log(**{"table_name": "invented", "occurred_at": NOON + minutes * MINUTE} | values)


# --- what is in an entry ----------------------------------------------------------------------------------------------


@pytest.mark.acts_as
def test_a_record_made_edited_and_deleted_leaves_three_entries(
    audit: AuditRepository, store: Connection, transaction: PlainConnection
) -> None:
    """The newest first, each with what changed, by whom the server says, and when by its clock."""
    tags = TagRepository(store)
    made = tags.add(uuid7(), TagDetails("vip", "VIP"))
    edited = tags.edit(made.seen, TagDetails("vip", "Very important", colour="#112233"))
    tags.delete(edited.seen)
    deleted, updated, inserted = entries(audit, row_id=made.id)
    assert [entry.operation for entry in (inserted, updated, deleted)] == list(AuditOperation)
    assert [change for change in updated.changes if change.field != "name_key"] == [
        FieldChange("colour", "#56677A", "#112233"),
        FieldChange("name", "VIP", "Very important"),
    ]
    assert inserted.before is None
    assert inserted.after == updated.before
    assert updated.after == deleted.before
    assert deleted.after is None
    assert {entry.table for entry in (inserted, updated, deleted)} == {"tags"}
    assert {entry.database_user for entry in (inserted, updated, deleted)} == {transaction.info.user}
    assert inserted.occurred_at < updated.occurred_at < deleted.occurred_at


def test_an_entry_names_the_account_and_the_station(audit: AuditRepository, make: Factories) -> None:
    """As they are called today."""
    account, station = make.admin_users(username="zoe.roy"), make.stations(name="Office")
    logged(make, account=str(account), station=str(station))
    (entry,) = entries(audit, tables=INVENTED)
    assert (entry.account, entry.account_name) == (str(account), "zoe.roy")
    assert (entry.station, entry.station_name) == (str(station), "Office")


@pytest.mark.parametrize("text", ["", "postgres", "sentinel_0", str(UUID(int=7)), f"{UUID(int=7)}\n", "'; --"])
def test_what_is_no_id_of_ours_has_no_name(audit: AuditRepository, make: Factories, text: str) -> None:
    """The log outlives what it speaks of and takes any text; reading it never fails."""
    logged(make, account=text, station=text)
    (entry,) = entries(audit, tables=INVENTED)
    assert (entry.account, entry.account_name, entry.station, entry.station_name) == (text, None, text, None)


def test_an_entry_outlives_the_account_it_names(
    audit: AuditRepository, make: Factories, transaction: PlainConnection
) -> None:
    """Deleted, the account is still known by its id."""
    account = make.admin_users()
    logged(make, account=str(account))
    transaction.execute("DELETE FROM admin_users WHERE id = %s", [account])
    (entry,) = entries(audit, tables=INVENTED)
    assert (entry.account, entry.account_name) == (str(account), None)


# --- filters ----------------------------------------------------------------------------------------------------------


def test_of_one_row(audit: AuditRepository, make: Factories) -> None:
    """Its whole history, in any table and in the one it is of."""
    row = uuid7()
    first, second = logged(make, row_id=row), logged(make, row_id=row, minutes=1)
    logged(make)
    assert found(audit, row_id=row) == found(audit, row_id=row, tables=INVENTED) == [second, first]
    assert found(audit, row_id=row, tables=frozenset({"members"})) == []


def test_of_some_tables(audit: AuditRepository, make: Factories) -> None:
    """Of any of them."""
    first, second = logged(make), logged(make, table_name="imagined", minutes=1)
    logged(make, table_name="dreamt")
    assert found(audit, tables=INVENTED | {"imagined"}) == [second, first]


@pytest.mark.parametrize("operation", AuditOperation)
def test_of_one_operation(audit: AuditRepository, make: Factories, operation: AuditOperation) -> None:
    """And of no other."""
    made = {
        AuditOperation.INSERT: logged(make),
        AuditOperation.UPDATE: logged(make, operation="UPDATE", before={"a": 1}),
        AuditOperation.DELETE: logged(make, operation="DELETE", before={"a": 1}, after=None),
    }
    assert found(audit, tables=INVENTED, operations=frozenset({operation})) == [made[operation]]


def test_of_one_account(audit: AuditRepository, make: Factories) -> None:
    """Whatever it changed; not what was done without any."""
    account = make.admin_users()
    mine = logged(make, account=str(account))
    logged(make, account=str(make.admin_users()))
    logged(make)
    assert found(audit, account=account) == [mine]


def test_of_one_station(audit: AuditRepository, make: Factories) -> None:
    """Whatever was changed there."""
    station = make.stations()
    here = logged(make, station=str(station))
    logged(make, station=str(make.stations()))
    assert found(audit, station=station) == [here]


def test_of_one_role_of_the_server(audit: AuditRepository, make: Factories) -> None:
    """Also one that is no account of ours."""
    by_hand = logged(make, database_user="a superuser")
    logged(make)
    assert found(audit, database_user="a superuser") == [by_hand]


def test_of_a_period(audit: AuditRepository, make: Factories) -> None:
    """From its first instant on, up to its last and not at it."""
    made = [logged(make, minutes=minutes) for minutes in range(4)]
    assert found(audit, tables=INVENTED, since=NOON + MINUTE, before=NOON + 3 * MINUTE) == [made[2], made[1]]
    assert found(audit, tables=INVENTED, since=NOON + 3 * MINUTE) == [made[3]]
    assert found(audit, tables=INVENTED, before=NOON + MINUTE) == [made[0]]


def test_filters_narrow_each_other(audit: AuditRepository, make: Factories) -> None:
    """Who, what, where and when together."""
    account, station, row = make.admin_users(), make.stations(), uuid7()
    every: dict[str, Any] = {
        "account": str(account),
        "station": str(station),
        "row_id": row,
        "operation": "UPDATE",
        "before": {"a": 1},
        "database_user": "someone",
        "minutes": 5,
    }
    wanted = logged(make, **every)
    for change in (
        {"account": ""},
        {"station": ""},
        {"row_id": uuid7()},
        {"operation": "INSERT", "before": None},
        {"database_user": "another"},
        {"minutes": 1},
        {"table_name": "imagined"},
    ):
        logged(make, **every | change)
    assert found(
        audit,
        tables=INVENTED,
        operations=frozenset({AuditOperation.UPDATE}),
        row_id=row,
        account=account,
        database_user="someone",
        station=station,
        since=NOON + 2 * MINUTE,
    ) == [wanted]


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("descending", [False, True], ids=["newest first", "oldest first"])
def test_the_pages_are_the_whole(audit: AuditRepository, make: Factories, *, descending: bool) -> None:
    """Three at a time, also where many were made at one instant: each once, the newest first, or turned round."""
    made = [(minutes, logged(make, minutes=minutes)) for minutes in (0, 0, 0, 0, 1, 2, 2, 3)]
    read: list[UUID] = []
    request: PageRequest | None = PageRequest(size=3, descending=descending)
    while request is not None:
        page = audit.page(AuditFilter(tables=INVENTED), request)
        read += [entry.id for entry in page.items]
        request = None if page.next is None else PageRequest(page.next, 3, descending)
    oldest_first = [key for _, key in sorted(made)]
    assert read == (oldest_first if descending else oldest_first[::-1])


@pytest.mark.parametrize("number", [3, 60])
def test_a_page_is_one_statement(audit: AuditRepository, make: Factories, store: Connection, number: int) -> None:
    """Names of accounts and stations and all."""
    for account in make.admin_users.many(number):
        logged(make, account=str(account), station=str(make.stations()))
    with counted(store) as sent:
        page = audit.page(AuditFilter(tables=INVENTED), PageRequest())
    assert (len(page.items), len(sent)) == (number, 1)


def test_a_change_between_two_pages_repeats_nothing(audit: AuditRepository, make: Factories) -> None:
    """What is newer than the page is not on the next one."""
    made = [logged(make, minutes=minutes) for minutes in range(4)]
    wanted = AuditFilter(tables=INVENTED)
    first = audit.page(wanted, PageRequest(size=2))
    logged(make, minutes=9)
    rest = audit.page(wanted, PageRequest(first.next, 2))
    assert [entry.id for entry in (*first.items, *rest.items)] == made[::-1]


def test_an_empty_log_is_one_empty_page(audit: AuditRepository) -> None:
    """With nothing after it."""
    page = audit.page(AuditFilter(tables=INVENTED), PageRequest())
    assert (page.items, page.next) == ((), None)


# --- who may ----------------------------------------------------------------------------------------------------------


@pytest.mark.acts_as
@pytest.mark.parametrize("role", [DESK_ROLE, OPERATOR_ROLE, SUPERVISOR_ROLE])
def test_only_administrators_read_it(
    audit: AuditRepository, make: Factories, transaction: PlainConnection, role: str
) -> None:
    """Nobody below them, though their edits are in it."""
    logged(make)
    transaction.execute(f"SET LOCAL ROLE {ADMINISTRATOR_ROLE}")
    assert len(entries(audit, tables=INVENTED)) == 1
    transaction.execute(f"SET LOCAL ROLE {role}")
    with pytest.raises(NotPermittedError):
        audit.page(AuditFilter(), PageRequest())
