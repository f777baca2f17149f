#!/usr/bin/env python3
"""`whither import` as an outside program sees it. usage: import_test.py WHITHER DATA_FOLDER"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

WHITHER, DATA = sys.argv[1], Path(sys.argv[2])
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}


def whither(*arguments):
    return subprocess.run([WHITHER, *map(str, arguments)], capture_output=True, text=True, env=ENVIRONMENT, timeout=60)


class Import(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.file = self.folder / "out.whither"

    def counts(self, answer):
        header, *lines = answer.stdout.splitlines()
        self.assertEqual(header.split(), ["table", "in", "added", "merged", "left", "out", "out"])
        return {line.split()[0]: [int(cell) for cell in line.split()[1:]] for line in lines}

    def test_a_sound_folder_becomes_a_file_without_a_word_of_complaint(self):
        answer = whither("import", DATA / "llama", "-o", self.file)
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        self.assertEqual(self.counts(answer)["moves"], [28, 0, 0, 0, 28])
        self.assertEqual(whither("check", self.file).returncode, 0)

    def test_two_folders_are_merged_and_every_merge_is_named(self):
        answer = whither("import", DATA / "llama", DATA / "ai-talent", "-o", self.file)
        self.assertEqual(answer.returncode, 0)
        self.assertEqual(self.counts(answer)["moves"], [523, 0, 10, 0, 513])
        merged = sum(counts[2] for counts in self.counts(answer).values())
        self.assertEqual(len(answer.stderr.splitlines()), merged)
        self.assertIn("moves 'naman-goyal-moved-thinking-machines': the same move as", answer.stderr)

    def test_the_same_folders_give_the_same_bytes(self):
        other = self.folder / "other.whither"
        whither("import", DATA / "llama", DATA / "ai-talent", "-o", self.file)
        whither("import", f"{DATA}/llama/", f"{DATA}/../{DATA.name}/ai-talent", "-o", other)
        self.assertEqual(self.file.read_bytes(), other.read_bytes())

    def test_a_row_left_out_is_named_with_file_line_and_reason_and_the_file_is_written(self):
        folder = self.folder / "folder"
        shutil.copytree(DATA / "llama", folder)
        with open(folder / "moves.csv", "a", encoding="utf-8") as moves:
            moves.write("x,nobody,joined,meta,,2023,,,,\r\ny,hugo-touvron,left,,,2023,,,,\r\n")
        answer = whither("import", folder, "-o", self.file)
        self.assertEqual(answer.returncode, 1)
        self.assertIn(f"{folder}/moves.csv:30: person: ", answer.stderr)
        self.assertIn("'nobody'", answer.stderr)
        self.assertIn(f"{folder}/moves.csv:31: ", answer.stderr)
        self.assertEqual(self.counts(answer)["moves"], [30, 0, 0, 2, 28])
        self.assertEqual(whither("check", self.file).returncode, 0)

    def test_an_existing_file_is_replaced_only_when_asked(self):
        self.file.write_text("mine")
        self.assertEqual(whither("import", DATA / "llama", "-o", self.file).returncode, 4)
        self.assertEqual(self.file.read_text(), "mine")
        self.assertEqual(whither("import", DATA / "llama", "-o", self.file, "--force").returncode, 0)
        self.assertEqual(self.file.read_bytes()[:15], b"SQLite format 3")

    def test_what_cannot_be_read_or_written_leaves_no_file(self):
        self.assertEqual(whither("import", self.folder / "gone", "-o", self.file).returncode, 3)
        self.assertEqual(whither("import", DATA / "llama" / "moves.csv", "-o", self.file).returncode, 3)
        self.assertEqual(whither("import", DATA / "llama", self.folder, "-o", self.file).returncode, 3)
        self.assertEqual(whither("import", DATA / "llama", "-o", self.folder / "gone" / "x.whither").returncode, 4)
        self.assertEqual(whither("import", DATA / "llama").returncode, 2)
        self.assertEqual(os.listdir(self.folder), [])


unittest.main(argv=sys.argv[:1])
