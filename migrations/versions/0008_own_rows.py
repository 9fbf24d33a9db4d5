"""A station writes its own rows only, an account signs for its own; presence agrees with the check-in it names.

Locks: scans, checkins, event_checkins, visitors, reviews, sign_ins, slip_prints, open_questions, station_health and
saved_filters wholly, presence for writing, all for a moment: no row of them is read.

Revision: 0008
Follows: 0007
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

UPGRADE = """
-- --- what the policies ask ----------------------------------------------------------------------------------------
-- With the owner's rights, so that a rule can ask whatever the role itself may read, and so that it asks a table's rows
-- and not that table's policies again.

CREATE FUNCTION is_own_scan(scan uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.scans WHERE id = scan AND station_id = public.own_station());
END $$;

-- The check-in says what its scan says. The scan is this station's own; or it found the member in or out already and
-- needs a check-in now, because a scan of this station arrived late.
CREATE FUNCTION is_passage_of_a_scan(passage checkins) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    scan public.scans;
    here uuid := public.own_station();
BEGIN
    SELECT * INTO scan FROM public.scans WHERE id = passage.scan_id;
    RETURN (passage.station_id, passage.member_id, passage.occurred_at, passage.direction)
            = (scan.station_id, scan.member_id, scan.occurred_at, scan.direction)
        AND passage.badge_id IS NOT DISTINCT FROM scan.badge_id
        AND (
            scan.station_id = here
            OR (
                passage.method = 'fixed'
                AND scan.outcome IN ('already_in', 'already_out')
                AND public.is_late(here, passage.member_id, passage.occurred_at)
            )
        );
END $$;

-- The row takes the place of a derived one: the same passage, turned round or voided, because a scan of this station
-- arrived late.
CREATE FUNCTION is_rederivation(passage checkins) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    replaced public.checkins;
    here uuid := public.own_station();
BEGIN
    SELECT * INTO replaced FROM public.checkins WHERE id = passage.supersedes_id;
    RETURN passage.method = 'rederived'
        AND replaced.method IN ('badge', 'rederived')
        AND NOT replaced.voided
        AND (passage.member_id, passage.occurred_at) = (replaced.member_id, replaced.occurred_at)
        AND passage.badge_id IS NOT DISTINCT FROM replaced.badge_id
        AND passage.station_id IS NOT DISTINCT FROM replaced.station_id
        AND (passage.direction = replaced.direction) = passage.voided
        AND public.is_late(here, passage.member_id, passage.occurred_at);
END $$;

-- Supervisors correct what is wrong; an operator enters the true time of what nobody saw.
CREATE FUNCTION may_correct(corrected uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.checkins WHERE id = corrected AND NOT witnessed)
        OR EXISTS (SELECT FROM public.admin_users WHERE id = public.own_account() AND role <> 'operator');
END $$;

-- A scan of the station's own was recorded since this transaction began, and belongs before ``at``. Nobody but the
-- server chooses when a scan was recorded.
CREATE FUNCTION is_late(station uuid, member uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM public.scans
        WHERE member_id = member AND occurred_at < at AND station_id = station
            AND recorded_at >= transaction_timestamp()
    );
END $$;

-- --- who adds and changes which rows --------------------------------------------------------------------------------

ALTER TABLE scans ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads_them ON scans FOR SELECT USING (true);
-- The program takes a refusal here as: this session is not that station. So this policy asks for nothing else.
CREATE POLICY a_station_adds_its_own ON scans FOR INSERT WITH CHECK (station_id = (SELECT own_station()));

ALTER TABLE checkins ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads_them ON checkins FOR SELECT USING (true);
CREATE POLICY a_station_adds_passages_and_an_account_what_it_enters ON checkins FOR INSERT WITH CHECK (
    CASE
        WHEN scan_id IS NOT NULL THEN supersedes_id IS NULL AND is_passage_of_a_scan(checkins)
        WHEN entered_by IS NOT NULL
            THEN entered_by = (SELECT own_account()) AND (method <> 'correction' OR may_correct(supersedes_id))
        ELSE is_rederivation(checkins)
    END
);

ALTER TABLE event_checkins ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads_them ON event_checkins FOR SELECT USING (true);
CREATE POLICY a_station_adds_passages_and_an_account_what_it_enters ON event_checkins FOR INSERT WITH CHECK (
    CASE
        WHEN entered_by IS NOT NULL THEN method IN ('manual', 'lockup') AND entered_by = (SELECT own_account())
        ELSE station_id = (SELECT own_station()) AND is_own_scan(scan_id)
    END
);

ALTER TABLE visitors ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads_them ON visitors FOR SELECT USING (true);
CREATE POLICY a_station_signs_in_here_and_an_account_anywhere ON visitors FOR INSERT WITH CHECK (
    (SELECT own_account()) IS NOT NULL
    OR (station_id = (SELECT own_station()) AND checked_out_at IS NULL)
);
CREATE POLICY a_station_signs_in_and_out_and_an_account_changes_all ON visitors FOR UPDATE
    USING (
        (SELECT own_account()) IS NOT NULL
        OR ((SELECT own_station()) IS NOT NULL AND cancelled_at IS NULL AND checked_out_at IS NULL)
    )
    WITH CHECK (true);  -- what it may become depends on what it was: see the trigger sign_in_or_out_only

ALTER TABLE reviews ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads_them ON reviews FOR SELECT USING (true);
CREATE POLICY a_new_one_is_open ON reviews FOR INSERT WITH CHECK (
    settled_at IS NULL AND settled_by IS NULL AND settlement = ''
    AND coalesce((SELECT own_station()), (SELECT own_account())) IS NOT NULL
);
CREATE POLICY an_account_settles_by_itself ON reviews FOR UPDATE
    USING ((SELECT own_account()) IS NOT NULL)
    WITH CHECK (settled_by = (SELECT own_account()));

ALTER TABLE sign_ins ENABLE ROW LEVEL SECURITY;
CREATE POLICY who_may_read_reads_them ON sign_ins FOR SELECT USING (true);
CREATE POLICY a_station_adds_its_own ON sign_ins FOR INSERT WITH CHECK (station_id = (SELECT own_station()));

ALTER TABLE slip_prints ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads_them ON slip_prints FOR SELECT USING (true);
CREATE POLICY a_station_adds_its_own_and_an_account_signs ON slip_prints FOR INSERT WITH CHECK (
    CASE
        WHEN printed_by IS NULL THEN station_id = (SELECT own_station())
        ELSE printed_by = (SELECT own_account())
    END
);

ALTER TABLE open_questions ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads_them ON open_questions FOR SELECT USING (true);
CREATE POLICY a_station_asks_its_own_and_an_account_asks_and_answers ON open_questions FOR INSERT WITH CHECK (
    CASE
        WHEN answered_at IS NOT NULL THEN answered_by = (SELECT own_account())
        ELSE station_id = (SELECT own_station()) OR (SELECT own_account()) IS NOT NULL
    END
);
CREATE POLICY an_account_answers_by_itself ON open_questions FOR UPDATE
    USING ((SELECT own_account()) IS NOT NULL)
    WITH CHECK (answered_at IS NULL OR answered_by = (SELECT own_account()));

ALTER TABLE station_health ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads_them ON station_health FOR SELECT USING (true);
CREATE POLICY a_station_adds_its_own ON station_health FOR INSERT WITH CHECK (station_id = (SELECT own_station()));
CREATE POLICY a_station_changes_its_own ON station_health FOR UPDATE
    USING (station_id = (SELECT own_station())) WITH CHECK (station_id = (SELECT own_station()));

ALTER TABLE saved_filters ENABLE ROW LEVEL SECURITY;
CREATE POLICY an_account_has_its_own ON saved_filters
    USING (admin_user_id = (SELECT own_account())) WITH CHECK (admin_user_id = (SELECT own_account()));

-- --- what no row alone can show -------------------------------------------------------------------------------------

CREATE FUNCTION supersede_the_same_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM public.checkins WHERE id = NEW.supersedes_id AND member_id <> NEW.member_id) THEN
        RAISE EXCEPTION 'a check-in supersedes one of another member'
            USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER supersede_the_same_member BEFORE INSERT ON checkins
    FOR EACH ROW WHEN (NEW.supersedes_id IS NOT NULL) EXECUTE FUNCTION supersede_the_same_member();

-- One reading of one row by its key. That the check-in is the latest that counts is not asked here: "verify" does.
CREATE FUNCTION follow_the_checkin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.checkin_id IS NULL THEN
        IF NOT EXISTS (
            SELECT FROM public.checkins c WHERE c.member_id = NEW.member_id AND NOT c.voided
                AND NOT EXISTS (SELECT FROM public.checkins later WHERE later.supersedes_id = c.id)
        ) THEN
            RETURN NEW;
        END IF;
    ELSIF EXISTS (
        SELECT FROM public.checkins WHERE id = NEW.checkin_id AND member_id = NEW.member_id
            AND direction = NEW.state AND occurred_at = NEW.since AND NOT voided
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'presence is not what its check-in says'
        USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END $$;
CREATE TRIGGER follow_the_checkin BEFORE UPDATE OF member_id, state, since, checkin_id ON presence
    FOR EACH ROW EXECUTE FUNCTION follow_the_checkin();

-- A policy sees a row as it is and as it becomes, never both. Anybody but a station is let through.
CREATE FUNCTION sign_in_or_out_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    here uuid := public.own_station();
    right_here boolean;
    -- badge_kind, because a generated column is empty in a trigger that runs before.
    signing_out text[] :=
        '{checked_out_at,check_out_method,check_out_scan_id,witnessed,version,updated_at,badge_kind}';
BEGIN
    IF here IS NULL THEN
        RETURN NEW;
    ELSIF OLD.checked_in_at IS NULL THEN
        right_here := NEW.station_id = here AND NEW.checked_out_at IS NULL;
    ELSE
        right_here := NEW.checked_out_at IS NOT NULL AND to_jsonb(NEW) - signing_out = to_jsonb(OLD) - signing_out
            AND (NEW.check_out_scan_id IS NULL OR public.is_own_scan(NEW.check_out_scan_id));
    END IF;
    IF right_here IS NOT TRUE THEN
        RAISE EXCEPTION 'a station only signs a visitor in here, or out' USING
            ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sign_in_or_out_only BEFORE UPDATE ON visitors
    FOR EACH ROW EXECUTE FUNCTION sign_in_or_out_only();
"""

DOWNGRADE = """
DROP TRIGGER sign_in_or_out_only ON visitors;
DROP TRIGGER follow_the_checkin ON presence;
DROP TRIGGER supersede_the_same_member ON checkins;
DROP POLICY an_account_has_its_own ON saved_filters;
DROP POLICY everybody_reads_them ON station_health;
DROP POLICY a_station_adds_its_own ON station_health;
DROP POLICY a_station_changes_its_own ON station_health;
DROP POLICY everybody_reads_them ON open_questions;
DROP POLICY a_station_asks_its_own_and_an_account_asks_and_answers ON open_questions;
DROP POLICY an_account_answers_by_itself ON open_questions;
DROP POLICY everybody_reads_them ON slip_prints;
DROP POLICY a_station_adds_its_own_and_an_account_signs ON slip_prints;
DROP POLICY who_may_read_reads_them ON sign_ins;
DROP POLICY a_station_adds_its_own ON sign_ins;
DROP POLICY everybody_reads_them ON reviews;
DROP POLICY a_new_one_is_open ON reviews;
DROP POLICY an_account_settles_by_itself ON reviews;
DROP POLICY everybody_reads_them ON visitors;
DROP POLICY a_station_signs_in_here_and_an_account_anywhere ON visitors;
DROP POLICY a_station_signs_in_and_out_and_an_account_changes_all ON visitors;
DROP POLICY everybody_reads_them ON event_checkins;
DROP POLICY a_station_adds_passages_and_an_account_what_it_enters ON event_checkins;
DROP POLICY everybody_reads_them ON checkins;
DROP POLICY a_station_adds_passages_and_an_account_what_it_enters ON checkins;
DROP POLICY everybody_reads_them ON scans;
DROP POLICY a_station_adds_its_own ON scans;
ALTER TABLE saved_filters DISABLE ROW LEVEL SECURITY;
ALTER TABLE station_health DISABLE ROW LEVEL SECURITY;
ALTER TABLE open_questions DISABLE ROW LEVEL SECURITY;
ALTER TABLE slip_prints DISABLE ROW LEVEL SECURITY;
ALTER TABLE sign_ins DISABLE ROW LEVEL SECURITY;
ALTER TABLE reviews DISABLE ROW LEVEL SECURITY;
ALTER TABLE visitors DISABLE ROW LEVEL SECURITY;
ALTER TABLE event_checkins DISABLE ROW LEVEL SECURITY;
ALTER TABLE checkins DISABLE ROW LEVEL SECURITY;
ALTER TABLE scans DISABLE ROW LEVEL SECURITY;
DROP FUNCTION sign_in_or_out_only, follow_the_checkin, supersede_the_same_member;
DROP FUNCTION is_passage_of_a_scan, is_rederivation, is_late, is_own_scan, may_correct;
"""


def upgrade() -> None:
    """Own rows by policies, and three triggers for what no row alone can show."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Drop the policies and the triggers; every row stays."""
    run_script(op.get_bind(), DOWNGRADE)
