#!/usr/bin/env python3
"""The layer check must fail on each kind of wrong include and pass on right ones. usage: check_layers_test.py"""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CHECK = Path(__file__).with_name("check_layers.py")


def check(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        run = subprocess.run([sys.executable, CHECK, folder], capture_output=True, text=True, check=False)
        return run.returncode, run.stdout


class Layers(unittest.TestCase):
    def assert_refused(self, files, why):
        code, text = check(files)
        self.assertEqual(code, 1, text)
        self.assertIn(why, text)

    def test_downward_includes_pass(self):
        code, text = check({
            "core/base/date.h": "",
            "core/store/reader.h": '#include "core/base/date.h"\n#include <SQLiteCpp/SQLiteCpp.h>\n',
            "ui/jobs/load_job.cpp": '#include "core/store/reader.h"\n#include <QObject>\n',
            "app/main.cpp": '#include "ui/jobs/load_job.cpp"\n',
        })
        self.assertEqual(code, 0, text)

    def test_core_knows_no_qt(self):
        self.assert_refused({"core/base/a.h": "#include <QString>\n"}, "core knows no Qt")

    def test_lower_rooms_do_not_know_upper_ones(self):
        self.assert_refused({"core/scene/s.h": "", "core/graph/g.h": '#include "core/scene/s.h"\n'},
                            "core/graph must not know core/scene")
        self.assert_refused({"ui/u.h": "", "core/base/a.h": '#include "ui/u.h"\n'}, "core must not know ui")
        self.assert_refused({"app/a.h": "", "ui/u.h": '#include "app/a.h"\n'}, "ui must not know app")

    def test_the_store_is_shut_to_panels(self):
        self.assert_refused({"core/store/r.h": "", "ui/panels/p.cpp": '#include "core/store/r.h"\n'}, "only ui/jobs")

    def test_sqlite_is_seen_in_one_room(self):
        self.assert_refused({"core/query/q.cpp": "#include <sqlite3.h>\n"}, "only core/store knows SQLite")

    def test_includes_are_written_from_the_root(self):
        self.assert_refused({"core/base/a.h": "", "core/base/b.h": '#include "a.h"\n'}, "not written from the root")

    def test_unknown_rooms_are_refused(self):
        self.assert_refused({"core/misc/a.h": ""}, "no room of core")


if __name__ == "__main__":
    unittest.main()
