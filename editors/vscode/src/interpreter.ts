// The interpreter that is selected in Microsoft's Python extension, where that is installed.
import { type Disposable, type Event, extensions, type Uri, workspace } from "vscode";

interface Environments {
  getActiveEnvironmentPath(resource?: Uri): { path: string };
  resolveEnvironment(environment: { path: string }): Promise<{ executable: { uri?: Uri } } | undefined>;
  onDidChangeActiveEnvironmentPath: Event<unknown>;
}

async function environments(): Promise<Environments | undefined> {
  const extension = extensions.getExtension<{ environments?: Environments }>("ms-python.python");
  if (!extension) {
    return undefined;
  }
  const api = extension.isActive ? extension.exports : await extension.activate();
  return api?.environments;
}

/** The path of the selected interpreter; undefined without the Python extension and in a workspace that is not trusted. */
export async function selectedInterpreter(): Promise<string | undefined> {
  if (!workspace.isTrusted) {
    return undefined;
  }
  try {
    const api = await environments();
    const chosen = api?.getActiveEnvironmentPath(workspace.workspaceFolders?.[0]?.uri);
    return chosen && (await api?.resolveEnvironment(chosen))?.executable.uri?.fsPath;
  } catch {
    // Another extension's failure is not ours: go on without an interpreter.
    return undefined;
  }
}

/** Calls `then` whenever another interpreter is selected. */
export async function onInterpreter(then: () => void): Promise<Disposable | undefined> {
  try {
    return (await environments())?.onDidChangeActiveEnvironmentPath(() => then());
  } catch {
    return undefined;
  }
}
