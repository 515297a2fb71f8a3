namespace ChallengeHub;

/// <summary>
/// Plays a ceremony that is past again, on the walls of its campaign that are open now. It writes nothing but who asked
/// for it.
/// </summary>
public sealed class CeremonyReplays(BoardReads reads, AuditLog audit, Feed feed, TimeProvider clock)
{
    /// <param name="period">0: the campaign.</param>
    public async Task Play(string campaign, int period, Actor actor)
    {
        var snapshot = await reads.Snapshot(campaign);
        if (period != BoardKey.Overall && snapshot.Period(period) is null or { Void: true })
            throw RefusedException.NotFound("no-period", period);
        if (Ceremonies.At(snapshot, period, seesUnrevealed: false, clock.GetUtcNow()) is null)
            throw RefusedException.Conflict("ceremony-not-yet");

        await audit.Note(actor, new AuditedAction(AuditActions.CeremonyReplayed, campaign, $"period {period}"));
        await feed.Publish(new News(NewsKind.CeremonyReplayed, campaign, 0, period));
    }

    /// <summary>The latest first, as everybody has seen them.</summary>
    public async Task<IReadOnlyList<HeldCeremony>> Past(string campaign) =>
        [.. Ceremonies.Held(await reads.Snapshot(campaign), seesUnrevealed: false, clock.GetUtcNow()).Reverse()];
}
