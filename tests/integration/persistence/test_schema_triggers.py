"""What the triggers of the schema do, and the rules that a bug must not break."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql
from uuid_utils.compat import uuid7

from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import Nature
from tests.support.builders import Connection, RowBuilder
from tests.support.postgres import DatabaseServer

LOGS = [name for name, table in Row.metadata.tables.items() if table.info["nature"] is Nature.LOG]


@pytest.fixture(scope="module")
def shared(database_server: DatabaseServer) -> Iterator[str]:
    """Return the owner's URL of a database for this module, in which nothing is committed."""
    url = database_server.fresh_database()
    yield url
    database_server.drop(url)


@pytest.fixture
def undone(shared: str) -> Iterator[Connection]:
    """Return a connection in a transaction that is rolled back."""
    with psycopg.connect(shared) as connection:
        yield connection
        connection.rollback()


def test_a_change_moves_updated_at(owner: Connection, unit: RowBuilder) -> None:
    """By the server's clock, whatever the statement says."""
    station = unit.station()
    owner.execute("UPDATE stations SET updated_at = '2000-01-01Z', name = 'Rear door' WHERE id = %s", [station])
    moved = owner.execute("SELECT updated_at > created_at FROM stations WHERE id = %s", [station]).fetchone()
    assert moved == (True,)


def test_an_edit_is_audited_with_what_was_and_what_is(owner: Connection, unit: RowBuilder) -> None:
    """Insert, update and delete each leave one row: before, after, and who."""
    station = unit.station(name="Front desk")
    owner.execute("SET sentinel.account = 'r.example'")
    owner.execute("UPDATE stations SET name = 'Rear door' WHERE id = %s", [station])
    owner.execute("DELETE FROM stations WHERE id = %s", [station])
    rows = owner.execute(
        "SELECT operation, before ->> 'name', after ->> 'name', account, database_user = session_user "
        "FROM audit_log WHERE row_id = %s ORDER BY occurred_at",
        [station],
    ).fetchall()
    assert rows == [
        ("INSERT", None, "Front desk", "", True),
        ("UPDATE", "Front desk", "Rear door", "r.example", True),
        ("DELETE", "Rear door", None, "r.example", True),
    ]


def test_an_account_is_known_by_its_role_whatever_it_says(owner: Connection, unit: RowBuilder) -> None:
    """The setting of the session names an account only where the role that signed in belongs to none."""
    role = f"sentinel_{uuid7().hex}"
    account = unit.insert(
        "admin_users", username="r.example", display_name="R. Example", role="administrator", login_role=role
    )
    with owner.transaction(force_rollback=True):
        owner.execute(sql.SQL("ALTER ROLE {} SUPERUSER").format(sql.Identifier(role)))
        owner.execute(sql.SQL("SET SESSION AUTHORIZATION {}").format(sql.Identifier(role)))
        owner.execute("SET LOCAL sentinel.account = 'somebody else'")
        station = unit.station()
        row = owner.execute("SELECT account, database_user FROM audit_log WHERE row_id = %s", [station]).fetchone()
        owner.execute("RESET SESSION AUTHORIZATION")
    assert row == (str(account), role)


def test_a_picture_is_left_out_of_the_audit(owner: Connection, unit: RowBuilder) -> None:
    """The log says that a photograph came and went, and for whom, and holds no picture."""
    member = unit.member()
    photo = unit.insert("member_photos", member_id=member, media_type="image/png", picture=b"png")
    owner.execute("DELETE FROM member_photos")
    rows = owner.execute(
        "SELECT operation, coalesce(before, after) ->> 'member_id', coalesce(before, after) ? 'picture' "
        "FROM audit_log WHERE row_id = %s ORDER BY occurred_at",
        [photo],
    ).fetchall()
    assert rows == [("INSERT", str(member), False), ("DELETE", str(member), False)]


def test_a_value_that_the_program_needs_is_never_deleted(owner: Connection, unit: RowBuilder) -> None:
    """A system value can be renamed; another can be deleted too."""
    needed, other = unit.listed("visit_types", "event", is_system=True), unit.listed("visit_types", "museum")
    owner.execute("UPDATE visit_types SET name = 'Parade' WHERE id = %s", [needed])
    with pytest.raises(psycopg.errors.RestrictViolation) as refused:
        owner.execute("DELETE FROM visit_types WHERE id = %s", [needed])
    assert (refused.value.diag.table_name, refused.value.diag.constraint_name) == ("visit_types", "refuse_system_value")
    assert owner.execute("DELETE FROM visit_types WHERE id = %s", [other]).rowcount == 1


def test_a_member_has_a_presence_row_from_the_first_moment(owner: Connection, unit: RowBuilder) -> None:
    """There is always one to lock, and it says out."""
    member = unit.member()
    assert owner.execute("SELECT member_id, state FROM presence").fetchall() == [(member, "out")]


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("UPDATE badges SET serial = 'xyz'", "ck_badges_serial_form"),
        ("UPDATE badges SET kind = 'visitor'", "ck_badges_holder_fits_kind"),
        ("UPDATE presence SET state = 'in'", "ck_presence_in_by_a_checkin"),
        ("UPDATE members SET service_number = 'V 1'", "ck_members_service_number_form"),
        ("DELETE FROM members", "fk_badges_member_id"),
        ("DELETE FROM badge_statuses", "fk_badges_badge_status_id"),
    ],
)
def test_what_a_bug_must_not_break_is_a_constraint(
    owner: Connection, unit: RowBuilder, statement: str, constraint: str
) -> None:
    """The database refuses it by the rule's name."""
    unit.badged_member()
    with pytest.raises(psycopg.errors.IntegrityError) as broken:
        owner.execute(statement)
    assert broken.value.diag.constraint_name == constraint


def test_a_member_has_one_badge_at_most(unit: RowBuilder) -> None:
    """A second badge of the same member is refused by the database itself."""
    member, _ = unit.badged_member()
    with pytest.raises(psycopg.errors.UniqueViolation) as broken:
        unit.badge(member)
    assert broken.value.diag.constraint_name == "uq_badges_member_id"


@pytest.mark.parametrize("table", ["audit_log", "checkins", "scans"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET created_at = now()", "DELETE FROM {}"])
def test_the_logs_refuse_even_the_owner(owner: Connection, unit: RowBuilder, table: str, verb: str) -> None:
    """What was recorded stays recorded, whoever asks."""
    unit.check_in(unit.member())
    unit.scan(unit.station())
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
        owner.execute(verb.format(table))
    count = owner.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - one of those above
    assert count is not None
    assert count[0] > 0


@pytest.mark.parametrize("table", LOGS)
def test_no_log_is_ever_emptied(undone: Connection, table: str) -> None:
    """TRUNCATE reaches no row trigger: each log refuses it by a trigger of its own."""
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation) as refused:
        undone.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.Identifier(table)))
    assert refused.value.diag.constraint_name == "refuse_truncate"
