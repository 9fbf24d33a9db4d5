"""A kiosk that is started on a computer where nothing was ever made asks visitors nothing that is not theirs."""

from pathlib import Path

from PySide6.QtGui import QColor

from sentinel_desktop.app.kiosk import NotSetUp
from sentinel_desktop.config import Settings
from tests.support.programs import StationProcess

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def test_it_says_so_in_the_terminal_and_makes_nothing(tmp_path: Path) -> None:
    """How it is set up stands there; there is no database and no station afterwards, and the exit code tells it."""
    data = tmp_path / "data"
    with StationProcess("--kiosk", data_dir=data, environment=OFFSCREEN) as kiosk:
        kiosk.wait_until_said("This computer is not set up yet: start 'sentinel-desktop' here once without --kiosk")
        assert kiosk.end() == 1
    assert not list(data.glob("stations/*/station.json"))
    assert not (data / "postgresql").exists()


def test_it_says_so_on_the_screen_until_somebody_closes_it(tmp_path: Path, qapp: object) -> None:
    """One sentence and one button, in the look of every other window."""
    del qapp
    screen = NotSetUp(Settings(tmp_path, None, None, None, station="kiosk"))
    screen.window.show()
    assert screen.window.title.text() == "There is no kiosk here yet"
    assert "without --kiosk" in screen.window.about.text()
    assert not screen.window.cancel.isVisible()
    assert screen.window.grab().toImage().pixelColor(1, 1) == QColor(screen.window.look.tokens.ground)
    screen.window.action.click()
    assert screen.window.has_left
    screen.close()
