namespace ChallengeHub;

/// <summary>Who of a director's reps holds how much, and who may get more.</summary>
public sealed class TeamReads(Database database, BoardReads reads, TimeProvider clock)
{
    /// <summary>
    /// The reps of the teams that he directs, those with what is overdue first; who has left only while he holds
    /// something.
    /// </summary>
    /// <param name="team">Null: of all his teams.</param>
    public async Task<IReadOnlyList<RepLoad>> Loads(string campaign, string? team, DeskCaller by)
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        var now = clock.GetUtcNow();
        var open = (await LeadRows.OpenByHolder(connection, snapshot.Campaign.Id, now)).ToDictionary(x => x.Holder);
        var most = snapshot.Campaign.Document.OpenPerRep ?? Routing.OpenPerRep;

        return
        [
            .. snapshot
                .Participants.Where(x => x.Role == Role.Rep && Directs(by.Mover, x.Team))
                .Where(x => team is null || x.Team == team)
                .Where(x => x.Active || open.ContainsKey(x.Number))
                .Select(x => new RepLoad(x, open.GetValueOrDefault(x.Number) ?? new OpenLeads(), most)
                {
                    IsAway = x.Away?.Covers(now) == true,
                })
                .OrderByDescending(x => x.Open.Overdue)
                .ThenByDescending(x => x.Holds)
                .ThenBy(x => x.Rep.Code, StringComparer.Ordinal),
        ];
    }

    private static bool Directs(Mover mover, string? team) =>
        mover.IsMarketing || (team is not null && mover.Teams.Contains(team));
}

/// <summary>A rep with what he holds.</summary>
/// <param name="Most">What he may hold.</param>
public sealed record RepLoad(Participant Rep, OpenLeads Open, int Most)
{
    public bool IsAway { get; init; }
    public long Holds => Open.Assigned + Open.Taken + Open.Contacted;
    public bool IsFull => Holds >= Most;

    /// <summary>A lead may be given to him now.</summary>
    public bool IsFree => Rep.Active && !IsAway && !IsFull;
}
