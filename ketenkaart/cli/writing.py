"""The commands that make or compare maps: new, diff, merge."""

import json
from pathlib import Path

import typer

from ketenkaart.changes.change import ChangeRefused
from ketenkaart.changes.changejson import to_json
from ketenkaart.changes.diff import diff
from ketenkaart.changes.merge import Merged, merge
from ketenkaart.cli.difftext import diff_lines
from ketenkaart.cli.progress import progress
from ketenkaart.cli.wording import require_format
from ketenkaart.cli.wronguse import WrongUse
from ketenkaart.drawing.tidying import settle
from ketenkaart.edits.adopting import drafted_merge
from ketenkaart.export.outfile import require_free
from ketenkaart.memory import NO_MEMORY, Memory
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.resources import resource
from ketenkaart.storage.fileformat import SUFFIX
from ketenkaart.storage.reading import Loaded, read
from ketenkaart.storage.writing import write
from ketenkaart.texts import language_in_use, tr, tr_count


def make_map(out: Path, sample: str | None, *, force: bool) -> int:
    """Make a map, empty or from a sample."""
    require_map_name(out, force=force)
    if sample is None:
        write(out, _empty_map(), replace=force)
    else:
        loaded = _sample(sample)
        write(out, loaded.kaart, loaded.memory, replace=force)
    typer.echo(tr("Made {path}.", path=out))
    return 0


def laid_out(kaart: Ketenkaart, memory: Memory = NO_MEMORY) -> Memory:
    """The layout of a new map, so that its first edit moves little; shows how far it is."""
    with progress(tr("Laying out the map")) as tell:
        return settle(kaart, memory, tell)


def require_map_name(out: Path, *, force: bool) -> None:
    """See that a map may be made under this name.

    Raises:
        WrongUse: it does not end as maps do.
        OutputExists: there is a file of this name already, and `force` is not set.
    """
    if out.suffix.lower() != SUFFIX:
        raise WrongUse(tr("{path} must end with {suffix}.", path=out, suffix=SUFFIX))
    require_free(out, force=force)


def _empty_map() -> Ketenkaart:
    return Ketenkaart.of([About(id=ABOUT_ID, language="en" if language_in_use() == "en" else "nl")])


def _sample(name: str) -> Loaded:
    paths = {path.stem: path for path in resource("samples").glob(f"*{SUFFIX}")}
    if name not in paths:
        names = ", ".join(sorted(paths))
        raise WrongUse(tr("There is no sample “{name}”; there are: {names}.", name=name, names=names))
    return read(paths[name])


def print_diff(old: Path, new: Path, form: str) -> int:
    """Print what changed from one map to another."""
    require_format(form)
    before, after = read(old).kaart, read(new).kaart
    changeset = diff(before, after)
    if form == "json":
        typer.echo(json.dumps(to_json(changeset), ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(diff_lines(before, changeset)))
    return 0


def merge_maps(files: tuple[Path, Path, Path], out: Path, *, force: bool) -> int:
    """Merge two maps that grew from one; 1 where a person must look at conflicts.

    Args:
        files: the map both started from, ours and theirs.
        out: the map to make.
        force: whether it may replace another.
    """
    require_map_name(out, force=force)
    base, ours, theirs = (read(file) for file in files)
    try:
        merged = merge(base.kaart, ours.kaart, theirs.kaart)
        merged = drafted_merge(merged, ours.kaart, theirs.kaart)
    except ChangeRefused as refused:
        raise WrongUse(str(refused)) from refused
    write(out, merged.kaart, laid_out(merged.kaart, ours.memory), replace=force)
    _tell_conflicts(merged)
    typer.echo(tr("Made {path}.", path=out))
    return int(bool(merged.conflicts))


def _tell_conflicts(merged: Merged) -> None:
    count = len(merged.conflicts)
    if count:
        typer.echo(tr_count("{count} conflict to look at:", "{count} conflicts to look at:", count))
    for conflict in merged.conflicts:
        typer.echo(f"  {conflict.sentence(merged.kaart.records)}")
