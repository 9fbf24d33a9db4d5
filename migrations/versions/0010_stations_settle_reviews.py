"""A station settles a review that is open, in nobody's name, as long as nobody can sign in.

Locks: reviews wholly, for a moment: no row of it is read.

Revision: 0010
Follows: 0009
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

UPGRADE = """
DROP POLICY an_account_settles_by_itself ON reviews;
-- A station settles what is open and changes nothing that is settled; which station it was is in the audit.
CREATE POLICY a_station_settles_an_open_one_and_an_account_by_itself ON reviews FOR UPDATE
    USING (
        (SELECT own_account()) IS NOT NULL
        OR ((SELECT own_station()) IS NOT NULL AND settled_at IS NULL)
    )
    WITH CHECK (
        CASE
            WHEN (SELECT own_account()) IS NOT NULL THEN settled_by = (SELECT own_account())
            ELSE settled_at IS NOT NULL AND settled_by IS NULL AND settlement <> ''
        END
    );
"""

DOWNGRADE = """
DROP POLICY a_station_settles_an_open_one_and_an_account_by_itself ON reviews;
CREATE POLICY an_account_settles_by_itself ON reviews FOR UPDATE
    USING ((SELECT own_account()) IS NOT NULL)
    WITH CHECK (settled_by = (SELECT own_account()));
"""


def upgrade() -> None:
    """Replace the policy of settling; the grants of the table say which columns."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Accounts alone settle again; what stations settled stays settled."""
    run_script(op.get_bind(), DOWNGRADE)
