"""What can be done with a photograph, for who does not know the keys of its frame."""

from PySide6.QtWidgets import QMenu, QWidget

from sentinel_desktop.ui.person.photo_frame import PhotoFrame


class PhotoMenu(QMenu):
    """Asks of the frame what its keys ask."""

    def __init__(self, frame: PhotoFrame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self.setAccessibleName(self.tr("The photograph"))
        self.addAction(self.tr("Choose a &file…")).triggered.connect(frame.click)
        self.addAction(self.tr("&Paste from the clipboard")).triggered.connect(frame.paste_requested)
        self._remove = self.addAction(self.tr("&Remove…"))
        self._remove.triggered.connect(frame.remove_requested)

    def open_under(self, button: QWidget) -> None:
        """Open under a button, the keyboard on the first line."""
        self._remove.setVisible(self._frame.has_photo)
        self.popup(button.mapToGlobal(button.rect().bottomLeft()))
        self.setActiveAction(self.actions()[0])
