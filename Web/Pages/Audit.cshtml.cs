using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Who did what, the latest first, a page at a time.</summary>
[Through(Doors.Admin)]
public sealed class AuditView(Themes themes, Accounts accounts, Journal journal) : OfficePage(themes, accounts)
{
    private const int Lines = 100;

    [BindProperty(SupportsGet = true)] public long? Before { get; set; }
    [BindProperty(SupportsGet = true)] public string? Campaign { get; set; }
    [BindProperty(SupportsGet = true)] public string? Author { get; set; }
    [BindProperty(SupportsGet = true, Name = "deed")] public string? Deed { get; set; }
    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];
    public bool More => Entries.Count == Lines;

    public async Task OnGet() => Entries = await journal.Latest(new AuditQuery(0, Lines, Text(Campaign), Text(Author), Text(Deed)), Before ?? long.MaxValue);

    private static string? Text(string? told) => string.IsNullOrWhiteSpace(told) ? null : told.Trim();
}
