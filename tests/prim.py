"""Boxes of the EMA Workbench's PRIM on the same samples must be ours: every limit, count and quasi-p-value."""

import json
import logging
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from ema_workbench.analysis import prim

logging.getLogger("EMA").setLevel(logging.ERROR)
folder = Path(sys.argv[1])
names = sorted(p.stem for p in folder.glob("prim-*.csv"))
assert len(names) == 5, names
steps = cuts = 0
worst = 0.0
for name in names:
    data = pd.read_csv(folder / f"{name}.csv", float_precision="round_trip")
    x, y = data.drop(columns="case"), data["case"].to_numpy()
    for column in x.columns:
        x[column] = x[column].astype(float if column.startswith("r") else int)
    ours = json.loads((folder / f"{name}.json").read_text())
    box = prim.Prim(x, y, threshold=0.0001).find_box()
    theirs = box.peeling_trajectory
    first = box.box_lims[0]
    assert len(ours) == len(theirs), (name, len(ours), len(theirs))
    for i, step in enumerate(ours):
        row, limits = theirs.iloc[i], box.box_lims[i]
        at = (name, i)
        assert (step["points"], step["cases"], step["axes"]) == (row["n"], row["k"], row["res_dim"]), (at, step, row)
        for key in ("coverage", "density", "mass"):
            assert step[key] == row[key], (at, key, step[key], row[key])
        assert step["density"] == row["mean"], at
        restricted = [j for j, c in enumerate(x.columns) if (limits[c] != first[c]).any()]
        assert [axis for axis, _ in step["limits"]] == restricted, (at, step["limits"], restricted)
        for axis, ends in step["limits"]:
            assert list(ends) == list(limits[x.columns[axis]]), (at, axis, ends, list(limits[x.columns[axis]]))
        expected = {
            (x.columns.get_loc(c), bool(high)): p
            for c, both in box.qp[i].items()
            for high, p in enumerate(both)
            if p != -1
        }
        found = {(axis, high): p for axis, high, p in step["quasi_p"]}
        assert found.keys() == expected.keys(), (at, found, expected)
        for key, p in found.items():
            error = abs(p - expected[key]) / max(expected[key], 1e-300)
            worst = max(worst, error)
            assert error < 1e-9, (at, key, p, expected[key])
            cuts += 1
        steps += 1
    print(f"{name}: {len(ours)} boxes, last: {len(ours[-1]['limits'])} axes, "
          f"coverage {ours[-1]['coverage']:.3f}, density {ours[-1]['density']:.3f}")
print(f"{steps} boxes agree in every limit, count, coverage, density and mass; "
      f"{cuts} quasi-p-values within {worst:.1e} (relative)")
