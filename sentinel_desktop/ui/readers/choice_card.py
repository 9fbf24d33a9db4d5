"""Which reader this station uses: chosen from those attached, and remembered."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QListView, QSizePolicy, QWidget

from sentinel_desktop.domain.readers import ReaderChoice, ReaderKind, ReaderOffer
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.reader_offers import URL_ROLE, OffersModel
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.drop_down import DropDown
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.plain_label import text_label


class ChoiceCard(Card):
    """A list of readers, the protocol, and the pattern where the protocol takes one."""

    choice_requested = Signal(object)
    look_again_requested = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        type_ = appearance.type
        super().__init__(type_, self.tr("Which reader"), parent)
        self._kinds: tuple[ReaderKind, ...] = ()
        self._fixed = False
        self._busy = False
        self._offers: Sequence[ReaderOffer] = ()
        self._used = ReaderChoice()
        self._model = OffersModel(self)
        self.readers = QListView()
        self.readers.setObjectName("offers")
        self.readers.setModel(self._model)
        self.readers.setAccessibleName(self.tr("Readers to choose from"))
        self.readers.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.readers.setMinimumHeight(type_.px(76))
        self.protocol = DropDown(appearance)
        self.protocol.setAccessibleName(self.tr("Protocol of the reader"))
        self.protocol.view().setAccessibleName(self.tr("Protocols to choose from"))
        self.protocol.setMinimumHeight(type_.px(32))
        self.protocol.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.protocol.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.protocol.setMinimumContentsLength(16)
        self.protocol.currentIndexChanged.connect(self._show_pattern)
        self.pattern = QLineEdit()
        self.pattern.setAccessibleName(self.tr("Pattern of the text that the reader sends"))
        self.pattern.setPlaceholderText(self.tr("empty: the usual layout"))
        self.pattern.setMinimumHeight(type_.px(32))
        self.message = MessageLine("quiet")
        self.use = KeyButton(self.tr("Use this reader"), keys.USE_READER, type_, primary=True)
        self.again = KeyButton(self.tr("Look again"), keys.LOOK_AGAIN, type_)
        self.use.clicked.connect(self._on_use)
        self.again.clicked.connect(self.look_again_requested)
        self._build(appearance)

    def show_kinds(self, kinds: Sequence[ReaderKind]) -> None:
        """Offer these protocols."""
        self._kinds = tuple(kinds)
        self.protocol.clear()
        self.protocol.addItem(self.tr("Found on its own"), None)
        for kind in kinds:
            self.protocol.addItem(shown(kind.label), kind.name)

    def show_offers(self, offers: Sequence[ReaderOffer]) -> None:
        """Show what is attached; what a person chose and did not use yet stays chosen."""
        url = self._chosen_url()
        self._offers = offers
        self._model.show(offers, self._used.url)
        self._choose_row(url)

    def show_used(self, choice: ReaderChoice, fixed_by: str) -> None:
        """Show the choice in use; where a sentence says what fixes it, nothing can be changed."""
        self._used, self._fixed = choice, bool(fixed_by)
        self._model.show(self._offers, choice.url)
        self._choose_row(choice.url)
        self.protocol.setCurrentIndex(max(0, self.protocol.findData(choice.profile)))
        self.pattern.setText(choice.pattern)
        if fixed_by:
            self.show_message(fixed_by)
        self._show_enabled()

    def show_message(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what came of the last thing that was asked for."""
        self.message.say(sentence, is_bad=is_bad)

    def show_busy(self, *, busy: bool) -> None:
        """Take nothing more while a reader is let go of and another one opened."""
        self._busy = busy
        self._show_enabled()

    @property
    def chosen(self) -> ReaderChoice:
        """What the fields say now."""
        name = self.protocol.currentData()
        pattern = self.pattern.text().strip() if self._takes_pattern(name) else ""
        return ReaderChoice(self._chosen_url(), name, pattern)

    def focus_readers(self) -> None:
        """Put the keyboard on the list."""
        self.readers.setFocus()

    def _build(self, appearance: Appearance) -> None:
        px = appearance.type.px
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(px(12))
        self._form.setVerticalSpacing(px(8))
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._form.addRow(text_label(self.tr("Protocol")), self.protocol)
        self._form.addRow(text_label(self.tr("Pattern")), self.pattern)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(10))
        buttons.addWidget(self.use)
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        self.column.addWidget(self.readers, 1)
        self.column.addLayout(self._form)
        self.column.addWidget(self.message)
        self.column.addLayout(buttons)
        self.message.hide()
        self._show_pattern()

    def _chosen_url(self) -> str | None:
        index = self.readers.currentIndex()
        url = index.data(URL_ROLE) if index.isValid() else self._used.url
        return None if url is None else str(url)

    def _choose_row(self, url: str | None) -> None:
        index = self._model.index(self._model.row_of(url))
        self.readers.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _takes_pattern(self, name: str | None) -> bool:
        return any(kind.takes_pattern for kind in self._kinds if kind.name == name)

    def _show_pattern(self) -> None:
        self._form.setRowVisible(self.pattern, self._takes_pattern(self.protocol.currentData()))

    def _show_enabled(self) -> None:
        may = not self._fixed and not self._busy
        for widget in (self.readers, self.protocol, self.pattern, self.use):
            widget.setEnabled(may)

    def _on_use(self) -> None:
        self.choice_requested.emit(self.chosen)
