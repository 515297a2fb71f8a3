using StackExchange.Redis;

namespace ChallengeHub;

/// <summary>
/// Lays lines out as <c>lines.lua</c> reads them: board after board; of two lines of one member the later counts.
/// </summary>
internal sealed class BoardArguments
{
    private readonly List<RedisKey> keys;
    private readonly List<RedisValue> values;

    public BoardArguments(IEnumerable<RedisKey> keys, IEnumerable<RedisValue> values)
    {
        this.keys = [.. keys];
        this.values = [.. values];
    }

    public RedisKey[] Keys => [.. keys];

    public RedisValue[] Values => [.. values];

    public BoardArguments Add(BoardNames names, string generation, long startsAtSeconds, IEnumerable<BoardLine> lines)
    {
        foreach (var board in lines.GroupBy(line => line.Board))
        {
            var name = board.Key.ToString();
            var last = new Dictionary<string, BoardLine>();
            foreach (var line in board)
                last[line.Member] = line;
            var put = last.Values.Where(line => !line.Remove).ToList();

            keys.Add(names.Board(generation, name));
            keys.Add(names.Stages(generation, name));
            values.AddRange([name, put.Count, last.Count - put.Count]);
            foreach (var line in put)
                values.AddRange([
                    (long)BoardScore.Pack(line.Units, line.ReachedAtSeconds, startsAtSeconds),
                    line.Member,
                ]);
            foreach (var line in put)
                values.AddRange([line.Member, line.Stages.ToString()]);
            foreach (var line in last.Values.Where(line => line.Remove))
                values.Add(line.Member);
        }
        return this;
    }
}
