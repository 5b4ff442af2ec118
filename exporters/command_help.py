"""Commands as click knows them, with Chinese help pages, and what is said of a command that is not written right."""

from __future__ import annotations

from pathlib import Path

import click

FILE_TYPE = click.Path(path_type=Path, readable=False)
"""What cannot be read is told by whoever reads it, and the other files go on."""

HELP_OPTION = click.help_option("--help", "-h", help="显示这段说明。")

RULES_OPTION = click.option(
    "--rules", "rule_paths", type=FILE_TYPE, metavar="文件", multiple=True,
    help="本单位规则，一个文件或放规则的文件夹；可以写几次。",
)  # fmt: skip

EXIT_OK, EXIT_FINDINGS, EXIT_UNREADABLE = 0, 1, 2
"""Exit codes of check and combine: no errors found, errors found, a file could not be read."""


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
