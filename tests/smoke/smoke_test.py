#!/usr/bin/env python3
"""Runs the real program as a person would: a window under Xvfb, with keys and clicks by xdotool.

usage: smoke_test.py PROGRAM DATA_FOLDER PICTURE_FOLDER; the screenshots are left in PICTURE_FOLDER.
"""
import os
import re
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM, DATA, PICTURES = (Path(argument).resolve() for argument in sys.argv[1:4])
DEADLINE_S = 60
MISTRAL = bytes.fromhex("d47c09")  # the disk of Mistral AI, in both themes
DETAILS = "300x700+1130+160"  # of the window: the panel on the right, below its buttons


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, check=False, timeout=DEADLINE_S,
                          **{"text": True, **options})


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
        self.display = subprocess.Popen(["Xvfb", "-noreset", "-displayfd", "1", "-screen", "0", "1440x900x24"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.home = tempfile.TemporaryDirectory()
        self.environment = dict(os.environ, DISPLAY=":" + self.display.stdout.readline().strip(), HOME=self.home.name,
                                XDG_CONFIG_HOME=self.home.name, XDG_RUNTIME_DIR=self.home.name, LANG="C.UTF-8")
        for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
            self.environment.pop(name, None)
        self.program = None

    def tearDown(self):
        self.close()
        self.display.stdout.close()
        self.display.terminate()  # not kill: it must give its display number back
        self.display.wait()
        self.home.cleanup()

    def close(self):
        if self.program:
            self.program.kill()
            self.program.wait()

    def find(self, name):
        return self.xdotool("search", "--onlyvisible", "--name", name).split()

    def open(self, *arguments):
        """The window, as large as the screen and with a graph or a message in it."""
        self.program = subprocess.Popen([str(PROGRAM), *map(str, arguments)], env=self.environment)
        window = wait_until(lambda: self.find("Whither"), "a window opens")[0]
        self.xdotool("windowmove", window, "0", "0")
        self.xdotool("windowsize", window, "1440", "900")
        self.xdotool("windowfocus", window)
        return window

    def xdotool(self, *arguments):
        return run("xdotool", *arguments, env=self.environment).stdout.strip()

    def press(self, window, *keys):
        self.xdotool("key", "--window", window, *keys)

    def press_until(self, condition, window, key, what):
        """A window that has just opened may not have the focus yet, and misses the key."""
        def ask():
            self.xdotool("windowfocus", window)
            self.press(window, key)
            return condition()
        wait_until(ask, what)

    def screenshot(self, name):
        path = PICTURES / name
        answer = run("import", "-window", "root", path, env=self.environment)
        self.assertEqual(answer.returncode, 0, answer.stderr)
        return path

    def pixels(self, name, part="1440x900+0+0"):
        """Red, green and blue of each pixel of a part of the screen."""
        raw = run("convert", self.screenshot(name), "-crop", part, "-depth", "8", "rgb:-", text=False).stdout
        return [raw[i:i + 3] for i in range(0, len(raw), 3)]

    def colours(self, name):
        return len(set(self.pixels(name)))

    def wait_for_graph(self, name):
        # A graph of a dozen company colours with antialiased text has hundreds of colours; an empty window has a few.
        wait_until(lambda: self.colours(name) > 300, "the graph is drawn")

    def count(self, colour, name):
        return self.pixels(name).count(colour)

    def brightness(self, name):
        pixels = self.pixels(name)
        return sum(map(sum, pixels)) / (3 * len(pixels))

    def details(self):
        return self.pixels("details.png", DETAILS)

    def settled_details(self, *others):
        """The details panel, once it shows something else than `others` and has stopped changing."""
        def ask():
            seen = self.details()
            return seen not in others and seen == self.details() and seen
        return wait_until(ask, "the details panel shows something else")

    def find_person(self, window, name):
        self.xdotool("windowfocus", window)
        self.press(window, "ctrl+k")
        self.xdotool("type", "--window", window, name)
        self.press(window, "Return")

    def title(self, window):
        return self.xdotool("getwindowname", window)

    def test_opens_on_the_llama_graph(self):
        window = self.open()
        wait_until(lambda: "Llama" in self.title(window), "title")
        self.wait_for_graph("window.png")
        self.assertGreater(self.count(MISTRAL, "window.png"), 500)
        self.assertIsNone(self.program.poll())

    def test_search_shows_who_was_looked_for(self):
        window = self.open()
        self.wait_for_graph("search.png")
        start = self.settled_details()
        self.find_person(window, "timothee")
        timothee = self.settled_details(start)
        self.find_person(window, "hugo")
        hugo = self.settled_details(start, timothee)
        differing = sum(a != b for a, b in zip(timothee, hugo))
        self.assertGreater(differing, 1000, "two people's stories differ by more than a cursor")
        self.find_person(window, "timothee")
        wait_until(lambda: self.details() == timothee, "the same person, the same story")
        self.screenshot("person.png")

    def test_ends_when_asked(self):
        window = self.open()
        self.press_until(lambda: self.program.poll() is not None, window, "ctrl+q", "the program ends")
        self.assertEqual(self.program.returncode, 0)

    def test_opens_the_file_and_the_theme_that_it_is_given(self):
        light = self.open(DATA / "ai-talent.whither", "--theme", "light")
        wait_until(lambda: "AI talent moves" in self.title(light), "title")
        wait_until(lambda: self.brightness("light.png") > 200, "a light window")
        self.close()
        self.open(DATA / "ai-talent.whither", "--theme", "dark")
        wait_until(lambda: 10 < self.brightness("dark.png") < 80, "a dark window")

    def test_speaks_the_language_that_it_is_given(self):
        for language, title in (("en", "Export image"), ("zh_CN", "导出图片")):
            window = self.open(DATA / "llama.whither", "--lang", language)
            wait_until(lambda: "Llama" in self.title(window), "title")
            self.press_until(lambda: self.find(f"^{title}$"), window, "ctrl+e", f"a dialog called {title}")
            self.close()

    def test_shows_the_day_that_it_is_given(self):
        window = self.open(DATA / "llama.whither", "--as-of", "2023-03")  # before any of them joined Mistral AI
        wait_until(lambda: "Llama" in self.title(window), "title")
        self.wait_for_graph("day.png")
        self.assertEqual(self.count(MISTRAL, "day.png"), 0)

    def test_says_what_is_wrong_with_a_bad_file_and_stays(self):
        bad = Path(self.home.name) / "bad.whither"
        bad.write_bytes(b"no database at all")
        window = self.open(bad)
        wait_until(lambda: self.colours("bad_file.png") > 20, "a window with a sentence")
        self.assertIsNone(self.program.poll())
        self.assertEqual(self.title(window), "Whither")

    def test_has_its_icon(self):
        icon = run("xprop", "-id", self.open(), "_NET_WM_ICON", env=self.environment).stdout
        self.assertEqual(re.findall(r"Icon \((\d+) x \1\)", icon), ["16", "32", "48", "64", "128"])


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    unittest.main(argv=sys.argv[:1], verbosity=2)
