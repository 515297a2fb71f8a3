namespace ChallengeHub;

/// <summary>Who won what, with code and name as of now, team and points as certified.</summary>
public sealed record Winner(
    long Id, string Campaign, int Period, string Prize, LocalText PrizeName, decimal? Value, string? Currency, long Rank, string Code, string Name,
    string? Team, decimal Points, AwardStatus Status, DateTimeOffset AwardedAt);

/// <summary>The awards of a campaign and their hand-over, each step with author and time.</summary>
public sealed class Awards(Writer writer, Desks desks, Database database, BoardReads reads, TimeProvider clock)
{
    /// <summary>In the order of period (the campaign's last), prize and rank.</summary>
    /// <param name="period">A period's number, 0 for the campaign's own, null for all.</param>
    public async Task<IReadOnlyList<Winner>> Winners(string campaign, int? period, string language = "en", Audience? audience = null)
    {
        var view = await reads.View(campaign);
        await using var connection = await database.Connect();
        return
        [
            .. (await AwardRows.Of(connection, view.Campaign.Id)).Where(award => period is null || award.Period == period)
                .OrderBy(award => award.Period == 0).Select(award => Told(award, view, language, audience ?? Audience.Office)),
        ];
    }

    /// <summary>The same with what the hand-over needs: addresses, names of teams, each step.</summary>
    /// <param name="period">A period's number, 0 for the campaign's own, null for all.</param>
    public async Task<IReadOnlyList<HandOverLine>> HandOver(string campaign, int? period, string language)
    {
        var view = await reads.View(campaign);
        await using var connection = await database.Connect();
        var steps = (await AwardRows.StepsOf(connection, view.Campaign.Id)).ToLookup(x => x.Award);
        return
        [
            .. (await AwardRows.Of(connection, view.Campaign.Id)).Where(award => period is null || award.Period == period)
                .OrderBy(award => award.Period == 0)
                .Select(award => HandOverLine.Of(award, view, language, [.. steps[award.Id]])),
        ];
    }

    /// <summary>How much was won, by the campaign's id.</summary>
    public async Task<IReadOnlyDictionary<long, AwardCount>> Counts()
    {
        await using var connection = await database.Connect();
        return (await AwardRows.Counts(connection)).ToDictionary(x => x.CampaignId);
    }

    /// <summary>What the prizes have cost and can cost, of a draft too.</summary>
    public async Task<PrizeCosts> Costs(string campaign) => await Costs(await reads.View(campaign));

    /// <summary>By prizes that could be, of the same campaign.</summary>
    public async Task<PrizeCosts> Costs(CampaignView view)
    {
        await using var connection = await database.Connect();
        return PrizeCosts.Of(view, await AwardRows.Of(connection, view.Campaign.Id));
    }

    public Task<Winner> Step(string campaign, long id, AwardStatus status, string? note, By by) => writer.Write(async writing =>
    {
        var desk = await desks.Get(writing, campaign);
        var award = await AwardRows.Find(writing, desk.View.Campaign.Id, id) ?? throw Refusal.NotFound($"There is no award {id}.");
        if (award.Status == status) return Told(award, desk.View, "en", Audience.Office);
        if (!award.MayBecome(status))
            throw Refusal.Conflict($"An award that is {award.Status.ToString().ToLowerInvariant()} cannot become {status.ToString().ToLowerInvariant()}.");
        await AwardRows.Step(writing, new AwardStep(id, status, note, by.Author, clock.GetUtcNow()));
        await AuditRows.Append(writing, by, new Deed(AuditActions.AwardStepped, campaign, $"award {id}", new { award.Status }, new { status, noted = note is not null }), clock.GetUtcNow().ToMilliseconds());
        return Told(award with { Status = status }, desk.View, "en", Audience.Office);
    });

    /// <summary>Takes the last step of a hand-over back: it was noted by mistake, or the prize came back.</summary>
    public Task<Winner> TakeBack(string campaign, long id, string reason, By by) => writer.Write(async writing =>
    {
        var desk = await desks.Get(writing, campaign);
        var award = await AwardRows.Find(writing, desk.View.Campaign.Id, id) ?? throw Refusal.NotFound($"There is no award {id}.");
        var before = Award.Before(await AwardRows.Way(writing, id)) ?? throw Refusal.Conflict("An award that is awarded has no step to take back.");
        await AwardRows.Step(writing, new AwardStep(id, before, reason, by.Author, clock.GetUtcNow()));
        var deed = new Deed(AuditActions.AwardTakenBack, campaign, $"award {id}", new { award.Status }, new { status = before, reason });
        await AuditRows.Append(writing, by, deed, clock.GetUtcNow().ToMilliseconds());
        return Told(award with { Status = before }, desk.View, "en", Audience.Office);
    });

    internal static Winner Told(Award award, CampaignView view, string language, Audience audience) => new(
        award.Id, view.Campaign.Code, award.Period, award.Prize, award.PrizeName, award.Value, view.Campaign.Document.Currency, award.Rank,
        view.CodeOf(award.Board, award.Member, audience), view.NameOf(award.Board, award.Member, language, audience), award.Team, award.Points, award.Status, award.AwardedAt);
}
