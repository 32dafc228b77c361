"""The packages a Debian or Ubuntu system must have beside .venv: which are lacking, and who installs them."""

import importlib.util
import os
import shutil
import subprocess
import sys

# What ldd shows the wheels of PySide6 (xcb platform plugin, QtGui, QtTextToSpeech) and of pygame-ce to want
# from the system. libpulse0: TextToSpeech links to it, and SDL loads it to be heard at all.
QT_PACKAGES = (
    "libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libpulse0 libx11-6 libx11-xcb1 libxcb-cursor0"
    " libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-render0 libxcb-shape0"
    " libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 libxkbcommon0"
).split()
FONT_PACKAGES = ["fonts-inter", "fonts-noto-core"]
# espeak-ng is a Dutch voice for the tests, and speech-dispatcher the server that speaks with it.
SPEECH_PACKAGES = ["espeak-ng", "speech-dispatcher", "speech-dispatcher-audio-plugins", "speech-dispatcher-espeak-ng"]
# appstream and desktop-file-utils check the menu entry of Linux, x11-utils has xprop.
MENU_PACKAGES = ["appstream", "desktop-file-utils", "x11-utils"]
# What finds slips in the shell scripts of a package and of a workflow.
SHELL_PACKAGES = ["shellcheck"]
# A tray to measure in, and what tells which part of a window was painted.
BENCH_PACKAGES = ["libxdamage1", "libxtst6", "trayer"]
SERVER_PACKAGES = ["imagemagick", "pulseaudio", "pulseaudio-utils", "xdotool", "xvfb"]
TEST_PACKAGES = [*SERVER_PACKAGES, *SPEECH_PACKAGES, *MENU_PACKAGES, *SHELL_PACKAGES, *BENCH_PACKAGES]
# The installer for Windows: its builder, the compiler of Herstel.exe, and what checks who signed the Python in it.
WINDOWS_PACKAGES = ["nsis", "gcc-mingw-w64-x86-64-win32", "binutils-mingw-w64-x86-64", "osslsigncode", "openssl"]
# The Windows to try it in, see windows/rig.py; as root its Python compiles the modules too.
RIG_PACKAGES = ["debootstrap", "util-linux", "mount"]


def say(line: str) -> None:
    """Print one line about what happens, at once and apart from the output of the program."""
    print(line, file=sys.stderr, flush=True)


def missing_packages(wanted: list[str], status: str) -> list[str]:
    """Name the wanted packages that the output of dpkg-query does not show as installed."""
    installed = {line.split()[0] for line in status.splitlines() if line.endswith(" installed")}
    # Since the move to 64-bit time some libraries carry a suffix; apt still knows them by the old name.
    return [name for name in wanted if not {name, name + "t64"} & installed]


def query_packages(wanted: list[str]) -> list[str]:
    """Name the wanted packages that this system lacks; none where there is no dpkg and apt."""
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        return []
    asked = wanted + [name + "t64" for name in wanted]
    command = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *asked]
    # It exits 1 as soon as one name is unknown, which is an answer here and no error.
    return missing_packages(wanted, subprocess.run(command, capture_output=True, text=True, check=False).stdout)


def apt_prefix(uid: int, ci: bool, sudo: bool) -> list[str] | None:
    """Give what must precede apt-get to install without asking, or None where that is for a person to do."""
    if uid == 0:
        return []
    return ["sudo", "-n"] if ci and sudo else None


def install_packages(names: list[str]) -> bool:
    """Install system packages where that is allowed; say which command does it where not, or where it fails."""
    uid = os.getuid() if hasattr(os, "getuid") else -1
    prefix = apt_prefix(uid, os.environ.get("CI", "").lower() in ("1", "true"), bool(shutil.which("sudo")))
    by_hand = "sudo apt-get install --no-install-recommends " + " ".join(names)
    if prefix is None:
        say(f"Er ontbreken systeempakketten. Installeer ze met: {by_hand}")
        return False
    say("Ik installeer systeempakketten: " + " ".join(names))
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # --no-remove: a desktop with another sound server must not lose it to a test tool.
    install = [*prefix, "apt-get", "install", "-y", "-q", "--no-install-recommends", "--no-remove", *names]
    for command in ([*prefix, "apt-get", "update", "-q"], install):
        done = subprocess.run(
            command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode:
        say(done.stdout.decode(errors="replace").rstrip())
        say(f"Dat lukte niet. Probeer het zelf met: {by_hand}")
    return done.returncode == 0


def prepare_system(work: str) -> bool:
    """See to the system packages for a command of dev.py; false when one is lacking that it cannot do without."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    needed = QT_PACKAGES + ([] if importlib.util.find_spec("ensurepip") else [f"python{version}-venv"])
    if work == "package":
        # PyInstaller reads libraries with objdump, and takes along the one that Debian packs apart from its Python.
        needed += ["binutils"] + ([f"libpython{version}"] if sys.base_prefix == "/usr" else [])
    if work.startswith("package windows"):
        needed += WINDOWS_PACKAGES + (RIG_PACKAGES if hasattr(os, "getuid") and os.getuid() == 0 else [])
    lacking = query_packages(needed)
    if lacking and not install_packages(lacking):
        return False
    helpful = query_packages(FONT_PACKAGES + (TEST_PACKAGES if work in ("test", "bench") else []))
    if helpful and not install_packages(helpful):
        say("Ik ga verder zonder deze pakketten: letters kunnen er anders uitzien en sommige tests vallen weg.")
    return True
