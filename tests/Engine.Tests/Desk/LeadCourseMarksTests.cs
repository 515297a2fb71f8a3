using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>A lead's course is the same by the marks that its facts had when they came as by those of now.</summary>
public class LeadCourseMarksTests
{
    [Theory]
    [InlineData("contacted:1 released")]
    [InlineData("contacted:1 released refused validated")]
    [InlineData("closed:1 released reopened")]
    [InlineData("taken:2 contacted:1 released contacted:2 released refused validated")]
    public void Who_had_it_by_a_report_alone_has_given_it_up_even_once_that_is_undone(string story)
    {
        var told = LeadStory.Of($"received validated {story}");
        Assert.True(told.Live.WasGivenUpBy(1));
        Assert.True(told.Course.WasGivenUpBy(1));
    }

    /// <summary>A page reads what is stored, a decision follows what arrives.</summary>
    [Fact]
    public void It_is_the_same_whether_facts_have_the_marks_of_their_arrival_or_of_now()
    {
        string[] words =
        [
            "received",
            "validated",
            "refused",
            "assigned:1",
            "assigned:2",
            "taken:1",
            "taken:2",
            "contacted:1",
            "closed:1",
            "lost",
            "released",
            "released/deadline",
            "reopened",
            "recycled",
            "lost!",
            "taken:2~",
        ];
        Gen.Select(Gen.Bool, Gen.Select(Gen.Int[0, words.Length - 1], Gen.Int[0, 9]).Array[0, 12])
            .Sample(
                (validation, told) =>
                {
                    var text = string.Join(' ', told.Select(x => Timed(words[x.Item1], x.Item2)));
                    var story = LeadStory.Of(validation, text);
                    Assert.Equal(Seen(story.Live), Seen(story.Course));
                }
            );
    }

    private static string Timed(string word, int hour)
    {
        var end = word.IndexOfAny(['/', '!', '~']);
        return end < 0 ? $"{word}@{hour}" : $"{word[..end]}@{hour}{word[end..]}";
    }

    private static object Seen(LeadCourse course) =>
        new
        {
            course.Status,
            course.Holder,
            course.Cycle,
            course.IsVouched,
            course.CycleAt,
            Offered = course.Status is LeadStatus.Open or LeadStatus.Assigned ? course.OfferedAt : null,
            Lost = course.Lost?.FactSeq,
            GivenUpByFirst = course.WasGivenUpBy(1),
            GivenUpBySecond = course.WasGivenUpBy(2),
        };
}
