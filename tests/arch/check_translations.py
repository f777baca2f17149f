#!/usr/bin/env python3
"""Every sentence of the program has its Simplified Chinese and its English plural forms. usage: check_translations.py LUPDATE SOURCE_DIR

Runs lupdate into copies of the catalogues: a message that the code has and the catalogue lacks comes out unfinished.
"""
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

LUPDATE, ROOT = sys.argv[1], Path(sys.argv[2]).resolve()
MARK = re.compile(r"%(?:n|L?\d)")


def problems(name, *options):
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / name
        shutil.copy(ROOT / "resources/translations" / name, copy)
        subprocess.run([LUPDATE, "-silent", "-no-obsolete", "-locations", "none", *options, "-I", ROOT, ROOT / "app",
                        ROOT / "ui", "-ts", copy], check=True, capture_output=True)
        messages = list(xml.parse(copy).getroot().iter("message"))
        for message in messages:
            source, translation = message.findtext("source"), message.find("translation")
            forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
            if translation.get("type") == "unfinished" or not all(forms):
                yield f"{name}: not translated: {source!r}"
            for form in forms:
                # A plural form may leave the number out ("one person"); nothing else may be lost or invented.
                if set(MARK.findall(form)) | {"%n"} != set(MARK.findall(source)) | {"%n"}:
                    yield f"{name}: the marks of {source!r} are not those of {form!r}"
        print(f"{name}: {len(messages)} messages")


found = [*problems("whither_zh_CN.ts"), *problems("whither_en.ts", "-pluralonly")]
print("\n".join(found))
sys.exit(1 if found else 0)
