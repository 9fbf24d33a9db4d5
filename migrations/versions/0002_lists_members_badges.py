"""Statuses, types, divisions and ranks; members and their badges.

Locks: nothing; every table here is new.

Revision: 0002
Follows: 0001
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

UPGRADE = """
CREATE TABLE member_statuses (
    id uuid NOT NULL,
    on_scan text DEFAULT 'allow' NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    name_fr text DEFAULT '' NOT NULL,
    description text DEFAULT '' NOT NULL,
    colour text DEFAULT '#56677A' NOT NULL,
    display_order integer DEFAULT 0 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    is_system boolean DEFAULT false NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_member_statuses PRIMARY KEY (id),
    CONSTRAINT uq_member_statuses_code UNIQUE (code),
    CONSTRAINT ck_member_statuses_code_form CHECK (code ~ '^[a-z0-9_]+$'),
    CONSTRAINT ck_member_statuses_name_given CHECK (name <> ''),
    CONSTRAINT ck_member_statuses_colour_form CHECK (colour ~ '^#[0-9A-Fa-f]{6}$'),
    CONSTRAINT ck_member_statuses_on_scan_known CHECK (on_scan IN ('allow', 'warn', 'refuse'))
);

CREATE TABLE member_types (
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    name_fr text DEFAULT '' NOT NULL,
    description text DEFAULT '' NOT NULL,
    colour text DEFAULT '#56677A' NOT NULL,
    display_order integer DEFAULT 0 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    is_system boolean DEFAULT false NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_member_types PRIMARY KEY (id),
    CONSTRAINT uq_member_types_code UNIQUE (code),
    CONSTRAINT ck_member_types_code_form CHECK (code ~ '^[a-z0-9_]+$'),
    CONSTRAINT ck_member_types_name_given CHECK (name <> ''),
    CONSTRAINT ck_member_types_colour_form CHECK (colour ~ '^#[0-9A-Fa-f]{6}$')
);

CREATE TABLE badge_statuses (
    id uuid NOT NULL,
    on_scan text DEFAULT 'allow' NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    name_fr text DEFAULT '' NOT NULL,
    description text DEFAULT '' NOT NULL,
    colour text DEFAULT '#56677A' NOT NULL,
    display_order integer DEFAULT 0 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    is_system boolean DEFAULT false NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_badge_statuses PRIMARY KEY (id),
    CONSTRAINT uq_badge_statuses_code UNIQUE (code),
    CONSTRAINT ck_badge_statuses_code_form CHECK (code ~ '^[a-z0-9_]+$'),
    CONSTRAINT ck_badge_statuses_name_given CHECK (name <> ''),
    CONSTRAINT ck_badge_statuses_colour_form CHECK (colour ~ '^#[0-9A-Fa-f]{6}$'),
    CONSTRAINT ck_badge_statuses_on_scan_known CHECK (on_scan IN ('allow', 'warn', 'refuse'))
);

CREATE TABLE divisions (
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    name_fr text DEFAULT '' NOT NULL,
    description text DEFAULT '' NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_divisions PRIMARY KEY (id),
    CONSTRAINT uq_divisions_code UNIQUE (code),
    CONSTRAINT ck_divisions_named CHECK (code <> '' AND name <> '')
);

CREATE TABLE ranks (
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    name_fr text DEFAULT '' NOT NULL,
    branch text NOT NULL,
    category text NOT NULL,
    display_order integer NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    replaced_by_id uuid,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_ranks PRIMARY KEY (id),
    CONSTRAINT uq_ranks_branch_code UNIQUE (branch, code),
    CONSTRAINT ck_ranks_branch_known CHECK (branch IN ('navy', 'army', 'air_force', 'civilian')),
    CONSTRAINT ck_ranks_category_known CHECK (category IN (
        'civilian', 'junior_ncm', 'senior_ncm', 'junior_officer', 'senior_officer',
        'general_officer'
    )),
    CONSTRAINT ck_ranks_replaced_by_another CHECK (replaced_by_id <> id),
    CONSTRAINT fk_ranks_replaced_by_id FOREIGN KEY(replaced_by_id) REFERENCES ranks (id) ON DELETE SET NULL
);
CREATE INDEX ix_ranks_replaced_by_id ON ranks (replaced_by_id);

CREATE TABLE members (
    id uuid NOT NULL,
    service_number text NOT NULL,
    rank_id uuid NOT NULL,
    last_name text NOT NULL,
    first_name text DEFAULT '' NOT NULL,
    initials text DEFAULT '' NOT NULL,
    display_name text NOT NULL,
    sort_key text COLLATE "C" NOT NULL,
    division_id uuid NOT NULL,
    member_type_id uuid NOT NULL,
    member_status_id uuid NOT NULL,
    source text DEFAULT 'manual' NOT NULL,
    archived_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_members PRIMARY KEY (id),
    CONSTRAINT uq_members_service_number UNIQUE (service_number),
    CONSTRAINT ck_members_service_number_form CHECK (service_number ~ '^[^[:space:]]+$'),
    CONSTRAINT ck_members_named CHECK (last_name <> '' AND display_name <> '' AND sort_key <> ''),
    CONSTRAINT ck_members_source_known CHECK (source IN ('nominal_roll', 'manual')),
    CONSTRAINT fk_members_rank_id FOREIGN KEY(rank_id) REFERENCES ranks (id) ON DELETE RESTRICT,
    CONSTRAINT fk_members_division_id FOREIGN KEY(division_id) REFERENCES divisions (id) ON DELETE RESTRICT,
    CONSTRAINT fk_members_member_type_id
        FOREIGN KEY(member_type_id) REFERENCES member_types (id) ON DELETE RESTRICT,
    CONSTRAINT fk_members_member_status_id
        FOREIGN KEY(member_status_id) REFERENCES member_statuses (id) ON DELETE RESTRICT
);
CREATE INDEX ix_members_division_id ON members (division_id);
CREATE INDEX ix_members_member_status_id ON members (member_status_id);
CREATE INDEX ix_members_member_type_id ON members (member_type_id);
CREATE INDEX ix_members_rank_id ON members (rank_id);
CREATE INDEX ix_members_sort_key ON members (sort_key);

CREATE TABLE badges (
    id uuid NOT NULL,
    serial text NOT NULL,
    kind text NOT NULL,
    badge_status_id uuid NOT NULL,
    member_id uuid,
    printed_number text DEFAULT '' NOT NULL,
    issued_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_badges PRIMARY KEY (id),
    CONSTRAINT uq_badges_serial UNIQUE (serial),
    CONSTRAINT uq_badges_member_id UNIQUE (member_id),
    CONSTRAINT ck_badges_serial_form CHECK (serial ~ '^([0-9A-F]{2}){3,10}$'),
    CONSTRAINT ck_badges_holder_fits_kind CHECK (member_id IS NULL OR kind = 'member'),
    CONSTRAINT ck_badges_kind_known CHECK (kind IN ('member', 'visitor', 'event')),
    CONSTRAINT fk_badges_badge_status_id
        FOREIGN KEY(badge_status_id) REFERENCES badge_statuses (id) ON DELETE RESTRICT,
    CONSTRAINT fk_badges_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE RESTRICT
);
CREATE INDEX ix_badges_badge_status_id ON badges (badge_status_id);
CREATE INDEX ix_badges_serial_low_24_bits ON badges ("right"(serial, 6));
CREATE INDEX ix_badges_serial_low_32_bits ON badges ("right"(serial, 8));

CALL keep_updated_at('member_statuses');
CALL keep_audited('member_statuses');
CALL keep_announced('member_statuses', 'id');
CALL keep_updated_at('member_types');
CALL keep_audited('member_types');
CALL keep_announced('member_types', 'id');
CALL keep_updated_at('badge_statuses');
CALL keep_audited('badge_statuses');
CALL keep_announced('badge_statuses', 'id');
CALL keep_updated_at('divisions');
CALL keep_audited('divisions');
CALL keep_announced('divisions', 'id');
CALL keep_updated_at('ranks');
CALL keep_audited('ranks');
CALL keep_announced('ranks', 'id');
CALL keep_updated_at('members');
CALL keep_audited('members');
CALL keep_announced('members', 'id');
CALL keep_updated_at('badges');
CALL keep_audited('badges');
CALL keep_announced('badges', 'id');
"""

DOWNGRADE = """
DROP TABLE badges, members, ranks, divisions, badge_statuses, member_types, member_statuses;
"""


def upgrade() -> None:
    """Statuses, types, divisions and ranks; members and their badges."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Drop them again; what they held is gone."""
    run_script(op.get_bind(), DOWNGRADE)
