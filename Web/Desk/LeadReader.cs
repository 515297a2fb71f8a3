namespace ChallengeHub.Web;

/// <summary>Who reads leads: whose names he sees, and in which language.</summary>
public sealed record LeadReader(CampaignSnapshot Snapshot, Audience Audience, string Language)
{
    /// <summary>The code under which the reader knows somebody; of who is nobody here the same.</summary>
    public string? CodeOf(string? code) =>
        code is not null && Snapshot.Find(code) is { } known ? Audience.CodeOf(known) : code;

    /// <summary>With the codes under which the reader knows people.</summary>
    public LeadCard Masked(LeadCard card) => card with { Rep = CodeOf(card.Rep), Prospector = CodeOf(card.Prospector) };

    /// <summary>By the codes that the reader knows, without those who are nobody's here; null: none is left.</summary>
    public IReadOnlyDictionary<string, string>? Names(IEnumerable<string?> codes)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in codes.OfType<string>())
            if (Audience.Find(Snapshot, code) is { } known)
                names[code] = Audience.NameOf(known, Language);
        return names.Count == 0 ? null : names;
    }

    /// <summary>Who reads what happened in a challenge: in another one somebody else may have the same code.</summary>
    public Audience Of(LeadStory story) =>
        Audience.SeesAll || story.Campaign == Snapshot.Campaign.Code ? Audience : Audience.Everybody;
}
