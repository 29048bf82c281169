import assert from "node:assert/strict";
import { test } from "node:test";
import { expand, findServer, type Surroundings, type Wishes } from "../server";

interface Machine {
  programs?: string[];
  /** What each interpreter can import. */
  pythons?: Record<string, string[]>;
  /** What programs say that refuse to serve. */
  refusals?: Record<string, string>;
  env?: Record<string, string>;
  platform?: NodeJS.Platform;
  folder?: string;
}

function machine({ programs = [], pythons = {}, refusals = {}, env = {}, platform = "linux", folder = "/home/me/project" }: Machine): Surroundings {
  return {
    platform,
    folder,
    home: "/home/me",
    env,
    isProgram: async (file) => programs.includes(file),
    refusal: async (command) => refusals[command],
    canImport: async (python, modules) => modules.every((module) => pythons[python]?.includes(module)),
  };
}

const wishes = (some: Partial<Wishes> = {}): Wishes => ({ path: "", args: [], trusted: true, ...some });
const BOTH = { "/venv/bin/python": ["convlint", "pygls"] };

test("the setting comes first", async () => {
  const around = machine({ programs: ["/opt/convlint", "/usr/bin/convlint"], pythons: BOTH, env: { PATH: "/usr/bin" } });
  const found = await findServer(wishes({ path: "/opt/convlint", interpreter: "/venv/bin/python" }), around);
  assert.deepEqual(found, { command: "/opt/convlint", args: ["server"], found: "setting" });
});

test("a setting that is wrong is said, not passed over", async () => {
  const around = machine({ programs: ["/usr/bin/convlint"], pythons: BOTH, env: { PATH: "/usr/bin" } });
  const found = await findServer(wishes({ path: "/opt/gone", interpreter: "/venv/bin/python" }), around);
  assert.deepEqual(found, { missing: "the setting convlint.path names /opt/gone, which is no program." });
});

test("a setting may name a program of the project, of the home or of PATH", async () => {
  const programs = ["/home/me/project/.venv/bin/convlint", "/home/me/bin/convlint", "/usr/bin/convlint-next"];
  const around = machine({ programs, env: { PATH: "/usr/bin" } });
  for (const [path, command] of [
    [".venv/bin/convlint", programs[0]],
    ["${workspaceFolder}/.venv/bin/convlint", programs[0]],
    ["~/bin/convlint", programs[1]],
    ["convlint-next", programs[2]],
  ] as const) {
    assert.deepEqual(await findServer(wishes({ path }), around), { command, args: ["server"], found: "setting" });
  }
});

test("then the selected interpreter, if it has convlint and its server", async () => {
  const around = machine({ programs: ["/usr/bin/convlint"], pythons: BOTH, env: { PATH: "/usr/bin" } });
  const found = await findServer(wishes({ interpreter: "/venv/bin/python", args: ["-v"] }), around);
  assert.deepEqual(found, { command: "/venv/bin/python", args: ["-m", "convlint", "server", "-v"], found: "interpreter" });
});

test("then PATH", async () => {
  const around = machine({ programs: ["/usr/local/bin/convlint"], pythons: { "/venv/bin/python": [] }, env: { PATH: "/usr/bin:/usr/local/bin" } });
  const found = await findServer(wishes({ interpreter: "/venv/bin/python" }), around);
  assert.deepEqual(found, { command: "/usr/local/bin/convlint", args: ["server"], found: "PATH" });
});

test("relative entries of PATH are passed over: they would start what the workspace holds", async () => {
  const around = machine({ programs: ["convlint", "./convlint", "bin/convlint"], env: { PATH: ".:bin::" } });
  assert.deepEqual(await findServer(wishes(), around), { missing: "convlint is not on PATH, and no interpreter is selected." });
});

test("an interpreter without the extra is told apart from one without convlint", async () => {
  const pythons = { "/a/python": ["convlint"], "/b/python": [] };
  const a = await findServer(wishes({ interpreter: "/a/python" }), machine({ pythons }));
  const b = await findServer(wishes({ interpreter: "/b/python" }), machine({ pythons }));
  assert.deepEqual(a, {
    missing: "/a/python has convlint, but not its language server: pip install 'convlint[server]'.",
    interpreter: "/a/python",
  });
  assert.deepEqual(b, { missing: "/b/python has no convlint: pip install 'convlint[server]'.", interpreter: "/b/python" });
});

test("a program that refuses to serve says why", async () => {
  const extra = "the language server needs an extra: pip install 'convlint[server]'";
  const around = machine({ programs: ["/usr/bin/convlint"], refusals: { "/usr/bin/convlint": extra }, env: { PATH: "/usr/bin" } });
  const expected = { missing: `/usr/bin/convlint: ${extra}` };
  assert.deepEqual(await findServer(wishes(), around), expected);
  assert.deepEqual(await findServer(wishes({ path: "/usr/bin/convlint" }), around), expected);
});

test("a workspace without trust is named as the reason", async () => {
  const found = await findServer(wishes({ trusted: false }), machine({}));
  assert.deepEqual(found, {
    missing: "convlint is not on PATH, and in a workspace that is not trusted the selected interpreter is not used.",
  });
});

test("Windows: Path in any case, semicolons, .exe, and never a batch file", async () => {
  const around = machine({
    platform: "win32",
    env: { Path: "relative;C:\\Tools;D:\\Python\\Scripts" },
    programs: ["C:\\Tools\\convlint.bat", "D:\\Python\\Scripts\\convlint.exe"],
  });
  const found = await findServer(wishes(), around);
  assert.deepEqual(found, { command: "D:\\Python\\Scripts\\convlint.exe", args: ["server"], found: "PATH" });
});

test("variables in the setting", () => {
  const around = machine({ env: { TOOLS: "/opt/$&" } });
  assert.equal(expand("${env:TOOLS}/convlint", around), "/opt/$&/convlint");
  assert.equal(expand("${env:NONE}/convlint", around), "/convlint");
  assert.equal(expand("~/convlint", around), "/home/me/convlint");
  assert.equal(expand("/a~/convlint", around), "/a~/convlint");
  assert.equal(expand("${userHome}/x", around), "/home/me/x");
});
