using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ChallengeHub.Browser.Tests;

/// <summary>What keeps somebody from a page who reads it with an aid, or works it without a mouse.</summary>
public static class Barriers
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// What axe calls serious or critical, and landmarks of a page that are called the same: nobody tells them apart
    /// in a list. What is in a frame is another page.
    /// </summary>
    public static async Task<string[]> Serious(IPage page)
    {
        foreach (var frame in page.Frames)
            await frame.EvaluateAsync($"() => {{ if (!window.axe) {{ {Axe} }} }}");
        return await page.EvaluateAsync<string[]>(
            """
            async () => {
              const { violations } = await axe.run({ resultTypes: ["violations"] });
              const twice = await axe.run({ runOnly: ["landmark-unique"], iframes: false });
              return violations
                .filter(x => ["serious", "critical"].includes(x.impact))
                .concat(twice.violations)
                .map(x => `${x.id} ${x.help} ${x.nodes.slice(0, 3).map(node => node.html).join(" | ")}`);
            }
            """
        );
    }

    /// <summary>
    /// What can be worked by mouse and is not reached by the Tab key, or reached without any sign of it.
    /// </summary>
    public static async Task<string[]> OutOfReach(IPage page)
    {
        var count = await page.EvaluateAsync<int>(
            """
            () => {
              window.reached = new Set();
              const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
              window.wanted = [...document.querySelectorAll(kinds)]
                .filter(x => !x.disabled && x.checkVisibility({ visibilityProperty: true }))
                .filter(x => x.type !== "radio" || x.checked);
              document.addEventListener("focusin", event => {
                const style = getComputedStyle(event.target);
                if (style.outlineStyle !== "none" || style.boxShadow !== "none") window.reached.add(event.target);
              });
              return window.wanted.length;
            }
            """
        );
        const string missed =
            "() => window.wanted.filter(x => x.isConnected && !window.reached.has(x)).map(x => x.outerHTML.slice(0, "
            + "160))";
        await PressTab(page, count + 2);
        var left = await page.EvaluateAsync<string[]>(missed);
        // once more around, and not in haste: what appears on the way takes its turns too
        for (var i = 0; i < count + 2 && left.Length > 0; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            left = await page.EvaluateAsync<string[]>(missed);
        }
        await page.EvaluateAsync("() => document.activeElement?.blur()");
        return left;
    }

    /// <summary>As fast as the browser takes the keys: it asks for nothing between them.</summary>
    private static async Task PressTab(IPage page, int times)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await Task.WhenAll(
            Enumerable
                .Range(0, times)
                .SelectMany(_ => new[] { "rawKeyDown", "keyUp" })
                .Select(type =>
                    session.SendAsync(
                        "Input.dispatchKeyEvent",
                        new()
                        {
                            ["type"] = type,
                            ["key"] = "Tab",
                            ["code"] = "Tab",
                            ["windowsVirtualKeyCode"] = 9,
                        }
                    )
                )
        );
        await session.DetachAsync();
    }
}
