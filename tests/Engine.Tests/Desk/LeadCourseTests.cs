using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Where a lead stands after its facts, no matter who reported them and in which order.</summary>
public class LeadCourseTests
{
    private static LeadCourse After(string words) => LeadStory.Of(words).Course;

    private static LeadStatus StatusAfter(string words) => After(words).Status;

    [Theory]
    [InlineData("closed:1 contacted:1 taken:1", LeadStatus.Won)]
    [InlineData("contacted:1 taken:1 received", LeadStatus.Contacted)]
    [InlineData("contacted:1 validated received", LeadStatus.Contacted)]
    [InlineData("taken:1 validated received", LeadStatus.Taken)]
    [InlineData("validated received", LeadStatus.Open)]
    [InlineData("assigned:1 validated received", LeadStatus.Assigned)]
    public void The_highest_stage_decides_in_whatever_order_the_facts_come(string story, LeadStatus status) =>
        Assert.Equal(status, StatusAfter(story));

    [Theory]
    [InlineData("received taken:1 assigned:2", 2)]
    [InlineData("received assigned:2 taken:1", 1)]
    [InlineData("received taken:1 contacted:2", 1)]
    [InlineData("received contacted:2", 2)]
    [InlineData("received contacted:2 closed:3", 3)]
    [InlineData("received contacted:2 closed:3 taken:1", 1)]
    [InlineData("received assigned:1 assigned", 1)]
    [InlineData("received taken:1 lost", 1)]
    [InlineData("received assigned", null)]
    [InlineData("received taken:1 released", null)]
    [InlineData("received taken:1 refused", null)]
    [InlineData("received taken:1 recycled", null)]
    [InlineData("received", null)]
    public void The_last_taken_or_assigned_names_the_holder(string story, int? holder) =>
        Assert.Equal(holder, After(story).Holder);

    [Fact]
    public void An_assignment_to_nobody_leaves_the_lead_open() =>
        Assert.Equal(LeadStatus.Open, StatusAfter("received validated assigned"));

    [Theory]
    [InlineData("received refused lost", LeadStatus.Refused)]
    [InlineData("received refused assigned:1", LeadStatus.Refused)]
    [InlineData("received refused released reopened", LeadStatus.Refused)]
    [InlineData("received validated taken:1 closed:1 refused", LeadStatus.Refused)]
    [InlineData("received validated taken:1 closed:1 refused validated", LeadStatus.Open)]
    [InlineData("received refused recycled", LeadStatus.Waiting)]
    [InlineData("received lost refused validated", LeadStatus.Open)]
    public void Refused_holds_until_validated_or_recycled(string story, LeadStatus status) =>
        Assert.Equal(status, StatusAfter(story));

    [Theory]
    [InlineData("received validated taken:1 lost@10", LeadStatus.Lost)]
    [InlineData("received validated taken:1 lost@10 contacted:1@9", LeadStatus.Lost)]
    [InlineData("received validated taken:1 lost@10 contacted:1@10", LeadStatus.Lost)]
    [InlineData("received validated taken:1 lost@10 contacted:1@11", LeadStatus.Contacted)]
    [InlineData("received validated taken:1@5 lost@10 taken:1@11", LeadStatus.Taken)]
    [InlineData("received validated taken:1 lost@10 assigned:2@11", LeadStatus.Lost)]
    [InlineData("received validated taken:1 lost@10 released@11", LeadStatus.Lost)]
    [InlineData("received validated taken:1 lost@10 amount_changed@11", LeadStatus.Lost)]
    [InlineData("received validated taken:1 lost@10 reopened@9", LeadStatus.Taken)]
    [InlineData("received validated taken:1 lost@10 recycled@9", LeadStatus.Waiting)]
    [InlineData("received validated taken:1 lost@10 contacted:1@11~", LeadStatus.Lost)]
    public void Lost_holds_until_reopened_recycled_or_a_stage_of_later(string story, LeadStatus status) =>
        Assert.Equal(status, StatusAfter(story));

    [Theory]
    [InlineData("taken:1 closed:1@9 lost@10", LeadStatus.Won)]
    [InlineData("taken:1 closed:1@9 lost@10 reopened", LeadStatus.Lost)]
    [InlineData("taken:1 closed:1@9 lost@10 reopened reopened", LeadStatus.Taken)]
    [InlineData("taken:1 lost@10 closed:1@9", LeadStatus.Won)]
    [InlineData("taken:1 lost@10 closed:1@9 reopened", LeadStatus.Lost)]
    [InlineData("taken:1 lost@8 closed:1@9", LeadStatus.Won)]
    [InlineData("taken:1 lost@8 closed:1@9 reopened", LeadStatus.Taken)]
    [InlineData("taken:1 closed:1@9 lost@10 contacted:1@11 reopened", LeadStatus.Contacted)]
    [InlineData("taken:1 closed:1@9 lost@10 reopened closed:1@11 reopened", LeadStatus.Taken)]
    [InlineData("taken:1 closed:1@9! lost@10", LeadStatus.Lost)]
    public void A_loss_beside_a_closing_counts_once_that_is_reopened(string story, LeadStatus status) =>
        Assert.Equal(status, StatusAfter($"received@0 validated@1 {story}"));

    [Fact]
    public void The_loss_itself_is_known_while_it_stands()
    {
        Assert.Equal(LeadStory.At(10), After("received validated taken:1 lost@10").Lost?.At);
        Assert.Null(After("received validated taken:1 closed:1 lost@10").Lost);
        Assert.Null(After("received validated taken:1 lost@10 reopened").Lost);
    }

    [Theory]
    [InlineData("received validated~", LeadStatus.Waiting)]
    [InlineData("received validated taken:1~", LeadStatus.Open)]
    [InlineData("received validated taken:1 released~", LeadStatus.Taken)]
    [InlineData("received validated taken:1 recycled~", LeadStatus.Taken)]
    [InlineData("received validated!", LeadStatus.Waiting)]
    [InlineData("received validated taken:1!", LeadStatus.Open)]
    [InlineData("received validated taken:1 refused!", LeadStatus.Taken)]
    [InlineData("received validated taken:1 lost!", LeadStatus.Taken)]
    public void What_is_outside_or_taken_back_moves_nothing(string story, LeadStatus status) =>
        Assert.Equal(status, StatusAfter(story));

    [Fact]
    public void A_take_that_a_correction_took_back_frees_the_lead_for_the_next()
    {
        Assert.Equal(2, After("received validated taken:1! taken:2").Holder);
        Assert.Equal(LeadStatus.Taken, StatusAfter("received validated taken:1! taken:2"));
    }

    [Fact]
    public void Who_found_a_lead_is_the_first_that_a_fact_names_even_outside_the_campaign()
    {
        Assert.Null(After("received").Prospector);
        Assert.Equal(7, After("received^7 validated^8").Prospector);
        Assert.Equal(8, After("received^7! validated^8").Prospector);
        Assert.Equal(7, After("received^7~ validated^8").Prospector);
        Assert.Equal(7, After("received^7 recycled^8").Prospector);
    }

    [Theory]
    [InlineData("received@1 validated@2", 1, 1)]
    [InlineData("validated@2 received@1", 1, 1)]
    [InlineData("received@1~ validated@2", 1, 2)]
    [InlineData("taken:1@3", null, 3)]
    [InlineData("received@1 lost@2 recycled@5", 1, 5)]
    [InlineData("taken:1@3 recycled@5 received@1", 1, 5)]
    public void A_cycle_begins_with_its_reception_or_recycling(string story, int? received, int begun)
    {
        var course = After(story);
        DateTimeOffset? receivedAt = received is { } hour ? LeadStory.At(hour) : null;
        Assert.Equal(receivedAt, course.ReceivedAt);
        Assert.Equal(LeadStory.At(begun), course.CycleAt);
    }

    [Theory]
    [InlineData("received@1 validated@2", 2)]
    [InlineData("received@1 validated@2 validated@3", 2)]
    [InlineData("received@1 assigned:1@2 validated@3", 3)]
    [InlineData("received@1 validated@2 assigned:1@3", 3)]
    [InlineData("received@1 validated@2 assigned:1@3 assigned:2@4", 4)]
    [InlineData("received@1 validated@2 assigned:1@3 assigned:1@4", 3)]
    [InlineData("received@1 validated@2 taken:1@3 released@4", 4)]
    [InlineData("received@1 validated@2 assigned:1@3 released@4", 4)]
    [InlineData("received@1 validated@2 released@4", 2)]
    [InlineData("received@1 validated@2 lost@3 reopened@4", 4)]
    [InlineData("received@1 validated@2 closed:1@3 reopened@4", 4)]
    [InlineData("received@1 validated@2 reopened@4", 2)]
    [InlineData("received@1 validated@2 refused@3 validated@4", 4)]
    [InlineData("received@1 validated@2 recycled@4 validated@5", 5)]
    public void The_clock_of_the_take_starts_when_the_lead_is_offered(string story, int hour) =>
        Assert.Equal(LeadStory.At(hour), After(story).OfferedAt);

    [Fact]
    public void Where_nobody_validates_it_is_offered_from_its_reception()
    {
        DateTimeOffset? Offered(string story) => LeadStory.Of(validation: false, story).Course.OfferedAt;
        Assert.Equal(LeadStory.At(1), Offered("received@1"));
        Assert.Equal(LeadStory.At(1), Offered("received@1 validated@2"));
        Assert.Equal(LeadStory.At(3), Offered("received@1 refused@2 validated@3"));
        Assert.Equal(LeadStory.At(3), Offered("received@1 lost@2 recycled@3"));
    }

    [Fact]
    public void A_stage_is_known_by_its_instant_while_it_is_held()
    {
        var course = After("received@0 validated@1 taken:1@2 contacted:1@3 contacted:1@4");
        Assert.Equal(LeadStory.At(3), course.At(Stage.Contacted));
        Assert.Null(course.At(Stage.Closed));
        Assert.Null(After("received validated taken:1 released").At(Stage.Taken));
        Assert.Null(After("received validated taken:1 recycled").At(Stage.Taken));
    }

    [Theory]
    [InlineData("taken:1@1 released@2", true)]
    [InlineData("assigned:1@1 released@2/deadline", true)]
    [InlineData("taken:1@1 released@2 assigned:1@3", false)]
    [InlineData("taken:1@1 released@2 recycled@3", false)]
    [InlineData("taken:1@1 released@2 taken:2@3 released@4", true)]
    [InlineData("taken:1@1 lost@2 reopened@3", false)]
    [InlineData("taken:2@1 released@2", false)]
    // 0.016 hours are less than a minute, 0.017 are more
    [InlineData("taken:1@1 released@1.016", false)]
    [InlineData("taken:1@1 released@1.017", true)]
    [InlineData("taken:1@1 released@0.999", true)]
    [InlineData("assigned:1@1 released@1.01", true)]
    public void Who_releases_a_lead_gives_it_up_unless_he_took_it_this_minute(string story, bool isGivenUp) =>
        Assert.Equal(isGivenUp, After($"received@0 validated@0 {story}").WasGivenUpBy(1));

    [Fact]
    public void A_take_reported_again_does_not_start_the_minute_again() =>
        Assert.True(After("received validated taken:1@1 taken:1@5 released@5").WasGivenUpBy(1));

    [Theory]
    [InlineData("taken:1@1 released@5/deadline", 4, true)]
    [InlineData("taken:1@1 released@5/deadline", 5, false)]
    [InlineData("taken:1@1 released@5", 4, false)]
    [InlineData("assigned:1@1 released@5/deadline", 4, false)]
    [InlineData("taken:2@1 released@5/deadline", 4, false)]
    [InlineData("taken:1@1 released@5/deadline assigned:2@6", 4, false)]
    [InlineData("taken:1@1 released@5/deadline taken:2@6 released@7", 4, false)]
    [InlineData("taken:1@1 released@5/deadline lost@6", 4, false)]
    [InlineData("taken:1@1 released@5/deadline refused@6", 4, false)]
    [InlineData("taken:1@1 released@5/deadline recycled@6", 4, false)]
    public void A_contact_from_before_a_deadlines_release_counts_with_its_take(string story, int hour, bool counts)
    {
        var take = After($"received@0 validated@0 {story}").TakeBeforeDeadline(1, LeadStory.At(hour));
        DateTimeOffset? takenAt = counts ? LeadStory.At(1) : null;
        Assert.Equal(takenAt, take?.At);
    }

    [Fact]
    public void It_counts_for_a_lead_that_waits_as_well()
    {
        var course = After("received@0 taken:1@1 released@5/deadline");
        Assert.Equal(LeadStatus.Waiting, course.Status);
        Assert.NotNull(course.TakeBeforeDeadline(1, LeadStory.At(4)));
    }

    [Fact]
    public void Reported_by_the_crm_such_a_contact_makes_it_his_lead_again()
    {
        var course = After("received@0 validated@0 taken:1@1 released@5/deadline contacted:1@4");
        Assert.Equal(LeadStatus.Contacted, course.Status);
        Assert.Equal(1, course.Holder);
    }

    [Fact]
    public void A_new_cycle_starts_from_nothing()
    {
        var course = After("received validated taken:1 released lost recycled");
        Assert.Equal(2, course.Cycle);
        Assert.Equal(LeadStatus.Waiting, course.Status);
        Assert.False(course.IsVouched);
        Assert.Null(course.Holder);
        Assert.Equal(LeadStatus.Taken, StatusAfter("received validated taken:1 recycled taken:2"));
    }
}
