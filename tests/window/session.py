"""A login session of a test's own, so that no assistive program of this machine is met."""

import os
import subprocess
import sys
import tempfile

INSIDE = "B2GO_TEST_SESSION"


def inside():
    """Whether this is already the program in its session."""
    return bool(os.environ.get(INSIDE))


def run_again_inside():
    """Runs this program again in such a session; its exit code."""
    # The bus of assistive programs has its socket here: two sessions must not share it.
    with tempfile.TemporaryDirectory(prefix="b2go-session-") as folder:
        return subprocess.run(
            ["dbus-run-session", "--", sys.executable, *sys.argv], check=False,
            env={**os.environ, INSIDE: "1", "XDG_RUNTIME_DIR": folder,
                 "XDG_CACHE_HOME": folder}).returncode
