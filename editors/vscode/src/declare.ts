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
export function ask(model?: string): Promise<string | undefined> {
  const box = window.createQuickPick();
  box.title = `Input size of ${model ?? "the model"}, without the batch`;
  box.placeholder = "Channels x height x width: pick one, or type another (several inputs with commas)";
  box.items = offered("");
  box.onDidChangeValue((typed) => (box.items = offered(typed)));
  return new Promise((resolve) => {
    box.onDidAccept(() => {
      const size = box.selectedItems[0]?.label;
      if (size !== undefined && complaint(size) === undefined) {
        resolve(size);
        box.hide();
      }
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

/** What is typed, with what is wrong about it, before the usual sizes. */
function offered(typed: string): QuickPickItem[] {
  const label = typed.trim();
  const usual = USUAL.map(([size, description]): QuickPickItem => ({ label: size, description }));
  if (!label || usual.some((item) => item.label === label)) {
    return usual;
  }
  return [{ label, detail: complaint(label) ?? "", alwaysShow: true }, ...usual];
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
