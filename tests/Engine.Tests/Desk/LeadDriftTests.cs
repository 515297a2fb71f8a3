using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class LeadDriftTests(SharedRedis redis)
{
    [Fact]
    public async Task A_row_that_says_otherwise_than_its_facts_is_found_and_put_right()
    {
        await using var desk = await PlayedDesk.Open(redis);
        var lead = await desk.TakenByAnna();
        var other = await desk.Lead();
        var before = await desk.Row(lead);
        Assert.Equal(0, await desk.Engine.LeadDrift.Mend(Challenge.Code));

        await using (var connection = await desk.Engine.Database.Connect())
            await connection.ExecuteAsync(
                "update Leads set Status = 'Open', Holder = null, DeadlineAt = null where Lead = @lead",
                new { lead }
            );
        Assert.Equal("Open", await desk.Stands(lead));

        Assert.Equal(1, await desk.Engine.LeadDrift.Mend(Challenge.Code));
        Assert.Equal("Taken anna", await desk.Stands(lead));
        Assert.Equal(before.DeadlineAt, (await desk.Row(lead)).DeadlineAt);
        Assert.Equal("Open", await desk.Stands(other));
        Assert.Equal(0, await desk.Engine.LeadDrift.Mend(Challenge.Code));
    }

    [Fact]
    public async Task A_note_is_no_drift()
    {
        await using var desk = await PlayedDesk.Open(redis);
        var lead = await desk.TakenByAnna();
        desk.At(desk.Now.AddHours(1));
        var note = new LeadNote("n1", "", default, NoteKind.NoAnswer, "Nobody there.", null);
        await desk.Engine.Desk.Note(Challenge.Code, lead, note, await desk.Player("anna"));

        Assert.Equal(0, await desk.Engine.LeadDrift.Mend(Challenge.Code));
    }
}
