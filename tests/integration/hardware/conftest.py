"""A reader on a pseudo-terminal and the program's thread that reads it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.pty_reader import PtyReader
from tests.support.reader_listeners import ReaderListeners
from tests.support.started_readers import StartedReaders


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[PtyReader]:
    """Plug in a reader for one test."""
    with PtyReader(tmp_path) as reader:
        yield reader


@pytest.fixture
def listeners() -> ReaderListeners:
    """Keep what the reader's thread says."""
    return ReaderListeners()


@pytest.fixture
def readers(listeners: ReaderListeners) -> Iterator[StartedReaders]:
    """Start readers, stopped after the test."""
    started = StartedReaders(listeners)
    yield started
    started.stop()
