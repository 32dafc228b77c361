"""The workflows: what is pinned, who gets to see a secret, and the step that handles a certificate."""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / ".github" / "workflows").glob("*.yml")}
PACKAGES = yaml.safe_load(WORKFLOWS["packages.yml"])
SECRET = re.compile(r"\$\{\{ env\.SIGNING == 'true' && secrets\.(\w+) \|\| '' \}\}")
P12 = bytes(range(256))


def steps(job: str) -> Iterator[dict[str, Any]]:
    yield from PACKAGES["jobs"][job]["steps"]


def building(job: str) -> dict[str, Any]:
    """Give the step that builds what is signed."""
    (found,) = [step for step in steps(job) if "dev.py package" in step.get("run", "")]
    return found


def variables_of(*scripts: str) -> set[str]:
    """Name the variables of ours that these files of packaging/ read."""
    return {
        name
        for script in scripts
        for name in re.findall(r"\bHERSTEL_(?:MAC|NOTARY|CERTIFICATE)\w*", (ROOT / "packaging" / script).read_text())
    }


def test_every_action_is_pinned_to_a_commit() -> None:
    for name, text in WORKFLOWS.items():
        for used in re.findall(r"uses: (.+)", text):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", used), f"{name}: {used}"


def test_a_secret_goes_to_one_step_and_only_where_is_signed() -> None:
    there = [
        (job, key, value)
        for job, content in PACKAGES["jobs"].items()
        for step in content["steps"]
        for key, value in step.get("env", {}).items()
        if "secrets." in str(value)
    ]
    assert there
    assert sum(text.count("secrets.") for text in WORKFLOWS.values()) == len(there), "one that is no variable of a step"
    for job, key, value in there:
        found = SECRET.fullmatch(value)
        assert found, f"{job}: {key}"
        assert found[1] in (key, f"HERSTEL_{key}")
    condition = PACKAGES["env"]["SIGNING"]
    assert "github.event_name != 'pull_request' &&" in condition
    assert "(github.ref == 'refs/heads/main' || startsWith(github.ref, 'refs/tags/v'))" in condition


def test_the_app_for_macos_gets_all_that_its_script_reads() -> None:
    wanted = variables_of("macos/sign.sh", "macos/build_macos.py")
    assert len(wanted) == 6
    assert set(building("macos")["env"]) == wanted


def test_the_installer_gets_all_that_its_script_reads() -> None:
    wanted = variables_of("windows/installer.py", "windows/sign.py")
    given = {SECRET.sub(r"\1", value) for value in building("windows")["env"].values()}
    assert given == wanted == {"HERSTEL_CERTIFICATE", "HERSTEL_CERTIFICATE_PASSWORD"}


def run_step(folder: Path, certificate: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the step that builds the installer as GitHub does, with a python that only tells what it was given."""
    tools = folder / "bin"
    tools.mkdir()
    (tools / "python").write_text(
        f"#!{sys.executable}\n"
        "import os, pathlib, sys\n"
        "file = os.environ.get('HERSTEL_CERTIFICATE')\n"
        "path = pathlib.Path(file or os.devnull)\n"
        "said = f'{path.stat().st_mode & 0o777:o} {path.read_bytes().hex()}' if file else '-'\n"
        "print(*sys.argv[1:], said, 'CERTIFICATE' in os.environ, 'HERSTEL_TIMESTAMPS' in os.environ)\n"
        f"sys.exit({code})\n"
    )
    (tools / "python").chmod(0o700)
    temporary = folder / "runner temp"
    temporary.mkdir()
    script = folder / "step.sh"
    script.write_text(building("windows")["run"], encoding="utf-8")
    env = {"PATH": f"{tools}:{os.environ['PATH']}", "RUNNER_TEMP": str(temporary), "CERTIFICATE": certificate}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", script], env=env, capture_output=True, text=True, check=False
    )
    assert list(temporary.iterdir()) == []
    return done


linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the step runs on Linux")


@linux_only
def test_without_a_certificate_it_is_built_with_a_note(tmp_path: Path) -> None:
    done = run_step(tmp_path, "")
    assert done.returncode == 0, done.stderr
    note, *rest = done.stdout.splitlines()
    assert note.startswith("::notice::Niet ondertekend")
    assert rest == ["dev.py package windows - False False"]


@linux_only
@pytest.mark.parametrize("code", [0, 1])
def test_the_certificate_is_a_file_while_it_builds_and_gone_afterwards(code: int, tmp_path: Path) -> None:
    # As base64 prints it: with lines.
    done = run_step(tmp_path, base64.encodebytes(P12).decode(), code)
    assert done.returncode == code
    assert done.stdout == f"dev.py package windows 600 {P12.hex()} False False\n"


@linux_only
def test_a_certificate_that_is_none_ends_it_before_anything_is_built(tmp_path: Path) -> None:
    done = run_step(tmp_path, "AAAAA")
    assert done.returncode
    assert done.stdout == ""


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
@pytest.mark.parametrize("folder", ["packaging", ".ci"])
def test_every_shell_script_is_sound(folder: str) -> None:
    files = [path for path in sorted((ROOT / folder).rglob("*")) if path.is_file() and path.suffix != ".pyc"]
    scripts = [path for path in files if re.match(rb"#!.*\b(ba)?sh\n", path.read_bytes()[:60])]
    assert scripts
    done = subprocess.run(["shellcheck", *scripts], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
