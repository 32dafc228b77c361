"""`python -m herstel_app`, the entry point `herstel`, and the processes that it starts for its sound."""

from __future__ import annotations

import sys

from herstel_app.audio.process.launch import FLAG


def main() -> int:
    """Do what the command line asks; gives the exit status, also where the program itself cannot be loaded."""
    if sys.argv[1:2] == [FLAG]:
        return _be_audio_process(sys.argv[2:])
    try:
        from herstel_app import cli
    except Exception as error:  # noqa: BLE001 - logged by the guard
        from herstel_app import guard

        with guard.streams():
            return guard.unforeseen(error, None, guard.by_click(sys.argv[1:]))
    return cli.main()


def _be_audio_process(words: list[str]) -> int:
    """Be one of the processes for sound. They are started often, so they load nothing else."""
    from herstel_app.audio.process import child
    from herstel_app.clock import SystemClock

    if words == ["play"]:
        child.play(SystemClock().monotonic_s)
    if words == ["save"]:
        child.save()
    return 2


if __name__ == "__main__":
    sys.exit(main())
