using Microsoft.AspNetCore.WebUtilities;

namespace ChallengeHub.Web;

/// <summary>The desk of a rep, and the lists of everybody who works on leads: what there is to do, and the one next
/// step of each.</summary>
[RequireAccess(AccessPolicies.Leads)]
public sealed class DeskView(DeskParts parts) : DeskPage(parts)
{
    public DeskList List { get; private set; } = null!;
    public IReadOnlyList<DeskListKind> Lists { get; private set; } = [];
    public DeskCounts Counts { get; private set; } = new();
    public IReadOnlyList<DeskLead> Leads { get; private set; } = [];

    /// <summary>The address of the next page; null: there is none.</summary>
    public string? More { get; private set; }

    /// <summary>It is not the first page.</summary>
    public bool IsFurther => List.After is not null;

    public static IReadOnlyList<LeadSort> Sorts { get; } = [LeadSort.Deadline, LeadSort.New, LeadSort.Old];

    public string Home => Request.PathBase + Address(DeskSection.Leads);

    public string AddressOf(DeskListKind kind) =>
        QueryHelpers.AddQueryString(Home, "list", kind.ToString().ToLowerInvariant());

    public long? CountOf(DeskListKind kind) => DeskList.Count(kind, Counts, IsRep);

    public string NameOf(LeadSort sort) =>
        sort switch
        {
            LeadSort.New => T.DeskSortNew,
            LeadSort.Old => T.DeskSortOld,
            _ => T.DeskSortDeadline,
        };

    /// <summary>What to do where there is nothing.</summary>
    public string Empty =>
        List switch
        {
            { Asked: not null } => T.DeskEmptyFound,
            { Kind: DeskListKind.Mine } => T.DeskEmptyMine,
            { Kind: DeskListKind.Take } => T.DeskEmptyTake,
            { Kind: DeskListKind.Overdue } => T.DeskEmptyOverdue,
            _ => T.DeskEmpty,
        };

    protected override async Task Load()
    {
        Lists = DeskList.Of(Mover, Snapshot.Campaign.Document.Validation);
        List = DeskList.Read(Request.Query, Lists);
        Counts = await Parts.Reads.Counts(Campaign, Caller);
        var listing = await Parts.Reads.List(Campaign, List.PageOf(this), Caller);
        Leads = await Parts.Reads.WithMoves(Campaign, listing.Leads, Caller);
        if (listing.Next is { } next)
            More = QueryHelpers.AddQueryString(AddressOfList(), "after", DeskList.Written(next));
    }

    private string AddressOfList()
    {
        var address = AddressOf(List.Kind);
        if (List.Asked is { } asked)
            address = QueryHelpers.AddQueryString(address, "q", asked);
        if (List.Sort is { } sort)
            address = QueryHelpers.AddQueryString(address, "sort", sort.ToString().ToLowerInvariant());
        return address;
    }
}
