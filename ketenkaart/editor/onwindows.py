"""What Windows alone wants to be told, and to be asked."""

import sys

if sys.platform == "win32":
    import ctypes
    import os
    from ctypes import wintypes

    _ANY = 0xFFFFFFFF  # program

    def be_a_program_of_its_own() -> None:
        """Have a button of its own in the task bar, with its own picture, and not one of Python."""
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("Ketenkaart.Ketenkaart")

    def let_others_come_forward() -> None:
        """Let the copy that runs already bring its window to the front: only who was just started may."""
        ctypes.windll.user32.AllowSetForegroundWindow(_ANY)

    def session() -> str:
        """Which of the sessions of this computer it is in: one person may have several."""
        number = wintypes.DWORD()
        ctypes.windll.kernel32.ProcessIdToSessionId(os.getpid(), ctypes.byref(number))
        return str(number.value)

else:

    def be_a_program_of_its_own() -> None:
        """It is one already."""

    def let_others_come_forward() -> None:
        """They may already."""

    def session() -> str:
        """There is one: others have other screens."""
        return ""
