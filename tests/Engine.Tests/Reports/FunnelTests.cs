using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;
using static ChallengeHub.Engine.Tests.PlayedDesk;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// How many leads were acted on, how long it took, what they cost. It is noon of Monday, 2 March 2026, in Paris.
/// </summary>
public sealed class FunnelTests(SharedRedis redis)
{
    private static Task<FunnelReport> Read(Challenge challenge, FunnelQuery query, ReportReader? reader = null) =>
        challenge.Engine.Funnels.Read(Challenge.Code, query, reader ?? ReportReader.All);

    private static string[] Said(FunnelReport report, Func<FunnelRow, object?> figure) =>
        [.. report.Rows.Select(x => FormattableString.Invariant($"{x.Key ?? "-"} {figure(x)}"))];

    /// <summary>
    /// Anna sold one; Bob took one and gave it up; one was refused; Carl took one that nobody announced.
    /// </summary>
    private async Task<Challenge> FourLeads()
    {
        var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        LeadEvent At(LeadEvent x, int hour, int minute = 0) => x with { At = March(2, hour, minute) };

        await challenge.Tell("received", "a", change: x => At(x, 7));
        await challenge.Tell("taken", "a", "anna", x => At(x, 8, 30));
        await challenge.Tell("contacted", "a", "anna", x => At(x, 9));
        await challenge.Tell("closed", "a", "anna", x => At(x, 10) with { Amount = 100 });
        await challenge.Tell("received", "b", change: x => At(x, 7));
        await challenge.Tell("taken", "b", "bob", x => At(x, 8));
        await challenge.Tell("released", "b", "bob", x => At(x, 9));
        await challenge.Tell("received", "c", change: x => At(x, 7));
        await challenge.Tell("refused", "c", change: x => At(x, 8));
        await challenge.Tell("taken", "d", "carl", x => At(x, 8));
        return challenge;
    }

    [Fact]
    public async Task The_consideration_rate_is_of_leads_that_were_announced()
    {
        await using var challenge = await FourLeads();
        var report = await Read(challenge, new FunnelQuery());
        var row = Assert.Single(report.Rows);

        Assert.Equal(Challenge.Code, row.Key);
        Assert.Equal(
            "4 received, 1 unannounced, 1 refused, 2 taken, 1 contacted, 1 closed, 2 acted on",
            $"{row.Received} received, {row.Unannounced} unannounced, {row.Refused} refused, {row.Taken} taken, "
                + $"{row.Contacted} contacted, {row.Closed} closed, {row.ActedOn} acted on"
        );
        Assert.Equal(Wilson.Of(1, 3), row.Rates.ActedOn);
        Assert.Equal(Wilson.Of(0, 3), row.Rates.Validated);
        Assert.Equal(100, row.Amount);
        Assert.Equal(await challenge.Engine.Cohorts.AsOf(Challenge.Code), report.FactSeq);
        Assert.True(report.IsProvisional);
    }

    [Fact]
    public async Task Each_lead_is_in_one_row_so_that_rows_sum_to_the_campaign()
    {
        await using var challenge = await FourLeads();
        var teams = await Read(challenge, new FunnelQuery(FunnelBy.Team));
        Assert.Equal(["lyon 1", "lille 1", "- 2"], Said(teams, x => x.Received));
        Assert.Equal(["anna 1", "carl 1", "- 2"], Said(await Read(challenge, new(FunnelBy.Rep)), x => x.Received));
        Assert.Equal(["3 4"], Said(await Read(challenge, new(FunnelBy.Period)), x => x.Received));
        Assert.Equal(["- 4"], Said(await Read(challenge, new(FunnelBy.Source)), x => x.Received));

        foreach (var by in Enum.GetValues<FunnelBy>().Except([FunnelBy.Field]))
        {
            var report = await Read(challenge, new FunnelQuery(by));
            Assert.Equal(4, report.Rows.Sum(x => x.Received));
            Assert.Equal(4, report.Total.Received);
            Assert.Equal(Wilson.Of(1, 3), report.Total.Rates.ActedOn);
        }
    }

    [Fact]
    public async Task A_window_is_of_receptions_however_late_the_leads_move()
    {
        await using var challenge = await FourLeads();
        Assert.Equal(4, (await Read(challenge, new(Period: 3))).Total.Received);
        Assert.Equal(0, (await Read(challenge, new(Period: 2))).Total.Received);

        // the lead of Carl was received at 8:00, with its first fact
        var early = await Read(challenge, new(From: March(2, 7), Until: March(2, 8)));
        Assert.Equal(3, early.Total.Received);
        Assert.Equal(1, early.Total.Closed);
        var wide = await Read(challenge, new(From: Challenge.Start.AddYears(-1), Until: Challenge.Start.AddYears(9)));
        Assert.Equal([Challenge.Start, Challenge.Start.AddYears(1)], [wide.From, wide.Until]);
    }

    [Fact]
    public async Task Times_run_from_the_reception_by_the_clock()
    {
        await using var challenge = await FourLeads();
        var hours = (await Read(challenge, new FunnelQuery())).Total.Hours;
        Assert.Equal(new HoursSummary(2, 0, 1.5m), hours.ToTake.Working);
        Assert.Equal(new StepHours(2, 0, 1.5m, hours.ToTake.Working), hours.ToTake);
        Assert.Equal(new StepHours(1, 2, 2, new HoursSummary(1, 2, 2)), hours.ToContact);
        Assert.Equal(StepHours.None, hours.ToValidate);
    }

    [Fact]
    public async Task Nights_are_no_working_hours()
    {
        await using var desk = await Open(redis);
        var lead = await desk.Lead();
        desk.At(March(3, 10));
        await desk.Challenge.Tell("taken", lead, "anna", x => x with { At = desk.Now });

        var hours = (await Read(desk.Challenge, new FunnelQuery())).Total.Hours;
        Assert.Equal(new StepHours(1, 22, 22, new HoursSummary(1, 7, 7)), hours.ToTake);
    }

    /// <summary>One of a fair that cost more, and was sold; two of the web.</summary>
    private Task<PlayedDesk> Costly() =>
        Open(
            redis,
            x =>
                x with
                {
                    Deadlines = null,
                    Costs = new LeadCosts
                    {
                        PerLead = 40,
                        Margin = .5m,
                        Fixed = [new FixedCost("Stand", 60), new FixedCost("Mailing", 40)],
                    },
                }
        );

    private static async Task ThreeLeads(PlayedDesk desk)
    {
        await desk.Lead(x => x with { Code = "dear", Source = "fair", Cost = 60 });
        await desk.Lead(x => x with { Code = "one", Source = "web" });
        await desk.Lead(x => x with { Code = "two", Source = "web" });
        await desk.Challenge.Tell("closed", "dear", "anna", x => x with { At = desk.Now, Amount = 500 });
    }

    [Fact]
    public async Task Fixed_costs_are_spread_to_the_cent_over_the_leads_of_the_campaign()
    {
        await using var desk = await Costly();
        await ThreeLeads(desk);

        var report = await Read(desk.Challenge, new FunnelQuery(FunnelBy.Source));
        Assert.Equal(["fair 93.33", "web 146.67"], Said(report, x => x.Cost));
        Assert.Equal(240, report.Total.Cost);
        Assert.Equal(["fair 1.6787", "web -1"], Said(report, x => x.Roi));
        Assert.Equal(93.33m, report.Rows[0].CostPerActedOn);
        Assert.Equal(93.33m, report.Rows[0].CostPerClosed);
        Assert.Null(report.Rows[1].CostPerClosed);
        Assert.Equal(240, report.Total.CostPerClosed);

        // the shares of the leads that are left out stay with them
        var none = await Read(desk.Challenge, new FunnelQuery(Period: 4));
        Assert.Equal(0, none.Total.Cost);
        Assert.Null(none.Total.Roi);
        Assert.Equal(3, none.Assumptions.CampaignReceived);
    }

    [Fact]
    public async Task Other_assumptions_are_tried_out_and_change_nothing()
    {
        await using var desk = await Costly();
        await ThreeLeads(desk);

        var tried = await Read(desk.Challenge, new FunnelQuery { WhatIf = new WhatIf(PerLead: 0, Margin: 1) });
        Assert.Equal(160, tried.Total.Cost);
        Assert.Equal(2.125m, tried.Total.Roi);
        Assert.True(tried.Assumptions.IsTriedOut);

        var own = await Read(desk.Challenge, new FunnelQuery());
        Assert.Equal(240, own.Total.Cost);
        Assert.Equal(.0417m, own.Total.Roi);
        Assert.False(own.Assumptions.IsTriedOut);
        var wrong = await Assert.ThrowsAsync<RefusedException>(() =>
            Read(desk.Challenge, new FunnelQuery { WhatIf = new WhatIf(PerLead: -1, Margin: 1.01m) })
        );
        Assert.Equal(["perLead out-of-range", "margin above-and-at-most"], wrong.Errors.Select(Word));
    }

    [Fact]
    public async Task A_lead_is_paid_for_in_its_first_cycle_alone()
    {
        await using var desk = await Costly();
        await desk.Lead(x => x with { Code = "again" });
        await desk.Challenge.Tell("recycled", "again", change: x => x with { At = desk.Now });

        var report = await Read(desk.Challenge, new FunnelQuery());
        Assert.Equal(2, report.Total.Received);
        Assert.Equal(140, report.Total.Cost);
        Assert.Equal(1, report.Total.Recycled);
    }

    [Fact]
    public async Task Awards_are_a_cost_of_the_campaign_and_of_their_period_and_what_is_undecided_stands_beside()
    {
        await using var challenge = await Challenge.Launched(
            x =>
                x with
                {
                    Prizes =
                    [
                        new Prize
                        {
                            Code = "wine",
                            Name = "A case of wine",
                            Scope = PrizeScope.Period,
                            Board = BoardKind.Reps,
                            MinPoints = 1,
                            Stock = 3,
                            Value = 60,
                        },
                    ],
                },
            redis.ConnectionString,
            Challenge.Start.AddYears(1).AddHours(-1)
        );
        foreach (var rep in new[] { "anna", "carl" })
            await challenge.Engine.Corrections.Adjust(
                Challenge.Code,
                new Adjustment(rep, 5, "played", Challenge.Start.AddMonths(1).AddDays(3)),
                rep,
                "admin"
            );
        await challenge.Engine.Closing.Close(Challenge.Code, 2);

        var periods = await Read(challenge, new FunnelQuery(FunnelBy.Period));
        Assert.Equal(["2 120"], Said(periods, x => x.Cost));
        foreach (var report in new[] { periods, await Read(challenge, new FunnelQuery()) })
        {
            Assert.Equal(120, report.Total.Cost);
            Assert.Equal(60, report.Pending);
            Assert.Equal(120, report.Assumptions.Awards);
        }

        var teams = await Read(challenge, new FunnelQuery(FunnelBy.Team));
        Assert.Equal(0, teams.Total.Cost);
        Assert.Equal(0, teams.Pending);
        Assert.Null(teams.Assumptions.Awards);
        Assert.Null((await Read(challenge, new FunnelQuery(Period: 2))).Assumptions.Awards);
    }

    [Fact]
    public async Task Leads_are_told_apart_by_what_was_answered_to_the_sheet()
    {
        var sheet = new Sheet
        {
            Fields =
            [
                new SheetField("size", "Size", SheetKind.Choice, Options: [new("small"), new("big", "Large")]),
                new SheetField("budget", "Budget", SheetKind.YesNo),
                new SheetField("remark", "Remark", SheetKind.Text),
            ],
        };
        await using var desk = await Open(redis, x => x with { Deadlines = null, Sheet = sheet });
        Dictionary<string, JsonElement> Answers(string size, bool budget) =>
            new()
            {
                ["size"] = JsonSerializer.SerializeToElement(size),
                ["budget"] = JsonSerializer.SerializeToElement(budget),
            };
        await desk.Lead(x => x with { Code = "a", Qualification = Answers("big", true) });
        await desk.Lead(x => x with { Code = "b", Qualification = Answers("small", true) });
        await desk.Lead(x => x with { Code = "c", Qualification = Answers("small", false) });
        await desk.Lead(x => x with { Code = "d" });

        var sizes = await Read(desk.Challenge, new FunnelQuery(FunnelBy.Field, "size"));
        Assert.Equal(["small 2", "big 1", "- 1"], Said(sizes, x => x.Received));
        Assert.Equal("Large", sizes.Rows[1].Name?.In("en"));
        var budgets = await Read(desk.Challenge, new FunnelQuery(FunnelBy.Field, "budget"));
        Assert.Equal(["true 2", "false 1", "- 1"], Said(budgets, x => x.Received));
        foreach (var field in new[] { "remark", "nothing" })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() =>
                Read(desk.Challenge, new FunnelQuery(FunnelBy.Field, field))
            );
            Assert.Equal("by report-field", Word(refused.Why));
        }
    }

    [Fact]
    public async Task A_period_that_there_is_not_is_not_found()
    {
        await using var challenge = await FourLeads();
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Read(challenge, new FunnelQuery(Period: 99)));
        Assert.Equal((RefusedKind.NotFound, "no-period"), (refused.Kind, refused.Why.Code));
    }

    private static string Word(FieldError error) => $"{error.Field} {error.Code}";
}
