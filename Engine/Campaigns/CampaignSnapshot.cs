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
    public bool Averages => Campaign.Document.TeamScore == TeamScore.Average;

    public Participant? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>Everybody with this address, in upper or lower case.</summary>
    public IReadOnlyList<Participant> WithEmail(string email) => [.. byEmail.Value[email]];

    public Participant Get(int number) => byNumber[number];

    public Team? Team(string code) => teams.GetValueOrDefault(code);

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
