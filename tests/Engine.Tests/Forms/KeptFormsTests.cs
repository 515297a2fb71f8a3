using System.Text;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class KeptFormsTests
{
    private static readonly byte[] Typed = Encoding.UTF8.GetBytes("sealed");

    [Fact]
    public async Task A_form_is_kept_for_an_hour_and_for_its_author_alone()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon);
        var kept = running.Engine.KeptForms;
        var secret = (await kept.Keep("account:1", Typed))!;

        Assert.Equal(Typed, await kept.Find(secret, "account:1"));
        Assert.Null(await kept.Find(secret, "account:2"));
        Assert.Null(await kept.Find("guessed", "account:1"));
        running.Clock.Advance(KeptForms.Life);
        Assert.Null(await kept.Find(secret, "account:1"));
    }

    [Fact]
    public async Task A_person_has_a_few_and_what_is_dropped_or_expired_makes_room()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon);
        var kept = running.Engine.KeptForms;
        var secrets = new List<string?>();
        for (var i = 0; i < KeptForms.MostOfAPerson; i++)
            secrets.Add(await kept.Keep("account:1", Typed));
        Assert.DoesNotContain(null, secrets);
        Assert.Null(await kept.Keep("account:1", Typed));
        Assert.NotNull(await kept.Keep("account:2", Typed));

        await kept.Drop(secrets[0]!);
        Assert.NotNull(await kept.Keep("account:1", Typed));
        Assert.Null(await kept.Keep("account:1", Typed));
        running.Clock.Advance(KeptForms.Life);
        Assert.NotNull(await kept.Keep("account:1", Typed));
    }
}
