using StackExchange.Redis;

namespace ChallengeHub;

public sealed partial class Leaderboards
{
    private const int LinesPerLoad = 500;
    private const int KeysPerUnlink = 500;
    private const int CatchUps = 20;

    /// <summary>
    /// Builds a new generation of all the campaign's boards beside the one served, then serves it in one step. Writes
    /// go on meanwhile: if the one served has moved ahead, <paramref name="since"/> gives the totals changed since a
    /// position, until the new one has caught up. Nothing half-loaded is ever served; generations that a crash left
    /// behind are removed.
    /// </summary>
    public async Task Rebuild(
        long campaignId,
        long startsAtSeconds,
        BoardSnapshot snapshot,
        Func<long, Task<BoardSnapshot>> since
    )
    {
        for (var attempt = 0; attempt < Patience; attempt++)
        {
            var building = new Building(Names(campaignId), await NextGeneration(campaignId), startsAtSeconds);
            if (await Load(building, snapshot, first: true) && await Serve(building, snapshot, since))
                return;
            // swept away by a later rebuild that finished first, which will do; or lost with its Redis: once more
            if (await Overtaken(building, snapshot))
                return;
        }
        throw new RedisException(
            $"The boards of campaign {campaignId} could not be rebuilt: {Patience} generations were lost."
        );
    }

    private readonly record struct Building(BoardNames Names, string Generation, long StartsAtSeconds);

    private async Task<string> NextGeneration(long campaignId) =>
        (string)
            (await Guarded(db => db.ScriptEvaluateAsync(BoardScripts.Generation, [Names(campaignId).LastGeneration])))!;

    private async Task<bool> Overtaken(Building building, BoardSnapshot snapshot) =>
        await Pointer(building.Names.CampaignId) is { } pointer
        && long.Parse(pointer) > long.Parse(building.Generation)
        && await Position(building.Names.CampaignId) is { } position
        && (position.Seq, position.Version).CompareTo((snapshot.Seq, snapshot.Version)) >= 0;

    /// <summary>False: the generation is gone.</summary>
    private async Task<bool> Load(Building building, BoardSnapshot snapshot, bool first)
    {
        var (names, generation, startsAt) = building;
        // an empty campaign is loaded too: one call without lines
        IEnumerable<BoardLine[]> chunks =
            snapshot.Lines.Count == 0
                ?
                [
                    [],
                ]
                : snapshot.Lines.Chunk(LinesPerLoad);
        foreach (var chunk in chunks)
        {
            var arguments = new BoardArguments(
                [names.Generations, names.Meta(generation)],
                [generation, snapshot.Seq, snapshot.Version, first ? 1 : 0]
            );
            if ((await Run(BoardScripts.Load, arguments.Add(names, generation, startsAt, chunk))).Status == 0)
                return false;
            first = false;
        }

        return true;
    }

    /// <summary>Flips the pointer, catching up as often as needed. False: the generation is gone.</summary>
    private async Task<bool> Serve(Building building, BoardSnapshot reached, Func<long, Task<BoardSnapshot>> since)
    {
        var (names, generation, _) = building;
        var backwards = false;
        var rounds = 0;
        while (true)
        {
            var old = await Pointer(names.CampaignId);
            var answer = await Run(
                BoardScripts.Flip,
                new(
                    [names.Pointer, names.Meta(old ?? generation), names.Meta(generation)],
                    [old ?? "", generation, backwards ? 1 : 0]
                )
            );
            if (answer.Status == 2)
                return false;
            if (answer.Status == 1)
                continue;
            if (answer.Status == 0)
            {
                served[names.CampaignId] = generation;
                if (backwards)
                    await WriteSince(building, reached.Seq, since);
                await Sweep(names, generation, old);
                return true;
            }

            var ahead = (answer.Number(1), answer.Number(2));
            reached = await since(reached.Seq);
            if (!await Load(building, reached, first: false))
                return false;
            // The ledger itself is behind what is served (restored from a backup): it is the truth. Or writes are so
            // dense that one always slips in: served a few events late, the boards answer the next write with a gap and
            // lose nothing.
            backwards = (reached.Seq, reached.Version).CompareTo(ahead) < 0 || ++rounds == CatchUps;
        }
    }

    private async Task WriteSince(Building building, long from, Func<long, Task<BoardSnapshot>> since)
    {
        var (seq, version, lines) = await since(from);
        await Write(new(building.Names.CampaignId, building.StartsAtSeconds, from, seq, version, lines));
    }

    /// <summary>
    /// Removes the generation that was replaced and all begun before the one now served, unless a race has put one of
    /// them in service.
    /// </summary>
    private async Task Sweep(BoardNames names, string generation, string? replaced)
    {
        foreach (string? other in await Guarded(db => db.SetMembersAsync(names.Generations)))
        {
            if (
                other is null
                || other == generation
                || (other != replaced && long.Parse(other) > long.Parse(generation))
            )
                continue;
            if ((await Run(BoardScripts.Condemn, new([names.Pointer, names.Meta(other)], [other]))).Status == 0)
                continue;

            foreach (
                var keys in (await BoardsOf(names, other))
                    .SelectMany(b => new[] { names.Board(other, b), names.Stages(other, b) })
                    .Chunk(KeysPerUnlink)
            )
                await Guarded(db => db.KeyDeleteAsync(keys));
            // last, so that a sweep which dies is finished by the next
            await Guarded(db => db.KeyDeleteAsync(names.Meta(other)));
            await Guarded(db => db.SetRemoveAsync(names.Generations, other));
        }
    }

    private async Task<List<string>> BoardsOf(BoardNames names, string generation)
    {
        var fields = await Guarded(db => db.HashKeysAsync(names.Meta(generation)));
        return
        [
            .. fields
                .Select(f => (string)f!)
                .Where(f => f.StartsWith("n:", StringComparison.Ordinal))
                .Select(f => f[2..]),
        ];
    }
}
