"""Compiles every module in a folder in place and leaves no sources: `compile_tree FOLDER`.

Run by the Python that is going to load them. What a module was compiled from is never looked at again, so its time
does not count; the same sources give the same bytes.
"""

from __future__ import annotations

import py_compile
import sys
from pathlib import Path


def compile_tree(folder: Path) -> int:
    """Compile all, in a fixed order; gives how many."""
    modules = sorted(folder.rglob("*.py"), key=lambda path: path.relative_to(folder).as_posix())
    for module in modules:
        py_compile.compile(
            str(module),
            str(module.with_suffix(".pyc")),
            dfile=module.relative_to(folder).as_posix(),
            doraise=True,
            optimize=0,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        module.unlink()
    return len(modules)


if __name__ == "__main__":
    sys.stdout.write(f"{compile_tree(Path(sys.argv[1]))}\n")
