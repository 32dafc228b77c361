"""The parts of the installer for Windows that can be judged without building it; building and using it is `--try`."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "packaging" / "windows"))

import installer  # noqa: E402 - only found by now
import payload  # noqa: E402
import signatures  # noqa: E402
from build_windows import next_version  # noqa: E402
from compile_tree import compile_tree  # noqa: E402
from fetch import PYTHON_SUMS, FetchError, check_sums, read_sums  # noqa: E402

pytestmark = pytest.mark.slow


def spec(**changes: object) -> payload.Spec:
    """Give a small one, changed."""
    fields: dict[str, object] = {"python": [], "take": [], "leave": [], "unloaded": {}}
    return payload.Spec(**(fields | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("a/*.dll", "a/b.dll", True),
        ("a/*.dll", "a/b/c.dll", False),
        ("a/**", "a/b/c.dll", True),
        ("**/tests/**", "tests/x.py", True),
        ("**/tests/**", "a/b/tests/x.py", True),
        ("a/Qt{Core,Gui}.pyd", "a/QtGui.pyd", True),
        ("a/Qt{Core,Gui}.pyd", "a/QtQml.pyd", False),
        ("m{,_1}.dll", "m.dll", True),
        ("a.dll", "aXdll", False),
        ("a.dll", "a.dll.txt", False),
    ],
)
def test_what_a_pattern_means(pattern: str, path: str, matches: bool) -> None:
    assert bool(payload.matcher([pattern]).match(path)) is matches


def test_only_what_is_named_goes_along(tmp_path: Path) -> None:
    for name in ("p/a.py", "p/a.pyi", "p/tests/t.py", "q/b.py"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    wanted = spec(take=["p/**"], leave=["**/*.pyi", "**/tests/**"])
    assert payload.chosen(tmp_path, wanted) == ["p/a.py"]


def test_a_pattern_that_means_nothing_any_more_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.py").touch()
    with pytest.raises(payload.PayloadError, match=re.escape("{b,c}.py")):
        payload.chosen(tmp_path, spec(take=["a.py", "{b,c}.py"]))


def test_what_is_never_loaded_wants_a_reason_and_a_reason_wants_something() -> None:
    wanted = spec(unloaded={"lib/a/*.pyc": "why", "lib/gone.pyc": "why"})
    assert wanted.unexplained(["lib/a/x.pyc", "lib/b.pyc"]) == (["lib/b.pyc"], ["lib/gone.pyc"])


def test_all_that_goes_in_of_python_is_pinned() -> None:
    wanted = payload.Spec.read(payload.SPEC.read_text(encoding="utf-8"))
    sums = read_sums(PYTHON_SUMS.read_text(encoding="utf-8"))
    assert set(wanted.python) <= set(sums)
    assert all(re.fullmatch("[0-9a-f]{64}", value) for value in sums.values())


def test_a_file_that_is_not_the_pinned_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.dll").write_bytes(b"a")
    (tmp_path / "b.dll").write_bytes(b"changed")
    sums = read_sums(
        "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.dll\n"
        "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b.dll\n"
    )
    with pytest.raises(FetchError, match=r"python\.sha256 staan: b\.dll$"):
        check_sums(tmp_path, sums)


@pytest.mark.skipif(not signatures.can_check(), reason="no osslsigncode or openssl")
def test_a_file_without_a_signature_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.dll"
    file.write_bytes(b"MZ" + bytes(500))
    with pytest.raises(signatures.SignatureError, match=r"a\.dll is niet ondertekend door Python Software Foundation"):
        signatures.check(file)


def test_modules_are_compiled_alike_wherever_they_are_and_without_sources(tmp_path: Path) -> None:
    for name in ("one", "another place"):
        module = tmp_path / name / "lib" / "p" / "m.py"
        module.parent.mkdir(parents=True)
        module.write_text('"""Says so."""\n\nWORDS = {"a", "b", "c"}\n\n\ndef f() -> str:\n    return "x"\n')
        os.utime(module, (len(name), len(name)))
        assert compile_tree(tmp_path / name / "lib") == 1
        assert not module.exists()
    one, other = (tmp_path / name / "lib" / "p" / "m.pyc" for name in ("one", "another place"))
    assert one.read_bytes() == other.read_bytes()
    assert one.read_bytes()[4:8] == b"\x01\0\0\0", "by a hash that is not compared with a source"


def test_the_hash_of_a_payload_is_of_names_and_contents_only(tmp_path: Path) -> None:
    for place, when in (("x", 1), ("y", 2)):
        (tmp_path / place / "sub").mkdir(parents=True)
        (tmp_path / place / "sub" / "a.txt").write_text("a")
        payload.set_times(tmp_path / place, when)
    assert payload.digest(tmp_path / "x") == payload.digest(tmp_path / "y")
    (tmp_path / "y" / "sub" / "a.txt").rename(tmp_path / "y" / "sub" / "b.txt")
    assert payload.digest(tmp_path / "x") != payload.digest(tmp_path / "y")


def test_every_file_is_installed_in_its_folder(tmp_path: Path) -> None:
    for name in ("top.dll", "lib/b.pyc", "lib/deep/a.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert installer.file_list(tmp_path).splitlines() == [
        "!macro app_files TO",
        '  SetOutPath "${TO}"',
        f'  File "{tmp_path / "top.dll"}"',
        '  SetOutPath "${TO}\\lib"',
        f'  File "{tmp_path / "lib/b.pyc"}"',
        '  SetOutPath "${TO}\\lib\\deep"',
        f'  File "{tmp_path / "lib/deep/a.pyc"}"',
        "!macroend",
    ]


@pytest.mark.parametrize(
    ("version", "four"), [("0.1.0", [0, 1, 0, 0]), ("1.12.3.4", [1, 12, 3, 4]), ("2.0rc1", [2, 0, 1, 0])]
)
def test_windows_wants_four_numbers(version: str, four: list[int]) -> None:
    assert installer.numbers(version) == four


def test_a_later_version_for_trying_an_upgrade() -> None:
    assert next_version("0.1.0") == "0.2.0"
    assert next_version("1.9.4") == "1.10.0"


def test_only_with_a_certificate_something_is_signed() -> None:
    assert installer.sign_command({}) is None
    assert installer.sign_command({"HERSTEL_CERTIFICATE": ""}) is None
    signing = installer.sign_command({"HERSTEL_CERTIFICATE": "mine.p12"})
    assert signing is not None
    assert signing[-1].endswith("sign.py")


@pytest.mark.skipif(not shutil.which("x86_64-w64-mingw32-gcc"), reason="no compiler for Windows")
def test_herstel_exe_takes_only_from_windows_itself_and_is_the_same_each_time(tmp_path: Path) -> None:
    from pe import imports

    made = []
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        program = tmp_path / place / "Herstel.exe"
        installer.build_program("herstel", program, "0.1.0", icon=True)
        made.append(program.read_bytes())
    assert made[0] == made[1]
    assert set(imports(made[0])) == {"kernel32.dll", "user32.dll", "shell32.dll"}
    for text in ("Herstel.exe", "FileDescription", "0.1.0"):
        assert text.encode("utf-16-le") in made[0], text


@pytest.mark.skipif(
    not (shutil.which("osslsigncode") and shutil.which("openssl") and shutil.which("x86_64-w64-mingw32-gcc")),
    reason="no tools to sign with",
)
def test_what_is_signed_says_by_whom(tmp_path: Path) -> None:
    program = tmp_path / "close.exe"
    installer.build_program("close", program, "0.1.0", icon=False)
    key, certificate, packed = (tmp_path / name for name in ("key.pem", "certificate.pem", "mine.p12"))
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/O=Tester/CN=Tester", "-days", "2"]
    make += ["-addext", "extendedKeyUsage=codeSigning", "-keyout", str(key), "-out", str(certificate)]
    pack = ["openssl", "pkcs12", "-export", "-inkey", str(key), "-in", str(certificate), "-out", str(packed)]
    for command in (make, [*pack, "-passout", "pass:geheim"]):
        subprocess.run(command, check=True, capture_output=True)
    variables = {installer.CERTIFICATE: str(packed), installer.PASSWORD: "geheim", installer.STAMPS: ""}
    words = installer.sign_command(variables)
    assert words is not None
    subprocess.run([*words, str(program)], check=True, env={**os.environ, **variables}, capture_output=True)
    told = subprocess.run(["osslsigncode", "verify", "-in", program], capture_output=True, text=True, check=False)
    assert "CN=Tester" in told.stdout
    known = {hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate.read_text(encoding="ascii"))).hexdigest()}
    signatures.check(program, "Tester", known)
    with pytest.raises(signatures.SignatureError):
        signatures.check(program, "Tester")  # not by someone who is trusted
    with pytest.raises(signatures.SignatureError):
        signatures.check(program, "Someone", known)
    data = bytearray(program.read_bytes())
    data[0x400] ^= 1
    program.write_bytes(data)
    with pytest.raises(signatures.SignatureError):
        signatures.check(program, "Tester", known)
