"""What protects the way to a server: what an address means that says nothing of it, and what less is called."""

from pathlib import Path

import pytest
from psycopg import conninfo

from sentinel_desktop.persistence.engine import DatabaseAddress, readable
from sentinel_desktop.persistence.transport import weakness

BEYOND = [
    "postgresql://db.unit.example/sentinel",
    "postgresql://192.0.2.3/sentinel",
    "postgresql://[2001:db8::1]/sentinel",
    "postgresql://127.0.0.1,db.unit.example/sentinel",
    "postgresql://localhost/sentinel?hostaddr=192.0.2.3",
    "host=db.unit.example dbname=sentinel",
    "service=unit",
]
HERE = [
    "postgresql://localhost/sentinel",
    "postgresql://127.8.9.1:6000/sentinel",
    "postgresql://[::1]/sentinel",
    "postgresql://db.unit.example/sentinel?hostaddr=127.0.0.1",
    "host=/run/postgresql dbname=sentinel",
    "dbname=sentinel",
    "postgresql:///sentinel",
]


@pytest.fixture(autouse=True)
def system_roots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of the system's trusted certificates on a computer where nothing else says anything of TLS."""
    roots = tmp_path / "system's roots.pem"
    roots.touch()
    monkeypatch.setenv("SSL_CERT_FILE", str(roots))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    for name in ("PGHOST", "PGHOSTADDR", "PGSERVICE", "PGSSLMODE", "PGSSLROOTCERT"):
        monkeypatch.delenv(name, raising=False)
    return roots


def meant(dsn: str, data_dir: Path | None = None) -> tuple[object, object]:
    """Return the mode and the file of trusted certificates that an address means."""
    given = conninfo.conninfo_to_dict(readable(dsn, data_dir))
    return given.get("sslmode"), given.get("sslrootcert")


@pytest.mark.parametrize("dsn", BEYOND)
def test_beyond_this_computer_the_server_must_be_known(dsn: str, system_roots: Path) -> None:
    """Whoever only names a host gets the mode that verifies it, by those whom the system trusts."""
    assert meant(dsn) == ("verify-full", str(system_roots))
    assert weakness(dsn) == ""


@pytest.mark.parametrize("dsn", HERE)
def test_on_this_computer_nothing_is_asked_for(dsn: str) -> None:
    """A socket or a loopback address leaves the computer never; the embedded server is reached so."""
    assert meant(dsn) == (None, None)
    assert weakness(dsn) == ""


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca"])
def test_less_is_possible_in_words_and_called_what_it_is(mode: str) -> None:
    """An address that says its mode is believed; what is wrong with it is one sentence that names it."""
    assert meant(f"postgresql://db.unit.example/sentinel?sslmode={mode}")[0] == mode
    assert f"sslmode={mode}" in weakness(f"postgresql://db.unit.example/sentinel?sslmode={mode}")
    assert weakness(f"postgresql://127.0.0.1/sentinel?sslmode={mode}") == ""


def test_what_the_environment_says_counts_as_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The variables of libpq stand where the address is silent, for the host as for the mode."""
    monkeypatch.setenv("PGHOST", "db.unit.example")
    assert meant("dbname=sentinel")[0] == "verify-full"
    monkeypatch.setenv("PGSSLROOTCERT", str(tmp_path / "unit.crt"))
    assert meant("dbname=sentinel") == ("verify-full", None)
    monkeypatch.setenv("PGSSLMODE", "require")
    assert meant("dbname=sentinel") == (None, None)
    assert "sslmode=require" in weakness("dbname=sentinel")


def test_the_nearest_file_of_trusted_certificates_is_taken(tmp_path: Path, system_roots: Path) -> None:
    """What the address names, then root.crt of the data folder, then libpq's own, then the system's."""
    dsn = "postgresql://db.unit.example/sentinel"
    data_dir = tmp_path / "données of the unit"
    data_dir.mkdir()
    assert meant(dsn, data_dir)[1] == str(system_roots)
    assert meant(f"{dsn}?sslrootcert=system", data_dir)[1] == str(system_roots)

    (tmp_path / ".postgresql").mkdir()
    (tmp_path / ".postgresql" / "root.crt").touch()
    assert meant(dsn, data_dir)[1] is None

    (data_dir / "root.crt").touch()
    assert meant(dsn, data_dir)[1] == str(data_dir / "root.crt")
    assert meant("host=db.unit.example", data_dir)[1] == str(data_dir / "root.crt")
    assert meant(f"{dsn}?sslrootcert=/etc/unit.crt", data_dir)[1] == "/etc/unit.crt"


def test_every_connection_of_an_address_is_protected() -> None:
    """Also one that was not made by way of the settings: a station's, an account's, one server of several."""
    for server in DatabaseAddress("postgresql://one.unit.example,two.unit.example/sentinel").servers():
        assert server.parameters()["sslmode"] == "verify-full"
    assert "sslmode" not in DatabaseAddress("postgresql://localhost/sentinel").parameters()
