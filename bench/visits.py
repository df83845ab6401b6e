"""Memory, threads and time over many visits: `python -m bench.visits [--visits 50] [--service kk-perubahan]`.

Runs the robot (real window, real office process) and prints the first, the middle and the last visits. The figures are
of the window's own process, which in this run also plays the devices; the process that looks at pixels is not in it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=50)
    parser.add_argument("--service", default="kk-perubahan", help="four pages to scan")
    options = parser.parse_args()
    command = [sys.executable, "-m", "anjungan", "robot", "--json", "--service", options.service]
    done = subprocess.run([*command, "--visits", str(options.visits)], capture_output=True, text=True, check=False)
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if not rows:
        raise SystemExit(done.stderr)
    seconds = sorted(row["seconds"] for row in rows)
    filed = sum(row["verdict"] == "filed" for row in rows)
    first = rows[0]
    print(f"{filed} of {len(rows)} filed; {first['touches']} touches, {first['typed']} typed, {first['steps']} screens")
    print(f"seconds a visit: median {statistics.median(seconds)}   max {seconds[-1]}")
    for row in (rows[0], rows[len(rows) // 2], rows[-1]):
        print(f"after visit {row['visit']:4d}: {row['rss_mb']} MB")


if __name__ == "__main__":
    main()
