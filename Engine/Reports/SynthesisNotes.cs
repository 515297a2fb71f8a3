namespace ChallengeHub;

/// <summary>
/// Marketing's paragraphs on the pages of teams: each stands beside the figures, is changed with an entry in the audit,
/// and is kept with the period's reports.
/// </summary>
public sealed class SynthesisNotes(Database database, WriteQueue queue, BoardReads reads, TimeProvider clock)
{
    public const int Longest = 4_000;

    /// <param name="period">Null: of the whole campaign.</param>
    public async Task<SynthesisNote?> Find(string campaign, string team, int? period)
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        return await SynthesisNoteRows.Find(connection, snapshot.Campaign.Id, team, period ?? BoardKey.Overall);
    }

    /// <summary>
    /// Answers it with its new version. Throws <see cref="RefusedException"/>, stale where somebody changed it since
    /// its version.
    /// </summary>
    public async Task<SynthesisNote> Put(string campaign, SynthesisNote note, Actor by)
    {
        var snapshot = await reads.Snapshot(campaign);
        Check(snapshot, note);

        var now = clock.GetUtcNow().ToMilliseconds();
        var before = await Find(campaign, note.Team, note.Period);
        var written = note with { ChangedBy = by.Author, ChangedAt = now };
        var action = new AuditedAction(
            AuditActions.SynthesisNoted,
            snapshot.Campaign.Code,
            note.Period == BoardKey.Overall ? note.Team : $"{note.Team}, period {note.Period}",
            before is null ? null : new { before.Text },
            new { written.Text }
        );

        var isWritten = await queue.Write(async work =>
        {
            if (!await SynthesisNoteRows.Put(work, snapshot.Campaign.Id, written))
                return false;
            await AuditRows.Append(work, by, action, now);
            return true;
        });
        if (!isWritten)
            throw RefusedException.Stale("synthesis-note-stale");
        return written with { Version = note.Version + 1 };
    }

    private static void Check(CampaignSnapshot snapshot, SynthesisNote note)
    {
        if (snapshot.Team(note.Team) is null)
            throw RefusedException.NotFound("team-of-nobody", note.Team);
        if (note.Period != BoardKey.Overall && snapshot.Period(note.Period) is not { Void: false })
            throw RefusedException.NotFound("no-period", note.Period);

        var errors = new FieldErrors();
        LeadCardCheck.Prose(errors, "text", note.Text, Longest);
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
    }
}
