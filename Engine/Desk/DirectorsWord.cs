namespace ChallengeHub;

/// <summary>
/// What a director says at the door of events is held to the table of the desk, as at the desk itself. Where a campaign
/// validates nothing, there is nothing to vouch for: what is said there moves nothing, or takes points back. Pure.
/// </summary>
internal static class DirectorsWord
{
    /// <summary>Null: the table has it, or points wait for it.</summary>
    /// <param name="facts">Of the lead, in the order of arrival.</param>
    public static FieldError? NotInTable(CampaignSnapshot snapshot, IReadOnlyList<Fact> facts, string type)
    {
        if (!snapshot.Campaign.Document.Validation)
            return null;

        var course = LeadCourse.Of(validation: true, facts);
        // a program may report a sale before anybody vouched for the lead
        var waits = course is { Status: LeadStatus.Won, IsVouched: false };
        if (waits || LeadMoves.Knows(course.Status, type, course.IsVouched))
            return null;
        var holder = course.Holder is { } rep ? snapshot.Get(rep).Code : "";
        return AskedMove.Standing(course.Status, holder) with { Field = "type" };
    }
}
