using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>The largest list that a dry run takes, with one mistake in it.</summary>
public sealed class LargeFactFileTests
{
    private const int Largest = 64 << 20;
    private const string Head = "type,lead,rep,at\n";
    private const string Good = "lead.taken,L1,anna,2025-03-02T10:00:00Z\n";
    private const string Open = "lead.taken,\"L2,anna,2025-03-02T10:00:00Z\n";

    [Theory]
    [InlineData(1)]
    [InlineData(50_000)]
    public async Task An_open_quote_is_said_with_its_line_and_what_is_behind_it_is_not_read(int before)
    {
        await using var challenge = await Challenge.Launched();
        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        IEnumerable<string> lines =
        [
            Head,
            .. Enumerable.Repeat(Good, before),
            Open,
            .. Enumerable.Repeat(Good, Largest / Good.Length - before),
        ];
        var text = new Lines(lines);

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            FactFile.Read(text, FactFormat.Csv, snapshot, stop: TestContext.Current.CancellationToken)
        );

        var error = Assert.Single(refused.Errors);
        Assert.Equal($"line {before + 2}", error.Field);
        Assert.StartsWith("open-quote", error.Code);
        Assert.InRange(text.Taken, 1, before * Good.Length + 2_000_000);
    }

    /// <summary>Lines as a text, made as they are read, and counted.</summary>
    private sealed class Lines(IEnumerable<string> lines) : TextReader
    {
        private readonly IEnumerator<string> lines = lines.GetEnumerator();
        private string line = "";
        private int at;

        public int Taken { get; private set; }

        public override int Peek() => Has() ? line[at] : -1;

        public override int Read()
        {
            if (!Has())
                return -1;
            Taken++;
            return line[at++];
        }

        // the span's reading comes here, too
        public override int Read(char[] buffer, int index, int count)
        {
            if (!Has())
                return 0;
            var taken = Math.Min(count, line.Length - at);
            line.CopyTo(at, buffer, index, taken);
            at += taken;
            Taken += taken;
            return taken;
        }

        private bool Has()
        {
            while (at == line.Length)
            {
                if (!lines.MoveNext())
                    return false;
                line = lines.Current;
                at = 0;
            }
            return true;
        }
    }
}
