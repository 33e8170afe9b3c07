"""Draws `docs/images/*.png` from the golden files: `python docs/make_images.py`. Needs Chromium; no test does."""

from __future__ import annotations

import base64
import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from pylopdf_fonts_zh_cn import sans_path

from bot.words import Words

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus" / "render"
IMAGES = ROOT / "docs" / "images"
SEPARATOR = "\n<<<next message>>>\n"
WIDTH, HEIGHT, SCALE = 440, 2600, 2
WALL = (215, 227, 218)

STYLE = """
@font-face { font-family: NotoSC; src: url("FONT"); }
* { box-sizing: border-box; }
body { margin: 0; padding: 14px 12px; background: rgb(215, 227, 218); width: 440px;
       font: 15px/1.38 "Helvetica Neue", Arial, NotoSC, "Noto Color Emoji", sans-serif; color: #111; }
.day { width: max-content; margin: 2px auto 10px; padding: 2px 10px; border-radius: 12px; color: #fff;
       background: #7f9a88; font-size: 12.5px; }
.row { display: flex; margin-bottom: 8px; }
.row.me { justify-content: flex-end; }
.bubble { max-width: 372px; padding: 7px 11px 6px; border-radius: 14px 14px 14px 4px; background: #fff;
          box-shadow: 0 1px 1px #0002; white-space: pre-wrap; overflow-wrap: anywhere; }
.me .bubble { background: #e3fbd0; border-radius: 14px 14px 4px 14px; }
.bubble a { color: #2b7cc4; text-decoration: none; }
.bubble code { font: 13.5px "DejaVu Sans Mono", "Liberation Mono", monospace; color: #2b7cc4; }
.bubble img { display: block; width: 350px; border-radius: 8px; margin: 0 0 4px; }
.bubble blockquote { margin: 3px 0 2px; padding: 3px 8px 3px 9px; border-left: 3px solid #2b9b5f;
                     background: #2b9b5f14; border-radius: 4px; font-size: 14.5px; }
.time { float: right; margin: 4px 0 0 10px; color: #8a979f; font-size: 11.5px; }
.keys { display: flex; flex-wrap: wrap; gap: 4px; max-width: 372px; margin: -4px 0 10px; }
.keys span { flex: 1 1 30%; padding: 6px 4px; border-radius: 8px; background: #6f8a78cc; color: #fff;
             text-align: center; font-size: 13.5px; }
"""

BUTTONS = ("history", "chart", "sources", "mute", "not_right")
DAY = {"en": "22 July", "zh": "7 月 22 日"}


def messages(name: str, language: str) -> list[str]:
    """The messages of a golden file. Telegram drops the line break beside a block quote; so do we."""
    text = (CORPUS / f"{name}.{language}.html").read_text(encoding="utf-8").rstrip("\n")
    tidy = text.replace("\n<blockquote", "<blockquote").replace("</blockquote>\n", "</blockquote>")
    return tidy.split(SEPARATOR)


def bubble(body: str, time: str, *, mine: bool = False) -> str:
    side = "row me" if mine else "row"
    return f'<div class="{side}"><div class="bubble">{body}<span class="time">{time}</span></div></div>'


def keys(labels: tuple[str, ...]) -> str:
    return f'<div class="keys">{"".join(f"<span>{label}</span>" for label in labels)}</div>'


def alert_keys(language: str) -> str:
    return keys(tuple(Words(language).plain(f"button.{name}") for name in BUTTONS))


def chart(language: str) -> str:
    data = base64.b64encode((CORPUS / f"chart.{language}.png").read_bytes()).decode()
    return f'<img src="data:image/png;base64,{data}">'


def english() -> list[str]:
    """From the greeting to a raised and a disputed figure."""
    return [
        bubble("/start", "14:01", mine=True),
        *(bubble(body, "14:01") for body in messages("start", "en")),
        keys(("openai", "xai", "china", "all")),
        *(bubble(body, "14:05") for body in messages("alert_raised", "en")),
        alert_keys("en"),
        *(bubble(body, "16:20") for body in messages("alert_disputed", "en")),
        alert_keys("en"),
        bubble("/facts Stargate", "16:21", mine=True),
        *(bubble(body.split("\n\n<b>Stargate UK")[0], "16:21") for body in messages("facts", "en")),
    ]


def chinese() -> list[str]:
    """One article with several figures, and the chart that its button opens."""
    return [
        *(bubble(body, "14:05") for body in messages("alert_whole_article", "zh")),
        alert_keys("zh"),
        bubble("/chart 星际之门", "14:06", mine=True),
        bubble(chart("zh"), "14:06"),
    ]


def page(parts: list[str], language: str) -> str:
    style = STYLE.replace("FONT", sans_path().as_uri())
    day = f'<div class="day">{DAY[language]}</div>'
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style><body>{day}{"".join(parts)}</body>'


def screenshot(browser: str, html: str) -> Image.Image:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.png"
        source.write_text(html, encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu"]
        command += [f"--force-device-scale-factor={SCALE}", f"--window-size={WIDTH},{HEIGHT}"]
        command += [f"--user-data-dir={folder}/profile", f"--screenshot={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return Image.open(io.BytesIO(target.read_bytes())).convert("RGB")


def trimmed(picture: Image.Image) -> Image.Image:
    """Without the empty wall below the last message."""
    wall = Image.new("RGB", picture.size, WALL)
    bottom = max(
        row
        for row in range(picture.height)
        if picture.crop((0, row, picture.width, row + 1)).tobytes()
        != wall.crop((0, row, picture.width, row + 1)).tobytes()
    )
    return picture.crop((0, 0, picture.width, min(picture.height, bottom + 20)))


def main() -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        sys.exit(
            "Chromium is needed to draw the conversations; on Debian: apt-get install chromium fonts-noto-color-emoji"
        )
    IMAGES.mkdir(exist_ok=True)
    for name, parts, language in (("conversation-en", english(), "en"), ("conversation-zh", chinese(), "zh")):
        picture = trimmed(screenshot(browser, page(parts, language)))
        picture.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            IMAGES / f"{name}.png", optimize=True
        )
    for language in ("en", "zh"):
        shutil.copyfile(CORPUS / f"chart.{language}.png", IMAGES / f"chart-{language}.png")


if __name__ == "__main__":
    main()
