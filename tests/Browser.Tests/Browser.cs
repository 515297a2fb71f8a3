using System.Collections.Concurrent;
using System.Net;
using ChallengeHub.Browser.Tests;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace ChallengeHub.Browser.Tests;

/// <summary>
/// Debian's Chromium, one for all tests; each opens pages of its own. Without windows it takes about half of the work
/// (chromium-headless-shell); CHALLENGEHUB_TEST_CHROMIUM names one that is elsewhere.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>One half of the tests: pages are worked, so one at a time.</summary>
    public const string OneAtATime = "Browser";

    /// <summary>The walk past every page, and as many others as last about as long as the other half.</summary>
    public const string BesideTheWalk = "Walk";

    private static readonly string Program =
        Environment.GetEnvironmentVariable("CHALLENGEHUB_TEST_CHROMIUM")
        ?? new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.First(File.Exists);
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Program,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    public async Task<Tab> Open(string address, Look? look = null)
    {
        var (width, height, language, calm) = look ??= new Look();
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = height },
                Locale = language,
                ReducedMotion = calm ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
                // what a worker of the browser answers passes by the routes that tests lay
                ServiceWorkers = look.IsKeeping ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
            }
        );
        await context.AddCookiesAsync(
            look.Cookies.GetAllCookies()
                .Select(x => new Microsoft.Playwright.Cookie
                {
                    Name = x.Name,
                    Value = x.Value,
                    Domain = x.Domain,
                    Path = x.Path,
                    HttpOnly = x.HttpOnly,
                })
        );
        var tab = new Tab(context, await context.NewPageAsync());
        await tab.Page.GotoAsync(address);
        return tab;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

/// <summary>The size of a screen, and the language of who looks.</summary>
/// <param name="Calm">Asks for no motion, as a person may.</param>
public sealed record Look(int Width = 1920, int Height = 1080, string Language = "en-GB", bool Calm = false)
{
    /// <summary>Of somebody who signed in; none: of nobody.</summary>
    public CookieContainer Cookies { get; init; } = new();

    /// <summary>Keeps pages for a reload while the server is away.</summary>
    public bool IsKeeping { get; init; }
}

/// <summary>A page in a browser of its own, and all that it complained of.</summary>
public sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext context;

    public Tab(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, line) =>
        {
            if (line.Type == "error")
                Complaints.Enqueue(line.Text);
        };
        page.PageError += (_, error) => Complaints.Enqueue(error);
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400)
                Complaints.Enqueue($"{answer.Status} {answer.Url}");
        };
    }

    public IPage Page { get; }
    public ConcurrentQueue<string> Complaints { get; } = new();

    public ILocator Row(string code) => Page.Locator($"[data-testid=row][data-code='{code}']");

    public ILocator Liveness => Page.GetByTestId("liveness");

    public Task IsLive() =>
        Assertions.Expect(Liveness).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 15_000 });

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
