"""A member's day as an action of the window: it opens for whomever another part asks for, by no key of its own."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.day_card.presenter import DAY_CARD, DayCardPresenter, DayCards
from sentinel_desktop.ui.desk_actions import DeskAction
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.signals import DeskSignals


def day_card_action(
    setup: DeskSetup, signals: DeskSignals, *, background: Background, window: QWidget, service: DayCards
) -> DeskAction:
    """Return the action; asked for by name it opens the card that was asked for last, for who may see all of it."""
    presenter = DayCardPresenter(setup, signals, service, background, window)
    return DeskAction(
        DAY_CARD,
        QCoreApplication.translate("DayCard", "A member's day"),
        "user-round",
        "",
        presenter.open,
        presenter,
        needs=frozenset({Right.ENTER_BY_HAND}),
    )
