"""Check-ins by hand that a station vouches for, made while the database was away.

Locks: none.

Revision: 0014
Follows: 0013
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

UPGRADE = """
-- A passage that an account entered at this station while the database was away; delivered twice, it is written once.
-- Written now or not is what it returns; the member's presence is locked and the caller's to keep. Its reason says for
-- ever, and the seals with it, that the station told it: a station vouches for a day that has just been, no older one.
CREATE FUNCTION enter_by_hand_via_station(
    entry uuid, account uuid, member uuid, way text, happened_at timestamptz, done_at timestamptz, reason text,
    seen boolean
) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here uuid := public.require_station();
BEGIN
    IF EXISTS (
        SELECT FROM public.checkins c WHERE c.id = entry AND c.method = 'manual'
            AND (c.station_id, c.entered_by, c.member_id, c.direction, c.occurred_at)
                = (here, account, member, way, happened_at)
    ) THEN
        RETURN false;
    END IF;
    PERFORM public.require_vouched(account, done_at);
    IF happened_at IS NULL OR happened_at > done_at OR happened_at < done_at - interval '26 hours' THEN
        RAISE EXCEPTION 'a station vouches for entries of the day'
            USING ERRCODE = 'check_violation', TABLE = 'checkins', CONSTRAINT = 'entered_on_the_day';
    END IF;
    PERFORM FROM public.presence WHERE member_id = member FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no such member' USING ERRCODE = 'SN004', TABLE = 'members';
    END IF;
    INSERT INTO public.checkins (
        id, member_id, direction, occurred_at, station_id, method, witnessed, entered_by, reason
    ) VALUES (
        entry, member, way, happened_at, here, 'manual', seen, account,
        concat_ws(
            ' · ', nullif(btrim(reason), ''), 'told later by ' || (SELECT name FROM public.stations WHERE id = here)
        )
    );
    RETURN true;
END $$;
"""

DOWNGRADE = """
DROP FUNCTION enter_by_hand_via_station;
"""


def upgrade() -> None:
    """Make the function by which a station tells of an entry."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Drop it; what was told stays."""
    run_script(op.get_bind(), DOWNGRADE)
