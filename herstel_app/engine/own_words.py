"""The user's own words at each explanation, as they stand in the window; it outlives the pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cached_property


class OwnWords:
    """Knows which of them were written while nothing was kept."""

    def __init__(self, read_kept: Callable[[], Mapping[str, str]]) -> None:
        """Begin with what `read_kept` gives, by explanation: it is asked once, when someone first wants words."""
        self._read_kept = read_kept
        self._unkept: set[str] = set()

    @cached_property
    def _texts(self) -> dict[str, str]:
        return dict(self._read_kept())

    def __getitem__(self, explanation_id: str) -> str:
        """Give the words at an explanation, perhaps none."""
        return self._texts.get(explanation_id, "")

    def write(self, explanation_id: str, text: str, kept: bool) -> None:
        """Put words in place of those that stood there."""
        self._texts[explanation_id] = text
        self._unkept.discard(explanation_id)
        if not kept:
            self._unkept.add(explanation_id)

    def take_unkept(self) -> dict[str, str]:
        """Give what was not kept: from here on it is."""
        names, self._unkept = self._unkept, set()
        return {name: self._texts[name] for name in names}

    def deleted(self, there: Collection[str]) -> list[str]:
        """Name the explanations whose words were kept, and are not `there` any more."""
        return [name for name in self._texts if self[name] and name not in there and name not in self._unkept]
