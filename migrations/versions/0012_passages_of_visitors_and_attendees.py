"""What a scan records of visitors and of people of events; what an entry by hand derives anew.

Locks: event_checkins and visitors wholly, for a moment; no row of them is read.

Revision: 0012
Follows: 0011
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

UPGRADE = """
-- --- people of events -----------------------------------------------------------------------------------------------

ALTER TABLE event_checkins
    ADD COLUMN supersedes_id uuid,
    ADD COLUMN voided boolean DEFAULT false NOT NULL,
    DROP CONSTRAINT ck_event_checkins_method_known,
    DROP CONSTRAINT ck_event_checkins_scan_fits_method,
    ADD CONSTRAINT ck_event_checkins_method_known CHECK (
        method IN ('badge', 'fixed', 'manual', 'lockup', 'rollover', 'rederived')
    ),
    ADD CONSTRAINT ck_event_checkins_scan_fits_method CHECK ((scan_id IS NOT NULL) = (method IN ('badge', 'fixed'))),
    ADD CONSTRAINT ck_event_checkins_supersedes_another CHECK (supersedes_id <> id),
    ADD CONSTRAINT ck_event_checkins_superseded_for_a_reason CHECK (
        (supersedes_id IS NOT NULL) = (method = 'rederived')
    ),
    ADD CONSTRAINT ck_event_checkins_voids_another CHECK (NOT voided OR supersedes_id IS NOT NULL),
    ADD CONSTRAINT uq_event_checkins_supersedes_id UNIQUE (supersedes_id),
    ADD CONSTRAINT fk_event_checkins_supersedes_id FOREIGN KEY (supersedes_id) REFERENCES event_checkins (id)
        ON DELETE RESTRICT;

-- A scan of the station's own of the attendee's badge was recorded since this transaction began, and belongs before
-- ``at``.
CREATE FUNCTION is_late_at_event(station uuid, attendee uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM public.scans s JOIN public.event_attendees a ON a.badge_id = s.badge_id
        WHERE a.id = attendee AND s.occurred_at < at AND s.station_id = station
            AND s.recorded_at >= transaction_timestamp()
    );
END $$;

-- The passage of the station's own scan; or of one that found the attendee so already and needs a passage now, because
-- a scan of this station arrived late.
CREATE FUNCTION is_passage_at_event(passage event_checkins) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    scan public.scans;
    here uuid := public.own_station();
BEGIN
    SELECT * INTO scan FROM public.scans WHERE id = passage.scan_id;
    RETURN passage.station_id = scan.station_id AND (
        scan.station_id = here
        OR (
            passage.method = 'fixed'
            AND scan.outcome IN ('already_in', 'already_out')
            AND (passage.occurred_at, passage.direction) = (scan.occurred_at, scan.direction)
            AND public.is_late_at_event(here, passage.event_attendee_id, passage.occurred_at)
        )
    );
END $$;

-- The row takes the place of a derived one, turned round or voided, because a scan of this station arrived late.
CREATE FUNCTION is_rederivation_at_event(passage event_checkins) RETURNS boolean LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    replaced public.event_checkins;
BEGIN
    SELECT * INTO replaced FROM public.event_checkins WHERE id = passage.supersedes_id;
    RETURN passage.method = 'rederived'
        AND replaced.method IN ('badge', 'rederived')
        AND NOT replaced.voided
        AND (passage.event_attendee_id, passage.occurred_at, passage.station_id)
            = (replaced.event_attendee_id, replaced.occurred_at, replaced.station_id)
        AND (passage.direction = replaced.direction) = passage.voided
        AND public.is_late_at_event(public.own_station(), passage.event_attendee_id, passage.occurred_at);
END $$;

DROP POLICY a_station_adds_passages_and_an_account_what_it_enters ON event_checkins;
CREATE POLICY a_station_adds_passages_and_an_account_what_it_enters ON event_checkins FOR INSERT WITH CHECK (
    CASE
        WHEN entered_by IS NOT NULL THEN method IN ('manual', 'lockup') AND entered_by = (SELECT own_account())
        WHEN scan_id IS NOT NULL THEN is_passage_at_event(event_checkins)
        ELSE is_rederivation_at_event(event_checkins)
    END
);

-- Whoever was expected has arrived with the first passage, whoever recorded it. With the owner's rights: a station
-- edits no attendee, and whoever edits one meanwhile sees another version.
CREATE FUNCTION arrive_by_passage() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE public.event_attendees SET status = 'arrived', version = version + 1
        WHERE id = NEW.event_attendee_id AND status = 'expected';
    RETURN NULL;
END $$;
CREATE TRIGGER arrive_by_passage AFTER INSERT ON event_checkins
    FOR EACH ROW WHEN (NOT NEW.voided) EXECUTE FUNCTION arrive_by_passage();

-- --- visitors -------------------------------------------------------------------------------------------------------

-- The visit that a badge was handed out for last, at or before ``at``, whether it goes on or ended: what a scan of the
-- badge is about, also when it is delivered days later. With the owner's rights: a station reads no visit that is long
-- over, and this names one alone.
CREATE FUNCTION visit_of_badge(badge uuid, at timestamptz) RETURNS TABLE (
    id uuid, display_name text, checked_in_at timestamptz, checked_out_at timestamptz
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM public.require_station();
    RETURN QUERY SELECT v.id, v.display_name, v.checked_in_at, v.checked_out_at FROM public.visitors v
        WHERE v.badge_id = badge AND v.checked_in_at <= at
        ORDER BY v.checked_in_at DESC, v.id DESC LIMIT 1;
END $$;

-- Lets the visit end by a scan of its badge, which is this station's own and was recorded since this transaction began.
-- One that ended is let end earlier, where nobody at a desk or a kiosk asserted when it did: a scan that arrives late
-- takes its place in time. Where somebody did, it stands.
CREATE FUNCTION leave_by_own_scan(visit uuid, scan uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here uuid := public.require_station();
BEGIN
    UPDATE public.visitors v SET checked_out_at = s.occurred_at, check_out_method = 'badge', check_out_scan_id = s.id,
        witnessed = true, version = v.version + 1
    FROM public.scans s
    WHERE s.id = scan AND s.station_id = here AND s.outcome = 'visitor_out'
        AND s.recorded_at >= transaction_timestamp()
        AND v.id = visit AND v.badge_id = s.badge_id AND v.checked_in_at <= s.occurred_at
        AND (
            v.checked_out_at IS NULL
            OR v.checked_out_at > s.occurred_at AND v.check_out_method IN ('badge', 'lockup', 'rollover')
        );
END $$;

-- A visit that began while the database was away comes after the scans that were made meanwhile: the first of its
-- badge that found no visit ends it. Whoever signs somebody in now writes the visit at once, and a badge that is tapped
-- for it was tapped before. One that is told later is told so, however short the database was away. The lock is that of
-- a scan of the badge.
CREATE FUNCTION leave_by_the_scan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    scan record;
BEGIN
    -- Asked by name, because the column comes with a later revision.
    IF public.own_station() IS NULL OR (
        NEW.checked_in_at > clock_timestamp() - interval '10 seconds' AND to_jsonb(NEW)->>'arrival_told_by' IS NULL
    ) THEN
        RETURN NEW;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.badge_id::text, 0));
    SELECT s.id, s.occurred_at INTO scan FROM public.scans s
    WHERE s.badge_id = NEW.badge_id AND s.occurred_at > NEW.checked_in_at AND s.outcome = 'visitor_badge_free'
    ORDER BY s.occurred_at, s.id LIMIT 1;
    IF FOUND THEN
        NEW.checked_out_at := scan.occurred_at;
        NEW.check_out_method := 'badge';
        NEW.check_out_scan_id := scan.id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER signed_out_by_scan BEFORE INSERT OR UPDATE OF checked_in_at ON visitors
    FOR EACH ROW WHEN (NEW.badge_id IS NOT NULL AND NEW.checked_in_at IS NOT NULL AND NEW.checked_out_at IS NULL)
    EXECUTE FUNCTION leave_by_the_scan();

-- --- entries by hand ------------------------------------------------------------------------------------------------

-- What belongs before ``at`` was recorded since this transaction began: a scan of the station's own, or an entry by
-- hand, of the account that signed in or by one that the station vouches for. A correction changes what follows the
-- time that it corrects, too. Nobody but the server chooses when something was recorded.
CREATE OR REPLACE FUNCTION is_late(station uuid, member uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM public.scans
        WHERE member_id = member AND occurred_at < at AND station_id = station
            AND recorded_at >= transaction_timestamp()
    ) OR EXISTS (
        SELECT FROM public.checkins c LEFT JOIN public.checkins replaced ON replaced.id = c.supersedes_id
        WHERE c.member_id = member AND c.recorded_at >= transaction_timestamp()
            AND least(c.occurred_at, replaced.occurred_at) < at
            AND c.entered_by IS NOT NULL AND (c.entered_by = public.own_account() OR c.station_id = station)
    );
END $$;
"""

DOWNGRADE = """
CREATE OR REPLACE FUNCTION is_late(station uuid, member uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM public.scans
        WHERE member_id = member AND occurred_at < at AND station_id = station
            AND recorded_at >= transaction_timestamp()
    );
END $$;
DROP TRIGGER signed_out_by_scan ON visitors;
DROP FUNCTION leave_by_the_scan;
DROP FUNCTION leave_by_own_scan, visit_of_badge;
DROP TRIGGER arrive_by_passage ON event_checkins;
DROP FUNCTION arrive_by_passage;
DROP POLICY a_station_adds_passages_and_an_account_what_it_enters ON event_checkins;
CREATE POLICY a_station_adds_passages_and_an_account_what_it_enters ON event_checkins FOR INSERT WITH CHECK (
    CASE
        WHEN entered_by IS NOT NULL THEN method IN ('manual', 'lockup') AND entered_by = (SELECT own_account())
        ELSE station_id = (SELECT own_station()) AND is_own_scan(scan_id)
    END
);
DROP FUNCTION is_rederivation_at_event, is_passage_at_event, is_late_at_event;
ALTER TABLE event_checkins
    DROP CONSTRAINT ck_event_checkins_method_known,
    DROP CONSTRAINT ck_event_checkins_scan_fits_method,
    DROP CONSTRAINT ck_event_checkins_superseded_for_a_reason;
-- An older program takes the later of two rows at one moment, which is what was derived anew. It knows no word for
-- that, nor a row that says that another did not happen.
ALTER TABLE event_checkins DISABLE TRIGGER USER;
DELETE FROM event_checkins WHERE voided;
UPDATE event_checkins SET method = 'manual' WHERE method = 'rederived';
UPDATE event_checkins SET method = 'badge' WHERE method = 'fixed';
ALTER TABLE event_checkins ENABLE TRIGGER USER;
ALTER TABLE event_checkins
    DROP COLUMN supersedes_id,
    DROP COLUMN voided,
    ADD CONSTRAINT ck_event_checkins_method_known CHECK (method IN ('badge', 'manual', 'lockup', 'rollover')),
    ADD CONSTRAINT ck_event_checkins_scan_fits_method CHECK ((scan_id IS NOT NULL) = (method = 'badge'));
"""


def upgrade() -> None:
    """Passages at events that supersede, visits that a late scan ends, entries by hand that derive anew."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Take them back; passages at events that turned out to be none count again, the others keep their effect."""
    run_script(op.get_bind(), DOWNGRADE)
