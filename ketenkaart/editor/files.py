"""Files in the window: open, save, save as, revert, close, and what to say when that cannot be done."""

import os
import time
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from shiboken6 import isValid

from ketenkaart.changes.change import ChangeRefused
from ketenkaart.changes.diff import diff
from ketenkaart.changes.merge import merge
from ketenkaart.editor.disk import read_beside, write_beside
from ketenkaart.editor.filechoice import choose_free, file_filter
from ketenkaart.editor.filenames import name_for
from ketenkaart.editor.messages import Button, ask
from ketenkaart.editor.opening import read_state
from ketenkaart.editor.readonly import let_edit
from ketenkaart.editor.recent import remember
from ketenkaart.editor.refusals import tell_not_saved, unreachable
from ketenkaart.editor.session import FileState, Session
from ketenkaart.editor.startpage.moments import time_or_moment
from ketenkaart.editor.titles import told_name
from ketenkaart.editor.versions.telling import tell_merged
from ketenkaart.editor.work import Stopped
from ketenkaart.edits.adopting import drafted_merge
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.setting import rename
from ketenkaart.memory import NO_MEMORY
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.characters import visible_name
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.fileformat import SUFFIX
from ketenkaart.storage.refusal import FileChanged, FileGone, FileRefused, FolderGone
from ketenkaart.texts import capital, tr, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.program import Program
    from ketenkaart.editor.window import Window

_LONGEST = 90  # characters of a name with what tells it from others
_BY_OTHERS = ("changed", "gone")
_KEPT = 0.1  # of what has a name; where less is left it is another map


def choose_name(window: "Window", title: str) -> Path | None:
    """Let the person choose where a map is saved; the name of the map is proposed."""
    session = window.session
    assert session is not None
    proposed = session.file.path or window.program.folder / (name_for(session.kaart) + SUFFIX)
    others = [one.file.path for one in window.program.sessions() if one is not session]
    return choose_free(window, title, proposed, SUFFIX, file_filter(), others)


def save(window: "Window") -> bool:
    """Write the map to its file; asks for one where it has none.

    Returns:
        Whether all is in a file now.
    """
    window.finish_typing()
    session = window.session
    assert session is not None
    if session.file.path is None:
        return save_as(window)
    return _write(window, session.file.path, expected=session.file.fingerprint)


def save_as(window: "Window") -> bool:
    """Write the map to another file, and go on with that one."""
    window.finish_typing()
    path = choose_name(window, tr("Save as"))
    if path is None:
        return False
    _call_after(window, path)
    session = window.session
    assert session is not None
    if path == session.file.path and os.path.lexists(path):
        return _write(window, path, session.file.fingerprint, may_replace=True)
    return _write(window, path)


def _call_after(window: "Window", path: Path) -> None:
    """A map without a title is called after its file, so that its poster has the name that people gave."""
    session = window.session
    if session is not None and not session.kaart.about.name and path.stem != tr("Chain map"):
        edit = rename(session.kaart, ABOUT_ID, capital(path.stem.replace("_", " ")))
        session.do(edit._replace(select=None))


def save_copy(window: "Window") -> bool:
    """Write the map to another file, and go on with the one it has."""
    window.finish_typing()
    session = window.session
    assert session is not None
    path = choose_name(window, tr("Save a copy"))
    if path is None:
        return False
    if path == session.file.path:
        return save(window)
    try:
        write_beside(window, path, replace=True)
    except Stopped:
        window.bars.show_bar("save", unreachable(window), error=True)
        return False
    except FileRefused as refused:
        window.bars.show_bar("save", refused.message, error=True)
        return False
    window.say(tr("Copy saved: {name}", name=path.name))
    return True


def _write(
    window: "Window",
    path: Path,
    expected: str | None = None,
    *,
    anew: bool = False,
    may_replace: bool = False,
) -> bool:
    """Write the map; says what is the case where that cannot be done.

    Args:
        window: shows the map.
        path: the file.
        expected: the fingerprint of the file that is replaced; else whatever is there is.
        anew: nothing is replaced.
        may_replace: whether to ask about a file that someone else changed: the person chose its name.
    """
    session = window.session
    assert session is not None
    kaart, before = session.kaart, session.file

    def written(mark: str) -> None:
        if isValid(session) and session.file is before:
            _is_written(window, session, path, mark, kaart)

    try:
        written(
            write_beside(window, path, replace=expected is None and not anew, expected=expected, then=written)
        )
    except FileChanged:
        if session.file is not before:  # what was still being written when this began is there now
            return save(window)
        if may_replace and _replaces_theirs(window, path):
            return _write(window, path)
        tell_changed(window)
        return False
    except FileGone as gone:
        tell_gone(window, folder_too=isinstance(gone, FolderGone))
        return False
    except (FileRefused, Stopped) as refused:
        why = refused if isinstance(refused, FileRefused) else None
        again, elsewhere = partial(save, window), partial(save_as, window)
        tell_not_saved(window, why, again, elsewhere, is_there=path == before.path)
        return False
    return not session.unsaved


def _replaces_theirs(window: "Window", path: Path) -> bool:
    """Whether a person wants a map in place of what someone else made of its file."""
    replace, keep = Button(tr("Replace")), Button(tr("Don't replace"), safe=True)
    question = tr("Someone else changed {name}. Replace what they made of it?", name=path.name)
    return ask(window, question, (replace, keep)) == replace


def _is_written(window: "Window", session: Session, path: Path, mark: str, kaart: Ketenkaart) -> None:
    """A map is in its file; as it is now, or as it was when writing began."""
    _settle(window.program, session)
    could_only_be_read = session.file.read_only
    session.file = FileState(path.absolute(), mark, time.time(), base=kaart)
    if session.kaart is kaart:
        session.undo_stack.setClean()
    else:
        session.undo_stack.resetClean()
        window.program.recovery.watch(session).tell_file(session.file)
    if could_only_be_read and window.session is session:
        let_edit(window)
    remember(window.program.settings, session)


def tell_changed(window: "Window") -> None:
    """Say that someone else changed the file, and offer to merge."""
    for one in _settle(window.program, window.session):
        look = Button(tr("View and merge"), partial(merge_with_file, one), safe=True)
        elsewhere = Button(tr("Save elsewhere…"), partial(save_as, one))
        one.bars.show_bar("changed", tr("Someone else changed this map."), (look, elsewhere))


def tell_gone(window: "Window", *, folder_too: bool = False) -> None:
    """Say that the file is not where it was; the window has all there is, so that counts as unsaved.

    Args:
        window: shows the map.
        folder_too: whether its folder is not there either, as where a share is away.
    """
    session = window.session
    if session is None or session.file.path is None:
        return
    path = session.file.path
    session.undo_stack.resetClean()
    for one in _settle(window.program, session):
        if folder_too:
            text = tr(
                "The folder {name} can't be reached now. Your map is still here.", name=path.parent.name
            )
            again = Button(tr("Try again"), partial(save, one), safe=True)
        else:
            text = tr("{name} was moved or deleted. Your map is still here.", name=path.name)
            again = Button(tr("Save it here again"), partial(_write, one, path, anew=True), safe=True)
        one.bars.show_bar("gone", text, (again, Button(tr("Save elsewhere…"), partial(save_as, one))))


def tell_as_it_was(window: "Window") -> None:
    """The file is there and as it was: what was told of it by others is not so any more."""
    _settle(window.program, window.session, _BY_OTHERS)


def _settle(
    program: "Program", session: Session | None, matters: Sequence[str] = ("save", *_BY_OTHERS)
) -> list["Window"]:
    """Take away what was told of a file: it is not so any more; gives the windows on its map."""
    windows = [one for one in program.windows if one.session is session]
    for window, matter in product(windows, matters):
        window.bars.settle(matter)
    return windows


def _cannot_take(window: "Window", text: str) -> None:
    """Say why what is in the file cannot be taken over, and offer to save the map elsewhere."""
    elsewhere = Button(tr("Save elsewhere…"), lambda: save_as(window), safe=True)
    _settle(window.program, window.session)
    window.bars.show_bar("changed", f"{text}\n{tr('Your map is still here.')}", (elsewhere,), error=True)


def _is_another(base: Ketenkaart, theirs: Ketenkaart) -> bool:
    """Whether a file holds a map that has hardly anything of what it was: merged, nearly all would go."""
    named = [one for one in base.records.values() if one.name and one.id != ABOUT_ID]
    kept = [one for one in named if getattr(theirs.records.get(one.id), "name", "") == one.name]
    return len(theirs.records) > 1 and len(kept) < len(named) * _KEPT


def merge_with_file(window: "Window") -> None:
    """Take over what someone else changed in the file, as one edit that can be undone."""
    window.finish_typing()
    session = window.session
    assert session is not None
    path, base = session.file.path, session.file.base
    if path is None or base is None:
        return
    try:
        theirs = read_beside(window, path)
        if _is_another(base, theirs.kaart):
            _cannot_take(window, tr("{name} is another map now.", name=path.name))
            return
        was, at, had_work = session.kaart, session.undo_stack.index(), session.unsaved
        merged = merge(base, was, theirs.kaart, tr("Merge with the file"))
        merged = drafted_merge(merged, was, theirs.kaart)
        memory = None if had_work or theirs.memory == NO_MEMORY else theirs.memory
        file = session.file._replace(fingerprint=theirs.fingerprint, base=theirs.kaart)
        with window.program.recovery.watch(session).telling(file, was if merged.conflicts else None):
            session.do(Edit(merged.changes, memory=memory), as_is=True)
    except (FileRefused, ChangeRefused) as refused:
        _cannot_take(window, str(refused))
        return
    _settle(window.program, session)
    session.file = file
    if session.kaart == theirs.kaart and (not had_work or session.memory == theirs.memory):
        session.undo_stack.setClean()
    else:
        session.undo_stack.resetClean()  # whatever is undone, the file holds something else now
    tell_merged(window, merged, was, at)


def revert(window: "Window") -> None:
    """Go back to the file as it is, as one edit that can be undone; so can what is typed just then.

    Asks first: what people have been doing for minutes goes at once, and the map may look quite different.
    """
    window.finish_typing()
    session = window.session
    assert session is not None
    if session.file.path is None:
        return
    try:
        loaded = read_beside(window, session.file.path)
    except FileRefused as refused:
        _cannot_take(window, refused.message)
        return
    changes = diff(session.kaart, loaded.kaart, tr("Revert to saved"))
    back = Button(tr("Go back"))
    told = _what_goes(session, as_it_was=loaded.fingerprint == session.file.fingerprint)
    if changes and ask(window, told, (back, Button(tr("Cancel"), safe=True))) != back:
        return
    done = session.do(Edit(changes, (), memory=loaded.memory), as_is=True)
    session.file = read_state(session.file.path, loaded)._replace(saved_at=session.file.saved_at)
    session.undo_stack.setClean()
    _settle(window.program, session)
    window.say(tr("Back to what was saved."), undo=done)


def _what_goes(session: Session, *, as_it_was: bool) -> str:
    """Ask whether to go back to the file, and say what that takes away.

    Args:
        session: the map.
        as_it_was: whether the file is as this program last read or wrote it.
    """
    when = time_or_moment(datetime.fromtimestamp(session.file.saved_at), datetime.now())
    known = as_it_was and session.file.saved_at
    back = tr("Back to {when}?", when=when) if known else tr("Back to what was saved?")
    clean, at = session.undo_stack.cleanIndex(), session.undo_stack.index()
    lost = tr("What you changed since goes from here; Undo brings it back.")
    if 0 <= clean < at:
        lost = tr_count(
            "{count} change goes from here; Undo brings it back.",
            "{count} changes go from here; Undo brings them back.",
            at - clean,
        )
    return f"{back} {lost}"


def may_close(window: "Window") -> bool:
    """Whether the map may be closed: all is saved, or the person says so."""
    window.finish_typing()
    session = window.session
    if session is None or not session.unsaved:
        return True
    keep = Button(tr("Save"), safe=True)
    drop = Button(tr("Don't save"))
    answer = ask(
        window,
        tr("Save the changes to {name}?", name=visible_name(told_name(window), _LONGEST)),
        (keep, drop, Button(tr("Cancel"))),
    )
    if answer == keep:
        return save(window)
    if answer == drop:
        window.program.recovery.forget(session)
    return answer == drop
