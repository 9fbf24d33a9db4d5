"""What the audit's entries are called, who the log names, and what changed a record last."""

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.audit import AuditAuthor, AuditFilter, AuditOperation
from sentinel_desktop.domain.lists import TagDetails
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.persistence.repositories.audit import AuditRepository
from sentinel_desktop.persistence.repositories.tags import TagRepository
from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE, Nature
from sentinel_desktop.ui.audit.names import audited_tables
from tests.support.factories import Factories
from tests.support.statement_counts import counted

pytestmark = pytest.mark.acts_as(ADMINISTRATOR_ROLE)


@pytest.fixture
def audit(store: Connection) -> AuditRepository:
    """Return the repository under test."""
    return AuditRepository(store)


def test_a_page_is_named_by_one_statement(audit: AuditRepository, store: Connection, make: Factories) -> None:
    """What it is about and what it names: a member with the rank, a tag, a badge by its number, a status."""
    rank = make.ranks(code="PO2")
    member = make.members(rank_id=rank, display_name="Tremblay, A.")
    tag = make.tags(name="VIP")
    badge = make.badges(printed_number="0042", member_id=member)
    make.member_tags(member_id=member, tag_id=tag)
    entries = audit.page(AuditFilter(), PageRequest(size=1000)).items
    with counted(store) as statements:
        names = audit.names(entries)
    assert len(statements) == 1
    assert names[member] == "PO2 Tremblay, A."
    assert {names[rank], names[tag], names[badge]} == {"PO2", "VIP", "0042"}
    tagged = next(entry for entry in entries if entry.table == "member_tags")
    assert tagged.row_id not in names


def test_every_audited_table_can_be_named(audit: AuditRepository, make: Factories) -> None:
    """Whatever a row refers to, the statement is one that the database takes."""
    for table in audited_tables():
        getattr(make, table)()
    entries = audit.page(AuditFilter(), PageRequest(size=1000)).items
    assert {entry.table for entry in entries} == set(audited_tables())
    assert audit.names(entries)


def test_what_is_gone_has_no_name(audit: AuditRepository, make: Factories) -> None:
    """Its entry says what it was called."""
    make.audit_log(table_name="tags", row_id=uuid7(), operation="DELETE", before={"name": "Old"}, after=None)
    entry = audit.page(AuditFilter(tables=frozenset({"tags"})), PageRequest()).items[0]
    assert audit.names([entry]) == {}


def test_entries_of_tables_that_are_no_more_are_no_trouble(audit: AuditRepository, make: Factories) -> None:
    """The log outlives the tables; nothing is asked where nothing has a name."""
    make.audit_log(table_name="invented", after={"member_id": "no id at all"})
    entries = audit.page(AuditFilter(tables=frozenset({"invented"})), PageRequest()).items
    assert audit.names(entries) == {}
    assert audit.names([]) == {}


def test_everybody_the_log_names_is_found_once(audit: AuditRepository, make: Factories) -> None:
    """Accounts by their name, a station by the name of whoever has its role, another role by itself."""
    account = make.admin_users(username="fontaine", login_role=f"sentinel_{uuid7().hex}")
    station_role, gone = f"sentinel_{uuid7().hex}", uuid7()
    make.stations(name="Rear door", login_role=station_role)
    for _ in range(2):
        make.audit_log(account=str(account), database_user="sentinel_x")
        make.audit_log(account=str(gone), database_user="sentinel_x")
        make.audit_log(database_user=station_role)
    authors = audit.authors()
    assert len(authors) == len(set(authors))
    assert AuditAuthor(account, "fontaine", None) in authors
    assert AuditAuthor(gone, None, None) in authors
    assert AuditAuthor(None, "Rear door", station_role) in authors
    assert AuditAuthor(None, None, "sentinel_x") in authors


def test_the_role_of_an_account_is_no_author_besides(audit: AuditRepository, make: Factories) -> None:
    """The account is."""
    role = f"sentinel_{uuid7().hex}"
    account = make.admin_users(login_role=role)
    make.audit_log(account=str(account), database_user=role)
    assert role not in {author.database_user for author in audit.authors()}


@pytest.mark.acts_as
def test_the_newest_change_of_each_record_is_found(audit: AuditRepository, store: Connection) -> None:
    """A record that never changed is left out."""
    tags = TagRepository(store)
    kept = tags.add(uuid7(), TagDetails("vip", "VIP"))
    edited = tags.edit(tags.add(uuid7(), TagDetails("dds", "DDS")).seen, TagDetails("dds", "Duty"))
    newest = audit.newest_of([kept.id, edited.id, uuid7()])
    assert {key: entry.operation for key, entry in newest.items()} == {
        kept.id: AuditOperation.INSERT,
        edited.id: AuditOperation.UPDATE,
    }


def test_every_audited_table_has_everyday_words() -> None:
    """A table that is added gets a name, or this fails; none is named that is not there."""
    edited = {table.name for table in Row.metadata.sorted_tables if table.info.get("nature") is Nature.EDITED}
    assert set(audited_tables()) == edited
