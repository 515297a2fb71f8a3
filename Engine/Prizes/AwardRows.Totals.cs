using System.Data.Common;
using System.Globalization;

namespace ChallengeHub;

/// <summary>What awards come to, counted where they lie: of a large campaign there are many.</summary>
public static partial class AwardRows
{
    /// <summary>A line for each value of a prize in a period.</summary>
    public static async Task<IReadOnlyList<AwardTotal>> Totals(DbConnection connection, long campaign) =>
        [
            .. (
                await connection.Query<TotalRow>(
                    """
                    select Period, Prize, Value, count(*) as Awards,
                           sum(case when Status = 'Declined' then 1 else 0 end) as Declined,
                           sum(case when Status = 'Delivered' then 1 else 0 end) as Delivered
                      from Awards
                     where CampaignId = @campaign
                     group by Period, Prize, Value
                     order by Period, Prize, Value
                    """,
                    new { campaign }
                )
            ).Select(x => x.Total()),
        ];

    private sealed record TotalRow
    {
        public int Period { get; init; }
        public string Prize { get; init; } = "";
        public string? Value { get; init; }
        public long Awards { get; init; }
        public long Declined { get; init; }
        public long Delivered { get; init; }

        public AwardTotal Total() =>
            new()
            {
                Period = Period,
                Prize = Prize,
                Value = Value is null ? null : decimal.Parse(Value, CultureInfo.InvariantCulture),
                Awards = (int)Awards,
                Declined = (int)Declined,
                Delivered = (int)Delivered,
            };
    }
}

/// <summary>How often a prize was given in a period (0: the campaign's) at one value.</summary>
public sealed record AwardTotal
{
    public int Period { get; init; }
    public string Prize { get; init; } = "";
    public decimal? Value { get; init; }

    /// <summary>The declined ones too.</summary>
    public int Awards { get; init; }
    public int Declined { get; init; }
    public int Delivered { get; init; }

    /// <summary>Without the declined ones.</summary>
    public decimal Cost => (Awards - Declined) * (Value ?? 0);

    /// <summary>Of one alone.</summary>
    public static AwardTotal Of(Award award) =>
        new()
        {
            Period = award.Period,
            Prize = award.Prize,
            Value = award.Value,
            Awards = 1,
            Declined = award.Status == AwardStatus.Declined ? 1 : 0,
            Delivered = award.Status == AwardStatus.Delivered ? 1 : 0,
        };
}
