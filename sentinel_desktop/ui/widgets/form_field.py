"""One field of a form: what it is called, where it is typed, and beneath that its rule or what is wrong."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.plain_label import text_label


class FormField(QWidget):
    """A label above an editor, and a line beneath it that says the rule in quiet, a problem loudly.

    The line keeps its room while it has a hint, so that a problem moves nothing on the page.

    Args:
        look: of the window.
        label: what the field is called; with ``&`` before a letter, Alt and that letter lead there.
        editor: where it is typed or chosen.
        hint: the rule, in a few words; empty where there is nothing to know.
    """

    def __init__(
        self, look: Appearance, label: str, editor: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        px = look.type.px
        self.editor = editor
        self._hint = hint
        self._name = label.replace("&", "")
        self.label = text_label(label)
        self.label.setFont(look.type.font(0.9, QFont.Weight.Medium))
        self.label.setProperty("role", "quiet")
        self.label.setBuddy(editor)
        self.line = text_label()
        self.line.setFont(look.type.font(0.86))
        self.line.setWordWrap(True)
        self.line.setMinimumHeight(px(16))
        editor.setAccessibleName(self._name)
        if isinstance(editor, QLineEdit) and editor.textMargins().isNull():
            editor.setTextMargins(px(6), 0, px(6), 0)
        self.setFocusProxy(editor)
        column = QVBoxLayout(self)
        # A rule belongs to the field over it, and not to the name of the next one.
        column.setContentsMargins(0, 0, 0, px(3))
        column.setSpacing(px(3))
        column.addWidget(self.label)
        column.addWidget(editor)
        column.addWidget(self.line)
        self.show_problem("")

    def stand_alone_under(self, title: QLabel) -> None:
        """Have the title of a card say what the only field in it is called, which is not said twice."""
        self.label.hide()
        title.setBuddy(self.editor)

    @property
    def problem(self) -> str:
        """What is wrong with what stands here; empty where nothing is."""
        return self.line.text() if self.line.property("role") == "bad" else ""

    def show_hint(self, hint: str) -> None:
        """Say another rule; a problem that is shown stays until it is mended."""
        self._hint = hint
        if not self.problem:
            self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence says the rule again."""
        self._say(sentence or self._hint, "bad" if sentence else "quiet")
        self.editor.setProperty("bad", bool(sentence))
        self.editor.setAccessibleDescription(sentence or self._hint)
        for widget in (self.editor, self.line):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def _say(self, sentence: str, role: str) -> None:
        self.line.setText(sentence)
        self.line.setProperty("role", role)
        self.line.setVisible(bool(sentence))
