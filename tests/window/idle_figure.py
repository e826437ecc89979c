"""How often the open window wakes up, and what that costs, while nobody touches it: one line.

    B2GO_PROGRAM_DIR=build/release/bin python3 tests/window/idle_figure.py [SECONDS]
"""

import json
import os
import pathlib
import subprocess
import sys
import unittest

from window import WindowTest, plan_outing
from programs import PASSPHRASE

SECONDS = float(sys.argv.pop()) if len(sys.argv) > 1 else 60.0


def reading(process):
    """(seconds since the machine started, wake-ups of the main thread, its processor seconds)"""
    task = pathlib.Path(f"/proc/{process}/task/{process}")
    status = dict(line.split(":", 1) for line in (task / "status").read_text().splitlines())
    spent = (task / "stat").read_text().rsplit(")", 1)[1].split()
    ticks = os.sysconf("SC_CLK_TCK")
    return (float(pathlib.Path("/proc/uptime").read_text().split()[0]),
            int(status["voluntary_ctxt_switches"]), (int(spent[11]) + int(spent[12])) / ticks,
            int(status["VmRSS"].split()[0]))


class Idle(WindowTest):
    def test_figure(self):
        central = self.central("--demo").serve()
        store = self.tablet("first").enrol(central, "Astrid Demosen").open()
        plan_outing(store)
        store.close()
        window = self.window(self.display(), store)
        window.unlock(PASSPHRASE)
        window.wait_screen("idag")
        before = reading(window.process.pid)
        try:
            window.process.wait(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            pass
        after = reading(window.process.pid)
        minutes = (after[0] - before[0]) / 60
        print(json.dumps({
            "figure": "open window, untouched", "seconds": round(minutes * 60, 1),
            "wakeups_per_minute": round((after[1] - before[1]) / minutes, 1),
            "core_percent": round((after[2] - before[2]) / (minutes * 60) * 100, 3),
            "memory_MiB": round(after[3] / 1024)}))


if __name__ == "__main__":
    unittest.main()
