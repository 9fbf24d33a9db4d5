"""The database folder of a data folder: what lies where in it, whether it is ours, and whether it can be used.

<data folder>/postgresql/
    sentinel-cluster.json   says that the folder is ours, which PostgreSQL wrote it and where the cluster lies
    cluster/                the data of PostgreSQL
    owner.pgpass            the owner's password, for libpq; or owner.keyring, its name in the keyring of the account
    port                    the port of the last start, kept while it is free
    server.log              what PostgreSQL says; server.log.1 is the one before
    users/                  one file for each program that uses the server
    lock                    held while the server is created, started or stopped
"""

import contextlib
import hashlib
import json
import os
import secrets
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.embedded.cluster_faults import ClusterError, disk_faults
from sentinel_desktop.persistence.embedded.durable_files import (
    PRIVATE,
    UNFINISHED,
    give_to_owner_of_folder,
    write_durably,
)
from sentinel_desktop.persistence.embedded.postgres_install import MAJOR, SYSTEM_FOLDER, open_folder
from sentinel_desktop.persistence.embedded.server_account import ServerAccount, can_pass
from sentinel_desktop.persistence.embedded.server_address import HOST, OWNER, ServerAddress
from sentinel_desktop.persistence.secrets import ENTRY_SUFFIX, FILES, KeptSecrets, SecretPlace

PRODUCT = "sentinel-desktop"
FORMAT = 1
CONTROL_FILE_BYTES = 8192
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
WHERE_LOST = "make another with 'sentinel-desktop db new-password'"
LOG_BYTES = 1024 * 1024
"""A log larger than this is put aside at the next start; the one put aside before goes."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What ``sentinel-cluster.json`` says.

    Attributes:
        ready: the cluster is complete and the program's database is in it.
        cluster: where the cluster lies when that is outside the database folder.
        product: whose folder it is.
        format: the version of this layout.
        postgresql: the major version of PostgreSQL that writes the cluster.
    """

    ready: bool
    cluster: str | None
    product: str = PRODUCT
    format: int = FORMAT
    postgresql: int = MAJOR


class ClusterFolder:
    """The database folder of ``data_dir``, which need not exist."""

    def __init__(self, data_dir: Path, secrets: KeptSecrets = FILES) -> None:
        self._secrets = secrets
        self.data_dir = Path(os.path.realpath(data_dir))
        self.home = self.data_dir / "postgresql"
        self.passfile = self.home / "owner.pgpass"
        self.log = self.home / "server.log"
        self.users = self.home / "users"
        self.lock = self.home / "lock"
        self._marker = self.home / "sentinel-cluster.json"
        self._port = self.home / "port"

    def examine(self, *, without_password: bool = False) -> Marker | None:
        """Return the marker of a usable folder, None when there is none yet. Looks only, changes nothing.

        Args:
            without_password: it counts as usable though the owner's password is lost.

        Raises:
            ClusterError: the folder is foreign, damaged, of another version, or cannot be read.
        """
        with disk_faults(self.home):
            if not self.home.exists():
                return None
            if not self.home.is_dir():
                raise FileExistsError(0, "not a folder", str(self.home))
            self._refuse_links()
            names = {path.name for path in self.home.iterdir() if not path.name.endswith(UNFINISHED)}
            if self._marker.name in names:
                marker = self._read_marker()
                self._examine_cluster(marker, without_password=without_password)
                return marker
        if names - {self.lock.name}:
            raise ClusterError(
                sentence(
                    "OwnDatabase",
                    "The folder {home} holds something that is not a database of Sentinel Desktop: move it "
                    "away or choose another data folder.",
                    home=self.home,
                )
            )
        return None

    def _refuse_links(self) -> None:
        """Refuse links in place of our small files: root would follow them to files that are not of this folder.

        The cluster may be a link, to a larger disk; only PostgreSQL writes there, under its account.
        """
        named = self.passfile.with_suffix(ENTRY_SUFFIX)
        for path in (self._marker, self.passfile, named, self.log, self.users, self.lock, self._port):
            if path.is_symlink():
                raise ClusterError(
                    sentence(
                        "OwnDatabase",
                        "{path} is a link and must be a file or folder of its own: put what it points to in its place.",
                        path=path,
                    )
                )

    def make(self) -> None:
        """Make the folder as far as it is missing; as root, so that the server's account may pass through it."""
        everybody_may_pass = 0o711 if sys.platform != "win32" and os.geteuid() == 0 else 0o700
        with disk_faults(self.home):
            self.data_dir.parent.mkdir(parents=True, exist_ok=True)
            for folder in (self.data_dir, self.home):
                if not folder.is_dir():
                    folder.mkdir(mode=everybody_may_pass, exist_ok=True)
                    give_to_owner_of_folder(folder)
            with contextlib.suppress(FileExistsError):
                self.lock.touch(mode=PRIVATE, exist_ok=False)
                give_to_owner_of_folder(self.lock)

    def claim(self, account: ServerAccount | None) -> Marker:
        """Mark an empty folder as ours and decide where its cluster will lie; called with the lock held."""
        marker = self.examine()
        if marker is None:
            marker = Marker(ready=False, cluster=self._place_elsewhere(account))
            self._write_marker(marker)
        elif marker.cluster is not None:
            self._keep_origin(Path(marker.cluster))
        if not self.users.is_dir():
            self.users.mkdir(mode=0o700)
            give_to_owner_of_folder(self.users)
        return marker

    def mark_ready(self, marker: Marker) -> None:
        """Note that the cluster is complete: from now on a missing one is a loss and is not created again."""
        self._write_marker(replace(marker, ready=True))

    def cluster_of(self, marker: Marker | None) -> Path:
        """Return where the cluster lies, or would lie."""
        return self.home / "cluster" if marker is None or marker.cluster is None else Path(marker.cluster)

    def make_password(self) -> str:
        """Make the owner's password, which holds for every port, and keep it."""
        password = secrets.token_urlsafe(32)
        self._secrets.keep(self.passfile, f"{HOST}:*:*:{OWNER}", password)
        return password

    def settle_password(self) -> None:
        """Move the owner's password to where the settings want it; called while no other program uses the server."""
        self._secrets.settle(self.passfile)

    def address(self) -> ServerAddress:
        """Return how the owner signs in, at port 0; raises SecretAwayError where a keyring keeps the password back."""
        if self._secrets.place(self.passfile) is not SecretPlace.KEYRING:
            return ServerAddress(0, self.passfile)
        password = self._secrets.password(self.passfile)
        if not password:
            raise ClusterError(
                sentence(
                    "OwnDatabase",
                    "The keyring of this account no longer has the password of the database in {home}: "
                    "restore the keyring, or make another with 'sentinel-desktop db new-password'.",
                    home=self.home,
                )
            )
        return ServerAddress(0, self.passfile, password)

    def last_port(self) -> int | None:
        """Return the port of the last start, None when there is none."""
        try:
            return int(self._port.read_text(encoding="ascii"))
        except (FileNotFoundError, ValueError):
            return None

    def keep_port(self, port: int) -> None:
        """Keep the port for the next start."""
        if port != self.last_port():
            write_durably(self._port, f"{port}\n")

    def open_log(self) -> int:
        """Return a descriptor of the server's log, for appending; put a long log aside first."""
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            self.log.replace(self.log.with_name("server.log.1"))
        descriptor = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _NO_LINKS, PRIVATE)
        give_to_owner_of_folder(self.log)
        return descriptor

    def close_passfile(self) -> None:
        """Make the password file, if there is one, private again: libpq passes over one that others may read."""
        with contextlib.suppress(PermissionError, FileNotFoundError):
            self.passfile.chmod(PRIVATE)

    def _place_elsewhere(self, account: ServerAccount | None) -> str | None:
        if account is None or can_pass(account, self.home):
            return None
        digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        place = SYSTEM_FOLDER / "clusters" / f"{digest}-{secrets.token_hex(4)}"
        open_folder(place)
        self._keep_origin(place / "cluster")
        return str(place / "cluster")

    def _keep_origin(self, cluster: Path) -> None:
        """Write beside a cluster that lies elsewhere whose it is; the data folder may have been moved."""
        origin = cluster.with_name("origin")
        if _first_line(origin) != str(self.home):
            write_durably(origin, f"{self.home}\n")

    def _write_marker(self, marker: Marker) -> None:
        write_durably(self._marker, json.dumps(asdict(marker), indent=2) + "\n")

    def _read_marker(self) -> Marker:
        try:
            values: dict[str, Any] = json.loads(self._marker.read_text(encoding="utf-8"))
            version, major = int(values["format"]), int(values["postgresql"])
        except (ValueError, KeyError, TypeError) as error:
            raise ClusterError(
                sentence(
                    "OwnDatabase",
                    "The file {path} is damaged: restore the folder from a backup or choose another data folder.",
                    path=self._marker,
                )
            ) from error
        if version != FORMAT:
            raise ClusterError(
                sentence(
                    "OwnDatabase",
                    "The database folder {home} was made by a newer version of Sentinel Desktop: start that version.",
                    home=self.home,
                )
            )
        if major != MAJOR:
            raise self._other_major(str(major))
        return Marker(ready=values.get("ready") is True, cluster=values.get("cluster"))

    def _examine_cluster(self, marker: Marker, *, without_password: bool) -> None:
        cluster = self.cluster_of(marker)
        if not marker.ready and not cluster.exists():
            return
        self._examine_owner(cluster)
        if not cluster.is_dir():
            raise ClusterError(
                sentence(
                    "OwnDatabase",
                    "The database in {cluster} is gone: restore the folder from a backup or choose another "
                    "data folder.",
                    cluster=cluster,
                )
            )
        version = _first_line(cluster / "PG_VERSION")
        if version.isdigit() and int(version) != MAJOR:
            raise self._other_major(version)
        control = cluster / "global" / "pg_control"
        whole = control.is_file() and control.stat().st_size == CONTROL_FILE_BYTES
        if not (version.isdigit() and whole and all((cluster / name).is_dir() for name in ("base", "pg_wal"))):
            raise ClusterError(
                sentence(
                    "OwnDatabase",
                    "The database in {cluster} is damaged: restore the folder from a backup.",
                    cluster=cluster,
                )
            )
        if self._secrets.place(self.passfile) is None and not without_password:
            raise ClusterError(
                sentence(
                    "OwnDatabase",
                    "The password file {path} is gone: restore it from a backup, or make another with "
                    "'sentinel-desktop db new-password'.",
                    path=self.passfile,
                )
            )
        self._examine_origin(cluster)

    def _examine_owner(self, cluster: Path) -> None:
        if sys.platform == "win32" or os.geteuid() == 0 or not cluster.is_dir():
            return
        if cluster.stat().st_uid != os.geteuid():
            raise ClusterError(
                sentence(
                    "OwnDatabase",
                    "The database in {cluster} belongs to another account: start the program from that "
                    "account or choose another data folder.",
                    cluster=cluster,
                )
            )

    def _examine_origin(self, cluster: Path) -> None:
        """Refuse a copied data folder that points to the cluster of the one it was copied from."""
        if cluster.parent == self.home:
            return
        origin = Path(_first_line(cluster.with_name("origin")) or self.home)
        if origin == self.home:
            return
        elsewhere = origin / self._marker.name
        if elsewhere.is_file() and json.dumps(str(cluster)) in elsewhere.read_text(encoding="utf-8"):
            raise ClusterError(
                sentence(
                    "OwnDatabase",
                    "The folder {home} is a copy of {origin} and its database is still that one's: use the "
                    "original, or restore a backup into another data folder.",
                    home=self.home,
                    origin=origin,
                )
            )

    def _other_major(self, version: str) -> ClusterError:
        return ClusterError(
            sentence(
                "OwnDatabase",
                "The database folder {home} was written by PostgreSQL {version} and this program has "
                "{major}: start the version of the program that made it, or restore a backup into "
                "another data folder.",
                home=self.home,
                version=version,
                major=MAJOR,
            )
        )


def _first_line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").partition("\n")[0].strip()
    except FileNotFoundError:
        return ""
