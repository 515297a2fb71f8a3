namespace ChallengeHub;

/// <summary>All that a campaign holds on one participant.</summary>
/// <param name="Events">That name him, as they were accepted.</param>
/// <param name="Rejected">That name him, as they were received.</param>
public sealed record PersonalFile(
    string Campaign,
    Participant Participant,
    IReadOnlyList<Move> Moves,
    IReadOnlyList<LeadEvent> Events,
    IReadOnlyList<LedgerLine> Entries,
    IReadOnlyList<Winner> Awards,
    IReadOnlyList<Rejection> Rejected
)
{
    /// <summary>Of what he was reminded, the latest first.</summary>
    public IReadOnlyList<PersonalNotification> Notifications { get; init; } = [];
    public PersonalDesk Desk { get; init; } = new();

    /// <summary>Null: there is none.</summary>
    public PersonalPhoto? Photo { get; init; }

    /// <summary>Which of the theme's sounds he chose; null: the usual one.</summary>
    public string? Tune { get; init; }
}

/// <summary>His photo.</summary>
public sealed record PersonalPhoto
{
    /// <summary>When he agreed that it is shown.</summary>
    public DateTimeOffset ConsentAt { get; init; }

    /// <summary>A JPEG, in base64.</summary>
    public byte[] Content { get; init; } = [];
}

/// <summary>Of what somebody was reminded.</summary>
/// <param name="Lead">By code; null: of several leads, or of none.</param>
/// <param name="Reason">As the one gave it who refused or took the lead.</param>
public sealed record PersonalNotification(
    DateTimeOffset At,
    NotificationKind Kind,
    string? Lead,
    int Count,
    string? Reason
)
{
    internal static PersonalNotification Of(Notification x) => new(x.At, x.Kind, x.Lead, x.Count, x.Detail?.Reason);
}

/// <summary>Hands out what is held on one person, for who asks after the own data.</summary>
public sealed class PersonalFiles(
    WriteQueue queue,
    Database database,
    BoardReads reads,
    Awards awards,
    LedgerReads ledger,
    TimeProvider clock
)
{
    /// <summary>More than anybody gets in the 90 days for which they are kept.</summary>
    private const int MostNotifications = 100_000;

    public async Task<PersonalFile> Participant(string campaign, string code, Actor actor)
    {
        var file = await Read(campaign, code);
        await Note(actor, campaign, file.Participant.Code);
        return file;
    }

    /// <summary>From every campaign that knows this person.</summary>
    public async Task<IReadOnlyList<PersonalFile>> Person(string person, Actor actor)
    {
        IReadOnlyList<CampaignPlayer> known;
        await using (var connection = await database.Connect())
            known = await ParticipantRows.OfPerson(connection, person);
        if (known.Count == 0)
            throw RefusedException.NotFound("no-person", person);
        var files = new List<PersonalFile>();
        foreach (var player in known)
            files.Add(await Participant(player.Campaign, player.Code, actor));
        return files;
    }

    private async Task<PersonalFile> Read(string campaign, string code)
    {
        var snapshot = await reads.Snapshot(campaign);
        var participant = snapshot.Find(code) ?? throw RefusedException.NotFound("no-participant", code);
        await using var connection = await database.Connect();
        var facts = await FactRows.Naming(connection, snapshot.Campaign.Id, code);
        var rejected = await RejectionRows.Quoting(connection, campaign, code);
        if (participant.Email is { } email)
            rejected =
            [
                .. rejected
                    .Concat(await RejectionRows.Addressing(connection, campaign, email))
                    .DistinctBy(x => x.Id)
                    .OrderBy(x => x.Id),
            ];

        var entries = new List<LedgerLine>();
        await foreach (var line in ledger.Stream(campaign, code, 0))
            entries.Add(line);

        var won = await awards.Winners(campaign, null);

        return new PersonalFile(
            campaign,
            participant,
            participant.Moves,
            [.. facts.Select(fact => FactContent.Read(campaign, fact))],
            entries,
            [.. won.Where(x => x.Code.Split('+').Contains(code))],
            rejected
        )
        {
            Notifications =
            [
                .. (
                    await NotificationRows.OfParticipant(
                        connection,
                        snapshot.Campaign.Id,
                        participant.Number,
                        new NotificationPage(MostNotifications)
                    )
                ).Select(PersonalNotification.Of),
            ],
            Desk = await PersonalDesk.Read(connection, snapshot, participant),
            Photo = await PortraitRows.Of(connection, participant.Number),
            Tune = participant.Tune,
        };
    }

    private Task Note(Actor actor, string campaign, string code) =>
        queue.Write(async work =>
        {
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.PersonExported, campaign, code),
                clock.GetUtcNow().ToMilliseconds()
            );
            return 0;
        });
}
