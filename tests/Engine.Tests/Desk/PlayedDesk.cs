using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// The desk of a real challenge, in which each step has working hours: Anna and Bob sell in Lyon, Carl in Lille; Pia
/// finds leads for Lyon. It is noon of Monday, 2 March 2026 in Paris.
/// </summary>
internal sealed class PlayedDesk(Challenge challenge) : IAsyncDisposable
{
    /// <summary>From 9:00 to 18:00, Monday to Friday; who is late loses the lead.</summary>
    public static readonly Deadlines Office = new()
    {
        Validate = 2,
        Take = 4,
        Contact = 8,
        Close = 90,
        WorkingHours = new WorkingHours(),
        OnTake = Overdue.Release,
        OnContact = Overdue.Release,
    };

    /// <summary>Of all campaigns.</summary>
    public static readonly DeskCaller Key = new(new Mover { IsMarketing = true }, new Actor("key:3"))
    {
        Reaches = _ => true,
    };

    public Challenge Challenge { get; } = challenge;
    public EngineParts Engine => Challenge.Engine;
    public DateTimeOffset Now => Challenge.Running.Clock.GetUtcNow();

    public static async Task<PlayedDesk> Open(
        SharedRedis redis,
        Func<CampaignDocument, CampaignDocument>? configure = null,
        DateTimeOffset? now = null
    ) =>
        new(
            await Challenge.Launched(
                x => (configure ?? (y => y))(x with { Deadlines = Office }),
                redis.ConnectionString,
                now
            )
        );

    /// <summary>Paris in March 2026, before the clocks change.</summary>
    public static DateTimeOffset March(int day, int hour, int minute = 0) =>
        new(2026, 3, day, hour, minute, 0, TimeSpan.FromHours(1));

    public void At(DateTimeOffset instant) => Challenge.Running.Clock.SetUtcNow(instant);

    public async Task<Participant> Find(string code) => (await Engine.Reads.Snapshot(Challenge.Code)).Find(code)!;

    /// <summary>Who plays so, at an account of that number.</summary>
    public async Task<DeskCaller> Player(string code, long account = 10)
    {
        var player = await Find(code);
        var mover = new Mover
        {
            Account = account,
            Rep = player.Role == Role.Rep ? player.Number : null,
            RepTeam = player.Role == Role.Rep ? player.Team : null,
            Prospector = player.Role == Role.Prospector ? player.Number : null,
        };
        return new DeskCaller(mover, new Actor(Account.AuthorOf(account)));
    }

    public static DeskCaller Director(params IReadOnlyCollection<string> teams) =>
        new(new Mover { Teams = teams, Account = 90 }, new Actor("account:90"));

    /// <summary>A lead of Lyon, unless the card says otherwise.</summary>
    public async Task<string> Lead(Func<LeadCard, LeadCard>? change = null, string campaign = Challenge.Code)
    {
        var card = new LeadCard { Code = "", Team = "lyon" };
        var created = await Engine.Desk.Create(campaign, [new NewLead((change ?? (x => x))(card))], Key);
        Assert.Empty(created[0].Errors);
        Assert.Null(created[0].Refusal);
        return created[0].Code;
    }

    /// <summary>One that Anna takes now.</summary>
    public async Task<string> TakenByAnna(Func<LeadCard, LeadCard>? change = null)
    {
        var lead = await Lead(change);
        await Move(await Player("anna"), lead, "taken");
        return lead;
    }

    /// <param name="type">A word such as taken.</param>
    public Task<MoveOutcome> Move(DeskCaller by, string lead, string type, Func<SentMove, SentMove>? change = null)
    {
        var move = new DeskMove($"lead.{type}", Reason: type is "refused" or "lost" or "released" ? "no time" : null);
        var sent = new SentMove(lead, Guid.NewGuid().ToString(), move);
        return Engine.Desk.Move(Challenge.Code, (change ?? (x => x))(sent), by);
    }

    public Task<MoveOutcome> Assign(string lead, string rep) =>
        Move(Key, lead, "assigned", x => x with { Move = x.Move with { Rep = rep } });

    /// <param name="at">Null: now.</param>
    public Task<MoveOutcome> Contact(DeskCaller by, string lead, DateTimeOffset? at = null) =>
        Move(
            by,
            lead,
            "contacted",
            x =>
                x with
                {
                    At = at,
                    Move = x.Move with { Note = new LeadNote("", "", default, NoteKind.Call, "He listens.", null) },
                }
        );

    public async Task<StoredLead> Row(string lead, string campaign = Challenge.Code)
    {
        var id = (await Engine.Reads.Snapshot(campaign)).Campaign.Id;
        await using var connection = await Engine.Database.Connect();
        return (await LeadRows.Find(connection, id, lead))!;
    }

    /// <summary>Status and who holds it: <c>Taken anna</c>.</summary>
    public async Task<string> Stands(string lead)
    {
        var row = await Row(lead);
        var holder = row.Holder is { } number ? (await Engine.Reads.Snapshot(Challenge.Code)).Get(number).Code : "";
        return $"{row.Status} {holder}".Trim();
    }

    /// <summary>Type and source of each, in the order of arrival: <c>taken person:10</c>.</summary>
    public async Task<IReadOnlyList<string>> Facts(string lead) =>
        [.. (await FactsOf(lead)).Select(x => $"{x.Type["lead.".Length..]} {x.Source}")];

    public async Task<IReadOnlyList<Fact>> FactsOf(string lead)
    {
        var id = (await Engine.Reads.Snapshot(Challenge.Code)).Campaign.Id;
        await using var connection = await Engine.Database.Connect();
        return await FactRows.OfLeads(connection, id, [lead]);
    }

    /// <summary>What a participant is reminded of, the latest first.</summary>
    public async Task<IReadOnlyList<NotificationKind>> RemindedOf(string code)
    {
        var player = await Find(code);
        var id = (await Engine.Reads.Snapshot(Challenge.Code)).Campaign.Id;
        await using var connection = await Engine.Database.Connect();
        var page = new NotificationPage(50);
        return [.. (await NotificationRows.OfParticipant(connection, id, player.Number, page)).Select(x => x.Kind)];
    }

    /// <summary>What those who direct a team are reminded of, the latest first.</summary>
    public async Task<IReadOnlyList<NotificationKind>> DirectorsRemindedOf(string team)
    {
        var id = (await Engine.Reads.Snapshot(Challenge.Code)).Campaign.Id;
        await using var connection = await Engine.Database.Connect();
        return
        [
            .. (await NotificationRows.OfTeams(connection, id, [team], new NotificationPage(50))).Select(x => x.Kind),
        ];
    }

    public ValueTask DisposeAsync() => Challenge.DisposeAsync();
}
