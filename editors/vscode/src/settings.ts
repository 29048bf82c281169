import { workspace } from "vscode";

/** The settings of the section `convlint` that the extension itself reads. The server is given the whole section. */
export interface Settings {
  enable: boolean;
  path: string;
  args: string[];
}

export const SECTION = "convlint";

/** Settings that need a new server process when they change; the server is told the others. */
export const RESTARTING = ["enable", "path", "args"].map((key) => `${SECTION}.${key}`);

export function settings(): Settings {
  const section = workspace.getConfiguration(SECTION);
  return {
    enable: section.get("enable", true),
    path: section.get("path", ""),
    args: section.get<string[]>("args", []),
  };
}

/** The section as the server reads it, in `initializationOptions` and by `workspace/configuration`. */
export function forServer(): Record<string, unknown> {
  const section = workspace.getConfiguration(SECTION);
  return {
    inlayHints: { enable: section.get("inlayHints.enable", true) },
    codeLens: { enable: section.get("codeLens.enable", true) },
    inputSize: section.get("inputSize", ""),
    select: section.get("select", []),
    extendSelect: section.get("extendSelect", []),
    ignore: section.get("ignore", []),
    strict: section.get("strict", false),
    configuration: section.get("configuration", ""),
  };
}
