using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class BaselineCheckTests
{
    private static readonly Baseline Figures = new()
    {
        Kind = BaselineKind.Figures,
        Received = 200,
        ActedOn = 40,
        Closed = 10,
    };

    private static readonly Baseline Teams = new() { Kind = BaselineKind.Teams, HoldOut = ["lille"] };

    private static string[] Wrong(Baseline baseline) =>
        [.. CampaignCheck.Errors(Some.Campaign() with { Baseline = baseline }).Select(x => $"{x.Field} {x.Code}")];

    [Fact]
    public void Each_kind_can_be_kept()
    {
        Assert.Empty(Wrong(new Baseline { Kind = BaselineKind.Before, Within = 365 }));
        Assert.Empty(Wrong(Figures));
        Assert.Empty(Wrong(Figures with { Closed = null, ActedOn = 0 }));
        Assert.Empty(Wrong(Teams));
        Assert.Empty(Wrong(new Baseline { Kind = BaselineKind.Teams, Drawn = new HoldOutDraw() }));
        Assert.Empty(
            Wrong(
                new Baseline
                {
                    Kind = BaselineKind.Teams,
                    Drawn = new HoldOutDraw { Teams = 1 },
                }
            )
        );
    }

    [Fact]
    public void It_says_what_kind_it_is_and_how_many_days_a_lead_is_looked_at()
    {
        Assert.Equal(["baseline.kind required"], Wrong(new Baseline()));
        Assert.Equal(["baseline.within out-of-range"], Wrong(new Baseline { Kind = BaselineKind.Before, Within = 0 }));
    }

    [Fact]
    public void Figures_are_all_there_and_none_is_more_than_the_one_before()
    {
        Assert.Equal(
            ["baseline.received required", "baseline.actedOn required"],
            Wrong(new Baseline { Kind = BaselineKind.Figures })
        );
        Assert.Equal(["baseline.actedOn at-most"], Wrong(Figures with { ActedOn = 201 }));
        Assert.Equal(["baseline.closed at-most"], Wrong(Figures with { Closed = 41 }));
        Assert.Equal(["baseline.actedOn out-of-range"], Wrong(Figures with { ActedOn = -1, Closed = null }));
        Assert.Equal(["baseline.received only-with-figures"], Wrong(Teams with { Received = 5 }));
    }

    [Fact]
    public void A_team_that_does_not_play_is_one_of_the_campaigns_and_one_at_least_plays()
    {
        Assert.Equal(["baseline.holdOut required"], Wrong(Teams with { HoldOut = [] }));
        Assert.Equal(["baseline.holdOut[0] team-of-nobody"], Wrong(Teams with { HoldOut = ["paris"] }));
        Assert.Equal(["baseline.holdOut[1] not-unique"], Wrong(Teams with { HoldOut = ["lille", "lille"] }));
        Assert.Equal(["baseline.holdOut[0] required"], Wrong(Teams with { HoldOut = [null!] }));
        Assert.Equal(["baseline.holdOut hold-out-all"], Wrong(Teams with { HoldOut = ["lille", "lyon"] }));
        Assert.Equal(
            ["baseline.drawn.teams out-of-range"],
            Wrong(
                new Baseline
                {
                    Kind = BaselineKind.Teams,
                    Drawn = new HoldOutDraw { Teams = 2 },
                }
            )
        );
        Assert.Equal(
            ["baseline.holdOut only-with-hold-out"],
            Wrong(new Baseline { Kind = BaselineKind.Before, HoldOut = ["lille"] })
        );
    }

    [Theory]
    [InlineData("""{"kind":"before"}""")]
    [InlineData("""{"kind":"teams","within":30,"holdOut":["lille"],"drawn":true}""")]
    [InlineData("""{"kind":"teams","drawn":{"teams":2}}""")]
    [InlineData("""{"kind":"figures","received":200,"actedOn":40}""")]
    public void It_is_written_as_it_was_read(string text) =>
        Assert.Equal(
            text,
            JsonSerializer.Serialize(JsonSerializer.Deserialize<Baseline>(text, EngineJson.Options), EngineJson.Options)
        );

    [Theory]
    [InlineData("2")]
    [InlineData("false")]
    [InlineData("""{"teams":"two"}""")]
    [InlineData("""{"team":2}""")]
    public void A_draw_is_true_or_a_number_of_teams(string drawn) =>
        Assert.Equal(
            "draw-of-teams",
            Assert
                .Throws<RefusedJson>(() =>
                    JsonSerializer.Deserialize<Baseline>($$"""{"kind":"teams","drawn":{{drawn}}}""", EngineJson.Options)
                )
                .Code
        );
}
