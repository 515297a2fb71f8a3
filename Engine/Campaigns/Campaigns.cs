using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// Marketing's doors: write a campaign, launch it, end it. Of a launched one window, zone and periods are fixed.
/// </summary>
public sealed partial class Campaigns(
    WriteQueue queue,
    CampaignStates states,
    Database database,
    Closing closing,
    BoardKeeper boards,
    Feed feed,
    TimeProvider clock
)
{
    public async Task<IReadOnlyList<Campaign>> All()
    {
        await using var connection = await database.Connect();
        return await CampaignRows.All(connection);
    }

    public async Task<CampaignDetails> Get(string code)
    {
        await using var connection = await database.Connect();
        return await ToDetails(
            connection,
            await CampaignRows.Find(connection, code) ?? throw RefusedException.NotFound("no-campaign", code)
        );
    }

    /// <summary>Creates or replaces.</summary>
    /// <param name="expected">What the caller believes to be there; something else is refused as stale.</param>
    public async Task<SavedCampaign> Put(
        string code,
        CampaignDocument document,
        Expectation? expected,
        Actor? actor = null
    )
    {
        var edit = new CampaignEdit(code, document, actor, expected);
        await states.ReadyFor(code, document.Rules);
        var created = await queue.Write(work => Put(work, edit));
        return new SavedCampaign(await Get(code), created);
    }

    /// <summary>As a part of a larger transaction. True when it was created.</summary>
    internal async Task<bool> Put(UnitOfWork work, CampaignEdit edit)
    {
        var code = edit.Code;
        var document = edit.Document;
        if (!Codes.IsValid(code))
            throw RefusedException.Invalid("code", "not-a-code");
        var errors = CampaignCheck.Errors(document);
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);

        var state = await states.Open(work, code);
        RefuseStale(edit.Expected, state, code);
        var draft = document with { RulesEffectiveFrom = null, Baseline = document.Baseline?.Undrawn };
        if (state is null)
            await MaskKeyRows.Insert(work, await CampaignRows.Insert(work, code, draft));
        else if (state.Snapshot.Campaign.LaunchedAt is null)
            await CampaignRows.Replace(work, state.Snapshot.Campaign.Id, draft);
        else
            await Change(work, state, document);
        if (state is not null)
            Announce(
                work,
                state,
                document.TeamScore == TeamScore.Average
                    || !Baseline.Same(document.Baseline, state.Snapshot.Campaign.Document.Baseline)
            );

        await AuditRows.Append(
            work,
            edit.Actor,
            new AuditedAction(
                state is null ? AuditActions.CampaignCreated : AuditActions.CampaignChanged,
                code,
                Before: state?.Snapshot.Campaign.Document,
                After: document
            ),
            clock.GetUtcNow().ToMilliseconds()
        );
        return state is null;
    }

    /// <summary>From now on its events score. Launching a launched campaign changes nothing.</summary>
    public async Task<CampaignDetails> Launch(string code, Actor? actor = null, Expectation? expected = null)
    {
        await SeedAhead(code);
        await queue.Write(async work =>
        {
            RefuseStale(expected, await states.Get(work, code), code);
            return await Launch(work, code, actor);
        });
        return await Get(code);
    }

    /// <summary>As a part of a larger transaction. False when it was launched before.</summary>
    internal async Task<bool> Launch(UnitOfWork work, string code, Actor? actor)
    {
        var state = await states.Get(work, code);
        var campaign = state.Snapshot.Campaign;
        if (campaign.ClosedAt is not null)
            throw RefusedException.Conflict("campaign-closed", code);
        if (campaign.LaunchedAt is not null)
            return false;
        RefuseTooMany(campaign.Document);

        var now = clock.GetUtcNow().ToMilliseconds();
        var document = HoldOuts.Draw(campaign.Document);
        if (!ReferenceEquals(document, campaign.Document))
            await CampaignRows.Replace(work, campaign.Id, document);
        await CampaignRows.Add(work, campaign.Id, new RuleSet(1, campaign.StartsAt, document.Rules));
        var periods = PeriodBook.Launched(campaign, now);
        await PeriodRows.Insert(work, campaign.Id, periods);
        await Seed(work, campaign, periods);

        await CampaignRows.Touch(work, campaign with { LaunchedAt = now });
        await ChangeRows.Append(work, campaign.Id, "launched", document, now);
        await AuditRows.Append(work, actor, new AuditedAction(AuditActions.CampaignLaunched, code), now);
        Announce(work, state, rebuild: true);
        return true;
    }

    /// <summary>
    /// Ends it now: later facts are outside, upcoming periods void, the current one ends now with its grace.
    /// </summary>
    /// <param name="reason">A person says why; the audit keeps it.</param>
    public async Task<CampaignDetails> End(
        string code,
        Actor? actor = null,
        string? reason = null,
        Expectation? expected = null
    )
    {
        if (reason is not null && !Codes.IsText(reason))
            throw RefusedException.Invalid("reason", "text-length");

        await queue.Write(async work =>
        {
            var state = await states.Get(work, code);
            var campaign = state.Snapshot.Campaign;
            var now = clock.GetUtcNow().ToMilliseconds();
            RefuseStale(expected, state, code);
            if (campaign.LaunchedAt is null)
                throw RefusedException.Conflict("campaign-not-launched-delete", code);
            if (campaign.ClosedAt is not null || campaign.EndedAt is not null || now >= campaign.EndsAt)
                return 0;

            await PeriodRows.Update(work, campaign.Id, PeriodBook.Ended(state.Snapshot, now));
            await CampaignRows.Touch(work, campaign with { EndedAt = now });
            await ChangeRows.Append(work, campaign.Id, "ended", new { }, now);
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.CampaignEnded, code, After: reason is null ? null : new { reason }),
                now
            );
            Announce(work, state, rebuild: false);

            var over = await states.Get(work, code);
            if (over.Snapshot.Periods.All(x => x.Void || x.ClosedAt is not null))
                await closing.Finish(work, over, now);
            return 0;
        });
        return await Get(code);
    }

    public Task Delete(string code, Actor? actor = null, Expectation? expected = null) =>
        queue.Write(async work =>
        {
            var state = await states.Get(work, code);
            RefuseStale(expected, state, code);
            if (state.Snapshot.Campaign.LaunchedAt is not null)
                throw RefusedException.Conflict("campaign-launched-delete", code);

            await CampaignRows.Delete(work, state.Snapshot.Campaign.Id);
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.CampaignDeleted, code, Before: state.Snapshot.Campaign.Document),
                clock.GetUtcNow().ToMilliseconds()
            );
            return 0;
        });

    private static void RefuseStale(Expectation? expected, CampaignState? state, string code)
    {
        if (expected?.Holds(state?.Snapshot.Campaign.Mark) == false)
            throw RefusedException.Stale("campaign-stale", code);
    }

    private async Task Change(UnitOfWork work, CampaignState state, CampaignDocument document)
    {
        var campaign = state.Snapshot.Campaign;
        var now = clock.GetUtcNow().ToMilliseconds();
        if (campaign.ClosedAt is not null)
            throw RefusedException.Conflict("campaign-closed", campaign.Code);

        var fixedFields = CampaignCheck.ChangeErrors(campaign.Document, document);
        if (fixedFields.Count > 0)
            throw RefusedException.Conflict("launched-fields-fixed", string.Join(", ", fixedFields));

        if (!Freezing.MayBecome(state.Snapshot, Planned(state.Snapshot, document), now))
            throw RefusedException.Conflict(
                document.Freeze == campaign.Document.Freeze ? "ceremony-reveals" : "freeze-begun"
            );

        var gone = state
            .Snapshot.Participants.Select(x => x.Team)
            .OfType<string>()
            .Except(document.Teams.Select(x => x.Code))
            .ToList();
        if (gone.Count > 0)
            throw RefusedException.Conflict("teams-with-people", string.Join(", ", gone));

        if (!RuleSets.Same(document.Rules, campaign.Document.Rules))
        {
            var from = document.RulesEffectiveFrom?.ToMilliseconds() ?? now;
            if (from < now)
                throw RefusedException.Invalid("rulesEffectiveFrom", "rules-in-past");
            var rules = new RuleSet(state.Snapshot.RuleSets[^1].Version + 1, from, document.Rules);
            await CampaignRows.Add(work, campaign.Id, rules);
            await ChangeRows.Append(work, campaign.Id, "rules", rules, now);
        }

        // what is closed keeps the targets that were certified; these hold for all that is undecided
        if (!Same(document.Objectives, campaign.Document.Objectives))
            await ChangeRows.Append(work, campaign.Id, "objectives", new { document.Objectives }, now);

        // it counts from now on, and reports show both
        document = document with
        {
            Baseline = HoldOuts.AfterLaunch(campaign.Document.Baseline, document.Baseline),
        };
        if (!Baseline.Same(document.Baseline, campaign.Document.Baseline))
            await ChangeRows.Append(work, campaign.Id, "baseline", new ChangedBaseline(document.Baseline), now);

        if (
            JsonSerializer.Serialize(document.Prizes, EngineJson.Options)
            != JsonSerializer.Serialize(campaign.Document.Prizes, EngineJson.Options)
        )
            await ChangeRows.Append(work, campaign.Id, "prizes", document.Prizes, now);

        // facts keep what held when they arrived: only those to come wait or not
        if (document.Validation != campaign.Document.Validation)
        {
            await ChangeRows.Append(work, campaign.Id, "validation", new { document.Validation }, now);
            // where each lead stands follows from the setting of now
            await LeadRows.Unfollow(work, campaign.Id);
            work.Beside(() => LeadFollowing.FollowAll(queue, states, campaign.Code));
        }

        await RaffleSeedRows.Insert(
            work,
            campaign.Id,
            Raffles(document, state.Snapshot.Periods.Where(x => x is { ClosedAt: null, Void: false }))
        );
        await CampaignRows.Replace(work, campaign.Id, document with { RulesEffectiveFrom = null });
    }

    private void Announce(UnitOfWork work, CampaignState state, bool rebuild)
    {
        if (rebuild && state.Snapshot.Campaign.Id > 0)
            boards.RefreshAfter(work, state.Snapshot.Campaign.Code);
        work.Beside(() => feed.Publish(new News(NewsKind.Configured, state.Snapshot.Campaign.Code, 0, 0)));
    }

    private static CampaignSnapshot Planned(CampaignSnapshot snapshot, CampaignDocument document) =>
        snapshot.With(snapshot.Campaign with { Document = document });

    private static bool Same(Objectives? one, Objectives? other) =>
        JsonSerializer.Serialize(one, EngineJson.Options) == JsonSerializer.Serialize(other, EngineJson.Options);

    private async Task<CampaignDetails> ToDetails(System.Data.Common.DbConnection connection, Campaign campaign) =>
        new(
            campaign,
            campaign.Status(clock.GetUtcNow()),
            Math.Max(1, (await CampaignRows.RuleSets(connection, campaign.Id)).Count),
            [
                .. (await RaffleSeedRows.Of(connection, campaign.Id)).Select(x => new RaffleCommitment(
                    x.Prize,
                    x.Period,
                    RaffleDraw.Commitment(x.Seed)
                )),
            ]
        );
}
