using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class CurrencyTests(SharedRedis redis)
{
    private Task<Challenge> Launched(decimal rate = 0.0026m) =>
        Challenge.Launched(
            x =>
                x with
                {
                    Rates = new Dictionary<string, decimal> { ["HUF"] = rate },
                    Rules =
                    [
                        new Rule
                        {
                            Code = "cents",
                            Name = "Cents",
                            On = Stage.Closed,
                            Points = 1,
                            PerAmount = 0.01m,
                        },
                    ],
                },
            redis.ConnectionString
        );

    private static Task<Answer> Close(
        Challenge challenge,
        string lead,
        decimal? amount,
        string? currency,
        string? id = null
    ) => challenge.Tell("closed", lead, "anna", x => x with { Amount = amount, Currency = currency, Id = id ?? x.Id });

    [Theory]
    [InlineData("1000", "HUF", 260)]
    [InlineData("1000", null, 100_000)]
    [InlineData("1000", "EUR", 100_000)]
    [InlineData("1.9", "HUF", 0)]
    [InlineData("-12.5", "HUF", -3)]
    public async Task An_amount_is_converted_by_the_rate_and_rounded_to_the_cent(
        string amount,
        string? currency,
        int points
    )
    {
        await using var challenge = await Launched();
        Assert.Equal(
            points,
            (
                await Close(
                    challenge,
                    "L1",
                    decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture),
                    currency
                )
            ).Points
        );
    }

    [Theory]
    [InlineData("2.5", "0.01", 3)]
    [InlineData("-2.5", "0.01", -3)]
    [InlineData("2.4", "0.01", 2)]
    [InlineData("0.5", "0.01", 1)]
    public async Task Half_a_cent_goes_away_from_zero(string amount, string rate, int cents)
    {
        await using var challenge = await Launched(
            decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.Equal(
            cents,
            (
                await Close(
                    challenge,
                    "L1",
                    decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture),
                    "HUF"
                )
            ).Points
        );
    }

    [Theory]
    [InlineData("USD")]
    [InlineData("huf")]
    [InlineData("")]
    public async Task Another_currency_is_invalid_and_scores_once_there_is_a_rate(string currency)
    {
        await using var challenge = await Launched();
        var answer = await Close(challenge, "L1", 10, currency);
        Assert.Equal(("rejected", "invalid", "currency"), (answer.Status, answer.Reason, answer.Error?.Field));
        if (currency != "USD")
            return;
        var document = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document;
        await challenge.Engine.Campaigns.Put(
            Challenge.Code,
            document with
            {
                Rates = new Dictionary<string, decimal> { ["HUF"] = 0.0026m, ["USD"] = 0.5m },
            },
            null
        );
        Assert.Equal(
            ("scored", 500L),
            (await Close(challenge, "L1", 10, currency, answer.Id)) is var again
                ? (again.Status, again.Points)
                : default
        );
    }

    [Fact]
    public async Task A_new_rate_holds_for_what_is_told_from_then_on_and_the_old_fact_stays_a_duplicate()
    {
        await using var challenge = await Launched();
        var closing = challenge.Event("closed", "L1", "anna", x => x with { Amount = 1000, Currency = "HUF" });
        Assert.Equal(260, (await challenge.Tell(closing))[0].Points);
        var document = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document;
        await challenge.Engine.Campaigns.Put(
            Challenge.Code,
            document with
            {
                Rates = new Dictionary<string, decimal> { ["HUF"] = 0.003m },
            },
            null
        );
        Assert.Equal(300, (await Close(challenge, "L2", 1000, "HUF")).Points);
        Assert.Equal(
            ("duplicate", 260L),
            (await challenge.Tell(closing))[0] is var again ? (again.Status, again.Points) : default
        );
        await challenge.Engine.Campaigns.Put(Challenge.Code, document with { Rates = null }, null);
        Assert.Equal("duplicate", (await challenge.Tell(closing with { Amount = 1000.00m }))[0].Status);
        Assert.Equal("id_reused", (await challenge.Tell(closing with { Currency = null }))[0].Reason);
        var replayed = await Replayed.Play(
            challenge.Engine,
            Challenge.Code,
            Trial.InForce,
            challenge.Running.Clock.GetUtcNow()
        );
        Assert.Empty(await replayed.Differences(challenge.Engine, Challenge.Code));
    }

    [Fact]
    public async Task The_campaigns_own_currency_told_or_not_is_the_same_content()
    {
        await using var challenge = await Launched();
        var closing = challenge.Event("closed", "L1", "anna", x => x with { Amount = 10 });
        await challenge.Tell(closing);
        Assert.Equal("duplicate", (await challenge.Tell(closing with { Currency = "EUR" }))[0].Status);
    }

    [Fact]
    public async Task An_amount_that_the_rate_makes_too_large_is_invalid()
    {
        await using var challenge = await Launched(1_000_000);
        var answer = await Close(challenge, "L1", 999_999_999_999m, "HUF");
        Assert.Equal(("rejected", "invalid", "amount"), (answer.Status, answer.Reason, answer.Error?.Field));
    }

    [Fact]
    public async Task A_changed_amount_may_be_told_in_another_currency()
    {
        await using var challenge = await Launched();
        await Close(challenge, "L1", 1, null);
        var changed = await challenge.Tell(
            "amount_changed",
            "L1",
            null,
            x => x with { Amount = 10_000, Currency = "HUF" }
        );
        Assert.Equal([-100, 2600], changed.Entries.Select(x => x.Points));
    }

    [Theory]
    [InlineData("HUF", 0, "rates.HUF")]
    [InlineData("HUF", -1, "rates.HUF")]
    [InlineData("HUF", 1_000_001, "rates.HUF")]
    [InlineData("huf", 1, "rates.huf")]
    [InlineData("EUR", 1, "rates.EUR")]
    public void A_rate_is_positive_and_of_another_currency(string currency, int rate, string field) =>
        Assert.Equal(
            [field],
            CampaignCheck
                .Errors(Some.Campaign() with { Rates = new Dictionary<string, decimal> { [currency] = rate } })
                .Select(x => x.Field)
        );
}
