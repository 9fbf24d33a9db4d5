"""${message}

Locks: say which large tables this revision locks, and for how long.

Revision: ${up_revision}
Follows: ${down_revision | comma,n}
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """${message}."""
    ${upgrades if upgrades else "raise AssertionError"}


def downgrade() -> None:
    """Undo: ${message}."""
    ${downgrades if downgrades else "raise AssertionError"}
