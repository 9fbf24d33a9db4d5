"""Reads what was: a member's weeks, passages and changes, page by page."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.member_views import MemberChoices
from sentinel_desktop.domain.pages import LARGEST_PAGE, PAGE_SIZE, Page, PageKey
from sentinel_desktop.services.person import PersonService
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.person.editor_fields import field_labels
from sentinel_desktop.ui.person.model import PastLine, change_line, passage_line
from sentinel_desktop.ui.person.page import PersonPage

_COLLECT_MS: Final = 300


class PastReader(QObject):
    """The history of the member who is shown."""

    def __init__(
        self, setup: DeskSetup, page: PersonPage, service: PersonService, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._setup, self._page = setup, page
        self._service, self._background = service, background
        self._member_id: MemberId | None = None
        self._choices: MemberChoices | None = None
        self._lines: list[PastLine] = []
        self._next: PageKey | None = None
        self._is_reading = False
        self._again = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._again.timeout.connect(self._on_due)
        page.past.more_wanted.connect(self._on_more_wanted)
        page.past.changes_wanted.connect(self._on_other_wanted)

    def show_choices(self, choices: MemberChoices) -> None:
        """Call the values of a member's fields so from now on."""
        self._choices = choices

    def show_member(self, member_id: MemberId) -> None:
        """Show this member's weeks and passages, or changes where a person looked at those."""
        self._member_id = member_id
        self._lines, self._next = [], None
        self._page.pattern.show_pattern(None)
        self._page.past.show_lines([], self.tr("Reading…"))
        self._read_from_the_top()
        self._background.begin(self._read_pattern(member_id))

    def close(self) -> None:
        """Show nobody's."""
        self._member_id, self._lines, self._next = None, [], None
        self._again.stop()
        self._page.pattern.show_pattern(None)
        self._page.past.show_lines([], "")

    def read_soon(self) -> None:
        """Read again: somebody passed somewhere, and it may have been this member."""
        if self._member_id is not None and not self._again.isActive():
            self._again.start()

    def _on_due(self) -> None:
        self._read_from_the_top()
        if self._member_id is not None:
            self._background.begin(self._read_pattern(self._member_id))

    def _on_other_wanted(self, _changes: bool) -> None:  # noqa: FBT001 - as the signal of a button has it
        if self._member_id is not None:
            self._lines, self._next = [], None
            self._page.past.show_lines([], self.tr("Reading…"))
            self._read_from_the_top()

    def _read_from_the_top(self) -> None:
        if self._member_id is not None:
            # As many as are shown: whoever scrolled far back stays there.
            size = min(LARGEST_PAGE, max(PAGE_SIZE, len(self._lines)))
            self._background.begin(self._read(self._member_id, None, size))

    def _on_more_wanted(self) -> None:
        if self._member_id is not None and self._next is not None and not self._is_reading:
            self._background.begin(self._read(self._member_id, self._next, PAGE_SIZE))

    async def _read(self, member_id: MemberId, after: PageKey | None, size: int) -> None:
        self._is_reading = True
        with told_to(lambda sentence: self._page.past.show_note(sentence, is_bad=True)):
            changes = self._page.past.shows_changes
            read: Callable[..., Page[Any]] = self._service.changes if changes else self._service.passages
            page = await self._background.call(read, member_id, after, size)
            is_wanted = after is None or after == self._next
            if is_wanted and self._member_id == member_id and self._page.past.shows_changes == changes:
                self._show(page, after, changes=changes)
        self._is_reading = False

    async def _read_pattern(self, member_id: MemberId) -> None:
        # The table beside it says where the store cannot answer; the weeks that are drawn stay.
        with told_to(lambda _: None):
            pattern = await self._background.call(self._service.pattern, member_id, self._setup.zone)
            if self._member_id == member_id:
                self._page.pattern.show_pattern(pattern)

    def _show(self, page: Page[Any], after: PageKey | None, *, changes: bool) -> None:
        now, zone = self._setup.now(), self._setup.zone
        if changes and self._choices is not None:
            labels, choices = field_labels(), self._choices
            lines = [change_line(each, labels, choices, now, zone) for each in page.items]
        else:
            lines = [passage_line(each, now, zone) for each in page.items]
        self._lines = lines if after is None else [*self._lines, *lines]
        self._next = page.next
        nothing = self.tr("Nothing was changed yet.") if changes else self.tr("Never came yet.")
        self._page.past.show_lines(self._lines, nothing)
