"""A kiosk signs nobody in a second time whom a desk, or another kiosk, signed in at the same moment.

Locks: none; no row is read.

Revision: 0018
Follows: 0017
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

UPGRADE = """
ALTER FUNCTION kiosk_sign_in(uuid, timestamptz, jsonb) RENAME TO kiosk_begin_visit;

-- The visit that a visitor of this name and number is on at a moment, or began within ten minutes after it: what a
-- kiosk tells late may have been said at the desk meanwhile.
CREATE FUNCTION kiosk_visit_under_way(name_key text, digits text, at timestamptz) RETURNS uuid LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT v.id FROM public.visitors v
    WHERE v.sort_key = name_key AND v.phone_key = digits AND length(digits) >= 7
        AND v.checked_in_at <= at + interval '10 minutes' AND (v.checked_out_at IS NULL OR v.checked_out_at > at)
    ORDER BY v.checked_out_at IS NULL DESC, v.checked_in_at DESC, v.id LIMIT 1
$$;

-- A visit begins, unless this very visitor is on one: then what it did not know yet is filled in, and nobody is told.
CREATE FUNCTION kiosk_sign_in(entry uuid, at timestamptz, said jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    tapped uuid := (said ->> 'badge_id')::uuid;
    more text := coalesce(said ->> 'notes', '');
    given uuid;
    held public.visitors;
BEGIN
    PERFORM public.kiosk_turn();
    PERFORM public.kiosk_require_come(at);
    -- The same lock as of a sign-in at a desk, and like there before that of the badge: of two of one name who come at
    -- one moment the second sees the first.
    PERFORM pg_advisory_xact_lock(hashtextextended(said ->> 'sort_key', 280301360213));
    SELECT * INTO held FROM public.visitors v
        WHERE v.id = public.kiosk_visit_under_way(said ->> 'sort_key', said ->> 'phone_key', at);
    IF NOT FOUND THEN
        RETURN public.kiosk_begin_visit(entry, at, said);
    ELSIF held.badge_id IS NULL AND held.checked_out_at IS NULL THEN
        given := public.kiosk_badge(tapped);
    END IF;
    UPDATE public.visitors v SET
        organization = coalesce(nullif(v.organization, ''), said ->> 'organization'),
        organization_key = CASE WHEN v.organization = '' THEN said ->> 'organization_key' ELSE v.organization_key END,
        plate = coalesce(nullif(v.plate, ''), said ->> 'plate'),
        host_member_id = coalesce(v.host_member_id, (said ->> 'host_member_id')::uuid),
        notes = concat_ws(E'\\n', nullif(v.notes, ''), CASE WHEN strpos(v.notes, more) = 0 THEN more END),
        badge_id = coalesce(v.badge_id, given),
        version = v.version + 1
        WHERE v.id = held.id AND (
            (v.organization = '' AND said ->> 'organization' <> '') OR (v.plate = '' AND said ->> 'plate' <> '')
            OR (v.host_member_id IS NULL AND said ->> 'host_member_id' IS NOT NULL) OR strpos(v.notes, more) = 0
            OR given IS NOT NULL
        );
    RETURN tapped IS NULL OR coalesce(held.badge_id, given) IS NOT DISTINCT FROM tapped;
END $$;
"""

DOWNGRADE = """
DROP FUNCTION kiosk_sign_in, kiosk_visit_under_way;
ALTER FUNCTION kiosk_begin_visit(uuid, timestamptz, jsonb) RENAME TO kiosk_sign_in;
"""


def upgrade() -> None:
    """Let the kiosk look for a visit that is under way before it begins one."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Let it begin one whoever is here."""
    run_script(op.get_bind(), DOWNGRADE)
