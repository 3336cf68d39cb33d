"""What the Python programs share: the graph, the start, the clock and the line of JSON."""

import json
import sys
import time
from importlib.metadata import version

import numpy as np

REGIONS = 40
NEIGHBOURS = 8
THEMES = 8
TICKS = 84
OWN_REGION = 0.9
START_MEMBERS = 0.05
START_KNOWLEDGE = 0.3
RATE = 0.02
KEPT = 0.995
JOIN = 0.005
JOIN_BY_NEIGHBOURS = 0.05
LEAVE = 0.01


def arguments():
    """Number of agents and seed, as given on the command line."""
    return int(sys.argv[1]), int(sys.argv[2])


def graph(agents, rng):
    """Eight distinct neighbours of each agent, in order of number, none of them the agent itself."""
    own = np.arange(agents, dtype=np.int32)[:, None]
    region = own.astype(np.int64) * REGIONS // agents
    first = (region * agents + REGIONS - 1) // REGIONS
    size = ((region + 1) * agents + REGIONS - 1) // REGIONS - first
    neighbours = np.repeat(own, NEIGHBOURS, axis=1)
    again = np.ones_like(neighbours, dtype=bool)
    while again.any():
        row = np.nonzero(again)[0]
        inside = rng.random(len(row)) < OWN_REGION
        low = np.where(inside, first[row, 0], 0)
        span = np.where(inside, size[row, 0], agents)
        neighbours[again] = low + (rng.random(len(row)) * span).astype(np.int64)
        neighbours.sort(axis=1)
        again = neighbours == own
        again[:, 1:] |= neighbours[:, 1:] == neighbours[:, :-1]
    return neighbours


def start(agents, rng):
    """Knowledge and membership before the first tick."""
    knowledge = rng.random((agents, THEMES), dtype=np.float32) * np.float32(START_KNOWLEDGE)
    return knowledge, rng.random(agents) < START_MEMBERS


def report(name, package, agents, run):
    """Time `run`, which returns membership and mean knowledge after each tick, and print the line of JSON."""
    begin = time.perf_counter()
    membership, knowledge = run()
    seconds = time.perf_counter() - begin
    assert len(membership) == len(knowledge) == TICKS
    print(json.dumps({
        "name": name, "version": version(package), "agents": agents, "ticks": TICKS, "seconds": seconds,
        "membership_42": float(membership[41]), "membership": float(membership[-1]),
        "knowledge": float(knowledge[-1]),
    }))
