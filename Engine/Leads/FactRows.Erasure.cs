using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>Whom facts name, for who is to be forgotten.</summary>
public static partial class FactRows
{
    /// <summary>In the order of arrival, one by one, with the codes of those whom each names.</summary>
    internal static IAsyncEnumerable<NamingFact> Names(
        DbConnection connection,
        long campaign,
        FactRange between,
        DbTransaction? transaction = null
    ) =>
        connection.Stream<NamingFact>(
            """
            select FactSeq, json_extract(Content, '$.rep') as Rep, json_extract(Content, '$.prospector') as Prospector
              from Facts
             where CampaignId = @campaign
               and FactSeq > @After
               and FactSeq <= @UpTo
             order by FactSeq
            """,
            new
            {
                campaign,
                between.After,
                between.UpTo,
            },
            transaction
        );

    /// <summary>Those of these numbers.</summary>
    internal static Task<IReadOnlyList<Fact>> At(UnitOfWork work, long campaign, IEnumerable<long> numbers) =>
        work.Connection.Query<Fact>(
            Columns
                + """

                 from (select cast(value as bigint) as WantedSeq
                         from json_each(@numbers)) wanted
                 cross join Facts
                 where CampaignId = @campaign
                   and FactSeq = WantedSeq
                 order by FactSeq
                """,
            new { campaign, numbers = JsonSerializer.Serialize(numbers) },
            work.Transaction
        );
}

/// <summary>A fact, and the codes of those whom its sender named.</summary>
internal sealed record NamingFact
{
    public long FactSeq { get; init; }
    public string? Rep { get; init; }
    public string? Prospector { get; init; }

    public IEnumerable<string> Codes => new[] { Rep, Prospector }.OfType<string>();
}
