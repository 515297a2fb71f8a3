namespace ChallengeHub.Web;

/// <summary>Who cheers whom, as everybody knows the two; kept nowhere.</summary>
/// <param name="Participant">The code, as boards show it, of who is cheered.</param>
/// <param name="From">A player, or the team of the director who sends it.</param>
/// <param name="Words">In the language of who watches.</param>
public sealed record CheerLine(string Campaign, string Participant, string Name, string From, Cheer Cheer, string Words)
{
    /// <summary>Null: one of the two has taken the name off the boards meanwhile.</summary>
    public static CheerLine? Of(SentCheer sent, CampaignSnapshot snapshot, string language)
    {
        if (Named(sent.To, snapshot) is not { } player || FromOf(sent, snapshot, language) is not { } from)
            return null;
        using var spoken = Language.Speak(language);
        return new CheerLine(
            snapshot.Campaign.Code,
            Audience.Everybody.CodeOf(player),
            Audience.Everybody.NameOf(player, language),
            from,
            sent.Cheer,
            T.Of($"cheer{sent.Cheer}")
        );
    }

    private static string? FromOf(SentCheer sent, CampaignSnapshot snapshot, string language)
    {
        if (sent.From is { } number)
            return Named(number, snapshot) is { } player ? Audience.Everybody.NameOf(player, language) : null;
        return sent.Team is { } team ? snapshot.Team(team)?.Name.In(language) : null;
    }

    private static Participant? Named(int number, CampaignSnapshot snapshot) =>
        snapshot.Known(number) is { } player && Cheers.IsNamed(snapshot, player) ? player : null;
}
