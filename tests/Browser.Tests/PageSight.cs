using Microsoft.Playwright;

namespace ChallengeHub.Browser.Tests;

/// <summary>What somebody before a page would complain of, measured on the page as it is drawn.</summary>
public static class PageSight
{
    /// <summary>
    /// Controls on one another or out of the window, texts that are cut, leave their box or are stacked by letters, and
    /// a page that scrolls sideways.
    /// </summary>
    public static Task<string[]> Misplaced(IPage page) =>
        page.EvaluateAsync<string[]>(
            """
            async () => {
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              const wrong = new Set();
              const root = document.documentElement;
              // what holds for an element holds for all that is in it: each is asked once
              const within = (top, holds) => {
                const known = new Map([[top, false]]);
                const ask = x => {
                  if (!known.has(x)) known.set(x, holds(getComputedStyle(x)) || ask(x.parentElement));
                  return known.get(x);
                };
                return ask;
              };
              const clipped = within(null, style => style.clipPath.startsWith("inset(50%"));
              const rolled = within(document.body, style => /auto|scroll/.test(style.overflowX));
              const seen = x =>
                x.checkVisibility({ visibilityProperty: true })
                && !x.closest(".skip, .noscript, .ticker, svg, [inert]")
                && !clipped(x);
              const called = x => {
                const text = (x.innerText || x.value || "").trim().replace(/\s+/g, " ").slice(0, 50);
                return `${x.localName}${x.id ? "#" + x.id : ""}${x.name ? `[${x.name}]` : ""} "${text}"`;
              };
              const all = [...document.body.querySelectorAll("*")].filter(seen);
              // what sticks to the window's edge lies over what scrolls below: it is measured where it has its place
              for (const x of all) if (getComputedStyle(x).position === "sticky") x.style.position = "static";
              const edge = root.clientWidth;
              if (root.scrollWidth > edge) {
                wrong.add(`the page scrolls sideways: ${root.scrollWidth} of ${edge} pixels`);
                const beyond = x => x.getBoundingClientRect().right > edge + 1;
                for (const x of all)
                  if (beyond(x) && !rolled(x) && ![...x.children].some(beyond)) wrong.add(`too wide: ${called(x)}`);
              }

              const boxesOf = x => [...x.getClientRects()].filter(box => box.width > 1 && box.height > 1);
              const controls = all
                .filter(x => x.matches("a[href], button, input:not([type=hidden]), select, textarea, summary"))
                .map(x => ({ x, boxes: boxesOf(x) }));
              const meet = (a, b, slack) =>
                Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack
                && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack;
              controls.forEach(({ x, boxes }, at) => {
                if (boxes.some(box => box.left < -1 || box.right > edge + 1))
                  wrong.add(`out of the window: ${called(x)}`);
                for (const other of controls.slice(at + 1))
                  if (boxes.some(a => other.boxes.some(b => meet(a, b, 1))) && !x.contains(other.x))
                    wrong.add(`on one another: ${called(x)} | ${called(other.x)}`);
              });

              // every text with the boxes in which it is drawn
              const texts = [];
              for (const x of all) {
                if (x.matches("option, script, style, textarea, iframe, canvas")) continue;
                for (const node of x.childNodes) {
                  if (node.nodeType !== 3 || !node.data.trim()) continue;
                  const range = document.createRange();
                  range.selectNodeContents(node);
                  const boxes = [...range.getClientRects()].filter(box => box.width > 1);
                  if (boxes.length) texts.push({ x, node, boxes, words: node.data.trim().slice(0, 60) });
                }
              }
              for (const { x, node, boxes, words } of texts) {
                if (x.closest("#wall")) continue; // LayoutsTests measures walls, on the screens that they are made for
                // a word in pieces of one or two letters; what machines read may break anywhere
                const mono = /mono/.test(getComputedStyle(x).fontFamily);
                for (const found of mono ? [] : node.data.matchAll(/[\p{L}\p{N}]{3,}/gu)) {
                  const token = node.data.slice(node.data.slice(0, found.index).search(/\S*$/)).match(/^\S*/)[0];
                  if (/[@._\/]/.test(token)) continue; // an address or a code
                  const range = document.createRange();
                  range.setStart(node, found.index);
                  range.setEnd(node, found.index + found[0].length);
                  const drawn = [...range.getClientRects()].filter(box => box.width > 0);
                  const lines = new Set(drawn.map(box => Math.round(box.top))).size;
                  if (lines > 1 && found[0].length / lines < 4)
                    wrong.add(`stacked by letters: ${found[0]} in ${called(x)}`);
                }
                const style = getComputedStyle(x);
                if (style.overflowX !== "visible" && !rolled(x) && x.scrollWidth > x.clientWidth + 1)
                  wrong.add(`cut: ${words}`);
                if (style.overflowY !== "visible" && !rolled(x) && x.scrollHeight > x.clientHeight + 6)
                  wrong.add(`cut below: ${words}`);
                const frame = x.closest(".button, button, td, th, fieldset, .card, .row, .panel, .time, summary, li")
                  ?? document.body;
                const inner = frame.getBoundingClientRect();
                const leaves = box => box.left < inner.left - 2 || box.right > inner.right + 2;
                if (frame.getClientRects().length === 1 && !(rolled(x) && !rolled(frame)) && boxes.some(leaves))
                  wrong.add(`leaves its box: ${words} in ${called(frame)}`);
              }
              // a line's box is higher than its letters
              const letters = texts.flatMap(text => text.boxes.map(box => ({
                ...text,
                left: box.left,
                right: box.right,
                top: box.top + box.height * .2,
                bottom: box.bottom - box.height * .2,
              })));
              for (const letter of letters)
                for (const { x, boxes } of controls)
                  if (boxes.some(box => meet(letter, box, 2)) && !x.contains(letter.x) && !letter.x.contains(x))
                    wrong.add(`text on a control: ${letter.words} | ${called(x)}`);
              letters.forEach((one, at) => {
                for (const other of letters.slice(at + 1))
                  if (one.x !== other.x && meet(one, other, 2) && !one.x.closest("#wall"))
                    wrong.add(`on one another: ${one.words} | ${other.words}`);
              });

              // what stands in a field and cannot be scrolled to by who only looks
              const paper = new OffscreenCanvas(1, 1).getContext("2d");
              const typed = "input[type=number], input[inputmode], input[type=date], input[type=datetime-local]";
              for (const { x } of controls) {
                const style = getComputedStyle(x);
                const shown = x.matches("select") ? x.selectedOptions[0]?.text : x.matches(typed) ? x.value : null;
                if (!shown) continue;
                paper.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
                // arrow, calendar, steps
                const picked = x.matches("select, [type=date], [type=datetime-local]");
                const aside = picked ? 20 : x.type === "number" ? 16 : 0;
                const room = x.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - aside;
                const needed = paper.measureText(x.type === "datetime-local" ? "00/00/0000, 00:00 AM" : shown).width;
                // as wide as the window lets it be
                const widest = edge < 500 && x.matches("select") && x.getBoundingClientRect().width >= edge * .7;
                const sizes = `needs ${Math.ceil(needed)}, has ${Math.floor(room)}`;
                if (needed > room + 1 && !widest)
                  wrong.add(`too narrow for what it holds: ${called(x)} "${shown}" ${sizes}`);
              }
              for (const hole of document.body.innerText.matchAll(/\{[a-zA-Z]\w*\}/g))
                wrong.add(`nothing is filled into ${hole[0]}`);
              return [...wrong].slice(0, 40);
            }
            """
        );

    /// <summary>Opens whatever is folded.</summary>
    public static Task<bool> Unfold(IPage page) =>
        page.EvaluateAsync<bool>(
            """
            () => {
              const folded = [...document.querySelectorAll("details:not([open])")];
              for (const details of folded) details.open = true;
              return folded.length > 0;
            }
            """
        );

    /// <summary>Makes the longest word of every label, button and head as long as German has them.</summary>
    public static Task Germanize(IPage page) =>
        page.EvaluateAsync(
            """
            () => {
              const tail = "verantwortungsbereich";
              const named = "label, legend, button, .button, summary, thead th, nav a, h1, h2, h3, dt";
              for (const x of document.querySelectorAll(named)) {
                if (x.closest(".unseen, .skip, #wall, .name")) continue;
                for (const node of x.childNodes) {
                  if (node.nodeType !== 3) continue;
                  const longest = [...node.data.matchAll(/\p{L}{3,}/gu)]
                    .map(found => found[0])
                    .sort((a, b) => b.length - a.length)[0];
                  if (longest && longest.length < 22)
                    node.data = node.data.replace(longest, (longest + tail).slice(0, 22));
                }
              }
            }
            """
        );
}
