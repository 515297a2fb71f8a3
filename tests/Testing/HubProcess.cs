using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;

namespace ChallengeHub.Testing;

/// <summary>
/// How a hub process is started. A data directory that is given is left alone afterwards, so that the next process
/// finds it.
/// </summary>
public sealed record HubSettings
{
    public string? DataDirectory { get; init; }
    public string? AdminKey { get; init; } = HubProcess.Key;
    public string? Redis { get; init; }
    public string? Jobs { get; init; }

    /// <summary>
    /// One of <see cref="Ports.Hold()"/>, for a page that finds the next process where it left this one; null listens
    /// on port 0.
    /// </summary>
    public int? Port { get; init; }
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Where its operator stands: pages and themes are found beside the program.</summary>
    public string WorkingDirectory { get; init; } = Path.GetTempPath();

    /// <summary>The library of a published hub; null: as it was built with the tests.</summary>
    public string? Program { get; init; }

    /// <summary>What follows the program's name on the command line.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}

/// <summary>
/// The real Web program in a process of its own, on a loopback port that it tells: killed by a test as a power cut
/// would, ended as an operator would.
/// </summary>
public sealed class HubProcess : IAsyncDisposable
{
    public const string Key = "a-key-of-the-tests-that-opens-everything";
    private const int SigTerm = 15;
    private const int MostLines = 50_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly TaskCompletionSource<Uri> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AuthenticationHeaderValue? key;
    private readonly bool ownsDirectory;
    private HttpClient? client;
    private int disposed;

    private HubProcess(Process process, HubSettings settings, string directory)
    {
        this.process = process;
        DataDirectory = directory;
        ownsDirectory = settings.DataDirectory is null;
        key = settings.AdminKey is null ? null : new AuthenticationHeaderValue("Bearer", settings.AdminKey);
        process.OutputDataReceived += (_, line) =>
        {
            Keep(line.Data);
            Hear(line.Data);
        };
        process.ErrorDataReceived += (_, line) =>
        {
            Keep(line.Data);
            if (line.Data is not null)
                Errors.Enqueue(line.Data);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it says that it listens: nothing else that answers at a port is ever taken for it.</summary>
    public string Url => Address.OriginalString;
    public int Port => Address.Port;
    public string DataDirectory { get; }

    /// <summary>With the admin key.</summary>
    public HttpClient Client => client ?? throw NotListening();
    public int Id => process.Id;
    public bool HasExited => process.HasExited;
    public int ExitCode => process.ExitCode;
    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Lines of stderr.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    /// <summary>All that it printed, for the message of a failed test.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>Starts it and waits until it answers. Throws, with all that it printed, when it ends before.</summary>
    public static async Task<HubProcess> Start(HubSettings? settings = null)
    {
        var hub = Launch(settings);
        await hub.Ready();
        return hub;
    }

    /// <summary>Starts it and does not wait: for settings with which it ends.</summary>
    public static HubProcess Launch(HubSettings? settings = null)
    {
        var given = settings ?? new HubSettings();
        var directory = given.DataDirectory ?? Directory.CreateTempSubdirectory("ch-hub-").FullName;
        var start = new ProcessStartInfo(
            "dotnet",
            [given.Program ?? Program, .. given.Arguments, "--urls", $"http://127.0.0.1:{given.Port ?? 0}"]
        )
        {
            WorkingDirectory = given.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // the machine's own settings must not reach a test
        foreach (
            var name in start
                .Environment.Keys.Where(x =>
                    x.StartsWith("ChallengeHub__", StringComparison.OrdinalIgnoreCase)
                    || x.StartsWith("ConnectionStrings__", StringComparison.OrdinalIgnoreCase)
                    || x.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
                )
                .ToList()
        )
            start.Environment.Remove(name);
        start.Environment["ChallengeHub__DataDirectory"] = directory;
        start.Environment["ChallengeHub__PasswordIterations"] = $"{TestStore.PasswordIterations}";
        if (TestStore.ConnectionString(directory) is { } server)
            start.Environment["ConnectionStrings__SqlServer"] = server;
        if (given.AdminKey is not null)
            start.Environment["ChallengeHub__AdminKey"] = given.AdminKey;
        if (given.Redis is not null)
            start.Environment["ConnectionStrings__Redis"] = given.Redis;
        if (given.Jobs is not null)
            start.Environment["ChallengeHub__Jobs"] = given.Jobs;
        foreach (var (name, value) in given.Environment)
            start.Environment[name] = value;
        return new HubProcess(Process.Start(start)!, given, directory);
    }

    /// <summary>Ends it as a power cut would (SIGKILL).</summary>
    public async Task Kill()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        if (started.Task.IsCompletedSuccessfully)
            Ports.Hold(Port);
    }

    /// <summary>Ends it as an operator would (SIGTERM) and answers its exit code.</summary>
    public async Task<int> Stop()
    {
        if (!process.HasExited && Signal(process.Id, SigTerm) != 0)
            throw new InvalidOperationException($"SIGTERM failed: {Marshal.GetLastPInvokeError()}");
        return await Exited();
    }

    /// <summary>Waits until it has ended by itself and answers its exit code.</summary>
    public async Task<int> Exited()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await Kill();
        client?.Dispose();
        process.Dispose();
        if (!ownsDirectory)
            return;
        Directory.Delete(DataDirectory, recursive: true);
        TestStore.Drop(DataDirectory);
    }

    private Uri Address => started.Task.IsCompletedSuccessfully ? started.Task.Result : throw NotListening();

    private InvalidOperationException NotListening() => new($"The hub does not listen:\n{Output}");

    private async Task Ready()
    {
        var ended = process.WaitForExitAsync();
        await Task.WhenAny(started.Task, ended, Task.Delay(Patience));
        if (!started.Task.IsCompletedSuccessfully)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"The hub did not start:\n{Output}");
        }
        client = new HttpClient { BaseAddress = Address, Timeout = Patience };
        client.DefaultRequestHeaders.Authorization = key;
        using var answer = await client.GetAsync("/health/live");
    }

    /// <summary>Kestrel tells where it listens once it does, and a port that is another's ends the start.</summary>
    private void Hear(string? line)
    {
        const string listening = "Now listening on: ";
        if (line?.IndexOf(listening, StringComparison.Ordinal) is >= 0 and var at)
            started.TrySetResult(new Uri(line[(at + listening.Length)..].Trim()));
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        output.Enqueue(line);
        if (output.Count > MostLines)
            output.TryDequeue(out _);
    }

    private static string Web => Path.Combine(Root, "Web");

    /// <summary>Built as the tests were: Debug beside Debug.</summary>
    private static string Program =>
        Path.Combine(
            Web,
            "bin",
            new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name,
            new DirectoryInfo(AppContext.BaseDirectory).Name,
            "ChallengeHub.Web.dll"
        );

    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "ChallengeHub.sln")))
                folder = folder.Parent!;
            return folder.FullName;
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Signal(int process, int signal);
}
