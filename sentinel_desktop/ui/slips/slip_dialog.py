"""Shows a slip as it will be printed, and asks where to and on what; prints nothing itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from sentinel_desktop.domain.slips import PAPERS, SlipFormat, VisitorSlip
from sentinel_desktop.ui.slips.drawing import draw_slip
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.drop_down import DropDown
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from sentinel_desktop.ui.widgets.form_field import FormField

PDF_FILE: Final = ""
"""In the place of a printer's name: a file that a person chooses."""

_PREVIEW_PX: Final = (330, 330)


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What a person chose; ``printer`` is ``PDF_FILE`` for a file."""

    printer: str
    kind: SlipFormat


class SlipPreview(QWidget):
    """The sheet with the slip on it, as large as there is room."""

    def __init__(self, look: Appearance, slip: VisitorSlip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._slip = slip
        self._kind = SlipFormat.LABEL
        self.setFixedSize(QSize(*(look.type.px(side) for side in _PREVIEW_PX)))
        fields = ", ".join(f"{field.label.english}: {field.value}" for field in slip.fields)
        escort = "" if slip.escort is None else f", {slip.escort.english}"
        self.setAccessibleName(self.tr("Preview of the slip"))
        self.setAccessibleDescription(f"{slip.name}, {slip.of}, {fields}{escort}")

    def show_kind(self, kind: SlipFormat) -> None:
        """Show it on this paper."""
        self._kind = kind
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet, white in every theme, with its edge."""
        paper = PAPERS[self._kind]
        painter = QPainter(self)
        dots = min((self.width() - 2) / paper.width, (self.height() - 2) / paper.height)
        sheet = QRectF(0, 0, paper.width * dots, paper.height * dots)
        sheet.moveCenter(QRectF(self.rect()).center())
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.setPen(QPen(QColor(self._look.tokens.border), 1))
        painter.drawRect(sheet)
        painter.setClipRect(sheet)
        painter.translate(sheet.topLeft())
        draw_slip(painter, self._slip, self._kind, dots)
        painter.end()


class SlipDialog(FormDialog):
    """``asked`` tells that a person wants the ``order`` printed; ``order_changed`` that they chose another one."""

    order_changed = Signal()

    def __init__(
        self,
        look: Appearance,
        slip: VisitorSlip,
        printers: Sequence[str],
        usual: PrintOrder,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            look: of the window.
            slip: what stands on it.
            printers: that this computer knows.
            usual: what was chosen here the last time; a printer that is gone is not offered.
            parent: the window.
        """
        title = self.tr("Print a slip for {name}").format(name=slip.name)
        super().__init__(look, title, "", self.tr("Print"), parent)
        self.preview = SlipPreview(look, slip)
        self.printer = self._choice()
        for name in printers:
            self.printer.addItem(name, name)
        self.printer.addItem(self.tr("PDF file…"), PDF_FILE)
        self.kind = self._choice()
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for kind, words in (
            (SlipFormat.LABEL, self.tr("Label, 100 by 62 mm")),
            (SlipFormat.A6, self.tr("A6 sheet, 105 by 148 mm")),
            (SlipFormat.LETTER, self.tr("Letter sheet, to be cut")),
        ):
            self.kind.addItem(words, kind)
        hint = "" if printers else self.tr("This computer knows no printer.")
        self.printer_field = FormField(look, self.tr("P&rinter"), self.printer, hint)
        self.kind_field = FormField(look, self.tr("Pa&per"), self.kind)
        self._build(look)
        self._show(usual, printers)
        self.printer.currentIndexChanged.connect(self._on_changed)
        self.kind.currentIndexChanged.connect(self._on_changed)
        self._on_changed()
        self.printer.setFocus()

    @property
    def order(self) -> PrintOrder:
        """What is chosen now."""
        return PrintOrder(str(self.printer.currentData()), SlipFormat(self.kind.currentData()))

    def _build(self, look: Appearance) -> None:
        px = look.type.px
        choices = QVBoxLayout()
        choices.setSpacing(px(10))
        choices.addWidget(self.printer_field)
        choices.addWidget(self.kind_field)
        choices.addWidget(self.quiet_line(self.tr("In English and French. Both are kept for the next slip here.")))
        choices.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(px(22))
        row.addWidget(self.preview)
        row.addLayout(choices, 1)
        self.fields.addLayout(row)
        self.setMinimumWidth(px(690))

    def _choice(self) -> QComboBox:
        choice = DropDown(self.look)
        choice.setMinimumHeight(self.look.type.px(36))
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(16)
        return choice

    def _show(self, usual: PrintOrder, printers: Sequence[str]) -> None:
        named = usual.printer if usual.printer in printers or usual.printer == PDF_FILE else None
        self.printer.setCurrentIndex(0 if named is None else self.printer.findData(named))
        self.kind.setCurrentIndex(self.kind.findData(usual.kind))

    def _on_changed(self) -> None:
        self.preview.show_kind(self.order.kind)
        is_file = self.order.printer == PDF_FILE
        self.action.show_text(self.tr("Choose the file…") if is_file else self.tr("Print"))
        self.order_changed.emit()
