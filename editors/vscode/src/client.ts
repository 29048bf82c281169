import type { LogOutputChannel } from "vscode";
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
  LanguageClient,
  type LanguageClientOptions,
  type Message,
  type Middleware,
  type ServerOptions,
  State,
} from "vscode-languageclient/node";
import { DECLARE, type Place, withInput } from "./declare";
import type { Server } from "./server";
import { forServer, SECTION } from "./settings";
import { outside } from "./surroundings";

export interface Outputs {
  output: LogOutputChannel;
  trace: LogOutputChannel;
}

export function makeClient(server: Server, { output, trace }: Outputs, onGone: (reason: string) => void): LanguageClient {
  const patience = new Patience(onGone);
  const run = { command: server.command, args: server.args, options: outside(server.command) };
  const serverOptions: ServerOptions = { run, debug: run };
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: "file", language: "python" },
      { scheme: "untitled", language: "python" },
      { scheme: "vscode-notebook-cell", language: "python" },
    ],
    initializationOptions: forServer(),
    outputChannel: output,
    traceOutputChannel: trace,
    middleware: middleware(),
    errorHandler: patience,
    initializationFailedHandler: () => false,
  };
  const client = new LanguageClient(SECTION, "convlint", serverOptions, options);
  client.onDidChangeState(({ newState }) => newState === State.Running && patience.arrived());
  return client;
}

/** Tells a running server of settings that have changed. (The library's own way wakes a client that is being stopped.) */
export async function tellSettings(client: LanguageClient): Promise<void> {
  if (client.isRunning()) {
    await client.sendNotification("workspace/didChangeConfiguration", { settings: { [SECTION]: forServer() } });
  }
}

function middleware(): Middleware {
  return {
    async executeCommand(command, args, next) {
      if (command !== DECLARE) {
        return next(command, args);
      }
      const place = await withInput(args[0] as Place);
      return place && next(command, [place]);
    },
    workspace: {
      // What a server asks for is the section without what only the extension reads.
      configuration: (params, token, next) =>
        params.items.every((item) => item.section === SECTION) ? params.items.map(forServer) : next(params, token),
    },
  };
}

/** Starts a server that went away again, up to four times in three minutes; one that never came is not asked again. */
class Patience implements ErrorHandler {
  private ends: number[] = [];
  private came = false;

  constructor(private readonly onGone: (reason: string) => void) {}

  arrived(): void {
    this.came = true;
  }

  error(_error: Error, _message: Message | undefined, count: number | undefined): ErrorHandlerResult {
    return { action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.ends = [...this.ends.filter((end) => now - end < 180_000), now];
    if (this.came && this.ends.length <= 4) {
      return { action: CloseAction.Restart, handled: true };
    }
    this.onGone(this.came ? "The server ended too often." : "The server ended before it answered.");
    return { action: CloseAction.DoNotRestart, handled: true };
  }
}
