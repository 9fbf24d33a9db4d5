"""Readers that talk and readers that must be asked, found without a setting, down to the row in PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from sentinel_desktop.hardware.frames import elatec, id12la, idteck
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.asked_reader import AskedReader
from tests.support.programs import StationProcess, eventually
from tests.support.pty_reader import PtyReader
from tests.support.simulated_pcprox import SimulatedPcProx
from tests.support.simulated_pn532 import SimulatedPn532

CARD = "04112233445566"
FACILITY_1_CARD_3 = "10000000100000000000000111"

Present = Callable[[], None]


@contextmanager
def talking(folder: Path, frame: bytes) -> Iterator[tuple[str, Present]]:
    """Plug in a reader that sends a frame when a badge comes."""
    with PtyReader(folder) as reader:
        yield reader.url, lambda: reader.write(frame)


@contextmanager
def pn532(folder: Path) -> Iterator[tuple[str, Present]]:
    """Plug in a chip that is asked twenty times a second which tags are there."""
    chip = SimulatedPn532()
    with AskedReader(folder, chip) as reader:
        yield reader.url, lambda: chip.tags.append(bytes.fromhex(CARD))


@contextmanager
def pcprox(folder: Path) -> Iterator[tuple[str, Present]]:
    """Plug in a reader that tells its last card when it is asked."""
    chip = SimulatedPcProx()
    with AskedReader(folder, chip) as reader:
        yield reader.url, lambda: chip.present(FACILITY_1_CARD_3)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("plug_in", "serial"),
    [
        pytest.param(lambda folder: talking(folder, id12la.encode(TREMBLAY)), TREMBLAY, id="id12la"),
        pytest.param(lambda folder: talking(folder, idteck.encode(ROY)), ROY, id="idteck tells 32 bits"),
        pytest.param(lambda folder: talking(folder, idteck.encode(ROY, 8)), ROY, id="idteck tells 24 bits"),
        pytest.param(lambda folder: talking(folder, elatec.encode(FACILITY_1_CARD_3)), "010003", id="elatec"),
        pytest.param(pn532, CARD, id="pn532"),
        pytest.param(pcprox, "010003", id="pcprox"),
    ],
)
def test_a_reader_that_nobody_described_checks_its_member_in(
    unit: Unit, tmp_path: Path, plug_in: Callable[[Path], AbstractContextManager[tuple[str, Present]]], serial: str
) -> None:
    """Only the port is given: the program finds out what hangs on it, and the badge's holder is in."""
    if serial not in {TREMBLAY, ROY}:
        unit.add_badge(serial)
    with (
        plug_in(tmp_path) as (url, present),
        StationProcess("--reader", url, "station", data_dir=tmp_path / "data", database=unit.url) as station,
    ):
        station.wait_until_said("reader: ready")
        station.wait_until_said("database: live")
        present()
        outcome = station.wait_for_outcomes(1)[0]
        assert (outcome["outcome"], outcome["member"] is not None) == ("checked_in", True)
        eventually(lambda: unit.directions(serial) == ["in"], "the check-in in the database")
