"""Accounts and their sign-ins; who entered a check-in and settled a review; the audit knows accounts by their role.

Locks: audit_log wholly while its indexes are built (some ten seconds a million rows), then scans and checkins wholly
while their new rules and a foreign key are checked (likewise), and reviews wholly; members and stations for writing.
Scans wait in the stations' journals.

Revision: 0004
Follows: 0003
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

UPGRADE = """
-- Who this connection is, by the role that signed in and by nothing it says of itself. With the owner's rights, so that
-- a rule can ask whatever the role itself may read. In plpgsql, which keeps the plan from one call to the next.
CREATE FUNCTION own_station() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN (SELECT id FROM public.stations WHERE login_role = session_user);
END $$;

CREATE TABLE admin_users (
    id uuid NOT NULL,
    username text NOT NULL,
    username_key text COLLATE "C" NOT NULL,
    display_name text NOT NULL,
    display_name_key text COLLATE "C" NOT NULL,
    role text NOT NULL,
    login_role text,
    member_id uuid,
    must_change_password boolean DEFAULT false NOT NULL,
    disabled_at timestamptz,
    last_sign_in_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_admin_users PRIMARY KEY (id),
    CONSTRAINT uq_admin_users_username_key UNIQUE (username_key),
    CONSTRAINT uq_admin_users_login_role UNIQUE (login_role),
    CONSTRAINT uq_admin_users_member_id UNIQUE (member_id),
    CONSTRAINT ck_admin_users_username_form CHECK (username ~ '^[^[:space:]]+$' AND username_key <> ''),
    CONSTRAINT ck_admin_users_named CHECK (display_name <> '' AND display_name_key <> ''),
    CONSTRAINT ck_admin_users_login_role_form CHECK (login_role ~ '^sentinel_[0-9a-f]{32}$'),
    CONSTRAINT ck_admin_users_role_known CHECK (role IN ('operator', 'supervisor', 'administrator')),
    CONSTRAINT fk_admin_users_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE RESTRICT
);

CREATE TABLE sign_ins (
    id uuid NOT NULL,
    admin_user_id uuid,
    station_id uuid,
    occurred_at timestamptz DEFAULT clock_timestamp() NOT NULL,
    outcome text NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT pk_sign_ins PRIMARY KEY (id),
    CONSTRAINT ck_sign_ins_outcome_known CHECK (outcome IN ('signed_in', 'refused', 'unlocked', 'signed_out')),
    CONSTRAINT ck_sign_ins_of_an_account CHECK (admin_user_id IS NOT NULL OR outcome = 'refused'),
    CONSTRAINT fk_sign_ins_admin_user_id FOREIGN KEY(admin_user_id) REFERENCES admin_users (id) ON DELETE RESTRICT,
    CONSTRAINT fk_sign_ins_station_id FOREIGN KEY(station_id) REFERENCES stations (id) ON DELETE RESTRICT
);
CREATE INDEX ix_sign_ins_admin_user_id_occurred_at_id ON sign_ins (admin_user_id, occurred_at, id);
CREATE INDEX ix_sign_ins_occurred_at_id ON sign_ins (occurred_at, id);
CREATE INDEX ix_sign_ins_station_id_occurred_at_id ON sign_ins (station_id, occurred_at, id);

CREATE FUNCTION own_account() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN (SELECT id FROM public.admin_users WHERE login_role = session_user);
END $$;

-- As before, and: an account is known by its role, whatever the connection says; the columns named to the trigger are
-- left out, because they are secret or too large for a log.
CREATE OR REPLACE FUNCTION audit_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE
    left_out text[] := coalesce(TG_ARGV::text[], '{}');
BEGIN
    INSERT INTO public.audit_log (table_name, row_id, operation, before, after, database_user, account, station)
    VALUES (
        TG_TABLE_NAME,
        CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END,
        TG_OP,
        CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) - left_out END,
        CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) - left_out END,
        session_user,
        coalesce(public.own_account()::text, current_setting('sentinel.account', true), ''),
        coalesce(public.own_station()::text, current_setting('sentinel.station', true), '')
    );
    RETURN NULL;
END $$;

CREATE PROCEDURE keep_audited(held regclass, left_out text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'CREATE TRIGGER audit_change AFTER INSERT OR UPDATE OR DELETE ON ' || held
        || ' FOR EACH ROW EXECUTE FUNCTION audit_change(' || quote_literal(left_out) || ')';
END $$;

-- One for each question that is asked of it: by whom, where, about which table, which row; and what was deleted.
CREATE INDEX ix_audit_log_account_occurred_at_id ON audit_log (account, occurred_at, id);
CREATE INDEX ix_audit_log_database_user_occurred_at_id ON audit_log (database_user, occurred_at, id);
CREATE INDEX ix_audit_log_deleted ON audit_log (occurred_at, id) WHERE operation = 'DELETE';
CREATE INDEX ix_audit_log_row_id_occurred_at_id ON audit_log (row_id, occurred_at, id);
CREATE INDEX ix_audit_log_station_occurred_at_id ON audit_log (station, occurred_at, id);
CREATE INDEX ix_audit_log_table_name_occurred_at_id ON audit_log (table_name, occurred_at, id);
DROP INDEX ix_audit_log_table_name_row_id_occurred_at;

ALTER TABLE scans ADD CONSTRAINT ck_scans_first_outcome_known CHECK (first_outcome IN (
    'checked_in', 'checked_out', 'already_in', 'already_out', 'lockup_held', 'visitor_out',
    'visitor_badge_free', 'attendee_in', 'attendee_out', 'attendee_refused', 'badge_unknown',
    'badge_unassigned', 'badge_not_active', 'member_not_active', 'member_archived', 'member_refused'
));

ALTER TABLE scans ADD CONSTRAINT ck_scans_passed_by_somebody CHECK (CASE outcome
    WHEN 'checked_in' THEN member_id IS NOT NULL AND direction IS NOT DISTINCT FROM 'in'
    WHEN 'checked_out' THEN member_id IS NOT NULL AND direction IS NOT DISTINCT FROM 'out'
    ELSE true END);

ALTER TABLE checkins
    ADD COLUMN entered_by uuid,
    ADD CONSTRAINT fk_checkins_entered_by FOREIGN KEY (entered_by) REFERENCES admin_users (id) ON DELETE RESTRICT,
    ADD CONSTRAINT ck_checkins_correction_has_a_reason CHECK (
        method <> 'correction' OR (supersedes_id IS NOT NULL AND btrim(reason) <> '')
    ),
    ADD CONSTRAINT ck_checkins_superseded_for_a_reason CHECK (
        supersedes_id IS NULL OR method IN ('correction', 'rederived')
    ),
    ADD CONSTRAINT ck_checkins_seen_by_nobody CHECK (
        method NOT IN ('lockup', 'rollover') OR (direction = 'out' AND NOT witnessed)
    ),
    ADD CONSTRAINT ck_checkins_entered_by_hand CHECK (
        entered_by IS NULL OR method IN ('manual', 'lockup', 'correction')
    );
CREATE INDEX ix_checkins_entered_by ON checkins (entered_by) WHERE entered_by IS NOT NULL;

-- Nobody could settle a review so far: what a hand wrote into the column is kept in the settlement.
ALTER TABLE reviews DROP CONSTRAINT ck_reviews_settled_by_somebody;
UPDATE reviews SET settlement = concat_ws(' ', nullif(settlement, ''), '(' || settled_by || ')')
    WHERE settled_by IS NOT NULL;
ALTER TABLE reviews
    ALTER COLUMN settled_by TYPE uuid USING NULL,
    ADD CONSTRAINT fk_reviews_settled_by FOREIGN KEY (settled_by) REFERENCES admin_users (id) ON DELETE RESTRICT,
    ADD CONSTRAINT ck_reviews_settled_by_somebody CHECK (settled_by IS NULL OR settled_at IS NOT NULL),
    ADD CONSTRAINT ck_reviews_settlement_when_settled CHECK (settlement = '' OR settled_at IS NOT NULL);
CREATE INDEX ix_reviews_settled_by ON reviews (settled_by);

CALL keep_updated_at('admin_users');
CALL keep_audited('admin_users');
CALL keep_announced('admin_users', 'id');
CALL keep_append_only('sign_ins');

-- Whoever signs in may not write accounts; that an account signed in is written for it.
CREATE FUNCTION keep_last_sign_in() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE public.admin_users SET last_sign_in_at = greatest(last_sign_in_at, NEW.occurred_at)
        WHERE id = NEW.admin_user_id;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_last_sign_in AFTER INSERT ON sign_ins
    FOR EACH ROW WHEN (NEW.outcome = 'signed_in') EXECUTE FUNCTION keep_last_sign_in();

CALL keep_announced('sign_ins', 'id');
"""

DOWNGRADE = """
ALTER TABLE reviews
    DROP CONSTRAINT ck_reviews_settlement_when_settled,
    DROP CONSTRAINT ck_reviews_settled_by_somebody,
    DROP CONSTRAINT fk_reviews_settled_by,
    ALTER COLUMN settled_by TYPE text;
DROP INDEX ix_reviews_settled_by;
UPDATE reviews SET settled_by = coalesce(settled_by, '') WHERE settled_at IS NOT NULL;
ALTER TABLE reviews
    ADD CONSTRAINT ck_reviews_settled_by_somebody CHECK ((settled_at IS NULL) = (settled_by IS NULL));
ALTER TABLE checkins
    DROP CONSTRAINT ck_checkins_entered_by_hand,
    DROP CONSTRAINT ck_checkins_correction_has_a_reason,
    DROP CONSTRAINT ck_checkins_seen_by_nobody,
    DROP CONSTRAINT ck_checkins_superseded_for_a_reason,
    DROP COLUMN entered_by;
ALTER TABLE scans
    DROP CONSTRAINT ck_scans_passed_by_somebody,
    DROP CONSTRAINT ck_scans_first_outcome_known;
DROP INDEX ix_audit_log_account_occurred_at_id, ix_audit_log_database_user_occurred_at_id, ix_audit_log_deleted,
    ix_audit_log_row_id_occurred_at_id, ix_audit_log_station_occurred_at_id, ix_audit_log_table_name_occurred_at_id;
CREATE INDEX ix_audit_log_table_name_row_id_occurred_at ON audit_log (table_name, row_id, occurred_at);
DROP PROCEDURE keep_audited(regclass, text);
CREATE OR REPLACE FUNCTION audit_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
DROP TABLE sign_ins, admin_users;
DROP FUNCTION keep_last_sign_in;
DROP FUNCTION own_account, own_station;
"""


def upgrade() -> None:
    """Accounts and sign-ins, and who did what by hand."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Drop them; who entered and settled is gone with the accounts, and the check-ins and reviews stay."""
    run_script(op.get_bind(), DOWNGRADE)
