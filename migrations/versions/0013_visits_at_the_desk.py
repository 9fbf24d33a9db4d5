"""Visits that a station vouches for, made while the database was away.

Locks: visitors wholly while its two indexes are built, admin_users for writing, both for a moment.

Revision: 0013
Follows: 0012
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

UPGRADE = """
-- A station writes no visit itself: functions do, each of them the one thing that it says.
DROP TRIGGER sign_in_or_out_only ON visitors;
DROP FUNCTION sign_in_or_out_only;
DROP POLICY a_station_signs_in_here_and_an_account_anywhere ON visitors;
DROP POLICY a_station_signs_in_and_out_and_an_account_changes_all ON visitors;
CREATE POLICY an_account_adds_any ON visitors FOR INSERT WITH CHECK ((SELECT own_account()) IS NOT NULL);
CREATE POLICY an_account_changes_all ON visitors FOR UPDATE USING ((SELECT own_account()) IS NOT NULL);

-- In whose name a station told it later; when and where it was told the audit says.
ALTER TABLE visitors
    ADD COLUMN arrival_told_by uuid,
    ADD COLUMN departure_told_by uuid,
    ADD CONSTRAINT ck_visitors_told_of_what_was CHECK (
        (arrival_told_by IS NULL OR checked_in_at IS NOT NULL)
        AND (departure_told_by IS NULL OR checked_out_at IS NOT NULL)
    ),
    ADD CONSTRAINT fk_visitors_arrival_told_by
        FOREIGN KEY(arrival_told_by) REFERENCES admin_users (id) ON DELETE RESTRICT,
    ADD CONSTRAINT fk_visitors_departure_told_by
        FOREIGN KEY(departure_told_by) REFERENCES admin_users (id) ON DELETE RESTRICT;
CREATE INDEX ix_visitors_arrival_told_by ON visitors (arrival_told_by);
CREATE INDEX ix_visitors_departure_told_by ON visitors (departure_told_by);

-- Nobody writes a name beside a visit but the functions below, which ask whether it may stand there.
CREATE FUNCTION told_by_a_function_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = session_user AND coalesce(public.own_station(), public.own_account()) IS NOT NULL THEN
        RAISE EXCEPTION 'a station tells later what an account did by a function alone'
            USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER told_by_a_function_only BEFORE INSERT OR UPDATE OF arrival_told_by, departure_told_by ON visitors
    FOR EACH ROW WHEN (NEW.arrival_told_by IS NOT NULL OR NEW.departure_told_by IS NOT NULL)
    EXECUTE FUNCTION told_by_a_function_only();

-- The visit that was expected of whoever was signed in at ``at``; none where they came unexpected.
CREATE FUNCTION expected_visit(visit uuid, at timestamptz, told jsonb, since timestamptz, before timestamptz)
RETURNS uuid LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT v.id FROM public.visitors v
    WHERE v.checked_in_at IS NULL AND (
        v.id = visit
        OR (
            v.cancelled_at IS NULL AND v.sort_key = told->>'sort_key' AND v.phone_key IN ('', told->>'phone_key')
            AND v.expected_at < before AND (v.expires_at > at OR v.expires_at IS NULL AND v.expected_at >= since)
        )
    )
    ORDER BY v.id = visit DESC, v.expected_at, v.id LIMIT 1
$$;

-- A visit that an account began at this station while the database was away; delivered twice, it begins once. It is
-- recorded whatever became of its badge meanwhile: one that is in other hands is left out, and a note says so.
CREATE FUNCTION sign_visitor_in_via_station(
    visit uuid, account uuid, at timestamptz, type_code text, told jsonb, since timestamptz, before timestamptz
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here uuid := public.require_station();
    given public.visitors := jsonb_populate_record(NULL::public.visitors, told);
    expected uuid;
BEGIN
    -- The same lock as of a sign-in that reaches the database at once: two of one name come one after the other.
    PERFORM pg_advisory_xact_lock(hashtextextended(given.sort_key, 280301360213));
    IF EXISTS (
        SELECT FROM public.visitors v WHERE v.checked_in_at IS NOT NULL AND (
            v.id = visit
            -- Also where it reached the database at once, and only the answer was lost.
            OR (v.sort_key, v.checked_in_at, v.station_id) = (given.sort_key, at, here)
        )
    ) THEN
        RETURN;
    END IF;
    PERFORM public.require_vouched(account, at);
    -- Before the badge's row, as a scan takes them: neither waits for the other in a ring.
    PERFORM pg_advisory_xact_lock(hashtextextended(given.badge_id::text, 0));
    PERFORM FROM public.badges WHERE id = given.badge_id FOR UPDATE;
    IF given.badge_id IS NOT NULL AND (NOT FOUND OR EXISTS (
        SELECT FROM public.visitors v
        WHERE v.badge_id = given.badge_id AND v.checked_in_at IS NOT NULL AND v.checked_out_at IS NULL
    )) THEN
        given.badge_id := NULL;
        given.notes := btrim(concat_ws(E'\\n', nullif(given.notes, ''),
            'Recorded without its badge: it was in other hands by the time the database was back.'));
    END IF;
    SELECT id INTO given.visit_type_id FROM public.visit_types WHERE code = type_code;
    expected := public.expected_visit(visit, at, told, since, before);
    IF expected IS NULL THEN
        INSERT INTO public.visitors (
            id, rank, last_name, first_name, display_name, sort_key, organization, organization_key, unit, phone,
            phone_key, plate, visit_type_id, purpose, recruitment_step, work, host_member_id, event_id, badge_id,
            language, expires_at, escort_required, notes, checked_in_at, check_in_method, station_id, arrival_told_by
        ) VALUES (
            visit, given.rank, given.last_name, given.first_name, given.display_name, given.sort_key,
            given.organization, given.organization_key, given.unit, given.phone, given.phone_key, given.plate,
            given.visit_type_id, given.purpose, given.recruitment_step, given.work, given.host_member_id,
            given.event_id, given.badge_id, given.language, given.expires_at, given.escort_required, given.notes,
            at, 'desk', here, account
        );
    ELSE
        UPDATE public.visitors v SET
            rank = given.rank, last_name = given.last_name, first_name = given.first_name,
            display_name = given.display_name, sort_key = given.sort_key, organization = given.organization,
            organization_key = given.organization_key, unit = given.unit, phone = given.phone,
            phone_key = given.phone_key, plate = given.plate, visit_type_id = given.visit_type_id,
            purpose = given.purpose, recruitment_step = given.recruitment_step, work = given.work,
            host_member_id = given.host_member_id, event_id = given.event_id, badge_id = given.badge_id,
            language = given.language, expires_at = given.expires_at, escort_required = given.escort_required,
            notes = given.notes, checked_in_at = at, check_in_method = 'desk', station_id = here,
            cancelled_at = NULL, arrival_told_by = account, version = v.version + 1,
            -- Who came before they were expected, and leaves before, was expected when they came.
            expected_at = CASE
                WHEN v.expected_at < given.expires_at THEN v.expected_at ELSE least(v.expected_at, at) END
        WHERE v.id = expected;
    END IF;
END $$;

-- A visit that an account ended at this station while the database was away. One that is over is over, whoever ended
-- it. It is found by when it began, too: an expected visit that began here has the key of the expected one.
CREATE FUNCTION sign_visitor_out_via_station(
    visit uuid, account uuid, at timestamptz, came_at timestamptz, name_key text
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here uuid := public.require_station();
    held public.visitors;
BEGIN
    SELECT * INTO held FROM public.visitors v
        WHERE v.id = visit OR (v.checked_in_at, v.station_id, v.sort_key) = (came_at, here, name_key)
        ORDER BY v.id = visit DESC, v.id LIMIT 1 FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no such visit' USING ERRCODE = 'SN004', TABLE = 'visitors';
    ELSIF held.checked_in_at IS NULL THEN
        RAISE EXCEPTION 'the visit did not begin' USING ERRCODE = 'SN003', TABLE = 'visitors';
    ELSIF held.checked_out_at IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM public.require_vouched(account, at);
    UPDATE public.visitors v SET checked_out_at = greatest(at, held.checked_in_at), check_out_method = 'desk',
        departure_told_by = account, version = v.version + 1 WHERE v.id = held.id;
END $$;
"""

DOWNGRADE = """
DROP FUNCTION sign_visitor_out_via_station, sign_visitor_in_via_station, expected_visit;
DROP TRIGGER told_by_a_function_only ON visitors;
DROP FUNCTION told_by_a_function_only;
ALTER TABLE visitors DROP COLUMN arrival_told_by, DROP COLUMN departure_told_by;
DROP POLICY an_account_changes_all ON visitors;
DROP POLICY an_account_adds_any ON visitors;
CREATE POLICY a_station_signs_in_here_and_an_account_anywhere ON visitors FOR INSERT WITH CHECK (
    (SELECT own_account()) IS NOT NULL
    OR (station_id = (SELECT own_station()) AND checked_out_at IS NULL)
);
CREATE POLICY a_station_signs_in_and_out_and_an_account_changes_all ON visitors FOR UPDATE
    USING (
        (SELECT own_account()) IS NOT NULL
        OR ((SELECT own_station()) IS NOT NULL AND cancelled_at IS NULL AND checked_out_at IS NULL)
    )
    WITH CHECK (true);
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


def upgrade() -> None:
    """Two functions by which a station tells later what was done at its desk, and in whose name it did."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Drop them; the visits stay, and in whose name they were told is forgotten."""
    run_script(op.get_bind(), DOWNGRADE)
