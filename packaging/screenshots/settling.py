"""What must be settled by a person."""

from screenshots.stage import SERVER_AWAY, Scene, Stage

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.hand_acts import HandActKind, HandActStatus
from sentinel_desktop.domain.reviews import ReviewReason
from sentinel_desktop.domain.sessions import NOBODY
from sentinel_desktop.domain.station_status import JournalStatus
from tests.support.fake_quarantine import refused
from tests.support.fake_refused_acts import refused_act
from tests.support.fake_reviews import review


def settling_nothing(stage: Stage) -> None:
    """Nothing must be settled."""
    stage.evening()
    stage.quarantine.scans.clear()
    stage.reviews.open.clear()
    stage.window.show_place("settling")


def settling_refused(stage: Stage) -> None:
    """One scan was refused."""
    stage.evening()
    stage.quarantine.scans[:] = [refused()]
    stage.reviews.open.clear()
    stage.signals.journal_changed.emit(JournalStatus(0, 1))
    stage.window.show_place("settling")


def settling_full(stage: Stage) -> None:
    """After a bad night."""
    stage.evening()
    stage.quarantine.scans[:] = [refused(n) for n in range(1, 40)]
    stage.reviews.open[:] = [review(n) for n in range(130)]
    stage.signals.journal_changed.emit(JournalStatus(0, 39))
    stage.window.show_place("settling")


def settling_review(reason: ReviewReason) -> Scene:
    """Return the scene of a review of each kind, that of ``reason`` chosen."""

    def show(stage: Stage) -> None:
        stage.evening()
        stage.quarantine.scans.clear()
        stage.reviews.open[:] = [review(n) for n in range(4)]
        stage.window.show_place("settling")
        rows = stage.window.settling.page.reviews.model.rows
        stage.window.settling.page.reviews.view.choose_row([row.subject.reason for row in rows].index(reason))

    return show


def settling_away(stage: Stage) -> None:
    """The reviews cannot be read."""
    settling_refused(stage)
    stage.reviews.away = SERVER_AWAY
    stage.window.show_desk()
    stage.window.show_place("settling")


def settling_settle(stage: Stage) -> None:
    """A review is about to be settled."""
    settling_review(ReviewReason.TWO_PLACES)(stage)
    stage.sit_down(AccountRole.OPERATOR)
    stage.window.settling.page.details.settle.click()
    if stage.window.settling.dialog is not None:
        stage.window.settling.dialog.text.setPlainText("Lent to S1 Ashby for the gate; told the coxswain.")


def settling_dismiss(stage: Stage) -> None:
    """A scan is about to be dismissed."""
    settling_refused(stage)
    stage.window.settling.page.details.dismiss.click()


def settling_acts(stage: Stage) -> None:
    """Of everything that is done by hand one act was refused, and others wait; an operator looks at the first."""
    stage.evening()
    stage.sit_down(AccountRole.OPERATOR)
    stage.quarantine.scans.clear()
    stage.reviews.open.clear()
    stage.refused_acts.acts[:] = [refused_act(kind, n) for n, kind in enumerate(HandActKind)]
    stage.signals.hand_acts_changed.emit(HandActStatus(3, len(HandActKind)))
    stage.window.show_place("settling")
    page = stage.window.settling.page
    kinds = [row.subject.kind for row in page.acts.model.rows]
    page.acts.view.choose_row(kinds.index(HandActKind.VISITOR_SIGN_IN))


def settling_acts_of_nobody(stage: Stage) -> None:
    """Nobody is signed in: whom the acts are about is not shown."""
    settling_acts(stage)
    stage.sessions.become(NOBODY)


def settling_everything(stage: Stage) -> None:
    """All three lists have something."""
    settling_acts(stage)
    stage.quarantine.scans[:] = [refused(n) for n in range(1, 12)]
    stage.reviews.open[:] = [review(n) for n in range(30)]
    stage.signals.journal_changed.emit(JournalStatus(14, 11))
    stage.window.show_desk()
    stage.window.show_place("settling")


def settling_act_dismiss(stage: Stage) -> None:
    """What was done by hand is about to be dismissed."""
    settling_acts(stage)
    stage.window.settling.page.details.dismiss.click()


SCENES: dict[str, Scene] = {
    "settling-nothing": settling_nothing,
    "settling-refused": settling_refused,
    "settling-full": settling_full,
    "settling-dismiss": settling_dismiss,
    "settling-settle": settling_settle,
    "settling-away": settling_away,
    "settling-acts": settling_acts,
    "settling-acts-of-nobody": settling_acts_of_nobody,
    "settling-act-dismiss": settling_act_dismiss,
    "settling-everything": settling_everything,
    **{f"settling-{reason.value}": settling_review(reason) for reason in ReviewReason},
}
