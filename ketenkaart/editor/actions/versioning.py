"""Actions on versions: the earlier ones, adopting one, comparing with another map, merging with one."""

from functools import partial
from typing import TYPE_CHECKING

from ketenkaart.editor import filechoice, files
from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.conditions import saved_once, with_map, writable
from ketenkaart.editor.prompt import Offer, offers_of
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ketenkaart.editor.window import Window

_MOST = 6  # versions that are offered; all of them are among the earlier versions


def _compare(window: "Window") -> None:
    """With an adopted version, with the map as it was saved, or with a file: what there is to choose from."""
    session = window.session
    assert session is not None
    window.finish_typing()
    if not session.kaart.about.adopted and session.file.base is None:
        _compare_with_file(window)
        return
    from ketenkaart.analysis.differences import version_name  # a start does without

    versions = list(enumerate(session.kaart.about.adopted))[::-1][:_MOST]
    with_version = window.panels.comparing.with_version
    ways: list[tuple[str, Callable[[], object]]] = [
        (version_name(version.version, version.date), partial(with_version, place))
        for place, version in versions
    ]
    if session.file.base is not None:
        ways.append((tr("The map as it was saved"), window.panels.comparing.with_saved))
    ways.append((tr("Another file…"), partial(_compare_with_file, window)))
    offers = offers_of(Offer(text, number) for number, (text, _) in enumerate(ways))
    taken = dict(enumerate(run for _, run in ways))
    window.ask(tr("Compare with"), offers, lambda offer: taken[int(str(offer.value))](), first=True)


def _compare_with_file(window: "Window") -> None:
    path = filechoice.choose_map(window, tr("Compare with"))
    if path is not None and window.session is not None:
        window.panels.comparing.with_file(path)


def _merge(window: "Window") -> None:
    """With a file that the person chooses; with that of the map itself as when someone else saved it."""
    from ketenkaart.editor.versions.merging import merge_with  # a start does without

    path = filechoice.choose_map(window, tr("Merge with"))
    if path is None or window.session is None:
        return
    known = window.session.file
    if path.absolute() == known.path and known.base is not None:
        files.merge_with_file(window)
    else:
        merge_with(window, path)


def _adopt(window: "Window") -> None:
    window.finish_typing()
    window.panels.adopt_version()


def _has_versions(window: "Window") -> str:
    """The map was saved, or a version of it was adopted."""
    if window.session is not None and window.session.kaart.about.adopted:
        return ""
    return saved_once(window)


def _history(window: "Window") -> None:
    window.finish_typing()
    window.panels.show_versions()


ACTIONS = (
    Action("file.history", mark("Earlier versions…"), _history, _has_versions),
    Action("file.adopt", mark("Adopt version…"), _adopt, writable),
    Action("file.compare", mark("Compare with…"), _compare, with_map),
    Action("file.merge", mark("Merge with…"), _merge, writable),
)
