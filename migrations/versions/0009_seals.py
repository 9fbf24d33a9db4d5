"""Seals over scans, check-ins and the audit log; every row of them knows the transaction that wrote it.

Locks: audit_log, checkins and scans wholly while an index is built on each (about a second a million rows; the tables
are not rewritten). Scans wait in the stations' journals.

Revision: 0009
Follows: 0008
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

UPGRADE = """
-- What is added to the server's transaction ids, so that they go on where those of another server ended from which the
-- database was moved here as a dump. The owner replaces it then. STABLE, so that no plan keeps an old one.
CREATE FUNCTION written_base() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT 0::bigint $$;

CREATE FUNCTION written_now() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT pg_current_xact_id()::text::bigint + public.written_base()
$$;

-- Every transaction below this one is over: no row of it can appear any more.
CREATE FUNCTION written_before() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + public.written_base()
$$;

ALTER TABLE scans ADD COLUMN written_in bigint DEFAULT 0 NOT NULL;
ALTER TABLE scans ALTER COLUMN written_in SET DEFAULT written_now();
CREATE INDEX ix_scans_written_in ON scans (written_in);
ALTER TABLE checkins ADD COLUMN written_in bigint DEFAULT 0 NOT NULL;
ALTER TABLE checkins ALTER COLUMN written_in SET DEFAULT written_now();
CREATE INDEX ix_checkins_written_in ON checkins (written_in);
ALTER TABLE audit_log ADD COLUMN written_in bigint DEFAULT 0 NOT NULL;
ALTER TABLE audit_log ALTER COLUMN written_in SET DEFAULT written_now();
CREATE INDEX ix_audit_log_written_in ON audit_log (written_in);

CREATE TABLE audit_seals (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    number bigint NOT NULL,
    format smallint NOT NULL,
    sealed_from bigint NOT NULL,
    sealed_until bigint NOT NULL,
    scans_count bigint NOT NULL,
    scans_hash bytea NOT NULL,
    checkins_count bigint NOT NULL,
    checkins_hash bytea NOT NULL,
    audit_log_count bigint NOT NULL,
    audit_log_hash bytea NOT NULL,
    server text NOT NULL,
    sealed_at timestamptz NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT pk_audit_seals PRIMARY KEY (id),
    CONSTRAINT uq_audit_seals_number UNIQUE (number),
    CONSTRAINT ck_audit_seals_numbered_from_one CHECK (number >= 1),
    CONSTRAINT ck_audit_seals_format_known CHECK (format IN (1)),
    CONSTRAINT ck_audit_seals_range_in_order CHECK (0 <= sealed_from AND sealed_from < sealed_until),
    CONSTRAINT ck_audit_seals_of_rows CHECK (
        scans_count >= 0 AND checkins_count >= 0 AND audit_log_count >= 0
        AND scans_count + checkins_count + audit_log_count > 0
    ),
    CONSTRAINT ck_audit_seals_hashes_whole CHECK (
        length(scans_hash) = 32 AND length(checkins_hash) = 32 AND length(audit_log_hash) = 32
        AND length(previous_hash) = 32 AND length(hash) = 32
    )
);
CALL keep_append_only('audit_seals');

-- The rows of [first, beyond) as count and hash of each log: a hash over the rows' own hashes, ordered by their ids.
-- A row's hash is that of its columns as a JSON array. A format, once used, is never changed: a new column of these
-- tables is a new format beside it. What its caller sees is what it hashes: one snapshot for all three.
CREATE FUNCTION rows_to_seal(
    form smallint, first bigint, beyond bigint,
    OUT scans_count bigint, OUT scans_hash bytea,
    OUT checkins_count bigint, OUT checkins_hash bytea,
    OUT audit_log_count bigint, OUT audit_log_hash bytea
) LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public SET timezone = 'UTC' SET jit = off AS $$
BEGIN
    IF form <> 1 THEN
        RAISE EXCEPTION 'no such format of seals: %', form;
    END IF;
    SELECT count(*), sha256(coalesce(string_agg(sha256(convert_to(jsonb_build_array(
        id, serial, badge_id, member_id, station_id, occurred_at, desk_clock_at, recorded_at, outcome, direction,
        first_outcome, created_at, updated_at, written_in
    )::text, 'UTF8')), '' ORDER BY id), ''))
    INTO scans_count, scans_hash FROM public.scans WHERE written_in >= first AND written_in < beyond;
    SELECT count(*), sha256(coalesce(string_agg(sha256(convert_to(jsonb_build_array(
        id, scan_id, member_id, badge_id, direction, occurred_at, recorded_at, station_id, method, witnessed,
        entered_by, reason, supersedes_id, voided, created_at, updated_at, written_in
    )::text, 'UTF8')), '' ORDER BY id), ''))
    INTO checkins_count, checkins_hash FROM public.checkins WHERE written_in >= first AND written_in < beyond;
    SELECT count(*), sha256(coalesce(string_agg(sha256(convert_to(jsonb_build_array(
        id, table_name, row_id, operation, before, after, database_user, account, station, occurred_at,
        created_at, updated_at, written_in
    )::text, 'UTF8')), '' ORDER BY id), ''))
    INTO audit_log_count, audit_log_hash FROM public.audit_log WHERE written_in >= first AND written_in < beyond;
END $$;

-- Seals what is settled since the last seal and returns the new seal's number; null where there is nothing, or where
-- another session seals at this moment. The lock's number spells SEALS.
CREATE FUNCTION seal_logs() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public SET timezone = 'UTC' AS $$
DECLARE
    last public.audit_seals;
    seal public.audit_seals;
BEGIN
    IF NOT pg_try_advisory_xact_lock(357644192851) THEN
        RETURN NULL;
    END IF;
    SELECT * INTO last FROM public.audit_seals ORDER BY number DESC LIMIT 1;
    seal.format := 1;
    seal.number := coalesce(last.number, 0) + 1;
    seal.sealed_from := coalesce(last.sealed_until, 0);
    seal.sealed_until := public.written_before();
    IF seal.sealed_until < seal.sealed_from THEN
        RAISE EXCEPTION 'this server counts transactions from below the last seal'
            USING ERRCODE = 'SN001', TABLE = 'audit_seals';
    END IF;
    SELECT * INTO seal.scans_count, seal.scans_hash, seal.checkins_count, seal.checkins_hash,
        seal.audit_log_count, seal.audit_log_hash
    FROM public.rows_to_seal(seal.format, seal.sealed_from, seal.sealed_until);
    IF seal.scans_count + seal.checkins_count + seal.audit_log_count = 0 THEN
        RETURN NULL;
    END IF;
    SELECT system_identifier || '/' || (SELECT oid FROM pg_database WHERE datname = current_database())
    INTO seal.server FROM pg_control_system();
    seal.sealed_at := clock_timestamp();
    seal.previous_hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
    seal.hash := sha256(convert_to(concat_ws('|',
        seal.format, seal.number, seal.sealed_from, seal.sealed_until,
        seal.scans_count, encode(seal.scans_hash, 'hex'),
        seal.checkins_count, encode(seal.checkins_hash, 'hex'),
        seal.audit_log_count, encode(seal.audit_log_hash, 'hex'),
        seal.server, to_char(seal.sealed_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), encode(seal.previous_hash, 'hex')
    ), 'UTF8'));
    seal.id := gen_random_uuid();
    seal.created_at := seal.sealed_at;
    seal.updated_at := seal.sealed_at;
    INSERT INTO public.audit_seals SELECT seal.*;
    RETURN seal.number;
END $$;

-- Counts and hashes as today's rows make them, for the seals from one number to another.
CREATE FUNCTION recomputed_seals(from_number bigint, to_number bigint) RETURNS TABLE (
    number bigint,
    scans_count bigint, scans_hash bytea,
    checkins_count bigint, checkins_hash bytea,
    audit_log_count bigint, audit_log_hash bytea
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT s.number, r.* FROM public.audit_seals s,
        LATERAL public.rows_to_seal(s.format, s.sealed_from, s.sealed_until) r
    WHERE s.number BETWEEN from_number AND to_number ORDER BY s.number
$$;

-- What no seal holds yet: how many rows, written since when; and how many claim a transaction that is still to come.
CREATE FUNCTION rows_not_sealed(OUT waiting bigint, OUT since timestamptz, OUT ahead bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH last AS (
        SELECT coalesce(max(sealed_until), 0) AS until,
            pg_snapshot_xmax(pg_current_snapshot())::text::bigint + public.written_base() AS next
        FROM public.audit_seals
    ), rows AS (
        SELECT written_in, created_at FROM public.scans WHERE written_in >= (SELECT until FROM last)
        UNION ALL SELECT written_in, created_at FROM public.checkins WHERE written_in >= (SELECT until FROM last)
        UNION ALL SELECT written_in, created_at FROM public.audit_log WHERE written_in >= (SELECT until FROM last)
    )
    SELECT count(*), min(created_at), count(*) FILTER (WHERE written_in >= (SELECT next FROM last)) FROM rows
$$;
"""

DOWNGRADE = """
DROP FUNCTION rows_not_sealed, recomputed_seals, seal_logs, rows_to_seal;
DROP TABLE audit_seals;
ALTER TABLE audit_log DROP COLUMN written_in;
ALTER TABLE checkins DROP COLUMN written_in;
ALTER TABLE scans DROP COLUMN written_in;
DROP FUNCTION written_before, written_now, written_base;
"""


def upgrade() -> None:
    """Seals, and by which transaction each row of the logs was written; 0 for those that are there already."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Drop them: the seals are gone but for those that stations keep, the rows stay."""
    run_script(op.get_bind(), DOWNGRADE)
