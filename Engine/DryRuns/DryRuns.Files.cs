using System.Text;

namespace ChallengeHub;

/// <summary>
/// Files of facts: a list can be held for its run, looked at, and read once it was said what its columns are.
/// </summary>
public sealed partial class DryRuns
{
    /// <summary>Keeps the text of a list with the run that waits for it; whatever was held before is gone.</summary>
    public async Task Hold(long id, ReadOnlyMemory<byte> file, Actor actor, CancellationToken stop = default)
    {
        var run = await Waiting(id);
        using var text = ListFile.Open(file, ListBounds.Facts, stop);
        await Replace(id, Parts(text, stop), stop);
        await queue.Write(async work =>
        {
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.DryRunFilled, run.Campaign, $"dry run {id}", After: new { held = true }),
                people.GetUtcNow().ToMilliseconds()
            );
            return 0;
        });
    }

    /// <summary>The first lines of what is held, as they are read. Null: nothing is.</summary>
    public async Task<FactPreview?> Held(DryRun run, FactShape? shape, CancellationToken stop = default)
    {
        if (run.State != DryRunState.Filling)
            return null;
        await using var connection = await database.Connect();
        return await DryRunRows.FirstPart(connection, run.Id) is { } start
            ? FactPreview.Of(new StringReader(start), shape, stop)
            : null;
    }

    /// <summary>Reads what is held, as it was said. With a fault it stays held.</summary>
    public async Task<DryRun> FillHeld(long id, FactShape shape, Actor actor, CancellationToken stop = default)
    {
        var run = await Waiting(id);
        IReadOnlyList<string> parts;
        await using (var connection = await database.Connect())
            parts = await DryRunRows.Parts(connection, id);
        using var text = new JoinedText(parts);
        return await Keep(
            run,
            await FactFile.Read(text, FactFormat.Csv, await reads.Snapshot(run.Campaign), shape, stop),
            actor,
            stop
        );
    }

    private async Task<DryRun> Waiting(long id) =>
        await Get(id) is { State: DryRunState.Filling } run
            ? run
            : throw RefusedException.Conflict("dry-run-not-filling");

    private async Task<DryRun> Keep(DryRun run, IReadOnlyList<LeadEvent> events, Actor actor, CancellationToken stop)
    {
        await Replace(run.Id, Parts(events), stop);
        await queue.Write(async work =>
        {
            if (!await DryRunRows.Filled(work, run.Id, events.Count))
                throw RefusedException.Conflict("dry-run-filled");

            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(
                    AuditActions.DryRunFilled,
                    run.Campaign,
                    $"dry run {run.Id}",
                    After: new { facts = events.Count }
                ),
                people.GetUtcNow().ToMilliseconds()
            );
            return 0;
        });
        return await Get(run.Id);
    }

    /// <summary>In parts, so that events of the running campaign are not held up.</summary>
    private async Task Replace(long id, IEnumerable<string> parts, CancellationToken stop)
    {
        await queue.Write(async work =>
        {
            await DryRunRows.Empty(work, id);
            return 0;
        });

        var index = 0;
        foreach (var part in parts)
        {
            stop.ThrowIfCancellationRequested();
            var at = index++;
            await queue.Write(async work =>
            {
                await DryRunRows.Part(work, id, at, part);
                return 0;
            });
        }
    }

    private static async Task<IReadOnlyList<LeadEvent>> Read(
        Stream file,
        FactReading how,
        CampaignSnapshot snapshot,
        CancellationToken stop
    )
    {
        try
        {
            using var text =
                how.Format == FactFormat.Csv
                    ? ListFile.Open(await Bytes(file, stop), ListBounds.Facts, stop)
                    : new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
            return await FactFile.Read(text, how.Format, snapshot, how.Shape, stop);
        }
        catch (DecoderFallbackException)
        {
            throw RefusedException.Invalid("file", "not-utf8");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> Bytes(Stream file, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private static IEnumerable<string> Parts(TextReader text, CancellationToken stop)
    {
        var buffer = new char[PartLength];
        for (var kept = 0; ; )
        {
            stop.ThrowIfCancellationRequested();
            var length = kept + text.ReadBlock(buffer, kept, buffer.Length - kept);
            if (length == 0)
                yield break;
            // both halves of a pair go into one part
            kept = length == buffer.Length && char.IsHighSurrogate(buffer[^1]) ? 1 : 0;
            yield return new string(buffer, 0, length - kept);
            if (kept == 1)
                buffer[0] = buffer[^1];
        }
    }
}

/// <summary>How a file of facts is to be read.</summary>
public sealed record FactReading(FactFormat Format, FactShape? Shape = null)
{
    public static implicit operator FactReading(FactFormat format) => new(format);
}
