"""Brings a member's photograph, the pictures a person gives for it, and the service together."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from sentinel_desktop.domain.ids import AccountId, MemberId
from sentinel_desktop.domain.member_views import Person
from sentinel_desktop.domain.photos import Picture, PictureRefusal
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.services.person import Answer, Broken, Conflict, Gone, PersonService, Saved
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.dialog_work import ask_in, stands
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.person.one_dialog import OneDialog
from sentinel_desktop.ui.person.page import PersonPage
from sentinel_desktop.ui.person.photo_dialog import PhotoDialog
from sentinel_desktop.ui.person.photo_frame import PhotoFrame, image_in
from sentinel_desktop.ui.person.pictures import Prepared, picture_in, picture_of
from sentinel_desktop.ui.person.wording import picture_refused_text, problem_text
from sentinel_desktop.ui.widgets.form_dialog import FormDialog


class PhotoPresenter(QObject):
    """The photograph of the member who is shown. ``changed`` tells that it is another one now, or none."""

    changed = Signal()

    def __init__(
        self, setup: DeskSetup, page: PersonPage, service: PersonService, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._setup, self._page = setup, page
        self._service, self._background = service, background
        self._person: Person | None = None
        self._seen: RecordVersion | None = None
        self._drawn: tuple[MemberId, RecordVersion | None] | None = None
        self.files: QFileDialog | None = None
        self.dialogs = OneDialog()
        self._account: AccountId | None = None
        frame = page.head.photo
        frame.clicked.connect(self._on_file_wanted)
        frame.paste_requested.connect(self._on_paste)
        frame.remove_requested.connect(self._on_remove)
        frame.file_given.connect(self._on_file_given)
        frame.image_given.connect(self._on_image_given)

    @property
    def _whose(self) -> tuple[object, ...]:
        return (self._account, None if self._person is None else self._person.card.id)

    @property
    def _frame(self) -> PhotoFrame:
        return self._page.head.photo

    def show_person(self, person: Person, account: AccountId | None) -> None:
        """Show this member's photograph; it is read only where another one is shown."""
        self._person, self._seen, self._account = person, person.photo, account
        self.dialogs.bring_back(self._whose)
        drawn = (person.card.id, person.photo)
        if drawn == self._drawn:
            return
        if self._drawn is None or self._drawn[0] != person.card.id or person.photo is None:
            self._frame.show_photo(None, _name(person))
        self._drawn = drawn
        if person.photo is not None:
            self._background.begin(self._read(person))

    def close(self) -> None:
        """Show nobody; a picture that is looked at is put aside, and comes back with the same person and member."""
        self._person = self._seen = self._drawn = self._account = None
        self._frame.show_nobody()
        self.dialogs.put_aside()
        if self.files is not None:
            self.files.reject()
            self.files = None

    async def _read(self, person: Person) -> None:
        with told_to(self._tell):
            photo = await self._background.call(self._service.photo, person.card.id)
            if self._person is not None and self._person.card.id == person.card.id:
                self._frame.show_photo(None if photo is None else photo.details.picture, _name(person))
            return
        # It was not read: the next time that the member is shown it is asked for again.
        self._drawn = None

    # --- given --------------------------------------------------------------------------------------------------------

    def _on_file_wanted(self) -> None:
        if self._person is None:
            return
        self.files = QFileDialog(self._page, self.tr("A photograph of {name}").format(name=_name(self._person)))
        self.files.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.files.setNameFilter(self.tr("Pictures") + " (*.jpg *.jpeg *.png *.webp)")
        self.files.fileSelected.connect(lambda name: self._on_file_given(Path(name)))
        self.files.open()

    def _on_file_given(self, path: Path) -> None:
        self._background.begin(self._look_at(lambda: self._background.call(picture_in, path)))

    def _on_image_given(self, image: QImage) -> None:
        self._background.begin(self._look_at(lambda: self._background.call(picture_of, image)))

    def _on_paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        local = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        if mime.hasImage():
            self._on_image_given(image_in(mime))
        elif len(local) == 1:
            self._on_file_given(Path(local[0]))
        else:
            self._tell(picture_refused_text(PictureRefusal.NOTHING_THERE))

    async def _look_at(self, prepare: Callable[[], Awaitable[Prepared]]) -> None:
        person = self._person
        if person is None:
            return
        with told_to(self._tell):
            prepared = await prepare()
            if self._person is None or self._person.card.id != person.card.id:
                return
            if isinstance(prepared, Picture):
                self._show_preview(person, prepared)
            else:
                self._tell(picture_refused_text(prepared))

    def _show_preview(self, person: Person, picture: Picture) -> None:
        self._page.show_message("")
        dialog = PhotoDialog(self._setup.look, _name(person), picture, self._page)
        dialog.seen = self._seen
        dialog.asked.connect(lambda: self._background.begin(self._keep(dialog, person)))
        self.dialogs.open(dialog, self._whose)

    # --- kept and removed ---------------------------------------------------------------------------------------------

    async def _keep(self, dialog: PhotoDialog, person: Person) -> None:
        member, picture = person.card.id, dialog.picture
        answer = await asked_in(
            dialog, lambda: self._background.call(self._service.put_photo, member, dialog.seen, picture)
        )
        match answer:
            case Saved():
                dialog.accept()
                self._page.show_message(self.tr("The photograph is kept."))
                self.changed.emit()
            case Conflict(now):
                dialog.seen = now.seen
                dialog.show_message(self.tr("Somebody put another one here meanwhile. Keep yours in its place?"))
            case Gone():
                dialog.seen = None
                dialog.show_message(self.tr("Somebody removed the one that was here. Keep yours all the same?"))
            case Broken(problem=problem):
                dialog.show_message(problem_text(problem))

    def _on_remove(self) -> None:
        if self._person is None or self._seen is None:
            return
        dialog = FormDialog(
            self._setup.look,
            self.tr("Remove the photograph"),
            self.tr("{name} is without one then. It cannot be brought back.").format(name=_name(self._person)),
            self.tr("Remove"),
            self._page,
        )
        seen = self._seen
        dialog.asked.connect(lambda: self._background.begin(self._remove(dialog, seen)))
        self.dialogs.open(dialog, self._whose)

    async def _remove(self, dialog: FormDialog, seen: RecordVersion) -> None:
        answer = await asked_in(dialog, lambda: self._background.call(self._service.remove_photo, seen))
        if answer is None:
            return
        dialog.accept()
        if isinstance(answer, Conflict):
            self._page.show_message(self.tr("Not removed: somebody put another one here meanwhile."), is_bad=True)
        else:
            self._page.show_message(self.tr("The photograph is removed."))
        self.changed.emit()

    def _tell(self, sentence: str) -> None:
        self._page.show_message(sentence, is_bad=True)


async def asked_in(dialog: FormDialog, ask: Callable[[], Awaitable[Answer]]) -> Answer | None:
    """Do what a dialog asks for while it waits.

    Returns:
        None where a fault kept it from being done, which the dialog says, and where it was taken away meanwhile.
    """
    answer = await ask_in(dialog, ask)
    return None if answer is None or not stands(dialog) else answer[0]


def _name(person: Person) -> str:
    details = person.record.details
    return f"{details.first_name} {details.last_name}".strip()
