"""X6, as far as files tell: the image runs as nobody in particular, holds no secret, and installs what is locked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
TOKEN = re.compile(r"\b\d{8,10}:[A-Za-z0-9_-]{35}\b")


def requirements(name: str) -> list[str]:
    """One string a requirement, continuation lines joined."""
    joined = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line.strip() for line in joined.splitlines() if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("name", LOCKS)
def test_x6_every_locked_requirement_has_a_version_and_a_hash(name: str) -> None:
    found = requirements(name)
    assert len(found) > 30
    for line in found:
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==[^\s;]+", line), line
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), line


@pytest.mark.parametrize("name", LOCKS)
def test_x6_locks_name_no_index_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--index-url|--extra-index-url|--find-links|@ file", text)


def test_x6_the_image_installs_by_hash_and_runs_as_a_user_of_its_own() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    last = max(number for number, line in enumerate(lines) if line.startswith("FROM"))
    users = [line.split()[1] for line in lines[last:] if line.startswith("USER")]
    assert users and users[-1] not in ("root", "0")
    assert any("--uid 10001" in line for line in lines)
    installs = [line for line in lines if "pip install" in line]
    assert installs and all("--require-hashes" in line or "--no-deps" in line for line in installs)
    assert not [line for line in lines if line.startswith("ADD") or re.search(r"curl|wget|sudo", line)]


def test_x6_no_secret_is_in_what_the_image_is_made_of() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert not re.search(r"(ENV|ARG)[^\n]*(TOKEN|SECRET|PASSWORD)", text)
    copied = [
        Path(word) for line in re.findall(r"^COPY (?!--from)(.*)$", text, re.M) for word in line.split()[:-1]
    ]
    files = [path for path in copied if not str(path).startswith("--")]
    assert files and Path(".") not in files and Path(".env") not in files
    for path in files:
        found = (ROOT / path).rglob("*") if (ROOT / path).is_dir() else [ROOT / path]
        for file in found:
            if file.is_file() and file.suffix in (".py", ".toml", ".md", ".lock"):
                assert not TOKEN.search(file.read_text(encoding="utf-8")), file


def test_x6_the_container_can_write_nowhere_and_gain_nothing() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    bot = text.partition("\n  bot:\n")[2].partition("\n  postgres:\n")[0]
    assert "read_only: true" in bot and "cap_drop: [ALL]" in bot
    assert "no-new-privileges:true" in bot and "mem_limit" in bot
    assert "privileged: true" not in text and "docker.sock" not in text and "network_mode: host" not in text
    assert not re.search(r"(TOKEN|PASSWORD): +[^$\s]", text)
