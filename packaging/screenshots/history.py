"""The history, who was in at a moment, a member's day, and the search over everything."""

from screenshots.stage import Scene, Stage

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.ui.history.page import HistoryPage


def at(*keys: str, role: AccountRole = AccountRole.SUPERVISOR) -> Scene:
    """Return the scene of somebody who presses keys on the page."""

    def scene(stage: Stage) -> None:
        stage.show_place("history", role)
        stage.press(*keys)

    return scene


def typing(stage: Stage) -> None:
    """A name is typed."""
    stage.show_place("history")
    stage.press("Ctrl+F")
    stage.write("ro")


def nothing(stage: Stage) -> None:
    """A unit in which nobody has passed yet."""
    stage.unit.past.passages.clear()
    stage.show_place("history", AccountRole.OPERATOR)


def whole_log(stage: Stage) -> None:
    """The whole log, with a correction that is looked at."""
    stage.show_place("history")
    (page,) = stage.window.findChildren(HistoryPage)
    page.passages.filters.log.setCurrentIndex(1)
    stage.settle()


def card(stage: Stage) -> None:
    """A member's day with a correction in it, and the visitors they host."""
    stage.unit.past.visits = stage.unit.visits.here()[:2]
    found(stage)
    stage.press("Return")


def card_for_nobody(stage: Stage) -> None:
    """What somebody sees who is not signed in."""
    stage.evening()
    stage.press("Ctrl+K")
    stage.write("tremb")
    stage.press("Return")


def found(stage: Stage) -> None:
    """Something is searched for."""
    stage.evening()
    stage.sit_down()
    stage.window.show_desk()
    stage.press("Ctrl+K")
    stage.write("roy")


def page_found(stage: Stage) -> None:
    """A page is searched for by its title."""
    stage.evening()
    stage.sit_down()
    stage.press("Ctrl+K")
    stage.write("is")


SCENES: dict[str, Scene] = {
    "history": at(),
    "history-typing": typing,
    "history-empty": nothing,
    "history-whole-log": whole_log,
    "history-moment": at("Alt+2", "Down", "Down"),
    "history-moment-nobody": at("Alt+2", "Home"),
    "day-card": card,
    "day-card-nobody": card_for_nobody,
    "find": found,
    "find-page": page_found,
}
