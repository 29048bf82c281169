// "Declare input size": asks for the size, and has the server write the comment.
import { type QuickPickItem, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { complaint, USUAL } from "./inputSize";

/** The server's command. Its argument is a Place; without `input` the size is asked for here. */
export const DECLARE = "convlint.declareInput";

/** `line` counts from 0 and may be any line of the model. */
export interface Place {
  uri: string;
  line?: number;
  model?: string;
  input?: string;
}

/** The size that the user picks or types; undefined if they think better of it. */
export async function ask(model?: string): Promise<string | undefined> {
  const other: QuickPickItem = { label: "Another size…", alwaysShow: true };
  const usual = USUAL.map(([label, description]): QuickPickItem => ({ label, description }));
  const title = `Input size of ${model ?? "the model"}, without the batch`;
  const pick = await window.showQuickPick([...usual, other], { title, placeHolder: "channels x height x width" });
  if (pick !== other) {
    return pick?.label;
  }
  const prompt = "Channels x height x width, as the first layer takes them; several inputs with commas";
  return window.showInputBox({ title, prompt, placeHolder: "3x224x224", validateInput: complaint });
}

/** `place` with its size, asked for where it has none. */
export async function withInput(place: Place): Promise<Place | undefined> {
  const input = place.input ?? (await ask(place.model));
  return input === undefined ? undefined : { ...place, input };
}

/** The command of the palette: the model around the cursor. */
export async function declareHere(client: LanguageClient): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== "python") {
    return;
  }
  const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
  const place = await withInput({ uri, line: editor.selection.active.line });
  if (place) {
    await client.sendRequest("workspace/executeCommand", { command: DECLARE, arguments: [place] });
  }
}
