namespace ChallengeHub.Web;

/// <summary>
/// What a page that hangs somewhere asks now and then: whether what stands still on it has changed, or the program.
/// </summary>
public sealed class PageLooks(PageReads reads, Themes themes, ThemeWatch watch, Release release, TimeProvider clock)
{
    /// <summary>Null for an unknown campaign and for a draft.</summary>
    public async Task<LookAnswer?> Of(string campaign)
    {
        if (await reads.Launched(campaign) is not { } snapshot)
            return null;
        await watch.Look();
        var theme = themes.For(snapshot.Campaign.Document.Theme);
        return new LookAnswer(PageLook.Of(snapshot, theme, clock.GetUtcNow()), release.Mark);
    }
}

/// <param name="Look">See <see cref="PageLook"/>.</param>
/// <param name="Release">See <see cref="ChallengeHub.Web.Release"/>.</param>
public sealed record LookAnswer(string Look, string Release);
