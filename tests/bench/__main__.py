"""Measure what the program takes: `python -m tests.bench [--quick] [ROW…]`; dev.py bench calls this in .venv.

Each row is told as soon as it is there, and a whole one is kept in docs/benchmarks.md. The exit status is 1 where a
bound is not met.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

from tests.bench.figures import Figure


def main(arguments: Sequence[str]) -> int:
    """Measure the rows that are named, or all."""
    quick = "--quick" in arguments
    names = [each for each in arguments if each != "--quick"]
    if sys.platform != "linux":
        return _refuse("Dit meet met Xvfb en /proc, en dus alleen op Linux.")
    from tests.bench.rows import ROWS
    from tests.e2e.system import missing_tools

    if unknown := [name for name in names if name not in ROWS]:
        return _refuse(f"Dit meet ik niet: {', '.join(unknown)}. Wel: {', '.join(ROWS)}.")
    if lacking := missing_tools():
        return _refuse(f"Op deze computer ontbreekt: {', '.join(lacking)}.")
    met = [measured(name, quick) for name in names or ROWS]
    return 0 if all(met) else 1


def measured(name: str, quick: bool) -> bool:
    """Measure a row and tell it; gives whether all of it is within its bounds."""
    from tests.bench import report
    from tests.bench.desk import a_desk
    from tests.bench.rows import ROWS

    row, others = ROWS[name], report.Others()
    try:
        with a_desk() as desk:
            figures: list[Figure] = (row.quickly if quick else row.measure)(desk)
    except (OSError, RuntimeError, AssertionError):
        # The others are measured all the same: together they take hours.
        traceback.print_exc()
        return _refuse(f"{name} kon niet worden gemeten.") == 0
    text = report.section(row.title, figures, others.cores())
    sys.stdout.write(f"{text}\n\n")
    sys.stdout.flush()
    if not quick:
        report.write(name, text)
    return all(figure.met is not False for figure in figures)


def _refuse(line: str) -> int:
    sys.stderr.write(f"{line}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
