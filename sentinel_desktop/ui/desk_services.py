"""What the pages of a desk ask of the rest of the program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sentinel_desktop.services.ports import ReaderControl
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_actions import MakeAction
from sentinel_desktop.ui.kept_state import KeptState
from sentinel_desktop.ui.places import MakePlace
from sentinel_desktop.ui.settling.presenter import Asked
from sentinel_desktop.ui.sign_in.asked import SignInAsked
from sentinel_desktop.ui.sounding import Sounding
from sentinel_desktop.ui.tabs import MakeTab


@dataclass(frozen=True, slots=True)
class DeskServices:
    """Handed to the window once.

    Attributes:
        background: does what may take long on other threads.
        reader: this station's reader.
        settling: whom the page asks where something is settled.
        sign_in: whom the screens ask that say who sits here.
        supervision: makes the pages of supervisors, in their order.
        administration: makes the tabs of the administrators' page, in their order.
        front: makes the pages of the front desk.
        actions: makes what opens over any page, in its order.
        sounding: how loud this desk is; None where it has no sound.
        kept: what outlasts a window that is made anew in another language.
        scan_next: scans the next badge of a simulated reader; None where the reader is a real one.
    """

    background: Background
    reader: ReaderControl
    settling: Asked
    sign_in: SignInAsked
    scan_next: Callable[[], None] | None = None
    supervision: Sequence[MakePlace] = ()
    administration: Sequence[MakeTab] = ()
    front: Sequence[MakePlace] = ()
    actions: Sequence[MakeAction] = ()
    sounding: Sounding | None = None
    kept: KeptState = field(default_factory=KeptState)
