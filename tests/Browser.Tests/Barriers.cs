using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ChallengeHub.Browser.Tests;

/// <summary>What keeps somebody from a page who reads it with an aid, or works it without a mouse.</summary>
public static class Barriers
{
    private static readonly AxeRunOptions OnlyFaults = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>What axe calls serious or critical.</summary>
    public static async Task<IReadOnlyList<string>> Serious(IPage page)
    {
        var found = await page.RunAxe(OnlyFaults);
        return
        [
            .. found
                .Violations.Where(x => x.Impact is "serious" or "critical")
                .Select(x => $"{x.Id} {x.Help} {string.Join(" | ", x.Nodes.Select(node => node.Html).Take(3))}"),
        ];
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
        string[] left = [];
        // twice around at most: what appears on the way takes its turns too
        for (var rounds = 0; rounds < 2; rounds++)
        {
            for (var i = 0; i < count + 2; i++)
                await page.Keyboard.PressAsync("Tab");
            left = await page.EvaluateAsync<string[]>(missed);
            if (left.Length == 0)
                break;
        }
        await page.EvaluateAsync("() => document.activeElement?.blur()");
        return left;
    }
}
