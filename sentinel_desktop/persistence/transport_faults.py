"""Why the way to a server was not safe enough for libpq to go it, found out by going it once more.

libpq says it in words alone, with no SQLSTATE and no code. So the server is asked once more: whether it speaks TLS at
all, by the first message of the protocol, and then by a handshake that is held against the same certificates, whose
refusal has OpenSSL's number. Nobody signs in, and nothing is told to the server but the name it is called by.
"""

import ssl
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from psycopg import pq

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.startup_probe import DEFAULT_PORT, reached
from sentinel_desktop.persistence.transport import ROOTS_FILE, default_roots

_SSL_REQUEST: Final = struct.pack("!II", 8, 80877103)
_SPEAKS: Final = b"S"
_SPEAKS_NOT: Final = b"N"

_OTHER_NAME: Final = (62, 64)
"""OpenSSL's X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH."""
_OUT_OF_TIME: Final = (9, 10)
"""X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED."""

_ASKS_FOR_TLS: Final = ("require", "verify-ca", "verify-full")


class UnsafeWayError(StoreUnavailableError):
    """The server cannot be reached as safely as its address asks for; the text is one sentence for a person."""


def why_unsafe(attempt: pq.abc.PGconn, *, seconds: float) -> UnsafeWayError | None:
    """Return why TLS kept an attempt to connect from going on; None where it did not, or the server is not reached.

    Args:
        attempt: one that broke off before a password was asked for.
        seconds: how long each step may take.
    """
    asked = {option.keyword.decode(): option.val.decode() for option in attempt.info if option.val}
    mode = asked.get("sslmode", "")
    if mode not in _ASKS_FOR_TLS or asked.get("host", "").startswith(("/", "@")):
        return None
    missing = _missing_roots(asked)
    if missing is not None:
        return UnsafeWayError(
            sentence(
                "DatabaseFaults",
                "The file of trusted certificates {path} is not there, so that the database server "
                "cannot be known: put the certificate of who signed the server's into it, or as {file} "
                "into the data folder.",
                path=missing,
                file=ROOTS_FILE,
            )
        )
    try:
        context = _context(asked)
    except (ssl.SSLError, OSError):
        return UnsafeWayError(
            sentence(
                "DatabaseFaults",
                "The file of trusted certificates {path} holds none that can be read: put the "
                "certificate of who signed the server's into it, as PEM.",
                path=_roots_file(asked),
            )
        )
    return _seen_at(asked, context, attempt.host.decode() or asked.get("hostaddr", ""), seconds)


def _missing_roots(asked: Mapping[str, str]) -> Path | None:
    if asked["sslmode"] == "require" or asked.get("sslrootcert") == "system":
        return None
    roots = _roots_file(asked)
    return None if roots.is_file() else roots


def _roots_file(asked: Mapping[str, str]) -> Path:
    return Path(asked["sslrootcert"]) if asked.get("sslrootcert") else default_roots()


def _seen_at(asked: Mapping[str, str], context: ssl.SSLContext, name: str, seconds: float) -> UnsafeWayError | None:
    host, port = asked.get("hostaddr") or name, int(asked.get("port") or DEFAULT_PORT)
    try:
        with reached(host, port, seconds) as connection:
            connection.sendall(_SSL_REQUEST)
            answer = connection.recv(1)
            if answer == _SPEAKS_NOT:
                return UnsafeWayError(
                    sentence(
                        "DatabaseFaults",
                        "The database server {name} speaks no TLS, so that nobody can know it: its administrator "
                        "gives it a certificate and switches ssl on, or the address says sslmode=disable.",
                        name=name,
                    )
                )
            if answer != _SPEAKS:
                return None
            with context.wrap_socket(connection, server_hostname=name):
                return None
    except ssl.SSLCertVerificationError as error:
        return UnsafeWayError(_refused_certificate(name, error.verify_code))
    except ssl.SSLError:
        return UnsafeWayError(
            sentence(
                "DatabaseFaults",
                "The database server {name} and this computer cannot agree on a way of TLS: its "
                "administrator looks at the versions and ciphers it takes.",
                name=name,
            )
        )
    except OSError:
        return None


def _context(asked: Mapping[str, str]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = asked["sslmode"] == "verify-full"
    if asked.get("sslrootcert") == "system":
        context.load_default_certs()
    elif _roots_file(asked).is_file():
        context.load_verify_locations(_roots_file(asked))
    else:
        context.verify_mode = ssl.CERT_NONE
    return context


def _refused_certificate(name: str, code: int) -> str:
    if code in _OTHER_NAME:
        return sentence(
            "DatabaseFaults",
            "The certificate of the database server is not of {name}: write the name into the "
            "address that the certificate has, or its administrator has one made for this name.",
            name=name,
        )
    if code in _OUT_OF_TIME:
        return sentence(
            "DatabaseFaults",
            "The certificate of the database server {name} has run out, or is not valid yet: its "
            "administrator renews it, or this computer's clock is set right.",
            name=name,
        )
    return sentence(
        "DatabaseFaults",
        "The certificate of the database server {name} is signed by nobody this computer trusts: "
        "put the certificate of who signed it as {file} into the data folder, or somebody else "
        "answers under this name.",
        name=name,
        file=ROOTS_FILE,
    )
