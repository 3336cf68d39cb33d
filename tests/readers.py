#!/usr/bin/env python3
"""Open every Parquet file in a folder with pandas (pyarrow) and with DuckDB, and check that both see the same table.

    python tests/readers.py FOLDER

Compares the names of columns, the number of rows, and per column a sum: of the numbers (NaN counted apart), of the
yeses, or of the lengths and number of different texts. Ends with "N passed, M failed"; exits with 1 when a file fails
or there is none. Needs the packages pandas, pyarrow and duckdb.
"""

import math
import sys
from pathlib import Path

import duckdb
import pandas
import pandas.api.types as types


def with_pandas(path):
    """Number of rows, and per column a tuple of totals."""
    table = pandas.read_parquet(path, engine="pyarrow")
    totals = {}
    for name in table.columns:
        column = table[name]
        if types.is_bool_dtype(column) or types.is_integer_dtype(column):
            totals[name] = (sum(column.tolist()), 0)
        elif types.is_float_dtype(column):
            present = [value for value in column.tolist() if not math.isnan(value)]
            # The sum of sizes says how far two orders of adding may differ.
            totals[name] = (math.fsum(present), len(column) - len(present), math.fsum(map(abs, present)))
        else:
            totals[name] = (sum(len(text) for text in column), column.nunique())
    return len(table), totals


def with_duckdb(path):
    """The same by SQL; columns that are not yes/no or numbers are texts."""
    connection = duckdb.connect()
    source = "read_parquet(?)"
    described = connection.execute(f"DESCRIBE SELECT * FROM {source}", [str(path)]).fetchall()
    (rows,) = connection.execute(f"SELECT count(*) FROM {source}", [str(path)]).fetchone()
    totals = {}
    for name, kind, *_ in described:
        column = '"' + name.replace('"', '""') + '"'
        if kind == "BOOLEAN":
            query = f"count(*) FILTER ({column}), 0"
        elif kind in ("INTEGER", "BIGINT"):
            query = f"coalesce(sum({column}), 0), 0"
        elif kind in ("FLOAT", "DOUBLE"):
            value, there = f"{column}::DOUBLE", f"NOT isnan({column})"
            query = (
                f"coalesce(sum({value}) FILTER ({there}), 0), count(*) FILTER (isnan({column})), "
                f"coalesce(sum(abs({value})) FILTER ({there}), 0)"
            )
        elif kind == "VARCHAR":
            query = f"coalesce(sum(length({column})), 0), count(DISTINCT {column})"
        else:
            raise ValueError(f"column {name} has type {kind}, which this program does not write")
        totals[name] = connection.execute(f"SELECT {query} FROM {source}", [str(path)]).fetchone()
    return rows, totals


def differences(path):
    """Sentences about where the two readers disagree."""
    rows, totals = with_pandas(path)
    other_rows, other = with_duckdb(path)
    if rows != other_rows:
        yield f"pandas sees {rows} rows, DuckDB {other_rows}"
    if list(totals) != list(other):
        yield f"pandas sees columns {list(totals)}, DuckDB {list(other)}"
    for name in totals.keys() & other.keys():
        mine, theirs = totals[name], other[name]
        if len(mine) != len(theirs):
            yield f"column {name}: the readers disagree on its type"
            continue
        # Adding n doubles in any order is off by at most n rounding errors of the sum of sizes.
        allowed = 2 * max(rows, 1) * sys.float_info.epsilon * mine[2] if len(mine) == 3 else 0
        if abs(mine[0] - theirs[0]) > allowed or mine[1] != theirs[1]:
            yield f"column {name}: pandas adds up to {mine}, DuckDB to {theirs}"


def main():
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: python tests/readers.py FOLDER (a folder with .parquet files, also in folders below it)")
    folder = Path(sys.argv[1])
    passed, failed = 0, 0
    for path in sorted(folder.rglob("*.parquet")):
        try:
            wrong = list(differences(path))
        except Exception as error:  # whatever a reader throws is a failure of the file, named below
            wrong = [f"{type(error).__name__}: {error}"]
        for sentence in wrong:
            print(f"{path.relative_to(folder)}: {sentence}")
        passed, failed = passed + (not wrong), failed + bool(wrong)
    if passed + failed == 0:
        print(f"no .parquet file in {folder}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
