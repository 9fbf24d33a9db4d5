"""Sentences that are made below the screens: English as they stand, and still what a screen translates them from.

The English is what a log and a terminal get. A screen asks for the template in its own language and fills it in anew,
see ``ui/sentences.py``; a journal keeps a sentence whole, so that it is translated however much later it is read.
"""

import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, Self

_PLACE: Final = re.compile(r"\{([a-z_]+)\}")
_KEPT: Final = '{"sentence": '
"""How a sentence that was kept whole begins; no sentence for a person begins so."""


class Sentence(str):
    """A sentence in English that knows its template and what was filled into it.

    Attributes:
        context: where it is looked up among the translations.
        template: with ``{name}`` in the place of each value.
        values: what stands there; one that is a sentence too is translated with it, a whole number is written as the
            language writes it.
    """

    __slots__ = ("context", "template", "values")

    context: str
    template: str
    values: Mapping[str, str | int]

    def __new__(cls, context: str, template: str, values: Mapping[str, object]) -> Self:
        """Fill in the template; a place without its value is a KeyError."""
        settled = {name: _settled(value) for name, value in values.items()}
        made = super().__new__(cls, filled(template, settled))
        made.context, made.template, made.values = context, template, MappingProxyType(settled)
        return made

    def __str__(self) -> Self:
        """Return the sentence itself: so ``str(error)`` still has the template of what a fault says."""
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, dict[str, str | int]]]:
        """Copy by what it is made from."""
        return type(self), (self.context, self.template, dict(self.values))


def sentence(context: str, template: str, **values: object) -> Sentence:
    """Return a sentence for a person; context and template are literals, which the catalogues are made from.

    Numbers that only name something (a port, a version, a year) are given as text.
    """
    return Sentence(context, template, values)


def filled(template: str, values: Mapping[str, object], shown: Callable[[object], str] = str) -> str:
    """Return a template with its values, each as ``shown`` writes it; a place without its value is a KeyError."""
    return _PLACE.sub(lambda place: shown(values[place[1]]), template)


def kept_text(text: str) -> str:
    """Return what is kept on a disk of a sentence, so that ``text_kept`` gives it back; other text as it is."""
    if not isinstance(text, Sentence):
        return text
    return json.dumps({"sentence": [text.context, text.template, _kept_values(text)]}, ensure_ascii=False)


def text_kept(kept: str) -> str:
    """Return the sentence that was kept; text that is none, or is damaged, as it is."""
    if not kept.startswith(_KEPT):
        return kept
    try:
        return _read(json.loads(kept)["sentence"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return kept


def _settled(value: object) -> str | int:
    """Return a value as it is from now on: nothing is held by a sentence that changes, or that holds on to more."""
    return value if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _kept_values(text: Sentence) -> dict[str, Any]:
    return {
        name: [value.context, value.template, _kept_values(value)] if isinstance(value, Sentence) else value
        for name, value in text.values.items()
    }


def _read(parts: Any) -> Sentence:  # noqa: ANN401 - anything that JSON can say
    context, template, values = parts
    read = {name: _read(value) if isinstance(value, list) else value for name, value in values.items()}
    return Sentence(str(context), str(template), read)
