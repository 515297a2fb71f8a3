using System.Threading.Channels;
using ChallengeHub.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub.Web.Tests;

/// <summary>A SignalR client that keeps what it receives.</summary>
public sealed class Screen : IAsyncDisposable
{
    private readonly Channel<StandingsAnswer> standings = Channel.CreateUnbounded<StandingsAnswer>();
    private readonly Channel<IReadOnlyList<ScoredLine>> scored = Channel.CreateUnbounded<IReadOnlyList<ScoredLine>>();
    private readonly Channel<PeriodEnd> ended = Channel.CreateUnbounded<PeriodEnd>();
    private readonly Channel<PeriodClosing> closed = Channel.CreateUnbounded<PeriodClosing>();
    private readonly Channel<IReadOnlyList<CorrectedLine>> corrected = Channel.CreateUnbounded<
        IReadOnlyList<CorrectedLine>
    >();
    private readonly Channel<WallCeremony> ceremonies = Channel.CreateUnbounded<WallCeremony>();
    private readonly Channel<CampaignChange> changed = Channel.CreateUnbounded<CampaignChange>();
    private readonly Channel<CheerLine> cheered = Channel.CreateUnbounded<CheerLine>();

    private Screen(HubConnection connection)
    {
        Connection = connection;
        connection.On<StandingsAnswer>("Standings", x => standings.Writer.TryWrite(x));
        connection.On<List<ScoredLine>>("Scored", x => scored.Writer.TryWrite(x));
        connection.On<PeriodEnd>("PeriodEnded", x => ended.Writer.TryWrite(x));
        connection.On<PeriodClosing>("PeriodClosed", x => closed.Writer.TryWrite(x));
        connection.On<List<CorrectedLine>>("Corrected", x => corrected.Writer.TryWrite(x));
        connection.On<WallCeremony>("Ceremony", x => ceremonies.Writer.TryWrite(x));
        connection.On<CampaignChange>("CampaignChanged", x => changed.Writer.TryWrite(x));
        connection.On<CheerLine>("Cheered", x => cheered.Writer.TryWrite(x));
    }

    public HubConnection Connection { get; }
    public ChannelReader<StandingsAnswer> Standings => standings.Reader;
    public ChannelReader<IReadOnlyList<ScoredLine>> Scored => scored.Reader;
    public ChannelReader<PeriodEnd> Ended => ended.Reader;
    public ChannelReader<PeriodClosing> Closed => closed.Reader;
    public ChannelReader<IReadOnlyList<CorrectedLine>> Corrected => corrected.Reader;
    public ChannelReader<WallCeremony> Ceremonies => ceremonies.Reader;
    public ChannelReader<CampaignChange> Changed => changed.Reader;
    public ChannelReader<CheerLine> Cheered => cheered.Reader;

    public static async Task<Screen> Connect(Uri url, bool packed, string language = "en", string? key = RunningHub.Key)
    {
        var builder = new HubConnectionBuilder().WithUrl(
            new Uri(url, $"hubs/board?lang={language}"),
            options => options.AccessTokenProvider = () => Task.FromResult(key)
        );
        if (packed)
            builder.AddMessagePackProtocol(options => options.SerializerOptions = PackedJson.Options);
        else
            builder.AddJsonProtocol(options => options.PayloadSerializerOptions = WebJson.Options);
        var screen = new Screen(builder.Build());
        await screen.Connection.StartAsync();
        return screen;
    }

    /// <summary>The browser of somebody who is signed in.</summary>
    public static async Task<Screen> Of(RunningHub hub, Person person)
    {
        var builder = new HubConnectionBuilder().WithUrl(
            new Uri(hub.Url, "hubs/board?lang=en"),
            options => options.Cookies = person.Cookies
        );
        builder.AddJsonProtocol(options => options.PayloadSerializerOptions = WebJson.Options);
        var screen = new Screen(builder.Build());
        await screen.Connection.StartAsync();
        return screen;
    }

    public Task<StandingsAnswer> Watch(
        string campaign,
        string board = "reps",
        string period = "current",
        int top = 50
    ) => Connection.InvokeAsync<StandingsAnswer>("Watch", campaign, board, period, top);

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
