"""The first start: five questions, each empty, as it is usually left, and refused."""

from screenshots.stage import Scene, Stage

from sentinel_desktop.domain.first_start import ServerLogin, ServerState, Step, UnitFound
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus
from sentinel_desktop.services.progress import Progress
from sentinel_desktop.ui.first_start.presenter import FirstStartPresenter
from sentinel_desktop.ui.first_start.signals import FirstStartSignals
from tests.support.background_at_once import BackgroundAtOnce
from tests.support.fake_first_start import SERVER, FakeFirstStart
from tests.support.fake_reader_control import FRONT, REAR, FakeReaderControl

PASSWORD = "nineteen grey herons"  # noqa: S105 - invented


class FirstStartOnShow:
    """A first start that lies over the desk, so that it is in the picture."""

    def __init__(self, stage: Stage, unit: UnitFound | None = None) -> None:
        self.work = FakeFirstStart(unit)
        self.work.control = FakeReaderControl(FRONT, REAR)
        self.background = BackgroundAtOnce()
        self._stage = stage
        self.presenter = FirstStartPresenter(
            stage.window.look,
            FirstStartSignals(),
            work=self.work,
            background=self.background,
            station="orion",
            break_off=lambda: None,
        )
        self.window = self.presenter.window
        self.presenter.setParent(self.window)
        self.window.setParent(stage.window)
        self.window.setGeometry(stage.window.rect())
        self.window.show()
        self.window.focus_first()
        stage.settle()

    def come_to(self, step: Step) -> None:
        """Answer everything before a question."""
        while self.window.step is not step:
            if self.window.step is Step.ADMINISTRATOR:
                self.fill_in()
            self.window.go_on_requested.emit()
            self._stage.settle()

    def fill_in(self) -> None:
        """Say who the administrator is."""
        account = self.window.administrator.account
        account.username.setText("kowalski")
        account.display_name.setText("PO2 Kowalski")
        account.new.first.edit.setText(PASSWORD)
        account.new.again.edit.setText(PASSWORD)
        self._stage.settle()

    def type_server(self, login: ServerLogin) -> None:
        """Choose the unit's server and type its address."""
        place = self.window.place
        place.places.choose(1)
        place.address.setText(login.address)
        place.password.edit.setText(login.password)
        place.address.setFocus()
        self._stage.settle()


def place(stage: Stage) -> None:
    """The first question."""
    FirstStartOnShow(stage)


def server_empty(stage: Stage) -> None:
    """The unit's server, nothing typed."""
    FirstStartOnShow(stage).type_server(ServerLogin("", ""))


def server(stage: Stage) -> None:
    """A unit that is there."""
    FirstStartOnShow(stage, UnitFound("", has_administrator=True, members=152)).type_server(SERVER)


def server_refused(stage: Stage) -> None:
    """Tables that are older than this program, and a name that is too long."""
    shown = FirstStartOnShow(stage)
    shown.work.server = ServerState.OLDER
    shown.type_server(SERVER)
    shown.window.place.station.setText("The station at the front desk of the building, and the drill hall's")
    shown.window.go_on_requested.emit()


def opening(stage: Stage) -> None:
    """The database is being made."""
    shown = FirstStartOnShow(stage)
    shown.background.held = True
    shown.window.go_on_requested.emit()


def administrator_empty(stage: Stage) -> None:
    """The second question, and what is lacking."""
    shown = FirstStartOnShow(stage)
    shown.come_to(Step.ADMINISTRATOR)
    shown.window.go_on_requested.emit()


def administrator(stage: Stage) -> None:
    """Everything is there."""
    shown = FirstStartOnShow(stage)
    shown.come_to(Step.ADMINISTRATOR)
    shown.fill_in()


def reader_empty(stage: Stage) -> None:
    """No reader is attached; the administrator was there already."""
    shown = FirstStartOnShow(stage, UnitFound("", has_administrator=True))
    shown.work.control = FakeReaderControl()
    shown.come_to(Step.READER)


def reader(stage: Stage) -> None:
    """A badge was tapped."""
    shown = FirstStartOnShow(stage)
    shown.come_to(Step.READER)
    if shown.work.tell_reader is not None and shown.work.tap is not None:
        shown.work.tell_reader(ReaderStatus(ReaderState.READY, "/dev/ttyUSB0", "rdm6300"))
        shown.work.tap("010063E9AE")


def content(stage: Stage) -> None:
    """The fourth question."""
    FirstStartOnShow(stage).come_to(Step.CONTENT)


def loading(stage: Stage) -> None:
    """A unit is being invented."""
    shown = FirstStartOnShow(stage)
    shown.come_to(Step.CONTENT)
    shown.background.held = True
    shown.window.go_on_requested.emit()
    progress = Progress()
    progress.done, progress.total = 14, 22
    shown.window.work.show_progress(progress)


def done(stage: Stage) -> None:
    """Everything was answered."""
    FirstStartOnShow(stage).come_to(Step.DONE)


SCENES: dict[str, Scene] = {
    "first-start-place": place,
    "first-start-server-empty": server_empty,
    "first-start-server": server,
    "first-start-server-refused": server_refused,
    "first-start-opening": opening,
    "first-start-administrator-empty": administrator_empty,
    "first-start-administrator": administrator,
    "first-start-reader-empty": reader_empty,
    "first-start-reader": reader,
    "first-start-content": content,
    "first-start-loading": loading,
    "first-start-done": done,
}
