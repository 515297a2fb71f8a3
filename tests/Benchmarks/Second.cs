using System.Diagnostics;
using System.Text.Json;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// This program a second time, in a process of its own, so that what it costs is not taken for the hub's: a plan in, a
/// result out, each a line of JSON.
/// </summary>
internal static class Second
{
    /// <summary>Waits for what it measured.</summary>
    public static async Task<TResult> Ask<TPlan, TResult>(string word, TPlan plan)
    {
        using var process = Start(word);
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(plan));
        process.StandardInput.Close();
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<TResult>(answer)!
            : throw new InvalidOperationException($"The second process ({word}) failed: {answer}");
    }

    /// <summary>The second process's own side.</summary>
    public static async Task<int> Answer<TPlan, TResult>(Func<TPlan, Task<TResult>> measure)
    {
        var plan = JsonSerializer.Deserialize<TPlan>((await Console.In.ReadLineAsync())!)!;
        Console.Write(JsonSerializer.Serialize(await measure(plan)));
        return 0;
    }

    /// <summary>
    /// Bytes that a program may use before its memory is looked after, as the image has it: a virtual machine does not
    /// tell .NET the size of its caches, from which it would follow.
    /// </summary>
    public static readonly (string Name, string Value) Memory = ("DOTNET_GCgen0size", "0x4000000");

    /// <param name="serves">Memory is looked after as in a program of ASP.NET's own SDK, such as the hub.</param>
    public static Process Start(string word, bool serves = false)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Second).Assembly.Location, word])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (serves)
        {
            start.Environment["DOTNET_gcServer"] = "1";
            start.Environment[Memory.Name] = Memory.Value;
        }

        return Process.Start(start)!;
    }
}
