"""The action of the key F4."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.by_hand.asked import ByHandAsked
from sentinel_desktop.ui.by_hand.dialog_keeper import ByHandDesk
from sentinel_desktop.ui.by_hand.presenter import ByHandPresenter
from sentinel_desktop.ui.desk_actions import DeskAction
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.keys import BY_HAND
from sentinel_desktop.ui.signals import DeskSignals


def by_hand_action(
    setup: DeskSetup, signals: DeskSignals, *, background: Background, window: QWidget, asked: ByHandAsked
) -> DeskAction:
    """Make the action; its note is the question that waits."""
    presenter = ByHandPresenter(ByHandDesk(setup, asked, background, window), signals)
    return DeskAction(
        name="by_hand",
        title=QCoreApplication.translate("ByHand", "Manual"),
        icon="log-in",
        key=BY_HAND,
        open=presenter.entering.open,
        presenter=presenter,
        needs=frozenset({Right.ENTER_BY_HAND}),
        on_desk=True,
        note=presenter.answering.bar,
    )
