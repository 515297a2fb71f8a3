namespace ChallengeHub.Web;

/// <summary>A launched challenge at a glance, and the way to all that can be changed of it.</summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class ManageView(StudioDesk studio) : ManagePage(studio)
{
    public override ManageSection Section => ManageSection.Overview;
    public IReadOnlyList<SectionCard> Sections { get; private set; } = [];

    public void OnGet()
    {
        if (Request.Query.ContainsKey("launched"))
            Done = Status == CampaignStatus.Scheduled ? T.FormatLaunchedLater(At(Campaign.StartsAt)) : T.Launched;
        if (Request.Query.ContainsKey("ended"))
            Done = T.EndedNow;
        Sections = [.. Cards()];
    }

    private IEnumerable<SectionCard> Cards()
    {
        var document = Campaign.Document;
        yield return new(ManageSection.Players, [Players()]);
        yield return new(
            ManageSection.Prizes,
            [
                T.FormatManagePrizesNow(
                    n: $"{document.Prizes.Count}",
                    budget: document.Budget is { } budget ? Formatter.Money(budget) : "–"
                ),
                Targets(document.Objectives),
            ]
        );

        yield return new(ManageSection.Rules, [T.FormatManageRulesNow($"{RuleSets.At(View.RuleSets, Now).Version}")]);
        yield return new(
            ManageSection.Leads,
            [
                T.FormatLeadsNow(
                    questions: $"{document.Sheet?.Fields.Count ?? 0}",
                    rules: $"{document.Routing?.Count ?? 0}",
                    pairs: $"{document.Pairs?.Count ?? 0}"
                ),
            ]
        );
        yield return new(
            ManageSection.Look,
            [
                T.FormatManageLookNow(
                    theme: Studio.Themes.For(document.Theme).Name.In(Lang),
                    boards: string.Join(
                        ", ",
                        (document.Boards ?? new ScreenContent().Boards).Select(x => T.Of($"board{x}"))
                    )
                ),
                ReviewWords.Validation(document),
            ]
        );

        yield return new(ManageSection.Names, [T.FormatManageNamesNow($"{document.Teams.Count}")]);
        yield return new(
            ManageSection.Dates,
            [
                ReviewWords.Periods(document, Formatter),
                .. Fixed is { } because ? new[] { T.Of($"manageFixed{because}") } : [],
            ]
        );

        if (!IsOver)
            yield return new(ManageSection.End, [T.ManageEndNow]);
    }

    private string Players()
    {
        var active = View.Participants.Where(x => x.Active).ToList();
        return T.FormatManagePlayersNow(
            reps: $"{active.Count(x => x.Role == Role.Rep)}",
            prospectors: $"{active.Count(x => x.Role == Role.Prospector)}",
            teams: $"{Campaign.Document.Teams.Count}",
            left: $"{View.Participants.Count - active.Count}"
        );
    }

    private string Targets(Objectives? objectives)
    {
        var count = objectives is null
            ? 0
            : objectives.Reps.Count + objectives.Prospectors.Count + objectives.Teams.Count;
        return T.FormatManageTargetsNow($"{count}");
    }
}

/// <summary>A page of the challenge and what stands on it now.</summary>
public sealed record SectionCard(ManageSection Section, IReadOnlyList<string> Said);
