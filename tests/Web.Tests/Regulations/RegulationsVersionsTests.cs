using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class RegulationsVersionsTests(HubFixture fixture)
{
    private readonly ApiClient api = fixture.Api;
    private readonly RegulationsReader reader = new(fixture);

    [Fact]
    public async Task Each_version_of_a_running_campaigns_rules_says_since_when_it_holds_and_what_differs()
    {
        var campaign = await api.Launched(RegulationsReader.Document());
        (
            await api.Put(
                $"campaigns/{campaign}",
                RegulationsReader.Document(
                    RegulationsReader.Rules.Replace("\"points\": 1 }", "\"points\": 5 }")
                        + "\"rulesEffectiveFrom\": \"2026-06-01T12:00:00+02:00\","
                )
            )
        ).Is(200);
        (
            await api.Put(
                $"campaigns/{campaign}",
                RegulationsReader.Document(
                    """
                    "rules": [ { "code": "script", "name": { "en": "Script", "fr": "Scénario" },
                                 "on": "taken", "points": 5 },
                               { "code": "duo", "name": "Duo", "on": "closed", "points": 4, "pays": "both" } ],
                    "rulesEffectiveFrom": "2026-07-01T00:00:00+02:00",
                    """
                )
            )
        ).Is(200);

        var english = await reader.Read(campaign, "en");
        Assert.Contains("These are the rules in force (version 1).", english);
        Assert.Contains(
            "Version 1 For what happens until 1 June 2026 at 12:00. Script. 1 star to the rep for each script bought "
                + "(lead taken).",
            english
        );
        Assert.Contains(
            "Version 2 For what happens from 1 June 2026 at 12:00 to 1 July 2026 at 00:00. Changed: Script. 5 stars "
                + "to the rep for each script bought (lead taken). Before: 1 star to the rep for each script bought "
                + "(lead taken).",
            english
        );
        Assert.Contains(
            "Version 3 For what happens from 1 July 2026 on. New: Duo. 4 stars each to the rep and the prospector "
                + "for each film released (lead closed). Removed: Sale.",
            english
        );
        Assert.Contains(
            "Version 2 Pour ce qui se passe du 1er juin 2026 à 12 h au 1er juillet 2026 à 0 h. Modifiée : Scénario. "
                + "5 étoiles au commercial",
            await reader.Read(campaign, "fr")
        );
    }

    [Fact]
    public async Task What_the_challenge_is_compared_with_is_not_said_to_be_of_the_launch_once_it_has_changed()
    {
        var campaign = await api.Launched(RegulationsReader.Document());
        var campaigns = fixture.Hub.Engine.Campaigns;
        var document = (await campaigns.Get(campaign)).Campaign.Document;
        await campaigns.Put(
            campaign,
            document with
            {
                Baseline = new Baseline { Kind = BaselineKind.Before, Within = 30 },
            },
            null
        );

        Assert.Contains(
            "Each lead is looked at for 30 days from its reception on. This was changed after the launch; the report "
                + "shows both.",
            await reader.Read(campaign, "en")
        );
    }

    [Fact]
    public async Task A_version_that_a_later_one_overtakes_says_that_it_never_held()
    {
        var campaign = await api.Launched(RegulationsReader.Document());
        (
            await api.Put(
                $"campaigns/{campaign}",
                RegulationsReader.Document(
                    RegulationsReader.Rules.Replace("\"points\": 1 }", "\"points\": 5 }")
                        + "\"rulesEffectiveFrom\": \"2026-07-01T00:00:00+02:00\","
                )
            )
        ).Is(200);
        (
            await api.Put(
                $"campaigns/{campaign}",
                RegulationsReader.Document(
                    RegulationsReader.Rules.Replace("\"points\": 1 }", "\"points\": 6 }")
                        + "\"rulesEffectiveFrom\": \"2026-06-01T00:00:00+02:00\","
                )
            )
        ).Is(200);

        var page = await reader.Read(campaign, "en");
        Assert.Contains("Version 2 Never in force: a later version replaced it first.", page);
        Assert.Contains("Version 3 For what happens from 1 June 2026 on.", page);
        Assert.Contains("Version 1 For what happens until 31 May 2026 inclusive.", page);
    }
}
