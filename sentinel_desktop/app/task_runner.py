"""What a person asked for and may take long, off the main thread: presenters await it, threads ``work-n`` do it."""

import asyncio
import concurrent.futures
import logging
import queue
import threading
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

logger = logging.getLogger(__name__)

THREADS: Final = 2
"""One for what takes long and one for what a person waits for meanwhile; the connections are few."""


@dataclass(frozen=True, slots=True)
class _Call:
    future: "concurrent.futures.Future[Any]"
    run: Callable[[], Any]


class TaskRunner:
    """Satisfies ``ui.background.Background``; made and used on the main thread, whose loop is asyncio's too.

    A call that is under way cannot be broken off: what it waits for has time-outs of its own. The threads begin with
    the first call.
    """

    def __init__(self) -> None:
        self._inbox: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopped = False

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin work on the loop; it goes on by itself, and what it raises is logged."""
        if self._stopped:
            work.close()
            return
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._on_ended)

    async def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call ``function`` on a thread ``work-n``; calls begin in the order in which they were asked for."""
        if not self._threads:
            self._start_threads()
        future: concurrent.futures.Future[T] = concurrent.futures.Future()
        self._inbox.put(_Call(future, partial(function, *args, **kwargs)))
        return await asyncio.wrap_future(future)

    def break_off(self) -> None:
        """Await nothing more and begin nothing more; nobody hears what a call comes to that is still under way."""
        self._stopped = True
        for task in tuple(self._tasks):
            task.cancel()
        for _ in self._threads:
            self._inbox.put(None)

    def join(self, deadline_s: float = 3.0) -> bool:
        """Wait, on any thread, until the threads have ended; true when they did in time."""
        deadline = time.monotonic() + deadline_s
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        busy = [thread.name for thread in self._threads if thread.is_alive()]
        if busy:
            logger.warning("Still busy at the end: %s", ", ".join(busy))
        return not busy

    def _start_threads(self) -> None:
        for n in range(1, THREADS + 1):
            self._threads.append(threading.Thread(target=self._run, name=f"work-{n}", daemon=True))
            self._threads[-1].start()

    def _run(self) -> None:
        while (call := self._inbox.get()) is not None:
            # A cancelled one is nobody's any more: it is not even begun.
            if not call.future.set_running_or_notify_cancel():
                continue
            try:
                result = call.run()
            except BaseException as error:  # noqa: BLE001 - handed to whoever awaits it
                call.future.set_exception(error)
            else:
                call.future.set_result(result)

    def _on_ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("A fault of the program ended what a person asked for", exc_info=error)
