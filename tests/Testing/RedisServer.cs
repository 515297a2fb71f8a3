using System.Diagnostics;

namespace ChallengeHub.Testing;

/// <summary>
/// A real redis-server process on a held loopback port with a directory of its own; ends with the fixture, by its id.
/// It is ready when it says so itself: another server at that port is a failure, never taken for it.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const string Executable = "/usr/bin/redis-server";

    private readonly Process process;
    private readonly DirectoryInfo directory;

    private RedisServer(Process process, DirectoryInfo directory, int port)
    {
        this.process = process;
        this.directory = directory;
        Port = port;
    }

    public int Port { get; }

    public string ConnectionString => $"127.0.0.1:{Port}";

    /// <summary>
    /// On a port of its own unless that of one that ended is given; settings as on the command line,
    /// <c>["--requirepass", "x"]</c>.
    /// </summary>
    public static async Task<RedisServer> Start(int? onPort = null, params string[] settings)
    {
        var port = onPort ?? Ports.Hold();
        var directory = Directory.CreateTempSubdirectory("ch-redis-");
        var process = Process.Start(
            new ProcessStartInfo(
                Executable,
                [
                    "--port",
                    $"{port}",
                    "--bind",
                    "127.0.0.1",
                    "--dir",
                    directory.FullName,
                    "--save",
                    "",
                    "--appendonly",
                    "no",
                    .. settings,
                ]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        var server = new RedisServer(process, directory, port);
        var said = new List<string>();
        if (await server.Ready(said))
            return server;
        await server.DisposeAsync();
        throw new InvalidOperationException($"redis-server does not start:\n{string.Join('\n', said)}");
    }

    /// <summary>Speaks TLS alone, and asks for a password.</summary>
    /// <param name="certificate">Files in PEM.</param>
    public static Task<RedisServer> StartGuarded((string Certificate, string Key) certificate, string password)
    {
        var port = Ports.Hold();
        return Start(
            port,
            "--port",
            "0",
            "--tls-port",
            $"{port}",
            "--tls-cert-file",
            certificate.Certificate,
            "--tls-key-file",
            certificate.Key,
            "--tls-ca-cert-file",
            certificate.Certificate,
            "--tls-auth-clients",
            "no",
            "--requirepass",
            password
        );
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task Kill()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>It keeps its connections and answers nobody.</summary>
    public Task Hang() => Signal("-STOP");

    public Task Resume() => Signal("-CONT");

    private async Task Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        process.Dispose();
        directory.Delete(recursive: true);
    }

    /// <param name="said">What it printed until then.</param>
    private async Task<bool> Ready(List<string> said)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return true;
            }
        }
        return false;
    }
}
