"""A picture as it will be kept, before it is: looked at, taken or left."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.photos import Picture
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.ui.person.photo_frame import PhotoFrame
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_dialog import FormDialog

_PREVIEW_HEIGHT = 300
_KILOBYTE = 1000


class PhotoDialog(FormDialog):
    """Shows a picture; ``asked`` tells that it is to be kept.

    Attributes:
        picture: what is to be kept.
        seen: the photograph that it takes the place of; None where there was none.
    """

    def __init__(self, look: Appearance, name: str, picture: Picture, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            look,
            translate("PhotoDialog", "Photograph of {name}").format(name=name),
            translate("PhotoDialog", "It is kept as you see it, without the place, the date or anything else in it."),
            translate("PhotoDialog", "Keep it"),
            parent,
        )
        self.picture = picture
        self.seen: RecordVersion | None = None
        self.preview = PhotoFrame(look, _PREVIEW_HEIGHT)
        self.preview.show_photo(picture.data, name)
        size = self.quiet_line(
            self.tr("{width} by {height} pixels, {size} kB").format(
                width=picture.width, height=picture.height, size=max(1, round(len(picture.data) / _KILOBYTE))
            )
        )
        size.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.fields.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignHCenter)
        self.fields.addWidget(size)
        self.action.setFocus()
