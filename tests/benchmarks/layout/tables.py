"""Tables in Markdown, as wide as their longest cells."""

from collections.abc import Sequence


def print_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], note: str = "") -> None:
    """Print a table, its title above and what must be known of it below."""
    widths = [max(len(row[index]) for row in (heads, *rows)) for index in range(len(heads))]
    print(f"\n## {title}\n")
    for row in (heads, ["-" * width for width in widths], *rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |")
    if note:
        print(f"\n{note}")
    print(flush=True)
