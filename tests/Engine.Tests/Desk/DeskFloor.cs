using ChallengeHub.Testing;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// A desk in small: Anna and Bob sell in Lyon, Carl in Lille; Pia brought in the one lead, which belongs to Lyon.
/// </summary>
internal static class DeskFloor
{
    public const string Waiting = "received^7";
    public const string Refused = "received^7 refused";
    public const string Open = "received^7 validated";
    public const string Assigned = "received^7 validated assigned:1";
    public const string Taken = "received^7 validated taken:1";
    public const string TakenUnvouched = "received^7 taken:1";
    public const string Contacted = "received^7 validated taken:1 contacted:1";
    public const string Won = "received^7 validated taken:1 contacted:1 closed:1";
    public const string Lost = "received^7 validated taken:1 lost";

    public static readonly Participant Anna = Player("anna", 1, "lyon");
    public static readonly Mover AnnaMoves = RepOf(Anna);
    public static readonly Mover BobMoves = RepOf(Player("bob", 2, "lyon"));

    public static readonly LeadNote Call = new("n-1", "anna", Some.Instant, NoteKind.Call, "He listens.", null);

    public static readonly Mover Marketing = new() { IsMarketing = true, Account = 100 };
    public static readonly Mover Key = new() { IsMarketing = true };
    public static readonly Mover Director = new() { Teams = ["lyon"], Account = 101 };
    public static readonly Mover PiaMoves = new() { Prospector = 7, Account = 70 };

    /// <summary>Who has nothing to do with the lead.</summary>
    public static readonly IReadOnlyList<Mover> Strangers =
    [
        RepOf(Player("carl", 3, "lille")),
        new() { Teams = ["lille"], Account = 102 },
        new() { Prospector = 8, Account = 80 },
        new() { Rep = 4, Account = 14 },
        new() { Account = 103 },
    ];

    public static readonly IReadOnlyList<string> Stories =
    [
        Waiting,
        Refused,
        Open,
        Assigned,
        Taken,
        TakenUnvouched,
        Contacted,
        Won,
        Lost,
    ];

    public static readonly IReadOnlyList<Mover> Movers =
    [
        Marketing,
        Key,
        Director,
        AnnaMoves,
        BobMoves,
        PiaMoves,
        .. Strangers,
    ];

    private static readonly IReadOnlyList<Participant> People =
    [
        Anna,
        Player("bob", 2, "lyon"),
        Player("carl", 3, "lille"),
        Player("pia", 7, "lyon") with
        {
            Role = Role.Prospector,
            Person = "p-pia",
        },
    ];

    public static string Says(string story, DeskMove move, Mover mover, Func<DeskFacts, DeskFacts>? change = null)
    {
        var course = LeadStory.Of(story).Course;
        var facts = Facts(course, mover, move.Rep);
        return MovePermission.Refuses(course, move, mover, change is null ? facts : change(facts)) is { } why
            ? $"{why.Kind} {why.Error}"
            : "";
    }

    /// <summary>With all that it has to say.</summary>
    public static DeskMove Ask(string word, string? rep = null) =>
        new(
            $"lead.{word}",
            Rep: rep,
            Amount: word == "amount_changed" ? 10 : null,
            Reason: "Sold elsewhere",
            Note: word == "contacted" ? Call : null
        );

    public static Func<DeskFacts, DeskFacts> In(Func<CampaignDocument, CampaignDocument> change) =>
        facts => facts with { Document = change(facts.Document) };

    public static LeadSight Sees(string story, Mover mover, string? team = "lyon") =>
        LeadSights.Sees(mover, LeadPlace.Of(LeadStory.Of(story).Course, team));

    public static DeskFacts Facts(LeadCourse course, Mover mover, string? named = null)
    {
        var rep = People.FirstOrDefault(x => named is null ? x.Number == mover.Rep : x.Code == named);
        return new DeskFacts
        {
            Lead = "L-1",
            Document = Some.Campaign() with { Validation = true },
            At = LeadStory.At(100),
            Team = "lyon",
            Holder = People.FirstOrDefault(x => x.Number == course.Holder)?.Code,
            BroughtInBy = new KnownPerson([70], "p-pia"),
            Rep = rep is null ? null : new ConcernedRep(rep),
        };
    }

    private static Participant Player(string code, int number, string team) =>
        new()
        {
            Code = code,
            Number = number,
            Name = code,
            Team = team,
        };

    private static Mover RepOf(Participant rep) =>
        new()
        {
            Rep = rep.Number,
            RepTeam = rep.Team,
            Account = 10 + rep.Number,
        };
}
