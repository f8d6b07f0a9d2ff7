"""Journals that cannot be removed at once, as on Windows while a scanner looks at them or they are synced."""

import errno
import os
import time

import pytest
from editor.chain import chain

from ketenkaart.changes.change import ChangeSet, SetField
from ketenkaart.memory import NO_MEMORY
from ketenkaart.storage.journal import Journal, head_of
from ketenkaart.storage.journalreading import left_behind


@pytest.fixture
def held(monkeypatch):
    """A system in which no file can be removed."""

    def refuse(path, *_, **__):
        raise PermissionError(errno.EACCES, "in use", path)

    monkeypatch.setattr(os, "unlink", refuse)


def begun(folder):
    journal = Journal.begin(folder, head_of(chain(), NO_MEMORY, None, ""), NO_MEMORY)
    journal.append(ChangeSet((SetField("s1", "name", "Melden", "Aangeven"),), "Naam"), NO_MEMORY)
    return journal


def test_work_that_is_saved_is_not_offered_as_left_behind_though_its_journal_is_held(tmp_path, held):
    journal = begun(tmp_path)

    journal.remove()

    assert journal.path.exists()
    assert left_behind(tmp_path) == []


def test_work_that_is_saved_while_its_journal_is_being_synced_is_not_offered_either(tmp_path, held):
    journal = begun(tmp_path)
    sync = journal.syncing()

    journal.remove()
    sync()

    assert left_behind(tmp_path) == []


def test_an_empty_journal_goes_once_nobody_can_be_about_to_begin_it(tmp_path):
    journal = begun(tmp_path)
    journal.close()
    journal.path.write_bytes(b"")

    assert left_behind(tmp_path) == []
    assert journal.path.exists()
    os.utime(journal.path, (time.time() - 7_200,) * 2)
    assert left_behind(tmp_path) == []
    assert not journal.path.exists()


def test_work_that_is_not_saved_is_offered(tmp_path):
    journal = begun(tmp_path)
    journal.close()

    assert left_behind(tmp_path) == [journal.path]
