"""What is said below the screens, on a desk that speaks French."""

from collections.abc import Iterator

import psycopg
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import AlreadyTakenError, ReaderChoiceError
from sentinel_desktop.domain.lists import DivisionDetails
from sentinel_desktop.domain.passwords import PasswordRule, PasswordVerdict
from sentinel_desktop.domain.readers import ReaderChoice, ReaderState, ReaderStatus
from sentinel_desktop.domain.sentences import kept_text, sentence, text_kept
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.hardware.ports import PortError, PortInfo, choose_port
from sentinel_desktop.hardware.profiles import profile_for
from sentinel_desktop.services.archiving import REASON_WITHOUT_WORDS
from sentinel_desktop.services.sign_in_attempts import too_soon
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.language import ScreenLanguage
from sentinel_desktop.ui.sentences import reason_shown, shown
from sentinel_desktop.ui.sign_in.sign_in_dialog import SignInDialog
from tests.gui.conftest import OpenDesk
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.signed_in import signed_in

AWAY = sentence("DatabaseFaults", "The connection to the database was lost.")


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """Speak French while a test runs."""
    language = ScreenLanguage.of(QCoreApplication.instance())
    language.choose(Language.FRENCH)
    yield
    language.choose(Language.ENGLISH)


def test_a_refusal_of_the_database_is_said_in_french(database_url: str) -> None:
    """A rule that the real database enforces is told in the language of the screen; the fault itself stays English."""
    said: list[str] = []
    caught: list[AlreadyTakenError] = []
    with psycopg.connect(database_url, autocommit=True) as owner, signed_in(owner, database_url) as person:
        for _ in range(2):
            with told_to(said.append), person.open_work() as work:
                try:
                    work.divisions.add(uuid7(), DivisionDetails("DIVE", "Divers"))
                except AlreadyTakenError as error:
                    caught.append(error)
                    raise
                work.commit()

    assert said == ["Une autre fiche l'a déjà (code dans divisions)."]
    assert str(caught[0]) == "Another record has it already (code in divisions)."


def test_a_sign_in_is_refused_in_french(open_desk: OpenDesk) -> None:
    """The service says it in English, and the person who typed the wrong password reads it in French."""
    desk = open_desk()
    wait_until_active(desk.window)
    press_key(desk.window, Qt.Key.Key_F12)
    dialog = desk.window.sign_in.dialog
    assert isinstance(dialog, SignInDialog)
    wait_until_active(dialog)
    type_text(dialog.username, "tremblay")
    type_text(dialog.password.edit, "four three two one")
    press_key(dialog.password.edit, Qt.Key.Key_Return)

    assert "Le nom d'utilisateur ou le mot de passe n'est pas le bon." in [
        label.text() for label in dialog.findChildren(QLabel)
    ]


@pytest.mark.parametrize(
    ("wait_s", "said"),
    [
        (0.2, "Trop de mots de passe erronés\u00a0: attendez 1 seconde et réessayez."),
        (1800, "Trop de mots de passe erronés\u00a0: attendez 1\u00a0800 secondes et réessayez."),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(wait_s: float, said: str) -> None:
    """One and many have their own sentence, and a large number the groups of digits of French."""
    assert shown(too_soon(wait_s)) == said


@pytest.mark.parametrize("rule", PasswordRule)
def test_the_rules_of_passwords_are_said_in_french(rule: PasswordRule) -> None:
    """No rule is told in English to who must keep it."""
    (english,) = PasswordVerdict((rule,)).sentences

    assert shown(english) not in {"", str.__str__(english)}


def test_a_choice_of_reader_is_refused_in_french() -> None:
    """What is wrong with a choice is said in French, with what was chosen in its place."""
    with pytest.raises(ReaderChoiceError) as refused:
        profile_for(ReaderChoice(profile="line", pattern="(?P<hex>.*)"))

    assert shown(refused.value).startswith("Le profil de lecteur «\u00a0line\u00a0» n'accepte aucun motif\u00a0:")


def test_a_reader_that_is_searched_says_why_in_french(open_desk: OpenDesk) -> None:
    """What the reader's thread says stands in French in the strip, and the port is named as it is."""
    with pytest.raises(PortError) as missing:
        choose_port(None, lambda: [PortInfo(f"COM{number}", f"COM{number}") for number in (3, 4)])
    desk = open_desk()
    desk.signals.reader_changed.emit(ReaderStatus(ReaderState.SEARCHING, None, detail=str(missing.value)))

    assert "2 ports peuvent être le lecteur (COM3, COM4)" in desk.window.strip.reader.toolTip()


def test_why_the_database_is_away_is_said_in_french(open_desk: OpenDesk) -> None:
    """The banner over the board and the strip under it say it in the language of everything around them."""
    desk = open_desk()
    desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.AWAY, None, AWAY))
    labels = [label.text() for label in desk.page.findChildren(QLabel)]

    assert any(text.startswith("La connexion à la base de données a été perdue.") for text in labels)


def test_a_reason_that_was_kept_is_read_in_french() -> None:
    """What was refused while the desk spoke one language, and kept on the disk, is read in another one."""
    assert shown(text_kept(kept_text(AWAY))) == "La connexion à la base de données a été perdue."


def test_a_reason_that_the_program_wrote_is_read_in_french() -> None:
    """It stands in the records in English; what a person wrote is shown as it was written."""
    assert reason_shown(str.__str__(REASON_WITHOUT_WORDS)) == "Archivé alors que présent."
    assert reason_shown(" Wrong door ") == "Wrong door"


def test_text_of_a_person_is_nobody_s_sentence() -> None:
    """A name with braces, and the words of an operating system, are shown as they are."""
    refused = sentence("ReaderFaults", "The reader on {name} was unplugged.", name="{name} <b>COM3</b>")

    assert shown("{name} \u202etxet") == "{name} \u202etxet"
    assert shown(refused) == "Le lecteur sur {name} <b>COM3</b> a été débranché."
