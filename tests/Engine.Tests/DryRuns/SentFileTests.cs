using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>A file of facts on its way into a dry run.</summary>
public sealed class SentFileTests
{
    [Theory]
    [InlineData(FactFormat.Csv)]
    [InlineData(FactFormat.NdJson)]
    public async Task Nothing_more_is_read_when_the_sender_has_gone(FactFormat format)
    {
        await using var challenge = await Challenge.Launched();
        var run = await challenge.Engine.DryRuns.Ask(Challenge.Code, Trial.InForce, DryRunSource.File, "test");
        using var gone = new CancellationTokenSource();
        var file = new EndlessLines(gone);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            challenge.Engine.DryRuns.Fill(run.Id, file, format, "test", gone.Token)
        );

        Assert.InRange(file.Taken, 1, 1 << 20);
        Assert.Equal(DryRunState.Filling, (await challenge.Engine.DryRuns.Get(run.Id)).State);
    }

    [Fact]
    public async Task A_list_is_held_looked_at_and_played_as_it_was_said()
    {
        await using var challenge = await Challenge.Launched();
        var runs = challenge.Engine.DryRuns;
        var stop = TestContext.Current.CancellationToken;
        var run = await runs.Ask(Challenge.Code, Trial.InForce, DryRunSource.File, "test");
        var text =
            "Type;Lead;Rep;At;Amount\n"
            + string.Concat(
                Enumerable
                    .Range(0, 20_000)
                    .Select(at => $"lead.closed;L{at} 😀;anna;2025-03-02T10:00:00Z;1.00{at % 10}\n")
            );
        await runs.Hold(run.Id, System.Text.Encoding.UTF8.GetBytes(text), "test", stop);

        Assert.Equal("1.000", (await runs.Held(run, null, stop))!.Asked);
        await Assert.ThrowsAsync<RefusedException>(() => runs.FillHeld(run.Id, new FactShape(), "test", stop));
        var filled = await runs.FillHeld(run.Id, new FactShape { Decimal = DecimalMark.Point }, "test", stop);

        Assert.Equal((DryRunState.Waiting, 20_000), (filled.State, filled.Facts));
        Assert.Null(await runs.Held(filled, null, stop));
    }

    /// <summary>Lines without an end, whose sender goes after the first.</summary>
    private sealed class EndlessLines(CancellationTokenSource gone) : MemoryStream
    {
        public long Taken { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            buffer.Span.Fill((byte)'\n');
            Taken += buffer.Length;
            gone.Cancel();
            return ValueTask.FromResult(buffer.Length);
        }

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            Copy(destination, cancellationToken);

        private async Task Copy(Stream destination, CancellationToken stop)
        {
            var buffer = new byte[1024];
            while (await ReadAsync(buffer, stop) is > 0 and var count)
                await destination.WriteAsync(buffer.AsMemory(0, count), stop);
        }
    }
}
