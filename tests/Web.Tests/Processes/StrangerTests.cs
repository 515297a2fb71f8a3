using System.Net;
using System.Net.Sockets;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>That a test talks to the process that it started, and to nobody who sits at its port.</summary>
[Collection(StartCollection.Name)]
public sealed class StrangerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_at_its_port_is_not_taken_for_the_hub()
    {
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var answering = AnswerAsHealthy(stranger, over.Token);
        var port = ((IPEndPoint)stranger.LocalEndpoint).Port;

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            HubProcess.Start(new HubSettings { Port = port })
        );

        Assert.Contains("address already in use", refused.Message, StringComparison.Ordinal);
        await over.CancelAsync();
        await answering;
    }

    [Fact]
    public async Task Another_redis_server_at_its_port_is_not_taken_for_it()
    {
        await using var stranger = await RedisServer.Start();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => RedisServer.Start(stranger.Port));

        Assert.Contains("Address already in use", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_tells_its_port_and_another_can_be_started_where_it_was()
    {
        await using var hub = await HubProcess.Start();
        Assert.Contains($"Now listening on: http://127.0.0.1:{hub.Port}", hub.Output, StringComparison.Ordinal);
        await hub.Kill();

        await using var again = await HubProcess.Start(new HubSettings { Port = hub.Port });

        Assert.Equal(hub.Port, again.Port);
    }

    [Fact]
    public void A_held_port_answers_nobody_and_is_given_to_nobody_who_does_not_ask_for_it()
    {
        var port = Ports.Hold();

        using var client = new TcpClient();
        Assert.Equal(
            SocketError.ConnectionRefused,
            Assert.Throws<SocketException>(() => client.Connect(IPAddress.Loopback, port)).SocketErrorCode
        );
        var given = Enumerable.Range(0, 2000).Select(_ => Bound()).ToList();
        Assert.DoesNotContain(port, given.Select(x => ((IPEndPoint)x.LocalEndPoint!).Port));
        given.ForEach(x => x.Dispose());
    }

    private static Socket Bound()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static async Task AnswerAsHealthy(TcpListener stranger, CancellationToken over)
    {
        try
        {
            while (true)
            {
                using var guest = await stranger.AcceptTcpClientAsync(over);
                await guest.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"u8.ToArray(), over);
            }
        }
        catch (OperationCanceledException)
        {
            // the test is over
        }
    }
}
