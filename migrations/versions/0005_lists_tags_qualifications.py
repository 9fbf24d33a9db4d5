"""Visit types, list items, tags and qualifications; a key to sort by beside every name and code.

Locks: member_statuses, badge_statuses, member_types, divisions, ranks and stations wholly, and members for writing, for
a moment: all of them are small.

Revision: 0005
Follows: 0004
"""

from alembic import op
from sqlalchemy import column, select, table, update

from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.persistence.migration_script import run_script

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEYS = {
    "member_statuses": {"name_key": "name"},
    "badge_statuses": {"name_key": "name"},
    "member_types": {"name_key": "name"},
    "divisions": {"code_key": "code", "name_key": "name"},
    "ranks": {"code_key": "code", "name_key": "name"},
    "stations": {"name_key": "name"},
}
"""Which key is made of which column; made by the program, because the server has no collation for it."""

ADD_KEYS = """
ALTER TABLE divisions
    ADD COLUMN display_order integer DEFAULT 0 NOT NULL,
    ADD COLUMN is_active boolean DEFAULT true NOT NULL;
ALTER TABLE member_statuses ADD COLUMN name_key text COLLATE "C";
ALTER TABLE badge_statuses ADD COLUMN name_key text COLLATE "C";
ALTER TABLE member_types ADD COLUMN name_key text COLLATE "C";
ALTER TABLE divisions ADD COLUMN code_key text COLLATE "C", ADD COLUMN name_key text COLLATE "C";
ALTER TABLE ranks ADD COLUMN code_key text COLLATE "C", ADD COLUMN name_key text COLLATE "C";
ALTER TABLE stations ADD COLUMN name_key text COLLATE "C";
"""

REQUIRE_KEYS = """
ALTER TABLE member_statuses
    ALTER COLUMN name_key SET NOT NULL,
    DROP CONSTRAINT ck_member_statuses_name_given,
    ADD CONSTRAINT ck_member_statuses_name_given CHECK (name <> '' AND name_key <> '');
ALTER TABLE badge_statuses
    ALTER COLUMN name_key SET NOT NULL,
    DROP CONSTRAINT ck_badge_statuses_name_given,
    ADD CONSTRAINT ck_badge_statuses_name_given CHECK (name <> '' AND name_key <> '');
ALTER TABLE member_types
    ALTER COLUMN name_key SET NOT NULL,
    DROP CONSTRAINT ck_member_types_name_given,
    ADD CONSTRAINT ck_member_types_name_given CHECK (name <> '' AND name_key <> '');
ALTER TABLE divisions
    ALTER COLUMN code_key SET NOT NULL,
    ALTER COLUMN name_key SET NOT NULL,
    DROP CONSTRAINT ck_divisions_named,
    ADD CONSTRAINT ck_divisions_named CHECK (code <> '' AND name <> '' AND code_key <> '' AND name_key <> '');
ALTER TABLE ranks
    ALTER COLUMN code_key SET NOT NULL,
    ALTER COLUMN name_key SET NOT NULL,
    ADD CONSTRAINT ck_ranks_named CHECK (code <> '' AND name <> '' AND code_key <> '' AND name_key <> '');
ALTER TABLE stations
    ALTER COLUMN name_key SET NOT NULL,
    DROP CONSTRAINT ck_stations_named,
    ADD CONSTRAINT ck_stations_named CHECK (name <> '' AND name_key <> '');
"""

UPGRADE = """
-- A rank that others name as their successor is in use.
ALTER TABLE ranks DROP CONSTRAINT fk_ranks_replaced_by_id, ADD CONSTRAINT fk_ranks_replaced_by_id
    FOREIGN KEY (replaced_by_id) REFERENCES ranks (id) ON DELETE RESTRICT;

-- A value that the program itself needs can be renamed, recoloured and hidden; never deleted, and its code stays.
CREATE FUNCTION refuse_system_value() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a value that the program needs is never taken from it'
        USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END $$;

CREATE PROCEDURE keep_system_values(held regclass) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'CREATE TRIGGER refuse_system_value BEFORE DELETE ON ' || held
        || ' FOR EACH ROW WHEN (OLD.is_system) EXECUTE FUNCTION refuse_system_value()';
    EXECUTE 'CREATE TRIGGER refuse_system_code BEFORE UPDATE ON ' || held
        || ' FOR EACH ROW WHEN (OLD.is_system AND (NEW.code <> OLD.code OR NOT NEW.is_system))'
        || ' EXECUTE FUNCTION refuse_system_value()';
END $$;

CREATE TABLE visit_types (
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    name_fr text DEFAULT '' NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    description text DEFAULT '' NOT NULL,
    colour text DEFAULT '#56677A' NOT NULL,
    display_order integer DEFAULT 0 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    is_system boolean DEFAULT false NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_visit_types PRIMARY KEY (id),
    CONSTRAINT uq_visit_types_code UNIQUE (code),
    CONSTRAINT ck_visit_types_code_form CHECK (code ~ '^[a-z0-9_]+$'),
    CONSTRAINT ck_visit_types_name_given CHECK (name <> '' AND name_key <> ''),
    CONSTRAINT ck_visit_types_colour_form CHECK (colour ~ '^#[0-9A-Fa-f]{6}$')
);

CREATE TABLE list_items (
    id uuid NOT NULL,
    list_type text NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    name_fr text DEFAULT '' NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    display_order integer DEFAULT 0 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    is_system boolean DEFAULT false NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_list_items PRIMARY KEY (id),
    CONSTRAINT uq_list_items_list_type_code UNIQUE (list_type, code),
    CONSTRAINT uq_list_items_id_list_type UNIQUE (id, list_type),
    CONSTRAINT ck_list_items_list_type_form CHECK (list_type ~ '^[a-z0-9_]+$'),
    CONSTRAINT ck_list_items_code_form CHECK (code ~ '^[a-z0-9_]+$'),
    CONSTRAINT ck_list_items_name_given CHECK (name <> '' AND name_key <> '')
);

CREATE TABLE tags (
    id uuid NOT NULL,
    is_positional boolean DEFAULT false NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    name_fr text DEFAULT '' NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    description text DEFAULT '' NOT NULL,
    colour text DEFAULT '#56677A' NOT NULL,
    display_order integer DEFAULT 0 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    is_system boolean DEFAULT false NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_tags PRIMARY KEY (id),
    CONSTRAINT uq_tags_code UNIQUE (code),
    CONSTRAINT ck_tags_code_form CHECK (code ~ '^[a-z0-9_]+$'),
    CONSTRAINT ck_tags_name_given CHECK (name <> '' AND name_key <> ''),
    CONSTRAINT ck_tags_colour_form CHECK (colour ~ '^#[0-9A-Fa-f]{6}$')
);

CREATE TABLE member_tags (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    tag_id uuid NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_member_tags PRIMARY KEY (id),
    CONSTRAINT uq_member_tags_member_id_tag_id UNIQUE (member_id, tag_id),
    CONSTRAINT fk_member_tags_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE,
    CONSTRAINT fk_member_tags_tag_id FOREIGN KEY(tag_id) REFERENCES tags (id) ON DELETE RESTRICT
);
CREATE INDEX ix_member_tags_tag_id ON member_tags (tag_id);

CREATE TABLE qualification_types (
    id uuid NOT NULL,
    can_receive_lockup boolean DEFAULT false NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    name_fr text DEFAULT '' NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    description text DEFAULT '' NOT NULL,
    colour text DEFAULT '#56677A' NOT NULL,
    display_order integer DEFAULT 0 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    is_system boolean DEFAULT false NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_qualification_types PRIMARY KEY (id),
    CONSTRAINT uq_qualification_types_code UNIQUE (code),
    CONSTRAINT ck_qualification_types_code_form CHECK (code ~ '^[a-z0-9_]+$'),
    CONSTRAINT ck_qualification_types_name_given CHECK (name <> '' AND name_key <> ''),
    CONSTRAINT ck_qualification_types_colour_form CHECK (colour ~ '^#[0-9A-Fa-f]{6}$')
);

CREATE TABLE member_qualifications (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    qualification_type_id uuid NOT NULL,
    granted_on date NOT NULL,
    expires_on date,
    notes text DEFAULT '' NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_member_qualifications PRIMARY KEY (id),
    CONSTRAINT uq_member_qualifications_member_id_qualification_type_id UNIQUE (member_id, qualification_type_id),
    CONSTRAINT ck_member_qualifications_dates_in_order CHECK (granted_on <= expires_on),
    CONSTRAINT fk_member_qualifications_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE,
    CONSTRAINT fk_member_qualifications_qualification_type_id
        FOREIGN KEY(qualification_type_id) REFERENCES qualification_types (id) ON DELETE RESTRICT
);
CREATE INDEX ix_member_qualifications_qualification_type_id ON member_qualifications (qualification_type_id);

CALL keep_updated_at('visit_types');
CALL keep_audited('visit_types');
CALL keep_announced('visit_types', 'id');
CALL keep_updated_at('list_items');
CALL keep_audited('list_items');
CALL keep_announced('list_items', 'id');
CALL keep_updated_at('tags');
CALL keep_audited('tags');
CALL keep_announced('tags', 'id');
CALL keep_updated_at('member_tags');
CALL keep_audited('member_tags');
CALL keep_announced('member_tags', 'id');
CALL keep_updated_at('qualification_types');
CALL keep_audited('qualification_types');
CALL keep_announced('qualification_types', 'id');
CALL keep_updated_at('member_qualifications');
CALL keep_audited('member_qualifications');
CALL keep_announced('member_qualifications', 'id');
CALL keep_system_values('member_statuses');
CALL keep_system_values('badge_statuses');
CALL keep_system_values('member_types');
CALL keep_system_values('visit_types');
CALL keep_system_values('list_items');
CALL keep_system_values('tags');
CALL keep_system_values('qualification_types');
"""

DOWNGRADE = """
ALTER TABLE ranks DROP CONSTRAINT fk_ranks_replaced_by_id, ADD CONSTRAINT fk_ranks_replaced_by_id
    FOREIGN KEY (replaced_by_id) REFERENCES ranks (id) ON DELETE SET NULL;
DROP TABLE member_qualifications, qualification_types, member_tags, tags, list_items, visit_types;
DROP TRIGGER refuse_system_value ON member_statuses;
DROP TRIGGER refuse_system_code ON member_statuses;
DROP TRIGGER refuse_system_value ON badge_statuses;
DROP TRIGGER refuse_system_code ON badge_statuses;
DROP TRIGGER refuse_system_value ON member_types;
DROP TRIGGER refuse_system_code ON member_types;
DROP PROCEDURE keep_system_values;
DROP FUNCTION refuse_system_value;
ALTER TABLE member_statuses
    DROP CONSTRAINT ck_member_statuses_name_given,
    ADD CONSTRAINT ck_member_statuses_name_given CHECK (name <> ''),
    DROP COLUMN name_key;
ALTER TABLE badge_statuses
    DROP CONSTRAINT ck_badge_statuses_name_given,
    ADD CONSTRAINT ck_badge_statuses_name_given CHECK (name <> ''),
    DROP COLUMN name_key;
ALTER TABLE member_types
    DROP CONSTRAINT ck_member_types_name_given,
    ADD CONSTRAINT ck_member_types_name_given CHECK (name <> ''),
    DROP COLUMN name_key;
ALTER TABLE divisions
    DROP CONSTRAINT ck_divisions_named,
    ADD CONSTRAINT ck_divisions_named CHECK (code <> '' AND name <> ''),
    DROP COLUMN code_key,
    DROP COLUMN name_key,
    DROP COLUMN display_order,
    DROP COLUMN is_active;
ALTER TABLE ranks
    DROP CONSTRAINT ck_ranks_named,
    DROP COLUMN code_key,
    DROP COLUMN name_key;
ALTER TABLE stations
    DROP CONSTRAINT ck_stations_named,
    ADD CONSTRAINT ck_stations_named CHECK (name <> ''),
    DROP COLUMN name_key;
"""


def upgrade() -> None:
    """New lists, tags and qualifications, and the keys of those that were there."""
    run_script(op.get_bind(), ADD_KEYS)
    for name, keys in KEYS.items():
        # Not an edit of a person's: neither audited nor announced.
        run_script(op.get_bind(), f"ALTER TABLE {name} DISABLE TRIGGER USER")
        _fill(name, keys)
        run_script(op.get_bind(), f"ALTER TABLE {name} ENABLE TRIGGER USER")
    run_script(op.get_bind(), REQUIRE_KEYS)
    run_script(op.get_bind(), UPGRADE)


def _fill(name: str, keys: dict[str, str]) -> None:
    connection = op.get_bind()
    rows = table(name, column("id"), *(column(each) for each in (*keys, *keys.values())))
    for row in connection.execute(select(rows)).mappings().all():
        made = {key: sort_key(row[source]) for key, source in keys.items()}
        connection.execute(update(rows).where(rows.c.id == row["id"]).values(made))


def downgrade() -> None:
    """Drop the new tables and the keys; names and codes stay, the order and hiding of divisions is gone."""
    run_script(op.get_bind(), DOWNGRADE)
