"""What cannot be kept or read now is told, and stops nothing else."""

from __future__ import annotations

import logging
from collections.abc import Callable

from herstel_app.core.errors import StorageError
from herstel_app.core.file_error_reasons import reason

FAULTS = (StorageError, OSError)


def guard(act: Callable[[], object], told: str, tell: Callable[[str], object], logger: logging.Logger) -> bool:
    """Carry out `act`; where that cannot be done now, log it and `tell` what is `told`, with its {reason}."""
    try:
        act()
    except FAULTS as error:
        logger.warning("%s", error)
        tell(told.format(reason=reason(error)))
        return False
    return True
