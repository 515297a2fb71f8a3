using ChallengeHub.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Memory for what is asked for, and for no more.</summary>
public sealed class WhileAskedTests
{
    private readonly FakeTimeProvider clock = new(Challenge.Noon);

    [Fact]
    public void What_nobody_asked_for_within_a_minute_is_let_go_and_the_rest_stays()
    {
        using var kept = new WhileAsked<string, object>(clock, _ => new object());
        var asked = kept.Get("asked");
        kept.Get("left");

        for (var i = 0; i < 5; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            Assert.Same(asked, kept.Get("asked"));
        }
        Assert.Equal(1, kept.Count);

        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(0, kept.Count);
        Assert.NotSame(asked, kept.Get("asked"));
    }

    [Fact]
    public void What_is_kept_for_an_hour_is_let_go_after_it_and_who_only_looks_for_it_asks_too()
    {
        using var kept = new WhileAsked<string, object>(clock, _ => new object(), TimeSpan.FromHours(1));
        Assert.Null(kept.Find("asked"));
        var asked = kept.Get("asked");
        kept.Get("left");

        for (var i = 0; i < 3; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(45));
            Assert.Same(asked, kept.Find("asked"));
        }
        Assert.Equal(1, kept.Count);

        clock.Advance(TimeSpan.FromHours(3));
        Assert.Null(kept.Find("asked"));
        Assert.Equal(0, kept.Count);
    }

    [Fact]
    public void Of_too_much_what_was_asked_for_longest_ago_is_let_go_and_the_last_stays_whatever_it_weighs()
    {
        using var kept = new WhileAsked<string, string>(clock, key => key);
        foreach (var key in new[] { "1", "22", "333" })
        {
            kept.Get(key);
            clock.Advance(TimeSpan.FromSeconds(1));
        }
        kept.Get("1");

        kept.Trim(4, text => text.Length);
        Assert.Equal(2, kept.Count);

        kept.Get("a long one");
        clock.Advance(TimeSpan.FromSeconds(1));
        kept.Trim(4, text => text.Length);
        Assert.Equal(1, kept.Count);
    }
}
