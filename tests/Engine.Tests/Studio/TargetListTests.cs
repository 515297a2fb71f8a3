using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class TargetListTests
{
    private static readonly DraftDocument Document = new()
    {
        Campaign = new CampaignDocument
        {
            Teams = [new("lyon", "Lyon"), new("agency-1", "Agency 1"), new("agency", "Agency")],
        },
        Players =
        [
            new("anna", "Anna Martin", "lyon", Role.Rep),
            new("zoe", "Zoë O’Hara", "lyon", Role.Rep),
            new("paul-1", "Paul", "lyon", Role.Rep),
            new("paul-2", "Paul", null, Role.Rep),
            new("pia", "Pia", null, Role.Prospector),
        ],
    };

    [Theory]
    [InlineData("anna 120", "anna=120")]
    [InlineData("Anna Martin 120", "anna=120")]
    [InlineData("  anna   MARTIN\t1 200,5  ", "anna=1200.5")]
    [InlineData("Anna Martin: 120", "anna=120")]
    [InlineData("Anna Martin;Lyon;120", "anna=120")]
    [InlineData("Anna Martin = 1\u202f200", "anna=1200")]
    [InlineData("Zoe\u0308 O’Hara\u200b 80", "zoe=80")]
    [InlineData("paul-1 7\npaul-2 8", "paul-1=7 paul-2=8")]
    [InlineData("Name\tTarget\nAnna Martin\t120\n\n", "anna=120")]
    [InlineData("", "")]
    public void Somebody_of_the_list_is_named_as_people_name_him(string text, string expected) =>
        Assert.Equal(expected, TargetsIn(BoardKind.Reps, text));

    [Theory]
    [InlineData("Agency 1 200", "agency-1=200")]
    [InlineData("Agency 200", "agency=200")]
    [InlineData("Agency 12 200", "agency=12200")]
    public void The_longest_name_that_is_known_is_meant(string text, string expected) =>
        Assert.Equal(expected, TargetsIn(BoardKind.Teams, text));

    [Theory]
    [InlineData("Ana 120", "1 Ana: target-not-listed")]
    [InlineData("Pia 120", "1 Pia: target-not-listed")]
    [InlineData("Paul 120", "1 Paul: target-namesakes")]
    [InlineData("Anna Martin", "1 Anna Martin: target-unreadable")]
    [InlineData("Anna Martin\tmany", "1 Anna Martin: not-a-number")]
    [InlineData("120", "1 120: target-unreadable")]
    [InlineData("anna 1\nAnna Martin 2", "2 Anna Martin: not-unique")]
    public void What_cannot_be_read_is_said_with_its_line(string text, string fault) =>
        Assert.Equal(
            [fault],
            TargetList
                .Read(text, TargetNames.Of(Document, BoardKind.Reps))
                .Faults.Select(x => $"{x.Line} {x.Who}: {x.Code}")
        );

    [Fact]
    public void What_is_written_is_read_again()
    {
        var names = TargetNames.Of(Document, BoardKind.Reps);
        var targets = new Dictionary<string, decimal>
        {
            ["anna"] = 120,
            ["paul-2"] = 0.5m,
            ["gone"] = 3,
        };
        var written = TargetList.Write(targets, names);
        Assert.Equal("Anna Martin\t120\ngone\t3\npaul-2\t0.5", written);
        var read = TargetList.Read(written, names);
        Assert.Equal(["anna", "paul-2"], read.Targets.Keys);
        Assert.Equal(["gone"], read.Faults.Select(x => x.Who));
    }

    [Fact]
    public void A_list_of_any_length_and_width_is_read_in_time_that_grows_with_it()
    {
        var wide = string.Concat(Enumerable.Repeat("1 ", 200_000));
        var long_ = string.Concat(Enumerable.Repeat("Anna Martin 1 1 1 1 1 1 1 1 1 1 1 1 1\n", 100_000));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var names = TargetNames.Of(Document, BoardKind.Reps);
        Assert.Single(TargetList.Read(wide, names).Faults);
        Assert.NotEmpty(TargetList.Read(long_, names).Faults);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Fact]
    public async Task Targets_follow_the_players_and_go_with_those_who_are_forgotten_or_have_left()
    {
        await using var challenge = await Challenge.Launched(document =>
            document with
            {
                Objectives = new Objectives
                {
                    Per = TargetSpan.Period,
                    Reps = new Dictionary<string, decimal>
                    {
                        ["anna"] = 10,
                        ["bob"] = 20,
                        ["carl"] = 30,
                    },
                },
            }
        );
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "bob");
        var draft = await challenge.Engine.Drafts.Begin(
            "next",
            Cloning.NextYear(await challenge.Engine.Reads.Snapshot(Challenge.Code)),
            exactly: true,
            new Actor("account:7")
        );
        Assert.Equal(["anna", "carl"], draft.Document.Campaign.Objectives!.Reps.Keys.Order());

        await challenge.Engine.Erasure.Participant(Challenge.Code, "anna", new Actor("account:7"));

        var next = (await challenge.Engine.Drafts.Find("next"))!.Document;
        Assert.Equal(["carl"], next.Campaign.Objectives!.Reps.Keys);
        Assert.DoesNotContain("Anna", next.Targets!.Reps);
    }

    private static string TargetsIn(BoardKind board, string text)
    {
        var read = TargetList.Read(text, TargetNames.Of(Document, board));
        Assert.Empty(read.Faults);
        return string.Join(
            ' ',
            read.Targets.Select(x =>
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{x.Key}={x.Value}")
            )
        );
    }
}
