using System.Text.Json;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Rules and the sentences that say them, in both languages.</summary>
public static class SaidRules
{
    /// <summary>What every rule has, where the test is about something else.</summary>
    public const string OnClosed = "\"on\": \"closed\", \"points\": 10";

    public static void Says(string rule, string english, string french) =>
        Assert.Equal((english, french), (Said(rule, "en"), Said(rule, "fr")));

    public static void Ends(string rule, string english, string french) =>
        Says(
            rule,
            $"10 points to the rep when a lead is closed, {english}.",
            $"10 points au commercial quand une piste est conclue, {french}."
        );

    public static string Said(string rule, string language)
    {
        using var spoken = Language.Speak(language);
        return Plain(RuleSentence.Of(Parsed(rule), Formatter(language)));
    }

    public static Rule Parsed(string members) =>
        JsonSerializer.Deserialize<Rule>($"{{ {members} }}", EngineJson.Options)!;

    public static RuleFormatter Formatter(string language) =>
        new(language, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), "EUR")
        {
            Teams =
            [
                new Team("lyon", "Lyon"),
                new Team(
                    "lille",
                    new LocalText(
                        null,
                        new Dictionary<string, string> { ["en"] = "Greater Lille", ["fr"] = "Lille métropole" }
                    )
                ),
            ],
        };

    /// <summary>Spaces at which no line ends are not seen in an editor.</summary>
    public static string Plain(string said) => said.Replace('\u202f', ' ').Replace('\u00a0', ' ');
}
