using System.Data.Common;
using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class DeskNotificationsTests
{
    [Fact]
    public async Task A_lead_that_a_program_assigns_is_one_line_for_its_rep_however_often_it_is_told()
    {
        await using var challenge = await Challenge.Launched();
        var anna = await challenge.Rep("anna");
        var bob = await challenge.Rep("bob");

        var told = challenge.Event("assigned", "L1", "anna");
        await challenge.Tell(told);
        await challenge.Tell(told);
        await challenge.Tell("assigned", "L1", "anna", x => x with { Source = "other" });

        Assert.Equal(["Assigned L1"], await challenge.Lines(anna));
        Assert.Empty(await challenge.Lines(bob));
    }

    [Fact]
    public async Task Twelve_within_a_minute_are_one_line_and_the_next_one_is_another()
    {
        await using var challenge = await Challenge.Launched();
        var anna = await challenge.Rep("anna");
        for (var i = 1; i <= 12; i++)
        {
            await challenge.Tell("assigned", $"L{i}", "anna");
            challenge.Running.Clock.Advance(TimeSpan.FromSeconds(5));
        }
        Assert.Equal(["Assigned x12"], await challenge.Lines(anna));

        challenge.Running.Clock.Advance(TimeSpan.FromMinutes(2));
        await challenge.Tell("assigned", "L13", "anna");

        Assert.Equal(["Assigned L13", "Assigned x12"], await challenge.Lines(anna));
    }

    [Fact]
    public async Task Many_leads_of_one_request_are_one_line_of_one_row()
    {
        await using var challenge = await Challenge.Launched();
        var anna = await challenge.Rep("anna");
        await challenge.Tell(Enumerable.Range(1, 40).Select(i => challenge.Event("assigned", $"L{i}", "anna")));

        Assert.Equal(["Assigned x40"], await challenge.Lines(anna));
        Assert.Equal(1, await Rows(challenge));
    }

    [Fact]
    public async Task A_prospector_hears_what_became_of_his_leads_and_why_one_was_refused()
    {
        await using var challenge = await Challenge.Launched(InboxFloor.Validates);
        var pia = await challenge.Player(AccountRole.Prospector, "pia");
        await challenge.Received("L1");
        await challenge.Received("L2");

        await challenge.Tell("validated", "L1");
        await challenge.Tell("validated", "L1", null, x => x with { Source = "other" });
        await challenge.Tell("closed", "L1", "anna");
        var why = new Dictionary<string, string> { [DeskAttributes.Reason] = "No budget" };
        await challenge.Tell("refused", "L2", null, x => x with { Attributes = why });

        var lines = (await challenge.Engine.Inbox.Look(pia, 10)).Lines;
        Assert.Equal(["Refused L2", "Won L1", "Validated L1"], await challenge.Lines(pia));
        Assert.Equal("No budget", lines[0].Latest.Detail!.Reason);
    }

    [Fact]
    public async Task A_lead_that_waits_is_told_to_those_who_direct_its_team_and_to_nobody_else()
    {
        await using var challenge = await Challenge.Launched(InboxFloor.Validates);
        var lyon = await challenge.Director("lyon");
        var lille = await challenge.Director("lille");
        var marketing = await challenge.Reader(new Grant(AccountRole.Marketing, Challenge.Code));

        await challenge.Received("L1");
        await challenge.Tell("received", "L2", null, x => x with { Prospector = "paul" });

        Assert.Equal(["Waiting L1"], await challenge.Lines(lyon));
        Assert.Empty(await challenge.Lines(lille));
        Assert.Equal(["Waiting L2"], await challenge.Lines(marketing));
    }

    [Fact]
    public async Task Who_has_a_lead_no_more_hears_of_it_unless_he_gave_it_back_himself()
    {
        await using var challenge = await Challenge.Launched();
        var anna = await challenge.Rep("anna");
        var bob = await challenge.Rep("bob");
        await challenge.Tell("assigned", "L1", "anna");
        await challenge.Tell("assigned", "L1", "bob");
        Assert.Equal(["Released L1", "Assigned L1"], await challenge.Lines(anna));
        Assert.Equal(["Assigned L1"], await challenge.Lines(bob));

        await challenge.Tell("taken", "L1", "bob");
        await challenge.Tell("released", "L1", null, x => x with { Source = EventSources.OfPerson(bob.Id) });
        Assert.Equal(["Assigned L1"], await challenge.Lines(bob));

        await challenge.Tell("taken", "L2", "bob");
        await challenge.Tell("released", "L2", null, x => x with { Source = EventSources.Deadline });
        Assert.Equal(["ReleasedLate L2", "Assigned L1"], await challenge.Lines(bob));

        await challenge.Tell("taken", "L3", "bob");
        await challenge.Tell("released", "L3");
        Assert.Equal(2, (await challenge.Lines(bob)).Count);
    }

    [Fact]
    public async Task Nobody_hears_of_a_lead_that_he_assigned_to_himself()
    {
        await using var challenge = await Challenge.Launched();
        var anna = await challenge.Rep("anna");
        await challenge.Tell("assigned", "L1", "anna", x => x with { Source = EventSources.OfPerson(anna.Id) });
        Assert.Empty(await challenge.Lines(anna));
    }

    [Fact]
    public async Task What_happened_days_ago_is_no_news()
    {
        await using var challenge = await Challenge.Launched();
        var anna = await challenge.Rep("anna");
        var old = challenge.Running.Clock.GetUtcNow().AddDays(-4);
        await challenge.Tell("assigned", "L1", "anna", x => x with { At = old });
        Assert.Empty(await challenge.Lines(anna));
    }

    [Fact]
    public async Task A_deadline_reminds_the_holder_and_who_directs_the_team_once()
    {
        await using var challenge = await Challenge.Launched(x => x with { Deadlines = new Deadlines { Contact = 1 } });
        var anna = await challenge.Rep("anna");
        var director = await challenge.Director("lyon");
        await challenge.Tell("taken", "L1", "anna");
        challenge.Running.Clock.Advance(TimeSpan.FromHours(2));

        await challenge.Engine.Deadlines.Run();
        await challenge.Engine.Deadlines.Run();

        Assert.Equal(["OverdueContact L1"], await challenge.Lines(anna));
        Assert.Equal(["OverdueContact L1"], await challenge.Lines(director));
    }

    [Fact]
    public async Task A_rep_among_the_first_hears_who_passed_him_once_a_day()
    {
        await using var challenge = await Challenge.Launched();
        var anna = await challenge.Rep("anna");
        await challenge.Tell("taken", "L1", "anna");
        await challenge.Tell("taken", "L2", "anna");
        await challenge.Tell("taken", "L3", "bob");
        await challenge.Engine.BoardNews.Run();
        Assert.Empty(await challenge.Lines(anna));

        await challenge.Tell("closed", "L3", "bob");
        await challenge.Engine.BoardNews.Run();
        var line = Assert.Single((await challenge.Engine.Inbox.Look(anna, 10)).Lines);
        Assert.Equal((NotificationKind.Overtaken, 2L), (line.Latest.Kind, line.Latest.Detail!.Rank!.Value));

        await challenge.Tell("closed", "L1", "anna");
        await challenge.Engine.BoardNews.Run();
        await challenge.Tell("contacted", "L3", "bob");
        await challenge.Tell("taken", "L4", "bob");
        await challenge.Engine.BoardNews.Run();
        Assert.Single(await challenge.Lines(anna));
    }

    [Fact]
    public async Task A_campaign_whose_players_cannot_be_told_keeps_no_others_from_their_news_and_has_its_own_later()
    {
        await using var challenge = await Challenge.Launched();
        await challenge.Engine.Campaigns.Put("second", Challenge.Document, null);
        await challenge.Engine.Roster.Put("second", Challenge.People);
        await challenge.Engine.Campaigns.Launch("second");
        string[] campaigns = [Challenge.Code, "second"];
        foreach (var campaign in campaigns)
        {
            await challenge.Tell("taken", "L1", "anna", x => x with { Campaign = campaign });
            await challenge.Tell("taken", "L2", "anna", x => x with { Campaign = campaign });
            await challenge.Tell("taken", "L3", "bob", x => x with { Campaign = campaign });
        }
        await challenge.Engine.BoardNews.Run();
        foreach (var campaign in campaigns)
            await challenge.Tell("closed", "L3", "bob", x => x with { Campaign = campaign });

        await using var connection = await challenge.Engine.Database.Connect();
        await Sabotage.Begin(connection, "Notifications", "CampaignId = 1", wholeTransaction: false);
        await Assert.ThrowsAsync<AggregateException>(challenge.Engine.BoardNews.Run);
        Assert.Equal(["second"], await Overtaken(connection));

        await Sabotage.End(connection, "Notifications", wholeTransaction: false);
        await challenge.Engine.BoardNews.Run();
        Assert.Equal(campaigns, await Overtaken(connection));
    }

    [Fact]
    public async Task Who_won_a_prize_hears_of_it_once()
    {
        await using var challenge = await Challenge.Launched(x =>
            x with
            {
                Prizes =
                [
                    new Prize
                    {
                        Code = "best",
                        Name = "Best of the month",
                        Scope = PrizeScope.Period,
                        Board = BoardKind.Reps,
                        Ranks = [1, 1],
                        Value = 50,
                    },
                ],
            }
        );
        var anna = await challenge.Rep("anna");
        await challenge.Tell("taken", "L1", "anna");
        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T03:00:00+02:00"));
        await challenge.Engine.Closing.CloseDue();

        await challenge.Engine.BoardNews.Run();
        await challenge.Running.Restart();
        await challenge.Engine.BoardNews.Run();

        var line = Assert.Single((await challenge.Engine.Inbox.Look(anna, 10)).Lines);
        Assert.Equal(NotificationKind.Prize, line.Latest.Kind);
        Assert.Equal("Best of the month", line.Latest.Detail!.Prize!.In("en"));
    }

    [Fact]
    public async Task What_was_said_to_somebody_goes_with_him()
    {
        await using var challenge = await Challenge.Launched();
        await challenge.Tell("assigned", "L1", "anna");
        await challenge.Tell("assigned", "L2", "bob");
        Assert.Equal(2, await Rows(challenge));

        await challenge.Engine.Erasure.Participant(Challenge.Code, "bob", Actor.System);

        var anna = await challenge.Rep("anna");
        Assert.Equal(["Assigned L1"], await challenge.Lines(anna));
        Assert.Equal(1, await Rows(challenge));
    }

    [Fact]
    public async Task What_is_older_than_90_days_is_forgotten()
    {
        await using var challenge = await Challenge.Launched();
        await challenge.Tell("assigned", "L1", "anna");
        challenge.Running.Clock.Advance(TimeSpan.FromDays(91));
        await challenge.Tell("assigned", "L2", "anna");

        Assert.Equal(1, await challenge.Engine.BoardNews.ForgetOld());

        var anna = await challenge.Rep("anna");
        Assert.Equal(["Assigned L2"], await challenge.Lines(anna));
    }

    /// <summary>The campaigns in which somebody heard who passed him.</summary>
    private static Task<IEnumerable<string>> Overtaken(DbConnection connection) =>
        connection.QueryAsync<string>(
            """
            select Campaigns.Code
              from Notifications
              join Campaigns on Campaigns.Id = Notifications.CampaignId
             where Notifications.Kind = 'Overtaken'
             order by Campaigns.Code
            """
        );

    private static async Task<long> Rows(Challenge challenge)
    {
        await using var connection = await challenge.Engine.Database.Connect();
        return await connection.ExecuteScalarAsync<long>("select count(*) from Notifications");
    }
}
