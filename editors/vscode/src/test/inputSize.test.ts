import assert from "node:assert/strict";
import { test } from "node:test";
import { complaint, split, USUAL } from "../inputSize";
// convlint's own tests read this file, too: what the question takes, a pragma takes.
import sizes from "./sizes.json";

for (const size of sizes.right) {
  test(`${size} is a size`, () => assert.equal(complaint(size), undefined));
}

for (const size of sizes.wrong) {
  test(`${size || "nothing"} is no size`, () => assert.match(complaint(size) ?? "accepted", /write 3x224x224/));
}

test("what is wrong is named", () => {
  assert.ok(complaint("3x4x4, 3x224x")?.startsWith('"3x224x" is no size'));
  assert.ok(complaint("3x64x64,")?.startsWith("A size is missing"));
});

test("inputs are split at the commas outside of parentheses", () => {
  assert.deepEqual(split("(8, 3, 4, 4), 10 ,3x2x2"), ["(8, 3, 4, 4)", "10", "3x2x2"]);
});

test("what is offered is right", () => {
  for (const [size] of USUAL) {
    assert.equal(complaint(size), undefined);
  }
});
