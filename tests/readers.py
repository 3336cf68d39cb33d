#!/usr/bin/env python3
"""Open every Parquet file in a folder with pandas (pyarrow) and with DuckDB, and check that both see the same table.

    python tests/readers.py FOLDER

Also opens a workbook beside monthly.parquet with openpyxl and finds the same medians in both.

Compares the names of columns, the number of rows, and per column a sum: of the numbers (NaN counted apart), of the
yeses, or of the lengths and number of different texts. Ends with "N passed, M failed"; exits with 1 when a file fails
or there is none. Needs the packages pandas, pyarrow, duckdb and openpyxl.
"""

import math
import sys
from pathlib import Path

import duckdb
import openpyxl
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


def differences_of_workbook(path):
    """Sentences about sheets that are not there, and numbers that are not those of monthly.parquet."""
    book = openpyxl.load_workbook(path, read_only=True)
    nl = path.name == "resultaten.xlsx"
    wanted = ["Leeswijzer", "Ontwerpen", "Samenvatting"] if nl else ["Guide", "Designs", "Summary"]
    if book.sheetnames[:3] != wanted or "Parameters" not in book.sheetnames or len(book.sheetnames) < 12:
        yield f"the sheets are {book.sheetnames}"
    rows = list(book["Kennisbenutting" if nl else "Use of knowledge"].iter_rows(min_row=6, values_only=True))
    heads = list(rows[0])
    key, month, median = (heads.index(head) for head in (
        ["Sleutel", "Maand", "Mediaan"] if nl else ["Key", "Month", "Median"]))
    months = pandas.read_parquet(path.parent / "monthly.parquet")
    medians = months.astype({"practice_use": float}).groupby(["design", "month"])["practice_use"].median()
    found = {(row[key], row[month].strftime("%Y-%m")): row[median] for row in rows[1:]}
    for place, number in medians.items():
        if not math.isclose(found.get(place, math.nan), number, rel_tol=1e-12):
            yield f"{place}: the workbook has {found.get(place)}, monthly.parquet {number}"


def main():
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: python tests/readers.py FOLDER (a folder with .parquet files, also in folders below it)")
    folder = Path(sys.argv[1])
    passed, failed = 0, 0
    for path in sorted([*folder.rglob("*.parquet"), *folder.rglob("*.xlsx")]):
        try:
            wrong = list((differences if path.suffix == ".parquet" else differences_of_workbook)(path))
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
