"""The publications that texts and exercises rest on."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from herstel_app.core.content import Content, Text
from herstel_app.core.content_problems import PATTERN_REASON

Doi = Annotated[
    str,
    msgspec.Meta(
        max_length=120,
        pattern=r"^10\.[0-9]{4,9}/[!-~]+$",
        extra={PATTERN_REASON: "schrijf een DOI als 10.1234/abc, zonder https://doi.org/ ervoor"},
    ),
]


class Source(Content, frozen=True):
    """A publication, as cited on screen."""

    authors: Text
    year: Annotated[int, msgspec.Meta(ge=1900, le=2100)]
    publication: Text
    finding: Text
    doi: Doi | None = None
    checked: date | None = None
    """When it was last looked up whether the publication says this."""

    @property
    def address(self) -> str:
        """Where the publication can be found on the web; empty where no DOI is known."""
        return f"https://doi.org/{self.doi}" if self.doi else ""
