// WCAG 2.2 contrast, as the server counts it (Web/Themes/Contrast.cs), and the nearest colour that passes.

export const isColour = (text: string | undefined): text is string => /^#[0-9a-f]{6}$/i.test(text ?? "");

const channel = (colour: string, at: number): number => parseInt(colour.slice(at, at + 2), 16);

function linear(value: number): number {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

export const luminance = (colour: string): number =>
  0.2126 * linear(channel(colour, 1)) + 0.7152 * linear(channel(colour, 3)) + 0.0722 * linear(channel(colour, 5));

export function ratio(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Cut, not rounded: 4.46 is not 4.5. */
export const spoken = (value: number, lang: string): string =>
  (Math.trunc(value * 10) / 10).toLocaleString(lang, { minimumFractionDigits: 1 });

/** The ink, mixed with as little white or black as makes it readable on every ground; null when none is. */
export function readable(ink: string, grounds: string[], least: number): string | null {
  for (let step = 1; step <= 50; step++)
    for (const towards of [0, 255]) {
      const mixed = `#${[1, 3, 5]
        .map((at) =>
          Math.round(channel(ink, at) + ((towards - channel(ink, at)) * step) / 50)
            .toString(16)
            .padStart(2, "0"),
        )
        .join("")}`.toUpperCase();
      if (grounds.every((ground) => ratio(mixed, ground) >= least)) return mixed;
    }
  return null;
}
