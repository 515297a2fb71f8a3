using Xunit;

namespace ChallengeHub.Engine.Tests;

public class TwinKeysTests
{
    /// <summary>HMAC-SHA256 of email:anna@acme.fr under the key secret.</summary>
    private const string Hash = "c638cb1bf91d61d2c5ab44c75cc01cd22c226f93a3d59911f2f864966102d77f";

    private static LeadCard Card(string? company = null, string? name = null) =>
        new()
        {
            Code = "L-1",
            Company = company,
            Contact = new LeadContact { Name = name },
        };

    private static LeadCard Reached(string? email = null, string? phone = null) =>
        new()
        {
            Code = "L-1",
            Contact = new LeadContact { Email = email, Phone = phone },
        };

    [Fact]
    public void Twins_share_an_address_a_phone_or_company_and_name()
    {
        var card = new LeadCard
        {
            Code = "L-1",
            Company = "Acme",
            Contact = new LeadContact
            {
                Name = "Anna Roy",
                Email = "Anna@ACME.fr",
                Phone = "06 12 34 56 78",
            },
        };
        var keys = TwinKeys.Of(card, "FR");
        Assert.Equal(["email:anna@acme.fr", "phone:+33612345678"], keys.Take(2));
        Assert.Matches("^name:[0-9a-f]{64}$", keys[2]);
        Assert.Equal(3, keys.Count);
    }

    [Fact]
    public void A_code_alone_has_no_twin()
    {
        Assert.Empty(TwinKeys.Of(new LeadCard { Code = "L-1" }, "FR"));
        Assert.Empty(TwinKeys.Of(Card("Acme"), "FR"));
        Assert.Empty(TwinKeys.Of(Card(name: "Anna Roy"), "FR"));
        Assert.Empty(TwinKeys.Of(Card("!!!", "Anna Roy"), "FR"));
        Assert.Empty(TwinKeys.Of(Card("Acme", "—"), "FR"));
    }

    [Theory]
    [InlineData("Société Générale", "Jean-Pierre Lévy", "SOCIETE  GENERALE", "jean pierre levy")]
    [InlineData("Société Générale", "Jean-Pierre Lévy", "Socie\u0301te\u0301 Ge\u0301ne\u0301rale", "JeanPierre Levy")]
    [InlineData("L’Oréal", "Zoé d’Œuvre", "L'OREAL", "zoe d'oeuvre")]
    [InlineData("Groß Bau GmbH", "Jürgen Weiß", "GROSS-BAU GMBH", "jurgen weiss")]
    [InlineData("Groß Bau GmbH", "Jürgen Weiß", "GROẞ BAU G.m.b.H.", "JÜRGEN WEISS")]
    [InlineData("Fűtő Kft.", "Őze Ágnes", "futo kft", "OZE AGNES")]
    [InlineData("Οίνος Α.Ε.", "Γιώργος", "ΟΙΝΟΣ ΑΕ", "ΓΙΩΡΓΟΣ")]
    [InlineData("トヨタ", "山田 太郎", "ﾄﾖﾀ", "山田　太郎")]
    [InlineData("Łódź Ørsted", "İpek Işık", "lodz orsted", "ipek isik")]
    public void A_name_is_the_same_however_it_is_written(string company, string name, string company2, string name2) =>
        Assert.Equal(TwinKeys.Of(Card(company, name), null), TwinKeys.Of(Card(company2, name2), null));

    [Theory]
    [InlineData("ab", "c", "a", "bc")]
    [InlineData("Acme", "Anna Roy", "Acme", "Anna Ray")]
    [InlineData("カード", "山田", "ガード", "山田")]
    [InlineData("Acme 1", "Anna", "Acme 2", "Anna")]
    public void Other_names_are_others(string company, string name, string company2, string name2) =>
        Assert.NotEqual(TwinKeys.Of(Card(company, name), null), TwinKeys.Of(Card(company2, name2), null));

    [Theory]
    [InlineData("06 12 34 56 78")]
    [InlineData("06.12.34.56.78")]
    [InlineData("+33 6 12 34 56 78")]
    [InlineData("0033 (0)6 12 34 56 78")]
    public void A_phone_is_the_same_however_it_is_written(string phone) =>
        Assert.Equal(["phone:+33612345678"], TwinKeys.Of(Reached(phone: phone), "FR"));

    [Fact]
    public void The_same_digits_in_two_countries_are_two_phones()
    {
        var card = Reached(phone: "06 1 234 5678");
        Assert.Equal(["phone:+3612345678"], TwinKeys.Of(card, "HU"));
        Assert.Equal(["phone:+33612345678"], TwinKeys.Of(card, "FR"));
        Assert.Empty(TwinKeys.Of(card, null));
    }

    [Fact]
    public void What_is_no_address_and_no_phone_has_no_key()
    {
        foreach (var text in new[] { "", " ", "none", "a\0b", "\ud83d", "\ud83d@x.fr", new string('x', 100_000) })
            Assert.Empty(TwinKeys.Of(Reached(text, text), "FR"));
        Assert.Equal(["email:anna@acme.fr"], TwinKeys.Of(Reached(" ANNA@acme.FR "), "FR"));
    }

    [Fact]
    public void A_key_is_short_enough_for_an_index()
    {
        var long200 = new string('ß', 200);
        var card = Card(long200, long200) with
        {
            Contact = new LeadContact
            {
                Name = long200,
                Email = new string('a', 242) + "@gerbeaud.hu",
                Phone = "+33612345678",
            },
        };
        var keys = TwinKeys.Of(card, null);
        Assert.Equal(3, keys.Count);
        Assert.Equal(TwinKeys.Longest, keys.Max(x => x.Length));
    }

    [Fact]
    public void Hostile_names_have_a_key_all_the_same()
    {
        foreach (var name in new[] { "a\0b", "a\ud83db", "a\u202Eb", new string('é', 100_000) })
            Assert.Single(TwinKeys.Of(Card(name, name), null));
        // what nobody sees makes no other name
        Assert.Equal(TwinKeys.Of(Card("ab", "ab"), null), TwinKeys.Of(Card("a\u200Bb", "a\u202Eb"), null));
    }

    [Fact]
    public void Who_does_not_want_to_be_contacted_is_known_by_a_keyed_hash()
    {
        const string key = "email:anna@acme.fr";
        Assert.Equal(Hash, TwinKeys.Hashed(key, "secret"));
        Assert.NotEqual(Hash, TwinKeys.Hashed(key, "another"));
        Assert.NotEqual(Hash, TwinKeys.Hashed("phone:+33612345678", "secret"));
        Assert.Null(TwinKeys.Hashed(TwinKeys.Of(Card("Acme", "Anna Roy"), null)[0], "secret"));
        Assert.Throws<ArgumentException>(() => TwinKeys.Hashed(key, ""));
    }
}
