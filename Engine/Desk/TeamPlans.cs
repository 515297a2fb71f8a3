namespace ChallengeHub;

/// <summary>What the directors of teams plan, for prospectors to read above their form.</summary>
public sealed class TeamPlans(Database database, WriteQueue queue, BoardReads reads, TimeProvider clock)
{
    /// <summary>By team; of those teams that he plays in, directs or looks after.</summary>
    public async Task<IReadOnlyList<TeamPlan>> Of(string campaign, DeskCaller by)
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        var plans = await TeamPlanRows.Of(connection, snapshot.Campaign.Id);
        return [.. plans.Where(x => Reads(snapshot, x.Team, by.Mover))];
    }

    /// <summary>Throws <see cref="RefusedException"/>, stale where somebody changed it since its version.</summary>
    public async Task Put(string campaign, TeamPlan plan, DeskCaller by)
    {
        var snapshot = await reads.Snapshot(campaign);
        var directs = by.Mover.IsMarketing || by.Mover.Teams.Contains(plan.Team);
        if (!directs || snapshot.Team(plan.Team) is null)
            throw RefusedException.NotFound("team-of-nobody", plan.Team);

        var errors = new FieldErrors();
        // an empty one is none
        if (plan.Brief.Length > 0)
            DeskPlanCheck.Brief(errors, "brief", plan.Brief);
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);

        var written = plan with { ChangedBy = by.Actor.Author, ChangedAt = clock.GetUtcNow() };
        if (!await queue.Write(work => TeamPlanRows.Put(work, snapshot.Campaign.Id, written)))
            throw RefusedException.Stale("plan-stale");
    }

    private static bool Reads(CampaignSnapshot snapshot, string team, Mover mover) =>
        mover.IsMarketing
        || mover.Teams.Contains(team)
        || mover.RepTeam == team
        || (mover.Prospector is { } prospector && snapshot.Get(prospector).Team == team);
}
