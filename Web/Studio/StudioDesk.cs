namespace ChallengeHub.Web;

/// <summary>What the pages of the studio work with.</summary>
public sealed record StudioDesk(
    Themes Themes,
    Accounts Accounts,
    Drafts Drafts,
    ChallengeHub.Campaigns Campaigns,
    BoardReads Reads,
    TimeProvider Clock,
    ThemeChecked Checked,
    Enrolment Enrolment
)
{
    /// <summary>
    /// People with marketing or administration everywhere may begin a challenge; those who have it in some campaigns
    /// change those.
    /// </summary>
    public static bool MayCreate(HttpContext http) =>
        Caller.Of(http.User) is var caller
        && caller.Kind switch
        {
            CallerKind.Key => caller.Campaigns.Count == 0,
            CallerKind.Person => caller.Grants.Any(x =>
                x.Role is AccountRole.Admin or AccountRole.Marketing && x.Campaign is null
            ),
            _ => false,
        };

    public static string Address(string campaign, DraftStep step) =>
        $"~/studio/{campaign}/build/{step.ToString().ToLowerInvariant()}";

    /// <summary>The step on which a field of the document is typed.</summary>
    public static DraftStep StepOf(string field) =>
        field.Split('.', '[')[0] switch
        {
            "teams" when IsOfHours(field) => DraftStep.Leads,
            "teams" or "players" => DraftStep.Players,
            "rules" or "bases" or "bonus" => DraftStep.Rules,
            "prizes" or "objectives" or "budget" => DraftStep.Prizes,
            "theme" or "boards" or "privacy" or "ties" or "teamScore" or "validation" => DraftStep.Look,
            "freeze" or "ceremony" => DraftStep.Look,
            "periods" when field == "periods.graceMinutes" => DraftStep.Look,
            "brief" or "sheet" or "routing" or "pairs" or "reasons" => DraftStep.Leads,
            "costs" or "baseline" => DraftStep.Leads,
            "openPerRep" or "accounts" or "mayClose" or "deadlines" or "recycle" => DraftStep.Leads,
            _ => DraftStep.Basics,
        };

    /// <summary>A team's time zone and holidays: when its people work.</summary>
    private static bool IsOfHours(string field) =>
        field.EndsWith(".timeZone", StringComparison.Ordinal) || field.EndsWith(".holidays", StringComparison.Ordinal);

    /// <summary>What the reader calls <c>account:7</c>.</summary>
    public async Task<string> NameOf(string author) =>
        author.StartsWith(Account.AuthorPrefix, StringComparison.Ordinal)
        && long.TryParse(author[Account.AuthorPrefix.Length..], out var id)
        && await Accounts.Find(id) is { } account
            ? account.Name
            : author;
}
