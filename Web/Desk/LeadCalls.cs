namespace ChallengeHub.Web;

/// <summary>What the routes of leads are answered with.</summary>
public sealed record LeadCalls(
    DeskCallers Callers,
    LeadDesk Desk,
    DeskReads Reads,
    BoardReads Boards,
    TimeProvider Clock
)
{
    /// <summary>As it is now; throws <see cref="RefusedException"/> where he sees no such lead.</summary>
    public async Task<LeadAnswer> Answer(HttpContext http, string campaign, string lead, DeskCaller by) =>
        LeadAnswer.Of(await Reads.One(campaign, lead, by), await Reader(http, campaign));

    /// <summary>The same after he moved it: with that he may have lost sight of it.</summary>
    public async Task<LeadAnswer?> AnswerIfSeen(HttpContext http, string campaign, string lead, DeskCaller by)
    {
        try
        {
            return await Answer(http, campaign, lead, by);
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            return null;
        }
    }

    public async Task<LeadReader> Reader(HttpContext http, string campaign) =>
        new(await Boards.Snapshot(campaign), Caller.Of(http.User).Audience(campaign), LanguageOf(http));

    /// <summary>
    /// Who earned by it as boards show it: by mask, where somebody appears by an alias or not at all.
    /// </summary>
    public async Task<EventAnswer> Discreet(HttpContext http, string campaign, Answer answer)
    {
        var caller = Caller.Of(http.User);
        if (answer.Entries.Count == 0 || caller.ReachesAll(campaign))
            return EventAnswer.Of(answer);

        var snapshot = await Boards.Snapshot(campaign);
        var audience = caller.Audience(campaign);
        return EventAnswer.Of(
            answer with
            {
                Entries =
                [
                    .. answer.Entries.Select(x =>
                        x with
                        {
                            Participant = audience.CodeOf(snapshot.Find(x.Participant)!),
                        }
                    ),
                ],
            }
        );
    }

    /// <summary>In which sentences are made: who signed in reads them, programs are answered in English.</summary>
    public static string LanguageOf(HttpContext http) => http.AccountId() is null ? "en" : Language.Current;
}

/// <summary>Registers the doors of the desk.</summary>
public static class DeskApiSetup
{
    public static void AddDeskApi(this IServiceCollection services)
    {
        services.AddSingleton<DeskCallers>();
        services.AddSingleton<LeadCalls>();
        services.AddSingleton<RecycleCalls>();
        services.AddSingleton<LeadsFile>();
        services.AddSingleton<LeadLists>();
    }
}
