"""Searching by words: each of them anywhere in a key, whatever its case and accents."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement

from sentinel_desktop.domain.sort_keys import search_keys


def has_words(key: ColumnElement[str], text: str) -> Iterable[ColumnElement[bool]]:
    """Return what a sort key must fulfil to have every word of ``text``; nothing for a text without words."""
    return (key.contains(word, autoescape=True) for word in search_keys(text))
