using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The pages of a list. Numbers come first, from one index that has all that the filter asks, in the order of the page;
/// then the rows. Where that index would be read in vain, because what is asked for is rare, the few are found first.
/// </summary>
public static partial class LeadRows
{
    /// <summary>A word of so many leads is common: in the order of the list, the next page is never far.</summary>
    private const int Rare = 2_000;

    /// <summary>The words in one condition: of too many, SQLite takes so few to be left that it sorts them.</summary>
    private const string Where = """
        from Leads
         where CampaignId = @Campaign
           and (@Status is null or Status = @Status)
           and (@Team is null or ReachTeam = @Team)
           and (@Holder is null or Holder = @Holder)
           and (@Prospector is null or Prospector = @Prospector)
           and (@Source is null or Source = @Source)
           and (@Vouched is null or Vouched = @Vouched)
           and (@Overdue is null or case when DeadlineAt <= @Now then 1 else 0 end = @Overdue)
           and (@Teams is null
                or (ReachTeam is null
                    and (@Directs = 1
                         or Status = 'Open'))
                or ReachTeam in (select value
                                   from json_each(@Teams))
                or Holder in (select cast(value as bigint)
                                from json_each(@Own))
                or Prospector in (select cast(value as bigint)
                                    from json_each(@Own)))
           and (@Word1 is null
                or exists (select 1
                             from LeadWords
                            where LeadNumber = Leads.Number and Word >= @Word1 and Word < @Beyond1)
               and (@Word2 is null
                    or exists (select 1
                                 from LeadWords
                                where LeadNumber = Leads.Number and Word >= @Word2 and Word < @Beyond2)
                   and (@Word3 is null
                        or exists (select 1
                                     from LeadWords
                                    where LeadNumber = Leads.Number and Word >= @Word3 and Word < @Beyond3)
                       and (@Word4 is null
                            or exists (select 1
                                         from LeadWords
                                        where LeadNumber = Leads.Number and Word >= @Word4 and Word < @Beyond4)
                           and (@Word5 is null
                                or exists (select 1
                                             from LeadWords
                                            where LeadNumber = Leads.Number
                                              and Word >= @Word5
                                              and Word < @Beyond5))))))
        """;
    private const string InOrder = "select Number\n  " + Where;

    /// <summary>For few: sorted whatever the order.</summary>
    private const string Few =
        """
            select Number
              from (select Number,
                           case @Sort
                             when 'New' then -Number
                             when 'Old' then Number
                             else coalesce(DeadlineAt, 9223372036854775807)
                           end as SortKey
            """
        + "\n  "
        + Where;
    private const string Sorted = """
        ) found
         where SortKey > @Key
            or (SortKey = @Key and Number > @Number)
         order by SortKey, Number
         limit @Limit
        """;
    private const string New = "\n   and Number < @Number\n order by Number desc\n limit @Limit";
    private const string Old = "\n   and Number > @Number\n order by Number\n limit @Limit";
    private const string Held = "\n   and Status in ('Assigned', 'Taken', 'Contacted')";
    private const string Won = "\n   and Status = 'Won'\n   and ClosedAt >= @WonFrom";
    private const string HeldOrWon = """

           and (@IsHeld = 0 or Status in ('Assigned', 'Taken', 'Contacted'))
           and (@WonFrom is null or (Status = 'Won' and ClosedAt >= @WonFrom))
        """;
    private const string ByStatus = "\n   and Status = @Status";
    private const string ByHolder = "\n   and Holder = @Holder";
    private const string ByProspector = "\n   and Prospector = @Prospector";

    /// <summary>In the order of the page, as many as its limit unless there are no more.</summary>
    public static async Task<IReadOnlyList<StoredLead>> Page(DbConnection connection, long campaign, LeadPage page)
    {
        var numbers = await Numbers(connection, campaign, page);
        var leads = await connection.Query<StoredLead>(
            Columns
                + """

                 from Leads
                 where Number in (select cast(value as bigint)
                                    from json_each(@numbers))
                """,
            new { numbers = JsonSerializer.Serialize(numbers) }
        );
        var byNumber = leads.ToDictionary(x => x.Number);
        // somebody may take one away between the two
        return [.. numbers.Where(byNumber.ContainsKey).Select(x => byNumber[x])];
    }

    private static async Task<IReadOnlyList<long>> Numbers(DbConnection connection, long campaign, LeadPage page)
    {
        var rare = await Rarest(connection, campaign, page.Filter.Words);
        var terms = LeadPageTerms.Of(campaign, page, rare);
        if (rare is not null)
            return await connection.Query<long>(
                Few + "\n   and Number in (select cast(value as bigint) from json_each(@Numbers))" + HeldOrWon + Sorted,
                terms
            );
        if (page.Filter is { IsHeld: true } or { WonFrom: not null })
            return await HeldOrWonOf(connection, page.Filter, terms);
        if (page is { Filter.Overdue: true, Sort: not LeadSort.Deadline, Filter.Holder: null })
            return await connection.Query<long>(Few + "\n   and DeadlineAt <= @Now" + Sorted, terms);

        return page.Sort switch
        {
            LeadSort.New => await Newest(connection, page.Filter, terms),
            LeadSort.Old => await Oldest(connection, page.Filter, terms),
            _ when page.Filter.Holder is not null => await connection.Query<long>(Few + ByHolder + Sorted, terms),
            _ => await ByDeadline(connection, page, terms),
        };
    }

    /// <summary>Of one rep they are few; else the index of the status finds them.</summary>
    private static Task<IReadOnlyList<long>> HeldOrWonOf(
        DbConnection connection,
        LeadFilter filter,
        LeadPageTerms terms
    ) =>
        filter switch
        {
            { Holder: not null } => connection.Query<long>(Few + ByHolder + HeldOrWon + Sorted, terms),
            { IsHeld: true } => connection.Query<long>(Few + Held + HeldOrWon + Sorted, terms),
            _ => connection.Query<long>(Few + Won + HeldOrWon + Sorted, terms),
        };

    private static Task<IReadOnlyList<long>> Newest(DbConnection connection, LeadFilter filter, LeadPageTerms terms) =>
        filter switch
        {
            { Holder: not null } => connection.Query<long>(InOrder + ByHolder + New, terms),
            { Prospector: not null } => connection.Query<long>(InOrder + ByProspector + New, terms),
            { Status: not null } => connection.Query<long>(InOrder + ByStatus + New, terms),
            _ => connection.Query<long>(InOrder + New, terms),
        };

    private static Task<IReadOnlyList<long>> Oldest(DbConnection connection, LeadFilter filter, LeadPageTerms terms) =>
        filter switch
        {
            { Holder: not null } => connection.Query<long>(InOrder + ByHolder + Old, terms),
            { Prospector: not null } => connection.Query<long>(InOrder + ByProspector + Old, terms),
            { Status: not null } => connection.Query<long>(InOrder + ByStatus + Old, terms),
            _ => connection.Query<long>(InOrder + Old, terms),
        };

    /// <summary>First those that have a deadline.</summary>
    private static async Task<IReadOnlyList<long>> ByDeadline(
        DbConnection connection,
        LeadPage page,
        LeadPageTerms terms
    )
    {
        IReadOnlyList<long> timed = [];
        if (page.After is null or { DeadlineAt: not null })
            timed = await connection.Query<long>(
                InOrder
                    + """

                       and DeadlineAt >= @Key
                       and (DeadlineAt > @Key or Number > @Number)
                     order by DeadlineAt, Number
                     limit @Limit
                    """,
                terms
            );
        if (timed.Count >= page.Limit || page.Filter.Overdue == true)
            return timed;

        var rest = terms with
        {
            Limit = page.Limit - timed.Count,
            Number = page.After is { DeadlineAt: null } last ? last.Number : 0,
        };
        return [.. timed, .. await connection.Query<long>(InOrder + "\n   and DeadlineAt is null" + Old, rest)];
    }

    /// <summary>The leads that have a word which few have; null where all words are common, or none is asked.</summary>
    private static async Task<IReadOnlyList<long>?> Rarest(
        DbConnection connection,
        long campaign,
        IReadOnlyList<string> words
    )
    {
        foreach (var word in words.OrderByDescending(x => x.Length))
        {
            var found = await LeadWordRows.Beginning(connection, campaign, word, Rare + 1);
            if (found.Count <= Rare)
                return [.. found.Distinct()];
        }

        return null;
    }
}

/// <summary>What the statements of a page are sent with.</summary>
internal sealed record LeadPageTerms
{
    public required long Campaign { get; init; }
    public string? Status { get; init; }
    public string? Team { get; init; }
    public int? Holder { get; init; }
    public int? Prospector { get; init; }
    public string? Source { get; init; }
    public bool? Vouched { get; init; }
    public int? Overdue { get; init; }
    public int IsHeld { get; init; }
    public DateTimeOffset? WonFrom { get; init; }
    public required DateTimeOffset Now { get; init; }
    public string? Teams { get; init; }
    public string? Own { get; init; }
    public int Directs { get; init; }
    public string? Numbers { get; init; }
    public required string Sort { get; init; }
    public required long Key { get; init; }
    public required long Number { get; init; }
    public required int Limit { get; init; }
    public required IReadOnlyList<string> Words { get; init; }
    public string? Word1 => Words.ElementAtOrDefault(0);
    public string? Word2 => Words.ElementAtOrDefault(1);
    public string? Word3 => Words.ElementAtOrDefault(2);
    public string? Word4 => Words.ElementAtOrDefault(3);
    public string? Word5 => Words.ElementAtOrDefault(4);
    public string? Beyond1 => LeadWordRows.Beyond(Word1);
    public string? Beyond2 => LeadWordRows.Beyond(Word2);
    public string? Beyond3 => LeadWordRows.Beyond(Word3);
    public string? Beyond4 => LeadWordRows.Beyond(Word4);
    public string? Beyond5 => LeadWordRows.Beyond(Word5);

    /// <param name="among">Null: among all.</param>
    public static LeadPageTerms Of(long campaign, LeadPage page, IReadOnlyList<long>? among) =>
        new()
        {
            Campaign = campaign,
            Status = page.Filter.Status?.ToString(),
            Team = page.Filter.Team,
            Holder = page.Filter.Holder,
            Prospector = page.Filter.Prospector,
            Source = page.Filter.Source,
            Vouched = page.Filter.Vouched,
            Overdue = page.Filter.Overdue is { } overdue ? Convert.ToInt32(overdue) : null,
            IsHeld = Convert.ToInt32(page.Filter.IsHeld),
            WonFrom = page.Filter.WonFrom,
            Now = page.Now,
            Teams = Json(page.Filter.Reach?.Teams),
            Own = Json(page.Filter.Reach?.Own),
            Directs = Convert.ToInt32(page.Filter.Reach?.Directs),
            Numbers = Json(among),
            Sort = page.Sort.ToString(),
            Key = page.After?.Key(page.Sort) ?? long.MinValue,
            Number = page.After?.Number ?? (page.Sort == LeadSort.New ? long.MaxValue : 0),
            Limit = page.Limit,
            Words = page.Filter.Words,
        };

    private static string? Json<T>(IReadOnlyList<T>? list) => list is null ? null : JsonSerializer.Serialize(list);
}
