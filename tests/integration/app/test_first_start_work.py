"""What the first start does at real servers: this computer's own, and one that a unit has."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import conninfo, sql

from sentinel_desktop.app.first_start import is_due
from sentinel_desktop.app.first_start_work import FirstStartDoings
from sentinel_desktop.app.kept_answers import keep_answers, kept_answers
from sentinel_desktop.app.single_instance import StationLock, StationTakenError
from sentinel_desktop.config import Settings, SettingsError, load_settings
from sentinel_desktop.domain.faults import AlreadyTakenError, SignInRejectedError, StoreUnavailableError
from sentinel_desktop.domain.first_start import (
    DataPlace,
    KeptAnswers,
    ServerFound,
    ServerLogin,
    ServerState,
    Step,
    UnitFound,
)
from sentinel_desktop.persistence import roles
from sentinel_desktop.persistence.embedded.postmaster import free_port
from sentinel_desktop.persistence.embedded_server import EmbeddedServer
from sentinel_desktop.services.progress import Progress
from tests.support.postgres import passable_folder

PASSWORD = "nineteen grey herons"


@pytest.fixture
def settings() -> Iterator[Settings]:
    """Return the settings of a desk whose data folder is new; every account may pass through it."""
    folder = passable_folder("sentinel-first-")
    yield Settings(folder, station="orion", secrets="file")
    shutil.rmtree(folder)


@pytest.fixture
def doings(settings: Settings) -> Iterator[FirstStartDoings]:
    """Return what a first start does; everything is given back at the end."""
    doings = FirstStartDoings(settings)
    yield doings
    doings.close()


@pytest.fixture
def owner(database_url: str) -> ServerLogin:
    """Return how the owner of a unit's server signs in there, as a person types it."""
    return login_of(database_url)


def login_of(url: str) -> ServerLogin:
    """Return what a person would type of a URL whose password may lie in a file."""
    given = conninfo.conninfo_to_dict(url)
    password = given.get("password")
    if not password:
        password = Path(str(given["passfile"])).read_text(encoding="utf-8").strip().split(":", 4)[4]
    host = f"{given['host']}:{given.get('port') or 5432}/{given['dbname']}"
    return ServerLogin(host, str(given["user"]), str(password))


def unheard(_sentence: str) -> None:
    """Nobody listens."""


# --- this computer alone ----------------------------------------------------------------------------------------------


def test_this_computer_alone_has_everything_after_four_answers(settings: Settings, doings: FirstStartDoings) -> None:
    """The server is made and started, the station known, the administrator made, a unit invented, all of it kept."""
    said: list[str] = []
    assert is_due(settings)
    assert doings.open_here("Front desk", said.append) == UnitFound("Front desk")
    assert said
    doings.remember(KeptAnswers(Step.ADMINISTRATOR, station="Front desk"))
    with pytest.raises(SignInRejectedError):
        doings.make_administrator("kowalski", "PO2 Kowalski", "short")
    assert doings.make_administrator("kowalski", "PO2 Kowalski", PASSWORD).has_administrator

    broken_off = Progress()
    broken_off.break_off()
    assert doings.load_sample(broken_off).members == 0
    progress = Progress()
    assert doings.load_sample(progress).members == 150
    assert progress.done == progress.total > 0
    doings.remember(KeptAnswers(Step.DONE, station="Front desk"))

    again = load_settings({"data_dir": str(settings.data_dir)}, {}, settings.data_dir / "none.toml")
    assert (again.station, again.database) == ("Front desk", None)
    assert again.station_dir == doings.settings.station_dir
    assert not is_due(again)
    with (
        EmbeddedServer(settings.data_dir) as server,
        psycopg.connect(server.start().owner_conninfo()) as connection,
    ):
        found = connection.execute("SELECT name, login_role IS NOT NULL FROM stations").fetchall()
        assert found == [("Front desk", True)]
    doings.close()
    assert EmbeddedServer(settings.data_dir).address() is None


def test_a_name_that_another_program_runs_under_is_refused(settings: Settings, doings: FirstStartDoings) -> None:
    """Nothing is begun under it; the name of this start is its own."""
    other = StationLock(replace(settings, station="rear door").station_dir)
    other.acquire()
    try:
        with pytest.raises(AlreadyTakenError) as refused:
            doings.open_here("rear door", unheard)
    finally:
        other.release()
    assert refused.value.fields == ("station",)
    assert not (settings.data_dir / "postgresql").exists()


def test_nothing_is_done_before_a_database_is_opened(doings: FirstStartDoings) -> None:
    """It is a sentence, and no fault of the program."""
    with pytest.raises(StoreUnavailableError, match="first question"):
        doings.load_sample(Progress())


# --- the unit's server ------------------------------------------------------------------------------------------------


def test_a_desk_joins_the_units_server(settings: Settings, doings: FirstStartDoings, owner: ServerLogin) -> None:
    """The owner's password is used, and rests nowhere; a later start goes there as the station alone."""
    assert doings.look(owner) == ServerFound(ServerState.READY)
    assert doings.open_server(owner, "orion", unheard) == UnitFound("orion")
    assert doings.make_administrator("kowalski", "PO2 Kowalski", PASSWORD).has_administrator
    assert doings.open_server(owner, "orion", unheard) == UnitFound("orion", has_administrator=True)
    doings.remember(KeptAnswers(Step.CONTENT, DataPlace.SERVER, station="orion", address=owner.address))
    doings.close()

    for file in settings.data_dir.rglob("*"):
        assert not file.is_file() or owner.password not in file.read_text(encoding="utf-8", errors="replace")
    kept = kept_answers(settings.data_dir)
    assert kept is not None
    assert (kept.left_at, kept.database) == (Step.CONTENT, f"postgresql://{owner.address}")
    later = load_settings({"data_dir": str(settings.data_dir)}, {}, settings.data_dir / "none.toml")
    assert later.database == kept.database
    assert is_due(later)
    assert not is_due(replace(later, database="postgresql://elsewhere.example/s"))
    again = FirstStartDoings(replace(later, secrets="file"))
    try:
        assert again.open_again(kept, unheard) == UnitFound("orion", has_administrator=True, has_owner=False)
    finally:
        again.close()


def test_a_name_that_is_given_up_is_free_again(
    settings: Settings, doings: FirstStartDoings, owner: ServerLogin
) -> None:
    """The start itself holds the name that it was begun with; another one it holds from when it is chosen."""
    own, other = (StationLock(replace(settings, station=name).station_dir) for name in ("orion", "rear door"))
    own.acquire()
    try:
        doings.open_server(owner, "rear door", unheard)
        with pytest.raises(StationTakenError):
            other.acquire()
        doings.open_server(owner, "orion", unheard)
        other.acquire()
    finally:
        own.release()
        other.release()


def test_the_look_goes_along_to_the_chosen_name(
    settings: Settings, doings: FirstStartDoings, owner: ServerLogin
) -> None:
    """Language and look as they were chosen; those that a station of this name has already stay its own."""
    begun = settings.station_dir / "window.ini"
    begun.parent.mkdir(parents=True)
    begun.write_text("dark", encoding="utf-8")
    doings.open_server(owner, "rear door", unheard)
    doings.keep_look(begun)
    there = doings.settings.station_dir / "window.ini"
    assert there.read_text(encoding="utf-8") == "dark"
    begun.write_text("light", encoding="utf-8")
    doings.keep_look(begun)
    assert there.read_text(encoding="utf-8") == "dark"


def test_a_sample_unit_is_loaded_at_the_units_server(doings: FirstStartDoings, owner: ServerLogin) -> None:
    """By the owner, whose password this start still knows."""
    doings.open_server(owner, "orion", unheard)

    assert doings.load_sample(Progress()).members == 150


def test_an_empty_database_gets_its_tables(doings: FirstStartDoings, empty_database: str) -> None:
    """It is said before, and done when a person goes on."""
    owner = login_of(empty_database)
    assert doings.look(owner) == ServerFound(ServerState.EMPTY)
    assert doings.open_server(owner, "orion", unheard) == UnitFound("orion")
    assert doings.look(owner) == ServerFound(ServerState.READY)


def test_what_keeps_a_server_from_being_used_is_told_apart(doings: FirstStartDoings, owner: ServerLogin) -> None:
    """No password yet, a wrong one, a wrong database, nobody there, no address; nothing raises, nothing is opened."""
    unknown = replace(owner, address=f"{owner.address}_not_there")
    nobody = ServerLogin(f"127.0.0.1:{free_port(None)}/sentinel", "sentinel_owner", "x")
    expected = {
        ServerState.ASKS_PASSWORD: replace(owner, password=""),
        ServerState.REFUSED: replace(owner, password="wrong"),
        ServerState.AWAY: nobody,
        ServerState.UNREADABLE: replace(owner, address="not an address"),
    }

    assert {state: doings.look(login).state for state, login in expected.items()} == {s: s for s in expected}
    assert doings.look(unknown).state is ServerState.REFUSED
    refused = doings.open_server(expected[ServerState.REFUSED], "orion", unheard)
    assert refused == doings.look(expected[ServerState.REFUSED])
    assert doings.settings.database is None


def test_a_host_that_is_not_there_is_said(doings: FirstStartDoings) -> None:
    """A name that nobody has, beyond this computer."""
    assert doings.look(ServerLogin("nobody.invalid", "owner", "x")).state is ServerState.AWAY


def test_a_server_without_tls_beyond_this_computer_is_unsafe(doings: FirstStartDoings, owner: ServerLogin) -> None:
    """The certificate is asked for where the address says so, as beyond this computer it does by itself."""
    found = doings.look(replace(owner, address=f"{owner.address}?sslmode=verify-full"))

    assert found.state is ServerState.UNSAFE
    assert "TLS" in found.sentence or "certificate" in found.sentence


def test_a_role_that_may_not_enrol_is_told(doings: FirstStartDoings, owner: ServerLogin, database_url: str) -> None:
    """A station's own role lets in, and makes no other station known."""
    with psycopg.connect(database_url) as connection:
        role, password = roles.make_login(connection, uuid4())

    assert doings.look(replace(owner, user=role, password=password)).state is ServerState.NOT_PERMITTED


@pytest.mark.parametrize(
    ("revision", "state"), [("0001", ServerState.OLDER), ("9999", ServerState.NEWER)], ids=["older", "newer"]
)
def test_tables_of_another_version_are_told(
    doings: FirstStartDoings, owner: ServerLogin, database_url: str, revision: str, state: ServerState
) -> None:
    """An older database is an administrator's to upgrade, a newer one wants a newer program; neither is touched."""
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE alembic_version SET version_num = %s", [revision])

    assert doings.look(owner).state is state
    assert doings.open_server(owner, "orion", unheard) == ServerFound(state)


def test_a_database_that_holds_something_else_is_left_alone(doings: FirstStartDoings, empty_database: str) -> None:
    """Nobody's tables are mixed with the unit's."""
    with psycopg.connect(empty_database) as connection:
        connection.execute("CREATE TABLE accounts (id int)")
    owner = login_of(empty_database)

    assert doings.look(owner).state is ServerState.FOREIGN
    assert doings.open_server(owner, "orion", unheard) == ServerFound(ServerState.FOREIGN)


def test_a_server_that_takes_no_changes_is_told(
    doings: FirstStartDoings, owner: ServerLogin, database_url: str
) -> None:
    """A standby, or one kept read-only."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        name = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("ALTER DATABASE {} SET default_transaction_read_only = on").format(name))

    found = doings.look(owner)
    assert found.state is ServerState.BUSY
    assert "read-only" in found.sentence


# --- when it is due, and what is kept ---------------------------------------------------------------------------------


def test_whoever_says_where_the_data_lies_is_not_asked(settings: Settings) -> None:
    """By a database or the simulated reader; nor who has a station or a database in the folder. A reader says less."""
    assert is_due(settings)
    assert is_due(replace(settings, reader="/dev/ttyUSB0"))
    assert not is_due(replace(settings, reader="simulated"))
    assert not is_due(replace(settings, database="postgresql://db/s"))
    (settings.data_dir / "postgresql").mkdir()
    assert not is_due(settings)
    (settings.data_dir / "postgresql").rmdir()
    settings.station_dir.mkdir(parents=True)
    (settings.station_dir / "station.json").write_text("{}", encoding="utf-8")
    assert not is_due(settings)


def test_answers_come_before_the_defaults_and_after_everything_else(settings: Settings) -> None:
    """A station's name and a server's address; no other key of the file is a setting."""
    folder = settings.data_dir
    keep_answers(folder, KeptAnswers(Step.DONE, DataPlace.SERVER, "postgresql://db/s", "Front desk", "db", "owner"))
    given = {"data_dir": str(folder)}
    answered = load_settings(given, {}, folder / "none.toml")
    assert (answered.database, answered.station) == ("postgresql://db/s", "Front desk")
    (folder / "settings.toml").write_text('station = "file"\n', encoding="utf-8")
    over = load_settings(given, {"SENTINEL_DATABASE_URL": "postgresql://other/s"}, folder / "settings.toml")
    assert (over.database, over.station) == ("postgresql://other/s", "file")


@pytest.mark.parametrize("text", ["", "[]", "{", '"here"', "\x00"])
def test_answers_that_cannot_be_read_are_a_sentence(settings: Settings, text: str) -> None:
    """Passed over in silence, a desk of the unit's server would begin a database of its own."""
    (settings.data_dir / "first_start.json").write_text(text, encoding="utf-8")
    assert kept_answers(settings.data_dir) is None
    with pytest.raises(SettingsError, match=r"first_start\.json"):
        load_settings({"data_dir": str(settings.data_dir)}, {}, settings.data_dir / "none.toml")


def test_a_disk_that_refuses_the_answers_is_a_sentence(settings: Settings) -> None:
    """Whoever is asked reads why; no fault of the program."""
    in_the_way = settings.data_dir / "file"
    in_the_way.write_text("x", encoding="utf-8")
    with pytest.raises(StoreUnavailableError, match="cannot be kept"):
        keep_answers(in_the_way, KeptAnswers())


def test_no_password_is_ever_in_the_answers(settings: Settings) -> None:
    """The file has a few plain words."""
    keep_answers(settings.data_dir, KeptAnswers(Step.PLACE, DataPlace.SERVER, None, "orion", "db.unit.example", "roy"))
    content = json.loads((settings.data_dir / "first_start.json").read_text(encoding="utf-8"))
    assert content == {
        "left_at": "place",
        "place": "server",
        "station": "orion",
        "address": "db.unit.example",
        "user": "roy",
    }
