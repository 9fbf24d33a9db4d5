"""What a kiosk may ask with nobody signed in: five functions for a station, each as little as it needs.

Locks: visitors wholly for a moment; no row of it is read.

Revision: 0015
Follows: 0014
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

UPGRADE = """
-- A station looks at who is here, and for a day at who was: not at who is expected, nor at everybody who ever came.
DROP POLICY everybody_reads_them ON visitors;
CREATE POLICY an_account_reads_all_and_a_station_who_is_or_was_just_here ON visitors FOR SELECT USING (
    (SELECT own_account()) IS NOT NULL
    OR (
        (SELECT own_station()) IS NOT NULL AND checked_in_at IS NOT NULL
        AND (checked_out_at IS NULL OR checked_out_at > now() - interval '1 day')
    )
);

-- One question of a station at a time, so that several connections ask no faster than one; the number spells KIOSK.
CREATE FUNCTION kiosk_turn() RETURNS uuid LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here uuid := public.require_station();
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(here::text, 323211299));
    RETURN here;
END $$;

-- An answer takes so long whatever it is: its time tells nothing, and guessing is slow.
CREATE FUNCTION kiosk_pace(since timestamptz, seconds double precision) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM pg_sleep(greatest(0, seconds - extract(epoch FROM clock_timestamp() - since)));
END $$;

-- What somebody with just this name and this telephone number need not type again.
CREATE FUNCTION kiosk_prefill(name_key text, digits text)
RETURNS TABLE (rank text, unit text, organization text, plate text) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    since timestamptz := clock_timestamp();
BEGIN
    PERFORM public.kiosk_turn();
    IF length(digits) >= 7 THEN
        RETURN QUERY SELECT v.rank, v.unit, v.organization, v.plate FROM public.visitors v
            WHERE v.phone_key = digits AND v.sort_key = name_key AND v.checked_in_at IS NOT NULL
            ORDER BY v.checked_in_at DESC, v.id DESC LIMIT 1;
    END IF;
    PERFORM public.kiosk_pace(since, 0.25);
END $$;

-- A few members in whose names each word begins a word, one of them with three letters: how they are called, no more.
CREATE FUNCTION kiosk_hosts(words text[]) RETURNS TABLE (member_id uuid, name text) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    since timestamptz := clock_timestamp();
BEGIN
    PERFORM public.kiosk_turn();
    IF EXISTS (SELECT FROM unnest(words) w WHERE length(replace(w, ' ', '')) >= 3) THEN
        RETURN QUERY SELECT m.id, concat_ws(' ', nullif(r.code, 'CIV'), m.display_name)
            FROM public.members m LEFT JOIN public.ranks r ON r.id = m.rank_id
            WHERE m.archived_at IS NULL AND NOT EXISTS (
                SELECT FROM unnest(words) w WHERE strpos(' ' || translate(m.sort_key, chr(31), ' '), ' ' || w) = 0
            )
            ORDER BY m.sort_key, m.id LIMIT 6;
    END IF;
    PERFORM public.kiosk_pace(since, 0.1);
END $$;

-- The events of a day; the unit's day may be another than the server's.
CREATE FUNCTION kiosk_events(on_day date) RETURNS TABLE (event_id uuid, name text) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM public.require_station();
    IF abs(on_day - current_date) <= 1 THEN
        RETURN QUERY SELECT e.id, e.name FROM public.events e
            WHERE e.status IN ('planned', 'active') AND on_day BETWEEN e.starts_on AND e.ends_on
            ORDER BY e.name_key, e.id LIMIT 12;
    END IF;
END $$;

-- The first of three names, each longer than the one before, by which nobody who is here could be meant.
CREATE FUNCTION kiosk_name(key text, names jsonb) RETURNS text LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    last_key text := split_part(key, chr(31), 1);
    first_key text := split_part(key, chr(31), 2);
    short text := concat_ws(' ', last_key, nullif(left(first_key, 1), ''));
    longer text := concat_ws(' ', last_key, nullif(first_key, ''));
    taken text[];
BEGIN
    SELECT array_agg(concat_ws(' ', last_key, nullif(left(h.first, 1), '')))
        || array_agg(concat_ws(' ', last_key, nullif(h.first, '')))
    INTO taken FROM (
        SELECT split_part(m.sort_key, chr(31), 2) AS first
        FROM public.members m JOIN public.presence p ON p.member_id = m.id
        WHERE p.state = 'in' AND split_part(m.sort_key, chr(31), 1) = last_key
        UNION ALL
        SELECT split_part(v.sort_key, chr(31), 2) FROM public.visitors v
        WHERE v.checked_in_at IS NOT NULL AND v.checked_out_at IS NULL
            AND split_part(v.sort_key, chr(31), 1) = last_key
    ) h;
    RETURN names ->> CASE
        WHEN taken IS NULL OR short <> ALL (taken) THEN 0
        WHEN longer <> ALL (taken) THEN 1
        ELSE 2 END;
END $$;

-- The badge that was tapped, where it is a visitor's, may be used and nobody has it.
CREATE FUNCTION kiosk_badge(badge uuid) RETURNS uuid LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    -- Before the badge's row, as a scan takes them: neither waits for the other in a ring.
    PERFORM pg_advisory_xact_lock(hashtextextended(badge::text, 0));
    PERFORM FROM public.badges b JOIN public.badge_statuses s ON s.id = b.badge_status_id
        WHERE b.id = badge AND b.kind = 'visitor' AND s.on_scan <> 'refuse' FOR UPDATE OF b;
    IF NOT FOUND OR EXISTS (
        SELECT FROM public.visitors v
        WHERE v.badge_id = badge AND v.checked_in_at IS NOT NULL AND v.checked_out_at IS NULL
    ) THEN
        RETURN NULL;
    END IF;
    RETURN badge;
END $$;

CREATE FUNCTION kiosk_require_come(at timestamptz) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF at IS NULL OR at > clock_timestamp() + interval '5 seconds' THEN
        RAISE EXCEPTION 'this is yet to come'
            USING ERRCODE = 'check_violation', TABLE = 'visitors', CONSTRAINT = 'vouched_time_has_come';
    END IF;
END $$;

-- A visit begins: the one that was expected of this visitor around now, or a new one. Whoever was announced without a
-- telephone number is known by the name. What was announced counts where the visitor says nothing of it, and nobody is
-- told.
-- A second delivery is known by the id, or by the moment at this station, and changes nothing.
CREATE FUNCTION kiosk_sign_in(entry uuid, at timestamptz, said jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here uuid := public.kiosk_turn();
    tapped uuid := (said ->> 'badge_id')::uuid;
    given uuid;
    kind uuid;
    held public.visitors;
    announced boolean;
BEGIN
    IF EXISTS (
        SELECT FROM public.visitors v
        WHERE v.id = entry OR (v.station_id = here AND v.checked_in_at = at AND v.check_in_method = 'kiosk')
    ) THEN
        RETURN true;
    END IF;
    PERFORM public.kiosk_require_come(at);
    given := public.kiosk_badge(tapped);
    SELECT t.id INTO kind FROM public.visit_types t WHERE t.code IN (said ->> 'visit_type', 'other')
        ORDER BY t.code = 'other' LIMIT 1;
    SELECT * INTO held FROM public.visitors v
        WHERE v.sort_key = said ->> 'sort_key' AND v.phone_key IN ('', said ->> 'phone_key')
            AND v.checked_in_at IS NULL AND v.cancelled_at IS NULL AND (v.expires_at IS NULL OR v.expires_at > at)
            AND v.expected_at BETWEEN at - interval '1 day' AND at + interval '1 day'
        ORDER BY abs(extract(epoch FROM v.expected_at - at)), v.id LIMIT 1 FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO public.visitors (
            id, rank, last_name, first_name, display_name, sort_key, organization, organization_key, unit, phone,
            phone_key, plate, visit_type_id, purpose, recruitment_step, work, host_member_id, event_id, badge_id,
            language, checked_in_at, check_in_method, station_id, notes
        ) VALUES (
            entry, said ->> 'rank', said ->> 'last_name', said ->> 'first_name',
            public.kiosk_name(said ->> 'sort_key', said -> 'names'), said ->> 'sort_key', said ->> 'organization',
            said ->> 'organization_key', said ->> 'unit', said ->> 'phone', said ->> 'phone_key', said ->> 'plate',
            kind, said ->> 'purpose', said ->> 'recruitment_step', said ->> 'work', (said ->> 'host_member_id')::uuid,
            (said ->> 'event_id')::uuid, given, said ->> 'language', at, 'kiosk', here, said ->> 'notes'
        );
        RETURN given IS NOT DISTINCT FROM tapped;
    END IF;
    announced := said ->> 'purpose' = 'other' AND CASE held.purpose
        WHEN 'recruitment' THEN held.recruitment_step <> ''
        WHEN 'contract_work' THEN held.organization <> '' AND held.work <> ''
        WHEN 'meeting' THEN held.host_member_id IS NOT NULL
        WHEN 'event' THEN held.event_id IS NOT NULL
        ELSE true END;
    UPDATE public.visitors v SET
        rank = coalesce(nullif(said ->> 'rank', ''), held.rank),
        last_name = said ->> 'last_name',
        first_name = said ->> 'first_name',
        display_name = public.kiosk_name(said ->> 'sort_key', said -> 'names'),
        organization = coalesce(nullif(said ->> 'organization', ''), held.organization),
        organization_key = CASE WHEN said ->> 'organization' = '' THEN held.organization_key
            ELSE said ->> 'organization_key' END,
        unit = coalesce(nullif(said ->> 'unit', ''), held.unit),
        phone = said ->> 'phone',
        phone_key = said ->> 'phone_key',
        plate = coalesce(nullif(said ->> 'plate', ''), held.plate),
        visit_type_id = CASE WHEN announced THEN held.visit_type_id ELSE kind END,
        purpose = CASE WHEN announced THEN held.purpose ELSE said ->> 'purpose' END,
        recruitment_step = coalesce(nullif(said ->> 'recruitment_step', ''), held.recruitment_step),
        work = coalesce(nullif(said ->> 'work', ''), held.work),
        host_member_id = coalesce((said ->> 'host_member_id')::uuid, held.host_member_id),
        event_id = coalesce((said ->> 'event_id')::uuid, held.event_id),
        badge_id = given,
        language = said ->> 'language',
        checked_in_at = at,
        check_in_method = 'kiosk',
        station_id = here,
        notes = concat_ws(E'\\n', nullif(held.notes, ''), nullif(said ->> 'notes', '')),
        version = held.version + 1
    WHERE v.id = held.id;
    RETURN given IS NOT DISTINCT FROM tapped;
END $$;

-- Ends the open visit of a last name and a telephone number; the oldest, where a family has one number. Delivered a
-- second time, with the same moment, it ends no other.
CREATE FUNCTION kiosk_sign_out(at timestamptz, last_key text, digits text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    since timestamptz := clock_timestamp();
    leaving uuid;
    done boolean := false;
BEGIN
    PERFORM public.kiosk_turn();
    PERFORM public.kiosk_require_come(at);
    IF length(digits) >= 7 AND length(last_key) > 0 THEN
        done := EXISTS (
            SELECT FROM public.visitors v WHERE v.phone_key = digits AND split_part(v.sort_key, chr(31), 1) = last_key
                AND v.checked_out_at = at AND v.check_out_method = 'kiosk'
        );
        SELECT v.id INTO leaving FROM public.visitors v
            WHERE NOT done AND v.phone_key = digits AND split_part(v.sort_key, chr(31), 1) = last_key
                AND v.checked_in_at <= at AND v.checked_out_at IS NULL
            ORDER BY v.checked_in_at, v.id LIMIT 1 FOR UPDATE;
        UPDATE public.visitors v SET checked_out_at = at, check_out_method = 'kiosk', version = v.version + 1
            WHERE v.id = leaving;
        done := done OR leaving IS NOT NULL;
    END IF;
    PERFORM public.kiosk_pace(since, 0.25);
    RETURN done;
END $$;
"""

DOWNGRADE = """
DROP FUNCTION kiosk_sign_out, kiosk_sign_in, kiosk_require_come, kiosk_badge, kiosk_name, kiosk_events, kiosk_hosts,
    kiosk_prefill, kiosk_pace, kiosk_turn;
DROP POLICY an_account_reads_all_and_a_station_who_is_or_was_just_here ON visitors;
CREATE POLICY everybody_reads_them ON visitors FOR SELECT USING (true);
"""


def upgrade() -> None:
    """Functions of the kiosk, and what of the visits a station sees."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Drop them; a station sees the names of all visits again."""
    run_script(op.get_bind(), DOWNGRADE)
