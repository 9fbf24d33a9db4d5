"""The badges of the unit: the table, the story of one, and the dialogs that begin with a tap."""

from datetime import timedelta
from uuid import UUID

from screenshots.stage import SERVER_AWAY, Scene, Stage

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.ui.badges.page import BadgesPage
from tests.support.fake_reader_control import tried
from tests.support.invented_desk import NOW

NEW = "0100C0FFEE"


def _go(stage: Stage, *keys: str, role: AccountRole = AccountRole.SUPERVISOR) -> BadgesPage:
    stage.show_place("badges", role)
    stage.press(*keys)
    (page,) = stage.window.findChildren(BadgesPage)
    return page


def _choose(page: BadgesPage, number: str) -> None:
    page.view.choose_row([line.printed_number for line in page.model.rows].index(number))


def _tap(stage: Stage, *serials: str) -> None:
    for serial in serials:
        stage.unit.reader.present(tried(serial))
        stage.settle()


def members(stage: Stage) -> None:
    """One of them is lost, and one belongs to somebody who left."""
    _go(stage)


def full(stage: Stage) -> None:
    """As many as a large unit has."""
    unit = stage.unit.badges
    for number in range(400):
        unit.badge(f"62E4{number:06X}", number=f"{1000 + number}", member_id=unit.member(f"S1 Invented, {number}"))
    _choose(_go(stage), "0017")


def visitors(stage: Stage) -> None:
    """The pool, two of them overdue."""
    _go(stage, "Alt+2")


def operator(stage: Stage) -> None:
    """The same, for who may change nothing."""
    _go(stage, role=AccountRole.OPERATOR)


def empty(stage: Stage) -> None:
    """Nothing is enrolled yet."""
    stage.unit.badges.rows.badges.clear()
    _go(stage)


def away(stage: Stage) -> None:
    """The database does not answer."""
    page = _go(stage)
    stage.unit.badges.away = SERVER_AWAY
    page.filters.search.setText("roy")


def unknown(stage: Stage) -> None:
    """A badge was scanned here that the unit does not know."""
    _go(stage)
    answer = ScanAnswer(ScanId(UUID(int=1)), "62E30C93AE", Outcome.BADGE_UNKNOWN, NOW - timedelta(minutes=2))
    stage.signals.scan_finished.emit(answer)
    stage.settle()
    stage.window.scan_notice.hide()


def undo(stage: Stage) -> None:
    """A badge was just taken back."""
    _choose(_go(stage), "0017")
    stage.press("Alt+U")


def enrol_waiting(stage: Stage) -> None:
    """The reader waits for a badge."""
    _go(stage, "Ins")


def enrol(stage: Stage) -> None:
    """A badge was tapped, and its holder is looked for."""
    _go(stage, "Ins")
    _tap(stage, NEW)
    stage.write("0023")
    stage.press("Tab")
    stage.write("o")


def enrol_ambiguous(stage: Stage) -> None:
    """A badge that may be mistaken for another one."""
    _go(stage, "Ins")
    _tap(stage, "99E3000000")


def enrol_known(stage: Stage) -> None:
    """A badge that somebody has."""
    _go(stage, "Ins")
    _tap(stage, "62E3000000")


def series(stage: Stage) -> None:
    """Visitor badges one after the other, one of them refused."""
    _go(stage, "Alt+2", "Alt+V")
    _tap(stage, "0100C0FF01", "0100C0FF02", "62E3000000")


def replace(stage: Stage) -> None:
    """A lost badge is about to be replaced."""
    _choose(_go(stage), "0017")
    stage.press("Alt+R")
    _tap(stage, NEW)
    stage.write("left on the train on Tuesday")


def assign(stage: Stage) -> None:
    """A free badge, and who gets it."""
    _choose(_go(stage), "0013")
    stage.press("Alt+A")
    stage.write("o")


def decommission(stage: Stage) -> None:
    """A badge that is never used again."""
    _choose(_go(stage), "0017")
    stage.press("Alt+X")
    stage.write("the antenna is broken")


def describe(stage: Stage) -> None:
    """A wrong number."""
    _choose(_go(stage), "0013")
    stage.press("Ctrl+E")


def look(stage: Stage) -> None:
    """A badge is about to be looked at."""
    _go(stage, "Ctrl+T")


SCENES: dict[str, Scene] = {
    "badges-members": members,
    "badges-full": full,
    "badges-visitors": visitors,
    "badges-operator": operator,
    "badges-empty": empty,
    "badges-away": away,
    "badges-unknown": unknown,
    "badges-undo": undo,
    "badges-enrol-waiting": enrol_waiting,
    "badges-enrol": enrol,
    "badges-enrol-ambiguous": enrol_ambiguous,
    "badges-enrol-known": enrol_known,
    "badges-series": series,
    "badges-replace": replace,
    "badges-assign": assign,
    "badges-decommission": decommission,
    "badges-describe": describe,
    "badges-look": look,
}
