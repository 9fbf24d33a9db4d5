"""What the last page of the sign-in says."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.visitor_desk import VisitorBadge, VisitorSignedIn
from sentinel_desktop.ui.times import since_text
from sentinel_desktop.ui.visitor_desk.done_page import Done
from sentinel_desktop.ui.widgets.facts import Fact
from sentinel_desktop.ui.widgets.suggestions import Suggestion

translate = QCoreApplication.translate


def done_of(
    done: VisitorSignedIn, host: Suggestion | None, badge: VisitorBadge | None, now: datetime, zone: ZoneInfo
) -> Done:
    """Return what is said of a visitor who is in.

    Args:
        done: what came of the sign-in.
        host: as it stood in the dialog, where the database did not say.
        badge: likewise.
        now: the server's time.
        zone: of the unit.
    """
    number = done.badge or ("" if badge is None else badge.number)
    facts = [Fact(translate("VisitorDesk", "Badge"), number or translate("VisitorDesk", "none"))]
    name = done.host or ("" if host is None else host.title)
    if name:
        facts.append(Fact(translate("VisitorDesk", "Host"), _told(name, done.host_is_in)))
    facts.append(Fact(translate("VisitorDesk", "Until"), since_text(done.expires_at, now, zone)))
    return Done(done.display_name, _sentence(done), tuple(facts), done.waiting)


def _sentence(done: VisitorSignedIn) -> str:
    if done.waiting:
        return translate("VisitorDesk", "Kept here, waiting for the database. The visitor is not asked again.")
    if done.was_expected:
        return translate("VisitorDesk", "Signed in, as expected.")
    return translate("VisitorDesk", "Signed in.")


def _told(host: str, is_in: Direction | None) -> str:
    if is_in is Direction.IN:
        return translate("VisitorDesk", "{host} is in: call them.").format(host=host)
    if is_in is Direction.OUT:
        return translate("VisitorDesk", "{host} is out: the desk tells them when they scan in.").format(host=host)
    return host
