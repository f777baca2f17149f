#!/usr/bin/env python3
"""What holds for every subcommand, and for the window where there is no display.

usage: command_line_test.py WHITHER DATA_FOLDER FOLDER_OF_CSV
"""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

WHITHER, DATA, CSV = (Path(argument).resolve() for argument in sys.argv[1:4])
LLAMA = DATA / "llama.whither"
ENVIRONMENT = {name: value for name, value in os.environ.items()
               if name not in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "XDG_RUNTIME_DIR", "QT_QPA_PLATFORM")}
# Where the output's name goes, "OUT"; where the input's, "FILE".
COMMANDS = {"check": ("FILE",), "stats": ("FILE",), "layout": ("FILE", "-o", "OUT"), "export": ("FILE", "-o", "OUT"),
            "import": ("FILE", "-o", "OUT")}


def whither(*arguments, **options):
    return subprocess.run([WHITHER, *map(str, arguments)], capture_output=True, text=True, timeout=60,
                          **{"env": ENVIRONMENT, **options})


def command(name, file, out):
    return [name, *({"FILE": file, "OUT": out}.get(part, part) for part in COMMANDS[name])]


class CommandLine(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def assert_answer(self, code, answer):
        self.assertEqual(answer.returncode, code, (answer.args, answer.stderr))
        self.assertTrue(answer.stderr.strip(), answer.args)

    def test_an_empty_name_is_a_mistake_in_the_command(self):
        for name, parts in COMMANDS.items():
            file = CSV if name == "import" else LLAMA
            self.assert_answer(2, whither(*command(name, "", "out.png"), cwd=self.folder))
            if "OUT" in parts:
                self.assert_answer(2, whither(*command(name, file, ""), cwd=self.folder))
        self.assert_answer(2, whither("", cwd=self.folder))
        self.assert_answer(2, whither("import", CSV, "", "-o", "out.whither", cwd=self.folder))
        self.assertEqual(os.listdir(self.folder), [])

    def test_a_current_folder_that_is_gone_harms_nothing(self):
        gone = self.folder / "gone"
        for name, parts in COMMANDS.items():
            file = CSV if name == "import" else LLAMA
            for code, arguments in ((3, command(name, "relative", self.folder / "out.png")),
                                    *([(4, command(name, file, "out.png"))] if "OUT" in parts else [])):
                gone.mkdir()
                answer = whither(*arguments, cwd=gone, preexec_fn=gone.rmdir)
                self.assert_answer(code, answer)
        gone.mkdir()
        answer = whither(*command("export", LLAMA, self.folder / "out.png"), cwd=gone, preexec_fn=gone.rmdir)
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        self.assertEqual(os.listdir(self.folder), ["out.png"])

    def test_mistakes_answer_with_one_number(self):
        for name in COMMANDS:
            self.assert_answer(2, whither(name))
            self.assert_answer(2, whither(name, LLAMA, "--no-such-option"))
            self.assertEqual(whither(name, "--help").returncode, 0)
        for arguments in (("--as-of", "soon"), ("--lang", "fr"), ("--theme", "blue"), ("a", "b")):
            self.assert_answer(2, whither(*arguments))
        self.assertEqual(whither("--version").returncode, 0)

    def test_layout_wants_a_seed_that_is_a_number(self):
        for seed in ("-1", "nan", "1x", "0x1", "", "1.5", "18446744073709551616"):
            self.assert_answer(2, whither("layout", LLAMA, "-o", self.folder / "a.json", f"--seed={seed}"))
        self.assertEqual(os.listdir(self.folder), [])

    def test_a_character_is_one_of_three(self):
        for arguments in ((LLAMA,), ("layout", LLAMA, "-o", self.folder / "a.json"),
                          ("export", LLAMA, "-o", self.folder / "a.svg")):
            self.assert_answer(2, whither(*arguments, "--character="))
            for character in ("round", "Overview", "1"):
                answer = whither(*arguments, f"--character={character}")
                self.assert_answer(2, answer)
                self.assertIn(f"--character: '{character}' is no character: write overview, balanced or clusters",
                              answer.stderr)
        self.assertEqual(os.listdir(self.folder), [])

    def test_without_a_display_the_window_says_so(self):
        for environment in ({}, {"DISPLAY": ""}, {"DISPLAY": ":9999"}, {"DISPLAY": "no display"},
                            {"WAYLAND_DISPLAY": "gone"}, {"WAYLAND_DISPLAY": "gone", "XDG_SESSION_TYPE": "wayland"},
                            {"QT_QPA_PLATFORM": "no-such-platform"}):
            for file in ((), (LLAMA,)):
                answer = whither(*file, env=ENVIRONMENT | {"XDG_RUNTIME_DIR": str(self.folder)} | environment)
                self.assert_answer(3, answer)
                self.assertIn("there is no display to open a window on", answer.stderr.splitlines()[-1], environment)

    def test_shipped_data_has_no_problem(self):
        for name in ("llama", "ai-talent", "llama-and-ai-talent"):
            answer = whither("check", DATA / f"{name}.whither")
            self.assertEqual((answer.returncode, answer.stdout, answer.stderr), (0, "", ""))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
