"""Each convention of the schema is broken once, by a table that is right in everything else, and seen."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

import psycopg
import pytest
from sqlalchemy import Column, MetaData, Table

from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.persistence.tables.base import NO_GRANTS, Nature, grants
from tests.support.builders import Connection
from tests.support.catalogue import Catalogue, read_catalogue
from tests.support.conventions import CONVENTIONS, Breach, Declared, breaches
from tests.support.postgres import DatabaseServer

# A table that people edit, and a log: what a later revision might bring.
TABLES: Final = """
    CREATE TABLE probes (
        id uuid NOT NULL,
        code text NOT NULL,
        name text NOT NULL,
        name_fr text DEFAULT '' NOT NULL,
        name_key text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        display_order integer DEFAULT 0 NOT NULL,
        is_active boolean DEFAULT true NOT NULL,
        is_system boolean DEFAULT false NOT NULL,
        member_id uuid,
        picture bytea,
        created_at timestamptz DEFAULT now() NOT NULL,
        updated_at timestamptz DEFAULT now() NOT NULL,
        version integer DEFAULT 1 NOT NULL,
        CONSTRAINT pk_probes PRIMARY KEY (id),
        CONSTRAINT uq_probes_code UNIQUE (code),
        CONSTRAINT ck_probes_code_form CHECK (code ~ '^[a-z0-9_]+$'),
        CONSTRAINT ck_probes_named CHECK (name <> '' AND name_key <> ''),
        CONSTRAINT ck_probes_kind_known CHECK (kind IN ('deep', 'shallow')),
        CONSTRAINT fk_probes_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
    );
    CREATE INDEX ix_probes_member_id ON probes (member_id);
    CREATE INDEX ix_probes_name_key_id ON probes (name_key, id);
    CALL keep_updated_at('probes');
    CALL keep_audited('probes', 'picture');
    CALL keep_announced('probes', 'id');
    CALL keep_system_values('probes');
    GRANT SELECT, UPDATE (name, name_key) ON probes TO sentinel_supervisor, sentinel_administrator;

    CREATE TABLE probe_runs (
        id uuid NOT NULL,
        created_at timestamptz DEFAULT now() NOT NULL,
        updated_at timestamptz DEFAULT now() NOT NULL,
        CONSTRAINT pk_probe_runs PRIMARY KEY (id)
    );
    CALL keep_append_only('probe_runs');
    CALL keep_announced('probe_runs', 'id');
"""
PROBES: Final = {
    "nature": Nature.EDITED,
    "grants": grants(supervisor=("SELECT", "UPDATE (name, name_key)")),
}
RUNS: Final = {"nature": Nature.LOG, "grants": NO_GRANTS}


@dataclass(frozen=True)
class Case:
    """One way to break one convention.

    Attributes:
        change: made to the two tables, as SQL.
        reported: what the convention says, and nothing else says anything.
        probes: what else the first table's declaration says.
        columns: what else its columns' declarations say.
        runs: what else the second table's declaration says.
    """

    convention: str
    change: str
    reported: tuple[str, ...]
    probes: dict[str, Any] = field(default_factory=dict)
    columns: dict[str, dict[str, Any]] = field(default_factory=dict)
    runs: dict[str, Any] = field(default_factory=dict)


def declared(case: Case | None = None, *, also: tuple[str, ...] = ()) -> Declared:
    """Return what the program would declare with the two tables, and of tables beside them."""
    case = case or Case("", "", ())
    columns = {"name_key": {"key_of": ("name",)}, "name": {}, "kind": {}, "member_id": {}} | case.columns
    metadata = MetaData()
    ours = {
        "probes": Table(
            "probes", metadata, *(Column(name, info=info) for name, info in columns.items()), info=PROBES | case.probes
        ),
        "probe_runs": Table("probe_runs", metadata, info=RUNS | case.runs),
    }
    return {**Row.metadata.tables, **ours, **{name: Table(name, metadata) for name in also}}


CASES: Final = (
    Case("tables_are_declared", "CREATE VIEW people AS SELECT last_name FROM members", ("people is no plain table",)),
    Case("tables_are_declared", "CREATE SEQUENCE numbers", ("numbers is no plain table",)),
    Case(
        "tables_are_declared",
        "CREATE TABLE strays (id uuid CONSTRAINT pk_strays PRIMARY KEY, created_at timestamptz DEFAULT now() NOT NULL, "
        "updated_at timestamptz DEFAULT now() NOT NULL)",
        ("strays is in the database only",),
    ),
    Case("rows_know_when", "ALTER TABLE probe_runs DROP COLUMN created_at", ("probe_runs.created_at",)),
    Case("rows_know_when", "ALTER TABLE probes ALTER updated_at DROP NOT NULL", ("probes.updated_at",)),
    Case("rows_know_when", "ALTER TABLE probes ALTER created_at DROP DEFAULT", ("probes.created_at",)),
    Case("times_have_a_zone", "ALTER TABLE probes ADD seen_at timestamp", ("probes.seen_at",)),
    Case("times_have_a_zone", "ALTER TABLE probes ADD seen_at timestamp(3)[]", ("probes.seen_at",)),
    Case("times_have_a_zone", "ALTER TABLE probes ADD opens time", ("probes.opens",)),
    Case("times_have_a_zone", "ALTER TABLE probes ADD open_during tsrange", ("probes.open_during",)),
    Case("times_have_a_zone", "ALTER TABLE probes ADD open_during tsmultirange", ("probes.open_during",)),
    Case(
        "keys_are_uuids",
        "ALTER TABLE probe_runs ALTER id TYPE bigint USING 0",
        ("probe_runs",),
    ),
    Case("what_people_edit_has_a_version", "ALTER TABLE probes DROP COLUMN version", ("probes",)),
    Case("what_people_edit_has_a_version", "ALTER TABLE probes ALTER version DROP NOT NULL", ("probes",)),
    Case("what_people_edit_has_a_version", "ALTER TABLE probe_runs ADD version integer DEFAULT 1", ("probe_runs",)),
    Case("ids_are_references", "ALTER TABLE probes ADD station_id uuid", ("probes.station_id",)),
    Case("texts_are_held", "ALTER TABLE probes DROP CONSTRAINT ck_probes_kind_known", ("probes.kind",)),
    Case("texts_are_held", "ALTER TABLE probes ADD depth varchar(4) DEFAULT 'deep'", ("probes.depth",)),
    Case(
        "texts_are_held",
        "ALTER TABLE probes ADD depth text, ADD CONSTRAINT ck_probes_with_depth CHECK (depth IS NOT NULL)",
        ("probes.depth",),
    ),
    Case("lookup_tables_are_bilingual_lists", "ALTER TABLE probes DROP COLUMN name_fr", ("probes.name_fr",)),
    Case("lookup_tables_are_bilingual_lists", "ALTER TABLE probes DROP COLUMN is_active", ("probes.is_active",)),
    Case(
        "keys_to_sort_by_are_made",
        "ALTER TABLE probes ALTER name_key TYPE text",
        ("probes.name_key does not sort",),
    ),
    Case(
        "keys_to_sort_by_are_made",
        "ALTER TABLE probes ALTER name_key DROP NOT NULL",
        ("probes.name_key does not sort",),
    ),
    Case(
        "keys_to_sort_by_are_made",
        """ALTER TABLE probes ADD kind_key text COLLATE "C" DEFAULT '' NOT NULL""",
        ("probes.kind_key is made of nothing",),
    ),
    Case(
        "keys_to_sort_by_are_made",
        "",
        ("probes.name_key is made of nothing",),
        columns={"name_key": {"key_of": ("name", "surname")}},
    ),
    Case(
        "names_have_a_key",
        "ALTER TABLE probes ADD last_name text DEFAULT '' NOT NULL",
        ("probes.last_name",),
    ),
    Case(
        "names_have_a_key",
        "ALTER TABLE probes DROP CONSTRAINT ck_probes_code_form, ADD CONSTRAINT ck_probes_coded CHECK (code <> '')",
        ("probes.code",),
    ),
    Case(
        "pages_are_in_order_of_keys",
        "CREATE INDEX ix_probes_name_id ON probes (name, id)",
        ("ix_probes_name_id",),
    ),
    Case(
        "constraints_are_named",
        "ALTER TABLE probes RENAME CONSTRAINT pk_probes TO probes_pkey",
        ("probes_pkey",),
    ),
    Case(
        "constraints_are_named",
        "ALTER TABLE probes DROP CONSTRAINT fk_probes_member_id, "
        "ADD FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT",
        ("probes_member_id_fkey",),
    ),
    Case("constraints_are_named", "ALTER TABLE probes ADD UNIQUE (name_key)", ("probes_name_key_key",)),
    Case("constraints_are_named", "ALTER TABLE probes ADD CHECK (display_order > 0)", ("probes_display_order_check",)),
    Case(
        "constraints_are_named",
        "ALTER TABLE probes ADD EXCLUDE USING gist (uuidrange(id, member_id) WITH &&)",
        ("probes_uuidrange_excl",),
    ),
    Case(
        "constraints_are_named",
        f"ALTER TABLE probes ADD CONSTRAINT ck_probes_{'x' * 70} CHECK (display_order > 0)",
        (f"ck_probes_{'x' * 53} is too long",),
    ),
    Case(
        "constraints_hold_for_every_row",
        "ALTER TABLE probes ADD CONSTRAINT ck_probes_ordered CHECK (display_order > 0) NOT VALID",
        ("ck_probes_ordered",),
    ),
    Case(
        "foreign_keys_say_what_deleting_does",
        "ALTER TABLE probes DROP CONSTRAINT fk_probes_member_id, "
        "ADD CONSTRAINT fk_probes_member_id FOREIGN KEY (member_id) REFERENCES members (id)",
        ("fk_probes_member_id",),
    ),
    Case("foreign_keys_have_an_index", "DROP INDEX ix_probes_member_id", ("fk_probes_member_id",)),
    Case(
        "foreign_keys_have_an_index",
        "DROP INDEX ix_probes_member_id; CREATE INDEX ix_probes_member_id ON probes (member_id) WHERE is_active",
        ("fk_probes_member_id",),
    ),
    Case(
        "foreign_keys_have_an_index",
        "DROP INDEX ix_probes_member_id; CREATE INDEX ix_probes_kind_member_id ON probes (kind, member_id)",
        ("fk_probes_member_id",),
    ),
    Case("indexes_are_named", "CREATE INDEX probes_by_kind ON probes (kind)", ("probes_by_kind",)),
    Case("indexes_are_named", "CREATE UNIQUE INDEX ix_probes_kind ON probes (kind)", ("ix_probes_kind",)),
    Case(
        "indexes_say_it_once",
        "CREATE INDEX ix_probes_name_key ON probes (name_key)",
        ("ix_probes_name_key is in ix_probes_name_key_id",),
    ),
    Case(
        "triggers_are_those_of_the_nature",
        "DROP TRIGGER touch_updated_at ON probes; DROP TRIGGER audit_change ON probes",
        ("probes lacks audit_change", "probes lacks touch_updated_at"),
    ),
    Case(
        "triggers_are_those_of_the_nature", "DROP TRIGGER announce_update ON probes", ("probes lacks announce_update",)
    ),
    Case(
        "triggers_are_those_of_the_nature",
        "DROP TRIGGER refuse_system_value ON probes",
        ("probes lacks refuse_system_value",),
    ),
    Case(
        "triggers_are_those_of_the_nature",
        "DROP TRIGGER refuse_change ON probe_runs; DROP TRIGGER refuse_truncate ON probe_runs",
        ("probe_runs lacks refuse_change", "probe_runs lacks refuse_truncate"),
    ),
    Case(
        "triggers_are_those_of_the_nature", "CALL keep_audited('probe_runs')", ("probe_runs declares no audit_change",)
    ),
    Case(
        "triggers_are_those_of_the_nature", "", ("probes lacks give_presence",), probes={"triggers": ("give_presence",)}
    ),
    Case(
        "triggers_are_those_of_the_nature",
        "DROP TRIGGER announce_update ON probe_runs; DROP TRIGGER announce_delete ON probe_runs",
        ("probe_runs declares no announce_insert",),
        runs={"announced": False},
    ),
    Case(
        "triggers_do_what_they_are_named_for",
        "ALTER TABLE probes DISABLE TRIGGER audit_change",
        ("probes.audit_change is switched off",),
    ),
    Case(
        "triggers_do_what_they_are_named_for",
        "DROP TRIGGER audit_change ON probes; CALL keep_audited('probes')",
        ("probes.audit_change is otherwise",),
    ),
    Case(
        "triggers_do_what_they_are_named_for",
        "DROP TRIGGER refuse_change ON probe_runs; CREATE TRIGGER refuse_change BEFORE DELETE ON probe_runs "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        ("probe_runs.refuse_change is otherwise",),
    ),
    Case("grants_are_those_declared", "GRANT INSERT ON probes TO sentinel_desk", ("probes to sentinel_desk",)),
    Case(
        "grants_are_those_declared",
        "REVOKE UPDATE (name_key) ON probes FROM sentinel_supervisor",
        ("probes to sentinel_supervisor",),
    ),
    Case("grants_are_those_declared", "GRANT SELECT ON probes TO PUBLIC", ("SELECT on probes to PUBLIC",)),
    Case(
        "grants_are_those_declared",
        "GRANT SELECT ON probes TO sentinel_supervisor WITH GRANT OPTION",
        ("SELECT on probes to sentinel_supervisor",),
    ),
    Case(
        "logs_are_only_added_to",
        "GRANT DELETE ON probe_runs TO sentinel_administrator",
        ("DELETE on probe_runs to sentinel_administrator",),
        runs={"grants": grants(administrator=("DELETE",))},
    ),
    Case(
        "row_security_is_whole",
        "CREATE POLICY own_rows ON probes USING (true)",
        ("probes does not enforce its policies",),
    ),
    Case(
        "row_security_is_whole",
        "CREATE POLICY own_rows ON probes FOR SELECT USING (true); ALTER TABLE probes ENABLE ROW LEVEL SECURITY",
        ("probes has no policy for UPDATE",),
    ),
    Case(
        "functions_with_the_owners_rights_have_a_fixed_path",
        "CREATE FUNCTION count_probes() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER "
        "AS 'SELECT count(*) FROM probes'",
        ("count_probes",),
    ),
    Case(
        "functions_that_change_are_not_everybodys",
        "CREATE FUNCTION empty_probes() RETURNS void LANGUAGE sql AS 'DELETE FROM probes'",
        ("empty_probes",),
    ),
    Case(
        "everything_belongs_to_the_owner",
        "GRANT sentinel_desk TO CURRENT_USER; GRANT CREATE ON SCHEMA public TO sentinel_desk; "
        "CREATE TYPE depths AS ENUM ('deep'); ALTER TYPE depths OWNER TO sentinel_desk",
        ("depths is sentinel_desk's",),
    ),
)


@pytest.fixture(scope="module")
def database(database_server: DatabaseServer) -> Iterator[str]:
    """Return the owner's URL of a database for this module, in which nothing is committed."""
    url = database_server.fresh_database()
    yield url
    database_server.drop(url)


@pytest.fixture
def undone(database: str) -> Iterator[Connection]:
    """Return a connection that has made the two tables in a transaction which is rolled back."""
    with psycopg.connect(database) as connection:
        connection.execute(TABLES)
        yield connection
        connection.rollback()


@pytest.fixture
def sound(undone: Connection) -> Catalogue:
    """Return the catalogue of a database with the two tables as they should be."""
    return read_catalogue(undone)


def test_the_two_tables_break_nothing(sound: Catalogue) -> None:
    """What is broken below is broken by its one change alone."""
    assert breaches(sound, declared()) == []


@pytest.mark.parametrize("case", CASES, ids=[f"{case.convention}-{number}" for number, case in enumerate(CASES)])
def test_a_table_that_breaks_a_convention_is_reported(undone: Connection, case: Case) -> None:
    """Exactly the broken convention speaks, and names what breaks it."""
    undone.execute(case.change.encode())

    found = breaches(read_catalogue(undone), declared(case))

    assert sorted(found, key=str) == [Breach(case.convention, what) for what in case.reported]


def test_a_table_that_declares_nothing_is_reported(sound: Catalogue) -> None:
    """A declaration without nature and grants, and a declared table that is not there, are breaches."""
    assert breaches(sound, declared(also=("strays",))) == [
        Breach("tables_are_declared", "strays is in the program only"),
        Breach("tables_declare_nature_and_grants", "strays declares no nature"),
        Breach("tables_declare_nature_and_grants", "strays declares no grants"),
    ]


def test_an_extension_is_reported(sound: Catalogue) -> None:
    """Neither server of the tests has one to create: it is written into what the catalogue says."""
    with_extension = replace(sound, extensions=("btree_gist", "plpgsql"))
    assert breaches(with_extension, declared()) == [Breach("no_extension_is_needed", "btree_gist")]


def test_no_convention_is_unbroken() -> None:
    """A convention that comes later is broken here too."""
    apart = {"tables_declare_nature_and_grants", "no_extension_is_needed"}
    assert {case.convention for case in CASES} | apart == set(CONVENTIONS)
