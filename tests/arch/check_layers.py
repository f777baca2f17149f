#!/usr/bin/env python3
"""Checks who may include whom. usage: check_layers.py SOURCE_DIR; exit 1 and one line for each include that breaks a rule.

Direction is app -> ui -> core; inside core each room names the rooms below it. Nobody depends on store or formats but app and
ui/jobs. Only core/store sees SQLite. Core sees no Qt. Includes of the project are written from the root.
"""
import re
import sys
from pathlib import Path

CORE = {
    "base": set(),
    "model": {"base"},
    "store": {"base", "model"},
    "formats": {"base", "model"},
    "graph": {"base", "model"},
    "query": {"base", "model", "graph"},
    "layout": {"base", "model", "graph", "query"},
    "scene": {"base", "model", "graph", "query", "layout"},
    "chart": {"base", "model", "graph", "query", "layout", "scene"},
    "session": {"base", "model", "graph", "query", "layout", "scene", "chart"},
}
SHUT = {"store", "formats"}  # open to app and ui/jobs only
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
QT = re.compile(r"^(Q[A-Z]|Qt[A-Z/])")
SQLITE = re.compile(r"^(sqlite3|SQLiteCpp)")


def may_include(place, included):
    """Why `place` (path parts of a file) may not include `included` (path parts), or None."""
    top, target = place[0], included[0]
    if target not in ("app", "ui", "core"):
        return f"'{target}' is no room"
    if top == "core":
        if target != "core":
            return f"core must not know {target}"
        room, other = place[1], included[1]
        if other != room and other not in CORE[room]:
            return f"core/{room} must not know core/{other}"
    elif top == "ui":
        if target == "app":
            return "ui must not know app"
        if target == "core" and included[1] in SHUT and place[1] != "jobs":
            return f"only ui/jobs and app may know core/{included[1]}"
    return None


def problems(root):
    for folder in ("app", "core", "ui"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            place = path.relative_to(root).parts
            if folder == "core" and (len(place) < 3 or place[1] not in CORE):
                yield f"{'/'.join(place)}: no room of core is called so"
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                match = INCLUDE.match(line)
                if not match:
                    continue
                quote, name = match.groups()
                where = f"{'/'.join(place)}:{number}"
                if folder == "core" and QT.match(name):
                    yield f"{where}: core knows no Qt ({name})"
                elif SQLITE.match(name) and place[:2] != ("core", "store"):
                    yield f"{where}: only core/store knows SQLite ({name})"
                elif quote == '"' and not name.endswith(".moc"):
                    if not (root / name).exists():
                        yield f"{where}: not written from the root ({name})"
                    elif why := may_include(place, Path(name).parts):
                        yield f"{where}: {why} ({name})"


def main():
    found = list(problems(Path(sys.argv[1])))
    print("\n".join(found) if found else "layers hold")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
