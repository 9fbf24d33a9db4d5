"""Brings the settings of the unit, what an administrator changes of them, and the page together."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.domain.faults import AlreadyTakenError, RecordNotFoundError, StaleVersionError
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.domain.setting_rules import SETTING_RULES, SettingFault
from sentinel_desktop.domain.settings import JsonValue
from sentinel_desktop.services.unit_settings import SettingLine, SettingRecord
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.drafts import Drafts, LastSave
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.unit_settings.page import SettingsPage
from sentinel_desktop.ui.unit_settings.wording import changed_text, effect_text, fault_text, setting_words, value_text
from sentinel_desktop.ui.widgets.conflict_dialog import ConflictDialog, ConflictRow
from sentinel_desktop.ui.widgets.facts import Fact

_COLLECT_MS: Final = 200
Act = Callable[[], Awaitable[None]]


class UnitSettings(Protocol):
    """What is asked of ``services.unit_settings``; raises as that does."""

    def settings(self) -> tuple[SettingLine, ...]:
        """Return every setting."""

    def save(self, key: str, seen: RecordVersion | None, value: JsonValue) -> SettingRecord | SettingFault:
        """Save a value over the version that was seen."""

    def time_zones(self) -> Sequence[str]:
        """Return the names that a time zone may have."""


class SettingsPresenter(QObject):
    """Reads the settings while somebody who may looks at them; what is typed is kept by setting until it is saved."""

    def __init__(self, setup: DeskSetup, signals: DeskSignals, settings: UnitSettings, background: Background) -> None:
        super().__init__()
        self._setup = setup
        self._settings = settings
        self._background = background
        self._session = NOBODY
        self._drafts: Drafts[str, SettingLine, JsonValue] = setup.kept.of("settings", Drafts)
        self._busy = False
        self._knows_zones = False
        self.page = SettingsPage(setup)
        self.dialog: ConflictDialog | None = None
        editor = self.page.editor
        editor.edited.connect(self._on_edited)
        editor.save_requested.connect(self._on_save_requested)
        editor.undo_requested.connect(self._on_undo_requested)
        editor.forget_requested.connect(self.go_back)
        self._due = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._due.timeout.connect(self._begin_reading)
        self.page.shown.connect(self._on_shown)
        self.page.chosen.connect(self._show_line)
        signals.records_changed.connect(self._on_records_changed)
        signals.session_changed.connect(self._on_session_changed)

    def go_back(self) -> bool:
        """Forget what is typed of the chosen setting; false where nothing is."""
        line = self.page.line
        if line is None or not self._drafts.forget(line.key):
            return False
        self._show_line()
        return True

    @property
    def _may(self) -> bool:
        return self._session.may(Right.CHANGE_SETTINGS)

    # --- what there is ----------------------------------------------------------------------------------------------

    def _on_session_changed(self, session: Session) -> None:
        could, self._session = self._may, session
        if could and not self._may:
            self._drafts.forget_save()
            self.page.show_settings(())
        elif self._may:
            self._drafts.keep_for(session)
            if not could and self.page.isVisible():
                self._on_shown()

    def _on_shown(self) -> None:
        self.page.editor.show_message("")
        self._begin_reading()

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if changes.touch("settings") and not self._due.isActive():
            self._due.start()

    def _begin_reading(self) -> None:
        if self._may and self.page.isVisible():
            self._background.begin(self._read())

    async def _read(self) -> None:
        with told_to(lambda sentence: self.page.show_note(sentence, is_bad=True)):
            if not self._knows_zones:
                self.page.editor.value.show_zones(await self._background.call(self._settings.time_zones))
                self._knows_zones = True
            lines = await self._background.call(self._settings.settings)
            if self._may:
                self.page.show_settings(lines)

    def _show_line(self) -> None:
        line = self.page.line
        if line is None:
            return
        self.page.editor.show_line(line, self._facts(line))
        draft = self._drafts.of(line.key)
        self.page.editor.show_value(line.value if draft is None else draft.typed)
        self._show_buttons()

    def _facts(self, line: SettingLine) -> tuple[Fact, ...]:
        key = Fact(self.tr("Key"), line.key)
        changed = Fact(self.tr("Last changed by"), changed_text(line, self._setup.now(), self._setup.zone))
        if line.rule is None:
            return key, changed
        return (
            Fact(self.tr("Default"), value_text(line.rule, line.rule.default)),
            Fact(self.tr("A change counts"), effect_text(line.rule.takes_effect)),
            changed,
            key,
        )

    def _show_buttons(self) -> None:
        line = self.page.line
        if line is not None:
            changed, can_undo = self._drafts.of(line.key) is not None, self._drafts.can_undo(line.key)
            self.page.editor.show_buttons(changed=changed, can_undo=can_undo, busy=self._busy)

    # --- what a person changes --------------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        line = self.page.line
        if line is None or line.rule is None:
            return
        draft = self._drafts.of(line.key)
        # A save is over the version that was seen when the typing began, whatever was read since.
        over = line if draft is None else draft.over
        value = self.page.editor.value.value
        if value == over.value and over.record == line.record:
            self._drafts.forget(line.key)
        else:
            self._drafts.keep(line.key, over, value)
        self.page.editor.show_message("")
        self._show_buttons()

    def _on_save_requested(self) -> None:
        line = self.page.line
        draft = None if line is None else self._drafts.of(line.key)
        if draft is not None:
            self._background.begin(self._save(draft.over, draft.typed))

    async def _save(self, over: SettingLine, value: JsonValue) -> None:
        async def save() -> None:
            saved = await self._write(over, value)
            if saved is not None:
                self._drafts.note_saved(over.key, over.value, saved)
                self.page.editor.show_message(self.tr("Saved."))
                # In a field the key of undo is the field's own.
                self.page.view.setFocus()

        await self._decide(save, over.key, value)

    def _on_undo_requested(self) -> None:
        if self._drafts.saved is not None:
            self._background.begin(self._undo(self._drafts.saved))

    async def _undo(self, saved: LastSave[str, SettingLine, JsonValue]) -> None:
        async def undo() -> None:
            if await self._write(saved.record, saved.before) is not None:
                self._drafts.forget_save()
                self.page.editor.show_message(self.tr("Undone."))

        await self._decide(undo, saved.key, saved.before)

    async def _write(self, over: SettingLine, value: JsonValue) -> SettingLine | None:
        """Save a value; None where it is none that the setting may have, which the page then says."""
        seen = None if over.record is None else over.record.seen
        saved = await self._background.call(self._settings.save, over.key, seen, value)
        if isinstance(saved, SettingFault):
            self.page.editor.show_message(fault_text(SETTING_RULES[over.key], saved), is_bad=True)
            return None
        self._drafts.forget(over.key)
        return SettingLine(over.key, saved.details.value, over.rule, saved)

    async def _decide(self, act: Act, key: str, value: JsonValue) -> None:
        if self._busy:
            return
        self._show_busy(busy=True)
        with told_to(lambda sentence: self.page.editor.show_message(sentence, is_bad=True)):
            try:
                await act()
            except (AlreadyTakenError, RecordNotFoundError, StaleVersionError):
                lines = await self._background.call(self._settings.settings)
                self._show_conflict(value, next(line for line in lines if line.key == key))
        self._show_busy(busy=False)
        await self._read()

    def _show_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._show_buttons()

    def _show_conflict(self, mine: JsonValue, theirs: SettingLine) -> None:
        self._drafts.keep(theirs.key, theirs, mine)
        name = setting_words(theirs.key).name
        row = ConflictRow(name, value_text(theirs.rule, mine), value_text(theirs.rule, theirs.value))
        changed = changed_text(theirs, self._setup.now(), self._setup.zone)
        about = self.tr("Last changed by: {who}. Nothing of yours is lost yet.").format(who=changed)
        title = self.tr("{name} was changed meanwhile").format(name=name)
        self.dialog = ConflictDialog(self._setup.look, title, about, (row,), self.page)
        self.dialog.mine_chosen.connect(lambda: self._background.begin(self._save(theirs, mine)))
        self.dialog.theirs_chosen.connect(self.go_back)
        self.dialog.open()
