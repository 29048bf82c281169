import { commands, type Disposable, type ExtensionContext, window, workspace } from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";
import { makeClient, type Outputs, tellSettings } from "./client";
import { declareHere } from "./declare";
import { onInterpreter, selectedInterpreter } from "./interpreter";
import { findServer, type Missing, type Server } from "./server";
import { RESTARTING, SECTION, settings } from "./settings";
import { Status } from "./status";
import { surroundings } from "./surroundings";

let extension: Extension | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  extension = new Extension();
  context.subscriptions.push(extension);
  await extension.restart();
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}

/** One server for the window, and what the user can do with it. */
class Extension implements Disposable {
  private client: LanguageClient | undefined;
  private server: Server | undefined;
  private readonly status = new Status();
  private readonly outputs: Outputs = {
    output: window.createOutputChannel("convlint", { log: true }),
    trace: window.createOutputChannel("convlint trace", { log: true }),
  };
  private readonly disposables: Disposable[] = [this.status, this.outputs.output, this.outputs.trace];
  /** Starts and stops follow each other, however fast they are asked for. */
  private queue: Promise<void> = Promise.resolve();

  constructor() {
    this.disposables.push(
      commands.registerCommand("convlint.restart", () => this.restart()),
      commands.registerCommand("convlint.showOutput", () => this.outputs.output.show()),
      commands.registerCommand("convlint.declareInputSize", () => this.client && declareHere(this.client)),
      workspace.onDidChangeConfiguration((change) => {
        if (RESTARTING.some((key) => change.affectsConfiguration(key))) {
          void this.restart();
        } else if (change.affectsConfiguration(SECTION)) {
          void this.next(async () => this.client && tellSettings(this.client));
        }
      }),
      workspace.onDidGrantWorkspaceTrust(() => void this.restart()),
    );
    void onInterpreter(() => void this.moved()).then((one) => one && this.disposables.push(one));
  }

  restart(): Promise<void> {
    return this.next(async () => {
      await this.end();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.next(() => this.end());
  }

  dispose(): void {
    for (const one of this.disposables) {
      one.dispose();
    }
  }

  private next(step: () => Promise<unknown>): Promise<void> {
    this.queue = this.queue.then(step).then(() => undefined).catch((error: unknown) => this.failed(error instanceof Error ? error.message : String(error)));
    return this.queue;
  }

  private async begin(): Promise<void> {
    if (!settings().enable) {
      this.status.off();
      return;
    }
    this.status.starting();
    const found = await find();
    if ("missing" in found) {
      this.missing(found);
      return;
    }
    await this.start(found);
  }

  private async start(server: Server): Promise<void> {
    const { output } = this.outputs;
    output.info(`starting ${[server.command, ...server.args].join(" ")} (found by ${server.found})`);
    this.server = server;
    this.client = makeClient(server, this.outputs, (reason) => this.failed(reason));
    this.client.onDidChangeState(({ newState }) => this.shown(newState === State.Running));
    await this.client.start();
  }

  private shown(running: boolean): void {
    void commands.executeCommand("setContext", "convlint.running", running);
    if (running && this.server) {
      this.status.running(this.client?.initializeResult?.serverInfo?.version, this.server);
    }
  }

  private async end(): Promise<void> {
    const { client } = this;
    this.client = this.server = undefined;
    this.shown(false);
    try {
      await client?.dispose(2000);
    } catch {
      // A server that never started can't be stopped.
    }
  }

  /** Another interpreter is selected: a new server only if that one has another. */
  private async moved(): Promise<void> {
    const found = await find();
    if ("missing" in found || found.command !== this.server?.command) {
      await this.restart();
    }
  }

  private failed(reason: string): void {
    this.outputs.output.error(reason);
    this.status.failed(reason);
  }

  private missing({ missing }: Missing): void {
    this.failed(missing);
    void window.showWarningMessage(`convlint: ${missing}`, "Try Again", "Settings").then((answer) => {
      if (answer === "Try Again") {
        void this.restart();
      } else if (answer === "Settings") {
        void commands.executeCommand("workbench.action.openSettings", "convlint.path");
      }
    });
  }
}

async function find(): Promise<Server | Missing> {
  const { path, args } = settings();
  const interpreter = path ? undefined : await selectedInterpreter();
  const wishes = { path, args, trusted: workspace.isTrusted, ...(interpreter === undefined ? {} : { interpreter }) };
  return findServer(wishes, surroundings());
}
