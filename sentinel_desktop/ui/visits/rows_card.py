"""A table of the page in which the row of one visit can be chosen, also before it is read."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from sentinel_desktop.domain.visitors import SlipLine, VisitLine
from sentinel_desktop.ui.paged_model import PagedModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.visits.model import TypeChips, VisitsModel
from sentinel_desktop.ui.widgets.paged_card import PagedCard

RowT = TypeVar("RowT", bound=VisitLine | SlipLine)


def visit_of(row: VisitLine | SlipLine) -> UUID:
    """Return which visit a row is of."""
    return row.record.id if isinstance(row, VisitLine) else row.slip.visitor_id


def key_of(row: VisitLine | SlipLine) -> UUID:
    """Return what tells a row from the others."""
    return row.record.id if isinstance(row, VisitLine) else row.slip.id


class RowsCard(PagedCard[RowT]):
    """Visits, with the chips of their types, or slips; each row is of one visit.

    Args:
        look: of the window.
        title: what the table is called.
        model: its rows.
        stretched: the columns that share the room which the others leave.
        empty: an icon, a title and a sentence for where there is nothing.
    """

    def __init__(
        self,
        look: Appearance,
        title: str,
        model: PagedModel[RowT],
        stretched: Sequence[int],
        empty: tuple[str, str, str],
    ) -> None:
        super().__init__(look, title, model, stretched, empty, key_of)
        self._wanted: UUID | None = None
        if isinstance(model, VisitsModel) and model.chips >= 0:
            self.view.setItemDelegateForColumn(model.chips, TypeChips(look, self.view))
        model.rowsInserted.connect(self._choose_wanted)

    def choose(self, visit: UUID) -> None:
        """Choose the row of a visit, now or when it is read."""
        self._wanted = visit
        self._choose_wanted()

    def choose_again(self) -> None:
        """Choose the row of the visit that was asked for, or else the one that a person looked at."""
        if not self._choose_wanted():
            super().choose_again()

    def focus_first(self) -> None:
        """Put the keyboard on the rows, or on what is said where there are none."""
        (self.empty if self.empty.isVisibleTo(self) else self.view).setFocus()

    def _choose_wanted(self) -> bool:
        if self._wanted is None:
            return False
        found = next((row for row, each in enumerate(self.model.rows) if visit_of(each) == self._wanted), None)
        if found is None:
            return False
        self._wanted = None
        self.view.choose_row(found)
        return True
