import { type Disposable, languages, LanguageStatusSeverity } from "vscode";
import type { Server } from "./server";

const WAYS = { setting: "by the setting convlint.path", interpreter: "in the selected interpreter", PATH: "on PATH" };

/** The item among the languages' (`{}` in the status bar) of a Python editor. */
export class Status implements Disposable {
  private readonly item = languages.createLanguageStatusItem("convlint.status", { language: "python" });

  constructor() {
    this.item.name = "convlint";
    this.item.text = "convlint";
  }

  starting(): void {
    this.set("starting", LanguageStatusSeverity.Information, true);
  }

  running(version: string | undefined, server: Server): void {
    const title = version ? `convlint ${version}` : "convlint";
    this.set(`${WAYS[server.found]}: ${server.command}`, LanguageStatusSeverity.Information, false, title);
    this.offer("convlint.restart", "Restart");
  }

  off(): void {
    this.set("switched off by the setting convlint.enable", LanguageStatusSeverity.Information, false);
  }

  failed(reason: string): void {
    this.set(reason, LanguageStatusSeverity.Error, false);
    this.offer("convlint.showOutput", "Show Output");
  }

  dispose(): void {
    this.item.dispose();
  }

  private set(detail: string, severity: LanguageStatusSeverity, busy: boolean, text = "convlint"): void {
    Object.assign(this.item, { text, detail, severity, busy, command: undefined });
  }

  private offer(command: string, title: string): void {
    this.item.command = { command, title };
  }
}
