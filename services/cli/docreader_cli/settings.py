"""``docreader settings``: every setting with its default."""

import click

from docreader.environment import allowed, description, variable
from docreader.settings import Settings
from docreader_cli.show import print_table


@click.command("settings")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print the table of the documentation.")
def settings_command(as_markdown: bool) -> None:
    """Every setting: its variable, what it takes, its default."""
    if as_markdown:
        click.echo(markdown_table(), nl=False)
        return
    print_table(("variable", "takes", "default", "what it is for"), _rows())


def markdown_table() -> str:
    """The settings as the documentation has them."""
    lines = ["| variable | takes | default | what it is for |", "|---|---|---|---|"]
    for name, takes, default, purpose in _rows():
        choices = takes.replace("|", "\\|")
        lines.append(f"| `{name}` | {choices} | {f'`{default}`' if default else ''} | {purpose} |")
    return "\n".join(lines) + "\n"


def _rows() -> list[tuple[str, str, str, str]]:
    defaults = Settings()
    rows = []
    for field in Settings.__struct_fields__:
        default = getattr(defaults, field)
        shown = "" if default is None else str(default)
        rows.append((variable(field), allowed(field), shown, description(field)))
    return rows
