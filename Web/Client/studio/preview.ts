// The wall inside the editor: before it begins, it takes the pack as it is being typed; what needs no new beginning is changed in place.
import { cut } from "./legible";
import { paint, type Draft } from "./draft";

declare global {
  interface Window {
    /** The editor's, of the frame's parent. */
    studioDraft?: (speak: string) => Draft | null;
    /** What the editor may do to the wall. */
    studioWall?: { paint: typeof paint; celebrate(): void; close(): void; cut(): string[] };
  }
}

const sheet = document.getElementById("page")!;
const page = JSON.parse(sheet.textContent!) as { lang: string; theme: Record<string, unknown> };

function editor(): Window | null {
  try {
    return parent !== window && parent.studioDraft ? parent : null; // of another house it cannot be asked, and does not frame us
  } catch {
    return null;
  }
}

const draft = editor()?.studioDraft?.(page.lang) ?? null;
if (draft) {
  page.theme = { ...page.theme, ...draft.theme };
  sheet.textContent = JSON.stringify(page);
  const wall = document.getElementById("wall")!;
  for (const [name, value] of Object.entries(draft.theme.layout)) wall.dataset[name] = String(value);
  document.querySelector<HTMLImageElement>(".sign .emblem")!.src = draft.theme.emblem;
  document.getElementById("board-title")!.textContent = draft.theme.boards.reps.title;
  paint(document, draft.variables);
}
document.getElementById("sound")!.classList.add("unheard"); // sounds are tried in the editor
const { connection } = await import("./sample");
await import("../wall");
window.studioWall = { paint, celebrate: () => connection.score("closed", 1), close: () => connection.close(), cut: () => cut(document) };
parent.postMessage("studio-wall", location.origin);
