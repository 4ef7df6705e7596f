"""argparse in Indonesian: its help, its headings and what it says of mistakes."""

import argparse
import re
from collections.abc import Sequence
from typing import Any, Final, NoReturn

# What argparse says, and how we say it. The first that fits is taken.
MISTAKES: Final = [
    (r"the following arguments are required: (.+)", r"masih kurang: \1"),
    (r"unrecognized arguments: (.+)", r"tidak dikenal: \1"),
    (r"invalid choice: '?([^']*?)'? \(choose from (.+)\)", r"\1 tidak ada. Pilih: \2"),
    (r"expected one argument", "perlu satu nilai"),
    (r"expected at least one argument", "perlu paling sedikit satu nilai"),
    (r"expected (\d+) arguments?", r"perlu \1 nilai"),
    (r"invalid int value: (.+)", r"\1 bukan bilangan bulat"),
    (r"invalid \S+ value: (.+)", r"\1 tidak bisa dibaca"),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 bisa berarti \2"),
    (r"not allowed with argument (.+)", r"tidak bisa bersama \1"),
    (r"one of the arguments (.+) is required", r"pilih salah satu: \1"),
    (r"ignored explicit argument (.+)", r"tidak menerima nilai \1"),
]


def mistake(message: str) -> str:
    """What is wrong with a command line, in Indonesian."""
    named = re.fullmatch(r"argument (.+?): (.+)", message, re.DOTALL)
    if named:
        return f"{named[1]}: {mistake(named[2])}"
    for english, ours in MISTAKES:
        if found := re.fullmatch(english, message, re.DOTALL):
            return found.expand(ours).replace("'", "")
    return message


class Formatter(argparse.HelpFormatter):
    """Help that begins with `Pemakaian:`."""

    def add_usage(
        self,
        usage: str | None,
        actions: Any,
        groups: Any,
        prefix: str | None = None,
    ) -> None:
        """The line that shows how a command is written."""
        said = prefix if prefix is not None else "Pemakaian: "
        super().add_usage(usage, actions, groups, said)


class Parser(argparse.ArgumentParser):
    """A parser whose every word is Indonesian; a mistake ends with exit code 2."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("formatter_class", Formatter)
        super().__init__(*args, **{**kwargs, "add_help": False, "allow_abbrev": False})
        self._positionals.title = "yang ditulis"
        self._optionals.title = "pilihan"
        self.add_argument(
            "-h", "--help", action="help", help="tampilkan bantuan ini, lalu selesai"
        )

    def error(self, message: str) -> NoReturn:
        """Say how it is written and what is wrong, on standard error."""
        said = f"{self.format_usage()}{self.prog}: {mistake(message)}\n"
        self.exit(2, f"{said}Bantuan: {self.prog} --help\n")


def listed(entries: Sequence[tuple[str, str]]) -> str:
    """Commands and what they do, one a line."""
    width = max(len(name) for name, _words in entries)
    return "\n".join(f"  {name:<{width}}  {words}" for name, words in entries)
