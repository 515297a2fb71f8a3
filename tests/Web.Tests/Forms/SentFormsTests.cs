using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Which answers are still known when a form is sent again.</summary>
public sealed class SentFormsTests
{
    private static readonly SentAnswer Answer = new(200, null, null, default, []);
    private readonly FakeTimeProvider clock = new();

    /// <summary>The clock stands still: the order of arrival counts.</summary>
    [Fact]
    public void Of_too_many_forms_the_first_are_forgotten_and_never_the_newest()
    {
        var forms = new SentForms(clock);
        for (var i = 0; i < 3 * SentForms.Most; i++)
        {
            var sent = forms.Get($"form {i}");
            sent.Answer.SetResult(Answer);
            forms.Get($"another form {i}").Answer.SetResult(Answer);
            Assert.Same(sent, forms.Get($"form {i}"));
        }
        Assert.False(forms.Get("form 0").Answer.Task.IsCompleted);
    }

    [Fact]
    public void After_ten_minutes_a_form_is_worked_again()
    {
        var forms = new SentForms(clock);
        var sent = forms.Get("form");
        Assert.True(sent.Begin());
        Assert.False(sent.Begin());
        sent.Answer.SetResult(Answer);
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Same(sent, forms.Get("form"));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotSame(sent, forms.Get("form"));
    }

    [Fact]
    public void A_form_that_is_still_being_worked_is_not_forgotten()
    {
        var forms = new SentForms(clock);
        var sent = forms.Get("form");
        clock.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < SentForms.Most; i++)
            forms.Get($"another form {i}").Answer.SetResult(Answer);
        Assert.Same(sent, forms.Get("form"));
    }
}
