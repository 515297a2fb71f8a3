using System.Collections.Concurrent;
using StackExchange.Redis;

namespace ChallengeHub;

/// <summary>
/// The boards in Redis: a cache of the ledger that can be deleted at any moment. Everything written is an absolute
/// total guarded by the ledger's position, so that twice, late or out of order changes nothing and loses nothing; a
/// board that was lost says so. Whatever goes wrong with Redis is a <see cref="RedisException"/>.
/// </summary>
public sealed partial class Leaderboards
{
    private const int Patience = 5;

    // as the scripts answer
    private const int Lost = 3;
    private const int Stale = 4;
    private const int Unknown = 5;

    private readonly RedisConnection redis;
    private readonly string prefix;
    private readonly ConcurrentDictionary<long, string> served = new();

    public Leaderboards(RedisConnection redis, EngineSettings settings)
    {
        if (settings.KeyPrefix.AsSpan().ContainsAny('{', '}'))
            throw new ArgumentException("Braces would change the slot of the keys.", nameof(settings));
        this.redis = redis;
        prefix = settings.KeyPrefix;
    }

    /// <summary>Applies the update in one atomic step, if the boards stand in <c>[From, To)</c>.</summary>
    public async Task<BoardWrite> Write(BoardUpdate update)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(update.To, update.From);
        var names = Names(update.CampaignId);
        var answer = await Served(
            update.CampaignId,
            generation =>
            {
                var arguments = new BoardArguments(
                    [names.Pointer, names.Meta(generation)],
                    [generation, update.From, update.To, update.Version]
                );
                return Run(BoardScripts.Write, arguments.Add(names, generation, update.StartsAtSeconds, update.Lines));
            }
        );
        return (BoardWrite)answer.Status;
    }

    /// <summary>Null: not loaded, rebuild.</summary>
    public async Task<BoardPosition?> Position(long campaignId)
    {
        var names = Names(campaignId);
        var answer = await Served(
            campaignId,
            generation => Run(BoardScripts.Position, new([names.Pointer, names.Meta(generation)], [generation]))
        );
        return answer.Status == Lost ? null : new BoardPosition(answer.Number(1), answer.Number(2));
    }

    private BoardNames Names(long campaignId) => new(prefix, campaignId);

    /// <summary>
    /// Asks the generation served; the pointer is remembered, and read again when the script says that it has moved.
    /// </summary>
    private async Task<Answer> Served(long campaignId, Func<string, Task<Answer>> ask)
    {
        for (var attempt = 0; attempt < Patience; attempt++)
        {
            if (attempt > 0 || !served.TryGetValue(campaignId, out var generation))
            {
                generation = await Pointer(campaignId);
                if (generation is null)
                    return new Answer(Lost);
                served[campaignId] = generation;
            }
            var answer = await ask(generation);
            if (answer.Status != Stale)
                return answer;
        }
        throw new RedisException($"The boards of campaign {campaignId} were rebuilt {Patience} times during one call.");
    }

    private async Task<string?> Pointer(long campaignId) =>
        await Guarded(db => db.StringGetAsync(Names(campaignId).Pointer));

    private async Task<Answer> Run(string script, BoardArguments arguments) =>
        new(await Guarded(db => db.ScriptEvaluateAsync(script, arguments.Keys, arguments.Values)));

    private async Task<T> Guarded<T>(Func<IDatabaseAsync, Task<T>> call)
    {
        try
        {
            return await call(redis.Database);
        }
        catch (Exception e)
            when (e
                    is RedisTimeoutException
                        or RedisCommandException
                        or ObjectDisposedException
                        or TaskCanceledException
            )
        {
            throw new RedisException(e.Message, e);
        }
    }

    /// <summary>What a script gave: a status, alone or at the head of a list.</summary>
    private readonly struct Answer
    {
        private readonly RedisResult[] parts;

        public Answer(int status)
        {
            parts = [];
            Status = status;
        }

        public Answer(RedisResult result)
        {
            parts = result.Length < 0 ? [result] : (RedisResult[])result!;
            Status = (int)parts[0];
        }

        public int Status { get; }

        public int Length => parts.Length;

        public long Number(int index) => (long)parts[index];

        public string Text(int index) => (string)parts[index]!;
    }
}
