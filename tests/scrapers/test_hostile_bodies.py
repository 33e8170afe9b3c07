"""I5: a body that is a file's name, a device's or an address opens nothing and connects to nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from scrapers.workers import Workers
from tests.scrapers import jobs
from tests.scrapers.factories import item, rss


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text('<rss version="2.0"><channel><item><title>canary</title></item></channel></rss>')
    return path


@pytest.mark.parametrize("kind", ["feed", "xai", "wechat"])
async def test_no_body_opens_or_connects_to_anything(secret: Path, kind: str) -> None:
    names = [str(secret), "/etc/passwd", "/dev/zero", "config.toml", "../config.toml", f"file://{secret}"]
    names += ["http://127.0.0.1:1/feed.xml", "feed://127.0.0.1:1/", "https://127.0.0.1:1/"]
    entity = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{secret}">]>' + rss(item()).replace("Title", "&x;")
    space = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
    included = f'<html {space}><body><xi:include href="{secret}"/><p>5 GW</p></body></html>'
    async with Workers(size=1) as workers:
        for body in (*names, *(name + "\n" for name in names), entity, included):
            assert await workers.run(jobs.watched, kind, body.encode()) == [], body


async def test_the_hook_sees_what_feedparser_opens_by_itself(secret: Path) -> None:
    async with Workers(size=1) as workers:
        seen = await workers.run(jobs.careless, str(secret).encode())
    assert isinstance(seen, list) and str(secret) in "".join(seen)
