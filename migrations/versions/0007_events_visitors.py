"""Events with their attendees and passages; visitors and their slips; questions that wait at the desk.

Locks: badges wholly while an index is built, for a moment; scans, checkins, members, stations, admin_users, list_items
and visit_types for writing, because the new tables refer to them. Scans wait in the stations' journals for as long.

Revision: 0007
Follows: 0006
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

UPGRADE = """
-- Makes an exclusion constraint on a key and a period possible without an extension.
CREATE TYPE uuidrange AS RANGE (subtype = uuid);

ALTER TABLE badges ADD CONSTRAINT uq_badges_id_kind UNIQUE (id, kind);

CREATE TABLE events (
    id uuid NOT NULL,
    name text NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    description text DEFAULT '' NOT NULL,
    location text DEFAULT '' NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    status text DEFAULT 'planned' NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_events PRIMARY KEY (id),
    CONSTRAINT ck_events_named CHECK (name <> '' AND name_key <> ''),
    CONSTRAINT ck_events_dates_in_order CHECK (starts_on <= ends_on),
    CONSTRAINT ck_events_status_known CHECK (status IN ('planned', 'active', 'ended', 'cancelled'))
);
CREATE INDEX ix_events_starts_on_id ON events (starts_on, id);

CREATE TABLE event_attendees (
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    rank text DEFAULT '' NOT NULL,
    last_name text NOT NULL,
    first_name text DEFAULT '' NOT NULL,
    display_name text NOT NULL,
    sort_key text COLLATE "C" NOT NULL,
    organization text DEFAULT '' NOT NULL,
    event_role_id uuid,
    role_list text GENERATED ALWAYS AS ('event_role'::text) STORED,
    badge_id uuid,
    badge_kind text GENERATED ALWAYS AS ('event'::text) STORED,
    access_from timestamptz NOT NULL,
    access_until timestamptz NOT NULL,
    status text DEFAULT 'expected' NOT NULL,
    notes text DEFAULT '' NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_event_attendees PRIMARY KEY (id),
    CONSTRAINT ck_event_attendees_named CHECK (last_name <> '' AND display_name <> '' AND sort_key <> ''),
    CONSTRAINT ck_event_attendees_access_in_order CHECK (access_from < access_until),
    CONSTRAINT ck_event_attendees_status_known CHECK (status IN ('expected', 'arrived', 'withdrawn')),
    CONSTRAINT fk_event_attendees_badge_id_badge_kind
        FOREIGN KEY(badge_id, badge_kind) REFERENCES badges (id, kind) ON DELETE RESTRICT,
    CONSTRAINT fk_event_attendees_event_role_id_role_list
        FOREIGN KEY(event_role_id, role_list) REFERENCES list_items (id, list_type) ON DELETE RESTRICT,
    CONSTRAINT ex_event_attendees_badge_id EXCLUDE USING gist (
        uuidrange(badge_id, badge_id, '[]') WITH &&, tstzrange(access_from, access_until) WITH &&
    ) WHERE (badge_id IS NOT NULL AND status <> 'withdrawn'),
    CONSTRAINT fk_event_attendees_event_id FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE RESTRICT
);
CREATE INDEX ix_event_attendees_badge_id_badge_kind ON event_attendees (badge_id, badge_kind);
CREATE INDEX ix_event_attendees_event_id_sort_key_id ON event_attendees (event_id, sort_key, id);
CREATE INDEX ix_event_attendees_event_role_id_role_list ON event_attendees (event_role_id, role_list);

CREATE TABLE event_checkins (
    id uuid NOT NULL,
    event_attendee_id uuid NOT NULL,
    scan_id uuid,
    direction text NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz DEFAULT clock_timestamp() NOT NULL,
    station_id uuid NOT NULL,
    method text NOT NULL,
    witnessed boolean DEFAULT true NOT NULL,
    entered_by uuid,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT pk_event_checkins PRIMARY KEY (id),
    CONSTRAINT uq_event_checkins_scan_id UNIQUE (scan_id),
    CONSTRAINT ck_event_checkins_direction_known CHECK (direction IN ('in', 'out')),
    CONSTRAINT ck_event_checkins_method_known CHECK (method IN ('badge', 'manual', 'lockup', 'rollover')),
    CONSTRAINT ck_event_checkins_scan_fits_method CHECK ((scan_id IS NOT NULL) = (method = 'badge')),
    CONSTRAINT ck_event_checkins_entered_by_hand CHECK (entered_by IS NULL OR method IN ('manual', 'lockup')),
    CONSTRAINT ck_event_checkins_seen_by_nobody CHECK (
        method NOT IN ('lockup', 'rollover') OR (direction = 'out' AND NOT witnessed)
    ),
    CONSTRAINT fk_event_checkins_event_attendee_id
        FOREIGN KEY(event_attendee_id) REFERENCES event_attendees (id) ON DELETE RESTRICT,
    CONSTRAINT fk_event_checkins_scan_id FOREIGN KEY(scan_id) REFERENCES scans (id) ON DELETE RESTRICT,
    CONSTRAINT fk_event_checkins_station_id FOREIGN KEY(station_id) REFERENCES stations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_event_checkins_entered_by FOREIGN KEY(entered_by) REFERENCES admin_users (id) ON DELETE RESTRICT
);
CREATE INDEX ix_event_checkins_entered_by ON event_checkins (entered_by);
CREATE INDEX ix_event_checkins_event_attendee_id_occurred_at_id ON event_checkins (event_attendee_id, occurred_at, id);
CREATE INDEX ix_event_checkins_occurred_at_id ON event_checkins (occurred_at, id);
CREATE INDEX ix_event_checkins_station_id ON event_checkins (station_id);

CREATE TABLE visitors (
    id uuid NOT NULL,
    rank text DEFAULT '' NOT NULL,
    last_name text NOT NULL,
    first_name text DEFAULT '' NOT NULL,
    display_name text NOT NULL,
    sort_key text COLLATE "C" NOT NULL,
    organization text DEFAULT '' NOT NULL,
    organization_key text COLLATE "C" NOT NULL,
    unit text DEFAULT '' NOT NULL,
    phone text DEFAULT '' NOT NULL,
    phone_key text COLLATE "C" DEFAULT '' NOT NULL,
    plate text DEFAULT '' NOT NULL,
    visit_type_id uuid NOT NULL,
    purpose text NOT NULL,
    recruitment_step text DEFAULT '' NOT NULL,
    work text DEFAULT '' NOT NULL,
    host_member_id uuid,
    event_id uuid,
    badge_id uuid,
    badge_kind text GENERATED ALWAYS AS ('visitor'::text) STORED,
    language text DEFAULT 'en' NOT NULL,
    expected_at timestamptz,
    expires_at timestamptz,
    cancelled_at timestamptz,
    checked_in_at timestamptz,
    check_in_method text,
    station_id uuid,
    checked_out_at timestamptz,
    check_out_method text,
    check_out_scan_id uuid,
    witnessed boolean DEFAULT true NOT NULL,
    escort_required boolean DEFAULT false NOT NULL,
    notes text DEFAULT '' NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_visitors PRIMARY KEY (id),
    CONSTRAINT uq_visitors_check_out_scan_id UNIQUE (check_out_scan_id),
    CONSTRAINT ck_visitors_named CHECK (last_name <> '' AND display_name <> '' AND sort_key <> ''),
    CONSTRAINT ck_visitors_organization_sorted CHECK (organization_key <> ''),
    CONSTRAINT ck_visitors_phone_key_form CHECK (phone_key ~ '^[0-9]*$'),
    CONSTRAINT ck_visitors_expected_or_here CHECK (num_nonnulls(expected_at, checked_in_at) >= 1),
    CONSTRAINT ck_visitors_cancelled_before_it_began CHECK (cancelled_at IS NULL OR checked_in_at IS NULL),
    CONSTRAINT ck_visitors_in_by_a_method CHECK ((checked_in_at IS NULL) = (check_in_method IS NULL)),
    CONSTRAINT ck_visitors_out_by_a_method CHECK ((checked_out_at IS NULL) = (check_out_method IS NULL)),
    CONSTRAINT ck_visitors_in_before_out CHECK (
        checked_out_at IS NULL OR (checked_in_at IS NOT NULL AND checked_in_at <= checked_out_at)
    ),
    CONSTRAINT ck_visitors_in_at_a_station CHECK ((checked_in_at IS NULL) = (station_id IS NULL)),
    CONSTRAINT ck_visitors_scan_fits_method CHECK (
        check_out_scan_id IS NULL OR (check_out_method IS NOT NULL AND check_out_method = 'badge')
    ),
    CONSTRAINT ck_visitors_seen_by_nobody CHECK (
        check_out_method IS NULL OR check_out_method NOT IN ('lockup', 'rollover') OR NOT witnessed
    ),
    CONSTRAINT ck_visitors_badge_when_here CHECK (badge_id IS NULL OR checked_in_at IS NOT NULL),
    CONSTRAINT ck_visitors_expires_later CHECK (
        expected_at IS NULL OR expires_at IS NULL OR expected_at < expires_at
    ),
    CONSTRAINT ck_visitors_filled_in_full CHECK (
        checked_in_at IS NULL OR CASE purpose
            WHEN 'recruitment' THEN recruitment_step <> ''
            WHEN 'contract_work' THEN organization <> '' AND work <> ''
            WHEN 'meeting' THEN host_member_id IS NOT NULL
            WHEN 'event' THEN event_id IS NOT NULL
                    ELSE true END
    ),
    CONSTRAINT ck_visitors_purpose_known CHECK (
        purpose IN ('recruitment', 'contract_work', 'meeting', 'event', 'museum', 'other')
    ),
    CONSTRAINT ck_visitors_language_known CHECK (language IN ('en', 'fr')),
    CONSTRAINT ck_visitors_check_in_method_known CHECK (check_in_method IN ('desk', 'kiosk')),
    CONSTRAINT ck_visitors_check_out_method_known CHECK (
        check_out_method IN ('badge', 'desk', 'kiosk', 'lockup', 'rollover')
    ),
    CONSTRAINT fk_visitors_badge_id_badge_kind
        FOREIGN KEY(badge_id, badge_kind) REFERENCES badges (id, kind) ON DELETE RESTRICT,
    CONSTRAINT fk_visitors_visit_type_id FOREIGN KEY(visit_type_id) REFERENCES visit_types (id) ON DELETE RESTRICT,
    CONSTRAINT fk_visitors_host_member_id FOREIGN KEY(host_member_id) REFERENCES members (id) ON DELETE RESTRICT,
    CONSTRAINT fk_visitors_event_id FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE RESTRICT,
    CONSTRAINT fk_visitors_station_id FOREIGN KEY(station_id) REFERENCES stations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_visitors_check_out_scan_id FOREIGN KEY(check_out_scan_id) REFERENCES scans (id) ON DELETE RESTRICT
);
CREATE INDEX ix_visitors_badge_id_badge_kind ON visitors (badge_id, badge_kind);
CREATE INDEX ix_visitors_checked_in_at_id ON visitors (checked_in_at, id);
CREATE INDEX ix_visitors_event_id ON visitors (event_id);
CREATE INDEX ix_visitors_expected_at_id ON visitors (expected_at, id);
CREATE INDEX ix_visitors_here ON visitors (sort_key, id) WHERE checked_in_at IS NOT NULL AND checked_out_at IS NULL;
CREATE INDEX ix_visitors_host_member_id ON visitors (host_member_id);
CREATE INDEX ix_visitors_phone_key_sort_key ON visitors (phone_key, sort_key);
CREATE INDEX ix_visitors_sort_key_id ON visitors (sort_key, id);
CREATE INDEX ix_visitors_station_id ON visitors (station_id);
CREATE INDEX ix_visitors_visit_type_id ON visitors (visit_type_id);
CREATE UNIQUE INDEX uq_visitors_badge_id_open ON visitors (badge_id)
    WHERE checked_in_at IS NOT NULL AND checked_out_at IS NULL;

CREATE TABLE slip_prints (
    id uuid NOT NULL,
    visitor_id uuid NOT NULL,
    station_id uuid NOT NULL,
    printed_by uuid,
    printed_at timestamptz DEFAULT clock_timestamp() NOT NULL,
    printer text NOT NULL,
    language text NOT NULL,
    outcome text NOT NULL,
    problem text DEFAULT '' NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT pk_slip_prints PRIMARY KEY (id),
    CONSTRAINT ck_slip_prints_outcome_known CHECK (outcome IN ('printed', 'failed')),
    CONSTRAINT ck_slip_prints_language_known CHECK (language IN ('en', 'fr')),
    CONSTRAINT ck_slip_prints_says_what_failed CHECK ((outcome = 'failed') = (problem <> '')),
    CONSTRAINT fk_slip_prints_visitor_id FOREIGN KEY(visitor_id) REFERENCES visitors (id) ON DELETE RESTRICT,
    CONSTRAINT fk_slip_prints_station_id FOREIGN KEY(station_id) REFERENCES stations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_slip_prints_printed_by FOREIGN KEY(printed_by) REFERENCES admin_users (id) ON DELETE RESTRICT
);
CREATE INDEX ix_slip_prints_printed_at_id ON slip_prints (printed_at, id);
CREATE INDEX ix_slip_prints_printed_by ON slip_prints (printed_by);
CREATE INDEX ix_slip_prints_station_id ON slip_prints (station_id);
CREATE INDEX ix_slip_prints_visitor_id_printed_at_id ON slip_prints (visitor_id, printed_at, id);

CREATE TABLE open_questions (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    checkin_id uuid NOT NULL,
    station_id uuid NOT NULL,
    asked_at timestamptz DEFAULT clock_timestamp() NOT NULL,
    put_off_until timestamptz,
    answered_at timestamptz,
    answered_by uuid,
    answer text,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_open_questions PRIMARY KEY (id),
    CONSTRAINT uq_open_questions_checkin_id UNIQUE (checkin_id),
    CONSTRAINT ck_open_questions_answer_known CHECK (answer IN ('confirmed', 'corrected', 'not_known')),
    CONSTRAINT ck_open_questions_answered_with_an_answer CHECK ((answered_at IS NULL) = (answer IS NULL)),
    CONSTRAINT ck_open_questions_answered_by_somebody CHECK (answered_by IS NULL OR answered_at IS NOT NULL),
    CONSTRAINT fk_open_questions_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE RESTRICT,
    CONSTRAINT fk_open_questions_checkin_id FOREIGN KEY(checkin_id) REFERENCES checkins (id) ON DELETE RESTRICT,
    CONSTRAINT fk_open_questions_station_id FOREIGN KEY(station_id) REFERENCES stations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_open_questions_answered_by FOREIGN KEY(answered_by) REFERENCES admin_users (id) ON DELETE RESTRICT
);
CREATE INDEX ix_open_questions_answered_by ON open_questions (answered_by);
CREATE INDEX ix_open_questions_member_id ON open_questions (member_id);
CREATE INDEX ix_open_questions_station_id ON open_questions (station_id);
CREATE INDEX ix_open_questions_waiting ON open_questions (asked_at, id) WHERE answered_at IS NULL;

CALL keep_updated_at('events');
CALL keep_audited('events');
CALL keep_announced('events', 'id');
CALL keep_updated_at('event_attendees');
CALL keep_audited('event_attendees');
CALL keep_announced('event_attendees', 'id');
CALL keep_append_only('event_checkins');
CALL keep_announced('event_checkins', 'id');
CALL keep_updated_at('visitors');
CALL keep_audited('visitors');
CALL keep_announced('visitors', 'id');
CALL keep_append_only('slip_prints');
CALL keep_announced('slip_prints', 'id');
CALL keep_updated_at('open_questions');
CALL keep_audited('open_questions');
CALL keep_announced('open_questions', 'id');
"""

DOWNGRADE = """
DROP TABLE open_questions, slip_prints, visitors, event_checkins, event_attendees, events;
ALTER TABLE badges DROP CONSTRAINT uq_badges_id_kind;
DROP TYPE uuidrange;
"""


def upgrade() -> None:
    """Events, visitors, slips and open questions."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Drop them again; what they held is gone."""
    run_script(op.get_bind(), DOWNGRADE)
