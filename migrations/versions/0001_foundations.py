"""The conventions every table keeps, as triggers; the audit log, settings and stations.

Locks: nothing; every table here is new.

Revision: 0001
Follows: nothing
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

UPGRADE = """
CREATE FUNCTION touch_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of this table are never changed'
        USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END $$;

-- One notice a statement: which rows, or "many" above a hundred. A notice is a hint, never data.
CREATE FUNCTION announce_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched jsonb;
BEGIN
    IF TG_ARGV[0] = 'member_id' THEN
        SELECT jsonb_agg(few.member_id) INTO touched FROM (SELECT member_id FROM changed LIMIT 101) AS few;
    ELSE
        SELECT jsonb_agg(few.id) INTO touched FROM (SELECT id FROM changed LIMIT 101) AS few;
    END IF;
    IF touched IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM pg_notify('sentinel', (
        jsonb_build_object('table', TG_TABLE_NAME, 'op', TG_OP)
        || CASE WHEN jsonb_array_length(touched) > 100 THEN jsonb_build_object('many', true)
                ELSE jsonb_build_object('ids', touched) END
    )::text);
    RETURN NULL;
END $$;

-- Written with the owner's rights, so that nobody who runs the program needs any on the log.
CREATE FUNCTION audit_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO public.audit_log (table_name, row_id, operation, before, after, database_user, account, station)
    VALUES (
        TG_TABLE_NAME,
        CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END,
        TG_OP,
        CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END,
        CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END,
        session_user,
        coalesce(current_setting('sentinel.account', true), ''),
        coalesce(current_setting('sentinel.station', true), '')
    );
    RETURN NULL;
END $$;

CREATE PROCEDURE keep_updated_at(held regclass) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'CREATE TRIGGER touch_updated_at BEFORE UPDATE ON ' || held
        || ' FOR EACH ROW EXECUTE FUNCTION touch_updated_at()';
END $$;

CREATE PROCEDURE keep_append_only(held regclass) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON ' || held
        || ' FOR EACH ROW EXECUTE FUNCTION refuse_change()';
    EXECUTE 'CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON ' || held
        || ' FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()';
END $$;

CREATE PROCEDURE keep_audited(held regclass) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'CREATE TRIGGER audit_change AFTER INSERT OR UPDATE OR DELETE ON ' || held
        || ' FOR EACH ROW EXECUTE FUNCTION audit_change()';
END $$;

CREATE PROCEDURE keep_announced(held regclass, key text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'CREATE TRIGGER announce_insert AFTER INSERT ON ' || held
        || ' REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION announce_change('
        || quote_literal(key) || ')';
    EXECUTE 'CREATE TRIGGER announce_update AFTER UPDATE ON ' || held
        || ' REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION announce_change('
        || quote_literal(key) || ')';
    EXECUTE 'CREATE TRIGGER announce_delete AFTER DELETE ON ' || held
        || ' REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION announce_change('
        || quote_literal(key) || ')';
END $$;

CREATE TABLE audit_log (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    table_name text NOT NULL,
    row_id uuid NOT NULL,
    operation text NOT NULL,
    before jsonb,
    after jsonb,
    database_user text NOT NULL,
    account text DEFAULT '' NOT NULL,
    station text DEFAULT '' NOT NULL,
    occurred_at timestamptz DEFAULT clock_timestamp() NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT pk_audit_log PRIMARY KEY (id),
    CONSTRAINT ck_audit_log_operation_known CHECK (operation IN ('INSERT', 'UPDATE', 'DELETE')),
    CONSTRAINT ck_audit_log_something_changed CHECK (num_nonnulls(before, after) >= 1)
);
CREATE INDEX ix_audit_log_occurred_at_id ON audit_log (occurred_at, id);
CREATE INDEX ix_audit_log_table_name_row_id_occurred_at ON audit_log (table_name, row_id, occurred_at);

CREATE TABLE settings (
    id uuid NOT NULL,
    key text NOT NULL,
    value jsonb NOT NULL,
    category text NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_settings PRIMARY KEY (id),
    CONSTRAINT uq_settings_key UNIQUE (key),
    CONSTRAINT ck_settings_key_form CHECK (key ~ '^[a-z0-9_.]+$')
);

CREATE TABLE stations (
    id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    direction_mode text DEFAULT 'toggle' NOT NULL,
    login_role text,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_stations PRIMARY KEY (id),
    CONSTRAINT uq_stations_name UNIQUE (name),
    CONSTRAINT uq_stations_login_role UNIQUE (login_role),
    CONSTRAINT ck_stations_named CHECK (name <> ''),
    CONSTRAINT ck_stations_kind_known CHECK (kind IN ('desk', 'kiosk', 'door')),
    CONSTRAINT ck_stations_direction_mode_known CHECK (direction_mode IN ('toggle', 'in', 'out'))
);

CREATE TABLE station_health (
    station_id uuid NOT NULL,
    last_seen_at timestamptz NOT NULL,
    last_synced_at timestamptz,
    waiting integer DEFAULT 0 NOT NULL,
    reader_state text NOT NULL,
    clock_offset_ms integer DEFAULT 0 NOT NULL,
    program_version text NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT pk_station_health PRIMARY KEY (station_id),
    CONSTRAINT ck_station_health_reader_state_known CHECK (reader_state IN (
        'searching', 'ready', 'lost', 'stopped'
    )),
    CONSTRAINT ck_station_health_waiting_not_negative CHECK (waiting >= 0),
    CONSTRAINT fk_station_health_station_id FOREIGN KEY(station_id) REFERENCES stations (id) ON DELETE CASCADE
);

CALL keep_append_only('audit_log');
CALL keep_updated_at('settings');
CALL keep_audited('settings');
CALL keep_announced('settings', 'id');
CALL keep_updated_at('stations');
CALL keep_audited('stations');
CALL keep_announced('stations', 'id');
CALL keep_updated_at('station_health');
"""

DOWNGRADE = """
DROP TABLE station_health, stations, settings, audit_log;
DROP PROCEDURE keep_announced, keep_audited, keep_append_only, keep_updated_at;
DROP FUNCTION audit_change, announce_change, refuse_change, touch_updated_at;
"""


def upgrade() -> None:
    """The conventions every table keeps, as triggers; the audit log, settings and stations."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Drop them again; what they held is gone."""
    run_script(op.get_bind(), DOWNGRADE)
