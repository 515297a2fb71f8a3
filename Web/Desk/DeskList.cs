using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>The lists of the desk, in the order of their tabs.</summary>
public enum DeskListKind
{
    Mine,
    Contact,
    Take,
    Waiting,
    Overdue,
    Won,
    All,
}

/// <summary>What of a list is shown, as its address says.</summary>
/// <param name="Sort">Null: as that list is mostly read.</param>
public sealed record DeskList(DeskListKind Kind, string? Asked, LeadSort? Sort, LeadPosition? After)
{
    public const int Size = 25;

    public LeadSort Order =>
        Sort
        ?? Kind switch
        {
            DeskListKind.Won or DeskListKind.All => LeadSort.New,
            _ => LeadSort.Deadline,
        };

    public string Word => Kind.ToString().ToLowerInvariant();

    public LeadPage PageOf(DeskPage page)
    {
        var mover = page.Mover;
        var own = mover.Rep;
        var filter = new LeadFilter { Words = LeadWords.Query(Asked) };
        filter = Kind switch
        {
            DeskListKind.Mine => filter with { Holder = own, IsHeld = true },
            DeskListKind.Contact => filter with { Holder = own, Status = LeadStatus.Taken },
            DeskListKind.Take => filter with { Status = LeadStatus.Open },
            DeskListKind.Waiting => filter with { Status = LeadStatus.Waiting },
            DeskListKind.Overdue => filter with { Holder = own, Overdue = true },
            DeskListKind.Won => filter with { Holder = own, WonFrom = DeskReads.MonthFrom(page.Snapshot, page.Now) },
            _ => filter,
        };
        return new LeadPage(filter, page.Now, Size, Order, After);
    }

    /// <summary>The first that the reader has, where he asks for none or for another's.</summary>
    public static DeskList Read(IQueryCollection query, IReadOnlyList<DeskListKind> own)
    {
        var kind = own.Select(x => (DeskListKind?)x)
            .FirstOrDefault(x => string.Equals(x.ToString(), query["list"], StringComparison.OrdinalIgnoreCase));
        var asked = query["q"].ToString().Trim();
        return new DeskList(
            kind ?? (asked.Length > 0 ? DeskListKind.All : own[0]),
            asked.Length > 0 ? asked : null,
            SortOf(query["sort"]),
            PositionOf(query["after"])
        );
    }

    /// <summary>The lists of somebody: a rep's are of his own leads, beside the pool.</summary>
    public static IReadOnlyList<DeskListKind> Of(Mover mover, bool validates)
    {
        var lists = new List<DeskListKind>();
        if (mover.Rep is not null)
            lists.AddRange([DeskListKind.Mine, DeskListKind.Contact]);
        if (validates && (mover.IsMarketing || mover.IsDirector))
            lists.Add(DeskListKind.Waiting);
        if (mover.Rep is not null || mover.IsMarketing || mover.IsDirector)
            lists.AddRange([DeskListKind.Take, DeskListKind.Overdue, DeskListKind.Won]);
        lists.Add(DeskListKind.All);
        return lists;
    }

    /// <summary>Null: it is not counted.</summary>
    public static long? Count(DeskListKind kind, DeskCounts counts, bool isRep) =>
        kind switch
        {
            DeskListKind.Mine => counts.Mine,
            DeskListKind.Contact => counts.MineToContact,
            DeskListKind.Take => counts.ToTake,
            DeskListKind.Waiting => counts.ToValidate,
            DeskListKind.Overdue => isRep ? counts.MineOverdue : counts.Overdue,
            DeskListKind.Won => isRep ? counts.MineWonThisMonth : counts.WonThisMonth,
            _ => null,
        };

    public static string Name(DeskListKind kind) =>
        kind switch
        {
            DeskListKind.Mine => T.DeskListMine,
            DeskListKind.Contact => T.DeskListContact,
            DeskListKind.Take => T.DeskListTake,
            DeskListKind.Waiting => T.DeskListWaiting,
            DeskListKind.Overdue => T.DeskListOverdue,
            DeskListKind.Won => T.DeskListWon,
            _ => T.DeskListAll,
        };

    /// <summary>Where another page of the list begins.</summary>
    public static string Written(LeadPosition position)
    {
        var number = position.Number.ToString(CultureInfo.InvariantCulture);
        return position.DeadlineAt is { } at ? $"{number}-{at.ToUnixTimeMilliseconds()}" : number;
    }

    /// <summary>Null: the beginning, and what nobody wrote.</summary>
    private static LeadPosition? PositionOf(string? text)
    {
        var parts = (text ?? "").Split('-');
        if (parts.Length > 2 || !TryWhole(parts[0], out var number))
            return null;
        if (parts.Length == 1)
            return new LeadPosition(number, null);
        return TryWhole(parts[1], out var at) && at <= MaxMilliseconds
            ? new LeadPosition(number, DateTimeOffset.FromUnixTimeMilliseconds(at))
            : null;
    }

    private static readonly long MaxMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private static bool TryWhole(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static LeadSort? SortOf(string? text) =>
        text switch
        {
            "new" => LeadSort.New,
            "old" => LeadSort.Old,
            "deadline" => LeadSort.Deadline,
            _ => null,
        };
}
