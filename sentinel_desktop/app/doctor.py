"""``readers`` and ``doctor``: what is attached, and what is wrong with this installation and what to do."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Final

from sentinel_desktop import __version__
from sentinel_desktop.app.database_link import limits_of, secrets_of
from sentinel_desktop.app.station_clock import read_computer_clock
from sentinel_desktop.app.terminal import say
from sentinel_desktop.config import SIMULATED_READER, Settings, default_settings_file
from sentinel_desktop.domain.clocks import CLOCK_TOLERANCE, ClockAnchor, ClockReading, corrected_time
from sentinel_desktop.domain.faults import JournalError, StoreUnavailableError
from sentinel_desktop.hardware.ports import PortError, attached_ports, choose_port
from sentinel_desktop.hardware.profiles import PROFILES, UnknownProfileError, find_profile
from sentinel_desktop.persistence import schema
from sentinel_desktop.persistence.embedded.cluster_folder import WHERE_LOST, ClusterFolder
from sentinel_desktop.persistence.embedded_server import EmbeddedServer
from sentinel_desktop.persistence.engine import readable
from sentinel_desktop.persistence.enrolment import kept_enrolment, passfile_of, station_address
from sentinel_desktop.persistence.hand_acts import FILE_NAME as HAND_ACTS_FILE, SqliteHandActs
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from sentinel_desktop.persistence.secrets import KeptSecrets, SecretAwayError, SecretPlace
from sentinel_desktop.persistence.server_identity import ServerSeen, look_at_each
from sentinel_desktop.persistence.store_errors import UnreadableAddressError, translated
from sentinel_desktop.persistence.transport import weakness

_ENOUGH_DISK: Final = 1 << 30
_MISSED_LATELY: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at.

    Attributes:
        well: nothing to do.
        about: what was looked at.
        says: what was found, and what to do where it is not well.
    """

    well: bool
    about: str
    says: str


def readers() -> int:
    """``readers``: the ports of this computer and the profiles the program knows."""
    ports = attached_ports()
    for port in ports:
        mark = "*" if port.may_be_a_reader else " "
        say(f"{mark} {port.device}  {port.description}")
    if not ports:
        say("No serial port is attached. Give one with --reader, or use --reader simulated.")
    say("")
    for profile in PROFILES.values():
        say(f"  --profile {profile.name:10} {profile.label}")
    return 0


def doctor(settings: Settings) -> int:
    """``doctor``: look at everything; 1 when something must be done."""
    say(f"Sentinel Desktop {__version__}, Python {sys.version.split()[0]}, {sys.platform}")
    findings = []
    for look in (
        _settings_file,
        _data_dir,
        _disk,
        _screen,
        _reader,
        _journal,
        _hand_acts,
        _clock,
        _secrets,
        _way,
        _database,
    ):
        for finding in look(settings):
            findings.append(finding)
            say(f"{'ok ' if finding.well else 'BAD'}  {finding.about}: {finding.says}")
    return 0 if all(finding.well for finding in findings) else 1


Look = Callable[[Settings], Iterator[Finding]]


def _settings_file(_settings: Settings) -> Iterator[Finding]:
    file = default_settings_file()
    yield Finding(well=True, about="settings file", says=f"{file}" if file.exists() else f"none at {file}; not needed")


def _data_dir(settings: Settings) -> Iterator[Finding]:
    folder = settings.data_dir
    existing = next((part for part in (folder, *folder.parents) if part.exists()), Path("/"))
    writable = existing.is_dir() and os.access(existing, os.W_OK)
    says = str(folder) if writable else f"{folder} cannot be written: choose another with --data-dir"
    yield Finding(writable, "data folder", says)


def _disk(settings: Settings) -> Iterator[Finding]:
    existing = next((part for part in (settings.data_dir, *settings.data_dir.parents) if part.exists()), Path("/"))
    free = shutil.disk_usage(existing).free
    says = f"{free / (1 << 30):.1f} GiB free"
    yield Finding(free > _ENOUGH_DISK, "disk", says if free > _ENOUGH_DISK else says + ": make room, at least 1 GiB")


def _screen(_settings: Settings) -> Iterator[Finding]:
    try:
        import_module("PySide6.QtWidgets")
    except ImportError as error:
        yield Finding(
            well=False,
            about="screen",
            says=f"Qt cannot be loaded ({error}): run 'make run' once, it names the system libraries that are missing",
        )
        return
    seen = sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    says = "Qt is there" if seen else "Qt is there, but no display: 'sentinel-desktop station' runs without one"
    yield Finding(well=True, about="screen", says=says)


def _reader(settings: Settings) -> Iterator[Finding]:
    if settings.reader == SIMULATED_READER:
        yield Finding(well=True, about="reader", says="simulated")
        return
    try:
        if settings.profile is not None:
            find_profile(settings.profile)
        port = choose_port(settings.reader)
    except (PortError, UnknownProfileError) as error:
        yield Finding(well=False, about="reader", says=str(error))
        return
    there = "://" in port or not Path(port).is_absolute() or os.access(port, os.R_OK | os.W_OK)
    says = port if there else f"{port} cannot be opened: is it attached, and may this user use it (group dialout)?"
    yield Finding(there, "reader", says)


def _journal(settings: Settings) -> Iterator[Finding]:
    file = settings.station_dir / "journal.db"
    if not file.exists():
        yield Finding(well=True, about="journal", says="none yet")
        return
    journal = SqliteScanJournal(file)
    try:
        status = journal.status()
    finally:
        journal.close()
    says = status.problem or f"{status.waiting} waiting, {status.quarantined} in quarantine"
    if status.quarantined:
        says += ": look at them with 'sentinel-desktop journal list'"
    yield Finding(not status.problem and not status.quarantined, "journal", says)
    missed_at = status.last_not_journalled_at
    if missed_at is not None and datetime.now(UTC) - missed_at < _MISSED_LATELY:
        at = f"{missed_at:%Y-%m-%d %H:%M} UTC"
        says = f"a badge could not be kept here and was answered as not recorded, last at {at}: tell a supervisor"
        yield Finding(well=False, about="journal", says=says)


def _hand_acts(settings: Settings) -> Iterator[Finding]:
    file = settings.station_dir / HAND_ACTS_FILE
    if not file.exists():
        return
    acts = SqliteHandActs(file, lambda: datetime.now(UTC))
    try:
        status = acts.status()
    finally:
        acts.close()
    says = status.problem or f"{status.waiting} waiting, {status.refused} refused"
    if status.refused:
        says += ": look at them with 'sentinel-desktop journal list'"
    yield Finding(not status.problem and not status.refused, "done by hand", says)


def _clock(settings: Settings) -> Iterator[Finding]:
    file = settings.station_dir / "journal.db"
    if not file.exists():
        return
    journal = SqliteScanJournal(file)
    try:
        anchor = journal.anchor()
    except JournalError:
        return  # the finding about the journal says why
    finally:
        journal.close()
    if anchor is not None:
        yield clock_finding(anchor, read_computer_clock())


def clock_finding(anchor: ClockAnchor, now: ClockReading) -> Finding:
    """Return how far this computer's clock is off the database's, as last seen."""
    offset = corrected_time(now, anchor) - now.wall
    seconds = abs(offset).total_seconds()
    if abs(offset) <= CLOCK_TOLERANCE:
        return Finding(well=True, about="clock", says=f"{seconds:.1f} s off the database's")
    way = "behind" if offset > timedelta(0) else "ahead of"
    says = (
        f"{seconds:.0f} s {way} the database's: set it right, or have it set by a time server; what this station"
        " records has the database's time all the same"
    )
    return Finding(well=False, about="clock", says=says)


def _secrets(settings: Settings) -> Iterator[Finding]:
    """Look where the passwords rest that this computer keeps; a keyring that prompts is waited for a few seconds."""
    secrets = secrets_of(settings)
    if settings.database is None:
        passfile = ClusterFolder(settings.data_dir).passfile
        yield from secret_findings(secrets, "owner's password", passfile, WHERE_LOST)
    again = "have the station enrolled again with 'sentinel-desktop db station'"
    yield from secret_findings(secrets, "station's password", passfile_of(settings.station_dir), again)


def secret_findings(secrets: KeptSecrets, about: str, passfile: Path, where_lost: str) -> Iterator[Finding]:
    """Look where one password rests, and whether it can be read there by whom it must, and by nobody else."""
    place = secrets.place(passfile)
    if place is SecretPlace.KEYRING:
        try:
            there = secrets.password(passfile)
        except SecretAwayError as error:
            yield Finding(well=False, about=about, says=str(error))
            return
        says = "in the keyring of this account"
        lost = f"the keyring of this account no longer has it: restore the keyring, or {where_lost}"
        yield Finding(bool(there), about, says if there else lost)
    elif place is SecretPlace.FILE:
        if sys.platform != "win32" and passfile.stat().st_mode & 0o077:
            says = f"other accounts of this computer may read {passfile}: close it with 'chmod 600'"
            yield Finding(well=False, about=about, says=says)
            return
        by = "this account and administrators" if sys.platform == "win32" else "this account alone"
        yield Finding(well=True, about=about, says=f"in {passfile}, readable by {by}{_why_in_a_file(secrets)}")


def _why_in_a_file(secrets: KeptSecrets) -> str:
    if not secrets.wants_keyring:
        return "; the setting secrets wants it there"
    why = secrets.why_no_keyring()
    return f"; no keyring takes it ({why})" if why else "; it moves into the keyring at the next start"


def _way(settings: Settings) -> Iterator[Finding]:
    """Look whether the way to a server on another computer is protected as it should be."""
    if settings.database is None:
        return
    try:
        weak = weakness(readable(settings.database, settings.data_dir))
    except UnreadableAddressError:
        return  # the finding about the database says so
    says = weak or "TLS that knows the server, or this computer alone"
    yield Finding(not weak, "way to the database", says)


def _database(settings: Settings) -> Iterator[Finding]:
    if settings.database is None:
        yield from _embedded(settings)
        return
    kept = kept_enrolment(settings.station_dir)
    try:
        dsn = readable(settings.database, settings.data_dir)
        if kept is None:
            schema.require_known(schema.current(dsn))
            says = "answers with the given URL; this station is enrolled at its first start"
        else:
            address = station_address(dsn, kept, settings.station_dir, limits_of(settings), secrets_of(settings))
            yield from _each_server(look_at_each(address))
            with translated(), address.connect() as connection:
                schema.require_known(schema.read_version(connection))
            says = f"answers; this station is '{kept.name}'"
    except StoreUnavailableError as error:
        yield Finding(well=False, about="database", says=str(error))
        return
    yield Finding(well=True, about="database", says=says)


def _each_server(seen: Sequence[ServerSeen]) -> Iterator[Finding]:
    """Look at the servers of an address that names several: one takes changes, the others follow it."""
    for server in seen if len(seen) > 1 else ():
        says = server.problem
        if server.identity is not None:
            does = "takes changes" if server.takes_changes else "a standby, or kept read-only"
            says = f"{does}, timeline {server.identity.timeline}"
        behind = server.is_left_behind(seen)
        if behind:
            says += ": a primary of before the last failover; stop it and make it a standby"
        yield Finding(not behind and not server.problem, f"server {server.server}", says)


def _embedded(settings: Settings) -> Iterator[Finding]:
    status = EmbeddedServer(settings.data_dir).status()
    if status.problem:
        yield Finding(well=False, about="database", says=status.problem)
    elif not status.created:
        yield Finding(well=True, about="database", says="embedded; it is made at the first start")
    elif status.answering:
        says = f"embedded, answers on port {status.port}, {status.users} programs use it"
        yield Finding(well=True, about="database", says=says)
    else:
        yield Finding(well=True, about="database", says="embedded; it starts with the first program that needs it")
