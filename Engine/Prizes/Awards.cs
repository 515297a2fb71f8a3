namespace ChallengeHub;

/// <summary>Who won what, with code and name as of now, team and points as certified.</summary>
public sealed record Winner(
    long Id,
    string Campaign,
    int Period,
    string Prize,
    LocalText PrizeName,
    decimal? Value,
    string? Currency,
    long Rank,
    string Code,
    string Name,
    string? Team,
    decimal Points,
    AwardStatus Status,
    DateTimeOffset AwardedAt
);

/// <summary>The awards of a campaign and their hand-over, each step with author and time.</summary>
public sealed class Awards(
    WriteQueue queue,
    CampaignStates states,
    Database database,
    BoardReads reads,
    TimeProvider clock
)
{
    /// <summary>In the order of period (the campaign's last), prize and rank.</summary>
    /// <param name="period">A period's number, 0 for the campaign's own, null for all.</param>
    public async Task<IReadOnlyList<Winner>> Winners(
        string campaign,
        int? period,
        string language = "en",
        Audience? audience = null
    )
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        return
        [
            .. (await AwardRows.Of(connection, snapshot.Campaign.Id))
                .Where(award => period is null || award.Period == period)
                .OrderBy(award => award.Period == 0)
                .Select(award => ToWinner(award, snapshot, language, audience ?? Audience.Staff)),
        ];
    }

    /// <summary>The same with what the hand-over needs: addresses, names of teams, each step.</summary>
    /// <param name="period">A period's number, 0 for the campaign's own, null for all.</param>
    public async Task<IReadOnlyList<HandOverLine>> HandOver(string campaign, int? period, string language)
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        var steps = (await AwardRows.StepsOf(connection, snapshot.Campaign.Id)).ToLookup(x => x.Award);
        return
        [
            .. (await AwardRows.Of(connection, snapshot.Campaign.Id))
                .Where(award => period is null || award.Period == period)
                .OrderBy(award => award.Period == 0)
                .Select(award => HandOverLine.Of(award, snapshot, language, [.. steps[award.Id]])),
        ];
    }

    /// <summary>How much was won, by the campaign's id.</summary>
    public async Task<IReadOnlyDictionary<long, AwardCount>> Counts()
    {
        await using var connection = await database.Connect();
        return (await AwardRows.Counts(connection)).ToDictionary(x => x.CampaignId);
    }

    /// <summary>What the prizes have cost and can cost, of a draft too.</summary>
    public async Task<PrizeCosts> Costs(string campaign) => await Costs(await reads.Snapshot(campaign));

    /// <summary>By prizes that could be, of the same campaign.</summary>
    public async Task<PrizeCosts> Costs(CampaignSnapshot snapshot)
    {
        await using var connection = await database.Connect();
        return PrizeCosts.Of(snapshot, await AwardRows.Of(connection, snapshot.Campaign.Id));
    }

    public Task<Winner> Step(string campaign, long id, AwardStatus status, string? note, Actor actor) =>
        queue.Write(async work =>
        {
            var state = await states.Get(work, campaign);
            var award =
                await AwardRows.Find(work, state.Snapshot.Campaign.Id, id)
                ?? throw RefusedException.NotFound("no-award", id);
            if (award.Status == status)
                return ToWinner(award, state.Snapshot, "en", Audience.Staff);
            if (!award.MayBecome(status))
                throw RefusedException.Conflict(
                    "award-step",
                    award.Status.ToString().ToLowerInvariant(),
                    status.ToString().ToLowerInvariant()
                );

            await AwardRows.Step(work, new AwardStep(id, status, note, actor.Author, clock.GetUtcNow()));
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(
                    AuditActions.AwardStepped,
                    campaign,
                    $"award {id}",
                    new { award.Status },
                    new { status, noted = note is not null }
                ),
                clock.GetUtcNow().ToMilliseconds()
            );

            return ToWinner(award with { Status = status }, state.Snapshot, "en", Audience.Staff);
        });

    /// <summary>Takes the last step of a hand-over back: it was noted by mistake, or the prize came back.</summary>
    public Task<Winner> TakeBack(string campaign, long id, string reason, Actor actor) =>
        queue.Write(async work =>
        {
            var state = await states.Get(work, campaign);
            var award =
                await AwardRows.Find(work, state.Snapshot.Campaign.Id, id)
                ?? throw RefusedException.NotFound("no-award", id);
            var before =
                Award.Before(await AwardRows.Way(work, id)) ?? throw RefusedException.Conflict("award-first-step");
            await AwardRows.Step(work, new AwardStep(id, before, reason, actor.Author, clock.GetUtcNow()));
            var action = new AuditedAction(
                AuditActions.AwardTakenBack,
                campaign,
                $"award {id}",
                new { award.Status },
                new { status = before, reason }
            );

            await AuditRows.Append(work, actor, action, clock.GetUtcNow().ToMilliseconds());
            return ToWinner(award with { Status = before }, state.Snapshot, "en", Audience.Staff);
        });

    internal static Winner ToWinner(Award award, CampaignSnapshot snapshot, string language, Audience audience) =>
        new(
            award.Id,
            snapshot.Campaign.Code,
            award.Period,
            award.Prize,
            award.PrizeName,
            award.Value,
            snapshot.Campaign.Document.Currency,
            award.Rank,
            snapshot.CodeOf(award.Board, award.Member, audience),
            snapshot.NameOf(award.Board, award.Member, language, audience),
            award.Team,
            award.Points,
            award.Status,
            award.AwardedAt
        );
}
