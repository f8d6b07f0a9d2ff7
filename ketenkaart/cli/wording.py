"""Wording: the help and the messages of the command line in the language in use."""

from functools import partial
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from ketenkaart.cli.wronguse import WrongUse
from ketenkaart.texts import mark, tr

PANELS = {
    "ARGUMENTS_PANEL_TITLE": mark("Arguments"),
    "OPTIONS_PANEL_TITLE": mark("Options"),
    "COMMANDS_PANEL_TITLE": mark("Commands"),
    "REQUIRED_LONG_STRING": mark("[required]"),
    "DEFAULT_STRING": mark("[default: {}]"),
}


def require_format(name: str) -> None:
    """See that --format is one of the two there are.

    Raises:
        WrongUse: it is not.
    """
    if name not in ("text", "json"):
        raise WrongUse(tr("--format takes text or json, not “{value}”.", value=name))


class _Worded:
    """What a command and the group of commands have in common: help in the language in use."""

    def collect_usage_pieces(self: Any, ctx: Any) -> list[str]:
        """The words after the name of the command in the usage line."""
        _translate(self, ctx)
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        return [piece.strip("{}") for piece in pieces]  # typer writes {FILE} for what must be given

    def get_usage(self: Any, ctx: Any) -> str:
        """The usage line."""
        formatter = ctx.make_formatter()
        words = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, words, prefix=tr("Usage:") + " ")
        return str(formatter.getvalue()).rstrip("\n")

    def format_help(self: Any, ctx: Any, formatter: Any) -> None:
        """Print the help page."""
        from typer import rich_utils

        _translate(self, ctx)
        for name, title in PANELS.items():
            setattr(rich_utils, name, tr(title))
        super().format_help(ctx, formatter)  # type: ignore[misc]


def _translate(command: Any, ctx: Any) -> None:
    command.options_metavar = tr(mark("[OPTIONS]"))
    command.help = tr(command.help or "")
    for parameter in command.get_params(ctx):
        is_help = "--help" in parameter.opts
        parameter.help = tr(mark("Show this text.")) if is_help else tr(parameter.help or "")
        metavar = parameter.metavar or ""
        parameter.metavar = (tr(metavar) if len(metavar) > 1 else metavar) or None  # A is a name, no word
        parameter.display_type_rich = partial(_value, parameter)


def _value(parameter: Any, **_context: Any) -> str | None:
    """What an option is given, in the help; never the name of a type in Python."""
    return parameter.metavar if parameter.param_type_name == "option" else None


class WordedCommand(_Worded, TyperCommand):
    """A command with its help in the language in use."""

    allow_extra_args = True  # so that they are refused in our own words

    def invoke(self, ctx: Any) -> Any:
        """Run the command.

        Raises:
            WrongUse: it got more words than it takes.
        """
        if ctx.args:
            raise WrongUse(
                tr("“{words}” is more than this command takes.", words=" ".join(ctx.args)) + _see(ctx)
            )
        return super().invoke(ctx)


class WordedGroup(_Worded, TyperGroup):
    """The commands with their help in the language in use, in the order they were written."""

    def format_help(self: Any, ctx: Any, formatter: Any) -> None:
        """Print the help page."""
        self.subcommand_metavar = tr(mark("COMMAND [WORDS]..."))
        for command in self.commands.values():
            command.help = tr(command.help or "")
        super().format_help(ctx, formatter)

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, as the help lists them."""
        return list(self.commands)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that was asked for.

        Raises:
            WrongUse: there is no such command.
        """
        if args[0] not in self.commands:
            raise WrongUse(_unknown(args[0], ctx))
        return super().resolve_command(ctx, args)


def _unknown(word: str, ctx: Any) -> str:
    """What to say of a word that is no command."""
    return tr("There is no command “{name}”.", name=word) + _see(ctx)


def _see(ctx: Any) -> str:
    return " " + tr("See: {command} --help", command=ctx.command_path)


USAGE_ERROR: type[Exception] = typer.BadParameter.__bases__[0]


def usage_sentence(error: Any) -> str:
    """One sentence for what typer refuses."""
    kind = type(error).__name__
    if kind == "MissingParameter":
        is_option = error.param.param_type_name == "option"
        name = error.param.opts[0] if is_option else tr(error.param.metavar or "")
        message = tr("{name} is missing.", name=name)
    elif kind in ("NoSuchOption", "NoSuchOptionError"):
        message = tr("There is no option “{name}”.", name=error.option_name)
    elif kind == "BadOptionUsage":
        message = tr("The option {name} needs a value, or takes none.", name=error.option_name)
    else:
        message = error.format_message()
    return message + (_see(error.ctx) if error.ctx else "")
