"""A disk of a test's own that is small enough to be filled."""

import os
import shutil
import subprocess
import sys
import unittest

ALONE = "B2GO_TEST_ALONE"
DISK_BYTES = 48 * 1024 * 1024
SKIPPED = 77  # CTest is told so in CMakeLists.txt: not passed, but not tried


class SmallDisk:
    """Mixed into a test that runs `alone`: the folder `disk` on such a disk."""

    def setUp(self):
        super().setUp()
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "none", self.disk],
                       check=True)
        self.addCleanup(self._take_away)
        self.others = self.disk / "others"

    def tearDown(self):
        self.doCleanups()
        super().tearDown()

    def _take_away(self):
        subprocess.run(["umount", "--lazy", self.disk], check=True)

    def fill(self):
        """By something that is none of ours."""
        with open(self.others, "ab") as others:
            free = shutil.disk_usage(self.disk).free
            os.posix_fallocate(others.fileno(), others.tell(), free)
        self.assertEqual(shutil.disk_usage(self.disk).free, 0)


def run_alone():
    """Runs the tests of this program again where it may mount disks that nobody else sees."""
    if ALONE in os.environ:
        unittest.main()
    alone = ["unshare", "--map-root-user", "--mount"]
    if subprocess.run([*alone, "mount", "-t", "tmpfs", "none", "/mnt"], check=False,
                      capture_output=True).returncode != 0:
        print("this machine lets nobody make a small disk: nothing was tried", file=sys.stderr)
        sys.exit(SKIPPED)
    os.execvpe("unshare", [*alone, sys.executable, *sys.argv], {**os.environ, ALONE: "1"})
