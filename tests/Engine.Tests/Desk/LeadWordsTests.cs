using Xunit;

namespace ChallengeHub.Engine.Tests;

public class LeadWordsTests
{
    private const string Mobile = "+33612345678";

    private static LeadCard Card(string? company = null, string? name = null, string code = "L-1") =>
        new()
        {
            Code = code,
            Company = company,
            Contact = new LeadContact { Name = name },
        };

    private static bool Finds(string q, LeadCard card, string? e164 = null)
    {
        var words = LeadWords.Of(card, e164);
        var asked = LeadWords.Query(q);
        return asked.Count > 0 && asked.All(x => words.Any(word => word.StartsWith(x, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Société Générale", "societe gen")]
    [InlineData("Société Générale", "GÉNÉRALE soc")]
    [InlineData("Müller & Söhne GmbH", "MULLER sohne")]
    [InlineData("Straße 7", "STRASSE")]
    [InlineData("Strasse 7", "straß")]
    [InlineData("Œuvre Æther", "oeuvre aether")]
    [InlineData("Győri Fűszer Kft.", "gyori fusz")]
    [InlineData("Škoda Łódź Ørsted", "skoda lodz orsted")]
    [InlineData("İstanbul Ilgaz", "istanbul ılgaz")]
    [InlineData("Ελληνικός Οίνος", "ΕΛΛΗΝΙΚΟΣ οινος")]
    [InlineData("Ёлка", "елка")]
    [InlineData("株式会社トヨタ", "株式")]
    [InlineData("株式会社トヨタ", "会社")]
    [InlineData("株式会社トヨタ", "トヨ")]
    [InlineData("株式会社トヨタ", "ﾄﾖﾀ")]
    [InlineData("第3営業部", "3営業")]
    [InlineData("김철수", "김철")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("कंपनी", "कंप")]
    [InlineData("Ｆｕｌｌ ﬁat", "full fiat")]
    [InlineData("O’Brien", "obrien")]
    [InlineData("O’Brien", "o'br")]
    [InlineData("L'Oréal", "oreal")]
    [InlineData("L'Oréal", "loreal")]
    [InlineData("Cloud\u00ADware", "cloudware")]
    public void A_beginning_finds_a_word_without_case_or_accents(string company, string q)
    {
        Assert.True(Finds(q, Card(company)));
        Assert.True(Finds(q, Card(name: company)));
    }

    [Theory]
    [InlineData("Société Générale", "ciete")]
    [InlineData("Société Générale", "societe x")]
    [InlineData("カード", "ガ")]
    [InlineData("Acme", "")]
    [InlineData("Acme", "--")]
    public void What_begins_no_word_finds_nothing(string company, string q) => Assert.False(Finds(q, Card(company)));

    [Theory]
    [InlineData("06")]
    [InlineData("06 12 34")]
    [InlineData("06.12.34.56.78")]
    [InlineData("061234")]
    [InlineData("+33 6 12")]
    [InlineData("+33 (0)6 12 34")]
    [InlineData("0033 6 12")]
    [InlineData("acme 06 12")]
    public void A_phone_is_found_as_it_is_dialled_at_home_and_abroad(string q) =>
        Assert.True(Finds(q, Card("Acme"), Mobile));

    [Theory]
    [InlineData("12 34")]
    [InlineData("5678")]
    [InlineData("+36 6 12")]
    public void A_phone_is_not_found_from_its_middle(string q) => Assert.False(Finds(q, Card("Acme"), Mobile));

    [Theory]
    [InlineData("L-2026")]
    [InlineData("l2026")]
    [InlineData("2026-01")]
    [InlineData("01-104")]
    [InlineData("104")]
    [InlineData("L-2026-01-104")]
    public void A_code_is_found_with_and_without_its_signs(string q) =>
        Assert.True(Finds(q, Card(code: "L-2026-01-104")));

    [Fact]
    public void The_words_of_a_card_are_few_and_each_is_there_once()
    {
        Assert.Equal(
            ["l1", "0612345678", "33612345678", "0033612345678", "l", "1", "acme", "anna"],
            LeadWords.Of(Card("Acme ACME", "Anna"), Mobile)
        );
        Assert.Empty(LeadWords.Of(Card(code: "—"), null));
        Assert.Empty(LeadWords.Of(Card(code: "—"), "no phone"));
    }

    [Fact]
    public void There_are_at_most_forty_words_of_fifty_characters()
    {
        var many = LeadWords.Of(Card(string.Join(' ', Enumerable.Range(0, 100).Select(i => $"w{i}"))), Mobile);
        Assert.Equal(LeadWords.Most, many.Count);
        Assert.Contains("0612345678", many);

        Assert.Contains(new string('a', 50), LeadWords.Of(Card(new string('a', 51)), null));
        Assert.True(Finds(new string('a', 60), Card(new string('a', 60))));
        Assert.True(Finds(new string('漢', 60), Card(new string('漢', 60))));
    }

    [Fact]
    public void A_word_is_never_cut_inside_a_letter()
    {
        var word = new string('a', 49) + "\U00020000";
        var words = LeadWords.Of(Card(word), null);
        Assert.Contains(new string('a', 49), words);
        Assert.All(words, x => Assert.True(Codes.IsWhole(x)));
        Assert.All(LeadWords.Query(word), x => Assert.True(Codes.IsWhole(x)));
    }

    [Fact]
    public void Hostile_text_leaves_words_that_can_be_kept()
    {
        foreach (
            var text in new[]
            {
                "a\0b",
                "a\ud83db\udc00",
                "\u202Eanna\u202C",
                "%_[x]'; --",
                new string('x', 100_000),
                new string('é', 100_000),
                new string('\u0301', 100_000),
                new string('\uFDFA', 100_000),
                string.Concat(Enumerable.Repeat("1 ", 50_000)),
                string.Concat(Enumerable.Repeat("漢", 100_000)),
            }
        )
        {
            var words = LeadWords.Of(Card(text, text, text), text);
            string[] all = [.. words, .. LeadWords.Query(text)];
            Assert.True(words.Count <= LeadWords.Most);
            Assert.All(all, x => Assert.InRange(x.Length, 1, LeadWords.Longest));
            Assert.All(all, x => Assert.True(Codes.IsWhole(x) && x.All(char.IsLetterOrDigit)));
        }
        Assert.Equal(["a", "b"], LeadWords.Query("a\0b"));
        Assert.Equal(["anna"], LeadWords.Query("\u202Eanna\u202C"));
    }

    [Fact]
    public void Five_words_can_be_asked_for()
    {
        Assert.Equal(["a", "b", "c", "d", "e"], LeadWords.Query("a b c d e f"));
        Assert.Equal(["anna"], LeadWords.Query("anna ANNA Ánná"));
        Assert.Equal(["0612", "roy", "34"], LeadWords.Query("06 12 Roy 3-4"));
        Assert.Empty(LeadWords.Query(""));
        Assert.Empty(LeadWords.Query(null));
        Assert.Empty(LeadWords.Query(" - '’ "));
    }
}
