// The size of an input as a pragma says it: `3x224x224`, `784`, `(8, 3, 32, 32)`, and several of them.

/** Sizes that the question offers, with what they are usual for. */
export const USUAL: ReadonlyArray<readonly [size: string, note: string]> = [
  ["3x224x224", "ImageNet"],
  ["3x227x227", "AlexNet"],
  ["3x299x299", "Inception"],
  ["3x32x32", "CIFAR"],
  ["1x28x28", "MNIST"],
  ["28x28x1", "MNIST, channels last"],
  ["784", "a vector"],
];

const SAMPLE = /^[1-9]\d*(\s*[x×]\s*[1-9]\d*)*$/i;
const TENSOR = /^\((\s*None\s*,\s*[1-9]\d*|\s*[1-9]\d*)(\s*,\s*[1-9]\d*)*\s*,?\s*\)$/;

/** What is wrong with `text` in one sentence, or undefined. The server has the last word; this is for while one types. */
export function complaint(text: string): string | undefined {
  const inputs = split(text);
  const wrong = inputs.find((one) => !SAMPLE.test(one) && !TENSOR.test(one));
  if (wrong === undefined) {
    return undefined;
  }
  return `${wrong ? `"${wrong}" is no size` : "A size is missing"}: write 3x224x224, 784 or (8, 3, 32, 32).`;
}

/** The inputs of `text`: split at the commas that stand outside of parentheses. */
export function split(text: string): string[] {
  const inputs = [""];
  let depth = 0;
  for (const character of text) {
    depth += character === "(" ? 1 : character === ")" ? -1 : 0;
    if (character === "," && depth <= 0) {
      inputs.push("");
    } else {
      inputs[inputs.length - 1] += character;
    }
  }
  return inputs.map((one) => one.trim());
}
