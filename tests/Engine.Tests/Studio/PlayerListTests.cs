using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class PlayerListTests
{
    private static readonly DraftDocument Nothing = new();

    [Theory]
    [InlineData("Anna Martin\tLyon\trep\tanna@example.org\nBob\tParis")]
    [InlineData("Anna Martin;Lyon;Commercial;anna@example.org\r\nBob;Paris;;\r\n")]
    [InlineData("\"Anna Martin\",Lyon,vendeuse,anna@example.org\n\nBob,Paris,,\n")]
    [InlineData("E-mail;Équipe;Nom;Prénom;Téléphone\nanna@example.org;Lyon;Martin;Anna;1\n;Paris;Bob;;")]
    public void Lines_out_of_any_spreadsheet_are_understood(string text)
    {
        var read = PlayerList.Read(text, Nothing);

        Assert.Empty(read.Faults);
        Assert.Equal([("anna-martin", "Anna Martin", "lyon", "anna@example.org"), ("bob", "Bob", "paris", null)], read.Players.Select(x => (x.Code, x.Name.In("en"), x.Team!, x.Email)));
        Assert.Equal(["Lyon", "Paris"], read.Teams.Select(x => x.Name.In("en")));
        Assert.Equal(text.Contains("Téléphone") ? ["Téléphone"] : [], read.Ignored);
    }

    [Fact]
    public void What_is_wrong_is_told_by_line_and_column()
    {
        var read = PlayerList.Read("code\tname\tteam\trole\temail\n7\tAnna\tLyon\tboss\t\n\n8\t\tLyon\t\tnot an address\n7\tBob\t\t\t\n<9>\tCarl\t\t\t\tmore", Nothing);

        Assert.Equal(
            [(2, "role"), (4, "name"), (4, "email"), (5, "code"), (6, null), (6, "code")],
            read.Faults.Select(x => (x.Line, x.Column)));
        Assert.Contains("'7' stands on line 2 already", read.Faults.Select(x => x.Message));
    }

    [Fact]
    public void Namesakes_get_codes_of_their_own_and_whoever_is_listed_again_keeps_his()
    {
        var first = PlayerList.Read("Ann Lee\tLyon\nAnn Lee\tLille\n李", Nothing);
        Assert.Equal(["ann-lee", "ann-lee-2", "player"], first.Players.Select(x => x.Code));

        var before = Nothing with { Campaign = Nothing.Campaign with { Teams = [new Team("t1", new LocalText(null, new Dictionary<string, string> { ["en"] = "Lyons", ["fr"] = "Lyon" }))] }, Players = [new("p7", "Zoë", "t1", Role.Rep) { Alias = "Foxy" }] };
        var again = PlayerList.Read("Bea\tLyon\nZoë\tlyons\tprospector", before);
        Assert.Equal([("bea", "t1"), ("p7", "t1")], again.Players.Select(x => (x.Code, x.Team!)));
        Assert.Equal(("Foxy", Role.Prospector), (again.Players[1].Alias, again.Players[1].Role));
        Assert.Equal("Lyon", Assert.Single(again.Teams).Name.In("fr"));
    }

    [Fact]
    public void A_list_that_was_written_reads_the_same()
    {
        var read = PlayerList.Read("code,name,team,role,email\n1,\"Martin, \"\"Ann\"\"\",Lyon,rep,a@example.org\n2,Pia,,prospector,", Nothing);
        var document = Nothing with { Players = read.Players, Campaign = Nothing.Campaign with { Teams = read.Teams } };
        var again = PlayerList.Read(PlayerList.Write(document, column => column.ToString()), document);
        Assert.Empty(again.Faults);
        Assert.Equal(read.Players, again.Players);
        Assert.Equal("Martin, \"Ann\"", read.Players[0].Name.In("en"));
    }

    [Fact]
    public void More_players_than_a_challenge_holds_are_refused_by_the_line()
    {
        var read = PlayerList.Read("Name\n" + string.Join('\n', Enumerable.Range(0, PlayerList.Most + 5).Select(i => $"Player {i}")), Nothing);
        Assert.Equal(PlayerList.Most + 2, Assert.Single(read.Faults).Line);
    }
}
