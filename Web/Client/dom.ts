// Elements are made here, and data only ever becomes text.

type Content = Node | string | null | undefined;

export function make(tag: string, className = "", ...content: Content[]): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const part of content) if (part !== null && part !== undefined) element.append(part);
  return element;
}

export function picture(address: string | null | undefined, className: string): HTMLElement | null {
  if (!address) return null;
  const image = document.createElement("img");
  image.src = address;
  image.alt = "";
  image.className = className;
  return image;
}

/** A drawing of ours, part of the script: never data. */
export function drawn(svg: string): SVGElement {
  return document.importNode(
    new DOMParser().parseFromString(svg, "image/svg+xml").documentElement,
    true,
  ) as unknown as SVGElement;
}

/** Puts this in place of all that was in it; televisions know no replaceChildren. */
export function fill(element: Element, ...content: (Node | string)[]): void {
  element.textContent = "";
  element.append(...content);
}

export const byId = <T extends HTMLElement = HTMLElement>(id: string): T => document.getElementById(id) as T;

export function text(element: Element, value: string): void {
  if (element.textContent !== value) element.textContent = value;
}

const tightest = 0.5;

/** The width of what is written, to the fraction of a pixel, and of the padding beside it. */
function written(element: HTMLElement): number {
  const [range, style] = [document.createRange(), getComputedStyle(element)];
  range.selectNodeContents(element);
  return range.getBoundingClientRect().width + parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
}

/**
 * Shrinks a line of text until it fits, to `least` of its size; what is longer still is broken into two lines (class
 * "wrapped") and shrunk until those hold it.
 */
export function fit(element: HTMLElement, least: number): void {
  element.style.removeProperty("--fit");
  element.classList.remove("wrapped");
  const part = element.clientWidth / Math.max(element.scrollWidth, written(element));
  if (!(part < 1)) return;
  element.style.setProperty("--fit", String(Math.max(least, part * 0.99)));
  element.classList.toggle("wrapped", part < least);
  // letters may stand out of their lines
  const cut = () => element.scrollHeight - element.clientHeight > parseFloat(getComputedStyle(element).fontSize) / 2;
  for (let size = least; part < least && size > tightest && cut(); )
    element.style.setProperty("--fit", String((size = Math.max(tightest, size * 0.94))));
}
