using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Keys of programs: made, looked after, revoked.</summary>
[RequireAccess(AccessPolicies.Admin)]
public sealed class KeysView(
    Themes themes,
    Accounts accounts,
    ApiKeys keys,
    [FromKeyedServices(Clocks.People)] TimeProvider clock
) : StaffPage(themes, accounts)
{
    public IReadOnlyList<ApiKey> All { get; private set; } = [];

    /// <summary>Shown this once.</summary>
    public string? Secret { get; private set; }
    public KeyLine Input { get; private set; } = new();

    public async Task OnGet() => All = await keys.All();

    public async Task<IActionResult> OnPost(KeyLine line)
    {
        Input = line;
        await Try(async () =>
        {
            (_, Secret) = await keys.Create(line.Key(), HttpContext.By());
            Input = new KeyLine();
        });
        All = await keys.All();
        return Page();
    }

    public async Task<IActionResult> OnPostRevoke(long id)
    {
        if (await Try(() => keys.Revoke(id, HttpContext.By())))
            return RedirectToPage();
        All = await keys.All();
        return Page();
    }

    public bool IsOver(ApiKey key) => !key.Opens(clock.GetUtcNow());
}

/// <summary>What was typed into the form.</summary>
public sealed class KeyLine
{
    public string? Name { get; set; }
    public List<string> Scopes { get; set; } = [];
    public string? Campaigns { get; set; }
    public DateOnly? ExpiresAt { get; set; }

    /// <summary>Good through the last day, UTC.</summary>
    public ApiKey Key() =>
        new()
        {
            Name = Name ?? "",
            Hint = "",
            Scopes = Scopes,
            CreatedBy = "",
            Campaigns = (Campaigns ?? "").Split((char[])[' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries),
            ExpiresAt = ExpiresAt is { } day
                ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
                : null,
        };

    public string? LastDay => ExpiresAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
