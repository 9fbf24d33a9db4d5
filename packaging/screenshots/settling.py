"""What must be settled by a person."""

from screenshots.stage import SERVER_AWAY, Scene, Stage

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.reviews import ReviewReason
from sentinel_desktop.domain.station_status import JournalStatus
from tests.support.fake_quarantine import refused
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


SCENES: dict[str, Scene] = {
    "settling-nothing": settling_nothing,
    "settling-refused": settling_refused,
    "settling-full": settling_full,
    "settling-dismiss": settling_dismiss,
    "settling-settle": settling_settle,
    "settling-away": settling_away,
    **{f"settling-{reason.value}": settling_review(reason) for reason in ReviewReason},
}
