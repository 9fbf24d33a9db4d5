"""What a host who comes in is told: that their visitors are here already."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.presence import VisitorHere
from sentinel_desktop.ui.times import clock_text

translate = QCoreApplication.translate


def visitors_waiting(visitors: Sequence[VisitorHere], zone: ZoneInfo) -> str:
    """Return the sentence for the host of these visitors, the first that came first; empty where there is none."""
    if not visitors:
        return ""
    in_order = sorted(visitors, key=lambda visitor: (visitor.since, visitor.sort_key))
    since = clock_text(in_order[0].since, zone)
    if len(in_order) == 1:
        text = translate("Hosts", "Your visitor {name} is here since {time}.")
        return text.format(name=in_order[0].display_name, time=since)
    text = translate("Hosts", "%n of your visitor(s) are here: {names}, the first since {time}.", "", len(in_order))
    return text.format(names="; ".join(visitor.display_name for visitor in in_order), time=since)
