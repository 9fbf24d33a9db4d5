"""What protects the way to the database: TLS that knows the server, beyond this computer, unless an address says less.

libpq verifies nothing unless it is told to. So an address that says nothing of it, and goes further than this computer,
means ``verify-full``: the server's certificate must be signed by somebody who is trusted, and be of that host.
"""

import ipaddress
import os
import ssl
import sys
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Final
from urllib.parse import quote

from psycopg import conninfo

VERIFIED: Final = "verify-full"
ROOTS_FILE: Final = "root.crt"
"""In the data folder: the certificates of those who are trusted to sign the server's."""

_SYSTEM: Final = "system"
_VERIFYING: Final = (VERIFIED, "verify-ca")
_FROM_ENVIRONMENT: Final = {
    "host": "PGHOST",
    "hostaddr": "PGHOSTADDR",
    "service": "PGSERVICE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}
_BUNDLES: Final = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, RHEL
    "/etc/ssl/ca-bundle.pem",  # openSUSE
    "/etc/ssl/cert.pem",  # macOS, Alpine
)


def protected(dsn: str, data_dir: Path | None = None) -> str:
    """Return an address that says what protects the way; what it says already stays, also where that is less.

    Args:
        dsn: a URL or connection string that libpq can read.
        data_dir: where a file of trusted certificates may lie.
    """
    given = _given(dsn)
    mode = given.get("sslmode") or (VERIFIED if _goes_beyond(given) else "")
    if mode not in _VERIFYING:
        return dsn
    added = {} if given.get("sslmode") else {"sslmode": mode}
    roots = _roots(given.get("sslrootcert", ""), mode, data_dir)
    return with_options(dsn, added | ({"sslrootcert": roots} if roots else {}))


def weakness(dsn: str) -> str:
    """Return, as one sentence, how an address protects its way less than it should; empty where it does."""
    given = _given(dsn)
    mode = given.get("sslmode") or VERIFIED
    if mode == VERIFIED or not _goes_beyond(given):
        return ""
    return (
        f"The database's address asks for sslmode={mode}, so somebody on the network can pass for the server or read "
        f"along: have the server given a certificate, and say sslmode={VERIFIED} or nothing."
    )


def with_options(dsn: str, options: Mapping[str, str]) -> str:
    """Return an address with more options, in its own way of writing; of an option given twice libpq takes the last."""
    for name, value in options.items():
        if "://" in dsn:
            dsn = f"{dsn}{'&' if '?' in dsn else '?'}{name}={quote(value, safe='/')}"
        else:
            dsn = f"{dsn} {conninfo.make_conninfo('', **{name: value})}"
    return dsn


def default_roots() -> Path:
    """Return the file of trusted certificates that libpq takes where none is named."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", "")) / "postgresql" / ROOTS_FILE
    return Path(os.environ.get("HOME") or Path.home()) / ".postgresql" / ROOTS_FILE


def _given(dsn: str) -> dict[str, str]:
    """Return what an address says, over what libpq takes from the environment."""
    said = {key: str(value) for key, value in conninfo.conninfo_to_dict(dsn).items() if value}
    return {key: os.environ[name] for key, name in _FROM_ENVIRONMENT.items() if os.environ.get(name)} | said


def _goes_beyond(given: Mapping[str, str]) -> bool:
    """Whether one server at least is, or may be, on another computer."""
    servers = list(_servers(given))
    return "service" in given if not any(servers) else not all(map(_is_here, servers))


def _servers(given: Mapping[str, str]) -> Iterator[str]:
    """Return for each server where libpq goes: an address of its own before a name."""
    names, numbers = given.get("host", "").split(","), given.get("hostaddr", "").split(",")
    for name, number in zip_longest(names, numbers, fillvalue=""):
        yield number or name


def _is_here(server: str) -> bool:
    """Whether a server is on this computer: a socket's folder, nothing at all, or an address that loops back."""
    if not server or server == "localhost" or server.startswith(("/", "@")):
        return True
    try:
        return ipaddress.ip_address(server.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _roots(given: str, mode: str, data_dir: Path | None) -> str:
    """Return the file of trusted certificates to be named; empty where an address or libpq's own file says it."""
    if given not in {"", _SYSTEM}:
        return ""
    ours = None if data_dir is None else data_dir / ROOTS_FILE
    if not given and ours is not None and ours.is_file():
        return str(ours)
    if not given and default_roots().is_file():
        return ""
    return _bundle_of_the_system() or (_SYSTEM if mode == VERIFIED else "")


def _bundle_of_the_system() -> str:
    """Return the file of those whom this system trusts; empty where it has none, as Windows.

    libpq's own word for it, ``system``, leads nowhere with the OpenSSL that travels in psycopg's wheels: that one looks
    into a folder that no system has.
    """
    named = ssl.get_default_verify_paths().cafile
    return next((path for path in (named, *_BUNDLES) if path and Path(path).is_file()), "")
