"""The PostgreSQL of a single desk: started with the first program that uses a data folder, stopped with the last.

Programs on one data folder share one server and one list of users; a lock in the folder is held only while the server
is found, created, launched or stopped, never while it recovers. A server that a killed program left running is
adopted; a killed program does not keep it up. Everything here blocks and may be called from any thread.
"""

import logging
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout
from psycopg.pq import Ping

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.embedded.cluster_creation import create_cluster
from sentinel_desktop.persistence.embedded.cluster_faults import (
    ClusterError,
    disk_faults,
    full_disk_error,
    is_nearly_full,
)
from sentinel_desktop.persistence.embedded.cluster_folder import ClusterFolder, Marker
from sentinel_desktop.persistence.embedded.owner_password import change_password
from sentinel_desktop.persistence.embedded.owner_session import confirm, ping, prepare_database
from sentinel_desktop.persistence.embedded.patience import Patience
from sentinel_desktop.persistence.embedded.postgres_install import PostgresInstall, install_for
from sentinel_desktop.persistence.embedded.postmaster import (
    find_server,
    free_port,
    is_free,
    launch,
    stop_server,
    wait_for_remains,
)
from sentinel_desktop.persistence.embedded.server_account import ServerAccount, account_for, can_pass
from sentinel_desktop.persistence.embedded.server_address import ServerAddress, ServerStatus
from sentinel_desktop.persistence.embedded.server_users import ServerUsers
from sentinel_desktop.persistence.secrets import FILES, KeptSecrets

__all__ = ["ClusterError", "EmbeddedServer", "ServerAddress", "ServerStatus"]

_log = logging.getLogger(__name__)

ATTEMPTS = 5
"""How often a start is tried when the port is taken in the moment between looking and listening."""

STOP_WITHIN = 60.0
"""Seconds a server has for writing everything when its last user leaves."""

SLOW_START = 2.0
"""Seconds after which a person is told why the start takes so long."""


@dataclass(frozen=True, slots=True)
class _Site:
    """All that is needed to run the server of one folder."""

    marker: Marker
    cluster: Path
    account: ServerAccount | None
    install: PostgresInstall


class EmbeddedServer:
    """One use of the server of ``data_dir``. Several of them, in one process or many, share the server."""

    def __init__(self, data_dir: Path, secrets: KeptSecrets = FILES) -> None:
        self._folder = ClusterFolder(data_dir, secrets)
        self._users = ServerUsers(self._folder.users)
        self._transition = threading.Lock()
        self._leaving = threading.Event()
        self._entry: Path | None = None
        self._site: _Site | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self, on_progress: Callable[[str], None] | None = None, give_up_after: float = 600.0) -> ServerAddress:
        """Use the server: adopt a running one, else start one, creating the cluster first where there is none.

        Calling it again makes sure that the server is up and counts as the same use.

        Args:
            on_progress: hears, on this thread, one sentence for each thing that takes time.
            give_up_after: seconds. A server that still recovers then goes on, and is adopted by a later start.

        Raises:
            ClusterError: the server cannot be used, or ``stop`` was called meanwhile.
            SecretAwayError: the owner's password rests in a keyring that does not give it now.
        """
        with self._transition:
            patience = Patience(give_up_after, self._leaving, on_progress)
            with disk_faults(self._folder.home):
                self._folder.examine()
                self._folder.make()
                try:
                    with self._locked(patience):
                        self._site = site = self._prepare_site()
                        self._entry = self._entry or self._users.join()
                    return self._bring_up(site, patience)
                except BaseException:
                    if not self._leaving.is_set():
                        self._forget()
                    raise

    def stop(self) -> None:
        """Leave; the last living user stops the server and waits for its end. Breaks off a start in another thread.

        Does nothing when this use has not begun or has ended.
        """
        self._leaving.set()
        try:
            with self._transition:
                if self._entry is not None:
                    with disk_faults(self._folder.home), self._locked(_own_patience(STOP_WITHIN)):
                        self._leave()
        finally:
            self._leaving.clear()

    def renew_password(self) -> None:
        """Give the owner a new password, whatever became of the old one, and keep it; nothing may use the server.

        Raises:
            ClusterError: a program uses the server, or there is none yet, or it does not start.
            SecretAwayError: the new password must lie in a keyring, and none takes it.
        """
        with self._transition, disk_faults(self._folder.home):
            marker = self._folder.examine(without_password=True)
            if marker is None or not marker.ready:
                raise ClusterError(
                    sentence(
                        "OwnDatabase",
                        "There is no database in {home} yet: the first start makes it.",
                        home=self._folder.home,
                    )
                )
            patience = _own_patience(STOP_WITHIN)
            with self._locked(patience):
                cluster = self._folder.cluster_of(marker)
                account = account_for(cluster, self._folder.home)
                install, server = install_for(account), find_server(cluster)
                if self._users.living() or (server is not None and not stop_server(install, server, STOP_WITHIN)):
                    raise ClusterError(
                        sentence(
                            "OwnDatabase",
                            "A program uses the database of this computer: close every one of them, and do this again.",
                        )
                    )
                change_password(self._folder, cluster, install, account, patience)

    def address(self) -> ServerAddress | None:
        """Return where a running server answers, without starting or using it; None while none answers."""
        try:
            marker = self._folder.examine()
            server = None if marker is None else find_server(self._folder.cluster_of(marker))
            if server is None or ping(server.port) is not Ping.OK:
                return None
            return replace(self._folder.address(), port=server.port)
        except (StoreUnavailableError, OSError):
            return None

    def status(self) -> ServerStatus:
        """Return what a doctor wants to know; never raises and changes nothing."""
        marker, server, users, problem = None, None, 0, None
        try:
            with disk_faults(self._folder.home):
                marker = self._folder.examine()
                if marker is not None:
                    server = find_server(self._folder.cluster_of(marker))
                    users = len(self._users.living())
        except ClusterError as error:
            problem = str(error)
        return ServerStatus(
            folder=self._folder.home,
            cluster=self._folder.cluster_of(marker),
            created=marker is not None and marker.ready,
            pid=None if server is None else server.pid,
            port=None if server is None else server.port,
            answering=server is not None and ping(server.port) is Ping.OK,
            users=users,
            log=self._folder.log,
            problem=problem,
        )

    # --- with the lock of the folder held ----------------------------------------------------------------------------

    def _prepare_site(self) -> _Site:
        """Look again now that nobody else changes anything, and find account, place and programs."""
        if self._entry is None and not self._users.living():
            self._folder.settle_password()  # another program's address may name the file that would go
        account = account_for(self._folder.cluster_of(self._folder.examine()), self._folder.home)
        marker = self._folder.claim(account)
        cluster = self._folder.cluster_of(marker)
        if account is not None and not can_pass(account, cluster.parent):
            raise ClusterError(
                sentence(
                    "OwnDatabase",
                    "The account that runs the database cannot reach {cluster}: let every account pass "
                    "through the folders above it (chmod o+x), or move the data folder back.",
                    cluster=cluster,
                )
            )
        if cluster.exists():
            self._folder.address()  # a server that is begun before its password is lacking would be nobody's
        return _Site(marker, cluster, account, install_for(account))

    def _launch(self, site: _Site, patience: Patience) -> tuple[subprocess.Popen[bytes], int]:
        if not site.cluster.exists():
            create_cluster(self._folder, site.cluster, site.install, site.account, patience)
        self._folder.close_passfile()
        wait_for_remains(site.cluster, patience)
        port = free_port(self._folder.last_port())
        self._folder.keep_port(port)
        patience.say(sentence("OwnDatabase", "Starting the database of this computer..."))
        starter = launch(site.install, site.account, site.cluster, port, self._folder)
        try:
            # Every other program can see it from then on, so the lock may go; broken off before, nobody would stop it.
            appearing = _own_patience(STOP_WITHIN)
            while find_server(site.cluster) is None and starter.poll() is None:
                appearing.pause(0.005, self._too_late(site))
        except BaseException:
            _dismiss(starter)
            raise
        return starter, port

    def _leave(self) -> None:
        entry, self._entry = self._entry, None
        left = 0 if entry is None else self._users.leave(entry)
        site, self._site = self._site, None
        server = None if site is None or left else find_server(site.cluster)
        if site is not None and server is not None and not stop_server(site.install, server, STOP_WITHIN):
            _log.warning("The embedded server needs more than %.0f s to stop; it goes on stopping", STOP_WITHIN)

    # --- without it --------------------------------------------------------------------------------------------------

    @contextmanager
    def _locked(self, patience: Patience) -> Iterator[None]:
        lock = FileLock(self._folder.lock, thread_local=False)
        while True:
            try:
                lock.acquire(timeout=0)
            except Timeout:
                patience.say(
                    sentence("OwnDatabase", "Waiting for another program that starts or stops the database...")
                )
                patience.pause(
                    0.02,
                    sentence(
                        "OwnDatabase",
                        "Another program holds {path} for too long: end it, or restart this computer.",
                        path=self._folder.lock,
                    ),
                )
            else:
                break
        try:
            yield
        finally:
            lock.release()

    def _bring_up(self, site: _Site, patience: Patience) -> ServerAddress:
        for _ in range(ATTEMPTS):
            starter, port = None, None
            with self._locked(patience):
                if find_server(site.cluster) is None:
                    starter, port = self._launch(site, patience)
            try:
                address = self._wait_until_ready(site, patience)
            finally:
                if starter is not None:
                    _dismiss(starter)
            if address is not None:
                self._finish(site, address, patience)
                return address
            if port is not None and is_free(port):
                raise self._start_failed(site)
        raise self._start_failed(site)

    def _wait_until_ready(self, site: _Site, patience: Patience) -> ServerAddress | None:
        """Return how the owner reaches the server once it is ready and is ours; None when its process ends before."""
        began, owner = patience.waited(), self._folder.address()
        while (server := find_server(site.cluster)) is not None:
            address = replace(owner, port=server.port)
            if ping(server.port) is Ping.OK and confirm(address, site.cluster):
                return address
            if (seconds := patience.waited() - began) > SLOW_START:
                patience.say(
                    sentence(
                        "OwnDatabase",
                        "The database is recovering after an unclean stop ({seconds} s so far)...",
                        seconds=f"{seconds:.0f}",
                    )
                )
            patience.pause(0.01 if seconds < SLOW_START else 0.25, self._too_late(site))
        return None

    def _finish(self, site: _Site, address: ServerAddress, patience: Patience) -> None:
        if site.marker.ready:
            return
        with self._locked(patience):
            prepare_database(address)
            self._folder.mark_ready(site.marker)

    def _forget(self) -> None:
        """End a use that never came to be; the server, should one be on its way, is left to the next start."""
        if self._entry is not None:
            with self._locked(_own_patience(STOP_WITHIN)):
                self._users.leave(self._entry)
                self._entry = None

    def _too_late(self, site: _Site) -> str:
        return sentence(
            "OwnDatabase",
            "The database in {cluster} is not ready yet and goes on recovering: leave the computer "
            "on and start again later; {log} shows how far it is.",
            cluster=site.cluster,
            log=self._folder.log,
        )

    def _start_failed(self, site: _Site) -> ClusterError:
        if is_nearly_full(site.cluster) or is_nearly_full(self._folder.home):
            return full_disk_error(site.cluster)
        return ClusterError(
            sentence(
                "OwnDatabase",
                "The database in {cluster} does not start; the reason is at the end of {log}: correct "
                "it, or restore the folder from a backup.",
                cluster=site.cluster,
                log=self._folder.log,
            )
        )


def _own_patience(seconds: float) -> Patience:
    """Return patience that a closing program does not end, for what must be done while closing."""
    return Patience(seconds, threading.Event())


def _dismiss(starter: subprocess.Popen[bytes]) -> None:
    """End the pg_ctl that only watches; the server is a process of its own by now."""
    if starter.poll() is None:
        starter.terminate()
    starter.wait()
