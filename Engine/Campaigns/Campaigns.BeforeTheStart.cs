using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// What a launch fixes can still be changed while nothing has begun: the campaign is launched again, or goes back
/// to a draft.
/// </summary>
public sealed partial class Campaigns
{
    /// <summary>Null: it has not begun and nothing was recorded, so that its dates can still change.</summary>
    public async Task<FixedBecause?> Fixed(Campaign campaign)
    {
        await using var connection = await database.Connect();
        return Fixed(campaign, clock.GetUtcNow())
            ?? (await FactRows.Any(connection, campaign.Id) ? FixedBecause.Recorded : null);
    }

    /// <summary>
    /// Changes window, zone, currency, periods, ties, team score and validation, as if a draft were launched again: in
    /// one transaction, and only before the start. With other periods the draws get other seeds, and so other published
    /// hashes. The rest of the document stays.
    /// </summary>
    public async Task<CampaignDetails> Reschedule(
        string code,
        CampaignDocument planned,
        Expectation expected,
        Actor actor
    )
    {
        await queue.Write(async work =>
        {
            var state = await Untouched(work, code, expected);
            var before = state.Snapshot.Campaign;
            var document = Rescheduled(before.Document, planned);
            var errors = CampaignCheck.Errors(document);
            if (errors.Count > 0)
                throw RefusedException.Invalid(errors);

            var rules = RulesAnew(state.Snapshot, document);
            document = document with { Rules = rules[^1].Rules };
            await CampaignRows.Unlaunch(work, before.Id);
            if (!SamePeriods(before.Document, document))
                await RaffleSeedRows.DeleteAll(work, before.Id);
            await CampaignRows.Replace(work, before.Id, document with { Rules = rules[0].Rules });
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.CampaignRescheduled, code, Before: before.Document, After: document),
                clock.GetUtcNow().ToMilliseconds()
            );
            await Launch(work, code, actor);
            foreach (var later in rules.Skip(1))
            {
                await CampaignRows.Add(work, before.Id, later);
                await ChangeRows.Append(work, before.Id, "rules", later, clock.GetUtcNow().ToMilliseconds());
            }

            if (rules.Count > 1)
                await CampaignRows.Replace(work, before.Id, document);
            return 0;
        });
        return await Get(code);
    }

    /// <summary>What it is compared with was changed after the launch.</summary>
    public async Task<bool> IsBaselineChanged(Campaign campaign)
    {
        await using var connection = await database.Connect();
        return await ChangeRows.AnySinceLaunch(connection, campaign.Id, "baseline");
    }

    /// <summary>
    /// As a part of a larger transaction: it is gone, as if it had never been launched. Answers what it was. Where a
    /// launch has drawn teams it stays: launched again and again it would draw until the lot pleases.
    /// </summary>
    internal async Task<CampaignSnapshot> Withdraw(UnitOfWork work, string code, Expectation expected, Actor actor)
    {
        var snapshot = (await Untouched(work, code, expected)).Snapshot;
        if (await HasDrawn(work, snapshot.Campaign))
            throw RefusedException.Conflict("teams-drawn");
        await CampaignRows.Delete(work, snapshot.Campaign.Id);
        await AuditRows.Append(
            work,
            actor,
            new AuditedAction(AuditActions.CampaignWithdrawn, code, Before: snapshot.Campaign.Document),
            clock.GetUtcNow().ToMilliseconds()
        );
        return snapshot;
    }

    /// <summary>Also when what was drawn was taken out of the document since.</summary>
    private static async Task<bool> HasDrawn(UnitOfWork work, Campaign campaign)
    {
        var changes = await ChangeRows.OfBaseline(work.Connection, campaign.Id, campaign.LastFactSeq, work.Transaction);
        return changes
            .Where(x => x.Kind == "launched")
            .Select(x => JsonSerializer.Deserialize<CampaignDocument>(x.Document, EngineJson.Options)!)
            .Any(x => x.Baseline?.Drawn?.Seed is not null);
    }

    private async Task<CampaignState> Untouched(UnitOfWork work, string code, Expectation expected)
    {
        var state = await states.Get(work, code);
        RefuseStale(expected, state, code);
        var because =
            Fixed(state.Snapshot.Campaign, clock.GetUtcNow())
            ?? (
                await FactRows.Any(work.Connection, state.Snapshot.Campaign.Id, work.Transaction)
                    ? FixedBecause.Recorded
                    : null
            );
        return because is null ? state : throw RefusedException.Conflict(Why(because.Value), code);
    }

    private static FixedBecause? Fixed(Campaign campaign, DateTimeOffset now) =>
        campaign switch
        {
            { LaunchedAt: null } => FixedBecause.NotLaunched,
            { ClosedAt: not null } or { EndedAt: not null } => FixedBecause.Ended,
            _ when now >= campaign.StartsAt => FixedBecause.Begun,
            { LastSeq: > 0 } => FixedBecause.Recorded,
            _ => null,
        };

    private static string Why(FixedBecause because) =>
        because switch
        {
            FixedBecause.NotLaunched => "campaign-not-launched",
            FixedBecause.Ended => "campaign-ended",
            FixedBecause.Recorded => "campaign-recorded",
            _ => "campaign-begun",
        };

    private static CampaignDocument Rescheduled(CampaignDocument before, CampaignDocument document) =>
        before with
        {
            StartsAt = document.StartsAt,
            EndsAt = document.EndsAt,
            TimeZone = document.TimeZone,
            Currency = document.Currency,
            Periods = document.Periods,
            Ties = document.Ties,
            TeamScore = document.TeamScore,
            Validation = document.Validation,
        };

    /// <summary>
    /// The rules that hold at the start are the first version; those that were to come later stay so. Happy hours
    /// keep their time of day.
    /// </summary>
    private static IReadOnlyList<RuleSet> RulesAnew(CampaignSnapshot snapshot, CampaignDocument document)
    {
        var old = snapshot.Campaign.Zone;
        var zone = CampaignCheck.ZoneOf(document.TimeZone)!;
        var moved = snapshot
            .RuleSets.Select(set =>
                old.Id == zone.Id
                    ? set
                    : set with
                    {
                        Rules = LocalTimes.Moved(set.Rules, old, zone),
                        EffectiveFrom = LocalTimes.At(LocalTimes.Of(set.EffectiveFrom, old), zone),
                    }
            )
            .ToList();
        var first = RuleSets.At(moved, document.StartsAt!.Value);

        return
        [
            .. moved
                .Where(set => set.Version >= first.Version)
                .OrderBy(set => set.Version)
                .Select((set, i) => set with { Version = i + 1 }),
        ];
    }

    private static bool SamePeriods(CampaignDocument one, CampaignDocument other) =>
        (one.StartsAt, one.EndsAt, one.TimeZone, one.Periods.Every)
        == (other.StartsAt, other.EndsAt, other.TimeZone, other.Periods.Every);
}

/// <summary>Why a campaign's dates cannot change any more.</summary>
public enum FixedBecause
{
    NotLaunched,
    Begun,
    Recorded,
    Ended,
}
