import assert from "node:assert/strict";
import { test } from "node:test";
import { complaint, split, USUAL } from "../inputSize";

for (const size of ["3x224x224", "784", "3 x 32 x 32", "1×28×28", "3x64x64, 10", "(8, 3, 227, 227)", "(None, 3, 32, 32)", "(8, 3, 4, 4), 10"]) {
  test(`${size} is a size`, () => assert.equal(complaint(size), undefined));
}

for (const [size, named] of [
  ["", "A size is missing"],
  ["3x64x64,", "A size is missing"],
  ["3x224x", '"3x224x"'],
  ["0x32x32", '"0x32x32"'],
  ["3,224,", "A size is missing"],
  ["[3, 224, 224]", '"[3"'],
  ["(None)", '"(None)"'],
  ["(8, None, 3)", '"(8, None, 3)"'],
  ["(8, 3", '"(8, 3"'],
] as const) {
  test(`${size || "nothing"} is no size`, () => {
    const message = complaint(size) ?? "accepted";
    assert.ok(message.startsWith(named), message);
    assert.match(message, /write 3x224x224/);
  });
}

test("inputs are split at the commas outside of parentheses", () => {
  assert.deepEqual(split("(8, 3, 4, 4), 10 ,3x2x2"), ["(8, 3, 4, 4)", "10", "3x2x2"]);
});

test("what is offered is right", () => {
  for (const [size] of USUAL) {
    assert.equal(complaint(size), undefined);
  }
});
