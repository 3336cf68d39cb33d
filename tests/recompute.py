#!/usr/bin/env python3
"""Compute the numbers of a stored comparison again, from its tables, with NumPy and SciPy only.

    python tests/recompute.py FOLDER

For a comparison that holds the advice and the cabinet's route. Checks every number of summary.parquet (quantiles,
paired differences with their intervals, chances of being better and best, regret) and of spread.parquet (total sensitivity indices with their intervals). Two programs that add numbers in
another order differ by rounding: a relative 1e-9 is allowed, and 1e-7 of half an interval, because the program takes
Student's t from a series that is right to eight digits. Ends with "N numbers agree, M differ"; exits with 1
when one differs or there is none.
"""

import sys
import tomllib
from pathlib import Path

import numpy
import pandas
from scipy import stats

ADVICE, CABINET = "gezondheidsraad-2014", "kabinet-2015"
YEARS_AFTER = 5
ORIGINS = 6


def levels(yearly, designs, indicator, year, withdrawn):
    """World × design; without a twin of its own, a design's money has stopped already."""
    columns = []
    for design in designs:
        rows = yearly[(yearly.design == design) & (yearly.year == year)]
        twin = rows[rows.withdrawn]
        rows = twin if withdrawn and len(twin) else rows[~rows.withdrawn]
        columns.append(rows.sort_values("world")[indicator].to_numpy(dtype=float))
    return numpy.column_stack(columns)


def half_width(sample):
    return stats.t.ppf(0.95, len(sample) - 1) * stats.sem(sample)


def summarised(values, direction):
    """Numbers per design, the baseline first."""
    sign = 1 if direction == "higher" else -1
    best = (sign * values).max(axis=1, keepdims=True)
    near = 1e-12 * numpy.maximum(numpy.abs(values).max(), 1)
    winners = sign * values >= best - near
    p_best = (winners / winners.sum(axis=1, keepdims=True)).mean(axis=0)
    lost = best - sign * values
    for design in range(values.shape[1]):
        own, difference = values[:, design], values[:, design] - values[:, 0]
        wins = numpy.where(numpy.abs(difference) <= near, 0.5, sign * difference > 0)
        mean, half = difference.mean(), half_width(difference)
        yield {
            **dict(zip(("lo90", "lo50", "median", "hi50", "hi90"), numpy.quantile(own, (0.05, 0.25, 0.5, 0.75, 0.95)))),
            **dict(zip(("difference_lo90", "difference_median", "difference_hi90"),
                       numpy.quantile(difference, (0.05, 0.5, 0.95)))),
            "difference_mean": mean,
            "difference_mean_lo90": (mean - half, half),
            "difference_mean_hi90": (mean + half, half),
            "p_better": wins.mean(),
            "p_best": p_best[design],
            "regret_mean": lost[:, design].mean(),
            "regret_p90": numpy.quantile(lost[:, design], 0.9),
            "regret_max": lost[:, design].max(),
        }


def total_indices(own, mixed):
    """Total index of each group for the difference of the rivals (Jansen), and half its 90% interval."""
    pairs, whole, squares = len(mixed), own.var(ddof=1), (own - own.mean()) ** 2
    for group in range(ORIGINS):
        left = (own[:pairs] - mixed[:, group]) ** 2 / 2
        index = left.mean() / whole
        error = stats.sem(left) ** 2 + index**2 * stats.sem(squares) ** 2
        yield index, stats.t.ppf(0.95, pairs - 1) * numpy.sqrt(error) / whole


def agree(stored, computed):
    """Whether two numbers are the same but for rounding; ends of an interval come with half its width."""
    value, half = computed if isinstance(computed, tuple) else (computed, 0)
    return numpy.isclose(stored, value, rtol=1e-9, atol=1e-12 + 1e-7 * half)


def main():
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "run.toml").is_file():
        sys.exit("usage: python tests/recompute.py FOLDER (of a comparison)")
    folder = Path(sys.argv[1])
    run = tomllib.loads((folder / "run.toml").read_text())
    designs = [design["id"] for design in run["designs"]]
    yearly, summary = (pandas.read_parquet(folder / f"{name}.parquet") for name in ("yearly", "summary"))
    pairs = []  # (what, stored, computed)
    for (indicator, year, withdrawn, direction), rows in summary.groupby(
        ["indicator", "year", "withdrawn", "direction"], sort=False
    ):
        computed = summarised(levels(yearly, designs, indicator, year, withdrawn), direction)
        for (_, row), numbers in zip(rows.set_index("design").loc[designs].iterrows(), computed, strict=True):
            pairs += [((row.name, indicator, year, withdrawn, key), row[key], x) for key, x in numbers.items()]
    if run["mixed"]:
        year = int(run["calendar"]["withdrawal"][:4]) - 1 + YEARS_AFTER
        own = levels(yearly, (run["asked"].get("own", ADVICE), CABINET), "practice_use", year, True)
        spread = pandas.read_parquet(folder / "spread.parquet")
        found = total_indices(own[:, 0] - own[:, 1], numpy.array(run["mixed"]))
        for (_, row), (index, half) in zip(spread.iterrows(), found, strict=True):
            pairs += [((row.origin, "total_index"), row.total_index, index), ((row.origin, "half_width"), row.half_width, (half, half))]
    wrong = [pair for pair in pairs if not agree(*pair[1:])]
    for what, stored, computed in wrong[:20]:
        print(f"{what}: stored {stored!r}, computed {computed!r}")
    print(f"{len(pairs) - len(wrong)} numbers agree, {len(wrong)} differ")
    sys.exit(1 if wrong or not run["mixed"] or not pairs else 0)


if __name__ == "__main__":
    main()
