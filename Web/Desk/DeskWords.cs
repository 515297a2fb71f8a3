using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>
/// How the desk says things: the theme's words on the buttons, people by their names, instants on the challenge's
/// clocks.
/// </summary>
public sealed partial record DeskWords(CampaignSnapshot Snapshot, SpokenTheme Theme, string Lang, DateTimeOffset Now)
{
    /// <summary>What is done when a note was written.</summary>
    public const string Noted = "note";

    /// <summary>What is done when a card was changed.</summary>
    public const string Edited = "card";

    /// <summary>Whose names the reader reads.</summary>
    public Audience Reader { get; init; } = Audience.Everybody;

    private CampaignDocument Document => Snapshot.Campaign.Document;
    private CultureInfo Culture => CultureInfo.GetCultureInfo(Lang);

    public string Section(DeskSection section) =>
        section switch
        {
            DeskSection.New => T.DeskSectionNew,
            DeskSection.Found => T.DeskSectionFound,
            DeskSection.Team => T.DeskSectionTeam,
            DeskSection.Brief => T.DeskSectionBrief,
            DeskSection.Drafts => T.DeskSectionDrafts,
            DeskSection.Import => T.DeskSectionImport,
            DeskSection.Accounts => T.DeskSectionAccounts,
            DeskSection.Recycle => T.DeskSectionRecycle,
            _ => T.DeskSectionLeads,
        };

    /// <summary>For scripts and addresses: "taken".</summary>
    public string Code(LeadStatus? status) => status?.ToString().ToLowerInvariant() ?? "";

    public string Status(LeadStatus? status) =>
        status switch
        {
            LeadStatus.Waiting => T.DeskStatusWaiting,
            LeadStatus.Refused => T.DeskStatusRefused,
            LeadStatus.Open => T.DeskStatusOpen,
            LeadStatus.Assigned => T.DeskStatusAssigned,
            LeadStatus.Taken => T.DeskStatusTaken,
            LeadStatus.Contacted => T.DeskStatusContacted,
            LeadStatus.Won => T.DeskStatusWon,
            LeadStatus.Lost => T.DeskStatusLost,
            _ => "",
        };

    /// <summary>The status, and who has it: "taken by Ben".</summary>
    public string Standing(DeskLead lead)
    {
        var status = Status(lead.Row.Status);
        return lead.Row.Holder is { } holder ? T.FormatDeskStandingOf(status: status, name: Name(holder)) : status;
    }

    /// <summary>The company, else the contact, else the code.</summary>
    public string Title(DeskLead lead) => lead.Card.Company ?? lead.Card.Contact?.Name ?? lead.Row.Lead;

    /// <summary>Null: nobody is named.</summary>
    public string? Person(LeadContact? contact) =>
        contact is { Name: { } name, Role: { } role } ? $"{name}, {role}" : contact?.Name ?? contact?.Role;

    /// <summary>By number.</summary>
    public string Name(int person) => Reader.NameOf(Snapshot.Get(person), Lang);

    /// <summary>By code.</summary>
    public string NameOf(string code) => Snapshot.Find(code) is { } known ? Reader.NameOf(known, Lang) : code;

    public string Team(string code) => Snapshot.Team(code)?.Name.In(Lang) ?? code;

    public string Money(decimal amount) => ChallengeHub.Web.Money.Of(amount, Document.Currency!, Lang);

    public string AmountLabel => $"{T.DeskAmount} ({Document.Currency})";

    /// <summary>"+10 stars".</summary>
    public string Gain(long points) => $"{Signed(points)} {Theme.Points.For(points)}";

    public string Signed(long points) => points.ToString("+#,0;−#,0;0", Culture);

    /// <summary>"Buy the script +1": the theme's words, else the move's own, and what it pays.</summary>
    public string Label(AllowedMove move)
    {
        var words = Stage(move.Type)?.Do ?? Verb(move.Type);
        return move.Points == 0 ? words : $"{words} {Signed(move.Points)}";
    }

    /// <summary>The theme's words of the stage that a move reaches; null: it reaches none.</summary>
    public SpokenStage? Stage(string type) =>
        EventTypes.StageOf(type) is { } stage
            ? Theme.Stages.GetValueOrDefault(stage.ToString().ToLowerInvariant())
            : null;

    /// <summary>Plainly, whatever the theme.</summary>
    public string Verb(string type) =>
        type switch
        {
            EventTypes.Validated => T.DeskValidate,
            EventTypes.Taken => T.DeskTake,
            EventTypes.Contacted => T.DeskContact,
            EventTypes.Closed => T.DeskClose,
            EventTypes.Assigned => T.DeskAssign,
            EventTypes.Released => T.DeskRelease,
            EventTypes.Lost => T.DeskLose,
            EventTypes.Refused => T.DeskRefuse,
            EventTypes.Reopened => T.DeskReopen,
            EventTypes.AmountChanged => T.DeskChangeAmount,
            EventTypes.Recycled => T.DeskRecycle,
            _ => type,
        };

    /// <summary>What has been done, in the theme's words where it has some; null: it is none of our words.</summary>
    public string? Done(string type) =>
        Stage(type)?.One is { Length: > 0 } one ? char.ToUpper(one[0], Culture) + one[1..] : Plainly(type);

    private static string? Plainly(string type) =>
        type switch
        {
            EventTypes.Received => T.DeskDidReceive,
            EventTypes.Assigned => T.DeskDidAssign,
            EventTypes.Released => T.DeskDidRelease,
            EventTypes.Lost => T.DeskDidLose,
            EventTypes.Refused => T.DeskDidRefuse,
            EventTypes.Reopened => T.DeskDidReopen,
            EventTypes.AmountChanged => T.DeskDidChangeAmount,
            EventTypes.Recycled => T.DeskDidRecycle,
            Noted => T.DeskDidNote,
            Edited => T.Saved,
            _ => null,
        };

    public string Kind(NoteKind kind) =>
        kind switch
        {
            NoteKind.Call => T.DeskKindCall,
            NoteKind.NoAnswer => T.DeskKindNoAnswer,
            NoteKind.Meeting => T.DeskKindMeeting,
            NoteKind.Rating => T.DeskKindRating,
            _ => T.DeskKindNote,
        };

    /// <summary>By code, in the reader's language; empty: any text is a reason.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Reasons(string type)
    {
        var reasons = Choices(type);
        if (reasons.Count == 0)
            return [];
        var named = reasons.Select(x => KeyValuePair.Create(x.Code, x.Name.In(Lang)));
        var mayAlwaysSay = type == EventTypes.Lost && reasons.All(x => x.Code != DeskMove.DoNotContact);
        return mayAlwaysSay ? [.. named, KeyValuePair.Create(DeskMove.DoNotContact, T.DeskDoNotContact)] : [.. named];
    }

    /// <summary>A reason as a fact has it: a code, or the words themselves.</summary>
    public string Reason(string type, string reason) =>
        Choices(type).FirstOrDefault(x => x.Code == reason)?.Name.In(Lang)
        ?? reason switch
        {
            DeskMove.DoNotContact => T.DeskDoNotContact,
            DeskMove.Undo => T.DeskTakenByMistake,
            _ => reason,
        };

    /// <summary>To whom somebody may give a lead, by name.</summary>
    public IReadOnlyList<Participant> Reps(Mover mover) =>
        [
            .. Snapshot
                .Participants.Where(x => x is { Role: Role.Rep, Active: true } && x.Away?.Covers(Now) != true)
                .Where(x => mover.IsMarketing || (x.Team is { } team && mover.Teams.Contains(team)))
                .OrderBy(x => Reader.NameOf(x, Lang), StringComparer.Create(Culture, CompareOptions.IgnoreCase)),
        ];

    /// <summary>With his team.</summary>
    public string Listed(Participant rep) =>
        rep.Team is { } team ? $"{Reader.NameOf(rep, Lang)} ({Team(team)})" : Reader.NameOf(rep, Lang);

    /// <summary>As the reader knows it.</summary>
    public string CodeOf(Participant rep) => Reader.CodeOf(rep);

    /// <summary>
    /// The one next step of somebody in a list: on what is his own or nobody's, or a word for it. Null: it is not his
    /// turn.
    /// </summary>
    public AllowedMove? Next(DeskLead lead, Mover mover)
    {
        var isHis = mover.Rep is { } rep && (lead.Row.Holder ?? rep) == rep;
        return lead.Allowed.FirstOrDefault(x =>
            x.Type == EventTypes.Validated || (isHis && EventTypes.StageOf(x.Type) is not null)
        );
    }

    private IReadOnlyList<Reason> Choices(string type) =>
        type switch
        {
            EventTypes.Refused => Document.Reasons?.Refused,
            EventTypes.Lost => Document.Reasons?.Lost,
            EventTypes.Released => Document.Reasons?.Released,
            _ => null,
        } ?? [];
}
