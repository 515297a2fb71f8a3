using System.Text.Json;

namespace ChallengeHub;

/// <summary>Marketing's doors: write a campaign, launch it, end it. Of a launched one window, zone and periods are fixed.</summary>
public sealed partial class Campaigns(Writer writer, Desks desks, Database database, Closing closing, BoardKeeper boards, Feed feed, TimeProvider clock)
{
    public async Task<IReadOnlyList<Campaign>> All()
    {
        await using var connection = await database.Connect();
        return await CampaignRows.All(connection);
    }

    public async Task<ToldCampaign> Get(string code)
    {
        await using var connection = await database.Connect();
        return await Told(connection, await CampaignRows.Find(connection, code) ?? throw Refusal.NotFound($"There is no campaign '{code}'."));
    }

    /// <summary>Creates or replaces.</summary>
    /// <param name="expected">What the caller believes to be there; something else is refused as stale.</param>
    public async Task<(ToldCampaign Campaign, bool Created)> Put(string code, CampaignDocument document, Expectation? expected, By? by = null)
    {
        var created = await writer.Write(writing => Put(writing, code, document, (expected, by)));
        return (await Get(code), created);
    }

    /// <summary>As a part of a larger transaction. True when it was created.</summary>
    internal async Task<bool> Put(Writing writing, string code, CampaignDocument document, (Expectation? Expected, By? By) asked)
    {
        if (!Codes.IsValid(code)) throw Refusal.Invalid("code", "must be a code: letters, digits, '.', '_' or '-', at most 64, beginning with a letter or digit");
        var errors = CampaignCheck.Errors(document);
        if (errors.Count > 0) throw Refusal.Invalid(errors.Select(x => (x.Field, x.Message)));
        var desk = await desks.Open(writing, code);
        RefuseStale(asked.Expected, desk, code);
        if (desk is null) await MaskKeyRows.Insert(writing, await CampaignRows.Insert(writing, code, document with { RulesEffectiveFrom = null }));
        else if (desk.View.Campaign.LaunchedAt is null) await CampaignRows.Replace(writing, desk.View.Campaign.Id, document with { RulesEffectiveFrom = null });
        else await Change(writing, desk, document);
        if (desk is not null) Announce(writing, desk, document.TeamScore == TeamScore.Average);
        await AuditRows.Append(writing, asked.By, new Deed(desk is null ? AuditActions.CampaignCreated : AuditActions.CampaignChanged, code,
            Before: desk?.View.Campaign.Document, After: document), clock.GetUtcNow().ToMilliseconds());
        return desk is null;
    }

    /// <summary>From now on its events score. Launching a launched campaign changes nothing.</summary>
    public async Task<ToldCampaign> Launch(string code, By? by = null, Expectation? expected = null)
    {
        await SeedAhead(code);
        await writer.Write(async writing =>
        {
            RefuseStale(expected, await desks.Get(writing, code), code);
            return await Launch(writing, code, by);
        });
        return await Get(code);
    }

    /// <summary>As a part of a larger transaction. False when it was launched before.</summary>
    internal async Task<bool> Launch(Writing writing, string code, By? by)
    {
        var desk = await desks.Get(writing, code);
        var campaign = desk.View.Campaign;
        if (campaign.ClosedAt is not null) throw Refusal.Conflict($"The campaign '{code}' is closed.");
        if (campaign.LaunchedAt is not null) return false;
        RefuseTooMany(campaign.Document);
        var now = clock.GetUtcNow().ToMilliseconds();
        await CampaignRows.Add(writing, campaign.Id, new RuleSet(1, campaign.StartsAt, campaign.Document.Rules));
        var periods = PeriodBook.Launched(campaign, now);
        await PeriodRows.Insert(writing, campaign.Id, periods);
        await Seed(writing, campaign, periods);
        await CampaignRows.Touch(writing, campaign with { LaunchedAt = now });
        await CampaignRows.Change(writing, campaign.Id, "launched", campaign.Document, now);
        await AuditRows.Append(writing, by, new Deed(AuditActions.CampaignLaunched, code), now);
        Announce(writing, desk, rebuild: true);
        return true;
    }

    /// <summary>Ends it now: later facts are outside, upcoming periods void, the current one ends now with its grace.</summary>
    /// <param name="reason">A person says why; the audit keeps it.</param>
    public async Task<ToldCampaign> End(string code, By? by = null, string? reason = null, Expectation? expected = null)
    {
        if (reason is not null && !Codes.IsText(reason)) throw Refusal.Invalid("reason", "must be 1 to 200 characters without control characters or outer spaces");
        await writer.Write(async writing =>
        {
            var desk = await desks.Get(writing, code);
            var (campaign, now) = (desk.View.Campaign, clock.GetUtcNow().ToMilliseconds());
            RefuseStale(expected, desk, code);
            if (campaign.LaunchedAt is null) throw Refusal.Conflict($"The campaign '{code}' is not launched; a draft can be deleted.");
            if (campaign.ClosedAt is not null || campaign.EndedAt is not null || now >= campaign.EndsAt) return 0;
            await PeriodRows.Update(writing, campaign.Id, PeriodBook.Ended(desk.View, now));
            await CampaignRows.Touch(writing, campaign with { EndedAt = now });
            await CampaignRows.Change(writing, campaign.Id, "ended", new { }, now);
            await AuditRows.Append(writing, by, new Deed(AuditActions.CampaignEnded, code, After: reason is null ? null : new { reason }), now);
            Announce(writing, desk, rebuild: false);
            var over = await desks.Get(writing, code);
            if (over.View.Periods.All(x => x.Void || x.ClosedAt is not null)) await closing.Finish(writing, over, now);
            return 0;
        });
        return await Get(code);
    }

    public Task Delete(string code, By? by = null, Expectation? expected = null) => writer.Write(async writing =>
    {
        var desk = await desks.Get(writing, code);
        RefuseStale(expected, desk, code);
        if (desk.View.Campaign.LaunchedAt is not null) throw Refusal.Conflict($"The campaign '{code}' is launched; only a draft can be deleted.");
        await CampaignRows.Delete(writing, desk.View.Campaign.Id);
        await AuditRows.Append(writing, by, new Deed(AuditActions.CampaignDeleted, code, Before: desk.View.Campaign.Document), clock.GetUtcNow().ToMilliseconds());
        return 0;
    });

    private static void RefuseStale(Expectation? expected, Desk? desk, string code)
    {
        if (expected?.Holds(desk?.View.Campaign.Mark) == false) throw new Refusal(RefusalKind.Stale, $"The campaign '{code}' has changed since it was read.");
    }

    /// <summary>So many seeds are written in one transaction.</summary>
    private const int SeedsAtOnce = 1_000;

    /// <summary>The secrets of very many draws are kept before the launch, in transactions that hold up nobody; they are published by it.</summary>
    internal async Task SeedAhead(string code)
    {
        Campaign? campaign;
        await using (var connection = await database.Connect()) campaign = await CampaignRows.Find(connection, code);
        if (campaign is not { LaunchedAt: null, ClosedAt: null }) return;
        RefuseTooMany(campaign.Document);
        var raffles = Raffles(campaign.Document, PeriodBook.Launched(campaign, clock.GetUtcNow())).ToList();
        if (raffles.Count <= SeedsAtOnce) return;
        foreach (var some in raffles.Chunk(SeedsAtOnce))
            await writer.Write(async writing =>
            {
                if (await CampaignRows.Find(writing.Connection, code, writing.Transaction) is { LaunchedAt: null } found && found.Id == campaign.Id)
                    await AwardRows.Seed(writing, campaign.Id, some);
                return 0;
            });
    }

    /// <summary>Those that were not kept ahead; what was kept and is not drawn goes.</summary>
    private static async Task Seed(Writing writing, Campaign campaign, IReadOnlyList<Period> periods)
    {
        var known = (await AwardRows.Seeds(writing.Connection, campaign.Id, writing.Transaction)).Select(x => (x.Prize, x.Period)).ToHashSet();
        var wanted = Raffles(campaign.Document, periods).ToHashSet();
        await AwardRows.Unseed(writing, campaign.Id, known.Except(wanted));
        await AwardRows.Seed(writing, campaign.Id, wanted.Except(known));
    }

    /// <summary>Of a draft that an earlier version has kept.</summary>
    private static void RefuseTooMany(CampaignDocument document)
    {
        var errors = new FieldErrors();
        CampaignCheck.Decisions(errors, document);
        if (errors.Count > 0) throw Refusal.Invalid(errors);
    }

    private async Task Change(Writing writing, Desk desk, CampaignDocument document)
    {
        var (campaign, now) = (desk.View.Campaign, clock.GetUtcNow().ToMilliseconds());
        if (campaign.ClosedAt is not null) throw Refusal.Conflict($"The campaign '{campaign.Code}' is closed.");
        var fixedFields = CampaignCheck.ChangeErrors(campaign.Document, document);
        if (fixedFields.Count > 0) throw Refusal.Conflict($"Of a launched campaign these are fixed: {string.Join(", ", fixedFields)}.");
        var gone = desk.View.Participants.Select(x => x.Team).OfType<string>().Except(document.Teams.Select(x => x.Code)).ToList();
        if (gone.Count > 0) throw Refusal.Conflict($"teams: participants still belong to {string.Join(", ", gone)}.");
        if (!RuleSets.Same(document.Rules, campaign.Document.Rules))
        {
            var from = document.RulesEffectiveFrom?.ToMilliseconds() ?? now;
            if (from < now) throw Refusal.Invalid("rulesEffectiveFrom", "must not lie in the past: nothing is re-scored silently");
            var rules = new RuleSet(desk.View.RuleSets[^1].Version + 1, from, document.Rules);
            await CampaignRows.Add(writing, campaign.Id, rules);
            await CampaignRows.Change(writing, campaign.Id, "rules", rules, now);
        }
        // what is closed keeps the targets that were certified; these hold for all that is undecided
        if (!Same(document.Objectives, campaign.Document.Objectives)) await CampaignRows.Change(writing, campaign.Id, "objectives", new { document.Objectives }, now);
        if (JsonSerializer.Serialize(document.Prizes, EngineJson.Options) != JsonSerializer.Serialize(campaign.Document.Prizes, EngineJson.Options))
            await CampaignRows.Change(writing, campaign.Id, "prizes", document.Prizes, now);
        // facts keep what held when they arrived: only those to come wait or not
        if (document.Validation != campaign.Document.Validation)
            await CampaignRows.Change(writing, campaign.Id, "validation", new { document.Validation }, now);
        await AwardRows.Seed(writing, campaign.Id, Raffles(document, desk.View.Periods.Where(x => x is { ClosedAt: null, Void: false })));
        await CampaignRows.Replace(writing, campaign.Id, document with { RulesEffectiveFrom = null });
    }

    private void Announce(Writing writing, Desk desk, bool rebuild)
    {
        if (rebuild && desk.View.Campaign.Id > 0) boards.RefreshAfter(writing, desk.View.Campaign.Code);
        writing.Beside(() => feed.Publish(new News(NewsKind.Configured, desk.View.Campaign.Code, 0, 0)));
    }

    private static IEnumerable<(string, int)> Raffles(CampaignDocument document, IEnumerable<Period> periods) =>
        document.Prizes.Where(prize => prize.MayBeDrawn)
            .SelectMany(prize => prize.Scope == PrizeScope.Campaign ? [(prize.Code!, BoardKey.Overall)] : periods.Select(x => (prize.Code!, x.Number)));

    private static bool Same(Objectives? one, Objectives? other) =>
        JsonSerializer.Serialize(one, EngineJson.Options) == JsonSerializer.Serialize(other, EngineJson.Options);

    private async Task<ToldCampaign> Told(System.Data.Common.DbConnection connection, Campaign campaign) => new(
        campaign, campaign.Status(clock.GetUtcNow()),
        Math.Max(1, (await CampaignRows.RuleSets(connection, campaign.Id)).Count),
        [.. (await AwardRows.Seeds(connection, campaign.Id)).Select(x => new RaffleCommitment(x.Prize, x.Period, RaffleDraw.Commitment(x.Seed)))]);
}

/// <summary>A campaign as told to the outside.</summary>
public sealed record ToldCampaign(Campaign Campaign, CampaignStatus Status, int RuleSetVersion, IReadOnlyList<RaffleCommitment> Raffles);

/// <summary>The SHA-256 of a raffle's secret seed, public from the launch on. Period 0: the campaign's.</summary>
public sealed record RaffleCommitment(string Prize, int Period, string SeedSha256);
