"""The languages of the screens: which one they speak, and how a part of them speaks another for a while.

The texts in the code are English; the catalogue of English holds plural forms only. What a catalogue does not have is
shown as it stands in the code. Qt's own texts come from Qt's catalogues.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final, Self

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QSettings, QTranslator, Signal

from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.ui.assets import AssetMissingError, resources_dir

_SETTING: Final = "appearance/language"
_LOCALES: Final = {Language.ENGLISH: "en_CA", Language.FRENCH: "fr_CA"}


class Catalogue:
    """The texts of one language.

    Raises:
        AssetMissingError: the installation is not complete.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self._said: dict[tuple[str, str, str | None, int], str] = {}
        ours = QTranslator()
        name = f"sentinel_{language.value}.qm"
        if not ours.load(str(resources_dir() / "translations" / name)):
            raise AssetMissingError(
                f"The installation is not complete: 'translations/{name}' is missing or damaged; install it again."
            )
        self._translators = [ours]
        theirs = QTranslator()
        if theirs.load(f"qtbase_{language.value}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._translators.append(theirs)

    def translate(self, context: str, text: str, comment: str | None, n: int) -> str:
        """Return ``text`` in this language, or as it is where it has no translation."""
        key = (context, text, comment, n)
        # A board says the same few hundred texts with every scan; numbers make few more of them.
        if (said := self._said.get(key)) is None:
            found = (translator.translate(context, text, comment, n) for translator in self._translators)
            said = self._said[key] = next(filter(None, found), text)
        return said


@cache
def catalogue(language: Language) -> Catalogue:
    """Return the texts of a language, read once; raises AssetMissingError."""
    return Catalogue(language)


class _Speaker(QTranslator):
    """What Qt asks for every text; it asks the catalogue that is spoken now."""

    def __init__(self, spoken: Catalogue, parent: QObject) -> None:
        super().__init__(parent)
        self.spoken = spoken

    def isEmpty(self) -> bool:
        """Say that there is something to ask."""
        return False

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1, /) -> str:
        """Return a text in the language spoken now."""
        return self.spoken.translate(context, source_text, disambiguation, n)


class ScreenLanguage(QObject):
    """The language of the screens of one program; made once, on the main thread, before the first window.

    Raises:
        AssetMissingError: the installation is not complete.
    """

    changed = Signal()

    def __init__(self, application: QCoreApplication, language: Language = Language.ENGLISH) -> None:
        super().__init__(application)
        self._speaker = _Speaker(catalogue(language), self)
        QCoreApplication.installTranslator(self._speaker)
        _write_as(language)

    @classmethod
    def of(cls, application: QCoreApplication | None) -> Self:
        """Return that of an application; makes it where there is none yet."""
        if application is None:
            raise AssertionError("the screens speak once there is an application")
        return application.findChild(cls) or cls(application)

    @property
    def current(self) -> Language:
        """The language that the screens speak."""
        return self._speaker.spoken.language

    def choose(self, language: Language) -> None:
        """Speak ``language`` from now on; what is on the screen is made anew by whoever hears ``changed``."""
        if language is not self.current:
            self._speaker.spoken = catalogue(language)
            _write_as(language)
            self.changed.emit()

    @contextmanager
    def speaking(self, language: Language) -> Iterator[None]:
        """Have everything that is made meanwhile speak ``language``: one screen among others, for whoever stands there.

        For as long as one call on the main thread lasts; nothing is told to anybody.
        """
        before = self._speaker.spoken
        self._speaker.spoken = catalogue(language)
        try:
            yield
        finally:
            self._speaker.spoken = before


def _write_as(language: Language) -> None:
    """Have Qt's own widgets write dates and numbers as the language does, in those made from now on."""
    QLocale.setDefault(QLocale(_LOCALES[language]))


def kept_language(settings: QSettings) -> Language:
    """Return the language that was chosen at this station, else that of the computer where it is one of ours."""
    kept = str(settings.value(_SETTING, ""))
    if kept in set(Language):
        return Language(kept)
    french = QLocale.system().language() is QLocale.Language.French
    return Language.FRENCH if french else Language.ENGLISH


def keep_language(settings: QSettings, language: Language) -> None:
    """Remember what was chosen for the next start."""
    settings.setValue(_SETTING, language.value)
