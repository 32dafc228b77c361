"""packaging/macos/sign.sh, with stand-ins for the programs of macOS."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.macho_files import thin

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("codesign", "xcrun", "hdiutil", "ditto", "plutil", "security", "spctl", "file")
IDENTITY = "Developer ID Application: Jan Jansen (ABCDE12345)"
SIGNING = {"HERSTEL_MAC_IDENTITY": IDENTITY}
NOTARY_KEY = "-----BEGIN PRIVATE KEY-----\nsecret-key\n-----END PRIVATE KEY-----"
NOTARISING = {**SIGNING, "HERSTEL_NOTARY_KEY": NOTARY_KEY, "HERSTEL_NOTARY_KEY_ID": "K", "HERSTEL_NOTARY_ISSUER": "I"}
CERTIFICATE = {
    "HERSTEL_MAC_CERTIFICATE": base64.b64encode(b"the certificate").decode(),
    "HERSTEL_MAC_PASSWORD": "secret-password",
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="the stand-ins take the place of programs of macOS"),
]


class Mac:
    """A folder with an app in it, and a search path with the stand-ins in front."""

    def __init__(self, folder: Path) -> None:
        self.app, self.image = folder / "de map" / "Herstel.app", folder / "Herstel-1.0-arm64.dmg"
        self._log, self._tools, self._scratch = folder / "log", folder / "bin", folder / "tmp"
        self._tools.mkdir()
        self._scratch.mkdir()
        stand_in = Path(__file__).with_name("mac_tools.py").read_text(encoding="utf-8")
        for name in TOOLS:
            (self._tools / name).write_text(f"#!{sys.executable}\n{stand_in}", encoding="utf-8")
            (self._tools / name).chmod(0o700)
        for name in ("MacOS/Herstel", "Frameworks/a b.so", "Frameworks/Qt.framework/Versions/A/Qt"):
            path = self.app / "Contents" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(thin())
        (self.app / "Contents" / "Info.plist").write_text("<plist/>", encoding="utf-8")

    def sign(self, **variables: str) -> subprocess.CompletedProcess[str]:
        env = {"PATH": f"{self._tools}:{os.environ['PATH']}", "MAC_TOOLS_LOG": str(self._log)}
        command: list[str | Path] = ["sh", ROOT / "packaging" / "macos" / "sign.sh", self.app, self.image]
        env |= {"TMPDIR": str(self._scratch), **variables}
        return subprocess.run(command, capture_output=True, text=True, env=env, timeout=60, check=False)

    def calls(self, *words: str) -> list[list[str]]:
        calls = [json.loads(line) for line in self._log.read_text(encoding="utf-8").splitlines()]
        return [call for call in calls if call[: len(words)] == list(words)]

    def signed(self) -> list[str]:
        return [Path(call[-1]).name for call in self.calls("codesign") if "--sign" in call]

    def left(self) -> list[Path]:
        return list(self._scratch.iterdir())


@pytest.fixture
def mac(tmp_path: Path) -> Mac:
    return Mac(tmp_path)


def test_without_a_certificate_it_says_that_macos_will_warn(mac: Mac) -> None:
    done = mac.sign()
    assert done.returncode == 0, done.stderr
    assert "Niet ondertekend" in done.stderr
    assert mac.image.read_text(encoding="utf-8").split() == ["Applications", "Herstel.app"]
    assert mac.signed() == []
    assert not mac.calls("xcrun")


def test_signed_from_the_inside_out_with_the_exception_only_for_the_app(mac: Mac) -> None:
    done = mac.sign(**SIGNING)
    assert done.returncode == 0, done.stderr
    assert "niet door Apple nagekeken" in done.stderr
    assert mac.signed() == ["a b.so", "Qt.framework", "Herstel.app", "Herstel-1.0-arm64.dmg"]
    assert [Path(call[-1]).name for call in mac.calls("codesign") if "--entitlements" in call] == ["Herstel.app"]
    assert all(IDENTITY in call for call in mac.calls("codesign") if "--sign" in call)


def test_notarised_and_stapled_both_the_app_and_the_image(mac: Mac) -> None:
    done = mac.sign(**NOTARISING)
    assert done.returncode == 0, done.stderr
    stapled = [Path(call[-1]).name for call in mac.calls("xcrun", "stapler", "staple")]
    assert stapled == ["Herstel.app", "Herstel-1.0-arm64.dmg"]
    # The image holds the app with its ticket.
    order = [call[0] + call[1] for call in mac.calls()]
    assert order.index("xcrunstapler") < order.index("hdiutilcreate")
    assert [call[-1] for call in mac.calls("spctl")] == [str(mac.app), str(mac.image)]


def test_when_apple_refuses_it_says_why_and_there_is_no_image(mac: Mac) -> None:
    done = mac.sign(**NOTARISING, MAC_TOOLS_REFUSE="1")
    assert done.returncode == 1
    assert "The signature of the binary is invalid." in done.stderr
    assert not mac.image.exists()
    assert mac.left() == []


@pytest.mark.parametrize("ending", ["", "\n"])
def test_a_certificate_of_its_own_is_gone_afterwards(ending: str, mac: Mac) -> None:
    # On some systems base64 cuts it into lines.
    text = CERTIFICATE["HERSTEL_MAC_CERTIFICATE"]
    cut = f"{text[:8]}{ending}{text[8:]}{ending}"
    done = mac.sign(**{**NOTARISING, **CERTIFICATE, "HERSTEL_MAC_CERTIFICATE": cut})
    assert done.returncode == 0, done.stderr
    (made,) = mac.calls("security", "create-keychain")
    assert [call[2:] for call in mac.calls("security", "delete-keychain")] == [made[-1:]]
    login = "/Users/me/Library/My Keychains/login.keychain-db"
    changes = [call[5:] for call in mac.calls("security", "list-keychains", "-d", "user", "-s")]
    assert changes == [[made[-1], login], [login]]
    assert mac.left() == []


def test_no_secret_is_printed(mac: Mac) -> None:
    done = mac.sign(**NOTARISING, **CERTIFICATE)
    printed = done.stdout + done.stderr
    assert "secret" not in printed
    assert CERTIFICATE["HERSTEL_MAC_CERTIFICATE"] not in printed


def test_a_wrong_certificate_ends_it_before_anything_is_signed(mac: Mac) -> None:
    done = mac.sign(**SIGNING, HERSTEL_MAC_CERTIFICATE=base64.b64encode(b"another").decode(), HERSTEL_MAC_PASSWORD="x")
    assert done.returncode != 0
    assert mac.signed() == []
    assert mac.calls("security", "delete-keychain")
    assert mac.left() == []
