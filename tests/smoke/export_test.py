#!/usr/bin/env python3
"""`whither export` as an outside program sees it. usage: export_test.py WHITHER DATA_FOLDER"""
import csv
import os
import re
import resource
import signal
import stat
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


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120, env=ENVIRONMENT,
                          **options)


def whither(*arguments, **options):
    return run(WHITHER, *arguments, **options)


def identify(picture, form):
    answer = run("identify", "-format", form, picture)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def pixel(picture, x, y):
    """[red, green, blue, alpha], 0 to 255"""
    answer = run("convert", picture, "-alpha", "on", "-depth", "8", "-crop", f"1x1+{x}+{y}", "txt:-")
    return [int(part, 16) for part in re.findall("..", re.search(r"#([0-9A-F]{8})", answer.stdout)[1])]


class Export(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def export(self, name, *options, file=LLAMA):
        out = self.folder / name
        answer = whither("export", file, "-o", out, *options)
        self.assertEqual((answer.returncode, answer.stdout, answer.stderr), (0, "", ""), options)
        return out

    def test_a_day_on_which_nobody_is_known_is_told_in_the_picture_and_on_stderr(self):
        out = self.folder / "nobody.svg"
        answer = whither("export", LLAMA, "-o", out, "--as-of", "1990")
        self.assertEqual((answer.returncode, answer.stdout, answer.stderr),
                         (0, "", "Nobody is known here yet on 31 Dec 1990\n"))
        self.assertIn("Nobody is known here yet on 31 Dec 1990", out.read_text())

    def svg(self, *options, file=LLAMA):
        return xml.parse(self.export("picture.svg", *options, file=file)).getroot()

    def ids(self, *options):
        return {group.get("id") for group in self.svg(*options).iter(SVG + "g")}

    def texts(self, *options):
        return [text.text for text in self.svg(*options).iter(SVG + "text")]

    def people(self, *options):
        return {name for name in self.ids(*options) if re.fullmatch(r"person-[a-z-]+", name)}


class Formats(Export):
    def test_every_format_is_written(self):
        magic = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff",
                 "webp": b"RIFF", "PNG": b"\x89PNG"}
        for ending, start in magic.items():
            self.assertEqual(self.export("a." + ending).read_bytes()[:len(start)], start)

    def test_the_same_command_gives_the_same_bytes(self):
        for ending in ("svg", "png", "jpg", "webp"):
            self.assertEqual(self.export("a." + ending).read_bytes(), self.export("b." + ending).read_bytes(), ending)
        self.assertEqual(run("rsvg-convert", self.folder / "a.svg", "-o", self.folder / "c.png").returncode, 0)

    def test_a_png_says_what_it_shows(self):
        png = self.export("a.png", "--as-of", "2025-05-31")
        title, day, data, software = identify(png, "%[Title]|%[As of]|%[Data]|%[Software]").split("|")
        self.assertEqual((title, day), ("LLaMA paper authors", "2025-05-31"))
        self.assertRegex(data, "^sha256:[0-9a-f]{64}$")
        self.assertRegex(software, r"^Whither \d")

    def test_a_pdf_holds_its_text_and_fonts(self):
        pdf = self.export("a.pdf")
        fonts = [line.split() for line in run("pdffonts", pdf).stdout.splitlines()[2:]]
        self.assertTrue(any("Inter" in font[0] for font in fonts), fonts)
        self.assertEqual({font[-5] for font in fonts}, {"yes"}, "all fonts are embedded")
        self.assertIn("Lacroix", run("pdftotext", pdf, "-").stdout)


class Views(Export):
    def test_flow_draws_companies_and_who_moved_between_them(self):
        svg = self.svg("--view", "flow", "--lang", "en")
        groups = {group.get("id"): group for group in svg.iter(SVG + "g") if group.get("id")}
        self.assertFalse([name for name in groups if name.startswith("person-")])
        arrow = groups["flow-meta.mistral-ai"]
        self.assertEqual(arrow.find(SVG + "title").text, "Meta → Mistral AI: 5 steps there, 0 back, net 5")
        self.assertIn("5", [text.text for text in arrow.iter(SVG + "text")])
        self.assertIn("3 of 14", [text.text for text in groups["company-meta"].iter(SVG + "text")])

    def test_graph_is_the_view_by_default(self):
        self.assertEqual(self.export("a.svg", "--view", "graph").read_bytes(), self.export("b.svg").read_bytes())

    def test_charts_are_written_like_the_graph(self):
        for view in ("sankey", "matrix"):
            texts = self.texts("--view", view, "--lang", "en")
            self.assertTrue({"Meta", "Mistral AI"} <= {text for text in texts if text}, texts)
            self.assertFalse([name for name in self.ids("--view", view) if name and name.startswith("person-")])
        by_company, by_country = (self.export(group + ".svg", "--view", "sankey", "--group", group).read_bytes()
                                  for group in ("company", "country"))
        self.assertNotEqual(by_company, by_country)
        self.assertNotEqual(by_company, self.export("c.svg", "--view", "sankey", "--stages", "3").read_bytes())

    def test_the_card_tells_what_became_of_each(self):
        texts = self.texts("--view", "card", "--lang", "en")
        self.assertIn("cohort of 14 · Meta · 11 left, 3 stayed", texts)
        self.assertEqual(sum(text == "Mistral AI" for text in texts), 5)
        self.assertIn("Hugo Touvron", texts)
        self.assertTrue({"群体共 14 人 · Meta · 11 人离开，3 人留下"} <= set(self.texts("--view", "card", "--lang", "zh_CN")))

    def test_options_that_go_with_no_chart_are_refused(self):
        for options in (("--view", "pie"), ("--group", "parent"), ("--stages", "3"), ("--view", "careers", "--group", "kind"),
                        ("--view", "matrix", "--stages", "3"), ("--view", "sankey", "--stages", "5"),
                        ("--view", "sankey", "--group", "colour")):
            answer = whither("export", LLAMA, "-o", self.folder / "a.svg", *options)
            self.assertEqual(answer.returncode, 2, options)
            self.assertTrue(answer.stderr.strip(), options)
            self.assertFalse((self.folder / "a.svg").exists())


class Options(Export):
    def test_size_is_that_of_the_page(self):
        for ending in ("png", "jpg", "webp"):
            self.assertEqual(identify(self.export("a." + ending), "%w %h"), "1440 900")
            self.assertEqual(identify(self.export("a." + ending, "--size", "801x602"), "%w %h"), "801 602")
        svg = self.svg("--size", "801x602")
        self.assertEqual((svg.get("width"), svg.get("height"), svg.get("viewBox")), ("801", "602", "0 0 801 602"))
        self.assertIn(" 600 x 450 pts", run("pdfinfo", self.export("a.pdf", "--size", "800x600")).stdout)
        self.assertIn(" 14400 x 75 pts", run("pdfinfo", self.export("a.pdf", "--size", "19200x100")).stdout)

    def test_scale_multiplies_pixels_and_resolution(self):
        for scale, size in (("1.5", "1200 900"), ("0.05", "40 30"), ("3", "2400 1800")):
            png = self.export("a.png", "--size", "800x600", "--scale", scale)
            self.assertEqual(identify(png, "%w %h"), size)
            dpi = float(identify(png, "%[fx:resolution.x]")) * (2.54 if "Centi" in identify(png, "%U") else 1)
            self.assertAlmostEqual(dpi, 96 * float(scale), delta=0.5)
        # Vectors have no pixels.
        self.assertEqual(self.export("a.svg", "--scale", "3").read_bytes(), self.export("b.svg").read_bytes())

    def test_dpi_is_written_and_changes_no_pixel(self):
        png = self.export("a.png", "--dpi", "300")
        dpi = float(identify(png, "%[fx:resolution.x]")) * (2.54 if "Centi" in identify(png, "%U") else 1)
        self.assertAlmostEqual(dpi, 300, delta=0.5)
        self.assertEqual(identify(png, "%#"), identify(self.export("b.png"), "%#"))

    def test_theme_colours_the_background(self):
        for ending in ("png", "jpg", "webp"):
            light, dark = (pixel(self.export("a." + ending, "--theme", theme), 3, 3) for theme in ("light", "dark"))
            self.assertGreater(min(light[:3]), 240, light)
            self.assertLess(max(dark[:3]), 60, dark)
            self.assertEqual(pixel(self.export("a." + ending), 3, 3), light)
            self.assertEqual((light[3], dark[3]), (255, 255))

    def test_language_is_that_of_the_words(self):
        self.assertIn("as of 26 May 2025", self.texts("--lang", "en"))
        self.assertIn("joined", self.texts("--lang", "en"))
        self.assertIn("截至 2025年5月26日", self.texts("--lang", "zh_CN"))
        self.assertIn("加入", self.texts("--lang", "zh_CN"))

    def test_title_stands_above(self):
        self.assertIn("LLaMA paper authors", self.texts())
        title = "Who <b>left</b> & why"
        svg = self.svg("--title", title)
        self.assertEqual(svg.findtext(SVG + "title"), title)
        self.assertIn(title, [text.text for text in svg.iter(SVG + "text")])
        self.assertEqual(identify(self.export("a.png", "--title", title), "%[Title]"), title)

    def test_the_legend_can_be_left_out(self):
        self.assertIn("page-legend", self.ids())
        self.assertNotIn("page-legend", self.ids("--no-legend"))
        self.assertNotIn("joined", self.texts("--no-legend"))

    def test_as_of_shows_what_had_happened(self):
        self.assertIn("as of 30 Jun 2023", self.texts("--as-of", "2023-06"))
        later = "move-baptiste-roziere-moved-mistral-ai-2024.joins"
        self.assertIn(later, self.ids())
        self.assertIn(later, self.ids("--as-of", "2024-08"))
        self.assertNotIn(later, self.ids("--as-of", "2024-07-31"))

    def test_compare_marks_and_counts_what_became_of_whom(self):
        texts = self.texts("--compare", "2023-02", "--as-of", "2025-05-31")
        for text in ("compared with 28 Feb 2023", "arrived", "has left", "has moved", "has stayed"):
            self.assertIn(text, texts)
        self.assertIn("as of 31 May 2025 · compared with 28 Feb 2023: 0 arrived, 10 left, 0 moved, 3 stayed, 1 known on one day only", texts)
        self.assertNotIn("has moved", self.texts("--as-of", "2025-05-31"))

    def test_team_tells_that_team(self):
        self.assertEqual(len(self.people()), 14)
        self.assertEqual(self.people("--team", "mistral-founders"),
                         {"person-arthur-mensch", "person-guillaume-lample", "person-timothee-lacroix"})
        self.assertEqual(len(self.people("--everyone")), 16)

    def test_focus_shows_a_neighbourhood(self):
        def nodes(*options):
            return {name for name in self.ids("--focus", *options) if re.fullmatch(r"(person|company)-[a-z-]+", name)}

        around = {f"person-{key}" for key in ("baptiste-roziere", "guillaume-lample", "marie-anne-lachaux",
                                              "thibaut-lavril", "timothee-lacroix")}
        self.assertEqual(nodes("mistral-ai", "--depth", "0"), {"company-mistral-ai"})
        self.assertEqual(nodes("mistral-ai"), {"company-mistral-ai"} | around)
        self.assertEqual(nodes("company:mistral-ai", "--depth", "1"), nodes("mistral-ai"))
        self.assertEqual(nodes("mistral-ai", "--depth", "2"), nodes("mistral-ai") | {"company-meta"})

    def test_a_neighbourhood_says_that_it_is_a_part_and_of_what(self):
        texts = self.texts("--focus", "mistral-ai", "--depth", "2", "--lang", "en")
        self.assertTrue([text for text in texts if text.startswith("only what is within 2 steps of Mistral AI")], texts)
        def circles(*options):
            group, = (each for each in self.svg(*options).iter(SVG + "g") if each.get("id") == "company-mistral-ai")
            return len(list(group.iter(SVG + "circle")))
        self.assertGreater(circles("--focus", "mistral-ai"), circles(), "a ring marks it")

    def test_counts_are_of_the_picture_and_a_chart_tells_its_own(self):
        self.assertIn("in the graph: 14 of 16 people · 9 of 26 companies · 18 of 28 moves", "\n".join(self.texts("--lang", "en")))
        self.assertIn("page-counts", self.ids())
        for view in ("sankey", "matrix", "careers", "retention", "card"):
            self.assertNotIn("page-counts", self.ids("--view", view))

    def names(self, **lines):
        """A file of names."""
        name, text = lines.popitem()
        file = self.folder / (name + ".txt")
        file.write_text(text, encoding="utf-8")
        return file

    def test_who_was_ever_at_a_company_is_a_cohort(self):
        texts = "\n".join(self.texts("--view", "careers", "--company", "mistral-ai", "--lang", "en"))
        self.assertIn("Only who was ever at Mistral AI: 5 of 14 people", texts)
        self.assertNotIn("Hugo Touvron", texts)
        both = "\n".join(self.texts("--view", "careers", "--company", "mistral-ai", "--company", "cohere", "--lang", "en"))
        self.assertIn("Only who was ever at one of Cohere, Mistral AI: 6 of 14 people", both)
        for view in ("retention", "card"):
            texts = "\n".join(self.texts("--view", view, "--company", "mistral-ai", "--everyone", "--lang", "en"))
            self.assertIn("Mistral AI", texts)
            self.assertNotIn("Hugo Touvron", texts)

    def test_people_are_named_in_a_file(self):
        names = self.names(authors="Guillaume Lample\r\ntimothee-lacroix\n\nHugo Touvron, Naman Goyal\n")
        careers = self.texts("--view", "careers", "--people", names, "--lang", "en")
        self.assertIn("Hugo Touvron", careers)
        self.assertNotIn("Eric Hambro", careers)
        card = "\n".join(self.texts("--view", "card", "--people", names, "--lang", "en"))
        self.assertIn("Chosen people", card)
        self.assertIn("Naman Goyal", card)
        self.assertNotIn("Eric Hambro", card)
        at = "\n".join(self.texts("--view", "retention", "--people", names, "--company", "mistral-ai", "--zero", "joining",
                                  "--lang", "en"))
        self.assertIn("Mistral AI", at)

    def test_seed_arranges_anew(self):
        self.assertEqual(self.export("a.svg", "--seed", "1").read_bytes(), self.export("b.svg").read_bytes())
        other = self.export("c.svg", "--seed", "18446744073709551615")
        self.assertNotEqual(other.read_bytes(), self.export("b.svg").read_bytes())

    def test_character_arranges_otherwise(self):
        def circles(*options):
            svg = self.svg(*options, file=DATA / "ai-talent.whither")
            return [(each.get("cx"), each.get("cy")) for each in svg.iter(SVG + "circle")]
        overview, clusters = (circles("--character", character) for character in ("overview", "clusters"))
        self.assertEqual(circles("--character", "balanced"), circles())
        self.assertEqual(circles("--character", "clusters"), clusters)
        self.assertEqual(len(overview), len(clusters))
        self.assertTrue(overview != clusters, "an overview is not clusters")

    def test_transparent_has_no_background(self):
        for ending in ("png", "webp"):
            self.assertEqual(pixel(self.export("a." + ending), 3, 3)[3], 255)
            picture = self.export("a." + ending, "--transparent")
            self.assertEqual(pixel(picture, 3, 3)[3], 0)
            self.assertEqual(identify(picture, "%[fx:maxima.a]"), "1", "the graph itself is there")
        self.assertIsNotNone(self.svg().find(SVG + "rect"))
        self.assertIsNone(self.svg("--transparent").find(SVG + "rect"))
        for options, alpha in (((), 255), (("--transparent",), 0)):
            pdf = self.export("a.pdf", *options)
            run("pdftocairo", "-png", "-transp", "-singlefile", pdf, self.folder / "pdf")
            self.assertEqual(pixel(self.folder / "pdf.png", 3, 3)[3], alpha)


class Refusals(Export):
    """An existing file stays as it is, nothing is left beside it, and a sentence tells why."""

    def setUp(self):
        super().setUp()
        self.bad = Path(self.folder / "bad.whither")
        self.bad.write_bytes(b"no database at all")

    def assert_refused(self, code, *arguments, out="old.png", **options):
        old = self.folder / out
        old.write_bytes(b"the picture of last year")
        before = sorted(os.listdir(self.folder))
        answer = whither("export", *arguments, "-o", old, **options)
        self.assertEqual((answer.returncode, answer.stdout), (code, ""), (arguments, answer.stderr))
        self.assertTrue(answer.stderr.strip(), arguments)
        self.assertEqual(old.read_bytes(), b"the picture of last year", arguments)
        self.assertEqual(sorted(os.listdir(self.folder)), before, arguments)
        return answer.stderr

    def test_numbers_out_of_range_or_that_are_none(self):
        numbers = ("nan", "inf", "-1", "1x", "", " 1", "+1", "0x1", "1e", "one")
        for option, values in {"--scale": (*numbers, "0", "0.04", "64.1", "1e400"),
                               "--dpi": (*numbers, "0", "1.5", "100001", "99999999999"),
                               "--seed": (*numbers, "1.5", "18446744073709551616"),
                               "--size": (*numbers, "1440", "1440x", "x900", "0x900", "1440x0", "-1x900", "1440x900x1",
                                          "+8x8", "8 x 8", "8.5x8", "32768x1", "nanx1")}.items():
            for value in values:
                self.assertIn(option, self.assert_refused(2, LLAMA, f"{option}={value}"))
        for value in (*numbers, "1001", "0.5"):
            self.assertIn("--depth", self.assert_refused(2, LLAMA, "--focus", "meta", f"--depth={value}"))

    def test_words_that_mean_nothing(self):
        for arguments in (("--theme", "blue"), ("--theme", ""), ("--lang", "fr"), ("--lang", ""), ("--as-of", "soon"),
                          ("--character", "round"), ("--character", ""), ("--as-of", ""), ("--compare", "soon"), ("--as-of", "[..2020]"), ("--as-of", "2023-02-30"), ("--team", "nobody"),
                          ("--team", ""), ("--focus", "nobody"), ("--focus", ""), ("--focus", "company:nobody"),
                          ("--depth", "1"), ("--team", "llama-authors", "--everyone"), ("--title",), ("--no-such",),
                          ("one-more-file",)):
            self.assert_refused(2, LLAMA, *arguments)
        self.assert_refused(2)
        self.assertIn("llama-authors", self.assert_refused(2, LLAMA, "--team", "nobody"))
        self.assertIn("png, svg, pdf", self.assert_refused(2, LLAMA, out="old.gif"))

    def test_cohorts_that_nobody_can_tell(self):
        names = self.folder / "names.txt"
        names.write_text("Hugo Touvron\nJane Doe\n", encoding="utf-8")
        told = self.assert_refused(2, LLAMA, "--view", "card", "--people", names)
        self.assertIn(f"{names}:2: nobody is called 'Jane Doe'; write a name as the file has it, or a key", told)
        names.write_text("\n", encoding="utf-8")
        self.assertIn("holds no names", self.assert_refused(2, LLAMA, "--view", "card", "--people", names))
        names.write_text("Hugo Touvron\n", encoding="utf-8")
        self.assertIn("--focus hugo-touvron --depth 0", self.assert_refused(2, LLAMA, "--view", "careers", "--people", names))
        self.assertIn("--view careers", self.assert_refused(2, LLAMA, "--people", names))
        self.assertIn("--view careers", self.assert_refused(2, LLAMA, "--view", "sankey", "--company", "meta"))
        self.assertIn("name one", self.assert_refused(2, LLAMA, "--view", "card", "--people", names, "--company", "meta",
                                                      "--company", "cohere"))
        self.assertIn("anthropic", self.assert_refused(2, LLAMA, "--view", "card", "--company", "nobody"))
        self.assert_refused(3, LLAMA, "--view", "card", "--people", self.folder / "gone.txt")

    def test_pictures_that_a_format_cannot_hold(self):
        self.assertIn("JPEG", self.assert_refused(2, LLAMA, "--transparent", out="old.jpg"))
        self.assertIn("JPEG", self.assert_refused(2, LLAMA, "--transparent", out="old.JPEG"))
        self.assertIn("19200", self.assert_refused(2, LLAMA, "--size", "19201x100", out="old.pdf"))
        self.assertIn("16383", self.assert_refused(2, LLAMA, "--size", "100x16384", out="old.webp"))
        self.assert_refused(2, LLAMA, "--scale", "64")
        self.assert_refused(2, LLAMA, "--size", "30000x30000")
        for name in ("old.bmp", "old", "old.png.gz"):
            self.assert_refused(2, LLAMA, out=name)

    def test_input_that_cannot_be_read(self):
        empty = self.folder / "empty.whither"
        empty.touch()
        for file in (self.bad, empty, self.folder, self.folder / "gone.whither"):
            self.assert_refused(3, file)

    def test_output_that_cannot_be_written(self):
        for out in (self.folder / "no" / "folder.png", self.bad / "a.png"):
            self.assertEqual(whither("export", LLAMA, "-o", out).returncode, 4)
        (self.folder / "folder.png").mkdir()
        self.assertEqual(whither("export", LLAMA, "-o", self.folder / "folder.png").returncode, 4)
        pipe = self.folder / "pipe.png"
        os.mkfifo(pipe)
        self.assertEqual(whither("export", LLAMA, "-o", pipe).returncode, 4)
        self.assertTrue(stat.S_ISFIFO(pipe.stat().st_mode))

    def test_a_disk_that_fills_up(self):
        def fill():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that write() fails instead
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        self.assert_refused(4, LLAMA, preexec_fn=fill, restore_signals=False)

    @unittest.skipIf(os.geteuid() == 0, "nothing is forbidden to root")
    def test_a_folder_that_may_not_be_written(self):
        self.folder.chmod(0o500)
        self.addCleanup(self.folder.chmod, 0o700)
        self.assertEqual(whither("export", LLAMA, "-o", self.folder / "a.png").returncode, 4)


class Structure(Export):
    def check(self, svg):
        """Every node and edge is a group with an id and a title; no id is there twice."""
        ids = [element.get("id") for element in svg.iter() if element.get("id") is not None]
        self.assertEqual(len(ids), len(set(ids)))
        kinds = {"person": 0, "company": 0, "move": 0}
        for group in svg.iter(SVG + "g"):
            name = group.get("id")
            self.assertIsNotNone(name)
            # XML's own rule for a name, without the letters beyond ASCII.
            self.assertRegex(name, r"^[A-Za-z_][A-Za-z0-9_.-]*$")
            if not name.startswith("page-") and not name.endswith(".label"):
                self.assertTrue(group.findtext(SVG + "title"), name)
                kinds[name.split("-")[0]] += 1
        return kinds

    def test_of_the_shipped_data(self):
        for name in ("llama", "ai-talent", "llama-and-ai-talent"):
            for options in ((), ("--everyone",)):
                kinds = self.check(self.svg(*options, file=DATA / f"{name}.whither"))
                self.assertGreater(min(kinds.values()), 1, kinds)

    def test_of_hostile_names(self):
        names = ["<b>&\"'</b>]]><![CDATA[", "\u202eright to left\u202c", "bell\u0007and escape\u001b[31m", "👩‍🔬🇫🇷",
                 "x" * 10_000, "%1 %n &amp; \\", "line\nbreak\ttab", "米斯特拉尔", "-->", "<?xml?>", "\ufffe\uffff"]
        keys = ["a<b>&\"'", "a/b:c", "a b", "ä", "米", "1", "-", ".", "_", "A", "a.label"]
        folder = self.folder / "hostile"
        folder.mkdir()
        tables = {
            "dataset": [("title", "title_zh"), (names[0], names[1])],
            "people": [("key", "name", "name_zh", "aliases", "note", "wikidata", "homepage"),
                       *((key, name, *[""] * 5) for key, name in zip(keys, names))],
            "companies": [("key", "name", "name_zh", "aliases", "kind", "parent", "founded", "country", "city", "website",
                           "note"), *((key, name, *[""] * 9) for key, name in zip(keys, reversed(names)))],
            "moves": [("key", "person", "kind", "from_company", "to_company", "date", "title", "note", "sources",
                       "confidence"), *((key, key, "moved", key, keys[i - 1], "2023", names[i], "", "", "")
                                        for i, key in enumerate(keys))]}
        for name, rows in tables.items():
            with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(rows)
        file = self.folder / "hostile.whither"
        answer = whither("import", folder, "-o", file)
        self.assertEqual(answer.returncode, 0, answer.stderr)
        svg = self.svg("--title", names[0], file=file)
        kinds = self.check(svg)
        self.assertEqual((kinds["person"], kinds["company"], kinds["move"]), (len(keys), len(keys), 2 * len(keys)))
        self.assertEqual(svg.findtext(SVG + "title"), names[0])
        titles = [title.text for title in svg.iter(SVG + "title")]
        self.assertTrue(any(title.startswith(names[0]) for title in titles[1:]), "markup is text")
        self.assertNotIn("\u202e", "".join(titles))
        self.assertEqual(run("rsvg-convert", self.folder / "picture.svg", "-o", self.folder / "a.png").returncode, 0)
        for ending in ("png", "pdf", "jpg", "webp"):
            self.export("a." + ending, file=file)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
