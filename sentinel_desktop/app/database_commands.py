"""The administrator's acts on the command line, signed in as the owner.

Each returns the exit code, and raises StoreUnavailableError where the database is away or refuses the owner.
"""

from dataclasses import replace
from datetime import UTC, datetime

from sentinel_desktop.app.compose import new_id
from sentinel_desktop.app.database_link import secrets_of
from sentinel_desktop.app.faults import ArgumentError
from sentinel_desktop.app.terminal import complain, say
from sentinel_desktop.config import Settings, plain_setting
from sentinel_desktop.domain.directions import DirectionMode
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.sample_profiles import UNIT_SIZES, SampleProfile
from sentinel_desktop.domain.sample_unit import HistorySize, SampleSizeError, SampleUnit
from sentinel_desktop.domain.stations import StationKind
from sentinel_desktop.persistence import enrolment, roles, sample_unit, schema, seeds, station_setup
from sentinel_desktop.persistence.embedded.cluster_folder import ClusterFolder
from sentinel_desktop.persistence.embedded_server import EmbeddedServer
from sentinel_desktop.persistence.engine import readable, without_secret
from sentinel_desktop.persistence.secrets import SERVICE, KeptSecrets


class OwnerSession:
    """The owner's address for one command; the embedded server runs at least as long."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._server = None if settings.database else EmbeddedServer(settings.data_dir, secrets_of(settings))

    @property
    def embedded(self) -> bool:
        """Whether it is the embedded server's."""
        return self._server is not None

    def __enter__(self) -> str:
        """Return the owner's URL, without a secret where it is ours."""
        if self._server is None:
            return readable(self._settings.database or "", self._settings.data_dir)
        return self._server.start(complain).owner_conninfo()

    def __exit__(self, *_: object) -> None:
        """Leave the embedded server."""
        if self._server is not None:
            self._server.stop()


def initialise(settings: Settings) -> int:
    """``db init``: make the roles and shut out everybody else; give the grants where the tables are there already."""
    with OwnerSession(settings) as owner:
        roles.prepare(owner)
        complete = schema.current(owner) == schema.HEAD
        if complete:
            roles.apply_grants(owner)
    given = "The grants are given." if complete else "The grants come with the tables: 'sentinel-desktop db upgrade'."
    say(f"The roles are there. {given}")
    return 0


def upgrade(settings: Settings, revision: str) -> int:
    """``db upgrade``: roles, tables, grants, and the lists' first values."""
    _require_revision(revision, "head")
    with OwnerSession(settings) as owner:
        schema.upgrade(owner, revision)
        if revision in {"head", schema.HEAD}:
            seeds.seed_lists(owner)
        say(f"The database is at {schema.current(owner)}.")
    return 0


def downgrade(settings: Settings, revision: str) -> int:
    """``db downgrade``: take the tables back to a revision; what newer tables held is gone."""
    _require_revision(revision, "base")
    with OwnerSession(settings) as owner:
        now = schema.current(owner)
        if revision != "base" and (now is None or now < revision):
            raise ArgumentError(f"The database is at {now or 'nothing'}, which is before {revision}: nothing is done.")
        schema.downgrade(owner, revision)
        say(f"The database is at {schema.current(owner) or 'nothing'}.")
    return 0


def _require_revision(revision: str, end: str) -> None:
    """Let through a revision that there is, or the end of that way by its own name."""
    known = sorted(schema.known_revisions())
    if revision not in {*known, end}:
        raise ArgumentError(f"There is no revision '{revision}': give one of {', '.join(known)}, or {end}.")


def current(settings: Settings) -> int:
    """``db current``: the revision of the tables."""
    with OwnerSession(settings) as owner:
        say(schema.current(owner) or "no Sentinel tables")
    return 0


def check(settings: Settings) -> int:
    """``db check``: whether the tables are exactly those this program knows; 1 and the differences where not."""
    with OwnerSession(settings) as owner:
        schema.require_known(schema.current(owner))
        differences = schema.differences(owner)
    for difference in differences:
        say(difference)
    if not differences:
        say("The tables are as this program knows them.")
    return 1 if differences else 0


def url(settings: Settings) -> int:
    """``db url``: the owner's URL without a secret: that lies in the file it names, or with whoever gave the URL."""
    session = OwnerSession(settings)
    with session as owner:
        say(without_secret(owner))
    passfile = ClusterFolder(settings.data_dir).passfile
    entry = KeptSecrets.name_in_keyring(passfile) if session.embedded else None
    if entry is not None:
        complain(f"Its password lies in the keyring: PGPASSWORD=\"$(keyring get {SERVICE} '{entry}')\"")
    return 0


def new_password(settings: Settings) -> int:
    """``db new-password``: give the embedded server's owner another password, where the old one is lost."""
    if settings.database:
        raise ArgumentError(
            "This is for the database of this computer alone: on a server a superuser gives the owner a password."
        )
    EmbeddedServer(settings.data_dir, secrets_of(settings)).renew_password()
    with OwnerSession(settings):
        say("The owner of the database has a new password; 'sentinel-desktop doctor' says where it lies.")
    return 0


def station(settings: Settings, name: str, kind: StationKind | None, direction: DirectionMode | None) -> int:
    """``db station``: enrol a station into this data folder, or change the direction it records."""
    settings = replace(settings, station=plain_setting("station", name))
    session = OwnerSession(settings)
    with session as owner:
        schema.require_known(schema.current(owner))
        kept = enrolment.enrol(
            owner,
            settings.station_dir,
            name,
            new_id=new_id,
            embedded=session.embedded,
            kind=kind,
            take_over=True,
            secrets=secrets_of(settings),
        )
        if direction is not None:
            station_setup.set_direction(owner, kept.station_id, direction)
    say(f"Station '{kept.name}' is enrolled; its key lies in {settings.station_dir}.")
    return 0


def load_sample_unit(settings: Settings, profile: str, members: int | None, history: str | None, seed: int) -> int:
    """``sample-unit``: what the profile names, with a unit of another size where one is given."""
    known = SampleProfile(profile)
    if known is SampleProfile.MINIMAL:
        return _fill_lists(settings, sized=members is not None or history is not None)
    size = UNIT_SIZES[known]
    try:
        reach = size.history if history is None else HistorySize.parse(history)
        people = size.members if members is None else members
        unit = SampleUnit.generate(people, reach, seed, datetime.now(UTC), Timings().zone)
    except SampleSizeError as error:
        raise ArgumentError(str(error)) from error
    with OwnerSession(settings) as owner:
        schema.upgrade(owner)
        seeds.seed_lists(owner)
        load = sample_unit.load_sample_unit(owner, unit)
    say(
        load.refused
        or f"An invented unit is loaded: {load.members} members, {load.badges} badges, "
        f"{load.check_ins} check-ins; {load.present} are in. "
        f"It has {load.visits} visits, and an event for {load.attendees}."
    )
    return 0


def _fill_lists(settings: Settings, *, sized: bool) -> int:
    if sized:
        raise ArgumentError("The profile 'minimal' has lists and no members: leave out --members and --history.")
    with OwnerSession(settings) as owner:
        schema.upgrade(owner)
        missing = sum(seeds.seed_lists(owner).values())
    say(f"The lists have their first values: {missing} were missing.")
    return 0
