"""`python -m herstel_app` and the entry point `herstel`."""

from __future__ import annotations

import sys

from herstel_app.cli import main

if __name__ == "__main__":
    sys.exit(main())
