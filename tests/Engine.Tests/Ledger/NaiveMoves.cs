using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// Who played for whom, in the plainest way: the last PUT that holds at an instant says it. Each entry is held
/// against what had been put when
/// it was written; what was written before keeps its team.
/// </summary>
internal sealed class NaiveMoves
{
    private readonly List<(string Code, string? Team, DateTimeOffset Since)> puts =
    [
        .. Challenge.People.Select(x => (x.Code, x.Team, DateTimeOffset.MinValue)),
    ];
    private long seq;

    public void Put(Participant participant, DateTimeOffset now)
    {
        if (participant.TeamSince is { } since)
            puts.Add((participant.Code, participant.Team, since));
        else if (puts.Last(x => x.Code == participant.Code && IsLast(x)).Team != participant.Team)
            puts.Add((participant.Code, participant.Team, now));
    }

    /// <summary>What was written since the last look.</summary>
    public async Task Hold(EngineParts engine)
    {
        await using var connection = await engine.Database.Connect();
        var rows = (
            await connection.QueryAsync<(long Seq, long Kind, string Code, string? Team, long OccurredAt)>(
                """
                select Ledger.Seq, Ledger.Kind, Participants.Code, Ledger.Team, Ledger.OccurredAt
                  from Ledger
                  join Participants on Participants.Number = Ledger.Participant
                 where Ledger.Seq > @seq
                 order by Ledger.Seq
                """,
                new { seq }
            )
        ).AsList();
        // a reversal keeps the team of what it reverses
        foreach (var row in rows.Where(row => row.Kind != 1))
            Assert.Equal(TeamAt(row.Code, DateTimeOffset.FromUnixTimeMilliseconds(row.OccurredAt)), row.Team);
        if (rows.Count > 0)
            seq = rows[^1].Seq;
    }

    private string? TeamAt(string code, DateTimeOffset at) => puts.Last(x => x.Code == code && x.Since <= at).Team;

    private bool IsLast((string Code, string? Team, DateTimeOffset Since) put) =>
        TeamAt(put.Code, DateTimeOffset.MaxValue) == put.Team;
}
