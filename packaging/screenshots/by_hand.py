"""Passages by hand: entered, corrected; long stays and the question that waits."""

from datetime import timedelta

from screenshots.stage import Scene, Stage

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.directions import Direction, Method
from sentinel_desktop.domain.hand_entries import PassageStory
from sentinel_desktop.domain.ids import CheckInId
from sentinel_desktop.domain.record_changes import EVERYTHING
from sentinel_desktop.ui.by_hand.correction_dialog import CorrectionDialog
from sentinel_desktop.ui.by_hand.entry_dialog import EntryDialog
from sentinel_desktop.ui.by_hand.presenter import ByHandPresenter
from tests.support.by_hand_in_memory import check_in_line, long_stay, long_visit, waiting_question
from tests.support.invented_desk import NOW

_HOUR = timedelta(hours=1)


def opened(stage: Stage) -> ByHandPresenter:
    """Nobody is chosen yet."""
    stage.show_place("desk", AccountRole.OPERATOR)
    stage.press("F4")
    (presenter,) = stage.window.findChildren(ByHandPresenter)
    found: ByHandPresenter = presenter
    return found


def searched(stage: Stage) -> None:
    """Some letters are typed."""
    opened(stage)
    stage.write("o")


def chosen(stage: Stage) -> None:
    """Somebody is chosen, and a time is typed."""
    opened(stage)
    stage.write("okafor")
    stage.press("Return")
    _entry(stage).time.setFocus()
    stage.write("1705")


def _entry(stage: Stage) -> EntryDialog:
    """Return the dialog; the keys of its lines are other ones in French."""
    (dialog,) = stage.window.findChildren(EntryDialog)
    found: EntryDialog = dialog
    return found


def refused(stage: Stage) -> None:
    """A time that is yet to come, and no reason."""
    chosen(stage)
    _entry(stage).reason.setFocus()
    stage.press("Ctrl+A", "Del")
    _entry(stage).time.setFocus()
    stage.press("Ctrl+A")
    stage.write("2359")
    stage.press("Return")


def recorded(stage: Stage) -> None:
    """One is recorded, the next may come; a later passage was turned round."""
    stage.unit.by_hand.turned = 1
    opened(stage)
    stage.write("okafor")
    stage.press("Return", "Return")


def kept_here(stage: Stage) -> None:
    """The database is away."""
    opened(stage)
    stage.write("okafor")
    stage.press("Return")
    stage.unit.by_hand.is_away = True
    stage.press("Return")


def _story(stage: Stage) -> CheckInId:
    first = check_in_line(1, Direction.OUT, NOW - 16 * _HOUR, Method.ROLLOVER, witnessed=False)
    second = check_in_line(
        *(2, Direction.OUT, NOW - 20 * _HOUR, Method.CORRECTION),
        reason="Asked at the next scan",
        supersedes_id=first.check_in.id,
    )
    replaced = type(first)(
        first.check_in, first.recorded_at, first.member, "Front desk", None, None, second.check_in.id
    )
    stage.unit.by_hand.stories[first.check_in.id] = PassageStory((replaced, second))
    return first.check_in.id


def correcting(stage: Stage) -> None:
    """A check-out that was corrected once is corrected again."""
    stage.show_place("desk")
    (presenter,) = stage.window.findChildren(ByHandPresenter)
    presenter.correcting.open(_story(stage))
    stage.settle()
    (dialog,) = stage.window.findChildren(CorrectionDialog)
    dialog.reason.setFocus()
    stage.write("The rear door was open")


def voiding(stage: Stage) -> None:
    """It did not happen."""
    correcting(stage)
    stage.press("Alt+N")


def long_in(stage: Stage) -> None:
    """Some members and a visitor are in for too long; one is unticked."""
    stage.show_place("desk", AccountRole.OPERATOR)
    stage.unit.by_hand.stays = [long_visit(26), *(long_stay(n, 22 - n) for n in range(3, 9))]
    (presenter,) = stage.window.findChildren(ByHandPresenter)
    presenter.ending_stays.open()
    stage.settle()
    stage.press("Down", "Space")


def nobody_long_in(stage: Stage) -> None:
    """Nobody is."""
    stage.show_place("desk", AccountRole.OPERATOR)
    (presenter,) = stage.window.findChildren(ByHandPresenter)
    presenter.ending_stays.open()


def question(stage: Stage) -> None:
    """A question waits over the board, and two more."""
    stage.unit.by_hand.questions = [waiting_question(n) for n in (4, 6, 9)]
    stage.show_place("desk", AccountRole.OPERATOR)
    stage.signals.records_changed.emit(EVERYTHING)


def answering(stage: Stage) -> None:
    """It is answered."""
    question(stage)
    stage.settle()
    stage.press("Alt+Q")
    stage.write("22:10")


SCENES: dict[str, Scene] = {
    "by-hand": opened,
    "by-hand-search": searched,
    "by-hand-chosen": chosen,
    "by-hand-refused": refused,
    "by-hand-recorded": recorded,
    "by-hand-kept": kept_here,
    "by-hand-correct": correcting,
    "by-hand-void": voiding,
    "by-hand-long": long_in,
    "by-hand-long-none": nobody_long_in,
    "by-hand-question": question,
    "by-hand-answer": answering,
}
