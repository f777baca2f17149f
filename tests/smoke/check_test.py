#!/usr/bin/env python3
"""`whither check` as an outside program sees it. usage: check_test.py WHITHER DATA_FOLDER SCHEMA"""
import os
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

WHITHER, DATA, SCHEMA = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}


def whither(*arguments):
    return subprocess.run([WHITHER, *map(str, arguments)], capture_output=True, text=True, env=ENVIRONMENT, timeout=60)


class Check(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "data.whither"

    def make(self, sql):
        database = sqlite3.connect(self.file)
        database.executescript(SCHEMA.read_text(encoding="utf-8") + "PRAGMA foreign_keys = OFF;" + sql)
        database.close()

    def test_a_sound_file_is_passed_over_in_silence(self):
        self.assertEqual(whither("import", DATA / "ai-talent", "-o", self.file).returncode, 0)
        answer = whither("check", self.file)
        self.assertEqual((answer.returncode, answer.stdout, answer.stderr), (0, "", ""))

    def test_every_problem_is_one_line_with_table_and_row(self):
        self.make("""INSERT INTO person (id, key, name) VALUES (3, 'ann', 'Ann'), (4, 'bob', 'Bob');
                     INSERT INTO company (id, key, name, founded) VALUES (5, 'co', 'Co', '2023-13');
                     INSERT INTO move (id, key, person, kind, to_company) VALUES (6, 'm', 3, 'joined', 77);
                     INSERT INTO alias (id, person, name) VALUES (7, 78, 'a' || char(10) || 'b');""")
        answer = whither("check", self.file)
        self.assertEqual((answer.returncode, answer.stderr), (1, ""))
        self.assertEqual([line.split(": ")[0] for line in answer.stdout.splitlines()], ["company:5", "move:6", "alias:7"])
        self.assertIn("'2023-13' is no date", answer.stdout)
        self.assertIn("'#77'", answer.stdout)

    def test_a_file_without_people_is_a_problem(self):
        self.make("")
        answer = whither("check", self.file)
        self.assertEqual((answer.returncode, len(answer.stdout.splitlines())), (1, 1))

    def test_what_cannot_be_read_is_said_on_stderr(self):
        for content in (None, b"", b"text", b"SQLite format 3\0" + bytes(84)):
            if content is not None:
                self.file.write_bytes(content)
            answer = whither("check", self.file)
            self.assertEqual((answer.returncode, answer.stdout, len(answer.stderr.splitlines())), (3, "", 1), content)
        self.assertEqual(whither("check", self.file.parent).returncode, 3)
        self.assertEqual(whither("check").returncode, 2)

    def test_a_web_address_is_told_to_be_none_of_a_file(self):
        for command in (["check"], ["layout", "-o", self.file.parent / "places.json"], ["stats"]):
            answer = whither(*command, "https://example.org/llama.whither")
            self.assertIn("not web addresses", answer.stderr, command)


unittest.main(argv=sys.argv[:1])
