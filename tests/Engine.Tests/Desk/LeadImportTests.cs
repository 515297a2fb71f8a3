using ChallengeHub.Testing;
using Xunit;
using static ChallengeHub.Engine.Tests.ImportedDesk;

namespace ChallengeHub.Engine.Tests;

public sealed class LeadImportTests(SharedRedis redis)
{
    private const string Head = "code;company;contact.name;contact.phone;contact.email;context";
    private const string Acme = "A-1;Acme;Ada;+33 6 12 34 56 78;ada@example.org;Met at the fair";

    private Task<PlayedDesk> Open(Func<CampaignDocument, CampaignDocument>? configure = null) =>
        PlayedDesk.Open(redis, configure);

    [Fact]
    public async Task A_dry_run_writes_nothing_and_what_is_confirmed_is_done_just_so()
    {
        await using var desk = await Open();
        var file = Listed("company;contact.name;rep", "Acme;Ada;", "Beta;Bo;anna");

        var tried = await desk.Try(file);
        Assert.Equal(["2 Created", "3 Created"], tried.Says());
        Assert.Empty(await desk.Engine.DeskReads.Rows(Challenge.Code, ["L-1", "L-2"]));

        var done = await desk.Engine.LeadImport.Confirm(Challenge.Code, file, tried.Sha256, PlayedDesk.Key);
        Assert.Equal(["L-1", "L-2"], done.Rows.Select(x => x.Code));
        Assert.Equal(tried.Sha256, done.Sha256);
        Assert.Equal("Acme", (await desk.Row("L-1")).Company);
        Assert.Equal("Open", await desk.Stands("L-1"));
        Assert.Equal("Assigned anna", await desk.Stands("L-2"));
        Assert.Equal(["received desk", "assigned desk"], await desk.Facts("L-2"));
    }

    [Fact]
    public async Task Imported_again_it_is_all_the_same_with_codes_or_without()
    {
        await using var desk = await Open();
        await desk.Import(Listed(Head, Acme));

        Assert.Equal(["2 Same"], (await desk.Try(Listed(Head, Acme))).Says());
        Assert.Equal(["2 Same"], (await desk.Try(Listed(Head, Acme.Replace("A-1", "")))).Says());
        Assert.Equal("A-1", (await desk.Try(Listed(Head, Acme.Replace("A-1", "")))).Rows[0].Code);
    }

    [Fact]
    public async Task What_differs_is_left_unless_somebody_wants_it_changed_and_an_empty_cell_erases_nothing()
    {
        await using var desk = await Open();
        await desk.Import(Listed(Head, Acme));
        var file = Listed(Head, "A-1;Acme & Sons;;;;");

        var left = await desk.Import(file);
        Assert.Equal(["2 Differs company card-says"], left.Says());
        Assert.Equal(new FieldError("company", "card-says", "Acme"), left.Rows[0].Faults[0]);
        Assert.Equal(0, left.Updated);
        Assert.Equal("Acme", (await desk.Row("A-1")).Company);

        var changed = await desk.Import(file with { Update = true });
        Assert.Equal(1, changed.Updated);
        var row = await desk.Row("A-1");
        Assert.Equal(("Acme & Sons", "Ada", "Met at the fair"), (row.Company, row.ContactName, row.Context));
        Assert.Equal(2, row.CardVersion);
        Assert.Equal(["2 Same"], (await desk.Try(file)).Says());
    }

    [Fact]
    public async Task A_row_of_a_known_prospect_with_another_code_is_a_twin_and_so_is_a_second_row()
    {
        await using var desk = await Open();
        await desk.Import(Listed(Head, Acme));

        Assert.Equal(
            ["2 Twin twin-of-leads", "3 Created", "4 Twin twin-of-line", "5 Wrong code on-line-already"],
            (
                await desk.Try(
                    Listed(Head, Acme.Replace("A-1", "A-2"), "B-1;Beta;Bo;;;", ";BETA;bo;;;", "B-1;Gamma;Gil;;;")
                )
            ).Says()
        );
    }

    [Fact]
    public async Task Of_two_twins_that_are_there_nobody_knows_which_one_a_row_means()
    {
        await using var desk = await Open();
        var card = new LeadCard
        {
            Code = "A-1",
            Company = "Acme",
            Contact = new LeadContact { Name = "Ada" },
        };
        await desk.Engine.Desk.Create(
            Challenge.Code,
            [new NewLead(card), new NewLead(card with { Code = "A-2" }) { KeepsTwin = true }],
            PlayedDesk.Key
        );

        var tried = await desk.Try(Listed("company;contact.name", "Acme;Ada"));
        Assert.Equal(new FieldError("", "twin-of-leads", "A-1, A-2"), Assert.Single(tried.Rows[0].Faults));
    }

    [Fact]
    public async Task Where_a_row_would_become_something_else_by_now_nothing_is_imported()
    {
        await using var desk = await Open();
        var file = Listed(Head, Acme, "B-1;Beta;Bo;;;");
        var tried = await desk.Try(file);
        await desk.Lead(x => x with { Code = "B-1" });

        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            desk.Engine.LeadImport.Confirm(Challenge.Code, file, tried.Sha256, PlayedDesk.Key)
        );
        Assert.Equal((RefusedKind.Conflict, "import-stale"), (refusal.Kind, refusal.Why.Code));
        Assert.Empty(await desk.Engine.DeskReads.Rows(Challenge.Code, ["A-1"]));
        foreach (var other in new[] { file with { Update = true }, Listed(Head, Acme) })
            await Assert.ThrowsAsync<RefusedException>(() =>
                desk.Engine.LeadImport.Confirm(Challenge.Code, other, tried.Sha256, PlayedDesk.Key)
            );
    }

    [Fact]
    public async Task A_file_is_read_and_looked_at_while_others_write()
    {
        await using var desk = await Open();
        var file = Listed(Head, Acme);
        var tried = await desk.Try(file);
        await desk.Lead(x => x with { Code = "A-1" });
        var end = new TaskCompletionSource();
        var writing = desk.Engine.Queue.Write(async _ =>
        {
            await end.Task;
            return 0;
        });

        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            desk.Engine.LeadImport.Confirm(Challenge.Code, file, tried.Sha256, PlayedDesk.Key)
        );
        Assert.Equal("import-stale", refusal.Why.Code);
        Assert.False(writing.IsCompleted);
        end.SetResult();
        await writing;
    }

    [Fact]
    public async Task People_who_join_after_the_dry_run_are_known_when_it_is_confirmed()
    {
        await using var desk = await Open();
        var file = Listed("code;rep", "A-1;dan");
        Assert.Equal(["2 Wrong rep unknown-participant"], (await desk.Try(file)).Says());
        var dan = new Participant
        {
            Code = "dan",
            Name = "Dan",
            Team = "lyon",
            Role = Role.Rep,
        };
        await desk.Engine.Roster.Put(Challenge.Code, [dan]);

        await desk.Import(file);
        Assert.Equal("Assigned dan", await desk.Stands("A-1"));
    }

    [Fact]
    public async Task A_card_that_somebody_changes_after_the_dry_run_is_not_written_over()
    {
        await using var desk = await Open();
        await desk.Import(Listed(Head, Acme));
        var file = Listed(Head, "A-1;Acme & Sons;;;;") with { Update = true };
        var tried = await desk.Try(file);
        await desk.Import(Listed(Head, "A-1;;Ada Lovelace;;;") with { Update = true });

        await Assert.ThrowsAsync<RefusedException>(() =>
            desk.Engine.LeadImport.Confirm(Challenge.Code, file, tried.Sha256, PlayedDesk.Key)
        );
        Assert.Equal("Acme", (await desk.Row("A-1")).Company);
    }

    [Fact]
    public async Task Who_does_not_want_to_be_contacted_does_not_come_back_by_a_file()
    {
        await using var desk = await Open();
        await desk.Import(Listed(Head, Acme));
        await desk.Move(
            PlayedDesk.Key,
            "A-1",
            "lost",
            x => x with { Move = x.Move with { Reason = DeskMove.DoNotContact } }
        );
        var later = await desk.Later();

        Assert.Equal(
            ["2 Wrong contact not-to-be-contacted"],
            (await desk.Try(Listed("contact.email", "ADA@example.org"), later)).Says()
        );
        await desk.Import(Listed(Head, "B-1;Beta;Bo;;;"), later);
        Assert.Equal(
            ["2 Wrong contact not-to-be-contacted"],
            (await desk.Try(Listed("code;contact.phone", "B-1;06 12 34 56 78"), later)).Says()
        );
    }

    [Fact]
    public async Task Who_has_a_lead_and_who_found_it_is_decided_at_the_desk()
    {
        await using var desk = await Open();
        await desk.Import(Listed("code;company;rep;prospector", "A-1;Acme;anna;pia"));
        var file = Listed("code;rep;prospector", "A-1;bob;paul");

        Assert.Equal(["2 Differs rep card-says, prospector card-says"], (await desk.Try(file)).Says());
        Assert.Equal(
            ["2 Wrong rep moved-only, prospector moved-only"],
            (await desk.Try(file with { Update = true })).Says()
        );
        Assert.Equal(["2 Same"], (await desk.Try(Listed("code;rep;prospector", "A-1;Anna;pia@example.org"))).Says());
    }

    [Fact]
    public async Task A_team_of_more_than_its_code_is_known_by_its_name_and_its_people_see_the_lead_from_then_on()
    {
        await using var desk = await Open();
        await desk.Import(Listed("code;team", "A-1;Lyon"));
        Assert.Equal("lyon", (await desk.Row("A-1")).ReachTeam);

        await desk.Import(Listed("code;team", "A-1;LILLE") with { Update = true });
        Assert.Equal("lille", (await desk.Row("A-1")).ReachTeam);
    }

    [Fact]
    public async Task Only_marketing_imports()
    {
        await using var desk = await Open();
        foreach (var by in new[] { await desk.Player("anna"), await desk.Player("pia"), PlayedDesk.Director("lyon") })
        {
            var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
                desk.Engine.LeadImport.Try(Challenge.Code, Listed(Head, Acme), by)
            );
            Assert.Equal(RefusedKind.Forbidden, refusal.Kind);
        }
    }

    [Fact]
    public async Task Who_imports_and_prospects_has_not_found_what_he_imports()
    {
        await using var desk = await Open();
        var pia = await desk.Player("pia");
        var both = pia with { Mover = pia.Mover with { IsMarketing = true } };
        var file = Listed(Head, Acme);
        var tried = await desk.Engine.LeadImport.Try(Challenge.Code, file, both);
        await desk.Engine.LeadImport.Confirm(Challenge.Code, file, tried.Sha256, both);

        Assert.Null((await desk.Row("A-1")).Prospector);
    }

    [Fact]
    public async Task Ten_thousand_leads_come_at_once()
    {
        await using var desk = await Open();
        var rows = Enumerable.Range(1, LeadImport.Most).Select(x => $"C-{x};Company {x};Contact {x};;;");
        var done = await desk.Import(Listed([Head, .. rows]));

        Assert.Equal(LeadImport.Most, done.Count(RowResult.Created));
        Assert.Equal("Company 10000", (await desk.Row("C-10000")).Company);
    }
}
