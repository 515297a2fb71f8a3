using System.Diagnostics;
using System.Globalization;

namespace ChallengeHub.Benchmarks;

/// <summary>What a process has cost so far.</summary>
/// <param name="Processor">Of all cores together.</param>
/// <param name="Resident">Bytes of memory.</param>
/// <param name="Written">
/// Bytes to the disk, as Linux counts them; 0 where it does not, as on a disk in memory.
/// </param>
internal sealed record Cost(TimeSpan Processor, long Resident, long Written)
{
    public static Cost Of(int id)
    {
        using var process = Process.GetProcessById(id);
        return new Cost(process.TotalProcessorTime, process.WorkingSet64, WrittenBy(id));
    }

    private static long WrittenBy(int id)
    {
        const string written = "write_bytes: ";
        var file = $"/proc/{id}/io";
        return
            File.Exists(file)
            && File.ReadLines(file).FirstOrDefault(x => x.StartsWith(written, StringComparison.Ordinal)) is { } line
            ? long.Parse(line[written.Length..], CultureInfo.InvariantCulture)
            : 0;
    }
}
