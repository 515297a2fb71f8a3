using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The campaign as it stood at each moment of its past: people, rules, prizes, validation and periods, change by
/// change. Pure.
/// </summary>
internal sealed class PlayedCampaign(Past past, Trial draft)
{
    private readonly Dictionary<string, Participant> known = past.People.ToDictionary(x => x.Code);
    private readonly Dictionary<string, Participant> people = [];
    private readonly List<RuleSet> rules = [];
    private CampaignSnapshot? view;
    private Campaign campaign = past.Campaign with
    {
        LaunchedAt = null,
        EndedAt = null,
        ClosedAt = null,
        LastSeq = 0,
        LastFactSeq = 0,
    };
    private IReadOnlyList<Period> periods = [];

    public CampaignSnapshot Snapshot =>
        view ??= new CampaignSnapshot(campaign, [.. rules], periods, [.. people.Values]);

    /// <summary>True when it was a change of people, rules, prizes or validation, the launch or an early end.</summary>
    public bool Take(Change change)
    {
        switch (change.Kind)
        {
            case "launched":
                Launch(Read<CampaignDocument>(change), change.ChangedAt);
                break;
            case "rules":
                if (draft.Rules is null)
                    rules.Add(Read<RuleSet>(change));
                break;
            case "prizes":
                if (draft.Prizes is null)
                    campaign = campaign with
                    {
                        Document = campaign.Document with { Prizes = Read<IReadOnlyList<Prize>>(change) },
                    };
                break;
            case "objectives":
                campaign = campaign with
                {
                    Document = campaign.Document with { Objectives = Read<Aimed>(change).Objectives },
                };
                break;
            case "baseline":
                campaign = campaign with
                {
                    Document = campaign.Document with { Baseline = Read<ChangedBaseline>(change).Baseline },
                };
                break;
            case "validation":
                Vouch(Read<Vouched>(change).Validation);
                break;
            case "ended":
                Replace(PeriodBook.Ended(Snapshot, change.ChangedAt));
                campaign = campaign with { EndedAt = change.ChangedAt };
                break;
            case "participants":
                foreach (var put in Read<IReadOnlyList<Participant>>(change))
                    Put(put, change.ChangedAt);
                break;
            case "deactivated" or "erased":
                if (people.GetValueOrDefault(Read<Named>(change).Code) is { } left)
                    people[left.Code] = left with { DeactivatedAt = left.DeactivatedAt ?? change.ChangedAt };
                break;
            default:
                return false;
        }

        view = null;
        return true;
    }

    /// <summary>From now on nothing is booked in it.</summary>
    public void Mark(ClosingPeriod of, DateTimeOffset now) =>
        Replace([Snapshot.Period(of.Period)! with { ClosingAt = now, ClosingSeq = of.Seq }]);

    public void Close(int number, DateTimeOffset now) => Replace([Snapshot.Period(number)! with { ClosedAt = now }]);

    public void CloseAll(DateTimeOffset now)
    {
        campaign = campaign with { ClosedAt = now };
        view = null;
    }

    private void Launch(CampaignDocument document, DateTimeOffset now)
    {
        campaign = campaign with { Document = draft.On(document), LaunchedAt = now };
        // before its start a campaign may be launched again, with other dates
        rules.Clear();
        rules.Add(new RuleSet(1, campaign.StartsAt, campaign.Document.Rules));
        periods = PeriodBook.Launched(campaign, now);
    }

    private void Vouch(bool validates) =>
        campaign = campaign with { Document = campaign.Document with { Validation = validates } };

    private void Replace(IReadOnlyList<Period> changed)
    {
        periods = [.. periods.Select(x => changed.FirstOrDefault(other => other.Number == x.Number) ?? x)];
        view = null;
    }

    private void Put(Participant put, DateTimeOffset now)
    {
        // those who are gone belonged to a draft that was deleted
        if (known.GetValueOrDefault(put.Code) is not { } stored)
            return;
        var before = people.GetValueOrDefault(put.Code);
        var moves = before?.Moves ?? [];
        if (before is not null && Since(put, before, stored, now) is { } since)
            moves = before.MovesTo(put.Team, since);
        people[put.Code] = put with { Number = stored.Number, MaskKey = stored.MaskKey, Moves = moves };
    }

    /// <summary>
    /// What was booked before moves had a date of their own has the instant of its row, a moment before the change's.
    /// </summary>
    private DateTimeOffset? Since(Participant put, Participant before, Participant stored, DateTimeOffset now)
    {
        if (put.TeamSince is { } since)
            return since;
        if (campaign.LaunchedAt is null || before.Team == put.Team)
            return null;
        return stored.Moves.LastOrDefault(x => x.MovedAt <= now && x.MovedAt > now.AddMinutes(-1))?.MovedAt ?? now;
    }

    private static T Read<T>(Change change) => JsonSerializer.Deserialize<T>(change.Document, EngineJson.Options)!;

    private sealed record Aimed(Objectives? Objectives);

    private sealed record Vouched(bool Validation);

    // a change of how somebody is shown says more than a code
    private sealed record Named(string Code);
}
