"""Lines on a terminal, in a pipe or in a file: complete, or said not to be."""

import io
import json
import subprocess
import sys

import pytest

from sentinel_desktop.app.terminal import complain, say, say_json

SPEAK = "from sentinel_desktop.app.terminal import OutputError, say\n"


def ended(script: str, output: str) -> "subprocess.CompletedProcess[str]":
    """Run ``script`` in a process of its own whose standard output is ``output``."""
    with open(output, "w") as stream:  # noqa: PTH123 - a device, not a path of ours
        return subprocess.run(
            [sys.executable, "-c", SPEAK + script],
            env={"PYTHONPATH": ":".join(sys.path)},
            stdout=stream,
            stderr=subprocess.PIPE,
            text=True,
            timeout=30,
            check=False,
        )


@pytest.mark.skipif(sys.platform != "linux", reason="only there is a device that is always full")
def test_a_full_disk_is_an_error_and_said_once() -> None:
    """Who sends the answer into a file learns that it is not complete, and nothing more is said at the end."""
    script = "try:\n    say('a line')\nexcept OutputError as error:\n    raise SystemExit(str(error))"
    full = ended(script, "/dev/full")
    assert full.returncode == 1
    assert full.stderr.strip() == "The output cannot be written (No space left on device): it is not complete."


def test_a_reader_that_went_away_is_no_fault() -> None:
    """``present | head -1`` ends quietly, whatever is still to be said."""
    script = "say('first')\nimport time\ninput()\n[say('more' * 5000) for _ in range(100)]"
    with subprocess.Popen(
        [sys.executable, "-c", SPEAK + script],
        env={"PYTHONPATH": ":".join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stderr is not None
        assert program.stdout.readline() == "first\n"
        program.stdout.close()
        program.stdin.write("go on\n")
        program.stdin.close()
        assert program.stderr.read() == ""
        assert program.wait(30) == 0


def test_json_is_complete_where_the_output_takes_no_accents(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a session without UTF-8 an outcome is escaped and not swallowed."""
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    say_json({"member": "Bélanger"})
    assert json.loads(written.getvalue()) == {"member": "Bélanger"}


def test_json_keeps_accents_where_it_can(capsys: pytest.CaptureFixture[str]) -> None:
    """A person reads names, not escapes."""
    say_json({"member": "Bélanger"})
    assert capsys.readouterr().out == '{"member": "Bélanger"}\n'


def test_a_character_the_terminal_does_not_take_costs_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of the line is said all the same, on both streams."""
    for name, speak in (("stdout", say), ("stderr", complain)):
        written = io.BytesIO()
        monkeypatch.setattr(sys, name, io.TextIOWrapper(written, encoding="ascii"))
        speak("Bélanger is in")
        assert written.getvalue() == b"B\\xe9langer is in\n"


def test_a_program_without_streams_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Started without a terminal, as a window is on some platforms, there is nothing to write to."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    say("a line")
    say_json({})
    complain("a complaint")
