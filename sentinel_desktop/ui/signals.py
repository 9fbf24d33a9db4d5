"""The only doorway from other threads into Qt.

A signal may be emitted from any thread: its slots live on the main thread and hear it there, queued, in the order in
which it was emitted.
"""

from PySide6.QtCore import QObject, Signal


class DeskSignals(QObject):
    """What the rest of the program tells the screens.

    Made on the main thread and kept as long as anybody may emit. The values are the frozen ones of the domain:

    * ``scan_finished`` - ScanAnswer, what the person at the reader is told
    * ``told_otherwise`` - ScanAnswer told meanwhile, ScanAnswer of the database when it was delivered
    * ``reader_changed`` - ReaderStatus
    * ``database_changed`` - DatabaseStatus
    * ``journal_changed`` - JournalStatus
    * ``hand_acts_changed`` - HandActStatus, how much of what was done by hand waits here
    * ``board_replaced`` - BoardSnapshot
    * ``board_changed`` - BoardChange
    * ``passages_changed`` - tuple of LatestPassage, newest first, at most 50
    * ``day_changed`` - StationDay
    * ``badge_tried`` - number of the trial, TriedBadge or None where none came in time
    * ``badge_shown`` - number of the asking, TriedBadge or None: likewise, of the page of badges
    * ``reviews_changed`` - a review was put up or settled somewhere, or may have been
    * ``records_changed`` - RecordChanges, what people edit and changed somewhere: whoever shows it reads it again
    * ``session_changed`` - Session, who sits at this desk now
    * ``copy_taken`` - datetime, the server's time of this station's copy of the directory
    * ``raise_requested`` - another start of this station asks for the window to come to the front
    """

    scan_finished = Signal(object)
    told_otherwise = Signal(object, object)
    reader_changed = Signal(object)
    database_changed = Signal(object)
    journal_changed = Signal(object)
    hand_acts_changed = Signal(object)
    kept_visits_changed = Signal(object)
    board_replaced = Signal(object)
    board_changed = Signal(object)
    passages_changed = Signal(object)
    day_changed = Signal(object)
    badge_tried = Signal(int, object)
    badge_shown = Signal(int, object)
    reviews_changed = Signal()
    records_changed = Signal(object)
    session_changed = Signal(object)
    copy_taken = Signal(object)
    raise_requested = Signal()
