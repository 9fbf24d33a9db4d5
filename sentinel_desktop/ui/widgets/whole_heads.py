"""Leaves every word over a column whole, and gives the room that is left to the columns whose words need it."""

from collections.abc import Collection

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHeaderView


class WholeHeads(QObject):
    """Looks after the stretched columns of a table; what does not fit is scrolled to, unless other columns give way.

    They share what room is left: none gets less than its head needs, and none has room to spare while the words of
    another are cut.

    Args:
        header: of the table, whose model is set.
    """

    def __init__(self, header: QHeaderView) -> None:
        super().__init__(header)
        self._header = header
        self._stretched: tuple[int, ...] = ()
        self._yielding: tuple[int, ...] = ()
        self._needed: dict[int, int] = {}
        self._is_fitting = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.fit)
        header.sectionResized.connect(self._on_resized)
        model = header.model()
        for changed in (model.headerDataChanged, model.modelReset, model.layoutChanged):
            changed.connect(self.fit)
        for said in (model.dataChanged, model.rowsInserted, model.rowsRemoved):
            said.connect(self._on_said)

    def stretch(self, columns: Collection[int], yielding: Collection[int] = ()) -> None:
        """Have these columns share the room that the others leave; where none is left, the yielding ones are cut."""
        self._stretched, self._yielding = tuple(columns), tuple(yielding)
        self.fit()

    def fit(self, *_: object) -> None:
        """Share the room anew, as when the table has another width."""
        if self._is_fitting:
            return
        self._soon.stop()
        self._is_fitting = True
        self._needed = self._measured()
        for column in self._yielding:
            self._header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in self._stretched:
            self._header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        while (short := next((column for column in self._stretched if self._is_short(column)), None)) is not None:
            # The others share what is left, and may then be the next that are short.
            self._header.setSectionResizeMode(short, QHeaderView.ResizeMode.Fixed)
            self._header.resizeSection(short, self._header.sectionSizeHint(short))
        self._share_by_words()
        self._yield_room()
        self._is_fitting = False

    def _measured(self) -> dict[int, int]:
        """Return how many pixels the words of each column that shares the room need, of the rows that are seen."""
        header = self._header
        view = header.parent()
        if len(self._stretched) <= 1 or not isinstance(view, QAbstractItemView):
            return {}
        return {
            column: max(view.sizeHintForColumn(column), header.sectionSizeHint(column))
            for column in self._stretched
            if not header.isSectionHidden(column)
        }

    def _share_by_words(self) -> None:
        """Take the room to spare from the columns that share it, one by one, while the words of another are cut."""
        while any(self._is_cut(column) for column in self._needed):
            spare = next((column for column in self._needed if self._has_to_spare(column)), None)
            if spare is None:
                return
            self._header.setSectionResizeMode(spare, QHeaderView.ResizeMode.Fixed)
            self._header.resizeSection(spare, self._needed[spare])

    def _is_cut(self, column: int) -> bool:
        return self._shares(column) and self._size(column) < self._needed[column]

    def _has_to_spare(self, column: int) -> bool:
        return self._shares(column) and self._size(column) > self._needed[column]

    def _shares(self, column: int) -> bool:
        return self._header.sectionResizeMode(column) is QHeaderView.ResizeMode.Stretch

    def _yield_room(self) -> None:
        """Cut what the columns say that give way, by as much as is too broad, and no further than their heads."""
        header = self._header
        for column in self._yielding:
            size = self._size(column)
            given = min(self._missing, size - header.sectionSizeHint(column))
            if given > 0 and not header.isSectionHidden(column):
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(column, size - given)

    def _size(self, column: int) -> int:
        """Return how wide a column is now that the modes of all are known."""
        # The length alone makes Qt do at once what it would do a moment later.
        self._header.length()
        return self._header.sectionSize(column)

    @property
    def _missing(self) -> int:
        """By how many pixels the columns are broader than the table."""
        return self._header.length() - self._header.viewport().width()

    def _is_short(self, column: int) -> bool:
        header = self._header
        return (
            self._shares(column)
            and not header.isSectionHidden(column)
            and self._size(column) < header.sectionSizeHint(column)
        )

    def _on_resized(self, *_: object) -> None:
        """Share the room anew once all have another width: while Qt resizes them, none tells what it will be."""
        if not self._is_fitting:
            self._soon.start()

    def _on_said(self, *_: object) -> None:
        """Share the room anew where what is said needs another width than before."""
        if not self._is_fitting and self._measured() != self._needed:
            self.fit()
