using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>What came of a prospector's leads: status, points, reasons; his ratings, and with whom he works.</summary>
[RequireAccess(AccessPolicies.Leads)]
public sealed class FoundView(DeskParts parts, FinderReads finder) : DeskPage(parts)
{
    /// <summary>Lines on the page.</summary>
    private const int Most = 50;

    public override DeskSection Section => DeskSection.Found;

    /// <summary>Of a list the status, in small letters; null: all.</summary>
    [BindProperty(SupportsGet = true)]
    public LeadStatus? Status { get; set; }

    /// <summary>The number of the last line of the page before; null: the first page.</summary>
    [BindProperty(SupportsGet = true)]
    public long? After { get; set; }
    public FoundLeads Found { get; private set; } = new();
    public IReadOnlyList<LeadStatus> Statuses => Enum.GetValues<LeadStatus>();

    /// <summary>The place of the last line where there may be more.</summary>
    public long? Next => Found.Leads.Count == Most ? Found.Leads[^1].Lead.Row.Number : null;

    /// <summary>"4.3".</summary>
    public string Average => Found.Rated.Average?.ToString("0.0", CultureInfo.GetCultureInfo(Lang)) ?? "";

    public string? Reason(FinderLead found)
    {
        if (found.Reason is not { } reason)
            return null;
        var type = found.Lead.Row.Status == LeadStatus.Lost ? EventTypes.Lost : EventTypes.Refused;
        return Words.Reason(type, reason);
    }

    protected override async Task Load()
    {
        var after = After is { } number ? new LeadPosition(number, null) : null;
        var page = new LeadPage(new LeadFilter { Status = Status }, Now, Most, LeadSort.New, after);
        Found = await finder.Of(Campaign, page, Caller);
    }
}
