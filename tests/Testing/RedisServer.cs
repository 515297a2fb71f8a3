using System.Diagnostics;

namespace ChallengeHub.Testing;

/// <summary>A real redis-server process on a free loopback port with a directory of its own; ends with the fixture, by its id.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    const string Executable = "/usr/bin/redis-server";

    readonly Process process;
    readonly DirectoryInfo directory;

    RedisServer(Process process, DirectoryInfo directory, int port) => (this.process, this.directory, Port) = (process, directory, port);

    public int Port { get; }

    public string ConnectionString => $"127.0.0.1:{Port}";

    /// <summary>On a free port unless one is given; settings as on the command line, <c>["--requirepass", "x"]</c>.</summary>
    public static async Task<RedisServer> Start(int? onPort = null, params string[] settings)
    {
        for (var attempt = 0; ; attempt++)
        {
            var port = onPort ?? Ports.Free();
            var directory = Directory.CreateTempSubdirectory("ch-redis-");
            var process = Process.Start(new ProcessStartInfo(Executable,
                ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", directory.FullName, "--save", "", "--appendonly", "no", .. settings])
            {
                RedirectStandardOutput = true,
            })!;
            var server = new RedisServer(process, directory, port);
            if (await server.Ready()) return server;
            await server.DisposeAsync(); // somebody took the port in between
            if (attempt == 5) throw new InvalidOperationException("redis-server does not start");
        }
    }

    /// <summary>Speaks TLS alone, and asks for a password.</summary>
    /// <param name="certificate">Files in PEM.</param>
    public static Task<RedisServer> StartGuarded((string Certificate, string Key) certificate, string password)
    {
        var port = Ports.Free();
        return Start(port, "--port", "0", "--tls-port", $"{port}", "--tls-cert-file", certificate.Certificate, "--tls-key-file", certificate.Key, "--tls-ca-cert-file", certificate.Certificate,
            "--tls-auth-clients", "no", "--requirepass", password);
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task Kill()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>It keeps its connections and answers nobody.</summary>
    public Task Hang() => Signal("-STOP");

    public Task Resume() => Signal("-CONT");

    async Task Signal(string signal)
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

    async Task<bool> Ready()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return true;
            }
        return false;
    }
}
