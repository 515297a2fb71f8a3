using Xunit;
using static ChallengeHub.Web.Tests.SaidRules;

namespace ChallengeHub.Web.Tests;

public sealed class RuleSentenceTests
{
    [Theory]
    [InlineData(
        OnClosed,
        "10 points to the rep when a lead is closed.",
        "10 points au commercial quand une piste est conclue."
    )]
    [InlineData(
        "\"on\": \"validated\", \"points\": 1",
        "1 point to the rep when a lead is validated.",
        "1 point au commercial quand une piste est validée."
    )]
    [InlineData(
        "\"on\": \"taken\", \"points\": 0",
        "0 points to the rep when a lead is taken.",
        "0 point au commercial quand une piste est prise."
    )]
    [InlineData(
        "\"on\": \"contacted\", \"points\": 1200, \"pays\": \"prospector\"",
        "1,200 points to the prospector when a lead is contacted.",
        "1 200 points au prospecteur quand une piste est contactée."
    )]
    [InlineData(
        OnClosed + ", \"pays\": \"both\"",
        "10 points each to the rep and the prospector when a lead is closed.",
        "10 points au commercial et autant au prospecteur quand une piste est conclue."
    )]
    [InlineData(
        "\"on\": \"closed\", \"points\": -5",
        "The rep loses 5 points when a lead is closed.",
        "Le commercial perd 5 points quand une piste est conclue."
    )]
    [InlineData(
        "\"on\": \"closed\", \"points\": -1, \"pays\": \"prospector\"",
        "The prospector loses 1 point when a lead is closed.",
        "Le prospecteur perd 1 point quand une piste est conclue."
    )]
    [InlineData(
        "\"on\": \"closed\", \"points\": -5, \"pays\": \"both\"",
        "The rep and the prospector each lose 5 points when a lead is closed.",
        "Le commercial et le prospecteur perdent chacun 5 points quand une piste est conclue."
    )]
    [InlineData(
        OnClosed + ", \"perAmount\": 1000.5",
        "10 points to the rep per full 1,000.50 EUR of the amount when a lead is closed.",
        "10 points au commercial par tranche entière de 1 000,50 EUR du montant quand une piste est conclue."
    )]
    [InlineData(
        OnClosed + ", \"multiplier\": 0.25",
        "3 points (10 × 0.25) to the rep when a lead is closed.",
        "3 points (10 × 0,25) au commercial quand une piste est conclue."
    )]
    [InlineData(
        OnClosed + ", \"multiplier\": 1.5, \"perAmount\": 1000",
        "10 points × 1.5 to the rep per full 1,000 EUR of the amount when a lead is closed, rounded to a whole number.",
        "10 points × 1,5 au commercial par tranche entière de 1 000 EUR du montant quand une piste est conclue, "
            + "arrondi à l’unité."
    )]
    [InlineData(
        "\"kind\": \"first-of-the-day\", " + OnClosed,
        "10 points to the rep for the day’s first lead closed.",
        "10 points au commercial pour la première piste conclue du jour."
    )]
    [InlineData(
        "\"kind\": \"streak\", \"days\": 3, " + OnClosed,
        "10 points to the rep for each completed run of 3 weekdays in a row (Monday to Friday), each with at least "
            + "one lead closed.",
        "10 points au commercial pour chaque série achevée de 3 jours de semaine consécutifs (du lundi au "
            + "vendredi), chacun avec au moins une piste conclue."
    )]
    [InlineData(
        "\"kind\": \"streak\", \"days\": 1, " + OnClosed,
        "10 points to the rep for each weekday (Monday to Friday) with at least one lead closed.",
        "10 points au commercial pour chaque jour de semaine (du lundi au vendredi) avec au moins une piste conclue."
    )]
    [InlineData(
        "\"kind\": \"speed\", \"hours\": 4, " + OnClosed,
        "10 points to the rep for each lead closed within 4 hours of the lead’s previous step.",
        "10 points au commercial pour chaque piste conclue dans un délai de 4 heures après l’étape précédente de la "
            + "piste."
    )]
    [InlineData(
        "\"kind\": \"speed\", \"hours\": 1, " + OnClosed,
        "10 points to the rep for each lead closed within 1 hour of the lead’s previous step.",
        "10 points au commercial pour chaque piste conclue dans un délai de 1 heure après l’étape précédente de la "
            + "piste."
    )]
    [InlineData(
        "\"kind\": \"speed\", \"hours\": 0.5, " + OnClosed,
        "10 points to the rep for each lead closed within 0.5 hours of the lead’s previous step.",
        "10 points au commercial pour chaque piste conclue dans un délai de 0,5 heure après l’étape précédente de la "
            + "piste."
    )]
    public void A_rule_says_who_earns_what_and_when(string rule, string english, string french) =>
        Says(rule, english, french);

    [Theory]
    [InlineData("lead", "at most 3 for the same lead", "au plus 3 pour la même piste")]
    [InlineData("day", "at most 3 a day", "au plus 3 par jour")]
    [InlineData("week", "at most 3 a week", "au plus 3 par semaine")]
    [InlineData("period", "at most 3 in each period", "au plus 3 par période")]
    [InlineData("campaign", "at most 3 in the whole challenge", "au plus 3 sur tout le challenge")]
    public void A_cap_says_how_often_at_most(string per, string english, string french) =>
        Ends($$"""{{OnClosed}}, "cap": { "count": 3, "per": "{{per}}" }""", english, french);

    [Theory]
    [InlineData(
        "2026-03-03T12:00:00+01:00",
        "2026-03-03T14:00:00+01:00",
        "only from 12:00 to 14:00 on 3 March 2026",
        "uniquement le 3 mars 2026 de 12 h à 14 h"
    )]
    [InlineData(
        "2026-03-03T11:00:00Z",
        "2026-03-03T13:30:00Z",
        "only from 12:00 to 14:30 on 3 March 2026",
        "uniquement le 3 mars 2026 de 12 h à 14 h 30"
    )]
    [InlineData(
        "2026-05-11T00:00:00+02:00",
        "2026-05-25T00:00:00+02:00",
        "only from 11 May 2026 to 24 May 2026 inclusive",
        "uniquement du 11 mai 2026 au 24 mai 2026 inclus"
    )]
    [InlineData(
        "2026-05-01T00:00:00+02:00",
        "2026-05-02T00:00:00+02:00",
        "only on 1 May 2026",
        "uniquement le 1er mai 2026"
    )]
    [InlineData(
        "2026-05-11T08:00:00+02:00",
        "2026-05-12T00:00:00+02:00",
        "only from 11 May 2026 at 08:00 to 12 May 2026 at 00:00",
        "uniquement du 11 mai 2026 à 8 h au 12 mai 2026 à 0 h"
    )]
    [InlineData("2026-05-11T00:00:00+02:00", null, "only from 11 May 2026 on", "uniquement à partir du 11 mai 2026")]
    [InlineData(
        "2026-05-11T08:00:15+02:00",
        null,
        "only from 11 May 2026 at 08:00:15 on",
        "uniquement à partir du 11 mai 2026 à 08:00:15"
    )]
    [InlineData(
        null,
        "2026-05-11T00:00:00+02:00",
        "only until 10 May 2026 inclusive",
        "uniquement jusqu’au 10 mai 2026 inclus"
    )]
    [InlineData(
        null,
        "2026-05-11T08:00:00.007+02:00",
        "only until 11 May 2026 at 08:00:00.007",
        "uniquement jusqu’au 11 mai 2026 à 08:00:00.007"
    )]
    [InlineData(
        null,
        "2026-10-25T02:30:00+02:00",
        "only until 25 October 2026 at 02:30 (UTC+02:00)",
        "uniquement jusqu’au 25 octobre 2026 à 2 h 30 (UTC+02:00)"
    )]
    public void A_happy_hour_is_told_in_the_campaigns_zone(
        string? from,
        string? until,
        string english,
        string french
    ) =>
        Ends(
            OnClosed
                + (from is null ? "" : $", \"from\": \"{from}\"")
                + (until is null ? "" : $", \"until\": \"{until}\""),
            english,
            french
        );

    [Fact]
    public void All_conditions_cap_and_happy_hour_stand_in_one_sentence() =>
        Says(
            OnClosed
                + """
                , "cap": { "count": 3, "per": "day" }, "from": "2026-03-03T00:00:00+01:00",
                "where": [{ "field": "hour", "op": ">=", "value": 12 }, { "field": "team", "op": "=", "value": "lyon" },
                          { "field": "weekday", "op": "in", "value": ["mon", "tue"] },
                          { "field": "hour", "op": "<", "value": 14 }, { "field": "amount", "op": ">", "value": 5 }]
                """,
            "10 points to the rep when a lead is closed, if the team is Lyon and the amount is more than 5 EUR, on "
                + "Mondays and on Tuesdays, between 12:00 and 14:00, at most 3 a day, only from 3 March 2026 on.",
            "10 points au commercial quand une piste est conclue, si l’équipe est Lyon et le montant dépasse 5 EUR, "
                + "le lundi et le mardi, entre 12 h et 14 h, au plus 3 par jour, uniquement à partir du 3 mars 2026."
        );

    [Theory]
    [InlineData(
        "\"on\": \"contacted\", \"points\": 3",
        "3 stars to the rep for each casting (lead contacted).",
        "3 étoiles au commercial pour chaque casting (piste contactée)."
    )]
    [InlineData(
        "\"kind\": \"first-of-the-day\", \"on\": \"contacted\", \"points\": 3",
        "3 stars to the rep for the day’s first lead contacted (casting).",
        "3 étoiles au commercial pour la première piste contactée (casting) du jour."
    )]
    [InlineData(
        "\"kind\": \"speed\", \"hours\": 2, \"on\": \"taken\", \"points\": 3",
        "3 stars to the rep for each script bought (lead taken) within 2 hours of the lead’s previous step.",
        "3 étoiles au commercial pour chaque scénario acheté (piste prise) dans un délai de 2 heures après l’étape "
            + "précédente de la piste."
    )]
    public void Stages_and_points_are_called_as_the_theme_calls_them(string rule, string english, string french)
    {
        var theme = Themes.Read(Themes.Locate("themes")).Find("hollywood")!;

        Assert.Equal(
            english,
            RuleSentence.Of(Parsed(rule), Formatter("en") with { Theme = SpokenTheme.Of(theme, "en", "") })
        );
        using var spoken = Language.Speak("fr");
        Assert.Equal(
            french,
            Plain(RuleSentence.Of(Parsed(rule), Formatter("fr") with { Theme = SpokenTheme.Of(theme, "fr", "") }))
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"kind\": \"streak\", \"on\": \"taken\"")]
    [InlineData("\"kind\": \"speed\", \"on\": \"taken\", \"cap\": {}")]
    [InlineData(
        "\"on\": \"taken\", \"where\": [null, {}, { \"field\": \"amount\" }, { \"field\": \"hour\" }, { \"field\": "
            + "\"team\", \"op\": \"in\", \"value\": \"x\" }, { \"field\": \"weekday\", \"op\": \"~\", \"value\": {} "
            + "}]"
    )]
    public void A_rule_that_is_not_finished_is_said_as_far_as_it_goes(string rule) =>
        Assert.All(
            Language.Known,
            language => Assert.Contains(RuleFormatter.Blank, Said(rule, language), StringComparison.Ordinal)
        );
}
