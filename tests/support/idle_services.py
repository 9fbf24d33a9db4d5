"""What stands behind the pages of a window that nobody works at."""

from sentinel_desktop.ui.desk_services import DeskServices
from sentinel_desktop.ui.settling.presenter import Asked
from sentinel_desktop.ui.sign_in.asked import SignInAsked
from tests.support.background_at_once import BackgroundAtOnce
from tests.support.fake_quarantine import FakeQuarantine
from tests.support.fake_reader_control import FakeReaderControl
from tests.support.fake_refused_acts import FakeRefusedActs
from tests.support.fake_reviews import FakeReviews
from tests.support.fake_sessions import FakeSessions, Known, judge, person


def idle_services() -> DeskServices:
    """Return services with nothing attached and nothing to settle."""
    sessions = FakeSessions(Known(person(), "one two three four"))
    return DeskServices(
        BackgroundAtOnce(),
        FakeReaderControl(),
        Asked(FakeQuarantine(), FakeRefusedActs(), FakeReviews(), "duty"),
        SignInAsked(sessions, sessions, judge),
    )
