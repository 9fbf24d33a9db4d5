"""Login roles follow the accounts, passwords come as verifiers, and what is done while the database is away is marked.

Locks: admin_users, sign_ins and reviews wholly, stations for writing, all for a moment.

Revision: 0011
Follows: 0010
"""

from alembic import op

from sentinel_desktop.persistence.migration_script import run_script

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

UPGRADE = """
ALTER TABLE admin_users ADD COLUMN password_expires_at timestamptz;

ALTER TABLE sign_ins
    ADD COLUMN via_station boolean DEFAULT false NOT NULL,
    ADD CONSTRAINT ck_sign_ins_vouched_for CHECK (
        NOT via_station OR (admin_user_id IS NOT NULL AND station_id IS NOT NULL)
    );
CREATE INDEX ix_sign_ins_station_id_created_at ON sign_ins (station_id, created_at);

ALTER TABLE reviews
    ADD COLUMN settled_via_station_id uuid,
    ADD CONSTRAINT fk_reviews_settled_via_station_id FOREIGN KEY (settled_via_station_id) REFERENCES stations (id)
        ON DELETE RESTRICT,
    ADD CONSTRAINT ck_reviews_vouched_for CHECK (settled_via_station_id IS NULL OR settled_by IS NOT NULL);
CREATE INDEX ix_reviews_settled_via_station_id ON reviews (settled_via_station_id);

-- --- login roles ----------------------------------------------------------------------------------------------------

-- Makes the login role of an account where it is missing, and puts it into the one group that follows from the row:
-- into none while the account is disabled, into that of newcomers while its password must be changed. Taking a group
-- away takes the rights of open connections with it; the schema stays in their sight, so that they hear that they may
-- not, and not that there are no tables. One at a time, because the rights of a database are one row of the server's;
-- the lock's number spells ACCTS. Called with the owner's rights.
CREATE FUNCTION keep_login(account admin_users) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    login text := account.login_role;
    open_to boolean := account.disabled_at IS NULL;
    wanted text := CASE
        WHEN NOT open_to THEN NULL
        WHEN account.must_change_password THEN 'sentinel_newcomer'
        ELSE 'sentinel_' || account.role
    END;
    held record;
BEGIN
    PERFORM pg_advisory_xact_lock(280301360211);
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', login);
    END IF;
    IF NOT has_database_privilege(login, current_database(), 'CONNECT') THEN
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), login);
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', login);
    FOR held IN
        SELECT g.rolname AS held_group, given.rolname AS grantor
        FROM pg_auth_members m
        JOIN pg_roles g ON g.oid = m.roleid
        JOIN pg_roles r ON r.oid = m.member
        LEFT JOIN pg_roles given ON given.oid = m.grantor
        WHERE r.rolname = login AND g.rolname IS DISTINCT FROM wanted AND g.rolname IN (
            'sentinel_desk', 'sentinel_operator', 'sentinel_supervisor', 'sentinel_administrator', 'sentinel_newcomer'
        )
    LOOP
        EXECUTE format('REVOKE %I FROM %I', held.held_group, login)
            || coalesce(format(' GRANTED BY %I', held.grantor), '');
    END LOOP;
    IF wanted IS NOT NULL AND NOT EXISTS (
        SELECT FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles r ON r.oid = m.member
        WHERE r.rolname = login AND g.rolname = wanted
    ) THEN
        EXECUTE format('GRANT %I TO %I', wanted, login);
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = login AND rolcanlogin <> open_to) THEN
        EXECUTE format('ALTER ROLE %I %s', login, CASE WHEN open_to THEN 'LOGIN' ELSE 'NOLOGIN' END);
    END IF;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the owner of this database may not keep its login roles'
        USING ERRCODE = 'SN002', TABLE = 'admin_users';
END $$;

-- The role stays, because the logs name it, and opens nothing.
CREATE FUNCTION close_login(account admin_users) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    account.disabled_at := coalesce(account.disabled_at, now());
    PERFORM public.keep_login(account);
    EXECUTE format('ALTER ROLE %I PASSWORD NULL', account.login_role);
    EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM %I', current_database(), account.login_role);
    EXECUTE format('REVOKE USAGE ON SCHEMA public FROM %I', account.login_role);
END $$;

-- For the owner, after the rows came here without the roles: as a dump, or from before login roles followed them.
CREATE FUNCTION keep_logins() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE public.admin_users SET login_role = 'sentinel_' || replace(gen_random_uuid()::text, '-', '')
        WHERE login_role IS NULL;
    PERFORM public.keep_login(a) FROM public.admin_users a;
END $$;

-- Nobody but the owner has the right to name a role here.
CREATE FUNCTION name_login_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.login_role := coalesce(NEW.login_role, 'sentinel_' || replace(gen_random_uuid()::text, '-', ''));
    RETURN NEW;
END $$;
CREATE TRIGGER name_login_role BEFORE INSERT ON admin_users
    FOR EACH ROW EXECUTE FUNCTION name_login_role();

CREATE FUNCTION keep_login_role() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM public.close_login(OLD) WHERE OLD.login_role IS NOT NULL;
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF (OLD.login_role, OLD.role, OLD.disabled_at IS NULL, OLD.must_change_password)
                IS NOT DISTINCT FROM (NEW.login_role, NEW.role, NEW.disabled_at IS NULL, NEW.must_change_password) THEN
            RETURN NULL;
        END IF;
        PERFORM public.close_login(OLD) WHERE OLD.login_role <> NEW.login_role;
    END IF;
    PERFORM public.keep_login(NEW) WHERE NEW.login_role IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_login_role AFTER INSERT OR DELETE OR UPDATE ON admin_users
    FOR EACH ROW EXECUTE FUNCTION keep_login_role();

-- One can always let the others in again. Whoever takes an administrator away waits for whoever else does, and looks
-- at what that one left, which an older snapshot would not show.
CREATE FUNCTION keep_an_administrator() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.role = 'administrator' AND NEW.disabled_at IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(280301360211);
    IF current_setting('transaction_isolation') <> 'read committed' OR NOT EXISTS (
        SELECT FROM public.admin_users WHERE role = 'administrator' AND disabled_at IS NULL
    ) THEN
        RAISE EXCEPTION 'the last administrator stays one'
            USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_an_administrator AFTER DELETE OR UPDATE ON admin_users
    FOR EACH ROW WHEN (OLD.role = 'administrator' AND OLD.disabled_at IS NULL)
    EXECUTE FUNCTION keep_an_administrator();

-- --- passwords ------------------------------------------------------------------------------------------------------

-- What is no verifier is not repeated: it may be a password. The server would take such a text as one, and log it.
CREATE FUNCTION keep_verifier(account admin_users, verifier text) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF verifier IS NULL OR verifier !~ (
        '^SCRAM-SHA-256[$][1-9][0-9]{3,6}:([A-Za-z0-9+/]{4}){4,20}([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?'
        || '[$][A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$'
    ) OR substring(verifier from '^[^$]+[$]([0-9]+):')::integer NOT BETWEEN 4096 AND 1000000 THEN
        RAISE EXCEPTION 'a password is given as a SCRAM-SHA-256 verifier'
            USING ERRCODE = 'check_violation', TABLE = 'admin_users', CONSTRAINT = 'password_is_a_verifier';
    END IF;
    PERFORM public.keep_login(account);
    EXECUTE format('ALTER ROLE %I PASSWORD %L VALID UNTIL %L', account.login_role, verifier,
        coalesce(account.password_expires_at, 'infinity'));
EXCEPTION WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the owner of this database may not keep its login roles'
        USING ERRCODE = 'SN002', TABLE = 'admin_users';
END $$;

-- A one-time password opens the way to a password of one's own, for a week.
CREATE FUNCTION give_password(account uuid, verifier text, one_time boolean) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    held public.admin_users;
BEGIN
    UPDATE public.admin_users SET
        must_change_password = one_time IS NOT FALSE,
        password_expires_at = CASE WHEN one_time IS NOT FALSE THEN clock_timestamp() + interval '7 days' END
    WHERE id = account RETURNING * INTO held;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no such account' USING ERRCODE = 'SN004', TABLE = 'admin_users';
    END IF;
    PERFORM public.keep_verifier(held, verifier);
END $$;

CREATE FUNCTION change_own_password(verifier text) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    held public.admin_users;
BEGIN
    UPDATE public.admin_users SET must_change_password = false, password_expires_at = NULL
    WHERE id = public.own_account() AND disabled_at IS NULL RETURNING * INTO held;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no account signed in' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM public.keep_verifier(held, verifier);
END $$;

-- --- sign-ins -------------------------------------------------------------------------------------------------------

DROP POLICY a_station_adds_its_own ON sign_ins;
-- What came of a password the station alone knows where it was refused; the rest is written by the functions below.
CREATE POLICY a_station_adds_what_it_refused ON sign_ins FOR INSERT WITH CHECK (
    station_id = (SELECT own_station()) AND outcome = 'refused'
);

CREATE FUNCTION require_station() RETURNS uuid LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here uuid := public.own_station();
BEGIN
    IF here IS NULL THEN
        RAISE EXCEPTION 'no station signed in' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN here;
END $$;

-- Seconds until the next attempt may be looked at, by the latest ten entries: three failures are free, then each
-- doubles the wait. A station does not choose when its refusals were, so their time is that of the writing. For an
-- unknown name whoever signs in here ends the count. After a day nothing counts any more.
CREATE FUNCTION sign_in_wait(account uuid) RETURNS double precision LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here uuid := public.require_station();
    since timestamptz := clock_timestamp() - interval '1 day';
    entry record;
    failures integer := 0;
    latest timestamptz;
BEGIN
    FOR entry IN
        SELECT outcome, CASE WHEN via_station THEN occurred_at ELSE created_at END AS at
        FROM public.sign_ins
        WHERE station_id = here AND created_at > since AND outcome <> 'signed_out'
            AND (admin_user_id = account OR account IS NULL AND (admin_user_id IS NULL OR outcome <> 'refused'))
        ORDER BY at DESC, id DESC LIMIT 10
    LOOP
        EXIT WHEN entry.outcome <> 'refused' OR entry.at < since;
        latest := coalesce(latest, entry.at);
        failures := failures + 1;
    END LOOP;
    IF failures <= 3 THEN
        RETURN 0;
    END IF;
    RETURN greatest(0, extract(epoch FROM latest - clock_timestamp()) + least(60, 2 ^ (failures - 3)));
END $$;

-- Writes one entry; the same one again, as after an answer that was lost, changes nothing.
CREATE FUNCTION add_sign_in(entry uuid, account uuid, station uuid, outcome text, at timestamptz, via boolean)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO public.sign_ins (id, admin_user_id, station_id, outcome, occurred_at, via_station)
        VALUES (entry, account, station, outcome, at, via) ON CONFLICT (id) DO NOTHING;
    IF NOT FOUND AND NOT EXISTS (
        SELECT FROM public.sign_ins s WHERE s.id = entry AND s.station_id IS NOT DISTINCT FROM station
            AND (s.admin_user_id, s.outcome, s.via_station) = (account, add_sign_in.outcome, via)
    ) THEN
        RAISE EXCEPTION 'another entry has this id'
            USING ERRCODE = 'unique_violation', TABLE = 'sign_ins', CONSTRAINT = 'pk_sign_ins';
    END IF;
END $$;

-- An account writes of itself that it came, came back or left; a refusal is the station's to tell.
CREATE FUNCTION log_sign_in(entry uuid, outcome text, station uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF public.own_account() IS NULL OR outcome IS NOT DISTINCT FROM 'refused' THEN
        RAISE EXCEPTION 'an account writes of itself alone' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM public.add_sign_in(entry, public.own_account(), station, outcome, clock_timestamp(), false);
END $$;

-- What a station may vouch for: an account that is not disabled, at a time that is not to come but for a clock that
-- is a little ahead.
CREATE FUNCTION require_vouched(account uuid, at timestamptz) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.admin_users WHERE id = account AND disabled_at IS NULL) THEN
        RAISE EXCEPTION 'no such account is enabled'
            USING ERRCODE = 'check_violation', TABLE = 'admin_users', CONSTRAINT = 'vouched_account_is_enabled';
    END IF;
    IF at IS NULL OR at > clock_timestamp() + interval '5 seconds' THEN
        RAISE EXCEPTION 'this is yet to come'
            USING ERRCODE = 'check_violation', TABLE = 'admin_users', CONSTRAINT = 'vouched_time_has_come';
    END IF;
END $$;

CREATE FUNCTION log_sign_in_via_station(entry uuid, account uuid, outcome text, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here uuid := public.require_station();
BEGIN
    IF NOT EXISTS (SELECT FROM public.sign_ins WHERE id = entry) THEN
        PERFORM public.require_vouched(account, at);
    END IF;
    PERFORM public.add_sign_in(entry, account, here, outcome, at, true);
END $$;

-- --- reviews --------------------------------------------------------------------------------------------------------

DROP POLICY a_station_settles_an_open_one_and_an_account_by_itself ON reviews;
CREATE POLICY an_account_settles_by_itself ON reviews FOR UPDATE
    USING ((SELECT own_account()) IS NOT NULL)
    WITH CHECK (settled_by = (SELECT own_account()));

-- What somebody settled at this station while the database was away; delivered twice, it is settled once.
CREATE FUNCTION settle_review_via_station(
    review uuid, seen_version integer, account uuid, at timestamptz, settlement text
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here uuid := public.require_station();
    words text := btrim(settlement);
    held public.reviews;
BEGIN
    SELECT * INTO held FROM public.reviews WHERE id = review FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no such review' USING ERRCODE = 'SN004', TABLE = 'reviews';
    END IF;
    IF (held.settled_via_station_id, held.settled_by, held.settled_at, held.settlement)
            = (here, account, at, words) THEN
        RETURN;
    END IF;
    PERFORM public.require_vouched(account, at);
    IF coalesce(words, '') = '' THEN
        RAISE EXCEPTION 'a review is settled in words'
            USING ERRCODE = 'check_violation', TABLE = 'reviews', CONSTRAINT = 'settled_in_words';
    END IF;
    IF held.version IS DISTINCT FROM seen_version OR held.settled_at IS NOT NULL THEN
        RAISE EXCEPTION 'somebody changed this review meanwhile' USING ERRCODE = 'SN003', TABLE = 'reviews';
    END IF;
    UPDATE public.reviews r SET settled_at = at, settled_by = account, settlement = words,
        settled_via_station_id = here, version = held.version + 1 WHERE r.id = review;
END $$;

-- --- corrections ----------------------------------------------------------------------------------------------------

-- Whoever may call it corrects what somebody saw, too; its grant is what says so, to the database and to the screens.
CREATE FUNCTION corrects_what_was_witnessed() RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT true $$;

CREATE OR REPLACE FUNCTION may_correct(corrected uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.checkins WHERE id = corrected AND NOT witnessed)
        OR has_function_privilege(session_user, 'public.corrects_what_was_witnessed()', 'EXECUTE');
END $$;
"""

DOWNGRADE = """
CREATE OR REPLACE FUNCTION may_correct(corrected uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.checkins WHERE id = corrected AND NOT witnessed)
        OR EXISTS (SELECT FROM public.admin_users WHERE id = public.own_account() AND role <> 'operator');
END $$;
DROP FUNCTION corrects_what_was_witnessed;
DROP POLICY an_account_settles_by_itself ON reviews;
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
DROP POLICY a_station_adds_what_it_refused ON sign_ins;
CREATE POLICY a_station_adds_its_own ON sign_ins FOR INSERT WITH CHECK (station_id = (SELECT own_station()));
DROP FUNCTION settle_review_via_station, log_sign_in_via_station, require_vouched, log_sign_in, add_sign_in,
    sign_in_wait, require_station, change_own_password, give_password, keep_verifier;
DROP TRIGGER keep_an_administrator ON admin_users;
DROP TRIGGER keep_login_role ON admin_users;
DROP TRIGGER name_login_role ON admin_users;
DROP FUNCTION keep_an_administrator, keep_login_role, name_login_role, keep_logins, close_login, keep_login;
ALTER TABLE reviews DROP COLUMN settled_via_station_id;
DROP INDEX ix_sign_ins_station_id_created_at;
ALTER TABLE sign_ins DROP COLUMN via_station;
ALTER TABLE admin_users DROP COLUMN password_expires_at;
"""


def upgrade() -> None:
    """Triggers that keep login roles, functions for passwords and sign-ins, and two marks of who vouched."""
    run_script(op.get_bind(), UPGRADE)


def downgrade() -> None:
    """Drop them; login roles and their groups stay as they are, and the marks are gone."""
    run_script(op.get_bind(), DOWNGRADE)
