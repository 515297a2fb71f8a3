using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>What is handed out of the desk to who asks after the own data.</summary>
public sealed class PersonalDeskTests(SharedRedis redis)
{
    private static readonly Sheet Sheet = new()
    {
        Fields = [new SheetField("budget", "Budget", SheetKind.Number, Required: true)],
    };

    private static readonly Actor Office = new("key:admin");

    private static async Task<PersonalDesk> Of(PlayedDesk desk, string code) =>
        (await desk.Engine.PersonalFiles.Participant(Challenge.Code, code, Office)).Desk;

    [Fact]
    public async Task A_rep_gets_his_notes_and_the_accounts_that_he_owns_and_nothing_of_others()
    {
        await using var desk = await PlayedDesk.Open(redis);
        var annas = await desk.Player("anna", (await desk.Challenge.Rep("anna")).Id);
        var bobs = await desk.Player("bob", (await desk.Challenge.Rep("bob")).Id);
        var lead = await desk.Lead();
        await desk.Move(annas, lead, "taken");
        await desk.Contact(annas, lead);
        var other = await desk.Lead();
        await desk.Move(bobs, other, "taken");
        await desk.Contact(bobs, other);
        await desk.Engine.LeadAccounts.Put(
            Challenge.Code,
            [new OwnedAccount("acme", "Acme", "anna"), new OwnedAccount("beta", "Beta", "bob")],
            PlayedDesk.Key
        );

        var file = await Of(desk, "anna");

        var note = Assert.Single(file.Notes);
        Assert.Equal((lead, NoteKind.Call, "He listens.", desk.Now), (note.Lead, note.Kind, note.Text, note.At));
        Assert.Equal(["acme"], file.Accounts);
        Assert.Empty(file.Cards);
        Assert.Empty(file.Drafts);
    }

    [Fact]
    public async Task A_prospector_gets_his_drafts_and_the_codes_of_the_cards_that_he_handed_in()
    {
        await using var desk = await PlayedDesk.Open(redis, x => x with { Sheet = Sheet });
        var pias = await desk.Player("pia", (await desk.Challenge.Player(AccountRole.Prospector, "pia")).Id);
        var budget = System.Text.Json.JsonSerializer.SerializeToElement(1000);
        var good = new LeadCard
        {
            Code = "good",
            Qualification = new Dictionary<string, System.Text.Json.JsonElement> { ["budget"] = budget },
        };
        var poor = new LeadCard { Code = "poor", Company = "Mill" };
        await desk.Engine.Desk.Create(Challenge.Code, [new NewLead(good), new NewLead(poor)], pias);
        await desk.Engine.Desk.Create(Challenge.Code, [new NewLead(good with { Code = "other" })], PlayedDesk.Key);

        var file = await Of(desk, "pia");

        Assert.Equal(["good"], file.Cards);
        Assert.Equal(["poor Mill"], file.Drafts.Select(x => $"{x.Code} {x.Company}"));
        Assert.Empty(file.Notes);
        Assert.Empty((await Of(desk, "paul")).Drafts);
    }
}
