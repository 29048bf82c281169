// Bundles the extension into dist/, or with --tests each test into out/.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { build, context } from "esbuild";

const flags = new Set(process.argv.slice(2));
const common = { bundle: true, platform: "node", target: "node18", format: "cjs", logLevel: "warning" };

/** The licences of the packages that the bundle holds, as they ask for. */
function notices(metafile) {
  const inputs = Object.keys(metafile.inputs).join("\n");
  const packages = new Set([...inputs.matchAll(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/gm)].map(([folder]) => folder));
  return [...packages].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) {
      throw new Error(`${name} has no licence`);
    }
    return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
  });
}

if (flags.has("--tests")) {
  const tests = readdirSync("src/test").filter((name) => name.endsWith(".test.ts"));
  await build({ ...common, entryPoints: tests.map((name) => `src/test/${name}`), outdir: "out", sourcemap: "inline" });
} else {
  const options = {
    ...common,
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    external: ["vscode"],
    minify: flags.has("--production"),
    sourcemap: !flags.has("--production"),
    metafile: true,
  };
  if (flags.has("--watch")) {
    await (await context(options)).watch();
  } else {
    const { metafile } = await build(options);
    writeFileSync("dist/NOTICES.txt", notices(metafile).join("\n----\n\n"));
  }
}
