using System.Net.Sockets;
using System.Runtime.Versioning;
using Xunit;
using static ChallengeHub.Engine.Tests.BoardCampaign;

namespace ChallengeHub.Engine.Tests;

[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedRedisTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("ch-test-");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task It_listens_on_no_network_port()
    {
        await using var redis = EmbeddedRedis.Start(data.FullName);
        var own = Directory.GetFiles("/proc/self/fd").Select(fd => new FileInfo(fd).LinkTarget ?? "").ToHashSet();
        var listening = new[] { "/proc/net/tcp", "/proc/net/tcp6" }
            .Where(File.Exists)
            .SelectMany(table => File.ReadLines(table).Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(column => column[3] == "0A" && own.Contains($"socket:[{column[9]}]"))
            .Select(column => column[1]);
        Assert.Empty(listening);
    }

    [Fact]
    public async Task Nobody_else_may_open_its_socket()
    {
        await using var redis = EmbeddedRedis.Start(data.FullName);
        Assert.StartsWith(data.FullName, redis.SocketPath);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(redis.SocketPath));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Path.GetDirectoryName(redis.SocketPath)!)
        );
    }

    [Fact]
    public async Task A_data_directory_too_deep_for_a_socket_gets_one_under_the_temporary_path()
    {
        var deep = data.CreateSubdirectory(new string('é', 60)).FullName;
        string socket;
        await using (var redis = EmbeddedRedis.Start(deep))
        {
            socket = redis.SocketPath;
            Assert.False(socket.StartsWith(deep, StringComparison.Ordinal));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.GetDirectoryName(socket)!)
            );
            await using var connection = await BoardStore.Opened(redis);
            Assert.True(connection.IsConnected);
        }
        Assert.False(Directory.Exists(Path.GetDirectoryName(socket)));
    }

    [Fact]
    public async Task It_starts_over_what_a_killed_process_left_and_keeps_nothing()
    {
        var left = data.CreateSubdirectory("redis");
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
            socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(left.FullName, "redis.sock")));
        for (var start = 0; start < 2; start++)
        {
            await using var redis = EmbeddedRedis.Start(data.FullName);
            await using var connection = await BoardStore.Opened(redis);
            var boards = BoardStore.Boards(connection);
            Assert.Null(await boards.Position(1));
            await boards.Rebuild(1, Start, new(5, 5, [Line("17", 5)]), _ => throw new InvalidOperationException());
            Assert.Equal(5, (await boards.Position(1))!.Value.Seq);
        }
        Assert.Empty(data.GetFileSystemInfos());
    }
}
