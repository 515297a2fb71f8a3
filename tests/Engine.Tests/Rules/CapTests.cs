using ChallengeHub.Testing;
using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class CapTests
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(1));

    private static Floor Capped(CapScope per, int count = 1) => new(Some.Rule() with { Cap = new Cap(count, per) });

    [Fact]
    public void A_cap_per_lead_counts_each_lead_for_itself()
    {
        var floor = Capped(CapScope.Lead);
        Assert.Equal([1, 0, 1], new[] { "a", "a", "b" }.Select(lead => floor.Play(Stage.Taken, Monday, lead)));
    }

    [Fact]
    public void A_cap_per_day_ends_at_local_midnight()
    {
        var floor = Capped(CapScope.Day);
        Assert.Equal(1, floor.Play(Stage.Taken, DateTimeOffset.Parse("2026-01-05T22:30:00Z")));
        Assert.Equal(0, floor.Play(Stage.Taken, DateTimeOffset.Parse("2026-01-05T22:59:59Z")));
        Assert.Equal(1, floor.Play(Stage.Taken, DateTimeOffset.Parse("2026-01-05T23:00:00Z")));
    }

    [Fact]
    public void A_cap_per_week_begins_anew_on_Monday()
    {
        var floor = Capped(CapScope.Week);
        Assert.Equal(
            [1, 0, 0, 1, 1],
            new[] { 0, 3, 6, 7, -1 }.Select(day => floor.Play(Stage.Taken, Monday.AddDays(day)))
        );
    }

    [Fact]
    public void A_cap_per_period_counts_where_the_payment_is_booked()
    {
        var floor = Capped(CapScope.Period);
        Assert.Equal([1], floor.Play(Some.Fact()));
        Assert.Equal([1], floor.Play(Some.Fact() with { Period = 2 }));
        Assert.Empty(floor.Play(Some.Fact() with { Period = 2 }));
    }

    [Fact]
    public void A_cap_per_campaign_counts_to_its_number_and_no_further()
    {
        var floor = Capped(CapScope.Campaign, 2);
        Assert.Equal(
            [1, 1, 0, 0],
            Enumerable.Range(0, 4).Select(i => floor.Play(Stage.Taken, Monday.AddDays(40 * i), $"{i}"))
        );
    }

    [Fact]
    public void A_cap_counts_only_unreversed_payments()
    {
        foreach (var per in Enum.GetValues<CapScope>().Except([CapScope.Lead]))
        {
            var floor = Capped(per);
            Assert.Equal(1, floor.Play(Stage.Taken, Monday, "a"));
            Assert.Equal(0, floor.Play(Stage.Taken, Monday, "b"));
            floor.Reverse("a");
            Assert.Equal(1, floor.Play(Stage.Taken, Monday, "c"));
            Assert.Equal(0, floor.Play(Stage.Taken, Monday, "d"));
        }
    }

    [Fact]
    public void A_cap_is_each_participants_and_each_rules_own()
    {
        var floor = new Floor(
            Some.Rule("a") with
            {
                Pays = Payee.Both,
                Cap = new Cap(1, CapScope.Day),
            },
            Some.Rule("b") with
            {
                Cap = new Cap(2, CapScope.Day),
            }
        );
        Assert.Equal(3, floor.Play(Some.Fact() with { Prospector = 9 }).Length);
        Assert.Single(floor.Play(Some.Fact() with { Prospector = 9 }));
        Assert.Single(floor.Play(Some.Fact() with { Rep = 1, Prospector = 8 }));
        Assert.Equal(2, floor.Play(Some.Fact() with { Rep = 2, Prospector = 8 }).Length);
    }

    [Fact]
    public void No_bucket_ever_holds_more_payments_than_its_cap() =>
        Gen.Select(
                Gen.Enum<CapScope>(),
                Gen.Int[1, 3],
                Gen.Select(Gen.Int[0, 20], Gen.Int[0, 4], Gen.Int[1, 2], Gen.Bool).Array[0, 60]
            )
            .Sample(
                (per, count, moves) =>
                {
                    var floor = Capped(per, count);
                    var paid = new List<(string Lead, object Bucket)>();
                    var i = 0;
                    foreach (var (day, lead, period, reverses) in moves)
                    {
                        if (reverses && paid.Count > 0)
                        {
                            floor.Reverse(paid[^1].Lead);
                            paid.RemoveAt(paid.Count - 1);
                        }
                        var name = per == CapScope.Lead ? $"{lead}" : $"{i++}";
                        if (per == CapScope.Lead && paid.Any(x => x.Lead == name))
                            continue;
                        object bucket = per switch
                        {
                            CapScope.Lead => name,
                            CapScope.Day => day,
                            CapScope.Week => day / 7,
                            CapScope.Period => period,
                            _ => 0,
                        };
                        var room = paid.Count(x => x.Bucket.Equals(bucket)) < count;
                        var points = floor
                            .Play(Some.Fact(at: Monday.AddDays(day), lead: name) with { Period = period })
                            .Sum();
                        Assert.Equal(room ? 1 : 0, points);
                        if (room)
                            paid.Add((name, bucket));
                    }
                },
                iter: 300
            );
}
