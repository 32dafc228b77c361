"""The log is let go of when it is over, so that its folder can be taken away."""

from __future__ import annotations

import logging
from pathlib import Path

from herstel_app.log import end_log, start_log


def test_a_log_that_is_over_is_closed_and_another_goes_on(tmp_path: Path) -> None:
    before = list(logging.getLogger().handlers)
    for name in ("one", "other"):
        assert start_log(tmp_path / name) is None
    one, other = (handler for handler in logging.getLogger().handlers if handler not in before)
    assert isinstance(one, logging.FileHandler)
    assert one.stream is not None
    end_log(tmp_path / "one")
    try:
        assert one.stream is None, "Windows deletes no file that is open"
        logging.getLogger("herstel").warning("later")
        assert "later" not in (tmp_path / "one" / "herstel.log").read_text(encoding="utf-8")
        assert "later" in (tmp_path / "other" / "herstel.log").read_text(encoding="utf-8")
    finally:
        end_log(tmp_path / "other")
    assert list(logging.getLogger().handlers) == before
    assert isinstance(other, logging.FileHandler)
