using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class LeadCardCheckTests
{
    private const string Half = "\ud83d";
    private static readonly string Huge = new('x', 100_000);

    private static readonly LeadCard Card = new()
    {
        Code = "L-1",
        Company = "Café Gerbeaud",
        Contact = new LeadContact
        {
            Name = "Kovács Ágnes",
            Role = "Geschäftsführerin",
            Phone = "06 12 34 56 78",
            Email = "agnes@gerbeaud.hu",
            About = "Calls back\nin the morning",
        },
        Context = "Fair of Lyon\r\n\tstand 12",
        Account = "crm 4711",
        Source = "fair-lyon",
        Cost = 12.50m,
        Potential = 0,
        Due = new DateOnly(2026, 6, 30),
        Next = Some.Instant,
        Team = "lyon",
        Rep = "anna",
        Prospector = "pia",
        Origin = new OriginLead("caribbean", "L-9"),
    };

    /// <summary>Anna sells in Lyon, Bob did; Pia of Lille brings leads.</summary>
    internal static CampaignSnapshot Floor(CampaignDocument? document = null)
    {
        document ??= Some.Campaign();
        var campaign = new Campaign(
            1,
            "hollywood",
            document,
            document.StartsAt!.Value,
            document.EndsAt!.Value,
            Some.Instant,
            null,
            null,
            1,
            1,
            0,
            0
        );
        Participant[] people =
        [
            Person("anna", 1, Role.Rep),
            Person("bob", 2, Role.Rep) with
            {
                DeactivatedAt = Some.Instant,
            },
            Person("pia", 3, Role.Prospector) with
            {
                Team = "lille",
            },
        ];
        return new CampaignSnapshot(campaign, [], [], people);
    }

    private static Participant Person(string code, int number, Role role) =>
        new()
        {
            Code = code,
            Number = number,
            Name = code,
            Team = "lyon",
            Role = role,
        };

    private static string[] Wrong(LeadCard card)
    {
        var errors = new FieldErrors();
        LeadCardCheck.Errors(errors, card, Floor());
        return [.. errors.Select(x => $"{x}")];
    }

    private static string[] WrongFields(LeadCard card)
    {
        var errors = new FieldErrors();
        LeadCardCheck.Errors(errors, card, Floor());
        return [.. errors.Select(x => x.Field)];
    }

    private static LeadCard With(Func<LeadContact, LeadContact> change) =>
        Card with
        {
            Contact = change(Card.Contact!),
        };

    [Fact]
    public void A_full_card_can_be_kept() => Assert.Empty(Wrong(Card));

    [Fact]
    public void A_card_may_have_a_code_alone()
    {
        Assert.Empty(Wrong(new LeadCard { Code = "L-1" }));
        Assert.Empty(Wrong(new LeadCard { Code = "L-1", Contact = new LeadContact() }));
    }

    [Fact]
    public void A_code_and_an_account_are_what_events_may_say()
    {
        foreach (var text in new[] { "4711 / 12", "Ünïcode", new string('x', 200) })
            Assert.Empty(Wrong(Card with { Code = text, Account = text }));
        foreach (var text in new[] { "", " x", "x ", "a\0b", "a\nb", Half, new string('x', 201), Huge })
            Assert.Equal(
                ["code: text-length", "account: text-length"],
                Wrong(Card with { Code = text, Account = text })
            );
    }

    [Theory]
    [InlineData("Société Générale d'Épargne")]
    [InlineData("Müller & Söhne GmbH & Co. KG")]
    [InlineData("Fűtéstechnika Győr Kft.")]
    [InlineData("Ελληνική Εταιρεία Α.Ε.")]
    [InlineData("株式会社トヨタ自動車")]
    [InlineData("شركة النور")]
    [InlineData("🍕 Pizza")]
    public void Names_are_of_any_language(string name)
    {
        Assert.Empty(Wrong(Card with { Company = name }));
        Assert.Empty(Wrong(With(x => x with { Name = name, Role = name })));
    }

    [Fact]
    public void Names_that_could_not_be_shown_are_refused()
    {
        foreach (var name in new[] { "", " ", "x ", "a\0b", "a\nb", "\u202Eanna", Half, new string('x', 201), Huge })
        {
            Assert.Equal(["company"], WrongFields(Card with { Company = name }));
            Assert.Equal(["contact.name", "contact.role"], WrongFields(With(x => x with { Name = name, Role = name })));
        }
        Assert.Equal(["company: direction-of-writing"], Wrong(Card with { Company = "\u2067anna" }));
    }

    [Fact]
    public void Prose_has_lines_and_an_end()
    {
        foreach (var text in new[] { "", "a\r\nb\tc\n", new string('x', 4_000), "Ελλάδα 日本 🍕" })
        {
            Assert.Empty(Wrong(Card with { Context = text }));
            Assert.Empty(Wrong(With(x => x with { About = text })));
        }
        Assert.Equal(["context: too-long(4000)"], Wrong(Card with { Context = new string('x', 4_001) }));
        Assert.Equal(["context: too-long(4000)"], Wrong(Card with { Context = Huge }));
        Assert.Equal(["context: control-character"], Wrong(Card with { Context = "a\0b" }));
        Assert.Equal(["context: control-character"], Wrong(Card with { Context = "a\u0085b" }));
        Assert.Equal(["context: half-surrogate"], Wrong(Card with { Context = $"a{Half}" }));
        Assert.Equal(["context: direction-of-writing"], Wrong(Card with { Context = "a\u202Eb" }));
        Assert.Equal(["contact.about: control-character"], Wrong(With(x => x with { About = "\u0007" })));
    }

    [Fact]
    public void A_source_is_a_code()
    {
        Assert.Empty(Wrong(Card with { Source = new string('x', 64) }));
        foreach (var source in new[] { "", "fair lyon", "-fair", "a\0b", Half, new string('x', 65), Huge })
            Assert.Equal(["source: not-a-code"], Wrong(Card with { Source = source }));
    }

    [Fact]
    public void Amounts_are_money()
    {
        foreach (var amount in new[] { 0m, 0.01m, 1.100m, 999_999_999_999.99m })
            Assert.Empty(Wrong(Card with { Cost = amount, Potential = amount }));
        foreach (var amount in new[] { -0.01m, 1_000_000_000_000m, decimal.MaxValue, decimal.MinValue })
            Assert.Equal(
                ["cost: out-of-range(0, 999999999999.99)", "potential: out-of-range(0, 999999999999.99)"],
                Wrong(Card with { Cost = amount, Potential = amount })
            );
        Assert.Equal(
            ["cost: two-decimals", "potential: two-decimals"],
            Wrong(Card with { Cost = 0.001m, Potential = 0.999m })
        );
    }

    [Theory]
    [InlineData("1999-12-31", false)]
    [InlineData("2000-01-01", true)]
    [InlineData("2100-12-31", true)]
    [InlineData("2101-01-01", false)]
    [InlineData("0001-01-01", false)]
    [InlineData("9999-12-31", false)]
    public void Dates_are_of_this_century(string day, bool isRight)
    {
        var due = DateOnly.Parse(day);
        var card = Card with { Due = due, Next = new DateTimeOffset(due, new TimeOnly(12, 0), TimeSpan.Zero) };
        string[] wrong = ["due: out-of-range(2000-01-01, 2100-12-31)", "next: out-of-range(2000-01-01, 2100-12-31)"];
        Assert.Equal(isRight ? Array.Empty<string>() : wrong, Wrong(card));
    }

    [Fact]
    public void A_phone_is_dialled_in_the_campaigns_country_or_has_the_code_of_its_own()
    {
        foreach (var phone in new[] { "0612345678", "+36 30 123 4567", "0049 30 901820", "+33 (0)1.23.45.67.89" })
            Assert.Empty(Wrong(With(x => x with { Phone = phone })));
        foreach (
            var phone in new[]
            {
                "",
                " ",
                "by e-mail",
                "12",
                "06 30 123 4567",
                "0612345678\0",
                "\u202E0612345678",
                Half,
                Huge,
            }
        )
            Assert.Equal(["contact.phone: phone-format"], Wrong(With(x => x with { Phone = phone })));
    }

    [Fact]
    public void An_address_is_one_and_bare()
    {
        foreach (var email in new[] { "a@x.hu", "Agnes.K+lead@Gerbeaud.HU", new string('a', 242) + "@gerbeaud.hu" })
            Assert.Empty(Wrong(With(x => x with { Email = email })));
        foreach (
            var email in new[]
            {
                "",
                "agnes",
                "agnes@",
                "@gerbeaud.hu",
                "Agnes <agnes@gerbeaud.hu>",
                " agnes@gerbeaud.hu",
                "agnes@gerbeaud.hu\0",
                "\u202Eagnes@gerbeaud.hu",
                Half + "@gerbeaud.hu",
                new string('a', 243) + "@gerbeaud.hu",
                Huge + "@gerbeaud.hu",
            }
        )
            Assert.Equal(["contact.email: email-format"], Wrong(With(x => x with { Email = email })));
    }

    [Fact]
    public void Team_and_people_are_the_campaigns_and_each_in_the_own_role()
    {
        Assert.Empty(Wrong(Card with { Rep = "bob" }));
        Assert.Equal(["team: team-of-nobody(nice)"], Wrong(Card with { Team = "nice" }));
        Assert.Equal(["rep: unknown-participant(Anna)"], Wrong(Card with { Rep = "Anna" }));
        Assert.Equal(["rep: not-a-rep(pia)"], Wrong(Card with { Rep = "pia" }));
        Assert.Equal(["prospector: not-a-prospector(anna)"], Wrong(Card with { Prospector = "anna" }));
        foreach (var code in new[] { "", "no code", "a\0b", Half, Huge })
            Assert.Equal(
                ["team: not-a-code", "rep: not-a-code", "prospector: not-a-code"],
                Wrong(Card with { Team = code, Rep = code, Prospector = code })
            );
    }

    [Fact]
    public void An_origin_is_a_campaign_and_a_lead() =>
        Assert.Equal(
            ["origin.campaign: not-a-code", "origin.lead: text-length"],
            Wrong(Card with { Origin = new OriginLead("no code", "") })
        );
}
