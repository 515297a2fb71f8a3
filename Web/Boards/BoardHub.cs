using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace ChallengeHub.Web;

/// <summary>
/// Where screens connect. Watching answers the whole board, so that a screen that comes back knows all at once. Names
/// in the language of <c>?lang=fr</c>.
/// </summary>
public sealed class BoardHub(
    Watches watches,
    LeadWatches leads,
    BoardReads reads,
    HubConnections onlookers,
    Measures measures
) : Hub<IBoardClient>
{
    public const string Path = "/hubs/board";

    /// <param name="period">A word or a number; null: the current one.</param>
    /// <param name="top">Null: as over HTTP.</param>
    public async Task<StandingsAnswer> Watch(string campaign, string board, JsonElement period, JsonElement top)
    {
        var watch = Read(campaign, board, period, top);

        try
        {
            // joined first, read then: what happens in between is sent
            await Groups.AddToGroupAsync(Context.ConnectionId, watch.Group, Context.ConnectionAborted);
            await Groups.AddToGroupAsync(Context.ConnectionId, watch.CampaignGroup, Context.ConnectionAborted);
            watches.Add(Context.ConnectionId, watch);
            var standings = await reads.Read(watch.Query);
            var snapshot = StandingsAnswer.Of(standings);
            watches.Shown(watch, snapshot, standings.Look);
            return snapshot;
        }
        catch (RefusedException refusal)
        {
            await Leave(watch);
            throw new HubException(ErrorSentences.Of(refusal, ErrorSentences.English));
        }
        catch (Exception failure) when (StoreFaults.Reason(failure) is { } reason)
        {
            await Leave(watch);
            throw new HubException($"The store cannot be used now: {reason}. Watch again in some seconds.");
        }
    }

    public Task Unwatch(string campaign, string board, JsonElement period, JsonElement top) =>
        Leave(Read(campaign, board, period, top));

    /// <summary>From now on a person hears of the leads that he may see at a campaign's desk.</summary>
    public async Task WatchLeads(string campaign)
    {
        try
        {
            if (Caller.Of(Person).Kind != CallerKind.Person || !MayWatchLeads(campaign))
                throw RefusedException.Forbidden("campaign-not-open", campaign);
            await reads.Snapshot(campaign);
            leads.Add(new LeadWatch(Context.ConnectionId, campaign), Person);
        }
        catch (RefusedException refusal)
        {
            throw new HubException(ErrorSentences.Of(refusal, ErrorSentences.English));
        }
        catch (Exception failure) when (StoreFaults.Reason(failure) is { } reason)
        {
            throw new HubException($"The store cannot be used now: {reason}. Watch again in some seconds.");
        }
    }

    public Task UnwatchLeads(string campaign)
    {
        if (!MayWatchLeads(campaign))
            throw new HubException(
                ErrorSentences.Of(RefusedException.Forbidden("campaign-not-open", campaign), ErrorSentences.English)
            );
        leads.Remove(new LeadWatch(Context.ConnectionId, campaign));
        return Task.CompletedTask;
    }

    public override Task OnConnectedAsync()
    {
        measures.Connected();
        onlookers.Came(Context);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        measures.Disconnected();
        onlookers.Left(Context.ConnectionId);
        watches.Leave(Context.ConnectionId);
        leads.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    private System.Security.Claims.ClaimsPrincipal Person => Context.User ?? new();

    private bool MayWatchLeads(string campaign) =>
        Codes.IsValid(campaign) && Context.GetHttpContext()!.May(AccessPolicies.Leads, campaign);

    /// <summary>A screen shows to all what is for all, even where somebody is signed in on it.</summary>
    private bool SeesUnrevealed(HttpContext http, string campaign) =>
        Caller.Of(Person).SeesUnrevealed(campaign) && !http.Request.Cookies.ContainsKey(ScreenToken.Cookie);

    private async Task Leave(Watch watch)
    {
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, watch.Group);
        if (watches.Remove(Context.ConnectionId, watch))
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, watch.CampaignGroup);
    }

    private Watch Read(string campaign, string board, JsonElement period, JsonElement top)
    {
        try
        {
            var http = Context.GetHttpContext()!;
            if (!http.May(AccessPolicies.Boards, campaign))
                throw RefusedException.Forbidden("campaign-not-open", campaign);

            return Web.Watch.Of(
                campaign,
                board,
                Text(period, "current"),
                (int)Query.Whole("top", Text(top, null), BoardsApi.Usual, 1, BoardsApi.Most),
                new WatchSight(Query.Language(http.Request.Query["lang"]), SeesUnrevealed(http, campaign))
            );
        }
        catch (RefusedException refusal)
        {
            throw new HubException(ErrorSentences.Of(refusal, ErrorSentences.English));
        }
    }

    private static string? Text(JsonElement json, string? fallback) =>
        json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? fallback : json.ToString();
}
