using ChallengeHub.Testing;
using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Who stood where on each day, counted from the ledger.</summary>
public sealed class RaceTests(SharedRedis redis)
{
    private Task<Challenge> Launched(
        Func<CampaignDocument, CampaignDocument>? configure = null,
        DateTimeOffset? now = null
    ) => Challenge.Launched(configure, redis.ConnectionString, now);

    /// <summary>With the names that its reader reads.</summary>
    private static async Task<BoardRace> Read(Challenge challenge, RaceQuery query)
    {
        var race = await challenge.Engine.Races.Read(Challenge.Code, query);
        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        return RaceReads.Named(race, snapshot, new Reader(query.Audience, "en"));
    }

    private static Task<BoardRace> Reps(Challenge challenge, Audience? audience = null) =>
        Read(challenge, new RaceQuery(BoardKind.Reps) { Audience = audience ?? Audience.Staff });

    /// <summary>At ten in the morning of that day of 2026 in Paris.</summary>
    private static async Task On(Challenge challenge, string day, string rep, string what)
    {
        var at = DateTimeOffset.Parse($"2026-{day}T10:00:00+01:00");
        var words = what.Split(' ');
        Assert.Equal("scored", (await challenge.Tell(words[0], words[1], rep, x => x with { At = at })).Status);
    }

    /// <summary>"1 anna 11" for each line that has a place in the frame.</summary>
    private static IReadOnlyList<string> Places(BoardRace race, int frame) =>
        [
            .. race
                .Lines.Where(x => x.Places[frame] is not null)
                .Select(x => Place(x.Code, x.Places[frame]!))
                .Order(StringComparer.Ordinal),
        ];

    private static string Place(string code, RacePlace place) =>
        FormattableString.Invariant($"{place.Rank} {code} {place.Points:0.##}");

    private static IReadOnlyList<string> Stretches(BoardRace race) =>
        [.. race.Stretches.Select(x => $"{x.Code} {x.Frames}")];

    /// <summary>Anna is first, Bob passes her after two days, and she him after two more.</summary>
    private static async Task Race(Challenge challenge)
    {
        await On(challenge, "01-05", "anna", "taken L1");
        await On(challenge, "01-07", "bob", "contacted L2");
        await On(challenge, "01-09", "anna", "closed L1");
    }

    [Fact]
    public Task Every_step_of_any_race_is_the_ledger_counted_by_hand_and_the_last_is_the_board() =>
        Gen.Select(Gen.Int[0, 39], Step.Many)
            .SampleAsync(
                async (variant, steps) =>
                {
                    await using var challenge = await Launched(
                        x => SequenceCampaign.Configure(x, variant),
                        SequenceCampaign.Start.AddHours(20)
                    );
                    await new Sequence(challenge, plainly: false).Play(steps);
                    var ledger = await NaiveBoards.Read(challenge.Engine, Challenge.Code);
                    foreach (var kind in Enum.GetValues<BoardKind>())
                    foreach (var by in Enum.GetValues<RaceStep>())
                    foreach (var period in new int?[] { null, 1 })
                        await IsCounted(challenge, ledger, new RaceQuery(kind, by) { Period = period });
                },
                iter: 12,
                threads: 2
            );

    private static async Task IsCounted(Challenge challenge, NaiveBoards ledger, RaceQuery query)
    {
        var race = await Read(challenge, query with { Top = RaceQuery.MostTop, Audience = Audience.Staff });
        Assert.NotEmpty(race.Frames);
        for (var frame = 0; frame < race.Frames.Count; frame++)
        {
            var isLast = frame == race.Frames.Count - 1;
            var then = isLast ? ledger : ledger.Before(race.Frames[frame].Until);
            Assert.Equal(
                then.Board(query.Board, query.Period ?? 0)
                    .Select(x => string.Join(' ', x.Split(' ').Take(3)))
                    .Order(StringComparer.Ordinal),
                Places(race, frame)
            );
        }
    }

    [Fact]
    public async Task It_says_who_led_for_how_long_and_how_often_the_lead_changed()
    {
        await using var challenge = await Launched();
        await Race(challenge);

        var race = await Reps(challenge);

        // 31 days, 28, and the morning of the second of March
        Assert.Equal((61, Challenge.Noon), (race.Frames.Count, race.Frames[^1].Until));
        Assert.Equal(("2026-01-01", "2026-03-02"), (race.Frames[0].Day, race.Frames[^1].Day));
        Assert.Equal(["anna 2", "bob 2", "anna 53"], Stretches(race));
        Assert.Equal(2, race.LeadChanges);
        Assert.Equal(
            [("anna", 55, 0.9016m), ("bob", 2, 0.0328m)],
            race.Leaders.Select(x => (x.Code, x.Frames, x.Share))
        );
        Assert.Equal(["1 anna 1"], Places(race, 4));
        Assert.Equal(["1 bob 3", "2 anna 1"], Places(race, 6));
        Assert.Equal(["anna", "bob"], race.Lines.Select(x => x.Code));
        Assert.Null(race.Lines[1].Places[5]);
        Assert.Equal(3, race.Seq);
    }

    [Fact]
    public async Task What_was_taken_back_never_was_in_the_race_and_an_earlier_position_still_knows_it()
    {
        await using var challenge = await Launched();
        await Race(challenge);
        var closing = (await challenge.Ledger())[^1].Event!;
        await challenge.Engine.Corrections.Reverse(Challenge.Code, closing, "told wrongly", "zoe");

        Assert.Equal(["anna 2", "bob 55"], Stretches(await Reps(challenge)));
        var then = new RaceQuery(BoardKind.Reps) { AsOfSeq = 3, Audience = Audience.Staff };
        Assert.Equal(["anna 2", "bob 2", "anna 53"], Stretches(await Read(challenge, then)));
        var ahead = await Assert.ThrowsAsync<RefusedException>(() => Read(challenge, then with { AsOfSeq = 5 }));
        Assert.Equal("asOfSeq", ahead.Why.Field);
    }

    [Fact]
    public async Task Who_draws_level_leads_too_and_has_not_passed_the_leader()
    {
        await using var challenge = await Launched(x => x with { Ties = TieBreak.Shared });
        await On(challenge, "01-05", "bob", "taken L1");
        await On(challenge, "01-07", "anna", "taken L2");

        var race = await Reps(challenge);

        Assert.Equal(["bob 57"], Stretches(race));
        Assert.Equal(0, race.LeadChanges);
        Assert.Equal([("bob", 57), ("anna", 55)], race.Leaders.Select(x => (x.Code, x.Frames)));
        Assert.Equal(["1 anna 1", "1 bob 1"], Places(race, 60));
    }

    [Fact]
    public async Task Who_has_lost_more_than_he_earned_leads_nothing()
    {
        await using var challenge = await Launched();
        await challenge.Engine.Corrections.Adjust(
            Challenge.Code,
            new Adjustment("anna", -5, "by hand", Challenge.Start.AddDays(3)),
            "k",
            "zoe"
        );

        var race = await Reps(challenge);

        Assert.Empty(race.Stretches);
        Assert.Empty(race.Leaders);
        Assert.Equal(["1 anna -5"], Places(race, 60));
    }

    [Fact]
    public async Task A_day_is_as_long_as_the_clocks_make_it()
    {
        await using var challenge = await Launched(x => SequenceCampaign.Configure(x, 0), SequenceCampaign.Start);
        challenge.Running.Clock.SetUtcNow(SequenceCampaign.End.AddHours(1));

        var days = await Read(challenge, new RaceQuery(BoardKind.Reps, RaceStep.Day));
        Assert.Equal([24, 24, 24, 24, 23, 24, 24], days.Frames.Select(x => (x.Until - x.From).TotalHours));
        Assert.Equal("2026-03-29", days.Frames[4].Day);

        var hours = await Read(challenge, new RaceQuery(BoardKind.Reps, RaceStep.Hour));
        Assert.Equal(167, hours.Frames.Count);
        Assert.Equal(
            ["2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00"],
            hours.Frames.Skip(4 * 24 + 1).Take(2).Select(x => x.Day)
        );
    }

    [Fact]
    public async Task A_year_is_looked_at_by_day_and_a_day_by_hour_unless_somebody_asks()
    {
        await using var year = await Launched();
        Assert.Equal(RaceStep.Day, (await Reps(year)).By);
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            Read(year, new RaceQuery(BoardKind.Reps, RaceStep.Hour))
        );
        Assert.Equal(("by", "race-by-day"), (refused.Why.Field, refused.Why.Code));

        await using var day = await Launched(x =>
            x with
            {
                StartsAt = Challenge.Noon.AddHours(-3),
                EndsAt = Challenge.Noon.AddHours(9),
            }
        );
        var race = await Reps(day);
        Assert.Equal((RaceStep.Hour, 3), (race.By, race.Frames.Count));
    }

    [Fact]
    public async Task Before_the_start_there_is_nothing_to_see()
    {
        await using var challenge = await Launched(now: Challenge.Start.AddDays(-1));
        var race = await Reps(challenge);
        Assert.Empty(race.Frames);
        Assert.Empty(race.Lines);
    }

    [Fact]
    public async Task A_race_shows_as_many_lines_as_the_board_and_everybody_his_own()
    {
        await using var challenge = await Launched(x => x with { Privacy = new Privacy(Top: 2) });
        await Race(challenge);
        await On(challenge, "02-01", "carl", "taken L3");
        await challenge.Engine.Roster.Show(Challenge.Code, "bob", new Appearance(Display.Alias, "Red Baron"), "zoe");

        var staff = await Reps(challenge);
        var everybody = await Reps(challenge, Audience.Everybody);
        var carl = await Reps(challenge, new Audience(false, ["carl"]));

        Assert.Equal(["anna", "bob", "carl"], staff.Lines.Select(x => x.Code));
        Assert.Equal(["Anna", "Red Baron"], everybody.Lines.Select(x => x.Name));
        Assert.StartsWith("~", everybody.Lines[1].Code);
        Assert.DoesNotContain("bob", everybody.Stretches.Select(x => x.Code));
        Assert.Equal([("Anna", false), ("Red Baron", false), ("Carl", true)], carl.Lines.Select(x => (x.Name, x.Own)));
        Assert.Equal(3, carl.Lines[2].Places[^1]!.Rank);
    }

    [Fact]
    public async Task A_race_is_made_without_names_and_who_joined_while_it_was_being_made_is_not_in_it_yet()
    {
        await using var challenge = await Launched();
        var before = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        var dan = Challenge.People[0] with { Code = "dan", Name = "Dan", Email = null };
        await challenge.Engine.Roster.Put(Challenge.Code, [dan]);
        await On(challenge, "02-01", "dan", "taken L1");
        await On(challenge, "02-02", "anna", "closed L2");

        var race = await challenge.Engine.Races.Read(Challenge.Code, new RaceQuery(BoardKind.Reps));
        var named = RaceReads.Named(race, before, new Reader(Audience.Staff, "en"));

        Assert.Equal(2, race.Lines.Count);
        Assert.All(race.Lines, x => Assert.True(int.TryParse(x.Code, out _) && x is { Name: "", Team: null }));
        Assert.Equal(["anna"], named.Lines.Select(x => x.Code));
        Assert.Equal(["anna"], named.Stretches.Select(x => x.Code));
        Assert.Equal(["anna"], named.Leaders.Select(x => x.Code));
    }

    [Fact]
    public async Task A_period_has_a_race_of_its_own()
    {
        await using var challenge = await Launched();
        await Race(challenge);
        await On(challenge, "02-03", "bob", "closed L2");

        var february = await Read(
            challenge,
            new RaceQuery(BoardKind.Reps, RaceStep.Day) { Period = 2, Audience = Audience.Staff }
        );

        Assert.Equal((28, "2026-02-01"), (february.Frames.Count, february.Frames[0].Day));
        Assert.Equal(["bob 26"], Stretches(february));
        Assert.Equal(
            RefusedKind.NotFound,
            await CorrectionsTests.Refused(() => Read(challenge, new RaceQuery(BoardKind.Reps) { Period = 13 }))
        );
    }
}
