"""The dialog that is open on a member's page: put aside while the desk is locked, and brought back as it was."""

from collections.abc import Hashable

from PySide6.QtWidgets import QDialog


class OneDialog:
    """At most one dialog; another one takes its place. On the main thread only."""

    def __init__(self) -> None:
        self._dialog: QDialog | None = None
        self._whose: Hashable = None

    @property
    def dialog(self) -> QDialog | None:
        """The dialog that is open or put aside; None where there is none."""
        return self._dialog

    def open(self, dialog: QDialog, whose: Hashable) -> None:
        """Open a dialog; ``whose`` tells who fills it in, and about whom."""
        self.drop()
        self._dialog, self._whose = dialog, whose
        dialog.finished.connect(lambda _: self._on_finished(dialog))
        dialog.open()

    def put_aside(self) -> None:
        """Take it from the screen, with everything that stands in it."""
        if self._dialog is not None:
            self._dialog.hide()

    def bring_back(self, whose: Hashable) -> None:
        """Show what was put aside, where it is of the same person and about the same one; drop it where it is not."""
        if self._dialog is not None and self._dialog.isHidden():
            if whose == self._whose:
                self._dialog.open()
            else:
                self.drop()

    def drop(self) -> None:
        """Close it, whatever stands in it."""
        if self._dialog is not None:
            self._dialog.done(QDialog.DialogCode.Rejected)

    def _on_finished(self, dialog: QDialog) -> None:
        if self._dialog is dialog:
            self._dialog = self._whose = None
        dialog.deleteLater()
