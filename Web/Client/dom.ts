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
const legible = 1.5; // rem: 24 pixels of a screen of 1080 lines, what is read from four metres

/** The width of what is written, to the fraction of a pixel, and of the padding beside it. */
function written(element: HTMLElement): number {
  const [range, style] = [document.createRange(), getComputedStyle(element)];
  range.selectNodeContents(element);
  return range.getBoundingClientRect().width + parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
}

const inHand = matchMedia("(max-width: 37.5em)"); // a telephone is not read from four metres
const held = 13; // CSS pixels: what is read there

/** Of its size, what is read from four metres at least; 1 where that is all of it. */
function readable(element: HTMLElement): number {
  if (inHand.matches) return 0;
  const size = parseFloat(getComputedStyle(element).fontSize);
  return Math.min(1, (legible * parseFloat(getComputedStyle(document.documentElement).fontSize)) / size);
}

/**
 * Shrinks a line of text until it fits, to `least` of its size; what is longer still is broken into two lines (class
 * "wrapped") and shrunk until those hold it. Nothing becomes smaller than what is read from afar.
 */
export function fit(element: HTMLElement, least: number): void {
  element.style.removeProperty("--fit");
  element.classList.remove("wrapped");
  // clientWidth is rounded: a line that is a fraction of a pixel too wide would end in an ellipsis
  const part = Math.min(
    element.clientWidth / element.scrollWidth,
    element.getBoundingClientRect().width / written(element),
  );
  if (!(part < 1)) return;
  const smallest = Math.max(least, readable(element));
  // letters are no finer than the screen: a little smaller is not always a little narrower
  for (let size = Math.max(smallest, part * 0.99); size >= smallest; size *= 0.985) {
    element.style.setProperty("--fit", String(size));
    if (element.getBoundingClientRect().width >= written(element)) return;
  }
  element.classList.add("wrapped");
  shrink(element, smallest);
}

/** Shrinks a text of several lines until its box holds them, or nobody could read it. */
export function hold(element: HTMLElement): void {
  element.style.removeProperty("--fit");
  shrink(element, 1);
}

/** From a part of its size that it has not got yet. */
function shrink(element: HTMLElement, from: number): void {
  const floor = inHand.matches
    ? Math.min(tightest, held / parseFloat(getComputedStyle(element).fontSize))
    : Math.max(tightest, readable(element));
  element.style.setProperty("--fit", String(from));
  // letters may stand out of their lines
  const cut = () => element.scrollHeight - element.clientHeight > parseFloat(getComputedStyle(element).fontSize) / 2;
  for (let size = from; size > floor && cut(); )
    element.style.setProperty("--fit", String((size = Math.max(floor, size * 0.94))));
}
