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
            Done =
                Status == CampaignStatus.Scheduled
                    ? Say("launchedLater", ("when", At(Campaign.StartsAt)))
                    : Say("launched");
        if (Request.Query.ContainsKey("ended"))
            Done = Say("endedNow");
        Sections = [.. Cards()];
    }

    private IEnumerable<SectionCard> Cards()
    {
        var document = Campaign.Document;
        yield return new(ManageSection.Players, [Players()]);
        yield return new(
            ManageSection.Prizes,
            [
                Say(
                    "managePrizesNow",
                    ("n", $"{document.Prizes.Count}"),
                    ("budget", document.Budget is { } budget ? Tongue.Money(budget) : "–")
                ),
                Targets(document.Objectives),
            ]
        );
        yield return new(
            ManageSection.Rules,
            [Say("manageRulesNow", ("n", $"{RuleSets.At(View.RuleSets, Now).Version}"))]
        );
        yield return new(
            ManageSection.Look,
            [
                Say(
                    "manageLookNow",
                    ("theme", Studio.Themes.For(document.Theme).Name.In(Lang)),
                    (
                        "boards",
                        string.Join(", ", (document.Boards ?? new ScreenContent().Boards).Select(x => Say($"board{x}")))
                    )
                ),
                ReviewWords.Validation(document, Tongue),
            ]
        );
        yield return new(ManageSection.Names, [Say("manageNamesNow", ("n", $"{document.Teams.Count}"))]);
        yield return new(
            ManageSection.Dates,
            [
                ReviewWords.Periods(document, Tongue),
                .. Fixed is { } because ? new[] { Say($"manageFixed{because}") } : [],
            ]
        );
        if (!IsOver)
            yield return new(ManageSection.End, [Say("manageEndNow")]);
    }

    private string Players()
    {
        var active = View.Participants.Where(x => x.Active).ToList();
        return Say(
            "managePlayersNow",
            ("reps", $"{active.Count(x => x.Role == Role.Rep)}"),
            ("prospectors", $"{active.Count(x => x.Role == Role.Prospector)}"),
            ("teams", $"{Campaign.Document.Teams.Count}"),
            ("left", $"{View.Participants.Count - active.Count}")
        );
    }

    private string Targets(Objectives? objectives)
    {
        var count = objectives is null
            ? 0
            : objectives.Reps.Count + objectives.Prospectors.Count + objectives.Teams.Count;
        return Say("manageTargetsNow", ("n", $"{count}"));
    }
}

/// <summary>A page of the challenge and what stands on it now.</summary>
public sealed record SectionCard(ManageSection Section, IReadOnlyList<string> Said);
