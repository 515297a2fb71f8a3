using Microsoft.Playwright;

namespace ChallengeHub.Browser.Tests;

/// <summary>What somebody before a wall would complain of, measured on the page as it is drawn.</summary>
public static class Sight
{
    /// <summary>Every text of the wall with the boxes in which it is drawn.</summary>
    private const string Texts = """
        const texts = [...document.querySelectorAll("#wall *")].flatMap(element => {
          if (element.closest(".unseen, .noscript, svg")) return [];
          if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return [];
          const own = [...element.childNodes].filter(node => node.nodeType === 3 && node.data.trim());
          if (!own.length) return [];
          const range = document.createRange();
          range.setStart(own[0], 0);
          range.setEnd(own.at(-1), own.at(-1).length);
          const boxes = [...range.getClientRects()].filter(box => box.width > 1);
          const words = element.className + " " + own.map(node => node.data).join("");
          return boxes.length ? [{ element, boxes, words }] : [];
        });
        """;

    /// <summary>Texts that are cut, leave their panel, or lie on one another, and a page that would scroll.</summary>
    public static Task<string[]> Misplaced(IPage page) =>
        page.EvaluateAsync<string[]>(
            $$"""
            async () => {
              // a letter that comes late is seen to be missing; who waits for it for ever sees nothing
              await Promise.race([document.fonts.ready, new Promise(done => setTimeout(done, 5000))]);
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              {{Texts}}
              const wrong = [];
              const root = document.documentElement;
              if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight)
                wrong.push(`the page scrolls: ${root.scrollWidth}×${root.scrollHeight}`);
              const standing = texts.filter(text => !text.element.closest(".ticker"));
              for (const { element, boxes, words } of standing) {
                const style = getComputedStyle(element);
                // an ellipsis comes from a fraction of a pixel on
                const beyond = Math.max(...boxes.map(box => box.right)) - element.getBoundingClientRect().right;
                const shortened = style.textOverflow === "ellipsis" && beyond > .05;
                if (style.overflowX !== "visible" && (element.scrollWidth > element.clientWidth + 1 || shortened))
                  wrong.push(`cut: ${words}`);
                if (style.overflowY !== "visible" && element.scrollHeight > element.clientHeight + 4)
                  wrong.push(`cut below: ${words}`);
                const frame = (element.closest(".house, .panel, .time") ?? document.body).getBoundingClientRect();
                const leaves = box => box.left < frame.left - 1 || box.right > frame.right + 1
                                   || box.top < frame.top - 3 || box.bottom > frame.bottom + 3;
                if (boxes.some(leaves)) wrong.push(`leaves its panel: ${words}`);
              }
              for (const row of document.querySelectorAll("#board .row"))
                if (row.scrollWidth > row.clientWidth + 1 && getComputedStyle(row).overflowX !== "visible")
                  wrong.push(`wider than its row: ${row.dataset.code}`);
              // a line's box is higher than its letters
              const letters = standing.flatMap(text => text.boxes.map(box => ({
                ...text,
                left: box.left,
                right: box.right,
                top: box.top + box.height * .18,
                bottom: box.bottom - box.height * .18,
              })));
              const meet = (a, b) =>
                Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
              letters.forEach((one, at) => {
                for (const other of letters.slice(at + 1))
                  if (one.element !== other.element && meet(one, other))
                    wrong.push(`on one another: ${one.words} | ${other.words}`);
              });
              return wrong;
            }
            """
        );

    /// <summary>
    /// Texts that nobody reads from four metres: smaller than 24 pixels on the screen of 1080 lines that a wall is made
    /// for.
    /// </summary>
    public static Task<string[]> Small(IPage page) =>
        page.EvaluateAsync<string[]>(
            $$"""
            () => {
              {{Texts}}
              return texts
                .map(({ element, words }) => ({ words, size: parseFloat(getComputedStyle(element).fontSize) }))
                .map(({ words, size }) => ({ words, size: size * 1080 / innerHeight }))
                .filter(({ size }) => size > 0 && size < 23.9)
                .map(({ words, size }) => `${size.toFixed(1)} px: ${words}`);
            }
            """
        );

    /// <summary>
    /// Texts that do not stand out (WCAG AA) from what is really painted behind them: the wall is photographed without
    /// its letters.
    /// </summary>
    public static async Task<string[]> Faint(IPage page)
    {
        await page.EvaluateAsync(
            """
            async () => {
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              const elements = [...document.querySelectorAll("#wall *")];
              window.ink = new Map(elements.map(element => [element, getComputedStyle(element).color]));
              window.bare = new CSSStyleSheet();
              window.bare.replaceSync("* { color: transparent !important; text-shadow: none !important; }");
              document.adoptedStyleSheets.push(window.bare);
            }
            """
        );
        var photograph = Convert.ToBase64String(
            await page.ScreenshotAsync(new() { Type = ScreenshotType.Png, Scale = ScreenshotScale.Css })
        );
        return await page.EvaluateAsync<string[]>(
            $$"""
            async photograph => {
              document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== window.bare);
              {{Texts}}
              const image = new Image();
              image.src = `data:image/png;base64,${photograph}`;
              await image.decode();
              const canvas = new OffscreenCanvas(image.width, image.height)
                .getContext("2d", { willReadFrequently: true });
              const paint = (colour, under) => {
                canvas.fillStyle = under;
                canvas.fillRect(0, 0, 1, 1);
                canvas.fillStyle = colour;
                canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data];
              };
              const inks = new Map([...new Set(window.ink.values())].map(colour => [colour, paint(colour, "#888")]));
              canvas.drawImage(image, 0, 0);
              const light = ([r, g, b]) =>
                [r, g, b]
                  .map(x => x / 255)
                  .map(x => (x <= .04045 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4))
                  .reduce((sum, x, at) => sum + x * [.2126, .7152, .0722][at], 0);
              const opacity = element =>
                (element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1);
              const wrong = [];
              for (const { element, boxes, words } of texts) {
                const [style, seen, ratios] = [getComputedStyle(element), opacity(element), []];
                const colour = inks.get(window.ink.get(element));
                if (!colour) continue; // drawn since
                for (const box of boxes) {
                  const x = Math.max(0, Math.floor(box.left));
                  const y = Math.max(0, Math.floor(box.top + box.height * .15));
                  const width = Math.min(image.width, Math.ceil(box.right)) - x;
                  const height = Math.min(image.height, Math.ceil(box.bottom - box.height * .15)) - y;
                  if (width < 1 || height < 1) continue;
                  const { data } = canvas.getImageData(x, y, width, height);
                  for (let at = 0; at < data.length; at += 4) {
                    const behind = [data[at], data[at + 1], data[at + 2]];
                    const mixed = colour.slice(0, 3).map((x, i) => x * seen + behind[i] * (1 - seen));
                    const [a, b] = [light(behind), light(mixed)];
                    ratios.push((Math.max(a, b) + .05) / (Math.min(a, b) + .05));
                  }
                }
                if (!ratios.length) continue;
                ratios.sort((a, b) => a - b);
                const size = parseFloat(style.fontSize) * 1080 / innerHeight; // as on the screen that it is made for
                const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
                // a hair of a drawn line behind a letter does not make it unreadable
                const ratio = ratios[Math.floor(ratios.length * .05)];
                if (ratio < needed) wrong.push(`contrast ${ratio.toFixed(2)} of ${needed}: ${words}`);
              }
              return wrong;
            }
            """,
            photograph
        );
    }
}
