using System.Text.Json;

namespace ChallengeHub;

/// <summary>Makes the report on the effect: two cohorts, read lead by lead, and what they say of each other.</summary>
public sealed class EffectReads(Database database, CohortReads cohort, TimeProvider clock)
{
    private long? asOf;
    private DateTimeOffset? then;

    /// <summary>As it was at an earlier fact, and so old as leads were at an instant.</summary>
    public EffectReads At(long factSeq, DateTimeOffset at) =>
        new(database, cohort, clock) { asOf = factSeq, then = at };

    /// <summary>Throws <see cref="RefusedException"/> for a reader of whom a side would be single colleagues.</summary>
    /// <param name="within">Days that each lead is looked at; null: as the campaign says.</param>
    /// <param name="whatIf">Other assumptions, tried out; null: the campaign's.</param>
    public async Task<EffectReport> Read(string campaign, int? within, ReportReader reader, WhatIf? whatIf = null)
    {
        if (within is < 1 or > Baseline.MostDays)
            throw RefusedException.Invalid("within", "out-of-range", 1, Baseline.MostDays);
        FunnelMoney.Refuse(whatIf);

        var ground = await Ground(campaign);
        var asked = new EffectQuestion(ground.Snapshot, within, then ?? clock.GetUtcNow().ToMilliseconds())
        {
            WhatIf = whatIf,
        };
        var sides = await Fold(asked, reader);
        if (!reader.SeesEachPerson && asked.Kind == BaselineKind.Teams && sides.HasFew(FunnelPrivacy.FewestPeople))
            throw RefusedException.Forbidden("team-too-small", FunnelPrivacy.FewestPeople);

        return EffectFigures.Of(asked, ground, sides, reader);
    }

    private async Task<EffectGround> Ground(string campaign)
    {
        await using var connection = await database.Connect();
        var snapshot =
            await CampaignSnapshot.Load(connection, campaign)
            ?? throw RefusedException.NotFound("no-campaign", campaign);
        if (asOf is { } factSeq)
            snapshot = snapshot.With(snapshot.Campaign with { LastFactSeq = factSeq });
        var awards = await AwardRows.Totals(connection, snapshot.Campaign.Id);
        var changes = await ChangeRows.OfBaseline(connection, snapshot.Campaign.Id, snapshot.Campaign.LastFactSeq);
        var launch = changes.LastOrDefault(x => x.Kind == "launched");

        return new EffectGround(
            snapshot,
            awards.Sum(x => x.Cost),
            launch is null ? null : Read<CampaignDocument>(launch).Baseline,
            [
                .. changes
                    .Where(x => x.Kind == "baseline" && x.FactSeq > launch?.FactSeq)
                    .Select(x => new BaselineChange(x.FactSeq, x.ChangedAt, Read<ChangedBaseline>(x).Baseline)),
            ]
        );
    }

    /// <summary>All leads: what those of the reader are compared with is not his.</summary>
    private async Task<EffectSides> Fold(EffectQuestion asked, ReportReader reader)
    {
        var sides = new EffectSides(asked, reader);
        await foreach (var lead in cohort.Read(asked.Snapshot, asked.Now(), ReportReader.All))
            sides.Add(lead);
        if (asked.Before() is { } window)
            await foreach (var lead in cohort.Read(asked.Snapshot, window, ReportReader.All))
                sides.AddBefore(lead);
        return sides;
    }

    private static T Read<T>(Change change) => JsonSerializer.Deserialize<T>(change.Document, EngineJson.Options)!;
}

/// <summary>A baseline as it is booked among the facts when it changes after the launch.</summary>
internal sealed record ChangedBaseline(Baseline? Baseline);

/// <summary>What an effect is made from beside the leads.</summary>
/// <param name="Awards">What those that were not declined cost.</param>
internal sealed record EffectGround(
    CampaignSnapshot Snapshot,
    decimal Awards,
    Baseline? Registered,
    IReadOnlyList<BaselineChange> Changes
);

/// <summary>Which leads are compared, and for how long each is looked at.</summary>
internal sealed record EffectQuestion(CampaignSnapshot Snapshot, int? Asked, DateTimeOffset At)
{
    public Campaign Campaign => Snapshot.Campaign;
    public Baseline? Baseline => Campaign.Document.Baseline;
    public BaselineKind Kind => Baseline?.Kind ?? BaselineKind.Before;
    public int Days => Asked ?? Baseline?.Days ?? Baseline.UsualDays;
    public TimeSpan Within => TimeSpan.FromDays(Days);

    /// <summary>Null: the campaign's assumptions.</summary>
    public WhatIf? WhatIf { get; init; }

    public CohortWindow Now() => new(Campaign.StartsAt, Campaign.End, Campaign.LastFactSeq) { Within = Within };

    /// <summary>
    /// As long as the campaign, and so early before it that nothing of the campaign is seen; null: not asked for.
    /// </summary>
    public CohortWindow? Before()
    {
        if (Kind == BaselineKind.Figures)
            return null;
        var until = Campaign.StartsAt - Within;
        return new CohortWindow(until - (Campaign.End - Campaign.StartsAt), until, Campaign.LastFactSeq)
        {
            Within = Within,
        };
    }
}
