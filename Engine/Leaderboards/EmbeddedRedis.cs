using System.Net.Sockets;
using System.Text;
using Garnet;
using Garnet.server;
using Tsavorite.core;

namespace ChallengeHub;

/// <summary>
/// A Redis-compatible server inside the process, on a Unix socket of mode 0600 and nowhere else. Memory only: it is a
/// cache of the ledger and starts empty. One process per data directory: the caller holds its lock.
/// </summary>
public sealed class EmbeddedRedis : IAsyncDisposable
{
    private const int LongestPath = 100; // the system's limit is 108 bytes
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly GarnetServer server;
    private readonly string directory;

    private EmbeddedRedis(GarnetServer server, string directory)
    {
        this.server = server;
        this.directory = directory;
    }

    public string SocketPath => SocketIn(directory);

    public static EmbeddedRedis Start(string dataDirectory)
    {
        var directory = Path.GetFullPath(Path.Combine(dataDirectory, "redis"));
        if (Encoding.UTF8.GetByteCount(SocketIn(directory)) > LongestPath)
            directory = Directory.CreateTempSubdirectory("ch-").FullName; // 0700
        else
            Empty(directory);

        var server = new GarnetServer(Options(directory));
        server.Start();
        return new(server, directory);
    }

    private static void Empty(string directory)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true); // what a killed process left
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, Private);
    }

    private static string SocketIn(string directory) => Path.Combine(directory, "redis.sock");

    private static GarnetServerOptions Options(string directory) =>
        new()
        {
            EndPoints = [new UnixDomainSocketEndPoint(SocketIn(directory))],
            UnixSocketPath = SocketIn(directory),
            UnixSocketPermission = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            QuietMode = true,
            EnableLua = true,
            LuaOptions = new LuaOptions(),
            LuaTransactionMode = true, // without it scripts interleave and lose updates
            DeviceType = DeviceType.RandomAccess, // the default needs libaio and kills the process where it is missing
            LogMemorySize = "1g", // committed as it fills; a full log drops keys without a word
            PageSize = "1m", // what the log grows by
            IndexMemorySize = "4m", // for 262,144 keys, at 16 bytes each; more are kept too, and found more slowly
            CheckpointDir = directory,
        };

    public ValueTask DisposeAsync()
    {
        server.Dispose();
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
        return ValueTask.CompletedTask;
    }
}
