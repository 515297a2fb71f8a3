using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChallengeHub.Jobs.Tests;

public sealed class DriftCheckTests
{
    private const string Other = "sprint";

    [Fact]
    public async Task A_campaign_that_cannot_be_compared_keeps_no_other_from_it()
    {
        await using var floor = await Floor.Open();
        await Launch(floor);
        await using var connection = await floor.Engine.Database.Connect();
        // the fold of its ledger finds no such player
        await connection.ExecuteAsync("update Ledger set Participant = 999999");
        await Tell(floor);
        await connection.ExecuteAsync(
            "update Leads set Holder = null where CampaignId = (select Id from Campaigns where Code = @Other)",
            new { Other }
        );
        var check = new DriftCheck(
            floor.Engine.Campaigns,
            floor.Engine.Boards,
            floor.Engine.LeadDrift,
            floor.Clock,
            NullLogger<DriftCheck>.Instance
        );

        var failure = await Assert.ThrowsAsync<AggregateException>(check.Run);

        Assert.Single(failure.InnerExceptions);
        Assert.NotNull(
            await connection.ExecuteScalarAsync<long?>(
                "select Holder from Leads where CampaignId = (select Id from Campaigns where Code = @Other)",
                new { Other }
            )
        );
    }

    /// <summary>By its code it comes after the floor's own.</summary>
    private static async Task Launch(Floor floor)
    {
        var document = (await floor.Engine.Campaigns.Get(Floor.Campaign)).Campaign.Document;
        await floor.Engine.Campaigns.Put(Other, document, null);
        await floor.Engine.Roster.Put(Other, [new Participant { Code = "anna", Name = "Anna" }]);
        await floor.Engine.Campaigns.Launch(Other);
    }

    private static Task Tell(Floor floor) =>
        floor.Engine.Scorekeeper.Record([
            new ReceivedEvent(
                new LeadEvent
                {
                    Campaign = Other,
                    Source = "crm",
                    Id = "taken",
                    Type = "lead.taken",
                    Lead = "L1",
                    Rep = "anna",
                    At = Floor.Utc(2026, 1, 12),
                },
                null,
                "{}"
            ),
        ]);
}
