"""The ledger of scans, check-ins, presence and reviews.

Locks: members, badges and stations for writing, for a moment: the new tables refer to them.

Revision: 0003
Follows: 0002
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

UPGRADE = """
CREATE TABLE scans (
    id uuid NOT NULL,
    serial text NOT NULL,
    badge_id uuid,
    member_id uuid,
    station_id uuid NOT NULL,
    occurred_at timestamptz NOT NULL,
    desk_clock_at timestamptz NOT NULL,
    recorded_at timestamptz DEFAULT clock_timestamp() NOT NULL,
    outcome text NOT NULL,
    direction text,
    first_outcome text,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT pk_scans PRIMARY KEY (id),
    CONSTRAINT ck_scans_serial_form CHECK (serial <> '' AND length(serial) <= 64),
    CONSTRAINT ck_scans_outcome_known CHECK (outcome IN (
        'checked_in', 'checked_out', 'already_in', 'already_out', 'repeat', 'lockup_held',
        'visitor_out', 'visitor_badge_free', 'attendee_in', 'attendee_out', 'attendee_refused',
        'badge_unknown', 'badge_unassigned', 'badge_not_active', 'member_not_active',
        'member_archived', 'member_refused'
    )),
    CONSTRAINT ck_scans_direction_known CHECK (direction IN ('in', 'out')),
    CONSTRAINT ck_scans_repeats_an_outcome CHECK ((first_outcome IS NOT NULL) = (outcome = 'repeat')),
    CONSTRAINT fk_scans_badge_id FOREIGN KEY(badge_id) REFERENCES badges (id) ON DELETE RESTRICT,
    CONSTRAINT fk_scans_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE RESTRICT,
    CONSTRAINT fk_scans_station_id FOREIGN KEY(station_id) REFERENCES stations (id) ON DELETE RESTRICT
);
CREATE INDEX ix_scans_badge_id_occurred_at_id ON scans (badge_id, occurred_at, id);
CREATE INDEX ix_scans_member_id_occurred_at_id ON scans (member_id, occurred_at, id);
CREATE INDEX ix_scans_occurred_at_id ON scans (occurred_at, id);
CREATE INDEX ix_scans_station_id_occurred_at ON scans (station_id, occurred_at);

CREATE TABLE checkins (
    id uuid NOT NULL,
    scan_id uuid,
    member_id uuid NOT NULL,
    badge_id uuid,
    direction text NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz DEFAULT clock_timestamp() NOT NULL,
    station_id uuid,
    method text NOT NULL,
    witnessed boolean DEFAULT true NOT NULL,
    reason text DEFAULT '' NOT NULL,
    supersedes_id uuid,
    voided boolean DEFAULT false NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT pk_checkins PRIMARY KEY (id),
    CONSTRAINT uq_checkins_scan_id UNIQUE (scan_id),
    CONSTRAINT uq_checkins_supersedes_id UNIQUE (supersedes_id),
    CONSTRAINT ck_checkins_direction_known CHECK (direction IN ('in', 'out')),
    CONSTRAINT ck_checkins_method_known CHECK (method IN (
        'badge', 'fixed', 'manual', 'lockup', 'rollover', 'correction', 'rederived'
    )),
    CONSTRAINT ck_checkins_scan_fits_method CHECK ((scan_id IS NOT NULL) = (method IN ('badge', 'fixed'))),
    CONSTRAINT ck_checkins_supersedes_another CHECK (supersedes_id <> id),
    CONSTRAINT ck_checkins_voids_another CHECK (NOT voided OR supersedes_id IS NOT NULL),
    CONSTRAINT fk_checkins_scan_id FOREIGN KEY(scan_id) REFERENCES scans (id) ON DELETE RESTRICT,
    CONSTRAINT fk_checkins_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE RESTRICT,
    CONSTRAINT fk_checkins_badge_id FOREIGN KEY(badge_id) REFERENCES badges (id) ON DELETE RESTRICT,
    CONSTRAINT fk_checkins_station_id FOREIGN KEY(station_id) REFERENCES stations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_checkins_supersedes_id FOREIGN KEY(supersedes_id) REFERENCES checkins (id) ON DELETE RESTRICT
);
CREATE INDEX ix_checkins_badge_id ON checkins (badge_id);
CREATE INDEX ix_checkins_member_id_occurred_at_id ON checkins (member_id, occurred_at, id);
CREATE INDEX ix_checkins_occurred_at_id ON checkins (occurred_at, id);
CREATE INDEX ix_checkins_station_id ON checkins (station_id);

CREATE TABLE presence (
    member_id uuid NOT NULL,
    state text DEFAULT 'out' NOT NULL,
    since timestamptz,
    checkin_id uuid,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT pk_presence PRIMARY KEY (member_id),
    CONSTRAINT ck_presence_state_known CHECK (state IN ('in', 'out')),
    CONSTRAINT ck_presence_since_a_checkin CHECK ((since IS NULL) = (checkin_id IS NULL)),
    CONSTRAINT ck_presence_in_by_a_checkin CHECK (state = 'out' OR checkin_id IS NOT NULL),
    CONSTRAINT fk_presence_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE,
    CONSTRAINT fk_presence_checkin_id FOREIGN KEY(checkin_id) REFERENCES checkins (id) ON DELETE RESTRICT
);
CREATE INDEX ix_presence_checkin_id ON presence (checkin_id);
CREATE INDEX ix_presence_in ON presence (member_id) WHERE state = 'in';

CREATE TABLE reviews (
    id uuid NOT NULL,
    checkin_id uuid,
    scan_id uuid,
    reason text NOT NULL,
    facts jsonb NOT NULL,
    raised_at timestamptz DEFAULT clock_timestamp() NOT NULL,
    settled_at timestamptz,
    settled_by text,
    settlement text DEFAULT '' NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_reviews PRIMARY KEY (id),
    CONSTRAINT uq_reviews_scan_id_reason UNIQUE (scan_id, reason),
    CONSTRAINT ck_reviews_reason_known CHECK (reason IN ('late_arrival', 'two_places', 'told_otherwise', 'clock')),
    CONSTRAINT ck_reviews_about_something CHECK (num_nonnulls(checkin_id, scan_id) >= 1),
    CONSTRAINT ck_reviews_settled_by_somebody CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
    CONSTRAINT fk_reviews_checkin_id FOREIGN KEY(checkin_id) REFERENCES checkins (id) ON DELETE RESTRICT,
    CONSTRAINT fk_reviews_scan_id FOREIGN KEY(scan_id) REFERENCES scans (id) ON DELETE RESTRICT
);
CREATE INDEX ix_reviews_checkin_id ON reviews (checkin_id);
CREATE INDEX ix_reviews_open ON reviews (raised_at, id) WHERE settled_at IS NULL;

-- A member has a presence row from the first moment, so that there is always one to lock.
CREATE FUNCTION give_presence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO public.presence (member_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER give_presence AFTER INSERT ON members FOR EACH ROW EXECUTE FUNCTION give_presence();
INSERT INTO presence (member_id) SELECT id FROM members;

CALL keep_append_only('scans');
CALL keep_announced('scans', 'id');
CALL keep_append_only('checkins');
CALL keep_announced('checkins', 'id');
CALL keep_updated_at('presence');
CALL keep_announced('presence', 'member_id');
CALL keep_updated_at('reviews');
CALL keep_audited('reviews');
CALL keep_announced('reviews', 'id');
"""

DOWNGRADE = """
DROP TRIGGER give_presence ON members;
DROP FUNCTION give_presence;
DROP TABLE reviews, presence, checkins, scans;
"""


def upgrade() -> None:
    """The ledger of scans, check-ins, presence and reviews."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Drop them again; what they held is gone."""
    run_script(op.get_bind(), DOWNGRADE)
