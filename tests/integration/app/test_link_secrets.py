"""A station's way to its database with the passwords of both in a keyring."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.app.database_commands import url
from sentinel_desktop.app.database_link import DatabaseLink
from sentinel_desktop.config import Settings
from sentinel_desktop.persistence.secrets import SecretAwayError
from tests.support.keyrings import MemoryKeyring, as_the_systems
from tests.support.postgres import passable_folder


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """Return a data folder that the server's account may pass through."""
    folder = passable_folder("sentinel-link-")
    yield folder
    shutil.rmtree(folder)


def signed_in(settings: Settings) -> str:
    """Reach the database as a new start of the program does, and return who the station is to it."""
    link = DatabaseLink(settings, uuid7)
    with closing(link), link.open_connection() as connection:
        row = connection.execute("SELECT session_user::text").fetchone()
        assert row is not None
        return str(row[0])


@pytest.mark.slow
def test_the_embedded_server_and_its_station_need_no_password_file(
    data_dir: Path, allow_log: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """From the first start on; a station whose password alone is lost is enrolled anew, as the owner is still there."""
    allow_log(r"The station's file cannot be read")
    settings = Settings(data_dir, station="front")
    keyring = MemoryKeyring()
    with as_the_systems(keyring):
        first = signed_in(settings)
        assert len(keyring.kept) == 2
        assert list(data_dir.rglob("*.pgpass")) == []
        assert signed_in(settings) == first

        assert url(settings) == 0
        said = capsys.readouterr()
        (owners,) = [(service, name) for service, name in keyring.kept if name.startswith("sentinel_owner ")]
        assert f"keyring get {owners[0]} '{owners[1]}'" in said.err
        assert keyring.kept[owners] not in said.out + said.err

        (of_the_station,) = [entry for entry in keyring.kept if first in entry[1]]
        del keyring.kept[of_the_station]
        again = signed_in(settings)
        assert again != ""
        assert len(keyring.kept) == 2

        keyring.is_locked = True
        with pytest.raises(SecretAwayError, match="unlock the keyring"):
            signed_in(settings)
