"""The menus: which actions stand where. An action of a part that is not there is left out."""

from typing import Final

from ketenkaart.texts import mark

LINE: Final = "-"

MENUS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        mark("&File"),
        (
            *("file.new", "file.new_sample", "file.new_table", "file.open", "file.recent", LINE),
            *("file.save", "file.save_as", "file.save_copy", "file.revert", "file.history", LINE),
            *("file.adopt", "file.compare", "file.merge", "file.import", LINE),
            *("file.poster", "file.poster_lens", "file.export", "file.print", LINE),
            *("file.close", "app.quit"),
        ),
    ),
    (
        mark("&Edit"),
        (
            *("edit.undo", "edit.redo", "edit.history", LINE),
            *(
                "edit.cut",
                "edit.copy",
                "edit.copy_picture",
                "edit.copy_text",
                "edit.copy_markdown",
                "edit.copy_matrix",
                "edit.paste",
                "edit.paste_steps",
            ),
            *("edit.duplicate", "edit.delete", LINE),
            *("edit.select_all", "edit.select_kind", "edit.deselect", "edit.rename", "edit.form", LINE),
            *("edit.find", "edit.find_next", "edit.find_previous", LINE, "edit.preferences"),
        ),
    ),
    (
        mark("&Insert"),
        (
            *("insert.quick", LINE, "insert.step", "insert.step_partner", "insert.step_parallel"),
            *("insert.step_before", "insert.decision", LINE, "insert.flow", "insert.document"),
            *("insert.return", "insert.koppelvlak", LINE, "insert.partner", "insert.phase"),
            *("insert.system", LINE, "insert.note", "insert.finding"),
        ),
    ),
    (
        mark("&Map"),
        (
            *("map.up", "map.down", "map.earlier", "map.later", "map.lane_above", "map.lane_below"),
            *("map.move_to", LINE, "map.pin", "map.unpin_all", "map.together", "map.apart", "map.tidy", LINE),
            *("map.flow_kind", "map.flow_reverse", "map.release_sides", LINE),
            *("map.fold", "map.unfold_all", "map.nest", "map.boundary", LINE),
            *("map.check_next", "map.check_previous", "map.check_fix", LINE, "map.form"),
        ),
    ),
    (
        mark("&Governance"),
        (
            *("gov.assign", "gov.unassign", LINE, "gov.role", "gov.body", "gov.agreement"),
            *("gov.indicator", LINE, "gov.escalation"),
        ),
    ),
    (
        mark("&View"),
        (
            *("view.map", "view.poster", "view.meetings", "view.matrix", "view.text", LINE),
            *("view.neighbours", "view.lens_depth", "view.follow", "view.lens", "view.lens_off"),
            *("view.layers", LINE),
            *("view.zoom_in", "view.zoom_out", "view.zoom_100", "view.zoom_fit", "view.zoom_selection", LINE),
            *("view.outline", "view.form", "view.checks", "view.minimap", LINE),
            *("view.present", "view.workshop", "view.fullscreen", LINE),
            *("view.large_text", "view.theme"),
        ),
    ),
    (
        mark("&Window"),
        ("window.new", "window.next", LINE, "view.pane_next", "view.pane_previous", "view.reset"),
    ),
    (
        mark("&Help"),
        (
            *("help.command", "help.page", "help.what", "help.keys", "help.tour", "help.recovery"),
            *("help.log", "help.about"),
        ),
    ),
)
"""Names of menus, with the actions in them in order."""
