#!/usr/bin/env python3
"""Days and ranges of `whither export`, and its films. usage: film_test.py WHITHER DATA_FOLDER"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

WHITHER, DATA = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
LLAMA = DATA / "llama.whither"
ENVIRONMENT = {name: value for name, value in os.environ.items()
               if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR")} | {"LANG": "C.UTF-8"}
SVG = "{http://www.w3.org/2000/svg}"
SMALL = ("--size", "480x300")


def run(*command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120,
                          env=ENVIRONMENT | more)


class Export(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def export(self, *options):
        answer = run(WHITHER, "export", LLAMA, *options)
        self.assertEqual((answer.returncode, answer.stdout, answer.stderr), (0, "", ""), options)

    def texts(self, *options):
        out = self.folder / "picture.svg"
        self.export("-o", out, *options)
        return [text.text for text in xml.parse(out).getroot().iter(SVG + "text")]

    def assert_refused(self, *options):
        answer = run(WHITHER, "export", LLAMA, *options)
        self.assertEqual((answer.returncode, answer.stdout), (2, ""), options)
        self.assertTrue(answer.stderr.strip(), options)
        return answer.stderr


class Ranges(Export):
    def test_to_is_as_of(self):
        self.assertIn("as of 30 Jun 2023", self.texts("--to", "2023-06", "--lang", "en"))
        self.assertEqual(self.texts("--to", "2023-06"), self.texts("--as-of", "2023-06"))

    def test_a_range_is_named_in_every_view_that_heeds_it(self):
        for view in ("graph", "flow", "sankey", "matrix"):
            options = ("--view", view, "--from", "2023", "--to", "2024-03")
            for language, days in (("en", "1 Jan 2023 – 31 Mar 2024"), ("zh_CN", "2023年1月1日 – 2024年3月31日")):
                self.assertIn(days, "\n".join(filter(None, self.texts(*options, "--lang", language))), view)
        png = self.folder / "a.png"
        self.export("-o", png, "--from", "2023", "--to", "2024-03")
        self.assertEqual(run("identify", "-format", "%[From]|%[As of]", png).stdout, "2023-01-01|2024-03-31")

    def test_every_view_names_its_day(self):
        for view in ("graph", "flow", "sankey", "matrix", "careers", "retention", "card"):
            for language, day in (("en", "as of 31 Mar 2024"), ("zh_CN", "截至 2024年3月31日")):
                texts = self.texts("--view", view, "--to", "2024-03", "--lang", language)
                self.assertIn(day, "\n".join(filter(None, texts)), view)

    def test_a_range_leaves_out_what_happened_before(self):
        out = self.folder / "a.svg"
        self.export("-o", out, "--from", "2024")
        later = out.read_text()
        self.assertIn("move-baptiste-roziere-moved-mistral-ai-2024.joins", later)
        self.assertNotIn("move-timothee-lacroix-cofounded-mistral-ai-2023.joins", later)

    def test_contradictions_are_refused(self):
        out = ("-o", self.folder / "a.svg")
        self.assertIn("--as-of", self.assert_refused(*out, "--to", "2023", "--as-of", "2023"))
        self.assertIn("--from", self.assert_refused(*out, "--from", "2025", "--to", "2024"))
        self.assertIn("--from", self.assert_refused("-o", self.folder / "a.webp", "--every", "month", "--from", "2025", "--to",
                                                    "2024"))
        for view in ("careers", "retention", "card"):
            self.assertIn("--from", self.assert_refused(*out, "--view", view, "--from", "2023"))
        for option in ("--from", "--to"):
            for value in ("soon", "", "[..2020]"):
                self.assert_refused(*out, option, value)
        self.assertFalse((self.folder / "a.svg").exists())

    def test_zero_is_joining_a_day_or_a_release(self):
        def axis(*options):
            texts = self.texts("--view", "retention", "--lang", "en", *options)
            return next(text for text in texts if text.startswith("months after"))
        self.assertRegex(axis(), r"^months after LLaMA.* \(24 February 2023\)$")
        self.assertEqual(axis("--zero", "joining"), "months after joining")
        self.assertEqual(axis("--zero", "2023-07"), "months after 1 July 2023")
        self.assertEqual(axis("--zero", "llama-1"), axis())
        out = ("-o", self.folder / "a.svg")
        self.assertIn("--zero", self.assert_refused(*out, "--zero", "joining"))
        self.assertIn("nothing", self.assert_refused(*out, "--view", "retention", "--zero", "nothing"))
        self.assert_refused(*out, "--view", "retention", "--zero", "")


class Films(Export):
    def test_frames_are_of_the_last_day_of_each_quarter_of_the_range(self):
        frames = self.folder / "frames"
        self.export("--frames", frames, "--every", "quarter", "--from", "2023", "--to", "2023-11", *SMALL)
        self.assertEqual(sorted(os.listdir(frames)),
                         ["0001-2023-03-31.png", "0002-2023-06-30.png", "0003-2023-09-30.png", "0004-2023-11-30.png"])
        self.assertEqual(run("identify", "-format", "%w %h %[As of]", frames / "0002-2023-06-30.png").stdout,
                         "480 300 2023-06-30")

    def test_every_view_becomes_a_film(self):
        for view in ("graph", "flow", "sankey", "matrix", "careers", "retention", "card"):
            film = self.folder / f"{view}.webp"
            self.export("-o", film, "--every", "year", "--from", "2023", "--view", view, *SMALL)
            self.assertEqual(run("identify", "-format", "%W %H\n", film).stdout.split(), ["480", "300"] * 3)

    def test_small_multiples_stand_on_one_page(self):
        texts = self.texts("--every", "year", "--multiples", "--from", "2023", "--to", "2024", "--lang", "en")
        self.assertTrue({"31 Dec 2023", "31 Dec 2024"} <= set(texts), texts)

    @unittest.skipUnless(shutil.which("ffmpeg"), "ffmpeg is not installed")
    def test_ffmpeg_writes_mp4_and_webm(self):
        for ending, codec in (("mp4", "h264"), ("webm", "vp9")):
            film = self.folder / f"film.{ending}"
            self.export("-o", film, "--every", "year", "--from", "2023", "--size", "481x301", "--seconds", "0.2")
            answer = run("ffprobe", "-v", "error", "-count_frames", "-show_entries",
                         "stream=codec_name,width,height,nb_read_frames", "-of", "csv=p=0", film)
            self.assertEqual(answer.stdout.strip(), f"{codec},482,302,25", answer.stderr)

    def test_what_ffmpeg_says_is_told_and_nothing_is_left(self):
        programs = self.folder / "bin"
        programs.mkdir()
        script = programs / "ffmpeg"
        script.write_text("#!/bin/sh\necho 'Unknown encoder' >&2\nexit 8\n")
        script.chmod(0o755)
        film = self.folder / "film.mp4"
        for path, words in ((f"{programs}:{os.environ['PATH']}", ("status 8", "Unknown encoder")),
                            (str(self.folder), ("not installed", ".webp"))):
            answer = run(WHITHER, "export", LLAMA, "-o", film, "--every", "year", "--lang", "en", *SMALL, PATH=path)
            self.assertEqual(answer.returncode, 4, answer.stderr)
            for word in words:
                self.assertIn(word, answer.stderr)
            self.assertFalse(film.exists())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
