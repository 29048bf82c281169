// The machine, as the search for the server sees it.
import { execFile } from "node:child_process";
import { constants, promises as fs } from "node:fs";
import { homedir } from "node:os";
import * as path from "node:path";
import { workspace } from "vscode";
import type { Surroundings } from "./server";

const PATIENCE = 20_000;

export function surroundings(): Surroundings {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
  return {
    platform: process.platform,
    home: homedir(),
    env: process.env,
    ...(folder === undefined ? {} : { folder }),
    isProgram,
    canImport,
    refusal,
  };
}

/**
 * Where to start `command`, and with which variables, so that Python imports nothing that lies in the workspace:
 * `python -m` and `python -c` look into the current folder first.
 */
export function outside(command: string): { cwd: string; env: NodeJS.ProcessEnv } {
  return { cwd: path.dirname(command), env: { ...process.env, PYTHONSAFEPATH: "1", PYTHONUNBUFFERED: "1" } };
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await fs.access(file, constants.X_OK);
    return (await fs.stat(file)).isFile();
  } catch {
    return false;
  }
}

function canImport(python: string, modules: string[]): Promise<boolean> {
  const code = "import sys, importlib.util as u; sys.exit(not all(map(u.find_spec, sys.argv[1:])))";
  return new Promise((resolve) => {
    execFile(python, ["-c", code, ...modules], { ...outside(python), timeout: PATIENCE }, (error) => resolve(!error));
  });
}

/** convlint's exit status for what the user has to put right: a wrong option, a missing extra. */
const REFUSED = 2;

function refusal(command: string, args: string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const program = execFile(command, args, { ...outside(command), timeout: PATIENCE }, (error, _, said) => {
      const reason = said.trim().split("\n")[0]?.replace(/^convlint: /, "");
      resolve(error?.code === REFUSED ? reason || "it refuses to serve" : undefined);
    });
    // A server whose client is gone before it came ends at once.
    program.stdin?.on("error", () => undefined).end();
  });
}
