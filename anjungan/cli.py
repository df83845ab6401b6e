"""The command line: `anjungan --help` lists what there is."""

from __future__ import annotations

import importlib
import pkgutil

import typer

from anjungan import commands, memory

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Anjungan mandiri administrasi kependudukan.",
)


def main() -> None:
    """Collect the sub-commands (one file each under `commands/`) and run the one that was asked for."""
    memory.leave_out_command_lines()
    for module in sorted(pkgutil.iter_modules(commands.__path__), key=lambda each: each.name):
        importlib.import_module(f"anjungan.commands.{module.name}").register(app)
    app()
