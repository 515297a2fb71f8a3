using System.Data.Common;

namespace ChallengeHub;

/// <summary>
/// A campaign with its rules, periods and people as of one transaction. Valid for one <see
/// cref="Campaign.ConfigVersion"/>.
/// </summary>
public sealed class CampaignSnapshot
{
    private readonly Dictionary<string, Participant> byCode;
    private readonly Dictionary<int, Participant> byNumber;
    private readonly Dictionary<string, Team> teams;
    private readonly Lazy<ILookup<string, Participant>> byEmail;
    private readonly HashSet<string> heldOut;
    private readonly bool takesMore;

    public CampaignSnapshot(
        Campaign campaign,
        IReadOnlyList<RuleSet> ruleSets,
        IReadOnlyList<Period> periods,
        IReadOnlyList<Participant> participants
    )
    {
        Campaign = campaign;
        RuleSets = ruleSets;
        Periods = periods;
        Participants = participants;
        byCode = participants.ToDictionary(x => x.Code);
        byNumber = participants.ToDictionary(x => x.Number);
        byEmail = new(() =>
            participants.Where(x => x.Email is not null).ToLookup(x => x.Email!, StringComparer.OrdinalIgnoreCase)
        );
        teams = campaign.Document.Teams.ToDictionary(x => x.Code);
        takesMore = periods.Count == 0 || periods.Any(x => x.IsOpen);
        heldOut = campaign.Document.Baseline is { Kind: BaselineKind.Teams, HoldOut: { } named } ? [.. named] : [];
        ActiveReps = participants
            .Where(x => x is { Role: Role.Rep, Active: true, Team: not null })
            .CountBy(x => x.Team!)
            .ToDictionary();
    }

    public Campaign Campaign { get; private set; }
    public IReadOnlyList<RuleSet> RuleSets { get; }
    public IReadOnlyList<Period> Periods { get; }
    public IReadOnlyList<Participant> Participants { get; }
    public IReadOnlyDictionary<string, int> ActiveReps { get; }

    /// <summary>
    /// Nothing is booked any more, but by an amendment: it is closed, or the last of its periods is being closed.
    /// </summary>
    public bool IsOver => Campaign.ClosedAt is not null || (Campaign.LaunchedAt is not null && !takesMore);
    public bool Averages => Campaign.Document.TeamScore == TeamScore.Average;

    public Participant? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>Everybody with this address, in upper or lower case.</summary>
    public IReadOnlyList<Participant> WithEmail(string email) => [.. byEmail.Value[email]];

    public Participant Get(int number) => byNumber[number];

    /// <summary>Null: he joined since.</summary>
    public Participant? Known(int number) => byNumber.GetValueOrDefault(number);

    public Team? Team(string code) => teams.GetValueOrDefault(code);

    /// <summary>It does not play: it is on no board, and its people earn nothing.</summary>
    public bool IsHeldOut(string? team) => team is not null && heldOut.Contains(team);

    public string? TeamAt(int? participant, DateTimeOffset instant) =>
        participant is { } number ? Get(number).TeamAt(instant) : null;

    public Period? Period(int number) =>
        number >= 1 && number <= Periods.Count && Periods[number - 1].Number == number
            ? Periods[number - 1]
            : Periods.FirstOrDefault(x => x.Number == number);

    /// <summary>The same people and rules beside a newer row.</summary>
    public CampaignSnapshot With(Campaign campaign)
    {
        var snapshot = (CampaignSnapshot)MemberwiseClone();
        snapshot.Campaign = campaign;
        return snapshot;
    }

    /// <summary>The member's code as shown: participants by code, a pair as rep+prospector.</summary>
    public string CodeOf(BoardKind board, string member, Audience? audience = null) =>
        board == BoardKind.Teams
            ? member
            : string.Join('+', People(member).Select((audience ?? Audience.Staff).CodeOf));

    public string NameOf(BoardKind board, string member, string language, Audience audience) =>
        board == BoardKind.Teams
            ? Team(member)?.Name.In(language) ?? member
            : string.Join(" + ", People(member).Select(x => audience.NameOf(x, language)));

    /// <summary>One, or of a pair both.</summary>
    public IEnumerable<Participant> People(string member) => member.Split('+').Select(x => Get(int.Parse(x)));

    public string? TeamOf(BoardKind board, string member) =>
        board is BoardKind.Reps or BoardKind.Prospectors ? Get(int.Parse(member)).Team : null;

    /// <summary>The mark of the photo of one person; a pair and a team have none.</summary>
    public string? PhotoOf(BoardKind board, string member) =>
        board is BoardKind.Reps or BoardKind.Prospectors ? Audience.PhotoOf(Get(int.Parse(member))) : null;

    /// <summary>The opaque member of a code, or null when nobody has it.</summary>
    public string? MemberOf(BoardKind board, string code) =>
        board switch
        {
            BoardKind.Teams => Team(code)?.Code,
            BoardKind.Pairs => code.Split('+') is [var rep, var prospector]
            && Find(rep) is { } r
            && Find(prospector) is { } p
                ? $"{r.Number}+{p.Number}"
                : null,
            BoardKind.Reps => Find(code) is { Role: Role.Rep } x ? x.Number.ToString() : null,
            _ => Find(code) is { Role: Role.Prospector } x ? x.Number.ToString() : null,
        };

    /// <summary>As committed now; people and rules are read again only when they changed. Null: it is gone.</summary>
    internal static async Task<CampaignSnapshot?> Renew(DbConnection connection, CampaignSnapshot known)
    {
        var (campaign, code) = (known.Campaign, known.Campaign.Code);
        if (await CampaignRows.FindHead(connection, code) is not { } head)
            return null;
        return head.Id == campaign.Id && head.ConfigVersion == campaign.ConfigVersion
            ? known.With(head.Of(campaign))
            : await Load(connection, code);
    }

    public static async Task<CampaignSnapshot?> Load(
        DbConnection connection,
        string code,
        DbTransaction? transaction = null
    ) =>
        await CampaignRows.Find(connection, code, transaction) is { } campaign
            ? await Load(connection, campaign, transaction)
            : null;

    public static async Task<CampaignSnapshot> Load(
        DbConnection connection,
        Campaign campaign,
        DbTransaction? transaction = null
    ) =>
        new(
            campaign,
            await CampaignRows.RuleSets(connection, campaign.Id, transaction),
            [.. (await PeriodRows.Of(connection, campaign.Id, transaction)).Select(period => period.In(campaign.Zone))],
            await ParticipantRows.Of(connection, campaign.Id, transaction)
        );
}
