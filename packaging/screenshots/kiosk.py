"""The kiosk's pages, in both languages, and a badge that was tapped there."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget
from screenshots.stage import Scene, Stage

from sentinel_desktop.app.kiosk import NOT_SET_UP
from sentinel_desktop.domain.kiosk import KioskField, KioskForm
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.visitors import Language, VisitPurpose
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.kiosk.answer_words import answer_words
from sentinel_desktop.ui.kiosk.not_set_up import not_set_up_notice
from sentinel_desktop.ui.kiosk.state import KioskState, Step
from sentinel_desktop.ui.kiosk.window import KioskWindow
from sentinel_desktop.ui.language import ScreenLanguage
from sentinel_desktop.ui.sentences import shown
from tests.support.invented_desk import NOW, answer, member, renamed
from tests.support.kiosk_pages import BASE, PAGES, SOLDIER


def _kiosk(stage: Stage, state: KioskState) -> KioskWindow:
    """Lay a kiosk over the desk, so that it is in the picture."""
    setup = DeskSetup("Front kiosk", Timings(), lambda: NOW, stage.window.look)
    kiosk = KioskWindow(setup, ScreenLanguage.of(QCoreApplication.instance()), state)
    kiosk.setParent(stage.window)
    kiosk.setGeometry(stage.window.rect())
    kiosk.show()
    kiosk.page.focus_first()
    return kiosk


def _page(state: KioskState) -> Scene:
    def scene(stage: Stage) -> None:
        _kiosk(stage, state)

    return scene


def _in_french(state: KioskState) -> Scene:
    return _page(replace(state, language=Language.FRENCH))


def kiosk_faults(stage: Stage) -> None:
    """What is missing is said over its line."""
    kiosk = _kiosk(stage, replace(BASE, step=Step.WHO, form=KioskForm(VisitPurpose.MUSEUM)))
    kiosk.show_problems(
        {
            KioskField.LAST_NAME: "Please type your last name.",
            KioskField.PHONE: "Please type a telephone number of 7 digits or more.",
        }
    )


def kiosk_answer(stage: Stage) -> None:
    """A member tapped a badge there."""
    kiosk = _kiosk(stage, replace(BASE, step=Step.WHO, form=SOLDIER))
    kiosk.show_answer(answer_words(answer(Outcome.CHECKED_IN, renamed(member(77), "PO2", "Tremblay"))))


def kiosk_done(stage: Stage) -> None:
    """Signed in; it starts over in a moment."""
    kiosk = _kiosk(stage, replace(BASE, step=Step.DONE, form=SOLDIER))
    kiosk.show_countdown(4)


def kiosk_digits(stage: Stage) -> None:
    """The keyboard's page for a telephone number."""
    kiosk = _kiosk(stage, replace(BASE, step=Step.LEAVING))
    kiosk.page.lines[KioskField.PHONE].setFocus()
    kiosk.keyboard.suit(kiosk.page.lines[KioskField.PHONE].edit)


def kiosk_not_set_up(stage: Stage) -> None:
    """A kiosk was started on a computer where nothing was ever made: there is nothing behind what it says."""
    behind = QWidget(stage.window)
    behind.setGeometry(stage.window.rect())
    behind.setAutoFillBackground(True)
    behind.show()
    notice = not_set_up_notice(stage.window.look, shown(NOT_SET_UP))
    notice.setParent(stage.window, Qt.WindowType.Dialog)
    notice.open()


_MADE: dict[str, Callable[[Stage], None]] = {
    "kiosk-faults": kiosk_faults,
    "kiosk-answer": kiosk_answer,
    "kiosk-done": kiosk_done,
    "kiosk-digits": kiosk_digits,
    "kiosk-not-set-up": kiosk_not_set_up,
}
SCENES: dict[str, Scene] = {
    **{f"kiosk-{name}": _page(state) for name, state in PAGES.items()},
    **{f"kiosk-{name}-fr": _in_french(PAGES[name]) for name in ("welcome", "who", "review")},
    **_MADE,
}
