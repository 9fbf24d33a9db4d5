"""A PostgreSQL that speaks TLS, and the certificates it is known by; of the system, as the embedded one speaks none."""

import secrets
import shutil
import socket
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from sentinel_desktop.persistence.embedded.postmaster import free_port
from sentinel_desktop.persistence.embedded.server_account import account_for

NAME: Final = "db.unit.example"
HOST: Final = "127.0.0.1"
_OWNER: Final = "sentinel_owner"
_CONF: Final = """
listen_addresses = '*'
unix_socket_directories = ''
fsync = off
shared_buffers = '16MB'
ssl = on
"""
_HBA: Final = "hostssl all all 0.0.0.0/0 scram-sha-256\n"
_ELSEWHERE: Final = ("192.0.2.1", 9)
"""An address that nobody has: the way there is asked for, and nothing is sent."""


def programs_with_tls() -> Path | None:
    """Return the folder of the programs of a PostgreSQL that was built with TLS, None where this computer has none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return found[-1].parent if found and shutil.which("openssl") else None


def address_beyond_loopback() -> str | None:
    """Return an address by which this computer reaches itself as if it were another one, None where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect(_ELSEWHERE)
        except OSError:
            return None
        return str(way.getsockname()[0])


class Signer:
    """Somebody who signs certificates; ``roots`` is the file that trusts them."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._key, self.roots = folder / f"{name}.key", folder / f"{name}.crt"
        _openssl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", f"/CN={name}", "-keyout", str(self._key), "-out", str(self.roots),
        )  # fmt: skip

    def sign(self, name: str, to: Path, *, days: int = 2) -> None:
        """Write ``server.key`` and ``server.crt`` of a host into a folder; with negative days it has run out."""
        request, names = self._folder / "request.csr", self._folder / "names.cnf"
        names.write_text(f"subjectAltName=DNS:{name}\n", encoding="ascii")
        _openssl(
            "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", f"/CN={name}",
            "-keyout", str(to / "server.key"), "-out", str(request),
        )  # fmt: skip
        _openssl(
            "x509", "-req", "-in", str(request), "-CA", str(self.roots), "-CAkey", str(self._key), "-CAcreateserial",
            "-days", str(days), "-extfile", str(names), "-out", str(to / "server.crt"),
        )  # fmt: skip
        (to / "server.key").chmod(0o600)


class TlsServer:
    """One server whose certificate is of ``NAME``, signed by ``signer``; it runs inside its with block."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self._data, self._programs = folder / "data", programs
        self._account = account_for(self._data, folder)
        self._secret = secrets.token_urlsafe(16)
        self.port = free_port(None)
        self.signer = Signer(folder, "signer")
        self._pwfile = folder / "password"

    def address(self, **options: str) -> str:
        """Return the owner's address by which the server is called by its name, with more options."""
        given = {"host": NAME, "hostaddr": HOST, "port": str(self.port), "user": _OWNER, "dbname": "postgres"}
        given |= {"password": self._secret} | options
        return " ".join(f"{name}={value}" for name, value in given.items())

    def be_known_as(self, name: str, *, days: int = 2) -> None:
        """Take a new certificate; a running server has it soon after."""
        self.signer.sign(name, self._data, days=days)
        self._give(self._data / "server.key")
        if (self._data / "postmaster.pid").exists():
            self._run("pg_ctl", "reload", "-s", "-D", str(self._data))

    def __enter__(self) -> Self:
        self._pwfile.write_text(self._secret, encoding="ascii")
        self._give(self._pwfile)
        self._data.mkdir(mode=0o700)
        self._give(self._data)
        self._run("initdb", "-D", str(self._data), "-U", _OWNER, "--auth=scram-sha-256", f"--pwfile={self._pwfile}",
                  "--no-sync", "--locale=C", "--encoding=UTF8")  # fmt: skip
        (self._data / "pg_hba.conf").write_text(_HBA, encoding="ascii")
        with (self._data / "postgresql.conf").open("a", encoding="ascii") as conf:
            conf.write(_CONF)
        self.be_known_as(NAME)
        log = str(self._data / "server.log")
        self._run("pg_ctl", "start", "-w", "-s", "-D", str(self._data), "-l", log, "-o", f"-p {self.port}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._run("pg_ctl", "stop", "-w", "-s", "-m", "immediate", "-D", str(self._data))

    def _give(self, path: Path) -> None:
        if self._account is not None:
            shutil.chown(path, self._account.uid, self._account.gid)

    def _run(self, program: str, *arguments: str) -> None:
        account = self._account
        subprocess.run(
            [str(self._programs / program), *arguments],
            cwd=self._programs,
            check=True,
            capture_output=program != "pg_ctl",  # the server keeps what it inherits open
            stdin=subprocess.DEVNULL,
            user=None if account is None else account.uid,
            group=None if account is None else account.gid,
            extra_groups=None if account is None else [],
        )


def _openssl(*arguments: str) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)  # noqa: S607 - the system's
