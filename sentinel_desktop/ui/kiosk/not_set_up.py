"""What stands on the screen of a kiosk whose computer nobody set up: visitors are asked nothing that is not theirs."""

from PySide6.QtCore import QCoreApplication, Qt

from sentinel_desktop.ui.theme import Appearance, palette, stylesheet
from sentinel_desktop.ui.widgets.form_dialog import FormDialog

translate = QCoreApplication.translate


def not_set_up_notice(look: Appearance, about: str) -> FormDialog:
    """Return a window that says so, and by ``about`` how it is set up; it has one button, which closes it."""
    notice = FormDialog(look, translate("Kiosk", "There is no kiosk here yet"), about, translate("Kiosk", "Close"))
    notice.setWindowFlag(Qt.WindowType.Dialog, on=False)
    notice.setWindowFlag(Qt.WindowType.Window)
    notice.cancel.hide()
    # There is no window over it whose look it would have.
    notice.setPalette(palette(look.tokens))
    notice.setStyleSheet(stylesheet(look.tokens, look.type))
    notice.asked.connect(notice.accept)
    return notice
