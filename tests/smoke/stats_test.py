#!/usr/bin/env python3
"""`whither stats` as an outside program sees it. usage: stats_test.py WHITHER DATA_FOLDER"""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

WHITHER, DATA = sys.argv[1], Path(sys.argv[2])
GOLDEN = Path(__file__).parent.parent / "golden" / "data" / "llama_retention.json"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}


def whither(*arguments):
    return subprocess.run([WHITHER, *map(str, arguments)], capture_output=True, text=True, env=ENVIRONMENT, timeout=60)


class Stats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.file = Path(folder.name) / "llama.whither"
        assert whither("import", DATA / "llama", "-o", cls.file).returncode == 0

    def told(self, *arguments):
        answer = whither("stats", self.file, "--json", *arguments)
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        return json.loads(answer.stdout)

    def test_the_llama_team_at_the_end_of_may_2025(self):
        told = self.told("--team", "llama-authors", "--as-of", "2025-05-31")
        self.assertEqual((told["as_of"], told["people"], told["companies"], told["moves"], told["rows_left_out"]),
                         ("2025-05-31", 16, 26, 28, 0))
        team = told["team"]
        self.assertEqual((team["members"], team["left"], team["stayed"]), (14, 11, 3))
        places = {place["company"]: (place["now"], place["first"]) for place in team["destinations"]}
        self.assertEqual(places, {"mistral-ai": (5, 5), "anthropic": (1, 1), "cohere": (1, 1), "kyutai": (1, 1),
                                  "microsoft-ai": (1, 1), "thinking-machines": (1, 1), "google-deepmind": (1, 0),
                                  "apple": (0, 1)})
        self.assertEqual(team["people"][11],
                         {"person": "armand-joulin", "name": "Armand Joulin", "left": True, "state": "left", "came_back": False, "left_on": "2023-05",
                          "departure": "armand-joulin-left-meta-2023", "first_after": "apple",
                          "now": "google-deepmind"})
        self.assertEqual(team["people"][0]["left_on"], None)

    def test_a_month_means_its_last_day_and_no_day_the_last_known(self):
        self.assertEqual(self.told("--as-of", "2023-06")["as_of"], "2023-06-30")
        self.assertEqual(self.told()["as_of"], "2025-05-26")
        self.assertLess(self.told("--as-of", "2020")["moves"], 28)

    def test_without_a_team_all_are_told_in_brief(self):
        told = self.told()
        self.assertEqual([team["key"] for team in told["teams"]], ["llama-authors", "mistral-founders"])
        self.assertNotIn("people", told["teams"][0])
        self.assertNotIn("team", told)

    def test_text_says_the_same(self):
        answer = whither("stats", self.file, "--team", "llama-authors")
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        self.assertIn("14 members, 11 left, 3 stayed at Meta", answer.stdout)
        self.assertIn("Armand Joulin: left (2023-05), first to Apple, now at Google DeepMind", answer.stdout)

    def test_counts_moves_and_the_steps_that_they_tell_of(self):
        told = self.told()
        self.assertEqual((told["moves"], told["undated_moves"]), (28, 0))
        self.assertEqual((told["steps"], told["undated_steps"]), (self.told("--flows")["steps"], 0))
        text = whither("stats", self.file).stdout
        self.assertIn(f"moves: 28\ndisputed moves: {told['disputed_moves']}\nundated moves: 0\n"
                      f"steps: {told['steps']}\nundated steps: 0\n", text)

    def test_flows_of_the_llama_team(self):
        told = self.told("--flows", "--team", "llama-authors", "--as-of", "2025-05-31")
        self.assertEqual((told["group"], told["team"], told["from"], told["to"]), ("company", "llama-authors", None, None))
        meta = told["groups"][0]
        self.assertEqual((meta["key"], meta["left"]), ("meta", 11))
        flows = {(flow["from"], flow["to"]): flow for flow in told["flows"]}
        self.assertEqual(flows["meta", "mistral-ai"]["steps"], 5)
        self.assertEqual(sum(flow["steps"] for flow in told["flows"]), told["steps"])
        for group in told["groups"]:
            left = sum(flow["steps"] for ends, flow in flows.items() if ends[0] == group["key"] != ends[1])
            came = sum(flow["steps"] for ends, flow in flows.items() if ends[1] == group["key"] != ends[0])
            self.assertEqual((group["left"], group["came"], group["net"]), (left, came, came - left))

    def test_flows_in_a_window_and_by_country(self):
        told = self.told("--flows", "--group", "country", "--from", "2023", "--to", "2023-06")
        self.assertEqual((told["from"], told["to"]), ("2023-01-01", "2023-06-30"))
        self.assertIn("FR", [group["key"] for group in told["groups"]])
        answer = whither("stats", self.file, "--flows")
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        self.assertIn("  to Mistral AI: 5", answer.stdout)

    def expect_same(self, told, golden, where=""):
        """Numbers to 1e-12, all else alike."""
        if isinstance(golden, float):
            self.assertAlmostEqual(told, golden, delta=1e-12 * max(1, abs(golden)), msg=where)
        elif isinstance(golden, dict):
            self.assertEqual(list(told), list(golden), where)
            for name in golden:
                self.expect_same(told[name], golden[name], f"{where}.{name}")
        elif isinstance(golden, list):
            self.assertEqual(len(told), len(golden), where)
            for place, (one, other) in enumerate(zip(told, golden)):
                self.expect_same(one, other, f"{where}[{place}]")
        else:
            self.assertEqual(told, golden, where)

    def test_retention_of_the_llama_team_from_the_paper_is_the_golden_table(self):
        told = self.told("--team", "llama-authors", "--retention", "--zero", "2023-02-24")["retention"]
        if os.environ.get("WHITHER_UPDATE_GOLDEN"):
            GOLDEN.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        self.expect_same(told, json.loads(GOLDEN.read_text(encoding="utf-8")))
        cohort = told["cohorts"][0]
        self.assertEqual((cohort["n"], cohort["left"], cohort["stayed"]), (14, 11, 3))
        self.assertAlmostEqual(cohort["table"][-1]["survival"], 3 / 14)

    def test_time_zero_can_be_a_release_or_joining_and_only_cohorts_apart_are_compared(self):
        event = self.told("--team", "llama-authors", "--retention", "--zero", "llama-1")["retention"]
        self.assertEqual((event["zero"], event["zero_day"], event["log_rank"]), ("llama-1", "2023-02-24", None))
        joining = self.told("--team", "llama-authors", "--company", "meta", "--retention", "--zero", "joining")["retention"]
        self.assertEqual((joining["zero_day"], [c["kind"] for c in joining["cohorts"]]), (None, ["team", "company"]))
        self.assertEqual(joining["cohorts"][0]["n"] + joining["cohorts"][0]["left_out"], 14)
        self.assertIsNone(joining["log_rank"], "the authors are among those who ever joined")
        self.assertEqual((event["no_log_rank"], joining["no_log_rank"]), (None, "shared_people"))
        text = whither("stats", self.file, "--team", "llama-authors", "--company", "meta", "--retention").stdout
        self.assertIn("log-rank: no test, the cohorts share people", text)

    def test_time_zero_is_by_default_that_of_the_window(self):
        team = self.told("--team", "llama-authors", "--retention")["retention"]
        self.assertEqual((team["zero"], team["zero_day"], team["cohorts"][0]["n"]), ("llama-1", "2023-02-24", 14))
        self.assertEqual(self.told("--company", "meta", "--retention")["retention"]["zero"], "joining")

    def test_says_why_people_are_left_out_and_what_that_does(self):
        answer = whither("stats", self.file, "--team", "llama-authors", "--retention", "--zero", "joining")
        self.assertIn("left out, the day they joined is not known: 7, of whom ", answer.stdout)
        cohort = self.told("--team", "llama-authors", "--retention", "--zero", "joining")["retention"]["cohorts"][0]
        undated = [one for one in cohort["people"] if one["standing"] == "joining_not_dated"]
        self.assertEqual((cohort["joining_not_dated"], cohort["joining_not_dated_left"]),
                         (len(undated), sum(one["had_left"] for one in undated)))
        self.assertEqual(cohort["leavers_left_out"], "longer than it was" in answer.stdout)
        told = self.told("--company", "meta")["company"]["tenure"]
        self.assertLessEqual(told["joining_not_dated_left"], told["joining_not_dated"])
        self.assertIn(f"left out, the day they joined is not known: {told['joining_not_dated']}, of whom "
                      f"{told['joining_not_dated_left']} had left", whither("stats", self.file, "--company", "meta").stdout)

    def test_nobody_is_followed_beyond_what_is_known(self):
        answer = whither("stats", self.file, "--team", "llama-authors", "--retention", "--as-of", "2030", "--json")
        self.assertEqual(answer.returncode, 0)
        self.assertIn("--as-of 2030: nothing is known after 2025-05-26", answer.stderr)
        told = json.loads(answer.stdout)
        self.assertEqual((told["as_of"], told["retention"]["until"]), ("2025-05-26", "2025-05-26"))
        self.assertEqual(told["retention"], self.told("--team", "llama-authors", "--retention")["retention"])

    def test_figures_of_a_company_over_a_window(self):
        told = self.told("--company", "mistral-ai", "--from", "2023", "--to", "2023-12")["company"]
        self.assertEqual((told["from"], told["to"], told["net"]), ("2023-01-01", "2023-12-31", 5))
        self.assertEqual(told["arrivals"], {"count": 5, "least": 5, "most": 5, "undated_left_out": 0})
        self.assertEqual([(p["company"], p["came"], p["went"], p["few"]) for p in told["pairs"]],
                         [("meta", 4, 0, True), ("google-deepmind", 1, 0, True)])
        meta = self.told("--company", "meta", "--to", "2023-12")["company"]
        self.assertEqual({one["person"] for one in meta["founders"]}, {"guillaume-lample", "timothee-lacroix"})
        self.assertEqual(meta["departures"], {"count": 7, "least": 7, "most": 9, "undated_left_out": 0})
        text = whither("stats", self.file, "--company", "meta", "--to", "2023-12").stdout
        self.assertIn(f"0 of the {meta['leavers']} who had left at least once came back", text)
        self.assertIn(f"2 of the {meta['people']} who had been there founded a company", text)

    def test_tenure_is_a_distribution(self):
        tenure = self.told("--company", "meta")["company"]["tenure"]
        self.assertEqual([(one["from_years"], one["to_years"]) for one in tenure["stays"]],
                         [(0, 1), (1, 2), (2, 3), (3, 5), (5, 10), (10, None)])
        self.assertEqual(sum(one["left"] for one in tenure["stays"]) + tenure["left_not_dated"], tenure["left"])
        self.assertEqual(tenure["not_known_to_have_left"], tenure["n"] - tenure["left"])
        text = whither("stats", self.file, "--company", "meta").stdout
        self.assertIn(f"5 to 10: {tenure['stays'][4]['left']}, 10 and more: {tenure['stays'][5]['left']}; on a day not "
                      f"dated: {tenure['left_not_dated']}; not known to have left: ", text)

    def test_several_companies_are_compared_by_how_long_people_stayed(self):
        two = ("--company", "meta", "--company", "google-deepmind")
        told = self.told(*two, "--retention")
        self.assertEqual([each["key"] for each in told["retention"]["cohorts"]], ["meta", "google-deepmind"])
        self.assertNotIn("company", told)
        answer = whither("stats", self.file, *two)
        self.assertEqual((answer.returncode, answer.stdout), (2, ""))
        self.assertIn("run the command once for each, or say --retention", answer.stderr)

    def imported(self, **tables):
        """A file of these CSV files, given as lists of lines."""
        folder = Path(self.file.parent) / "own"
        folder.mkdir(exist_ok=True)
        for name, lines in tables.items():
            (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        file = Path(self.file.parent) / "own.whither"
        self.assertEqual(whither("import", folder, "-o", file, "--force").returncode, 0)
        return file

    def test_what_is_not_known_is_null(self):
        self.assertEqual([self.told("--company", "meta")["company"][limit] for limit in ("from", "to")],
                         [None, "2025-05-26"])
        self.assertNotIn("0001", whither("stats", self.file, "--company", "meta").stdout)
        people = ["key,name,name_zh,aliases,note,wikidata,homepage", "ada,Ada,,,,,"]
        companies = ["key,name,name_zh,aliases,kind,parent,founded,country,city,website,note", "a,A,,,,,,,,,",
                     "b,B,,,,,,,,,"]
        head = "key,person,kind,from_company,to_company,date,title,note,sources,confidence"
        moves = [head, "m1,ada,joined,,a,2018,,,,confirmed", "m2,ada,left,a,,,,,,confirmed",
                 "m3,ada,returned,,a,2020,,,,confirmed"]
        answer = whither("stats", self.imported(people=people, companies=companies, moves=moves), "--company", "a", "--json")
        self.assertEqual(json.loads(answer.stdout)["company"]["boomerangs"],
                         [{"person": "ada", "left": None, "returned": "2020"}])
        undated = self.imported(people=people, companies=companies, moves=[head, "m1,ada,joined,,a,,,,,confirmed"])
        told = json.loads(whither("stats", undated, "--company", "a", "--retention", "--json").stdout)
        self.assertIsNone(told["retention"])
        self.assertIsNone(told["company"]["to"])
        self.assertIn("nothing is dated", whither("stats", undated, "--company", "a", "--retention").stdout)

    def test_days_are_told_as_they_are(self):
        answer = whither("stats", self.file, "--company", "meta", "--retention", "--zero", "1990")
        self.assertNotIn("e+", answer.stdout)

    def test_mistakes_and_files_that_cannot_be_read_are_told_apart(self):
        for code, arguments in ((2, (self.file, "--team", "nobody")), (2, (self.file, "--as-of", "soon")),
                                (2, (self.file, "--as-of", "[..2020]")),
                                (2, (self.file, "--retention")), (2, (self.file, "--from", "2023")),
                                (2, (self.file, "--company", "nobody")),
                                (2, (self.file, "--team", "llama-authors", "--retention", "--zero", "never")),
                                (2, (self.file, "--team", "llama-authors", "--zero", "2023")), (2, ()),
                                (2, (self.file, "--flows", "--group", "mood")),
                                (2, (self.file, "--flows", "--company", "meta")),
                                (2, (self.file, "--flows", "--team", "llama-authors", "--retention")), (3, (self.file.parent,)),
                                (3, (self.file.parent / "gone",))):
            answer = whither("stats", *arguments)
            self.assertEqual((answer.returncode, answer.stdout), (code, ""), arguments)
            self.assertTrue(answer.stderr)


unittest.main(argv=sys.argv[:1])
