using ChallengeHub.Testing;
using Xunit;
using static ChallengeHub.Engine.Tests.PlayedDesk;

namespace ChallengeHub.Engine.Tests;

/// <summary>A team's period on one page.</summary>
public sealed class SynthesisTests(SharedRedis redis)
{
    private Task<PlayedDesk> Open() => PlayedDesk.Open(redis, x => x with { Deadlines = null });

    private static Task<SynthesisReport> Read(PlayedDesk desk, int? period = null, ReportReader? reader = null) =>
        desk.Engine.Syntheses.Read(Challenge.Code, "lyon", period, reader ?? ReportReader.All);

    /// <summary>
    /// Four leads of Lyon in March: one large and open, one that lies still, one that Anna sold, and one that she gave
    /// up and Bob took.
    /// </summary>
    private static async Task Month(PlayedDesk desk)
    {
        await desk.Lead(x => x with { Code = "quiet", Company = "Still", Source = "web" });
        desk.At(March(3, 9));
        await desk.Lead(x => x with { Code = "large", Company = "Atlas", Potential = 90_000, Source = "fair" });
        await desk.Lead(x => x with { Code = "sold", Company = "Bought", Source = "fair", Prospector = "pia" });
        await desk.Move(await desk.Player("anna"), "sold", "taken");
        await desk.Contact(await desk.Player("anna"), "sold");
        await desk.Move(
            await desk.Player("anna"),
            "sold",
            "closed",
            x => x with { Move = x.Move with { Amount = 500 } }
        );

        await desk.Lead(x => x with { Code = "fought", Company = "Torn", Potential = 10, Source = "fair" });
        await desk.Assign("fought", "anna");
        await desk.Move(Key, "fought", "released");
        desk.At(March(4, 9));
        await desk.Move(await desk.Player("bob", 11), "fought", "taken");
        desk.At(March(20, 9));
    }

    private static SynthesisFigures Figures(long received, long acted, Interval? rate = null) =>
        new()
        {
            Received = received,
            Unannounced = 0,
            Validated = 0,
            Refused = 0,
            Assigned = 0,
            Taken = acted,
            Contacted = 0,
            Closed = 0,
            Lost = 0,
            Recycled = 0,
            ActedOn = acted,
            Rate = rate ?? Wilson.OfAny(acted, received),
            Amount = 0,
            WithoutAmount = 0,
        };

    private static SynthesisReport Page(SynthesisFigures now, SynthesisFigures? before = null) =>
        new()
        {
            Campaign = Challenge.Code,
            Team = "lyon",
            TeamName = "Lyon",
            From = Challenge.Start,
            Until = Challenge.Noon,
            FactSeq = 1,
            AsOf = Challenge.Noon,
            Currency = "EUR",
            Figures = now,
            Before = before,
            Sources = [],
            Waits = [],
            Talks = [],
            Pairs = [],
            Questions = [],
        };

    private static IReadOnlyList<string> Asked(SynthesisReport report) =>
        [.. SynthesisQuestions.Of(report).Select(x => $"{x.Code} {x.Count} {x.Of} {x.Source}".Trim())];

    [Fact]
    public async Task The_page_says_what_came_in_what_happened_and_what_waits()
    {
        await using var desk = await Open();
        await Month(desk);

        var page = await Read(desk);

        Assert.Equal((4, 2, 1, 500m), Counted(page.Figures));
        Assert.Equal(Wilson.Of(2, 4), page.Figures.Rate);
        Assert.Equal(
            [("fair", 3, 2, 1), ("web", 1, 0, 0)],
            page.Sources.Select(x => (x.Source, x.Received, x.ActedOn, x.Closed))
        );
        Assert.Equal(
            [(LeadStatus.Open, 2, March(2, 12), "quiet"), (LeadStatus.Taken, 1, March(4, 9), "fought")],
            page.Waits.Select(x => (x.Status, x.Count, x.Since, x.Lead))
        );
        Assert.Equal(("Lyon", "EUR", March(20, 9)), (page.TeamName.In("en"), page.Currency, page.AsOf));
        Assert.Null(page.Note);

        static (long, long, long, decimal) Counted(SynthesisFigures x) => (x.Received, x.ActedOn, x.Closed, x.Amount);
    }

    [Fact]
    public async Task Three_leads_are_talked_of_each_for_one_reason_and_the_best_pair_is_named()
    {
        await using var desk = await Open();
        await Month(desk);

        var page = await Read(desk);

        Assert.Equal(
            [
                (TalkReason.Potential, "large", "Atlas"),
                (TalkReason.Silent, "quiet", "Still"),
                (TalkReason.Contested, "fought", "Torn"),
            ],
            page.Talks.Select(x => (x.Reason, x.Lead, x.Company))
        );
        Assert.Equal((90_000m, 2), (page.Talks[0].Potential, page.Talks[2].People));
        var pair = Assert.Single(page.Pairs);
        Assert.Equal(("anna", "pia"), (pair.Rep.Code, pair.Prospector.Code));
        Assert.Equal(new SynthesisPairFigures(1, 1, 1, 500), pair.Figures);
    }

    [Fact]
    public async Task Who_is_the_largest_and_the_most_silent_leaves_his_other_place_to_the_next()
    {
        await using var desk = await Open();
        await desk.Lead(x => x with { Code = "first", Potential = 9 });
        desk.At(March(3, 9));
        await desk.Lead(x => x with { Code = "second" });

        var page = await Read(desk);

        Assert.Equal(
            [(TalkReason.Potential, "first"), (TalkReason.Silent, "second")],
            page.Talks.Select(x => (x.Reason, x.Lead))
        );
    }

    [Fact]
    public async Task What_has_waited_for_more_than_a_week_is_asked_after()
    {
        await using var desk = await Open();
        await Month(desk);
        Assert.Equal(["take 2", "call 1"], Asked(await Read(desk)));
        Assert.Equal(March(2, 12), (await Read(desk)).Questions[0].Since);
    }

    [Fact]
    public async Task Somebody_who_was_called_in_vain_is_not_silent()
    {
        await using var desk = await Open();
        await Month(desk);
        var note = new LeadNote("n1", "", default, NoteKind.NoAnswer, "Nobody there.", null);
        await desk.Engine.Desk.Note(Challenge.Code, "quiet", note, Key);

        var page = await Read(desk);

        Assert.Equal("fought", page.Talks.Single(x => x.Reason == TalkReason.Silent).Lead);
        Assert.Equal((March(3, 9), "large"), (page.Waits[0].Since, page.Waits[0].Lead));
    }

    [Fact]
    public void A_rate_that_fell_is_asked_after_only_beyond_chance()
    {
        Assert.Equal(["rate-fell 10 31"], Asked(Page(Figures(148, 15), Figures(263, 81))));
        Assert.Equal(["rate-rose 31 10"], Asked(Page(Figures(263, 81), Figures(148, 15))));
        Assert.Empty(Asked(Page(Figures(10, 2), Figures(10, 4))));
        Assert.Empty(Asked(Page(Figures(148, 15), Figures(0, 0))));
        // while the period runs its leads are younger than those of the one before
        Assert.Empty(Asked(Page(Figures(148, 15), Figures(263, 81)) with { AsOf = Challenge.Noon.AddHours(-1) }));
    }

    [Fact]
    public void Shares_are_asked_after_from_three_leads_on_and_never_more_than_five_things()
    {
        Assert.Equal(["nothing-came 0"], Asked(Page(Figures(0, 0))));
        Assert.Empty(Asked(Page(Figures(0, 0)) with { AsOf = Challenge.Start.AddDays(-1) }));
        Assert.Empty(Asked(Page(Figures(4, 1) with { Refused = 2, Lost = 2, Unannounced = 2 })));
        var much = Page(
            Figures(9, 6) with
            {
                Refused = 3,
                Lost = 4,
                Closed = 3,
                Unannounced = 3,
                WithoutAmount = 1,
            }
        ) with
        {
            Sources = [new("fair", 5, 0, 0), new("web", 4, 0, 0), new(null, 5, 0, 0)],
        };
        Assert.Equal(
            ["source-idle 5  fair", "many-refused 3 9", "many-lost 4 3", "unannounced 3 9", "without-amount 1 3"],
            Asked(much)
        );
        var more = much with { Waits = [new(LeadStatus.Open, 2, Challenge.Noon.AddDays(-8), "L1")] };
        Assert.Equal("take 2", Asked(more)[0]);
        Assert.Equal(SynthesisQuestions.Most, Asked(more).Count);
        Assert.All(SynthesisQuestions.Of(more), x => Assert.Contains(x.Code, SynthesisQuestions.Codes));
    }

    [Fact]
    public async Task A_period_counts_its_own_leads_beside_those_of_the_one_before()
    {
        await using var desk = await Open();
        await Month(desk);

        var march = await Read(desk, 3);
        Assert.Equal((4, 0), (march.Figures.Received, march.Before!.Received));
        Assert.Null(march.Before.Rate);
        Assert.Null((await Read(desk, 1)).Before);

        desk.At(March(20, 9).AddMonths(1));
        await desk.Lead(x => x with { Code = "later" });
        var april = await Read(desk, 4);
        Assert.Equal((1, 4), (april.Figures.Received, april.Before!.Received));
        // what came in before waits all the same
        Assert.Equal(3, april.Waits[0].Count);
        Assert.Equal(RefusedKind.NotFound, await CorrectionsTests.Refused(() => Read(desk, 13)));
    }

    [Fact]
    public async Task A_director_reads_of_his_teams_and_a_rep_of_himself()
    {
        await using var desk = await Open();
        await Month(desk);
        var ofLille = new ReportReader { Teams = ["lille"] };
        Assert.Equal(RefusedKind.NotFound, await CorrectionsTests.Refused(() => Read(desk, reader: ofLille)));
        Assert.Equal(4, (await Read(desk, reader: new ReportReader { Teams = ["lyon", "lille"] })).Figures.Received);

        var anna = await Read(desk, reader: new ReportReader { Rep = (await desk.Find("anna")).Number });
        Assert.Equal((1, 1), (anna.Figures.Received, anna.Figures.Closed));
        Assert.Empty(anna.Waits);
        var few = new ReportReader { SeesEachPerson = false };
        Assert.Equal(RefusedKind.Forbidden, await CorrectionsTests.Refused(() => Read(desk, reader: few)));
    }

    [Fact]
    public async Task The_paragraph_of_marketing_stands_on_its_page_and_in_the_audit()
    {
        await using var desk = await Open();
        var notes = desk.Engine.SynthesisNotes;
        var note = new SynthesisNote
        {
            Team = "lyon",
            Period = 3,
            Text = "Well done.\nGo on.",
        };
        Assert.Equal(1, (await notes.Put(Challenge.Code, note, "account:7")).Version);

        Assert.Equal("Well done.\nGo on.", (await Read(desk, 3)).Note?.Text);
        Assert.Null((await Read(desk)).Note);
        Assert.Equal(
            RefusedKind.Stale,
            await CorrectionsTests.Refused(() => notes.Put(Challenge.Code, note with { Text = "Mine" }, "account:8"))
        );
        await notes.Put(Challenge.Code, note with { Version = 1, Text = "" }, "account:7");
        Assert.Equal(("", 2, "account:7"), Said((await notes.Find(Challenge.Code, "lyon", 3))!));

        var audited = await desk.Engine.AuditLog.Page(new AuditQuery(Action: AuditActions.SynthesisNoted));
        Assert.Equal(["lyon, period 3", "lyon, period 3"], audited.Select(x => x.Subject));

        static (string, long, string) Said(SynthesisNote x) => (x.Text, x.Version, x.ChangedBy);
    }

    [Fact]
    public async Task A_paragraph_is_of_a_team_and_a_period_that_there_are_and_not_too_long()
    {
        await using var desk = await Open();
        var note = new SynthesisNote { Team = "lyon", Text = "Well done." };
        Task<RefusedKind> Refused(SynthesisNote bad) =>
            CorrectionsTests.Refused(() => desk.Engine.SynthesisNotes.Put(Challenge.Code, bad, "account:7"));

        Assert.Equal(RefusedKind.NotFound, await Refused(note with { Team = "rome" }));
        Assert.Equal(RefusedKind.NotFound, await Refused(note with { Period = 13 }));
        Assert.Equal(RefusedKind.Invalid, await Refused(note with { Text = new string('x', 4_001) }));
        Assert.Equal(RefusedKind.Invalid, await Refused(note with { Text = "\u0007" }));
    }
}
