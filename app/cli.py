"""The `gigawatch` program: names, options and help of its commands, and the one place where errors become exit codes.

0 is success, 1 a failure of the outside world, 2 a mistake of the user: one clear line on stderr, never a traceback.
Commands are imported when they run, so that `extract` does not wait for Telegram's library.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from app.mistakes import lines_of

app = typer.Typer(
    name="gigawatch",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Reads AI-infrastructure news in English and Chinese, keeps a ledger, alerts when a figure changes.",
)

Config = Annotated[
    Path | None,
    typer.Option(
        "--config", envvar="GIGAWATCH_CONFIG", help="Configuration file.", show_default="config.toml"
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
Subject = Annotated[str | None, typer.Argument(help="A subject's name or alias, such as 'Colossus 2'.")]
MetricName = Annotated[
    str | None, typer.Option("--metric", help="power, generation, chips, h100e, flops, investment.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="The ledger as it stood on that day, 2025-07-31.")]
Language = Annotated[str, typer.Option("--language", help="en or zh.")]
Limit = Annotated[int, typer.Option("--limit", min=1, max=10_000, help="At most so many rows.")]


@app.command()
def run(
    config: Config = None,
    once: Annotated[
        bool, typer.Option("--once", help="Poll every source once, deliver what is due, exit.")
    ] = False,
) -> None:
    """Start the bot. Without TELEGRAM_BOT_TOKEN, alerts go to the console."""
    from app.commands import running

    raise typer.Exit(running.run(config, once=once))


@app.command()
def check(config: Config = None, as_json: Json = False) -> None:
    """Try the configuration, the database, the token and each source; learns and sends nothing."""
    from app.commands import checking

    raise typer.Exit(checking.check(config, as_json=as_json))


@app.command()
def ingest(
    source: Annotated[
        str, typer.Argument(help="A file (text, Markdown, HTML), an address, or - for standard input.")
    ],
    config: Config = None,
    commit: Annotated[bool, typer.Option("--commit", help="Learn it and alert; without, only show.")] = False,
    published: Annotated[
        str | None, typer.Option("--published", help="Its date, 2025-07-23 or 2025-07-23T09:04+08:00.")
    ] = None,
    publisher: Annotated[
        str, typer.Option("--publisher", help="Who published it, such as OpenAI or 机器之心.")
    ] = "",
    title: Annotated[str, typer.Option("--title", help="Its title, where the text has none.")] = "",
    url: Annotated[str, typer.Option("--url", help="Where it stands, for the alert's link.")] = "",
    language: Language = "en",
    as_json: Json = False,
) -> None:
    """Read one article: show its claims, what they would change, and who would be told."""
    from app.commands import ingesting

    options = ingesting.Options(commit, published, publisher, title, url, language, as_json)
    raise typer.Exit(ingesting.run(config, source, options))


@app.command()
def extract(
    catalogue: Annotated[
        Path | None,
        typer.Option(
            "--catalogue", help="TOML file of subjects, as in config.toml.", show_default="the shipped one"
        ),
    ] = None,
) -> None:
    """Passages as JSON lines on standard input, claims as JSON lines on standard output."""
    from app.catalogue_file import SHIPPED
    from app.extract_cli import run_extract

    run_extract(catalogue or SHIPPED, sys.stdin, sys.stdout)


@app.command()
def facts(
    subject: Subject = None,
    config: Config = None,
    metric: MetricName = None,
    as_of: AsOf = None,
    language: Language = "en",
    as_json: Json = False,
) -> None:
    """Current figures with stage, date and who says so."""
    from app.commands import reading

    raise typer.Exit(reading.facts(config, subject, metric, as_of, language, as_json=as_json))


@app.command()
def history(
    subject: Annotated[str, typer.Argument(help="A subject's name or alias.")],
    config: Config = None,
    metric: MetricName = None,
    limit: Limit = 100,
    language: Language = "en",
    as_json: Json = False,
) -> None:
    """Every change of a subject's figures, newest first."""
    from app.commands import reading

    raise typer.Exit(reading.history(config, subject, metric, limit, language, as_json=as_json))


@app.command()
def chart(
    subject: Annotated[str, typer.Argument(help="A subject's name or alias.")],
    out: Annotated[Path, typer.Option("--out", help="The PNG to write.")] = Path("chart.png"),
    config: Config = None,
    metric: MetricName = "power",
    language: Language = "en",
) -> None:
    """Draw a figure over time as a PNG."""
    from app.commands import drawing

    raise typer.Exit(drawing.chart(config, subject, metric, out, language))


@app.command()
def sources(config: Config = None, as_json: Json = False) -> None:
    """Each source with its health, last poll and newest item."""
    from app.commands import reading

    raise typer.Exit(reading.sources(config, as_json=as_json))


@app.command()
def watch(
    config: Config = None,
    export: Annotated[bool, typer.Option("--export", help="What was made in chat, as TOML.")] = False,
    as_json: Json = False,
) -> None:
    """The watch lists in force, from config.toml and from chat."""
    from app.commands import reading

    raise typer.Exit(reading.watch(config, export=export, as_json=as_json))


@app.command()
def replay(
    config: Config = None,
    apply: Annotated[bool, typer.Option("--apply", help="Store the differences; alerts nobody.")] = False,
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=10_000, help="At most so many articles, oldest first.")
    ] = 10_000,
    as_json: Json = False,
) -> None:
    """Re-extract the stored articles with today's rules and catalogue, and show what differs."""
    from app.commands import replaying

    raise typer.Exit(replaying.replay(config, apply=apply, limit=limit, as_json=as_json))


@app.command()
def export(
    config: Config = None,
    what: Annotated[str, typer.Option("--what", help="facts, revisions or claims.")] = "facts",
    form: Annotated[str, typer.Option("--format", help="csv or json.")] = "csv",
    out: Annotated[
        Path | None, typer.Option("--out", help="File to write.", show_default="standard output")
    ] = None,
) -> None:
    """The ledger as CSV or JSON."""
    from app.commands import exporting

    raise typer.Exit(exporting.export(config, what, form, out))


@app.command()
def backup(out: Annotated[Path, typer.Argument(help="File to write.")], config: Config = None) -> None:
    """Copy the database while the bot runs."""
    from app.commands import keeping

    raise typer.Exit(keeping.backup(config, out))


@app.command()
def restore(
    source: Annotated[Path, typer.Argument(help="A file made by backup.")],
    config: Config = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a database that exists.")] = False,
) -> None:
    """Put a backup in the database's place. Alerts that were sent are not sent again."""
    from app.commands import keeping

    raise typer.Exit(keeping.restore(config, source, force=force))


@app.command()
def demo(
    language: Language = "en",
    keep: Annotated[
        Path | None, typer.Option("--keep", help="Keep the demo's database in this folder.")
    ] = None,
) -> None:
    """Replay a bundled story of several days over loopback HTTP, and show the alerts that it gives."""
    from app.commands import demonstrating

    raise typer.Exit(demonstrating.demo(language, keep))


def main() -> None:
    """The program's entry. A user's mistake ends with one line and 2."""
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output left; nothing of ours is wrong, and there is nobody to tell.
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        lines = lines_of(error)
        if lines is None:
            raise
        for line in lines:
            sys.stderr.write(f"gigawatch: {line}\n")
        sys.exit(2)
