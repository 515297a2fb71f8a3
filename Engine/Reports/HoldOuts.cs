using System.Security.Cryptography;

namespace ChallengeHub;

/// <summary>
/// Which teams do not play: they are named, or drawn at the launch by the lot of the raffles. Who plays is settled
/// with the launch.
/// </summary>
public static class HoldOuts
{
    /// <summary>As it is launched: with the drawn teams, and all that anyone needs to draw them again.</summary>
    /// <remarks>
    /// Launched again before its start, it keeps what was drawn, though its teams are others by then: nobody can draw
    /// until the lot pleases.
    /// </remarks>
    public static CampaignDocument Draw(CampaignDocument document)
    {
        if (document.Baseline is not { Kind: BaselineKind.Teams, ToDraw: > 0, Drawn.Seed: null } baseline)
            return document;
        var seed = RandomNumberGenerator.GetBytes(RaffleDraw.SeedLength);
        var among = document.Teams.Select(x => x.Code).Order(StringComparer.Ordinal).ToList();
        var lot = Lot(seed, among, baseline.ToDraw);

        return document with
        {
            Baseline = baseline with
            {
                HoldOut = [.. lot.Winners.Select(x => x.Standing.Code).Order(StringComparer.Ordinal)],
                Drawn = new HoldOutDraw
                {
                    Teams = baseline.ToDraw,
                    Among = among,
                    Seed = Convert.ToHexStringLower(seed),
                    SeedSha256 = RaffleDraw.Commitment(seed),
                    TicketsSha256 = lot.TicketsSha256,
                },
            },
        };
    }

    /// <summary>One ticket for each team.</summary>
    public static RaffleResult Lot(byte[] seed, IReadOnlyList<string> teams, int winners) =>
        RaffleDraw.Lot(seed, [.. teams.Select(code => new FinalStanding(1, code, code, 1, 1, true))], winners);

    /// <summary>
    /// What is kept of a document that somebody sends after the launch: the lot of then, as long as it is about the
    /// same teams.
    /// </summary>
    public static Baseline? AfterLaunch(Baseline? before, Baseline? sent)
    {
        if (sent is not { Drawn: not null })
            return sent;
        var same =
            before is { Kind: BaselineKind.Teams, Drawn.Seed: not null, HoldOut: { } drawn }
            && sent.Kind == BaselineKind.Teams
            && (sent.HoldOut is not { Count: > 0 } named || named.Order(StringComparer.Ordinal).SequenceEqual(drawn));

        if (same)
            return sent with { HoldOut = before!.HoldOut, Drawn = before.Drawn };
        if (sent.Undrawn.ToDraw > 0)
            throw RefusedException.Invalid("baseline.drawn", "drawn-at-launch");
        return sent.Undrawn;
    }
}
