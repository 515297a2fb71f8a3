using System.Collections.Concurrent;

namespace ChallengeHub.Web;

/// <summary>
/// Who won what, as walls tell it. Kept as long as nobody is called otherwise: after a restart thousands of walls come
/// back at once.
/// </summary>
public sealed class WallWinners(Awards awards)
{
    private const int Most = 500;
    private readonly ConcurrentDictionary<Asked, IReadOnlyList<ClosingAward>> kept = new();

    public async Task<WallCeremony> Ceremony(CampaignSnapshot snapshot, HeldCeremony held, string language) =>
        new(
            snapshot.Campaign.Code,
            held.Number,
            held.At,
            held.ClosedAt,
            Replay: false,
            await Of(snapshot, held, language)
        );

    public async Task<IReadOnlyList<ClosingAward>> Of(CampaignSnapshot snapshot, HeldCeremony held, string language)
    {
        var asked = new Asked(snapshot.Campaign.Id, snapshot.Campaign.ConfigVersion, held, language);
        if (kept.TryGetValue(asked, out var known))
            return known;

        var winners = await awards.Winners(snapshot.Campaign.Code, held.Number, language, Audience.Everybody);
        IReadOnlyList<ClosingAward> found = [.. winners.Select(x => ClosingAward.Of(x, language))];
        if (kept.Count >= Most)
            kept.Clear();
        kept[asked] = found;
        return found;
    }

    private sealed record Asked(long Campaign, long ConfigVersion, HeldCeremony Held, string Language);
}
