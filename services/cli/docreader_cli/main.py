"""The commands and what each needs to be loaded."""

import sys
from importlib import import_module

import click

from docreader.access import AccessError
from docreader.errors import DocreaderError
from docreader.settings import SettingsError
from docreader_cli.failures import reason

COMMANDS = {
    "read": "docreader_cli.read",
    "try": "docreader_cli.try_out",
    "serve": "docreader_cli.services",
    "api": "docreader_cli.services",
    "worker": "docreader_cli.services",
    "trainer": "docreader_cli.services",
    "notifier": "docreader_cli.services",
    "submit": "docreader_cli.jobs",
    "jobs": "docreader_cli.jobs",
    "models": "docreader_cli.models",
    "keys": "docreader_cli.keys",
    "dataset": "docreader_cli.dataset",
    "generate": "docreader_cli.generate",
    "train": "docreader_cli.train",
    "evaluate": "docreader_cli.evaluate",
    "cluster": "docreader_cli.cluster",
    "doctor": "docreader_cli.doctor",
    "settings": "docreader_cli.settings",
}


class LazyGroup(click.Group):
    """Loads a command's module when it is called: the API's process must not load the worker's libraries."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command = getattr(import_module(module), f"{cmd_name}_command")
        return command if isinstance(command, click.Command) else None


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="docreader")
def cli() -> None:
    """Read documents: layout, text, tables and reading order.

    \b
    docreader read paper.pdf             read a file here, without a server
    docreader serve                      everything in one process, at http://localhost:8000
    docreader submit paper.pdf --wait    send a file to a server

    Settings are DOCREADER_* variables: `docreader settings` lists them.
    """


def main() -> None:
    """Run the command line: exit code 0, 1 (what was asked for failed) or 2 (usage, or a wrong setting)."""
    try:
        cli()
    except (SettingsError, AccessError) as error:
        click.echo(f"docreader: {error}", err=True)
        sys.exit(2)
    except DocreaderError as error:
        click.echo(f"docreader: {reason(error)}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
