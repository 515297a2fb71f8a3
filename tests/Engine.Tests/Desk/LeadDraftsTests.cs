using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class LeadDraftsTests(SharedRedis redis)
{
    [Fact]
    public async Task A_draft_that_nobody_touches_for_thirty_days_is_thrown_away()
    {
        await using var desk = await PlayedDesk.Open(
            redis,
            x =>
                x with
                {
                    Sheet = new Sheet
                    {
                        Fields = [new SheetField("budget", "Budget", SheetKind.Number, Required: true)],
                    },
                }
        );
        await desk.Engine.Desk.Create(
            Challenge.Code,
            [new NewLead(new LeadCard { Code = "A-1", Company = "Acme" })],
            PlayedDesk.Key
        );

        var draft = Assert.Single(await desk.Engine.LeadDrafts.Of(Challenge.Code, PlayedDesk.Key));
        Assert.Equal([new FieldError("qualification.budget", "required")], draft.Lacks);
        Assert.Equal(desk.Now.AddDays(30), draft.ExpiresAt);
        desk.At(desk.Now.AddDays(30));
        Assert.Equal(0, await desk.Engine.LeadDrafts.Purge());
        desk.At(desk.Now.AddSeconds(1));
        Assert.Equal(1, await desk.Engine.LeadDrafts.Purge());
        Assert.Empty(await desk.Engine.LeadDrafts.Of(Challenge.Code, PlayedDesk.Key));
    }
}
