"""Somebody who hears the screen signs a visitor in: all is found by its name on the accessibility bus, and used."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Unit
from tests.support.accounts_at_the_server import AccountsAtTheServer
from tests.support.keyboard_desk import PASSWORD
from tests.support.programs import StationProcess, eventually

if not sys.platform.startswith("linux"):
    pytest.skip("the platform's accessibility is another one here", allow_module_level=True)

from tests.support.accessibility_bus import AccessibilityBus, Surroundings, missing, surroundings

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not on this computer: {missing()}")


@pytest.fixture
def around(tmp_path: Path) -> Iterator[Surroundings]:
    """A screen and its buses."""
    folder = tmp_path / "bus"
    folder.mkdir(mode=0o700)
    with surroundings(folder) as started:
        yield started


@pytest.fixture
def bus(around: Surroundings, unit: Unit, tmp_path: Path) -> Iterator[AccessibilityBus]:
    """The bus that a running desk is on; the unit has an operator."""
    accounts = AccountsAtTheServer(unit.owner, unit.url)
    accounts.give(accounts.add("operator", username="kowalski"), PASSWORD)
    desk = StationProcess(
        "--reader",
        str(tmp_path / "unplugged"),
        data_dir=tmp_path / "data",
        database=unit.url,
        station="front desk",
        environment={**around.environment, "SENTINEL_SECRETS": "file"},
    )
    with desk, AccessibilityBus(around.session_bus) as connected:
        yield connected


def _sign_in(bus: AccessibilityBus) -> None:
    bus.window("front desk").find_beginning("push button", "Sign in").press()
    dialog = bus.window("Sign in")
    dialog.find("text", "User name").write("kowalski")
    dialog.find("text", "Password").write(PASSWORD)
    dialog.find("push button", "Sign in").press()
    bus.wait_until_gone("Sign in")


def test_a_visitor_is_signed_in_by_ear(bus: AccessibilityBus, unit: Unit) -> None:
    """Reason, name, badge, done: each is found by its name; what is missing is heard; the visit is in the database."""
    _sign_in(bus)

    bus.window("front desk").find("push button", "Visitor in").press()
    dialog = bus.window("Visitor in")
    dialog.find_beginning("push button", "Museum").press()
    last_name = dialog.find("text", "Last name")
    dialog.find_beginning("push button", "Continue").press()
    last_name.wait_until_said("It is needed for this reason.")
    last_name.write("Chen")
    dialog.find("text", "First name").write("Quinn")
    dialog.find("text", "Telephone").write("204 555 0142")
    dialog.find_beginning("push button", "Continue").press()
    dialog.find_beginning("push button", "Sign in").press()

    def _visits() -> list[tuple[object, ...]]:
        return unit.owner.execute(
            "SELECT last_name, first_name, phone, purpose, check_in_method FROM visitors"
        ).fetchall()

    eventually(_visits, "the visit")
    assert _visits() == [("Chen", "Quinn", "204 555 0142", "museum", "desk")]
