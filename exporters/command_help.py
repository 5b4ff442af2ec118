"""Commands as click knows them, with Chinese help pages, and what is said of a command that is not written right."""

from __future__ import annotations

import click


class ChineseHelp(click.HelpFormatter):
    """Help pages with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the first line: how the command is written."""
        super().write_usage(prog, args, "用法：")

    def write_heading(self, heading: str) -> None:
        """Write the heading over a list of options or commands."""
        chinese = {"Options": "选项", "Commands": "命令"}
        self.write(f"{chinese.get(heading, heading)}：\n")


class UsageError(click.UsageError):
    """A command that is not written as it should be, with a Chinese message for the person."""


class ChineseContext(click.Context):
    """The circumstances of a command, whose help page has Chinese headings."""

    formatter_class = ChineseHelp


class ClickCommand(click.Command):
    """A command with a Chinese help page."""

    context_class = ChineseContext


class ClickGroup(click.Group):
    """The group of commands: its help pages are Chinese, and so is what it says of a command there is not."""

    context_class = ChineseContext
    command_class = ClickCommand

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command and its arguments; raises UsageError."""
        if self.get_command(ctx, args[0]) is None:
            raise UsageError(f"没有“{args[0]}”这个命令。", ctx)
        return super().resolve_command(ctx, args)


def explain_usage_error(error: click.UsageError) -> str:
    """What is wrong with a command, and where to find how it is written."""
    command = error.ctx.command_path if error.ctx else "python main.py"
    if isinstance(error, click.NoSuchOption):
        words = f"没有 {error.option_name} 这个选项。"
    elif isinstance(error, click.MissingParameter) and error.param:
        words = f"还要写上{error.param.metavar or error.param.name}。"
    else:
        words = error.message if isinstance(error, UsageError) else "这条命令写得不对。"
    return f"{words}写法请看 {command} --help"
