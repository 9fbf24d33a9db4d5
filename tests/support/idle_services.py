"""What stands behind the pages of a window that nobody works at."""

from sentinel_desktop.ui.desk_services import DeskServices
from sentinel_desktop.ui.settling.presenter import Asked
from tests.support.background_at_once import BackgroundAtOnce
from tests.support.fake_quarantine import FakeQuarantine
from tests.support.fake_reader_control import FakeReaderControl
from tests.support.fake_reviews import FakeReviews


def idle_services() -> DeskServices:
    """Return services with nothing attached and nothing to settle."""
    return DeskServices(BackgroundAtOnce(), FakeReaderControl(), Asked(FakeQuarantine(), FakeReviews(), "duty"))
