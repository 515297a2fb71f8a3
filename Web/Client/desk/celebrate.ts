// The reward is felt: what the wall shows large, small beside the list. It covers nothing that is worked with.
import { make, picture } from "../dom";
import { gain, sheet } from "./sheet";

const seconds = 4;

/** @param type of a move: lead.closed */
export function celebrate(type: string, points: number): void {
  const cheer = sheet.cheers[type.replace("lead.", "")];
  if (!cheer || points <= 0) return;
  document.querySelector(".cheer")?.remove();
  // the words are said at the foot of the page already
  const panel = make(
    "div",
    "cheer",
    picture(cheer.art, "art"),
    make("p", "cry", cheer.words),
    make("p", "", gain(points)),
  );
  panel.setAttribute("aria-hidden", "true");
  panel.dataset.testid = "cheer";
  document.body.append(panel);
  setTimeout(() => panel.remove(), seconds * 1000);
}
