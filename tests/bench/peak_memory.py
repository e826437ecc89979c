#!/usr/bin/env python3
"""Runs a program to its end and prints the most memory it held at once, in MiB.

  peak_memory.py PROGRAM [ARGUMENT...]

What the kernel reports of a child starts at what the process that started it held, so a program
that fills its own memory cannot read this of its children; this small one can. Ends with the
program's exit code.
"""

import resource
import subprocess
import sys


def main():
    code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False).returncode
    if code < 0:
        print(f"peak_memory: signal {-code} ended {sys.argv[1]}", file=sys.stderr)
        return 128 - code
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
    return code


if __name__ == "__main__":
    sys.exit(main())
