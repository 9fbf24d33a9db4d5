"""The rest of a member's details, photographs, and filters that people save.

Locks: members wholly while the table is written anew (about a second for a hundred thousand members), list_items and
admin_users for writing.

Revision: 0006
Follows: 0005
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

UPGRADE = """
ALTER TABLE members
    ADD COLUMN mess_id uuid,
    ADD COLUMN mess_list text GENERATED ALWAYS AS ('mess'::text) STORED,
    ADD COLUMN moc_id uuid,
    ADD COLUMN moc_list text GENERATED ALWAYS AS ('moc'::text) STORED,
    ADD COLUMN employee_number text DEFAULT '' NOT NULL,
    ADD COLUMN email text DEFAULT '' NOT NULL,
    ADD COLUMN home_phone text DEFAULT '' NOT NULL,
    ADD COLUMN mobile_phone text DEFAULT '' NOT NULL,
    ADD COLUMN notes text DEFAULT '' NOT NULL,
    ADD COLUMN enrolled_on date,
    ADD COLUMN contract_start date,
    ADD COLUMN contract_end date,
    ADD CONSTRAINT ck_members_contract_in_order CHECK (contract_start <= contract_end),
    ADD CONSTRAINT ck_members_email_form CHECK (email = '' OR email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
    ADD CONSTRAINT fk_members_mess_id_mess_list
        FOREIGN KEY (mess_id, mess_list) REFERENCES list_items (id, list_type) ON DELETE RESTRICT,
    ADD CONSTRAINT fk_members_moc_id_moc_list
        FOREIGN KEY (moc_id, moc_list) REFERENCES list_items (id, list_type) ON DELETE RESTRICT;
CREATE INDEX ix_members_mess_id_mess_list ON members (mess_id, mess_list);
CREATE INDEX ix_members_moc_id_moc_list ON members (moc_id, moc_list);
CREATE INDEX ix_members_sort_key_id ON members (sort_key, id);
DROP INDEX ix_members_sort_key;

CREATE TABLE member_photos (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    media_type text NOT NULL,
    picture bytea NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_member_photos PRIMARY KEY (id),
    CONSTRAINT uq_member_photos_member_id UNIQUE (member_id),
    CONSTRAINT ck_member_photos_media_type_known CHECK (media_type IN ('image/jpeg', 'image/png')),
    CONSTRAINT ck_member_photos_picture_size CHECK (octet_length(picture) BETWEEN 1 AND 524288),
    CONSTRAINT fk_member_photos_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE
);

CREATE TABLE saved_filters (
    id uuid NOT NULL,
    admin_user_id uuid NOT NULL,
    page text NOT NULL,
    name text NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    filter jsonb NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT pk_saved_filters PRIMARY KEY (id),
    CONSTRAINT uq_saved_filters_admin_user_id_page_name_key UNIQUE (admin_user_id, page, name_key),
    CONSTRAINT ck_saved_filters_named CHECK (name <> '' AND name_key <> ''),
    CONSTRAINT ck_saved_filters_page_form CHECK (page ~ '^[a-z0-9_]+$'),
    CONSTRAINT fk_saved_filters_admin_user_id FOREIGN KEY(admin_user_id) REFERENCES admin_users (id) ON DELETE CASCADE
);

CALL keep_updated_at('member_photos');
CALL keep_audited('member_photos', 'picture');
CALL keep_announced('member_photos', 'id');
CALL keep_updated_at('saved_filters');
CALL keep_audited('saved_filters');
CALL keep_announced('saved_filters', 'id');
"""

DOWNGRADE = """
DROP TABLE saved_filters, member_photos;
CREATE INDEX ix_members_sort_key ON members (sort_key);
DROP INDEX ix_members_sort_key_id;
ALTER TABLE members
    DROP CONSTRAINT ck_members_contract_in_order,
    DROP CONSTRAINT ck_members_email_form,
    DROP COLUMN mess_id,
    DROP COLUMN mess_list,
    DROP COLUMN moc_id,
    DROP COLUMN moc_list,
    DROP COLUMN employee_number,
    DROP COLUMN email,
    DROP COLUMN home_phone,
    DROP COLUMN mobile_phone,
    DROP COLUMN notes,
    DROP COLUMN enrolled_on,
    DROP COLUMN contract_start,
    DROP COLUMN contract_end;
"""


def upgrade() -> None:
    """Members' details, photographs and saved filters."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Drop them; what they held is gone, the members stay."""
    run_script(op.get_bind(), DOWNGRADE)
