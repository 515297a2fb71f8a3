// Who somebody is at a glance: the colour of the team, and beside the name a photo, or initials.
import { make } from "./dom";
import type { Standing } from "./feed";
import { campaign, page } from "./page";

const colours = new Map(campaign.teams.map((team) => [team.code, team]));
const nobody = "~"; // of a frozen board people hear that something was done, and not by whom

/** Whose colour a line has: of a board of teams each line is one. */
export const teamOf = ({ team, code }: Standing): string => team ?? code;

/** Style sheets find the colour in --team, and what is written on it in --team-ink. */
export function dye(element: HTMLElement, team: string | null | undefined): void {
  const found = colours.get(team ?? "");
  element.classList.toggle("dyed", found !== undefined);
  if (!found) return;
  element.style.setProperty("--team", found.colour);
  element.style.setProperty("--team-ink", found.ink);
}

const first = (word: string): string => (/[\p{L}\p{N}]/u.exec(word)?.[0] ?? "").toLocaleUpperCase(page.lang);

/** Of the first and the last word of a name; of two who work together of both names. */
export function initials(name: string): string {
  const pair = name.split(" + ");
  const letters = (pair.length > 1 ? pair : name.split(/\s+/)).map(first).filter(Boolean);
  return letters.length > 1 ? `${letters[0]}${letters[letters.length - 1]}` : letters.join("");
}

export interface Face {
  name: string;
  photo?: string | null | undefined; // the mark by which it is fetched
}

/** What is read beside it is the name: to who hears the page it says nothing. */
export function badge(face: Face): HTMLElement {
  const made = make("span", "badge");
  made.setAttribute("aria-hidden", "true");
  portray(made, face);
  return made;
}

export function portray(badge: HTMLElement, { name, photo }: Face): void {
  badge.dataset.initials = initials(name);
  if ((badge.dataset.photo ?? "") === (photo ?? "")) return;
  badge.dataset.photo = photo ?? "";
  badge.textContent = "";
  if (!photo) return;
  const image = document.createElement("img");
  image.alt = "";
  image.addEventListener("error", () => image.remove()); // it was taken back meanwhile
  image.src = `${page.base}/api/v1/campaigns/${encodeURIComponent(campaign.code)}/photos/${photo}`;
  badge.append(image);
}

/** Of who did something, in the colour of the team; null where nobody is named. */
export function faceOf(who: Face & { participant: string; team: string | null }): HTMLElement | null {
  if (who.participant === nobody) return null;
  const made = badge(who);
  dye(made, who.team);
  return made;
}

/** A team has a colour and no face. */
export const isTeam = ({ team, code }: Standing): boolean => team === null && colours.has(code);
