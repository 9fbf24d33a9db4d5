"""Leaves every word over a column whole: a column that shares what room is left never gets less than its head needs."""

from collections.abc import Collection

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHeaderView


class WholeHeads(QObject):
    """Looks after the stretched columns of a table; what does not fit is scrolled to, unless other columns give way.

    Args:
        header: of the table, whose model is set.
    """

    def __init__(self, header: QHeaderView) -> None:
        super().__init__(header)
        self._header = header
        self._stretched: tuple[int, ...] = ()
        self._yielding: tuple[int, ...] = ()
        self._is_fitting = False
        header.sectionResized.connect(self._on_resized)
        model = header.model()
        for changed in (model.headerDataChanged, model.modelReset, model.layoutChanged):
            changed.connect(self.fit)

    def stretch(self, columns: Collection[int], yielding: Collection[int] = ()) -> None:
        """Have these columns share the room that the others leave; where none is left, the yielding ones are cut."""
        self._stretched, self._yielding = tuple(columns), tuple(yielding)
        self.fit()

    def fit(self, *_: object) -> None:
        """Share the room anew, as when the table has another width."""
        if self._is_fitting:
            return
        self._is_fitting = True
        for column in self._yielding:
            self._header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in self._stretched:
            self._header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        while (short := next((column for column in self._stretched if self._is_short(column)), None)) is not None:
            # The others share what is left, and may then be the next that are short.
            self._header.setSectionResizeMode(short, QHeaderView.ResizeMode.Fixed)
            self._header.resizeSection(short, self._header.sectionSizeHint(short))
        self._yield_room()
        self._is_fitting = False

    def _yield_room(self) -> None:
        """Cut what the columns say that give way, by as much as is too broad, and no further than their heads."""
        header = self._header
        for column in self._yielding:
            size = header.sectionSize(column)
            given = min(self._missing, size - header.sectionSizeHint(column))
            if given > 0 and not header.isSectionHidden(column):
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(column, size - given)

    @property
    def _missing(self) -> int:
        """By how many pixels the columns are broader than the table."""
        return self._header.length() - self._header.viewport().width()

    def _is_short(self, column: int) -> bool:
        header = self._header
        is_shared = header.sectionResizeMode(column) is QHeaderView.ResizeMode.Stretch
        return (
            is_shared
            and not header.isSectionHidden(column)
            and header.sectionSize(column) < header.sectionSizeHint(column)
        )

    def _on_resized(self, column: int, *_: object) -> None:
        is_short = column in self._stretched and self._is_short(column)
        if is_short or (self._yielding and column not in self._yielding and self._missing > 0):
            self.fit()
