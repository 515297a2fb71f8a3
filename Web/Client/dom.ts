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

export const byId = <T extends HTMLElement = HTMLElement>(id: string): T => document.getElementById(id) as T;

export function text(element: Element, value: string): void {
  if (element.textContent !== value) element.textContent = value;
}

/** Too long for one line at full size on a wall. */
export const isLong = (name: string): boolean => [...name].length > 16;
