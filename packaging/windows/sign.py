"""Signs one file with the certificate that the environment names: `sign FILE`.

The password goes by a file that only this user can read, not by the command line.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from installer import CERTIFICATE, PASSWORD, STAMPS, USUAL_STAMPS, tool

ABOUT = ("-n", "Herstel")


def sign(file: Path, certificate: str, password: str, stamps: str) -> int:
    """Sign; gives the exit code of the tool."""
    with tempfile.TemporaryDirectory() as name:
        secret = Path(name) / "password"
        secret.touch(mode=0o600)
        secret.write_text(password, encoding="utf-8")
        signed = Path(name) / "signed"
        if os.name == "nt":
            words = ["sign", "/fd", "sha256", "/f", certificate, "/p", password, "/d", "Herstel"]
            words += ["/tr", stamps, "/td", "sha256"] if stamps else []
            return subprocess.call([tool("signtool"), *words, str(file)])
        words = ["sign", "-pkcs12", certificate, "-readpass", str(secret), "-h", "sha256", *ABOUT]
        words += ["-ts", stamps] if stamps else []
        code = subprocess.call([tool("osslsigncode"), *words, "-in", str(file), "-out", str(signed)])
        if code == 0:
            shutil.copyfile(signed, file)
        return code


if __name__ == "__main__":
    env = os.environ
    sys.exit(sign(Path(sys.argv[1]), env[CERTIFICATE], env.get(PASSWORD, ""), env.get(STAMPS, USUAL_STAMPS)))
