"""Runs every implementation of the reference workload in turn and prints the table of ratios. Standard library only."""

import argparse
import datetime
import json
import math
import os
import platform
import subprocess
import sys
from pathlib import Path
from statistics import mean, median

OUT = Path("target/peers")
OURS = "lemniscaat"


def python(program):
    return [str(OUT / "venv/bin/python"), f"benches/peers/python/{program}.py"]


def rust(program):
    return [str(OUT / "rust/release" / program)]


COMMANDS = {
    OURS: ["cargo", "bench", "-q", "--bench", "reference", "--", "--once"],
    "Rust, naive": rust("naive"),
    "NumPy, tuned": python("numpy_tuned"),
    "krABMaga, arrays": rust("krabmaga_arrays"),
    "krABMaga, agents": rust("krabmaga_agents"),
    "ixa, own table": rust("ixa_table"),
    "ixa, properties": rust("ixa_properties"),
    "starsim, arrays": python("starsim_arrays"),
    "starsim, edges": python("starsim_edges"),
    "Mesa, agents with lists": python("mesa_lists"),
    "Mesa, agents on a network": python("mesa_agents"),
}

# Where a large population ends up, and the standard deviation of one run times the root of the number of agents
# (300 runs of 2,000, 200 of 10,000 and 40 of 50,000 agents gave 0.83-0.91, 0.58-0.65 and 0.019-0.024).
BANDS = {
    "membership_42": (0.434, 0.461, 0.9),
    "membership": (0.726, 0.736, 0.62),
    "knowledge": (0.1281, 0.1285, 0.022),
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each implementation at each size")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 50_000, 100_000, 1_000_000])
    parser.add_argument("--budget", type=float, default=45, help="seconds of ticks per implementation and size")
    parser.add_argument("--longest", type=float, default=60, help="seconds of ticks that one run may take")
    return parser.parse_args()


def once(name, agents, seed, limit):
    """One run: what it printed, or why there is nothing."""
    try:
        done = subprocess.run(
            COMMANDS[name] + [str(agents), str(seed)], capture_output=True, text=True, timeout=limit
        )
    except subprocess.TimeoutExpired:
        return {"slow": f"stopped after {limit:.0f} s"}
    except OSError as error:
        return {"failed": f"not installed or built ({error.strerror})"}
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if line.strip()] or [f"exit code {done.returncode}"]
        errors = [line for line in lines if line.startswith("error")]  # Cargo may warn first
        return {"failed": lines[-1] if lines[0].startswith("Traceback") else (errors or lines)[0]}
    try:
        result = json.loads(done.stdout.splitlines()[-1])
        if (result["agents"], result["ticks"]) != (agents, 84):
            return {"failed": "it ran another number of agents or ticks"}
        return {key: result[key] for key in ("version", "seconds", *BANDS)}
    except (ValueError, LookupError) as error:
        return {"failed": f"no line of JSON ({error})"}


def measure(options):
    """All runs, round by round; every other round in opposite order, so that noise of the machine falls on all."""
    runs, last = [], {}
    for agents in options.sizes:
        spent, stopped = dict.fromkeys(COMMANDS, 0.0), set()
        for turn in range(1, options.rounds + 1):
            for name in list(COMMANDS)[:: 1 if turn % 2 else -1]:
                if name in stopped:
                    continue
                size, seconds = last.get(name, (agents, 0.0))
                expected = seconds * agents / size
                if expected > options.longest:
                    result = {"slow": f"about {expected:.0f} s a run"}
                elif spent[name] and spent[name] + expected > options.budget:
                    stopped.add(name)
                    continue
                else:
                    print(f"{agents:>9} agents, round {turn}: {name}", file=sys.stderr)
                    result = once(name, agents, turn, 3 * options.longest)
                runs.append({"name": name, "agents": agents, "round": turn, **result})
                if "seconds" in result:
                    spent[name] += result["seconds"]
                    last[name] = (agents, result["seconds"])
                else:
                    stopped.add(name)
    return runs


def agreement(good, agents):
    """Whether the mean of the runs is in the bands, widened by three standard errors of that mean."""
    slack = 3 / math.sqrt(agents * len(good))
    return all(
        low - slack * spread <= mean(run[key] for run in good) <= high + slack * spread
        for key, (low, high, spread) in BANDS.items()
    )


def row(name, agents, runs):
    """The cells of one implementation at one size."""
    mine = [run for run in runs if run["name"] == name and run["agents"] == agents]
    good = [run for run in mine if "seconds" in run]
    said = [f"failed: {run['failed']}" for run in mine if "failed" in run]
    said += [f"– ({run['slow']})" for run in mine if "slow" in run]
    if not good:
        return [name, "", "0", said[0], "–", "–", "–", "–", "–"]
    speeds = [agents * 84 / run["seconds"] / 1e6 for run in good]
    speed = f"{median(speeds):.3g} ({min(speeds):.3g}–{max(speeds):.3g})"
    ours = {run["round"]: run["seconds"] for run in runs
            if run["name"] == OURS and run["agents"] == agents and "seconds" in run}
    ratios = [run["seconds"] / ours[run["round"]] for run in good if run["round"] in ours]
    return [
        name, good[0]["version"], str(len(good)), "; ".join([speed, *said]),
        f"{median(ratios):.3g}" if ratios else "–",
        *(f"{mean(run[key] for run in good):.4f}" for key in BANDS), "yes" if agreement(good, agents) else "NO",
    ]


def table(runs, sizes, machine):
    lines = [f"{key}: {value}" for key, value in machine.items()]
    head = ["implementation", "version", "runs", "M agent-ticks/s: median (min–max)", f"{OURS} ÷ it",
            "membership at 42", "membership at 84", "knowledge at 84", "agrees"]
    for agents in sizes:
        lines += ["", f"**{agents:,} agents**", ""]
        lines += ["| " + " | ".join(cells) + " |" for cells in (head, ["---"] * len(head))]
        lines += ["| " + " | ".join(row(name, agents, runs)) + " |" for name in COMMANDS]
    return "\n".join(lines) + "\n"


def load():
    return " ".join(f"{value:.2f}" for value in os.getloadavg())


def processor():
    names = [line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
    return f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores"


def first_line(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.split("\n")[0]


def main():
    options = arguments()
    machine = {
        "Date": f"{datetime.datetime.now(datetime.timezone.utc):%Y-%m-%d %H:%M} UTC",
        "Machine": processor(),
        "Compilers": f"{first_line('rustc', '--version')}; Python {platform.python_version()}",
        "Load at start": load(),
    }
    runs = measure(options)
    machine["Load at end"] = load()
    text = table(runs, options.sizes, machine)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "results.json").write_text(json.dumps({"machine": machine, "runs": runs}, indent=1) + "\n")
    (OUT / "table.md").write_text(text)
    print(text, end="")
    failed = any("failed" in run for run in runs) or "| NO |" in text
    sys.exit(1 if failed else 0)


main()
