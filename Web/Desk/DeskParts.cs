namespace ChallengeHub.Web;

/// <summary>The parts that pages of the desk are made with.</summary>
public sealed record DeskParts(
    Themes Themes,
    Accounts Accounts,
    BoardReads Boards,
    DeskReads Reads,
    LeadDesk Desk,
    DeskCallers Callers,
    Authors Authors,
    TimeProvider Clock
);

/// <summary>The pages of the desk, in the order of their links.</summary>
public enum DeskSection
{
    Leads,
    New,
    Found,
    Team,
    Brief,
    Drafts,
    Import,
    Accounts,
    Recycle,
}
