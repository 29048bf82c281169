// Finds the program that serves. Nothing here knows VS Code, so that it can be tested without it.
import * as path from "node:path";

/** How to start the server, and where it was found (for the status item). */
export interface Server {
  command: string;
  args: string[];
  found: "setting" | "interpreter" | "PATH";
}

/** Why there is no server: one sentence for the user, and what could be installed where. */
export interface Missing {
  missing: string;
  /** The interpreter that lacks convlint or its extra, where one is selected. */
  interpreter?: string;
}

/** What of the machine the search looks at. */
export interface Surroundings {
  platform: NodeJS.Platform;
  home: string;
  env: Readonly<Record<string, string | undefined>>;
  /** The first folder of the workspace. */
  folder?: string;
  isProgram(file: string): Promise<boolean>;
  /** Whether `python` can import all of `modules`. */
  canImport(python: string, modules: string[]): Promise<boolean>;
  /** What a program says that refuses to serve, as convlint without its extra does; undefined if it would serve. */
  refusal(command: string, args: string[]): Promise<string | undefined>;
}

export interface Wishes {
  /** The setting `convlint.path`. */
  path: string;
  /** The setting `convlint.args`. */
  args: string[];
  /** The selected interpreter. */
  interpreter?: string;
  /** Whether the workspace is trusted: if not, no interpreter is given. */
  trusted: boolean;
}

/** The server by setting, else by the selected interpreter, else on PATH. A setting that is wrong is not passed over. */
export async function findServer(wishes: Wishes, around: Surroundings): Promise<Server | Missing> {
  const args = ["server", ...wishes.args];
  if (wishes.path.trim()) {
    return willing(await bySetting(wishes.path.trim(), args, around), around);
  }
  const { interpreter } = wishes;
  if (interpreter && (await around.canImport(interpreter, ["convlint", "pygls"]))) {
    return { command: interpreter, args: ["-m", "convlint", ...args], found: "interpreter" };
  }
  const program = await onPath("convlint", around);
  if (program) {
    return willing({ command: program, args, found: "PATH" }, around);
  }
  return interpreter ? lacking(interpreter, around) : { missing: `convlint is not on PATH, and ${why(wishes)}.` };
}

/** `found`, unless its program refuses to serve. */
async function willing(found: Server | Missing, around: Surroundings): Promise<Server | Missing> {
  if ("missing" in found) {
    return found;
  }
  const reason = await around.refusal(found.command, found.args);
  return reason === undefined ? found : { missing: `${found.command}: ${reason}` };
}

function why({ trusted }: Wishes): string {
  return trusted ? "no interpreter is selected" : "in a workspace that is not trusted the selected interpreter is not used";
}

async function bySetting(setting: string, args: string[], around: Surroundings): Promise<Server | Missing> {
  const wanted = expand(setting, around);
  const separate = around.platform === "win32" ? /[\\/]/ : /\//;
  const command = separate.test(wanted) ? absolute(wanted, around) : await onPath(wanted, around);
  if (command && (await around.isProgram(command))) {
    return { command, args, found: "setting" };
  }
  return { missing: `the setting convlint.path names ${command ?? wanted}, which is no program.` };
}

async function lacking(interpreter: string, around: Surroundings): Promise<Missing> {
  const linter = await around.canImport(interpreter, ["convlint"]);
  const what = linter ? "convlint, but not its language server" : "no convlint";
  return { missing: `${interpreter} has ${what}: pip install 'convlint[server]'.`, interpreter };
}

/** `setting` with `~`, `${workspaceFolder}`, `${userHome}` and `${env:NAME}` replaced. */
export function expand(setting: string, around: Pick<Surroundings, "home" | "env" | "folder">): string {
  return setting
    .replace(/^~(?=$|[\\/])/, () => around.home)
    .replaceAll("${userHome}", () => around.home)
    .replaceAll("${workspaceFolder}", () => around.folder ?? "")
    .replace(/\$\{env:([^}]+)\}/g, (_, name: string) => around.env[name] ?? "");
}

function paths(around: Surroundings): path.PlatformPath {
  return around.platform === "win32" ? path.win32 : path.posix;
}

function absolute(file: string, around: Surroundings): string {
  const flavour = paths(around);
  return flavour.isAbsolute(file) ? file : flavour.join(around.folder ?? around.home, file);
}

/** The first `name` on PATH. Relative entries of PATH are passed over: they would start what a workspace holds. */
async function onPath(name: string, around: Surroundings): Promise<string | undefined> {
  const flavour = paths(around);
  const entries = (variable("PATH", around) ?? "").split(flavour.delimiter);
  for (const folder of entries.filter((entry) => flavour.isAbsolute(entry))) {
    for (const ending of endings(name, around)) {
      const file = flavour.join(folder, name + ending);
      if (await around.isProgram(file)) {
        return file;
      }
    }
  }
  return undefined;
}

function endings(name: string, around: Surroundings): string[] {
  // A .cmd or .bat can't be spawned without a shell, and pip writes neither.
  return around.platform === "win32" && !/\.(exe|com)$/i.test(name) ? [".exe", ".com"] : [""];
}

function variable(name: string, around: Surroundings): string | undefined {
  // The names of variables have no case on Windows.
  const key = Object.keys(around.env).find((k) => (around.platform === "win32" ? k.toUpperCase() : k) === name);
  return key === undefined ? undefined : around.env[key];
}
