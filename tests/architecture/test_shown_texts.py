"""What the screens show is asked of the translation, and no text goes past it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.support.checkout import PACKAGE, ROOT, load_script, modules, place, tree

SHOWING: Final = re.compile(
    r"Banner|Chip|EmptyNotice|Fact|FormField|Heading|KeyButton|PageHeading|PlainLabel|Problem|"
    r"QAccessibleAnnouncementEvent|QAction|CheckBox|QCheckBox|QGroupBox|QLabel|QPushButton|QRadioButton|"
    r"QToolButton|Suggestion|addAction|addItem|addItems|addMenu|addRow|addTab|drawText|getOpenFileName|"
    r"getSaveFileName|insertItem|say|setAccessibleDescription|setAccessibleName|setButtonText|"
    r"setHeaderLabels|setHtml|setLabelText|setNameFilter|setPlaceholderText|setPlainText|setPrefix|"
    r"setSpecialValueText|setStatusTip|setSuffix|setTabText|setText|setTitle|setToolTip|setWhatsThis|"
    r"setWindowTitle|show_hint|show_message|show_problem|show_state|show_text|text_label"
)
"""What puts a text before a person: of Qt, and of our own widgets."""

NO_WORDS: Final = re.compile(
    r"[^A-Za-z]*|Sentinel|[a-z0-9_./#:-]+|(?:(?:Alt|Ctrl|Shift)\+)*(?:Del|Esc|Ins|Return|[A-Z0-9.])?| \(\*\.[a-z *.]+\)"
)
"""Signs, the program's name, names of icons and roles, keys, and endings of files: the same in every language."""


def _texts(value: ast.expr) -> Iterator[str]:
    """Yield the literals that become what is shown, without having been asked of the translation."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    for part in _parts(value):
        yield from _texts(part)


def _parts(value: ast.expr) -> list[ast.expr]:
    """Return what a text is made of; what a call comes to is no text of the code, unless it puts texts together."""
    match value:
        case ast.FormattedValue() | ast.Subscript():
            return [value.value]
        case ast.BinOp():
            return [value.left, value.right]
        case ast.IfExp():
            return [value.body, value.orelse]
        case ast.JoinedStr(values=parts) | ast.BoolOp(values=parts) | ast.Dict(values=parts) | ast.List(elts=parts):
            return parts
        case ast.Call(func=ast.Attribute(value=receiver, attr="format" | "join")):
            return [receiver, *value.args]
    return []


def _shown(path: Path) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if SHOWING.fullmatch(name):
                for given in (*node.args, *(keyword.value for keyword in node.keywords)):
                    yield from ((node, text) for text in _texts(given))


def _screens() -> list[Path]:
    return [path for path in modules("sentinel_desktop") if "ui" in path.relative_to(PACKAGE).parts]


def test_what_is_shown_is_asked_of_the_translation() -> None:
    """No widget, dialog or name for those who hear the screen is given words as they stand in the code."""
    plain = [
        f"{place(path, call)} {text}"
        for path in _screens()
        for call, text in _shown(path)
        if not NO_WORDS.fullmatch(text)
    ]

    assert plain == []


def test_what_a_fault_says_is_shown_in_the_language_of_the_screen() -> None:
    """No screen shows the text of a fault as it is: it is asked for by ``shown``."""
    plain = [
        place(path, node)
        for path in _screens()
        for handler in ast.walk(tree(path))
        if isinstance(handler, ast.ExceptHandler) and handler.name
        for node in ast.walk(handler)
        if isinstance(node, ast.Call) and ast.unparse(node) in {f"str({handler.name})", f"{handler.name}.args[0]"}
    ]

    assert plain == []


def test_every_text_can_be_taken_up() -> None:
    """What is asked of the translation is a literal everywhere: else the catalogues would never have it."""
    said = load_script(ROOT / "packaging" / "said_texts.py")

    assert len(list(said.said_texts(modules("sentinel_desktop")))) > len(_screens())
