using ChallengeHub.Testing;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>A campaign whose first period awards more prizes than are written at once.</summary>
internal static class LargeClosing
{
    public const int Players = 600;
    public static readonly DateTimeOffset Over = Challenge.Start.AddMonths(2).AddHours(2);
    public static readonly Prize Club = new()
    {
        Code = "club",
        Name = "Club",
        Scope = PrizeScope.Period,
        Board = BoardKind.Reps,
        MinPoints = 1,
    };

    /// <summary>600 reps score in January, five in February.</summary>
    public static async Task<Challenge> Played(Prize prize, string redis)
    {
        var challenge = await Challenge.Launched(
            x => x with { Prizes = [prize] },
            redis,
            Challenge.Start.AddMonths(1).AddMinutes(-1)
        );
        await challenge.Engine.Roster.Put(
            Challenge.Code,
            [
                .. Enumerable
                    .Range(0, Players)
                    .Select(i => new Participant
                    {
                        Code = $"p{i:D5}",
                        Name = $"Player {i}",
                        Team = "lyon",
                        Role = Role.Rep,
                    }),
            ]
        );
        LeadEvent Taken(int i, DateTimeOffset at) =>
            challenge.Event("taken", $"{at:MM}-{i}", $"p{i:D5}", x => x with { At = at });
        await challenge.Tell(Enumerable.Range(0, Players).Select(i => Taken(i, Challenge.Start.AddDays(3))));
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddMonths(1));
        challenge.Running.Clock.Advance(TimeSpan.FromSeconds(1));
        await challenge.Tell(Enumerable.Range(0, 5).Select(i => Taken(i, Challenge.Start.AddMonths(1))));
        return challenge;
    }

    /// <summary>As by a process that ended before it could close.</summary>
    public static async Task WrittenAhead(Challenge challenge, int period, int awards)
    {
        await using var connection = await challenge.Engine.Database.Connect();
        await using var queue = new WriteQueue(challenge.Engine.Database, NullLogger<WriteQueue>.Instance);
        var unseen = new UnseenAwards(queue, challenge.Engine.Database, challenge.Running.Clock);
        await unseen.Write(
            await unseen.Begin(1, period),
            1,
            ResultsOf(period, [.. (await Members(connection)).Take(awards)])
        );
    }

    public static Results ResultsOf(int period, IReadOnlyList<string> members) =>
        new()
        {
            Campaign = Challenge.Code,
            Period = period,
            Version = 1,
            ClosedAt = Over,
            Seq = 1,
            Raffles = [],
            Boards = new Dictionary<string, IReadOnlyList<CertifiedLine>>(),
            Awards =
            [
                .. members.Select(
                    (member, i) => new CertifiedAward("club", "Club", null, BoardKind.Reps, i + 1, member, "lyon", 1)
                ),
            ],
        };

    /// <summary>In the order of awards: all are tied.</summary>
    public static async Task<IReadOnlyList<string>> Members(System.Data.Common.DbConnection connection) =>
        [
            .. (
                await connection.QueryAsync<long>("select Number from Participants where Code like 'p0%' order by Code")
            ).Select(x => $"{x}"),
        ];

    public static async Task NothingIsSeen(Challenge challenge)
    {
        Assert.Empty(await challenge.Engine.Awards.Winners(Challenge.Code, null));
        Assert.Empty(await challenge.Engine.Awards.HandOver(Challenge.Code, null, "en"));
        Assert.Empty(await challenge.Engine.Awards.Counts());
        Assert.All((await challenge.Engine.Awards.Costs(Challenge.Code)).Prizes, x => Assert.Equal(0, x.Awarded));
        await using var connection = await challenge.Engine.Database.Connect();
        Assert.Empty(await AwardRows.Given(connection, 1));
        Assert.Equal(0, await AwardRows.Count(connection, new AwardsOf(1, 1, "club")));
        Assert.Empty(await AwardRows.Best(connection, new AwardsOf(1, 1, "club"), 10));
        Assert.Null(await challenge.Engine.Results.Find(Challenge.Code, 1));
    }

    /// <summary>No row of a closing that was not done.</summary>
    public static async Task OnlyWhatIsSeen(Challenge challenge, int seen)
    {
        await Kept(challenge, seen);
        await using var connection = await challenge.Engine.Database.Connect();
        Assert.Equal(seen, await connection.ExecuteScalarAsync<int>("select count(*) from Awards"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*) from Closings where DoneAt is null"));
    }

    public static async Task Kept(Challenge challenge, int rows)
    {
        await using var connection = await challenge.Engine.Database.Connect();
        Assert.Equal(rows, await connection.ExecuteScalarAsync<int>("select count(*) from AllAwards"));
    }

    public static async Task<IReadOnlyList<(int Period, int Before, int Given)>> Stocks(Challenge challenge)
    {
        var stocks = new List<(int, int, int)>();
        foreach (var period in new[] { 1, 2 })
            if ((await challenge.Engine.Results.Find(Challenge.Code, period))?.Stocks?.Single() is { } stock)
                stocks.Add((period, stock.Before, stock.Given));
        return stocks;
    }
}
