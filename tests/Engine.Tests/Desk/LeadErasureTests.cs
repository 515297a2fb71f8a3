using System.Text.Json;
using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class LeadErasureTests(SharedRedis redis)
{
    /// <summary>In all that names the person or was written freely.</summary>
    private const string Secret = "Kovalenko";

    private static readonly Sheet Sheet = new()
    {
        Fields =
        [
            new SheetField("size", "Size", SheetKind.Choice, Options: [Option("small"), Option("big")]),
            new SheetField("staff", "Staff", SheetKind.Number),
            new SheetField("need", "Need", SheetKind.Text),
        ],
    };

    private static SheetOption Option(string value) => new(value, value);

    private Task<PlayedDesk> Open(Func<CampaignDocument, CampaignDocument>? configure = null) =>
        PlayedDesk.Open(redis, x => (configure ?? (y => y))(x with { Sheet = Sheet }));

    private static LeadCard Filled(LeadCard card) =>
        card with
        {
            Company = $"{Secret} Films",
            Contact = new LeadContact
            {
                Name = $"Olga {Secret}",
                Role = $"Daughter of {Secret}",
                Phone = "+33 1 23 45 67 89",
                Email = $"olga.{Secret}@example.org".ToLowerInvariant(),
                About = $"A {Secret} by birth",
            },
            Context = $"Met at the {Secret} wedding",
            Source = "fair-lyon",
            Next = PlayedDesk.March(5, 10),
            Qualification = new Dictionary<string, JsonElement>
            {
                ["size"] = JsonSerializer.SerializeToElement("big"),
                ["staff"] = JsonSerializer.SerializeToElement(12),
                ["need"] = JsonSerializer.SerializeToElement($"A film of {Secret}"),
            },
        };

    /// <summary>The tables in which the secret stands, in whatever case.</summary>
    private static async Task<IReadOnlyList<string>> Found(PlayedDesk desk)
    {
        var found = new List<string>();
        await using var connection = await desk.Engine.Database.Connect();
        foreach (var table in await connection.QueryAsync<string>(TestStore.Tables))
        {
            var rows = await connection.QueryAsync($"select * from {table}");
            var texts = rows.SelectMany(row => ((IDictionary<string, object?>)row).Values).OfType<string>();
            if (texts.Any(x => x.Contains(Secret, StringComparison.OrdinalIgnoreCase)))
                found.Add(table);
        }

        return found;
    }

    private static async Task<IReadOnlyList<string>> Audited(PlayedDesk desk) =>
        [
            .. (await desk.Engine.AuditLog.Page(new AuditQuery(Action: AuditActions.LeadErased))).Select(x =>
                $"{x.Author} {x.Campaign} {x.Subject}"
            ),
        ];

    [Fact]
    public async Task Who_it_was_stands_nowhere_any_more_and_facts_points_and_choices_stay()
    {
        await using var desk = await Open();
        var lead = await desk.TakenByAnna(Filled);
        var anna = await desk.Player("anna");
        await desk.Contact(anna, lead);
        var note = new LeadNote("n-1", "", default, NoteKind.Note, $"{Secret} wants a film", null);
        await desk.Engine.Desk.Note(Challenge.Code, lead, note, anna);
        var facts = await desk.Facts(lead);
        var before = await desk.Row(lead);
        Assert.NotEmpty(await Found(desk));

        await desk.Engine.Desk.Erase(Challenge.Code, lead, PlayedDesk.Key);

        Assert.Empty(await Found(desk));
        var row = await desk.Row(lead);
        Assert.Equal(desk.Now, row.ErasedAt);
        Assert.Equal((before.CardVersion + 1, before.Version + 1), (row.CardVersion, row.Version));
        Assert.Equal("fair-lyon", row.Source);
        Assert.Equal(["size", "staff"], row.Qualification!.Keys.Order());
        Assert.Equal("Contacted anna", await desk.Stands(lead));
        Assert.Equal(facts, await desk.Facts(lead));
        Assert.Equal(4, await desk.Challenge.Points("anna"));
        Assert.Equal([$"key:3 {Challenge.Code} {lead}"], await Audited(desk));
        await Invariants.Hold(desk.Engine);
    }

    [Fact]
    public async Task Erased_twice_is_erased_once()
    {
        await using var desk = await Open();
        var lead = await desk.Lead(Filled);
        await desk.Engine.Desk.Erase(Challenge.Code, lead, PlayedDesk.Key);
        var erased = await desk.Row(lead);
        desk.At(PlayedDesk.March(4, 12));

        await desk.Engine.Desk.Erase(Challenge.Code, lead, PlayedDesk.Key);

        Assert.Equal(erased, await desk.Row(lead));
        Assert.Single(await Audited(desk));
    }

    [Fact]
    public async Task Only_marketing_erases_and_who_does_not_see_the_lead_does_not_learn_that_it_is_there()
    {
        await using var desk = await Open();
        var lead = await desk.TakenByAnna(Filled);

        async Task<string> Refused(DeskCaller by)
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() =>
                desk.Engine.Desk.Erase(Challenge.Code, lead, by)
            );
            return $"{refused.Why}";
        }

        Assert.Equal("not-your-lead", await Refused(await desk.Player("anna")));
        Assert.Equal("not-your-lead", await Refused(PlayedDesk.Director("lyon")));
        Assert.Equal($"no-lead({lead})", await Refused(await desk.Player("carl", 12)));
        Assert.Equal($"no-lead({lead})", await Refused(PlayedDesk.Director("lille")));
        Assert.Null((await desk.Row(lead)).ErasedAt);
        await Assert.ThrowsAsync<RefusedException>(() =>
            desk.Engine.Desk.Erase(Challenge.Code, "no/such lead", PlayedDesk.Key)
        );
    }

    [Fact]
    public async Task It_goes_along_the_origins_both_ways_through_all_campaigns()
    {
        await using var desk = await Open();
        foreach (var campaign in new[] { "second", "third" })
        {
            await desk.Engine.Campaigns.Put(campaign, Challenge.Document with { Sheet = Sheet }, null);
            await desk.Engine.Campaigns.Launch(campaign);
        }

        var first = await desk.Lead(Filled);
        var other = await desk.Lead(x => x with { Company = "Somebody else" });
        var second = await desk.Lead(x => Filled(x) with { Origin = new OriginLead(Challenge.Code, first) }, "second");
        var third = await desk.Lead(x => Filled(x) with { Origin = new OriginLead("second", second) }, "third");

        await desk.Engine.Desk.Erase("second", second, PlayedDesk.Key);

        Assert.Empty(await Found(desk));
        Assert.NotNull((await desk.Row(first)).ErasedAt);
        Assert.NotNull((await desk.Row(third, "third")).ErasedAt);
        Assert.Equal("Somebody else", (await desk.Row(other)).Company);
        Assert.Equal(3, (await Audited(desk)).Count);
    }

    [Fact]
    public async Task Where_the_caller_has_no_say_the_card_stays_and_is_not_read_from_the_erased_one()
    {
        await using var desk = await Open();
        await desk.Engine.Campaigns.Put("second", Challenge.Document with { Sheet = Sheet }, null);
        await desk.Engine.Campaigns.Launch("second");
        var first = await desk.Lead(Filled);
        var second = await desk.Lead(x => Filled(x) with { Origin = new OriginLead(Challenge.Code, first) }, "second");
        var restricted = PlayedDesk.Key with { Reaches = x => x == "second" };
        Assert.Equal(2, (await desk.Engine.DeskReads.One("second", second, restricted)).Stories.Count);

        await desk.Engine.Desk.Erase("second", second, restricted);

        Assert.NotNull((await desk.Row(second, "second")).ErasedAt);
        Assert.Null((await desk.Row(first)).ErasedAt);
        Assert.Single((await desk.Engine.DeskReads.One("second", second, restricted)).Stories);

        await desk.Engine.Desk.Erase("second", second, PlayedDesk.Key);
        Assert.NotNull((await desk.Row(first)).ErasedAt);
        Assert.Empty(await Found(desk));
    }

    [Fact]
    public async Task Leads_whose_origins_lead_back_to_themselves_are_erased_too()
    {
        await using var desk = await Open();
        var one = await desk.Lead(x => x with { Code = "one" });
        var two = await desk.Lead(x => x with { Code = "two", Origin = new OriginLead(Challenge.Code, "one") });
        await using (var connection = await desk.Engine.Database.Connect())
            await connection.ExecuteAsync(
                $"update Leads set OriginCampaign = '{Challenge.Code}', OriginLead = 'two' where Lead = 'one'"
            );

        await desk.Engine.Desk.Erase(Challenge.Code, one, PlayedDesk.Key);

        Assert.NotNull((await desk.Row(two)).ErasedAt);
    }

    [Fact]
    public async Task An_erased_lead_has_no_twin_and_takes_neither_notes_nor_changes()
    {
        await using var desk = await Open();
        var lead = await desk.Lead(Filled);
        await desk.Engine.Desk.Erase(Challenge.Code, lead, PlayedDesk.Key);

        await desk.Lead(Filled);

        var note = new LeadNote("n-1", "", default, NoteKind.Note, Secret, null);
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            desk.Engine.Desk.Note(Challenge.Code, lead, note, PlayedDesk.Key)
        );
        Assert.Equal("lead-erased", refused.Why.Code);
    }

    [Fact]
    public async Task Who_asked_not_to_be_contacted_stays_known_as_such()
    {
        await using var desk = await Open();
        var lead = await desk.TakenByAnna(Filled);
        var anna = await desk.Player("anna");
        await desk.Move(anna, lead, "lost", x => x with { Move = x.Move with { Reason = DeskMove.DoNotContact } });

        await desk.Engine.Desk.Erase(Challenge.Code, lead, PlayedDesk.Key);

        var card = Filled(new LeadCard { Code = "", Team = "lyon" });
        var created = await desk.Engine.Desk.Create(Challenge.Code, [new NewLead(card)], PlayedDesk.Key);
        Assert.Equal("not-to-be-contacted", created[0].Refusal?.Error.Code);
    }

    [Fact]
    public async Task Cards_are_erased_with_the_people_of_a_campaign_that_is_long_over()
    {
        await using var desk = await Open(x => x with { Privacy = new Privacy(KeepMonths: 6) });
        for (var i = 0; i < 3; i++)
            await desk.Lead(x => x with { Company = $"{Secret} {i}" });
        desk.At(Challenge.Start.AddYears(1).AddHours(2));
        await desk.Engine.Closing.CloseDue();
        var closed = (await desk.Engine.Reads.Snapshot(Challenge.Code)).Campaign.ClosedAt!.Value;

        desk.At(closed.AddMonths(6).AddSeconds(-1));
        await desk.Engine.Erasure.Due();
        Assert.NotEmpty(await Found(desk));
        desk.At(closed.AddMonths(6));
        await desk.Engine.Erasure.Due();

        Assert.Empty(await Found(desk));
        var erased = await desk.Row("L-1");
        await desk.Engine.Erasure.Due();
        Assert.Equal(erased, await desk.Row("L-1"));
    }
}
