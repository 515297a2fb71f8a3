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
        Assert.Equal(
            [("anna-martin", "Anna Martin", "lyon", "anna@example.org"), ("bob", "Bob", "paris", null)],
            read.Players.Select(x => (x.Code, x.Name.In("en"), x.Team!, x.Email))
        );
        Assert.Equal(["Lyon", "Paris"], read.Teams.Select(x => x.Name.In("en")));
        Assert.Equal(text.Contains("Téléphone") ? ["Téléphone"] : [], read.Ignored);
    }

    [Fact]
    public void What_is_wrong_is_told_by_line_and_column()
    {
        var read = PlayerList.Read(
            "code\tname\tteam\trole\temail\n7\tAnna\tLyon\tboss\t\n\n8\t\tLyon\t\tnot an "
                + "address\n7\tBob\t\t\t\n<9>\tCarl\t\t\t\tmore",
            Nothing
        );

        Assert.Equal(
            [(2, "role"), (4, "name"), (4, "email"), (5, "code"), (6, null), (6, "code")],
            read.Faults.Select(x => (x.Line, x.Column))
        );
        Assert.Contains(new FieldError("code", "on-line-already", "7", 2), read.Faults.Select(x => x.Error));
    }

    [Fact]
    public void Namesakes_get_codes_of_their_own_and_whoever_is_listed_again_keeps_his()
    {
        var first = PlayerList.Read("Ann Lee\tLyon\nAnn Lee\tLille\n李", Nothing);
        Assert.Equal(["ann-lee", "ann-lee-2", "player"], first.Players.Select(x => x.Code));

        var before = Nothing with
        {
            Campaign = Nothing.Campaign with
            {
                Teams =
                [
                    new Team(
                        "t1",
                        new LocalText(null, new Dictionary<string, string> { ["en"] = "Lyons", ["fr"] = "Lyon" })
                    ),
                ],
            },
            Players = [new("p7", "Zoë", "t1", Role.Rep) { Alias = "Foxy" }],
        };
        var again = PlayerList.Read("Bea\tLyon\nZoë\tlyons\tprospector", before);
        Assert.Equal([("bea", "t1"), ("p7", "t1")], again.Players.Select(x => (x.Code, x.Team!)));
        Assert.Equal(("Foxy", Role.Prospector), (again.Players[1].Alias, again.Players[1].Role));
        Assert.Equal("Lyon", Assert.Single(again.Teams).Name.In("fr"));
    }

    [Fact]
    public void A_list_that_was_written_reads_the_same()
    {
        var read = PlayerList.Read(
            "code,name,team,role,email\n1,\"Martin, \"\"Ann\"\"\",Lyon,rep,a@example.org\n2,Pia,,prospector,",
            Nothing
        );
        var document = Nothing with { Players = read.Players, Campaign = Nothing.Campaign with { Teams = read.Teams } };
        var again = PlayerList.Read(PlayerList.Write(document, column => column.ToString()), document);
        Assert.Empty(again.Faults);
        Assert.Equal(read.Players, again.Players);
        Assert.Equal("Martin, \"Ann\"", read.Players[0].Name.In("en"));
    }

    [Fact]
    public void More_players_than_a_challenge_holds_are_refused_by_the_line()
    {
        var read = PlayerList.Read(
            "Name\n" + string.Join('\n', Enumerable.Range(0, PlayerList.Most + 5).Select(i => $"Player {i}")),
            Nothing
        );
        Assert.Equal(PlayerList.Most + 2, Assert.Single(read.Faults).Line);
    }

    [Fact]
    public void Titles_above_the_head_and_totals_below_are_left_out_and_said()
    {
        var read = PlayerList.Read(
            "Équipe commerciale 2026\n\nMis à jour le 3 "
                + "mars\nPrénom;Nom;Agence\nAnna;Martin;Lyon\nBob;Dupont;Lille\nTotal;2;\n",
            Nothing
        );

        Assert.Empty(read.Faults);
        Assert.Equal(["Anna Martin", "Bob Dupont"], read.Players.Select(x => x.Name.In("en")));
        Assert.Equal(
            [(1, PlayerList.Above), (3, PlayerList.Above), (7, PlayerList.LeftOut)],
            read.Notes.Select(x => (x.Line, x.Code))
        );
        Assert.Equal((HeadLine.Recognised, 4), (read.Preview.Head, read.Preview.HeadAt!.Value));
        Assert.Equal(
            [RowFate.Title, RowFate.Title, RowFate.Head, RowFate.Kept, RowFate.Kept, RowFate.Total],
            read.Preview.Rows.Select(x => x.Fate)
        );
    }

    [Theory]
    [InlineData("Total")]
    [InlineData("TOTAL :;12")]
    [InlineData("Sous-total;3")]
    [InlineData("Grand total = 7")]
    [InlineData("Total général")]
    [InlineData("Somme")]
    public void A_total_is_no_player(string line) =>
        Assert.Equal(
            ["Anna"],
            PlayerList.Read($"Nom;Agence\nAnna;Lyon\n{line}", Nothing).Players.Select(x => x.Name.In("en"))
        );

    [Theory]
    [InlineData("Total Energies;x")]
    [InlineData("Totti;Roma")]
    [InlineData("Total;Lyon;total@example.org")]
    public void Who_is_called_almost_so_is_one(string line) =>
        Assert.Equal(2, PlayerList.Read($"Nom;Agence;E-mail\nAnna;Lyon\n{line}", Nothing).Players.Count);

    [Theory]
    [InlineData("Collègue;Site\nAnna;Lyon\nBob;Lille")]
    [InlineData("Anna;Lyon\nBob;Lille")]
    [InlineData("Personnel de vente\n\nCollègue;Site\nAnna;Lyon\nBob;Lille")]
    public void A_head_that_is_not_recognised_is_asked_about_and_imported_as_nobody(string list)
    {
        var read = PlayerList.Read(list, Nothing);
        var fault = Assert.Single(read.Faults);
        Assert.Equal((null, PlayerList.HeadUnsaid), (fault.Column, fault.Code));
        Assert.Equal((HeadLine.Asked, fault.Line), (read.Preview.Head, read.Preview.HeadAt!.Value));

        var headings = PlayerList.Read(list, Nothing with { ListedAs = new ListShape { HasHead = true } });
        Assert.Empty(headings.Faults);
        Assert.DoesNotContain(headings.Players, x => x.Name.In("en") == "Collègue");
        var player = PlayerList.Read(list, Nothing with { ListedAs = new ListShape { HasHead = false } });
        Assert.Empty(player.Faults);
        Assert.Equal(headings.Players.Count + 1, player.Players.Count);
    }

    [Fact]
    public void Columns_are_what_somebody_says_they_are()
    {
        var shape = new ListShape
        {
            HasHead = true,
            Columns = [null, ListColumn.Team, ListColumn.Name, ListColumn.Email],
        };
        var read = PlayerList.Read(
            "Nr;Ort;Kollege;Post\n1;Lyon;Anna;anna@example.org",
            Nothing with
            {
                ListedAs = shape,
            }
        );
        Assert.Empty(read.Faults);
        Assert.Equal(
            ("Anna", "lyon", "anna@example.org"),
            (read.Players[0].Name.In("en"), read.Players[0].Team, read.Players[0].Email)
        );
        Assert.Equal(["Nr"], read.Ignored);

        var twice = PlayerList.Read(
            "Nr;Ort;Kollege\n1;Lyon;Anna",
            Nothing with
            {
                ListedAs = shape with { Columns = [ListColumn.Name, null, ListColumn.Name] },
            }
        );
        Assert.Equal(["column-twice"], twice.Faults.Select(x => x.Code));
    }

    [Fact]
    public void An_address_that_stands_twice_is_said_and_the_same_person_is_not_taken_twice()
    {
        var read = PlayerList.Read(
            "Nom;Agence;E-mail\nAnna;Lyon;a@example.org\nBob;Lyon;A@example.org\nAnna;Lyon;a@EXAMPLE.org",
            Nothing
        );
        Assert.Equal(
            [(4, new FieldError("email", "on-line-already", "a@EXAMPLE.org", 2))],
            read.Faults.Select(x => (x.Line, x.Error))
        );
        Assert.Equal(
            [(3, new FieldError("email", "on-line-already", "A@example.org", 2))],
            read.Notes.Select(x => (x.Line, x.Error))
        );
    }

    [Fact]
    public void Names_and_teams_are_one_however_they_are_typed()
    {
        var before = Nothing with
        {
            Campaign = Nothing.Campaign with { Teams = [new Team("t1", "Orle\u0301ans\u00a0 Nord")] },
            Players = [new("p1", "Zoë Martin", "t1", Role.Rep)],
        };
        var read = PlayerList.Read(
            "Nom;Agence\nZoe\u0308  Martin;Orléans Nord\n\u200bBob\u00a0;ORLÉANS\u2009NORD\u200b",
            before
        );
        Assert.Empty(read.Faults);
        Assert.Equal(
            [("p1", "Zoë Martin", "t1"), ("bob", "Bob", "t1")],
            read.Players.Select(x => (x.Code, x.Name.In("en"), x.Team!))
        );
    }

    [Theory]
    [InlineData("\u202A"), InlineData("\u202B"), InlineData("\u202C"), InlineData("\u202D"), InlineData("\u202E")]
    [InlineData("\u2066"), InlineData("\u2067"), InlineData("\u2068"), InlineData("\u2069")]
    public void A_name_does_not_turn_the_writing(string letter)
    {
        var read = PlayerList.Read($"Nom;Agence\nAn{letter}na;Lyon\nBob;Ly{letter}on", Nothing);
        Assert.Equal(
            [(2, "name", Codes.Straight), (3, "team", Codes.Straight)],
            read.Faults.Select(x => (x.Line, x.Column!, x.Code))
        );
        Assert.Equal(Codes.Straight, Codes.NameError($"a{letter}b"));
    }

    [Fact]
    public void An_open_quote_is_said_with_its_line()
    {
        var read = PlayerList.Read("Nom;Agence\nAnna;Lyon\nBob;\"Lille\nCarl;Paris\n", Nothing);
        Assert.Equal([(3, "open-quote")], read.Faults.Select(x => (x.Line, x.Code)));
        Assert.Equal(["Anna"], read.Players.Select(x => x.Name.In("en")));
    }

    [Fact]
    public void Five_thousand_of_one_name_cost_what_they_are()
    {
        static long Cost(int count)
        {
            var list = "Nom\n" + string.Concat(Enumerable.Repeat("李\n", count));
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(count, PlayerList.Read(list, Nothing).Players.Select(x => x.Code).Distinct().Count());
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Cost(10);
        Assert.InRange(Cost(5000), 0, 10 * Cost(1000));
    }

    [Fact]
    public void A_code_stays_with_its_player_when_another_name_makes_the_same()
    {
        var before = Nothing with { Players = [new("anna", "Anna", null, Role.Rep) { Alias = "Foxy" }] };
        var read = PlayerList.Read("Nom\nÄnna\nAnna", before);
        Assert.Equal([("anna-2", null), ("anna", "Foxy")], read.Players.Select(x => (x.Code, x.Alias)));
    }
}
