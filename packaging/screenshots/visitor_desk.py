"""Visitors received at the desk: signed in page by page, and signed out."""

from uuid import uuid4

from screenshots.stage import Scene, Stage

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import ScanAnswer
from tests.support.fake_visitor_desk import V12
from tests.support.invented_desk import NOW

_V12 = "0000AA0012"


def reasons(stage: Stage) -> None:
    """Why somebody comes is asked."""
    stage.show_place("desk", AccountRole.OPERATOR)
    stage.press("F2")


def offered(stage: Stage) -> None:
    """Three letters are typed: one was here before, another is expected today."""
    reasons(stage)
    stage.press("2")
    stage.write("Che")


def taken(stage: Stage) -> None:
    """Somebody who was here before is taken, and everything is filled in."""
    offered(stage)
    stage.press("Return")


def wrong(stage: Stage) -> None:
    """A telephone number and a plate that are none, and what is needed and missing."""
    reasons(stage)
    stage.press("2", "Alt+T")
    stage.write("12")
    stage.press("Alt+P")
    stage.write("A__B!")
    stage.press("Return")


def military(stage: Stage) -> None:
    """Somebody of another unit comes to a meeting."""
    reasons(stage)
    stage.press("3", "Alt+2", "Alt+H")
    stage.write("o")


def badge(stage: Stage) -> None:
    """A badge is waited for."""
    taken(stage)
    stage.press("Return")


def held(stage: Stage) -> None:
    """The badge that was tapped is in other hands."""
    badge(stage)
    stage.unit.receiving.held[V12.id] = "Lt Haddad, N."
    _tap(stage)


def here_already(stage: Stage) -> None:
    """Somebody of this name is here."""
    stage.unit.receiving.inside.add("Chen, Q.")
    badge(stage)
    stage.press("Return")


def done(stage: Stage) -> None:
    """The visitor is in, with a badge."""
    badge(stage)
    _tap(stage)
    stage.press("Return")


def kept(stage: Stage) -> None:
    """The same while the database is away."""
    stage.unit.receiving.away = True
    reasons(stage)
    stage.press("6")
    stage.write("Vance")
    stage.press("Return", "Return")


def tapped(stage: Stage) -> None:
    """A free badge was tapped, and nothing waits for one."""
    stage.show_place("desk", AccountRole.OPERATOR)
    _tap(stage)


def nobody(stage: Stage) -> None:
    """No visitor is here."""
    stage.show_place("desk", AccountRole.OPERATOR)
    stage.press("F3")


def inside(stage: Stage) -> None:
    """Some are here, and none is ready to be signed out yet."""
    people = (
        ("Chen, Q.", "V-12", "Northern Marine Ltd"),
        ("Cheverie, Q.", None, ""),
        ("Lt Haddad, N.", "V-3", "HMCS Other"),
        ("Okafor, Rae (Harbour Works)", "V-7", "Harbour Works"),
    )
    for name, number, organization in people:
        stage.unit.receiving.inside.add(name, number, organization)
    nobody(stage)


def out(stage: Stage) -> None:
    """One was signed out, by the number of the badge."""
    inside(stage)
    stage.write("v-7")
    stage.press("Return")


def _tap(stage: Stage) -> None:
    stage.signals.scan_finished.emit(
        ScanAnswer(ScanId(uuid4()), _V12, Outcome.VISITOR_BADGE_FREE, NOW, badge_number="V-12")
    )
    stage.settle()


SCENES: dict[str, Scene] = {
    "visitor-in": reasons,
    "visitor-in-offered": offered,
    "visitor-in-taken": taken,
    "visitor-in-wrong": wrong,
    "visitor-in-military": military,
    "visitor-in-badge": badge,
    "visitor-in-badge-held": held,
    "visitor-in-here-already": here_already,
    "visitor-in-done": done,
    "visitor-in-kept": kept,
    "visitor-badge-tapped": tapped,
    "visitor-out-empty": nobody,
    "visitor-out": inside,
    "visitor-out-done": out,
}
