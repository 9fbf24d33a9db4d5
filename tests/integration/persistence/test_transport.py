"""The way to a server that speaks TLS, and to one that does not: what is refused, and the sentence that says why.

libpq and a PostgreSQL of the system meet here; what libpq says in words is compared with nothing.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.persistence.engine import DatabaseAddress, readable
from sentinel_desktop.persistence.store_errors import SignInRefusedError, translated
from sentinel_desktop.persistence.transport import with_options
from sentinel_desktop.persistence.transport_faults import UnsafeWayError
from tests.support.postgres import passable_folder
from tests.support.programs import eventually
from tests.support.tls_server import NAME, Signer, TlsServer, address_beyond_loopback, programs_with_tls


@pytest.fixture(scope="module")
def server() -> Iterator[TlsServer]:
    """Return a running server with a certificate of its own name."""
    programs = programs_with_tls()
    if programs is None:
        pytest.skip("this computer has no PostgreSQL with TLS, or no openssl")
    folder = passable_folder("sentinel-tls-")
    try:
        with TlsServer(folder, programs) as running:
            yield running
    finally:
        shutil.rmtree(folder)


def refusal(address: str) -> str:
    """Return the sentence by which an address is refused as unsafe."""
    with pytest.raises(UnsafeWayError) as refused, translated():
        DatabaseAddress(address).connect()
    return str(refused.value)


def test_a_server_that_is_known_by_the_data_folders_file_is_taken(server: TlsServer, tmp_path: Path) -> None:
    """``root.crt`` in the data folder is all it takes, and the connection is encrypted."""
    shutil.copy(server.signer.roots, tmp_path / "root.crt")
    address = readable(server.address(sslmode="verify-full"), tmp_path)

    with DatabaseAddress(address).connect() as connection:
        row = connection.execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchone()

    assert row == (True,)


def test_an_address_that_says_nothing_is_verified_beyond_loopback(server: TlsServer, tmp_path: Path) -> None:
    """Without a word about TLS the server must be known, by who signed it and by its name."""
    beyond = address_beyond_loopback()
    if beyond is None:
        pytest.skip("this computer has no address but its own")

    assert "signed by nobody this computer trusts" in refusal(readable(server.address(hostaddr=beyond), tmp_path))
    shutil.copy(server.signer.roots, tmp_path / "root.crt")
    with DatabaseAddress(readable(server.address(hostaddr=beyond), tmp_path)).connect() as connection:
        assert connection.info.parameter_status("is_superuser") == "on"
    other = server.address(hostaddr=beyond, host="other.unit.example")
    assert "is not of other.unit.example" in refusal(readable(other, tmp_path))


def test_a_signer_whom_nobody_here_trusts_is_refused(server: TlsServer, tmp_path: Path) -> None:
    """Another certificate authority, or the system's, does not vouch for it; the sentence says what to do."""
    stranger = Signer(tmp_path, "stranger")

    for roots in (str(stranger.roots), "system"):
        said = refusal(readable(server.address(sslmode="verify-full", sslrootcert=roots)))
        assert f"of the database server {NAME} is signed by nobody this computer trusts" in said
        assert "root.crt" in said


def test_a_certificate_of_another_name_is_refused(server: TlsServer) -> None:
    """Signed by the right one, but for another host: the sentence names the host that was asked for."""
    asked = server.address(host="other.unit.example", sslmode="verify-full", sslrootcert=str(server.signer.roots))

    assert "certificate of the database server is not of other.unit.example" in refusal(asked)


def test_a_certificate_that_has_run_out_is_refused(server: TlsServer) -> None:
    """It is said apart, because renewing it is another person's work."""
    asked = server.address(sslmode="verify-full", sslrootcert=str(server.signer.roots))
    server.be_known_as(NAME, days=-1)
    try:
        eventually(lambda: _is_refused(asked), "the server has the certificate")
        assert "has run out" in refusal(asked)
    finally:
        server.be_known_as(NAME)
        eventually(lambda: not _is_refused(asked), "the server has its good certificate again")


def test_a_file_of_trusted_certificates_that_is_missing_or_none_is_named(server: TlsServer, tmp_path: Path) -> None:
    """Neither is a fault of the server, and the sentence says which file it is."""
    missing, empty = tmp_path / "missing.crt", tmp_path / "empty.crt"
    empty.write_text("no certificate\n", encoding="ascii")

    assert f"{missing} is not there" in refusal(server.address(sslmode="verify-full", sslrootcert=str(missing)))
    assert f"{empty} holds none" in refusal(server.address(sslmode="verify-full", sslrootcert=str(empty)))


def test_a_server_without_tls_is_refused_where_tls_is_asked_for(database_url: str) -> None:
    """The embedded server speaks none, as nobody reaches it from outside: asked for it, the sentence says so."""
    with DatabaseAddress(database_url).connect() as connection:
        if connection.execute("SHOW ssl").fetchone() == ("on",):
            pytest.skip("the given server speaks TLS")
    asked = readable(with_options(database_url, {"sslmode": "verify-full", "sslrootcert": "system"}))

    assert "speaks no TLS" in refusal(asked)


def test_what_is_not_the_ways_fault_is_said_as_before(server: TlsServer) -> None:
    """A wrong password over a safe way is a wrong password; a port where nobody listens is a database that is away."""
    safe = {"sslmode": "verify-full", "sslrootcert": str(server.signer.roots)}

    with pytest.raises(SignInRefusedError), translated():
        DatabaseAddress(server.address(**safe, password="wrong")).connect()
    with pytest.raises(StoreUnavailableError) as away, translated():
        DatabaseAddress(server.address(**safe, port="1")).connect()
    assert not isinstance(away.value, UnsafeWayError | SignInRefusedError)


def _is_refused(address: str) -> bool:
    try:
        with translated(), DatabaseAddress(address).connect():
            return False
    except UnsafeWayError:
        return True
