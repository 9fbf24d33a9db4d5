"""What people typed is shown as they typed it: no label and no tool tip of the screens obeys markup."""

import ast
from collections.abc import Callable

from tests.support.checkout import PACKAGE, modules, place, tree

OBEYS = {"QLabel", "QMessageBox", "QWhatsThis", "QErrorMessage", "QTextBrowser"}
"""Of Qt, what takes a text that looks like markup for markup."""

TEXT_OF_A_TIP = {"setToolTip": 0, "showText": 1}
"""Where the text stands among what these are given."""

PLAIN_LABEL = PACKAGE / "ui" / "widgets" / "plain_label.py"


def _made(module: ast.Module) -> list[int]:
    """Return the lines in which a module makes one of them, or a kind of its own of one."""
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and (OBEYS | {"PlainLabel"}) & _names(node.func):
            found.append(node.lineno)
        if isinstance(node, ast.ClassDef):
            found += [base.lineno for base in node.bases if OBEYS & _names(base)]
    return found


def _names(name: ast.expr) -> set[str]:
    """Return a name, and what stands with points before it."""
    if isinstance(name, ast.Attribute):
        return {name.attr} | _names(name.value)
    return {name.id} if isinstance(name, ast.Name) else set()


def _tips(module: ast.Module) -> list[int]:
    """Return the lines in which a module gives a tool tip that is not said to be plain, nor words of the code."""
    calls = (node for node in ast.walk(module) if isinstance(node, ast.Call))
    named = ((node, getattr(node.func, "attr", "")) for node in calls)
    tips = ((node, node.args[TEXT_OF_A_TIP[name]]) for node, name in named if name in TEXT_OF_A_TIP)
    return [node.lineno for node, text in tips if not _is_fixed(text)]


def _where(search: Callable[[ast.Module], list[int]]) -> dict[str, list[int]]:
    """Return the lines that a search finds, by the module of the program."""
    found = {place(path): search(tree(path)) for path in modules("sentinel_desktop") if path != PLAIN_LABEL}
    return {module: lines for module, lines in found.items() if lines}


def _is_fixed(text: ast.expr) -> bool:
    """Whether a text is a literal, one that was translated, or says of itself that it is plain."""
    if isinstance(text, ast.Constant):
        return True
    if isinstance(text, ast.IfExp):
        return _is_fixed(text.body) and _is_fixed(text.orelse)
    if not isinstance(text, ast.Call):
        return False
    name = text.func.attr if isinstance(text.func, ast.Attribute) else getattr(text.func, "id", "")
    return name in {"plain_tip", "tr", "translate"}


def test_every_label_is_a_plain_one() -> None:
    """A person called ``<b>`` is shown as that, in whatever label; nothing else that obeys markup is used."""
    assert _where(_made) == {}


def test_every_tool_tip_is_a_plain_one() -> None:
    """What somebody points at says what it is, and obeys nothing."""
    assert _where(_tips) == {}


def test_what_obeys_is_found() -> None:
    """The searches see what is made, what is derived, a tip at once, and a tip out of data."""
    code = """
class Mine(QLabel):
    label = QtWidgets.QLabel(name)
    QToolTip.showText(place, name)
    widget.setToolTip(name)
    widget.setToolTip(plain_tip(name))
    widget.setToolTip(self.tr("Undo"))
"""
    assert (_made(ast.parse(code)), _tips(ast.parse(code))) == ([2, 3], [4, 5])
