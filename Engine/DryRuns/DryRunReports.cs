namespace ChallengeHub;

/// <summary>Plays a past twice, by the rules in force and by the draft, and compares.</summary>
public static class DryRunReports
{
    /// <param name="from">The past, and its facts from the first on, as often as they are asked for.</param>
    /// <param name="advance">Called after each fact.</param>
    public static async Task<DryRunReport> Of(
        (Past Past, Func<IAsyncEnumerable<PlayedFact>> Facts) from,
        (Trial Draft, DateTimeOffset Now) asked,
        Func<ValueTask> advance
    )
    {
        var inForce = await Play(from, (Trial.InForce, asked.Now), advance);
        var draft = await Play(from, asked, advance);
        return new DryRunReport
        {
            Facts = inForce.Facts,
            StartsAt = inForce.Campaign.StartsAt,
            EndsAt = inForce.Campaign.End,
            Currency = inForce.Campaign.Document.Currency!,
            InForce = inForce.Side,
            Draft = draft.Side,
            Boards = Reporting.Compare(inForce.Places, draft.Places),
        };
    }

    /// <summary>What is left of a replay once it is reported: its ledger and boards are let go.</summary>
    private static async Task<(
        Campaign Campaign,
        ScenarioReport Side,
        IReadOnlyDictionary<BoardKind, Dictionary<string, Place>> Places,
        int Facts
    )> Play(
        (Past Past, Func<IAsyncEnumerable<PlayedFact>> Facts) from,
        (Trial Draft, DateTimeOffset Now) asked,
        Func<ValueTask> advance
    )
    {
        var booked = new Booked();
        var facts = 0;
        var replay = new Replay(from.Past, asked.Draft, booked.Append);
        await foreach (var fact in from.Facts())
        {
            replay.Play(fact);
            facts++;
            await advance();
        }
        replay.Finish(asked.Now);
        return (replay.Snapshot.Campaign, Reporting.Of(replay, booked, asked.Now), Reporting.Places(replay), facts);
    }
}
