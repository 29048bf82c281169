"""The corpus' records as tasks: which text is linted, as which model, with which input."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from _corpus.sources import module_path, read

Key = tuple[str, ...]
FAMILIES = {"torch": "torch", "tf1": "tf1", "keras2": "keras", "keras3": "keras"}

# The corpus writes `Input(28, 28, 1)` for a tensor of the framework; this is appended to the file that is linted.
_INPUT_OF = {
    "tf1": "import tensorflow as _corpus_tf\n_corpus_input = lambda *sizes: "
    "_corpus_tf.placeholder(_corpus_tf.float32, [None, *sizes])\n",
    "keras": "from tensorflow.keras import Input as _corpus_keras_input\n"
    "_corpus_input = lambda *sizes: _corpus_keras_input(sizes)\n",
}


@dataclass(frozen=True)
class Task:
    """One run of convlint.

    path: the file whose name and place count. text: what is linted. models: expressions, () for the file as it
    stands. inputs: shapes of one sample each, () where none is declared. want_shapes: ask for the shapes, too.
    """

    key: Key
    path: str
    text: str
    models: tuple[str, ...] = ()
    inputs: tuple[tuple[int, ...], ...] = ()
    want_shapes: bool = False


@dataclass
class Record:
    """A line of truth.jsonl or mutants*.jsonl and where its file lies."""

    facts: dict[str, Any]
    file: Path
    truth: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        f = self.facts
        start = "truth" if "mutation" not in f else "mutant"
        return (start, f["repo"], f["path"], str(f.get("name")), str(f.get("args")), *map(str, _mutation(f)))

    @property
    def family(self) -> str:
        return FAMILIES[self.facts.get("framework") or "torch"]

    @property
    def point(self) -> Key:
        """What one point of the resolve rate is given for: a file and the class of its model."""
        f = self.facts
        return (f["repo"], f["path"], f.get("model_class") or f["name"])


def _mutation(facts: dict[str, Any]) -> tuple[Any, ...]:
    return (facts["mutation"], facts["start"], facts["new"]) if "mutation" in facts else ()


def load(corpus: Path, checkouts: Path, name: str) -> Iterator[Record]:
    """The records of one file of the corpus whose source is among the checkouts."""
    with gzip.open(corpus / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            facts = json.loads(line)
            file = checkouts / facts["repo"].replace("/", "+") / facts["path"]
            if file.is_file():
                yield Record(facts, file)


def truth_tasks(record: Record) -> list[Task]:
    """The tasks of an executed model: its shapes, and the diagnostics of its file.

    A Keras model is known by the name that it had when it was made, which may be no variable at the file's end: then
    the file's own list of models says it.
    """
    original = read(record.file)
    expressions = [expression_of(record.facts, record.family)]
    if record.facts["kind"] == "instance" and record.family != "torch":
        assigned = re.findall(rf"^{re.escape(record.facts['name'])}\s*=[^=]", original, re.MULTILINE)
        expressions = expressions * (len(assigned) == 1) or [""]
    return [_truth_task(record, original, expression) for expression in expressions]


def _truth_task(record: Record, original: str, expression: str) -> Task:
    text = with_helpers(original, record.facts, record.family, expression)
    models = (expression,) if expression else ()
    return Task(record.key, str(module_path(record.file)), text, models, inputs_of(record.facts), want_shapes=True)


def mutant_tasks(record: Record, of_file: list[Record]) -> list[Task]:
    """The tasks of a mutant: the model it was executed with; for TensorFlow each model known of its file."""
    facts = record.facts
    original = read(record.file)
    text = original[: facts["start"]] + facts["new"] + original[facts["end"] :]
    path = str(module_path(record.file))
    origins = [r.facts for r in of_file if facts.get("name") in (None, r.facts["name"])]
    if facts.get("args"):
        origin = next((o for o in origins if o.get("args") == facts["args"]), {})
        sizes = inputs_of({**origin, **facts})
        return [Task(record.key, path, with_helpers(text, origin, "torch", ""), (facts["args"],), sizes)]
    expressions = {expression_of(o, record.family): o for o in origins} or {"": {}}
    return [
        Task(
            (*record.key, e),
            path,
            with_helpers(text, o, record.family, e),
            (e,) if e else (),
            inputs_of(o) if e else (),
        )
        for e, o in expressions.items()
    ]


def plain_task(file: Path, repo: str, path: str) -> Task:
    """The task of a file as a user gives it: nothing is declared."""
    return Task(("plain", repo, path), str(module_path(file)), read(file))


def expression_of(facts: dict[str, Any], family: str) -> str:
    """The model as an expression in the file's own names; "" for the graph that the file itself builds."""
    if facts.get("kind") == "script":
        return ""
    args = facts.get("args")
    if args is None:
        return facts["name"] if facts.get("kind") == "instance" else f"{facts['name']}()"
    if family == "torch":
        # torchvision's registry calls the quantized builder of `googlenet` so; the file calls it `googlenet`
        return args.removeprefix("quantized_") if facts["repo"] == "pytorch/vision" else args
    args = re.sub(r"\((?:\{\}|\[\])\)$", "()", args)
    args = re.sub(r"\bInput\(", "_corpus_input(", args)
    if family == "tf1" and facts["kind"] == "class":
        return f"{args}.build(_corpus_input({', '.join(map(str, facts['input'][1:]))}))"
    return args


def inputs_of(facts: dict[str, Any]) -> tuple[tuple[int, ...], ...]:
    """The declared inputs, one sample each: of torch models and of Keras classes; others have them in the source."""
    size = facts.get("input")
    if not size or facts.get("kind") == "script" or "Input(" in (facts.get("args") or ""):
        return ()
    if facts.get("framework", "torch") != "torch":
        return (tuple(size[1:]),) if facts["kind"] == "class" and facts["framework"] != "tf1" else ()
    extra = re.findall(r"torch\.\w+\(B,([\d,]+)\)", facts.get("extra") or "")
    return (tuple(size), *(tuple(map(int, text.split(","))) for text in extra))


def with_helpers(text: str, facts: dict[str, Any], family: str, expression: str) -> str:
    """The text, followed by the names that the record's expression needs beside the file's own."""
    prelude = facts.get("prelude") or ""
    helper = _INPUT_OF.get(family, "") if "_corpus_input" in expression else ""
    return f"{text}\n{prelude}\n{helper}" if prelude or helper else text
