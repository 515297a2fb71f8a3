using System.Text.Json;
using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class HoldOutTests(SharedRedis redis)
{
    private static readonly Baseline WithoutLille = new() { Kind = BaselineKind.Teams, HoldOut = ["lille"] };

    private static readonly Baseline Drawn = new()
    {
        Kind = BaselineKind.Teams,
        Drawn = new HoldOutDraw { Teams = 1 },
    };

    private static readonly IReadOnlyList<Rule> PaysBoth = [Some.Rule() with { Pays = Payee.Both }];

    private Task<Challenge> Launched(Func<CampaignDocument, CampaignDocument> configure) =>
        Challenge.Launched(configure, redis.ConnectionString);

    private static async Task<CampaignDocument> Document(Challenge challenge) =>
        (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document;

    private static Task Put(Challenge challenge, CampaignDocument document) =>
        challenge.Engine.Campaigns.Put(Challenge.Code, document, null);

    [Fact]
    public async Task Who_does_not_play_earns_nothing_and_is_on_no_board()
    {
        await using var challenge = await Launched(x => x with { Baseline = WithoutLille });
        var answer = await challenge.Tell("taken", "L1", "carl");
        await challenge.Tell("closed", "L1", "carl");
        await challenge.Tell("taken", "L2", "anna");

        Assert.Equal(("recorded", 0L), (answer.Status, answer.Points));
        foreach (var board in Enum.GetValues<BoardKind>())
            Assert.DoesNotContain(
                (await challenge.Board(board)).Rows,
                row => row.Code.Contains("carl", StringComparison.Ordinal) || row.Code == "lille"
            );
        Assert.Equal(1, await challenge.Points("anna"));
    }

    [Fact]
    public async Task A_rep_who_does_not_play_pays_no_prospector_and_a_rep_who_does_is_paid_alone()
    {
        await using var challenge = await Launched(x => x with { Baseline = WithoutLille, Rules = PaysBoth });
        await challenge.Engine.Roster.Put(
            Challenge.Code,
            [
                new Participant
                {
                    Code = "nina",
                    Name = "Nina",
                    Team = "lille",
                    Role = Role.Prospector,
                },
            ]
        );
        await challenge.Tell("taken", "L1", "carl", x => x with { Prospector = "pia" });
        await challenge.Tell("taken", "L2", "anna", x => x with { Prospector = "nina" });
        await challenge.Tell("taken", "L3", "bob", x => x with { Prospector = "pia" });

        Assert.Equal(["anna", "bob"], (await challenge.Board()).Rows.Select(x => x.Code).Order());
        Assert.Equal(["pia"], (await challenge.Board(BoardKind.Prospectors)).Rows.Select(x => x.Code));
        Assert.Equal(1, await challenge.Points("pia", BoardKind.Prospectors));
        Assert.Equal(["bob+pia"], (await challenge.Board(BoardKind.Pairs)).Rows.Select(x => x.Code));
    }

    [Fact]
    public async Task Their_facts_do_not_wait_for_a_validation_and_the_others_do()
    {
        await using var challenge = await Launched(x => x with { Baseline = WithoutLille, Validation = true });

        Assert.Equal("recorded", (await challenge.Tell("taken", "L1", "carl")).Status);
        Assert.Equal("pending", (await challenge.Tell("taken", "L2", "anna")).Status);
        await challenge.Tell("validated", "L1");
        await challenge.Tell("validated", "L2");
        Assert.Equal(0, await challenge.Points("carl"));
        Assert.Equal(1, await challenge.Points("anna"));
    }

    [Fact]
    public async Task Nobody_adjusts_the_points_of_who_does_not_play()
    {
        await using var challenge = await Launched(x => x with { Baseline = WithoutLille });
        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            challenge.Engine.Corrections.Adjust(Challenge.Code, new Adjustment("carl", 5, "gift", null), "k", "admin")
        );
        Assert.Equal(new FieldError("participant", "held-out", "carl"), refusal.Why);
    }

    [Fact]
    public async Task A_team_that_is_taken_out_later_leaves_the_board_and_wins_nothing()
    {
        await using var challenge = await Launched(x => x with { Prizes = [Some.Prize()] });
        await challenge.Tell("closed", "L1", "carl");
        await challenge.Tell("taken", "L2", "anna");
        Assert.Equal(10, await challenge.Points("lille", BoardKind.Teams));

        await Put(challenge, await Document(challenge) with { Baseline = WithoutLille });
        await challenge.Engine.Boards.Rebuild(Challenge.Code);

        Assert.Equal(["lyon"], (await challenge.Board(BoardKind.Teams)).Rows.Select(x => x.Code));
        Assert.Equal("recorded", (await challenge.Tell("closed", "L3", "carl")).Status);
        var reader = new Reader(Audience.Staff, "en");
        var forecast = Assert.Single(await challenge.Engine.Forecasts.Now(Challenge.Code, reader));
        Assert.Equal(["Anna"], forecast.Winners);
    }

    [Fact]
    public async Task A_team_that_was_taken_out_as_a_process_died_is_off_the_board_after_the_next_start()
    {
        await using var challenge = await Launched(x => x);
        await challenge.Tell("closed", "L1", "carl");
        await challenge.Tell("taken", "L2", "anna");
        var document = await Document(challenge) with { Baseline = WithoutLille };
        await using (var connection = await challenge.Engine.Database.Connect())
            await connection.ExecuteAsync(
                "update Campaigns set Document = @document, Version = Version + 1, ConfigVersion = ConfigVersion + 1",
                new { document = JsonSerializer.Serialize(document, EngineJson.Options) }
            );
        await challenge.Running.Restart(redis.ConnectionString);

        var teams = await challenge.Board(BoardKind.Teams);
        Assert.Equal(["lyon"], teams.Rows.Select(x => x.Code));
        Assert.True(teams.Live);
    }

    [Fact]
    public async Task What_came_late_of_who_does_not_play_waits_for_no_validation_once_it_is_accepted()
    {
        await using var challenge = await Launched(x => x with { Baseline = WithoutLille, Validation = true });
        challenge.Running.Clock.Advance(TimeSpan.FromDays(400));
        await challenge.Engine.Closing.CloseDue();
        var late = await challenge.Tell("taken", "L1", "carl", x => x with { At = Challenge.Noon });
        Assert.Equal("late", late.Status);
        await challenge.Engine.Amendments.Accept(
            Challenge.Code,
            [new EventIdentity(late.Source, late.Id)],
            "the sender was down",
            "zoe"
        );

        await using var connection = await challenge.Engine.Database.Connect();
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from Facts where Owed = 1"));
    }

    [Fact]
    public async Task A_past_with_teams_that_do_not_play_is_played_again_to_the_last_entry()
    {
        await using var challenge = await Launched(x => x with { Rules = PaysBoth });
        await challenge.Tell("taken", "L1", "carl", x => x with { Prospector = "pia" });
        await Put(challenge, await Document(challenge) with { Baseline = WithoutLille });
        await challenge.Tell("taken", "L2", "carl", x => x with { Prospector = "pia" });
        await challenge.Tell("taken", "L3", "anna", x => x with { Prospector = "pia" });

        var played = await Replayed.Play(
            challenge.Engine,
            Challenge.Code,
            Trial.InForce,
            challenge.Running.Clock.GetUtcNow()
        );
        Assert.Empty(await played.Differences(challenge.Engine, Challenge.Code));
    }

    [Fact]
    public async Task The_launch_draws_the_teams_and_anyone_can_draw_them_again()
    {
        await using var challenge = await Launched(x => x with { Baseline = Drawn });
        var drawn = (await Document(challenge)).Baseline!;
        var draw = drawn.Drawn!;
        var seed = Convert.FromHexString(draw.Seed!);

        Assert.Equal(["lille", "lyon"], draw.Among);
        Assert.Equal(RaffleDraw.Commitment(seed), draw.SeedSha256);
        var lot = HoldOuts.Lot(seed, draw.Among!, 1);
        Assert.Equal(draw.TicketsSha256, lot.TicketsSha256);
        Assert.Equal(lot.Winners.Select(x => x.Standing.Code), drawn.HoldOut);

        var held = Assert.Single(drawn.HoldOut!) == "lille" ? "carl" : "anna";
        Assert.Equal("recorded", (await challenge.Tell("taken", "L1", held)).Status);
        Assert.True((await challenge.Engine.Effects.Read(Challenge.Code, null, ReportReader.All)).IsCause);
    }

    [Fact]
    public async Task What_was_drawn_stays_when_the_campaign_is_sent_again_and_nothing_is_drawn_later()
    {
        await using var challenge = await Launched(x => x with { Baseline = Drawn });
        var launched = await Document(challenge);
        await Put(challenge, launched with { Baseline = Drawn });
        Assert.True(Baseline.Same(launched.Baseline, (await Document(challenge)).Baseline));

        var other = launched.Baseline!.HoldOut![0] == "lille" ? "lyon" : "lille";
        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            Put(challenge, launched with { Baseline = launched.Baseline! with { HoldOut = [other] } })
        );
        Assert.Equal(new FieldError("baseline.drawn", "drawn-at-launch"), refusal.Why);
    }

    [Fact]
    public async Task A_document_that_claims_to_be_drawn_proves_nothing()
    {
        await using var challenge = await Launched(x =>
            x with
            {
                Baseline = WithoutLille with
                {
                    Drawn = new HoldOutDraw { Seed = "00", SeedSha256 = "11" },
                },
            }
        );
        var kept = (await Document(challenge)).Baseline!;

        Assert.Equal(["lille"], kept.HoldOut!);
        Assert.Equal(new HoldOutDraw(), kept.Drawn);
        Assert.False((await challenge.Engine.Effects.Read(Challenge.Code, null, ReportReader.All)).IsCause);
    }

    [Fact]
    public async Task Teams_that_play_are_compared_with_those_that_do_not_over_their_own_time_before()
    {
        await using var game = await EffectGame.Launched(redis.ConnectionString, WithoutLille);
        await game.Told(new ToldLeads("a", EffectGame.Before, 60, 18));
        await game.Told(new ToldLeads("b", EffectGame.Before, 60, 18) { Team = "lille" });
        await game.Told(new ToldLeads("c", EffectGame.In, 60, 48));
        await game.Told(new ToldLeads("d", EffectGame.In, 60, 24) { Team = "lille" });
        var effect = await game.Effect();

        Assert.Equal((60, 48), (effect.Played.Leads, effect.Played.ActedOn));
        Assert.Equal((60, 24), (effect.Compared.Leads, effect.Compared.ActedOn));
        Assert.Equal(0, effect.WithoutTeam);
        Assert.Equal(0.4, effect.Difference.ActedOn!.Value, 4);
        Assert.Equal(EffectVerdict.Higher, effect.Verdict);
        Assert.Equal(0.4, effect.InDifferences.ActedOn!.Value, 4);
        Assert.False(effect.IsCause);
    }
}
