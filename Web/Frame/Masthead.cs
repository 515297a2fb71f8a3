namespace ChallengeHub.Web;

/// <summary>The head of a challenge's own pages: its emblem, its name, and the ways from one to the other.</summary>
public sealed record Masthead(string Code, string Name, SpokenTheme Theme)
{
    /// <summary>The name is the title of the page, and the script says below it how live it is.</summary>
    public bool IsLive { get; init; }

    /// <summary>Not launched: it has regulations and nothing else yet.</summary>
    public bool IsDraft { get; init; }
    public bool HasDraws { get; init; }

    /// <summary>The reader plays in it, and has a page of the own.</summary>
    public bool HasPocket { get; init; }

    public static Masthead Of(CampaignPage campaign, SpokenTheme theme) =>
        new(campaign.Code, campaign.Name, theme)
        {
            HasDraws = campaign.Prizes.Any(x => x.RaffleWinners is not null || x.Stock is not null),
        };

    public IEnumerable<PageLink> Ways()
    {
        if (HasPocket && !IsDraft)
            yield return new PageLink(PocketHomes.Address(Code), T.PocketTitle);
        if (!IsDraft)
            yield return new PageLink($"/boards/{Code}", T.ToBoards);
        yield return new PageLink($"/regulations/{Code}", T.ToRegulations);
        if (HasDraws && !IsDraft)
            yield return new PageLink($"/draws/{Code}", T.ToDraws);
        if (!IsDraft)
            yield return new PageLink($"/wall/{Code}", T.ToWall);
    }
}

/// <summary>A way to another page.</summary>
public sealed record PageLink(string Address, string Words);
