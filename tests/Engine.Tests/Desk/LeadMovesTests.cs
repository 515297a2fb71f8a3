using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>The table of LEADS.md §2: what the desk knows from each status, and the status after it.</summary>
public class LeadMovesTests
{
    private static readonly LeadStatus[] Statuses = Enum.GetValues<LeadStatus>();

    private static string Word(LeadStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>Every move that the table has from where the story ends, and the status after it.</summary>
    private static string[] Moves(bool validation, string story)
    {
        var course = LeadStory.Of(validation, story).Course;
        return
        [
            .. LeadMoves
                .All.Where(type => LeadMoves.Knows(course.Status, type, course.IsVouched))
                .Select(type => type["lead.".Length..])
                .Select(move =>
                {
                    var rep = move is "taken" or "contacted" or "closed" or "assigned" ? ":1" : "";
                    return $"{move} → {Word(LeadStory.Of(validation, $"{story} {move}{rep}").Course.Status)}";
                })
                .Order(),
        ];
    }

    [Theory]
    [InlineData("", "open")]
    [InlineData("received", "waiting")]
    [InlineData("received assigned:1", "waiting")]
    [InlineData("received refused", "refused")]
    [InlineData("received validated", "open")]
    [InlineData("received validated assigned:1", "assigned")]
    [InlineData("received validated taken:1", "taken")]
    [InlineData("received taken:1", "taken")]
    [InlineData("received validated taken:1 contacted:1", "contacted")]
    [InlineData("received taken:1 contacted:1", "contacted")]
    [InlineData("received validated taken:1 closed:1", "won")]
    [InlineData("received taken:1 closed:1", "won")]
    [InlineData("received validated taken:1 lost", "lost")]
    [InlineData("received taken:1 lost", "lost")]
    public void Each_status_is_reached(string story, string status) =>
        Assert.Equal(status, Word(LeadStory.Of(validation: story.Length > 0, story).Course.Status));

    [Theory]
    [InlineData("received", "validated → open · refused → refused · assigned → waiting · recycled → waiting")]
    [InlineData(
        "received assigned:1",
        "validated → assigned · refused → refused · assigned → waiting · recycled → waiting"
    )]
    [InlineData("received refused", "validated → open · recycled → waiting")]
    [InlineData("received refused assigned:1", "validated → assigned · recycled → waiting")]
    [InlineData(
        "received validated",
        "assigned → assigned · taken → taken · refused → refused · lost → lost · recycled → waiting"
    )]
    [InlineData(
        "received validated assigned:1",
        "taken → taken · assigned → assigned · released → open · refused → refused · lost → lost · recycled → waiting"
    )]
    [InlineData(
        "received validated taken:1",
        "contacted → contacted · closed → won · lost → lost · released → open · recycled → waiting"
    )]
    [InlineData(
        "received validated taken:1 contacted:1",
        "closed → won · lost → lost · assigned → contacted · recycled → waiting"
    )]
    [InlineData("received validated taken:1 closed:1", "reopened → taken · amount_changed → won")]
    [InlineData("received validated taken:1 contacted:1 closed:1", "reopened → contacted · amount_changed → won")]
    [InlineData("received validated lost", "reopened → open · recycled → waiting")]
    [InlineData("received validated assigned:1 lost", "reopened → assigned · recycled → waiting")]
    [InlineData("received validated taken:1 lost", "reopened → taken · recycled → waiting")]
    [InlineData("received validated taken:1 contacted:1 lost", "reopened → contacted · recycled → waiting")]
    public void The_table_of_moves(string story, string moves) =>
        Assert.Equal(moves.Split(" · ").Order(), Moves(validation: true, story));

    [Theory]
    [InlineData(
        "received taken:1",
        "contacted → contacted · closed → won · lost → lost · released → waiting · recycled → waiting"
            + " · validated → taken · refused → refused"
    )]
    [InlineData(
        "received taken:1 contacted:1",
        "closed → won · lost → lost · assigned → contacted · recycled → waiting"
            + " · validated → contacted · refused → refused"
    )]
    [InlineData("received taken:1 closed:1", "reopened → taken · amount_changed → won")]
    [InlineData("received taken:1 lost", "reopened → taken · recycled → waiting")]
    public void What_a_crm_reports_before_anybody_vouched_may_be_validated_or_refused(string story, string moves) =>
        Assert.Equal(moves.Split(" · ").Order(), Moves(validation: true, story));

    [Theory]
    [InlineData("received", "assigned → assigned · taken → taken · refused → refused · lost → lost · recycled → open")]
    [InlineData("received refused", "validated → open · recycled → open")]
    [InlineData(
        "received taken:1",
        "contacted → contacted · closed → won · lost → lost · released → open · recycled → open"
    )]
    [InlineData("received taken:1 contacted:1", "closed → won · lost → lost · assigned → contacted · recycled → open")]
    [InlineData("received taken:1 closed:1", "reopened → taken · amount_changed → won")]
    [InlineData("received lost", "reopened → open · recycled → open")]
    public void Where_nobody_validates_nothing_waits(string story, string moves) =>
        Assert.Equal(moves.Split(" · ").Order(), Moves(validation: false, story));

    /// <summary>Every status, every type, vouched for or not.</summary>
    [Theory]
    [InlineData(EventTypes.Validated, "waiting refused", "taken contacted")]
    [InlineData(EventTypes.Refused, "waiting open assigned", "taken contacted")]
    [InlineData(EventTypes.Assigned, "waiting open assigned contacted", "")]
    [InlineData(EventTypes.Taken, "open assigned", "")]
    [InlineData(EventTypes.Contacted, "taken", "")]
    [InlineData(EventTypes.Closed, "taken contacted", "")]
    [InlineData(EventTypes.Lost, "open assigned taken contacted", "")]
    [InlineData(EventTypes.Released, "assigned taken", "")]
    [InlineData(EventTypes.Reopened, "won lost", "")]
    [InlineData(EventTypes.AmountChanged, "won", "")]
    [InlineData(EventTypes.Recycled, "waiting refused open assigned taken contacted lost", "")]
    [InlineData(EventTypes.Received, "", "")]
    [InlineData("lead.stolen", "", "")]
    public void A_type_is_known_from_these_statuses_alone(string type, string always, string alsoUnvouched)
    {
        string Known(bool isVouched) =>
            string.Join(' ', Statuses.Where(status => LeadMoves.Knows(status, type, isVouched)).Select(Word));
        Assert.Equal(always, Known(isVouched: true));
        Assert.Equal($"{always} {alsoUnvouched}".TrimEnd(), Known(isVouched: false));
    }

    [Fact]
    public void Every_move_is_a_fact_and_every_fact_but_the_reception_is_a_move()
    {
        Assert.Distinct(LeadMoves.All);
        Assert.All(LeadMoves.All, type => Assert.True(EventTypes.Known(type)));
        Assert.Equal(11, LeadMoves.All.Count);
        Assert.DoesNotContain(EventTypes.Received, LeadMoves.All);
    }
}
