"""Checks who signed a program file of Windows, with osslsigncode."""

from __future__ import annotations

import hashlib
import re
import shutil
import ssl
import subprocess
import tempfile
from pathlib import Path

TOOL = "osslsigncode"
SIGNER = "Python Software Foundation"
PINNED_ONLY = ("vcruntime140.dll", "vcruntime140_1.dll")
"""Of Microsoft itself; its root comes with no signature, so that their hashes are all there is."""
ROOTS = {
    "5367f20c7ade0e2bca790915056d086b720c33c1fa2a2661acf787e3292e1270",
    "552f7bdcf1a7af9e6ce672017f4f12abf77240c78e761ac203d1d9d20ac89988",
}
"""The SHA-256 of the certificates that may stand at the beginning of a chain: Microsoft Identity Verification Root
Certificate Authority 2020, and DigiCert Trusted Root G4. A signature brings its own along."""
CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)
SUBJECT = re.compile(r"Signer #0:\s+Subject: (.*)")


class SignatureError(Exception):
    """A file that is not signed as it should be; the message is for who builds."""


def can_check() -> bool:
    """Whether this computer has what checks signatures."""
    return bool(shutil.which(TOOL) and shutil.which("openssl"))


def check(file: Path, signer: str = SIGNER, roots: set[str] | None = None) -> None:
    """Raise SignatureError where `file` has no sound signature of `signer` that begins at one of the roots."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        trusted = folder / "roots.pem"
        trusted.write_text("\n".join(_roots_in(file, folder, ROOTS if roots is None else roots)), encoding="ascii")
        verify = ["-CAfile", str(trusted), "-TSA-CAfile", str(trusted)]
        # Lists of withdrawn certificates are asked for on the network, where a build has no business.
        known = _told([TOOL, "verify", "--help"])
        verify += [option for option in ("-ignore-cdp", "-ignore-crl") if option in known]
        told = _told([TOOL, "verify", *verify, "-in", str(file)])
    sound = "Signature verification: ok" in told and "Signature verification: failed" not in told
    named = SUBJECT.search(told)
    if not sound or named is None or f"CN={signer}" not in named[1].split("/"):
        raise SignatureError(f"{file.name} is niet ondertekend door {signer}.")


def _roots_in(file: Path, folder: Path, roots: set[str]) -> list[str]:
    packed = folder / "signature.pem"
    _told([TOOL, "extract-signature", "-pem", "-in", str(file), "-out", str(packed)])
    printed = _told(["openssl", "pkcs7", "-print_certs", "-in", str(packed)])
    found = CERTIFICATE.findall(printed)
    return [text for text in found if hashlib.sha256(ssl.PEM_cert_to_DER_cert(text)).hexdigest() in roots]


def _told(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return done.stdout + done.stderr
