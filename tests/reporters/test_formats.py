"""Each machine-readable format against what its publisher says of it.

The schemas here are written for the part that convlint uses, stricter than the published ones: no key is allowed that
is not meant, and every key of the published schema that is required is required. The whole output has been validated
with the published SARIF 2.1.0 schema (OASIS), reviewdog's DiagnosticResult.json and Jenkins' junit-10.xsd.
"""

import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import jsonschema
import pytest
from samples import FOLDER, page, samples

from convlint.reporters import load


def output(name, diagnostics=None):
    return load(name)(samples() if diagnostics is None else diagnostics, page())


def table(required, optional=None):
    properties = {**required, **(optional or {})}
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def many(items, least=0):
    return {"type": "array", "items": items, "minItems": least}


TEXT = {"type": "string", "minLength": 1}
ONE = {"type": "integer", "minimum": 1}
ANY = {}

# --------------------------------------------------------------------------- convlint's own

PLACE = table({"row": ONE, "column": ONE})
EDIT = table({"content": {"type": "string"}, "location": PLACE, "end_location": PLACE}, {"cell": ONE, "filename": TEXT})
FIX = table({"applicability": {"enum": ["safe", "unsafe", "display"]}, "message": TEXT, "edits": many(EDIT, 1)})
OWN = table(
    {
        "code": {"type": "string", "pattern": "^CVL[0-9]{3}$"},
        "name": TEXT,
        "severity": {"enum": ["error", "warning", "info"]},
        "message": TEXT,
        "filename": TEXT,
        "cell": {"anyOf": [{"type": "null"}, ONE]},
        "location": PLACE,
        "end_location": PLACE,
        "data": {"type": "object"},
        "related": many(table({"message": TEXT, "filename": TEXT, "location": PLACE}, {"cell": ONE})),
        "chain": many(TEXT),
        "notes": many(TEXT),
        "fix": {"anyOf": [{"type": "null"}, FIX]},
        "url": {"anyOf": [{"type": "null"}, TEXT]},
    }
)


def test_json():
    found = json.loads(output("json"))
    jsonschema.validate(found, many(OWN))
    assert [one["cell"] for one in found] == [3, None, None, None]
    assert json.loads(output("json", [])) == []


def test_json_reads_back():
    from convlint.diagnostics import Diagnostic

    found = json.loads(output("json"))
    assert [Diagnostic.from_json(one).as_json() for one in found] == found


def test_json_lines():
    lines = output("json-lines").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(output("json"))
    assert output("json-lines", []) == ""


# --------------------------------------------------------------------------- GitLab

GITLAB = many(
    table(
        {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": table(
                {"path": {"type": "string", "pattern": r"^(?!\./|/)"}, "lines": table({"begin": ONE, "end": ONE})}
            ),
        }
    )
)


def test_gitlab():
    found = json.loads(output("gitlab"))
    jsonschema.validate(found, GITLAB)
    assert len({one["fingerprint"] for one in found}) == len(found)
    assert json.loads(output("gitlab", [])) == []


def test_a_fingerprint_stays_when_lines_come_and_go(tmp_path, monkeypatch):
    from samples import number

    before = json.loads(output("gitlab", [number("net.py", None, 9, 29)]))[0]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "net.py").write_text("# more\n" * 5 + (FOLDER / "net.py").read_text(encoding="utf-8"), encoding="utf-8")
    after = json.loads(output("gitlab", [number("net.py", None, 14, 29)]))[0]
    assert before["fingerprint"] == after["fingerprint"] and after["location"]["lines"]["begin"] == 14


# --------------------------------------------------------------------------- reviewdog

POSITION = table({"line": ONE, "column": ONE})
RANGE = table({"start": POSITION, "end": POSITION})
SEVERITY = {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]}
RDJSON = table(
    {
        "source": table({"name": TEXT, "url": TEXT}),
        "severity": SEVERITY,
        "diagnostics": many(
            table(
                {
                    "message": TEXT,
                    "location": table({"path": TEXT, "range": RANGE}),
                    "severity": SEVERITY,
                    "code": table({"value": TEXT, "url": TEXT}),
                },
                {"suggestions": many(table({"range": RANGE, "text": {"type": "string"}}), 1)},
            )
        ),
    }
)


def test_rdjson_columns_are_bytes_of_the_file_itself():
    found = json.loads(output("rdjson"))
    jsonschema.validate(found, RDJSON)
    jsonschema.validate(json.loads(output("rdjson", [])), RDJSON)
    for one in found["diagnostics"]:
        for part in (one["location"], *one.get("suggestions", [])):
            if one["code"]["value"] == "CVL101":
                path, start, end = one["location"]["path"], part["range"]["start"], part["range"]["end"]
                line = (FOLDER / path).read_bytes().split(b"\n")[start["line"] - 1]
                assert line[start["column"] - 1 : end["column"] - 1] == b"1014", path


# --------------------------------------------------------------------------- GitHub

_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def test_github():
    lines = output("github").splitlines()
    assert len(lines) == len(samples())
    for line in lines:
        command = _COMMAND.fullmatch(line)
        assert command, line
        values = dict(pair.split("=", 1) for pair in command.group(2).split(","))
        assert set(values) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert int(values["line"]) >= 1
    assert "book.ipynb,line=26" in lines[0] and "cell 3:1:31" in lines[0]
    assert "100%25" in lines[2] and "%0A" in lines[2]


# --------------------------------------------------------------------------- JUnit


def test_junit():
    root = ElementTree.fromstring(output("junit"))
    assert root.tag == "testsuites" and set(root.attrib) == {"name", "tests", "failures", "errors"}
    assert int(root.get("tests")) == int(root.get("failures")) == len(samples())
    names = set()
    for suite in root:
        assert suite.tag == "testsuite"
        assert set(suite.attrib) == {"name", "tests", "failures", "errors", "skipped", "package"}
        assert int(suite.get("tests")) == len(suite)
        for case in suite:
            assert case.tag == "testcase" and set(case.attrib) == {"name", "classname"}
            assert [child.tag for child in case] == ["failure"] and set(case[0].attrib) == {"type", "message"}
            names.add((case.get("classname"), case.get("name")))
    assert len(names) == len(samples())
    assert any('<b> & "c"' in failure.get("message") for failure in root.iter("failure"))


def test_junit_of_a_clean_run_has_a_case_that_passes():
    root = ElementTree.fromstring(output("junit", []))
    assert [case.tag for suite in root for case in suite] == ["testcase"] and root.get("failures") == "0"


# --------------------------------------------------------------------------- SARIF

MESSAGE = table({"text": TEXT})
MARKDOWN = table({"text": TEXT, "markdown": TEXT})
SNIPPET = table({"text": TEXT})
REGION = table({"startLine": ONE}, {"startColumn": ONE, "endLine": ONE, "endColumn": ONE, "snippet": SNIPPET})
ARTIFACT = table({"uri": {"type": "string", "format": "uri-reference", "pattern": "^[^ ]+$"}}, {"uriBaseId": TEXT})
PHYSICAL = table({"artifactLocation": ARTIFACT, "region": REGION}, {"contextRegion": REGION})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
LOGICAL = many(table({"name": TEXT, "kind": TEXT}), 1)
STEP = table({"location": table({"physicalLocation": PHYSICAL, "message": MESSAGE})})
CHANGE = table({"deletedRegion": REGION, "insertedContent": table({"text": {"type": "string"}})})
RESULT = table(
    {
        "ruleId": TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": many(table({"physicalLocation": PHYSICAL}, {"logicalLocations": LOGICAL}), 1),
        "partialFingerprints": {"type": "object", "additionalProperties": TEXT},
    },
    {
        "relatedLocations": many(table({"id": ONE, "physicalLocation": PHYSICAL, "message": MESSAGE}), 1),
        "codeFlows": many(table({"threadFlows": many(table({"locations": many(STEP, 1)}), 1)}), 1),
        "fixes": many(
            table(
                {
                    "description": MESSAGE,
                    "artifactChanges": many(table({"artifactLocation": ARTIFACT, "replacements": many(CHANGE, 1)}), 1),
                }
            ),
            1,
        ),
        "properties": {"type": "object"},
    },
)
RULE = table(
    {
        "id": TEXT,
        "name": {"type": "string", "pattern": "^[A-Z][A-Za-z0-9]+$"},
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": MARKDOWN,
        "helpUri": {"type": "string", "format": "uri"},
        "defaultConfiguration": table({"level": LEVEL, "enabled": {"type": "boolean"}}),
        "properties": table({"tags": many(TEXT, 1), "precision": TEXT, "problem.severity": TEXT}),
    }
)
DRIVER = table({"name": TEXT, "informationUri": TEXT, "version": TEXT, "semanticVersion": TEXT, "rules": many(RULE, 1)})
SARIF = table(
    {
        "$schema": {"const": "https://json.schemastore.org/sarif-2.1.0.json"},
        "version": {"const": "2.1.0"},
        "runs": many(
            table(
                {
                    "tool": table({"driver": DRIVER}),
                    "automationDetails": table({"id": TEXT}),
                    "originalUriBaseIds": {"type": "object", "additionalProperties": table({"description": MESSAGE})},
                    "columnKind": {"const": "unicodeCodePoints"},
                    "results": many(RESULT),
                }
            ),
            1,
        ),
    }
)


@pytest.fixture
def sarif():
    log = json.loads(output("sarif"))
    jsonschema.validate(log, SARIF, format_checker=jsonschema.FormatChecker())
    return log["runs"][0]


def test_sarif_rules(sarif):
    rules = sarif["tool"]["driver"]["rules"]
    for result in sarif["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in rules:
        assert rule["shortDescription"]["text"].endswith(".") and len(rule["fullDescription"]["text"]) <= 1000


def test_sarif_places_are_those_of_the_file_itself(sarif):
    for result in sarif["results"]:
        physical = result["locations"][0]["physicalLocation"]
        assert physical["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
        places = [physical["region"]]
        places += [
            part["deletedRegion"]
            for fix in result.get("fixes", [])
            for part in fix["artifactChanges"][0]["replacements"]
        ]
        for place in places if result["ruleId"] == "CVL101" else []:
            path = FOLDER / physical["artifactLocation"]["uri"]
            line = path.read_text(encoding="utf-8").split("\n")[place["startLine"] - 1]
            assert line[place["startColumn"] - 1 : place["endColumn"] - 1] == "1014"


def test_sarif_carries_the_chain(sarif):
    result = next(
        one
        for one in sarif["results"]
        if one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "net.py"
    )
    steps = result["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [step["location"]["physicalLocation"]["region"]["startLine"] for step in steps] == [8, 9, 9]
    assert steps[0]["location"]["message"]["text"].startswith("28 = floor(")
    assert result["relatedLocations"][0]["message"]["text"] == "it shows up here"


def test_sarif_uris_are_encoded(sarif):
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in sarif["results"]}
    assert uris == {"net.py", "book.ipynb", "sub%20folder/gone%20%C3%A4.py"}


def test_sarif_for_the_multitool(tmp_path):
    """Microsoft's own validator with its GitHub rules, where it is installed (npm: @microsoft/sarif-multitool)."""
    tool = shutil.which("sarif-multitool") or shutil.which("Sarif.Multitool")
    if tool is None:
        pytest.skip("sarif-multitool is not installed")
    (tmp_path / "out.sarif").write_text(output("sarif"), encoding="utf-8")
    command = [
        tool,
        "validate",
        "out.sarif",
        "--rule-kind",
        "Sarif;Gh",
        "--level",
        "Error;Warning",
        "--output",
        "v.sarif",
    ]
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    results = json.loads((tmp_path / "v.sarif").read_text(encoding="utf-8-sig"))["runs"][0].get("results", [])
    assert not results, done.stdout


def test_sarif_of_a_clean_run():
    assert json.loads(output("sarif", []))["runs"][0]["results"] == []
