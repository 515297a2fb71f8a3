namespace ChallengeHub.Web;

/// <summary>What a preview shows: a campaign that nobody plays, in the middle of its second month, with names short and long.</summary>
public static class SampleCampaign
{
    static readonly Phrase Name = new("The great sales challenge", "Le grand challenge des ventes");
    static readonly (string Code, string Name)[] Towns =
    [
        ("lyon", "Lyon"), ("lille", "Lille"), ("nantes", "Nantes"), ("bordeaux", "Bordeaux"), ("marseille", "Marseille"), ("strasbourg", "Strasbourg"), ("montpellier", "Montpellier-Méditerranée"),
    ];

    public static CampaignPage Of(string theme, string language, DateTimeOffset now)
    {
        string Say(string english, string french) => new Phrase(english, french).In(language);
        var month = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return new CampaignPage(
            "sample", Name.In(language), theme, "UTC", "EUR", month.AddMonths(-1), month.AddMonths(3), "running",
            [.. Enumerable.Range(0, 4).Select(i => new PeriodLine(i + 1, month.AddMonths(i - 1), month.AddMonths(i), i == 0 ? "closed" : i == 1 ? "open" : "upcoming"))],
            [
                new PrizeLine("month", Say("A weekend in Rome", "Un week-end à Rome"), "period", "reps", 1, 1, null, null, 900),
                new PrizeLine("team", Say("Dinner for the whole team", "Un dîner pour toute l’équipe"), "period", "teams", 1, 1, null, null, 600),
                new PrizeLine("grand", Say("A week at the sea for two", "Une semaine à la mer pour deux"), "campaign", "reps", 1, 3, null, null, 4000),
            ],
            [], [.. Towns.Select(town => new TeamLine(town.Code, town.Name))], new CampaignClock(now, 1));
    }
}
