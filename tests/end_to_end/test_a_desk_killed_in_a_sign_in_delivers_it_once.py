"""The desk is killed while a visitor's sign-in waits for the database: started again it delivers the visit, once."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pytestqt.qtbot import QtBot

from tests.end_to_end.conftest import Unit
from tests.support.deed_desk import deed_desk, give_account
from tests.support.visitor_deeds import OPERATOR, visits
from tests.support.wires import Wire

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing there ends a program as a power cut does")


@pytest.fixture
def wire(unit: Unit) -> Iterator[Wire]:
    """Return the desk's way to the server."""
    with Wire(urlsplit(unit.url).port or 5432) as wire:
        yield wire


@pytest.mark.usefixtures("asyncio_in_qt")
def test_a_desk_killed_in_a_sign_in_delivers_it_once(
    qtbot: QtBot, unit: Unit, wire: Wire, tmp_path: Path, allow_log: Callable[[str], None]
) -> None:
    """One visit, in the operator's name, as it was typed; nothing was refused, and nothing waits."""
    allow_log(r"^(WARNING|ERROR) sentinel_desktop\.(app|persistence)\..*")
    give_account(unit.owner, unit.url, "operator")
    address = urlsplit(unit.url)
    url = address._replace(netloc=f"{address.username}@127.0.0.1:{wire.port}").geturl()
    command = [sys.executable, "-m", "tests.support.sign_in_that_is_killed", str(tmp_path), url]
    known = {name: value for name, value in os.environ.items() if not name.startswith("SENTINEL_")}
    known |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=known) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed\n"
        wire.cut()
        assert program.stdout.readline() == "kept\n"
        program.kill()
    assert visits(unit.owner) == []
    wire.mend()

    with deed_desk(qtbot, url, tmp_path) as desk:
        desk.wait(lambda: desk.desk.station.hand_acts.status().waiting == 0 and visits(unit.owner))
        assert desk.desk.station.hand_acts.status().refused == 0
    (visit,) = visits(unit.owner)
    account = unit.owner.execute("SELECT id FROM admin_users WHERE username = %s", [OPERATOR]).fetchone()
    assert (visit["last_name"], visit["check_in_method"]) == ("Vance", "desk")
    assert (visit["arrival_told_by"],) == account
