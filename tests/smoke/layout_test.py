#!/usr/bin/env python3
"""`whither layout` as an outside program sees it. usage: layout_test.py WHITHER DATA_FOLDER"""
import itertools
import json
import math
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
    return subprocess.run([WHITHER, *map(str, arguments)], capture_output=True, text=True, env=ENVIRONMENT, timeout=120)


class Layout(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def laid_out(self, name="llama", *arguments):
        out = self.folder / "positions.json"
        answer = whither("layout", DATA / f"{name}.whither", "-o", out, *arguments)
        self.assertEqual(answer.returncode, 0, answer.stderr)
        return out.read_bytes()

    def test_the_same_command_gives_the_same_bytes_and_another_seed_others(self):
        first = self.laid_out()
        self.assertEqual(self.laid_out(), first)
        self.assertEqual(self.laid_out("llama", "--seed", 1), first)
        self.assertNotEqual(self.laid_out("llama", "--seed", 2), first)

    def test_another_character_gives_another_picture(self):
        overview, balanced, clusters = (self.laid_out("ai-talent", "--character", character, "--metrics")
                                        for character in ("overview", "balanced", "clusters"))
        self.assertEqual(self.laid_out("ai-talent", "--metrics"), balanced)
        self.assertEqual(self.laid_out("ai-talent", "--metrics", "--character", "clusters"), clusters)
        self.assertTrue(overview != clusters, "an overview is not clusters")
        stress = [json.loads(picture)["metrics"]["stress"] for picture in (overview, clusters)]
        self.assertLess(*stress, "distances tell more in an overview")

    def test_every_node_has_a_place_and_none_covers_another(self):
        for name in ("llama", "ai-talent"):
            nodes = json.loads(self.laid_out(name))["nodes"]
            self.assertEqual([(n["kind"], n["key"]) for n in nodes], sorted((n["kind"], n["key"]) for n in nodes))
            self.assertGreater(len(nodes), 20)
            for a, b in itertools.combinations(nodes, 2):
                self.assertGreaterEqual(math.dist((a["x"], a["y"]), (b["x"], b["y"])), a["r"] + b["r"] - 0.01,
                                        (a["key"], b["key"]))

    def test_labels_of_the_llama_story_overlap_nothing(self):
        nodes = json.loads(self.laid_out())["nodes"]
        self.assertEqual([n["key"] for n in nodes if n["label"] is None], [])
        for a, b in itertools.permutations(nodes, 2):
            box, other = a["label"], b["label"]
            apart = (box["x"] + box["w"] <= other["x"] + 0.01 or other["x"] + other["w"] <= box["x"] + 0.01 or
                     box["y"] + box["h"] <= other["y"] + 0.01 or other["y"] + other["h"] <= box["y"] + 0.01)
            self.assertTrue(apart, (a["key"], b["key"]))
            across = max(box["x"] - b["x"], 0, b["x"] - box["x"] - box["w"])
            down = max(box["y"] - b["y"], 0, b["y"] - box["y"] - box["h"])
            self.assertGreaterEqual(math.hypot(across, down), b["r"] - 0.01, (a["key"], b["key"]))

    def test_metrics_are_there_when_asked_for(self):
        self.assertNotIn("metrics", json.loads(self.laid_out()))
        metrics = json.loads(self.laid_out("llama", "--metrics"))["metrics"]
        self.assertGreater(metrics["stress"], 0)
        self.assertGreaterEqual(metrics["crossings"], 0)

    def test_the_data_is_not_overwritten_with_its_positions(self):
        copy = self.folder / "llama.whither"
        shutil.copy(DATA / "llama.whither", copy)
        self.assertEqual(whither("layout", copy, "-o", copy).returncode, 2)
        self.assertEqual(copy.read_bytes(), (DATA / "llama.whither").read_bytes())

    def test_exit_codes(self):
        self.assertEqual(whither("layout", DATA / "llama.whither").returncode, 2)
        self.assertEqual(whither("layout", self.folder / "none.whither", "-o", self.folder / "x.json").returncode, 3)
        self.assertEqual(whither("layout", DATA / "llama.whither", "-o", self.folder / "no/x.json").returncode, 4)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
