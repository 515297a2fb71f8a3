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
);

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
        );
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
