#!/usr/bin/env python3
"""Runs the real program as a person would: a window under Xvfb, keys and clicks by xdotool, files by the command line.

usage: smoke_test.py PROGRAM DATA_FOLDER PICTURE_FOLDER; the screenshots are left in PICTURE_FOLDER.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM, DATA, PICTURES = (Path(argument).resolve() for argument in sys.argv[1:4])
DEADLINE_S = 60


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False,
                          timeout=DEADLINE_S, **options)


def wait_until(condition, what):
    """Asks again and again; each asking runs a program, so this does not spin."""
    end = time.monotonic() + DEADLINE_S
    while time.monotonic() < end:
        answer = condition()
        if answer:
            return answer
    raise AssertionError(f"never happened: {what}")


class Window(unittest.TestCase):
    def setUp(self):
        self.display = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.home = tempfile.TemporaryDirectory()
        self.environment = dict(os.environ, DISPLAY=":" + self.display.stdout.readline().strip(), HOME=self.home.name,
                                XDG_CONFIG_HOME=self.home.name, LANG="C.UTF-8")
        for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
            self.environment.pop(name, None)
        self.program = None

    def tearDown(self):
        if self.program:
            self.program.kill()
            self.program.wait()
        self.display.stdout.close()
        self.display.terminate()  # not kill: it must give its display number back
        self.display.wait()
        self.home.cleanup()

    def open(self, *arguments):
        self.program = subprocess.Popen([str(PROGRAM), *map(str, arguments)], env=self.environment)
        return wait_until(lambda: self.xdotool("search", "--onlyvisible", "--name", "Whither").split(), "a window opens")[0]

    def xdotool(self, *arguments):
        return run("xdotool", *arguments, env=self.environment).stdout.strip()

    def screenshot(self, name):
        path = PICTURES / name
        answer = run("import", "-window", "root", path, env=self.environment)
        self.assertEqual(answer.returncode, 0, answer.stderr)
        return path

    def colours(self, name):
        return int(run("identify", "-format", "%k", self.screenshot(name)).stdout)

    def title(self, window):
        return self.xdotool("getwindowname", window)

    def test_opens_on_the_llama_graph_and_answers_the_keyboard(self):
        window = self.open()
        self.xdotool("windowsize", window, "1440", "900")
        self.xdotool("windowfocus", window)
        self.assertIn("Llama", wait_until(lambda: "Llama" in self.title(window) and self.title(window), "title"))
        # A graph of a dozen company colours with antialiased text has hundreds of colours; an empty window has a few.
        wait_until(lambda: self.colours("window.png") > 300, "the graph is drawn")
        before = (PICTURES / "window.png").read_bytes()
        self.xdotool("key", "--window", window, "ctrl+k")
        self.xdotool("type", "--window", window, "timothee")
        self.xdotool("key", "--window", window, "Return")
        wait_until(lambda: self.screenshot("person.png").read_bytes() != before, "the search changes the picture")
        self.assertIsNone(self.program.poll())

    def test_says_what_is_wrong_with_a_bad_file_and_stays(self):
        bad = Path(self.home.name) / "bad.whither"
        bad.write_bytes(b"no database at all")
        window = self.open(bad)
        wait_until(lambda: self.colours("bad_file.png") > 20, "a window with a sentence")
        self.assertIsNone(self.program.poll())
        self.assertIn("Whither", self.title(window))


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.environment = {name: value for name, value in os.environ.items()
                            if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}

    def tearDown(self):
        self.folder.cleanup()

    def whither(self, *arguments):
        return run(PROGRAM, *arguments, env=self.environment)

    def out(self, name):
        return Path(self.folder.name) / name

    def test_exports_every_format_without_a_display(self):
        magic = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "jpg": b"\xff\xd8\xff", "webp": b"RIFF"}
        for ending, start in magic.items():
            with self.subTest(ending):
                answer = self.whither("export", DATA / "llama.whither", "-o", self.out("a." + ending))
                self.assertEqual(answer.returncode, 0, answer.stderr)
                self.assertEqual(self.out("a." + ending).read_bytes()[:len(start)], start)

    def test_the_same_command_gives_the_same_svg(self):
        for name in ("a.svg", "b.svg"):
            self.assertEqual(self.whither("export", DATA / "llama.whither", "-o", self.out(name)).returncode, 0)
        self.assertEqual(self.out("a.svg").read_bytes(), self.out("b.svg").read_bytes())
        self.assertEqual(run("rsvg-convert", self.out("a.svg"), "-o", self.out("a.png")).returncode, 0)

    def test_files_say_what_they_show(self):
        for name in ("a.png", "a.pdf"):
            answer = self.whither("export", DATA / "llama.whither", "-o", self.out(name), "--as-of", "2025-05-31")
            self.assertEqual(answer.returncode, 0, answer.stderr)
        notes = run("identify", "-format", "%[Title]|%[As of]|%[Data]", self.out("a.png")).stdout.split("|")
        self.assertEqual(notes[:2], ["LLaMA paper authors", "2025-05-31"])
        self.assertRegex(notes[2], "^sha256:[0-9a-f]{64}$")
        fonts = [line.split() for line in run("pdffonts", self.out("a.pdf")).stdout.splitlines()[2:]]
        self.assertTrue(any("Inter" in font[0] for font in fonts), fonts)
        self.assertEqual({font[-5] for font in fonts}, {"yes"}, "all fonts are embedded")
        self.assertIn("Lacroix", run("pdftotext", self.out("a.pdf"), "-").stdout)

    def test_tells_the_llama_story_in_figures(self):
        answer = self.whither("stats", DATA / "llama.whither", "--team", "llama-authors", "--as-of", "2025-05-31", "--json")
        self.assertEqual(answer.returncode, 0, answer.stderr)
        story = json.loads(answer.stdout)["team"]
        self.assertEqual((story["members"], story["left"], story["stayed"]), (14, 11, 3))
        mistral = next(row for row in story["destinations"] if row["company"] == "mistral-ai")
        self.assertEqual(mistral["now"], 5)

    def test_shipped_data_has_no_problem(self):
        for name in ("llama", "ai-talent", "llama-and-ai-talent"):
            answer = self.whither("check", DATA / f"{name}.whither")
            self.assertEqual((answer.returncode, answer.stdout), (0, answer.stdout), answer.stdout)

    def test_exit_codes(self):
        self.assertEqual(self.whither("export").returncode, 2)
        self.assertEqual(self.whither("stats", self.out("missing.whither")).returncode, 3)
        self.assertEqual(self.whither("export", DATA / "llama.whither", "-o", self.out("no/such/folder.png")).returncode, 4)

    def test_without_a_display_the_window_says_so(self):
        answer = self.whither()
        self.assertNotEqual(answer.returncode, 0)
        self.assertIn("display", answer.stderr)


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    unittest.main(argv=sys.argv[:1], verbosity=2)
