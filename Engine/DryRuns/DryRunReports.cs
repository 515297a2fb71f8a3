namespace ChallengeHub;

/// <summary>Plays a past twice, by the rules in force and by the draft, and compares.</summary>
public static class DryRunReports
{
    /// <param name="advance">Called after each fact.</param>
    public static async Task<DryRunReport> Of(
        ReplaySource source,
        Trial draft,
        DateTimeOffset now,
        Func<ValueTask> advance
    )
    {
        var inForce = await Play(source, Trial.InForce, now, advance);
        var tried = await Play(source, draft, now, advance);
        return new DryRunReport
        {
            Facts = inForce.Facts,
            StartsAt = inForce.Campaign.StartsAt,
            EndsAt = inForce.Campaign.End,
            Currency = inForce.Campaign.Document.Currency!,
            InForce = inForce.Side,
            Draft = tried.Side,
            Boards = Reporting.Compare(inForce.Places, tried.Places),
        };
    }

    private static async Task<PlayedSide> Play(
        ReplaySource source,
        Trial draft,
        DateTimeOffset now,
        Func<ValueTask> advance
    )
    {
        var booked = new Booked();
        var facts = 0;
        var replay = new Replay(source.Past, draft, booked.Append);

        await foreach (var fact in source.Facts())
        {
            replay.Play(fact);
            facts++;
            await advance();
        }

        replay.Finish(now);
        return new PlayedSide(
            replay.Snapshot.Campaign,
            Reporting.Of(replay, booked, now),
            Reporting.Places(replay),
            facts
        );
    }

    /// <summary>What is left of a replay once it is reported: its ledger and boards are let go.</summary>
    private sealed record PlayedSide(
        Campaign Campaign,
        ScenarioReport Side,
        IReadOnlyDictionary<BoardKind, Dictionary<string, Place>> Places,
        int Facts
    );
}
