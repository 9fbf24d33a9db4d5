"""Why a badge has its status, the changes of one badge for who edits badges, and the statuses that the desk gives.

Locks: badges wholly, for a moment; badge_statuses is written, and no other row is read.

Revision: 0016
Follows: 0015
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

UPGRADE = """
ALTER TABLE badges ADD COLUMN status_reason text DEFAULT '' NOT NULL;

-- The page of badges gives these two by a key of their own, as it gives lost and active: they are renamed, not deleted.
UPDATE badge_statuses SET is_system = true WHERE code IN ('damaged', 'decommissioned') AND NOT is_system;

-- The story of one badge, for who edits badges; the rest of the audit stays with who may read it.
CREATE FUNCTION badge_changes(badge uuid)
RETURNS TABLE (occurred_at timestamptz, before jsonb, after jsonb, changed_by text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT log.occurred_at, log.before, log.after, coalesce(a.display_name, '')
    FROM public.audit_log log LEFT JOIN public.admin_users a ON a.id::text = log.account
    WHERE log.table_name = 'badges' AND log.row_id = badge
    ORDER BY log.occurred_at DESC, log.id DESC LIMIT 100
$$;
"""

DOWNGRADE = """
DROP FUNCTION badge_changes;
ALTER TABLE badges DROP COLUMN status_reason;
"""


def upgrade() -> None:
    """Add the reason and the function, and mark the statuses."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Drop them; the reasons are gone, but for what the audit has of them, and the marks stay."""
    run_script(op.get_bind(), DOWNGRADE)
