"""The changes, newest first, and what is said where there are none."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sentinel_desktop.ui.audit.model import ChangeLine, ChangesModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.paged_card import PagedCard


class ChangesCard(PagedCard[ChangeLine]):
    """The row that a person looks at stays where it is while the log grows.

    Args:
        look: of the window.
        order: what a person chooses the order by; it stands beside the title.
    """

    model: ChangesModel

    def __init__(self, look: Appearance, order: QWidget) -> None:
        super().__init__(
            look,
            self.tr("Changes"),
            ChangesModel(),
            (1, 2, 3),
            (
                "history",
                self.tr("No change fits these filters"),
                self.tr("Every change to members, badges, lists and settings stands here, with who made it and when."),
            ),
            lambda line: line.entry.id,
        )
        self.add_to_heading(order)

    def insert_new(self, lines: Sequence[ChangeLine]) -> int:
        """Show what is new above, and leave the row where it is that a person reads; return how many were."""
        top = self.view.top_row()
        count = self.model.insert_new(lines)
        self.view.keep_at_top(top)
        self.show_parts()
        return count

    def told_when_full(self) -> str:
        """Return how the others are reached: here also from the other end."""
        return self.tr("The first {n} are shown. Choose a period, or begin at the other end, to see the others.")
