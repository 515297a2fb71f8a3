using ChallengeHub.Testing;
using Microsoft.Playwright;

namespace ChallengeHub.Browser.Tests;

/// <summary>A page after something was typed into it and sent.</summary>
/// <param name="State">What is seen then.</param>
/// <param name="Button">What is pressed, past the browser's own checks.</param>
public sealed record TypedPage(
    string Address,
    string State,
    Person Who,
    IReadOnlyList<(string Field, string Value)> Fields,
    string Button
)
{
    public async Task Show(IPage page)
    {
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(x => { x.open = true; })");
        foreach (var (field, value) in Fields)
            await page.Locator(field).FillAsync(value);
        var button = page.Locator(Button);
        await button.EvaluateAsync("button => { button.form.noValidate = true; }");
        await page.EvaluateAsync("() => { window.isSent = true; }");
        await button.ClickAsync();
        await page.WaitForFunctionAsync("() => !window.isSent && document.readyState === 'complete'");
    }
}
