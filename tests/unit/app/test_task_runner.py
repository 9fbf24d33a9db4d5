"""Work off the main thread: which thread does it, what comes of faults, and how it ends."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from sentinel_desktop.app.task_runner import TaskRunner


@asynccontextmanager
async def running() -> AsyncIterator[TaskRunner]:
    """Run a task runner on the loop of the test."""
    runner = TaskRunner()
    try:
        yield runner
    finally:
        runner.break_off()
        runner.join()


def test_a_call_is_made_on_a_thread_of_its_own_and_awaited() -> None:
    """The result comes back to the main thread; the thread is named for the log."""

    async def ask() -> tuple[str, str]:
        async with running() as runner:
            name = await runner.call(lambda: threading.current_thread().name)
            return name, threading.current_thread().name

    asked, awaited = asyncio.run(ask())
    assert asked in {"work-1", "work-2"}
    assert awaited == threading.main_thread().name


def test_what_a_call_raises_is_raised_where_it_is_awaited() -> None:
    """A fault reaches whoever can say it to the person."""

    async def ask() -> None:
        async with running() as runner:
            await runner.call(int, "not a number")

    with pytest.raises(ValueError, match="invalid literal"):
        asyncio.run(ask())


def test_one_long_call_holds_up_no_short_one() -> None:
    """While one thread waits for the database the other one is there for the next wish."""

    async def ask() -> int:
        go_on = threading.Event()
        async with running() as runner:
            long = asyncio.create_task(runner.call(go_on.wait, 10))
            short = await runner.call(lambda: 7)
            go_on.set()
            assert await long
            return short

    assert asyncio.run(ask()) == 7


def test_begun_work_goes_on_by_itself_and_a_bug_in_it_is_logged(expect_log: Callable[[str], None]) -> None:
    """One broken wish ends alone: the next is done."""
    expect_log("ERROR sentinel_desktop.app.task_runner: A fault of the program")

    async def ask() -> int:
        done: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        async def fail() -> None:
            raise RuntimeError("a bug")

        async def work() -> None:
            done.set_result(await runner.call(lambda: 1))

        async with running() as runner:
            runner.begin(fail())
            runner.begin(work())
            return await done

    assert asyncio.run(ask()) == 1


def test_the_end_breaks_off_what_is_awaited_and_begins_nothing_more() -> None:
    """A window that is gone is told nothing; a call that is under way ends on its own thread."""

    async def ask() -> tuple[list[str], bool]:
        began, go_on, told = threading.Event(), threading.Event(), list[str]()

        def slow() -> None:
            began.set()
            go_on.wait(10)

        async def work() -> None:
            await runner.call(slow)
            told.append("done")

        runner = TaskRunner()
        runner.begin(work())
        await runner.call(began.wait, 10)
        threading.Timer(0.05, go_on.set).start()
        runner.break_off()
        ended = runner.join()
        runner.begin(work())
        await asyncio.sleep(0)
        return told, ended

    assert asyncio.run(ask()) == ([], True)


def test_a_call_that_does_not_end_is_named(expect_log: Callable[[str], None]) -> None:
    """The program ends all the same, and the log says what it left."""
    expect_log("WARNING sentinel_desktop.app.task_runner: Still busy at the end: work-")
    go_on = threading.Event()

    async def ask() -> bool:
        runner = TaskRunner()
        call = asyncio.create_task(runner.call(go_on.wait, 10))
        await asyncio.sleep(0)
        runner.break_off()
        ended = runner.join(deadline_s=0.05)
        call.cancel()
        return ended

    assert asyncio.run(ask()) is False
    go_on.set()
